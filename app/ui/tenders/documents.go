package tenders

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// evaluation writes a document about the ranking of a tender or of one lot.
type evaluation func(io.Writer, *tender.Tender, string, *weighing.Result, export.Provenance) error

// saveWorkbook keeps the evaluation as a workbook whose formulas can be followed.
func (o *openTender) saveWorkbook() { o.saveEvaluation("evaluation.xlsx", export.EvaluationWorkbook) }

// saveReport keeps the evaluation report.
func (o *openTender) saveReport() { o.saveEvaluation("evaluation report.pdf", export.EvaluationReport) }

// saveEvaluation keeps a document about the tender, or about the lot in sight, as it is stored by then: by its own weights, whatever
// the balance was moved to.
func (o *openTender) saveEvaluation(name string, write evaluation) {
	ws, ref, lot := o.page.workspace, o.ref, o.lot
	if _, err := o.tender.Rank(tender.Options{Lot: lot, LowBid: &o.rules}); err != nil {
		o.page.host.Toast("The bids can't be ranked yet; nothing was saved.", kit.ToastAction{Text: "See why", Do: func() { o.tabs.Select("Weighing") }})
		return
	}
	o.page.host.Save(kit.Joined(" ", ref, lot, name), func(ctx context.Context, w io.Writer) error {
		now, err := readStored(ctx, ws, ref)
		if err != nil {
			return err
		}
		result, err := now.tender.Rank(tender.Options{Lot: lot, LowBid: &now.rules})
		if err != nil {
			return err
		}
		source, err := o.source(ctx, now.tender)
		if err != nil {
			return err
		}
		return write(w, now.tender, lot, result, source)
	})
}

// saveFillIn keeps the tender as a workbook that can be filled in and imported again.
func (o *openTender) saveFillIn() {
	ws, ref := o.page.workspace, o.ref
	o.page.host.Save(ref+" tender.xlsx", func(ctx context.Context, w io.Writer) error {
		t, err := ws.Tender(ctx, ref)
		if err != nil {
			return err
		}
		source, err := o.source(ctx, t)
		if err != nil {
			return err
		}
		return export.TenderWorkbook(w, t, source)
	})
}

// source says where a document about the tender comes from.
func (o *openTender) source(ctx context.Context, t *tender.Tender) (export.Provenance, error) {
	source, err := desk.TenderProvenance(ctx, o.page.workspace, t, o.page.host.Now())
	source.Version = o.page.host.Version()
	return source, err
}
