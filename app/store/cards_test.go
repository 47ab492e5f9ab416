package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

func day(text string) civil.Date { return civil.MustDate(text) }

func month(text string) civil.Period {
	p, err := civil.ParsePeriod(text)
	if err != nil {
		panic(err)
	}
	return p
}

func weight(n int64) scorecard.History[exact.Decimal] {
	return scorecard.Since(day("2026-01-01"), exact.Int(n))
}

// newMeasure is a measure with everything filled in.
func newMeasure(code string) scorecard.Measure {
	return scorecard.Measure{
		Code: code, Name: "Time to restore " + code, Purpose: "people wait", Formula: "mean of all incidents", Source: "service desk",
		Owner: "Sam Reid", Unit: "h", Kind: scorecard.Duration, Direction: scorecard.Lower, Every: civil.Month, Timing: scorecard.Lagging,
		Statutory: true, Credit: "2 % of the month", Ratio: true, Currency: money.GBP,
		Least: exact.SomeOf("0"), Most: exact.SomeOf("720"), Computed: scorecard.PromisesKept, For: scorecard.ForCitizens, Retired: day("2027-01-01"),
		Points: scorecard.History[scorecard.Points]{
			{From: day("2026-01-01"), Value: scorecard.Points{Floor: exact.SomeOf("12"), RedFlag: exact.SomeOf("8"), NearMiss: exact.SomeOf("5.5"), Target: exact.SomeOf("4"), Stretch: exact.SomeOf("1")}},
			{From: day("2026-07-01"), Reason: "agreed in June", Value: scorecard.Points{Target: exact.SomeOf("3"), UpperTarget: exact.SomeOf("5"), UpperNearMiss: exact.SomeOf("6"), UpperRedFlag: exact.SomeOf("7"), UpperFloor: exact.SomeOf("8")}},
		},
	}
}

// newCard is a card with everything filled in, and two measures that are in the library.
func newCard(t testing.TB, ws *Workspace, reference string) scorecard.Card {
	t.Helper()
	first, second := newMeasure("M-1 "+reference), newMeasure("M-2 "+reference)
	err := ws.Do(t.Context(), "Add measures", func(tx *Tx) error {
		if err := tx.SaveMeasure(&first); err != nil {
			return err
		}
		return tx.SaveMeasure(&second)
	})
	if err != nil {
		t.Fatal(err)
	}
	c := scorecard.Card{
		Reference: reference, Title: "Appeals " + reference, Subject: scorecard.Subject{Kind: scorecard.OfTeam, Name: "Appeals team"},
		Every: civil.Month, Term: civil.Term{From: day("2026-01-01"), To: day("2027-12-31")}, OurName: "Digital partnerships", TheirName: "Fernhill Digital",
		Owner: "Ann Lee", Notes: "begun with the second year", Template: "Partnership",
		Perspectives: []scorecard.Perspective{
			{Key: "P2", Name: "Value for money", Weights: weight(20), Objectives: []scorecard.Objective{{
				Key: "O2", Name: "Spend well", Weights: weight(1), Measures: []scorecard.Placed{{
					Measure: second.ID, Weights: append(weight(10), scorecard.Dated[exact.Decimal]{From: day("2026-09-01"), Reason: "it matters more", Value: exact.Int(15)}),
				}},
			}}},
			{Key: "P1", Name: "Delivering outcomes", Weights: weight(30), Objectives: []scorecard.Objective{{
				Key: "O1", Weights: weight(1), Measures: []scorecard.Placed{{
					Measure: first.ID, Weights: weight(10), Points: scorecard.Since(day("2026-03-01"), scorecard.Points{Target: exact.SomeOf("2")}),
					Retired: day("2026-12-31"), Owner: "Kit Moss",
				}},
			}, {Key: "O3", Name: "Nothing yet", Weights: weight(0)}}},
		},
		Links: []scorecard.Link{{Cause: "O1", Effect: "O2", Note: "quick repairs are cheap"}},
		Lines: scorecard.Since(day("2026-01-01"), scorecard.Lines{
			Good: exact.Int(75), Approaching: exact.MustParse("66.67"), Improving: exact.Int(50), Coverage: exact.Int(70), OpinionGap: exact.Int(50), ValueGap: exact.Int(25),
		}),
		Versions: []scorecard.Version{{On: day("2026-01-05"), Ours: "Ann Lee", Theirs: "Dee Fox", Note: "the first"}},
		Closed:   []scorecard.ClosedPeriod{{Period: month("2026-01"), On: day("2026-02-10"), By: "Ann Lee"}},
	}
	if err := ws.Do(t.Context(), "Add card", func(tx *Tx) error { return tx.SaveCard(&c) }); err != nil {
		t.Fatal(err)
	}
	return c
}

func bookOf(t testing.TB, ws *Workspace, id scorecard.CardID) *scorecard.Book {
	t.Helper()
	b, err := ws.Book(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// differ is what differs between two values, none and empty lists being the same.
func differ(got, want any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.EquateComparable(civil.Date{}, civil.Period{}, civil.Term{}, exact.Decimal{}, exact.Optional{}, money.Currency{}))
}

func TestACardComesBackAsItWasSaved(t *testing.T) {
	ws := newWorkspace(t)
	c := newCard(t, ws, "S-001")
	newCard(t, ws, "S-002")
	b := bookOf(t, ws, c.ID)
	if d := differ(b.Card, c); d != "" {
		t.Error(d)
	}
	for id, m := range b.Measures {
		want := newMeasure(m.Code)
		want.ID = id
		if d := differ(*m, want); d != "" {
			t.Error(d)
		}
	}
	if len(b.Measures) != 2 {
		t.Errorf("it has %d measures", len(b.Measures))
	}
}

func TestSavingACardAgainWritesOnlyWhatChanged(t *testing.T) {
	ws := newWorkspace(t)
	c := newCard(t, ws, "S-001")
	before := query(t, ws, `SELECT max(seq) FROM log`)
	save := func() {
		t.Helper()
		if err := ws.Do(t.Context(), "Change card", func(tx *Tx) error { return tx.SaveCard(&c) }); err != nil {
			t.Fatal(err)
		}
	}
	save()
	if after := query(t, ws, `SELECT max(seq) FROM log`); after != before {
		t.Errorf("nothing changed, and it wrote %s", query(t, ws, `SELECT tbl, before, after FROM log WHERE seq > ?`, before))
	}
	c.Perspectives[0].Weights = append(c.Perspectives[0].Weights, scorecard.Dated[exact.Decimal]{From: day("2026-10-01"), Reason: "year two", Value: exact.Int(40)})
	save()
	if got := query(t, ws, `SELECT tbl, op FROM log WHERE seq > ?`, before); got != "perspective_weight|I" {
		t.Errorf("it wrote %s", got)
	}

	moved := c.Perspectives[1].Objectives[0]
	c.Perspectives[1].Objectives = c.Perspectives[1].Objectives[1:]
	c.Perspectives[0].Objectives = append(c.Perspectives[0].Objectives, moved)
	c.Perspectives = c.Perspectives[:1]
	save()
	if d := differ(bookOf(t, ws, c.ID).Card, c); d != "" {
		t.Errorf("an objective moved out of a perspective that goes: %s", d)
	}
	undo(t, ws)
	undo(t, ws)
	if got := query(t, ws, `SELECT count(*) FROM perspective_weight`); got != "2" {
		t.Errorf("undone, there are %s weights of perspectives", got)
	}
}

func TestWhatIsSaidAboutAPeriod(t *testing.T) {
	ws := newWorkspace(t)
	c := newCard(t, ws, "S-001")
	other := newCard(t, ws, "S-002")
	measure := c.Perspectives[0].Objectives[0].Measures[0].Measure
	october := month("2026-10")
	reading := scorecard.Reading{
		Card: c.ID, Measure: measure, Period: october, Side: scorecard.Ours, State: scorecard.Measured, Value: exact.SomeOf("3.1"),
		Numerator: exact.SomeOf("31"), Denominator: exact.SomeOf("10"), Comment: "better", Evidence: "report 7", By: "Ann Lee", On: day("2026-11-03"), Computed: true,
	}
	theirs := scorecard.Reading{Card: c.ID, Measure: measure, Period: october, Side: scorecard.Theirs, State: scorecard.NotMeasurable, Why: "the desk moved"}
	position := scorecard.Position{Card: c.ID, Measure: measure, Period: october, State: scorecard.Measured, Value: exact.SomeOf("3.2"), Note: "in between", Reply: "agreed", By: "both", On: day("2026-11-10")}
	overrides := []scorecard.Override{
		{Card: c.ID, Period: october, Rating: scorecard.Good, Reason: "a flood", By: "Ann Lee", On: day("2026-11-11")},
		{Card: c.ID, Measure: measure, Period: october, Rating: scorecard.Other, Reason: "a new tool"},
	}
	action := scorecard.Action{Card: c.ID, Measure: measure, Raised: october, Title: "Pair on release 9", Owner: "Kit", Side: scorecard.Theirs, Due: day("2026-11-28"), State: scorecard.ActionDone, Done: day("2026-11-20"), Effect: scorecard.Worked, Note: "twice"}
	assessment := scorecard.Assessment{
		Card: c.ID, Occasion: scorecard.Yearly, Window: civil.Term{From: day("2026-01-01"), To: day("2026-12-31")}, Made: day("2027-01-05"), Published: day("2027-01-20"), By: "Ann Lee", Notice: "2027/S 1",
		Measures: []scorecard.Assessed{{Measure: measure, Rating: scorecard.Good, Text: "well done"}},
		Failures: []scorecard.Failure{{Measure: measure, Category: "late", Period: civil.Term{From: day("2026-02-01"), To: day("2026-02-28")}, Events: 3, Remedy: "a plan", Settled: day("2026-04-01")}},
	}
	say := func(label string, write func(tx *Tx) error) {
		t.Helper()
		if err := ws.Do(t.Context(), label, write); err != nil {
			t.Fatal(err)
		}
	}
	write := func(tx *Tx) error {
		for _, r := range []*scorecard.Reading{&reading, &theirs} {
			if err := tx.SaveReading(r); err != nil {
				return err
			}
		}
		for i := range overrides {
			if err := tx.SaveOverride(&overrides[i]); err != nil {
				return err
			}
		}
		if err := tx.SavePosition(&position); err != nil {
			return err
		}
		if err := tx.SaveAction(&action); err != nil {
			return err
		}
		return tx.SaveAssessment(&assessment)
	}
	say("Say it", write)
	got := bookOf(t, ws, c.ID)
	want := &scorecard.Book{Card: c, Measures: got.Measures, Readings: []scorecard.Reading{reading, theirs}, Positions: []scorecard.Position{position}, Overrides: overrides, Actions: []scorecard.Action{action}, Assessments: []scorecard.Assessment{assessment}}
	if d := differ(got, want); d != "" {
		t.Error(d)
	}
	last := query(t, ws, `SELECT max(seq) FROM log`)
	say("Say it again", write)
	if again := query(t, ws, `SELECT max(seq) FROM log`); again != last {
		t.Errorf("said twice, it wrote %s", query(t, ws, `SELECT tbl, before, after FROM log WHERE seq > ?`, last))
	}

	books, err := ws.Books(t.Context(), month("2026-12"), 2)
	if err != nil {
		t.Fatal(err)
	}
	if d := differ(books[0], want); d != "" {
		t.Errorf("among all: %s", d)
	}
	if len(books) != 2 || books[1].Card.ID != other.ID || len(books[1].Readings) != 0 {
		t.Errorf("there are %d books", len(books))
	}
	if books, err = ws.Books(t.Context(), month("2026-12"), 1); err != nil || len(books[0].Readings)+len(books[0].Positions)+len(books[0].Overrides) != 0 {
		t.Errorf("of November and December: %v, %v", books[0].Readings, err)
	}

	rows, err := ws.Cards(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	row := CardRow{
		ID: c.ID, Reference: "S-001", Title: "Appeals S-001", Subject: c.Subject, Every: civil.Month, Term: c.Term, Last: october,
		Measures: 1, Ours: 1, Theirs: 1,
	}
	if d := differ(rows[0], row); d != "" {
		t.Error(d)
	}

	say("Take it back", func(tx *Tx) error {
		reading.State, position.State, position.Note, position.Reply = scorecard.NotRead, scorecard.NotRead, "", ""
		overrides[0].Rating = scorecard.NotYetRated
		if err := tx.SaveOverride(&overrides[0]); err != nil {
			return err
		}
		if err := tx.SavePosition(&position); err != nil {
			return err
		}
		if err := tx.RemoveAction(action.ID); err != nil {
			return err
		}
		return tx.SaveReading(&reading)
	})
	if b := bookOf(t, ws, c.ID); len(b.Readings) != 1 || len(b.Positions) != 0 || len(b.Overrides) != 1 || len(b.Actions) != 0 {
		t.Errorf("taken back, there is %+v", b)
	}
	undo(t, ws)
	undo(t, ws)
	if b := bookOf(t, ws, c.ID); len(b.Readings)+len(b.Positions)+len(b.Overrides)+len(b.Actions)+len(b.Assessments) != 0 {
		t.Errorf("undone, there is %+v", b)
	}
}

func TestCardsAreFoundByTheirNamesTheirActionsAndTheirMeasures(t *testing.T) {
	ws := newWorkspace(t)
	c := newCard(t, ws, "S-001")
	err := ws.Do(t.Context(), "Add action", func(tx *Tx) error {
		return tx.SaveAction(&scorecard.Action{Card: c.ID, Title: "Pair on the release", State: scorecard.ActionOpen})
	})
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{"pair release": "scorecard S-001", "appeals s-001": "scorecard S-001", "fernhill": "scorecard S-001", "spend well": "scorecard S-001", "restore M-2": "measure M-2 S-001"} {
		hits, err := ws.Search(t.Context(), words, 5)
		if err != nil || len(hits) != 1 || hits[0].Kind+" "+hits[0].Reference != want {
			t.Errorf("%q finds %v, %v", words, hits, err)
		}
	}
}
