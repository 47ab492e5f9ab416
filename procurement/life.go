package procurement

import (
	"fmt"

	"counterweight/procurement/civil"
)

// EndingMonths is how long before its end a contract is ending, where the office has not said otherwise. The day on which notice opens
// makes it so too, where that comes earlier.
const EndingMonths = 6

// Finding is something about a contract that somebody should look at. It says what the facts are; nothing is changed by itself.
type Finding struct {
	Field string // the field to look at, by its name in the register
	Text  string // what was found and what to check, for people
	// Status is the status that the facts speak for; not stated where the finding is about something else.
	Status ContractStatus
}

// StatusOn is the status that a contract's days speak for: awarded before its term, live in it, ending in its last months, ended after
// it, terminated where it was. Statuses that somebody decides, pipeline and archived, stay.
func (c Contract) StatusOn(today civil.Date, endingMonths int, calendars *civil.Calendars) ContractStatus {
	end := c.EndOn(today, calendars)
	switch {
	case c.Status == ContractStatusUnstated || c.Status == Pipeline || c.Status == Archived || today.IsZero():
		return c.Status
	case !c.Terminated.IsZero() && c.Terminated.Before(today):
		return Terminated
	case c.Status == Terminated && c.Terminated.IsZero(), c.Status == Ended && end.IsZero():
		return c.Status // nothing about its days says otherwise
	case !end.IsZero() && end.Before(today):
		return endedAs(c.Status)
	case today.Before(c.Term.From):
		return Awarded
	case c.isEnding(end, today, endingMonths, calendars):
		return Ending
	}
	return Live
}

// endedAs keeps what somebody said about how a contract ended.
func endedAs(stated ContractStatus) ContractStatus {
	if stated == Terminated {
		return Terminated
	}
	return Ended
}

func (c Contract) isEnding(end, today civil.Date, months int, calendars *civil.Calendars) bool {
	if end.IsZero() {
		return false
	}
	if !c.Terminated.IsZero() || !c.Notice.GivenOn.IsZero() {
		return true
	}
	opens := c.Notice.Window(end, calendars).Opens
	return !today.Before(end.AddMonths(-months)) || (!opens.IsZero() && !today.Before(opens))
}

// LifeFindings compare what is stated about a contract's life with its days.
func (c Contract) LifeFindings(today civil.Date, endingMonths int, calendars *civil.Calendars) []Finding {
	var found []Finding
	if is := c.StatusOn(today, endingMonths, calendars); is != c.Status {
		found = append(found, Finding{Field: "status", Text: c.statusWords(is, today, calendars), Status: is})
	}
	if end := c.End(); c.Status.IsRunning() && end.IsZero() {
		found = append(found, Finding{Field: "end", Text: "it runs without an end: agree one, or check the contract"})
	} else if rolled := c.EndOn(today, calendars); c.Status.IsRunning() && rolled != end {
		found = append(found, Finding{Field: "end", Text: fmt.Sprintf("no notice was given in time for %s, so it runs on to %s", end.Words(), rolled.Words())})
	}
	if c.Status.IsRunning() && c.Notice.Renews() && c.Notice.GivenOn.IsZero() {
		months, _ := c.Notice.RenewMonths.Get()
		if by := c.NoticeWindow(today, calendars).ActBy; !by.IsZero() {
			found = append(found, Finding{Field: "notice", Text: fmt.Sprintf("it renews itself for %d months unless notice is given by %s", months, by.Words())})
		}
	}
	found = append(found, c.optionFindings(today, calendars)...)
	if c.Status == Terminated && c.Terminated.IsZero() {
		found = append(found, Finding{Field: "terminated", Text: "it was terminated, but on no day: type its last day"})
	}
	return append(found, c.tierFindings()...)
}

// optionFindings are the options whose day has passed without a word.
func (c Contract) optionFindings(today civil.Date, calendars *civil.Calendars) (found []Finding) {
	for i, step := range c.OptionSteps(calendars) {
		if step.State == OptionOpen && !step.Latest.IsZero() && step.Latest.Before(today) && c.Status.IsRunning() {
			found = append(found, Finding{Field: "options", Text: fmt.Sprintf("option %d could be taken up until %s and is still open: say what became of it", i+1, step.Latest.Words())})
		}
	}
	return found
}

// tierFindings compare the tier with what its factors make it.
func (c Contract) tierFindings() (found []Finding) {
	if reasoned := c.Factors.Tier(DefaultTierRule()); reasoned.Tier != TierUnstated && reasoned.Tier != c.Tier {
		stated := "it has no tier"
		if c.Tier != TierUnstated {
			stated = fmt.Sprintf("it is %v", c.Tier)
		}
		found = append(found, Finding{Field: "tier", Text: fmt.Sprintf("%s, but its factors make it %v: check one of the two", stated, reasoned.Tier)})
	}
	return found
}

// statusWords says why the days speak for another status.
func (c Contract) statusWords(is ContractStatus, today civil.Date, calendars *civil.Calendars) string {
	end := c.EndOn(today, calendars)
	switch is {
	case Terminated:
		return fmt.Sprintf("it was terminated on %s and is still %v: check its status", c.Terminated.Words(), c.Status)
	case Ended:
		return fmt.Sprintf("it ended on %s and is still %v: close it, or correct its end", end.Words(), c.Status)
	case Ending:
		return fmt.Sprintf("it ends on %s, in %d days: decide what follows", end.Words(), today.DaysUntil(end))
	case Awarded:
		return fmt.Sprintf("it begins only on %s and is %v already: check its status or its term", c.Term.From.Words(), c.Status)
	}
	if c.Status >= Ending {
		until := "without an end"
		if !end.IsZero() {
			until = "to " + end.Words()
		}
		return fmt.Sprintf("it is %v, but runs %s: check its status or its end", c.Status, until)
	}
	return fmt.Sprintf("it has begun on %s and is still %v: check its status", c.Term.From.Words(), c.Status)
}

// EndsWithin reports whether the contract is running and ends from today on, within so many months.
func (c Contract) EndsWithin(months int, today civil.Date) bool {
	end := c.End()
	return c.Status.IsRunning() && !end.IsZero() && !end.Before(today) && !end.After(today.AddMonths(months))
}
