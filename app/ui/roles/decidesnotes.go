package roles

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// say says under the title how clear it is who decides.
func (d *decides) say() {
	team := d.teamNow()
	if team == nil {
		d.page.say(decidesTab, "No teams yet")
		return
	}
	gaps, overlaps := d.shown.Gaps()
	words := fmt.Sprintf("%s: %s, %s in %s", team.Name, kit.Counted(gaps, "gap"), kit.Counted(overlaps, "overlap"), kit.Counted(len(d.shown.Rows), "responsibility"))
	if len(d.shown.Rows) != 1 {
		words = fmt.Sprintf("%s: %s, %s in %d responsibilities", team.Name, kit.Counted(gaps, "gap"), kit.Counted(overlaps, "overlap"), len(d.shown.Rows))
	}
	if d.workshop {
		words += " · not kept as a version yet"
	}
	d.page.say(decidesTab, words)
}

func (d *decides) teamNow() *roles.Team {
	if d.office == nil {
		return nil
	}
	return d.office.team(d.team)
}

// describe names gaps and overlaps beside the grid, and what is other than in the version that it is compared with.
func (d *decides) describe() {
	team := d.teamNow()
	if team == nil {
		return
	}
	d.notes.SetTitle("Who decides in " + team.Name)
	if len(d.versions) == 0 && !d.workshop {
		d.notes.SetFacts(nil)
		d.notes.SetSections(kit.Words("Nobody has said yet. The rows are a template of what a digital team has to decide, for the four roles that overlap most in practice. Begin a workshop and type the letters: R, A, C, I.",
			theme.SizeNameText, false, kit.Secondary))
		return
	}
	d.notes.SetFacts([]kit.Fact{{Label: "Version", Value: d.versionNow()}, {Label: "Kept by", Value: d.shown.By}})
	sections := []fyne.CanvasObject{kit.Section("Gaps and overlaps", kit.List(d.troubles()...))}
	if d.beside != nil {
		sections = append(sections, kit.Section("Other than in version "+fmt.Sprint(d.beside.Version), kit.List(d.differences()...)))
	}
	sections = append(sections, kit.Words("R responsible: does it. A accountable: answers for it, exactly one. C consulted before, I informed after.", theme.SizeNameCaptionText, false, kit.Secondary))
	d.notes.SetSections(sections...)
}

// versionNow says what is shown: a version, or a workshop.
func (d *decides) versionNow() string {
	if d.workshop {
		return "workshop, not kept yet"
	}
	return versionWords(&d.shown)
}

// troubles names what is wrong, row by row.
func (d *decides) troubles() (items []kit.Item) {
	for i := range d.shown.Rows {
		for _, trouble := range d.shown.Rows[i].Troubles() {
			tone := kit.ToneWarn
			if trouble == roles.SeveralAccountable {
				tone = kit.ToneBad
			}
			items = append(items, kit.Item{Tone: tone, Lead: d.shown.Rows[i].Name + ":", Text: trouble.Words(), Open: func() {
				d.grid.Select(i, 0)
				d.grid.Focus()
			}})
		}
	}
	if items == nil {
		items = []kit.Item{{Tone: kit.ToneGood, Text: "None: each row has one who answers for it, and somebody who does it."}}
	}
	return items
}

// differences names what is other than in the version beside.
func (d *decides) differences() (items []kit.Item) {
	for _, r := range d.shown.Rows {
		for col, role := range d.shown.Roles {
			was, is := lettersOf(partsIn(d.beside, r.Name, role)), lettersOf(r.Parts[col])
			if was != is {
				items = append(items, kit.Item{Tone: kit.ToneInfo, Lead: r.Name + ":", Text: role, Note: orDash(was) + " → " + orDash(is)})
			}
		}
	}
	for _, r := range d.beside.Rows {
		if !hasRow(&d.shown, r.Name) {
			items = append(items, kit.Item{Tone: kit.ToneInfo, Lead: r.Name + ":", Text: "the row is gone"})
		}
	}
	if items == nil {
		items = []kit.Item{{Text: "Nothing"}}
	}
	return items
}

func hasRow(m *roles.Matrix, name string) bool {
	for i := range m.Rows {
		if m.Rows[i].Name == name {
			return true
		}
	}
	return false
}

func orDash(text string) string {
	if text == "" {
		return dash
	}
	return text
}
