package export

import (
	"cmp"
	"io"
	"slices"

	"counterweight/scorecard/roles"
)

// assignmentTable are the headings that an import of assignments knows.
var assignmentTable = []string{
	"person", "email", "team", "role", "share", "employer", "supplier", "standing", "start", "end", "contract", "rights", "held", "needed",
}

// AssignmentsCSV writes all assignments to the teams that go out, past ones too, as comma-separated values that can be imported again: a line
// each, by team, role and first day. The same input gives the same bytes. It fails where w does.
func AssignmentsCSV(w io.Writer, c *Coverage) error {
	team, role, people := map[roles.TeamID]int{}, map[roles.RoleID]int{}, c.people()
	for i := range c.Staffing.Teams {
		if t := &c.Staffing.Teams[i]; c.is(t) {
			team[t.ID] = i + 1
		}
	}
	for i := range c.Staffing.Roles {
		role[c.Staffing.Roles[i].ID] = i + 1
	}
	var all []*roles.Assignment
	for i := range c.Staffing.Assignments {
		if a := &c.Staffing.Assignments[i]; team[a.Team] > 0 && role[a.Role] > 0 {
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(a, b *roles.Assignment) int {
		return cmp.Or(team[a.Team]-team[b.Team], role[a.Role]-role[b.Role], a.Term.From.Compare(b.Term.From), cmp.Compare(a.ID, b.ID))
	})
	lines := make([][]string, len(all))
	for i, a := range all {
		lines[i] = []string{
			people[a.Person], c.Emails[a.Person], c.Staffing.Teams[team[a.Team]-1].Name, c.Staffing.Roles[role[a.Role]-1].Name, a.Share.String(),
			a.Employer.String(), a.Supplier, a.Standing.String(), a.Term.From.String(), a.Term.To.String(), c.Staffing.Contracts[a.Contract].Reference, a.Rights, a.Held.String(), a.Needed.String(),
		}
	}
	return writeTableCSV(w, "assignments", assignmentTable, lines)
}
