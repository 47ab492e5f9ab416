package procurement

import (
	"math/big"

	"counterweight/procurement/money"
)

// HHI is the Herfindahl–Hirschman index of amounts, one a supplier: the sum of the squares of their percentage shares, 10,000 where one
// has all. Amounts below 0, such as credit notes that outweigh what was bought, count as 0; nil where nothing is left.
func HHI(amounts []int64) *big.Rat {
	whole, squares := new(big.Int), new(big.Int)
	for _, a := range amounts {
		n := big.NewInt(max(a, 0))
		whole.Add(whole, n)
		squares.Add(squares, n.Mul(n, n))
	}
	return squareShare(squares, whole)
}

// squareShare is 10,000 × n ÷ whole².
func squareShare(n, whole *big.Int) *big.Rat {
	if whole.Sign() == 0 {
		return nil
	}
	share := new(big.Rat).SetFrac(n, new(big.Int).Mul(whole, whole))
	return share.Mul(share, big.NewRat(10_000, 1))
}

// Concentration says how crowded a market of so high an index is.
type Concentration uint8

// The bands of the merger guidelines of the US Department of Justice and Federal Trade Commission of 2023.
const (
	ConcentrationUnknown Concentration = iota
	LowConcentration                   // under 1,000
	ModerateConcentration
	HighConcentration // over 1,800
)

// Words is low, moderate or high.
func (c Concentration) Words() string {
	return [...]string{"", "low", "moderate", "high"}[c]
}

// ConcentrationOf is the band of an index; unknown for none.
func ConcentrationOf(hhi *big.Rat) Concentration {
	switch {
	case hhi == nil:
		return ConcentrationUnknown
	case hhi.Cmp(big.NewRat(1000, 1)) < 0:
		return LowConcentration
	case hhi.Cmp(big.NewRat(1800, 1)) <= 0:
		return ModerateConcentration
	}
	return HighConcentration
}

// HHI is the concentration of the money in a currency, from nearly 0 to 10,000; nil where there is no money in it.
func (h *Holdings) HHI(c money.Currency) *big.Rat {
	return HHI(h.amounts(c))
}

func (h *Holdings) amounts(c money.Currency) []int64 {
	amounts := make([]int64, 0, len(h.parts[c]))
	for _, minor := range h.parts[c] {
		amounts = append(amounts, minor)
	}
	return amounts
}

// MergerEffect is what [Holdings.HHI] would rise by if two suppliers became one: twice the product of their percentage shares. Nil where
// there is no value.
func (h *Holdings) MergerEffect(c money.Currency, a, b SupplierID) *big.Rat {
	whole := new(big.Int)
	for _, minor := range h.amounts(c) {
		whole.Add(whole, big.NewInt(max(minor, 0)))
	}
	product := new(big.Int)
	if a != b {
		product.Mul(big.NewInt(max(h.parts[c][a], 0)), big.NewInt(max(h.parts[c][b], 0)))
	}
	return squareShare(product.Lsh(product, 1), whole)
}
