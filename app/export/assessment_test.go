package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// alpha is an assessment by a panel, with what the team had found itself; each point's texts are text.
func alpha(points int, text string) *Assessment {
	list := &governance.List{ID: 1, Name: "Service Standard", Source: "Government Digital Service, text of 2020"}
	panel := &governance.Assessment{
		ID: 5, List: 1, Service: "Appeal a licence decision", Phase: "Alpha", Judge: governance.Panel, On: civil.MustDate("2026-11-05"), Sponsor: "Ruth Adeyemi", ServiceOwner: "Iona Fraser",
		Panel: []governance.Who{whoOf(2, "Rhŷs Ŵyn", "Lead assessor", scorecard.Ours), whoOf(0, "Ελένη Παππά", "User research", scorecard.Ours)},
	}
	self := &governance.Assessment{ID: 4, List: 1, Service: panel.Service, Phase: panel.Phase, Judge: governance.Ourselves, On: civil.MustDate("2026-10-20")}
	for i := range points {
		n := i + 1
		group := ""
		if n > 4 {
			group = "Business case"
		}
		list.Points = append(list.Points, governance.Point{Number: n, Title: fmt.Sprintf("Point %d: ", n) + text, Group: group})
		if n != 3 {
			panel.Points = append(panel.Points, governance.Assessed{Point: n, Verdict: governance.Verdict(1 + i%3), Evidence: text, Recommendation: text})
		}
		self.Points = append(self.Points, governance.Assessed{Point: n, Verdict: governance.Met, Evidence: text})
	}
	return &Assessment{
		List: list, Assessment: panel, Self: self, Contract: "C-014 Appeals delivery partner", Day: governed,
		Actions: []governance.Action{{Title: "Test with people who write", Origin: governance.Origin{Assessment: 5, Point: 2}, Owner: whoOf(1, "Iona Fraser", "", scorecard.Ours), Due: civil.MustDate("2026-12-01"), State: scorecard.ActionOpen, Raised: civil.MustDate("2026-11-05")}},
	}
}

func TestAnAssessmentSaysWhatWasFound(t *testing.T) {
	a := alpha(6, "seen by Ελένη Παππά")
	checkSays(
		t, "the assessment", allWords(LayOutAssessment(a, someProvenance)),
		"Assessment, alpha, 5 Nov 2026", "Not met: 2 of 6 points met, 2 not met, 1 not yet, 1 not looked at.", "Surprises 3", "Sponsor Ruth Adeyemi", "Service owner Iona Fraser",
		"Self-assessment on 20 Oct 2026: 6 of 6 points met", "Lead assessor", "No. Point Panel Team itself", "Evidence: seen by", "Recommendation: seen by", "The team said: seen by", "Not looked at", "Business case",
		"Where the team and the panel differ", "Test with people who write (point 2)",
	)
	if a.Actions[0].Title != "Test with people who write" {
		t.Error("writing the report has changed an action")
	}
	keepPDF(t, "assessment", func(w io.Writer) error { return AssessmentReport(w, a, someProvenance) })
}

// What the team thought met and the panel did not comes first among the surprises.
func TestHardSurprisesComeFirst(t *testing.T) {
	a := alpha(6, "x")
	a.Assessment.Points[0].Verdict = governance.NotYet
	text := allWords(LayOutAssessment(a, someProvenance))
	_, differ, _ := strings.Cut(text, "Where the team and the panel differ No.")
	if first, second := strings.Index(differ, "2 Point 2"), strings.Index(differ, "1 Point 1"); first < 0 || second < first {
		t.Errorf("the surprises: %.300s", differ)
	}
}

func TestAssessmentsWithLittleInThem(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Assessment)
		want   string
	}{
		"no self-assessment": {func(a *Assessment) { a.Self = nil }, "No. Point Assessment 1 Point 1"},
		"by the team itself": {func(a *Assessment) { a.Assessment, a.Self = a.Self, nil }, "Self-assessment, alpha, 20 Oct 2026"},
		"a list of nothing":  {func(a *Assessment) { a.List = &governance.List{Name: "Own"} }, "The list has no points yet."},
		"nothing looked at":  {func(a *Assessment) { a.Assessment.Points = nil }, "No result yet: 0 of 2 points met, 2 not looked at."},
		"all alike":          {func(a *Assessment) { a.Self.Points = a.Assessment.Points }, "Nowhere: both judge every point that both looked at alike."},
	} {
		a := alpha(2, "seen")
		c.change(a)
		if text := allWords(LayOutAssessment(a, someProvenance)); !strings.Contains(text, c.want) {
			t.Errorf("%s: %.600s", name, text)
		}
	}
}

func TestAnAssessmentOfAnyTextBreaksWell(t *testing.T) {
	for _, text := range append(beside.NaughtyStrings(t)[20:23], strings.Repeat("gwasanaethau digidol ", 60), strings.Repeat("W", 300), "") {
		for _, points := range []int{1, 14, 25} {
			d := LayOutAssessment(alpha(points, text), someProvenance)
			checkWithinMargins(t, d)
			checkHeadingsAccompanied(t, d)
			checkNothingOverlaps(t, d)
			if t.Failed() {
				t.Fatalf("with %d points and %.40q", points, text)
			}
		}
	}
}

func TestAnAssessmentWithoutNames(t *testing.T) {
	a := alpha(6, "seen by Ruth Adeyemi")
	checkNameless(t, LayOutAssessment(a.WithoutNames(governedPeople), Provenance{Made: someTime}))
	if a.Assessment.Sponsor != "Ruth Adeyemi" || a.Assessment.Panel[0].Name != "Rhŷs Ŵyn" {
		t.Error("leaving names out has changed what it was asked of")
	}
}
