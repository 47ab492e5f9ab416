package governance

import (
	"context"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/roles"
)

// view is everything that is kept about how the two sides work together, as it stands in the workspace. It is made off the UI goroutine and
// never changed.
type view struct {
	today     civil.Date
	record    *governance.Record
	contracts map[int64]roles.Contract // those that something here leads to
	register  *register
}

// register is what of the register fields offer.
type register struct {
	contracts []kit.Choice // of their keys, with none first
	people    []procurement.Person
	names     []kit.Choice // of the people
	templates []desk.AgreementTemplate
	prompts   map[governance.AgreementKind]map[string]string // what to ask under each heading
}

// readView reads all of it; of the register only where it is not known yet.
func readView(ctx context.Context, ws *store.Workspace, today civil.Date, known *register) (*view, error) {
	v := &view{today: today, register: known}
	var err error
	if v.record, err = ws.Governance(ctx); err != nil {
		return nil, err
	}
	if v.contracts, err = ws.ContractEnds(ctx); err != nil {
		return nil, err
	}
	if known == nil {
		v.register, err = readRegister(ctx, ws)
	}
	return v, err
}

func readRegister(ctx context.Context, ws *store.Workspace) (*register, error) {
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		return nil, err
	}
	r := &register{contracts: []kit.Choice{{Value: kit.Key(int64(0)), Note: "no contract"}}}
	for i := range contracts {
		c := &contracts[i]
		r.contracts = append(r.contracts, kit.Choice{Value: kit.Key(c.ID), Text: kit.Joined(" ", c.Reference, c.Title)})
	}
	r.people, err = ws.People(ctx)
	if err != nil {
		return nil, err
	}
	r.names = namesOf(r.people)
	return r, r.readTemplates()
}

// withRegister reads the register anew for a dialog, and goes on with it.
func (p *Page) withRegister(then func(*register)) {
	p.asked.Do(func(ctx context.Context) func() {
		known, err := readRegister(ctx, p.workspace)
		return func() {
			if err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			if p.view != nil { // else nothing was read yet, and there is nothing to add to
				then(known)
			}
		}
	})
}

// readTemplates reads the agreements to begin with. The texts of their sections ask what to write there: they stand beside the sections of
// an agreement, not in them.
func (r *register) readTemplates() error {
	data, err := assets.Files.ReadFile(assets.Governance)
	if err != nil {
		return err
	}
	catalogue, err := desk.ReadGovernanceCatalogue(data)
	if err != nil {
		return err
	}
	r.templates, r.prompts = catalogue.Agreements, map[governance.AgreementKind]map[string]string{}
	for i := range r.templates {
		t := &r.templates[i]
		asked := map[string]string{}
		for k := range t.Version.Sections {
			s := &t.Version.Sections[k]
			asked[s.Heading], s.Text = s.Text, ""
		}
		r.prompts[t.Kind] = asked
	}
	return nil
}

// namesOf are people to choose from by their names, ours first; several of one name are one choice.
func namesOf(people []procurement.Person) []kit.Choice {
	choices, offered := make([]kit.Choice, 0, len(people)), make(map[string]bool, len(people))
	for _, side := range scorecard.AllSides() {
		for i := range people {
			if p := &people[i]; sideOf(p) == side && !offered[p.Name] {
				offered[p.Name] = true
				choices = append(choices, kit.Choice{Value: p.Name, Text: p.Name, Note: kit.Joined(" · ", p.Role, p.Organisation)})
			}
		}
	}
	return choices
}

// person is the only one of the people with a name; nil where there is none or several.
func (r *register) person(name string) *procurement.Person {
	var one *procurement.Person
	for i := range r.people {
		switch {
		case r.people[i].Name != name:
		case one != nil:
			return nil
		default:
			one = &r.people[i]
		}
	}
	return one
}

// sideOf is on which side somebody of the register stands.
func sideOf(p *procurement.Person) scorecard.Side {
	if p.Supplier == 0 {
		return scorecard.Ours
	}
	return scorecard.Theirs
}

// contract is a contract's reference and name; empty for none.
func (v *view) contract(id int64) string {
	c, known := v.contracts[id]
	if !known {
		return ""
	}
	return kit.Joined(" ", c.Reference, c.Name)
}

// reference is a contract's reference; empty for none.
func (v *view) reference(id int64) string { return v.contracts[id].Reference }

// agreement is the agreement of an id, nil where there is none.
func (v *view) agreement(id governance.AgreementID) *governance.Agreement {
	return find(v.record.Agreements, func(a *governance.Agreement) bool { return a.ID == id })
}

// challenge is the challenge of an id, nil where there is none.
func (v *view) challenge(id governance.ChallengeID) *governance.Challenge {
	return find(v.record.Challenges, func(c *governance.Challenge) bool { return c.ID == id })
}

// find is the first of many that is what is looked for, nil where none is.
func find[T any](all []T, is func(*T) bool) *T {
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	return nil
}
