package kit

import (
	"errors"
	"fmt"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// TextField holds one line of text.
func TextField(label, value string, save func(string)) *Field {
	return NewField(FieldSpec{Label: label, Value: value, Save: save})
}

// NoteField holds text of several lines, as wide as its form.
func NoteField(label, value string, save func(string)) *Field {
	return NewField(FieldSpec{Label: label, Value: value, Save: save, Lines: 4}).Wide()
}

// DateField holds a date or none. It is typed as people write it (12 mar 27, 12/3/27, +6m), or picked from a calendar (Down).
func DateField(label string, value, today civil.Date, save func(civil.Date)) *Field {
	read := func(text string) (civil.Date, error) {
		if strings.TrimSpace(text) == "" {
			return civil.Date{}, nil
		}
		d, err := civil.ParseTyped(text, today)
		return d, becauseOf(err)
	}
	return NewField(FieldSpec{
		Label: label, Value: value.Words(), Example: "12 Mar 2027",
		Check: func(text string) (string, error) { d, err := read(text); return d.Words(), err },
		Save:  saving(read, save),
		pick:  func(f *Field) drop { return newCalendar(f, today) },
	})
}

// MoneyField holds an amount in one currency, or none. It is typed as people write it: 1.2m, £1,234.50.
func MoneyField(label string, value money.Amount, currency money.Currency, save func(money.Amount)) *Field {
	return moneyField(label, value, func() money.Currency { return currency }, save)
}

func moneyField(label string, value money.Amount, currency func() money.Currency, save func(money.Amount)) *Field {
	read := func(text string) (money.Amount, error) {
		if strings.TrimSpace(text) == "" {
			return money.Amount{}, nil
		}
		a, err := money.ParseWritten(text, currency())
		return a, becauseOf(err)
	}
	return NewField(FieldSpec{
		Label: label, Value: value.Words(), Example: "1.2m",
		Check: func(text string) (string, error) { a, err := read(text); return a.Words(), err },
		Save:  saving(read, save),
	})
}

// DecimalField holds a number or none.
func DecimalField(label string, value exact.Optional, save func(exact.Optional)) *Field {
	return numberField(label, "", value, save)
}

// PercentField holds a percentage or none; 35 and 35 % are the same.
func PercentField(label string, value exact.Optional, save func(exact.Optional)) *Field {
	return numberField(label, "%", value, save)
}

func numberField(label, unit string, value exact.Optional, save func(exact.Optional)) *Field {
	read := func(text string) (exact.Optional, error) { return ReadNumber(text, unit) }
	return NewField(FieldSpec{
		Label: label, Unit: unit, Value: value.String(),
		Check: func(text string) (string, error) { d, err := read(text); return d.String(), err },
		Save:  saving(read, save),
	})
}

// ReadNumber reads a number as people type it: with spaces around it, with its unit behind it, with a real minus sign. Nothing typed is
// no number. Commas are refused, since a comma may separate thousands or decimals.
func ReadNumber(text, unit string) (exact.Optional, error) {
	text = strings.TrimSpace(text)
	text = strings.TrimSpace(strings.TrimSuffix(text, unit))
	text = strings.Replace(strings.TrimPrefix(text, "+"), "\u2212", "-", 1)
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	if strings.Contains(text, ",") {
		return exact.Optional{}, errors.New("write decimals with a point and no thousands separator, such as 1234.5")
	}
	d, err := exact.ParseOptional(text)
	if errors.Is(err, exact.ErrDigits) {
		return d, fmt.Errorf("a number has at most %d digits", exact.MaxDigits)
	}
	if err != nil {
		return d, fmt.Errorf("%q is not a number: write digits, such as 12.5", short(text))
	}
	return d, nil
}

// short keeps a message readable when somebody pastes a page into a field.
func short(text string) string {
	const most = 30
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// becauseOf leaves out of an error what stands above it anyway: the text that was typed, the thing that it was typed for.
func becauseOf(err error) error {
	var date *civil.DateError
	var amount *money.ParseError
	var fault *procurement.Fault
	switch {
	case errors.As(err, &fault):
		return errors.New(strings.TrimSuffix(fault.Problem+": "+fault.Remedy, ": "))
	case errors.As(err, &date):
		return errors.New(date.Why)
	case errors.As(err, &amount):
		return errors.New(amount.Why)
	}
	return err
}

// saving hands a checked text to save as the value that it means.
func saving[V any](read func(string) (V, error), save func(V)) func(string) {
	return func(text string) {
		if v, err := read(text); err == nil && save != nil {
			save(v)
		}
	}
}

// ChoiceField holds one of a closed set; its value is the Value of a choice. Typing finds a choice by any part of it.
func ChoiceField(label string, choices []Choice, value string, save func(string)) *Field {
	return NewField(FieldSpec{Label: label, Value: value, Save: save, Closed: true, Choices: func() []Choice { return choices }})
}

// ComboField holds free text and offers what others have used.
func ComboField(label string, choices []Choice, value string, save func(string)) *Field {
	return NewField(FieldSpec{Label: label, Value: value, Save: save, Choices: func() []Choice { return choices }})
}

// PersonField holds one of the people of the workspace, or nobody: its value is then empty.
func PersonField(label string, people []Choice, value string, save func(string)) *Field {
	choices := append([]Choice{{}}, people...)
	choices[0].Note = "nobody"
	return NewField(FieldSpec{
		Label: label, Value: value, Save: save, Closed: true, Hint: "type a part of the name", Choices: func() []Choice { return choices },
	})
}

// Choices are choices whose values are what is shown.
func Choices(texts ...string) []Choice {
	choices := make([]Choice, len(texts))
	for i, text := range texts {
		choices[i] = Choice{Value: text, Text: text}
	}
	return choices
}
