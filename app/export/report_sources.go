package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/runenames"

	"counterweight/procurement/weighing"
)

// writeSources says what the report rests on and how its figures were made.
func (r *report) writeSources() {
	if r.tender.Note != "" {
		r.part("Where the tender and its marks come from")
		r.paragraph(r.tender.Note, letterBody)
	}
	r.part("How figures were calculated")
	for _, note := range r.calculationNotes() {
		r.paragraph(note, letterBody)
	}
	r.part("Where this report comes from")
	r.facts(r.provenanceFacts()...)
	r.paragraph("The fingerprint is the SHA-256 of everything that ranks bids: criteria, weights, scales, price method, minimums, rounding and rules for ties. "+
		"It changes when any of these changes, and only then. It does not cover bids, prices and marks; the change log does.", letterSmall)
	r.writeBoxed()
}

func (r *report) calculationNotes() []string {
	notes := []string{
		"Bids were taken in this order: status, missing marks, least marks of criteria, least quality score, price, price method, rounding, rank, rules for ties, questions about low bids. A bid that drops out at one step has no part in the next, so its price moves nobody else's.",
		"A mark that is missing is not zero. The score of a criterion is 100 × mark ÷ highest mark; with sub-criteria it is their weighted mean. The quality score is the weighted mean of the scores of the criteria.",
	}
	precision := "All scores, weights, prices and totals were computed exactly, as fractions, and rounded only where the tender's own rule says so."
	if r.result.Model.Method == weighing.ValueForMoneyIndex {
		precision = "Quality scores were computed exactly, as fractions. The index needs a power and was computed in double precision; a difference under 1 part in 1,000,000,000,000 counts as a tie."
	}
	return append(notes, precision+fmt.Sprintf(" Tables show figures rounded to %s, half away from zero, and step-by-step arithmetic to six where they have more: added up by hand, rounded figures may differ from a total in the last place.", countOf(r.figure.places, "place")))
}

// mostBoxed is how many unprintable characters are listed by name.
const mostBoxed = 200

// writeBoxed lists the characters that no face of the document has.
func (r *flow) writeBoxed() {
	r.release()
	if len(r.ts.boxed) == 0 {
		return
	}
	r.part("Characters that could not be printed")
	r.paragraph("The report's typefaces lack these characters. Each stands as a box ("+string(boxRune)+") where it occurs.", letterBody)
	runes := slices.Sorted(maps.Keys(r.ts.boxed))
	table := printTable{columns: []printColumn{{title: "Code"}, {title: "Name", share: 1}}}
	for _, character := range runes[:min(len(runes), mostBoxed)] {
		table.rows = append(table.rows, printRow{cells: []string{fmt.Sprintf("U+%04X", character), runeName(character)}})
	}
	r.table(table)
	if more := len(runes) - mostBoxed; more > 0 {
		r.paragraph("And "+countOf(more, "other")+".", letterBody)
	}
}

// runeName is the name that Unicode gives a character.
func runeName(character rune) string {
	name := strings.Trim(strings.ToLower(runenames.Name(character)), "<>")
	if name == "" {
		return "a character without a name"
	}
	return name
}
