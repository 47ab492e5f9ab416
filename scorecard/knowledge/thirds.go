package knowledge

import (
	"math/big"

	"counterweight/procurement/exact"
)

// Third is how far something has come that is passed on in thirds.
type Third uint8

// The thirds.
const (
	NothingDone Third = iota
	IDo               // the giver does it, the receiver watches
	WeDo              // they do it together
	YouDo             // the receiver does it, the giver watches
)

// Part is something that is passed on in thirds, and how much it counts.
type Part struct {
	Third  Third
	Weight exact.Decimal
}

// Progress is Σ weight × third ÷ Σ weight, from 0 to 1: equal thirds, which is how practitioners count and no published rule. It is nil
// where nothing has a weight.
func Progress(parts []Part) *big.Rat {
	done, all := new(big.Rat), new(big.Rat)
	for _, p := range parts {
		w := p.Weight.Rat()
		all.Add(all, w)
		done.Add(done, w.Mul(w, big.NewRat(int64(p.Third), int64(YouDo))))
	}
	if all.Sign() == 0 {
		return nil
	}
	return done.Quo(done, all)
}
