package desk

import (
	"counterweight/app/store"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// saveFollowed adds who can do what and who fills which role, to people and contracts that are there.
func (s *Sample) saveFollowed(tx *store.Tx) error {
	rows := s.followedRows()
	if s.Knowledge != nil {
		if err := s.saveKnowledge(tx, rows); err != nil {
			return err
		}
	}
	if s.Teams == nil {
		return nil
	}
	return s.saveTeams(tx, rows)
}

// followedRows lead from the ids that stood in for people and contracts to those of their rows.
type followedRows struct{ people, contracts []int64 }

// rowOf is the row of a stand-in, counted from 1; 0 stays none.
func rowOf[ID ~int64](rows []int64, stood ID) ID {
	if stood == 0 {
		return 0
	}
	return ID(rows[stood-1])
}

func (s *Sample) followedRows() followedRows {
	var rows followedRows
	for i := range s.People {
		rows.people = append(rows.people, int64(s.People[i].ID))
	}
	for i := range s.Contracts {
		rows.contracts = append(rows.contracts, int64(s.Contracts[i].ID))
	}
	return rows
}

// saveKnowledge adds what is followed about knowledge.
func (s *Sample) saveKnowledge(tx *store.Tx, rows followedRows) error {
	r := s.Knowledge
	people := func(stood []knowledge.PersonID) {
		for i := range stood {
			stood[i] = rowOf(rows.people, stood[i])
		}
	}
	var capabilities, goals []int64
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		c.ID, c.Contract = 0, rowOf(rows.contracts, c.Contract)
		if err := tx.SaveCapability(c); err != nil {
			return err
		}
		capabilities = append(capabilities, int64(c.ID))
	}
	for i := range r.Goals {
		g := &r.Goals[i]
		g.ID, g.Contract, g.Capability = 0, rowOf(rows.contracts, g.Contract), rowOf(capabilities, g.Capability)
		people(g.From)
		people(g.To)
		if err := tx.SaveGoal(g); err != nil {
			return err
		}
		goals = append(goals, int64(g.ID))
	}
	for i := range r.Evidence {
		e := &r.Evidence[i]
		e.Person, e.Capability, e.Goal = rowOf(rows.people, e.Person), rowOf(capabilities, e.Capability), rowOf(goals, e.Goal)
		if err := tx.SaveEvidence(e); err != nil {
			return err
		}
	}
	for i := range r.Sessions {
		one := &r.Sessions[i]
		one.Goal = rowOf(goals, one.Goal)
		people(one.People)
		if err := tx.SaveSession(one); err != nil {
			return err
		}
	}
	return nil
}

// saveTeams adds the teams and who is in them. Roles are found by their names, since the workspace may have them already; what phases need
// is the sample's.
func (s *Sample) saveTeams(tx *store.Tx, rows followedRows) error {
	t := s.Teams
	if err := t.Catalogue.save(tx); err != nil {
		return err
	}
	there, err := tx.Roles()
	if err != nil {
		return err
	}
	book := roleBook{}
	for i := range there {
		book.add(&there[i])
	}
	var roleRows []int64
	for _, r := range t.Catalogue.Roles {
		id, _ := book.find(r.Name) // it is there: the catalogue was just added
		roleRows = append(roleRows, int64(id))
	}
	for _, needs := range t.Staffing.Needs {
		for i := range needs {
			needs[i].Role = rowOf(roleRows, needs[i].Role)
		}
	}
	if err := tx.SaveNeeds(t.Staffing.Needs); err != nil {
		return err
	}
	var teams []int64
	for i := range t.Staffing.Teams {
		team := &t.Staffing.Teams[i]
		stood := team.ID
		team.ID, team.Contract = 0, rowOf(rows.contracts, team.Contract)
		if err := tx.SaveTeam(team); err != nil {
			return err
		}
		teams = append(teams, int64(team.ID))
		if err := t.saveProduct(tx, stood, team.ID, rows); err != nil {
			return err
		}
	}
	for i := range t.Staffing.Assignments {
		a := &t.Staffing.Assignments[i]
		a.Team, a.Role, a.Person = rowOf(teams, a.Team), rowOf(roleRows, a.Role), rowOf(rows.people, a.Person)
		a.Contract = rowOf(rows.contracts, a.Contract)
		if err := tx.SaveAssignment(a); err != nil {
			return err
		}
	}
	return tx.SaveGlidePath(0, t.Glide[0])
}

// saveProduct adds the signs of a team, who looks after its product, who decides what, and its glide path.
func (t *SampleTeams) saveProduct(tx *store.Tx, stood, team roles.TeamID, rows followedRows) error {
	signs := ofTeam(t.Signs, stood, func(s roles.Seen) roles.TeamID { return s.Team })
	if err := tx.SaveSigns(team, signs); err != nil {
		return err
	}
	brings := ofTeam(t.Brings, stood, func(b roles.Brings) roles.TeamID { return b.Team })
	for i := range brings {
		brings[i].Person = rowOf(rows.people, brings[i].Person)
	}
	if err := tx.SaveBrings(team, brings); err != nil {
		return err
	}
	for _, m := range ofTeam(t.Matrices, stood, func(m roles.Matrix) roles.TeamID { return m.Team }) {
		m.Team = team
		if err := tx.AddMatrix(&m); err != nil {
			return err
		}
	}
	return tx.SaveGlidePath(team, t.Glide[stood])
}
