package register

import (
	"cmp"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/money"
)

// lens is what is looked at: the value of contracts as it stands, or what was spent on them so far, in one currency; and what the breakdown
// counts by.
type lens struct {
	spend    bool
	currency money.Currency        // not set for the main one
	by       procurement.Dimension // not set for the supplier
}

// dimension is what the breakdown counts by.
func (l lens) dimension() procurement.Dimension { return cmp.Or(l.by, procurement.BySupplier) }

// word is value or spend.
func (l lens) word() string {
	if l.spend {
		return "spend"
	}
	return "value"
}

// holdings is the money as the lens shows it.
func (w *whole) holdings(l lens) *procurement.Holdings {
	if l.spend {
		return &w.register.Spend
	}
	return &w.register.Values
}

// currency is that of the lens, or the main one where it has none or there is no money in it.
func (w *whole) currency(l lens) money.Currency {
	if l.currency.IsSet() && w.holdings(l).Total.In(l.currency).IsSet() {
		return l.currency
	}
	return w.main
}

// lensBar is where the money that is looked at is chosen. Currencies are only offered where there are several.
type lensBar struct {
	object     *fyne.Container
	money      [2]*kit.Button // value, spend
	currencies []*kit.Button
	choose     func(lens)
	now        lens           // the one in force
	known      []money.Amount // the sums in each currency; none where there is only one
}

func newLensBar(choose func(lens)) *lensBar {
	b := &lensBar{object: kit.Row(6), choose: choose}
	for i, words := range []string{"Value", "Spend so far"} {
		b.money[i] = kit.Pill(words, func() {
			l := b.now
			l.spend = i == 1
			b.choose(l)
		})
	}
	b.object.Objects = []fyne.CanvasObject{b.money[0], b.money[1]}
	b.money[0].SetChosen(true)
	return b
}

// show follows the lens in force.
func (b *lensBar) show(w *whole, l lens) {
	b.now = l
	b.money[0].SetChosen(!l.spend)
	b.money[1].SetChosen(l.spend)
	if b.known = w.holdings(l).Total.Amounts(); len(b.known) == 1 {
		b.known = nil
	}
	if len(b.currencies) != len(b.known) {
		b.rebuild()
	}
	for i, pill := range b.currencies {
		pill.SetText(b.known[i].Currency().String())
		pill.SetChosen(b.known[i].Currency() == w.currency(l))
	}
}

// rebuild makes a pill for each currency, in the place of those that were there.
func (b *lensBar) rebuild() {
	b.currencies = nil
	b.object.Objects = b.object.Objects[:len(b.money)]
	for i := range b.known {
		pill := kit.Pill("", func() {
			l := b.now
			l.currency = b.known[i].Currency()
			b.choose(l)
		})
		b.currencies = append(b.currencies, pill)
		b.object.Objects = append(b.object.Objects, pill)
	}
	b.object.Refresh()
}
