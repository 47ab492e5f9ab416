package procurement

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// MonthMoney is money of a contract in a month.
type MonthMoney struct {
	Month  civil.Period // of the kind [civil.Month]
	Kind   MoneyKind
	Amount money.Amount // excluding VAT; below 0 where credit notes outweigh the rest
	Source MoneySource
	Note   string
}

// MoneyKind says how certain money is.
type MoneyKind uint8

// The kinds of money.
const (
	MoneyKindUnstated MoneyKind = iota
	MoneySpent                  // invoiced or paid
	MoneyCommitted              // ordered, or accepted and not invoiced yet
	MoneyForecast               // expected
)

var moneyKinds = choice.Of("kind of money", "spent", "committed", "forecast")

// String is the kind's name in files, empty where it is not stated.
func (k MoneyKind) String() string { return moneyKinds.Name(uint8(k)) }

// Words is the kind for people.
func (k MoneyKind) Words() string { return moneyKinds.Words(uint8(k)) }

// ParseMoneyKind reads what [MoneyKind.String] writes. It fails with [*choice.Error].
func ParseMoneyKind(text string) (MoneyKind, error) { return choice.Parse[MoneyKind](moneyKinds, text) }

// AllMoneyKinds are the kinds to choose from.
func AllMoneyKinds() []MoneyKind { return choice.All[MoneyKind](moneyKinds) }

// MoneySource says how a figure came into the workspace.
type MoneySource uint8

// The sources of figures.
const (
	MoneySourceUnstated MoneySource = iota
	MoneyTyped
	MoneyPasted
	MoneyImported
)

var moneySources = choice.Of("source", "typed", "pasted", "imported")

// String is the source's name in files, empty where it is not stated.
func (s MoneySource) String() string { return moneySources.Name(uint8(s)) }

// Words is the source for people.
func (s MoneySource) Words() string { return moneySources.Words(uint8(s)) }

// ParseMoneySource reads what [MoneySource.String] writes. It fails with [*choice.Error].
func ParseMoneySource(text string) (MoneySource, error) {
	return choice.Parse[MoneySource](moneySources, text)
}

// AllMoneySources are the sources to choose from.
func AllMoneySources() []MoneySource { return choice.All[MoneySource](moneySources) }

// Outturn is what a contract has cost and will have cost.
type Outturn struct {
	Spent     money.Amount // so far
	Committed money.Amount // by the months, and by milestones that were accepted and not paid yet where no month says so
	Forecast  money.Amount // for the rest of the term; see Basis
	Total     money.Amount // all three together
	Value     money.Amount // as it stands
	Left      money.Amount // Value less Total; below 0 where it will not do
	// Basis says in words where the forecast comes from.
	Basis string
}

// Pace compares what was spent with how much of the term has passed.
type Pace struct {
	Spent   *big.Rat // of the value as it stands, 1 is all of it; nil where either is not known
	Elapsed *big.Rat // of the term, days included, from 0 to 1; nil for a contract without an end
}

// Ahead is by how much more has been spent than time has passed, 1 is the whole value; below 0 where less was. Nil where it can't be said.
func (p Pace) Ahead() *big.Rat {
	if p.Spent == nil || p.Elapsed == nil {
		return nil
	}
	return new(big.Rat).Sub(p.Spent, p.Elapsed)
}

// Words is the pace for people: 62 % spent in 85 % of the term.
func (p Pace) Words() string {
	switch {
	case p.Spent != nil && p.Elapsed != nil:
		return fmt.Sprintf("%s spent in %s of the term", perCent(p.Spent), perCent(p.Elapsed))
	case p.Spent != nil:
		return perCent(p.Spent) + " spent"
	case p.Elapsed != nil:
		return perCent(p.Elapsed) + " of the term has passed"
	}
	return ""
}

// Pace is the contract's pace at the end of a day. It fails as [Contract.CurrentValue] does.
func (c Contract) Pace(today civil.Date) (Pace, error) {
	var p Pace
	value, err := c.CurrentValue()
	if err != nil {
		return p, err
	}
	if value.IsSet() && c.Spent.IsSet() && value.Currency() == c.Spent.Currency() {
		p.Spent = ratio(big.NewInt(c.Spent.Minor()), big.NewInt(value.Minor()))
	}
	term := civil.Term{From: c.Term.From, To: c.End()}
	if days := term.Days(); days > 0 && !today.IsZero() {
		passed := civil.Term{From: term.From, To: today}.Days()
		p.Elapsed = big.NewRat(int64(min(passed, days)), int64(days))
	}
	return p, nil
}

// Outturn adds up what was spent, what is committed and what is expected. Where no month has a forecast, the rest of the term is expected
// to cost as much a day as the part that has passed, but not more than what is left of the value. It fails as [Contract.CurrentValue]
// does.
func (d *Dossier) Outturn(today civil.Date) (Outturn, error) {
	value, err := d.CurrentValue()
	if err != nil {
		return Outturn{}, err
	}
	zero := money.New(0, d.Currency)
	o := Outturn{Spent: cmp.Or(d.Spent, zero), Value: value, Basis: "the months that were entered"}
	if o.Committed, err = d.monthSum(MoneyCommitted); err != nil {
		return Outturn{}, err
	}
	if !o.Committed.IsSet() {
		if o.Committed, err = d.acceptedNotPaid(); err != nil {
			return Outturn{}, err
		}
	}
	o.Committed = cmp.Or(o.Committed, zero)
	if o.Forecast, err = d.monthSum(MoneyForecast); err != nil {
		return Outturn{}, err
	}
	if !o.Forecast.IsSet() {
		if o.Forecast, o.Basis, err = d.straightLine(o, today); err != nil {
			return Outturn{}, err
		}
	}
	if o.Total, err = sumOf([]money.Amount{o.Spent, o.Committed, o.Forecast}, func(a money.Amount) money.Amount { return a }); err != nil {
		return Outturn{}, err
	}
	if value.IsSet() {
		o.Left, err = value.Sub(o.Total)
	}
	return o, err
}

// monthSum is no amount where there is no month of the kind.
func (d *Dossier) monthSum(kind MoneyKind) (money.Amount, error) {
	return sumOf(d.Months, func(m MonthMoney) money.Amount {
		if m.Kind != kind {
			return money.Amount{}
		}
		return m.Amount
	})
}

// SpentByMonth is the sum of the months' spending; no amount where there is none.
func (d *Dossier) SpentByMonth() (money.Amount, error) { return d.monthSum(MoneySpent) }

// TakePayments makes the months say what was paid in them, all payments that were imported added up; an imported month in which none was made
// goes. A month whose spending somebody typed or pasted stays as it is; those that say otherwise than the payments are returned, with what was
// paid. What was spent on the contract becomes the sum of its months where it was that before, or was not known; a sum that was given as a
// whole stays. It fails with [money.ErrTooLarge].
func (d *Dossier) TakePayments(paid []MonthMoney) (differ []MonthMoney, err error) {
	before, err := d.SpentByMonth()
	if err != nil {
		return nil, err
	}
	d.Months = slices.DeleteFunc(slices.Clone(d.Months), func(old MonthMoney) bool {
		still := func(m MonthMoney) bool { return m.Month == old.Month }
		return old.Kind == MoneySpent && old.Source == MoneyImported && !slices.ContainsFunc(paid, still)
	})
	for _, m := range paid {
		m.Kind, m.Source = MoneySpent, MoneyImported
		at := slices.IndexFunc(d.Months, func(old MonthMoney) bool { return old.Month == m.Month && old.Kind == MoneySpent })
		switch {
		case at < 0:
			d.Months = append(d.Months, m)
		case d.Months[at].Source == MoneyImported:
			d.Months[at].Amount = m.Amount
		case d.Months[at].Amount != m.Amount:
			differ = append(differ, m)
		}
	}
	if d.Spent.IsSet() && d.Spent != before {
		return differ, nil
	}
	d.Spent, err = d.SpentByMonth()
	return differ, err
}

// straightLine carries the spending so far on to the end of the term.
func (d *Dossier) straightLine(o Outturn, today civil.Date) (money.Amount, string, error) {
	zero := money.New(0, d.Currency)
	pace, err := d.Pace(today)
	if err != nil {
		return zero, "", err
	}
	switch {
	case pace.Elapsed == nil:
		return zero, "nothing, since the contract has no end", nil
	case pace.Elapsed.Sign() <= 0 || o.Spent.Sign() <= 0:
		return zero, "nothing, since nothing has been spent yet", nil
	}
	whole, err := o.Spent.Times(new(big.Rat).Inv(pace.Elapsed))
	if err != nil {
		return zero, "", err
	}
	rest := whole.Minor() - o.Spent.Minor() - o.Committed.Minor()
	basis := "the spending so far, carried on to the end of the term"
	if left := o.Value.Minor() - o.Spent.Minor() - o.Committed.Minor(); o.Value.IsSet() && left < rest {
		rest, basis = left, "what is left of the value: at the pace so far it would not do"
	}
	return money.New(max(rest, 0), d.Currency), basis, nil
}

// CumulativeMonth is a month with what was spent in it and up to its end.
type CumulativeMonth struct {
	Month      civil.Period
	Spent      money.Amount
	Cumulative money.Amount
	Forecast   money.Amount // expected or committed in it
}

// ByMonth are the months from the first to the last that has money, each month once and none left out.
func (d *Dossier) ByMonth() ([]CumulativeMonth, error) {
	if len(d.Months) == 0 {
		return nil, nil
	}
	byMonth := func(a, b MonthMoney) int { return a.Month.Compare(b.Month) }
	first, last := slices.MinFunc(d.Months, byMonth).Month, slices.MaxFunc(d.Months, byMonth).Month
	zero := money.New(0, d.Currency)
	var course []CumulativeMonth
	at := map[civil.Period]int{}
	for m := first; !m.IsZero() && m.Compare(last) <= 0; m = m.Next() {
		at[m] = len(course)
		course = append(course, CumulativeMonth{Month: m, Spent: zero, Forecast: zero})
	}
	for _, m := range d.Months {
		into := &course[at[m.Month]].Forecast
		if m.Kind == MoneySpent {
			into = &course[at[m.Month]].Spent
		}
		var err error
		if *into, err = into.Add(m.Amount); err != nil {
			return nil, err
		}
	}
	sum := zero
	for i := range course {
		var err error
		if sum, err = sum.Add(course[i].Spent); err != nil {
			return nil, err
		}
		course[i].Cumulative = sum
	}
	return course, nil
}
