package roles

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// needs is the template of which roles each phase needs: a grid of roles by phases that is typed into.
type needs struct {
	page   *Page
	office *office
	grid   *kit.Grid
	object fyne.CanvasObject
}

func newNeeds(p *Page) side {
	n := &needs{page: p, office: p.office}
	n.grid = kit.NewGrid(kit.GridSpec{
		Rows: n.count, Columns: func() int { return len(roles.AllPhases()) },
		Heading: func(col int) string { return roles.AllPhases()[col].Words() },
		Lead: []kit.Lead{
			{Title: "Role", Width: 210, Text: func(row int) string { return n.office.staffing.Roles[row].Name }},
			{Title: "Profession", Width: 160, Text: func(row int) string { return n.office.staffing.Roles[row].Profession }},
		},
		Cell:      func(row, col int) kit.GridCell { return needCell(n.need(row, col)) },
		SetMany:   n.set,
		CellWidth: 92,
	})
	words := kit.Words("Type e for essential, n for needed, Delete for neither. An essential role that is vacant is a finding. What a phase needs holds for all teams in it; a team can do without a role by itself.",
		theme.SizeNameText, false, kit.Secondary)
	n.object = kit.TableCard(words, kit.Pad(1, 1, 1, 1, n.grid))
	return n
}

// count is how many roles there are, none until they are read.
func (n *needs) count() int {
	if n.office == nil {
		return 0
	}
	return len(n.office.staffing.Roles)
}

// Object is the grid as it is shown.
func (n *needs) Object() fyne.CanvasObject { return n.object }

// Focus gives the keyboard to the grid.
func (n *needs) Focus() { n.grid.Focus() }

// Close does nothing: the grid shows what the page read.
func (n *needs) Close() {}

// Refresh shows the template as it stands now.
func (n *needs) Refresh() {
	if n.office = n.page.office; n.office == nil {
		return
	}
	n.grid.Refresh()
	var said []string
	for _, phase := range roles.AllPhases() {
		said = append(said, fmt.Sprintf("%s needs %d", phase, len(n.office.staffing.Needs[phase])))
	}
	n.page.say(peopleTab, kit.Joined(" · ", said...))
}

// need is what a phase needs of a role; nil for nothing.
func (n *needs) need(row, col int) *roles.Need {
	list := n.office.staffing.Needs[roles.AllPhases()[col]]
	i := slices.IndexFunc(list, func(x roles.Need) bool { return x.Role == n.office.staffing.Roles[row].ID })
	if i < 0 {
		return nil
	}
	return &list[i]
}

func needCell(need *roles.Need) kit.GridCell {
	switch {
	case need == nil:
		return kit.GridCell{}
	case need.Essential:
		return kit.GridCell{Text: "essential", Tone: kit.ToneInfo, Deep: true, Strong: true}
	}
	return kit.GridCell{Text: "needed", Tone: kit.ToneInfo}
}

// errNeed is what can be typed.
var errNeed = errors.New("type e for essential, n for needed, or nothing")

// set takes what was typed or pasted, as one change.
func (n *needs) set(changes []kit.GridChange) []error {
	now := roles.Needs{}
	for phase, list := range maps.All(n.office.staffing.Needs) {
		now[phase] = slices.Clone(list)
	}
	errs, taken := make([]error, len(changes)), false
	for i, c := range changes {
		phase, role := roles.AllPhases()[c.Col], n.office.staffing.Roles[c.Row].ID
		need, wanted, err := readNeed(c.Text)
		if errs[i] = err; err != nil {
			continue
		}
		need.Role, taken = role, true
		at := slices.IndexFunc(now[phase], func(x roles.Need) bool { return x.Role == role })
		switch {
		case wanted && at >= 0:
			now[phase][at] = need
		case wanted:
			now[phase] = append(now[phase], need)
		case at >= 0:
			now[phase] = slices.Delete(now[phase], at, at+1)
		}
	}
	if taken {
		p := n.page
		p.host.Change("Change which roles each phase needs", func(ctx context.Context) error { return desk.SaveNeeds(ctx, p.workspace, now, "") }, nil)
	}
	return errs
}

// readNeed reads what a phase needs of a role.
func readNeed(text string) (need roles.Need, wanted bool, err error) {
	switch text = strings.ToLower(strings.TrimSpace(text)); {
	case text == "" || text == dash || text == "-":
		return need, false, nil
	case strings.HasPrefix("essential", text):
		return roles.Need{Essential: true}, true, nil
	case strings.HasPrefix("needed", text) || text == "x" || text == "y":
		return need, true, nil
	}
	return need, false, errNeed
}
