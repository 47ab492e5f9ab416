package knowledge

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/fault"
)

// form is a dialog that asks for what belongs together, such as a session. It stays until what was typed can be taken; what can't is said
// under its field.
type form struct {
	page   *Page
	dialog *kit.Dialog
	fields map[string]*kit.Field // by the names that faults have for them; "" is where all others are said
	label  func() string         // names the change for Undo
	write  func(context.Context) error
	then   func()
	said   map[*kit.Field]error // what was refused at the last try
}

// sheetOf edits something that is not stored yet.
func sheetOf[T any](draft *T) *kit.Sheet[T] {
	return kit.NewSheet(*draft, func(_ string, set func(*T), _ func(error)) { set(draft) })
}

// in keeps a field by the name that faults have for it.
func (f *form) in(name string, field *kit.Field) *kit.Field {
	if f.fields == nil {
		f.fields = map[string]*kit.Field{}
	}
	f.fields[name] = field
	if f.fields[""] == nil {
		f.fields[""] = field
	}
	return field
}

// ask shows the form; first gets the keyboard, and Enter in last is as good as the button.
func (p *Page) ask(f *form, title, yes string, width float32, content fyne.CanvasObject, first, last *kit.Field) {
	f.page, p.asking = p, f
	cancel := kit.SecondaryButton("Cancel", func() { f.dialog.Close() })
	f.dialog = kit.NewDialog(p.host.Window(), title, width, content, nil, cancel, kit.PrimaryButton(yes, f.give))
	if last != nil {
		last.OnEnter = f.give
	}
	first.Focus()
}

// give writes what was typed, and closes the form once it is stored.
func (f *form) give() {
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
	f.page.host.Change(f.label(), f.write, func(err error) {
		if err != nil {
			f.refuse(err)
			return
		}
		f.dialog.Close()
		if f.then != nil {
			f.then()
		}
	})
}

// refuse says what is wrong under the fields, and gives the first of them the keyboard.
func (f *form) refuse(err error) {
	var faults fault.List
	var one *fault.Fault
	if !errors.As(err, &faults) {
		if errors.As(err, &one) {
			faults = fault.List{one}
		}
	}
	f.said = map[*kit.Field]error{}
	if len(faults) == 0 {
		f.say(f.fields[""], err)
	}
	for _, wrong := range faults {
		field := f.fields[wrong.Field]
		if field == nil {
			field = f.fields[""]
		}
		f.say(field, errors.New(kit.Joined(": ", wrong.Problem, wrong.Remedy)))
	}
	f.dialog.Refit()
}

// say says under a field what is wrong, and gives the first of them the keyboard.
func (f *form) say(field *kit.Field, wrong error) {
	if len(f.said) == 0 {
		field.Focus()
	}
	if f.said[field] == nil {
		field.SetFault(wrong)
		f.said[field] = wrong
	}
}
