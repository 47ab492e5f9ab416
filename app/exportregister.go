package app

import (
	"context"
	"io"
	"slices"

	"counterweight/app/export"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// calendarMonths is how far ahead a calendar looks. What is late is always in it.
const calendarMonths = 36

func (e *exporter) today() civil.Date { return civil.Of(e.world.Now()) }

// register is the whole register of the workspace.
func (e *exporter) register(ctx context.Context) (*export.Register, error) {
	if e.reference != "" {
		return nil, &usageError{problem: "the register goes out as a whole", remedy: "leave out " + e.reference}
	}
	r := &export.Register{Today: e.today()}
	var err error
	if r.Contracts, err = e.ws.Contracts(ctx); err != nil {
		return nil, err
	}
	if r.Suppliers, err = e.ws.Suppliers(ctx); err != nil {
		return nil, err
	}
	r.Calendars, err = e.ws.Calendars(ctx)
	return r, err
}

func (e *exporter) registerWorkbook(ctx context.Context, out io.Writer) error {
	r, err := e.register(ctx)
	if err != nil {
		return err
	}
	from, err := e.source(ctx, "")
	if err != nil {
		return err
	}
	return export.RegisterWorkbook(out, r, from)
}

func (e *exporter) registerCSV(ctx context.Context, out io.Writer) error {
	r, err := e.register(ctx)
	if err != nil {
		return err
	}
	return export.RegisterCSV(out, r)
}

func (e *exporter) registerOCDS(ctx context.Context, out io.Writer) error {
	r, err := e.register(ctx)
	if err != nil {
		return err
	}
	return export.RegisterOCDS(out, r, e.world.Now())
}

// calendar writes what is due on the contract that was named; on all of them, and by the office, where none was.
func (e *exporter) calendar(ctx context.Context, out io.Writer) error {
	dossiers, err := e.ws.Dossiers(ctx)
	if err != nil {
		return err
	}
	calendars, err := e.ws.Calendars(ctx)
	if err != nil {
		return err
	}
	rules, err := e.ws.Rules(ctx)
	if err != nil {
		return err
	}
	if e.reference != "" {
		one, err := dossierNamed(dossiers, e.reference)
		if err != nil {
			return err
		}
		dossiers = []procurement.Dossier{*one}
	}
	list, err := rules.DueList(dossiers, procurement.Horizon{Today: e.today(), Until: e.today().AddMonths(calendarMonths), Calendars: calendars})
	if err != nil {
		return err
	}
	contracts := make([]procurement.Contract, len(dossiers))
	for i := range dossiers {
		contracts[i] = dossiers[i].Contract
	}
	if e.reference != "" {
		list = slices.DeleteFunc(list, func(d procurement.Due) bool { return d.Contract == 0 })
	}
	from, err := e.source(ctx, "")
	if err != nil {
		return err
	}
	return export.Calendar(out, list, contracts, from)
}

// dossierNamed is the contract of a reference. One that the workspace has not is a mistake of the command line.
func dossierNamed(dossiers []procurement.Dossier, reference string) (*procurement.Dossier, error) {
	at := slices.IndexFunc(dossiers, func(d procurement.Dossier) bool { return d.Reference == reference })
	if at < 0 {
		return nil, &usageError{problem: "the workspace has no contract " + reference, remedy: "its references are in the register: export FILE register -o OUT.csv"}
	}
	return &dossiers[at], nil
}

func (e *exporter) contractSummary(ctx context.Context, out io.Writer) error {
	if e.reference == "" {
		return &usageError{problem: "it does not say which contract", remedy: "name it: export FILE contract REF -o OUT.pdf"}
	}
	dossiers, err := e.ws.Dossiers(ctx)
	if err != nil {
		return err
	}
	s := &export.ContractSheet{Today: e.today()}
	if s.Dossier, err = dossierNamed(dossiers, e.reference); err != nil {
		return err
	}
	if s.Suppliers, err = e.ws.Suppliers(ctx); err != nil {
		return err
	}
	if s.People, err = e.ws.People(ctx); err != nil {
		return err
	}
	if s.Calendars, err = e.ws.Calendars(ctx); err != nil {
		return err
	}
	if s.Rules, err = e.ws.Rules(ctx); err != nil {
		return err
	}
	from, err := e.source(ctx, "")
	if err != nil {
		return err
	}
	return export.ContractSummary(out, s, from)
}
