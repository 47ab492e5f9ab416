package roles

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// change notes a sign, or takes it back.
func (s *signs) change(seen roles.Seen, how func(context.Context, *store.Workspace, roles.Seen) error) {
	p := s.page
	p.host.Change("Note a sign", func(ctx context.Context) error { return how(ctx, p.workspace, seen) }, nil)
}

// describe says beside the grid what is known of the cell that is selected.
func (s *signs) describe() {
	row, col := s.grid.Selected()
	if row >= len(s.view.rows) || col >= len(s.view.months) {
		return
	}
	r, month := s.view.rows[row], s.view.months[col]
	s.detail.SetTitle(r.name)
	if r.sign != roles.SignUnstated {
		s.detail.SetTitle(r.sign.Text())
	}
	facts := []kit.Fact{{Label: "Month", Value: month.Words()}}
	switch {
	case s.view.team == nil:
		s.detail.SetFacts(facts)
		s.detail.SetSections(s.ofTeam(r.team, col)...)
	case r.sign == roles.SignUnstated:
		s.detail.SetFacts(facts)
		words := "A role that looks after the product was filled on " + strings.Replace(r.cells[col].Text, "/", " of ", 1) + " days of the month, stand-ins not counted."
		s.detail.SetSections(kit.Words(words, theme.SizeNameText, false, kit.Secondary))
	default:
		s.ofSign(r, row, col, facts)
	}
}

// ofSign lets what showed a sign be said at length.
func (s *signs) ofSign(r signRow, row, col int, facts []kit.Fact) {
	seen := r.seen[col]
	covered := s.view.rows[len(s.view.rows)-1].cells[col].Text
	facts = append(facts, kit.Fact{Label: "Product role", Value: "filled on " + strings.Replace(covered, "/", " of ", 1) + " days"})
	example := ""
	if seen != nil {
		example = seen.Example
		facts = append(facts, kit.Fact{Label: "Noted by", Value: seen.By})
	}
	s.detail.SetFacts(facts)
	field := kit.NoteField("What showed it", example, func(text string) {
		if text == "" {
			text = "seen"
		}
		if err := s.set(row, col, text); err != nil {
			s.page.host.Toast(kit.Sentence(err))
		}
	})
	sections := []fyne.CanvasObject{kit.NewForm(1, field)}
	if seen != nil {
		taken := *seen
		sections = append(sections, kit.SecondaryButton("Not seen", func() { s.change(taken, desk.ClearSign) }))
	} else {
		sections = append(sections, kit.SecondaryButton("Seen", func() {
			if err := s.set(row, col, "x"); err != nil {
				s.page.host.Toast(kit.Sentence(err))
			}
		}))
	}
	s.detail.SetSections(sections...)
}

// ofTeam lists what was seen in a team in a month, with the way to the team.
func (s *signs) ofTeam(t *roles.Team, col int) []fyne.CanvasObject {
	var items []kit.Item
	for i := range s.office.signs {
		if seen := &s.office.signs[i]; seen.Team == t.ID && seen.Month == s.view.months[col] {
			items = append(items, kit.Item{Tone: kit.ToneBad, Lead: seen.Sign.Text() + ":", Text: seen.Example})
		}
	}
	if items == nil {
		items = []kit.Item{{Text: "No sign was noted in this month."}}
	}
	return []fyne.CanvasObject{
		kit.Section(fmt.Sprintf("Seen in %s", t.Name), kit.List(items...)),
		kit.SecondaryButton("Look at the team", func() { s.to(t.ID) }),
	}
}
