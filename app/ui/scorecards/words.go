package scorecards

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// dash stands where there is nothing to say.
const dash = "–"

// ratingOf is a rating as the kit shows it.
func ratingOf(r scorecard.Rating) kit.Rating {
	switch r {
	case scorecard.Good:
		return kit.Good
	case scorecard.ApproachingTarget:
		return kit.ApproachingTarget
	case scorecard.RequiresImprovement:
		return kit.RequiresImprovement
	case scorecard.Inadequate:
		return kit.Inadequate
	case scorecard.Other:
		return kit.OtherRating
	}
	return kit.NotYetRated
}

// shareWords is a share of the whole in per cent: 15 %.
func shareWords(share *big.Rat) string {
	if share == nil {
		return dash
	}
	return exact.Short(new(big.Rat).Mul(share, big.NewRat(100, 1)), 1) + " %"
}

// scoreWords is a score in whole points, a dash where there is none.
func scoreWords(scored bool, s scorecard.Score) string {
	if !scored {
		return dash
	}
	return s.Words()
}

// periodWords are a period in short where it stands beside others of its kind: Oct 26, Jul–Sep 26, 2026–27.
func periodWords(p civil.Period) string {
	if p.Kind() == civil.Month {
		return p.From().UTC().Format("Jan 06")
	}
	return p.Words()
}

// monthName is the name of a period beside another one: September; with the year where it is another.
func monthName(p, beside civil.Period) string {
	if p.Kind() == civil.Month && p.From().Year() == beside.From().Year() {
		return p.From().UTC().Format("January")
	}
	return p.Words()
}

// changeWords say how far a score moved since the period before: up 3 on September.
func changeWords(r *scorecard.Result) string {
	before := r.Overall.Before
	if !r.Overall.Scored || before == nil {
		return ""
	}
	name := monthName(r.Period.Prev(), r.Period)
	// Both are rounded before they are compared, so that the words agree with the figures that people see.
	switch moved := whole(r.Overall.Score) - whole(*before); {
	case moved > 0:
		return fmt.Sprintf("up %d on %s", moved, name)
	case moved < 0:
		return fmt.Sprintf("down %d on %s", -moved, name)
	}
	return "as in " + name
}

// whole is a score in whole points, as it is shown.
func whole(s scorecard.Score) int {
	n := exact.Round(s.Rat(), 0)
	return int(n.Num().Int64())
}

// coverageWords say how many of the measures that are due have readings, and how many are not due: 3 of 7 measures due have readings; 2 not
// due.
func coverageWords(r *scorecard.Rolled) string {
	measures, rest := "measures", ""
	if r.NotDue > 0 {
		measures, rest = "measures due", fmt.Sprintf("; %d not due", r.NotDue)
	}
	switch {
	case r.Due == 0:
		return "nothing is due"
	case r.Measured == r.Due && r.Due == 1:
		return "the one measure due has a reading" + rest
	case r.Measured == r.Due:
		return fmt.Sprintf("all %d %s have readings", r.Due, measures) + rest
	}
	return readOf(r) + " " + measures + map[bool]string{true: " has a reading", false: " have readings"}[r.Measured == 1] + rest
}

// readOf is in short how many of the measures that are due have readings: 3 of 7.
func readOf(r *scorecard.Rolled) string { return fmt.Sprintf("%d of %d", r.Measured, r.Due) }

// readTitle is the heading over them.
const readTitle = "Read of due"

// sidesWords say who has scored a period.
func sidesWords(r *scorecard.Result) string {
	card := &r.Book.Card
	when := monthName(r.Period, r.Period)
	switch {
	case len(r.SidesScored) == 2:
		return "both sides have scored " + when
	case len(r.SidesScored) == 1 && r.SidesScored[0] == scorecard.Ours:
		return sideName(card, scorecard.Ours) + " has scored " + when + ", the other side not yet"
	case len(r.SidesScored) == 1:
		return sideName(card, scorecard.Theirs) + " has scored " + when + ", we not yet"
	}
	return "nobody has scored " + when + " yet"
}

// sideName is what a side of a card is called.
func sideName(c *scorecard.Card, side scorecard.Side) string {
	name, otherwise := c.OurName, "our side"
	if side == scorecard.Theirs {
		name, otherwise = c.TheirName, "the other side"
	}
	if strings.TrimSpace(name) == "" {
		return otherwise
	}
	return name
}

// everyWords say how often a card is scored.
func everyWords(k civil.PeriodKind) string {
	switch k {
	case civil.Month:
		return "monthly"
	case civil.Quarter:
		return "quarterly"
	case civil.FinancialYear:
		return "yearly"
	}
	return ""
}

// versionWords say when a card was agreed last: agreed 2 Apr 2025, version 3.
func versionWords(c *scorecard.Card) string {
	n := len(c.Versions)
	if n == 0 {
		return "not agreed yet"
	}
	return fmt.Sprintf("agreed %s, version %d", c.Versions[n-1].On.Words(), n)
}
