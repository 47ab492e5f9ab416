package export

import (
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// Knowledge is what goes out about what passes from one side to the other, on a day.
type Knowledge struct {
	Record    *knowledge.Record
	Contracts map[int64]roles.Contract // those that capabilities and goals lead to
	Contract  int64                    // whose knowledge it is; 0 for all
	Today     civil.Date
	nameless  *nameless // nil where people are named
}

// which takes the capabilities that go out.
func (k *Knowledge) which() knowledge.Which {
	if k.Contract == 0 {
		return nil
	}
	return knowledge.OfContract(k.Contract)
}

// title is what documents about it are called.
func (k *Knowledge) title() string {
	if k.Contract == 0 {
		return "Knowledge transfer"
	}
	c := k.Contracts[k.Contract]
	return oneLine(c.Reference + " " + c.Name + ": knowledge transfer")
}

// capabilities are those that go out.
func (k *Knowledge) capabilities() (all []*knowledge.Capability) {
	for i := range k.Record.Capabilities {
		if c := &k.Record.Capabilities[i]; k.Contract == 0 || c.Contract == k.Contract {
			all = append(all, c)
		}
	}
	return all
}

// standings are the goals that go out as they stand: those of the contract, and those about a capability that comes with it.
func (k *Knowledge) standings() []knowledge.Standing {
	about := map[knowledge.CapabilityID]bool{}
	for _, c := range k.capabilities() {
		about[c.ID] = true
	}
	return slices.DeleteFunc(k.Record.Standings(k.Today), func(s knowledge.Standing) bool {
		return k.Contract != 0 && s.Goal.Contract != k.Contract && !about[s.Goal.Capability]
	})
}

// contracts are the ids of the contracts that go out and that capabilities or goals come with, the one that ends first first.
func (k *Knowledge) contracts() (ids []int64) {
	if k.Contract != 0 {
		return []int64{k.Contract}
	}
	add := func(id int64) {
		if _, known := k.Contracts[id]; known && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for i := range k.Record.Capabilities {
		add(k.Record.Capabilities[i].Contract)
	}
	for i := range k.Record.Goals {
		add(k.Record.Goals[i].Contract)
	}
	slices.SortFunc(ids, func(a, b int64) int { return compareContracts(k.Contracts[a], k.Contracts[b]) })
	return ids
}

// person is somebody of the record, nil who is not in it.
func (k *Knowledge) person(id knowledge.PersonID) *knowledge.Person {
	for i := range k.Record.People {
		if k.Record.People[i].ID == id {
			return &k.Record.People[i]
		}
	}
	return nil
}

// names are the names of people with what else was said of who they are.
func (k *Knowledge) names(ids []knowledge.PersonID, others string) string {
	var parts []string
	for _, id := range ids {
		if p := k.person(id); p != nil {
			parts = append(parts, p.Name)
		}
	}
	return together(", ", append(parts, others)...)
}
