package governance

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// Challenge is that one side said to the other that something should be otherwise, and what came of it.
type Challenge struct {
	ID         ChallengeID
	Code       string // this office's own, unique: H-12
	Contract   int64  // by its id in the register, 0 where it is about no single one
	Raised     civil.Date
	By         Who
	About      string
	Suggestion string
	To         Who // who is to answer
	Answered   civil.Date
	Response   string
	Outcome    Outcome
	Ended      civil.Date // the day of the outcome
	Note       string     // what became of it
}

// Feedback is what somebody told somebody about working together, and what was answered.
type Feedback struct {
	ID       FeedbackID
	Contract int64 // by its id in the register, 0 where it is about no single one
	On       civil.Date
	From, To Who
	Text     string
	Answer   string
	Answered civil.Date
}

// Waiting is how many days the answer took, or where there is none by a day, how many it has been waited for. An answer on the same day
// took none.
func (c *Challenge) Waiting(day civil.Date) (days int, answered bool) {
	if !c.Answered.IsZero() && !c.Answered.After(day) {
		return c.Raised.DaysUntil(c.Answered), true
	}
	return c.Raised.DaysUntil(day), false
}

// OutcomeOn is what had come of it by a day.
func (c *Challenge) OutcomeOn(day civil.Date) Outcome {
	if c.Ended.IsZero() || c.Ended.After(day) {
		return Open
	}
	return c.Outcome
}

// SideTally is how one side challenges the other in a term.
type SideTally struct {
	Side       scorecard.Side
	Raised     int
	Unanswered int            // of those raised
	Changed    int            // of those raised: adopted or adapted
	Median     exact.Optional // days that the other side's answers took; absent where none was answered
}

// Candour is how both sides challenge each other in a term.
type Candour struct {
	Term   civil.Term
	Sides  []SideTally
	Silent []Who // who is at the table and challenged nobody
}

// Finding is what the record says where a side never challenges; empty where both do.
func (c *Candour) Finding() string {
	var silent []scorecard.Side
	for _, s := range c.Sides {
		if s.Raised == 0 {
			silent = append(silent, s.Side)
		}
	}
	switch {
	case len(silent) > 1:
		return "Nobody challenged anything: a partnership without challenges is no success"
	case len(silent) == 1 && silent[0] == scorecard.Ours:
		return "Our side challenged nothing"
	case len(silent) == 1:
		return "Their side challenged nothing: ask whether they may"
	}
	return ""
}

// CandourOf is how both sides challenged each other in a term, as it stood on its last day. Those at the table are the members of the
// forums; who is known by a person's id is the same under another name.
func CandourOf(challenges []Challenge, table []Who, term civil.Term) Candour {
	c := Candour{Term: term}
	for _, side := range scorecard.AllSides() {
		t := SideTally{Side: side}
		var took []int
		for i := range challenges {
			h := &challenges[i]
			if h.By.Side != side || !term.Contains(h.Raised) {
				continue
			}
			t.Raised++
			if days, answered := h.Waiting(term.To); answered {
				took = append(took, days)
			} else {
				t.Unanswered++
			}
			if o := h.OutcomeOn(term.To); o == Adopted || o == Adapted {
				t.Changed++
			}
		}
		t.Median = median(took)
		c.Sides = append(c.Sides, t)
	}
	for _, who := range table {
		heard := slices.ContainsFunc(challenges, func(h Challenge) bool { return term.Contains(h.Raised) && h.By.same(who) })
		if !heard && !slices.ContainsFunc(c.Silent, who.same) {
			c.Silent = append(c.Silent, who)
		}
	}
	return c
}

// same reports whether two are one person.
func (w Who) same(v Who) bool {
	if w.Person != 0 || v.Person != 0 {
		return w.Person == v.Person
	}
	return w.Name == v.Name && w.Side == v.Side
}

// median is the middle of some days; of an even number the mean of the two in the middle.
func median(days []int) exact.Optional {
	if len(days) == 0 {
		return exact.Optional{}
	}
	sorted := slices.SortedFunc(slices.Values(days), cmp.Compare[int])
	twice := sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]
	return exact.Some(exact.Scaled(int64(twice)*5, 1)) // a half is 5 tenths
}
