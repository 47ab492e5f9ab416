package tenders

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// mostFaults is how many faults are listed at once.
const mostFaults = 20

// faultCards list what keeps the tender from being ranked, and how to put it right.
func (w *weighingTab) faultCards() []fyne.CanvasObject {
	var faults tender.Faults
	if !errors.As(w.faults, &faults) {
		return []fyne.CanvasObject{kit.Notice("The bids can't be ranked yet.", kit.Sentence(w.faults)+".")}
	}
	t := w.open.tender
	var lines []fyne.CanvasObject
	for _, f := range faults[:min(len(faults), mostFaults)] {
		lines = append(lines, kit.Runs(theme.SizeNameText, kit.Plain,
			kit.Run{Text: placeWords(t, f.Place) + ": ", Bold: true}, kit.Run{Text: kit.Joined(": ", f.Problem, f.Remedy) + "."}))
	}
	if more := len(faults) - mostFaults; more > 0 {
		lines = append(lines, kit.Words(fmt.Sprintf("And %d more.", more), theme.SizeNameText, false, kit.Secondary))
	}
	if side := sideOf(faults[0]); w.open.has(side) {
		lines = append(lines, kit.Row(8, kit.SecondaryButton("Go to "+side, func() { w.open.tabs.Select(side) })))
	}
	return []fyne.CanvasObject{card(kit.Section("Before the bids can be ranked", kit.Flow(8, lines...)))}
}

// sideOf is the side of a tender on which a fault is put right.
func sideOf(f tender.Fault) string {
	switch {
	case !strings.HasPrefix(f.Place, "bids["):
		return "Set up"
	case strings.Contains(f.Place, "marks."), strings.Contains(f.Place, "rationales."):
		return "Scores"
	}
	return "Bids"
}

// places are the words for the members of a tender file that faults lie in.
var places = map[string]string{
	"reference": "Reference", "currency": "Currency", "cost_weight": "Cost weight", "quality_weight": "Quality weight",
	"weights": "Weights", "scale": "Scale", "criteria": "Criteria", "quality_minimum": "Quality minimum", "price": "Price method",
	"should_cost": "Should-cost", "rounding": "Rounding", "lots": "Lots", "panel": "Panel", "ties": "Rules for ties", "limits": "Weight limits",
	"marks": "mark", "rationales": "rationale", "evaluator_marks": "mark", "evaluator_rationales": "rationale", "price_score": "price score", "status": "status",
	"weight": "weight", "minimum": "minimum", "id": "id", "children": "questions below it",
}

// placeWords says in words where a fault lies: Bid B3 (Merrow), mark of Q3.
func placeWords(t *tender.Tender, place string) string {
	parts := strings.Split(place, ".")
	name, index := indexed(parts[0])
	if name == "bids" && index >= 0 && index < len(t.Bids) {
		b := t.Bids[index]
		return kit.Joined(", ", bidWords(b), bidPart(parts[1:]))
	}
	if name != "tender" || len(parts) < 2 {
		return "Tender"
	}
	name, index = indexed(parts[1])
	words := cmp.Or(places[name], name)
	switch {
	case name == "criteria" && index >= 0 && index < len(t.Criteria):
		return criterionWords(t.Criteria[index], parts[2:])
	case name == "lots" && index >= 0 && index < len(t.Lots):
		words = "Lot " + cmp.Or(t.Lots[index].ID, strconv.Itoa(index+1))
	}
	return words
}

// bidWords names a bid: Bid B3 (Merrow).
func bidWords(b tender.Bid) string {
	words := "Bid " + b.ID
	if b.Supplier != "" {
		words += " (" + b.Supplier + ")"
	}
	return words
}

// bidPart says which part of a bid: mark of Q3.
func bidPart(parts []string) string {
	if len(parts) >= 2 && parts[0] == "lots" {
		return kit.Joined(", ", "lot "+parts[1], bidPart(parts[2:]))
	}
	switch {
	case len(parts) == 0:
		return ""
	case (parts[0] == "marks" || parts[0] == "rationales") && len(parts) > 1:
		return places[parts[0]] + " of " + strings.Join(parts[1:], ".") // an id may have points in it
	case (parts[0] == "evaluator_marks" || parts[0] == "evaluator_rationales") && len(parts) > 1:
		return kit.Joined(" of ", parts[1]+"'s "+places[parts[0]], strings.Join(parts[2:], "."))
	case parts[0] == "price":
		return "price"
	}
	return cmp.Or(places[parts[0]], parts[0])
}

// criterionWords names a criterion, or one below it, and the part of it that is wrong.
func criterionWords(c tender.Criterion, parts []string) string {
	if len(parts) > 0 {
		if name, index := indexed(parts[0]); name == "children" && index >= 0 && index < len(c.Children) {
			return criterionWords(c.Children[index], parts[1:])
		}
	}
	words := "Criterion " + kit.Joined(" ", c.ID, c.Title)
	if len(parts) > 0 {
		words = kit.Joined(", ", words, places[parts[0]])
	}
	return words
}

// indexed takes bids[2] apart; the index is -1 where there is none.
func indexed(part string) (name string, index int) {
	name, rest, found := strings.Cut(part, "[")
	if !found {
		return part, -1
	}
	index, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
	if err != nil {
		return part, -1
	}
	return name, index
}
