package desk

import (
	"fmt"
	"strings"

	"counterweight/app/export"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// PackCheck is something that should be seen to before a pack is sent, or that is as it should be.
type PackCheck struct {
	Words string // 1 measure has no comment
	Fine  bool
	Jump  PackJump // where it is put right; none where all is fine
}

// PackJump leads to what a check is about.
type PackJump struct {
	Kind JumpKind
	ID   int64  // of the scorecard, the contract, the forum
	Name string // the reference that it goes by
	// Period and Measure are what to show of a scorecard.
	Period  civil.Period
	Measure scorecard.MeasureID
}

// JumpKind says what a jump leads to.
type JumpKind uint8

// The kinds.
const (
	NoJump JumpKind = iota
	JumpToCard
	JumpToContract
	JumpToForum
	JumpToAction // of a meeting; its id
)

// PackChecks says what to see to before a pack is sent: readings and comments that are missing, actions that are overdue without a word why,
// ratings that people set, differences between the two sides that nobody settled, and minutes and quorum of the meeting before.
func PackChecks(p *export.Pack) (checks []PackCheck) {
	for _, c := range p.Cards {
		checks = append(checks, cardChecks(p, c)...)
	}
	if len(p.Cards) == 0 {
		checks = append(checks, PackCheck{Words: "No scorecard is about this contract", Jump: PackJump{Kind: JumpToContract, ID: int64(p.Contract.Dossier.ID), Name: p.Contract.Dossier.Reference}})
	}
	checks = append(checks, actionCheck(p))
	return append(checks, meetingChecks(p)...)
}

// cardChecks are those of a scorecard in its period.
func cardChecks(p *export.Pack, c *export.Scorecard) []PackCheck {
	card := &c.Book.Card
	name := ""
	if len(p.Cards) > 1 {
		name = card.Reference + ": "
	}
	jump := PackJump{Kind: JumpToCard, ID: int64(card.ID), Name: card.Reference, Period: c.Period}
	if !card.Has(c.Period) {
		return []PackCheck{{Words: name + "it is not scored in " + c.Period.Words(), Jump: jump}}
	}
	var missing, silent, set []scorecard.MeasureID
	result := c.Book.Result(c.Period, c.Today)
	result.Each(func(m *scorecard.MeasureResult) {
		switch {
		case m.Counts.State == scorecard.NotRead || m.Counts.State == scorecard.Overdue:
			missing = append(missing, m.Measure.ID)
		case lacksComment(m):
			silent = append(silent, m.Measure.ID)
		}
		if m.Override != nil {
			set = append(set, m.Measure.ID)
		}
	})
	if result.Overall.Override != nil {
		set = append(set, 0)
	}
	check := func(of []scorecard.MeasureID, one, many, fine string) PackCheck {
		if len(of) == 0 {
			return PackCheck{Words: name + fine, Fine: true}
		}
		there := jump
		there.Measure = of[0]
		return PackCheck{Words: name + oneOrMany(len(of), one, many), Jump: there}
	}
	month := c.Period.Words()
	all := []PackCheck{
		check(missing, "reading of "+month+" is missing", "readings of "+month+" are missing", "All readings of "+month+" are in"),
		check(silent, "measure has no comment", "measures have no comment", "Every low rating has a comment"),
		check(set, "rating was set by people", "ratings were set by people", "No rating was set by people"),
	}
	return append(all, check(unsettled(result), "difference is not settled", "differences are not settled", "No difference is left to settle"))
}

// lacksComment reports whether a measure is rated low, or can't be measured, and nobody said why.
func lacksComment(m *scorecard.MeasureResult) bool {
	low := m.Rating == scorecard.RequiresImprovement || m.Rating == scorecard.Inadequate || m.Counts.State == scorecard.NotMeasurable
	said := strings.TrimSpace(m.Counts.Why) != ""
	for _, r := range []*scorecard.Reading{m.Ours, m.Theirs} {
		said = said || r != nil && strings.TrimSpace(r.Comment) != ""
	}
	return low && !said
}

func unsettled(result *scorecard.Result) (open []scorecard.MeasureID) {
	for _, t := range result.TalkingPoints {
		if !t.Settled {
			open = append(open, t.Measure.ID)
		}
	}
	return open
}

// actionCheck counts the actions that are overdue and say nothing about it.
func actionCheck(p *export.Pack) PackCheck {
	silent := 0
	var first PackJump
	for _, a := range p.Actions() {
		if !a.Overdue || strings.TrimSpace(a.Note) != "" {
			continue
		}
		if silent++; silent > 1 {
			continue
		}
		if a.Card != 0 {
			first = PackJump{Kind: JumpToCard, ID: int64(a.Card), Period: p.Period}
		} else {
			first = PackJump{Kind: JumpToAction, ID: int64(a.Action), Name: a.Title}
		}
	}
	if silent == 0 {
		return PackCheck{Words: "No action is overdue without a note", Fine: true}
	}
	return PackCheck{Words: oneOrMany(silent, "action overdue, no note", "actions overdue, no note"), Jump: first}
}

// meetingChecks are those of the meeting before the one that the pack is for.
func meetingChecks(p *export.Pack) (checks []PackCheck) {
	if p.Forum == nil {
		return nil
	}
	jump := PackJump{Kind: JumpToForum, ID: int64(p.Forum.ID), Name: p.Forum.Name}
	if p.Last == nil {
		return []PackCheck{{Words: "No meeting of " + p.Forum.Name + " was held before", Jump: jump}}
	}
	day := p.Last.Held.Words()
	if len(p.Last.Items)+len(p.Last.Decisions) == 0 {
		checks = append(checks, PackCheck{Words: "No minutes of the meeting of " + day, Jump: jump})
	} else {
		checks = append(checks, PackCheck{Words: "Minutes of the meeting of " + day + " are there", Fine: true})
	}
	switch lacks := p.Last.Lacks(p.Forum.Quorum); {
	case p.Forum.Quorum == governance.Quorum{}: // any number will do
	case len(p.Last.There) == 0:
		checks = append(checks, PackCheck{Words: "Nobody noted who was there on " + day, Jump: jump})
	case lacks.IsQuorate():
		checks = append(checks, PackCheck{Words: "The meeting of " + day + " had a quorum", Fine: true})
	default:
		checks = append(checks, PackCheck{Words: "The meeting of " + day + " had no quorum", Jump: jump})
	}
	return checks
}

// oneOrMany is a number with the words for one or for several.
func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
