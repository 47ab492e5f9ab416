package scorecard

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/civil"
)

// Duty is what a contract owes by law, as the register knows it: how many key performance indicators must be set and published
// (Procurement Act 2023, s. 52), and from which day on performance is assessed against them (s. 71).
type Duty struct {
	Required bool
	Minimum  int
	Assessed civil.Date
	Why      string // the rule, or why nothing is owed
}

// Statutory are the card's key performance indicators by law that are on it on a day, in its order.
func (b *Book) Statutory(on civil.Date) (indicators []*Measure) {
	b.Card.EachPlaced(func(_ *Perspective, _ *Objective, placed *Placed) {
		m := b.Measures[placed.Measure]
		if m != nil && m.Statutory && placed.isOn(on) {
			indicators = append(indicators, m)
		}
	})
	return indicators
}

// DutyGap says what the card still lacks of what is owed, empty where it lacks nothing.
func (b *Book) DutyGap(d Duty, on civil.Date) string {
	if has := len(b.Statutory(on)); d.Required && has < d.Minimum {
		return fmt.Sprintf("%s must be set and published, and the card has %d: %s", indicatorsWords(d.Minimum), has, d.Why)
	}
	return ""
}

func indicatorsWords(n int) string {
	if n == 1 {
		return "1 key performance indicator"
	}
	return fmt.Sprintf("%d key performance indicators", n)
}

// AssessmentDue is an assessment that the law asks for.
type AssessmentDue struct {
	Occasion Occasion
	Window   civil.Term  // the days it is about
	By       civil.Date  // the last day for it
	Made     *Assessment // nil while it is missing
	Overdue  bool        // it is missing, and the last day has passed
}

// AssessmentsDue are the assessments of a contract with a term, those that have begun to run by today: one in each twelve months from its
// first day, the last on its termination or its end. Terminated is the last day of a contract that was terminated, no date for others.
func (b *Book) AssessmentsDue(d Duty, term civil.Term, terminated, today civil.Date) (due []AssessmentDue) {
	if !d.Required {
		return nil
	}
	ends := !term.To.IsZero() || !terminated.IsZero()
	switch {
	case !terminated.IsZero():
		term.To = terminated
	case !ends: // without an end there are windows as far as one looks
		term.To = today.AddMonths(12)
	}
	windows := civil.AssessmentWindows(term)
	for i, window := range windows {
		if window.To.Before(d.Assessed) || window.From.After(today) {
			continue
		}
		a := AssessmentDue{Occasion: Yearly, Window: window, By: window.To}
		if ends && i == len(windows)-1 {
			a.Occasion = OnTermination
		}
		if !ends { // an anniversary, not the end of what is looked at
			a.Window.To = term.From.AddMonths(12 * (i + 1)).AddDays(-1)
			a.By = a.Window.To
		}
		a.Made = b.assessmentOf(a.Occasion, a.Window)
		a.Overdue = a.Made == nil && today.After(a.By)
		due = append(due, a)
	}
	return due
}

// assessmentOf is the assessment of a window: one that is about days up to one of the window's or, where it does not say, was made in it.
func (b *Book) assessmentOf(occasion Occasion, window civil.Term) *Assessment {
	for i := range b.Assessments {
		a := &b.Assessments[i]
		last := a.Window.To
		if last.IsZero() {
			last = a.Made
		}
		if a.Occasion == occasion && !a.Made.IsZero() && window.Contains(last) {
			return a
		}
	}
	return nil
}

// AssessmentDraft is an assessment as the readings of a window make it, to be gone over by people: each indicator with the rating of its last
// reading and a text that says what was read.
func (b *Book) AssessmentDraft(occasion Occasion, window civil.Term, today civil.Date) Assessment {
	a := Assessment{Card: b.Card.ID, Occasion: occasion, Window: window, Made: today}
	periods := b.Card.Periods(window.To)
	periods = slices.DeleteFunc(periods, func(p civil.Period) bool { return !window.Contains(p.To()) })
	for _, m := range b.Statutory(window.To) {
		assessed := Assessed{Measure: m.ID, Rating: Other, Text: "not assessed: there was nothing to read"}
		if len(periods) > 0 {
			trend := b.Trend(m.ID, periods[0], periods[len(periods)-1])
			assessed.Rating, assessed.Text = m.assess(trend)
		}
		a.Measures = append(a.Measures, assessed)
	}
	return a
}

// assess is the rating of the last measured point of a trend, and what it shows.
func (m *Measure) assess(trend []TrendPoint) (Rating, string) {
	var last *TrendPoint
	measured, good, missing := 0, 0, 0
	for i := range trend {
		switch p := &trend[i]; {
		case p.Scored:
			last = p
			measured++
			if p.Rating == Good {
				good++
			}
		case p.State != NotDue:
			missing++
		}
	}
	if last == nil {
		return Other, "not assessed: it was not measured"
	}
	value, _ := last.Value.Get()
	text := fmt.Sprintf("%s in %s against a target of %s; good in %d of %d readings", m.ValueWords(value), last.Period.Words(), m.TargetWords(last.Points), good, measured)
	if missing > 0 {
		text += fmt.Sprintf(", %d missing", missing)
	}
	return last.Rating, text
}

// NoticeText is the assessment as it is set out in a contract performance notice.
func (b *Book) NoticeText(a Assessment) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s: performance against key performance indicators, %s\n", b.Card.Title, a.Window.Words())
	if a.Occasion == OnTermination {
		text.WriteString("Assessed on termination of the contract.\n")
	}
	for i, assessed := range a.Measures {
		m := b.Measures[assessed.Measure]
		if m == nil {
			continue
		}
		fmt.Fprintf(&text, "\n%d. %s\n", i+1, m.Name)
		line(&text, "What it measures", m.Purpose)
		line(&text, "How it is measured", m.Formula)
		line(&text, "Rating", assessed.Rating.Words())
		line(&text, "Performance", assessed.Text)
	}
	for i, failure := range a.Failures {
		if i == 0 {
			text.WriteString("\nFailures to perform\n")
		}
		text.WriteString("\u2022 " + b.failureWords(failure) + "\n")
	}
	return text.String()
}

// line writes a label and a text, where there is one.
func line(text *strings.Builder, label, what string) {
	if strings.TrimSpace(what) != "" {
		fmt.Fprintf(text, "%s: %s\n", label, what)
	}
}

// failureWords is a failure in one sentence.
func (b *Book) failureWords(f Failure) string {
	words := f.Category
	if m := b.Measures[f.Measure]; m != nil {
		words = m.Name + ": " + words
	}
	if !f.Period.IsZero() {
		words += ", " + f.Period.Words()
	}
	switch {
	case f.Events == 1:
		words += ", once"
	case f.Events > 1:
		words += fmt.Sprintf(", %d times", f.Events)
	}
	if strings.TrimSpace(f.Remedy) != "" {
		words += "; remedy: " + f.Remedy
	}
	if !f.Settled.IsZero() {
		words += ", settled on " + f.Settled.Words()
	}
	return words
}
