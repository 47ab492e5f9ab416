package export

import (
	"io"
	"strconv"

	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

var coverageColumns = []string{
	"day", "team", "service", "phase", "contract", "role", "profession", "needed", "essential", "cover", "full_time", "people", "vacant_since", "days_vacant",
}

// CoverageCSV writes who fills which role as comma-separated values: a line for each role that a team needs or that somebody fills there.
// The same input gives the same bytes. It fails where w does.
func CoverageCSV(w io.Writer, c *Coverage) error {
	chart := c.Staffing.Chart()
	people := c.people()
	var lines [][]string
	for _, row := range c.grid(chart).rows {
		for _, cell := range row.cells {
			if cell.Need == nil && !cell.Cover.IsFilled() {
				continue
			}
			since, days := c.vacant(chart, cell)
			dayCount := ""
			if days > 0 {
				dayCount = strconv.Itoa(days)
			}
			lines = append(lines, []string{
				c.Day.String(), row.team.Name, row.team.Service, row.team.PhaseOn(c.Day).String(), c.Staffing.Contracts[row.team.Contract].Reference, cell.Role.Name, cell.Role.Profession,
				yes(cell.Need != nil), yes(cell.Need != nil && cell.Need.Essential), cell.Cover.Words(), exact.Short(cell.FullTime(), 2), heldWords(cell, people, "; "), since.String(), dayCount,
			})
		}
	}
	return writeTableCSV(w, "coverage", coverageColumns, lines)
}

// people are the names of the people by their ids.
func (c *Coverage) people() map[roles.PersonID]string {
	names := make(map[roles.PersonID]string, len(c.Staffing.People))
	for _, p := range c.Staffing.People {
		names[p.ID] = p.Name
	}
	return names
}

// heldWords are those who fill a role, each with the share of time.
func heldWords(cell *roles.Cell, people map[roles.PersonID]string, between string) string {
	var held []string
	for _, a := range cell.Held {
		held = append(held, partName(people[a.Person], "somebody")+" "+a.Share.String()+" %")
	}
	return together(between, held...)
}
