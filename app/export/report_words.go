package export

import (
	"math/big"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// figures writes numbers as the report's tables show them: the same precision down a column.
type figures struct {
	places      int // of scores
	totalPlaces int
	unit        string // of totals: a currency, or empty for points
	currency    money.Currency
	pence       bool // some price has pence
}

// moneyTotals are the methods whose figure of merit is an amount of money.
var moneyTotals = map[weighing.Method]bool{weighing.LowestPrice: true, weighing.MonetisedQuality: true, weighing.PricePerQualityPoint: true}

// usualPlaces is how many places scores are shown with, unless the tender rounds to more.
const usualPlaces = 2

func newFigures(t *tender.Tender, r *weighing.Result) figures {
	f := figures{places: usualPlaces, currency: t.Currency}
	if r.Model.Rounding.Stage != weighing.RoundNothing {
		f.places = max(f.places, r.Model.Rounding.Places)
	}
	f.totalPlaces = f.places
	if moneyTotals[r.Model.Method] {
		f.unit = t.Currency.Code()
	}
	for _, s := range r.Ranked() {
		f.totalPlaces = max(f.totalPlaces, placesToTell(s.Compared, f.places))
	}
	for i := range r.Standings {
		price, _ := r.Standings[i].Bid.Price.Get()
		f.pence = f.pence || price.Places() > 0
	}
	return f
}

// placesToTell is how many places show four digits of a figure far below 1, as an index may be; usual for all others.
func placesToTell(r *big.Rat, usual int) int {
	const most = 30
	size, limit, places := new(big.Rat).Abs(r), big.NewRat(1, 1), 0
	for size.Sign() > 0 && size.Cmp(limit) < 0 && places < most {
		limit.Quo(limit, big.NewRat(10, 1))
		places++
	}
	if places < 2 { // from 0.1 up
		return usual
	}
	return places + 3
}

// score is a score from 0 to 100; empty where there is none.
func (f figures) score(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return grouped(exact.Format(r, f.places))
}

// total is a figure of merit; empty where there is none.
func (f figures) total(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return grouped(exact.Format(r, f.totalPlaces))
}

// price is a price with its currency, with pence where some price has any; empty where there is none.
func (f figures) price(price exact.Optional) string {
	value, given := price.Get()
	if !given {
		return ""
	}
	amount, err := money.FromDecimal(value, f.currency)
	if err != nil {
		return grouped(value.String()) // a price that no account could hold is still printed
	}
	if f.pence {
		return amount.Words()
	}
	return amount.WholeWords()
}

// money is an amount that is a parameter of the model.
func (f figures) money(value exact.Optional) string {
	f.pence = value.Or(exact.Decimal{}).Places() > 0
	return f.price(value)
}

// grouped writes a plain decimal for people: commas between thousands, a real minus sign.
func grouped(decimal string) string {
	digits, negative := strings.CutPrefix(decimal, "-")
	whole, _, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if negative {
		return "−" + digits
	}
	return digits
}

// short writes a number exactly, or rounded where it has more than so many places.
func short(r *big.Rat, places int) string { return grouped(exact.Short(r, places)) }

// percentOf writes a share of 1 in per cent.
func percentOf(share *big.Rat, places int) string {
	return exact.Format(new(big.Rat).Mul(share, big.NewRat(100, 1)), places)
}

// labelOf names a bid in a sentence: its supplier with its id, or the id alone.
func labelOf(b *weighing.Bid) string {
	id, supplier := brief(inOneLine(b.ID), 24), brief(inOneLine(b.Supplier), 60)
	switch {
	case supplier == "":
		return id
	case supplier == id, strings.HasSuffix(supplier, " "+id): // Bidder E
		return supplier
	}
	return supplier + " (" + id + ")"
}

// supplierOf names a bid in a column that stands beside its id.
func supplierOf(b *weighing.Bid) string { return inOneLine(b.Supplier) }

// brief cuts a text to so many characters, the last of them a … .
func brief(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}

// enumerated lists names in a sentence: A, B and C. After the sixth it counts.
func enumerated(names []string) string {
	const most = 6
	switch n := len(names); {
	case n < 2:
		return strings.Join(names, "")
	case n > most+1:
		return strings.Join(names[:most], ", ") + " and " + countOf(n-most, "other")
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// countOf is a number with a noun: 1 bid, 5 bids.
func countOf(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return grouped(exact.Int(int64(n)).String()) + " " + noun
}

// all names bids in a sentence.
func (r *report) all(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.labels[id]
	}
	return enumerated(names)
}

// totalHeading is what the figure of merit is called in tables.
func (r *report) totalHeading() string {
	switch {
	case r.method.WeightedSum():
		return "Total"
	case r.figure.unit != "":
		return r.method.Title + " (" + r.figure.unit + ")"
	}
	return r.method.Title
}
