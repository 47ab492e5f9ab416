package export

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// peopleMaker makes random records of knowledge and of teams: with people who come, go and change sides, old and unwitnessed evidence, levels
// that fall, goals in all states, assignments with and without ends, and names that look like formulas.
type peopleMaker struct {
	*rand.Rand
	today civil.Date
}

func newPeopleMaker(seed uint64) *peopleMaker {
	return &peopleMaker{rand.New(rand.NewPCG(seed, 6)), civil.MustDate("2026-11-21")}
}

// between is a day so many days before the day looked at, or after it where they are less than 0.
func (m *peopleMaker) between(most, least int) civil.Date {
	return m.today.AddDays(-least - m.IntN(most-least+1))
}

func (m *peopleMaker) maybe(one int) bool { return m.IntN(one) == 0 }

// someNames are of people; two share one, and the number behind most is the maker's own.
func someName(i int) string {
	switch i {
	case 0:
		return "=1+1 Siôn"
	case 1, 2:
		return "Ann Lee"
	case 3:
		return "Ελένη 😀 " + strings.Repeat("Long", 40)
	}
	return fmt.Sprintf("Person%c Name%c", 'A'+i%26, 'A'+i/26%26)
}

var peopleContracts = map[int64]roles.Contract{
	14: {Reference: "C-014", Name: "Appeals delivery partner", End: civil.MustDate("2027-03-12")},
	15: {Reference: "*", Name: "ended by Ann Lee", End: civil.MustDate("2026-10-31")},
	16: {Reference: "-C", Name: "without an end"},
	17: {Reference: "C-017", Name: "ends today", End: civil.MustDate("2026-11-21")},
}

func (m *peopleMaker) contract() int64 { return []int64{14, 14, 15, 16, 17, 0}[m.IntN(6)] }

// knowledge is a random record, of a contract or of all.
func (m *peopleMaker) knowledge() *Knowledge {
	r := &knowledge.Record{}
	k := &Knowledge{Record: r, Contracts: peopleContracts, Today: m.today}
	if m.maybe(2) {
		k.Contract = 14
	}
	people, capabilities := 1+m.IntN(8), 1+m.IntN(6)
	for i := range people {
		r.People = append(r.People, knowledge.Person{ID: knowledge.PersonID(i + 1), Name: someName(i), Stays: m.stays()})
	}
	for i := range capabilities {
		c := knowledge.Capability{
			ID: knowledge.CapabilityID(i + 1), Code: []string{"K-*", "=K", "K"}[m.IntN(3)] + fmt.Sprint(i), Name: "release \"pipeline\"", Contract: m.contract(),
			Criticality: knowledge.Criticality(m.IntN(3)), Weight: exact.Scaled(int64(m.IntN(5))*5, 1), Purpose: "so that Ann Lee can go",
		}
		if m.maybe(6) {
			c.Left, c.LeftOn = "nobody needs it", m.between(120, -30)
		}
		r.Capabilities = append(r.Capabilities, c)
	}
	furthest := []int{30, 89, 90, 91, 900}[m.IntN(5)]
	for i := range m.IntN(40) {
		e := knowledge.Evidence{
			ID: knowledge.EvidenceID(i + 1), Person: knowledge.PersonID(1 + m.IntN(people+1)), Capability: knowledge.CapabilityID(1 + m.IntN(capabilities)),
			Level: knowledge.Level(m.IntN(5)), On: m.between(furthest, -5), Artefact: "runbook of Ann Lee", Goal: knowledge.GoalID(m.IntN(6)),
		}
		if !m.maybe(5) {
			e.Witness = []string{"Ann Lee", "somebody else"}[m.IntN(2)]
		}
		r.Evidence = append(r.Evidence, e)
	}
	m.goals(r, people, capabilities)
	return k
}

func (m *peopleMaker) stays() (stays []knowledge.Stay) {
	switch m.IntN(5) {
	case 0:
		return nil
	case 1: // changed sides
		day := m.between(200, -10)
		return []knowledge.Stay{{Term: civil.Term{To: day}, Ours: m.maybe(2), Employer: "Fernhill"}, {Term: civil.Term{From: day}, Ours: m.maybe(2), Employer: "the office"}}
	case 2: // left, or is there for the last day
		return []knowledge.Stay{{Term: civil.Term{To: m.between(100, 0)}, Ours: true, Employer: "the office"}}
	}
	return []knowledge.Stay{{Ours: !m.maybe(3), Employer: "the office"}}
}

func (m *peopleMaker) goals(r *knowledge.Record, people, capabilities int) {
	for i := range m.IntN(6) {
		g := knowledge.Goal{
			ID: knowledge.GoalID(i + 1), Code: fmt.Sprintf("G-%02d", i+1), Title: "=goal", Capability: knowledge.CapabilityID(1 + m.IntN(capabilities+1)), Contract: m.contract(),
			Direction: knowledge.Direction(m.IntN(3)), Method: knowledge.Pairing, StartLevel: knowledge.Level(m.IntN(3)), FromName: "Ann Lee (Fernhill)",
		}
		g.GoalLevel = g.StartLevel + knowledge.Level(1+m.IntN(2))
		if !m.maybe(4) {
			g.Start = m.between(300, -60)
			if !m.maybe(4) {
				g.Due = g.Start.AddDays(1 + m.IntN(300))
			}
		}
		for range m.IntN(3) {
			g.To = append(g.To, knowledge.PersonID(1+m.IntN(people+1)))
		}
		if m.maybe(5) {
			g.SignedOff, g.SignedOffBy = m.between(30, -10), "Ann Lee"
		}
		if m.maybe(6) {
			g.Dropped, g.Reason = m.between(30, -10), "Ann Lee left"
		}
		r.Goals = append(r.Goals, g)
		for n := range m.IntN(4) {
			s := knowledge.Session{ID: knowledge.SessionID(100*i + n), Goal: g.ID, On: m.between(100, 0), What: "Ann leads", People: []knowledge.PersonID{1}}
			if !m.maybe(4) {
				s.Hours = exact.Some(exact.Scaled(int64(1+m.IntN(80)), 1))
			}
			r.Sessions = append(r.Sessions, s)
		}
	}
}

// coverage is a random staffing, of a team or of all.
func (m *peopleMaker) coverage(teams, roleCount, assignments int) *Coverage {
	s := &roles.Staffing{Contracts: peopleContracts, Needs: roles.Needs{}}
	c := &Coverage{Staffing: s, Day: m.today}
	for i := range roleCount {
		s.Roles = append(s.Roles, roles.Role{ID: roles.RoleID(i + 10), Name: fmt.Sprintf("Role %d", i), Product: i == 1})
		for _, phase := range roles.AllPhases() {
			if !m.maybe(3) {
				s.Needs[phase] = append(s.Needs[phase], roles.Need{Role: roles.RoleID(i + 10), Essential: m.maybe(2)})
			}
		}
	}
	for i := range teams {
		t := roles.Team{ID: roles.TeamID(i + 1), Name: fmt.Sprintf("=Team \"%d\"", i), Service: "of Ann Lee", Contract: m.contract()}
		if !m.maybe(6) {
			t.Phases = []roles.Stage{{From: m.between(900, 300), Phase: roles.Discovery}, {From: m.between(200, -30), Phase: roles.Phase(2 + m.IntN(3))}}
		}
		if m.maybe(4) {
			t.Waived = []roles.Waiver{{Role: 10, Term: civil.Term{From: m.between(60, 0)}, Reason: "none"}}
		}
		s.Teams = append(s.Teams, t)
	}
	people := max(3, assignments/2)
	for i := range people {
		s.People = append(s.People, roles.Person{ID: roles.PersonID(i + 1), Name: someName(i)})
	}
	for i := range assignments {
		s.Assignments = append(s.Assignments, m.assignment(i, teams, roleCount, people))
	}
	s.Checks = []roles.Check{{One: 10, Other: 11, Why: "one checks the other"}}
	m.noted(c)
	if teams < 10 && m.maybe(3) {
		c.Team = roles.TeamID(1 + m.IntN(teams))
	}
	return c
}

func (m *peopleMaker) assignment(i, teams, roleCount, people int) roles.Assignment {
	a := roles.Assignment{
		ID: roles.AssignmentID(i + 1), Team: roles.TeamID(1 + m.IntN(teams)), Role: roles.RoleID(10 + m.IntN(roleCount)), Person: roles.PersonID(1 + m.IntN(people)),
		Share: exact.Scaled(int64(m.IntN(9))*125, 1), Employer: roles.Employer(1 + m.IntN(3)), Standing: roles.Standing(1 + m.IntN(4)), Supplier: "Ann Lee Ltd",
		Term: civil.Term{From: m.between(400, -60)}, Held: roles.SkillLevel(m.IntN(5)), Needed: roles.SkillLevel(m.IntN(5)), Rights: "what Ann says",
	}
	if !m.maybe(3) {
		a.Term.To = a.Term.From.AddDays(m.IntN(500))
	}
	if m.maybe(3) {
		a.Contract = m.contract()
	}
	if m.maybe(9) {
		a.Term.To = m.today
	}
	return a
}

// noted adds what people say about teams.
func (m *peopleMaker) noted(c *Coverage) {
	november := civil.PeriodOf(civil.Month, m.today)
	for _, t := range c.Staffing.Teams[:min(len(c.Staffing.Teams), 4)] {
		c.Signs = append(c.Signs, roles.Seen{Team: t.ID, Month: november.Prev(), Sign: roles.DeliveryLate, Example: "=late, says Ann Lee", By: "Ann Lee"})
		c.Brings = append(c.Brings, roles.Brings{Team: t.ID, Skill: roles.TheValue, Person: 1, Note: "Ann Lee knows"})
		matrix := roles.Matrix{Team: t.ID, Roles: []string{"Owner", "Product lead", "=Ann Lee"}, Version: 2, On: m.today, By: "Ann Lee"}
		for range 1 + m.IntN(4) {
			row := roles.Responsibility{Name: "what Ann decides", Parts: make([][]roles.Letter, 3)}
			for i := range row.Parts {
				for _, l := range roles.AllLetters() {
					if m.maybe(4) {
						row.Parts[i] = append(row.Parts[i], l)
					}
				}
			}
			matrix.Rows = append(matrix.Rows, row)
		}
		c.Matrices = append(c.Matrices, matrix)
	}
	if !m.maybe(3) {
		c.Glide = roles.GlidePath{{On: civil.MustDate("2026-01-01"), Share: big.NewRat(6, 10)}, {On: civil.MustDate("2027-06-30"), Share: big.NewRat(1, 3)}}
	}
	for i, f := range c.Staffing.Chart().Findings(c.Day) {
		if i%3 == 0 {
			c.Staffing.Settled = append(c.Staffing.Settled, roles.Settlement{Key: f.Key, Kind: roles.Accepted, Reason: "Ann Lee agreed", By: "Ann Lee", On: m.today, Until: m.today.AddDays(30)})
		}
	}
}

// somePeople are those of the register.
func somePeople() (people []procurement.Person) {
	for i := range 12 {
		people = append(people, procurement.Person{ID: procurement.PersonID(i + 1), Name: someName(i)})
	}
	return people
}
