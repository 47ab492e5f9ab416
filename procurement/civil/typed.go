package civil

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// ParseTyped reads a date as people type it, in British order: 12 mar 27, 12 March 2027, March 12 2027, 12/3/27, 12.3.2027, 12-3-27,
// 2027-03-12, and by its distance from today: today, tomorrow, yesterday, +90d, +6w, +6m, -1y. A year of two digits is the one nearest
// to today. Figures alone are day, month and year; a first figure of four digits is the year. American order is never guessed: 3/13/27
// is refused. It fails with [*DateError].
func ParseTyped(text string, today Date) (Date, error) {
	d, why := parseTyped(strings.ToLower(strings.TrimSpace(text)), today)
	if why != "" {
		return Date{}, &DateError{Text: abridged(strings.TrimSpace(text)), Why: why}
	}
	return d, nil
}

const typedForm = "write it as 12 Mar 2027, 12/3/27 or +6m"

func parseTyped(text string, today Date) (d Date, why string) {
	if text == "" {
		return Date{}, typedForm
	}
	if days, known := map[string]int{"yesterday": -1, "today": 0, "tomorrow": 1}[text]; known {
		return fromToday(today.AddDays(days))
	}
	if text[0] == '+' || text[0] == '-' || strings.HasPrefix(text, "\u2212") {
		return distance(text, today)
	}
	parts, why := splitDate(text)
	if why != "" {
		return Date{}, why
	}
	year, month, day, why := inOrder(parts, today)
	if why != "" {
		return Date{}, why
	}
	d, err := NewDate(year, month, day)
	if err != nil {
		return Date{}, whyNoDate(year, month, day)
	}
	return d, ""
}

// fromToday is d, or the reason why there is no such day.
func fromToday(d Date) (Date, string) {
	if d.IsZero() {
		return Date{}, fmt.Sprintf("it lies outside the years %d to %d", FirstYear, LastYear)
	}
	return d, ""
}

// distance reads +90d, +6 weeks, -1y.
func distance(text string, today Date) (Date, string) {
	const form = "write a distance from today as +90d, +6w, +6m or +1y"
	sign := 1
	number, found := strings.CutPrefix(text, "+")
	if !found {
		sign = -1
		number = strings.TrimPrefix(strings.TrimPrefix(text, "-"), "\u2212")
	}
	number = strings.TrimSpace(number)
	end := strings.IndexFunc(number, func(r rune) bool { return r < '0' || r > '9' })
	if end < 1 {
		return Date{}, form
	}
	if end > 5 {
		return fromToday(Date{})
	}
	n, _ := digits(number[:end])
	n *= sign
	switch strings.TrimSpace(number[end:]) {
	case "d", "day", "days":
		return fromToday(today.AddDays(n))
	case "w", "week", "weeks":
		return fromToday(today.AddDays(7 * n))
	case "m", "month", "months":
		return fromToday(today.AddMonths(n))
	case "y", "year", "years":
		return fromToday(today.AddMonths(12 * n))
	}
	return Date{}, form
}

// datePart is one figure or one word of a typed date.
type datePart struct {
	text   string
	figure bool
}

// splitDate takes a typed date apart: between its parts stand spaces, slashes, points, hyphens or commas, or nothing where a word meets
// a figure, as in 12mar27.
func splitDate(text string) (parts []datePart, why string) {
	for rest := text; rest != ""; {
		length, isPart := 0, unicode.IsLetter
		if rest[0] >= '0' && rest[0] <= '9' {
			isPart = func(r rune) bool { return r >= '0' && r <= '9' }
		}
		for i, r := range rest {
			if !isPart(r) {
				break
			}
			length = i + len(string(r))
		}
		if length > 0 {
			parts = append(parts, datePart{text: rest[:length], figure: rest[0] >= '0' && rest[0] <= '9'})
			rest = rest[length:]
			continue
		}
		if !strings.ContainsRune(" /.,-\u00a0", []rune(rest)[0]) {
			return nil, typedForm
		}
		rest = rest[len(string([]rune(rest)[0])):]
	}
	return parts, ""
}

// inOrder tells which part is the day, which the month and which the year.
func inOrder(parts []datePart, today Date) (year, month, day int, why string) {
	parts = withoutOrdinals(parts)
	switch {
	case len(parts) == 2 && parts[0].figure != parts[1].figure:
		return 0, 0, 0, "add the year, such as 12 Mar 2027"
	case len(parts) != 3 || !parts[2].figure && !parts[1].figure:
		return 0, 0, 0, typedForm
	}
	first, second, third := parts[0], parts[1], parts[2]
	switch {
	case !first.figure: // March 12 2027
		first, second = second, first
	case len(first.text) == 4: // 2027-03-12
		first, third = third, first
	}
	day, okDay := digits(first.text)
	if !first.figure || !okDay || len(first.text) > 2 {
		return 0, 0, 0, typedForm
	}
	if month, why = monthOf(second); why != "" {
		return 0, 0, 0, why
	}
	year, why = yearOf(third, today)
	return year, month, day, why
}

// withoutOrdinals leaves out the ending of 12th.
func withoutOrdinals(parts []datePart) []datePart {
	kept := parts[:0]
	for i, p := range parts {
		if i > 0 && !p.figure && parts[i-1].figure && strings.Contains(" st nd rd th ", " "+p.text+" ") {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

func monthOf(p datePart) (month int, why string) {
	if p.figure {
		month, _ = digits(p.text)
		if len(p.text) > 2 || month < 1 || month > 12 {
			return 0, fmt.Sprintf("there is no month %s; the day comes first, then the month", abridged(p.text))
		}
		return month, ""
	}
	for m := time.January; m <= time.December; m++ {
		if len(p.text) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), p.text) || p.text == "sept" && m == time.September {
			return int(m), ""
		}
	}
	return 0, fmt.Sprintf("%s is not the name of a month", abridged(p.text))
}

// yearOf reads a year of four digits, or of two: then it is the one nearest to today.
func yearOf(p datePart, today Date) (year int, why string) {
	year, ok := digits(p.text)
	switch {
	case !p.figure || !ok:
		return 0, typedForm
	case len(p.text) == 4:
		return year, ""
	case len(p.text) != 2:
		return 0, "write the year with four digits, or with two"
	}
	year += today.Year() / 100 * 100
	switch {
	case year > today.Year()+49:
		year -= 100
	case year < today.Year()-50:
		year += 100
	}
	return year, ""
}
