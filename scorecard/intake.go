package scorecard

import (
	"fmt"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// Row is a row of the table of readings or of a request that came back, as text.
type Row struct {
	Number  int    // of the row in its file, for messages
	Measure string // id (of a request), code or name
	Period  civil.Period
	Side    Side

	State, Value, Numerator, Denominator, Why, Comment, Evidence string

	By string
	On civil.Date
}

// isEmpty reports whether the row says nothing.
func (r *Row) isEmpty() bool {
	for _, cell := range []string{r.State, r.Value, r.Numerator, r.Denominator, r.Why, r.Comment, r.Evidence} {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// Intake is what rows that were taken in would do to the readings of a card. Nothing that was in is ever lost: an empty row changes
// nothing, and an empty cell of a row that says something leaves what stood there.
type Intake struct {
	New     []Reading
	Changed []ChangedReading
	Same    int // rows that say what is known already, or what another row says
	Empty   int // rows that say nothing
	Faults  fault.List
}

// ChangedReading is a reading before and after.
type ChangedReading struct{ Before, After Reading }

// Readings are all readings to be kept, the new ones first.
func (i *Intake) Readings() []Reading {
	all := append([]Reading(nil), i.New...)
	for _, c := range i.Changed {
		all = append(all, c.After)
	}
	return all
}

// TakeIn says what rows would do to the card's readings. Rows in which something is wrong are faults, named by their number and field, and do
// nothing; so are rows that say different things about one reading, as nobody knows which of them is meant. Rows that say nothing are
// passed over first.
func (b *Book) TakeIn(rows []Row) Intake {
	var in Intake
	known := b.readingsByPlace()
	said, order := map[place][]saidRow{}, []place(nil)
	for i := range rows {
		row := &rows[i]
		if row.isEmpty() {
			in.Empty++
			continue
		}
		reading, faults := b.fromRow(row, known)
		if len(faults) > 0 {
			in.Faults = append(in.Faults, faults...)
			continue
		}
		at := placeOf(&reading)
		if said[at] == nil {
			order = append(order, at)
		}
		said[at] = append(said[at], saidRow{row.Number, reading})
	}
	for _, at := range order {
		before, found := known[at]
		in.take(said[at], before, found)
	}
	return in
}

// saidRow is what a row says of a reading.
type saidRow struct {
	number  int
	reading Reading
}

// take takes in the rows about one reading: once, where all of them say the same, and none where they do not.
func (in *Intake) take(rows []saidRow, before Reading, found bool) {
	first := &rows[0]
	for i := range rows[1:] {
		if other := &rows[i+1]; !saysTheSame(&first.reading, &other.reading) {
			in.contradict(rows, first, other)
			return
		}
	}
	in.Same += len(rows) - 1
	switch {
	case !found:
		in.New = append(in.New, first.reading)
	case saysTheSame(&before, &first.reading):
		in.Same++
	default:
		in.Changed = append(in.Changed, ChangedReading{Before: before, After: first.reading})
	}
}

// contradict says of every row about a reading which other one says something else.
func (in *Intake) contradict(rows []saidRow, first, other *saidRow) {
	for i := range rows {
		against := first
		if saysTheSame(&rows[i].reading, &first.reading) {
			against = other
		}
		f := fault.Finder{Thing: rowName(rows[i].number)}
		f.Add("measure", fmt.Sprintf("row %d says something else about the same measure, period and side", against.number), "keep one of the two")
		in.Faults = append(in.Faults, f.Faults...)
	}
}

func rowName(number int) string { return fmt.Sprintf("row %d", number) }

// place is where a reading belongs: there is one at most.
type place struct {
	measure MeasureID
	period  civil.Period
	side    Side
}

func placeOf(r *Reading) place { return place{r.Measure, r.Period, r.Side} }

func (b *Book) readingsByPlace() map[place]Reading {
	known := make(map[place]Reading, len(b.Readings))
	for i := range b.Readings {
		known[placeOf(&b.Readings[i])] = b.Readings[i]
	}
	return known
}

// saysTheSame compares what two readings say, whoever said it and when.
func saysTheSame(a, b *Reading) bool {
	return a.Entry() == b.Entry() && a.Comment == b.Comment && a.Evidence == b.Evidence
}

// fromRow is the reading that a row makes of the one that is known, or else what is wrong with the row.
func (b *Book) fromRow(row *Row, known map[place]Reading) (Reading, fault.List) {
	f := fault.Finder{Thing: rowName(row.Number)}
	m := b.named(row.Measure)
	if m == nil {
		f.Add("measure", fmt.Sprintf("%q is not a measure of this card", fault.Abridged(row.Measure)), "write its code as the card has it")
		return Reading{}, f.Faults
	}
	reading := Reading{Card: b.Card.ID, Measure: m.ID, Period: row.Period, Side: row.Side}
	if before, found := known[placeOf(&reading)]; found {
		reading = before
	}
	entry, field, why := m.entryOf(row)
	switch {
	case why != "":
		f.Add(field, why, "")
	case entry.State != NotRead:
		reading.Say(entry)
	}
	keep(&reading.Comment, row.Comment)
	keep(&reading.Evidence, row.Evidence)
	keep(&reading.By, row.By)
	if !row.On.IsZero() {
		reading.On = row.On
	}
	if len(f.Faults) == 0 {
		f.Faults = b.CheckReading(&reading)
		for _, wrong := range f.Faults {
			wrong.Thing = f.Thing
		}
	}
	return reading, f.Faults
}

// keep puts a text in where there is one.
func keep(into *string, text string) {
	if text = strings.TrimSpace(text); text != "" {
		*into = text
	}
}

// named is the card's measure of an id, a code or a name; nil where there is none, or two of one name.
func (b *Book) named(text string) (found *Measure) {
	text = strings.TrimSpace(text)
	id, isNumber := strconv.ParseInt(text, 10, 64)
	named := 0
	b.Card.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
		m := b.Measures[placed.Measure]
		switch {
		case m == nil:
		case isNumber == nil && int64(m.ID) == id || strings.EqualFold(m.Code, text):
			found, named = m, 1
		case strings.EqualFold(m.Name, text) && (found == nil || strings.EqualFold(found.Name, text)):
			found, named = m, named+1
		}
	})
	if named != 1 {
		return nil
	}
	return found
}

// entryOf reads state, value, numerator and denominator of a row, or says which of them is wrong and why.
func (m *Measure) entryOf(row *Row) (entry Entry, field, why string) {
	state, err := ParseState(row.State)
	if err != nil {
		return Entry{}, "state", err.Error()
	}
	value := strings.TrimSpace(row.Value)
	if value == "" && strings.TrimSpace(row.Numerator+row.Denominator) != "" && (state == NotRead || state == Measured) {
		entry, why = m.readRatio(row.Numerator, row.Denominator)
		return entry, "numerator", why
	}
	if state != NotRead && state != Measured {
		if value != "" {
			return Entry{}, "value", fmt.Sprintf("it has a value, and is %q: leave one of the two empty", state.Words())
		}
		return Entry{State: state, Why: strings.TrimSpace(row.Why)}, "", ""
	}
	if value == "" {
		if state == Measured {
			return Entry{}, "value", "it was measured, and has no value"
		}
		return Entry{}, "", "" // only a comment
	}
	entry, err = m.ReadEntry(value)
	if err != nil {
		return Entry{}, "value", err.Error()
	}
	return m.withParts(entry, row)
}

// withParts adds the numerator and the denominator that stand beside a value.
func (m *Measure) withParts(entry Entry, row *Row) (Entry, string, string) {
	if !m.Ratio || strings.TrimSpace(row.Numerator+row.Denominator) == "" {
		return entry, "", ""
	}
	ratio, why := m.readRatio(row.Numerator, row.Denominator)
	if why != "" {
		return Entry{}, "numerator", why
	}
	if value, _ := entry.Value.Get(); exact.Round(ratio.Value.Rat(), value.Places()).Cmp(value.Rat()) != 0 {
		return Entry{}, "value", fmt.Sprintf("numerator and denominator make %s", ratio.Value)
	}
	return ratio, "", ""
}
