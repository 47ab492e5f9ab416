package tenders

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// besideScores is the panel beside the marks: what the selected one means, why it was given, by whom, and what it was before.
type besideScores struct {
	scores  *scores
	detail  *kit.Detail
	note    *kit.Field
	noted   place // whose rationale is in the note
	reading kit.Latest
	said    string // the words below the note, to be made anew only when they change
	history []store.MarkRecord
	known   store.MarkSubject // whose history it is
}

func newBesideScores(s *scores) *besideScores {
	b := &besideScores{scores: s, detail: kit.NewDetail(), reading: kit.Latest{Runner: s.open.page.host.Runner()}}
	b.note = kit.NoteField("Why this mark", "", func(text string) {
		if row, col, ok := s.find(b.noted); ok {
			s.rationale(row, col, text)
		}
	})
	return b
}

// find is the cell of a place, where it is in sight.
func (s *scores) find(at place) (row, col int, ok bool) {
	for row, l := range s.matrix.lines {
		for col := range s.matrix.bids {
			if l.leaf >= 0 && s.place(row, col) == at {
				return row, col, true
			}
		}
	}
	return 0, 0, false
}

// show tells of the selected mark.
func (b *besideScores) show() {
	s := b.scores
	row, col, ok := s.selected()
	if !ok {
		b.reading.Stop()
		b.noted, b.said = place{}, ""
		b.detail.Clear(b.nothing())
		return
	}
	mark, _ := s.matrix.at(row, col)
	if at := s.place(row, col); at != b.noted {
		b.noted = at
		b.note.Reset(mark.Rationale)
	} else {
		b.note.SetValue(mark.Rationale)
	}
	b.tell(row, col, mark)
	subject := s.matrix.subject(row, col, "")
	b.reading.Do(func(ctx context.Context) func() {
		history, err := s.open.page.workspace.MarkHistory(ctx, subject)
		if err != nil {
			return func() { s.open.page.host.Toast(err.Error()) }
		}
		return func() {
			b.history, b.known = history, subject
			b.tell(row, col, mark)
		}
	})
}

// nothing says why there is no mark to speak of.
func (b *besideScores) nothing() string {
	switch m := b.scores.matrix; {
	case len(m.lines) == 0:
		return "There are no criteria yet. Add them on Set up; bids are marked on criteria."
	case len(m.bids) == 0:
		return "There are no bids yet. Add them on Bids."
	}
	return "Select a mark to see what it means and how it came about."
}

// tell writes what is known of a mark.
func (b *besideScores) tell(row, col int, mark tender.Mark) {
	m := b.scores.matrix
	l := &m.lines[row]
	subject := m.subject(row, col, "")
	var history []store.MarkRecord
	if b.known == subject {
		history = b.history
	}
	opinions := opinionWords(m.opinions(row, col), l.scale)
	said := fmt.Sprint(subject, l.criterion.Title, mark, l.scale, opinions, history)
	if said == b.said {
		return
	}
	b.said = said
	b.detail.SetTitle(m.bidName(col) + " · " + kit.Joined(" ", l.criterion.ID, l.criterion.Title))
	facts := []kit.Fact{
		{Label: "Mark", Value: markWords(l, mark), Strong: true},
		{Label: "Weight", Value: kit.Joined(" ", l.weight(), "of the whole")},
	}
	if given, set := l.criterion.Minimum.Get(); set {
		facts = append(facts, kit.Fact{Label: "Minimum", Value: given.String()})
	}
	if m.lot != "" && subject.Lot == "" {
		facts = append(facts, kit.Fact{Label: "Counts", Value: "in all lots that the criterion counts in"})
	}
	b.detail.SetFacts(facts)
	sections := []fyne.CanvasObject{b.note}
	if len(opinions) > 0 {
		sections = append(sections, kit.Section("Evaluators", kit.Facts(opinions)))
	}
	if levels := levelLines(l.scale, mark); levels != nil {
		sections = append(sections, kit.Section("What the marks mean", kit.Flow(6, levels...)))
	}
	if len(history) > 0 {
		sections = append(sections, kit.Section("History", kit.Flow(6, historyLines(history)...)))
	}
	b.detail.SetSections(sections...)
}

// markWords is a mark with its place on the scale and its title: 3 of 4, Good.
func markWords(l *line, mark tender.Mark) string {
	value, given := mark.Value.Get()
	if !given {
		return "not given yet"
	}
	words := value.String()
	if l.scale.Max.Given() {
		words += " of " + l.scale.Max.String()
	}
	if level := l.scale.Level(value); level != nil {
		words = kit.Joined(", ", words, level.Title)
	}
	return words
}

// levelLines are the scale's worded levels, the given one in front of the others.
func levelLines(scale tender.Scale, mark tender.Mark) (lines []fyne.CanvasObject) {
	value, given := mark.Value.Get()
	for _, level := range scale.Levels {
		ink := kit.Secondary
		if given && level.Mark == value {
			ink = kit.Plain
		}
		means := level.Means
		if means != "" {
			means = ": " + means
		}
		lines = append(lines, kit.Runs(theme.SizeNameText, ink, kit.Run{Text: kit.Joined(" ", level.Mark.String(), level.Title), Bold: true}, kit.Run{Text: means}))
	}
	return lines
}

// opinionWords are the evaluators' marks with their reasons.
func opinionWords(opinions []opinion, scale tender.Scale) (facts []kit.Fact) {
	for _, o := range opinions {
		words := o.mark.Value.String()
		if value, given := o.mark.Value.Get(); given {
			if level := scale.Level(value); level != nil {
				words = kit.Joined(", ", words, level.Title)
			}
		}
		facts = append(facts, kit.Fact{Label: o.who, Value: kit.Joined(" – ", words, o.mark.Rationale)})
	}
	return facts
}

// historyLines are all records of a mark, the newest first: what, by whom, when, why.
func historyLines(history []store.MarkRecord) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i := len(history) - 1; i >= 0; i-- {
		r := history[i]
		what := "taken back"
		if r.Mark.Value.Given() {
			what = r.Mark.Value.String()
		}
		who := fmt.Sprintf(" · %s, %s", r.By, r.At.Local().Format("2 Jan 2006 15:04"))
		words := kit.Joined(" – ", who, r.Note)
		lines = append(lines, kit.Runs(theme.SizeNameText, kit.Plain, kit.Run{Text: what, Bold: true}, kit.Run{Text: words}))
		if r.Mark.Rationale != "" {
			lines = append(lines, kit.Words("“"+r.Mark.Rationale+"”", theme.SizeNameCaptionText, false, kit.Secondary))
		}
	}
	return lines
}
