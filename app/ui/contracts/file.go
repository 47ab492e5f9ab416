package contracts

import (
	"context"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// file is a contract with what is kept on it, and what follows from that, reckoned off the UI goroutine.
type file struct {
	dossier   procurement.Dossier
	steps     []procurement.ChangeStep
	agreed    procurement.ChangeUse // by the changes that were agreed
	proposed  procurement.ChangeUse // with those that are proposed, as if they were agreed
	accepted  procurement.Acceptance
	outturn   procurement.Outturn
	pace      procurement.Pace
	course    []procurement.CumulativeMonth
	due       []procurement.Due // of this contract, done or not, as far as dueYears ahead
	findings  []procurement.Finding
	calendars *civil.Calendars
}

// dueYears is how far ahead the dates of a contract are listed.
const dueYears = 5

// readFile reads a contract with what is kept on it.
func readFile(ctx context.Context, ws *store.Workspace, id procurement.ContractID, today civil.Date) (*file, error) {
	d, err := ws.Dossier(ctx, id)
	if err != nil {
		return nil, err
	}
	rules, err := ws.Rules(ctx)
	if err != nil {
		return nil, err
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	f := &file{dossier: d, calendars: calendars}
	return f, f.reckon(rules, today)
}

// reckon works out what follows from the dossier on a day. It fails where amounts can't be added up.
func (f *file) reckon(rules procurement.Rules, today civil.Date) (err error) {
	d := &f.dossier
	if f.steps, err = rules.ChangeSteps(d.Contract); err != nil {
		return err
	}
	if f.agreed, err = rules.ChangeUse(d.Contract, false); err != nil {
		return err
	}
	if f.proposed, err = rules.ChangeUse(d.Contract, true); err != nil {
		return err
	}
	if f.accepted, err = d.Acceptance(procurement.MilestoneKindUnstated); err != nil {
		return err
	}
	if f.outturn, err = d.Outturn(today); err != nil {
		return err
	}
	if f.pace, err = d.Pace(today); err != nil {
		return err
	}
	if f.course, err = d.ByMonth(); err != nil {
		return err
	}
	if f.findings, err = d.MoneyFindings(); err != nil {
		return err
	}
	f.due, err = rules.DueList([]procurement.Dossier{*d}, procurement.Horizon{
		Today: today, Until: today.AddMonths(12 * dueYears), Calendars: f.calendars, WithDone: true,
	})
	f.due = slices.DeleteFunc(f.due, func(due procurement.Due) bool { return due.Contract != d.ID })
	return err
}
