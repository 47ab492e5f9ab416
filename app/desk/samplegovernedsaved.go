package desk

import (
	"slices"

	"counterweight/app/store"
	"counterweight/scorecard/governance"
)

// saveGoverned adds how the two sides work together, to people, contracts and lists that are there.
func (s *Sample) saveGoverned(tx *store.Tx) error {
	r, rows := s.Governance, s.followedRows()
	if r == nil {
		return nil
	}
	if err := (&GovernanceCatalogue{Lists: r.Lists}).save(tx); err != nil {
		return err
	}
	there, err := tx.Governance()
	if err != nil {
		return err
	}
	lists := make([]int64, len(r.Lists))
	for i, l := range r.Lists {
		at := slices.IndexFunc(there.Lists, func(has governance.List) bool { return has.Name == l.Name })
		lists[i] = int64(there.Lists[at].ID)
	}
	g := governedRows{followedRows: rows, lists: lists}
	for _, step := range []func(*store.Tx, *governance.Record) error{g.agreements, g.meetings, g.challenges, g.assessments, g.actions, g.others} {
		if err := step(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// governedRows lead from the ids that stood in to those of rows, as they are saved.
type governedRows struct {
	followedRows
	lists, agreed, forums, held, assessed []int64
}

func (g *governedRows) name(all ...*governance.Who) {
	for _, w := range all {
		w.Person = rowOf(g.people, w.Person)
	}
}

func (g *governedRows) agreements(tx *store.Tx, r *governance.Record) error {
	for i := range r.Agreements {
		a := &r.Agreements[i]
		a.Contract = rowOf(g.contracts, a.Contract)
		for k := range a.Versions {
			v := &a.Versions[k]
			for m := range v.People {
				g.name(&v.People[m].Who)
			}
			for m := range v.Signed {
				g.name(&v.Signed[m].Who)
			}
			for m := range v.Failing.Escalation {
				g.name(&v.Failing.Escalation[m].Who)
			}
		}
		if err := tx.SaveAgreement(a); err != nil {
			return err
		}
		g.agreed = append(g.agreed, int64(a.ID))
	}
	for i := range r.Pulses {
		p := &r.Pulses[i]
		p.Agreement = rowOf(g.agreed, p.Agreement)
		if err := tx.SavePulse(p); err != nil {
			return err
		}
	}
	return nil
}

func (g *governedRows) meetings(tx *store.Tx, r *governance.Record) error {
	for i := range r.Forums {
		f := &r.Forums[i]
		f.Contract = rowOf(g.contracts, f.Contract)
		g.name(&f.Chair)
		for k := range f.Members {
			g.name(&f.Members[k])
		}
		if err := tx.SaveForum(f); err != nil {
			return err
		}
		g.forums = append(g.forums, int64(f.ID))
	}
	for i := range r.Meetings {
		m := &r.Meetings[i]
		m.Forum = rowOf(g.forums, m.Forum)
		for k := range m.There {
			m.There[k].Person = rowOf(g.people, m.There[k].Person)
		}
		if err := tx.SaveMeeting(m); err != nil {
			return err
		}
		g.held = append(g.held, int64(m.ID))
	}
	return nil
}

func (g *governedRows) challenges(tx *store.Tx, r *governance.Record) error {
	for i := range r.Challenges {
		c := &r.Challenges[i]
		c.Contract = rowOf(g.contracts, c.Contract)
		g.name(&c.By, &c.To)
		if err := tx.SaveChallenge(c); err != nil {
			return err
		}
	}
	for i := range r.Feedback {
		b := &r.Feedback[i]
		b.Contract = rowOf(g.contracts, b.Contract)
		g.name(&b.From, &b.To)
		if err := tx.SaveFeedback(b); err != nil {
			return err
		}
	}
	return nil
}

func (g *governedRows) assessments(tx *store.Tx, r *governance.Record) error {
	for i := range r.Assessments {
		a := &r.Assessments[i]
		a.List, a.Contract = rowOf(g.lists, a.List), rowOf(g.contracts, a.Contract)
		for k := range a.Panel {
			g.name(&a.Panel[k])
		}
		if err := tx.SaveServiceAssessment(a); err != nil {
			return err
		}
		g.assessed = append(g.assessed, int64(a.ID))
	}
	return nil
}

func (g *governedRows) actions(tx *store.Tx, r *governance.Record) error {
	for i := range r.Actions {
		a := &r.Actions[i]
		a.Contract = rowOf(g.contracts, a.Contract)
		a.Origin.Meeting, a.Origin.Assessment = rowOf(g.held, a.Origin.Meeting), rowOf(g.assessed, a.Origin.Assessment)
		g.name(&a.Owner)
		if err := tx.SaveGovernanceAction(a); err != nil {
			return err
		}
	}
	return nil
}

func (g *governedRows) others(tx *store.Tx, r *governance.Record) error {
	for i := range r.Digital {
		if err := tx.SaveDigital(&r.Digital[i]); err != nil {
			return err
		}
	}
	for i := range r.Ballots {
		if err := tx.SaveBallot(&r.Ballots[i]); err != nil {
			return err
		}
	}
	for i := range r.Ideas {
		if err := tx.SaveIdea(&r.Ideas[i]); err != nil {
			return err
		}
	}
	return nil
}
