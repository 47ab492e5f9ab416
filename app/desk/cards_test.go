package desk_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

func monthOf(t testing.TB, text string) civil.Period {
	t.Helper()
	p, err := civil.ParsePeriod(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// partnership is a card of the catalogue's first template, about a contract, added to the workspace.
func partnership(t testing.TB, ws *store.Workspace, contract *procurement.Dossier) *scorecard.Book {
	t.Helper()
	b := template(t, ws)
	b.Card.Title = ""
	b.Card.Subject = scorecard.Subject{Kind: scorecard.OfContract, Register: int64(contract.ID)}
	if err := desk.AddCard(t.Context(), ws, b); err != nil {
		t.Fatal(err)
	}
	return b
}

// template is a card made from the catalogue's first template, not added yet.
func template(t testing.TB, ws *store.Workspace) *scorecard.Book {
	t.Helper()
	catalogue, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	templates, err := desk.CardTemplates(t.Context(), ws, catalogue)
	if err != nil {
		t.Fatal(err)
	}
	b, err := templates[0].Book(civil.MustDate("2026-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// scoredContract is a contract with a supplier, a change and two promises.
func scoredContract(t testing.TB, ws *store.Workspace, reference string) *procurement.Dossier {
	t.Helper()
	fernhill := procurement.Supplier{Name: "Fernhill Digital " + reference}
	if err := desk.SaveSupplier(t.Context(), ws, &fernhill, ""); err != nil {
		t.Fatal(err)
	}
	d := procurement.Dossier{Contract: procurement.Contract{
		Reference: reference, Title: "Appeals delivery partner", Buyer: "Digital partnerships", Currency: money.GBP, Value: money.New(400_000_00, money.GBP),
		Term: civil.Term{From: civil.MustDate("2026-01-01"), To: civil.MustDate("2027-12-31")}, Parties: []procurement.Party{{Supplier: fernhill.ID, Role: procurement.Lead}},
		Changes: []procurement.Change{
			{Title: "more users", Reason: procurement.MoreScope, State: procurement.ChangeAgreed, Value: money.New(30_000_00, money.GBP), AgreedOn: civil.MustDate("2026-09-10")},
			{Title: "fewer letters", Reason: procurement.LessScope, State: procurement.ChangeAgreed, Value: money.New(-10_000_00, money.GBP), AgreedOn: civil.MustDate("2026-10-10")},
			{Title: "not yet", Reason: procurement.MoreScope, State: procurement.ChangeProposed, Value: money.New(90_000_00, money.GBP)},
		},
	}}
	promise := func(code, due string, state procurement.ObligationState) procurement.Obligation {
		o := procurement.Obligation{Code: code, Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "promise " + code, Due: civil.MustDate(due), State: state}
		if state == procurement.Met {
			o.Evidence = []procurement.Evidence{{On: civil.MustDate("2026-10-20"), State: procurement.Met, Text: "seen"}}
		}
		return o
	}
	d.Obligations = []procurement.Obligation{
		promise("P1", "2026-09-01", procurement.Met), promise("P2", "2026-10-01", procurement.ObligationOpen), promise("P3", "2027-01-01", procurement.ObligationOpen),
	}
	if err := desk.SaveDossier(t.Context(), ws, &d, ""); err != nil {
		t.Fatal(err)
	}
	return &d
}

func TestACardOfATemplateIsFilledInFromTheRegister(t *testing.T) {
	ws := newWorkspace(t)
	first := partnership(t, ws, scoredContract(t, ws, "C-014"))
	c := first.Card
	got := strings.Join([]string{c.Reference, c.Title, c.Subject.Name, c.OurName, c.TheirName, c.Term.Words()}, " | ")
	want := "S-014 | Appeals delivery partner | C-014 Appeals delivery partner | Digital partnerships | Fernhill Digital C-014 | 1 Jan 2026 – 31 Dec 2027"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	second := partnership(t, ws, scoredContract(t, ws, "C-015"))
	library, err := ws.Measures(t.Context())
	if err != nil || len(library) != 9 || library[8].Code != "M-009" {
		t.Errorf("the library has %d measures, %v: the second card takes those of the first", len(library), err)
	}
	for id := range second.Measures {
		if first.Measures[id] == nil {
			t.Errorf("measure %d is not shared", id)
		}
	}
	if label, err := ws.UndoLabel(t.Context()); label != "Add scorecard S-015, C-015 Appeals delivery partner" || err != nil {
		t.Errorf("undo says %q, %v", label, err)
	}
}

func TestReadingsAreRecordedOnceAndUndoneByTheirName(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	october := monthOf(t, "2026-10")
	placed := b.Card.Perspectives[0].Objectives[0].Measures
	reading := func(measure scorecard.MeasureID, value string) scorecard.Reading {
		return scorecard.Reading{Card: b.Card.ID, Measure: measure, Period: october, Side: scorecard.Ours, State: scorecard.Measured, Value: exact.SomeOf(value)}
	}
	record := func(reason string, all ...scorecard.Reading) error {
		t.Helper()
		return desk.RecordReadings(t.Context(), ws, all, reason)
	}
	label := func(want string) {
		t.Helper()
		if got, err := ws.UndoLabel(t.Context()); got != want || err != nil {
			t.Errorf("undo says %q, %v; want %q", got, err, want)
		}
	}
	if err := record("", reading(placed[0].Measure, "88"), reading(placed[1].Measure, "3.1")); err != nil {
		t.Fatal(err)
	}
	label("Record October 2026 readings of S-014")
	if err := record("", reading(placed[0].Measure, "89")); err != nil {
		t.Fatal(err)
	}
	label("Record Outcomes accepted first time of S-014, October 2026")
	if err := record("", reading(placed[0].Measure, "89"), reading(placed[1].Measure, "3.1")); err != nil {
		t.Fatal(err)
	}
	label("Record Outcomes accepted first time of S-014, October 2026") // nothing was new
	var faults procurement.Faults
	if err := record("", reading(placed[0].Measure, "120")); !errors.As(err, &faults) {
		t.Errorf("120 %%: %v", err)
	}

	if err := desk.ClosePeriod(t.Context(), ws, b.Card.ID, october); err != nil {
		t.Fatal(err)
	}
	var needs *desk.ReasonError
	if err := record("", reading(placed[0].Measure, "90")); !errors.As(err, &needs) || needs.Changes[0] != "Outcomes accepted first time of October 2026" {
		t.Errorf("in a closed period: %v", err)
	}
	if err := record("", reading(placed[0].Measure, "89")); err != nil {
		t.Errorf("the same in a closed period: %v", err)
	}
	if err := record("counted twice", reading(placed[0].Measure, "90")); err != nil {
		t.Error(err)
	}
	got, err := ws.Book(t.Context(), b.Card.ID)
	// Closing the month kept what the workspace computes: no knowledge goal was due in it.
	if err != nil || len(got.Readings) != 3 || !got.Readings[2].Computed || got.Readings[2].State != scorecard.NotDue || got.Readings[0].Value.String() != "90" || got.Readings[0].By != "Ann Lee" || got.Readings[0].On.IsZero() {
		t.Errorf("there is %+v, %v", got.Readings, err)
	}

	change := func(reason, from string) error {
		return desk.ChangeCard(t.Context(), ws, b.Card.ID, "Change weights of S-014", reason, func(c *scorecard.Card) {
			p := &c.Perspectives[0]
			p.Weights = append(p.Weights, scorecard.Dated[exact.Decimal]{From: civil.MustDate(from), Reason: "year two", Value: exact.Int(50)})
		})
	}
	if err := change("", "2026-10-15"); !errors.As(err, &needs) {
		t.Errorf("a weight from the closed period on: %v", err)
	}
	if err := change("", "2026-11-01"); err != nil {
		t.Error(err)
	}
	if err := desk.ReopenPeriod(t.Context(), ws, b.Card.ID, october, ""); !errors.As(err, &needs) {
		t.Errorf("opened without a reason: %v", err)
	}
	if err := desk.ReopenPeriod(t.Context(), ws, b.Card.ID, october, "a month late"); err != nil {
		t.Error(err)
	}
}

func TestAMeasureThatAClosedPeriodIsComputedWithChangesOnlyWithAReason(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	if err := desk.ClosePeriod(t.Context(), ws, b.Card.ID, monthOf(t, "2026-10")); err != nil {
		t.Fatal(err)
	}
	m, err := ws.Measure(t.Context(), b.Card.Perspectives[0].Objectives[0].Measures[0].Measure)
	if err != nil {
		t.Fatal(err)
	}
	points := m.Points[0].Value
	points.Target = exact.SomeOf("95")
	m.Points = append(m.Points, scorecard.Dated[scorecard.Points]{From: civil.MustDate("2026-11-01"), Reason: "year two", Value: points})
	if err := desk.SaveMeasure(t.Context(), ws, &m, ""); err != nil {
		t.Errorf("from the next period on: %v", err)
	}
	m.Points[0].Value.Target = exact.SomeOf("85")
	var needs *desk.ReasonError
	if err := desk.SaveMeasure(t.Context(), ws, &m, ""); !errors.As(err, &needs) || needs.Changes[0] != "what October 2026 of S-014 is computed with" {
		t.Errorf("from the first period on: %v", err)
	}
	if err := desk.SaveMeasure(t.Context(), ws, &m, "mistyped"); err != nil {
		t.Error(err)
	}
}

func TestWhatTheWorkspaceComputes(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	for i, computed := range desk.Computations() {
		m := scorecard.Measure{
			Name: computed.Words(), Kind: scorecard.PerCent, Direction: scorecard.Higher, Every: civil.Month, Computed: computed, Ratio: i == 0,
			Points: scorecard.Since(civil.MustDate("2026-01-01"), scorecard.Points{Floor: exact.SomeOf("-50"), Target: exact.SomeOf("50")}),
		}
		if err := desk.SaveMeasure(t.Context(), ws, &m, ""); err != nil {
			t.Fatal(err)
		}
		err := desk.ChangeCard(t.Context(), ws, b.Card.ID, "Add measure to S-014", "", func(c *scorecard.Card) {
			o := &c.Perspectives[1].Objectives[0]
			o.Measures = append(o.Measures, scorecard.Placed{Measure: m.ID, Weights: scorecard.Since(civil.MustDate("2026-01-01"), exact.Int(1))})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	words := func(b *scorecard.Book, period string) (all []string) {
		for _, r := range b.Readings {
			of := b.Measures[r.Measure].Computed
			if of == scorecard.GoalsAtPlan || of == scorecard.RoleCover {
				continue // the workspace of this test follows neither
			}
			if r.Computed && r.Period == monthOf(t, period) {
				all = append(all, b.Measures[r.Measure].Name+" "+r.State.String()+" "+r.Numerator.String()+" "+r.Value.String()+r.Why)
			}
		}
		return all
	}
	check := func(b *scorecard.Book, period, want string) {
		t.Helper()
		if got := strings.Join(words(b, period), "; "); got != want {
			t.Errorf("%s: %s\nwant %s", period, got, want)
		}
	}
	open, err := desk.ReadBook(t.Context(), ws, b.Card.ID, civil.MustDate("2026-11-20"))
	if err != nil {
		t.Fatal(err)
	}
	check(open, "2026-08", "Promises kept not-due  ; Changes against award measured  0; Invoices paid in time not-measurable  no invoices recorded")
	check(open, "2026-09", "Promises kept measured 0 0; Changes against award measured  7.5; Invoices paid in time not-measurable  no invoices recorded")
	check(open, "2026-10", "Promises kept measured 1 50; Changes against award measured  5; Invoices paid in time not-measurable  no invoices recorded")
	check(open, "2026-12", "")

	if err := desk.ClosePeriod(t.Context(), ws, b.Card.ID, monthOf(t, "2026-10")); err != nil {
		t.Fatal(err)
	}
	err = desk.ChangeDossier(t.Context(), ws, procurement.ContractID(b.Card.Subject.Register), "Change", func(d *procurement.Dossier) { d.Obligations = d.Obligations[1:] })
	if err != nil {
		t.Fatal(err)
	}
	if open, err = desk.ReadBook(t.Context(), ws, b.Card.ID, civil.MustDate("2026-11-20")); err != nil {
		t.Fatal(err)
	}
	check(open, "2026-10", "Promises kept measured 1 50; Changes against award measured  5; Invoices paid in time not-measurable  no invoices recorded")
	check(open, "2026-11", "Promises kept measured 0 0; Changes against award measured  5; Invoices paid in time not-measurable  no invoices recorded")
	books, err := desk.ReadBooks(t.Context(), ws, monthOf(t, "2026-11"), 1)
	if err != nil {
		t.Fatal(err)
	}
	check(books[0], "2026-11", strings.Join(words(open, "2026-11"), "; "))
	check(books[0], "2026-10", strings.Join(words(open, "2026-10"), "; "))
}

func TestRatingsAreSetAgainstTheComputedOneOnlyWithAReason(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	o := scorecard.Override{Card: b.Card.ID, Period: monthOf(t, "2026-10"), Rating: scorecard.Good}
	var needs *desk.ReasonError
	if err := desk.OverrideRating(t.Context(), ws, o); !errors.As(err, &needs) {
		t.Errorf("without a reason: %v", err)
	}
	o.Reason = "a flood"
	if err := desk.OverrideRating(t.Context(), ws, o); err != nil {
		t.Fatal(err)
	}
	if label, _ := ws.UndoLabel(t.Context()); label != "Set the rating of S-014, October 2026: good" {
		t.Errorf("undo says %q", label)
	}
	o.Rating = scorecard.NotYetRated
	if err := desk.OverrideRating(t.Context(), ws, o); err != nil {
		t.Fatal(err)
	}
	if got, err := ws.Book(t.Context(), b.Card.ID); err != nil || len(got.Overrides) != 0 {
		t.Errorf("taken back, there is %v, %v", got.Overrides, err)
	}
}

func TestAnOfficeHasTemplatesOfItsOwn(t *testing.T) {
	ws := newWorkspace(t)
	b := partnership(t, ws, scoredContract(t, ws, "C-014"))
	for range 2 {
		if err := desk.SaveTemplate(t.Context(), ws, b.Card.ID, "Ours", "for us", civil.MustDate("2026-10-01")); err != nil {
			t.Fatal(err)
		}
	}
	catalogue, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	all, err := desk.CardTemplates(t.Context(), ws, catalogue)
	if err != nil || len(all) != 6 || all[5].Name != "Ours" || len(all[5].Perspectives) != 5 {
		t.Errorf("there are %d templates, %v", len(all), err)
	}
}
