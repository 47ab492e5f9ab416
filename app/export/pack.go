package export

import (
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// Pack is what a board reads before it meets: everything about one contract as it stands on a day, in a period. It holds what the domain
// worked from; the pages, the workbook and the checks ask the domain the same questions, so none can show another figure.
type Pack struct {
	Contract  *ContractSheet // with its money, changes, dates and promises
	Cards     []*Scorecard   // about the contract, as they stand in the period; the first is the one that figures are taken from
	Knowledge *Knowledge     // that comes with the contract
	Coverage  []*Coverage    // of each team that works under it
	// Record is what belongs to the contract of what both sides agreed, decided and challenged.
	*governance.Record
	Period civil.Period
	Today  civil.Date

	Forum   *governance.Forum   // that the pack is for; nil where it is for none
	Meeting *governance.Meeting // that it is for; nil where none is planned
	Last    *governance.Meeting // the forum's meeting before that one was held; nil where there was none

	Depth      governance.Depth
	Parts      []governance.PackPart // each section once, in the order of the pages
	Template   string                // by whose name it was put together; empty for none
	Provenance Provenance            // with the protective marking
}

// PackProgress is told how many pages are done, of how many; of 0 while that is not known.
type PackProgress func(pages, of int)

// Title is what the pack is called.
func (p *Pack) Title() string {
	d := p.Contract.Dossier
	return inOneLine(d.Reference+" "+d.Title) + ": governance pack, " + p.Period.Words()
}

// SectionTitle is what a section is called in the pack; those about a period name it.
func (p *Pack) SectionTitle(s governance.PackSection) string {
	if s == governance.ScorecardSection {
		return s.Words() + ", " + p.Period.Words()
	}
	return s.Words()
}

// IsPinned reports whether a section has a place that no order of parts changes: the cover is first, since last time comes right after it,
// and the sources are last.
func IsPinned(s governance.PackSection) bool {
	return s == governance.Cover || s == governance.SinceLastTime || s == governance.SourcesSection
}

// Sections are those that are printed, in the order of the pages.
func (p *Pack) Sections() (shown []governance.PackSection) {
	for _, part := range governance.WholeParts(p.Parts) {
		if part.Shown {
			shown = append(shown, part.Section)
		}
	}
	place := func(s governance.PackSection) int {
		switch s {
		case governance.Cover:
			return 0
		case governance.SinceLastTime:
			return 1
		case governance.SourcesSection:
			return 3
		default:
			return 2
		}
	}
	slices.SortStableFunc(shown, func(a, b governance.PackSection) int { return place(a) - place(b) })
	return shown
}

// PackPages are the pages of a pack's document on which its sections begin, counted from 1.
func (p *Pack) PackPages(d *Document) map[governance.PackSection]int {
	pages, sections := map[governance.PackSection]int{}, p.Sections()
	for _, b := range d.Bookmarks {
		if b.Level == 0 && len(sections) > 0 {
			pages[sections[0]], sections = b.Page+1, sections[1:]
		}
	}
	return pages
}

// Card is the scorecard that figures are taken from, nil where the contract has none.
func (p *Pack) Card() *Scorecard {
	if len(p.Cards) == 0 {
		return nil
	}
	return p.Cards[0]
}

// Result is what that scorecard comes to, nil where there is none.
func (p *Pack) Result() *scorecard.Result {
	c := p.Card()
	if c == nil || c.hasPeriod() != nil {
		return nil
	}
	return c.Book.Result(c.Period, c.Today)
}
