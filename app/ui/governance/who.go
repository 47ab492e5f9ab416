package governance

import (
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// whoFields edit who somebody is: the name, the role, the side. The name of somebody who is in the register brings role and side with it,
// where they were not said.
func whoFields[T any](s *kit.Sheet[T], r *register, label string, at func(*T) *governance.Who) (name, role, side *kit.Field) {
	name = s.Combo(label, r.names, func(t *T) *string { return &at(t).Name })
	role = s.Text("Role", func(t *T) *string { return &at(t).Role })
	side = kit.Choose(s, "Side", scorecard.AllSides(), func(t *T) *scorecard.Side { return &at(t).Side })
	return name, role, side
}

// known completes somebody from the register, where it knows one person of that name: who it is, and what was not said of role and side.
func (r *register) known(w governance.Who) governance.Who {
	p := r.person(w.Name)
	if p == nil {
		if !r.isCalled(w.Person, w.Name) {
			w.Person = 0
		}
		return w
	}
	w.Person = int64(p.ID)
	if w.Role == "" {
		w.Role = p.Role
	}
	if w.Side == scorecard.SideUnstated {
		w.Side = sideOf(p)
	}
	return w
}

// isCalled reports whether somebody of the register has a name: of several of one name it is known already who is meant.
func (r *register) isCalled(person int64, name string) bool {
	p := find(r.people, func(p *procurement.Person) bool { return int64(p.ID) == person })
	return p != nil && p.Name == name
}

// pickedContract edits which contract something comes with.
func pickedContract[T any](s *kit.Sheet[T], r *register, at func(*T) *int64) *kit.Field {
	names, ids := make(map[int64]string, len(r.contracts)), make([]int64, len(r.contracts))
	for i, c := range r.contracts {
		ids[i] = kit.IDOf[int64](c.Value)
		names[ids[i]] = c.Text
	}
	return kit.Picked(s, "Contract", ids, func(id int64) string { return names[id] }, at)
}

// sideWords are a side within a sentence: our side.
func sideWords(side scorecard.Side) string {
	switch side {
	case scorecard.Ours:
		return "our side"
	case scorecard.Theirs:
		return "their side"
	}
	return ""
}

// whoWords are a name and a role: Iona Fraser, delivery lead.
func whoWords(w governance.Who) string {
	return orDash(kit.Joined(", ", w.Name, w.Role))
}

// sidedWords are a name with the side: Iona Fraser (ours).
func sidedWords(w governance.Who) string {
	switch {
	case w.Side == scorecard.SideUnstated:
		return orDash(w.Name)
	case w.Name == "":
		return w.Side.Words()
	}
	return w.Name + " (" + lowered(w.Side.Words()) + ")"
}
