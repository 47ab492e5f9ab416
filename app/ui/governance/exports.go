package governance

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// Documents are what can be made of the version that is shown.
func (a *agreementPage) Documents() []kit.Document {
	number := 0
	if v := a.shown(); v != nil {
		number = v.Number
	}
	return a.page.agreementDocuments(a.agreement, number)
}

// agreementDocuments are what can be made of a version of an agreement, by its number; 0 for the one that holds, or else the draft.
func (p *Page) agreementDocuments(a *governance.Agreement, number int) []kit.Document {
	id, name := a.ID, kit.Joined(" ", a.Code, "agreement.pdf")
	save := func(nameless bool) func() {
		return func() {
			saveReport(p, name, nameless, func(ctx context.Context, how desk.Outgoing) (*export.Agreement, error) {
				return desk.AgreementOut(ctx, p.workspace, id, number, how)
			}, export.AgreementReport)
		}
	}
	return []kit.Document{{Name: a.Code + " as a PDF, to read and to sign", Save: save(false), WithoutNames: save(true)}}
}

// saveReport keeps a document as things are stored by then, with where it comes from.
func saveReport[T any](
	p *Page, name string, nameless bool, gather func(context.Context, desk.Outgoing) (*T, error), write func(io.Writer, *T, export.Provenance) error,
) {
	how, now, version := desk.Outgoing{Day: p.host.Today(), NoNames: nameless}, p.host.Now(), p.host.Version()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		out, err := gather(ctx, how)
		if err != nil {
			return err
		}
		source, err := desk.Provenance(ctx, p.workspace, "", now)
		if err != nil {
			return err
		}
		source.Version = version
		return write(w, out, source)
	})
}
