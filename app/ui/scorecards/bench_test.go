package scorecards

import (
	"fmt"
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

// BenchmarkPage measures how long a card of 40 measures and 60 months, and a portfolio of 500 such cards, keep the UI goroutine.
func BenchmarkPage(b *testing.B) {
	var page *Page
	open := func(ws *store.Workspace, host kit.Host) uitest.View {
		page = New(ws, host)
		return page
	}
	today := civil.Of(uitest.Now())
	for name, step := range map[string]func(*state){
		"open":     func(s *state) { page.bring(s, boardTab) },
		"trend":    func(s *state) { page.bring(s, trendTab) },
		"readings": func(s *state) { page.open.board().end(); page.open.board().begin() },
		"step":     func(s *state) { page.open.show(s) },
	} {
		b.Run(name, func(b *testing.B) {
			m := uitest.ShowBench(b, uitest.Workspace(b, false), open)
			s := stateOf(large(1), october, today)
			page.bring(s, boardTab)
			m.Measure(b, func(int) { step(s) })
		})
	}
	b.Run("portfolio", func(b *testing.B) {
		m := uitest.ShowBench(b, uitest.Workspace(b, false), open)
		m.Window().Resize(fyne.NewSize(1170, 768))
		books := make([]*scorecard.Book, 500)
		for i := range books {
			books[i] = large(i + 1)
			books[i].Readings = books[i].Readings[:0:0]
		}
		page.tabs.Select(portfolioTab)
		view := viewOf(scorecard.PortfolioOf(books, october, today), bySupplier)
		m.Measure(b, func(int) { page.portfolio.show(view) })
	})
}
