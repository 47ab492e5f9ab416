package packs

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// contents are the sections of the pack: in or out, in their order, with the pages that they begin on.
type contents struct {
	p      *Page
	object fyne.CanvasObject
	list   *kit.TickList
	hint   *kit.Wrapped
	shown  []governance.PackPart
}

func newContents(p *Page) *contents {
	c := &contents{p: p, list: kit.NewTickList(), hint: kit.Words("", theme.SizeNameText, false, kit.Secondary)}
	c.list.OnTick, c.list.OnMove = c.tick, c.move
	c.list.OnOpen = func(i int) { p.turnTo(c.shown[i].Section) }
	head := container.NewBorder(nil, nil, kit.Text("Contents", theme.SizeNameText, true, kit.Plain), kit.Text("drag to reorder", theme.SizeNameText, false, kit.Secondary))
	c.object = kit.InCard(kit.Flow(4, head, c.list, c.hint))
	return c
}

// show lists the sections of a pack; nil for none.
func (c *contents) show(m *made) {
	c.shown = c.p.parts()
	items := make([]kit.TickItem, len(c.shown))
	for i, part := range c.shown {
		items[i] = kit.TickItem{Text: m.pack.SectionTitle(part.Section), Ticked: part.Shown, Pinned: export.IsPinned(part.Section)}
		if begin := m.begin[part.Section]; begin > 0 && part.Shown {
			items[i].Note = fmt.Sprintf("p. %d", begin)
		}
	}
	c.list.SetItems(items)
	c.hint.SetText(hintOf(m))
	c.hint.Hidden = c.hint.Text() == ""
}

// hintOf says what the list does not: that the page for the board has all it tells on it.
func hintOf(m *made) string {
	if m != nil && m.pack.Depth == governance.BoardDepth {
		return "The page for the board tells the most important of what is ticked, without sections of their own."
	}
	return ""
}

// here marks the section in sight.
func (c *contents) here(section governance.PackSection) {
	c.list.SetHere(slices.IndexFunc(c.shown, func(p governance.PackPart) bool { return p.Section == section && p.Shown }))
}

// tick takes a section in or leaves it out. At least one stays.
func (c *contents) tick(i int) {
	parts := slices.Clone(c.shown)
	parts[i].Shown = !parts[i].Shown
	if !slices.ContainsFunc(parts, func(p governance.PackPart) bool { return p.Shown }) {
		c.p.host.Toast("A pack has at least one section: tick another one before you leave this one out.")
		return
	}
	c.change(parts)
}

// move puts a section at another place.
func (c *contents) move(from, to int) {
	parts := slices.Clone(c.shown)
	moved := parts[from]
	c.change(slices.Insert(slices.Delete(parts, from, from+1), to, moved))
}

// change shows the sections at once as they were put, and has the pages follow.
func (c *contents) change(parts []governance.PackPart) {
	items := slices.Clone(c.list.Items())
	for i, part := range parts {
		at := slices.IndexFunc(c.shown, func(p governance.PackPart) bool { return p.Section == part.Section })
		items[i] = c.list.Items()[at]
		items[i].Ticked = part.Shown
	}
	c.shown = parts
	c.list.SetItems(items)
	c.p.choose(func(o *order) { o.Parts = parts })
}
