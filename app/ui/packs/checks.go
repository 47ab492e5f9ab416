package packs

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// checksCard says what to see to before the pack is sent, each with the way there, and marks it as sent.
type checksCard struct {
	object fyne.CanvasObject
	p      *Page
	checks []desk.PackCheck
	list   *kit.Rebuilt
	mark   *kit.Button
}

func newChecksCard(p *Page) *checksCard {
	c := &checksCard{p: p}
	c.list = kit.NewRebuilt(0, func() string { return fmt.Sprint(c.checks) }, c.build)
	c.mark = kit.SecondaryButton("Mark as sent", p.markAsSent)
	c.object = kit.InCard(kit.Flow(8, kit.Text("Before you send", theme.SizeNameText, true, kit.Plain), c.list.Object, c.mark))
	return c
}

// show says how a pack stands; without one there is nothing to send.
func (c *checksCard) show(m *made) {
	c.checks = nil
	c.mark.Hidden = m == nil
	if m != nil {
		c.checks = m.checks
	}
	c.list.Refresh()
}

// build lists what is to be seen to, and after it what is as it should be.
func (c *checksCard) build() []fyne.CanvasObject {
	var open, fine []kit.Item
	for _, check := range c.checks {
		if check.Fine {
			fine = append(fine, kit.Item{Tone: kit.ToneGood, Text: check.Words})
			continue
		}
		item := kit.Item{Tone: kit.ToneWarn, Text: check.Words}
		if thing := thingOf(check.Jump); thing.Kind != kit.NoThing {
			item.Note, item.Open = "fix", func() { c.p.host.Open(thing) }
		}
		open = append(open, item)
	}
	if len(open)+len(fine) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.List(append(open, fine...)...)}
}

// thingOf is what a check leads to. A scorecard is opened in its period, an action of a meeting among the actions of all.
func thingOf(jump desk.PackJump) kit.Thing {
	switch jump.Kind {
	case desk.JumpToCard:
		part := "Scorecard"
		if jump.Name == "" {
			part = "Actions"
		}
		return kit.Thing{Kind: kit.CardThing, ID: jump.ID, Name: jump.Period.String(), Part: part}
	case desk.JumpToContract:
		return kit.Thing{Kind: kit.ContractThing, ID: jump.ID, Name: jump.Name}
	case desk.JumpToForum:
		return kit.Thing{Kind: kit.ForumThing, ID: jump.ID, Name: jump.Name}
	case desk.JumpToAction:
		return kit.Thing{Kind: kit.ForumThing, Name: jump.Name}
	case desk.NoJump:
	}
	return kit.Thing{}
}

// Checks are what the page says is to be seen to, for tests.
func (p *Page) Checks() string {
	var said []string
	for _, check := range p.checks.checks {
		said = append(said, check.Words)
	}
	return strings.Join(said, "\n")
}
