package scorecards

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Documents are what can be made of the card that is open, or of all of them.
func (p *Page) Documents() []kit.Document {
	if p.open == nil {
		return []kit.Document{
			{Name: "Portfolio as a workbook", Save: p.savePortfolio},
			{Name: "Readings of all scorecards as a text table", Save: p.saveAllReadings},
		}
	}
	id, name, period := p.open.book.Card.ID, p.open.name(), p.open.period()
	about := name + " " + period.String()
	return []kit.Document{
		{Name: "Scorecard as a workbook", Save: func() { p.saveCard(about+".xlsx", id, period, export.ScorecardWorkbook) }},
		{Name: "Scorecard as a PDF", Save: func() { p.saveCard(about+".pdf", id, period, export.ScorecardReport) }},
		{Name: "Questions for the other side as a workbook", Save: func() { p.saveCard(about+" questions.xlsx", id, period, export.ReadingsRequest) }},
		{Name: "Readings as a text table", Save: func() { p.saveReadings(name+" readings.csv", id) }},
	}
}

// saveCard keeps a document about a card in a period, as it is stored by then.
func (p *Page) saveCard(name string, id scorecard.CardID, period civil.Period, write func(io.Writer, *export.Scorecard, export.Provenance) error) {
	today := p.host.Today()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		book, err := p.records().book(ctx, id, today)
		if err != nil {
			return err
		}
		source, err := p.source(ctx)
		if err != nil {
			return err
		}
		return write(w, &export.Scorecard{Book: book, Period: period, Today: today}, source)
	})
}

// saveReadings keeps everything that was said on a card.
func (p *Page) saveReadings(name string, id scorecard.CardID) {
	today := p.host.Today()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		book, err := p.records().book(ctx, id, today)
		if err != nil {
			return err
		}
		return export.ReadingsCSV(w, []*scorecard.Book{book}, today)
	})
}

// saveAllReadings keeps everything that was said on all cards.
func (p *Page) saveAllReadings() {
	today := p.host.Today()
	p.host.Save("readings.csv", func(ctx context.Context, w io.Writer) error {
		rows, err := p.workspace.Cards(ctx)
		if err != nil {
			return err
		}
		books := make([]*scorecard.Book, len(rows))
		for i, r := range rows {
			if books[i], err = p.records().book(ctx, r.ID, today); err != nil {
				return err
			}
		}
		return export.ReadingsCSV(w, books, today)
	})
}

// savePortfolio keeps the cards of the period that the portfolio looks at, side by side.
func (p *Page) savePortfolio() {
	today, period := p.host.Today(), p.portfolio.period
	p.host.Save("portfolio "+period.String()+".xlsx", func(ctx context.Context, w io.Writer) error {
		books, err := p.records().books(ctx, period)
		if err != nil {
			return err
		}
		source, err := p.source(ctx)
		if err != nil {
			return err
		}
		return export.PortfolioWorkbook(w, scorecard.PortfolioOf(books, period, today), today, source)
	})
}

// source says where a document comes from.
func (p *Page) source(ctx context.Context) (export.Provenance, error) {
	source, err := desk.Provenance(ctx, p.workspace, "", p.host.Now())
	source.Version = p.host.Version()
	return source, err
}
