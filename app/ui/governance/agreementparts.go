package governance

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// block is something that an agreement holds besides its sections of text.
type block uint8

const (
	noBlock block = iota
	aboutBlock
	durationBlock
	peopleBlock
	scopeBlock
	outputsBlock
	successBlock
	failingBlock
	statementsBlock
	signingBlock
)

// blockNames are what the blocks are called; a section of that name is shown with its block.
var blockNames = [...]string{
	aboutBlock: "About", durationBlock: "Duration", peopleBlock: "People and skills", scopeBlock: "Scope and ways of working", outputsBlock: "Outputs",
	successBlock: "Measures of success", failingBlock: "What if things don't go as planned", statementsBlock: "Statements", signingBlock: "Signing and review",
}

// blockHints say what belongs into a block where the section above it does not.
var blockHints = [...]string{
	durationBlock:   "From when until when do you work together?",
	peopleBlock:     "Who has to take part, who may, and what does each of them bring?",
	scopeBlock:      "What is in, and what is left out on purpose?",
	outputsBlock:    "What comes out of each phase?",
	successBlock:    "How will both sides see that it worked? Each letter is checked by somebody: only people can say what is achievable and relevant.",
	failingBlock:    "How often do you look back together, and whom do you ask next when that does not settle it?",
	statementsBlock: "What does a side hold itself to, so that the other can say how it goes? Who owns it?",
	signingBlock:    "A version stands as it is once somebody of each side has signed it. It is looked at again six months later unless a day is given.",
}

// part is a part of an agreement as the page leads through it: a section of text, a block, or both where they belong together.
type part struct {
	name    string
	section int // in the version, -1 for none
	block   block
}

// partsOf are the parts of a version in its order: what it is about, its sections, and the blocks that belong to none of them.
func partsOf(v *governance.Version) []part {
	parts := []part{{blockNames[aboutBlock], -1, aboutBlock}}
	used := map[block]bool{}
	for i, s := range v.Sections {
		p := part{s.Heading, i, blockCalled(s.Heading)}
		if used[p.block] {
			p.block = noBlock
		}
		used[p.block] = true
		parts = append(parts, p)
	}
	for b := durationBlock; b <= signingBlock; b++ {
		if !used[b] {
			parts = append(parts, part{blockNames[b], -1, b})
		}
	}
	return parts
}

// blockCalled is the block that a section belongs to by its heading; statements and signing are always parts of their own.
func blockCalled(heading string) block {
	for b := durationBlock; b < statementsBlock; b++ {
		if strings.EqualFold(blockNames[b], strings.TrimSpace(strings.ReplaceAll(heading, "’", "'"))) {
			return b
		}
	}
	return noBlock
}

// holds says in a word or two what a part holds of a version; empty where there is nothing yet.
func (p *part) holds(v *governance.Version) string {
	words := ""
	if p.section >= 0 {
		if n := len(strings.Fields(v.Sections[p.section].Text)); n > 0 {
			words = kit.Counted(n, "word")
		}
	}
	if held := p.block.holds(v); held != "" {
		return held
	}
	return words
}

func (b block) holds(v *governance.Version) string {
	switch b {
	case durationBlock:
		return v.Duration
	case peopleBlock:
		return countOf(len(v.People), "person", "people")
	case scopeBlock:
		return kit.Joined(", ", countOf(len(v.Scope), "in", "in"), countOf(len(v.Outside), "out", "out"))
	case outputsBlock:
		return countOf(len(v.Outputs), "output", "outputs")
	case successBlock:
		return successWords(v.Success)
	case failingBlock:
		return countOf(len(v.Failing.Escalation), "step", "steps")
	case statementsBlock:
		return countOf(len(v.Promises), "statement", "statements")
	case signingBlock:
		return signedWords(v)
	}
	return ""
}

// countOf are so many of something; empty for none.
func countOf(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// successWords say how many measures of success are SMART: 1 of 3 SMART.
func successWords(all []governance.Success) string {
	if len(all) == 0 {
		return ""
	}
	smart := 0
	for i := range all {
		if all[i].IsSmart() {
			smart++
		}
	}
	return fmt.Sprintf("%d of %d SMART", smart, len(all))
}

// signedWords say who has yet to sign: signed, theirs to sign.
func signedWords(v *governance.Version) string {
	unsigned := v.Unsigned()
	switch {
	case len(unsigned) == 0:
		return "signed"
	case len(v.Signed) == 0:
		return ""
	}
	return lowered(unsigned[0].Words()) + " to sign"
}

// partRow is a part in the table at the left.
type partRow struct {
	part
	text string
}

var partColumns = []kit.Column[partRow]{
	{Title: "Part", Width: 116, Grow: 3, Text: func(r partRow) string { return r.name }, Strong: func(r partRow) bool { return r.text != "" }},
	{Title: "Holds", Width: 62, Grow: 1, Text: func(r partRow) string { return r.text }, Paint: func(r partRow) kit.Cell { return kit.InkCell(r.text, kit.Secondary) }},
}

// partRows are the parts of a version with what they hold.
func partRows(a *governance.Agreement, v *governance.Version) []partRow {
	parts := partsOf(v)
	rows := make([]partRow, len(parts))
	for i, p := range parts {
		rows[i] = partRow{p, p.holds(v)}
		if p.block == aboutBlock {
			rows[i].text = a.Kind.Words()
		}
	}
	return rows
}

// newKey is a key for a statement that no version of the agreement has yet, made of the first words of its text.
func newKey(a *governance.Agreement, text string) string {
	const most = 4
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(words) > most {
		words = words[:most]
	}
	base := strings.Join(words, "-")
	if base == "" {
		base = "statement"
	}
	key := base
	for n := 2; hasKey(a, key); n++ {
		key = fmt.Sprintf("%s-%d", base, n)
	}
	return key
}

func hasKey(a *governance.Agreement, key string) bool {
	return slices.ContainsFunc(a.Versions, func(v governance.Version) bool {
		return slices.ContainsFunc(v.Promises, func(s governance.Statement) bool { return s.Key == key })
	})
}
