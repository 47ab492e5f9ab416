package governance

import (
	"testing"

	"counterweight/app/ui/kit"
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
