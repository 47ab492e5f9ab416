package procurement

import (
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
)

// ExtensionOption is a right to make a contract longer.
type ExtensionOption struct {
	Months    int
	DecideBy  civil.Date   // the last day to take it up; where there is none, the contract's last day of notice
	Value     money.Amount // what it adds to the value, excluding VAT; may be unknown
	State     OptionState
	DecidedOn civil.Date
	Note      string
}

// OptionState says what became of an option.
type OptionState uint8

// The states of an option.
const (
	OptionStateUnstated OptionState = iota
	OptionOpen                      // can still be taken up
	OptionTaken
	OptionDeclined
	OptionLapsed // its day passed without a decision
)

var optionStates = choice.Of("state of an option", "open", "taken", "declined", "lapsed")

// String is the state's name in files, empty where it is not stated.
func (s OptionState) String() string { return optionStates.Name(uint8(s)) }

// Words is the state for people.
func (s OptionState) Words() string { return optionStates.Words(uint8(s)) }

// ParseOptionState reads what [OptionState.String] writes. It fails with [*choice.Error].
func ParseOptionState(text string) (OptionState, error) {
	return choice.Parse[OptionState](optionStates, text)
}

// AllOptionStates are the states to choose from.
func AllOptionStates() []OptionState { return choice.All[OptionState](optionStates) }

// OptionStep is an option in the chain of a contract's ends.
type OptionStep struct {
	ExtensionOption
	Follows  civil.Date // the end that it would move
	End      civil.Date // the end if it is taken up, and every open one before it
	Latest   civil.Date // the last day to take it up: its own, or else the last day of notice to Follows
	DecideBy civil.Date // the last working day to take it up
}

// OptionSteps are the options with the days that follow from their chain: each open option follows those before it that were taken up or
// still can be. Options that were declined or lapsed move nothing.
func (c Contract) OptionSteps(calendars *civil.Calendars) []OptionStep {
	steps := make([]OptionStep, len(c.Options))
	months := 0
	for i, option := range c.Options {
		step := OptionStep{ExtensionOption: option, Follows: c.extended(months).To}
		if option.State == OptionOpen || option.State == OptionTaken {
			months += option.Months
		}
		step.End = c.extended(months).To
		calendar := calendars.Of(c.Notice.Calendar)
		step.Latest = option.DecideBy
		if step.Latest.IsZero() {
			step.Latest = c.Notice.Latest.Before(step.Follows, calendar)
		}
		step.DecideBy = calendar.OnOrBefore(step.Latest)
		steps[i] = step
	}
	return steps
}

// EqualOptions are n open options of so many months each, as registers give them in two columns.
func EqualOptions(n, months int) []ExtensionOption {
	options := make([]ExtensionOption, n)
	for i := range options {
		options[i] = ExtensionOption{Months: months, State: OptionOpen}
	}
	return options
}

// mostMonths is more than any contract's option has; what is longer is a slip of the keyboard.
const mostMonths = 600

// checkOptions finds what is wrong with the extension options.
func (c Contract) checkOptions(f *fault.Finder) {
	const field = "options"
	for i, option := range c.Options {
		name := fmt.Sprintf("option %d", i+1)
		f.AddIf(option.Months < 1 || option.Months > mostMonths, field, fmt.Sprintf("%s is for %d months", name, option.Months), fmt.Sprintf("type a number from 1 to %d", mostMonths))
		f.AddIf(option.State == OptionStateUnstated, field, name+" has no state", "choose open, taken, declined or lapsed")
		f.AddIf(option.State == OptionTaken && c.Term.To.IsZero(), field, name+" was taken, but the contract has no end", "type the last day of the term as awarded")
		f.AddIf(option.Value.Sign() < 0, field, fmt.Sprintf("the value of %s is below 0", name), "type the value excluding VAT")
		checkCurrency(f, field, "the value of "+name, option.Value, c.Currency)
	}
	outlives := !c.Term.To.IsZero() && c.Term.Ordered() && c.LatestEnd().IsZero()
	f.AddIf(outlives, field, fmt.Sprintf("with its options it ends after %d", civil.LastYear), "correct the end or the months")
}
