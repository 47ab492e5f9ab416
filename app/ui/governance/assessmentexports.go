package governance

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
)

// Documents are what can be made of the assessment.
func (a *assessmentPage) Documents() []kit.Document {
	p, id := a.page, a.id
	save := func(name string, nameless bool) {
		saveReport(p, name, nameless, func(ctx context.Context, how desk.Outgoing) (*export.Assessment, error) {
			return desk.AssessmentOut(ctx, p.workspace, id, how)
		}, export.AssessmentReport)
	}
	name := a.review.service() + " " + a.review.main().On.String() + " assessment.pdf"
	return []kit.Document{{
		Name: "The assessment as a PDF, point by point", Save: func() { save(name, false) }, WithoutNames: func() { save(name, true) },
	}}
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
