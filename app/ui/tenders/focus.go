package tenders

// Focus gives the keyboard to the list, where it is in front.
func (p *Page) Focus() {
	if p.open == nil {
		p.table.Focus()
	}
}
