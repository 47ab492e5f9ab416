package packs

import (
	"fmt"
	"image"

	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// usualMarkings are the protective markings that offices use most.
var usualMarkings = []string{"Official", "Official – commercial in confidence", "Official-Sensitive", "Commercial in confidence", "Draft – not for onward sharing"}

// name is the contract that the pack is about: C-014 Appeals delivery partner.
func (m *made) name() string {
	d := m.pack.Contract.Dossier
	return kit.Joined(" ", d.Reference, d.Title)
}

// facts are the line under the page's title.
func (m *made) facts() string {
	return kit.Joined(" · ", m.name(), kit.Joined(", ", m.forumName(), m.meetingDay().Words()), m.pack.Period.Words(), pagesWords(len(m.doc.Pages)))
}

// file is what a document of the pack is called, without its ending.
func (m *made) file() string {
	return m.pack.Contract.Dossier.Reference + " pack " + m.pack.Period.String()
}

func pagesWords(pages int) string {
	if pages == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", pages)
}

// pages are the pages of the pack to be painted.
func (m *made) pages() kit.Pages {
	return kit.Pages{Count: len(m.doc.Pages), Ratio: export.PageHeight / export.PageWidth, Paint: func(page, width, height int) image.Image {
		return m.painter.Paint(&m.doc.Pages[page], width, height)
	}}
}

// linkAt is the reference at a place of a page, given in shares of its width and height; nil where there is none.
func (m *made) linkAt(page int, x, y float64) *export.Link {
	x, y = x*export.PageWidth, y*export.PageHeight
	links := m.doc.Pages[page].Links
	for i := range links {
		if l := &links[i]; x >= l.X && x <= l.X+l.Width && y >= l.Y && y <= l.Y+l.Height {
			return l
		}
	}
	return nil
}

// share is a place on a page as a share of its height, a little above so that what stands there can be seen.
func (m *made) share(top float64) float32 { return float32(max(0, top-24) / export.PageHeight) }

// meetingWords name a meeting: Monthly board, 25 Nov 2026.
func meetingWords(forum *governance.Forum, m *governance.Meeting) string {
	day := m.Planned
	if !m.Held.IsZero() {
		day = m.Held
	}
	return kit.Joined(", ", forum.Name, day.Words())
}
