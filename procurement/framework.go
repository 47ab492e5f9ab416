package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// IsCalledOffFrom reports whether a contract is the framework that c names: by its reference, or else by its title, without regard to case.
func (c Contract) IsCalledOffFrom(framework Contract) bool {
	if framework.Form != FrameworkAgreement || fault.IsBlank(c.Framework) || c.Form == FrameworkAgreement {
		return false
	}
	name := strings.TrimSpace(c.Framework)
	return strings.EqualFold(name, framework.Reference) || strings.EqualFold(name, framework.Title)
}

// FrameworkFindings compare a call-off with the framework that it is called off from: it must be entered into while that runs. Where the day
// of that is not known, the day on which it begins stands for it. It may well run on beyond the framework's end.
func (c Contract) FrameworkFindings(framework Contract) []Finding {
	from, ended := framework.Term.From, framework.End()
	called, how := c.Entered, "was entered into"
	if called.IsZero() {
		called, how = c.Term.From, "begins"
	}
	if called.IsZero() {
		return nil
	}
	finding := func(when string, day civil.Date, check string) []Finding {
		return []Finding{{Field: "framework", Text: fmt.Sprintf("it %s on %s, %s its framework %s on %s: %s",
			how, called.Words(), when, framework.Reference, day.Words(), check)}}
	}
	switch {
	case !ended.IsZero() && called.After(ended):
		return finding("after the end of", ended, "check the days, or on what it rests")
	case called.Before(from):
		return finding("before the beginning of", from, "check the days, or which framework it is called off from")
	}
	return nil
}
