package scorecards

import (
	"fmt"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// leaving does what ends the typing of readings, or shows others in their place. Where entries were not taken it asks first: they would be
// dropped. Going back puts the cursor into the first of them.
func (o *openCard) leaving(do func()) {
	b, ok := o.sides[boardTab].(*board)
	if !ok || b.entry == nil {
		do()
		return
	}
	if o.typing() {
		b.entry.table.Focus() // so that the keyboard is given back to it
	}
	refused := b.entry.table.Refused()
	if len(refused) == 0 {
		do()
		return
	}
	b.entry.asking = askDropped(o.page.host, refused, func() { o.board().entry.table.ToRefused() }, func() {
		b.entry.table.DropRefused()
		do()
	})
}

// askDropped asks whether entries that were not taken are to be dropped. Closing it goes back.
func askDropped(host kit.Host, refused []kit.Refused, back, drop func()) *kit.Dialog {
	var d *kit.Dialog
	words := kit.Flow(8, kit.Words("They are not saved:", theme.SizeNameText, false, kit.Plain))
	for _, r := range refused {
		words.Add(kit.Words(fmt.Sprintf("%s, “%s”: %s", r.Cell, r.Text, r.Why), theme.SizeNameText, false, kit.Secondary))
	}
	goBack := kit.PrimaryButton("Go back", func() {
		d.Close()
		back()
	})
	dropThem := kit.SecondaryButton("Drop them", func() {
		d.Close()
		drop()
	})
	title := "1 entry was not taken"
	if n := len(refused); n > 1 {
		title = fmt.Sprintf("%d entries were not taken", n)
	}
	d = kit.NewDialog(host.Window(), title, 460, words, goBack, dropThem, goBack)
	d.OnClose = back
	return d
}
