package knowledge

import (
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// view is everything that is followed, as it stands in the workspace. It is made off the UI goroutine and never changed.
type view struct {
	today        civil.Date
	record       *knowledge.Record
	contracts    map[int64]roles.Contract // those that capabilities and goals lead to
	people       map[knowledge.PersonID]*knowledge.Person
	capabilities map[knowledge.CapabilityID]*knowledge.Capability
	standings    map[knowledge.GoalID]knowledge.Standing
	covers       map[knowledge.CapabilityID]*knowledge.Cover
	goals        []knowledge.Standing // in the order of the record
	holds        map[knowledge.PersonID][]held
	about        map[knowledge.CapabilityID][]knowledge.Standing // the goals about each
	teaches      map[knowledge.PersonID][]knowledge.Standing
	learns       map[knowledge.PersonID][]knowledge.Standing
}

// held is what a person holds of a capability today.
type held struct {
	*knowledge.Holding
	cover *knowledge.Cover
}

// readView reads everything that is followed.
func readView(ctx context.Context, ws *store.Workspace, today civil.Date) (*view, error) {
	record, err := ws.Knowledge(ctx)
	if err != nil {
		return nil, err
	}
	contracts, err := ws.ContractEnds(ctx)
	if err != nil {
		return nil, err
	}
	v := &view{
		today: today, record: record, contracts: contracts,
		people:       make(map[knowledge.PersonID]*knowledge.Person, len(record.People)),
		capabilities: make(map[knowledge.CapabilityID]*knowledge.Capability, len(record.Capabilities)),
		standings:    make(map[knowledge.GoalID]knowledge.Standing, len(record.Goals)),
		covers:       make(map[knowledge.CapabilityID]*knowledge.Cover, len(record.Capabilities)),
	}
	for i := range record.People {
		v.people[record.People[i].ID] = &record.People[i]
	}
	for i := range record.Capabilities {
		v.capabilities[record.Capabilities[i].ID] = &record.Capabilities[i]
	}
	v.index()
	return v, nil
}

// index works out how everything stands today, so that it is found by whom and what it is about.
func (v *view) index() {
	v.holds, v.about = map[knowledge.PersonID][]held{}, map[knowledge.CapabilityID][]knowledge.Standing{}
	v.teaches, v.learns = map[knowledge.PersonID][]knowledge.Standing{}, map[knowledge.PersonID][]knowledge.Standing{}
	v.goals = v.record.Standings(v.today)
	for _, s := range v.goals {
		g := s.Goal
		v.standings[g.ID], v.about[g.Capability] = s, append(v.about[g.Capability], s)
		for _, id := range g.From {
			v.teaches[id] = append(v.teaches[id], s)
		}
		for _, id := range g.To {
			v.learns[id] = append(v.learns[id], s)
		}
	}
	covers := v.record.Covers(nil, v.today)
	for i := range covers {
		c := &covers[i]
		v.covers[c.Capability.ID] = c
		for j := range c.Holders {
			h := &c.Holders[j]
			v.holds[h.Person.ID] = append(v.holds[h.Person.ID], held{h, c})
		}
	}
}

// person is somebody's name; a dash for nobody that is known.
func (v *view) person(id knowledge.PersonID) string {
	if p := v.people[id]; p != nil {
		return p.Name
	}
	return dash
}

// names are those of several people.
func (v *view) names(ids []knowledge.PersonID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = v.person(id)
	}
	return kit.Joined(", ", names...)
}

// capability is the name of a capability.
func (v *view) capability(id knowledge.CapabilityID) string {
	if c := v.capabilities[id]; c != nil {
		return c.Name
	}
	return dash
}

// contract is a contract's reference and name; empty for none.
func (v *view) contract(id int64) string {
	c, known := v.contracts[id]
	if !known {
		return ""
	}
	return kit.Joined(" ", c.Reference, c.Name)
}

// isOurs reports whether a person works for us on a day.
func (v *view) isOurs(id knowledge.PersonID, day civil.Date) bool {
	if p := v.people[id]; p != nil {
		if stay := p.On(day); stay != nil {
			return stay.Ours
		}
	}
	return false
}

// working are the people to choose from: those who work for somebody today, ours first.
func (v *view) working() (choices []kit.Choice) {
	for _, ours := range []bool{true, false} {
		for i := range v.record.People {
			p := &v.record.People[i]
			if stay := p.On(v.today); stay != nil && stay.Ours == ours {
				choices = append(choices, kit.Choice{Value: kit.Key(p.ID), Text: p.Name, Note: employerWords(stay)})
			}
		}
	}
	return choices
}

// workingNames are the names of [view.working], where a name is what is kept.
func (v *view) workingNames() []kit.Choice {
	choices := v.working()
	for i := range choices {
		choices[i].Value = choices[i].Text
	}
	return choices
}

// used are the different texts that capabilities have at a place, to be offered again.
func (v *view) used(at func(*knowledge.Capability) string) []kit.Choice {
	var texts []string
	for i := range v.record.Capabilities {
		if text := at(&v.record.Capabilities[i]); text != "" {
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	return kit.Choices(slices.Compact(texts)...)
}

// aboutCapabilities are the capabilities to choose from.
func (v *view) aboutCapabilities() []kit.Choice {
	choices := make([]kit.Choice, len(v.record.Capabilities))
	for i := range v.record.Capabilities {
		c := &v.record.Capabilities[i]
		choices[i] = kit.Choice{Value: kit.Key(c.ID), Text: c.Name, Note: kit.Joined(" · ", c.Code, c.Criticality.Words())}
	}
	return choices
}

// register is what of the register a form offers.
type register struct {
	contracts []kit.Choice
	suppliers []procurement.Supplier
}

// readRegister reads the contracts and suppliers to choose from.
func readRegister(ctx context.Context, ws *store.Workspace) (r register, err error) {
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		return r, err
	}
	r.contracts = append(r.contracts, kit.Choice{Value: "0", Note: "no contract"})
	for i := range contracts {
		c := &contracts[i]
		r.contracts = append(r.contracts, kit.Choice{Value: kit.Key(c.ID), Text: kit.Joined(" ", c.Reference, c.Title)})
	}
	r.suppliers, err = ws.Suppliers(ctx)
	return r, err
}

// promisesOf are the promises of a contract that a goal can keep; none for no contract.
func promisesOf(ctx context.Context, ws *store.Workspace, contract int64) (choices []kit.Choice, err error) {
	if contract == 0 {
		return nil, nil
	}
	d, err := ws.Dossier(ctx, procurement.ContractID(contract))
	if err != nil {
		return nil, err
	}
	for _, o := range d.Obligations {
		if o.Origin == procurement.FromPromise {
			choices = append(choices, kit.Choice{Value: o.Code, Text: o.Code, Note: o.Title})
		}
	}
	return choices, nil
}
