package tenders

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// workingShape is everything that the words below the matrix depend on.
func (w *weighingTab) workingShape() string {
	row, col := w.grid.Selected()
	if w.result == nil || col >= len(w.standings) || w.standings[col] == nil {
		return fmt.Sprint("faults ", row, col, w.faults)
	}
	return fmt.Sprint(row, col, w.cost, w.open.lot, w.arithmetic(col), w.markWords(row, col))
}

// workingWords explain the selected score, and how the selected bid came to its total.
func (w *weighingTab) workingWords() []fyne.CanvasObject {
	row, col := w.grid.Selected()
	var lines []fyne.CanvasObject
	if words := w.markWords(row, col); words != "" {
		see := kit.Pill("Who gave what", func() { w.seeMark(row, col) })
		words := kit.Runs(theme.SizeNameText, kit.Secondary, kit.Run{Text: strings.TrimSpace(w.name(row)) + ": ", Bold: true}, kit.Run{Text: words})
		lines = append(lines, container.NewBorder(nil, nil, nil, kit.Row(0, see), words))
	}
	if w.result == nil || col >= len(w.standings) || w.standings[col] == nil {
		return lines
	}
	s := w.standings[col]
	lines = append(lines, kit.Runs(theme.SizeNameText, kit.Secondary, w.verdict(s)...))
	steps := w.arithmetic(col)
	for i, step := range steps {
		value := exact.Short(step.Value, 4)
		if rounding := w.result.Model.Rounding; rounding.Stage == weighing.RoundTotal && i == len(steps)-1 {
			value = exact.Format(step.Value, rounding.Places)
		}
		lines = append(lines, kit.Runs(theme.SizeNameText, kit.Secondary, stepWords(step, value)...))
	}
	return lines
}

// stepWords are a step of the arithmetic with its value, which a working that is the value itself has said already.
func stepWords(step weighing.Step, value string) []kit.Run {
	if step.IsPlain() {
		return []kit.Run{{Text: step.What + " = "}, {Text: step.Working, Bold: true}}
	}
	return []kit.Run{{Text: step.What + " = " + step.Working + " = "}, {Text: signed(value), Bold: true}}
}

// signed is a figure with the minus sign that workings have, in the stead of a hyphen.
func signed(figure string) string {
	if digits, negative := strings.CutPrefix(figure, "-"); negative {
		return "−" + digits
	}
	return figure
}

// verdict is the place of a bid in a sentence: Fernhill is first of 5, 6.29 ahead of the second.
func (w *weighingTab) verdict(s *weighing.Standing) []kit.Run {
	name := kit.Run{Text: label(s.Bid), Bold: true}
	ranked := w.result.Ranked()
	switch {
	case !s.InTheRunning():
		return []kit.Run{name, {Text: " has no rank: " + s.Why + "."}}
	case len(ranked) == 1:
		return []kit.Run{name, {Text: " is the only bid in the running."}}
	case s.Rank == 1 && len(w.result.Winners) > 1:
		return []kit.Run{name, {Text: fmt.Sprintf(" shares the first place with %d more.", len(w.result.Winners)-1)}}
	case s.Rank == 1:
		return []kit.Run{name, {Text: fmt.Sprintf(" is first of %d. Margin over second place %s.", len(ranked), exact.Format(w.result.Margin, 2))}}
	}
	return []kit.Run{name, {Text: fmt.Sprintf(" is number %d of %d.", s.Rank, len(ranked))}}
}

// markWords are the words for a mark with its reason; empty for the rows of figures.
func (w *weighingTab) markWords(row, col int) string {
	mark, ok := w.matrix.at(row, col)
	if !ok {
		return ""
	}
	if !mark.Value.Given() {
		return kit.Joined(" – ", w.matrix.bidName(col)+" has no mark yet", mark.Rationale)
	}
	return kit.Joined(" – ", w.matrix.bidName(col)+" "+markWords(&w.matrix.lines[row], mark), mark.Rationale)
}

// seeMark shows on Scores who gave what, why, and what it was before.
func (w *weighingTab) seeMark(row, col int) {
	w.open.tabs.Select("Scores")
	if s, is := w.open.side("Scores").(*scores); is {
		s.grid.Select(row, col)
		s.grid.Focus()
	}
}

// noticesShape is everything that the cards depend on.
func (w *weighingTab) noticesShape() string {
	if w.result == nil {
		return fmt.Sprint("faults ", w.faults)
	}
	return fmt.Sprint(w.result.Notices, w.outOfTheRunning(), w.open.tender.Note)
}

// noticeCards are what to check before one relies on the ranking; or else what keeps the tender from being ranked.
func (w *weighingTab) noticeCards() []fyne.CanvasObject {
	if w.result == nil {
		return w.faultCards()
	}
	var cards []fyne.CanvasObject
	for _, notice := range w.result.Notices {
		lead, why := split(notice)
		cards = append(cards, kit.Notice(lead, why))
	}
	if out := w.outOfTheRunning(); len(out) > 0 {
		cards = append(cards, card(kit.Section("Out of the running", kit.Facts(out))))
	}
	if note := w.open.tender.Note; note != "" {
		cards = append(cards, card(kit.Section("Note", kit.Words(note, theme.SizeNameText, false, kit.Secondary))))
	}
	return cards
}

func card(o fyne.CanvasObject) fyne.CanvasObject { return kit.Card(kit.Pad(10, 12, 14, 14, o)) }

// outOfTheRunning are the bids without a rank, each with the reason.
func (w *weighingTab) outOfTheRunning() (facts []kit.Fact) {
	for i := range w.result.Standings {
		if s := &w.result.Standings[i]; !s.InTheRunning() {
			facts = append(facts, kit.Fact{Label: label(s.Bid), Value: s.Why})
		}
	}
	return facts
}

// split takes a notice apart: what to check, and why.
func split(n weighing.Notice) (lead, why string) {
	if questions := map[weighing.Code]string{
		weighing.LowBid: "Abnormally low?", weighing.EqualPrices: "Equal prices.", weighing.SingleBid: "One bid.",
		weighing.WeightsOutsideLimits: "Outside the limits.", weighing.TieLeft: "A tie.",
	}; questions[n.Code] != "" {
		return questions[n.Code], n.Text
	}
	if slices.Contains([]weighing.Code{weighing.RelativePrice, weighing.Provisional, weighing.MissingMarks}, n.Code) {
		if lead, why, two := strings.Cut(n.Text, ". "); two {
			return lead + ".", why
		}
	}
	return n.Text, ""
}
