package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// The sheets of a scorecard's workbook, besides [summarySheet], [checkSheet] and [metaSheet].
const (
	measuresSheet = "Measures"
	readingsSheet = "Readings"
	trendSheet    = "Trend"
)

// Scorecard is what goes out about a card: its periods up to one, as they stand on a day.
type Scorecard struct {
	Book   *scorecard.Book
	Period civil.Period // the one that is shown; those before it make the trend
	Today  civil.Date
}

// mostPeriods is how many periods a scorecard goes out with, the one that is shown included.
const mostPeriods = 240

// periods are the card's periods that go out, the first first.
func (c *Scorecard) periods() (all []civil.Period) {
	for _, p := range c.Book.Card.Periods(c.Period.To()) {
		if p.Compare(c.Period) <= 0 {
			all = append(all, p)
		}
	}
	return all[max(0, len(all)-mostPeriods):]
}

// hasPeriod says why there is nothing to show, nil where there is.
func (c *Scorecard) hasPeriod() error {
	card := &c.Book.Card
	if card.Has(c.Period) {
		return nil
	}
	return fmt.Errorf("scorecard %s has no period %s: it is scored every %v and covers %s", card.Reference, c.Period, card.Every, card.Term.Words())
}

// ScorecardWorkbook writes a scorecard as a workbook that anyone can check.
//
// Readings holds what both sides said in every period, with its score and rating; Measures what the values mean and from when on; Trend rolls
// the scores up, period by period with the weights of each, and Summary shows the last of them. All of these are formulas, which go on working when a
// reading, a weight, a target or a line is changed. Check compares every formula with the program's own figure. Meta says where it all
// comes from. The same input gives the same bytes.
//
// It fails where the period is none of the card's, and where w does.
func ScorecardWorkbook(w io.Writer, c *Scorecard, p Provenance) error {
	if err := c.hasPeriod(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	k := newCardBook(c, p)
	b := newBook(k.title(), p.Made, summarySheet, measuresSheet, readingsSheet, trendSheet, checkSheet, metaSheet)
	k.writeMeasures(b)
	k.writeReadings(b)
	k.writeTrend(b)
	k.writeSummary(b)
	k.writeCheck(b)
	k.writeMeta(b)
	return b.writeTo(w)
}

// cardBook is everything that the sheets share: what stands where.
type cardBook struct {
	*Scorecard
	checkedBook
	results []*scorecard.Result // one for each period, the last is the one that is shown

	perspectives []*cardPerspective
	versions     map[versionKey]*version // of points, by measure
	versionList  []*version              // as Measures lists them
	rows         []map[scorecard.MeasureID]*readingRow
	readingRows  []*readingRow // as Readings lists them
	ratios       bool          // some measure is read as a numerator and a denominator
	trend        trendPlan
}

// cardPerspective, cardObjective and cardMeasure are the parts of the card in all periods.
type cardPerspective struct {
	index      int // in the card
	name       string
	objectives []*cardObjective
}

type cardObjective struct {
	index    int // in the perspective
	name     string
	measures []*cardMeasure
}

type cardMeasure struct {
	measure *scorecard.Measure
	rows    []*readingRow // by period, nil where it is not on the card
}

// readingRow is a measure in a period.
type readingRow struct {
	period  int // among the results
	result  *scorecard.MeasureResult
	part    *cardObjective
	in      *cardPerspective
	version *version
	unsaid  scorecard.State // what it counts as while nothing is said: not due, overdue or not read
	row     int             // on Readings
}

func newCardBook(c *Scorecard, p Provenance) *cardBook {
	k := &cardBook{Scorecard: c, versions: map[versionKey]*version{}}
	k.checkedBook = checkedBook{name: k.title(), as: c.Period.Words(), provenance: p}
	periods := c.periods()
	k.results = c.Book.Results(periods[0], c.Period, c.Today)
	k.listParts()
	k.listRows()
	k.findUnsaid()
	k.planTrend()
	return k
}

// listParts lists what the card is made of, with every measure that is on it in some period.
func (k *cardBook) listParts() {
	card := &k.Book.Card
	for i := range card.Perspectives {
		p := &cardPerspective{index: i, name: partName(card.Perspectives[i].Name, card.Perspectives[i].Key)}
		for j := range card.Perspectives[i].Objectives {
			o := &cardObjective{index: j, name: partName(card.Perspectives[i].Objectives[j].Name, p.name)}
			p.objectives = append(p.objectives, o)
		}
		k.perspectives = append(k.perspectives, p)
	}
}

// partName is a name, or what stands for one that is empty.
func partName(name, otherwise string) string {
	if strings.TrimSpace(name) == "" {
		return otherwise
	}
	return name
}

// firstReadingRow is where the table of readings has its first row.
const firstReadingRow = 5

// listRows lists the measures of all periods in the order of the card, so that those of an objective stand below each other.
func (k *cardBook) listRows() {
	for n, r := range k.results {
		rows := map[scorecard.MeasureID]*readingRow{}
		for i := range r.Perspectives {
			in := k.perspectives[i]
			for j := range r.Perspectives[i].Objectives {
				part := in.objectives[j]
				measures := r.Perspectives[i].Objectives[j].Measures
				for m := range measures {
					row := &readingRow{period: n, result: &measures[m], part: part, in: in, row: firstReadingRow + len(k.readingRows)}
					row.version = k.versionOf(row)
					k.readingRows = append(k.readingRows, row)
					rows[measures[m].Placed.Measure] = row
					part.add(row, len(k.results))
					k.ratios = k.ratios || measures[m].Measure.Ratio
				}
			}
		}
		k.rows = append(k.rows, rows)
	}
}

// add notes where a measure stands in a period.
func (o *cardObjective) add(row *readingRow, periods int) {
	for _, m := range o.measures {
		if m.measure == row.result.Measure {
			m.rows[row.period] = row
			return
		}
	}
	m := &cardMeasure{measure: row.result.Measure, rows: make([]*readingRow, periods)}
	m.rows[row.period] = row
	o.measures = append(o.measures, m)
}

// now is the result of the period that is shown.
func (k *cardBook) now() *scorecard.Result { return k.results[len(k.results)-1] }

func (k *cardBook) title() string {
	card := &k.Book.Card
	return oneLine(card.Reference + " " + card.Title)
}

// writeMeta writes where the figures come from and how they are made.
func (k *cardBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(k.page(nil, 0, 0)))
	k.writeHead(s, "Where these figures come from")
	card := &k.Book.Card
	agreed := ""
	if n := len(card.Versions); n > 0 {
		agreed = fmt.Sprintf("version %d, agreed on %s", n, card.Versions[n-1].On.Words())
	}
	s.writeMetaParts(
		metaPart{"This document", k.provenance.metaFacts()},
		metaPart{"The scorecard", [][2]string{
			{"Reference", card.Reference},
			{"Title", card.Title},
			{"About", together(" · ", card.Subject.Kind.Words(), card.Subject.Name)},
			{"Ours", card.OurName},
			{"Theirs", card.TheirName},
			{"Agreement", agreed},
			{"Period shown", k.Period.Words() + " (" + k.Period.String() + ")"},
			{"Periods in all", strconv.Itoa(len(k.results)) + " from " + k.results[0].Period.Words()},
			{"As things stand on", k.Today.Words()},
			{"Id", strconv.FormatInt(int64(card.ID), 10)},
			{"Notes", card.Notes},
		}},
		metaPart{"How figures are made", cardReading},
	)
	s.close()
}

var cardReading = [][2]string{
	{"The scale", "0 to 100, the same for a measure and a roll-up; 75 means as agreed. A score runs straight from point to point: floor 0, red flag 50, target 75, " +
		"stretch 100, and is rounded to 6 decimals, half away from zero. Roll-ups add those without rounding."},
	{"Ratings", "Of a measure by its own points, of a roll-up by the lines of the period on Trend. A rating that was set by people stands beside the computed one, with its reason."},
	{"What counts", "The agreed value; where there is none, ours. A value that only the other side gave is shown and does not count."},
	{"No value", "The words not due, overdue, not read and not measurable are no numbers. What is not due leaves both sides of a mean; the others count as due and not measured."},
	{"Coverage", "The share of the weight due that was measured. Under the coverage on Trend there is neither an overall score nor a rating."},
	{"Dates", "Weights, points and lines are those that were valid on the last day of each period."},
	{"Changes made here", "Pale cells can be changed: readings, weights, points, lines. All other figures follow. They stay in this workbook: nothing goes back into the workspace. " +
		"Type a value, or one of the words."},
	{"Check", "The program's own figures, worked out exactly and written as plain numbers, beside the formulas."},
	{"Precision", "A spreadsheet calculates with about 15 digits, the program exactly. So that equal figures stay equal, values are compared to nine decimal places."},
}
