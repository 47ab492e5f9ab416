package governance

import (
	"fmt"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/scorecard/governance"
)

// TestNothingOfWhatIsAssessedIsCutOff shows assessments, votes, grades and ideas in the looks with the least room.
func TestNothingOfWhatIsAssessedIsCutOff(t *testing.T) {
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		for _, tab := range []string{assessmentTab, timeTab, digitalTab, ideaTab} {
			d.page.tabs.Select(tab)
			d.fits(tab, look)
		}
		d.page.tabs.Select(timeTab)
		d.timeGoes().tabs.Select(apartTab)
		d.fits(timeTab+" against value", look)
		a := d.openAssessment("Licensing", governance.Panel)
		for _, tab := range []string{pointsTab, surpriseTab, assessingTab} {
			a.tabs.Select(tab)
			d.fits("assessment "+tab, look)
		}
		d.page.editLists(0)
		d.fits("list of points", look)
		d.page.newAssessment(governance.Assessment{Judge: governance.Ourselves})
		d.fits("new assessment", look)
		d.page.asking.Dialog.Close()
		d.page.askAction(governance.Action{Title: "Test in Welsh"})
		d.fits("new action", look)
		d.page.asking.Dialog.Close()
	}
}

// openAssessment opens how a service stands as somebody judged it.
func (d *window) openAssessment(service string, judge governance.Judge) *assessmentPage {
	d.T.Helper()
	of := find(d.record().Assessments, func(a *governance.Assessment) bool { return a.Service == service && a.Judge == judge })
	if of == nil {
		d.T.Fatalf("%s was not assessed", service)
	}
	d.page.Show(kit.Thing{Kind: kit.ServiceAssessmentThing, ID: int64(of.ID)})
	d.Settle()
	a, ok := d.page.now().(*assessmentPage)
	if !ok {
		d.T.Fatalf("no assessment is open; toasts %v", d.Toasts)
	}
	return a
}

func (d *window) timeGoes() *timeGoes {
	d.T.Helper()
	d.page.tabs.Select(timeTab)
	return d.page.sides[timeTab].(*timeGoes)
}

// TestLongNamesAndManyRowsKeepTheirPlaces fills each tab with more than a window holds, in names of several languages.
func TestLongNamesAndManyRowsKeepTheirPlaces(t *testing.T) {
	look := uitest.Looks[len(uitest.Looks)-1] // the largest text
	d := onDesktop(t, look.Theme, false)
	d.Window().Resize(look.Size)
	long := "Gwasanaeth cofrestru a thrwyddedu digwyddiadau awyr agored – Genehmigungsverfahrensbeschleunigung"
	ws, ctx, list := d.Workspace, t.Context(), &governance.List{Name: long}
	for n := range 60 {
		list.Points = append(list.Points, governance.Point{Number: n + 1, Title: long, Group: long[:40]})
	}
	keep := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	keep(desk.SaveAssessmentList(ctx, ws, list, ""))
	assessment := &governance.Assessment{List: list.ID, Service: long, Phase: "beta", Judge: governance.Panel, On: d.Today(), Sponsor: long, ServiceOwner: "Θεοδώρα"}
	assessment.Points = []governance.Assessed{{Point: 1, Verdict: governance.NotMet, Evidence: long, Recommendation: long}}
	keep(desk.SaveServiceAssessment(ctx, ws, assessment, ""))
	var ballots []*governance.Ballot
	for n := range 14 {
		voter := fmt.Sprintf("%s %d", long[:50], n)
		ballots = append(ballots, &governance.Ballot{Round: long, On: d.Today(), Voter: voter, Question: governance.Frequency, Votes: map[int]int{1 + n%16: 12}})
		keep(desk.SaveDigital(ctx, ws, &governance.Digital{Group: voter, On: d.Today().AddDays(-30 * n), Grade: governance.GradeAB, Why: long}, ""))
		keep(desk.SaveIdea(ctx, ws, &governance.Idea{Need: long, Idea: long, Partner: long, Test: long, Result: long, Stage: governance.TakenUp}, ""))
	}
	keep(desk.SaveBallots(ctx, ws, "Votes", ballots...))
	d.page.Load()
	for _, tab := range []string{assessmentTab, timeTab, digitalTab, ideaTab} {
		d.page.tabs.Select(tab)
		d.fits("many "+tab, look)
	}
	d.openAssessment(long, governance.Panel)
	d.fits("many points", look)
	d.page.editLists(list.ID)
	d.fits("many points of a list", look)
}
