package tenders

import "counterweight/app/ui/kit"

// Focus gives the keyboard to the list, where it is in front and stays there.
func (p *Page) Focus() {
	if p.open == nil && p.wanted.Kind == kit.NoThing {
		p.table.Focus()
	}
}
