package register

import (
	"fmt"
	"math/big"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/exact"
)

// holders is who holds the money: the share of SMEs, how crowded the market is, and what a merger would change.
type holders struct {
	page   *Page
	board  *board
	table  *kit.Table[group]
	lens   *lensBar
	whole  *whole
	a, b   *kit.Field // the two suppliers that might merge
	pair   [2]procurement.SupplierID
	merger *kit.Wrapped
}

func newHolders(p *Page) *holders {
	h := &holders{page: p, lens: newLensBar(p.look), merger: kit.Words("", theme.SizeNameText, false, kit.Plain)}
	h.table = newGroupTable(p, "Supplier")
	h.a, h.b = h.merging("One supplier", 0), h.merging("Another supplier", 1)
	h.board = newBoard(h.lens.object, h.table)
	return h
}

// merging is a field for one of the two suppliers.
func (h *holders) merging(label string, place int) *kit.Field {
	return kit.NewField(kit.FieldSpec{
		Label: label, Hint: "part of a name", Closed: true, Choices: h.choices,
		Save: func(key string) {
			h.pair[place] = supplierOf(key)
			h.sayMerger()
		},
	})
}

// choices are the suppliers with money, those with the most first.
func (h *holders) choices() []kit.Choice {
	choices := []kit.Choice{{}}
	if h.whole == nil {
		return choices
	}
	for _, id := range h.whole.holdings(h.page.lens).Largest(h.whole.currency(h.page.lens)) {
		choices = append(choices, kit.Choice{Value: fmt.Sprint(id), Text: h.whole.supplier(id)})
	}
	return choices
}

// supplierOf reads the key of a choice; 0 for none.
func supplierOf(key string) (id procurement.SupplierID) {
	if _, err := fmt.Sscan(key, &id); err != nil {
		return 0
	}
	return id
}

func (h *holders) object() fyne.CanvasObject { return h.board.object }
func (h *holders) focus()                    { h.page.focusOn(h.lens.money[0]) }
func (h *holders) fail(err error)            { h.table.SetError(err) }

func (h *holders) prepare(w *whole, l lens) func() {
	groups, err := w.groupsOf(procurement.BySupplier, l)
	if err != nil {
		return func() { h.fail(err) }
	}
	prepared := h.table.Prepare(groups)
	of, holdings := w.currency(l), w.holdings(l)
	top := topWords(min(3, len(holdings.Largest(of))))
	title := "Nobody holds anything yet"
	if share := holdings.Top(of, 3); share != nil {
		title = fmt.Sprintf("%s %s of %s", top, percent(share), l.word())
	}
	picture := groupBars(title, groups, l)
	shares, crowded := w.shares(l), w.crowded(l)
	return func() {
		h.whole = w
		h.lens.show(w, l)
		h.table.SetPrepared(prepared)
		h.sayMerger()
		h.board.show(
			func(width float64) chart.Drawing { return picture.Draw(width, kit.ChartMeasure) },
			kit.Section("Shares of "+l.word(), kit.List(h.items(shares)...)),
			kit.Section("Concentration", kit.Paragraph(crowded)),
			kit.Section("If two suppliers became one", kit.Flow(6, kit.NewForm(1, h.a, h.b), h.merger)),
		)
	}
}

// topWords name the largest suppliers: the three largest suppliers hold.
func topWords(n int) string {
	switch n {
	case 1:
		return "One supplier holds"
	case 2:
		return "The two suppliers hold"
	}
	return "The three largest suppliers hold"
}

// part is a share of the money with the contracts behind it.
type part struct {
	what  string
	share *big.Rat
	ids   []procurement.ContractID
	tone  kit.Tone
}

// shares are those that offices are asked about.
func (w *whole) shares(l lens) (parts []part) {
	of, holdings := w.currency(l), w.holdings(l)
	smes := holdings.SMEs(of, w.isSME)
	answers := func(answer procurement.Answer, asLead bool) []procurement.ContractID {
		return w.running(func(c *procurement.Contract) bool {
			lead := c.Lead()
			for _, p := range c.Parties {
				if (p.Supplier == lead) == asLead && w.isSME(p.Supplier) == answer {
					return true
				}
			}
			return false
		})
	}
	unknown := w.running(func(c *procurement.Contract) bool {
		for _, p := range c.Parties {
			if w.isSME(p.Supplier) == procurement.Unknown {
				return true
			}
		}
		return false
	})
	parts = append(
		parts,
		part{what: "SMEs, directly", share: smes.Direct, ids: answers(procurement.Yes, true), tone: kit.ToneInfo},
		part{what: "SMEs, through consortia", share: smes.Consortia, ids: answers(procurement.Yes, false), tone: kit.ToneInfo},
	)
	if smes.Unknown != nil && smes.Unknown.Sign() > 0 {
		parts = append(parts, part{what: "Suppliers of unknown size", share: smes.Unknown, ids: unknown, tone: kit.ToneWarn})
	}
	largest := holdings.Largest(of)
	return append(
		parts,
		part{what: "Bought by day rates", share: holdings.DayRates(of), ids: w.running(func(c *procurement.Contract) bool { return c.Pricing == procurement.DayRates })},
		part{what: "With the three largest", share: holdings.Top(of, 3), ids: w.with(largest[:min(3, len(largest))]...)},
	)
}

// items are lines that lead to the contracts behind their shares.
func (h *holders) items(parts []part) []kit.Item {
	var items []kit.Item
	for _, p := range parts {
		item := kit.Item{Tone: p.tone, Text: p.what, Note: "–"}
		if p.share != nil {
			item.Note = kit.Percent(p.share, 1)
		}
		if len(p.ids) > 0 {
			item.Text += ", " + kit.Counted(len(p.ids), "contract")
			item.Open = func() { h.page.list(strings.ToLower(p.what[:1])+p.what[1:], p.ids) }
			if strings.HasPrefix(p.what, "SME") {
				item.Open = func() { h.page.list(p.what, p.ids) }
			}
		}
		items = append(items, item)
	}
	return items
}

// crowded says in words how concentrated the money is.
func (w *whole) crowded(l lens) string {
	hhi := w.holdings(l).HHI(w.currency(l))
	if hhi == nil {
		return "There is no " + l.word() + " to share yet."
	}
	same := new(big.Rat).Quo(big.NewRat(10_000, 1), hhi)
	return fmt.Sprintf("The Herfindahl–Hirschman index is %s: %s. That is as crowded as %s suppliers with equal shares; one alone would be 10,000.",
		index(hhi), bandWords(procurement.ConcentrationOf(hhi)), exact.Format(same, 1))
}

// bandWords say what an index means.
func bandWords(c procurement.Concentration) string {
	switch c {
	case procurement.LowConcentration:
		return "low (under 1,000)"
	case procurement.ModerateConcentration:
		return "moderate (1,000 to 1,800)"
	case procurement.HighConcentration:
		return "high (over 1,800)"
	}
	return "not known"
}

// index is a Herfindahl–Hirschman index in whole points.
func index(hhi *big.Rat) string {
	whole := new(big.Int).Quo(new(big.Int).Add(new(big.Int).Lsh(hhi.Num(), 1), hhi.Denom()), new(big.Int).Lsh(hhi.Denom(), 1))
	return kit.Grouped(int(whole.Int64()))
}

// sayMerger says what the index would become.
func (h *holders) sayMerger() {
	if h.whole == nil {
		return
	}
	h.merger.SetText(h.whole.mergerWords(h.page.lens, h.pair[0], h.pair[1]))
	h.board.again()
}

// mergerWords say what the index would become if two suppliers were one.
func (w *whole) mergerWords(l lens, a, b procurement.SupplierID) string {
	of, holdings := w.currency(l), w.holdings(l)
	before, rise := holdings.HHI(of), holdings.MergerEffect(of, a, b)
	switch {
	case a == 0 || b == 0 || before == nil || rise == nil:
		return "Pick two to see what that would do to the index."
	case a == b:
		return "These are one supplier already: pick two."
	}
	after := new(big.Rat).Add(before, rise)
	words := fmt.Sprintf("The index would rise by %s to %s: %s", index(rise), index(after), bandWords(procurement.ConcentrationOf(after)))
	if was := procurement.ConcentrationOf(before); was != procurement.ConcentrationOf(after) {
		words += ", from " + was.Words()
	}
	return fmt.Sprintf("%s. Together they would hold %s.", words, kit.Percent(new(big.Rat).Add(holdings.With(of, a), holdings.With(of, b)), 1))
}
