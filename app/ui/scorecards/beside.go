package scorecards

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// beside is what stands beside the scorecard: what it comes to, more about the selected measure, where the two sides differ, and what is
// to be done.
type beside struct {
	board   *board
	measure *measureCard
	cards   *fyne.Container
	object  fyne.CanvasObject
}

func newBeside(b *board) *beside {
	s := &beside{board: b, measure: newMeasureCard(b), cards: kit.Flow(14)}
	s.object = kit.Scrolled(s.cards)
	return s
}

// show follows the card and the selected measure.
func (s *beside) show() {
	o := s.board.open
	if o.result == nil {
		s.put(kit.InCard(kit.Paragraph("The card begins on " + o.book.Card.Term.From.Words() + ". Set up says what will be measured.")))
		return
	}
	var cards []fyne.CanvasObject
	if m := s.board.selected(); m != nil {
		s.measure.show(m)
		cards = append(cards, kit.InCard(ringCard(o.result)), s.measure.object)
	} else {
		set := kit.SecondaryButton("Set another rating…", func() { o.asked = o.askOverall() })
		cards = append(cards, kit.InCard(kit.Flow(10, ringCard(o.result), set)))
	}
	for _, card := range []fyne.CanvasObject{s.falls(), s.differences(), s.actions()} {
		if card != nil {
			cards = append(cards, card)
		}
	}
	s.put(cards...)
}

func (s *beside) put(cards ...fyne.CanvasObject) {
	s.cards.Objects = cards
	s.cards.Refresh()
	s.object.Refresh()
}

// ringCard is what the card comes to, in a ring and in words.
func ringCard(r *scorecard.Result) fyne.CanvasObject {
	overall := &r.Overall
	ring := chart.Ring{Figure: dash, Height: 64}
	if overall.Scored {
		ring.Figure = overall.Score.Words()
		ring.Parts = []chart.RingPart{{Share: overall.Score.Float() / 100, Ink: ratingInk(overall.Rating)}}
	}
	picture := kit.Chart(func(width, _ float32) chart.Drawing { return ring.Draw(float64(width), kit.ChartMeasure) })
	words := kit.Flow(2, kit.Words(ratingTitle(overall), theme.SizeNameText, true, kit.Plain))
	for _, text := range overallWords(r) {
		words.Add(kit.Words(text, theme.SizeNameText, false, kit.Secondary))
	}
	return container.New(ringLayout{}, picture, words)
}

// ratingInk is the ink of a rating in charts.
func ratingInk(r scorecard.Rating) chart.Ink {
	switch r {
	case scorecard.Good, scorecard.ApproachingTarget, scorecard.RequiresImprovement, scorecard.Inadequate:
		return chart.Rated + chart.Ink(r-scorecard.Good)
	}
	return chart.Rated + chart.RatedInks - 1
}

// ratingTitle is the rating of the whole card, with a word where people set it.
func ratingTitle(r *scorecard.Rolled) string {
	words := ratingOf(r.Rating).Words()
	if r.Override != nil {
		words += ", set by " + orDash(r.Override.By)
	}
	return words
}

// overallWords say what the overall score rests on.
func overallWords(r *scorecard.Result) (texts []string) {
	overall := &r.Overall
	if change := changeWords(r); change != "" {
		texts = append(texts, change)
	}
	texts = append(texts, coverageWords(overall))
	if !overall.Scored && overall.Coverage != nil {
		texts = append(texts, fmt.Sprintf("they have %s of the weight; an overall score takes %s %%", shareWords(overall.Coverage), r.Lines.Coverage))
	}
	if r.Ours.Scored && r.Theirs.Scored {
		texts = append(texts, fmt.Sprintf("ours alone %s, theirs alone %s", r.Ours.Score.Words(), r.Theirs.Score.Words()))
	}
	if overall.Override != nil {
		texts = append(texts, "computed: "+computedWords(r)+". "+overall.Override.Reason)
	}
	return texts
}

// computedWords is the rating that a card would have had people not set another.
func computedWords(r *scorecard.Result) string {
	if !r.Overall.Scored || r.Overall.Mean == nil {
		return ratingOf(scorecard.NotYetRated).Words()
	}
	return ratingOf(r.Lines.Rating(r.Overall.Mean)).Words()
}

// ringLayout puts words beside a ring of a fixed width.
type ringLayout struct{}

func (ringLayout) ring() float32 { return kit.Scaled(92) }

func (l ringLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ring, left := l.ring(), l.ring()+kit.Scaled(14)
	objects[1].Resize(fyne.NewSize(size.Width-left, objects[1].Size().Height))
	words := objects[1].MinSize().Height
	objects[0].Resize(fyne.NewSize(ring, ring))
	objects[0].Move(fyne.NewPos(0, max(0, (size.Height-ring)/2)))
	objects[1].Move(fyne.NewPos(left, max(0, (size.Height-words)/2)))
	objects[1].Resize(fyne.NewSize(size.Width-left, words))
}

func (l ringLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.ring()+kit.Scaled(94), max(l.ring(), objects[1].MinSize().Height))
}

// falls are what fell three times in a row; nil where nothing did.
func (s *beside) falls() fyne.CanvasObject {
	falls := s.board.open.result.Falls
	if len(falls) == 0 {
		return nil
	}
	cards := kit.Flow(8)
	for _, f := range falls {
		cards.Add(kit.Notice(fallName(f)+" fell three times in a row:", fallWords(f)+". See what is behind it."))
	}
	return cards
}

func fallName(f scorecard.Fall) string {
	if f.Measure == nil {
		return "The whole card"
	}
	return f.Measure.Name
}

// fallWords are the scores of a fall: 82, 78, 75, 71.
func fallWords(f scorecard.Fall) string {
	words := make([]string, len(f.Scores))
	for i, score := range f.Scores {
		words[i] = score.Words()
	}
	return strings.Join(words, ", ")
}

// differences are where the two sides should talk; nil where they agree.
func (s *beside) differences() fyne.CanvasObject {
	r := s.board.open.result
	if len(r.TalkingPoints) == 0 {
		return nil
	}
	list := kit.Flow(0)
	for _, t := range r.TalkingPoints {
		item := kit.Item{Tone: kit.ToneBad, Text: t.Words(), Note: "talk", Open: func() { s.to(t.Measure.ID) }}
		if t.Settled {
			item.Tone, item.Note = kit.ToneGood, "agreed"
		}
		list.Add(kit.List(item))
		for _, reading := range []*scorecard.Reading{t.Ours, t.Theirs} {
			if reading.Comment != "" {
				list.Add(kit.Pad(5, 5, 0, 0, kit.Words(quoted(reading, r.Period), theme.SizeNameText, false, kit.Secondary)))
			}
		}
	}
	return kit.InCard(kit.Section("Where the two sides differ", list))
}

// quoted is a comment with who says so: “Raised two risks after the decision was taken.” — ours, October.
func quoted(r *scorecard.Reading, p civil.Period) string {
	return "“" + r.Comment + "” — " + strings.ToLower(r.Side.Words()) + ", " + monthName(p, p)
}

// to selects a measure and gives its card the keyboard.
func (s *beside) to(id scorecard.MeasureID) {
	s.board.table.SelectKey(measureKey(id))
	s.measure.focus()
}

// mostActions is how many actions are listed beside the card.
const mostActions = 6

// actions are those that are open, the next due first, with the way to all of them.
func (s *beside) actions() fyne.CanvasObject {
	o := s.board.open
	open := openActions(o.book)
	var items []kit.Item
	for _, a := range open[:min(len(open), mostActions)] {
		items = append(items, kit.Item{
			Tone: dueTone(a.Due, o.today), Text: a.Title, Note: dayAndMonth(a.Due, o.today), Open: func() { o.toActions(a.ID) },
		})
	}
	if rest := len(open) - mostActions; rest > 0 {
		items = append(items, kit.Item{Text: fmt.Sprintf("and %d more", rest), Open: func() { o.toActions(0) }})
	}
	count := kit.Text(fmt.Sprintf("%d open", len(open)), theme.SizeNameCaptionText, false, kit.Secondary)
	heading := container.NewBorder(nil, nil, nil, count, kit.Text("Actions", theme.SizeNameText, true, kit.Plain))
	content := kit.Flow(6, heading)
	if len(items) > 0 {
		content.Add(kit.List(items...))
	}
	content.Add(kit.SecondaryButton("Add action", func() { o.addAction(s.board.selected()) }))
	return kit.InCard(content)
}

// dayAndMonth is a day in short; the year only where it is another one.
func dayAndMonth(d, today civil.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year() == today.Year():
		return d.UTC().Format("2 Jan")
	}
	return d.Words()
}

// soon is how many days before its day something that must be done is shown as pressing.
const soon = 14

func dueTone(due, today civil.Date) kit.Tone {
	switch {
	case due.IsZero():
		return kit.ToneInfo
	case due.Before(today):
		return kit.ToneBad
	case today.DaysUntil(due) <= soon:
		return kit.ToneWarn
	}
	return kit.ToneInfo
}
