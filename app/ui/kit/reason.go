package kit

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/theme"
)

// Reason is a question for the reason of a change that needs one.
type Reason struct {
	Title, Why string // Why says what the reason is kept for
	Before     string // what stands in the field at first
	Hint       string // an example, while the field is empty
	Yes        string // what the button says
	Do         func(reason string)
	Cancelled  func() // may be nil
}

// ReasonDialog is a dialog that asks for a reason.
type ReasonDialog struct {
	Dialog *Dialog
	Field  *Field

	asked Reason
}

// AskReason asks for a reason, and does what needs it once it is given.
func AskReason(host Host, a Reason) *ReasonDialog {
	d := &ReasonDialog{asked: a}
	d.Field = NewField(FieldSpec{Label: "Reason", Value: a.Before, Hint: a.Hint})
	d.Field.OnEnter = d.Answer
	no := SecondaryButton("Cancel", func() {
		d.Dialog.Close()
		d.cancel()
	})
	yes := PrimaryButton(a.Yes, d.Answer)
	content := Flow(8, Words(a.Why, theme.SizeNameText, false, Secondary), d.Field)
	d.Dialog = NewDialog(host.Window(), a.Title, 440, content, nil, no, yes)
	d.Dialog.OnClose = d.cancel
	d.Field.Focus()
	return d
}

// Answer goes on with the reason; without one it says so under the field.
func (d *ReasonDialog) Answer() {
	reason := strings.TrimSpace(d.Field.Text())
	if reason == "" {
		d.Field.SetFault(errors.New("give a reason: it is kept beside the earlier value"))
		return
	}
	d.Dialog.Close()
	d.asked.Do(reason)
}

func (d *ReasonDialog) cancel() {
	if d.asked.Cancelled != nil {
		d.asked.Cancelled()
	}
}
