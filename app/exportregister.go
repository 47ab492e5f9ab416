package app

import (
	"context"
	"errors"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
)

func (e *exporter) today() civil.Date { return civil.Of(e.world.Now()) }

// register is the whole register of the workspace.
func (e *exporter) register(ctx context.Context) (*export.Register, error) {
	if e.reference != "" {
		return nil, &usageError{problem: "the register goes out as a whole", remedy: "leave out " + e.reference}
	}
	return desk.RegisterOut(ctx, e.ws, e.today())
}

func (e *exporter) registerWorkbook(ctx context.Context, out io.Writer) error {
	r, err := e.register(ctx)
	if err != nil {
		return err
	}
	from, err := e.source(ctx)
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

func (e *exporter) suppliersCSV(ctx context.Context, out io.Writer) error {
	if e.reference != "" {
		return &usageError{problem: "suppliers go out as a whole", remedy: "leave out " + e.reference}
	}
	all, err := e.ws.Suppliers(ctx)
	if err != nil {
		return err
	}
	return export.SuppliersCSV(out, all)
}

// calendar writes what is due on the contract that was named; on all of them, and by the office, where none was.
func (e *exporter) calendar(ctx context.Context, out io.Writer) error {
	list, contracts, err := desk.CalendarOut(ctx, e.ws, e.reference, e.today())
	if err != nil {
		return unknownContract(err)
	}
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	return export.Calendar(out, list, contracts, from)
}

func (e *exporter) contractSummary(ctx context.Context, out io.Writer) error {
	if e.reference == "" {
		return &usageError{problem: "it does not say which contract", remedy: "name it: export FILE contract REF -o OUT.pdf"}
	}
	s, err := desk.ContractOut(ctx, e.ws, e.reference, e.today())
	if err != nil {
		return unknownContract(err)
	}
	from, err := e.source(ctx)
	if err != nil {
		return err
	}
	return export.ContractSummary(out, s, from)
}

// unknownContract makes a mistake of the command line of a contract that the workspace has not.
func unknownContract(err error) error {
	var missing *store.NotFoundError
	if errors.As(err, &missing) {
		return &usageError{
			problem: "the workspace has no contract " + missing.Name,
			remedy:  "its references are in the register: export FILE register -o OUT.csv",
		}
	}
	return err
}
