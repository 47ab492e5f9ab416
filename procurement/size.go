package procurement

import (
	"counterweight/procurement/choice"
	"counterweight/procurement/money"
)

// Size is how large a supplier says it is.
type Size uint8

// The sizes. Micro, small and medium together are SMEs.
const (
	SizeUnstated Size = iota
	SizeMicro
	SizeSmall
	SizeMedium
	SizeLarge
)

var sizes = choice.Of("size", "micro", "small", "medium", "large")

// String is the size's name in files, empty where it is not stated.
func (s Size) String() string { return sizes.Name(uint8(s)) }

// Words is the size for people.
func (s Size) Words() string { return sizes.Words(uint8(s)) }

// ParseSize reads what [Size.String] writes. It fails with [*choice.Error].
func ParseSize(text string) (Size, error) { return choice.Parse[Size](sizes, text) }

// AllSizes are the sizes to choose from.
func AllSizes() []Size { return choice.All[Size](sizes) }

// SMELimits are the lines of the test for small and medium-sized enterprises. Amounts at a limit pass it.
type SMELimits struct {
	StaffBelow   int
	Turnover     money.Amount
	BalanceSheet money.Amount
}

// UKSMELimits are fewer than 250 staff, and turnover of at most £44m or a balance sheet total of at most £38m (Procurement Act 2023
// s.123).
func UKSMELimits() SMELimits {
	const pence = 100
	return SMELimits{
		StaffBelow:   250,
		Turnover:     money.New(44_000_000*pence, money.GBP),
		BalanceSheet: money.New(38_000_000*pence, money.GBP),
	}
}

// Accounts are the figures that decide whether a supplier is an SME, as far as they are known.
type Accounts struct {
	Staff        Number
	Turnover     money.Amount // a year's
	BalanceSheet money.Amount // total
}

// SME applies the test. The answer is unknown where the figures that are known don't settle it, such as a turnover in another currency
// than the limit's, which is never converted.
func (a Accounts) SME(limits SMELimits) Answer {
	fewStaff := Unknown
	if staff, known := a.Staff.Get(); known {
		fewStaff = AnswerOf(staff < limits.StaffBelow)
	}
	turnover, balance := atMost(a.Turnover, limits.Turnover), atMost(a.BalanceSheet, limits.BalanceSheet)
	smallMoney := Unknown
	switch {
	case turnover == Yes || balance == Yes:
		smallMoney = Yes
	case turnover == No && balance == No:
		smallMoney = No
	}
	switch {
	case fewStaff == No || smallMoney == No:
		return No
	case fewStaff == Yes && smallMoney == Yes:
		return Yes
	}
	return Unknown
}

// atMost is unknown where the amounts can't be compared.
func atMost(a, limit money.Amount) Answer {
	order, err := a.Cmp(limit)
	if err != nil {
		return Unknown
	}
	return AnswerOf(order <= 0)
}
