package desk

import (
	"context"
	"errors"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// Move is that somebody works for another employer from a day on.
type Move struct {
	Person   procurement.PersonID
	From     civil.Date
	Employer roles.Employer
	Supplier procurement.SupplierID // whom for, where that is one of the register
	Name     string                 // the employer's, where it is not
	Contract int64                  // that the person comes with from then on; 0 for none
}

// errNoDay is a move that does not say from when.
var errNoDay = errors.New("say from which day on")

// MoveEmployer notes that a person changes employer, in the middle of a month, too. What the person is assigned to ends on the day before
// for the old employer and goes on for the new one, so that each day counts for the side that it was worked for.
func MoveEmployer(ctx context.Context, ws *store.Workspace, m Move) error {
	p, err := ws.Person(ctx, m.Person)
	if err != nil {
		return err
	}
	if m.From.IsZero() {
		return errNoDay
	}
	return ws.Do(ctx, "Note that "+p.Name+" changes employer", func(tx *store.Tx) error {
		if m.Supplier != 0 {
			s, err := tx.Supplier(m.Supplier)
			if err != nil {
				return err
			}
			m.Name = s.Name
		}
		if err := m.stays(tx, &p); err != nil {
			return err
		}
		return m.assignments(tx)
	})
}

// stays notes whom the person works for.
func (m *Move) stays(tx *store.Tx, p *procurement.Person) error {
	stays, err := staysBefore(tx, m.Person, m.From)
	if err != nil {
		return err
	}
	stays = append(stays, knowledge.Stay{Term: civil.Term{From: m.From}, Ours: m.Employer == roles.Us, Employer: m.Name})
	p.Supplier, p.Organisation = m.Supplier, ""
	if m.Supplier == 0 {
		p.Organisation = m.Name
	}
	if err := tx.SavePerson(p); err != nil {
		return err
	}
	return tx.SaveStays(knowledge.PersonID(m.Person), stays)
}

// assignments ends those that hold on the day before, and lets them go on; those that begin later change as they are.
func (m *Move) assignments(tx *store.Tx) error {
	all, err := tx.Assignments()
	if err != nil {
		return err
	}
	for _, a := range all {
		if int64(a.Person) != int64(m.Person) || !a.Term.To.IsZero() && a.Term.To.Before(m.From) {
			continue
		}
		if a.Term.From.Before(m.From) {
			old := a
			old.Term.To = m.From.AddDays(-1)
			if err := tx.SaveAssignment(&old); err != nil {
				return err
			}
			a.ID, a.Term.From = 0, m.From
		}
		a.Employer, a.Supplier, a.Contract = m.Employer, m.Name, m.Contract
		if m.Employer == roles.Us {
			a.Supplier = ""
		}
		if err := a.Check().Err(); err != nil {
			return err
		}
		if err := tx.SaveAssignment(&a); err != nil {
			return err
		}
	}
	return nil
}
