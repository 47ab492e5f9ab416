package tenders

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// ask is a question for the reason of a change that needs one.
type ask struct {
	title, why string // why says what the reason is kept for
	before     string // what stands in the field at first
	yes        string // what the button says
	do         func(reason string)
	cancelled  func() // may be nil
}

// reasonDialog is a dialog that asks for a reason.
type reasonDialog struct {
	ask
	dialog *kit.Dialog
	field  *kit.Field
}

// askReason asks for a reason, and does what needs it once it is given.
func askReason(host kit.Host, a ask) *reasonDialog {
	d := &reasonDialog{ask: a}
	d.field = kit.NewField(kit.FieldSpec{Label: "Reason", Value: a.before, Hint: "such as: moderated on 3 Oct"})
	d.field.OnEnter = d.answer
	no := kit.SecondaryButton("Cancel", func() {
		d.dialog.Close()
		d.cancel()
	})
	yes := kit.PrimaryButton(a.yes, d.answer)
	content := kit.Flow(8, kit.Words(a.why, theme.SizeNameText, false, kit.Secondary), d.field)
	d.dialog = kit.NewDialog(host.Window(), a.title, 440, content, nil, no, yes)
	d.dialog.OnClose = d.cancel
	d.field.Focus()
	return d
}

// answer goes on with the reason; without one it says so under the field.
func (d *reasonDialog) answer() {
	reason := strings.TrimSpace(d.field.Text())
	if reason == "" {
		d.field.SetFault(errors.New("give a reason: it is kept beside the earlier value"))
		return
	}
	d.dialog.Close()
	d.do(reason)
}

func (d *reasonDialog) cancel() {
	if d.cancelled != nil {
		d.cancelled()
	}
}
