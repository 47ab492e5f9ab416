package roles

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/scorecard/roles"
)

// decides is the tab of who has which part in what a team decides. It is filled in a workshop: what is typed there is kept as one version
// when the workshop is done, and until then over a restart, too.
type decides struct {
	page     *Page
	office   *office
	team     roles.TeamID
	loading  kit.Latest
	versions []roles.Matrix // the latest first
	shown    roles.Matrix   // the version that is looked at, or in a workshop what was typed so far
	workshop bool
	beside   *roles.Matrix // the version that it is compared with, nil for none

	choice, version, compare *kit.Field
	begin, done, drop        *kit.Button
	more                     *fyne.Container // rows and columns, in a workshop
	grid                     *kit.Grid
	notes                    *kit.Detail
	body                     *fyne.Container
	object                   fyne.CanvasObject
}

func newDecides(p *Page) side {
	d := &decides{page: p, loading: kit.Latest{Runner: p.host.Runner()}}
	d.choice = kit.NewField(kit.FieldSpec{Label: "Team", Closed: true, Choices: d.teams, Save: func(string) { d.to(roles.TeamID(idOf(d.choice))) }})
	d.version = kit.NewField(kit.FieldSpec{Label: "Version", Closed: true, Choices: d.versionChoices, Save: func(string) { d.look() }})
	d.compare = kit.NewField(kit.FieldSpec{Label: "Compared with", Closed: true, Choices: d.compareChoices, Save: func(string) { d.look() }})
	d.begin, d.done = kit.PrimaryButton("Workshop", d.start), kit.PrimaryButton("Done: keep this version", d.keep)
	d.drop = kit.SecondaryButton("Drop what was typed", d.abandon)
	d.more = kit.Row(8, kit.SecondaryButton("Add a row", d.addRow), kit.SecondaryButton("Rename the row…", d.renameRow), kit.SecondaryButton("Remove the row", d.removeRow),
		kit.SecondaryButton("Roles…", d.askRoles))
	d.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(d.shown.Rows) }, Columns: func() int { return len(d.shown.Roles) },
		Heading: func(col int) string { return d.shown.Roles[col] },
		Lead:    []kit.Lead{{Title: "Responsibility", Width: 220, Text: func(row int) string { return d.shown.Rows[row].Name }}},
		Cell:    d.cell, SetMany: d.set, CellWidth: 104,
		Row:   func(int) kit.GridRow { return kit.GridRow{Locked: !d.workshop} },
		Large: func() bool { return d.workshop },
	})
	d.notes = kit.NewDetail()
	head := kit.Flow(6, kit.NewForm(3, d.choice, d.version, d.compare), kit.Row(8, d.begin, d.done, d.drop), d.more)
	d.body = container.NewStack()
	card := kit.TableCard(head, kit.Pad(1, 1, 1, 1, d.grid))
	d.body.Objects = []fyne.CanvasObject{besideCards(card, d.notes.Object())}
	d.object = d.body
	d.arrange()
	if p.office != nil {
		d.Refresh()
	}
	return d
}

// Object is the tab as it is shown.
func (d *decides) Object() fyne.CanvasObject { return d.object }

// Focus gives the keyboard to the grid.
func (d *decides) Focus() { d.grid.Focus() }

// Close drops what is still being read.
func (d *decides) Close() { d.loading.Stop() }

// teams are those to choose from.
func (d *decides) teams() []kit.Choice {
	if d.page.office == nil {
		return nil
	}
	return d.page.office.teamChoices()
}

// Refresh reads the versions of the team again, where something else was read since.
func (d *decides) Refresh() {
	now := d.page.office
	if now == nil || now == d.office {
		d.say()
		return
	}
	d.office = now
	if len(now.staffing.Teams) == 0 {
		d.notes.Clear("No teams yet. Add one under People, and say here who decides what in it.")
		return
	}
	if now.team(d.team) == nil {
		d.team = now.staffing.Teams[0].ID
		if c, ok := d.page.sides[coverageTab].(*coverage); ok && c.team.team != 0 {
			d.team = c.team.team
		}
	}
	d.to(d.team)
}

// to shows a team.
func (d *decides) to(team roles.TeamID) {
	changed := d.team != team
	d.team = team
	d.choice.Reset(idText(int64(team)))
	r := d.page.records()
	d.loading.Do(func(ctx context.Context) func() {
		all, err := r.ws.Matrices(ctx, team)
		return func() {
			if err != nil {
				d.page.host.Toast(kit.Sentence(err))
				return
			}
			d.take(all, changed)
		}
	})
}

// take shows the versions that were read: the latest where others are new, and what was typed in a workshop that is not done.
func (d *decides) take(all []roles.Matrix, changed bool) {
	changed = changed || len(all) != len(d.versions)
	if d.versions = all; changed {
		d.version.Reset("")
		d.compare.Reset("")
	}
	draft, begun := d.draft()
	if d.workshop = begun; begun {
		d.shown = draft
	}
	d.look()
}

// look shows the version that is chosen.
func (d *decides) look() {
	if !d.workshop {
		d.shown = d.chosen(d.version)
	}
	d.beside = nil
	if d.compare.Value() != "" {
		with := d.chosen(d.compare)
		d.beside = &with
	}
	d.arrange()
	d.grid.Refresh()
	d.describe()
	d.say()
}

// chosen is the version that a field names; the latest where it names none, and where there is none, the template with nobody's part in it.
func (d *decides) chosen(f *kit.Field) roles.Matrix {
	for _, m := range d.versions {
		if f.Value() == fmt.Sprint(m.Version) {
			return m
		}
	}
	if len(d.versions) > 0 {
		return d.versions[0]
	}
	m, err := responsibilities()
	if err != nil {
		d.page.host.Toast(kit.Sentence(err))
	}
	return m
}

// responsibilities is what there is to decide, by the program's template.
func responsibilities() (roles.Matrix, error) {
	data, err := assets.Files.ReadFile(assets.Roles)
	if err != nil {
		return roles.Matrix{}, err
	}
	catalogue, err := desk.ReadRoleCatalogue(data)
	if err != nil {
		return roles.Matrix{}, err
	}
	return catalogue.Responsibilities, nil
}

// versionChoices are the versions, the latest first.
func (d *decides) versionChoices() []kit.Choice {
	if len(d.versions) == 0 {
		return []kit.Choice{{Text: "none kept yet"}}
	}
	choices := make([]kit.Choice, len(d.versions))
	for i, m := range d.versions {
		choices[i] = kit.Choice{Value: fmt.Sprint(m.Version), Text: versionWords(&m), Note: m.By}
		if i == 0 {
			choices[i].Value = ""
		}
	}
	return choices
}

func versionWords(m *roles.Matrix) string { return fmt.Sprintf("%d, %s", m.Version, m.On.Words()) }

// compareChoices are nothing, and the versions.
func (d *decides) compareChoices() []kit.Choice {
	choices := []kit.Choice{{Text: "nothing"}}
	for _, m := range d.versions {
		choices = append(choices, kit.Choice{Value: fmt.Sprint(m.Version), Text: "version " + versionWords(&m), Note: m.By})
	}
	return choices
}

// arrange shows the buttons that can be used now.
func (d *decides) arrange() {
	for _, b := range []struct {
		o     fyne.CanvasObject
		shown bool
	}{{d.begin, !d.workshop}, {d.done, d.workshop}, {d.drop, d.workshop}, {d.more, d.workshop}} {
		if b.shown {
			b.o.Show()
		} else {
			b.o.Hide()
		}
	}
	d.body.Refresh()
}

// cell is a cell of the grid: the letters, on a ground where something is wrong with the row or other than in the version beside.
func (d *decides) cell(row, col int) kit.GridCell {
	r := &d.shown.Rows[row]
	c := kit.GridCell{Text: lettersOf(r.Parts[col])}
	troubles := r.Troubles()
	switch {
	case slices.Contains(troubles, roles.SeveralAccountable) && slices.Contains(r.Parts[col], roles.Accountable):
		c.Tone, c.Strong = kit.ToneBad, true
	case slices.Contains(troubles, roles.NobodyAccountable) || slices.Contains(troubles, roles.NobodyResponsible):
		c.Tone = kit.ToneWarn
	}
	if d.beside != nil && lettersOf(partsIn(d.beside, r.Name, d.shown.Roles[col])) != c.Text {
		c.Tone, c.Deep, c.Strong = kit.ToneInfo, true, true
	}
	return c
}

// lettersOf are the parts in a cell: A R.
func lettersOf(parts []roles.Letter) string {
	letters := make([]string, len(parts))
	for i, p := range parts {
		letters[i] = p.Short()
	}
	return strings.Join(letters, " ")
}
