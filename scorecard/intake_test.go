package scorecard_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// asked is a card with four kinds of measure and some readings of theirs in October.
func asked() *scorecard.Book {
	b := empty()
	p := addPerspective(b, "1")
	addMeasure(b, p, "1", &scorecard.Measure{Name: "Outcomes accepted", Kind: scorecard.PerCent, Direction: scorecard.Higher, Ratio: true, Most: exact.SomeOf("100"), Points: scorecard.Since(begun, scoresThemselves)})
	addMeasure(b, p, "1", &scorecard.Measure{Name: "Candour", Kind: scorecard.Opinion, Direction: scorecard.Higher})
	addMeasure(b, p, "1", &scorecard.Measure{Name: "Carbon reported", Kind: scorecard.YesNo, Direction: scorecard.Higher})
	addMeasure(b, p, "1", &scorecard.Measure{Name: "Goals at plan", Kind: scorecard.PerCent, Direction: scorecard.Higher, Computed: scorecard.GoalsAtPlan, Points: scorecard.Since(begun, scoresThemselves)})
	addMeasure(b, p, "1", &scorecard.Measure{Name: "Yearly review", Kind: scorecard.YesNo, Direction: scorecard.Higher, Every: civil.FinancialYear})
	r := read(b, 1, october, scorecard.Theirs, "88")
	r.Numerator, r.Denominator, r.Comment = exact.SomeOf("44"), exact.SomeOf("50"), "two were late"
	read(b, 2, october, scorecard.Theirs, "5").Comment = "we raise risks weekly"
	return b
}

// row is a row of their October.
func row(n int, measure string, set func(*scorecard.Row)) scorecard.Row {
	r := scorecard.Row{Number: n, Measure: measure, Period: october, Side: scorecard.Theirs, By: "Owen Pryce", On: today}
	if set != nil {
		set(&r)
	}
	return r
}

func TestWhatComesBackIsNewChangedOrKnown(t *testing.T) {
	b := asked()
	before := slices.Clone(b.Readings)
	in := b.TakeIn([]scorecard.Row{
		row(5, "1", func(r *scorecard.Row) { r.Numerator, r.Denominator = "45", "50" }),
		row(6, "M-002", func(r *scorecard.Row) { r.Value = "5" }),
		row(7, "carbon reported", func(r *scorecard.Row) { r.Value, r.Evidence = "yes", "report 3" }),
		row(8, "4", nil),
	})
	if len(in.Faults) > 0 || len(in.New) != 1 || len(in.Changed) != 1 || in.Same != 1 || in.Empty != 1 {
		t.Fatalf("taken in: %+v", in)
	}
	changed := in.Changed[0]
	if changed.Before != before[0] || changed.After.Value.String() != "90" || changed.After.Comment != "two were late" || changed.After.By != "Owen Pryce" {
		t.Errorf("changed: %+v", changed)
	}
	fresh := in.New[0]
	if fresh.Measure != 3 || fresh.Value.String() != "1" || fresh.Evidence != "report 3" || fresh.Side != scorecard.Theirs || fresh.State != scorecard.Measured {
		t.Errorf("new: %+v", fresh)
	}
	if !slices.Equal(b.Readings, before) {
		t.Error("asking what would happen changed the readings")
	}
	if all := in.Readings(); len(all) != 2 || all[0].Measure != 3 || all[1].Measure != 1 {
		t.Errorf("to be kept: %v", all)
	}
}

// A file that says nothing about a reading never takes it away.
func TestNothingThatWasInIsLost(t *testing.T) {
	b := asked()
	in := b.TakeIn([]scorecard.Row{
		row(5, "1", nil),
		row(6, "2", func(r *scorecard.Row) { r.Comment = "and daily when it matters" }),
	})
	if in.Empty != 1 || len(in.Changed) != 1 || len(in.Faults)+len(in.New) != 0 {
		t.Fatalf("taken in: %+v", in)
	}
	if after := in.Changed[0].After; after.Value.String() != "5" || after.State != scorecard.Measured || after.Comment != "and daily when it matters" {
		t.Errorf("changed to %+v", after)
	}
	in = b.TakeIn([]scorecard.Row{row(5, "1", func(r *scorecard.Row) { r.State, r.Why = "not-measurable", "the tool was down" })})
	if after := in.Changed[0].After; after.State != scorecard.NotMeasurable || after.Value.Given() || after.Numerator.Given() || after.Why != "the tool was down" || after.Comment != "two were late" {
		t.Errorf("changed to %+v", after)
	}
}

func TestRowsThatCannotBeAreFaultsWithTheirNumber(t *testing.T) {
	b := asked()
	for _, c := range []struct {
		row            scorecard.Row
		field, problem string
	}{
		{row(5, "M-099", func(r *scorecard.Row) { r.Value = "1" }), "measure", `"M-099" is not a measure of this card`},
		{row(5, "", func(r *scorecard.Row) { r.Value = "1" }), "measure", "not a measure"},
		{row(5, "1", func(r *scorecard.Row) { r.Value = "101" }), "value", "can't be more than 100 %"},
		{row(5, "1", func(r *scorecard.Row) { r.Value = "soon" }), "value", "not a number"},
		{row(5, "1", func(r *scorecard.Row) { r.Numerator, r.Denominator = "5", "0" }), "numerator", "divided by 0"},
		{row(5, "1", func(r *scorecard.Row) { r.Numerator = "5" }), "numerator", "below the line"},
		{row(5, "1", func(r *scorecard.Row) { r.Value, r.Numerator, r.Denominator = "70", "44", "50" }), "value", "numerator and denominator make 88"},
		{row(5, "1", func(r *scorecard.Row) { r.State = "good" }), "state", "is not a state of a reading"},
		{row(5, "1", func(r *scorecard.Row) { r.State = "measured" }), "value", "has no value"},
		{row(5, "1", func(r *scorecard.Row) { r.State, r.Value = "not due", "8" }), "value", "leave one of the two empty"},
		{row(5, "1", func(r *scorecard.Row) { r.State = "not measurable" }), "why", "why it is not measurable"},
		{row(5, "1", func(r *scorecard.Row) { r.Value, r.Side = "1", scorecard.SideUnstated }), "side", "whose reading"},
		{row(5, "1", func(r *scorecard.Row) { r.Value, r.Period = "1", civil.PeriodOf(civil.Quarter, begun) }), "period", "not about a month"},
	} {
		in := b.TakeIn([]scorecard.Row{c.row})
		if !says(in.Faults, c.field, c.problem) || in.Faults[0].Thing != "row 5" || len(in.Readings()) > 0 {
			t.Errorf("%s, %s is not said: %v", c.field, c.problem, in.Faults)
		}
	}
}

// One reading may stand in two rows, by its code and by its name: the same twice is taken once, an empty one is none, and where they differ
// neither is taken, as nobody knows which is meant.
func TestTwoRowsAboutOneReadingAreTakenOnceOrNotAtAll(t *testing.T) {
	value := func(v string) func(*scorecard.Row) { return func(r *scorecard.Row) { r.Value = v } }
	b := asked()
	in := b.TakeIn([]scorecard.Row{row(5, "M-003", nil), row(6, "Carbon reported", value("yes")), row(7, "3", value("1"))})
	if len(in.New) != 1 || in.New[0].Value.String() != "1" || in.Empty != 1 || in.Same != 1 || len(in.Faults) > 0 {
		t.Errorf("an empty row and two of the same: %+v", in)
	}
	in = b.TakeIn([]scorecard.Row{row(5, "M-003", value("yes")), row(6, "Carbon reported", value("no")), row(7, "3", value("yes"))})
	var said []string
	for _, f := range in.Faults {
		said = append(said, f.Thing+": "+f.Problem[:5])
	}
	if want := []string{"row 5: row 6", "row 6: row 5", "row 7: row 6"}; !slices.Equal(said, want) || len(in.Readings())+in.Same+in.Empty > 0 {
		t.Errorf("two that differ: %v, %+v", said, in)
	}
	in = b.TakeIn([]scorecard.Row{row(5, "M-003", value("perhaps")), row(6, "Carbon reported", value("no"))})
	if len(in.Faults) != 1 || len(in.New) != 1 || in.New[0].Value.String() != "0" {
		t.Errorf("one that can't be read beside one that can: %+v", in)
	}
}

func TestTheOtherSideIsAskedForWhatItCanSay(t *testing.T) {
	b := asked()
	var names []string
	for _, m := range b.Result(october, today).Asked() {
		names = append(names, m.Measure.Name)
	}
	if diff := cmp.Diff([]string{"Outcomes accepted", "Candour", "Carbon reported"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"yes", "no"}, b.Measures[3].Choices()); diff != "" {
		t.Error(diff)
	}
	if b.Measures[1].Choices() != nil || len(b.Measures[2].Choices()) != 5 {
		t.Error("a per cent has a list to choose from, or an opinion has none")
	}
}

// The two tables in which readings travel hold together: each heading once, what is typed is not hidden, and states are read back.
func TestTheLayoutsHoldTogether(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range scorecard.RequestColumns() {
		if seen[c.Heading] || c.Typed && c.Hidden || c.Width <= 0 {
			t.Errorf("column %+v", c)
		}
		seen[c.Heading] = true
		for _, word := range c.Choices {
			if state, err := scorecard.ParseState(word); err != nil || state.Words() != word {
				t.Errorf("%q is read back as %v, %v", word, state, err)
			}
		}
	}
	typed := 0
	for _, f := range scorecard.RequestFacts() {
		if seen[f.Label] {
			t.Errorf("%s is a fact and a heading", f.Label)
		}
		if f.Typed {
			typed++
		}
	}
	if typed != 1 {
		t.Errorf("%d facts are open to be typed, want who answers", typed)
	}
	for _, needed := range scorecard.NeededReadingColumns {
		if !slices.Contains(scorecard.ReadingColumns, needed) {
			t.Errorf("%s is needed and not written", needed)
		}
	}
	if slices.ContainsFunc(scorecard.ReadingColumns, func(c string) bool { return strings.ToLower(c) != c }) {
		t.Error("headings of text files are written small")
	}
}
