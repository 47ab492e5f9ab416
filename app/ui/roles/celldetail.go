package roles

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// cellDetail is the card about the cell that is selected: who fills it, what somebody should look at, and what can be done.
type cellDetail struct {
	coverage *coverage
	panel    *kit.Detail
	object   fyne.CanvasObject
}

func newCellDetail(c *coverage) *cellDetail {
	d := &cellDetail{coverage: c, panel: kit.NewDetail()}
	d.object = d.panel.Object()
	d.panel.Clear("Select a role of a team to see who fills it.")
	return d
}

// show is about a cell.
func (d *cellDetail) show(cell *roles.Cell) {
	c := d.coverage
	d.panel.SetTitle(cell.Team.Name + ": " + lower(cell.Role))
	d.panel.SetFacts([]kit.Fact{{Label: "On " + c.day.Words(), Value: c.stateWords(cell), Strong: true}})
	var sections []fyne.CanvasObject
	assign := kit.Row(8, kit.SecondaryButton("Assign…", c.assignHere)) // stands with the first finding, which it settles
	if waiverOn(cell, c.day) != nil {
		assign.Add(kit.SecondaryButton("Needed again", func() { c.needAgain(cell) }))
	}
	for _, about := range []struct {
		all     []roles.Finding
		settled bool
	}{{c.view.open, false}, {c.view.settled, true}} {
		for i := range about.all {
			f := &about.all[i]
			if f.Team == cell.Team && f.Role == cell.Role {
				sections = append(sections, d.finding(f, about.settled, assign))
				if !about.settled {
					assign = nil
				}
			}
		}
	}
	for _, a := range cell.Held {
		sections = append(sections, d.holder(a))
	}
	if assign != nil {
		sections = append(sections, assign)
	}
	d.panel.SetSections(sections...)
}

// stateWords say how a cell stands: vacant for 34 days; 0.5 of full time, by a proxy.
func (c *coverage) stateWords(cell *roles.Cell) string {
	if w := waiverOn(cell, c.day); w != nil {
		return "the team does without it" + untilWords(w.Term.To) + ": " + w.Reason
	}
	need := "needed"
	if cell.Need != nil && cell.Need.Essential {
		need = "essential"
	}
	switch {
	case cell.Cover == roles.Vacant:
		since := c.office.chart.VacantSince(cell.Team.ID, cell.Role.ID, c.day)
		return fmt.Sprintf("vacant since %s, %s; %s in %s", since.Words(), kit.Counted(since.DaysUntil(c.day)+1, "day"), need, cell.Team.PhaseOn(c.day))
	case cell.Cover == roles.NotNeededHere && cell.Team.PhaseOn(c.day) == roles.PhaseUnstated:
		return "the team has no phase yet, and so needs no roles"
	case cell.Cover == roles.NotNeededHere:
		return "not needed in " + cell.Team.PhaseOn(c.day).String()
	case cell.Need == nil:
		need = "though the phase needs none"
	}
	return fullTimeWords(cell.FullTime()) + " of full time, " + cell.Cover.Words() + "; " + need
}

// waiverOn is why a team does without a role on a day, nil where it does not.
func waiverOn(cell *roles.Cell, day civil.Date) *roles.Waiver {
	for i := range cell.Team.Waived {
		w := &cell.Team.Waived[i]
		if w.Role == cell.Role.ID && !day.Before(w.Term.From) && (w.Term.To.IsZero() || !day.After(w.Term.To)) {
			return w
		}
	}
	return nil
}

func untilWords(day civil.Date) string {
	if day.IsZero() {
		return ""
	}
	return " until " + day.Words()
}

// holder says who somebody is that fills the cell, and lets it be changed.
func (d *cellDetail) holder(a *roles.Assignment) fyne.CanvasObject {
	o := d.coverage.office
	facts := []kit.Fact{
		{Label: "Share", Value: a.Share.String() + " %"},
		{Label: "Works for", Value: employerWords(a)},
		{Label: "Holds it as", Value: standingWords(a.Standing)},
		{Label: "From", Value: a.Term.From.Words()},
		{Label: "Until", Value: o.endWords(a)},
		{Label: "Level", Value: levelWords(a)},
		{Label: "May decide", Value: a.Rights},
	}
	return kit.Flow(6, kit.Words(o.personName(a.Person), theme.SizeNameText, true, kit.Plain), kit.Facts(facts),
		kit.Row(8, kit.SecondaryButton("Change…", func() { d.coverage.page.assignTo(*a) }), kit.SecondaryButton("End…", func() { d.coverage.page.end(a) })))
}

// employerWords say for whom somebody works: ours, Fernhill Digital, an agency.
func employerWords(a *roles.Assignment) string {
	switch a.Employer {
	case roles.Us:
		return "us"
	case roles.Agency:
		return kit.Joined(", ", "an agency", a.Supplier)
	}
	return a.Supplier
}

// standingWords say how somebody holds a role; the usual way says nothing.
func standingWords(s roles.Standing) string {
	if s == roles.StandingUnstated || s == roles.Substantive {
		return ""
	}
	return s.String()
}

// endWords say when an assignment ends: its own day, or that of the contract that the person comes with where it is earlier.
func (o *office) endWords(a *roles.Assignment) string {
	contract := o.staffing.Contracts[a.Contract]
	switch {
	case a.Contract != 0 && !contract.End.IsZero() && (a.Term.To.IsZero() || !a.Term.To.Before(contract.End)):
		return contract.End.Words() + ", with " + contract.Reference
	case a.Term.To.IsZero():
		return "no end known"
	}
	return a.Term.To.Words()
}

// levelWords say what somebody can do against what the role asks for: working, practitioner needed.
func levelWords(a *roles.Assignment) string {
	switch {
	case a.Needed == roles.Absent && a.Held == roles.Absent:
		return ""
	case a.Needed == roles.Absent:
		return a.Held.String()
	case a.Held == roles.Absent:
		return "none noted, " + a.Needed.String() + " needed"
	case roles.Gap(a.Needed, a.Held) > 0:
		return fmt.Sprintf("%s, %s needed", a.Held, a.Needed)
	}
	return fmt.Sprintf("%s, as needed (%s)", a.Held, a.Needed)
}

// showFinding is about a finding that stands in no cell, such as a person's load.
func (d *cellDetail) showFinding(f *roles.Finding) {
	title := "Finding"
	if f.Person != nil {
		title = d.coverage.office.personName(f.Person.ID)
	}
	d.panel.SetTitle(title)
	d.panel.SetFacts(nil)
	sections := []fyne.CanvasObject{d.finding(f, d.coverage.office.staffing.SettlementOn(f.Key, d.coverage.day) != nil, nil)}
	if f.Person != nil {
		sections = append(sections, d.load(f.Person.ID)...)
	}
	d.panel.SetSections(sections...)
}

// load is everything that a person does on the day.
func (d *cellDetail) load(person roles.PersonID) (all []fyne.CanvasObject) {
	c := d.coverage
	for _, row := range c.view.coverage.Cells {
		for i := range row {
			for _, a := range row[i].Held {
				if a.Person == person {
					all = append(all, kit.Section(row[i].Team.Name+": "+lower(row[i].Role), d.holder(a)))
				}
			}
		}
	}
	return all
}

// finding says what somebody should look at, why, and how it can be settled: first by the buttons before, which may be nil.
func (d *cellDetail) finding(f *roles.Finding, settled bool, before *fyne.Container) fyne.CanvasObject {
	c := d.coverage
	if settled {
		s := c.office.staffing.SettlementOn(f.Key, c.day)
		words := kit.Words(settledWords(s), theme.SizeNameText, false, kit.Secondary)
		return kit.Flow(6, kit.Words(f.Text, theme.SizeNameText, true, kit.Secondary), words,
			kit.Row(8, kit.SecondaryButton("Reopen", func() { c.reopen(f) })))
	}
	buttons := before
	if buttons == nil {
		buttons = kit.Row(8)
	}
	buttons.Add(kit.SecondaryButton("Accept…", func() { c.accept(f) }))
	if f.Team != nil && f.Role != nil {
		buttons.Add(kit.SecondaryButton("Not needed…", func() { c.notNeeded(f) }))
	}
	return kit.Flow(6, kit.Notice(f.Text+".", kit.Capital(f.Why)+"."), buttons)
}

// settledWords say how a finding was settled.
func settledWords(s *roles.Settlement) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("%s on %s%s: %s", s.Kind.Words(), s.On.Words(), untilWords(s.Until), kit.Joined(" – ", s.Reason, s.By))
}
