package export

import (
	"context"
	"fmt"
	"io"
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// The sheets of a pack's workbook, besides those of its scorecard, [capabilitySheet], [goalSheet], [findingSheet], [checkSheet] and
// [metaSheet].
const (
	overviewSheet   = "Overview"
	actionSheet     = "Actions"
	decisionSheet   = "Decisions"
	promiseSheet    = "Promises"
	obligationSheet = "Obligations"
	roleSheet       = "Roles"
	dueSheet        = "Due"
	changeSheet     = "Changes"
	milestoneSheet  = "Milestones"
	moneySheet      = "Money"
	challengeSheet  = "Challenges"
	statementSheet  = "Statements"
)

// WritePackWorkbook writes the pack as a workbook with the same figures and the same snapshot as its pages, whatever sections these show.
//
// Overview holds the figures of the cover; behind it stand the lists that the sections print, in full. Where the contract has a scorecard,
// the sheets of its own workbook are there too, with formulas that go on working. Check compares every formula with the program's own
// figure. The same pack gives the same bytes. It fails where a sum is more than money can be, where ctx is cancelled, and where w does.
func WritePackWorkbook(ctx context.Context, w io.Writer, p *Pack) error {
	g, err := newPackBook(p)
	if err != nil {
		return fmt.Errorf("make workbook of contract %s: %w", p.Contract.Dossier.Reference, err)
	}
	lists := g.lists()
	b := newBook(p.Title(), p.Provenance.Made, g.sheets(lists)...)
	writers := []func(*book){}
	if g.card != nil {
		writers = append(writers, g.card.writeMeasures, g.card.writeReadings, g.card.writeTrend, g.card.writeSummary)
	}
	for _, list := range lists {
		writers = append(writers, func(b *book) { g.writeList(b, list) })
	}
	for _, write := range append(writers, g.writeOverview, g.writeAllChecks, g.writeMeta) {
		if err := ctx.Err(); err != nil {
			return err
		}
		write(b)
	}
	return b.writeTo(w)
}

// packBook is everything that the sheets share.
type packBook struct {
	*Pack
	checkedBook
	sums contractFacts
	card *cardBook // nil where the contract has no scorecard in the period
}

func newPackBook(p *Pack) (*packBook, error) {
	sums, err := p.Contract.gather()
	if err != nil {
		return nil, err
	}
	g := &packBook{Pack: p, sums: sums}
	g.checkedBook = checkedBook{name: oneLine(p.Title()), as: "as things stand on " + p.Today.Words(), provenance: p.Provenance}
	if c := p.Card(); c != nil && c.hasPeriod() == nil {
		g.card = newCardBook(c, p.Provenance)
	}
	return g, nil
}

// sheets are the names of the sheets in their order.
func (g *packBook) sheets(lists []packList) []string {
	names := []string{overviewSheet}
	if g.card != nil {
		names = append(names, summarySheet, measuresSheet, readingsSheet, trendSheet)
	}
	for _, list := range lists {
		names = append(names, list.sheet)
	}
	return append(names, checkSheet, metaSheet)
}

// packList is a sheet that lists what a section of the pack tells.
type packList struct {
	sheet, about, nothing string
	columns               []readingColumn
	rows                  [][]any // cells: a text, a day, an amount, a share, a number, or a [packFormula]
}

// packFormula is a formula that is written for its own row, with the program's own figure for it.
type packFormula struct {
	of    func(at func(column int) string) string
	value any
}

// writeList writes a list; its first column stays in view.
func (g *packBook) writeList(b *book, list packList) {
	s := b.beginTable(g, list.sheet, list.about, list.columns, 1)
	for _, row := range list.rows {
		check := (*checkRow)(nil)
		for i, cell := range row {
			column := i + 1
			switch v := cell.(type) {
			case string:
				s.texts(column, lookCell, v)
			case civil.Date:
				s.day(column, v, lookCell)
			case money.Amount:
				s.money(column, v, lookCell)
			case *big.Rat:
				s.put(column, "", ratFigure(v), lookNumber)
			case int:
				s.number(column, float64(v), lookNumber)
			case packFormula:
				if check == nil {
					check = g.check(fmt.Sprintf("%s, row %d", list.sheet, s.row))
				}
				check.add(s, column, v.of(func(column int) string { return ref(column, s.row) }), v.value, lookNumber)
			}
		}
		s.next(0)
	}
	s.endTable(list.columns, list.nothing)
}

// column is a column of a list, as formulas of other sheets name it.
func (l *packList) column(n int) string {
	return rangeOn(l.sheet, n, tableHeadRow+1, tableHeadRow+max(1, len(l.rows)))
}

// writeAllChecks writes Check with the figures of the scorecard first.
func (g *packBook) writeAllChecks(b *book) {
	if g.card != nil {
		g.checks = append(g.card.checks, g.checks...)
	}
	g.writeCheck(b)
}

// writeMeta writes where the figures come from.
func (g *packBook) writeMeta(b *book) {
	s := b.sheet(metaSheet, metaFrame(g.page(nil, 0, 0)))
	g.writeHead(s, "Where these figures come from")
	about := [][2]string{}
	for _, f := range g.originFacts() {
		about = append(about, [2]string{f.name, f.value})
	}
	parts := []metaPart{{"This document", g.Provenance.metaFacts()}, {"The pack", about[2:8]}, {"How figures are made", packReading}}
	if g.card != nil {
		parts = append(parts, metaPart{"How figures of the scorecard are made", cardReading})
	}
	s.writeMetaParts(parts...)
	s.close()
}

var packReading = [][2]string{
	{"Actions", packNotes[0] + " " + packNotes[1]},
	{"Challenges", packNotes[2]},
	{"Knowledge", knowledgeNotes[1] + " " + knowledgeNotes[2]},
	{"Teams and roles", coverageNotes[2]},
	{"Check", "The program's own figures, worked out exactly and written as plain numbers, beside the formulas."},
}
