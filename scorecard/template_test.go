package scorecard_test

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// catalogue is the file of the templates that the program brings with it.
func catalogue(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(beside.Root(t), "assets", "catalogue", "scorecards.json"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func templates(t testing.TB) []scorecard.Template {
	t.Helper()
	all, err := scorecard.ReadTemplates(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheTemplatesAreThoseOfTheField(t *testing.T) {
	var names []string
	for _, template := range templates(t) {
		names = append(names, template.Name)
		if template.About == "" {
			t.Errorf("%s does not say whom it is for", template.Name)
		}
	}
	want := []string{"Partnership", "Kaplan and Norton's four", "Scottish four", "Statutory KPIs", "Outcomes by beneficiary"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestATemplateOfACardMakesTheSameCard(t *testing.T) {
	for _, template := range templates(t) {
		b, err := template.Book(begun)
		if err != nil {
			t.Fatal(err)
		}
		again := scorecard.TemplateOf(b, template.Name, template.About, begun.AddDays(300))
		text, err := scorecard.WriteTemplates([]scorecard.Template{again})
		if err != nil {
			t.Fatal(err)
		}
		read, err := scorecard.ReadTemplates(text)
		if err != nil {
			t.Fatal(err)
		}
		read[0].Source = template.Source
		if diff := cmp.Diff(template, read[0], cmp.Comparer(func(a, b exact.Decimal) bool { return a == b })); diff != "" {
			t.Errorf("%s changed: %s", template.Name, diff)
		}
	}
}

func TestTheStatutoryTemplateMeetsTheDuty(t *testing.T) {
	for _, template := range templates(t) {
		if template.Name != "Statutory KPIs" {
			continue
		}
		b, err := template.Book(begun)
		if err != nil {
			t.Fatal(err)
		}
		duty := scorecard.Duty{Required: true, Minimum: 3}
		if gap := b.DutyGap(duty, begun); gap != "" {
			t.Error(gap)
		}
		return
	}
	t.Error("there is no such template")
}

// The readings of the mock-up of the scorecard page, October 2026.
func TestThePartnershipTemplateComesToWhatTheMockUpShows(t *testing.T) {
	b, err := templates(t)[0].Book(begun)
	if err != nil {
		t.Fatal(err)
	}
	b.Card.ID = 14
	for i, value := range []string{"88", "3.1", "3.2", "52000", "3", "4", "58", "5", "2"} {
		read(b, scorecard.MeasureID(i+1), october, scorecard.Ours, value)
	}
	read(b, 5, october, scorecard.Theirs, "5")
	read(b, 6, october, scorecard.Theirs, "4")
	r := b.Result(october, today)

	var scores []string
	for i := range r.Perspectives {
		p := &r.Perspectives[i]
		scores = append(scores, p.Perspective.Name+" "+exact.Format(new(big.Rat).Mul(p.Share, big.NewRat(100, 1)), 0)+" %: "+p.Score.Words())
	}
	want := []string{"Delivering outcomes 30 %: 78", "Value for money 20 %: 76", "Partnership 20 %: 63", "Knowledge transfer 20 %: 63", "Social value 10 %: 75"}
	if diff := cmp.Diff(want, scores); diff != "" {
		t.Error(diff)
	}
	if r.Overall.Score.Words() != "71" || r.Overall.Rating != scorecard.ApproachingTarget || r.Overall.Measured != 9 || r.Overall.Due != 9 {
		t.Errorf("the whole comes to %+v", r.Overall)
	}

	var ratings []string
	r.Each(func(m *scorecard.MeasureResult) { ratings = append(ratings, m.Rating.Words()) })
	want = []string{
		"Approaching target", "Good", "Good", "Approaching target", "Requires improvement", "Good", "Requires improvement", "Approaching target", "Good",
	}
	if diff := cmp.Diff(want, ratings); diff != "" {
		t.Error(diff)
	}

	if len(r.TalkingPoints) != 1 || r.TalkingPoints[0].Words() != "Challenge and candour: we say 3, they say 5" {
		t.Errorf("to talk about: %v", r.TalkingPoints)
	}
	if diff := cmp.Diff([]scorecard.Side{scorecard.Ours, scorecard.Theirs}, r.SidesScored); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesThatAreNoCardsAreRefused(t *testing.T) {
	measure := func(more string) string {
		return `{"templates": [{"name": "T", "every": "month", "perspectives": [{"name": "P", "weight": "1", "objectives": [{"weight": "1", "measures": [` +
			`{"name": "m", "weight": "1", "kind": "number", "direction": "higher"` + more + `}]}]}]}]}`
	}
	if _, err := scorecard.ReadTemplates([]byte(measure(`, "points": {"red_flag": "1", "target": "2"}`))); err != nil {
		t.Fatalf("a right one is refused: %v", err)
	}
	for what, text := range map[string]string{
		"no JSON":                     `templates`,
		"a field that nobody knows":   measure(`, "colour": "red", "points": {"red_flag": "1", "target": "2"}`),
		"a measure without a target":  measure(``),
		"crossed points":              measure(`, "points": {"red_flag": "2", "target": "1"}`),
		"a point that nobody knows":   measure(`, "points": {"goal": "1"}`),
		"a point that is no number":   measure(`, "points": {"target": "much", "red_flag": "1"}`),
		"a kind that nobody knows":    measure(`, "kind": "mood"`),
		"a period that nobody knows":  `{"templates": [{"name": "T", "every": "week", "perspectives": []}]}`,
		"a link that leads nowhere":   `{"templates": [{"name": "T", "every": "month", "perspectives": [], "links": [{"cause": "1.1", "effect": "2.1"}]}]}`,
		"something behind the object": `{"templates": []} {`,
	} {
		if _, err := scorecard.ReadTemplates([]byte(text)); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
}

func FuzzReadTemplates(f *testing.F) {
	f.Add(catalogue(f))
	f.Add([]byte(`{"templates": [{"name": "T", "every": "month"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := scorecard.ReadTemplates(text)
		if err != nil {
			return
		}
		for i := range read {
			b, err := read[i].Book(civil.MustDate("2025-04-01"))
			if err != nil {
				t.Fatalf("what was read makes no card: %v", err)
			}
			b.Result(october, today)
		}
		written, err := scorecard.WriteTemplates(read)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := scorecard.ReadTemplates(written); err != nil {
			t.Fatalf("what was written is not read: %v", err)
		}
	})
}
