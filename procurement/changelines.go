package procurement

import (
	"fmt"
	"math/big"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// LineUse is how much of what may change without a notice has been used.
type LineUse struct {
	Line    exact.Decimal // per cent of the base
	Used    *big.Rat      // per cent of the base, in either direction; nil where the base is not known
	Crossed bool          // more than the line: a notice is due before the change
	Near    bool          // not crossed, but near
	Words   string        // for people: +£310,000 is 8.88 % of £3,490,000; a notice is due above 10 %, £39,000 more
}

// ChangeUse is how much of both lines the changes of a contract have used.
type ChangeUse struct {
	Count  int          // changes that count
	Value  money.Amount // what they add, net; no amount where none has a value
	Total  LineUse      // of the value at award
	Term   LineUse      // of the maximum term provided for at award
	Source string       // of the rule; empty where none holds
}

// Crossed reports whether a notice is due.
func (u ChangeUse) Crossed() bool { return u.Total.Crossed || u.Term.Crossed }

// ChangeUse adds up the agreed changes; with the proposed ones too, where proposals are asked for, as if they were agreed. It fails as
// [Contract.AgreedValue] does.
func (r Rules) ChangeUse(c Contract, withProposed bool) (ChangeUse, error) {
	return r.changeUse(c, len(c.Changes), withProposed)
}

// changeUse looks at the first n changes.
func (r Rules) changeUse(c Contract, n int, withProposed bool) (ChangeUse, error) {
	counted := make([]Change, 0, n)
	for _, change := range c.Changes[:n] {
		if change.State == ChangeProposed && withProposed {
			change.State = ChangeAgreed
		}
		if change.State == ChangeAgreed {
			counted = append(counted, change)
		}
	}
	c.Changes = counted
	u := ChangeUse{Count: len(counted)}
	var err error
	if u.Value, err = c.AgreedValue(); err != nil {
		return u, err
	}
	rule, found := holding(r.Changes, c.RulesDay())
	if !found {
		return u, nil
	}
	u.Source = rule.Source
	line := rule.Value
	if c.Kind == Works {
		line = rule.WorksValue
	}
	if u.Total, err = valueUse(c.Value, u.Value, line, rule); err != nil {
		return u, err
	}
	u.Term = termUse(c, rule)
	return u, nil
}

// use compares a change with a base by a line; both in one unit, whatever it is.
func use(base, change *big.Rat, line exact.Decimal, rule ChangeRule) (LineUse, *big.Rat) {
	l := LineUse{Line: line}
	if base.Sign() <= 0 {
		return l, nil
	}
	size := new(big.Rat).Abs(change)
	l.Used = new(big.Rat).Quo(size, base)
	l.Used.Mul(l.Used, big.NewRat(100, 1))
	l.Crossed = l.Used.Cmp(line.Rat()) > 0
	near := percentOf(exact.Int(int64(rule.NearPercent)), line.Rat())
	l.Near = !l.Crossed && l.Used.Cmp(near) >= 0
	return l, new(big.Rat).Sub(percentOf(line, base), size)
}

func valueUse(base, change money.Amount, line exact.Decimal, rule ChangeRule) (LineUse, error) {
	if !base.IsSet() {
		return LineUse{Line: line, Words: "the value at award is not known"}, nil
	}
	if !change.IsSet() {
		change = money.New(0, base.Currency())
	}
	if _, err := change.Cmp(base); err != nil {
		return LineUse{}, err
	}
	l, left := use(new(big.Rat).SetInt64(base.Minor()), new(big.Rat).SetInt64(change.Minor()), line, rule)
	if l.Used == nil {
		l.Words = "the value at award is 0"
		return l, nil
	}
	room := money.New(wholePart(left), base.Currency())
	l.Words = fmt.Sprintf("%s is %s %% of %s; %s", signedWords(change), l.usedWords(), base.Words(), lineWords(l, line, room.Words()))
	return l, nil
}

// termUse compares months with months where the longest term is whole months and no change is in days, and else days with days.
func termUse(c Contract, rule ChangeRule) LineUse {
	term := c.MaximumTerm()
	months, days := c.changeMonths()
	if whole, is := wholeMonths(term); is && days == 0 {
		l, left := use(big.NewRat(int64(whole), 1), big.NewRat(int64(months), 1), rule.Term, rule)
		if l.Used != nil {
			l.Words = fmt.Sprintf("%s is %s %% of %s; %s", signedCount(months, "month"), l.usedWords(), counted(whole, "month"),
				lineWords(l, rule.Term, counted(int(wholePart(left)), "month")))
		}
		return l
	}
	all := term.Days()
	moved := c.Term.To.DaysUntil(c.Term.Extended(months).To.AddDays(days))
	l, left := use(big.NewRat(int64(all), 1), big.NewRat(int64(moved), 1), rule.Term, rule)
	if l.Used == nil {
		l.Words = "the term at award is not known"
		return l
	}
	l.Words = fmt.Sprintf("%s is %s %% of %s; %s", signedCount(moved, "day"), l.usedWords(), counted(all, "day"),
		lineWords(l, rule.Term, counted(int(wholePart(left)), "day")))
	return l
}

// wholeMonths is the length of a term in months, where it is a whole number of them.
func wholeMonths(t civil.Term) (int, bool) {
	if t.From.IsZero() || t.To.IsZero() || !t.Ordered() {
		return 0, false
	}
	end := t.To.AddDays(1)
	n := 12*(end.Year()-t.From.Year()) + int(end.Month()) - int(t.From.Month())
	return n, n > 0 && t.From.AddMonths(n) == end
}

// usedWords is what was used, with two decimals; where they hide that a line was crossed, they say so.
func (l LineUse) usedWords() string {
	words := exact.Short(l.Used, 2)
	if l.Crossed && words == l.Line.String() {
		return "just over " + words
	}
	return words
}

// wholePart is a number cut off after the point.
func wholePart(r *big.Rat) int64 { return new(big.Int).Quo(r.Num(), r.Denom()).Int64() }

func lineWords(l LineUse, line exact.Decimal, room string) string {
	if l.Crossed {
		return fmt.Sprintf("that is more than %v %%, so a notice is due before the change", line)
	}
	return fmt.Sprintf("a notice is due above %v %%, that is after %s more", line, room)
}

// signedWords is an amount with its sign, also where it is above 0.
func signedWords(a money.Amount) string {
	if a.Sign() > 0 {
		return "+" + a.Words()
	}
	return a.Words()
}

func signedCount(n int, what string) string {
	switch {
	case n > 0:
		return "+" + counted(n, what)
	case n < 0:
		return "−" + counted(-n, what)
	}
	return counted(n, what)
}

// counted is 1 month, 2 months.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ChangeStep is a change with the running total up to it.
type ChangeStep struct {
	Change
	Running money.Amount // what the agreed changes up to this one add, net; with this one too, where it is only proposed
	Use     ChangeUse    // up to this one
	// NoticeDue says that this change took the total over a line, or would: the notice is due before it.
	NoticeDue bool
}

// ChangeSteps are the changes with their running totals, in order; refused ones add nothing. It fails as [Contract.AgreedValue] does.
func (r Rules) ChangeSteps(c Contract) ([]ChangeStep, error) {
	steps := make([]ChangeStep, len(c.Changes))
	var before ChangeUse
	for i, change := range c.Changes {
		upTo := c
		upTo.Changes = make([]Change, i+1)
		copy(upTo.Changes, c.Changes[:i+1])
		if change.State == ChangeProposed {
			upTo.Changes[i].State = ChangeAgreed
		}
		u, err := r.changeUse(upTo, i+1, false)
		if err != nil {
			return nil, err
		}
		counts := change.State == ChangeAgreed || change.State == ChangeProposed
		moves := change.Value.Sign() != 0 || change.Months != 0 || change.Days != 0
		steps[i] = ChangeStep{Change: change, Running: u.Value, Use: u, NoticeDue: counts && moves && crossesMore(u, before)}
		if change.State == ChangeAgreed {
			before = u
		}
	}
	return steps, nil
}

// crossesMore reports whether a line is crossed after a change, and further than before it.
func crossesMore(after, before ChangeUse) bool {
	more := func(a, b LineUse) bool {
		return a.Crossed && (b.Used == nil || a.Used.Cmp(b.Used) > 0)
	}
	return more(after.Total, before.Total) || more(after.Term, before.Term)
}
