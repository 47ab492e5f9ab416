package export

import (
	"cmp"
	"slices"

	"counterweight/procurement"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// WithoutNames is the same without people's names, those of the register included that it is not about: numbers stand for them in every
// text, so that no document made of it can hold one. Fields that name one person name nobody where that is not in the register.
func (k *Knowledge) WithoutNames(register []procurement.Person) *Knowledge {
	people := registered(register)
	for _, p := range k.Record.People {
		people[int64(p.ID)] = p.Name
	}
	n := newNameless(people)
	bare := *k
	bare.nameless = n
	bare.Contracts = n.contracts(k.Contracts)
	bare.Record = &knowledge.Record{
		Capabilities: eachOf(k.Record.Capabilities, n.capability), People: eachOf(k.Record.People, n.knower), Evidence: eachOf(k.Record.Evidence, n.evidence),
		Goals: eachOf(k.Record.Goals, n.goal), Sessions: eachOf(k.Record.Sessions, n.session),
	}
	slices.SortStableFunc(bare.Record.People, func(a, b knowledge.Person) int { return cmp.Compare(a.ID, b.ID) })
	return &bare
}

func registered(register []procurement.Person) map[int64]string {
	people := make(map[int64]string, len(register))
	for _, p := range register {
		people[int64(p.ID)] = p.Name
	}
	return people
}

// eachOf is a copy of a list with a change made to each of it.
func eachOf[T any](list []T, change func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		change(&list[i])
	}
	return list
}

func (n *nameless) contracts(of map[int64]roles.Contract) map[int64]roles.Contract {
	bare := make(map[int64]roles.Contract, len(of))
	for id, c := range of {
		c.Reference, c.Name = n.called(c.Reference), n.called(c.Name)
		bare[id] = c
	}
	return bare
}

func (n *nameless) calledAll(texts []string) []string {
	return eachOf(texts, func(text *string) { *text = n.called(*text) })
}

func (n *nameless) saidAll(texts []string) []string {
	return eachOf(texts, func(text *string) { *text = n.said(*text) })
}

func (n *nameless) capability(c *knowledge.Capability) {
	c.Code, c.Name, c.Team, c.Service, c.Aliases = n.called(c.Code), n.called(c.Name), n.called(c.Team), n.called(c.Service), n.calledAll(c.Aliases)
	c.Purpose, c.Left, c.Notes = n.said(c.Purpose), n.said(c.Left), n.said(c.Notes)
}

func (n *nameless) knower(p *knowledge.Person) {
	p.Name = n.number(int64(p.ID))
	p.Stays = eachOf(p.Stays, func(s *knowledge.Stay) { s.Employer = n.called(s.Employer) })
}

func (n *nameless) evidence(e *knowledge.Evidence) {
	e.Witness, e.Artefact, e.Why = n.by(e.Witness), n.said(e.Artefact), n.said(e.Why)
}

func (n *nameless) goal(g *knowledge.Goal) {
	g.Code, g.Title, g.Promise = n.called(g.Code), n.called(g.Title), n.called(g.Promise)
	g.FromName, g.ToName, g.Reason, g.Notes = n.said(g.FromName), n.said(g.ToName), n.said(g.Reason), n.said(g.Notes)
	g.SignedOffBy = n.by(g.SignedOffBy)
}

func (n *nameless) session(s *knowledge.Session) {
	s.What, s.Notes, s.Artefacts = n.said(s.What), n.said(s.Notes), n.saidAll(s.Artefacts)
}

// WithoutNames is [Knowledge.WithoutNames] for teams and the people in them.
func (c *Coverage) WithoutNames(register []procurement.Person) *Coverage {
	people := registered(register)
	for _, p := range c.Staffing.People {
		people[int64(p.ID)] = p.Name
	}
	n := newNameless(people)
	bare, s := *c, *c.Staffing
	bare.nameless, bare.Staffing, bare.Emails = n, &s, nil
	s.Roles, s.Teams, s.People = eachOf(s.Roles, n.role), eachOf(s.Teams, n.team), eachOf(s.People, n.member)
	slices.SortStableFunc(s.People, func(a, b roles.Person) int { return cmp.Compare(a.ID, b.ID) })
	s.Assignments, s.Contracts, s.Settled = eachOf(s.Assignments, n.assignment), n.contracts(s.Contracts), eachOf(s.Settled, n.settlement)
	s.Checks = eachOf(s.Checks, func(check *roles.Check) { check.Why = n.said(check.Why) })
	bare.Signs = eachOf(c.Signs, func(seen *roles.Seen) { seen.Example, seen.By = n.said(seen.Example), n.by(seen.By) })
	bare.Brings = eachOf(c.Brings, func(b *roles.Brings) { b.Note = n.said(b.Note) })
	bare.Matrices = eachOf(c.Matrices, n.matrix)
	return &bare
}

func (n *nameless) role(r *roles.Role) {
	r.Name, r.Profession, r.Aliases = n.called(r.Name), n.called(r.Profession), n.calledAll(r.Aliases)
}

func (n *nameless) team(t *roles.Team) {
	t.Name, t.Service, t.Notes = n.called(t.Name), n.called(t.Service), n.said(t.Notes)
	t.Waived = eachOf(t.Waived, func(w *roles.Waiver) { w.Reason = n.said(w.Reason) })
}

func (n *nameless) member(p *roles.Person) { p.Name = n.number(int64(p.ID)) }

func (n *nameless) assignment(a *roles.Assignment) {
	a.Supplier, a.Rights = n.called(a.Supplier), n.said(a.Rights)
}

func (n *nameless) settlement(s *roles.Settlement) { s.Reason, s.By = n.said(s.Reason), n.by(s.By) }

func (n *nameless) matrix(m *roles.Matrix) {
	m.By, m.Roles = n.by(m.By), n.saidAll(m.Roles)
	m.Rows = eachOf(m.Rows, func(r *roles.Responsibility) { r.Name = n.said(r.Name) })
}

// provenance leaves names out of where a document comes from. A nil *nameless changes nothing.
func (n *nameless) provenance(p Provenance) Provenance {
	if n != nil {
		p.Workspace, p.Marking, p.Locked = n.said(p.Workspace), n.said(p.Marking), n.said(p.Locked)
	}
	return p
}
