package knowledge

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
)

// Documents are what can be made of the contract that is open, or of all of them.
func (p *Page) Documents() []kit.Document {
	reference, name := "", "knowledge"
	if c, open := p.now().(*contractPage); open && c.id != 0 {
		reference = p.view.contracts[c.id].Reference
		name = reference + " knowledge"
	}
	return []kit.Document{
		p.document("Knowledge as a workbook", name+".xlsx", reference, p.sourced(export.KnowledgeWorkbook)),
		p.document("Knowledge as a PDF", name+".pdf", reference, p.sourced(export.KnowledgeReport)),
		p.document("Goals and what shows them as a text table", name+".csv", reference, func(_ context.Context, w io.Writer, k *export.Knowledge) error {
			return export.KnowledgeCSV(w, k)
		}),
	}
}

// writer writes what is followed as a document.
type writer func(context.Context, io.Writer, *export.Knowledge) error

// document is a document about a contract, by its reference, or without one about all.
func (p *Page) document(words, file, reference string, write writer) kit.Document {
	return kit.Document{
		Name: words, Save: func() { p.save(file, reference, false, write) },
		WithoutNames: func() { p.save(file, reference, true, write) },
	}
}

// save keeps a document about what is followed, as it is stored by then.
func (p *Page) save(file, reference string, nameless bool, write writer) {
	how := desk.Outgoing{Day: p.host.Today(), NoNames: nameless}
	p.host.Save(file, func(ctx context.Context, w io.Writer) error {
		k, err := desk.KnowledgeOut(ctx, p.workspace, reference, how)
		if err != nil {
			return err
		}
		return write(ctx, w, k)
	})
}

// sourced is a writer that says in its document where it comes from.
func (p *Page) sourced(write func(io.Writer, *export.Knowledge, export.Provenance) error) writer {
	now, version := p.host.Now(), p.host.Version()
	return func(ctx context.Context, w io.Writer, k *export.Knowledge) error {
		source, err := desk.Provenance(ctx, p.workspace, "", now)
		if err != nil {
			return err
		}
		source.Version = version
		return write(w, k, source)
	}
}
