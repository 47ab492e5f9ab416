package desk

import (
	"context"
	"slices"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// CalendarMonths is how far ahead a calendar looks. What is late is always in it.
const CalendarMonths = 36

// RegisterOut is the whole register of the workspace as documents show it on a day.
func RegisterOut(ctx context.Context, ws *store.Workspace, today civil.Date) (*export.Register, error) {
	r := &export.Register{Today: today}
	var err error
	if r.Contracts, err = ws.Contracts(ctx); err != nil {
		return nil, err
	}
	if r.Suppliers, err = ws.Suppliers(ctx); err != nil {
		return nil, err
	}
	r.Calendars, err = ws.Calendars(ctx)
	return r, err
}

// ContractOut is one contract of the workspace, by its reference, as documents show it on a day. It fails with [*store.NotFoundError].
func ContractOut(ctx context.Context, ws *store.Workspace, reference string, today civil.Date) (*export.ContractSheet, error) {
	stands, err := standingOf(ctx, ws, reference)
	if err != nil {
		return nil, err
	}
	s := &export.ContractSheet{Today: today, Dossier: &stands.Dossiers[0], Calendars: stands.Calendars, Rules: stands.Rules}
	if s.Suppliers, err = ws.Suppliers(ctx); err != nil {
		return nil, err
	}
	s.People, err = ws.People(ctx)
	return s, err
}

// CalendarOut is what is due on the contract of a reference, or without one on all contracts and by the office itself, and the contracts
// that it is due on. It fails with [*store.NotFoundError].
func CalendarOut(ctx context.Context, ws *store.Workspace, reference string, today civil.Date) ([]procurement.Due, []procurement.Contract, error) {
	var stands Standing
	var err error
	if reference == "" {
		stands, err = ReadStanding(ctx, ws)
	} else {
		stands, err = standingOf(ctx, ws, reference)
	}
	if err != nil {
		return nil, nil, err
	}
	list, err := stands.Due(today, today.AddMonths(CalendarMonths))
	if err != nil {
		return nil, nil, err
	}
	if reference != "" {
		list = slices.DeleteFunc(list, func(d procurement.Due) bool { return d.Contract == 0 })
	}
	contracts := make([]procurement.Contract, len(stands.Dossiers))
	for i := range stands.Dossiers {
		contracts[i] = stands.Dossiers[i].Contract
	}
	return list, contracts, nil
}

// standingOf is the register cut down to the contract of a reference.
func standingOf(ctx context.Context, ws *store.Workspace, reference string) (Standing, error) {
	s, err := ReadStanding(ctx, ws)
	if err != nil {
		return s, err
	}
	at := slices.IndexFunc(s.Dossiers, func(d procurement.Dossier) bool { return d.Reference == reference })
	if at < 0 {
		return s, &store.NotFoundError{Kind: "contract", Name: reference}
	}
	s.Dossiers = s.Dossiers[at : at+1]
	return s, nil
}
