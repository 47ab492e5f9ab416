package exchange

import (
	"math/big"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// AssignmentRow is what one row of a list of assignments says: somebody in a role of a team. An empty cell says nothing.
type AssignmentRow struct {
	Row           int
	Person, Email string
	Team, Role    string
	Contract      string // the reference of the contract that the person comes with
	Employer      Affiliation
	Share         exact.Optional // of full time, per cent
	Standing      roles.Standing
	Term          civil.Term // both days included
	OpenEnded     bool       // the row says in words that there is no end
	Rights        string
	Held, Needed  roles.SkillLevel
	LeftOut       []LeftOut
}

// AssignmentTable reads a list of assignments from a table, row by row.
type AssignmentTable struct{ *records }

// OpenAssignments opens a table of assignments. It fails as [OpenContracts] does.
func OpenAssignments(d Data, m *Mapping, today civil.Date) (*AssignmentTable, error) {
	r, err := openRecords(d, m, KindAssignments, today)
	if err != nil {
		return nil, err
	}
	switch {
	case !r.mapping.has(Person) && !r.mapping.has(Surname):
		return nil, r.unmapped("the names of the people")
	case !r.mapping.has(Team):
		return nil, r.unmapped("the teams")
	case !r.mapping.has(Role):
		return nil, r.unmapped("the roles")
	}
	return &AssignmentTable{r}, nil
}

// Next is what the next row says. It fails with [io.EOF] after the last.
func (t *AssignmentTable) Next() (*AssignmentRow, error) {
	if err := t.next(); err != nil {
		return nil, err
	}
	row := &AssignmentRow{Row: t.row.Number, Person: t.person(), Email: t.email(), Employer: t.affiliation(), Term: t.term(), Share: t.share()}
	for _, text := range []struct {
		field Field
		into  *string
		lacks string
	}{
		{Team, &row.Team, "the row names no team: give its name"},
		{Role, &row.Role, "the row names no role: give it as the catalogue calls it"},
		{Contract, &row.Contract, ""},
	} {
		found, _ := t.valueOf(text.field)
		if *text.into = oneLine(found); *text.into == "" && text.lacks != "" {
			t.fault(t.columnFor(text.field), found, text.lacks)
		}
	}
	end, _ := t.cell(End)
	row.OpenEnded = saysNoEnd[foldHeading(end)]
	row.Rights, _ = t.cell(Rights)
	row.Standing, _ = choice(t.records, Standing, roles.ParseStanding, usualStandings)
	row.Held, _ = choice(t.records, Held, roles.ParseSkillLevel, usualLevels)
	row.Needed, _ = choice(t.records, Needed, roles.ParseSkillLevel, usualLevels)
	row.LeftOut = t.faults
	return row, nil
}

// share reads a share of full time: 50, 50 %, 0.5, 0.5 FTE. A number up to 2 without a sign is a fraction, since nobody works for 2 % of
// the time: 1 is full time.
func (r *records) share() (share exact.Optional) {
	text, column := r.valueOf(Share)
	if text == "" {
		return share
	}
	if r.row.Shown != nil {
		text = readingNumber(&r.row, column) // 50 % in a workbook is stored as 0.5
	}
	figure := strings.ToLower(text)
	switch figure {
	case "full time", "full-time", "fulltime", "full", "ft":
		return exact.Some(exact.Int(100))
	case "half time", "half-time", "half":
		return exact.Some(exact.Int(50))
	}
	for _, unit := range []string{"fte", "wte", "per cent", "percent"} {
		figure = strings.TrimSpace(strings.TrimSuffix(figure, unit))
	}
	d, err := exact.Parse(strings.TrimSpace(strings.TrimSuffix(figure, "%")))
	if err != nil {
		r.fault(column, text, "it is no share of full time: write a number such as 50")
		return share
	}
	if !strings.HasSuffix(figure, "%") && !strings.Contains(strings.ToLower(text), "cent") && d.Cmp(exact.Int(2)) <= 0 {
		r.oddities.noteAt(oddFraction, column, text)
		if whole, ok := exact.FromRat(new(big.Rat).Mul(d.Rat(), big.NewRat(100, 1))); ok {
			d = whole
		}
	}
	switch {
	case d.Sign() <= 0:
		r.fault(column, text, "it is no part of full time: give more than 0, such as 50")
	case d.Cmp(exact.Int(100)) > 0:
		r.fault(column, text, "it is more than full time: give 100 at most, in one role")
	}
	return exact.Some(d)
}

// What standings and levels are called elsewhere, folded by [foldHeading].
var (
	usualStandings = map[string]roles.Standing{
		"permanent": roles.Substantive, "inpost": roles.Substantive, "full": roles.Substantive, "actingup": roles.Acting, "interim": roles.Acting,
		"temporary": roles.Acting, "tda": roles.Acting, "cover": roles.Acting, "covering": roles.Acting, "standin": roles.Proxy,
		"deputy": roles.Proxy, "deputising": roles.Proxy, "jobshare": roles.Shared, "sharedrole": roles.Shared,
	}
	usualLevels = map[string]roles.SkillLevel{
		"1": roles.Awareness, "2": roles.Working, "3": roles.Practitioner, "4": roles.Expert, "aware": roles.Awareness, "basic": roles.Awareness,
		"foundation": roles.Awareness, "intermediate": roles.Working, "advanced": roles.Practitioner, "none": roles.Absent, "0": roles.Absent,
	}
)

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *AssignmentTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *AssignmentTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *AssignmentTable) Close() error { return t.close() }
