package kit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// Sheet is a thing that is edited field by field: each field shows one of its values and changes that one alone when it is left. Where
// in the thing a value stands is said by a function that leads to it, so that reading and writing can't differ.
type Sheet[T any] struct {
	value  T
	change func(what string, set func(*T), done func(error))
	fields []sheetField[T]
	// members are told that the thing may have other members now.
	members []func()
}

type sheetField[T any] struct {
	field *Field
	show  func(*T) string
}

// NewSheet edits a thing. Change writes one value and tells how it went; what names the value: notice days.
func NewSheet[T any](value T, change func(what string, set func(*T), done func(error))) *Sheet[T] {
	return &Sheet[T]{value: value, change: change}
}

// SetValue shows the thing as it is stored now. A field that is being typed into is left alone.
func (s *Sheet[T]) SetValue(value T) {
	s.value = value
	for _, f := range s.fields {
		f.field.SetValue(f.show(&s.value))
	}
	for _, refresh := range s.members {
		refresh()
	}
}

// Value is the thing as it was shown last.
func (s *Sheet[T]) Value() T { return s.value }

// add keeps a field that was made to save through the sheet.
func (s *Sheet[T]) add(field *Field, show func(*T) string) *Field {
	s.fields = append(s.fields, sheetField[T]{field, show})
	return field
}

// save writes one value, and says under its field why it was refused.
func save[T, V any](s *Sheet[T], label string, field **Field, at func(*T) *V) func(V) {
	return func(v V) {
		s.change(withinSentence(label), func(t *T) { *at(t) = v }, func(err error) {
			if err != nil {
				(*field).SetFault(becauseOf(err))
			}
		})
	}
}

// withinSentence is a label without its capital letter, but for one that begins with an abbreviation: VAT rate.
func withinSentence(label string) string {
	if len(label) > 1 && unicode.IsUpper(rune(label[1])) {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}

// Text edits one line of text.
func (s *Sheet[T]) Text(label string, at func(*T) *string) *Field {
	var f *Field
	f = TextField(label, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return *at(t) })
}

// Note edits text of several lines.
func (s *Sheet[T]) Note(label string, at func(*T) *string) *Field {
	var f *Field
	f = NoteField(label, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return *at(t) })
}

// Combo edits text for which others of its kind are offered.
func (s *Sheet[T]) Combo(label string, offered []Choice, at func(*T) *string) *Field {
	var f *Field
	f = ComboField(label, offered, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return *at(t) })
}

// Date edits a day.
func (s *Sheet[T]) Date(label string, today civil.Date, at func(*T) *civil.Date) *Field {
	var f *Field
	f = DateField(label, *at(&s.value), today, save(s, label, &f, at))
	return s.add(f, func(t *T) string { return at(t).Words() })
}

// Money edits an amount in a currency.
func (s *Sheet[T]) Money(label string, currency money.Currency, at func(*T) *money.Amount) *Field {
	return s.MoneyIn(label, func(*T) money.Currency { return currency }, at)
}

// MoneyIn edits an amount in the currency that the thing is in by then.
func (s *Sheet[T]) MoneyIn(label string, currency func(*T) money.Currency, at func(*T) *money.Amount) *Field {
	var f *Field
	f = moneyField(label, *at(&s.value), func() money.Currency { return currency(&s.value) }, save(s, label, &f, at))
	return s.add(f, func(t *T) string { return at(t).Words() })
}

// Decimal edits a number.
func (s *Sheet[T]) Decimal(label string, at func(*T) *exact.Optional) *Field {
	var f *Field
	f = DecimalField(label, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return at(t).String() })
}

// Percent edits a percentage.
func (s *Sheet[T]) Percent(label string, at func(*T) *exact.Optional) *Field {
	var f *Field
	f = PercentField(label, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return at(t).String() })
}

// Parsed edits a value that is read from text in its own way: read says in words why a text can't be taken.
func Parsed[T, V any](s *Sheet[T], label, unit string, read func(string) (V, error), show func(V) string, at func(*T) *V) *Field {
	var f *Field
	f = NewField(FieldSpec{
		Label: label, Unit: unit, Value: show(*at(&s.value)),
		Check: func(text string) (string, error) {
			v, err := read(strings.TrimSpace(text))
			return show(v), err
		},
		Save: saving(read, save(s, label, &f, at)),
	})
	return s.add(f, func(t *T) string { return show(*at(t)) })
}

// Word is a value of a closed set with its words for people.
type Word interface {
	comparable
	fmt.Stringer
	Words() string
}

// Choose edits a value of a closed set; nothing chosen is the set's zero value.
func Choose[T any, W Word](s *Sheet[T], label string, all []W, at func(*T) *W) *Field {
	var none W
	choices := []Choice{{Value: "", Text: "", Note: "not stated"}}
	byName := map[string]W{"": none}
	for _, w := range all {
		choices = append(choices, Choice{Value: w.String(), Text: w.Words()})
		byName[w.String()] = w
	}
	var f *Field
	set := save(s, label, &f, at)
	f = ChoiceField(label, choices, (*at(&s.value)).String(), func(name string) { set(byName[name]) })
	return s.add(f, func(t *T) string { return (*at(t)).String() })
}

// Picked edits which of many things a value stands for, found by typing a part of its name. Nothing is an ID, too, where it is one of them.
func Picked[T any, ID ~int64](s *Sheet[T], label string, ids []ID, name func(ID) string, at func(*T) *ID) *Field {
	choices := make([]Choice, len(ids))
	for i, id := range ids {
		choices[i] = Choice{Value: strconv.FormatInt(int64(id), 10), Text: name(id)}
	}
	show := func(t *T) string { return strconv.FormatInt(int64(*at(t)), 10) }
	var f *Field
	set := save(s, label, &f, at)
	f = ChoiceField(label, choices, show(&s.value), func(value string) {
		if id, err := strconv.ParseInt(value, 10, 64); err == nil {
			set(ID(id))
		}
	})
	return s.add(f, show)
}
