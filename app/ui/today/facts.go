package today

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
)

// facts are the five figures at the top.
type facts struct {
	page   *Page
	cards  []*kit.FigureCard
	object fyne.CanvasObject
}

func newFacts(p *Page) *facts {
	f := &facts{page: p}
	row := container.New(&factsLayout{})
	for _, open := range []func(){f.openLive, f.openDeciding, f.openPoor, f.openBehind, f.openVacant} {
		card := kit.NewFigureCard(func() {
			if p.read != nil {
				open()
			}
		})
		f.cards = append(f.cards, card)
		row.Add(card)
	}
	f.object = row
	return f
}

func (f *facts) show(t *desk.Today) {
	n := &t.Facts
	for i, said := range []struct {
		count int
		words string
	}{
		{len(n.Live), kit.Joined(" · ", plural(len(n.Live), "live contract"), n.Value.Short())},
		{len(n.Deciding), fmt.Sprintf("%s due in %d days", plural(len(n.Deciding), "decision"), desk.TodayDays)},
		{n.Poor, plural(n.Poor, "measure") + " to improve"},
		{n.Behind, plural(n.Behind, "knowledge goal") + " behind"},
		{n.Vacant, plural(n.Vacant, "essential role") + " vacant"},
	} {
		f.cards[i].Set(kit.Grouped(said.count), said.words)
	}
}

// plural is a word for one or for several.
func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}

func (f *facts) openLive() {
	f.openContracts("live contracts", f.page.read.Facts.Live)
}

func (f *facts) openDeciding() {
	f.openContracts(fmt.Sprintf("contracts to decide on in the next %d days", desk.TodayDays), f.page.read.Facts.Deciding)
}

func (f *facts) openPoor() {
	f.page.host.Open(kit.Thing{Kind: kit.CardThing, Part: kit.Only, Name: "scorecards with measures to improve", IDs: f.page.read.Facts.PoorCards})
}

func (f *facts) openBehind() {
	f.page.host.Open(kit.Thing{Kind: kit.GoalThing, Part: "By contract"})
}

func (f *facts) openVacant() {
	team := kit.Thing{Kind: kit.TeamThing}
	if vacant := f.page.read.Facts.VacantIn; len(vacant) > 0 {
		team.ID = vacant[0]
	}
	f.page.host.Open(team)
}

// openContracts lists some contracts alone.
func (f *facts) openContracts(name string, contracts []procurement.ContractID) {
	ids := make([]int64, len(contracts))
	for i, id := range contracts {
		ids[i] = int64(id)
	}
	f.page.host.Open(kit.Thing{Kind: kit.ContractThing, Part: kit.Only, Name: name, IDs: ids})
}
