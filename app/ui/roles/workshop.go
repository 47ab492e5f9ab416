package roles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// draftKey is what the workshop of a team is remembered under until it is done.
func (d *decides) draftKey() string { return "workshop " + idText(int64(d.team)) }

// draft is what was typed in a workshop of the team that is not done.
func (d *decides) draft() (m roles.Matrix, begun bool) {
	text := d.page.host.Recall(d.draftKey())
	if text == "" || json.Unmarshal([]byte(text), &m) != nil || m.Team != d.team {
		return m, false
	}
	for i := range m.Rows {
		for len(m.Rows[i].Parts) < len(m.Roles) {
			m.Rows[i].Parts = append(m.Rows[i].Parts, nil)
		}
	}
	return m, true
}

// remember keeps what was typed, so that a window that is closed loses nothing.
func (d *decides) remember() {
	text, err := json.Marshal(d.shown)
	if err != nil { // letters and names can always be written
		d.page.host.Toast(kit.Sentence(err))
		return
	}
	d.page.host.Remember(d.draftKey(), string(text))
	d.grid.Refresh()
	d.describe()
	d.say()
}

// start lets the version that is shown be typed into, in large letters.
func (d *decides) start() {
	if d.office == nil || d.office.team(d.team) == nil {
		return
	}
	d.workshop = true
	d.shown = cloned(d.shown)
	d.shown.Team = d.team
	d.remember()
	d.arrange()
	d.grid.Focus()
}

// cloned is a matrix that can be changed without changing the version it came from.
func cloned(m roles.Matrix) roles.Matrix {
	m.Roles, m.Rows = slices.Clone(m.Roles), slices.Clone(m.Rows)
	for i := range m.Rows {
		m.Rows[i].Parts = slices.Clone(m.Rows[i].Parts)
	}
	return m
}

// keep ends the workshop: what was typed becomes the next version, where it is other than the last.
func (d *decides) keep() {
	m := cloned(d.shown)
	m.On, m.By = d.page.host.Today(), d.page.workspace.Author()
	p := d.page
	p.host.Change("Keep who decides what", func(ctx context.Context) error { return desk.SaveMatrix(ctx, p.workspace, &m) }, kit.OrToast(p.host, func() {
		d.end()
		p.host.Toast(fmt.Sprintf("Kept as version %d.", m.Version), p.host.ToUndo())
	}))
}

// abandon ends the workshop and forgets what was typed.
func (d *decides) abandon() { d.end() }

func (d *decides) end() {
	d.page.host.Remember(d.draftKey(), "")
	d.workshop = false
	d.to(d.team)
}

// set takes letters that were typed or pasted.
func (d *decides) set(changes []kit.GridChange) []error {
	errs := make([]error, len(changes))
	for i, c := range changes {
		parts, err := roles.ParseLetters(c.Text)
		if err != nil {
			errs[i] = errors.New("type R for responsible, A for accountable, C for consulted, I for informed; several for several")
			continue
		}
		d.shown.Rows[c.Row].Parts[c.Col] = parts
	}
	d.remember()
	return errs
}

// addRow asks for something more that must be decided.
func (d *decides) addRow() {
	d.askForName("Add a row", "What must be decided or done", "", func(name string) {
		d.shown.Rows = append(d.shown.Rows, roles.Responsibility{Name: name, Parts: make([][]roles.Letter, len(d.shown.Roles))})
		d.remember()
		d.grid.Select(len(d.shown.Rows)-1, 0)
		d.grid.Focus()
	})
}

// renameRow asks for another name of the row that is selected.
func (d *decides) renameRow() {
	row, _ := d.grid.Selected()
	if row >= len(d.shown.Rows) {
		return
	}
	d.askForName("Rename the row", "What must be decided or done", d.shown.Rows[row].Name, func(name string) {
		d.shown.Rows[row].Name = name
		d.remember()
		d.grid.Focus()
	})
}

// removeRow takes out the row that is selected; dropping what was typed brings it back.
func (d *decides) removeRow() {
	if row, _ := d.grid.Selected(); row < len(d.shown.Rows) {
		d.shown.Rows = slices.Delete(d.shown.Rows, row, row+1)
		d.remember()
		d.grid.Focus()
	}
}

// askForName asks for a name that is not empty.
func (d *decides) askForName(title, label, before string, then func(string)) {
	field := kit.TextField(label, before, nil)
	var dialog *kit.Dialog
	answer := func() {
		name := strings.TrimSpace(field.Text())
		if name == "" {
			refuse(field, errors.New("type a few words"))
			return
		}
		dialog.Close()
		then(name)
	}
	field.OnEnter = answer
	no := kit.SecondaryButton("Cancel", func() { dialog.Close() })
	dialog = kit.NewDialog(d.page.host.Window(), title, 420, kit.NewForm(1, field), nil, no, kit.PrimaryButton("OK", answer))
	field.Focus()
}

// askRoles asks which roles stand in the columns. Those that keep their names keep their letters.
func (d *decides) askRoles() {
	field := kit.NoteField("Roles that decide, one a line", strings.Join(d.shown.Roles, "\n"), nil)
	var dialog *kit.Dialog
	answer := func() {
		var names []string
		for line := range strings.Lines(field.Text()) {
			if line = strings.TrimSpace(line); line != "" && !slices.Contains(names, line) {
				names = append(names, line)
			}
		}
		if len(names) == 0 {
			refuse(field, errors.New("name at least one"))
			return
		}
		dialog.Close()
		d.shown = withRoles(&d.shown, names)
		d.remember()
		d.grid.Focus()
	}
	no := kit.SecondaryButton("Cancel", func() { dialog.Close() })
	why := kit.Words("Those that overlap in practice: senior responsible owner, service owner, programme manager, product lead.", theme.SizeNameText, false, kit.Secondary)
	dialog = kit.NewDialog(d.page.host.Window(), "Roles that decide", 420, kit.Flow(8, why, kit.NewForm(1, field)), nil, no, kit.PrimaryButton("OK", answer))
	field.Focus()
}

// withRoles is a matrix with other columns.
func withRoles(m *roles.Matrix, names []string) roles.Matrix {
	now := *m
	now.Roles, now.Rows = names, make([]roles.Responsibility, len(m.Rows))
	for i, r := range m.Rows {
		now.Rows[i] = roles.Responsibility{Name: r.Name, Parts: make([][]roles.Letter, len(names))}
		for col, name := range names {
			now.Rows[i].Parts[col] = partsIn(m, r.Name, name)
		}
	}
	return now
}

// partsIn are the parts that a role has in a responsibility, both by their names; none where the matrix has them not.
func partsIn(m *roles.Matrix, row, role string) []roles.Letter {
	col := slices.Index(m.Roles, role)
	at := slices.IndexFunc(m.Rows, func(r roles.Responsibility) bool { return r.Name == row })
	if col < 0 || at < 0 {
		return nil
	}
	return slices.Clone(m.Rows[at].Parts[col])
}
