package roles

import (
	"fmt"
	"strings"
	"testing"

	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// manyTeams is an office of so many teams with 40 roles each, filled by ten times as many people, some with awkward names.
func manyTeams(teams int, today civil.Date) *office {
	s := &roles.Staffing{Needs: roles.Needs{}, Contracts: map[int64]roles.Contract{}}
	for r := range 40 {
		s.Roles = append(s.Roles, roles.Role{ID: roles.RoleID(r + 1), Name: fmt.Sprintf("Role %d", r+1), Product: r == 1})
		for _, phase := range roles.AllPhases() {
			s.Needs[phase] = append(s.Needs[phase], roles.Need{Role: roles.RoleID(r + 1), Essential: r%4 == 0})
		}
	}
	for c := range int64(50) {
		s.Contracts[c+1] = roles.Contract{Reference: fmt.Sprintf("C-%03d", c+1), End: today.AddDays(int(c)*20 - 300)}
	}
	names := []string{"Llŷr ap Rhydderch-Gwynfor o Lanfairpwllgwyngyll", "Zoë 👩‍💻 Müller-Lüdenscheidt", "Ann Lee", "אבא כהן"}
	for p := range teams * 10 {
		s.People = append(s.People, roles.Person{ID: roles.PersonID(p + 1), Name: names[p%len(names)]})
	}
	begun := today.AddDays(-1000)
	for t := range teams {
		name := fmt.Sprintf("Gwasanaeth trwyddedu, apeliadau a chwynion rhanbarthol rhif %d", t+1)
		s.Teams = append(s.Teams, roles.Team{ID: roles.TeamID(t + 1), Name: name, Phases: []roles.Stage{{From: begun, Phase: roles.Discovery}, {From: begun.AddDays(900), Phase: roles.Beta}}})
	}
	for i := range teams * 10 * 4 {
		from := today.AddDays(-200 + i%300)
		s.Assignments = append(s.Assignments, roles.Assignment{
			ID: roles.AssignmentID(i + 1), Team: roles.TeamID(i%teams + 1), Role: roles.RoleID(i/teams*7%40 + 1), Person: roles.PersonID(i%(teams*10) + 1),
			Share: exact.Int(50), Employer: roles.Employer(i%3 + 1), Contract: int64(i % 51), Term: civil.Term{From: from, To: from.AddDays(300)},
		})
	}
	return &office{today: today, staffing: s, chart: s.Chart(), names: namesOf(s.People, nil)}
}

// TestManyTeamsStandInAllTabs shows 300 teams with long names: nothing is cut off, findings are counted, and the slider follows.
func TestManyTeamsStandInAllTabs(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.page.show(manyTeams(300, d.Today()))
	for _, tab := range []string{coverageTab, aheadTab, peopleTab, signsTab} {
		d.page.tabs.Select(tab)
		d.fits("many "+tab, uitest.Looks[0])
	}
	c := d.coverage()
	c.dates.slider.TypedKey(pageUp)
	if c.view.day != d.Today().AddDays(10) || !strings.Contains(d.Words(), "more") {
		t.Errorf("on %s the window says %s", c.view.day, d.Words())
	}
}
