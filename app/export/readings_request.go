package export

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// ReadingsRequest writes the questions of a period for the other side as a workbook to fill in and send back, by the layout of
// [scorecard.RequestColumns] and [scorecard.RequestFacts]: only what that side is asked for, with what it said so far, nothing of what our
// side said, and the ids that say whose answers they are. All cells but those to fill in are protected, without a password. The same input
// gives the same bytes.
//
// It fails where the period is none of the card's, where nothing is asked in it, and where w does.
func ReadingsRequest(w io.Writer, c *Scorecard, p Provenance) error {
	if err := c.hasPeriod(); err != nil {
		return fmt.Errorf("write request: %w", err)
	}
	r := requestBook{Scorecard: c, provenance: p, asked: c.Book.Result(c.Period, c.Today).Asked()}
	if len(r.asked) == 0 {
		return fmt.Errorf("write request: nothing is asked of the other side in %s: its measures are computed, or not due then", c.Period.Words())
	}
	r.book = newBook(r.title(), p.Made, scorecard.RequestSheetQuestions, scorecard.RequestSheetFacts)
	r.writeQuestions()
	r.writeFacts()
	return r.writeTo(w)
}

// requestBook is the workbook that is being written.
type requestBook struct {
	*Scorecard
	*book
	provenance Provenance
	asked      []*scorecard.MeasureResult
}

func (r *requestBook) title() string {
	return oneLine("Readings for " + r.Period.Words() + ": " + r.Book.Card.Title)
}

// The cells that are protected are grey, those to fill in are white.
var (
	lookAsked  = look{boxed: true, fill: headingFill, wrap: true}
	lookAnswer = look{boxed: true, wrap: true, open: true}
)

// writeQuestions writes a row for each measure that is asked.
func (r *requestBook) writeQuestions() {
	columns := scorecard.RequestColumns()
	f := bookPage(r.title(), r.provenance)
	f.columns, f.headRows, f.titleRow = len(columns), scorecard.RequestHeadRow, scorecard.RequestHeadRow
	for _, c := range columns {
		f.widths = append(f.widths, float64(c.Width))
	}
	s := r.sheet(scorecard.RequestSheetQuestions, f)
	for i, c := range columns {
		if c.Hidden && s.stream != nil {
			r.keep(s.stream.SetColVisible(i+1, i+1, false))
		}
	}
	s.text(2, r.title(), lookTitle)
	s.next(24)
	s.text(2, scorecard.RequestHint, lookMuted)
	s.next(0)
	for i, c := range columns {
		if c.Hint != "" {
			s.text(i+1, c.Hint, look{size: 8, colour: mutedColour, wrap: true, bottom: true})
		}
	}
	s.next(0)
	for i, c := range columns {
		s.text(i+1, c.Heading, lookHeading)
	}
	s.next(0)
	for _, m := range r.asked {
		r.writeQuestion(s, columns, m)
	}
	r.finish(s)
}

func (r *requestBook) writeQuestion(s *sheet, columns []scorecard.RequestColumn, m *scorecard.MeasureResult) {
	known := r.known(m)
	for i, c := range columns {
		l := lookAsked
		if c.Typed {
			l = lookAnswer
		}
		value := known[c.Heading]
		if _, is := value.(float64); is && c.Typed {
			l = l.right()
		}
		if text, is := value.(string); is {
			value = cellText(text)
			if text == "" {
				value = nil
			}
		}
		s.put(i+1, "", value, l)
		r.guard(s, c, m.Measure, ref(i+1, s.row))
	}
	s.next(0)
}

// known is what the program knows of a question, by heading, and what that side said so far.
func (r *requestBook) known(m *scorecard.MeasureResult) map[string]any {
	cells := map[string]any{
		scorecard.RequestID:          strconv.FormatInt(int64(m.Measure.ID), 10),
		scorecard.RequestPerspective: r.perspectiveOf(m.Measure.ID),
		scorecard.RequestMeasure:     m.Measure.Name,
		scorecard.RequestFormula:     together("\n", m.Measure.Purpose, m.Measure.Formula),
		scorecard.RequestUnit:        requestUnit(m.Measure),
		scorecard.RequestTarget:      m.Measure.TargetWords(m.Points),
		scorecard.RequestLast:        r.lastWords(m.Measure),
	}
	said := m.Theirs
	if said == nil {
		return cells
	}
	if said.State != scorecard.NotRead {
		cells[scorecard.RequestState] = said.State.Words()
	}
	if value, given := said.Value.Get(); given && said.State == scorecard.Measured {
		cells[scorecard.RequestValue] = saidValue(m.Measure, said.State, exact.Some(value))
	}
	for heading, part := range map[string]exact.Optional{scorecard.RequestNumerator: said.Numerator, scorecard.RequestDenominator: said.Denominator} {
		if d, given := part.Get(); given {
			cells[heading] = decimal(d)
		}
	}
	cells[scorecard.RequestWhy], cells[scorecard.RequestComment], cells[scorecard.RequestEvidence] = said.Why, said.Comment, said.Evidence
	return cells
}

// requestUnit says what a value is, for people who don't know the program.
func requestUnit(m *scorecard.Measure) string {
	switch m.Kind {
	case scorecard.YesNo:
		return "yes or no"
	case scorecard.Opinion:
		return "1 to 5"
	case scorecard.Milestone:
		return "days late"
	}
	return unitOf(m)
}

func (r *requestBook) perspectiveOf(id scorecard.MeasureID) (name string) {
	r.Book.Card.EachPlaced(func(p *scorecard.Perspective, o *scorecard.Objective, placed *scorecard.Placed) {
		if placed.Measure == id {
			name = together(", ", p.Name, o.Name)
		}
	})
	return name
}

// lastWords is what that side said last before the period.
func (r *requestBook) lastWords(m *scorecard.Measure) string {
	var last *scorecard.Reading
	for _, said := range sortedReadings(r.Book) {
		if said.Measure == m.ID && said.Side == scorecard.Theirs && said.State != scorecard.NotRead && said.Period.Compare(r.Period) < 0 {
			last = said
		}
	}
	if last == nil {
		return ""
	}
	return last.Words(m) + " (" + last.Period.String() + ")"
}

// guard lets only what is a state, or a value of the measure, into the cells to fill in.
func (r *requestBook) guard(s *sheet, c scorecard.RequestColumn, m *scorecard.Measure, cell string) {
	switch {
	case len(c.Choices) > 0:
		s.validate(oneOf(c.Choices...), cell)
	case c.Heading != scorecard.RequestValue && c.Heading != scorecard.RequestNumerator && c.Heading != scorecard.RequestDenominator:
	case c.Heading == scorecard.RequestValue && len(m.Choices()) > 0:
		s.validate(oneOf(m.Choices()...), cell)
	case c.Heading == scorecard.RequestValue:
		s.validate(between(m.Name, leastOf(m), mostOf(m), "a number: "+requestUnit(m)), cell)
	case m.Ratio:
		s.validate(between(c.Heading, anyLeast, anyMost, "a number"), cell)
	}
}

// Numbers that no measure exceeds.
const (
	anyLeast = "-1000000000000"
	anyMost  = "1000000000000"
)

func leastOf(m *scorecard.Measure) string {
	if least, given := m.Least.Get(); given {
		return least.String()
	}
	if m.Kind == scorecard.Count || m.Kind == scorecard.Duration {
		return "0"
	}
	return anyLeast
}

func mostOf(m *scorecard.Measure) string {
	if most, given := m.Most.Get(); given {
		return most.String()
	}
	return anyMost
}

// writeFacts writes whose questions these are.
func (r *requestBook) writeFacts() {
	f := bookPage(r.title(), r.provenance)
	f.widths, f.columns = []float64{26, 70}, 2
	s := r.sheet(scorecard.RequestSheetFacts, f)
	card := &r.Book.Card
	values := map[string]string{
		scorecard.FactLayout: scorecard.RequestLayout, scorecard.FactScorecard: card.Reference, scorecard.FactTitle: card.Title,
		scorecard.FactCard: strconv.FormatInt(int64(card.ID), 10), scorecard.FactPeriod: r.Period.String(), scorecard.FactSide: scorecard.Theirs.String(),
		scorecard.FactAsked: card.OurName, scorecard.FactMade: r.Today.String(),
	}
	for _, fact := range scorecard.RequestFacts() {
		l := lookAsked
		if fact.Typed {
			l = lookAnswer
		}
		s.text(1, fact.Label, lookAsked.strong())
		if values[fact.Label] == "" {
			s.blank(2, l)
		} else {
			s.text(2, values[fact.Label], l)
		}
		s.next(0)
	}
	r.finish(s)
}

// finish protects a sheet without a password, and ends it. Rows and columns may still be made higher and wider.
func (r *requestBook) finish(s *sheet) {
	r.keep(r.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, EditObjects: true, EditScenarios: true,
	}))
	s.close()
}
