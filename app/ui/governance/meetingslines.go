package governance

import (
	"slices"
	"strings"

	"counterweight/scorecard/governance"
)

// What a line of minutes begins with that is more than what was said: a decision, a risk, something to be done. Such lines stand in the
// minutes where they came up, and what they say is kept among the meeting's decisions, risks and actions, too.
const (
	decidedMark = "Decided: "
	riskMark    = "Risk: "
	actionMark  = "Action: "
)

// unmarked is a line without what it begins with.
func unmarked(line string) string {
	line = strings.TrimSpace(line)
	for _, mark := range []string{decidedMark, riskMark, actionMark} {
		if said, marked := cutMark(line, mark); marked {
			return said
		}
	}
	return line
}

// cutMark is what a line says behind a mark, and whether it begins with it.
func cutMark(line, mark string) (said string, marked bool) {
	said, marked = strings.CutPrefix(strings.TrimSpace(line)+" ", mark)
	return strings.TrimSpace(said), marked
}

// toggled is a line with a mark, or without it where it has it.
func toggled(line, mark string) string {
	if said, marked := cutMark(line, mark); marked {
		return said
	}
	return mark + unmarked(line)
}

// saidWith is what the lines of a text say that begin with a mark.
func saidWith(text, mark string) (all []string) {
	for line := range strings.Lines(text) {
		if said, marked := cutMark(line, mark); marked && said != "" {
			all = append(all, said)
		}
	}
	return all
}

// rewrite gives an item of the minutes another text, and keeps the meeting's decisions and risks as its lines say them.
func rewrite(m *governance.Meeting, item *governance.Item, text string) {
	m.Decisions = followed(m.Decisions, saidWith(item.Text, decidedMark), saidWith(text, decidedMark), func(d *governance.Decision) *string { return &d.Text })
	m.Risks = followed(m.Risks, saidWith(item.Text, riskMark), saidWith(text, riskMark), func(risk *string) *string { return risk })
	item.Text = text
}

// followed are things with what the lines say that they are kept by: what is said no more goes, what is said in its place takes the rest of
// it over, such as why it was decided, and what is said besides is added.
func followed[T any](all []T, before, after []string, text func(*T) *string) []T {
	gone, come := without(before, after), without(after, before)
	all = slices.Clone(all)
	for i, old := range gone {
		at := slices.IndexFunc(all, func(t T) bool { return *text(&t) == old })
		switch {
		case at < 0 && i < len(come):
			all = append(all, *new(T))
			*text(&all[len(all)-1]) = come[i]
		case at < 0:
		case i < len(come):
			*text(&all[at]) = come[i]
		default:
			all = slices.Delete(all, at, at+1)
		}
	}
	for _, said := range come[min(len(gone), len(come)):] {
		all = append(all, *new(T))
		*text(&all[len(all)-1]) = said
	}
	return all
}

// without are the texts that are not among others; what is there twice must be there twice.
func without(texts, others []string) (left []string) {
	others = slices.Clone(others)
	for _, text := range texts {
		if i := slices.Index(others, text); i >= 0 {
			others = slices.Delete(others, i, i+1)
			continue
		}
		left = append(left, text)
	}
	return left
}

// reword says a decision or a risk otherwise in the minutes, where a line of them says it.
func reword(m *governance.Meeting, mark, before, after string) {
	for i := range m.Items {
		lines := strings.Split(m.Items[i].Text, "\n")
		for k, line := range lines {
			if said, marked := cutMark(line, mark); marked && said == before {
				lines[k] = mark + after
				if after == "" {
					lines[k] = before
				}
				m.Items[i].Text = strings.Join(lines, "\n")
				return
			}
		}
	}
}

// actionLine is how an action stands in the minutes: Action: carry the map over – Bo Hart, 6 Dec 2026.
func actionLine(a *governance.Action) string {
	line := actionMark + a.Title
	switch due := a.Due.Words(); {
	case a.Owner.Name != "" && due != "":
		line += " – " + a.Owner.Name + ", " + due
	case a.Owner.Name != "" || due != "":
		line += " – " + a.Owner.Name + due
	}
	return line
}
