package store

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// The words in columns of what is followed about knowledge.
var (
	knowledgeLevels     = lexiconOf(knowledge.AllLevels())
	knowledgeCritical   = lexiconOf(knowledge.AllCriticalities())
	knowledgeDirections = lexiconOf(knowledge.AllDirections())
	knowledgeMethods    = lexiconOf(knowledge.AllMethods())
)

var capabilityFields = []field[knowledge.Capability]{
	textField("code", func(c *knowledge.Capability) *string { return &c.Code }),
	textField("name", func(c *knowledge.Capability) *string { return &c.Name }),
	textField("purpose", func(c *knowledge.Capability) *string { return &c.Purpose }),
	wordField("criticality", knowledgeCritical, func(c *knowledge.Capability) *knowledge.Criticality { return &c.Criticality }),
	givenField("weight", func(c *knowledge.Capability) *exact.Decimal { return &c.Weight }),
	textField("team", func(c *knowledge.Capability) *string { return &c.Team }),
	textField("service", func(c *knowledge.Capability) *string { return &c.Service }),
	idField("contract_id", func(c *knowledge.Capability) *int64 { return &c.Contract }),
	textField("left_why", func(c *knowledge.Capability) *string { return &c.Left }),
	dayField("left_on", func(c *knowledge.Capability) *civil.Date { return &c.LeftOn }),
	textField("notes", func(c *knowledge.Capability) *string { return &c.Notes }),
}

var goalFields = []field[knowledge.Goal]{
	textField("code", func(g *knowledge.Goal) *string { return &g.Code }),
	textField("title", func(g *knowledge.Goal) *string { return &g.Title }),
	idField("capability_id", func(g *knowledge.Goal) *knowledge.CapabilityID { return &g.Capability }),
	idField("contract_id", func(g *knowledge.Goal) *int64 { return &g.Contract }),
	textField("promise", func(g *knowledge.Goal) *string { return &g.Promise }),
	wordField("direction", knowledgeDirections, func(g *knowledge.Goal) *knowledge.Direction { return &g.Direction }),
	textField("from_name", func(g *knowledge.Goal) *string { return &g.FromName }),
	textField("to_name", func(g *knowledge.Goal) *string { return &g.ToName }),
	wordField("method", knowledgeMethods, func(g *knowledge.Goal) *knowledge.Method { return &g.Method }),
	dayField("begins", func(g *knowledge.Goal) *civil.Date { return &g.Start }),
	dayField("due", func(g *knowledge.Goal) *civil.Date { return &g.Due }),
	wordField("start_level", knowledgeLevels, func(g *knowledge.Goal) *knowledge.Level { return &g.StartLevel }),
	wordField("goal_level", knowledgeLevels, func(g *knowledge.Goal) *knowledge.Level { return &g.GoalLevel }),
	dayField("signed_off", func(g *knowledge.Goal) *civil.Date { return &g.SignedOff }),
	textField("signed_off_by", func(g *knowledge.Goal) *string { return &g.SignedOffBy }),
	dayField("dropped", func(g *knowledge.Goal) *civil.Date { return &g.Dropped }),
	textField("reason", func(g *knowledge.Goal) *string { return &g.Reason }),
	textField("notes", func(g *knowledge.Goal) *string { return &g.Notes }),
}

var skillFields = []field[knowledge.Evidence]{
	idField("person_id", func(e *knowledge.Evidence) *knowledge.PersonID { return &e.Person }),
	idField("capability_id", func(e *knowledge.Evidence) *knowledge.CapabilityID { return &e.Capability }),
	idField("goal_id", func(e *knowledge.Evidence) *knowledge.GoalID { return &e.Goal }),
	wordField("level", knowledgeLevels, func(e *knowledge.Evidence) *knowledge.Level { return &e.Level }),
	dayField("shown_on", func(e *knowledge.Evidence) *civil.Date { return &e.On }),
	textField("witness", func(e *knowledge.Evidence) *string { return &e.Witness }),
	textField("artefact", func(e *knowledge.Evidence) *string { return &e.Artefact }),
	textField("why", func(e *knowledge.Evidence) *string { return &e.Why }),
}

var sessionFields = []field[knowledge.Session]{
	idField("goal_id", func(s *knowledge.Session) *knowledge.GoalID { return &s.Goal }),
	dayField("held_on", func(s *knowledge.Session) *civil.Date { return &s.On }),
	textField("what", func(s *knowledge.Session) *string { return &s.What }),
	decimalField("hours", func(s *knowledge.Session) *exact.Optional { return &s.Hours }),
	textField("notes", func(s *knowledge.Session) *string { return &s.Notes }),
}

// What hangs on capabilities, goals, sessions and people.
var (
	capabilityAliasRows = namesRows("capability_alias", "capability_id", "name")
	sessionArtefactRows = namesRows("session_artefact", "session_id", "title")
	giverRows           = knowersRows("goal_giver", "goal_id")
	receiverRows        = knowersRows("goal_receiver", "goal_id")
	sessionPeopleRows   = knowersRows("session_person", "session_id")
	stayRows            = hanging[knowledge.Stay]{table: "person_stay", owner: "person_id", fields: []field[knowledge.Stay]{
		dayField("begins", func(s *knowledge.Stay) *civil.Date { return &s.Term.From }),
		dayField("ends", func(s *knowledge.Stay) *civil.Date { return &s.Term.To }),
		flagField("ours", func(s *knowledge.Stay) *bool { return &s.Ours }),
		textField("employer", func(s *knowledge.Stay) *string { return &s.Employer }),
	}}
)

// namesRows are rows that hold a text each.
func namesRows(table, owner, column string) hanging[string] {
	return hanging[string]{table: table, owner: owner, fields: []field[string]{textField(column, func(s *string) *string { return s })}}
}

// knowersRows are rows that lead to a person each.
func knowersRows(table, owner string) hanging[knowledge.PersonID] {
	return hanging[knowledge.PersonID]{table: table, owner: owner, fields: []field[knowledge.PersonID]{
		idField("person_id", func(p *knowledge.PersonID) *knowledge.PersonID { return p }),
	}}
}
