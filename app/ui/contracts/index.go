package contracts

import (
	"errors"
	"fmt"
	"math/big"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// index is the side of how prices follow an index: the rule, and what it comes to if the index grows as it is assumed to.
func (e *editor) index() fyne.CanvasObject {
	s, today := e.sheet, e.list.host.Today()
	rule := kit.NewForm(
		3,
		s.Text("Index", func(d *procurement.Dossier) *string { return &d.Index.Series }),
		s.Decimal("Base level", func(d *procurement.Dossier) *exact.Optional { return &d.Index.BaseLevel }),
		kit.Parsed(s, "Fixed part of the price", "%", readPart, showPart, func(d *procurement.Dossier) *exact.Optional { return &d.Index.FixedPart }),
		s.Date("First review", today, func(d *procurement.Dossier) *civil.Date { return &d.Index.FirstReview }),
		kit.Parsed(s, "Reviewed every", "months", readCount, showCount, func(d *procurement.Dossier) *int { return &d.Index.EveryMonths }),
		s.Percent("Cap for one review", func(d *procurement.Dossier) *exact.Optional { return &d.Index.Cap }),
		s.Percent("Assumed growth a year", func(d *procurement.Dossier) *exact.Optional { return &d.Index.Growth }),
		s.Text("Note", func(d *procurement.Dossier) *string { return &d.Index.Note }).Span(2),
	)
	forecast := e.parts.Add(func() string { return fmt.Sprint(e.reviews()) }, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.List(e.reviews()...)}
	})
	return kit.Cards(rule, kit.Section("Forecast: prices after each review", forecast))
}

// reviews are the reviews to come in the term, if the index grows as assumed; or what is missing before they can be forecast.
func (e *editor) reviews() []kit.Item {
	d := &e.file.dossier
	missing := ""
	switch {
	case !d.Index.IsSet():
		return []kit.Item{{Text: "Prices follow no index. Name one where the contract says so."}}
	case !d.Index.Growth.Given():
		missing = "by how much the index is assumed to grow"
	case d.Index.FirstReview.IsZero():
		missing = "the first review"
	case d.End().IsZero():
		missing = "an end of the contract"
	}
	if missing != "" {
		return []kit.Item{{Text: "There is no forecast without " + missing + "."}}
	}
	steps := d.Index.Forecast(civil.Term{From: d.Term.From, To: d.End()})
	if len(steps) == 0 {
		return []kit.Item{{Text: "No review comes before the contract ends."}}
	}
	return reviewItems(steps, e.list.host.Today())
}

func reviewItems(steps []procurement.IndexStep, today civil.Date) []kit.Item {
	items := make([]kit.Item, len(steps))
	for i, step := range steps {
		item := kit.Item{Lead: step.On.Words(), Text: "prices " + aboveAward(step.Factor), Note: "× " + exact.Format(step.Factor, 4)}
		if step.Capped {
			item.Tone, item.Text = kit.ToneWarn, item.Text+", held down by the cap"
		}
		if step.On.Before(today) {
			item.Text += "; by the forecast, not by what the review found"
		}
		items[i] = item
	}
	return items
}

// aboveAward says how far a factor is from the prices at award: 2.0 % above those at award.
func aboveAward(factor *big.Rat) string {
	rise := new(big.Rat).Sub(factor, big.NewRat(1, 1))
	switch rise.Sign() {
	case 0:
		return "as at award"
	case -1:
		return exact.Format(new(big.Rat).Mul(rise.Neg(rise), big.NewRat(100, 1)), 1) + " % below those at award"
	}
	return exact.Format(rise.Mul(rise, big.NewRat(100, 1)), 1) + " % above those at award"
}

// readPart reads a share in per cent, kept from 0 to 1.
func readPart(text string) (exact.Optional, error) {
	percent, err := kit.ReadNumber(text, "%")
	value, given := percent.Get()
	if err != nil || !given {
		return exact.Optional{}, err
	}
	hundredths, fits := value.Units(2)
	if !fits || hundredths < 0 || hundredths > 10_000 {
		return exact.Optional{}, errors.New("type per cent from 0 to 100, with at most two decimals")
	}
	return exact.Some(exact.Scaled(hundredths, 4)), nil
}

func showPart(part exact.Optional) string {
	value, given := part.Get()
	if !given {
		return ""
	}
	if hundredths, fits := value.Units(4); fits {
		return exact.Scaled(hundredths, 2).String()
	}
	return exact.Format(new(big.Rat).Mul(value.Rat(), big.NewRat(100, 1)), 2)
}

// showCount is a number that 0 stands for none of.
func showCount(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
