package kit

import "math/big"

// CompareShares orders shares; what has none comes first.
func CompareShares(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return a.Cmp(b)
}
