package scorecards

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// setUp opens the set-up of the sample's mock-up card.
func (d *window) setUp() (*openCard, *setup) {
	d.T.Helper()
	o := d.open("S-014", setupTab)
	return o, o.sides[setupTab].(*setup)
}

func TestAMeasureIsDefinedWithAllThatIsSaidOfIt(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	s.table.SelectKey("P1")
	d.Fill("Put a measure on the card", "Letters answered in time")
	if s.asking == nil {
		t.Fatal("nobody asks how it is defined")
	}
	d.Tap("Add to the library")
	if fault := s.asking.fields["target"].Fault(); fault == nil {
		t.Error("a measure without a target was taken")
	}
	for _, typed := range [][2]string{
		{"Unit", ""},
		{"Target", "95"},
		{"Red flag", "90"},
		{"Floor", "96"},
		{"Least there can be", "0"},
		{"Most there can be", "100"},
		{"Owner", "Ann Lee"},
		{"Where the figures come from", "Case system, report 7"},
		{"How it is found", "letters answered within 10 days, of all letters"},
		{"Why it is measured", "People wait for an answer"},
		{"Service credit", "2 % of the month's charge"},
		{"Leading or lagging", "leading"},
		{"Outcome for", "citizens"},
	} {
		d.Fill(typed[0], typed[1])
	}
	s.asking.fields["ratio"].Focus()
	d.Write(" ")
	d.Tab() // to whether it is a key performance indicator by law
	d.Write(" ")
	d.Tap("Add to the library")
	if floor, flag := s.asking.fields["floor"], s.asking.fields["red_flag"]; floor.Fault() == nil && flag.Fault() == nil {
		t.Fatal("a floor better than the red flag was taken")
	}
	if text := d.Field("Service credit").Text(); text != "2 % of the month's charge" {
		t.Errorf("after a fault the service credit is %q", text)
	}
	d.Fill("Floor", "60")
	d.Tap("Add to the library")
	b := d.stored(o.book.Card.ID)
	m := named(b, "Letters answered in time")
	points, _ := m.Points.On(civil.MustDate("2026-11-20"))
	if m.Code == "" || m.Kind != scorecard.PerCent || !m.Statutory || !m.Ratio || m.Timing != scorecard.Leading || m.For != scorecard.ForCitizens ||
		m.Owner != "Ann Lee" || !strings.HasPrefix(m.Source, "Case system") || !strings.HasPrefix(m.Formula, "letters answered") ||
		m.Purpose != "People wait for an answer" || m.Credit != "2 % of the month's charge" || m.Most.String() != "100" ||
		points.Target.String() != "95" || points.RedFlag.String() != "90" || points.Floor.String() != "60" {
		t.Errorf("it is defined as %+v with %+v; toasts %v", m, points, d.Toasts)
	}
	for _, p := range s.table.Rows() {
		if p.measure != nil && p.measure.ID == m.ID && p.perspective.Key != "P1" {
			t.Errorf("it stands in %s", p.perspective.Name)
		}
	}
	d.Says("People wait for an answer", "2 % of the month's charge", "Case system, report 7", "Leading", "a key performance indicator by law")
}

func TestPointsChangeFromADayOnForAReason(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	id := named(o.book, "Time to restore service").ID
	was := d.page.open.result.Of(id).Score
	s.table.SelectKey(measureKey(id))
	d.Tap("Change points…")
	d.Fill("Target", "soon")
	if d.Field("Target").Fault() == nil {
		t.Error("soon was taken as a target")
	}
	d.Fill("Target", "3 h")
	d.Tap("Save")
	if d.Field("Why").Fault() == nil {
		t.Fatal("points changed for no reason")
	}
	d.Says("The same points stay as they are on S-0")
	d.Fill("Valid from", "1 nov 26")
	d.Fill("Why", "agreed in the yearly review")
	d.Write(" ") // the keyboard is at whether they are for this card alone
	d.Says("Also changes S-0")
	d.Tap("Save")
	m := d.stored(o.book.Card.ID).Measures[id]
	then, _ := m.Points.In(october)
	now, _ := m.Points.In(october.Next())
	if then.Target.String() != "4" || now.Target.String() != "3" || m.Points[len(m.Points)-1].Reason != "agreed in the yearly review" {
		t.Fatalf("October's target is %v, November's %v; toasts %v", then.Target, now.Target, d.Toasts)
	}
	if is := d.page.open.result.Of(id).Score; is != was {
		t.Errorf("October came to %v, and to %v now", was, is)
	}
	s.table.SelectKey(measureKey(id))
	d.Says("agreed in the yearly review")

	d.Tap("Change points…")
	d.Fill("Target", "3.5 h")
	d.Fill("Why", "their contract says so")
	d.Tap("Save")
	b := d.stored(o.book.Card.ID)
	if library, _ := b.Measures[id].Points.In(october.Next()); library.Target.String() != "3" {
		t.Errorf("the library's target is %v", library.Target)
	}
	own := false
	b.Card.EachPlaced(func(_ *scorecard.Perspective, _ *scorecard.Objective, placed *scorecard.Placed) {
		points, stated := placed.Points.In(october.Next())
		own = own || placed.Measure == id && stated && points.Target.String() == "3.5"
	})
	if !own {
		t.Errorf("the card has no points of its own; toasts %v", d.Toasts)
	}
}

func TestACardIsKeptAsATemplateAndBegunFrom(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	s.tabs.Select("The card")
	d.Tap("Save as template")
	if d.Field("Keep it as a template called").Fault() == nil {
		t.Error("a template without a name was kept")
	}
	d.Fill("Keep it as a template called", "Delivery partners")
	d.Press(fyne.KeyReturn)
	d.page.Back()
	d.page.begin()
	d.Write("C-009")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Fill("Begin with", "Delivery partners")
	d.page.asking.create()
	if d.page.open == nil || d.page.open.book.Card.ID == o.book.Card.ID {
		t.Fatalf("no card began; toasts %v", d.Toasts)
	}
	if is, was := len(d.page.open.book.Measures), len(o.book.Measures); is != was {
		t.Errorf("it has %d measures, the template's card %d", is, was)
	}
}

func TestWhatIsTakenOffACardStaysInItsPast(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	was := o.result.Overall
	s.table.SelectKey("P1")
	s.table.Focus()
	d.Tap("Remove")
	c := d.stored(o.book.Card.ID).Card
	if c.Perspectives[0].Key != "P1" || c.Perspectives[0].Objectives[0].Measures[0].Retired != civil.MustDate("2026-10-31") {
		t.Errorf("of the perspective is left %+v; toasts %v", c.Perspectives[0], d.Toasts)
	}
	if is := d.page.open.result.Overall; is.Score != was.Score || is.Due != was.Due {
		t.Errorf("October came to %v of %d, and to %v of %d now", was.Score, was.Due, is.Score, is.Due)
	}
	if _, on := d.stored(o.book.Card.ID).Card.Perspectives[0].Weights.On(begun); !on {
		t.Error("its weights are gone")
	}
}

func TestWhoReadsAMeasureIsTypedBesideIt(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	s.table.SelectKey(measureKey(named(o.book, "Savings offered").ID))
	if err := s.setOwner(must(s.table.Selected()), "Priya Shah"); err != nil {
		t.Fatal(err)
	}
	if err := s.setOwner(must(s.table.Selected()), "25"); err == nil {
		t.Error("a number reads a measure")
	}
	s.table.SelectKey("P1")
	if err := s.setOwner(must(s.table.Selected()), "Priya Shah"); err == nil {
		t.Error("a perspective is read by somebody")
	}
	d.page.open.tabs.Select(boardTab)
	d.selectMeasure("Savings offered")
	d.Says("Priya Shah")
}

func TestTheRatingOfTheWholeCardIsSetForAReasonOnly(t *testing.T) {
	d := onDesktop(t, plain, true)
	o := d.open("S-014", boardTab)
	d.Tap("Set another rating…")
	d.Fill("Rating", "Inadequate")
	d.Tap("Save")
	if o.asked.reason.Fault() == nil {
		t.Fatal("it was set for no reason")
	}
	d.Fill("Why", "the outage of 3 October is not in the figures")
	d.Tap("Save")
	if r := d.page.open.result.Overall; r.Rating != scorecard.Inadequate || r.Override == nil {
		t.Errorf("it is %v; toasts %v", r.Rating, d.Toasts)
	}
	d.Says("Inadequate, set by Ann Lee", "the outage of 3 October")
	d.Tap("Set another rating…")
	d.Fill("Rating", "")
	d.Tap("Save")
	if r := d.page.open.result.Overall; r.Override != nil {
		t.Errorf("taken back, it is %v", r.Rating)
	}
}

func TestACardBeginsFromNothing(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.begin()
	d.Write("C-009")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.page.asking.create()
	if d.page.open == nil {
		t.Fatalf("no card is open; toasts %v; the window says %s", d.Toasts, d.Words())
	}
	if side := d.page.open.tabs.Selected(); side != setupTab {
		t.Errorf("%s is in front", side)
	}
	d.Tap("Add perspective")
	d.Says("New perspective", "New perspective 2")
	if n := len(d.stored(d.page.open.book.Card.ID).Card.Perspectives); n != 2 {
		t.Errorf("%d perspectives, want 2; toasts %v", n, d.Toasts)
	}
}

func TestAWeightThatChangesNothingIsSaidToChangeNothing(t *testing.T) {
	d := onDesktop(t, plain, true)
	o, s := d.setUp()
	p := &o.book.Card.Perspectives[0]
	s.table.SelectKey(measureKey(p.Objectives[0].Measures[0].Measure))
	alone := must(s.table.Selected())
	alone.objective.Measures = alone.objective.Measures[:1]
	if err := s.setWeight(alone, "7"); err != nil {
		t.Fatal(err)
	}
	if len(d.Toasts) != 1 || !strings.HasSuffix(d.Toasts[0], "is alone in its objective: its weight changes nothing.") {
		t.Errorf("it is said %v", d.Toasts)
	}
	if words := partsOf(o.book, s.day())[0].aloneWords(&o.book.Card); words != "" {
		t.Errorf("of a perspective beside others it is said that it is %s", words)
	}
}
