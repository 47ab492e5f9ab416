package roles

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// people is the tab of that name, with one of its sides in front.
func (d *window) people(side string) *people {
	d.T.Helper()
	d.page.tabs.Select(peopleTab)
	f := d.page.sides[peopleTab].(*people)
	f.tabs.Select(side)
	return f
}

// post is the first assignment of somebody.
func (d *window) post(name string) post {
	d.T.Helper()
	for _, x := range d.people(assignmentsTab).list.Table.All() {
		if x.name == name {
			return x
		}
	}
	d.T.Fatalf("%s is assigned to nothing", name)
	return post{}
}

// TestAssignmentsAreTypedInto changes a share in its cell, refuses what can't be, and ends an assignment.
func TestAssignmentsAreTypedInto(t *testing.T) {
	d := onDesktop(t, plain, true)
	f := d.people(assignmentsTab)
	before := d.post("Ffion Haf Davies")
	f.list.Table.SelectKey(keyOf(before))
	if err := f.columns()[3].Set(before, "0"); err == nil {
		t.Error("a share of nothing is taken")
	}
	if err := f.columns()[3].Set(before, "45 %"); err != nil {
		t.Fatal(err)
	}
	if got := d.post("Ffion Haf Davies").Share.String(); got != "45" {
		t.Errorf("the share is %s", got)
	}
	if label := d.UndoLabel(); label != "Change share of time of Ffion Haf Davies as delivery manager of Appeals" {
		t.Errorf("Undo would take back %q", label)
	}
	d.Tap("End…")
	d.Fill("Last day", "1 Jan 2020")
	d.Tap("End")
	if d.Field("Last day").Fault() == nil {
		t.Error("it ends before it began")
	}
	d.Fill("Last day", "31 dec 26")
	d.Tap("End")
	if got := d.post("Ffion Haf Davies").Term.To; got != civil.MustDate("2026-12-31") {
		t.Errorf("it ends on %s", got)
	}
}

func keyOf(x post) string { return idText(int64(x.ID)) }

// TestSomebodyChangesEmployer in the middle of a month: the old assignment ends the day before, and a new one goes on.
func TestSomebodyChangesEmployer(t *testing.T) {
	d := onDesktop(t, plain, true)
	f := d.people(assignmentsTab)
	before := d.post("Dan Feeney")
	f.list.Table.SelectKey(keyOf(before))
	d.Tap("Changes employer…")
	d.Fill("From", "16 dec 26")
	d.Fill("Works for", "Ours")
	d.Tap("Save")
	var terms []string
	for _, x := range f.list.Table.All() {
		if x.Person == before.Person && x.Team == before.Team && x.Role == before.Role {
			terms = append(terms, employerWords(&x.Assignment)+" "+x.Term.Words())
		}
	}
	if said := strings.Join(terms, "; "); len(terms) != 2 || !strings.Contains(said, "15 Dec 2026") || !strings.Contains(said, "us from 16 Dec 2026") {
		t.Errorf("the assignments are %s", said)
	}
	if label := d.Undo(); label != "Note that Dan Feeney changes employer" {
		t.Errorf("Undo took back %q", label)
	}
}

// TestNamesakesAreToldApart wherever their names stand.
func TestNamesakesAreToldApart(t *testing.T) {
	names := namesOf([]roles.Person{{ID: 1, Name: "Sam Reid"}, {ID: 2, Name: "sam reid"}, {ID: 3, Name: "Ann Lee"}}, []procurement.Person{
		{ID: 1, Name: "Sam Reid", Email: "sam@fernhill.example"}, {ID: 2, Name: "sam reid", Role: "Analyst"},
	})
	if names[1] != "Sam Reid (sam@fernhill.example)" || names[2] != "sam reid (Analyst, no. 2)" || names[3] != "Ann Lee" {
		t.Errorf("they are called %v", names)
	}
}

// TestWhatAPhaseNeedsIsTyped makes a role needed in a phase, and the coverage follows.
func TestWhatAPhaseNeedsIsTyped(t *testing.T) {
	d := onDesktop(t, plain, true)
	n := d.people(needsTab).sides[needsTab].(*needs)
	d.page.Focus()
	n.grid.Select(10, 2)
	d.Write("e")
	d.Press(fyne.KeyReturn)
	if need := n.need(10, 2); need == nil || !need.Essential {
		t.Error("a performance analyst is not essential in beta")
	}
	if got := len(d.coverage().view.open); got != 9 {
		t.Errorf("two teams in beta lack one more: %d findings", got)
	}
	d.people(needsTab)
	d.page.Focus()
	n.grid.Select(10, 2)
	d.Write("q")
	d.Press(fyne.KeyReturn)
	if n.grid.Notice() == "" {
		t.Error("nothing says what can be typed")
	}
	d.Press(fyne.KeyEscape)
}

// TestATeamIsEdited gives a team a new phase, which needs other roles.
func TestATeamIsEdited(t *testing.T) {
	d := onDesktop(t, plain, true)
	f := d.people(teamsTab).sides[teamsTab].(*teams)
	f.table.SelectKey(idText(int64(d.page.office.staffing.Teams[3].ID)))
	d.Fill("Service", "Shared data")
	if got := d.page.office.staffing.Teams[3].Service; got != "Shared data" {
		t.Errorf("the service is %q", got)
	}
	d.Tap("Add a phase")
	team := d.page.office.staffing.Teams[3]
	if got := team.PhaseOn(d.Today()); got != roles.Alpha {
		t.Errorf("the team is in %s", got)
	}
	f.table.OnDelete(squad{Team: &team})
	if got := len(d.page.office.staffing.Teams); got != 4 {
		t.Errorf("%d teams are left", got)
	}
	if label := d.Undo(); label != "Remove team Data platform" {
		t.Errorf("Undo took back %q", label)
	}
}

// TestTheCatalogueTakesOwnRoles adds one, names it, refuses a name that is taken, and keeps a role that is in use.
func TestTheCatalogueTakesOwnRoles(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.people(rolesTab).sides[rolesTab].(*catalogue)
	d.Tap("Add a role")
	fresh, ok := c.table.Selected()
	if !ok || fresh.Name != "New role" {
		t.Fatalf("what was added is %q", fresh.Name)
	}
	if err := c.columns()[0].Set(fresh, "Product manager"); err == nil {
		t.Error("a name that is taken is taken again")
	}
	if err := c.columns()[0].Set(fresh, "Licensing adviser"); err != nil {
		t.Error(err)
	}
	if c.roleNamed("licensing ADVISER") != fresh.ID || c.roleNamed("scrum master") == 0 {
		t.Error("a name or an alias finds no role")
	}
	c.remove(calling{Role: d.page.office.staffing.Roles[1]})
	if len(d.Toasts) == 0 || !strings.Contains(d.Toasts[len(d.Toasts)-1], "team Appeals") {
		t.Errorf("a role in use: %v", d.Toasts)
	}
}

// TestADialogClosesByEscape also when it was refused: at the field that is wrong nothing was typed that Escape would have to take back.
func TestADialogClosesByEscape(t *testing.T) {
	d := onDesktop(t, plain, true)
	f := d.people(assignmentsTab)
	f.list.Table.SelectKey(keyOf(d.post("Dan Feeney")))
	for _, opens := range []string{"Change…", "End…", "Changes employer…", "Leaves for good…"} {
		d.Tap(opens)
		if d.Window().Canvas().Overlays().Top() == nil {
			t.Fatalf("%s opens nothing", opens)
		}
		d.Press(fyne.KeyEscape)
		if d.Window().Canvas().Overlays().Top() != nil {
			t.Errorf("%s is still open", opens)
			d.Press(fyne.KeyEscape)
		}
	}
	d.Tap("Changes employer…")
	d.Fill("From", "16 dec 26")
	d.Fill("Works for", "Supplier")
	d.Tap("Save")
	if d.Field("Supplier or agency").Fault() == nil {
		t.Fatal("a supplier without a name is taken")
	}
	d.Press(fyne.KeyEscape)
	if d.Window().Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the refused dialog open")
	}
}
