package export

import (
	"strings"
)

// metaPart is a part of the sheet that says where a workbook comes from: facts under a title. Facts without a value are left out.
type metaPart struct {
	title string
	facts [][2]string
}

// writeMetaParts writes what a workbook says about itself.
func (s *sheet) writeMetaParts(parts ...metaPart) {
	s.skip(1)
	for _, part := range parts {
		s.text(1, part.title, lookSection)
		s.blank(2, lookSection)
		s.next(20)
		for _, fact := range part.facts {
			if fact[1] != "" {
				s.text(1, fact[0], lookCell.muted())
				s.text(2, fact[1], lookCell)
				s.next(0)
			}
		}
		s.skip(1)
	}
}

// metaFrame is how the sheet with the facts about a workbook is seen.
func metaFrame(f frame) frame {
	f.widths, f.columns = []float64{26, 110}, 2
	return f
}

// metaFacts say where a workbook comes from.
func (p Provenance) metaFacts() [][2]string {
	return [][2]string{
		{"Protective marking", p.Marking},
		{"Workspace", p.Workspace},
		{"Made", p.Made.UTC().Format("2 January 2006, 15:04 UTC")},
		{"Model fingerprint", p.Fingerprint},
		{"Model locked", p.Locked},
		{"Head of the change log", p.Head},
		{"Snapshot", p.Snapshot},
		{"Program", strings.TrimSpace(programName + " " + p.Version)},
	}
}

// bookPage is what is printed on every page of a workbook about something.
func bookPage(about string, p Provenance) frame {
	var f frame
	if marking := headingText(p.Marking, 100); marking != "" {
		f.heading = `&C&"Arial,Bold"&9 ` + marking
	}
	f.foot = `&L&"Arial,Regular"&8 ` + headingText(about, 80) + `&C&8 ` + p.Made.UTC().Format("2 Jan 2006") + `&R&8 Page &P of &N`
	return f
}

// writeTitle writes the two lines that a sheet begins with.
func (s *sheet) writeTitle(title, about string) {
	s.text(1, shorten(title, 150), lookTitle)
	s.next(24)
	s.text(1, about, lookMuted)
	s.next(0)
}
