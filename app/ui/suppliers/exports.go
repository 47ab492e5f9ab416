package suppliers

import (
	"counterweight/app/ui/kit"
	"counterweight/app/ui/people"
)

// Documents are what can be made of the people in the register.
func (p *Page) Documents() []kit.Document {
	return []kit.Document{people.CardsDocument(p.workspace, p.host, "")}
}
