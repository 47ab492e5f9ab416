package tenders

import (
	"errors"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// draft is a tender as it stands on the screen: as it is stored, with the changes that are still on their way into the workspace. A
// change that needs a reason waits until it is given.
type draft struct {
	open    *openTender
	now     *tender.Tender
	changed func() // shows the draft anew

	pending []*edit
	waiting []*edit // those of pending that need a reason
	asking  *kit.ReasonDialog
	reason  string // the one given last: it often holds for the next change too

	together *[]func(*tender.Tender) // what is made into one change, nil while each is one by itself
}

// edit is one change of a tender. Set is run on the screen's copy and on the stored tender, so it reaches for nothing else.
type edit struct {
	label string
	set   func(*tender.Tender)
	done  func(error) // told how it went; nil for a toast where it went wrong
}

// newDraft is the tender as it is stored. Changed shows it whenever something about it is different.
func newDraft(o *openTender, changed func()) *draft {
	return &draft{open: o, now: copyOf(o.tender), changed: changed}
}

// renew takes over what is stored now.
func (d *draft) renew() {
	d.now = copyOf(d.open.tender)
	for _, e := range d.pending {
		e.set(d.now)
	}
	d.changed()
}

// locked reports whether the model may not be changed.
func (d *draft) locked() bool { return d.open.lock != nil }

// edit changes the tender, on the screen at once, under a label that names the change for Undo.
func (d *draft) edit(label string, set func(*tender.Tender), done func(error)) {
	if d.together != nil {
		*d.together = append(*d.together, set)
		set(d.now)
		return
	}
	e := &edit{label, set, done}
	d.pending = append(d.pending, e)
	set(d.now)
	d.changed()
	d.save(e, "")
}

// setMany takes what was pasted into a table as one change. Ids come last, since all else is found by them.
func setMany[R any](d *draft, columns []kit.Column[R], label string, changes []kit.CellChange[R]) []error {
	sets := map[string]func(R, string) error{}
	for _, c := range columns {
		sets[c.Title] = c.Set
	}
	var all []func(*tender.Tender)
	d.together = &all
	errs := make([]error, len(changes))
	for _, ids := range []bool{false, true} {
		for i, c := range changes {
			if ids == (c.Column == idColumn) {
				errs[i] = sets[c.Column](c.Row, c.Text)
			}
		}
	}
	d.together = nil
	if len(all) > 0 {
		d.edit(label, func(t *tender.Tender) {
			for _, set := range all {
				set(t)
			}
		}, nil)
	}
	return errs
}

// idColumn is the heading of the column with the ids, in the tables of criteria and bids.
const idColumn = "Id"

func (d *draft) save(e *edit, reason string) {
	d.open.changeBecause(e.label, reason, e.set, func(err error) {
		if needs := (*desk.ReasonError)(nil); errors.As(err, &needs) {
			d.ask(e)
			return
		}
		d.drop(e)
		if err != nil {
			d.renew()
			d.refuse(e, err)
		} else if e.done != nil {
			e.done(nil)
		}
	})
}

// removed is what to do once a part of the tender was removed: say so, with the way back.
func (d *draft) removed(what string) func(error) {
	host := d.open.page.host
	return kit.OrToast(host, func() { host.Toast(what+" was removed. Ctrl+Z brings it back.", host.ToUndo()) })
}

func (d *draft) refuse(e *edit, err error) {
	if e.done != nil {
		e.done(err)
		return
	}
	d.open.page.host.Toast(kit.Sentence(err))
}

func (d *draft) drop(e *edit) {
	d.pending = slices.DeleteFunc(d.pending, func(p *edit) bool { return p == e })
}

// ask asks why the tender is changed after marks were given or the model was locked. What is changed meanwhile is saved for the same
// reason.
func (d *draft) ask(e *edit) {
	d.waiting = append(d.waiting, e)
	if d.asking != nil {
		return
	}
	d.asking = kit.AskReason(d.open.page.host, kit.Reason{
		Hint:  "such as: moderated on 3 Oct",
		Title: e.label, Before: d.reason, Yes: "Change it",
		Why: "Marks were given, or the model was locked before. The reason is kept with the change, and what was before is kept too.",
		Do:  d.goOn, Cancelled: d.takeBack,
	})
}

// goOn saves what waited for a reason.
func (d *draft) goOn(reason string) {
	d.reason, d.asking = reason, nil
	for _, e := range d.take() {
		d.save(e, reason)
	}
}

// takeBack gives up what waited for a reason.
func (d *draft) takeBack() {
	d.asking = nil
	for _, e := range d.take() {
		d.drop(e)
	}
	d.renew()
}

func (d *draft) take() []*edit {
	waiting := d.waiting
	d.waiting = nil
	return waiting
}
