package procurement

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Person is somebody on either side of a partnership.
type Person struct {
	ID           PersonID
	Name         string
	Supplier     SupplierID // whom the person works for; 0 for our side
	Organisation string     // the part of our side, or whoever else the person works for
	Role         string
	Email        string
	Phone        string
	Card         Card
	Notes        string
}

// Card is what a person chose to share about working together, in that person's own words. It can be erased by right.
type Card struct {
	ReachHow     string // how best to reach the person
	ReachWhen    string // and when
	WorkingStyle string
	Feedback     string // how the person likes to get feedback
	SharedOn     civil.Date
}

// IsEmpty reports whether nothing was shared.
func (c Card) IsEmpty() bool { return c == Card{} }

// IsOurs reports whether the person works on our side.
func (p Person) IsOurs() bool { return p.Supplier == 0 }

// Check finds everything that is wrong with the person.
func (p Person) Check() Faults {
	f := fault.Finder{Thing: fault.Named("person", p.Name, "name")}
	f.AddIf(fault.IsBlank(p.Name), "name", "the name is empty", "type the name the person goes by")
	checkEmail(&f, p.Email)
	return f.Faults
}
