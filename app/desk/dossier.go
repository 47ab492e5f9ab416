package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// ChangeDossier changes something about a contract or what is kept on it, under a label that says what. It is [ChangeContract] for all of
// the dossier.
func ChangeDossier(ctx context.Context, ws *store.Workspace, id procurement.ContractID, label string, change func(*procurement.Dossier)) error {
	return writeDossier(ctx, ws, id, label, "", func(d *procurement.Dossier) error {
		change(d)
		return nil
	})
}

// changeDossier is [ChangeDossier] for changes that may fail and that make their label themselves, from the contract as it will be.
func changeDossier(ctx context.Context, ws *store.Workspace, id procurement.ContractID, reason string, change func(*procurement.Dossier) (string, error)) error {
	trial, err := ws.Dossier(ctx, id)
	if err != nil {
		return err
	}
	label, err := change(&trial)
	if err != nil {
		return err
	}
	return writeDossier(ctx, ws, id, label, reason, func(d *procurement.Dossier) error {
		_, err := change(d)
		return err
	})
}

func writeDossier(ctx context.Context, ws *store.Workspace, id procurement.ContractID, label, reason string, change func(*procurement.Dossier) error) error {
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		d, err := tx.Dossier(id)
		if err != nil {
			return err
		}
		before := d.Check()
		if err := change(&d); err != nil {
			return err
		}
		if err := newFaults(before, d.Check()).Err(); err != nil {
			return err
		}
		return tx.SaveDossier(&d)
	}, because(reason))
}

// SaveDossier adds a contract with what is kept on it, or changes the one of its ID. The reason may be empty.
func SaveDossier(ctx context.Context, ws *store.Workspace, d *procurement.Dossier, reason string) error {
	if err := d.Check().Err(); err != nil {
		return err
	}
	return save(ctx, ws, d.ID == 0, "contract "+d.Reference, reason, func(tx *store.Tx) error { return tx.SaveDossier(d) })
}

// place is the ith of things that are counted from 0, or an error in the user's words, who count from 1.
func place[T any](all []T, i int, what string) (*T, error) {
	if i < 0 || i >= len(all) {
		return nil, &store.NotFoundError{Kind: what, Name: fmt.Sprint(i + 1)}
	}
	return &all[i], nil
}

// DecideOption takes an option up, declines it, or says that it lapsed, on a day. Options are counted from 0.
func DecideOption(ctx context.Context, ws *store.Workspace, id procurement.ContractID, option int, state procurement.OptionState, on civil.Date, reason string) error {
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		o, err := place(d.Options, option, "option")
		if err != nil {
			return "", err
		}
		o.State, o.DecidedOn = state, on
		switch state {
		case procurement.OptionTaken:
			return fmt.Sprintf("Take up option %d of %s: to %s", option+1, d.Reference, d.End().Words()), nil
		case procurement.OptionOpen:
			return fmt.Sprintf("Open option %d of %s again", option+1, d.Reference), nil
		}
		return fmt.Sprintf("Option %d of %s: %s", option+1, d.Reference, state), nil
	})
}

// GiveNotice says that notice was given on a day, so that the contract ends and does not renew itself; no day takes that back.
func GiveNotice(ctx context.Context, ws *store.Workspace, id procurement.ContractID, on civil.Date, reason string) error {
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		d.Notice.GivenOn = on
		if on.IsZero() {
			return "Take back the notice to " + d.Reference, nil
		}
		return fmt.Sprintf("Give notice to %s on %s", d.Reference, on.Words()), nil
	})
}

// TerminateContract says that a contract ended, or ends, on a day before its end. It fails with [*ReasonError] where no reason is given.
func TerminateContract(ctx context.Context, ws *store.Workspace, id procurement.ContractID, lastDay civil.Date, reason string) error {
	if isBlank(reason) {
		return &ReasonError{Thing: "contract", Changes: []string{"terminating it"}, Since: sinceTerminated}
	}
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		d.Terminated, d.Status = lastDay, procurement.Terminated
		return fmt.Sprintf("Terminate %s on %s", d.Reference, lastDay.Words()), nil
	})
}

// AddChange notes a change of a contract, proposed or agreed. Whether a notice is due before it says [procurement.Rules.ChangeSteps].
func AddChange(ctx context.Context, ws *store.Workspace, id procurement.ContractID, change procurement.Change, reason string) error {
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		d.Changes = append(d.Changes, change)
		return fmt.Sprintf("Add change %d of %s: %s", len(d.Changes), d.Reference, change.Title), nil
	})
}

// DecideChange agrees or refuses a proposed change on a day. Changes are counted from 0.
func DecideChange(ctx context.Context, ws *store.Workspace, id procurement.ContractID, change int, state procurement.ChangeState, on civil.Date, approver, reason string) error {
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		c, err := place(d.Changes, change, "change")
		if err != nil {
			return "", err
		}
		c.State, c.AgreedOn, c.Approver = state, on, approver
		return fmt.Sprintf("Change %d of %s is %s", change+1, d.Reference, state), nil
	})
}

// RecordMonths takes in money by month: a month of the same kind that is there gets the new amount, one without an amount is taken out.
// What was spent on the contract becomes the sum of its months.
func RecordMonths(ctx context.Context, ws *store.Workspace, id procurement.ContractID, months []procurement.MonthMoney, reason string) error {
	return changeDossier(ctx, ws, id, reason, func(d *procurement.Dossier) (string, error) {
		for _, m := range months {
			d.Months = slices.DeleteFunc(d.Months, func(old procurement.MonthMoney) bool { return old.Month == m.Month && old.Kind == m.Kind })
			if m.Amount.IsSet() {
				d.Months = append(d.Months, m)
			}
		}
		spent, err := d.SpentByMonth()
		if err == nil && spent.IsSet() {
			d.Spent = spent
		}
		what := count(len(months), "month")
		if len(months) == 1 {
			what = months[0].Month.Words()
		}
		return fmt.Sprintf("Record %s of %s", what, d.Reference), err
	})
}

// DecideMilestone says what became of a milestone on a day: delivered, accepted by somebody, rejected. Milestones are counted from 0.
func DecideMilestone(ctx context.Context, ws *store.Workspace, id procurement.ContractID, milestone int, state procurement.MilestoneState, on civil.Date, by, evidence string) error {
	return changeDossier(ctx, ws, id, "", func(d *procurement.Dossier) (string, error) {
		m, err := place(d.Milestones, milestone, "milestone")
		if err != nil {
			return "", err
		}
		m.State, m.AcceptedOn, m.AcceptedBy = state, civil.Date{}, ""
		switch state {
		case procurement.MilestoneAccepted:
			m.AcceptedOn, m.AcceptedBy = on, by
		case procurement.MilestoneDelivered:
			m.DeliveredOn = on
		}
		if !isBlank(evidence) {
			m.Evidence = strings.TrimSpace(evidence)
		}
		return fmt.Sprintf("%s of %s is %s", m.Title, d.Reference, state), nil
	})
}

// AddEvidence adds evidence to an obligation, by its code. Evidence on an obligation that is due once gives it its state.
func AddEvidence(ctx context.Context, ws *store.Workspace, id procurement.ContractID, code string, e procurement.Evidence) error {
	return changeDossier(ctx, ws, id, "", func(d *procurement.Dossier) (string, error) {
		o := d.Obligation(code)
		if o == nil {
			return "", &store.NotFoundError{Kind: "obligation", Name: code}
		}
		o.Evidence = append(o.Evidence, e)
		if o.EveryMonths == 0 && e.State != procurement.ObligationStateUnstated {
			o.State = e.State
		}
		return fmt.Sprintf("Add evidence to %s of %s: %s", code, d.Reference, e.State), nil
	})
}

// PublishNotice says that a notice about a contract was published.
func PublishNotice(ctx context.Context, ws *store.Workspace, id procurement.ContractID, n procurement.PublishedNotice) error {
	return changeDossier(ctx, ws, id, "", func(d *procurement.Dossier) (string, error) {
		d.Notices = append(d.Notices, n)
		return fmt.Sprintf("Note the %s notice of %s", strings.ToLower(n.Kind.Words()), d.Reference), nil
	})
}
