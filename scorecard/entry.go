package scorecard

import (
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// Entry is what somebody typed for a measure in a period: a value or why there is none.
type Entry struct {
	State       State
	Value       exact.Optional // given exactly where the state is Measured
	Numerator   exact.Optional // of a ratio that was typed as one
	Denominator exact.Optional
	Why         string
}

// ReadEntry reads what people type into the one field of a reading: a value as [Measure.ReadValue] reads it, of a ratio also 44/50 or 44 of
// 50, or a state: not due (n/d), overdue (o/d), not measurable: why (n/m why). An empty text or a dash takes the entry back. It fails with
// [*ValueError].
func (m *Measure) ReadEntry(text string) (Entry, error) {
	plain := plainly(text)
	if plain == "" || plain == "-" || plain == "—" {
		return Entry{}, nil
	}
	if entry, why := readState(plain); entry.State != NotRead {
		return entry, m.refused(text, why)
	}
	if above, below, found := cutRatio(plain); found && m.Ratio {
		entry, why := m.readRatio(above, below)
		return entry, m.refused(text, why)
	}
	value, err := m.ReadValue(text)
	if err != nil {
		return Entry{}, err
	}
	return Entry{State: Measured, Value: exact.Some(value)}, nil
}

// refused is the error for a text, nil where there is nothing wrong.
func (m *Measure) refused(text, why string) error {
	if why == "" {
		return nil
	}
	return &ValueError{Text: fault.Abridged(strings.TrimSpace(text)), Why: why}
}

// cutRatio takes a ratio apart: 44/50, 44 of 50.
func cutRatio(text string) (above, below string, found bool) {
	if above, below, found = strings.Cut(text, "/"); found {
		return above, below, true
	}
	return strings.Cut(strings.ToLower(text), " of ")
}

// stateWords are the ways to write states.
var stateWords = []struct {
	state State
	words []string
}{
	{NotDue, []string{"not due", "not-due", "n/d", "nd"}},
	{Overdue, []string{"overdue", "o/d", "od"}},
	{NotMeasurable, []string{"not measurable", "not-measurable", "n/m", "nm", "n/a", "na"}},
}

// readState reads a state and the reason behind it, after a colon or a comma and, of what is not measurable, after a space too.
func readState(text string) (entry Entry, why string) {
	if strings.EqualFold(text, "late") { // of milestones, 3 days late is a value
		return Entry{State: Overdue}, ""
	}
	for _, row := range stateWords {
		for _, word := range row.words {
			if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
				continue
			}
			rest := text[len(word):]
			if rest != "" && !strings.ContainsRune(":,", rune(rest[0])) && (row.state != NotMeasurable || rest[0] != ' ') {
				continue
			}
			reason := strings.TrimLeft(rest, " :,")
			if row.state == NotMeasurable && reason == "" {
				return Entry{State: row.state}, "say why, such as not measurable: no releases this month"
			}
			return Entry{State: row.state, Why: reason}, ""
		}
	}
	return Entry{}, ""
}

// readRatio reads a numerator and a denominator and divides them.
func (m *Measure) readRatio(above, below string) (entry Entry, why string) {
	numerator, why := m.readPart(above)
	if why != "" {
		return Entry{}, "above the line, " + why
	}
	denominator, why := m.readPart(below)
	if why != "" {
		return Entry{}, "below the line, " + why
	}
	entry = Entry{State: Measured, Numerator: exact.Some(numerator), Denominator: exact.Some(denominator)}
	if denominator.IsZero() {
		return Entry{}, "nothing can be divided by 0: say not measurable, and why"
	}
	value, ok := m.RatioValue(entry.Numerator, entry.Denominator)
	if !ok {
		return Entry{}, "the number that it makes has too many digits"
	}
	entry.Value = exact.Some(value)
	return entry, m.whyImpossible(value)
}

// readPart reads the numerator or the denominator of a ratio. Neither is in the measure's own unit.
func (m *Measure) readPart(text string) (exact.Decimal, string) {
	return (&Measure{Kind: Quantity}).readNumber(strings.TrimSpace(text))
}

// Words is the entry as [Measure.ReadEntry] reads it back: 88 %, 44 / 50, not measurable: no releases.
func (e Entry) Words(m *Measure) string {
	value, given := e.Value.Get()
	switch {
	case e.State == Measured && e.Numerator.Given() && e.Denominator.Given():
		return grouped(e.Numerator.String()) + " / " + grouped(e.Denominator.String())
	case e.State == Measured && given:
		return m.ValueWords(value)
	case e.State == NotMeasurable && e.Why != "":
		return "not measurable: " + e.Why
	case e.State == NotRead:
		return ""
	}
	return strings.ToLower(e.State.Words())
}

// Entry is what the reading says.
func (r *Reading) Entry() Entry {
	return Entry{State: r.State, Value: r.Value, Numerator: r.Numerator, Denominator: r.Denominator, Why: r.Why}
}

// Say puts an entry into a reading, and takes out what was there.
func (r *Reading) Say(e Entry) {
	r.State, r.Value, r.Numerator, r.Denominator, r.Why = e.State, e.Value, e.Numerator, e.Denominator, e.Why
	r.Computed = false
}
