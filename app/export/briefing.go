package export

import (
	"counterweight/procurement/civil"
)

// briefing is a report of a few pages for people who meet: what it comes to first, then its parts, and last where it comes from.
type briefing struct {
	*flow
	provenance Provenance
	nameless   *nameless
	day        civil.Date // as things stand
}

func newBriefing(title, subject string, p Provenance, n *nameless, day civil.Date) briefing {
	p = n.provenance(p)
	doc := &Document{Title: inOneLine(title) + ", " + day.Words(), Subject: subject, Made: p.Made}
	return briefing{flow: newFlow(doc), provenance: p, nameless: n, day: day}
}

// writeTop writes what it is about, what it comes to, and the figures that everybody asks for.
func (b *briefing) writeTop(kind, title, outcome string, headline []fact) {
	b.add(b.lines(kind+", "+b.day.Words(), letterMuted, 0, bodyWidth)...)
	b.writeName(title, outcome, headline)
}

// writeName is [briefing.writeTop] below the line that says what kind of document it is.
func (b *briefing) writeName(title, outcome string, headline []fact) {
	b.add(b.lines(brief(inOneLine(title), mostTitle), letterTitle, 0, bodyWidth)...)
	b.add(slab{gap: 4, height: 10, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
	b.paragraph(outcome, letterLead)
	b.figures(headline...)
}

// space keeps what follows a little off the figures at the top.
func (b *briefing) space() { b.add(slab{height: paragraphGap, keep: true}) }

// writeSections writes the parts, each with its heading; those that have nothing to say are left out.
func (b *briefing) writeSections(sections ...reportSection) {
	for _, s := range sections {
		if s.write == nil {
			continue
		}
		b.heading(s.title, s.level)
		s.write()
		b.release()
	}
}

// finish writes where it all comes from, and what stands around every page.
func (b *briefing) finish(notes []string, about ...fact) {
	b.heading("Sources and calculation notes", 0)
	b.part("How figures were calculated")
	for _, note := range notes {
		b.paragraph(note, letterBody)
	}
	b.together(func() { b.writeOrigin(about) })
	b.close()
}

// close lists what could not be printed, and writes what stands around every page.
func (b *briefing) close() {
	b.writeBoxed()
	b.release()
	p := b.provenance
	foot := "Data as of " + p.Made.UTC().Format("2 Jan 2006 15:04 UTC")
	if p.Snapshot != "" {
		foot += " · snapshot " + p.Snapshot
	}
	b.furnish(furniture{head: b.doc.Title, marking: p.Marking, foot: foot})
}

// writeOrigin writes which workspace the report was made from, when and how.
func (b *briefing) writeOrigin(about []fact) {
	b.part("Where this report comes from")
	p := b.provenance
	facts := append([]fact{{"Protective marking", p.Marking}, {"Made", p.Made.UTC().Format("2 Jan 2006 15:04 UTC")}}, about...)
	b.facts(append(facts,
		fact{"As things stand on", b.day.Words()},
		fact{"Names of people", namesWords(b.nameless)},
		fact{"Workspace", p.Workspace},
		fact{"Snapshot", p.Snapshot},
		fact{"Change log up to", p.Head},
		fact{"Program", programName + " " + p.Version},
	)...)
}
