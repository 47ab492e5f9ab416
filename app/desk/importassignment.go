package desk

import (
	"fmt"

	"counterweight/app/exchange"
	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// after is the assignment as it is to be once a row was taken.
func (a *assignmentIntake) after(p *placed) roles.Assignment {
	var after roles.Assignment
	if p.was != nil {
		after = p.was.Assignment
	} else {
		after.Person, after.Team, after.Role = roles.PersonID(p.slot.person.ID), p.slot.team.ID, p.slot.role
		after.Share = exact.Int(100)
	}
	row := p.row
	if share, said := row.Share.Get(); said && share.Cmp(after.Share) != 0 {
		after.Share = share
	}
	if !row.Term.From.IsZero() {
		after.Term.From = row.Term.From
	}
	if !row.Term.To.IsZero() || row.OpenEnded {
		after.Term.To = row.Term.To
	}
	setIfSaid(&after.Standing, row.Standing)
	setIfSaid(&after.Held, row.Held)
	setIfSaid(&after.Needed, row.Needed)
	setIfSaid(&after.Contract, int64(a.contracts[row.Contract].ID))
	if row.Rights != "" && !sameText(after.Rights, row.Rights) {
		after.Rights = row.Rights
	}
	works := p.works
	if p.was == nil && !works.isStated() || works.kind == roles.Supplier && works.name == "" {
		if here := a.people.worksIn(p.slot.person, row.Term); (!works.isStated() || here.kind == works.kind) && !p.slot.person.brought {
			works = here
		}
	}
	if now := (employment{after.Employer, after.Supplier}); works.isStated() && !now.agrees(works) {
		after.Employer, after.Supplier = works.kind, works.name
	}
	if after.Employer == roles.Us {
		after.Supplier = ""
	}
	return after
}

func setIfSaid[T comparable](into *T, said T) {
	var none T
	if said != none {
		*into = said
	}
}

// faultsOf are the faults of an assignment as it is to be; one of a person or a team that is only going to be added lacks neither.
func (a *assignmentIntake) faultsOf(p *placed, after roles.Assignment) []exchange.LeftOut {
	setIfSaid(&after.Person, max(after.Person, 1))
	setIfSaid(&after.Team, max(after.Team, 1))
	return faultsOf(p.row.Row, procurement.Faults(after.Check()))
}

// changes are what becomes otherwise of an assignment, in words.
func (a *assignmentIntake) changes(p *placed, after roles.Assignment) (changes []FieldChange) {
	before := p.was.Assignment
	thing := fmt.Sprintf("%s as %s of %s", p.slot.person.Name, a.roles.name(p.slot.role), p.slot.team.Name)
	for _, f := range []struct {
		field exchange.Field
		words func(roles.Assignment) string
	}{
		{exchange.Share, func(a roles.Assignment) string { return a.Share.String() + " %" }},
		{exchange.Employer, func(a roles.Assignment) string { return employment{a.Employer, a.Supplier}.words() }},
		{exchange.Standing, func(a roles.Assignment) string { return a.Standing.Words() }},
		{exchange.Start, func(a roles.Assignment) string { return a.Term.From.Words() }},
		{exchange.End, func(a roles.Assignment) string { return a.Term.To.Words() }},
		{exchange.Contract, func(of roles.Assignment) string { return a.reference(of.Contract) }},
		{exchange.Rights, func(a roles.Assignment) string { return a.Rights }},
		{exchange.Held, func(a roles.Assignment) string { return a.Held.Words() }},
		{exchange.Needed, func(a roles.Assignment) string { return a.Needed.Words() }},
	} {
		if was, is := f.words(before), f.words(after); was != is {
			changes = append(changes, FieldChange{Row: p.row.Row, Thing: thing, Field: f.field.String(), Was: was, Is: is})
		}
	}
	return changes
}

// reference is that of a contract by its id; empty where there is none.
func (a *assignmentIntake) reference(id int64) string {
	if id == 0 {
		return ""
	}
	c, err := a.tx.Contract(procurement.ContractID(id))
	if err != nil {
		return "" // it was taken out of the register
	}
	return c.Reference
}
