package roles_test

import (
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// manyTeams are 300 teams × 40 roles, filled by 3,000 people over ten years who change every four months.
func manyTeams() *roles.Staffing {
	s := &roles.Staffing{Needs: roles.Needs{}, Contracts: map[int64]roles.Contract{}}
	for r := range 40 {
		s.Roles = append(s.Roles, roles.Role{ID: roles.RoleID(r + 1), Name: "Role"})
		for _, phase := range roles.AllPhases() {
			s.Needs[phase] = append(s.Needs[phase], roles.Need{Role: roles.RoleID(r + 1), Essential: r%4 == 0})
		}
	}
	for c := range int64(50) {
		s.Contracts[c+1] = roles.Contract{Reference: "C", End: today.AddDays(int(c)*20 - 300)}
	}
	for p := range 3000 {
		s.People = append(s.People, roles.Person{ID: roles.PersonID(p + 1), Name: "Ann"})
	}
	begun := day("2018-01-01")
	for t := range 300 {
		s.Teams = append(s.Teams, roles.Team{ID: roles.TeamID(t + 1), Name: "Team", Phases: []roles.Stage{
			{From: begun, Phase: roles.Discovery}, {From: begun.AddDays(400), Phase: roles.Alpha}, {From: begun.AddDays(900), Phase: roles.Beta}, {From: begun.AddDays(2000), Phase: roles.Live},
		}})
	}
	for i := range 3000 * 30 {
		from := begun.AddDays(i / 3000 * 121)
		s.Assignments = append(s.Assignments, roles.Assignment{
			ID: roles.AssignmentID(i + 1), Team: roles.TeamID(i%300 + 1), Role: roles.RoleID(i/300*7%40 + 1), Person: roles.PersonID(i%3000 + 1),
			Share: exact.Int(50), Employer: roles.Employer(i%3 + 1), Contract: int64(i % 51), Term: civil.Term{From: from, To: from.AddDays(120)},
		})
	}
	return s
}

func BenchmarkCoverageOnADay(b *testing.B) {
	chart := manyTeams().Chart()
	for i := 0; b.Loop(); i++ {
		chart.On(today.AddDays(i % 300))
	}
}

func BenchmarkLookAheadOfAYear(b *testing.B) {
	chart := manyTeams().Chart()
	for b.Loop() {
		chart.Ahead(today, today.AddDays(365))
	}
}
