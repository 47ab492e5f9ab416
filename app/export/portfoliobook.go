package export

import (
	"fmt"
	"io"
	"math/big"
	"strconv"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// The sheets of a portfolio's workbook, besides [metaSheet].
const (
	portfolioSheet = "Portfolio"
	ratingsSheet   = "Ratings"
	sharedSheet    = "Same measure"
)

// PortfolioWorkbook writes scorecards side by side as a workbook: one row for each card with its overall score and those of its
// perspectives as a heat map, coloured by the ratings that stand at the same places on Ratings, and each measure that stands on several
// cards, compared only where its definition is the same. The same input gives the same bytes. It fails where w does.
func PortfolioWorkbook(w io.Writer, portfolio *scorecard.Portfolio, today civil.Date, p Provenance) error {
	g := portfolioBook{Portfolio: portfolio, today: today, provenance: p}
	b := newBook(g.title(), p.Made, portfolioSheet, ratingsSheet, sharedSheet, metaSheet)
	g.writeGrid(b, portfolioSheet, false)
	g.writeGrid(b, ratingsSheet, true)
	g.writeShared(b)
	g.writeMeta(b)
	return b.writeTo(w)
}

type portfolioBook struct {
	*scorecard.Portfolio
	today      civil.Date
	provenance Provenance
}

func (g *portfolioBook) title() string { return "Scorecards, " + g.Period.Words() }

// The columns of a portfolio; those of the perspectives follow.
const (
	pfReference = iota + 1
	pfTitle
	pfSubject
	pfPeriod
	pfCoverage
	pfActions
	pfOverall
	firstPerspective
)

const portfolioHeadRow = 4

func (g *portfolioBook) frame() frame {
	f := bookPage(g.title(), g.provenance)
	f.widths = []float64{12, 36, 30, 14, 11, 10, 19}
	for range g.Perspectives {
		f.widths = append(f.widths, 19)
	}
	f.columns, f.headRows, f.titleRow, f.headColumns = len(f.widths), portfolioHeadRow, portfolioHeadRow, pfTitle
	f.pagesWide = (len(f.widths) + 11) / 12
	return f
}

// writeGrid writes one row for each card: scores, or on the other sheet the ratings at the same places.
func (g *portfolioBook) writeGrid(b *book, name string, ratings bool) {
	s := b.sheet(name, g.frame())
	last := portfolioHeadRow + max(len(g.Rows), 1)
	first, end := ref(pfOverall, portfolioHeadRow+1), ref(firstPerspective-1+len(g.Perspectives), last)
	if ratings {
		s.highlightRatings(first, end)
	} else {
		s.highlightLike(first, end, ratingsSheet+"!"+first)
	}
	about := countOf(len(g.Rows), "scorecard") + ", each at its last period that has ended; colours are those of the sheet " + ratingsSheet
	if ratings {
		about = "Ratings, at the same places as the scores"
	}
	s.writeTitle(g.title(), about)
	s.skip(1)
	for i, title := range append([]string{"Reference", "Scorecard", "About", "Period", "Measured", "Open actions", "Overall"}, g.Perspectives...) {
		l := lookHeading
		if i+1 >= pfCoverage && !ratings {
			l = l.right()
		}
		s.text(i+1, title, l)
	}
	s.next(0)
	for i := range g.Rows {
		g.writeRow(s, &g.Rows[i], ratings)
	}
	if !ratings {
		g.writeSums(s)
	}
	s.close()
}

func (g *portfolioBook) writeRow(s *sheet, row *scorecard.PortfolioRow, ratings bool) {
	card := &row.Book.Card
	s.text(pfReference, card.Reference, lookCell)
	s.text(pfTitle, card.Title, lookCell)
	s.text(pfSubject, card.Subject.Name, lookCell)
	s.text(pfPeriod, orDash(row.Period.String()), lookCell)
	s.put(pfCoverage, "", ratFigure(row.Coverage), lookNumber.as("0%"))
	s.number(pfActions, float64(row.Open), lookNumber.as("0"))
	put := func(column int, r *scorecard.Rolled) {
		if ratings {
			s.text(column, ratingWords(r.Rating), lookCell)
			return
		}
		s.put(column, "", ratFigure(r.Mean), lookNumber.as("0.0"))
	}
	put(pfOverall, &row.Rolled)
	for i := range row.Cells {
		if row.Cells[i].Shown {
			put(firstPerspective+i, &row.Cells[i].Rolled)
		} else {
			s.blank(firstPerspective+i, lookCell)
		}
	}
	s.next(0)
}

// writeSums adds the cards up, by formulas.
func (g *portfolioBook) writeSums(s *sheet) {
	if len(g.Rows) == 0 {
		return
	}
	first, last := portfolioHeadRow+1, portfolioHeadRow+len(g.Rows)
	sum := g.Summary(func(*scorecard.PortfolioRow) bool { return true })
	s.text(pfTitle, "Mean of those with a score, each counting the same", lookSection)
	mean := fixedRange(pfOverall, first, pfOverall, last)
	s.formula(pfOverall, fmt.Sprintf(`IF(COUNT(%s)>0,AVERAGE(%s),"%s")`, mean, mean, none), ratFigure(sum.Mean), lookNumber.as("0.0").strong())
	for i := range g.Perspectives {
		column := fixedRange(firstPerspective+i, first, firstPerspective+i, last)
		s.formula(firstPerspective+i, fmt.Sprintf(`IF(COUNT(%s)>0,AVERAGE(%s),"%s")`, column, column, none), g.perspectiveMean(i), lookNumber.as("0.0").strong())
	}
	s.next(0)
	for _, r := range append(scorecard.AllRatings(), scorecard.NotYetRated) {
		s.text(pfTitle, ratingWords(r), lookCell)
		s.formula(pfOverall, fmt.Sprintf(`COUNTIF(%s!%s,"%s")`, ratingsSheet, mean, ratingWords(r)), sum.Ratings[r], lookNumber.as("0"))
		s.next(0)
	}
}

// perspectiveMean is the mean of a perspective over the cards that have it.
func (g *portfolioBook) perspectiveMean(i int) any {
	total, n := new(big.Rat), int64(0)
	for r := range g.Rows {
		if cell := &g.Rows[r].Cells[i]; cell.Shown && cell.Mean != nil {
			total.Add(total, cell.Mean)
			n++
		}
	}
	if n == 0 {
		return none
	}
	return ratFigure(total.Quo(total, big.NewRat(n, 1)))
}

// sharedHeadings are those of the table of measures that stand on several cards.
var sharedHeadings = []readingColumn{
	{"Measure", 36, false},
	{"Definition", 34, false},
	{"Reference", 12, false},
	{"Scorecard", 36, false},
	{"Period", 12, false},
	{"Target", 14, true},
	{"Actual", 16, true},
	{"Score", 12, true},
	{"Rating", 20, false},
	{"Whose", 16, false},
}

// writeShared writes each measure that stands on several cards, those of one definition together.
func (g *portfolioBook) writeShared(b *book) {
	f := bookPage(g.title(), g.provenance)
	for _, c := range sharedHeadings {
		f.widths = append(f.widths, c.width)
	}
	f.columns, f.headRows, f.titleRow, f.headColumns = len(f.widths), portfolioHeadRow, portfolioHeadRow, 1
	s := b.sheet(sharedSheet, f)
	ratingColumn := len(sharedHeadings) - 1
	s.highlightRatings(ref(ratingColumn, portfolioHeadRow+1), ref(ratingColumn, portfolioHeadRow+g.sharedRows()+1))
	s.writeTitle(g.title(), "Measures on more than one card: values and scores compare only where the definition is the same")
	s.skip(1)
	for i, c := range sharedHeadings {
		l := lookHeading
		if c.right {
			l = l.right()
		}
		s.text(i+1, c.title, l)
	}
	s.next(0)
	for _, m := range g.SharedMeasures() {
		for i, group := range g.Share(m.ID, g.today).Groups {
			definition := "same points: target " + orDash(group.Target)
			if i > 0 {
				definition = "other points, not comparable: target " + orDash(group.Target)
			}
			for k := range group.Rows {
				g.writeSharedRow(s, m, definition, &group.Rows[k])
			}
		}
	}
	s.close()
}

// sharedRows is how many rows there can be.
func (g *portfolioBook) sharedRows() int { return len(g.SharedMeasures()) * len(g.Rows) }

func (g *portfolioBook) writeSharedRow(s *sheet, m *scorecard.Measure, definition string, row *scorecard.SharedRow) {
	r := &row.Result
	s.text(1, m.Name, lookCell)
	s.text(2, definition, lookCell.muted())
	s.text(3, row.Book.Card.Reference, lookCell)
	s.text(4, row.Book.Card.Title, lookCell)
	s.text(5, row.Book.Card.Every.String(), lookCell)
	s.text(6, m.TargetWords(r.Points), lookNumber.wrapped())
	places := 0
	if d, given := r.Counts.Value.Get(); given {
		places = min(d.Places(), mostShownPlaces)
	}
	s.put(7, "", saidValue(m, r.Counts.State, r.Counts.Value), lookNumber.as(valueFormat(m, places)))
	s.put(8, "", scoreFigure(r.Scored, r.Score), lookNumber.as("0.0"))
	s.text(9, ratingWords(r.Rating), lookCell)
	s.text(10, orDash(r.Counts.Basis.Words()), lookCell.muted())
	s.next(0)
}

func (g *portfolioBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(bookPage(g.title(), g.provenance)))
	s.writeTitle(g.title(), "Where these figures come from")
	s.writeMetaParts(
		metaPart{"This document", g.provenance.metaFacts()},
		metaPart{"The scorecards", [][2]string{
			{"Scorecards", strconv.Itoa(len(g.Rows))},
			{"Period", g.Period.Words()},
			{"As things stand on", g.today.Words()},
		}},
		metaPart{"How to read this workbook", [][2]string{
			{portfolioSheet, "Each card at its last period that has ended. A dash: too little was measured for a score. An empty cell: the card has no such perspective."},
			{ratingsSheet, "The ratings at the same places; one that was set by people stands as it was set."},
			{sharedSheet, "A measure on several cards. Cards with other points are listed, and not compared."},
		}},
	)
	s.close()
}
