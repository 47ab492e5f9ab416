package governance

import (
	"math/big"
	"slices"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
)

// usedTexts are the different texts that things of a kind have at a place, to be offered again.
func usedTexts[T any](all []T, at func(*T) string) []kit.Choice {
	var texts []string
	for i := range all {
		if text := at(&all[i]); text != "" {
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	return kit.Choices(slices.Compact(texts)...)
}

// percentOf is a share in per cent, for a chart; 0 for none.
func percentOf(share *big.Rat) float64 {
	if share == nil {
		return 0
	}
	f, _ := new(big.Rat).Mul(share, big.NewRat(100, 1)).Float64()
	return f
}

// shareWords are a share of the whole in whole per cent: 17 %; a dash for none.
func shareWords(share *big.Rat) string {
	if share == nil {
		return dash
	}
	return kit.Percent(share, 0)
}

// points are a difference of shares in points of a hundred.
func points(gap *big.Rat) string {
	return exact.Format(new(big.Rat).Mul(gap, big.NewRat(100, 1)), 0)
}
