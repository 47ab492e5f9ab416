package knowledge

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

func TestWhetherWeCouldStandAloneIsSeenAtOnce(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.Says("3 contracts · 8 goals, 2 behind", "C-014", "52 %", "75 %", "What would have to happen", "Marcus Bell learns to do Release pipeline alone", "Only one person knows")
	d.page.contracts.list.Table.SetFilter("C-014")
	d.page.contracts.list.Table.Focus()
	d.Press(fyne.KeyReturn)
	d.Settle()
	d.Says(
		"Knowledge transfer", "C-014 Appeals delivery partner · 7 goals, both directions · 52 % ready now · ends 12 Mar 2027",
		"At this pace 75 % by the contract end on 12 Mar 2027; the plan is ", "Release pipeline — Ben Hartley, Fernhill Digital", "On-call rota tooling — Joe Castellano",
		"Sessions and evidence — Release pipeline", "Pair on release 7", "2 ours, 1 theirs", "runbook v2; recording", "Reports from the old appeals database",
	)
	d.page.Escape()
	d.Says("By capability")
}

func TestAGoalBeginsFromNothingByTheKeyboardAlone(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.Says("Nothing is followed yet.")
	d.ToButton("New goal")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn) // on, with nothing typed
	d.page.asking.Give()
	if fault := d.Field("What is to pass").Fault(); fault == nil || !strings.Contains(fault.Error(), "title is empty") {
		t.Errorf("a goal without a title: %v", fault)
	}
	d.Fill("What is to pass", "Siarad â'r defnyddwyr")
	d.Fill("Due", "+6m")
	d.Fill("…and who else receives", "Tîm ymchwil")
	d.ToButton("Add goal")
	d.Press(fyne.KeyReturn)
	g := d.goal("G-01")
	c := d.capability("K-001")
	if g.Title != "Siarad â'r defnyddwyr" || g.Capability != c.ID || c.Name != g.Title || c.Criticality != knowledge.Critical || g.Due != civil.MustDate("2027-05-21") || g.ToName != "Tîm ymchwil" {
		t.Errorf("stored is %+v about %+v; toasts %v", g, c, d.Toasts)
	}
	if _, open := d.page.now().(*goalPage); !open {
		t.Error("the goal is not opened")
	}
	d.Undo()
	if r := d.record(); len(r.Goals)+len(r.Capabilities) != 0 {
		t.Errorf("one Undo leaves %d goals and %d capabilities", len(r.Goals), len(r.Capabilities))
	}
	d.Says("Nothing is followed yet.")
}

func TestEveryFieldOfAGoalIsChangedAndUndone(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openGoal("G-05")
	d.Fill("What is to pass", "Running the service at night")
	d.Fill("How", "Pairing")
	d.Fill("Due", "1 mar 27")
	d.Fill("Promise that it keeps", "P4")
	d.Fill("Passed on by, in words", "Ops lead")
	d.Fill("Notes", "nights only")
	d.Fill("Add a receiver", "Priya Raman")
	g := d.goal("G-05")
	if g.Title != "Running the service at night" || g.Method != knowledge.Pairing || g.Due != civil.MustDate("2027-03-01") || g.Promise != "P4" || g.FromName != "Ops lead" || g.Notes != "nights only" || len(g.To) != 3 {
		t.Errorf("stored is %+v; toasts %v", g, d.Toasts)
	}
	if label := d.Undo(); label != "Change receivers of G-05" || len(d.goal("G-05").To) != 2 {
		t.Errorf("Undo of %q leaves %d receivers", label, len(d.goal("G-05").To))
	}
	if field := d.Fill("Due", "1 jan 26"); field.Fault() == nil {
		t.Error("a goal may be due before it starts")
	}
	d.Press(fyne.KeyEscape)
	if g := d.goal("G-05"); g.Due != civil.MustDate("2027-03-01") {
		t.Errorf("it is due on %s", g.Due.Words())
	}
}

func TestASessionIsLoggedByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.openContract()
	c.goals.SelectKey(kit.Key(d.goal("G-06").ID))
	d.Tap("Log a session")
	d.Write("Say no together")
	d.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // the goal and the day are there already
	d.Write("1.5")
	d.Press(fyne.KeyReturn)
	d.Write(" ") // Priya was there
	d.Fill("Somebody else", "Lucy Marchetti")
	d.Fill("What remains of it, with semicolons between: runbook v2; recording", "minutes; list of noes")
	d.Fill("Notes", "went well")
	d.ToButton("Log it")
	d.Press(fyne.KeyReturn)
	sessions := d.record().Sessions
	i := slices.IndexFunc(sessions, func(s knowledge.Session) bool { return s.What == "Say no together" })
	if i < 0 {
		t.Fatalf("it was not logged; toasts %v; the window says %s", d.Toasts, d.Words())
	}
	s := sessions[i]
	if s.Goal != d.goal("G-06").ID || s.Hours.String() != "1.5" || !slices.Equal(s.Artefacts, []string{"minutes", "list of noes"}) || s.Notes != "went well" || len(s.People) != 2 {
		t.Errorf("stored is %+v", s)
	}
	d.Says("Say no together", "1 ours, 1 theirs")
	if standing := d.page.view.standings[s.Goal]; standing.Now != knowledge.WithHelp {
		t.Errorf("a session moved the level to %s", standing.Now.Words())
	}
	c.activities.SelectKey("session " + kit.Key(s.ID))
	c.activities.Focus()
	d.Press(fyne.KeyReturn)
	d.Fill("What was done", "Say no, together")
	d.page.asking.Give()
	d.Says("Say no, together")
	c.activities.Focus()
	d.Press(fyne.KeyDelete)
	if len(d.record().Sessions) != len(sessions)-1 {
		t.Error("Delete leaves the session")
	}
	d.Undo()
	d.Says("Say no, together")
}

func TestALowerLevelAsksWhyAndTheHistoryKeepsIt(t *testing.T) {
	d := onDesktop(t, plain, true)
	c := d.openCapability("K-002")
	before, pieces := len(c.history.All()), len(d.record().Evidence)
	d.Tap("Add evidence")
	d.Fill("Who showed it", "Dewi Llwyd")
	d.Fill("At this level", "With help")
	if said := d.Field("Why the level fell, where it did").Said(); !strings.Contains(said, "say why it fell") {
		t.Errorf("under the field stands %q", said)
	}
	d.page.asking.Give()
	if fault := d.Field("Who saw it").Fault(); fault == nil {
		t.Error("nobody saw it, and it was taken")
	}
	d.Fill("Who saw it", "Robert Achebe")
	d.page.asking.Give()
	if fault := d.Field("Why the level fell, where it did").Fault(); fault == nil || !strings.Contains(fault.Error(), "without a reason") {
		t.Errorf("the reason is not asked for: %v", fault)
	}
	d.Fill("At this level", "Can teach")
	d.page.asking.Give() // mended in another field than the one that was faulted
	if d.Undo(); len(d.record().Evidence) != pieces {
		t.Fatalf("%d pieces of evidence, want %d; toasts %v", len(d.record().Evidence), pieces, d.Toasts)
	}
	d.Tap("Add evidence")
	d.Fill("Who showed it", "Dewi Llwyd")
	d.Fill("At this level", "With help")
	d.Fill("Who saw it", "Robert Achebe")
	d.Fill("Why the level fell, where it did", "the model was rebuilt")
	d.page.asking.Give()
	d.Says("fell from Alone to With help", "the model was rebuilt; seen by Robert Achebe")
	if now := d.page.now().(*capabilityPage); len(now.history.All()) != before+1 {
		t.Errorf("the history has %d turns, had %d", len(now.history.All()), before)
	}
	d.Says("Thin for us")
	d.Undo()
	d.Says("Safe for us")
}

func TestAGoalIsSignedOffOnEvidenceOnly(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openGoal("G-06")
	d.Tap("Sign off…")
	d.Fill("Signed off by", "Priya Raman")
	d.page.asking.Give()
	if fault := d.Field("On").Fault(); fault == nil || !strings.Contains(fault.Error(), `evidence shows "With help", and the goal is "Alone"`) {
		t.Errorf("the reason is %v", fault)
	}
	d.Tap("Cancel")
	d.Tap("Add evidence")
	d.Fill("Who saw it", "Lucy Marchetti")
	d.page.asking.Give()
	d.Says("Reached, not signed off")
	d.Tap("Sign off…")
	d.Fill("Signed off by", "Priya Raman")
	d.page.asking.Give()
	d.Says("Signed off", "21 Nov 2026 by Priya Raman")
	d.Tap("Reopen")
	if g := d.goal("G-06"); !g.SignedOff.IsZero() {
		t.Errorf("it is still signed off on %s", g.SignedOff.Words())
	}
	d.Tap("Give up…")
	d.page.asking.Give()
	if fault := d.Field("Reason").Fault(); fault == nil {
		t.Error("it is given up without a reason")
	}
	d.Fill("Reason", "the product moves to another office")
	d.page.asking.Give()
	d.Says("Given up", "21 Nov 2026: the product moves to another office")
}

func TestWhatNobodyTakesOverIsSaidOnPurpose(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openCapability("K-008")
	d.Tap("Nobody will take this over…")
	d.page.asking.Give()
	if fault := d.Field("Why nobody takes it over").Fault(); fault == nil {
		t.Error("it is left without a reason")
	}
	d.Fill("Why nobody takes it over", "the rota moves to the service desk")
	d.page.asking.Give()
	if c := d.capability("K-008"); c.Left != "the rota moves to the service desk" || c.LeftOn != civil.MustDate("2026-11-21") {
		t.Errorf("stored is %+v", c)
	}
	d.Says("nobody will take it over, on purpose", "Since 21 Nov 2026: the rota moves to the service desk")
	d.Tap("Somebody shall after all")
	if c := d.capability("K-008"); c.Left != "" || !c.LeftOn.IsZero() {
		t.Errorf("stored is %+v", c)
	}
}

func TestACapabilityIsAddedChangedAndKeptWhileGoalsAreAboutIt(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.tabs.Select(capabilityTab)
	d.Tap("New capability")
	d.Fill("What must we be able to do", "Renewing certificates")
	d.Fill("Also called (a; b)", "TLS; certs")
	d.page.asking.Give()
	c := d.capability("K-012")
	if c.Name != "Renewing certificates" || !slices.Equal(c.Aliases, []string{"TLS", "certs"}) || c.Criticality != knowledge.Critical {
		t.Errorf("stored is %+v; toasts %v", c, d.Toasts)
	}
	d.Fill("Weight among the critical", "3")
	if field := d.Fill("Weight among the critical", "many"); field.Fault() == nil || d.capability("K-012").Weight.String() != "3" {
		t.Errorf("many is taken for a weight: %s", d.capability("K-012").Weight)
	}
	d.Press(fyne.KeyEscape)
	d.openCapability("K-001")
	d.Tap("Remove")
	if len(d.Toasts) == 0 || !strings.Contains(d.Toasts[len(d.Toasts)-1], "G-01") {
		t.Errorf("what says why it stays: %v", d.Toasts)
	}
	d.Says("K-001 Release pipeline")
}

func TestWhoLeavesHoldsNothingAnyMore(t *testing.T) {
	d := onDesktop(t, plain, true)
	p := d.openPerson("Hanna Lindqvist")
	d.Says("Appeals data model", "Learns")
	d.Tap("Leaves…")
	d.Fill("Last day", "20 nov 26")
	d.page.asking.Give()
	d.Says("works for nobody we know of", "holds it for neither side")
	if rows := p.holds.All(); !slices.ContainsFunc(rows, func(r turnRow) bool { return r.Kind == knowledge.LeftOffice }) {
		t.Errorf("the history has %+v", rows)
	}
	d.openCapability("K-002")
	d.Says("Thin for us")
	d.Undo()
	d.Says("Safe for us")
}

func TestWhoChangesEmployerTakesItAlong(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openPerson("Ben Hartley")
	d.Says("Only this person knows")
	d.Tap("Changes employer…")
	d.Fill("Works for", "Us")
	d.Fill("From", "1 nov 26")
	d.Fill("Part of our side", "Platform")
	d.page.asking.Give()
	d.Says("ours · Platform", "now works for: ours · Platform")
	stays, err := d.Workspace.Stays(t.Context(), d.person("Ben Hartley").ID)
	if err != nil || len(stays) != 2 || stays[0].Term.To != civil.MustDate("2026-10-31") || !stays[1].Ours {
		t.Errorf("the times are %+v: %v; toasts %v", stays, err, d.Toasts)
	}
	d.openCapability("K-001")
	d.Says("Thin for us")
	d.openPerson("Ben Hartley")
	field := d.Fields("From")[1]
	d.FillIn(field, "1 dec 26")
	if stays, _ = d.Workspace.Stays(t.Context(), d.person("Ben Hartley").ID); stays[1].Term.From != civil.MustDate("2026-12-01") {
		t.Errorf("the times are %+v; toasts %v", stays, d.Toasts)
	}
}

func TestEvidenceIsWithdrawnForAReasonOnly(t *testing.T) {
	d := onDesktop(t, plain, true)
	g := d.openGoal("G-01")
	g.tabs.Select(activityTab)
	d.Settle()
	before := len(d.record().Evidence)
	i := slices.IndexFunc(g.activities.Rows(), func(a activity) bool { return a.evidence != nil })
	g.activities.Select(i)
	g.activities.Focus()
	d.Press(fyne.KeyDelete)
	d.Press(fyne.KeyReturn)
	if len(d.record().Evidence) != before {
		t.Fatal("it was withdrawn without a reason")
	}
	d.Write("noted for the wrong person")
	d.Press(fyne.KeyReturn)
	if len(d.record().Evidence) != before-1 {
		t.Errorf("%d pieces of evidence, want %d; toasts %v", len(d.record().Evidence), before-1, d.Toasts)
	}
	if d.Undo(); len(d.record().Evidence) != before {
		t.Error("Undo does not bring it back")
	}
}

func TestEscapeLeadsBackTheWayOneCame(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openContract()
	d.page.now().(*contractPage).goals.Focus()
	d.Press(fyne.KeyReturn)
	if _, ok := d.page.now().(*goalPage); !ok {
		t.Fatal("Enter opens no goal")
	}
	d.page.Escape()
	if _, ok := d.page.now().(*contractPage); !ok {
		t.Fatal("Escape does not lead back to the contract")
	}
	c := d.page.now().(*contractPage)
	c.tabs.Select(exitTab)
	d.Settle()
	d.Says("4 goals are not signed off; the contract ends in 111 days, on 12 Mar 2027. A line is done once a receiver signs its goal off", "evidence of Alone (Marcus Bell: Briefed, Olek Марченко: Briefed)")
	d.page.Escape()
	if d.page.now() != nil || d.Recall(openKey) != "" {
		t.Error("Escape does not lead back to the list")
	}
	d.page.Show(kit.Thing{Kind: kit.GoalThing, ID: 999})
	if d.page.now() != nil {
		t.Error("what is gone is open")
	}
}

func TestWhatWasOpenIsOpenAgainAfterTheNextStart(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openCapability("K-003")
	again := New(d.Workspace, d.Host)
	again.Load()
	if c, ok := again.now().(*capabilityPage); !ok || c.about.Code != "K-003" {
		t.Errorf("open is %T", again.now())
	}
}

func TestDocumentsAreMadeOfAContractAndOfAll(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, document := range d.page.Documents() {
		document.Save()
	}
	d.openContract()
	for _, document := range d.page.Documents() {
		document.Save()
	}
	if text := string(d.Saved["C-014 knowledge.csv"]); !strings.Contains(text, "Marcus Bell") {
		t.Error("the text table does not name the people")
	}
	for _, document := range d.page.Documents() {
		document.WithoutNames()
	}
	if text := string(d.Saved["C-014 knowledge.csv"]); strings.Contains(text, "Marcus Bell") {
		t.Error("the text table without names names somebody")
	}
	if len(d.Saved) != 6 || len(d.Toasts) > 0 || len(d.Saved["C-014 knowledge.csv"]) >= len(d.Saved["knowledge.csv"]) {
		t.Errorf("%d documents were made; toasts %v", len(d.Saved), d.Toasts)
	}
}

func TestAPaceIsRedOnlyBelowThePlan(t *testing.T) {
	half, quarter := big.NewRat(1, 2), big.NewRat(1, 4)
	for _, c := range []struct {
		then, plan *big.Rat
		short      bool
	}{{half, quarter, false}, {half, half, false}, {quarter, half, true}, {half, nil, true}, {big.NewRat(1, 1), nil, false}} {
		r := contractRow{ahead: true, goals: 1, outlook: knowledge.Outlook{Projection: knowledge.Projection{Then: c.then}, Plan: c.plan}}
		if r.short() != c.short || (r.paceNote() != "") != c.short {
			t.Errorf("%v against a plan of %v: %v, %q", c.then, c.plan, r.short(), r.paceNote())
		}
	}
}

func TestALineOfTheExitChecklistIsOpenedByEnter(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.openContract()
	c := d.page.now().(*contractPage)
	c.tabs.Select(exitTab)
	d.page.Focus()
	d.Press(fyne.KeyReturn)
	if _, ok := d.page.now().(*goalPage); !ok || len(d.Buttons("Sign off…")) == 0 {
		t.Errorf("Enter leads to a %T", d.page.now())
	}
}
