package roles

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// moving is the dialog for somebody who changes employer.
type moving struct {
	page                               *Page
	person                             procurement.PersonID
	register                           register
	dialog                             *kit.Dialog
	from, employer, supplier, contract *kit.Field
}

// move asks for whom somebody works from which day on.
func (p *Page) move(a roles.Assignment) {
	p.withRegister(func(from register) { p.askForMove(from, &a) })
}

func (p *Page) askForMove(from register, a *roles.Assignment) {
	m := &moving{page: p, person: procurement.PersonID(a.Person), register: from}
	m.from = kit.DateField("From", civil.Date{}, p.host.Today(), nil)
	m.employer = kit.ChoiceField("Works for", wordsOf(roles.AllEmployers()), "", nil)
	m.supplier = kit.ComboField("Supplier or agency", supplierChoices(from.suppliers), "", nil)
	m.contract = kit.ChoiceField("Comes with contract", contractChoices(from.contracts), "", nil)
	m.contract.OnEnter = m.answer
	why := kit.Words("What "+p.office.personName(a.Person)+" is assigned to ends on the day before, and goes on for the new employer from that day. What the person can do stays with the person.",
		theme.SizeNameText, false, kit.Secondary)
	no := kit.SecondaryButton("Cancel", func() { m.dialog.Close() })
	content := kit.Flow(8, why, kit.NewForm(2, m.from, m.employer, m.supplier, m.contract))
	m.dialog = kit.NewDialog(p.host.Window(), "Changes employer", 480, content, nil, no, kit.PrimaryButton("Save", m.answer))
	m.from.Focus()
}

// answer notes it, or says which field to correct.
func (m *moving) answer() {
	p := m.page
	from, err := dayTyped(m.from, p.host.Today())
	if err == nil && from.IsZero() {
		err = errors.New("give the first day with the new employer")
	}
	if err != nil {
		refuse(m.from, err)
		return
	}
	move := desk.Move{Person: m.person, From: from, Contract: idOf(m.contract), Name: strings.TrimSpace(m.supplier.Text())}
	move.Employer, _ = roles.ParseEmployer(m.employer.Value()) // a closed set holds nothing else
	switch {
	case move.Employer == roles.EmployerUnstated:
		refuse(m.employer, errors.New("choose ours, supplier or agency"))
		return
	case move.Employer == roles.Us:
		move.Name = ""
	case move.Employer == roles.Supplier && move.Name == "":
		refuse(m.supplier, errors.New("name the supplier"))
		return
	}
	for _, s := range m.register.suppliers {
		if move.Employer == roles.Supplier && strings.EqualFold(s.Name, move.Name) {
			move.Supplier = s.ID
		}
	}
	m.dialog.Close()
	p.host.Change("Note a change of employer", func(ctx context.Context) error { return desk.MoveEmployer(ctx, p.workspace, move) }, nil)
}

// leave asks on which day somebody leaves for good.
func (p *Page) leave(person procurement.PersonID, name string) {
	today := p.host.Today()
	p.askForLastDay(name+" leaves for good", "Everything that the person is assigned to ends on that day.", today, func(day civil.Date) error {
		p.host.Change("Note that "+name+" leaves", func(ctx context.Context) error { return desk.LeaveOffice(ctx, p.workspace, person, day) }, nil)
		return nil
	})
}

// askForLastDay asks for a last day; what then is refused is said under it.
func (p *Page) askForLastDay(title, why string, before civil.Date, then func(civil.Date) error) {
	last := kit.DateField("Last day", before, p.host.Today(), nil)
	var dialog *kit.Dialog
	answer := func() {
		day, err := dayTyped(last, p.host.Today())
		if err == nil && day.IsZero() {
			err = errors.New("give the last day")
		}
		if err == nil {
			err = then(day)
		}
		if err != nil {
			refuse(last, err)
			return
		}
		dialog.Close()
	}
	last.OnEnter = answer
	no := kit.SecondaryButton("Cancel", func() { dialog.Close() })
	content := kit.Flow(8, kit.Words(why, theme.SizeNameText, false, kit.Secondary), kit.NewForm(1, last))
	dialog = kit.NewDialog(p.host.Window(), title, 380, content, nil, no, kit.PrimaryButton("End", answer))
	last.Focus()
}
