package store

import (
	"context"
	"errors"

	"counterweight/scorecard/knowledge"
)

var (
	capabilityKind = kind[knowledge.Capability, knowledge.CapabilityID]{
		table: "capability", noun: "capability", fields: capabilityFields, order: "code, id",
		id: func(c *knowledge.Capability) *knowledge.CapabilityID { return &c.ID }, name: func(c *knowledge.Capability) string { return c.Code },
	}
	goalKind = kind[knowledge.Goal, knowledge.GoalID]{
		table: "knowledge_goal", noun: "knowledge goal", fields: goalFields, order: "code, id",
		id: func(g *knowledge.Goal) *knowledge.GoalID { return &g.ID }, name: func(g *knowledge.Goal) string { return g.Code },
	}
	skillKind = kind[knowledge.Evidence, knowledge.EvidenceID]{
		table: "skill_evidence", noun: "evidence", fields: skillFields, order: "shown_on, id",
		id: func(e *knowledge.Evidence) *knowledge.EvidenceID { return &e.ID },
	}
	sessionKind = kind[knowledge.Session, knowledge.SessionID]{
		table: "knowledge_session", noun: "session", fields: sessionFields, order: "held_on, id",
		id: func(s *knowledge.Session) *knowledge.SessionID { return &s.ID },
	}
)

// SaveCapability makes the workspace hold the capability as it is. One that is not in it yet gets its ID, and its code where it has none.
// It fails with [*DuplicateError] where another has its code, and with [*NotFoundError] where the one to be changed is gone.
func (tx *Tx) SaveCapability(c *knowledge.Capability) (err error) {
	if c.Code == "" {
		if c.Code, err = nextCode(tx.ctx, tx, "capability", "K-%03d"); err != nil {
			return err
		}
	}
	id, err := capabilityKind.save(tx, c)
	if err != nil {
		return err
	}
	_, err = capabilityAliasRows.save(tx, id, c.Aliases)
	return err
}

// SaveGoal is [Tx.SaveCapability] for a goal and who gives and receives it.
func (tx *Tx) SaveGoal(g *knowledge.Goal) (err error) {
	if g.Code == "" {
		if g.Code, err = nextCode(tx.ctx, tx, "knowledge_goal", "G-%02d"); err != nil {
			return err
		}
	}
	id, err := goalKind.save(tx, g)
	if err != nil {
		return err
	}
	if _, err := giverRows.save(tx, id, g.From); err != nil {
		return err
	}
	_, err = receiverRows.save(tx, id, g.To)
	return err
}

// SaveEvidence is [Tx.SaveCapability] for evidence, which has no code.
func (tx *Tx) SaveEvidence(e *knowledge.Evidence) error {
	_, err := skillKind.save(tx, e)
	return err
}

// SaveSession is [Tx.SaveEvidence] for a session, who was there and what remains of it.
func (tx *Tx) SaveSession(s *knowledge.Session) error {
	id, err := sessionKind.save(tx, s)
	if err != nil {
		return err
	}
	if _, err := sessionPeopleRows.save(tx, id, s.People); err != nil {
		return err
	}
	_, err = sessionArtefactRows.save(tx, id, s.Artefacts)
	return err
}

// SaveStays makes these be the times that a person worked for whom.
func (tx *Tx) SaveStays(person knowledge.PersonID, stays []knowledge.Stay) error {
	_, err := stayRows.save(tx, int64(person), stays)
	return err
}

// RemoveCapability takes a capability out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveCapability(id knowledge.CapabilityID) error {
	return capabilityKind.remove(tx, id)
}

// RemoveGoal is [Tx.RemoveCapability] for a goal.
func (tx *Tx) RemoveGoal(id knowledge.GoalID) error { return goalKind.remove(tx, id) }

// RemoveEvidence is [Tx.RemoveCapability] for evidence.
func (tx *Tx) RemoveEvidence(id knowledge.EvidenceID) error { return skillKind.remove(tx, id) }

// RemoveSession is [Tx.RemoveCapability] for a session.
func (tx *Tx) RemoveSession(id knowledge.SessionID) error { return sessionKind.remove(tx, id) }

// Capability is the capability of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Capability(id knowledge.CapabilityID) (knowledge.Capability, error) {
	return capabilityKind.one(tx.ctx, tx, id, capabilities)
}

// Goal is the goal of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Goal(id knowledge.GoalID) (knowledge.Goal, error) {
	return goalKind.one(tx.ctx, tx, id, goals)
}

// Session is the session of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Session(id knowledge.SessionID) (knowledge.Session, error) {
	return sessionKind.one(tx.ctx, tx, id, sessions)
}

// Evidence is the evidence of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Evidence(id knowledge.EvidenceID) (knowledge.Evidence, error) {
	return skillKind.one(tx.ctx, tx, id, skills)
}

// Knowledge is [Workspace.Knowledge] as the batch sees it.
func (tx *Tx) Knowledge() (*knowledge.Record, error) { return knowledgeRecord(tx.ctx, tx) }

// Knowledge is everything that is followed: capabilities and goals by code, sessions and evidence by day, people by name.
//
// Somebody without a history of employers works where the person's own row says, always. Somebody who was taken out of the register works
// for nobody from that day on.
func (ws *Workspace) Knowledge(ctx context.Context) (r *knowledge.Record, err error) {
	err = ws.read(ctx, func(q querier) error {
		r, err = knowledgeRecord(ctx, q)
		return err
	})
	return r, err
}

// Capabilities are the capabilities by code, for lists to choose from.
func (ws *Workspace) Capabilities(ctx context.Context) (all []knowledge.Capability, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = capabilities(ctx, q, 0)
		return err
	})
	return all, err
}

// Goals are the goals by code, for lists to choose from.
func (ws *Workspace) Goals(ctx context.Context) (all []knowledge.Goal, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = goals(ctx, q, 0)
		return err
	})
	return all, err
}

func knowledgeRecord(ctx context.Context, q querier) (*knowledge.Record, error) {
	r := &knowledge.Record{}
	var errs [5]error
	r.Capabilities, errs[0] = capabilities(ctx, q, 0)
	r.People, errs[1] = knowers(ctx, q)
	r.Evidence, errs[2] = skills(ctx, q, 0)
	r.Goals, errs[3] = goals(ctx, q, 0)
	r.Sessions, errs[4] = sessions(ctx, q, 0)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return r, nil
}

func capabilities(ctx context.Context, q querier, id int64) ([]knowledge.Capability, error) {
	all, at, err := capabilityKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, hung(ctx, q, id, capabilityAliasRows, all, at, func(c *knowledge.Capability, own []string) { c.Aliases = own })
}

func goals(ctx context.Context, q querier, id int64) ([]knowledge.Goal, error) {
	all, at, err := goalKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, giverRows, all, at, func(g *knowledge.Goal, own []knowledge.PersonID) { g.From = own }),
		hung(ctx, q, id, receiverRows, all, at, func(g *knowledge.Goal, own []knowledge.PersonID) { g.To = own }),
	)
}

func skills(ctx context.Context, q querier, id int64) ([]knowledge.Evidence, error) {
	all, _, err := skillKind.read(ctx, q, id)
	return all, err
}

func sessions(ctx context.Context, q querier, id int64) ([]knowledge.Session, error) {
	all, at, err := sessionKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, sessionPeopleRows, all, at, func(s *knowledge.Session, own []knowledge.PersonID) { s.People = own }),
		hung(ctx, q, id, sessionArtefactRows, all, at, func(s *knowledge.Session, own []string) { s.Artefacts = own }),
	)
}
