package packs

import (
	"bytes"
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// Documents are what can be made of the pack.
func (p *Page) Documents() []kit.Document {
	if p.made == nil {
		return nil
	}
	return []kit.Document{
		{Name: "Pack as a PDF", Save: p.savePDF},
		{Name: "Pack as a workbook", Save: p.saveWorkbook},
	}
}

// current is what makes the pack that is shown ready, off the UI goroutine: the pages in sight, or where others are being made those.
func (p *Page) current() func(context.Context) (*made, error) {
	shown, v, o, busy := p.made, p.view, p.order, p.busy
	stamp := desk.PackOrder{Today: p.host.Today(), Made: p.host.Now(), Version: p.host.Version()}
	return func(ctx context.Context) (*made, error) {
		if !busy {
			return shown, nil
		}
		return makePack(ctx, p.workspace, v, v.settled(o), stamp, nil)
	}
}

// savePDF writes the pages in sight.
func (p *Page) savePDF() {
	if p.made == nil {
		return
	}
	current, back := p.current(), p.host.Runner().Back
	p.host.SaveInSteps(p.made.file()+".pdf", func(ctx context.Context, w io.Writer, report func(done, of int)) error {
		m, err := current(ctx)
		if err != nil {
			return err
		}
		if err := m.doc.WritePages(ctx, w, report); err != nil {
			return err
		}
		back(func() { p.saved = m })
		return nil
	})
}

// saveWorkbook writes the figures of the pack with the same snapshot.
func (p *Page) saveWorkbook() {
	if p.made == nil {
		return
	}
	current := p.current()
	p.host.Save(p.made.file()+".xlsx", func(ctx context.Context, w io.Writer) error {
		m, err := current(ctx)
		if err != nil {
			return err
		}
		return export.WritePackWorkbook(ctx, w, m.pack)
	})
}

// markAsSent keeps the pages as the bytes that were sent: those saved last, where that was a pack for the same meeting and period, and else
// those in sight.
func (p *Page) markAsSent() {
	if p.made == nil {
		return
	}
	current, saved := p.current(), p.saved
	if saved != nil && !saved.isFor(p.made) {
		saved = nil
	}
	sent := &governance.SentPack{}
	p.host.Change("Mark the pack "+p.made.file()+" as sent", func(ctx context.Context) error {
		m, err := saved, error(nil)
		if m == nil {
			m, err = current(ctx)
		}
		if err != nil {
			return err
		}
		var file bytes.Buffer
		if err := m.doc.WritePages(ctx, &file, nil); err != nil {
			return err
		}
		*sent = m.asSent()
		sent.By = p.workspace.Author()
		return desk.KeepSentPack(ctx, p.workspace, sent, file.Bytes())
	}, kit.OrToast(p.host, func() {
		p.saved = nil
		p.host.Toast("Kept as it was sent: "+pagesWords(sent.Pages)+", SHA-256 "+sent.SHA256[:12]+"….", p.host.ToUndo())
	}))
}

// isFor reports whether two packs are for the same: the same contract, meeting and period, put together alike.
func (m *made) isFor(other *made) bool {
	return m.pack.Contract.Dossier.ID == other.pack.Contract.Dossier.ID && m.meetingValue() == other.meetingValue() && m.pack.Period == other.pack.Period &&
		m.order.String() == other.order.String()
}

// asSent is what is noted about the pack when it is sent.
func (m *made) asSent() governance.SentPack {
	s := governance.SentPack{
		Contract: int64(m.pack.Contract.Dossier.ID), Period: m.pack.Period, Template: m.pack.Template, Depth: m.pack.Depth,
		Marking: m.pack.Provenance.Marking, Snapshot: m.pack.Provenance.Snapshot, Pages: len(m.doc.Pages), Version: m.pack.Provenance.Version,
	}
	if m.pack.Forum != nil {
		s.Forum = m.pack.Forum.ID
	}
	if m.pack.Meeting != nil {
		s.Meeting = m.pack.Meeting.ID
	}
	return s
}
