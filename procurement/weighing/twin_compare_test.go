package weighing_test

import (
	"math/big"
	"slices"
	"testing"

	"counterweight/procurement/weighing"
)

func TestTheTwinWrittenFromTheProseAgreesOnEverything(t *testing.T) {
	forRandomCases(t, 250, func(t *testing.T, c *randomCase) {
		r, twin := c.rank(t), rankTwin(c.model, c.bids)
		for i := range r.Standings {
			s := &r.Standings[i]
			at := slices.IndexFunc(twin.bids, func(b twinBid) bool { return b.bid.ID == s.Bid.ID })
			compareWithTwin(t, s, &twin.bids[at])
		}
		if !slices.Equal(r.Winners, twin.winners) {
			t.Errorf("winners %v, the twin has %v", r.Winners, twin.winners)
		}
		sameFigure(t, "margin", r.Margin, twin.margin)
	})
}

func compareWithTwin(t *testing.T, s *weighing.Standing, twin *twinBid) {
	t.Helper()
	id := s.Bid.ID
	if s.Rank != twin.rank {
		t.Errorf("%s has rank %d, the twin says %d", id, s.Rank, twin.rank)
	}
	if s.Exclusion != twin.exclusion {
		t.Errorf("%s is out by %q, the twin says %q", id, s.Exclusion, twin.exclusion)
	}
	if !slices.Equal(s.Missing, twin.missing) {
		t.Errorf("%s misses %v, the twin says %v", id, s.Missing, twin.missing)
	}
	if (s.Why == "") != s.InTheRunning() {
		t.Errorf("%s has rank %d and is out because %q", id, s.Rank, s.Why)
	}
	sameFigure(t, id+"'s quality", s.Quality, twin.q)
	sameFigure(t, id+"'s price score", s.PriceScore, twin.s)
	sameFigure(t, id+"'s total", s.Total, twin.total)
	sameFigure(t, id+"'s compared total", s.Compared, twin.compared)
}

// sameFigure compares two figures that may both be absent.
func sameFigure(t *testing.T, name string, got, twin *big.Rat) {
	t.Helper()
	if (got == nil) != (twin == nil) || got != nil && got.Cmp(twin) != 0 {
		t.Errorf("%s is %v, the twin says %v", name, got, twin)
	}
}
