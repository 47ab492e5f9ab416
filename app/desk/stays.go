package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// SaveStays makes these be the times that a person worked for whom, the earliest first.
func SaveStays(ctx context.Context, ws *store.Workspace, person procurement.PersonID, stays []knowledge.Stay) error {
	p, err := ws.Person(ctx, person)
	if err != nil {
		return err
	}
	knows := knowledge.Person{ID: knowledge.PersonID(person), Name: p.Name, Stays: stays}
	if err := knows.Check().Err(); err != nil {
		return err
	}
	return ws.Do(ctx, "Change where "+p.Name+" works", func(tx *store.Tx) error { return tx.SaveStays(knows.ID, stays) })
}

// ChangeEmployer notes that a person works for somebody else from a day on: a supplier, or (0) our side. What the person could do before
// stays with the person, and counts for the new side from that day.
func ChangeEmployer(ctx context.Context, ws *store.Workspace, person procurement.PersonID, from civil.Date, supplier procurement.SupplierID, organisation string) error {
	p, err := ws.Person(ctx, person)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Note that "+p.Name+" changes employer", func(tx *store.Tx) error {
		employer := organisation
		if supplier != 0 {
			s, err := tx.Supplier(supplier)
			if err != nil {
				return err
			}
			employer = s.Name
		}
		stays, err := staysBefore(tx, person, from)
		if err != nil {
			return err
		}
		stays = append(stays, knowledge.Stay{Term: civil.Term{From: from}, Ours: supplier == 0, Employer: employer})
		p.Supplier, p.Organisation = supplier, organisation
		if err := tx.SavePerson(&p); err != nil {
			return err
		}
		return tx.SaveStays(knowledge.PersonID(person), stays)
	})
}

// LeaveOffice notes that a person is gone after a day: works for nobody that we know of, and is assigned to nothing. What the person was and
// did before stays.
func LeaveOffice(ctx context.Context, ws *store.Workspace, person procurement.PersonID, last civil.Date) error {
	p, err := ws.Person(ctx, person)
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Note that "+p.Name+" leaves", func(tx *store.Tx) error {
		stays, err := staysBefore(tx, person, last.AddDays(1))
		if err != nil {
			return err
		}
		if err := tx.SaveStays(knowledge.PersonID(person), stays); err != nil {
			return err
		}
		assigned, err := tx.Assignments()
		if err != nil {
			return err
		}
		for i := range assigned {
			a := &assigned[i]
			if int64(a.Person) != int64(person) || !a.Term.To.IsZero() && !a.Term.To.After(last) {
				continue
			}
			a.Term.To = last
			if !a.Term.Ordered() { // it was to begin later
				err = tx.RemoveAssignment(a.ID)
			} else {
				err = tx.SaveAssignment(a)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// staysBefore are the times that a person worked for whom until the day before a day.
func staysBefore(tx *store.Tx, person procurement.PersonID, day civil.Date) (kept []knowledge.Stay, err error) {
	record, err := tx.Knowledge()
	if err != nil {
		return nil, err
	}
	for i := range record.People {
		if int64(record.People[i].ID) != int64(person) {
			continue
		}
		for _, s := range record.People[i].Stays {
			if !s.Term.From.Before(day) {
				continue
			}
			if s.Term.To.IsZero() || !s.Term.To.Before(day) {
				s.Term.To = day.AddDays(-1)
			}
			kept = append(kept, s)
		}
	}
	return kept, nil
}
