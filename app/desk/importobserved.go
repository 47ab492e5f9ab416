package desk

import (
	"fmt"

	"counterweight/app/exchange"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// observations are what releases tell of key performance indicators and was not taken up, for the remarks of a report: how many, and which
// was the first.
type observations map[string]*struct {
	count int
	first string
}

// Why an observation is not taken up.
const (
	noCard     = "of contracts that have no scorecard here: begin one with these indicators, and import the file again"
	noMeasure  = "of an indicator or a period that the scorecard of their contract does not have"
	saidOther  = "other than what the scorecard says, which stays"
	unreadable = "no values of their indicators"
	closedThen = "of closed periods: give the import a reason to have them added"
)

func (o observations) note(why, which string) {
	if o[why] == nil {
		o[why] = &struct {
			count int
			first string
		}{first: which}
	}
	o[why].count++
}

// remarks say what was not taken up.
func (o observations) remarks() (all []string) {
	for _, why := range []string{noCard, noMeasure, saidOther, unreadable, closedThen} {
		if met := o[why]; met != nil {
			verb := map[bool]string{true: "is", false: "are"}[met.count == 1]
			all = append(all, fmt.Sprintf("%s %s %s (the first is %s)", count(met.count, "published observation"), verb, why, met.first))
		}
	}
	return all
}

// observe takes up what a row tells of key performance indicators as our readings, where the scorecards of its contract have none yet, and
// reports whether there are any. What was said before stays: a release is the older or the poorer source.
func (c *contractIntake) observe(row *exchange.ContractRow, k *procurement.Contract) (bool, error) {
	if row.Kept == nil || len(row.Kept.Observed) == 0 {
		return false, nil
	}
	cards, err := c.tx.CardsAbout(k.ID)
	if err != nil {
		return false, err
	}
	if len(cards) == 0 {
		c.observeNew(row, k)
		return false, nil
	}
	left, otherwise := row.Kept.Observed, false
	for i, card := range cards {
		b, err := c.tx.Book(card)
		if err != nil {
			return false, err
		}
		read := observedReadings{contractIntake: c, book: b, row: row, results: map[civil.Period]*scorecard.Result{}}
		if left = read.take(left); i == len(cards)-1 {
			for _, o := range left {
				c.observed.note(noMeasure, b.Card.Reference+" "+o.Title)
			}
		}
		if err := recordReadings(c.tx, read.readings, c.reason); err != nil {
			return false, err
		}
		otherwise = otherwise || len(read.readings) > 0
	}
	return otherwise, nil
}

// observeNew notes that nothing here takes up what a row tells of indicators.
func (c *contractIntake) observeNew(row *exchange.ContractRow, k *procurement.Contract) {
	if row.Kept == nil {
		return
	}
	for _, o := range row.Kept.Observed {
		c.observed.note(noCard, k.Reference+" "+o.Title)
	}
}

// observedReadings are the observations of a row that become readings of a scorecard.
type observedReadings struct {
	*contractIntake
	book     *scorecard.Book
	row      *exchange.ContractRow
	results  map[civil.Period]*scorecard.Result
	readings []scorecard.Reading
}

// take takes up the observations of the scorecard's measures and periods, and returns the others.
func (r *observedReadings) take(all []exchange.Observed) (others []exchange.Observed) {
	for _, o := range all {
		period := civil.PeriodOf(r.book.Card.Every, o.Term.From)
		m := r.measure(o.Indicator)
		if m == nil || period.Term() != o.Term || !r.book.Card.Has(period) {
			others = append(others, o)
			continue
		}
		r.takeOne(m, period, o)
	}
	return others
}

// measure is the measure of the scorecard that an indicator is.
func (r *observedReadings) measure(code string) *scorecard.Measure {
	for _, m := range r.book.Measures {
		if m.Code == code {
			return m
		}
	}
	return nil
}

func (r *observedReadings) takeOne(m *scorecard.Measure, period civil.Period, o exchange.Observed) {
	if m.Computed != scorecard.TypedIn {
		return // the workspace computes it again
	}
	which := fmt.Sprintf("%s %s, %s", r.book.Card.Reference, m.Name, period.Words())
	if r.results[period] == nil {
		r.results[period] = r.book.Result(period, r.today)
	}
	row := scorecard.Row{Measure: m.Code, Period: period, Side: scorecard.Ours, Value: o.Measure, Evidence: publishedAs(r.row)}
	if o.Measure == "" {
		row.State, row.Why = scorecard.NotMeasurable.String(), o.Notes
	}
	taken := r.book.TakeIn([]scorecard.Row{row})
	read := taken.Readings()
	known := r.results[period].Of(m.ID)
	switch {
	case len(read) == 0:
		r.observed.note(unreadable, fmt.Sprintf("%s: %q", which, o.Measure))
	case known != nil && known.Counts.Basis != scorecard.NothingCounts:
		if known.Counts.State != read[0].State || known.Counts.Value != read[0].Value {
			r.observed.note(saidOther, which)
		}
	case len(taken.Changed) > 0: // we said something that does not count, such as a comment
		r.observed.note(saidOther, which)
	case isClosed(&r.book.Card, period) && isBlank(r.reason):
		r.observed.note(closedThen, which)
	default:
		r.readings = append(r.readings, read[0])
		r.report.change(FieldChange{Row: r.row.Row, Thing: r.row.Contract.Reference, Field: "readings", Is: which + ": " + readingWords(m, &read[0])})
	}
}

// publishedAs says where an observation was published.
func publishedAs(row *exchange.ContractRow) string {
	text := "open contracting data"
	if row.Contract.OCID != "" {
		text += " " + row.Contract.OCID
	}
	if len(row.Contract.Released) >= len("2026-10-01") {
		text += " of " + row.Contract.Released[:len("2026-10-01")]
	}
	return text
}
