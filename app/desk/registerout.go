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
	dossiers, err := dossiersOf(ctx, ws, reference)
	if err != nil {
		return nil, err
	}
	s := &export.ContractSheet{Today: today, Dossier: &dossiers[0]}
	if s.Suppliers, err = ws.Suppliers(ctx); err != nil {
		return nil, err
	}
	if s.People, err = ws.People(ctx); err != nil {
		return nil, err
	}
	if s.Calendars, err = ws.Calendars(ctx); err != nil {
		return nil, err
	}
	s.Rules, err = ws.Rules(ctx)
	return s, err
}

// CalendarOut is what is due on the contract of a reference, or without one on all contracts and by the office itself, and the contracts
// that it is due on. It fails with [*store.NotFoundError].
func CalendarOut(ctx context.Context, ws *store.Workspace, reference string, today civil.Date) ([]procurement.Due, []procurement.Contract, error) {
	dossiers, err := dossiersOf(ctx, ws, reference)
	if err != nil {
		return nil, nil, err
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil {
		return nil, nil, err
	}
	rules, err := ws.Rules(ctx)
	if err != nil {
		return nil, nil, err
	}
	horizon := procurement.Horizon{Today: today, Until: today.AddMonths(CalendarMonths), Calendars: calendars}
	list, err := rules.DueList(dossiers, horizon)
	if err != nil {
		return nil, nil, err
	}
	if reference != "" {
		list = slices.DeleteFunc(list, func(d procurement.Due) bool { return d.Contract == 0 })
	}
	contracts := make([]procurement.Contract, len(dossiers))
	for i := range dossiers {
		contracts[i] = dossiers[i].Contract
	}
	return list, contracts, nil
}

// dossiersOf are all contracts with what belongs to them, or only the one of a reference.
func dossiersOf(ctx context.Context, ws *store.Workspace, reference string) ([]procurement.Dossier, error) {
	all, err := ws.Dossiers(ctx)
	if err != nil || reference == "" {
		return all, err
	}
	at := slices.IndexFunc(all, func(d procurement.Dossier) bool { return d.Reference == reference })
	if at < 0 {
		return nil, &store.NotFoundError{Kind: "contract", Name: reference}
	}
	return all[at : at+1], nil
}
