package procurement

import (
	"math/big"

	"counterweight/procurement/civil"
)

// Invoice is an invoice by the days it was received and paid.
type Invoice struct{ Received, Paid civil.Date }

// PaymentFigures are how fast invoices were paid, as a payments compliance notice reports it.
type PaymentFigures struct {
	Count int
	Mean  *big.Rat // days; nil where nothing was paid
	// Within30, Within60 and Later are per cent of the invoices: paid by day 30, from day 31 to 60, and after that.
	Within30, Within60, Later *big.Rat
}

// PaymentDays is how many days an invoice took: day 1 is the day after it was received, so it is 0 when it was paid on receipt.
func (i Invoice) PaymentDays() int { return i.Received.DaysUntil(i.Paid) }

// Payments counts the invoices that were paid.
func Payments(invoices []Invoice) PaymentFigures {
	var f PaymentFigures
	var bands [3]int64
	days := int64(0)
	for _, invoice := range invoices {
		if invoice.Received.IsZero() || invoice.Paid.IsZero() {
			continue
		}
		f.Count++
		n := invoice.PaymentDays()
		days += int64(n)
		switch {
		case n <= 30:
			bands[0]++
		case n <= 60:
			bands[1]++
		default:
			bands[2]++
		}
	}
	if f.Count == 0 {
		return f
	}
	of := func(n int64) *big.Rat { return big.NewRat(100*n, int64(f.Count)) }
	f.Mean = big.NewRat(days, int64(f.Count))
	f.Within30, f.Within60, f.Later = of(bands[0]), of(bands[1]), of(bands[2])
	return f
}

// PromptPayment is what a supplier shows about its own payments when it bids for a large contract.
type PromptPayment struct {
	Within60 *big.Rat // per cent of invoices paid within 60 days
	MeanDays *big.Rat
	HasPlan  bool // an action plan to get better
}

// Passes reports whether the supplier may be selected (PPN 018): it pays 95 % of invoices within 60 days or, with an action plan, 90 %, and
// takes 45 days or fewer on average†.
func (p PromptPayment) Passes() bool {
	least := big.NewRat(95, 1)
	if p.HasPlan {
		least = big.NewRat(90, 1)
	}
	return p.Within60 != nil && p.MeanDays != nil && p.Within60.Cmp(least) >= 0 && p.MeanDays.Cmp(big.NewRat(45, 1)) <= 0
}
