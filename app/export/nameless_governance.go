package export

import (
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/scorecard/governance"
)

// others makes names that are not in the register known, so that texts don't tell them either; whoever has one is somebody.
func (n *nameless) others(names ...string) {
	for _, name := range names {
		folded := string(foldText(strings.TrimSpace(name)).runes)
		if _, known := n.stands[folded]; known || len([]rune(folded)) < leastInText {
			continue
		}
		n.stands[folded] = somebody
		n.full.add(folded, somebody)
		n.noteParts(name, somebody)
	}
}

// namelessOf knows the people of the register, and beside them whoever is named in the place of a person.
func namelessOf(register []procurement.Person, named ...string) *nameless {
	n := newNameless(registered(register))
	n.others(named...)
	return n
}

// who leaves out a name; the side and the role stay.
func (n *nameless) who(w *governance.Who) { w.Name, w.Role = n.by(w.Name), n.said(w.Role) }

// named are the names of people.
func named[T any](list []T, who func(*T) governance.Who) (names []string) {
	for i := range list {
		names = append(names, who(&list[i]).Name)
	}
	return names
}

// WithoutNames is [Knowledge.WithoutNames] for an agreement.
func (a *Agreement) WithoutNames(register []procurement.Person) *Agreement {
	var names []string
	for i := range a.Agreement.Versions {
		v := &a.Agreement.Versions[i]
		names = append(names, named(v.People, func(m *governance.Member) governance.Who { return m.Who })...)
		names = append(names, named(v.Failing.Escalation, func(r *governance.Rung) governance.Who { return r.Who })...)
		names = append(names, named(v.Signed, func(s *governance.Signature) governance.Who { return s.Who })...)
	}
	for i := range a.Pulses {
		names = append(names, a.Pulses[i].By)
	}
	n := namelessOf(register, names...)
	bare, of := *a, *a.Agreement
	bare.nameless, bare.Agreement, bare.Contract = n, &of, n.called(a.Contract)
	of.Code, of.Title, of.Versions = n.called(of.Code), n.called(of.Title), eachOf(of.Versions, n.version)
	if at := slices.IndexFunc(of.Versions, func(v governance.Version) bool { return a.Version != nil && v.Number == a.Version.Number }); at >= 0 {
		bare.Version = &of.Versions[at]
	}
	bare.Pulses = eachOf(a.Pulses, func(p *governance.Pulse) { p.By, p.Note = n.by(p.By), n.said(p.Note) })
	return &bare
}

func (n *nameless) version(v *governance.Version) {
	v.Duration, v.Why, v.Scope, v.Outside = n.said(v.Duration), n.said(v.Why), n.saidAll(v.Scope), n.saidAll(v.Outside)
	v.Sections = eachOf(v.Sections, func(s *governance.Section) { s.Heading, s.Text = n.said(s.Heading), n.said(s.Text) })
	v.People = eachOf(v.People, func(m *governance.Member) {
		n.who(&m.Who)
		m.Skills = n.said(m.Skills)
	})
	v.Outputs = eachOf(v.Outputs, func(o *governance.Output) { o.Phase, o.What = n.said(o.Phase), n.said(o.What) })
	v.Success = eachOf(v.Success, func(s *governance.Success) {
		s.Text, s.Checks = n.said(s.Text), eachOf(s.Checks, func(c *governance.Check) { c.Why = n.said(c.Why) })
	})
	v.Failing.Note = n.said(v.Failing.Note)
	v.Failing.Escalation = eachOf(v.Failing.Escalation, func(r *governance.Rung) { n.who(&r.Who) })
	v.Promises = eachOf(v.Promises, func(s *governance.Statement) { s.Text, s.Owner = n.said(s.Text), n.by(s.Owner) })
	v.Signed = eachOf(v.Signed, func(s *governance.Signature) { n.who(&s.Who) })
}

// WithoutNames is [Knowledge.WithoutNames] for minutes.
func (m *Minutes) WithoutNames(register []procurement.Person) *Minutes {
	names := []string{m.Forum.Chair.Name}
	names = append(names, named(m.Forum.Members, func(w *governance.Who) governance.Who { return *w })...)
	for _, a := range m.Meeting.There {
		names = append(names, a.Name, a.Deputy)
	}
	names = append(append(names, owners(m.Actions)...), owners(m.Before)...)
	n := namelessOf(register, names...)
	bare, forum, meeting := *m, *m.Forum, *m.Meeting
	bare.nameless, bare.Forum, bare.Meeting, bare.Contract = n, &forum, &meeting, n.called(m.Contract)
	forum.Name, forum.Agenda, forum.Members = n.called(forum.Name), n.saidAll(forum.Agenda), eachOf(forum.Members, n.who)
	n.who(&forum.Chair)
	meeting.Place, meeting.Off, meeting.Risks = n.said(meeting.Place), n.said(meeting.Off), n.saidAll(meeting.Risks)
	meeting.There = eachOf(meeting.There, func(a *governance.Attendance) {
		n.who(&a.Who)
		a.Deputy = n.by(a.Deputy)
	})
	meeting.Items = eachOf(meeting.Items, func(i *governance.Item) { i.Heading, i.Text = n.said(i.Heading), n.said(i.Text) })
	meeting.Decisions = eachOf(meeting.Decisions, func(d *governance.Decision) { d.Text, d.By, d.Why = n.said(d.Text), n.by(d.By), n.said(d.Why) })
	bare.Actions, bare.Before = eachOf(m.Actions, n.action), eachOf(m.Before, n.action)
	return &bare
}

func owners(actions []governance.Action) []string {
	return named(actions, func(a *governance.Action) governance.Who { return a.Owner })
}

func (n *nameless) action(a *governance.Action) {
	a.Title, a.Note = n.said(a.Title), n.said(a.Note)
	n.who(&a.Owner)
}

// WithoutNames is [Knowledge.WithoutNames] for an assessment.
func (a *Assessment) WithoutNames(register []procurement.Person) *Assessment {
	names := owners(a.Actions)
	for _, of := range []*governance.Assessment{a.Assessment, a.Self} {
		if of != nil {
			names = append(append(names, of.Sponsor, of.ServiceOwner), named(of.Panel, func(w *governance.Who) governance.Who { return *w })...)
		}
	}
	n := namelessOf(register, names...)
	bare, list := *a, *a.List
	bare.nameless, bare.List, bare.Contract, bare.Actions = n, &list, n.called(a.Contract), eachOf(a.Actions, n.action)
	list.Name, list.Source = n.called(list.Name), n.said(list.Source)
	list.Points = eachOf(list.Points, func(p *governance.Point) { p.Title, p.Group = n.called(p.Title), n.called(p.Group) })
	bare.Assessment, bare.Self = n.assessment(a.Assessment), n.assessment(a.Self)
	return &bare
}

func (n *nameless) assessment(a *governance.Assessment) *governance.Assessment {
	if a == nil {
		return nil
	}
	bare := *a
	bare.Service, bare.Phase, bare.Sponsor, bare.ServiceOwner = n.called(a.Service), n.said(a.Phase), n.by(a.Sponsor), n.by(a.ServiceOwner)
	bare.Panel = eachOf(a.Panel, n.who)
	bare.Points = eachOf(a.Points, func(p *governance.Assessed) {
		p.Evidence, p.Recommendation = n.said(p.Evidence), n.said(p.Recommendation)
	})
	return &bare
}
