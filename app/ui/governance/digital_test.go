package governance

import (
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

func TestGradesAreTypedDayByDay(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(digitalTab)
	d.Settle()
	d.Says("3 groups · 2 went up since they were first asked, 0 down", "Licensing policy", "up 2 half steps", "as it was", "Today")
	g := d.page.sides[digitalTab].(*digital)
	g.Focus()
	g.grid.Select(1, 3)
	d.Write("bc")
	d.Press(fyne.KeyReturn)
	today := func() *governance.Digital {
		return find(d.record().Digital, func(s *governance.Digital) bool { return s.Group == "Grants" && s.On == d.Today() })
	}
	if said := today(); said == nil || said.Grade != governance.GradeBC {
		t.Fatalf("stored is %+v; toasts %v", said, d.Toasts)
	}
	g.grid.Select(1, 3)
	d.Settle()
	d.Says("B/C on 21 Nov 2026", "up 1 half step")
	d.Fill("What it rests on", "Decisions are made online since June")
	if said := today(); said.Why != "Decisions are made online since June" {
		t.Errorf("it rests on %q", said.Why)
	}
	g.Focus()
	d.Write("d")
	d.Press(fyne.KeyReturn, fyne.KeyUp)
	d.Says("give A, A/B, B, B/C or C")
	d.Press(fyne.KeyEscape)
	g.grid.Select(1, 3)
	d.Press(fyne.KeyDelete)
	if today() != nil {
		t.Error("Delete leaves the grade")
	}
	d.Undo()
	if today() == nil {
		t.Error("Undo does not bring it back")
	}
}

func TestTheFirstGroupSaysHowDigitalItIs(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.page.tabs.Select(digitalTab)
	d.Says("No group said how digital it works yet")
	d.Tap("Add a group")
	d.Fill("Group: a team or a service", "Tîm polisi")
	if field := d.Fill("Grade: A, A/B, B, B/C or C", "E"); field.Fault() == nil {
		t.Error("E is taken as a grade")
	}
	d.Fill("Grade: A, A/B, B, B/C or C", "a/b")
	d.Fill("On", "1 jun 26")
	d.page.asking.Give()
	all := d.record().Digital
	if len(all) != 1 || all[0].Group != "Tîm polisi" || all[0].Grade != governance.GradeAB || all[0].On != civil.MustDate("2026-06-01") {
		t.Fatalf("stored is %+v; toasts %v", all, d.Toasts)
	}
	d.Settle()
	d.Says("Tîm polisi", "1 Jun 2026", "Today")
}
