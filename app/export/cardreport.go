package export

import (
	"fmt"
	"io"
	"strings"

	"counterweight/scorecard"
)

// ScorecardReport writes a period of a scorecard as a PDF for people who meet about it: the result with its charts, each measure with what
// both sides said, where they differ, what changed and why, the actions, and last what the figures rest on. The same input gives the same
// bytes. It fails where the period is none of the card's, and where w does.
func ScorecardReport(w io.Writer, c *Scorecard, p Provenance) error {
	d, err := LayOutScorecard(c, p)
	if err != nil {
		return err
	}
	return d.WritePDF(w)
}

// LayOutScorecard is the report that [ScorecardReport] writes, as pages to be painted. It fails where the period is none of the card's.
func LayOutScorecard(c *Scorecard, p Provenance) (*Document, error) {
	if err := c.hasPeriod(); err != nil {
		return nil, fmt.Errorf("make report: %w", err)
	}
	r := newCardReport(c, p)
	r.write()
	return r.doc, nil
}

// cardReport is everything that the sections share.
type cardReport struct {
	*flow
	*Scorecard
	provenance Provenance
	result     *scorecard.Result
	trend      []*scorecard.Result // the last periods, the one that is shown last
}

// mostTrend is how many periods charts show.
const mostTrend = 24

func newCardReport(c *Scorecard, p Provenance) *cardReport {
	card := &c.Book.Card
	title := inOneLine(card.Reference + " " + card.Title)
	return cardReportOn(newFlow(&Document{Title: title + ": scorecard, " + c.Period.Words(), Subject: "Balanced scorecard", Made: p.Made}), c, p)
}

// cardReportOn is a report whose sections are written into a document among others.
func cardReportOn(f *flow, c *Scorecard, p Provenance) *cardReport {
	r := &cardReport{flow: f, Scorecard: c, provenance: p, result: c.Book.Result(c.Period, c.Today)}
	periods := c.periods()
	r.trend = c.Book.Results(periods[max(0, len(periods)-mostTrend)], c.Period, c.Today)
	return r
}

func (r *cardReport) write() {
	r.writeTop()
	for _, s := range []reportSection{
		{"Measures", 0, r.writeMeasures},
		{"Where the two sides differ", 0, r.writeDifferences},
		{"What changed", 0, r.writeChanges},
		{"Actions", 0, r.writeActions},
		{"Sources and calculation notes", 0, r.writeSources},
	} {
		r.heading(s.title, s.level)
		s.write()
		r.release()
	}
	foot := "Data as of " + r.provenance.Made.UTC().Format("2 Jan 2006 15:04 UTC")
	if r.provenance.Snapshot != "" {
		foot += " · snapshot " + r.provenance.Snapshot
	}
	r.furnish(furniture{head: r.doc.Title, marking: r.provenance.Marking, foot: foot})
}

// writeTop writes what a reader must know before anything else.
func (r *cardReport) writeTop() {
	card := &r.Book.Card
	r.add(r.lines("Balanced scorecard, "+r.Period.Words(), letterMuted, 0, bodyWidth)...)
	r.add(r.lines(brief(inOneLine(card.Reference+" "+card.Title), mostTitle), letterTitle, 0, bodyWidth)...)
	r.add(slab{gap: 4, height: 10, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
	r.paragraph(r.outcome(), letterLead)
	overall := r.result.Overall
	r.add(slab{gap: paragraphGap, height: markHeight + 2, paint: func(p *Page, top float64) {
		p.drawing(r.ts, r.ratingMark(overall.Rating, overall.Override != nil), bodyLeft, top)
	}})
	if o := overall.Override; o != nil {
		r.notice("The overall rating was set by people and is not the computed one: " + together(", ", o.Reason, o.By, o.On.Words()))
	}
	r.figures(r.headline()...)
	r.paragraph(r.summaryWords(), letterBody)
	r.together(func() {
		r.chart(r.perspectiveBars().Draw(bodyWidth, r.ts.measure))
	})
	r.chart(r.overallTrend().Draw(bodyWidth, r.ts.measure))
}

// outcome is the result in one sentence.
func (r *cardReport) outcome() string {
	o := r.result.Overall
	switch {
	case !o.Scored && o.Coverage == nil:
		return "Nothing is due in " + r.Period.Words() + "."
	case !o.Scored:
		return fmt.Sprintf("No overall score: %s of the weight due was measured, and %v %% is asked for.", percentWords(o.Coverage), r.result.Lines.Coverage)
	}
	text := o.Score.Words() + " of 100"
	if o.Before != nil {
		text += ", " + movedSince(o.Score-*o.Before) + " " + r.Period.Prev().Words()
	}
	return text
}

// movedSince says which way a score went: up 3 on.
func movedSince(by scorecard.Score) string {
	switch words := by.Words(); {
	case words == "0" || words == "\u22120":
		return "as in"
	case by < 0:
		return "down " + (-by).Words() + " on"
	default:
		return "up " + words + " on"
	}
}

// headline are the figures that everybody asks for.
func (r *cardReport) headline() []fact {
	side := func(s scorecard.Rolled) string {
		if !s.Scored {
			return ""
		}
		return s.Score.Words()
	}
	overall := none
	if r.result.Overall.Scored {
		overall = r.result.Overall.Score.Words()
	}
	return []fact{
		{"Overall, of 100", overall},
		{"Weight measured", percentWords(r.result.Overall.Coverage)},
		{"Measures read", fmt.Sprintf("%d of %d", r.result.Overall.Measured, r.result.Overall.Due)},
		{"By our readings", side(r.result.Ours)},
		{"By theirs", side(r.result.Theirs)},
	}
}

// summaryWords is the result in a paragraph.
func (r *cardReport) summaryWords() string {
	var parts []string
	for _, rating := range []scorecard.Rating{scorecard.Inadequate, scorecard.RequiresImprovement} {
		var names []string
		r.result.Each(func(m *scorecard.MeasureResult) {
			if m.Rating == rating {
				names = append(names, m.Measure.Name)
			}
		})
		if len(names) > 0 {
			parts = append(parts, ratingWords(rating)+": "+listed(names)+".")
		}
	}
	var missing []string
	r.result.Each(func(m *scorecard.MeasureResult) {
		if !m.Scored && m.Counts.State != scorecard.NotDue {
			missing = append(missing, m.Measure.Name)
		}
	})
	if len(missing) > 0 {
		parts = append(parts, "Due and not measured: "+listed(missing)+".")
	}
	return strings.Join(append(parts, r.sidesWords()), " ")
}

// sidesWords says who has scored, and on how much the two differ.
func (r *cardReport) sidesWords() string {
	names := map[scorecard.Side]string{scorecard.Ours: r.ourName(), scorecard.Theirs: r.theirName()}
	switch len(r.result.SidesScored) {
	case 0:
		return "Neither side has scored."
	case 1:
		return "Only " + names[r.result.SidesScored[0]] + " has scored."
	}
	if n := len(r.result.TalkingPoints); n > 0 {
		return "Both sides have scored; they differ on " + countOf(n, "measure") + "."
	}
	return "Both sides have scored, and they agree."
}

func (r *cardReport) ourName() string {
	return partName(inOneLine(r.Book.Card.OurName), "our side")
}

func (r *cardReport) theirName() string {
	return partName(inOneLine(r.Book.Card.TheirName), "the other side")
}

// listed joins names: a, b and c. Of more than a few the last are counted.
func listed(names []string) string {
	const most = 8
	for i := range names {
		names[i] = brief(inOneLine(names[i]), 80)
	}
	if n := len(names); n > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", n-most)
	} else if n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
