package contracts

// Focus gives the keyboard to the list, where it is in front.
func (p *Page) Focus() {
	if p.editor == nil {
		p.table.Focus()
	}
}
