package export

import (
	"context"
	"fmt"
	"io"

	"counterweight/scorecard/governance"
)

// WritePack writes the pack as a PDF; see [PackDocument]. It fails where ctx is cancelled, and where w does.
func WritePack(ctx context.Context, w io.Writer, p *Pack, progress PackProgress) error {
	d, err := PackDocument(ctx, p, progress)
	if err != nil {
		return err
	}
	return d.WritePages(ctx, w, progress)
}

// PackDocument lays the pack out: each section from a page of its own on, so that it can be handed out by itself, with contents,
// references from page to page and an outline; or all of it on one page for the board. The same pack gives the same pages.
//
// progress, which may be nil, is told of each page. It fails where a sum is more than money can be, and where ctx is cancelled.
func PackDocument(ctx context.Context, p *Pack, progress PackProgress) (*Document, error) {
	facts, err := p.Contract.gather()
	if err != nil {
		return nil, fmt.Errorf("make pack of contract %s: %w", p.Contract.Dossier.Reference, err)
	}
	if p.Depth == governance.BoardDepth {
		return boardPage(ctx, p, facts)
	}
	r := newPackReport(ctx, p, facts, progress)
	r.write()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// packReport lays a pack out.
type packReport struct {
	*flow
	*Pack
	sums     contractFacts
	sections []governance.PackSection
	begin    map[governance.PackSection]int // the bookmark that a section begins with
	reports  map[*Scorecard]*cardReport     // of the cards that several sections write about
}

func newPackReport(ctx context.Context, p *Pack, facts contractFacts, progress PackProgress) *packReport {
	f := newFlow(&Document{Title: p.Title(), Subject: "Governance pack", Made: p.Provenance.Made})
	f.watch = func() bool {
		if progress != nil {
			progress(len(f.doc.Pages)-1, 0)
		}
		return ctx.Err() == nil
	}
	return &packReport{flow: f, Pack: p, sums: facts, sections: p.Sections(), begin: map[governance.PackSection]int{}, reports: map[*Scorecard]*cardReport{}}
}

// write writes the sections one after the other, and the numbers of their pages last.
func (r *packReport) write() {
	for _, s := range r.sections {
		if r.stopped {
			return
		}
		r.breakPage()
		r.writeSection(s)
		r.release()
	}
	if r.stopped {
		return
	}
	r.fillContents()
	r.furnish(furniture{head: r.doc.Title, marking: r.Provenance.Marking, foot: r.foot()})
}

// writeSection writes a section under its heading. The cover has a title instead.
func (r *packReport) writeSection(s governance.PackSection) {
	r.beside = r.contractName()
	if s == governance.Cover {
		r.writeCover()
		return
	}
	r.mark(s)
	r.heading(r.SectionTitle(s), 0)
	switch s {
	case governance.SinceLastTime:
		r.writeSince()
	case governance.ScorecardSection:
		r.writeCards()
	case governance.MeasuresToTalk:
		r.writeTalk()
	case governance.KnowledgeSection:
		r.writeKnowledge()
	case governance.PromisesSection:
		r.writePromises()
	case governance.CoverageSection:
		r.writeCoverage()
	case governance.ContractSection:
		r.writeContract()
	case governance.ChallengesSection:
		r.writeChallenges()
	case governance.AgreementSection:
		r.writeAgreement()
	case governance.SourcesSection:
		r.writeSources()
	case governance.SectionUnstated, governance.Cover:
	}
}

// mark remembers that the next bookmark is that of a section.
func (r *packReport) mark(s governance.PackSection) {
	r.release()
	r.begin[s] = len(r.doc.Bookmarks)
}

// see refers to the page of a section, where that is in the pack.
func (r *packReport) see(about string, s governance.PackSection) {
	for _, shown := range r.sections {
		if shown == s {
			r.seePage(about, func() Bookmark { return r.doc.Bookmarks[r.begin[s]] })
		}
	}
}

// contractName names the contract beside headings and in sentences.
func (r *packReport) contractName() string {
	d := r.Contract.Dossier
	return inOneLine(d.Reference + " " + d.Title)
}

// foot says on every page which data it shows.
func (p *Pack) foot() string {
	foot := "Data as of " + p.Provenance.Made.UTC().Format("2 Jan 2006 15:04 UTC")
	if p.Provenance.Snapshot != "" {
		foot += " · snapshot " + p.Provenance.Snapshot
	}
	return foot
}
