package desk

import (
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// sampleKept is what is kept on a contract of the sample besides the contract itself, as it is written.
type sampleKept struct {
	Changes []struct {
		Title, Reason, State, Value, Approver, Document string
		Months                                          int
		On                                              civil.Date
	}
	Months  []struct{ Month, Spent, Committed, Forecast string }
	Rates   []struct{ Role, Grade, Day string }
	Reaches []struct {
		Kind, Title, Value, State, Evidence string
		Due, Accepted                       civil.Date
		By                                  string
	} `json:"milestones"`
	Index *struct {
		Series, Base, Fixed, Growth, Cap string
		First                            civil.Date
		EveryMonths                      int `json:"every_months"`
	}
	Obligations []sampleObligation
	Notices     []struct {
		Kind, Reference string
		On, Covers      civil.Date
	}
}

type sampleObligation struct {
	Code, Side, Title, Clause, Owner, State, Note string

	Bid, Criterion, Passage, Mark, Most string // of a promise
	Due, Until                          civil.Date
	EveryMonths                         int `json:"every_months"`
	Done, Target                        int
	Evidence                            []struct {
		Turn, On        civil.Date
		State, Text, By string
	}
}

// keep reads what is kept on a contract into its dossier.
func (r *sampleReader) keep(d *procurement.Dossier, kept sampleKept) {
	name := d.Reference
	amount := func(text string) money.Amount {
		if text == "" {
			return money.Amount{}
		}
		return read(r, name, text, func(text string) (money.Amount, error) { return money.Parse(text, d.Currency) })
	}
	for _, c := range kept.Changes {
		d.Changes = append(d.Changes, procurement.Change{
			Title: c.Title, Reason: read(r, name, c.Reason, procurement.ParseChangeReason), State: read(r, name, c.State, procurement.ParseChangeState),
			Value: amount(c.Value), Months: c.Months, AgreedOn: c.On, Approver: c.Approver, Document: c.Document,
		})
	}
	for _, m := range kept.Months {
		month := read(r, name, m.Month, civil.ParsePeriod)
		for _, one := range []struct {
			kind procurement.MoneyKind
			text string
		}{{procurement.MoneyCommitted, m.Committed}, {procurement.MoneyForecast, m.Forecast}, {procurement.MoneySpent, m.Spent}} {
			if a := amount(one.text); a.IsSet() {
				d.Months = append(d.Months, procurement.MonthMoney{Month: month, Kind: one.kind, Amount: a, Source: procurement.MoneyTyped})
			}
		}
	}
	for _, rate := range kept.Rates {
		d.Rates = append(d.Rates, procurement.Rate{Role: rate.Role, Grade: rate.Grade, DayRate: amount(rate.Day)})
	}
	for _, m := range kept.Reaches {
		d.Milestones = append(d.Milestones, procurement.Milestone{
			Kind: read(r, name, m.Kind, procurement.ParseMilestoneKind), Title: m.Title, Value: amount(m.Value), Due: m.Due,
			State: read(r, name, m.State, procurement.ParseMilestoneState), AcceptedOn: m.Accepted, DeliveredOn: m.Accepted, AcceptedBy: m.By, Evidence: m.Evidence,
		})
	}
	if i := kept.Index; i != nil {
		optional := func(text string) exact.Optional { return read(r, name, text, exact.ParseOptional) }
		d.Index = procurement.IndexRule{
			Series: i.Series, BaseLevel: optional(i.Base), FixedPart: optional(i.Fixed), Growth: optional(i.Growth), Cap: optional(i.Cap),
			FirstReview: i.First, EveryMonths: i.EveryMonths,
		}
	}
	for _, n := range kept.Notices {
		d.Notices = append(d.Notices, procurement.PublishedNotice{
			Kind: read(r, name, n.Kind, procurement.ParseNoticeKind), PublishedOn: n.On, Covers: n.Covers, Reference: n.Reference,
		})
	}
	for _, o := range kept.Obligations {
		d.Obligations = append(d.Obligations, r.obligation(d, o))
	}
}

func (r *sampleReader) obligation(d *procurement.Dossier, row sampleObligation) procurement.Obligation {
	name := d.Reference + " " + row.Code
	o := procurement.Obligation{
		Code: row.Code, Side: read(r, name, row.Side, procurement.ParseSide), Origin: procurement.FromClause, Title: row.Title, Clause: row.Clause,
		Owner: row.Owner, State: read(r, name, row.State, procurement.ParseObligationState), Note: row.Note,
		Due: row.Due, EveryMonths: row.EveryMonths, Until: row.Until,
	}
	if row.Bid != "" {
		o.Origin = procurement.FromPromise
		o.Promise = procurement.PromiseSource{
			Tender: d.Tender, Bid: row.Bid, Criterion: row.Criterion, Passage: row.Passage,
			Mark: read(r, name, row.Mark, exact.ParseOptional), Most: read(r, name, row.Most, exact.ParseOptional),
		}
	}
	if row.Target > 0 {
		o.Done, o.Target = procurement.NumberOf(row.Done), procurement.NumberOf(row.Target)
	}
	for _, e := range row.Evidence {
		o.Evidence = append(o.Evidence, procurement.Evidence{
			Turn: e.Turn, On: e.On, State: read(r, name, e.State, procurement.ParseObligationState), Text: e.Text, By: e.By,
		})
	}
	return o
}
