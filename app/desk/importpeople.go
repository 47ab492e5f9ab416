package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// mostHeld is how many rows of people or assignments a file may have: they are looked at together, since one row tells what another means.
const mostHeld = 200_000

// ImportPeople takes a list of people in, as [ImportRegister] does contracts. Several rows may be about one person, who worked for one
// employer after the other. Whoever changes employer without a day does so on the day of the import; what the person did before stays with
// the employer before.
func ImportPeople(ctx context.Context, ws *store.Workspace, d exchange.Data, o ImportFileOptions) (report *ImportReport, err error) {
	err = inBatch(ctx, ws, o, d.Name, func(tx *store.Tx) error {
		in, err := newIntake(tx, exchange.KindPeople, o, d.Size)
		if err != nil {
			return err
		}
		table, err := exchange.OpenPeople(d, o.Mapping, in.today)
		if err != nil {
			return err
		}
		report = in.report
		rows, err := heldRows(in, table.Next, func(row *exchange.PersonRow) []exchange.LeftOut { return row.LeftOut }, table.Passed)
		in.report.Remarks = table.Remarks()
		if err = errors.Join(err, table.Close()); err != nil {
			return err
		}
		return in.takePeople(rows, table.Heading)
	})
	return report, err
}

// heldRows are the rows of a table that can be taken, so far as each tells by itself; the others are left out.
func heldRows[R any](in *intake, next func() (R, error), leftOut func(R) []exchange.LeftOut, passed func() int64) (rows []R, err error) {
	for row, err := range rowsOf(next) {
		if err == nil {
			err = in.interrupted()
		}
		if err != nil {
			return nil, err
		}
		if in.report.Rows++; in.report.Rows > mostHeld {
			return nil, &exchange.TableError{Problem: fmt.Sprintf("it has more than %d rows", mostHeld), Remedy: "split the file"}
		}
		if why := leftOut(row); len(why) > 0 {
			in.report.leaveOut(why...)
			continue
		}
		rows = append(rows, row)
		if in.report.Rows%chunkRows == 0 {
			in.advance(passed())
		}
	}
	return rows, nil
}

// peopleIntake is an import of people.
type peopleIntake struct {
	*intake
	book    *personBook
	heading func(exchange.Field) string // of the column that a field is read from
	undated int                         // people who change employer today, since the file doesn't say when
	unsaid  int                         // new people of whom the file doesn't say for whom they work
}

// personSaid is a row with for whom it says that the person works.
type personSaid struct {
	*exchange.PersonRow
	works employment
}

func (in *intake) takePeople(rows []*exchange.PersonRow, heading func(exchange.Field) string) error {
	book, err := newPersonBook(in.tx, in.suppliers, in.today)
	if err != nil {
		return err
	}
	p := &peopleIntake{intake: in, book: book, heading: heading}
	rest := p.understood(rows)
	for _, decide := range []func(personSaid) (later bool, err error){p.takeClear, p.decide} {
		rest, err = undecided(rest, decide)
		if err != nil {
			return err
		}
	}
	p.say(p.undated, "person changes employer", "people change employer", "today, since the file doesn't say when: add a column \u201cfrom\u201d to say it")
	p.say(p.unsaid, "new person is", "new people are", "taken for our side, since the file doesn't say for whom they work: add a column \u201cemployer\u201d to say it")
	in.report.inOrder()
	return nil
}

// undecided are the rows that are to be looked at later.
func undecided(rows []personSaid, decide func(personSaid) (later bool, err error)) (rest []personSaid, err error) {
	for _, row := range rows {
		later, err := decide(row)
		if err != nil {
			return nil, err
		}
		if later {
			rest = append(rest, row)
		}
	}
	return rest, nil
}

// say adds a remark about so many, where there are any.
func (p *peopleIntake) say(n int, one, several, what string) {
	if n > 0 {
		p.report.Remarks = append(p.report.Remarks, countedVerb(n, one, several)+" "+what)
	}
}

// countedVerb is 1 person changes, 2 people change.
func countedVerb(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// understood are the rows with for whom they say that people work, the earliest times first; those that can't be understood are left out.
func (p *peopleIntake) understood(rows []*exchange.PersonRow) (all []personSaid) {
	for _, row := range rows {
		if why := faultsOf(row.Row, procurement.Person{Name: row.Name, Email: row.Email}.Check()); len(why) > 0 {
			p.report.leaveOut(why...)
			continue
		}
		works, why := p.suppliers.employmentSaid(row.Employer)
		if why != "" {
			p.report.leaveOut(exchange.LeftOut{Row: row.Row, Column: row.Employer.Column, Value: row.Employer.Name, Reason: why})
			continue
		}
		if id, found := p.suppliers.directory.find(row.Organisation); found && !works.isStated() {
			works = employment{roles.Supplier, p.suppliers.known[id].Name} // lists of people have suppliers in that column, too
			row.Organisation = ""
		}
		all = append(all, personSaid{row, works})
	}
	slices.SortStableFunc(all, func(a, b personSaid) int { return a.Term.From.Compare(b.Term.From) })
	return all
}

// takeClear takes a row about somebody whom the register has as the row says. Such rows come first, whatever the order of the file, so that a
// row that says otherwise is not taken for a change of somebody who has a row of their own.
func (p *peopleIntake) takeClear(row personSaid) (later bool, err error) {
	meant := p.book.meant(row.Name, row.Email, row.works)
	if len(meant) != 1 || len(meant[0].rows) > 0 {
		return true, nil
	}
	k := meant[0]
	if row.Email != "" && strings.EqualFold(row.Email, k.Email) || !row.works.isStated() || p.book.everWorked(k, row.works) {
		return false, p.apply(row, k)
	}
	return true, nil
}

// decide finds whom a row means that the register has otherwise, or not at all.
func (p *peopleIntake) decide(row personSaid) (later bool, err error) {
	meant := p.book.meant(row.Name, row.Email, row.works)
	free := slices.DeleteFunc(slices.Clone(meant), func(k *knownPerson) bool { return len(k.rows) > 0 })
	switch {
	case len(free) > 1:
		p.leaveOut(row, p.book.ambiguous(free))
		return false, nil
	case len(free) == 1:
		return false, p.apply(row, free[0])
	case len(meant) > 0:
		return false, p.again(row, meant[0])
	}
	if k := p.renamed(row); k != nil {
		return false, p.apply(row, k)
	}
	return false, p.apply(row, p.newcomer(row))
}

// again decides on a row about somebody who seems to have a row already: a further time somewhere, another person of the same name, or one
// row too many.
func (p *peopleIntake) again(row personSaid, k *knownPerson) error {
	addressed := row.Email != "" && strings.EqualFold(row.Email, k.Email)
	shares := func(other personSaid) bool { return shareDay(other.Term, row.Term) }
	begins := func(other personSaid) bool { return other.Term.From == row.Term.From }
	switch {
	case row.Email != "" && !addressed,
		row.Email == "" && row.Term.IsZero() && row.works.isStated() && !p.book.everWorked(k, row.works):
		return p.apply(row, p.newcomer(row))
	case !slices.ContainsFunc(k.rows, shares), addressed && !slices.ContainsFunc(k.rows, begins):
		return p.apply(row, k)
	case !addressed && row.works.isStated() && !p.book.everWorked(k, row.works):
		p.leaveOut(row, fmt.Sprintf("row %d is about a person of this name at the same time, elsewhere: give the day that one ended where it is one person, "+
			"and e-mail addresses where they are two", k.rows[0].Row))
	default:
		p.leaveOut(row, fmt.Sprintf("row %d is about %s already: keep one of the two, or give each an e-mail address where they are two people", k.rows[0].Row, k.Name))
	}
	return nil
}

// renamed is the one person who has a row's e-mail address under another name, or its name and employer with another address; nil where
// there is none, or another row is about that person.
func (p *peopleIntake) renamed(row personSaid) *knownPerson {
	if row.Email == "" {
		return nil
	}
	found := p.book.byEmail[strings.ToLower(row.Email)]
	if len(found) == 0 {
		found = p.book.byName[foldName(row.Name)]
		if len(found) == 1 && row.works.isStated() && !p.book.everWorked(found[0], row.works) {
			return nil
		}
	}
	if len(found) != 1 || len(found[0].rows) > 0 || found[0].brought {
		return nil
	}
	return found[0]
}

// newcomer is a person whom the register has not.
func (p *peopleIntake) newcomer(row personSaid) *knownPerson {
	return &knownPerson{Person: procurement.Person{Name: row.Name}, brought: true}
}

func (p *peopleIntake) leaveOut(row personSaid, reason string) {
	p.report.leaveOut(exchange.LeftOut{Row: row.Row, Column: p.heading(exchange.Person), Value: row.Name, Reason: reason})
}

// apply makes a person be as a row says, and counts what that changes.
func (p *peopleIntake) apply(row personSaid, k *knownPerson) error {
	works := row.works
	if !works.isStated() || works.kind == roles.Supplier && works.name == "" {
		if here := p.book.worksIn(k, row.Term); !works.isStated() || here.kind == works.kind {
			works = here
		}
	}
	if works.kind == roles.Supplier && works.name == "" {
		p.report.leaveOut(exchange.LeftOut{
			Row: row.Row, Column: row.Employer.Column, Value: works.kind.String(), Reason: "it doesn't say which supplier: give the name in a column \u201csupplier\u201d",
		})
		return nil
	}
	before, first := *k, k.ID == 0
	changes := personTexts(row, k)
	if works.kind == roles.Supplier {
		p.suppliers.take(&procurement.Supplier{Name: works.name}) // so that it is told from an agency
	}
	if c := p.employ(row, works, k); c != nil {
		changes = append(changes, *c)
	}
	switch {
	case first:
		p.report.Taken++
		p.book.add(k)
		if !row.works.isStated() {
			p.unsaid++
		}
	case len(changes) == 0:
		p.report.Unchanged++
	case k.brought:
		p.report.Taken++
	default:
		p.report.Updated++
		for _, c := range changes {
			p.report.change(c)
		}
	}
	k.rows = append(k.rows, row)
	return p.write(&before, k)
}

// personTexts takes over what a row says of a person but for the employer.
func personTexts(row personSaid, k *knownPerson) (changes []FieldChange) {
	name := k.Name
	for _, f := range []struct {
		field exchange.Field
		is    string
		into  *string
		same  func(was, is string) bool
	}{
		{exchange.Person, row.Name, &k.Name, func(was, is string) bool { return foldName(was) == foldName(is) }},
		{exchange.Role, row.Role, &k.Role, sameText},
		{exchange.Organisation, row.Organisation, &k.Organisation, sameText},
		{exchange.Email, row.Email, &k.Email, strings.EqualFold},
		{exchange.Phone, row.Phone, &k.Phone, sameText},
		{exchange.Notes, row.Notes, &k.Notes, sameText},
	} {
		if f.is != "" && !f.same(*f.into, f.is) {
			changes = append(changes, FieldChange{Row: row.Row, Thing: name, Field: f.field.String(), Was: *f.into, Is: f.is})
			*f.into = f.is
		}
	}
	return changes
}

// employ makes a person work for somebody in the time that a row says, or from today on where it says none; nil where that was so already.
func (p *peopleIntake) employ(row personSaid, works employment, k *knownPerson) *FieldChange {
	if works.kind == roles.Us && works.name == "" {
		works.name = k.Organisation
	}
	term := row.Term
	switch isNew := k.ID == 0; {
	case isNew:
		p.suppliers.employ(&k.Person, works)
		if !term.IsZero() || works.kind == roles.Agency {
			k.stays = []knowledge.Stay{works.stay(term)}
		}
		return nil
	case term.IsZero() && (!row.works.isStated() || p.book.employmentOn(k, p.today).agrees(works)):
		return nil
	case term.IsZero():
		term.From = p.today
		p.undated++
	}
	history := p.book.history(k)
	was := p.suppliers.staysInWords(history)
	stays := overlaid(history, works.stay(term), p.today, func(one, other *knowledge.Stay) bool {
		return p.suppliers.employmentAt(one).agrees(p.suppliers.employmentAt(other))
	})
	is := p.suppliers.staysInWords(stays)
	if was == is {
		return nil
	}
	k.stays = stays
	p.suppliers.employ(&k.Person, p.book.latest(k))
	return &FieldChange{Row: row.Row, Thing: k.Name, Field: exchange.Employer.String(), Was: was, Is: is}
}

// write writes a person as far as it is otherwise than before.
func (p *peopleIntake) write(before, k *knownPerson) error {
	if err := p.suppliers.write(); err != nil {
		return err
	}
	if before.Person != k.Person || k.ID == 0 {
		if err := p.tx.SavePerson(&k.Person); err != nil {
			return err
		}
	}
	if slices.Equal(before.stays, k.stays) {
		return nil
	}
	return p.tx.SaveStays(knowledge.PersonID(k.ID), k.stays)
}
