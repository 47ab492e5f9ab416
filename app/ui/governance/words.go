package governance

import (
	"cmp"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/governance"
)

// dash stands where there is nothing to say.
const dash = "–"

func orDash(text string) string { return cmp.Or(text, dash) }

// lowered is a word of a closed set within a sentence.
func lowered(words string) string { return strings.ToLower(words) }

// dayWords is a day; a dash for none.
func dayWords(d civil.Date) string { return orDash(d.Words()) }

// daysWords are a number of days: same day, 1 day, 12 days.
func daysWords(n int) string {
	if n == 0 {
		return "same day"
	}
	return kit.Counted(n, "day")
}

// medianWords are the median of days: 4.5 days; a dash for none.
func medianWords(median exact.Optional) string {
	switch text := median.String(); text {
	case "":
		return dash
	case "1":
		return "1 day"
	default:
		return text + " days"
	}
}

// answerWords are how a side answered a statement: 4, yes; a dash where it did not.
func answerWords(s *governance.Statement, p *governance.Pulse) string {
	switch {
	case p == nil:
		return dash
	case s.Answer == governance.YesNo && p.Value.Sign() == 0:
		return "no"
	case s.Answer == governance.YesNo:
		return "yes"
	}
	return p.Value.String()
}

// wordChoices are the values of a closed set, to be offered for a cell.
func wordChoices[W kit.Word](all []W) []kit.Choice {
	choices := make([]kit.Choice, len(all))
	for i, w := range all {
		choices[i] = kit.Choice{Value: w.String(), Text: w.Words()}
	}
	return choices
}
