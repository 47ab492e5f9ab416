package store

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// The words in columns of teams and the people in them.
var (
	phases          = lexiconOf(roles.AllPhases())
	employers       = lexiconOf(roles.AllEmployers())
	standings       = lexiconOf(roles.AllStandings())
	roleSkillLevels = lexiconOf(roles.AllSkillLevels())
	settlementKinds = lexiconOf(roles.AllSettlementKinds())
	productSigns    = lexiconOf(roles.AllSigns())
	productSkills   = lexiconOf(roles.AllSkills())
	raciLetters     = lexiconOf(roles.AllLetters())
)

// roleRow is a role and its place among the others.
type roleRow struct {
	roles.Role
	position int
}

var roleFields = []field[roleRow]{
	textField("name", func(r *roleRow) *string { return &r.Name }),
	textField("profession", func(r *roleRow) *string { return &r.Profession }),
	flagField("product", func(r *roleRow) *bool { return &r.Product }),
	countField("position", func(r *roleRow) *int { return &r.position }),
}

var teamFields = []field[roles.Team]{
	textField("name", func(t *roles.Team) *string { return &t.Name }),
	textField("service", func(t *roles.Team) *string { return &t.Service }),
	idField("contract_id", func(t *roles.Team) *int64 { return &t.Contract }),
	textField("notes", func(t *roles.Team) *string { return &t.Notes }),
}

var assignmentFields = []field[roles.Assignment]{
	idField("team_id", func(a *roles.Assignment) *roles.TeamID { return &a.Team }),
	idField("role_id", func(a *roles.Assignment) *roles.RoleID { return &a.Role }),
	idField("person_id", func(a *roles.Assignment) *roles.PersonID { return &a.Person }),
	givenField("share", func(a *roles.Assignment) *exact.Decimal { return &a.Share }),
	wordField("employer", employers, func(a *roles.Assignment) *roles.Employer { return &a.Employer }),
	textField("supplier", func(a *roles.Assignment) *string { return &a.Supplier }),
	idField("contract_id", func(a *roles.Assignment) *int64 { return &a.Contract }),
	wordField("standing", standings, func(a *roles.Assignment) *roles.Standing { return &a.Standing }),
	dayField("begins", func(a *roles.Assignment) *civil.Date { return &a.Term.From }),
	dayField("ends", func(a *roles.Assignment) *civil.Date { return &a.Term.To }),
	textField("rights", func(a *roles.Assignment) *string { return &a.Rights }),
	wordField("held", roleSkillLevels, func(a *roles.Assignment) *roles.SkillLevel { return &a.Held }),
	wordField("needed", roleSkillLevels, func(a *roles.Assignment) *roles.SkillLevel { return &a.Needed }),
}

var settlementFields = []field[roles.Settlement]{
	textField("finding", func(s *roles.Settlement) *string { return &s.Key }),
	wordField("kind", settlementKinds, func(s *roles.Settlement) *roles.SettlementKind { return &s.Kind }),
	textField("reason", func(s *roles.Settlement) *string { return &s.Reason }),
	textField("settled_by", func(s *roles.Settlement) *string { return &s.By }),
	dayField("settled_on", func(s *roles.Settlement) *civil.Date { return &s.On }),
	dayField("until", func(s *roles.Settlement) *civil.Date { return &s.Until }),
}

// What hangs on roles and teams.
var (
	roleAliasRows = namesRows("role_alias", "role_id", "name")
	stageRows     = hanging[roles.Stage]{table: "team_stage", owner: "team_id", fields: []field[roles.Stage]{
		dayField("begins", func(s *roles.Stage) *civil.Date { return &s.From }),
		wordField("phase", phases, func(s *roles.Stage) *roles.Phase { return &s.Phase }),
	}}
	waiverRows = hanging[roles.Waiver]{table: "team_waiver", owner: "team_id", fields: []field[roles.Waiver]{
		idField("role_id", func(w *roles.Waiver) *roles.RoleID { return &w.Role }),
		dayField("begins", func(w *roles.Waiver) *civil.Date { return &w.Term.From }),
		dayField("ends", func(w *roles.Waiver) *civil.Date { return &w.Term.To }),
		textField("reason", func(w *roles.Waiver) *string { return &w.Reason }),
	}}
	signRows = hanging[roles.Seen]{table: "sign_seen", owner: "team_id", keys: 2, unordered: true, fields: []field[roles.Seen]{
		periodField("month", func(s *roles.Seen) *civil.Period { return &s.Month }),
		wordField("sign", productSigns, func(s *roles.Seen) *roles.Sign { return &s.Sign }),
		textField("example", func(s *roles.Seen) *string { return &s.Example }),
		textField("noted_by", func(s *roles.Seen) *string { return &s.By }),
	}}
	productSkillRows = hanging[roles.Brings]{table: "product_skill", owner: "team_id", keys: 1, unordered: true, fields: []field[roles.Brings]{
		wordField("skill", productSkills, func(b *roles.Brings) *roles.Skill { return &b.Skill }),
		idField("person_id", func(b *roles.Brings) *roles.PersonID { return &b.Person }),
		textField("note", func(b *roles.Brings) *string { return &b.Note }),
	}}
)
