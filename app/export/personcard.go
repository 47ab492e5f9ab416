package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// PeopleCards are what people chose to share about working with them, for a team that begins to work together.
type PeopleCards struct {
	Team   string // empty for everybody
	People []CardHolder
	Day    civil.Date
}

// CardHolder is somebody with the card that they may have shared.
type CardHolder struct {
	Name     string
	Role     string
	WorksFor string // a supplier or a part of our side
	Card     procurement.Card
}

// hasShared reports whether the person shared something by a day. What was written down and not shared is nobody else's.
func (h *CardHolder) hasShared(day civil.Date) bool {
	said := h.Card
	on := said.SharedOn
	said.SharedOn = civil.Date{}
	return !said.IsEmpty() && !on.IsZero() && !on.After(day)
}

// CardsReport writes cards as a PDF, two beside each other, so that those of a team have room on one page. Of whom nothing was shared the
// page does not tell, but counts them. The same input gives the same bytes. It fails where w does.
func CardsReport(w io.Writer, c *PeopleCards, p Provenance) error {
	return LayOutCards(c, p).WritePDF(w)
}

// LayOutCards is the page that [CardsReport] writes, to be painted.
func LayOutCards(c *PeopleCards, p Provenance) *Document {
	title := partName(inOneLine(c.Team), "Everybody")
	r := &cardsPage{briefing: newBriefing(title+": people cards", "People cards", p, nil, c.Day)}
	shared := slices.DeleteFunc(slices.Clone(c.People), func(h CardHolder) bool { return !h.hasShared(c.Day) })
	r.writeTop("How to work with us", title, sharedWords(len(shared), len(c.People)), nil)
	r.space()
	r.release()
	r.writeCards(shared)
	r.paragraph("Each card is what the person chose to share, in their own words. Whoever wants theirs changed or taken out only has to say so.", letterMuted)
	r.close()
	return r.doc
}

// sharedWords say how many of a number of people shared a card.
func sharedWords(shared, of int) string {
	switch {
	case of == 0:
		return "Nobody is here yet."
	case shared == 0:
		return "Nobody has shared a card yet."
	case shared == of:
		return countOf(shared, "card") + ": everybody shares how they like to work."
	}
	return fmt.Sprintf("%d of %d people share how they like to work.", shared, of)
}

// cardsPage lays cards out.
type cardsPage struct{ briefing }

// Measures of cards, in points.
const (
	cardGap    = 8.0 // between cards
	cardInset  = 7.0
	cardNames  = 52.0 // width of the column of names in a card
	cardWidth  = (bodyWidth - cardGap) / 2
	tallCard   = 250.0 // one that is higher is printed over the whole width, and may be cut between its lines
	cardTopGap = 2.0   // below the name
)

// letterCardName is the name of whose card it is.
var letterCardName = lettering{size: 10.5, bold: true, colour: colourText, leading: 13.5}

// cardLine is a line of a card: perhaps a name at its left, and a text.
type cardLine struct {
	name, text string
	letter     lettering
	indent     float64
	gap        float64 // above it
}

// writeCards writes cards two by two; what is too long for that follows.
func (r *cardsPage) writeCards(all []CardHolder) {
	var long []CardHolder
	var row [][]cardLine
	for i := range all {
		lines := r.cardLines(&all[i], cardWidth-2*cardInset)
		if heightOf(lines) > tallCard {
			long = append(long, all[i])
			continue
		}
		if row = append(row, lines); len(row) == 2 {
			r.cardRow(row)
			row = nil
		}
	}
	if len(row) > 0 {
		r.cardRow(row)
	}
	for i := range long {
		r.longCard(&long[i])
	}
}

// cardFacts are what a card says, in the order in which somebody new asks for it.
func cardFacts(c procurement.Card) []fact {
	return []fact{{"Reach", c.ReachHow}, {"When", c.ReachWhen}, {"Works", c.WorkingStyle}, {"Feedback", c.Feedback}}
}

// cardLines are a card's lines in a width.
func (r *cardsPage) cardLines(h *CardHolder, width float64) (lines []cardLine) {
	for _, text := range r.ts.wrap(inOneLine(h.Name), letterCardName, width) {
		lines = append(lines, cardLine{text: text, letter: letterCardName})
	}
	for _, text := range r.ts.wrap(inOneLine(together(", ", h.Role, h.WorksFor)), letterSmall, width) {
		lines = append(lines, cardLine{text: text, letter: letterSmall})
	}
	for _, said := range cardFacts(h.Card) {
		for i, text := range r.ts.wrap(strings.TrimSpace(said.value), letterCell, width-cardNames) {
			line := cardLine{text: text, letter: letterCell, indent: cardNames}
			if i == 0 {
				line.name, line.gap = said.name, cardTopGap
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func heightOf(lines []cardLine) (height float64) {
	for _, l := range lines {
		height += l.gap + l.letter.leading
	}
	return height
}

// cardRow places cards beside each other on a shaded ground each, as high as the highest.
func (r *cardsPage) cardRow(cards [][]cardLine) {
	height := 0.0
	for _, lines := range cards {
		height = max(height, heightOf(lines)+2*cardInset)
	}
	r.add(slab{gap: cardGap, height: height, paint: func(p *Page, top float64) {
		for i, lines := range cards {
			x := bodyLeft + float64(i)*(cardWidth+cardGap)
			p.box(x, top, cardWidth, height, colourShade)
			p.box(x, top, 3, height, colourAccent)
			y := top + cardInset
			for _, l := range lines {
				y += l.gap
				p.text(r.ts, l.name, x+cardInset, letterSmall.baseline(y+(l.letter.leading-letterSmall.leading)/2), letterSmall)
				p.text(r.ts, l.text, x+cardInset+l.indent, l.letter.baseline(y), l.letter)
				y += l.letter.leading
			}
		}
	}})
}

// longCard writes a card over the whole width, line by line.
func (r *cardsPage) longCard(h *CardHolder) {
	r.part(partName(h.Name, "Without a name"))
	r.leadIn(inOneLine(together(", ", h.Role, h.WorksFor)), letterSmall)
	r.facts(cardFacts(h.Card)...)
}
