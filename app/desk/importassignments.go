package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// ImportAssignments takes a list of assignments in, as [ImportRegister] does contracts. People and teams that the workspace has not are
// added; a role must be one of its catalogue, by its name or another that it goes by. A row is about the assignment of its person, team and
// role that begins on its day, or else shares a day with it; any other is a new one.
func ImportAssignments(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindAssignments, o, d.Size)
		if err != nil {
			return err
		}
		table, err := exchange.OpenAssignments(d, o.Mapping, in.today)
		if err != nil {
			return err
		}
		report = in.report
		rows, err := heldRows(in, table.Next, func(row *exchange.AssignmentRow) []exchange.LeftOut { return row.LeftOut }, table.Passed)
		in.report.Remarks = table.Remarks()
		if err = errors.Join(err, table.Close()); err != nil {
			return err
		}
		return in.takeAssignments(d.Name, rows, table.Heading)
	})
	return report, err
}

// assignmentIntake is an import of assignments.
type assignmentIntake struct {
	*intake
	heading   func(exchange.Field) string // of the column that a field is read from
	people    *personBook
	teams     *teamBook
	roles     *roleFinder
	contracts map[string]procurement.Contract
	there     map[slot][]*assigned
	said      map[slot][]*placed // rows of the file
	wholly    int                // rows that don't say which share of time
}

// slot is a person in a role of a team, at any time.
type slot struct {
	person *knownPerson
	team   *knownTeam
	role   roles.RoleID
}

// assigned is an assignment of the workspace.
type assigned struct {
	roles.Assignment
	claimed bool // by a row
}

// placed is a row that was understood, with what it is about.
type placed struct {
	row   *exchange.AssignmentRow
	slot  slot
	works employment
	was   *assigned // nil where it is new
}

func (in *intake) takeAssignments(file string, rows []*exchange.AssignmentRow, heading func(exchange.Field) string) error {
	a := &assignmentIntake{intake: in, heading: heading, there: map[slot][]*assigned{}, said: map[slot][]*placed{}}
	if err := a.lookUp(file, rows); err != nil {
		return err
	}
	var all []*placed
	for _, row := range rows {
		if p := a.place(row); p != nil {
			all = append(all, p)
		}
	}
	a.claim(all, func(p *placed, t *assigned) bool { return t.Term.From == p.row.Term.From })
	a.claim(all, func(p *placed, t *assigned) bool { return p.row.Term.From.IsZero() || shareDay(t.Term, p.row.Term) })
	if err := a.bring(all); err != nil {
		return err
	}
	for _, p := range all {
		if err := a.decide(p); err != nil {
			return err
		}
	}
	if a.wholly > 0 {
		a.report.Remarks = append(a.report.Remarks, countedVerb(a.wholly, "new row doesn't", "new rows don't")+" say which share of time: taken for all of it")
	}
	a.report.inOrder()
	return nil
}

// lookUp reads what the rows may name.
func (a *assignmentIntake) lookUp(file string, rows []*exchange.AssignmentRow) (err error) {
	catalogue, err := a.tx.Roles()
	if err != nil {
		return err
	}
	if len(catalogue) == 0 {
		return &exchange.TableError{
			File: file, Problem: "the workspace has no roles that people could be assigned to",
			Remedy: "open it in the window, add the catalogue of roles on the page Teams & roles, then import the file again",
		}
	}
	a.roles = newRoleFinder(catalogue)
	if a.people, err = newPersonBook(a.tx, a.suppliers, a.today); err != nil {
		return err
	}
	teams, err := a.tx.Teams()
	if err != nil {
		return err
	}
	a.teams = newTeamBook(teams)
	if err := a.lookUpContracts(rows); err != nil {
		return err
	}
	assignments, err := a.tx.Assignments()
	if err != nil {
		return err
	}
	people := map[roles.PersonID]*knownPerson{}
	for _, named := range a.people.byName {
		for _, p := range named {
			people[roles.PersonID(p.ID)] = p
		}
	}
	for i := range assignments {
		t := &assigned{Assignment: assignments[i]}
		at := slot{people[t.Person], a.teams.byID[t.Team], t.Role}
		if at.person != nil && at.team != nil {
			a.there[at] = append(a.there[at], t)
		}
	}
	return nil
}

func (a *assignmentIntake) lookUpContracts(rows []*exchange.AssignmentRow) error {
	var references []string
	met := map[string]bool{}
	for _, row := range rows {
		if row.Contract != "" && !met[row.Contract] {
			met[row.Contract] = true
			references = append(references, row.Contract)
		}
	}
	a.contracts = map[string]procurement.Contract{}
	for chunk := range slices.Chunk(references, chunkRows) {
		found, err := a.tx.FindContracts(chunk, nil)
		if err != nil {
			return err
		}
		for _, c := range found {
			a.contracts[c.Reference] = c
		}
	}
	return nil
}

// place finds what a row names; nil where something can't be found, and the row is left out.
func (a *assignmentIntake) place(row *exchange.AssignmentRow) *placed {
	p := &placed{row: row}
	var faults []exchange.LeftOut
	fault := func(column, value, why string) {
		if why != "" {
			faults = append(faults, exchange.LeftOut{Row: row.Row, Column: column, Value: value, Reason: why})
		}
	}
	var why string
	p.slot.role, why = a.roles.find(row.Role)
	fault(a.heading(exchange.Role), row.Role, why)
	p.slot.team, why = a.teams.find(row.Team)
	fault(a.heading(exchange.Team), row.Team, why)
	p.works, why = a.suppliers.employmentSaid(row.Employer)
	fault(row.Employer.Column, row.Employer.Name, why)
	if _, known := a.contracts[row.Contract]; row.Contract != "" && !known {
		fault(a.heading(exchange.Contract), row.Contract, "the register has no contract of this reference: add the contract first, or correct the reference")
	}
	meant := a.people.meant(row.Person, row.Email, p.works)
	if len(meant) > 1 {
		fault(a.heading(exchange.Person), row.Person, a.people.ambiguous(meant))
	}
	if len(faults) > 0 {
		a.report.leaveOut(faults...)
		return nil
	}
	if len(meant) == 1 {
		p.slot.person = meant[0]
	} else {
		p.slot.person = &knownPerson{Person: procurement.Person{Name: row.Person, Email: row.Email}, brought: true}
		a.people.add(p.slot.person)
	}
	for _, other := range a.said[p.slot] {
		if other.row.Term.From == row.Term.From {
			fault("", "", fmt.Sprintf("row %d says the same person, team, role and first day: keep one of the two", other.row.Row))
			a.report.leaveOut(faults...)
			return nil
		}
	}
	a.said[p.slot] = append(a.said[p.slot], p)
	return p
}

// claim leads rows to assignments that are there, of which each is only one row's.
func (a *assignmentIntake) claim(all []*placed, is func(*placed, *assigned) bool) {
	for _, p := range all {
		for _, t := range a.there[p.slot] {
			if p.was == nil && !t.claimed && is(p, t) {
				p.was, t.claimed = t, true
			}
		}
	}
}

// bring adds the people whom the file brings, each for whom the rows say, one employer after the other.
func (a *assignmentIntake) bring(all []*placed) error {
	inTime := slices.Clone(all)
	slices.SortStableFunc(inTime, func(x, y *placed) int { return x.row.Term.From.Compare(y.row.Term.From) })
	var brought []*knownPerson
	for _, p := range inTime {
		k := p.slot.person
		if !k.brought || len(a.faultsOf(p, a.after(p))) > 0 {
			continue
		}
		if p.works.kind == roles.Supplier {
			a.suppliers.take(&procurement.Supplier{Name: p.works.name})
		}
		if !slices.Contains(brought, k) {
			brought = append(brought, k)
			k.stays = []knowledge.Stay{p.works.stay(civil.Term{})}
			continue
		}
		if last := k.stays[len(k.stays)-1]; !a.suppliers.employmentAt(&last).agrees(p.works) {
			k.stays[len(k.stays)-1].Term.To = p.row.Term.From.AddDays(-1)
			k.stays = append(k.stays, p.works.stay(civil.Term{From: p.row.Term.From}))
		}
	}
	for _, k := range brought {
		a.suppliers.employ(&k.Person, a.people.latest(k))
		if err := a.suppliers.write(); err != nil {
			return err
		}
		if err := a.tx.SavePerson(&k.Person); err != nil {
			return err
		}
		if len(k.stays) == 1 && a.suppliers.employmentOf(&k.Person).agrees(a.suppliers.employmentAt(&k.stays[0])) {
			k.stays = nil // the person's own row says it
		}
		if err := a.tx.SaveStays(knowledge.PersonID(k.ID), k.stays); err != nil {
			return err
		}
		a.report.NewPeople = append(a.report.NewPeople, k.Name)
	}
	return nil
}

// decide writes what becomes of a row.
func (a *assignmentIntake) decide(p *placed) error {
	after := a.after(p)
	if faults := a.faultsOf(p, after); len(faults) > 0 {
		a.report.leaveOut(faults...)
		return nil
	}
	if p.was != nil && after == p.was.Assignment {
		a.report.Unchanged++
		return nil
	}
	if after.Employer == roles.Supplier {
		a.suppliers.take(&procurement.Supplier{Name: after.Supplier})
		if err := a.suppliers.write(); err != nil {
			return err
		}
	}
	if p.slot.team.ID == 0 {
		if err := a.tx.SaveTeam(&p.slot.team.Team); err != nil {
			return err
		}
		a.report.NewTeams = append(a.report.NewTeams, p.slot.team.Name)
	}
	after.Person, after.Team = roles.PersonID(p.slot.person.ID), p.slot.team.ID
	if p.was == nil {
		a.report.Taken++
		if !p.row.Share.Given() {
			a.wholly++
		}
	} else {
		a.report.Updated++
		for _, c := range a.changes(p, after) {
			a.report.change(c)
		}
	}
	return a.tx.SaveAssignment(&after)
}
