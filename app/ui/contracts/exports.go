package contracts

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
)

// Documents are what can be made of the contract that is open, or of the whole register.
func (p *Page) Documents() []kit.Document {
	if p.editor != nil {
		reference := p.editor.file.dossier.Reference
		return []kit.Document{
			{Name: "Summary on one page", Save: func() { p.saveSummary(reference) }},
			{Name: "Calendar of what is due", Save: func() { p.saveCalendar(reference, reference+" due.ics") }},
		}
	}
	return []kit.Document{
		{Name: "Register as a workbook", Save: p.saveWorkbook},
		{Name: "Register as a text table", Save: p.saveTable},
		{Name: "Register as open contracting data", Save: p.saveNotices},
		{Name: "Calendar of what is due", Save: func() { p.saveCalendar("", "due.ics") }},
	}
}

func (p *Page) saveWorkbook() {
	p.saveRegister("register.xlsx", func(ctx context.Context, w io.Writer, r *export.Register) error {
		source, err := p.source(ctx)
		if err != nil {
			return err
		}
		return export.RegisterWorkbook(w, r, source)
	})
}

func (p *Page) saveTable() {
	p.saveRegister("register.csv", func(_ context.Context, w io.Writer, r *export.Register) error { return export.RegisterCSV(w, r) })
}

func (p *Page) saveNotices() {
	made := p.host.Now()
	p.saveRegister("register.json", func(_ context.Context, w io.Writer, r *export.Register) error {
		return export.RegisterOCDS(w, r, made)
	})
}

// saveRegister keeps a document about the register as it is stored by then.
func (p *Page) saveRegister(name string, write func(context.Context, io.Writer, *export.Register) error) {
	today := p.host.Today()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		r, err := desk.RegisterOut(ctx, p.workspace, today)
		if err != nil {
			return err
		}
		return write(ctx, w, r)
	})
}

// saveSummary keeps the page about a contract.
func (p *Page) saveSummary(reference string) {
	today := p.host.Today()
	p.host.Save(reference+" summary.pdf", func(ctx context.Context, w io.Writer) error {
		sheet, err := desk.ContractOut(ctx, p.workspace, reference, today)
		if err != nil {
			return err
		}
		source, err := p.source(ctx)
		if err != nil {
			return err
		}
		return export.ContractSummary(w, sheet, source)
	})
}

// saveCalendar keeps what is due on a contract, or without a reference on all of them and by the office.
func (p *Page) saveCalendar(reference, name string) {
	today := p.host.Today()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		list, contracts, err := desk.CalendarOut(ctx, p.workspace, reference, today)
		if err != nil {
			return err
		}
		source, err := p.source(ctx)
		if err != nil {
			return err
		}
		return export.Calendar(w, list, contracts, source)
	})
}

// source says where a document comes from.
func (p *Page) source(ctx context.Context) (export.Provenance, error) {
	source, err := desk.Provenance(ctx, p.workspace, "", p.host.Now())
	source.Version = p.host.Version()
	return source, err
}
