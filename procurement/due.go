package procurement

import (
	"cmp"
	"fmt"
	"slices"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Due is something that must be done by a day.
type Due struct {
	Kind      DueKind
	Contract  ContractID // 0 for what the whole office owes
	Reference string     // of the contract
	// Key tells it apart from everything else due on the contract, today and in years: contract-details, option-1, obligation-P3-2026-11-30.
	Key    string
	What   string     // for people: decide on the option of 12 months
	Opens  civil.Date // the first day on which it can be done; none where that is any day
	On     civil.Date // the last day
	Source string     // the rule or clause behind it; may be empty
	DoneOn civil.Date // the day on which it was done; none while it is open
	// Value is what hangs on it, where that is not the contract as a whole: what the option adds, what the milestone is worth.
	Value money.Amount
	// Notice is what is to be noted of a notice or an assessment once it was published: its kind, and the day that it covers.
	Notice PublishedNotice
}

// DueKind says what sort of thing is due.
type DueKind uint8

// The kinds of things that are due.
const (
	DueUnstated DueKind = iota
	DueNotice           // a public notice
	DueOption
	DueEndNotice // notice to the other side
	DueEnd
	DueMilestone
	DueOurs   // an obligation of ours
	DueTheirs // of the supplier's
	DueAssessment
	DuePriceReview
)

var dueKinds = choice.Of("kind of date", "notice", "option", "end-notice", "end", "milestone", "ours", "theirs", "assessment", "price-review")

// String is the kind's name in files, empty where it is not stated.
func (k DueKind) String() string { return dueKinds.Name(uint8(k)) }

// Words is the kind for people.
func (k DueKind) Words() string { return dueKinds.Words(uint8(k)) }

// AllDueKinds are the kinds to choose from.
func AllDueKinds() []DueKind { return choice.All[DueKind](dueKinds) }

// ParseDueKind reads what [DueKind.String] writes. It fails with [*choice.Error].
func ParseDueKind(text string) (DueKind, error) { return choice.Parse[DueKind](dueKinds, text) }

// IsOpen reports whether it has not been done.
func (d Due) IsOpen() bool { return d.DoneOn.IsZero() }

// IsLate reports whether its day has passed and it has not been done.
func (d Due) IsLate(today civil.Date) bool { return d.IsOpen() && d.On.Before(today) }

// Horizon is what a list of dates looks at.
type Horizon struct {
	Today     civil.Date
	Until     civil.Date // nothing later; what is late is always there
	Calendars *civil.Calendars
	WithDone  bool // what was done, too
}

// DueList is everything that is due on contracts and by the office, earliest first. It fails as [Contract.AgreedValue] does.
func (r Rules) DueList(dossiers []Dossier, h Horizon) ([]Due, error) {
	var list []Due
	for i := range dossiers {
		own, err := r.dueOn(&dossiers[i], h)
		if err != nil {
			return nil, err
		}
		list = append(list, own...)
	}
	list = append(list, r.duePayments(h)...)
	list = slices.DeleteFunc(list, func(d Due) bool {
		return d.On.IsZero() || d.On.After(h.Until) || (!h.WithDone && !d.IsOpen())
	})
	slices.SortStableFunc(list, func(a, b Due) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Key, b.Key))
	})
	return list, nil
}

// dueOn is what is due on one contract. Nothing is before somebody was awarded it, nor once it is archived.
func (r Rules) dueOn(d *Dossier, h Horizon) ([]Due, error) {
	if d.Status == ContractStatusUnstated || d.Status == Pipeline || d.Status == Archived {
		return nil, nil
	}
	list, err := r.dueNotices(d)
	if err != nil {
		return nil, err
	}
	if d.Status.IsRunning() || d.Status == Awarded {
		list = append(list, d.dueInLife(h)...)
		list = append(list, d.dueMilestones()...)
		list = append(list, d.dueObligations(h)...)
		list = append(list, d.duePriceReviews(h)...)
	}
	for i := range list {
		list[i].Contract, list[i].Reference = d.ID, d.Reference
	}
	return list, nil
}

// dueInLife are the contract's own decisions: options, notice, end.
func (d *Dossier) dueInLife(h Horizon) (list []Due) {
	for i, step := range d.OptionSteps(h.Calendars) {
		if step.State != OptionOpen {
			continue
		}
		what := fmt.Sprintf("decide on the option of %s", counted(step.Months, "month"))
		if step.Value.IsSet() {
			what += " for " + step.Value.WholeWords()
		}
		list = append(list, Due{Kind: DueOption, Key: fmt.Sprintf("option-%d", i+1), What: what, On: step.DecideBy, Value: step.Value, Source: d.decidedBy(step)})
	}
	end := d.EndOn(h.Today, h.Calendars)
	// Notice that can't be given any more is not late: the contract ends all the same.
	if window := d.NoticeWindow(h.Today, h.Calendars); !window.IsZero() && !(window.ActBy.Before(h.Today) && d.Notice.GivenOn.IsZero()) {
		what := "last day of notice to the end on " + end.Words()
		if d.Notice.Renews() {
			what += ", or it renews itself"
		}
		list = append(list, Due{
			Kind: DueEndNotice, Key: "end-notice-" + end.String(), What: what, Opens: window.Opens, On: window.ActBy,
			Source: d.Notice.Latest.Words() + " of notice", DoneOn: d.Notice.GivenOn,
		})
	}
	return append(list, Due{Kind: DueEnd, Key: "end-" + end.String(), What: "the contract ends", On: end})
}

// decidedBy says where the last day to take an option up comes from.
func (d *Dossier) decidedBy(step OptionStep) string {
	switch {
	case !step.ExtensionOption.DecideBy.IsZero():
		return "the day that was agreed for the option"
	case step.Follows.IsZero() || !d.Notice.Latest.IsSet():
		return ""
	}
	return d.Notice.Latest.Words() + " of notice to the end on " + step.Follows.Words()
}

func (d *Dossier) dueMilestones() (list []Due) {
	for i, m := range d.Milestones {
		done := m.AcceptedOn
		if m.State != MilestoneAccepted {
			done = civil.Date{}
		}
		list = append(list, Due{
			Kind: DueMilestone, Key: fmt.Sprintf("milestone-%d", i+1), What: m.Title, On: m.Due, DoneOn: done, Value: m.Value,
		})
	}
	return list
}

func (d *Dossier) dueObligations(h Horizon) (list []Due) {
	for i := range d.Obligations {
		o := &d.Obligations[i]
		kind := DueTheirs
		if o.Side == Ours {
			kind = DueOurs
		}
		for _, turn := range o.Turns(d.End(), h.Until) {
			if turn.State == NotApplicable || turn.State == Lapsed {
				continue
			}
			due := Due{Kind: kind, Key: "obligation-" + o.Code, What: o.Title, On: turn.On, Source: o.Clause}
			if o.EveryMonths > 0 {
				due.Key += "-" + turn.On.String()
			}
			if turn.State == Met {
				due.DoneOn = cmp.Or(turn.Seen, turn.On)
			}
			list = append(list, due)
		}
	}
	return list
}

func (d *Dossier) duePriceReviews(h Horizon) (list []Due) {
	if !d.Index.IsSet() || d.Index.FirstReview.IsZero() {
		return nil
	}
	for n := 0; n < mostReviews; n++ {
		on := d.Index.FirstReview.AddMonths(n * d.Index.EveryMonths)
		if on.IsZero() || on.After(h.Until) || (!d.End().IsZero() && on.After(d.End())) {
			break
		}
		if !on.Before(h.Today) {
			list = append(list, Due{Kind: DuePriceReview, Key: "price-review-" + on.String(), What: "review prices by " + d.Index.Series, On: on})
		}
		if d.Index.EveryMonths <= 0 {
			break
		}
	}
	return list
}
