package governance

import (
	"slices"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

func decided(m *governance.Meeting) (all []string) {
	for _, d := range m.Decisions {
		all = append(all, d.Text)
	}
	return all
}

func TestDecisionsFollowTheLinesThatSayThem(t *testing.T) {
	for name, c := range map[string]struct {
		before, after string
		stored, want  []string
	}{
		"a line becomes one":                {"extend", "Decided: extend", nil, []string{"extend"}},
		"a line is one no more":             {"Decided: extend\nDecided: pay", "extend\nDecided: pay", []string{"extend", "pay"}, []string{"pay"}},
		"a letter is corrected":             {"Decided: exstend", "Decided: extend", []string{"exstend", "pay"}, []string{"extend", "pay"}},
		"what no line says stays":           {"", "Decided: pay", []string{"extend"}, []string{"extend", "pay"}},
		"the same twice":                    {"Decided: a", "Decided: a\nDecided: a", []string{"a"}, []string{"a", "a"}},
		"one of the same two":               {"Decided: a\nDecided: a", "Decided: a", []string{"a", "a"}, []string{"a"}},
		"nothing is decided yet":            {"", "Decided: ", nil, nil},
		"moved to another line":             {"Decided: a\nDecided: b", "Decided: b\ntalk\nDecided: a", []string{"a", "b"}, []string{"a", "b"}},
		"taken out of the list meanwhile":   {"Decided: a", "Decided: b", nil, []string{"b"}},
		"gone from both":                    {"Decided: a", "", nil, nil},
		"a word that only looks like a one": {"", "We Decided: nothing", nil, nil},
	} {
		m := governance.Meeting{Items: []governance.Item{{Heading: "Delivery", Text: c.before}}}
		for _, text := range c.stored {
			m.Decisions = append(m.Decisions, governance.Decision{Text: text, Why: "because of " + text})
		}
		rewrite(&m, &m.Items[0], c.after)
		if got := decided(&m); !slices.Equal(got, c.want) || m.Items[0].Text != c.after {
			t.Errorf("%s: decided %q, want %q; the item says %q", name, got, c.want, m.Items[0].Text)
		}
	}
}

func TestWhyItWasDecidedStaysWithACorrectedLine(t *testing.T) {
	m := governance.Meeting{
		Items:     []governance.Item{{Text: "Decided: exstend\nRisk: staf leave"}},
		Decisions: []governance.Decision{{Text: "exstend", By: "Ann Lee", Why: "no time"}}, Risks: []string{"staf leave"},
	}
	rewrite(&m, &m.Items[0], "Decided: extend\nRisk: staff leave")
	if want := (governance.Decision{Text: "extend", By: "Ann Lee", Why: "no time"}); m.Decisions[0] != want || m.Risks[0] != "staff leave" {
		t.Errorf("%+v, risks %q", m.Decisions, m.Risks)
	}
}

func TestTheMinutesFollowTheListOfDecisions(t *testing.T) {
	m := governance.Meeting{Items: []governance.Item{{Text: "talk"}, {Text: "more\nDecided: a\nend"}}}
	reword(&m, decidedMark, "a", "b")
	if m.Items[1].Text != "more\nDecided: b\nend" {
		t.Errorf("reworded: %q", m.Items[1].Text)
	}
	reword(&m, decidedMark, "b", "")
	if m.Items[1].Text != "more\nb\nend" {
		t.Errorf("taken out of the list, what was said stays: %q", m.Items[1].Text)
	}
}

func TestALineIsMarkedAndUnmarked(t *testing.T) {
	if got := toggled("  extend ", decidedMark); got != "Decided: extend" {
		t.Errorf("marked %q", got)
	}
	if got := toggled("Decided: extend", decidedMark); got != "extend" {
		t.Errorf("unmarked %q", got)
	}
	if got := toggled("Decided: extend", riskMark); got != "Risk: extend" {
		t.Errorf("marked otherwise %q", got)
	}
	if got := toggled("", decidedMark); got != "Decided: " {
		t.Errorf("an empty line %q", got)
	}
}

func TestAnActionStandsInTheMinutes(t *testing.T) {
	a := governance.Action{Title: "carry the map over", Owner: governance.Who{Name: "Bo Hart"}, Due: civil.MustDate("2026-12-06")}
	for want, a := range map[string]governance.Action{
		"Action: carry the map over – Bo Hart, 6 Dec 2026": a,
		"Action: carry the map over – 6 Dec 2026":          {Title: a.Title, Due: a.Due},
		"Action: carry the map over":                       {Title: a.Title},
	} {
		if got := actionLine(&a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
