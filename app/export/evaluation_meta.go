package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/weighing"
)

// writeMeta writes where the figures come from and by what rule they were made.
func (e *evaluation) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(e.page()))
	e.writeHead(s, e.facts("Where these figures come from"))
	s.writeMetaParts(
		metaPart{"This document", e.provenance.metaFacts()},
		metaPart{"The tender", e.tenderFacts()},
		metaPart{"The rule", e.ruleFacts()},
		metaPart{"How to read this workbook", readingFacts},
	)
	s.close()
}

func (e *evaluation) tenderFacts() [][2]string {
	t := e.tender
	facts := [][2]string{{"Reference", t.Reference}, {"Title", t.Title}}
	if lot := t.Lot(e.lot); lot != nil {
		facts = append(facts, [2]string{"Lot", strings.TrimSpace(lot.ID + " " + lot.Title)})
	}
	facts = append(facts, [2]string{"Currency", t.Currency.Code()})
	if !t.Begun.IsZero() {
		facts = append(facts, [2]string{"Begun", t.Begun.String()})
	}
	return append(facts, [2]string{"What was counted", e.counted()}, [2]string{"Source", t.Note})
}

// counted says what the ranking rests on.
func (e *evaluation) counted() string {
	leaves := len(e.leaves())
	given, bids := 0, len(e.bids)
	for _, b := range e.bids {
		given += leaves - len(b.unmarked)
	}
	words := fmt.Sprintf("%d bids, %d of them in the running; ", bids, e.result.Field.Bids)
	if bids == 1 {
		words = fmt.Sprintf("1 bid, %d in the running; ", e.result.Field.Bids)
	}
	words += fmt.Sprintf("%d of %d marks on %d criteria", given, leaves*bids, leaves)
	switch {
	case e.usesMeans():
		words += fmt.Sprintf("; the panel's consensus, and where there is none the mean of up to %d evaluators", len(e.panel))
	case leaves > 0:
		words += ": the panel's consensus"
	}
	if e.scored {
		words += "; price scores as published, in place of prices"
	}
	return words + "."
}

func (e *evaluation) ruleFacts() [][2]string {
	m := e.result.Model
	facts := [][2]string{{"Method", e.method.Title + ": " + e.method.Words}}
	if e.method.PriceScore != "" && !e.scored {
		facts = append(facts, [2]string{"Price score", weighing.InWords(e.method.PriceScore)})
	}
	total := weighing.InWords(e.method.Total)
	if e.method.LowerIsBetter {
		total += "; the lowest wins"
	}
	facts = append(facts, [2]string{"Total", total})
	if m.Rounding.Stage != weighing.RoundNothing {
		facts = append(facts, [2]string{"Rounding", roundingWords[m.Rounding.Stage] + ", " + e.roundedWords() + ", half away from zero"})
	} else {
		facts = append(facts, [2]string{"Rounding", "none before bids are compared"})
	}
	var ties []string
	for _, tie := range m.Ties {
		ties = append(ties, tieWords[tie])
	}
	if len(ties) == 0 {
		ties = []string{"equal totals share a rank"}
	}
	return append(facts, [2]string{"Ties", strings.Join(ties, ", then ") + "; on unrounded figures"})
}

var (
	roundingWords = map[weighing.Stage]string{
		weighing.RoundParts:    "the quality score and the price score, before they are weighted",
		weighing.RoundWeighted: "each of the two weighted parts",
		weighing.RoundTotal:    "the total that bids are ranked by",
	}
	tieWords = map[weighing.Tie]string{
		weighing.TieByQuality:  "the higher quality score",
		weighing.TieByPrice:    "the lower price",
		weighing.TieByHeaviest: "the higher score on the heaviest criterion",
	}
)

var readingFacts = [][2]string{
	{"Result", "Who won, in the order of the ranks. It follows every change on Marks and Prices."},
	{"Marks and Prices", "What was put in. Pale cells can be changed. An emptied mark is missing, not zero, and takes its bid out of the ranking."},
	{"Working", "Every step from the marks to the rank, one column for each bid, with the formula in each cell."},
	{"Check", "The program's own figures, worked out exactly and written as plain numbers, beside the formulas."},
	{"Precision", "A spreadsheet calculates with about 15 digits. So that equal figures stay equal, totals are compared to nine decimal places " +
		"(money to as many as 14 digits allow, ratios to 1 part in 1,000,000,000,000). The program itself calculates exactly."},
	{"Changes made here", "They stay in this workbook: nothing goes back into the workspace or the tender file."},
}
