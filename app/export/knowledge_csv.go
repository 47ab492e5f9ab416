package export

import (
	"io"
	"math/big"
	"strconv"

	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// knowledgeColumns are the columns of the table of knowledge: what stands about the capability first, then what stands about the goal.
var knowledgeColumns = []string{
	"capability", "name", "criticality", "weight", "team", "service", "contract", "left", "cover", "safety", "ours", "theirs",
	"goal", "title", "promise", "direction", "from", "to", "method", "start", "due", "start_level", "level", "goal_level", "plan", "state",
	"signed_off", "signed_off_by",
}

// KnowledgeCSV writes capabilities with their goals as comma-separated values: a line for each goal, and one for each capability that no
// goal is about. Levels are numbers from 0 to 4, cover is a share from 0 to 1. The same input gives the same bytes. It fails where w does.
func KnowledgeCSV(w io.Writer, k *Knowledge) error {
	goals := map[knowledge.CapabilityID][]knowledge.Standing{}
	for _, s := range k.standings() {
		goals[s.Goal.Capability] = append(goals[s.Goal.Capability], s)
	}
	which := k.which()
	var lines [][]string
	covers := k.Record.Covers(nil, k.Today)
	for i := range covers {
		c := &covers[i]
		about := goals[c.Capability.ID]
		lead := k.capabilityCells(c)
		for _, s := range about {
			lines = append(lines, append(lead[:len(lead):len(lead)], k.goalCells(&s)...))
		}
		if len(about) == 0 && (which == nil || which(c.Capability)) {
			lines = append(lines, append(lead, make([]string, len(knowledgeColumns)-len(lead))...))
		}
	}
	return writeTableCSV(w, "knowledge", knowledgeColumns, lines)
}

func (k *Knowledge) capabilityCells(cover *knowledge.Cover) []string {
	c := cover.Capability
	var ours, theirs []string
	for _, h := range cover.Holders {
		words := h.Person.Name + " (" + h.Level.String() + ")"
		if h.Stay.Ours {
			ours = append(ours, words)
		} else {
			theirs = append(theirs, words)
		}
	}
	left := c.Left
	if left != "" {
		left = together(": ", c.LeftOn.String(), left)
	}
	return []string{
		c.Code, c.Name, c.Criticality.String(), c.Weight.String(), c.Team, c.Service, k.Contracts[c.Contract].Reference, left,
		plainShare(cover.Share()), cover.Safety().Words(), together("; ", ours...), together("; ", theirs...),
	}
}

func (k *Knowledge) goalCells(s *knowledge.Standing) []string {
	g := s.Goal
	return []string{
		g.Code, g.Title, g.Promise, g.Direction.String(), k.names(g.From, g.FromName), k.names(g.To, g.ToName), g.Method.String(), g.Start.String(), g.Due.String(),
		levelNumber(g.StartLevel), levelNumber(s.Now), levelNumber(g.GoalLevel), plainShare(s.Plan), s.State.Words(), g.SignedOff.String(), g.SignedOffBy,
	}
}

func levelNumber(l knowledge.Level) string { return strconv.Itoa(int(l)) }

// plainShare is a figure in at most six decimals, without zeros at its end; empty where there is none.
func plainShare(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return exact.Short(r, 6)
}
