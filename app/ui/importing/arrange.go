package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// The names of the tabs.
const (
	columnsTab = "Columns"
	outcomeTab = "What would happen"
)

// arrange builds the page for what is known of the file: nothing yet, that it can't be read, how it is read, or what became of it.
func (p *Page) arrange() {
	s := p.session
	p.columns, p.tabs, p.action = nil, nil, nil
	another, leave := kit.SecondaryButton("Another file…", p.host.Import), kit.SecondaryButton("Cancel", p.ways.Leave)
	switch {
	case s.done != nil:
		p.action = kit.PrimaryButton("Done", func() { p.ways.Show(s.done.Kind) })
		buttons := []fyne.CanvasObject{kit.SecondaryButton("Save the report…", p.save), another, p.action}
		if s.preview != nil && len(s.preview.Sheets) > 1 {
			buttons = slices.Insert(buttons, 1, fyne.CanvasObject(kit.SecondaryButton("Another sheet…", p.anew)))
		}
		p.head = kit.NewPage(s.name()+" was imported", p.outcome.object, buttons...)
		p.head.SetFacts(totals(s.done))
	case s.fault != nil:
		p.action = kit.PrimaryButton("Another file…", p.host.Import)
		p.head = kit.NewPage("Import "+s.name(), kit.Cards(refused("This file can't be imported.", s.fault)), leave, p.action)
	case s.preview == nil:
		p.head = kit.NewPage("Import "+s.name(), kit.Cards(words("Looking at the file…")), leave)
	default:
		p.action = kit.PrimaryButton("Import", p.take)
		p.arrangeReadable(another, leave)
	}
	p.object.Objects = []fyne.CanvasObject{p.head.Object()}
	p.object.Refresh()
}

// arrangeReadable builds the page of a file that can be read; open contracting data have no columns to give a meaning to.
func (p *Page) arrangeReadable(another, leave fyne.CanvasObject) {
	title := "Import " + p.session.name()
	if !p.session.hasColumns() {
		p.head = kit.NewPage(title, p.outcome.object, leave, another, p.action)
		return
	}
	p.tabs = kit.NewTabs(
		kit.Tab{Name: columnsTab, Build: func() fyne.CanvasObject { return p.columns.object }},
		kit.Tab{Name: outcomeTab, Build: func() fyne.CanvasObject { return p.outcome.object }},
	)
	p.columns = newColumns(p)
	p.head = kit.NewTabbedPage(title, p.tabs, leave, another, p.action)
}

// refused says why something can't be imported, what was not lost, and what to do.
func refused(lead string, err error) fyne.CanvasObject {
	problem, remedy := trouble(err)
	return kit.Flow(10, kit.Notice(lead, problem), words(unharmed), words(remedy))
}

// tell says what is known of what would come of the import, under the title and in the panel beside the columns.
func (p *Page) tell() {
	s := p.session
	can := s.brings()
	if can {
		p.action.Enable()
	} else {
		p.action.Disable()
	}
	switch {
	case s.preview.Mapping.Kind == desk.ImportsNothing:
		const ask = "Nothing in the file tells. Choose what it holds; then say what its columns mean."
		p.inform("Say what the file holds.", func() fyne.CanvasObject { return words(ask) })
	case s.refusal != nil:
		problem, remedy := trouble(s.refusal)
		p.inform(problem+" "+remedy, func() fyne.CanvasObject { return refused("It can't be imported so.", s.refusal) })
	case s.trial == nil:
		const wait = "Finding out what would happen…"
		p.inform(wait, func() fyne.CanvasObject { return words(wait) })
	default:
		p.head.SetFacts(totals(s.trial))
		p.sayInPanel(p.effects()...)
	}
}

// inform says something in the stead of an outcome.
func (p *Page) inform(facts string, content func() fyne.CanvasObject) {
	p.head.SetFacts(facts)
	p.outcome.say(content())
	p.sayInPanel(content())
}

func (p *Page) sayInPanel(objects ...fyne.CanvasObject) {
	if p.columns != nil {
		p.columns.say(objects...)
	}
}

// effects are what would come of the import, in short, for the panel beside the columns.
func (p *Page) effects() []fyne.CanvasObject {
	trial := p.session.trial
	objects := []fyne.CanvasObject{kit.Facts(countsOf(trial))}
	if !p.session.brings() {
		objects = append(objects, kit.Words(nothingNew(trial), theme.SizeNameText, true, kit.Plain))
	}
	for _, l := range trial.LeftOut[:min(3, len(trial.LeftOut))] {
		objects = append(objects, kit.Words(leftOutWords(l), theme.SizeNameCaptionText, false, kit.Secondary).AtMost(3))
	}
	see := func() { p.tabs.Select(outcomeTab) }
	return append(objects, kit.SecondaryButton("See what would happen", see))
}

// changeWords is one change in full.
func changeWords(c desk.FieldChange) string {
	return c.Thing + ", " + fieldWords(c.Field) + ": was " + orNothing(c.Was) + ", becomes " + orNothing(c.Is) + "."
}

// leftOutWords is one reason why a row is left out.
func leftOutWords(l desk.LeftOutRow) string {
	text := "Row " + kit.Grouped(l.Row)
	if l.Column != "" {
		text += ", " + l.Column
	}
	if l.Value != "" {
		text += ", “" + oneLine(l.Value) + "”"
	}
	return text + ": " + l.Reason
}
