package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// ReadingsReport says what became of readings that were imported.
type ReadingsReport struct {
	// Rows are those that say something: as many as were taken up as new, changed what was there, said what was there, and were left out.
	Rows, Taken, Updated, Unchanged int
	Empty                           int                      // rows that say nothing; what was said before stays
	Nameless                        int                      // rows that name no scorecard, of a table that was said to be about none
	Request                         *exchange.ReadingRequest // what a request that came back says of itself; nil for a table
	Cards                           []CardTaken
	New                             []ReadingChange
	Changes                         []ReadingChange
	LeftOut                         []exchange.LeftOut
	Remarks                         []string
}

// CardTaken is a scorecard that readings were taken into.
type CardTaken struct {
	ID               scorecard.CardID
	Reference, Title string
	TheirName        string
}

// ReadingChange is a reading that is new, or differs from the one that was there.
type ReadingChange struct {
	Card, Measure string
	Period        civil.Period
	Side          scorecard.Side
	Before, After string // in words, with its comment; nothing before a new one
}

// ReadingsOptions say how readings are taken in.
type ReadingsOptions struct {
	Card   scorecard.CardID // that a table is about which names none; 0 where it must
	Reason string           // needed where a closed period would change
	DryRun bool             // find out what would be done, and write nothing
}

// ImportReadings takes readings in, in one batch. Nothing that was said is lost: what a file leaves empty stays, and what differs is
// reported as it was and as it is. A request that came back writes its own side and the measures that it asks for, and nothing else. It
// fails with [*exchange.TableError] where a request is another workspace's, and with [*ReasonError] as [RecordReadings] does.
func ImportReadings(ctx context.Context, ws *store.Workspace, f *exchange.ReadingFile, today civil.Date, o ReadingsOptions) (*ReadingsReport, error) {
	in := &readingsIntake{report: &ReadingsReport{LeftOut: f.LeftOut, Rows: len(f.LeftOut), Remarks: f.Remarks}, today: today, by: ws.Author()}
	if err := in.gather(ctx, ws, f, o); err != nil {
		return nil, err
	}
	for _, s := range in.sheets {
		in.takeIn(s)
	}
	if o.DryRun || len(in.readings) == 0 {
		return in.report, nil
	}
	return in.report, RecordReadings(ctx, ws, in.readings, o.Reason)
}

// readingsIntake is an import of readings.
type readingsIntake struct {
	report   *ReadingsReport
	today    civil.Date
	by       string
	sheets   []*readingSheet
	readings []scorecard.Reading // to be kept
}

// readingSheet is what a file says about one card.
type readingSheet struct {
	book  *scorecard.Book
	rows  []scorecard.Row
	asked []scorecard.MeasureID // the only measures that may be written; nil for all
}

// gather sorts the rows by their cards.
func (in *readingsIntake) gather(ctx context.Context, ws *store.Workspace, f *exchange.ReadingFile, o ReadingsOptions) error {
	if f.Request != nil {
		s, err := requestSheet(ctx, ws, f.Request, in.today)
		if err != nil {
			return err
		}
		for _, row := range f.Rows {
			s.rows = append(s.rows, row.Row)
		}
		in.by, in.report.Request = s.book.Card.TheirName, f.Request
		in.sheets = append(in.sheets, s)
		return nil
	}
	known := map[string]*readingSheet{}
	for _, row := range f.Rows {
		if _, looked := known[row.Card]; !looked {
			s, err := cardSheet(ctx, ws, row.Card, o.Card)
			if err != nil {
				return err
			}
			if known[row.Card] = s; s != nil {
				in.sheets = append(in.sheets, s)
			}
		}
		if s := known[row.Card]; s != nil {
			s.rows = append(s.rows, row.Row)
			continue
		}
		in.report.Rows++
		if row.Card == "" {
			in.report.Nameless++
		}
		in.leaveOut(row.Number, "scorecard", row.Card, "there is no such scorecard: write its reference, such as S-014")
	}
	return nil
}

// cardSheet is the sheet of a card by its reference, or of the one that is meant where there is none; nil where the card is not known.
func cardSheet(ctx context.Context, ws *store.Workspace, reference string, meant scorecard.CardID) (*readingSheet, error) {
	id := meant
	if reference != "" {
		var err error
		if id, err = ws.FindCard(ctx, reference); err != nil && !store.IsNotFound(err) {
			return nil, err
		}
	}
	if id == 0 {
		return nil, nil
	}
	b, err := ws.Book(ctx, id)
	if err != nil {
		return nil, err
	}
	return &readingSheet{book: b}, nil
}

// requestSheet is the sheet of a request that came back, if it is one of this workspace.
func requestSheet(ctx context.Context, ws *store.Workspace, r *exchange.ReadingRequest, today civil.Date) (*readingSheet, error) {
	b, err := ws.Book(ctx, r.Card)
	if err != nil && !store.IsNotFound(err) {
		return nil, err
	}
	if err != nil || b.Card.Reference != r.Reference {
		return nil, &exchange.TableError{
			Problem: fmt.Sprintf("it holds answers about scorecard %s, which is not in this workspace under that number", r.Reference),
			Remedy:  "take it into the workspace that it was sent from",
		}
	}
	if r.Side != scorecard.Theirs {
		return nil, &exchange.TableError{Problem: "it says that it holds our own readings", Remedy: "send a new request: its sheet of facts was changed"}
	}
	s := &readingSheet{book: b, asked: []scorecard.MeasureID{}}
	for _, m := range b.Result(r.Period, today).Asked() {
		s.asked = append(s.asked, m.Measure.ID)
	}
	return s, nil
}

func (in *readingsIntake) leaveOut(row int, column, value, reason string) {
	in.report.LeftOut = append(in.report.LeftOut, exchange.LeftOut{Row: row, Column: column, Value: value, Reason: reason})
}

// takeIn finds out what the rows about a card do.
func (in *readingsIntake) takeIn(s *readingSheet) {
	rows := in.allowed(s)
	taken := s.book.TakeIn(rows)
	r := in.report
	c := &s.book.Card
	r.Cards = append(r.Cards, CardTaken{c.ID, c.Reference, c.Title, c.TheirName})
	r.Rows += len(taken.New) + len(taken.Changed) + taken.Same
	r.Taken, r.Updated = r.Taken+len(taken.New), r.Updated+len(taken.Changed)
	r.Unchanged, r.Empty = r.Unchanged+taken.Same, r.Empty+taken.Empty
	wrong := map[string]bool{}
	for _, f := range taken.Faults {
		number := 0
		_, _ = fmt.Sscanf(f.Thing, "row %d", &number)
		value := valueOf(rows, number, f.Field)
		problem := strings.TrimPrefix(f.Problem, fmt.Sprintf("%q: ", value)) // the value is said beside it
		in.leaveOut(number, f.Field, value, reasonOf(problem, f.Remedy))
		if !wrong[f.Thing] {
			wrong[f.Thing] = true
			r.Rows++
		}
	}
	for i := range taken.New {
		r.New = append(r.New, s.change(nil, &taken.New[i]))
	}
	for i := range taken.Changed {
		r.Changes = append(r.Changes, s.change(&taken.Changed[i].Before, &taken.Changed[i].After))
	}
	in.readings = append(in.readings, taken.Readings()...)
}

// change is a reading in words, and what was there before.
func (s *readingSheet) change(before, after *scorecard.Reading) ReadingChange {
	m := s.book.Measures[after.Measure]
	c := ReadingChange{Card: s.book.Card.Reference, Measure: m.Name, Period: after.Period, Side: after.Side, After: readingWords(m, after)}
	if before != nil {
		c.Before = readingWords(m, before)
	}
	return c
}

// readingWords are a reading and what was said with it.
func readingWords(m *scorecard.Measure, r *scorecard.Reading) string {
	words := r.Words(m)
	if r.State == scorecard.NotMeasurable && !strings.Contains(words, r.Why) {
		words += ": " + r.Why
	}
	if r.Comment != "" {
		words += " \u201c" + r.Comment + "\u201d"
	}
	return words
}

func reasonOf(problem, remedy string) string {
	if remedy == "" {
		return problem
	}
	return problem + ": " + remedy
}

// allowed are the rows that a request may write, each signed.
func (in *readingsIntake) allowed(s *readingSheet) (rows []scorecard.Row) {
	for _, row := range s.rows {
		if s.asked != nil && !s.asks(row.Measure) {
			in.report.Rows++
			in.leaveOut(row.Number, "measure", row.Measure, "the request did not ask for this measure: leave the rows as they are")
			continue
		}
		setIfBlank(&row.By, in.by)
		if row.On.IsZero() {
			row.On = in.today
		}
		rows = append(rows, row)
	}
	return rows
}

func (s *readingSheet) asks(measure string) bool {
	return slices.ContainsFunc(s.asked, func(id scorecard.MeasureID) bool { return fmt.Sprint(id) == strings.TrimSpace(measure) })
}

// valueOf is what stands in a field of a row.
func valueOf(rows []scorecard.Row, number int, field string) string {
	for _, r := range rows {
		if r.Number != number {
			continue
		}
		switch field {
		case "measure":
			return r.Measure
		case "period":
			return r.Period.String()
		case "side":
			return r.Side.String()
		case "state":
			return r.State
		case "value":
			return r.Value
		case "numerator":
			return r.Numerator
		case "denominator":
			return r.Denominator
		case "why":
			return r.Why
		}
	}
	return ""
}
