package governance

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

func TestWhatTheTeamSaidStandsBesideWhatThePanelFound(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(assessmentTab)
	d.Settle()
	d.Says("2 services assessed · 1 not met · 2 hard surprises", "Licensing", "3, 2 hard", "Grants", "Not yet")
	list := d.page.sides[assessmentTab].(*assessments).list
	list.Table.SetFilter("licensing")
	list.Table.Focus()
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Settle()
	d.Says("Licensing", "8 met, 2 not met, 4 not yet of 14 points", "1. Understand users and their needs")
	a := d.page.now().(*assessmentPage)
	a.tabs.Select(surpriseTab)
	d.Settle()
	d.Says("Make sure everyone can use the service: the team said “met”, the panel “not met”", "the panel “not yet”")
	for _, document := range d.page.Documents() {
		document.Save()
	}
	if pdf := d.Saved["Licensing 2026-10-15 assessment.pdf"]; !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("saved %d bytes; toasts %v", len(pdf), d.Toasts)
	}
	d.page.Escape()
	d.Says("Where time goes")
}

func TestAnAssessmentIsTypedWithOneKeyAPoint(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.addStandards()
	d.page.tabs.Select(assessmentTab)
	d.Says("No service was assessed yet.")
	d.Tap("New assessment")
	d.Fill("Service", "Gwasanaeth apeliadau")
	d.Fill("Phase", "alpha")
	d.Fill("Sponsor", "Rhiannon Prosser")
	d.Fill("Service owner", "Helen Ashworth")
	d.ToButton("Add and go through the points")
	d.Press(fyne.KeyReturn)
	a, open := d.page.now().(*assessmentPage)
	if !open {
		t.Fatalf("it is not open; toasts %v; the window says %s", d.Toasts, d.Words())
	}
	d.Settle()
	d.Write("mnym") // in the first column that can be typed into: the team's
	of := &d.record().Assessments[0]
	for number, want := range map[int]governance.Verdict{1: governance.Met, 2: governance.NotMet, 3: governance.NotYet, 4: governance.Met, 5: governance.NotLookedAt} {
		if got := of.Of(number).Verdict; got != want {
			t.Errorf("point %d is %s; toasts %v", number, got.Words(), d.Toasts)
		}
	}
	a.table.Select(1)
	d.Settle()
	d.Says("What would meet it?")
	d.Fill("Recommendation: what would meet it", "Talk to five who gave up")
	if got := d.record().Assessments[0].Of(2).Recommendation; got != "Talk to five who gave up" {
		t.Errorf("it recommends %q", got)
	}
	a.table.Focus()
	d.Press(fyne.KeyDelete)
	if got := d.record().Assessments[0].Of(2); got.Verdict != governance.NotLookedAt || got.Recommendation == "" {
		t.Errorf("Delete leaves %+v", got)
	}
	if label := d.Undo(); label != "Change verdict of point 2 in the assessment of Gwasanaeth apeliadau" {
		t.Errorf("Undo takes back %q", label)
	}
	if got := d.record().Assessments[0].Of(2).Verdict; got != governance.NotMet {
		t.Errorf("after Undo it is %s", got.Words())
	}
	a.table.Focus()
	d.Write("x")
	d.Press(fyne.KeyReturn)
	d.Says("type m for met, n for not met, y for not yet")
}

func TestARecommendationBecomesAnActionInPlace(t *testing.T) {
	d := onDesktop(t, plain, true)
	a := d.openAssessment("Licensing", governance.Panel)
	a.table.SelectKey(kit.Key(int64(10)))
	a.table.Focus()
	d.Press(fyne.KeyInsert)
	if title := d.Field("What is to be done").Text(); title != a.review.panel.Of(10).Recommendation {
		t.Errorf("it begins with %q", title)
	}
	d.Fill("Owner", "Helen Ashworth")
	d.Fill("Due", "12 dec 26")
	d.page.asking.Give()
	action := find(d.record().Actions, func(a *governance.Action) bool { return a.Origin.Point == 10 })
	switch {
	case action == nil:
		t.Fatalf("there is none; toasts %v", d.Toasts)
	case action.Origin.Assessment != a.id, action.Contract != a.review.panel.Contract, action.Due != civil.MustDate("2026-12-12"), action.Owner.Person == 0:
		t.Errorf("stored is %+v", action)
	}
	d.Says("Helen Ashworth", "1 to do")
}

func TestTheOtherViewOfAServiceIsAdded(t *testing.T) {
	d := onDesktop(t, plain, true)
	a := d.openAssessment("Grants", governance.Panel)
	if a.add.Text() != "Add the team's" || !a.add.Visible() {
		t.Fatalf("the page offers %q", a.add.Text())
	}
	d.Tap("Add the team's")
	d.page.asking.Give()
	a, _ = d.page.now().(*assessmentPage)
	if a == nil || a.review.self == nil || a.review.self.Phase != "beta" {
		t.Fatalf("the team's view is not there; toasts %v", d.Toasts)
	}
	panel := d.openAssessment("Grants", governance.Panel)
	if panel.review.self == nil || panel.add.Visible() {
		t.Error("the team's view does not stand beside the panel's")
	}
}

func TestAListOfOnesOwnIsTyped(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.page.newAssessment(governance.Assessment{}) // there is nothing to assess against yet
	d.Fill("Name: what is assessed against it", "Our house rules")
	d.page.asking.Give()
	d.Settle()
	l := d.page.now().(*listPage)
	for _, point := range []string{"Somebody answers the phone", "Letters are in both languages", "Nobody is asked twice"} {
		l.fresh.Focus()
		d.Write(point)
		d.Press(fyne.KeyReturn)
	}
	l.table.Select(2)
	l.table.Focus()
	d.Press(fyne.KeyRight)
	d.Write("Once only")
	d.Press(fyne.KeyReturn)
	l.move(-1)
	list := find(d.record().Lists, func(l *governance.List) bool { return l.Name == "Our house rules" })
	if list == nil || len(list.Points) != 3 || list.Points[1] != (governance.Point{Number: 3, Title: "Nobody is asked twice", Group: "Once only"}) {
		t.Fatalf("stored is %+v; toasts %v", list, d.Toasts)
	}
	d.DeleteRow()
	if list = find(d.record().Lists, func(l *governance.List) bool { return l.Name == "Our house rules" }); len(list.Points) != 2 {
		t.Errorf("Ctrl+Delete leaves %+v", list.Points)
	}
	d.Undo()
	d.Tap("Remove list")
	if lists := d.record().Lists; find(lists, func(l *governance.List) bool { return l.Name == "Our house rules" }) != nil {
		t.Error("the list is still there")
	}
}

// addStandards adds the lists that come with the program.
func (d *window) addStandards() {
	d.T.Helper()
	data, err := assets.Files.ReadFile(assets.Governance)
	if err != nil {
		d.T.Fatal(err)
	}
	catalogue, err := desk.ReadGovernanceCatalogue(data)
	if err != nil {
		d.T.Fatal(err)
	}
	if err := desk.AddGovernanceCatalogue(d.T.Context(), d.Workspace, catalogue); err != nil {
		d.T.Fatal(err)
	}
	d.page.Load()
}
