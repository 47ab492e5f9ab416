package roles

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/scorecard/roles"
)

// register is whom and what an assignment can be about.
type register struct {
	people    []procurement.Person
	suppliers []procurement.Supplier
	contracts []procurement.Contract
}

func (r records) register(ctx context.Context) (all register, err error) {
	if all.people, err = r.ws.People(ctx); err != nil {
		return all, err
	}
	if all.suppliers, err = r.ws.Suppliers(ctx); err != nil {
		return all, err
	}
	all.contracts, err = r.ws.Contracts(ctx)
	return all, err
}

// supplierName is the name of a supplier, empty where there is none of this id.
func (r *register) supplierName(id procurement.SupplierID) string {
	for i := range r.suppliers {
		if r.suppliers[i].ID == id {
			return r.suppliers[i].Name
		}
	}
	return ""
}

// assigning is the dialog that assigns somebody, or changes an assignment.
type assigning struct {
	page     *Page
	register register
	before   roles.Assignment // as it was; without an ID it is new
	dialog   *kit.Dialog

	team, role, person, share                *kit.Field
	employer, supplier, contract, standing   *kit.Field
	from, to, rights, held, needed, becauses *kit.Field
}

// assign asks whom to assign to what.
func (p *Page) assign() {
	if c, ok := p.sides[coverageTab].(*coverage); ok && p.tabs.Selected() == coverageTab && c.selected() != nil {
		c.assignHere()
		return
	}
	p.assignTo(roles.Assignment{})
}

// withRegister reads the people, suppliers and contracts that a dialog offers, and then opens it.
func (p *Page) withRegister(ask func(register)) {
	p.asked.Do(func(ctx context.Context) func() {
		from, err := p.records().register(ctx)
		return func() {
			if err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			ask(from)
		}
	})
}

// assignTo opens the dialog for an assignment; what it says already stands in the fields.
func (p *Page) assignTo(a roles.Assignment) {
	if p.office == nil {
		return
	}
	p.withRegister(func(from register) { p.asking = newAssigning(p, from, a) })
}

func newAssigning(p *Page, from register, a roles.Assignment) *assigning {
	n := &assigning{page: p, register: from, before: a}
	if a.ID == 0 {
		n.before.Employer, n.before.Standing = roles.Us, roles.Substantive
		if n.before.Share.IsZero() {
			n.before.Share = exact.Int(100)
		}
		if n.before.Term.From.IsZero() {
			n.before.Term.From = p.host.Today()
		}
	}
	n.fields()
	title, yes := "Assign a role", "Assign"
	if a.ID != 0 {
		title, yes = "Change an assignment", "Save"
	}
	form := kit.NewForm(3, n.person.Span(2), n.share, n.team, n.role.Span(2), n.employer, n.supplier, n.contract,
		n.from, n.to, n.standing, n.held, n.needed, n.rights, n.becauses.Wide())
	no := kit.SecondaryButton("Cancel", func() { n.dialog.Close() })
	n.dialog = kit.NewDialog(p.host.Window(), title, 720, form, nil, no, kit.PrimaryButton(yes, n.answer))
	n.person.Focus()
	return n
}

// fields makes the fields, with what is known of the assignment in them.
func (n *assigning) fields() {
	a, o, today := &n.before, n.page.office, n.page.host.Today()
	n.team = kit.ChoiceField("Team", o.teamChoices(), idText(int64(a.Team)), nil)
	n.role = kit.ChoiceField("Role", o.roleChoices(), idText(int64(a.Role)), nil)
	n.person = kit.NewField(kit.FieldSpec{
		Label: "Person", Hint: "part of the name, or a new one", Value: personKey(a.Person), Choices: n.people, Save: n.follow,
	}).Remark(n.isNew)
	n.share = kit.PercentField("Share of full time", exact.Some(a.Share), nil)
	n.employer = kit.ChoiceField("Works for", wordsOf(roles.AllEmployers()), a.Employer.String(), nil)
	n.supplier = kit.ComboField("Supplier or agency", supplierChoices(n.register.suppliers), a.Supplier, nil)
	n.contract = kit.ChoiceField("Comes with contract", contractChoices(n.register.contracts), idText(a.Contract), nil)
	n.standing = kit.ChoiceField("Holds it as", wordsOf(roles.AllStandings()), a.Standing.String(), nil)
	n.from, n.to = kit.DateField("From", a.Term.From, today, nil), kit.DateField("Until, if known", a.Term.To, today, nil)
	n.held = kit.ChoiceField("Level held", levels(), a.Held.String(), nil)
	n.needed = kit.ChoiceField("Level needed", levels(), a.Needed.String(), nil)
	n.rights = kit.TextField("May decide", a.Rights, nil)
	n.becauses = kit.TextField("Reason, if there is something to say", "", nil)
	n.becauses.OnEnter = n.answer
}

// personKey is a person's value in the field; what is typed and stands for nobody is a new person's name.
func personKey(id roles.PersonID) string {
	if id == 0 {
		return ""
	}
	return "#" + strconv.FormatInt(int64(id), 10)
}

// idText is an id as the value of a choice, empty for none.
func idText(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// people are those of the register; the note tells namesakes apart.
func (n *assigning) people() []kit.Choice {
	choices := make([]kit.Choice, len(n.register.people))
	for i, p := range n.register.people {
		choices[i] = kit.Choice{Value: personKey(roles.PersonID(p.ID)), Text: p.Name, Note: kit.Joined(", ", n.register.supplierName(p.Supplier), p.Organisation, p.Role)}
	}
	return choices
}

// isNew says that a name stands for nobody in the register.
func (n *assigning) isNew(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || n.register.people == nil {
		return ""
	}
	for _, p := range n.register.people {
		if strings.Contains(strings.ToLower(p.Name), strings.ToLower(text)) {
			return ""
		}
	}
	return "new: will be added to the register"
}

// known is the person in the field, nil for a new one.
func (n *assigning) known() *procurement.Person {
	for i := range n.register.people {
		if p := &n.register.people[i]; personKey(roles.PersonID(p.ID)) == n.person.Value() {
			return p
		}
	}
	return nil
}

// follow takes over for whom the person works by the register.
func (n *assigning) follow(string) {
	p := n.known()
	if p == nil {
		return
	}
	if p.IsOurs() {
		n.employer.Reset(roles.Us.String())
		n.supplier.Reset("")
		return
	}
	n.employer.Reset(roles.Supplier.String())
	n.supplier.Reset(n.register.supplierName(p.Supplier))
}

// answer makes the assignment, or says which field to correct.
func (n *assigning) answer() {
	a, wrong, err := n.assignment()
	if err != nil {
		refuse(wrong, err)
		return
	}
	reason := strings.TrimSpace(n.becauses.Text())
	r, person := n.page.records(), n.newcomer(&a)
	n.page.host.Change("Assign a role", func(ctx context.Context) error {
		if person != nil {
			return desk.AssignNew(ctx, r.ws, person, &a, reason)
		}
		return desk.Assign(ctx, r.ws, &a, reason)
	}, func(err error) {
		if err != nil {
			n.refused(err)
			return
		}
		n.dialog.Close()
	})
}

// newcomer is the person to be added to the register; nil where the register has the one that is assigned.
func (n *assigning) newcomer(a *roles.Assignment) *procurement.Person {
	if n.known() != nil {
		return nil
	}
	p := &procurement.Person{Name: strings.TrimSpace(n.person.Text())}
	switch a.Employer {
	case roles.Supplier:
		for _, s := range n.register.suppliers {
			if strings.EqualFold(s.Name, a.Supplier) {
				p.Supplier = s.ID
			}
		}
		if p.Supplier == 0 {
			p.Organisation = a.Supplier
		}
	case roles.Agency:
		p.Organisation = a.Supplier
	}
	return p
}

// assignment is what the fields say, or the field to correct.
func (n *assigning) assignment() (a roles.Assignment, wrong *kit.Field, err error) {
	a = n.before
	today := n.page.host.Today()
	if a.Term.From, err = dayTyped(n.from, today); err != nil {
		return a, n.from, err
	}
	if a.Term.To, err = dayTyped(n.to, today); err != nil {
		return a, n.to, err
	}
	share, err := kit.ReadNumber(n.share.Text(), "%")
	if err != nil {
		return a, n.share, err
	}
	a.Share = share.Or(exact.Decimal{})
	a.Team, a.Role, a.Contract = roles.TeamID(idOf(n.team)), roles.RoleID(idOf(n.role)), idOf(n.contract)
	a.Employer, _ = roles.ParseEmployer(n.employer.Value()) // closed sets hold nothing else
	a.Standing, _ = roles.ParseStanding(n.standing.Value())
	a.Held, _ = roles.ParseSkillLevel(n.held.Value())
	a.Needed, _ = roles.ParseSkillLevel(n.needed.Value())
	a.Supplier, a.Rights = strings.TrimSpace(n.supplier.Text()), strings.TrimSpace(n.rights.Text())
	if a.Employer == roles.Us {
		a.Supplier = ""
	}
	checked := a
	checked.Person = 1 // a new one has no id yet
	if known := n.known(); known != nil {
		a.Person = roles.PersonID(known.ID)
	} else if strings.TrimSpace(n.person.Text()) == "" {
		checked.Person = 0
	}
	if faults := checked.Check(); len(faults) > 0 {
		return a, n.field(faults[0].Field), errorOf(faults[0])
	}
	return a, nil, nil
}

// field is the one that a fault of an assignment is about.
func (n *assigning) field(name string) *kit.Field {
	return map[string]*kit.Field{
		"team": n.team, "role": n.role, "person": n.person, "name": n.person, "share": n.share, "from": n.from, "to": n.to,
		"employer": n.employer, "supplier": n.supplier,
	}[name]
}

// refused says under its field why the workspace did not take the assignment.
func (n *assigning) refused(err error) {
	var f *fault.Fault
	if errors.As(err, &f) && n.field(f.Field) != nil {
		refuse(n.field(f.Field), errorOf(f))
		return
	}
	n.page.host.Toast(kit.Sentence(err))
}

// end asks on which day somebody leaves a role.
func (p *Page) end(a *roles.Assignment) {
	ended := *a
	why := "The last day counts: the role is vacant from the day after."
	p.askForLastDay(p.office.personName(a.Person)+" leaves the role", why, p.host.Today(), func(day civil.Date) error {
		if day.Before(ended.Term.From) {
			return errors.New("it began on " + ended.Term.From.Words() + ": give a later day, or remove it where it never was")
		}
		p.host.Change("End an assignment", func(ctx context.Context) error { return desk.EndAssignment(ctx, p.workspace, &ended, day) }, nil)
		return nil
	})
}

// idOf is the id that was chosen in a field, 0 for none.
func idOf(f *kit.Field) int64 {
	id, err := strconv.ParseInt(f.Value(), 10, 64)
	if err != nil {
		return 0
	}
	return id
}
