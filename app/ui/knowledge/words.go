package knowledge

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// dash stands where there is nothing to say.
const dash = "–"

func orDash(text string) string { return cmp.Or(text, dash) }

// share is a share of the whole in whole per cent: 52 %.
func share(r *big.Rat) string {
	if r == nil {
		return dash
	}
	return exact.Format(new(big.Rat).Mul(r, big.NewRat(100, 1)), 0) + " %"
}

// dayWords are a day in short where the year is this one: 30 Nov; a dash for none.
func dayWords(d, today civil.Date) string {
	switch {
	case d.IsZero():
		return dash
	case d.Year() == today.Year():
		return d.UTC().Format("2 Jan")
	}
	return d.Words()
}

// stateLook is how a state is shown: never by its colour alone.
type stateLook struct {
	tone  kit.Tone
	shape kit.Shape
}

var stateLooks = [...]stateLook{
	knowledge.NotStarted: {kit.ToneNone, kit.Ring},
	knowledge.OnPlan:     {kit.ToneNone, kit.HalfDisc},
	knowledge.Behind:     {kit.TonePoor, kit.Triangle},
	knowledge.Overdue:    {kit.ToneBad, kit.Square},
	knowledge.Reached:    {kit.ToneInfo, kit.Disc},
	knowledge.SignedOff:  {kit.ToneGood, kit.Disc},
	knowledge.Dropped:    {kit.ToneNone, kit.Ring},
}

// stateCell is a goal's state in a table.
func stateCell(s knowledge.GoalState) kit.Cell {
	look := stateLooks[s]
	return kit.ShapedCell(s.Words(), look.tone, look.shape)
}

var safetyLooks = [...]stateLook{
	knowledge.Gone: {kit.ToneBad, kit.Square},
	knowledge.Thin: {kit.ToneWarn, kit.HalfDisc},
	knowledge.Safe: {kit.ToneGood, kit.Disc},
}

// isLeft reports whether nobody will take a capability over from a day on, or from before.
func isLeft(c *knowledge.Capability, day civil.Date) bool {
	return c.Left != "" && !day.Before(c.LeftOn)
}

// leftWords stand where it would say whether we can do something that nobody will take over.
const leftWords = "Left"

// safetyWords say whether we can do something alone; what is left on purpose says that.
func safetyWords(s knowledge.Safety, left bool) string {
	if left {
		return leftWords
	}
	return s.Words()
}

// safetyCell is safetyWords in a table.
func safetyCell(s knowledge.Safety, left bool) kit.Cell {
	if left {
		return kit.ShapedCell(leftWords, kit.ToneNone, kit.Ring)
	}
	return kit.ShapedCell(s.Words(), safetyLooks[s].tone, safetyLooks[s].shape)
}

// safetyRank orders what is left on purpose after everything else.
func safetyRank(s knowledge.Safety, left bool) int {
	if left {
		return int(knowledge.Safe) + 1
	}
	return int(s)
}

// ladderWords are where a goal began, where it is and where it is to end: None → Briefed, goal Alone.
func ladderWords(s knowledge.Standing) string {
	return fmt.Sprintf("%s → %s, goal %s", s.Goal.StartLevel.Words(), s.Now.Words(), s.Goal.GoalLevel.Words())
}

// fromWords say who passes a goal on, toWords who receives it: as they were described, or else by name.
func (v *view) fromWords(g *knowledge.Goal) string {
	return orDash(cmp.Or(g.FromName, v.names(g.From)))
}

func (v *view) toWords(g *knowledge.Goal) string { return orDash(cmp.Or(g.ToName, v.names(g.To))) }

// employerWords say for whom somebody works.
func employerWords(s *knowledge.Stay) string {
	switch {
	case s == nil:
		return "works for nobody we know of"
	case s.Ours:
		return kit.Joined(" · ", "ours", s.Employer)
	}
	return orDash(s.Employer)
}

// ageWords say how old something is: 3 months, 2 years.
func ageWords(on, today civil.Date) string {
	months := 0
	for !on.AddMonths(months + 1).After(today) {
		months++
	}
	switch {
	case months == 0:
		return kit.Counted(max(0, on.DaysUntil(today)), "day")
	case months < 24:
		return kit.Counted(months, "month")
	}
	return kit.Counted(months/12, "year")
}

// holdingWords say what shows a level: Alone, 24 Sep, seen by Ben Hartley.
func holdingWords(h *knowledge.Holding, today civil.Date) string {
	seen := ""
	if h.Evidence.Witness != "" {
		seen = "seen by " + h.Evidence.Witness
	}
	return kit.Joined(", ", h.Level.Words(), dayWords(h.Evidence.On, today), seen, h.Evidence.Artefact)
}

// listed are the texts that people type into one field, with semicolons between them.
func listed(text string) (all []string) {
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

func joinedList(all []string) string { return strings.Join(all, "; ") }

// allLevels are the levels with none of them.
func allLevels() []knowledge.Level {
	return append([]knowledge.Level{knowledge.NoLevel}, knowledge.AllLevels()...)
}

// ladderNotes are what the levels mean.
var ladderNotes = [...]string{
	knowledge.NoLevel:  "can't do it",
	knowledge.Briefed:  "was told or shown how",
	knowledge.WithHelp: "does it with help",
	knowledge.Alone:    "does it alone",
	knowledge.CanTeach: "teaches others",
}
