package kit

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"counterweight/procurement/fault"
)

// Asking is a dialog that asks for what belongs together, such as a session. It stays until what was typed can be taken; what can't is said
// under its field.
type Asking struct {
	Label func() string // names the change for Undo
	Write func(context.Context) error
	Then  func() // once it is stored; may be nil

	// Dialog is there once it is shown.
	Dialog *Dialog

	host   Host
	fields map[string]*Field // by the names that faults have for them; "" is where all others are said
	said   map[*Field]error  // what was refused at the last try
}

// DraftOf edits something that is not stored yet.
func DraftOf[T any](draft *T) *Sheet[T] {
	return NewSheet(*draft, func(_ string, set func(*T), _ func(error)) { set(draft) })
}

// In keeps a field by the name that faults have for it. What is wrong with anything else is said under the first.
func (f *Asking) In(name string, field *Field) *Field {
	if f.fields == nil {
		f.fields = map[string]*Field{}
	}
	f.fields[name] = field
	if f.fields[""] == nil {
		f.fields[""] = field
	}
	return field
}

// Show opens the dialog; first gets the keyboard, and Enter in last, which may be nil, is as good as the button.
func (f *Asking) Show(host Host, title, yes string, width float32, content fyne.CanvasObject, first, last *Field) {
	f.host = host
	cancel := SecondaryButton("Cancel", func() { f.Dialog.Close() })
	f.Dialog = NewDialog(host.Window(), title, width, content, nil, cancel, PrimaryButton(yes, f.Give))
	if last != nil {
		last.OnEnter = f.Give
	}
	first.Focus()
}

// Give writes what was typed, and closes the dialog once it is stored.
func (f *Asking) Give() {
	for field, refused := range f.said {
		if field.Fault() == refused { // what it was refused for may have been mended in another field
			field.SetFault(nil)
		}
	}
	for _, field := range f.fields {
		if field.Fault() != nil {
			field.Focus()
			return
		}
	}
	f.host.Change(f.Label(), f.Write, func(err error) {
		if err != nil {
			f.refuse(err)
			return
		}
		f.Dialog.Close()
		if f.Then != nil {
			f.Then()
		}
	})
}

// refuse says what is wrong under the fields, and gives the first of them the keyboard.
func (f *Asking) refuse(err error) {
	var faults fault.List
	var one *fault.Fault
	if !errors.As(err, &faults) {
		if errors.As(err, &one) {
			faults = fault.List{one}
		}
	}
	f.said = map[*Field]error{}
	if len(faults) == 0 {
		f.say(f.fields[""], err)
	}
	for _, wrong := range faults {
		field := f.fields[wrong.Field]
		if field == nil {
			field = f.fields[""]
		}
		f.say(field, errors.New(Joined(": ", wrong.Problem, wrong.Remedy)))
	}
	f.Dialog.Refit()
}

// say says under a field what is wrong, and gives the first of them the keyboard.
func (f *Asking) say(field *Field, wrong error) {
	if len(f.said) == 0 {
		field.Focus()
	}
	if f.said[field] == nil {
		field.SetFault(wrong)
		f.said[field] = wrong
	}
}
