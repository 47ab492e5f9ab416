package tenders

import (
	"errors"
	"fmt"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// fields are the fields of a part of the set-up. Each shows one value of the draft, and changes that one alone when it is left.
type fields struct {
	draft *draft
	all   []boundField
	last  []boundField // those there were before the part was built anew
}

// again begins to build the part anew. Fields that it still has are the same ones as before, with the keyboard if they had it.
func (f *fields) again() { f.last, f.all = f.all, nil }

// before is the field of a value from before the part was built anew, nil where there was none.
func (f *fields) before(v value) *kit.Field {
	for _, b := range f.last {
		if b.place == v.place && b.label == v.label {
			return b.Field
		}
	}
	return nil
}

// boundField is a field with the value that it shows.
type boundField struct {
	*kit.Field
	value
}

// value is one value of a tender, as a field shows and changes it.
type value struct {
	label string
	what  string // what Undo calls it; the label where it is empty
	place string // as faults name it; tender.cost_weight
	unit  string
	hint  string
	lines int

	show func(*tender.Tender) string
	// check gives the form in which a text is shown and stored, or says in words why it can't be taken; without it any text is taken.
	check func(string) (string, error)
	set   func(t *tender.Tender, text string)
	// choices make it one of a closed set; with open, they are only offered.
	choices func() []kit.Choice
	open    bool
	// free values are no part of the model: they may be changed while it is locked.
	free bool
	// stays keeps the keyboard in the field after Enter: taking a choice makes the field that comes next.
	stays bool
}

// add makes the field of a value.
func (f *fields) add(v value) *kit.Field {
	if v.what == "" {
		v.what = strings.ToLower(v.label[:1]) + v.label[1:]
	}
	field := f.before(v)
	if field == nil {
		field = kit.NewField(kit.FieldSpec{
			Label: v.label, Unit: v.unit, Hint: v.hint, Lines: v.lines, Value: v.show(f.draft.now),
			Check: v.check, Choices: v.choices, Closed: v.choices != nil && !v.open,
			Save: func(text string) { f.save(v, &field, text) },
		})
		if v.stays {
			field.OnEnter = func() {}
		}
	}
	return f.keep(field, v)
}

// tick makes a box for a value that is [kit.Ticked] or [kit.Unticked].
func (f *fields) tick(v value) *kit.Field {
	field := f.before(v)
	if field == nil {
		field = kit.CheckField(v.label, v.show(f.draft.now) == kit.Ticked, func(on bool) { f.save(v, &field, kit.TickedIf(on)) })
	}
	return f.keep(field, v)
}

func (f *fields) keep(field *kit.Field, v value) *kit.Field {
	f.all = append(f.all, boundField{field, v})
	f.guard(f.all[len(f.all)-1])
	return field
}

func (f *fields) save(v value, field **kit.Field, text string) {
	label := fmt.Sprintf("Change %s of %s", v.what, f.draft.now.Reference)
	f.draft.edit(label, func(t *tender.Tender) { v.set(t, text) }, func(err error) {
		if err != nil {
			(*field).SetFault(err)
		}
	})
}

// refresh shows the draft. A field that is being typed into is left alone.
func (f *fields) refresh() {
	for _, b := range f.all {
		b.SetValue(b.show(f.draft.now))
		f.guard(b)
	}
}

// guard keeps fields of a locked model from being typed into.
func (f *fields) guard(b boundField) {
	if closed := f.draft.locked() && !b.free; closed != b.Disabled() {
		if closed {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// focus gives the keyboard to the field of a place, and reports whether it has it.
func (f *fields) focus(place string) bool {
	for _, b := range f.all {
		if b.place == place {
			b.Focus()
			return true
		}
	}
	return false
}

// textValue is a value of one line.
func textValue(label, place string, at func(*tender.Tender) *string) value {
	return value{
		label: label, place: place,
		show: func(t *tender.Tender) string { return *at(t) },
		set:  func(t *tender.Tender, text string) { *at(t) = text },
	}
}

// numberValue is a figure that may be absent. Fault says in words why a figure can't be taken, nil where all can.
func numberValue(label, place string, fault func(exact.Decimal) error, at func(*tender.Tender) *exact.Optional) value {
	return value{
		label: label, place: place,
		show:  func(t *tender.Tender) string { return at(t).String() },
		check: checkNumber(fault),
		set:   func(t *tender.Tender, text string) { *at(t) = readNumber(text) },
	}
}

// checkNumber reads a figure, or nothing.
func checkNumber(fault func(exact.Decimal) error) func(string) (string, error) {
	return func(text string) (string, error) {
		number, err := kit.ReadNumber(text, "%")
		if err != nil {
			return "", err
		}
		if d, given := number.Get(); given && fault != nil {
			err = fault(d)
		}
		return number.String(), err
	}
}

// readNumber is a figure that was checked before.
func readNumber(text string) exact.Optional {
	number, err := exact.ParseOptional(text)
	if err != nil {
		return exact.Optional{}
	}
	return number
}

// percentFault refuses what is no percentage of a whole.
func percentFault(d exact.Decimal) error {
	if d.Sign() < 0 || d.Cmp(exact.Int(100)) > 0 {
		return errors.New("give a percentage from 0 to 100")
	}
	return nil
}

// belowZero refuses what is less than nothing.
func belowZero(d exact.Decimal) error {
	if d.Sign() < 0 {
		return errors.New("give 0 or more")
	}
	return nil
}
