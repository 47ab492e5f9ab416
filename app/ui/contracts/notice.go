package contracts

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// notice edits the term, the rule of notice and the options to extend, and says what days follow from them, and why.
func (e *editor) notice() fyne.CanvasObject {
	s, today := e.sheet, e.list.host.Today()
	span := func(label string, at func(*procurement.Dossier) *procurement.Span) *kit.Field {
		return kit.Parsed(s, label, "", readSpan, procurement.Span.Words, at)
	}
	term := kit.NewForm(
		3,
		s.Date("Begins", today, func(c *procurement.Dossier) *civil.Date { return &c.Term.From }),
		s.Date("Ends, as awarded", today, func(c *procurement.Dossier) *civil.Date { return &c.Term.To }),
		s.Date("Last day, where it was terminated", today, func(c *procurement.Dossier) *civil.Date { return &c.Terminated }),
	)
	rule := kit.NewForm(
		3,
		span("Notice before the end", func(c *procurement.Dossier) *procurement.Span { return &c.Notice.Latest }),
		span("Not earlier than", func(c *procurement.Dossier) *procurement.Span { return &c.Notice.Earliest }),
		e.calendar(),
		kit.Parsed(s, "Renews itself for", "months", readNumber, procurement.Number.String, func(c *procurement.Dossier) *procurement.Number { return &c.Notice.RenewMonths }),
		s.Date("Notice given on", today, func(c *procurement.Dossier) *civil.Date { return &c.Notice.GivenOn }),
		s.Text("How it must be given", func(c *procurement.Dossier) *string { return &c.Notice.Method }),
	)
	options := kit.Members(s, kit.MembersSpec[procurement.Dossier, procurement.ExtensionOption]{
		One: "option", Many: "options", Empty: "No option to extend.",
		At: func(c *procurement.Dossier) *[]procurement.ExtensionOption { return &c.Options },
		New: func() procurement.ExtensionOption {
			return procurement.ExtensionOption{Months: 12, State: procurement.OptionOpen}
		},
		Form: e.option,
	}, kit.OrToast(e.list.host, nil))
	return kit.Cards(
		kit.Flow(10, term, kit.Section("Notice", rule), e.said(func() []string {
			return noticeReasons(e.file.dossier.Contract, today, e.file.calendars)
		})),
		kit.Section("Options to extend, in the order in which they may be taken up", kit.Flow(10, options, e.said(func() []string {
			return optionReasons(e.file.dossier.Contract, e.file.calendars)
		}))),
	)
}

// calendar edits whose bank holidays count; without a choice they are those of England and Wales.
func (e *editor) calendar() *kit.Field {
	return kit.Choose(e.sheet, "Bank holidays of", civil.AllJurisdictions(), func(c *procurement.Dossier) *civil.Jurisdiction { return &c.Notice.Calendar })
}

// said are sentences about what was read last, a line each; they follow it.
func (e *editor) said(sentences func() []string) fyne.CanvasObject {
	words := kit.Words(strings.Join(sentences(), "\n"), theme.SizeNameText, false, kit.Secondary)
	e.follow = append(e.follow, func() { words.SetText(strings.Join(sentences(), "\n")) })
	return words
}

// readSpan reads a length of time: 90, 90 days, 10 working days, 3 months; nothing where there is none.
func readSpan(text string) (procurement.Span, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	unit := strings.TrimSpace(text[len(digits):])
	units := map[string]procurement.SpanUnit{"": procurement.CalendarDays, "d": procurement.CalendarDays, "wd": procurement.WorkingDays, "m": procurement.Months}
	for of, words := range map[procurement.SpanUnit]string{
		procurement.CalendarDays: "day", procurement.WorkingDays: "working day", procurement.Months: "month",
	} {
		units[words], units[words+"s"] = of, of
	}
	count, err := readNumber(digits)
	counted, known := units[unit]
	switch {
	case text == "":
		return procurement.Span{}, nil
	case err != nil || !known || !count.Known():
		return procurement.Span{}, errors.New("type a whole number of days, working days or months, such as 90 days")
	}
	return procurement.Span{Count: count, Unit: counted}, nil
}

// noticeReasons say by when notice must be given, and how that day is found.
func noticeReasons(c procurement.Contract, today civil.Date, calendars *civil.Calendars) []string {
	end := c.EndOn(today, calendars)
	if end.IsZero() {
		return []string{"Without an end there is no last day of notice."}
	}
	reasons := []string{fmt.Sprintf("As things stand it ends on %s.", weekday(end))}
	if rolled := c.End(); rolled != end {
		reasons[0] = fmt.Sprintf("Nobody gave notice in time for %s, so it runs on to %s.", rolled.Words(), weekday(end))
	}
	window := c.NoticeWindow(today, calendars)
	if window.IsZero() {
		return append(reasons, "How long before that notice must be given is not stated.")
	}
	reasons = append(reasons, fmt.Sprintf("Notice is due no later than %s before: %s.", c.Notice.Latest.Words(), weekday(window.Closes)))
	if window.ActBy != window.Closes {
		reasons = append(reasons, fmt.Sprintf("That is no working day in %s, so act by %s.", cmp.Or(c.Notice.Calendar, civil.EnglandAndWales).Words(), weekday(window.ActBy)))
	}
	if !window.Opens.IsZero() {
		reasons = append(reasons, fmt.Sprintf("It may be given from %s, %s before the end.", weekday(window.Opens), c.Notice.Earliest.Words()))
	}
	switch given := c.Notice.GivenOn; {
	case !given.IsZero() && given.After(window.Closes):
		reasons = append(reasons, fmt.Sprintf("Notice was given on %s, after that day.", given.Words()))
	case !given.IsZero():
		reasons = append(reasons, fmt.Sprintf("Notice was given on %s, in time.", given.Words()))
	case c.Notice.Renews():
		months, _ := c.Notice.RenewMonths.Get()
		reasons = append(reasons, fmt.Sprintf("Unless it is, the contract runs on for %s.", strings.TrimPrefix(moved(months, "month"), "+")))
	}
	return reasons
}

// optionReasons say of each option that is open which end it moves, to when, and by when it must be decided on.
func optionReasons(c procurement.Contract, calendars *civil.Calendars) (reasons []string) {
	for i, step := range c.OptionSteps(calendars) {
		if step.State != procurement.OptionOpen || step.End.IsZero() {
			continue
		}
		reason := fmt.Sprintf("Option %d moves the end from %s to %s", i+1, step.Follows.Words(), step.End.Words())
		if !step.DecideBy.IsZero() {
			why := "the last working day of notice to the end that it moves"
			switch {
			case step.ExtensionOption.DecideBy == step.DecideBy:
				why = "its own day"
			case !step.ExtensionOption.DecideBy.IsZero():
				why = fmt.Sprintf("its own day, %s, is no working day", step.ExtensionOption.DecideBy.Words())
			}
			reason += fmt.Sprintf("; decide by %s (%s)", weekday(step.DecideBy), why)
		}
		reasons = append(reasons, reason+".")
	}
	return reasons
}

// weekday is a day with its name: Saturday 12 Dec 2026.
func weekday(d civil.Date) string { return d.Weekday().String() + " " + d.Words() }

func (e *editor) option(s *kit.Sheet[procurement.Dossier], at func(*procurement.Dossier) *procurement.ExtensionOption) fyne.CanvasObject {
	return kit.NewForm(
		5,
		kit.Parsed(s, "Length", "months", readMonths, strconv.Itoa, func(c *procurement.Dossier) *int { return &at(c).Months }),
		s.Date("Decide by", e.list.host.Today(), func(c *procurement.Dossier) *civil.Date { return &at(c).DecideBy }),
		s.MoneyIn("Value it adds", currencyOf, func(c *procurement.Dossier) *money.Amount { return &at(c).Value }),
		kit.Choose(s, "State", procurement.AllOptionStates(), func(c *procurement.Dossier) *procurement.OptionState { return &at(c).State }),
		s.Text("Note", func(c *procurement.Dossier) *string { return &at(c).Note }),
	)
}

func readMonths(text string) (int, error) {
	months, err := strconv.Atoi(text)
	if err != nil || months < 1 || months > 600 {
		return 0, errors.New("type a whole number of months, from 1 up")
	}
	return months, nil
}
