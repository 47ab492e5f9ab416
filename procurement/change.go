package procurement

import (
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// Change is a variation of a contract after its award. Options that are taken up are none: they were part of what was awarded.
type Change struct {
	Title  string
	Reason ChangeReason
	State  ChangeState
	Value  money.Amount // what it adds to the value, excluding VAT; below 0 where it takes away
	Months int          // what it adds to the term; below 0 where it shortens it
	Days   int          // and days besides
	// AgreedOn is the day of the agreement; of the proposal where it is not agreed yet.
	AgreedOn civil.Date
	Approver string // who approved it
	Document string // where the agreement is kept
	Note     string
}

// ChangeState is where a change stands.
type ChangeState uint8

// The states of a change. Only agreed changes count.
const (
	ChangeStateUnstated ChangeState = iota
	ChangeProposed
	ChangeAgreed
	ChangeRefused
)

var changeStates = choice.Of("state of a change", "proposed", "agreed", "refused")

// String is the state's name in files, empty where it is not stated.
func (s ChangeState) String() string { return changeStates.Name(uint8(s)) }

// Words is the state for people.
func (s ChangeState) Words() string { return changeStates.Words(uint8(s)) }

// ParseChangeState reads what [ChangeState.String] writes. It fails with [*choice.Error].
func ParseChangeState(text string) (ChangeState, error) {
	return choice.Parse[ChangeState](changeStates, text)
}

// AllChangeStates are the states to choose from.
func AllChangeStates() []ChangeState { return choice.All[ChangeState](changeStates) }

// ChangeReason is why a contract is changed: the grounds on which Schedule 8 to the Procurement Act 2023 permits it, those of s.74, and
// what else offices count.
type ChangeReason uint8

// The reasons of a change.
const (
	ChangeReasonUnstated ChangeReason = iota
	ProvidedFor                       // foreseen in the contract, unambiguously (Schedule 8, paragraph 1)
	Urgency                           // extreme and unavoidable urgency, protection of life (paragraphs 2 and 3)
	Unforeseeable                     // circumstances nobody could foresee (paragraph 4)
	KnownRisk                         // a risk that was named at award has come about (paragraphs 5 to 7)
	Additional                        // more goods, services or works where a change of supplier would cost too much (paragraph 8)
	OtherSupplier                     // novation after a restructuring or insolvency (paragraph 9)
	MoreScope                         // more of the same, below what is substantial (s.74)
	LessScope                         // less than was awarded
	MoreTime                          // later, without more to do
	PriceReview                       // the contract's own indexation
	Correction                        // of a slip, without effect
)

var changeReasons = choice.Of("reason of a change", "provided-for", "urgency", "unforeseeable", "known-risk", "additional", "other-supplier",
	"more-scope", "less-scope", "more-time", "price-review", "correction")

// String is the reason's code in files, empty where it is not stated.
func (r ChangeReason) String() string { return changeReasons.Name(uint8(r)) }

// Words is the reason for people: More scope.
func (r ChangeReason) Words() string { return changeReasons.Words(uint8(r)) }

// ParseChangeReason reads what [ChangeReason.String] writes. It fails with [*choice.Error].
func ParseChangeReason(text string) (ChangeReason, error) {
	return choice.Parse[ChangeReason](changeReasons, text)
}

// AllChangeReasons are the reasons to choose from.
func AllChangeReasons() []ChangeReason { return choice.All[ChangeReason](changeReasons) }

// AgreedValue is what the agreed changes add to the value; no amount where there are none with a value. It fails with
// [money.ErrTooLarge], and with [*money.MismatchError] where they are in several currencies.
func (c Contract) AgreedValue() (money.Amount, error) {
	return sumOf(c.Changes, func(ch Change) money.Amount {
		if ch.State != ChangeAgreed {
			return money.Amount{}
		}
		return ch.Value
	})
}

// TakenValue is what the options that were taken up add to the value. It fails as [Contract.AgreedValue] does.
func (c Contract) TakenValue() (money.Amount, error) {
	return sumOf(c.Options, func(o ExtensionOption) money.Amount {
		if o.State != OptionTaken {
			return money.Amount{}
		}
		return o.Value
	})
}

// CurrentValue is the value as it stands: as awarded, with the agreed changes and the options that were taken up. No amount where the
// value at award is not known. It fails as [Contract.AgreedValue] does.
func (c Contract) CurrentValue() (money.Amount, error) {
	value := c.Value
	if !value.IsSet() {
		return value, nil
	}
	for _, part := range []func() (money.Amount, error){c.AgreedValue, c.TakenValue} {
		more, err := part()
		if err == nil && more.IsSet() {
			value, err = value.Add(more)
		}
		if err != nil {
			return money.Amount{}, fmt.Errorf("value of contract %s: %w", fault.Abridged(c.Reference), err)
		}
	}
	return value, nil
}

// Worth is [Contract.CurrentValue] for lists: no amount where it can't be reckoned.
func (c Contract) Worth() money.Amount {
	value, err := c.CurrentValue()
	if err != nil { // [Contract.Check] says why
		return money.Amount{}
	}
	return value
}

// sumOf adds up an amount of each; what has none adds nothing.
func sumOf[T any](all []T, amount func(T) money.Amount) (sum money.Amount, err error) {
	for _, one := range all {
		part := amount(one)
		switch {
		case !part.IsSet():
			continue
		case !sum.IsSet():
			sum = part
			continue
		}
		if sum, err = sum.Add(part); err != nil {
			return money.Amount{}, err
		}
	}
	return sum, nil
}

// changeMonths and changeDays are what the agreed changes add to the term.
func (c Contract) changeMonths() (months, days int) {
	for _, change := range c.Changes {
		if change.State == ChangeAgreed {
			months += change.Months
			days += change.Days
		}
	}
	return months, days
}

// checkChanges finds what is wrong with the changes.
func (c Contract) checkChanges(f *fault.Finder) {
	const field, mostDays = "changes", 3650
	for i, change := range c.Changes {
		name := fmt.Sprintf("change %d", i+1)
		f.AddIf(fault.IsBlank(change.Title), field, name+" has no title", "say in a few words what changes")
		f.AddIf(change.State == ChangeStateUnstated, field, name+" has no state", "choose proposed, agreed or refused")
		f.AddIf(change.State == ChangeAgreed && change.AgreedOn.IsZero(), field, name+" is agreed, but on no day", "type the day of the agreement")
		f.AddIf(change.Months < -mostMonths || change.Months > mostMonths || change.Days < -mostDays || change.Days > mostDays,
			field, name+" moves the end by more than a contract lasts", "correct its months and days")
		f.AddIf((change.Months != 0 || change.Days != 0) && c.Term.To.IsZero(), field, name+" moves the end, but the contract has none",
			"type the last day of the term as awarded")
		checkCurrency(f, field, "the value of "+name, change.Value, c.Currency)
	}
	value, err := c.CurrentValue()
	f.AddIf(err != nil && c.singleCurrency(), field, "with its changes and options the value is too large", "correct the amounts")
	f.AddIf(value.Sign() < 0 && c.Value.Sign() >= 0, field, "its changes take away more than its value", "correct the values of the changes")
	f.AddIf(!c.Term.To.IsZero() && c.Term.Ordered() && !c.TermWithOptions().Ordered(), field, "its changes end it before it starts", "correct their months and days")
}

// singleCurrency reports whether value, options and changes can be added up.
func (c Contract) singleCurrency() bool {
	for _, o := range c.Options {
		if o.Value.IsSet() && o.Value.Currency() != c.Value.Currency() {
			return false
		}
	}
	for _, ch := range c.Changes {
		if ch.Value.IsSet() && ch.Value.Currency() != c.Value.Currency() {
			return false
		}
	}
	return true
}
