package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/civil"
)

// Difference is one thing that a later version of an agreement says otherwise than an earlier one.
type Difference struct {
	Part   string // Scope
	What   string // what in it, where the part has things that have names: Iona Fraser
	Before string // empty where it was added
	After  string // empty where it was taken out
}

// Differences are what the later version says otherwise, in the order of the agreement; what was taken out stands where it was.
func Differences(earlier, later *Version) (all []Difference) {
	before, after := earlier.said(), later.said()
	at := make(map[saidKey]int, len(after))
	for i, s := range after {
		at[s.saidKey] = i
	}
	known := make(map[saidKey]bool, len(before))
	for _, s := range before {
		known[s.saidKey] = true
		if i, ok := at[s.saidKey]; !ok {
			all = append(all, Difference{Part: s.part, What: s.what, Before: s.text})
		} else if after[i].text != s.text {
			all = append(all, Difference{Part: s.part, What: s.what, Before: s.text, After: after[i].text})
		}
	}
	for _, s := range after {
		if !known[s.saidKey] {
			all = append(all, Difference{Part: s.part, What: s.what, After: s.text})
		}
	}
	slices.SortStableFunc(all, func(a, b Difference) int {
		return cmp.Compare(slices.Index(parts, a.Part), slices.Index(parts, b.Part))
	})
	return all
}

// parts are the parts of an agreement in its order.
var parts = []string{"Sections", "Duration", "People", "In scope", "Out of scope", "Outputs", "Measures of success", "If it fails", "Escalation", "Statements", "Review"}

// saidKey is what a thing is known by from version to version: its name, or where it has none its own words.
type saidKey struct {
	part, key string
	again     int // 1 for the second of the same name
}

type said struct {
	saidKey
	what, text string
}

// said is everything that the version says, thing by thing.
func (v *Version) said() (all []said) {
	seen := map[saidKey]int{}
	add := func(part, key, what, text string) {
		k := saidKey{part: part, key: strings.ToLower(strings.TrimSpace(key))}
		k.again, seen[k] = seen[k], seen[k]+1
		all = append(all, said{k, what, text})
	}
	for _, s := range v.Sections {
		add("Sections", s.Heading, s.Heading, s.Text)
	}
	add("Duration", "", "", v.Duration)
	for _, m := range v.People {
		add("People", m.Name, m.Name, joined(m.Role, m.Side.Words(), m.Need.Words(), m.Skills))
	}
	for _, s := range v.Scope {
		add("In scope", s, "", s)
	}
	for _, s := range v.Outside {
		add("Out of scope", s, "", s)
	}
	for _, o := range v.Outputs {
		add("Outputs", o.Phase+"\n"+o.What, o.Phase, o.What)
	}
	for _, s := range v.Success {
		add("Measures of success", s.Text, "", s.Text)
	}
	add("If it fails", "", "", joined(v.Failing.Retrospectives.Words(), v.Failing.Note))
	for i, r := range v.Failing.Escalation {
		step := fmt.Sprintf("Step %d", i+1)
		add("Escalation", step, step, joined(r.Name, r.Role, r.Side.Words(), fmt.Sprintf("after %d days", r.Days)))
	}
	for _, s := range v.Promises {
		add("Statements", s.Key, s.Key, joined(s.Text, s.Owner, s.Answer.Words()))
	}
	add("Review", "", "", dateWords(v.Review))
	return all
}

// joined is what is not empty, with commas.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return strings.TrimSpace(t) == "" }), ", ")
}

// dateWords is the day, or what holds where none was set.
func dateWords(day civil.Date) string {
	if day.IsZero() {
		return fmt.Sprintf("%d months after it is agreed", reviewMonths)
	}
	return day.Words()
}
