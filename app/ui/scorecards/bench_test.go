package scorecards

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// large is a card with 40 measures in 5 perspectives, read for 60 months by both sides, with gaps and long names.
func large(number int) *scorecard.Book {
	from := civil.MustDate("2021-11-01")
	b := &scorecard.Book{Measures: map[scorecard.MeasureID]*scorecard.Measure{}, Card: scorecard.Card{
		ID: scorecard.CardID(number), Reference: fmt.Sprintf("S-%03d", number), Title: "Gwasanaeth Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
		Subject: scorecard.Subject{Kind: scorecard.OfPartnership, Name: "Υπηρεσία Ψηφιακής Διακυβέρνησης και Ηλεκτρονικών Υπηρεσιών του Δημοσίου"},
		Every:   civil.Month, Term: civil.Term{From: from}, OurName: "Digital partnerships", TheirName: fmt.Sprintf("Supplier %d", number%60),
	}}
	for i := range 5 {
		p := scorecard.Perspective{
			Key: fmt.Sprintf("P%d", i+1), Name: fmt.Sprintf("Persbectif rhif %d a'i amcanion strategol", i+1), Weights: scorecard.Since(from, exact.Int(20)),
			Objectives: []scorecard.Objective{{Key: fmt.Sprintf("O%d", i+1), Weights: scorecard.Since(from, exact.Int(1))}},
		}
		for k := range 8 {
			m := &scorecard.Measure{
				ID: scorecard.MeasureID(8*i + k + 1), Name: fmt.Sprintf("Mesur %d: Ποσοστό αιτημάτων που διεκπεραιώθηκαν εγκαίρως", 8*i+k+1), Kind: scorecard.PerCent,
				Direction: scorecard.Higher, Every: civil.Month,
				Points: scorecard.Since(from, scorecard.Points{Floor: exact.SomeOf("0"), RedFlag: exact.SomeOf("50"), Target: exact.SomeOf("90"), Stretch: exact.SomeOf("100")}),
			}
			b.Measures[m.ID] = m
			p.Objectives[0].Measures = append(p.Objectives[0].Measures, scorecard.Placed{Measure: m.ID, Weights: scorecard.Since(from, exact.Int(10))})
			period := civil.PeriodOf(civil.Month, from)
			for n := range 60 {
				for _, side := range scorecard.AllSides() {
					if (n+k+i)%7 != 0 {
						value := exact.Int(int64((31*n + 17*k + 7*i + int(side)*9 + number) % 101))
						b.Readings = append(b.Readings, scorecard.Reading{Card: b.Card.ID, Measure: m.ID, Period: period, Side: side, State: scorecard.Measured, Value: exact.Some(value)})
					}
				}
				period = period.Next()
			}
		}
		b.Card.Perspectives = append(b.Card.Perspectives, p)
	}
	return b
}

// TestALargeCardWithGapsAndLongNames shows 40 measures with gaps and long names in all looks.
func TestALargeCardWithGapsAndLongNames(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, false)
		d.Window().Resize(look.Size)
		b := large(1)
		b.Card.ID = 0
		d.add(b, boardTab)
		d.sides("large", look)
		d.page.open.board().begin()
		d.fits("large readings", look)
	}
}

// BenchmarkScorecards measures how long a card of 40 measures and 60 months, and a portfolio of 500 such cards that is read, keep the UI
// goroutine. The yardstick are the same texts shown in the toolkit's own table.
func BenchmarkScorecards(b *testing.B) {
	var page *Page
	open := func(ws *store.Workspace, host kit.Host) uitest.View {
		page = New(ws, host)
		return page
	}
	today := civil.Of(uitest.Now())
	card := stateOf(large(1), october, today)
	books := make([]*scorecard.Book, 500)
	for i := range books {
		books[i] = large(i + 1)
		books[i].Readings = inPeriod(books[i].Readings, october)
	}
	cards := scorecard.PortfolioOf(books, october, today)
	bySuppliers, table := viewOf(cards, bySupplier), viewOf(cards, asTable)
	for _, c := range []struct {
		name string
		step func()
		rows [][]string
	}{
		{"open", func() { page.bring(card, boardTab) }, textsOf(card.lines, boardColumns())},
		{"trend", func() { page.bring(card, trendTab) }, textsOf(coursesOf(card), courseColumns)},
		{"readings", func() { page.open.board().end(); page.open.board().begin() }, textsOf(card.lines, boardColumns())},
		{"step", func() { page.open.show(card) }, textsOf(card.lines, boardColumns())},
		{"portfolio", func() { page.portfolio.order = bySupplier; page.portfolio.show(bySuppliers) }, textsOf(table.lines, portfolioColumns(table.perspectives))},
		{"portfolio-table", func() { page.portfolio.order = asTable; page.portfolio.show(table) }, textsOf(table.lines, portfolioColumns(table.perspectives))},
	} {
		b.Run("ours/"+c.name, func(b *testing.B) {
			m := uitest.ShowBench(b, uitest.Workspace(b, false), open)
			m.Window().Resize(fyne.NewSize(1170, 768))
			if strings.HasPrefix(c.name, "portfolio") {
				page.tabs.Select(portfolioTab)
			} else {
				page.bring(card, boardTab)
			}
			m.Measure(b, func(int) { c.step() })
		})
		b.Run("yardstick/"+c.name, func(b *testing.B) {
			uitest.MeasureBare(b, func(w fyne.Window) uitest.Step {
				return func(int) { w.SetContent(uitest.NewBare(c.rows).Table) }
			})
		})
	}
}

// inPeriod are the readings of one period.
func inPeriod(all []scorecard.Reading, p civil.Period) (of []scorecard.Reading) {
	for _, r := range all {
		if r.Period == p {
			of = append(of, r)
		}
	}
	return of
}

// textsOf are the texts that a table shows.
func textsOf[R any](rows []R, columns []kit.Column[R]) [][]string {
	texts := make([][]string, len(rows))
	for i, r := range rows {
		for _, c := range columns {
			texts[i] = append(texts[i], c.Text(r))
		}
	}
	return texts
}
