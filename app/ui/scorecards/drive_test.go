package scorecards

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// open opens a card of the sample at a tab.
func (d *window) open(reference, tab string) *openCard {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.CardThing, ID: int64(d.card(reference)), Name: october.String(), Part: tab})
	if d.page.open == nil {
		d.T.Fatalf("%s did not open: %v", reference, d.Toasts)
	}
	d.Settle()
	d.page.open.focus()
	return d.page.open
}

func TestTheStateIsSeenAtOnce(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open("S-014", boardTab)
	d.Says("71", "up 3 on September", "all 9 measures have readings", "Challenge and candour: we say 3, they say 5", "both sides have scored October", "4 open")
	if d.page.open.tabs.Selected() != boardTab {
		t.Error("another tab is in front")
	}
}

func TestPeriodsAreSteppedThroughByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", boardTab)
	o.stepper.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if o.period() != october.Prev() {
		t.Fatalf("it is %v", o.period())
	}
	d.Says("September 2026", "68")
	o.stepper.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	o.stepper.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	o.stepper.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if last := o.periods[len(o.periods)-1]; o.period() != last {
		t.Errorf("it stops at %v, not at %v", o.period(), last)
	}
}

// selectMeasure selects a measure of the open card.
func (d *window) selectMeasure(name string) *measureCard {
	d.T.Helper()
	b := d.page.open.board()
	b.table.SelectKey(measureKey(named(d.page.open.book, name).ID))
	d.Settle()
	return b.beside.measure
}

func TestAnAgreedPositionCounts(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", boardTab)
	d.selectMeasure("Challenge and candour")
	d.Fill("Agreed by both sides", "7")
	if fault := d.Field("Agreed by both sides").Fault(); fault == nil {
		t.Error("an opinion of 7 was taken")
	}
	d.Fill("Agreed by both sides", "4")
	d.Fill("How it was settled", "Spoken about on 3 November")
	d.Fill("Reply of the other side", "We will raise them a week earlier")
	m := o.result.Of(named(o.book, "Challenge and candour").ID)
	if m == nil {
		m = d.page.open.result.Of(named(d.page.open.book, "Challenge and candour").ID)
	}
	m = d.page.open.result.Of(m.Placed.Measure)
	if m.Counts.Basis != scorecard.BasisAgreed || m.Counts.Value.String() != "4" || m.Position.Note != "Spoken about on 3 November" || m.Position.Reply == "" {
		t.Errorf("what counts is %v, the position %+v", m.Counts, m.Position)
	}
	d.Says("4, agreed")
	d.Undo()
	d.Undo()
	d.Undo()
	if m := d.page.open.result.Of(m.Placed.Measure); m.Counts.Basis != scorecard.BasisOurs {
		t.Errorf("undone, %v counts", m.Counts.Basis)
	}
}

func TestARatingIsSetForAReasonOnlyAndShownAsSet(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open("S-014", boardTab)
	c := d.selectMeasure("Time to restore service")
	d.Fill("Rating", "Inadequate")
	if c.asking == nil {
		t.Fatal("nobody asks for a reason")
	}
	d.Press(fyne.KeyEscape)
	id := c.about
	if m := d.page.open.result.Of(id); m.Override != nil || d.Field("Rating").Text() != "" {
		t.Errorf("given up, it is set to %v; the field says %q", m.Rating, d.Field("Rating").Text())
	}
	d.Fill("Rating", "Inadequate")
	d.Write("the worst outage was left out")
	d.Press(fyne.KeyReturn)
	if m := d.page.open.result.Of(id); m.Rating != scorecard.Inadequate || m.Computed != scorecard.Good {
		t.Errorf("it is %v, computed %v; toasts %v", m.Rating, m.Computed, d.Toasts)
	}
	d.Says("Inadequate, set", "the worst outage was left out")
}

func TestAnActionIsAddedNamedAndDone(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", boardTab)
	d.selectMeasure("Savings offered")
	before := len(o.book.Actions)
	d.Tap("Add action")
	d.Write("Ask for three quotes")
	d.Press(fyne.KeyReturn)
	b := d.stored(d.page.open.book.Card.ID)
	i := slices.IndexFunc(b.Actions, func(a scorecard.Action) bool { return a.Title == "Ask for three quotes" })
	if len(b.Actions) != before+1 || i < 0 || b.Actions[i].Measure != named(b, "Savings offered").ID || b.Actions[i].Raised != october {
		t.Fatalf("the actions are %+v; toasts %v", b.Actions, d.Toasts)
	}
	a := d.page.open.sides[actionsTab].(*actions)
	for _, typed := range [][2]string{{"Due", "5 dec 26"}, {"Owner", "Ann Lee"}, {"Did it work?", "Worked partly"}, {"State", "Done"}} {
		columns := a.columns()
		c := columns[slices.IndexFunc(columns, func(c kit.Column[task]) bool { return c.Title == typed[0] })]
		if err := c.Set(must(a.table.Selected()), typed[1]); err != nil {
			t.Errorf("%s: %v", typed[0], err)
		}
	}
	done := d.stored(b.Card.ID).Actions[i]
	if done.Due != civil.MustDate("2026-12-05") || done.State != scorecard.ActionDone || done.Effect != scorecard.WorkedPartly || done.Done.IsZero() || done.Owner != "Ann Lee" {
		t.Errorf("it is %+v; toasts %v", done, d.Toasts)
	}
}

func TestObjectivesAreLinkedByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", mapTab)
	before := len(o.book.Card.Links)
	d.Fill("Reaching this objective", "Promises to the region are kept")
	d.Fill("helps to reach this one", "Services that work for their users")
	links := d.stored(o.book.Card.ID).Card.Links
	if len(links) != before+1 {
		t.Fatalf("%d links, want %d; toasts %v", len(links), before+1, d.Toasts)
	}
	d.Fill("Reaching this objective", "Services that work for their users")
	d.Fill("helps to reach this one", "Promises to the region are kept")
	if d.Field("helps to reach this one").Fault() == nil {
		t.Error("an objective became its own cause")
	}
}

func TestAWeightChangesFromADayOnForAReason(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", setupTab)
	s := o.sides[setupTab].(*setup)
	s.table.SelectKey("P1")
	if err := s.setWeight(must(s.table.Selected()), "40"); err != nil {
		t.Fatal(err)
	}
	d.Write("agreed in November")
	d.Press(fyne.KeyReturn)
	p := d.stored(o.book.Card.ID).Card.Perspectives[0]
	now, _ := p.Weights.On(civil.MustDate("2026-11-30"))
	then, _ := p.Weights.In(october)
	if now.String() != "40" || then.String() != "30" {
		t.Errorf("October counts %v, November %v; toasts %v", then, now, d.Toasts)
	}
	d.page.Load()
	d.page.open.tabs.Select(boardTab)
	d.Says("71")
}

func must[R any](r R, _ bool) R { return r }

func TestDocumentsAreMadeOfACardAndOfAll(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, document := range d.page.Documents() {
		document.Save()
	}
	d.open("S-014", boardTab)
	for _, document := range d.page.Documents() {
		document.Save()
	}
	if len(d.Saved) != 6 || len(d.Toasts) > 0 {
		t.Errorf("%d documents were made; toasts %v", len(d.Saved), d.Toasts)
	}
}

func TestACardBeginsFromATemplateByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.begin()
	d.Write("C-009")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Fill("Begin with", "Partnership")
	d.page.asking.create()
	if d.page.open == nil {
		t.Fatalf("no card is open; toasts %v; the window says %s", d.Toasts, d.Words())
	}
	b := d.page.open.book
	if len(b.Measures) != 9 || b.Card.Subject.Kind != scorecard.OfContract || b.Card.Subject.Register == 0 || b.Card.Reference == "" {
		t.Errorf("the card is %+v with %d measures", b.Card.Subject, len(b.Measures))
	}
}

func TestTheSameMeasureIsComparedAcrossSuppliers(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(portfolioTab)
	d.Settle()
	shared := d.page.portfolio.view.portfolio.SharedMeasures()
	if len(shared) == 0 {
		t.Fatal("no two cards share a measure")
	}
	d.Fill("Compare one measure across suppliers", shared[0].Name)
	d.Says(shared[0].Name+": on ", "Actual")
	d.page.portfolio.shared.Focus()
	d.page.portfolio.shared.Select(0)
	for _, r := range d.page.portfolio.shared.Rows() {
		if r.card != 0 {
			d.page.portfolio.shared.SelectKey(r.key)
			break
		}
	}
	d.Press(fyne.KeyReturn)
	if d.page.open == nil {
		t.Error("a row leads to no card")
	}
}

func TestThePortfolioIsATableInTheOrderOfAnyColumn(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(portfolioTab)
	d.Tap("As a table")
	table := d.page.portfolio.table
	first := func() portfolioLine { return table.Rows()[0] }
	if n := len(table.Rows()); n != len(d.page.portfolio.view.portfolio.Rows) {
		t.Fatalf("%d cards are listed", n)
	}
	for _, c := range portfolioColumns(d.page.portfolio.view.perspectives) {
		table.Sort(c.Title, false)
		low := first()
		table.Sort(c.Title, true)
		if order := c.Compare(low, first()); order > 0 {
			t.Errorf("by %s, %s comes before %s", c.Title, c.Text(low), c.Text(first()))
		}
	}
	table.Sort("Overall", false)
	d.page.portfolio.focus()
	table.Select(0)
	lowest := first()
	for _, r := range d.page.portfolio.view.portfolio.Rows {
		if r.Scored && r.Score < lowest.row.Score {
			t.Errorf("%s is lower than the first, %s", r.Book.Card.Reference, lowest.name)
		}
	}
	d.Press(fyne.KeyReturn)
	if d.page.open == nil || d.page.open.book.Card.ID != lowest.row.Book.Card.ID {
		t.Error("Enter leads to another card")
	}
}

func TestAnAssessmentIsMadeGoneOverAndPublished(t *testing.T) {
	d := onDesktop(t, plain, true)
	card := d.stored(d.card("S-002")).Card
	err := desk.ChangeDossier(t.Context(), d.Workspace, procurement.ContractID(card.Subject.Register), "Make it large and new", func(c *procurement.Dossier) {
		c.Begun, c.Value, c.VATRate = civil.MustDate("2025-06-01"), money.New(9_000_000_00, money.GBP), exact.SomeOf("20")
		c.Term.From = civil.MustDate("2025-09-01")
	})
	if err != nil {
		t.Fatal(err)
	}
	o := d.open("S-002", legalTab)
	s := o.sides[legalTab].(*statutory)
	if len(s.table.Rows()) == 0 {
		t.Fatalf("nothing is due: %s", d.Words())
	}
	s.table.Select(0)
	if must(s.table.Selected()).Made == nil {
		d.Tap("Make the assessment")
		s.table.Select(0)
	}
	d.Settle()
	made := must(s.table.Selected()).Made
	if made == nil || len(made.Measures) == 0 {
		t.Fatalf("no assessment was made; toasts %v", d.Toasts)
	}
	d.Fill("Words for the notice", "restored in time in ten of twelve months")
	d.Fill("Published on", "20 nov 26")
	b := d.stored(o.book.Card.ID)
	a := b.Assessments[slices.IndexFunc(b.Assessments, func(a scorecard.Assessment) bool { return a.ID == made.ID })]
	if a.Measures[0].Text != "restored in time in ten of twelve months" {
		t.Errorf("the words are %q; toasts %v", a.Measures[0].Text, d.Toasts)
	}
	d.Tap("Copy the text for the notice")
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "restored in time in ten of twelve months") {
		t.Errorf("the notice says %q", text)
	}
}
