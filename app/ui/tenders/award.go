package tenders

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/tender"
)

// awarding is the dialog that awards a tender, or one of its lots, to a bid.
type awarding struct {
	open *openTender
	*weighed
	from awardBeginning

	dialog             *kit.Dialog
	bid, reference     *kit.Field
	first, last        *kit.Field // days of the term
	reason             *kit.Field
	promises           *kit.Rebuilt
	found              []found      // of the bid that is chosen
	titles             []*kit.Field // of the promises
	chosen             string       // the bid
	firstDay, finalDay civil.Date
	crossed            bool // the last day was said to lie before the first
}

// award opens the dialog for the lot in sight, once its bids are ranked by a model that is locked.
func (o *openTender) award() {
	if o.lock == nil || !o.weighed[o.lot].ranked() {
		return
	}
	ws, ref := o.page.workspace, o.ref
	o.page.loading.Do(func(ctx context.Context) func() {
		from, err := beginningOfAward(ctx, ws, ref)
		return func() {
			if err != nil {
				o.page.host.Toast(kit.Sentence(err))
				return
			}
			o.page.awarding = newAwarding(o, from)
		}
	})
}

func newAwarding(o *openTender, from awardBeginning) *awarding {
	a := &awarding{open: o, weighed: o.weighed[o.lot], from: from}
	a.chosen = a.result.Ranked()[0].Bid.ID
	a.fields()
	a.promises = kit.NewRebuilt(10, func() string { return a.chosen }, a.promiseFields)
	cancel := kit.SecondaryButton("Cancel", func() { a.dialog.Close() })
	form := kit.NewForm(2, a.bid, a.reference, a.first, a.last, a.reason)
	content := kit.Flow(12, a.standing(), form, kit.Flow(10, a.cards()...), a.promises.Object)
	title := kit.Joined(" ", "Award", o.ref, o.lot)
	a.dialog = kit.NewDialog(o.page.host.Window(), title, 640, content, nil, cancel, kit.PrimaryButton("Award", a.do))
	a.bid.Focus()
	return a
}

// fields makes the fields of the contract.
func (a *awarding) fields() {
	today := a.open.page.host.Today()
	var term civil.Term
	if a.from.waiting != nil {
		term = a.from.waiting.Term
	}
	a.firstDay, a.finalDay = term.From, term.To
	a.bid = kit.ChoiceField("Award to", a.bidChoices(), a.chosen, a.choose)
	a.reference = kit.NewField(kit.FieldSpec{Label: "Contract reference", Value: a.from.reference, Check: a.checkReference})
	a.first = kit.DateField("First day", term.From, today, func(d civil.Date) { a.firstDay = d })
	a.last = kit.DateField("Last day", term.To, today, func(d civil.Date) { a.finalDay = d })
	a.reason = kit.NewField(kit.FieldSpec{Label: "Why this bid, which is not the first", Hint: "e.g. the first withdrew by letter of 3 Oct"}).Wide()
	a.reason.Hide()
}

// standing says of each lot who is first and by what margin.
func (a *awarding) standing() fyne.CanvasObject {
	t := a.open.tender
	if len(t.Lots) == 0 {
		return kit.Runs(theme.SizeNameText, kit.Plain, kit.Run{Text: a.lead() + ".", Bold: true})
	}
	items := make([]kit.Item, len(t.Lots))
	for i, lot := range t.Lots {
		items[i] = kit.Item{Lead: kit.Joined(" ", lot.ID, lot.Title) + ":", Text: a.open.weighed[lot.ID].lead() + "."}
		if lot.ID == a.open.lot {
			items[i].Tone, items[i].Note = kit.ToneInfo, "this award"
		}
	}
	return kit.List(items...)
}

// cards are the notices to look at before anything is awarded.
func (a *awarding) cards() []fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, notice := range a.result.Notices {
		lead, why := split(notice)
		cards = append(cards, kit.Notice(lead, why))
	}
	if len(cards) == 0 {
		return nil
	}
	return append([]fyne.CanvasObject{kit.Text("Look at first", theme.SizeNameText, true, kit.Plain)}, cards...)
}

// promiseFields are a field for each promise that may go with the contract, with the passage that it was read in.
func (a *awarding) promiseFields() []fyne.CanvasObject {
	a.found, a.titles = promisesIn(a.matrix, a.chosen), nil
	head := kit.Text("Promises that go with the contract", theme.SizeNameText, true, kit.Plain)
	if len(a.found) == 0 {
		return []fyne.CanvasObject{head, kit.Words("No reasons were given for this bid's marks, so there is nothing to take promises from.", theme.SizeNameText, false, kit.Secondary)}
	}
	objects := []fyne.CanvasObject{head, kit.Words("Write in a few words what the supplier will be held to. What is left empty stays behind.", theme.SizeNameText, false, kit.Secondary)}
	for _, f := range a.found {
		title := kit.NewField(kit.FieldSpec{Label: "Promise", Value: f.promise.Title, Hint: "what the supplier will do"})
		a.titles = append(a.titles, title)
		passage := ""
		if f.promise.Passage != "" {
			passage = ": “" + f.promise.Passage + "”"
		}
		words := kit.Runs(theme.SizeNameText, kit.Plain, kit.Run{Text: f.of, Bold: true}, kit.Run{Text: passage})
		objects = append(objects, kit.Flow(4, words, kit.NewForm(1, title)))
	}
	return objects
}

// choose turns to another bid: its promises, and the question why where it is not the first.
func (a *awarding) choose(bid string) {
	a.chosen = bid
	a.promises.Refresh()
	if a.needsReason() {
		a.reason.Show()
	} else {
		a.reason.Hide()
	}
	a.dialog.Refit()
}

func (a *awarding) needsReason() bool { return a.rankOf(a.chosen) != 1 }

// isWaiting reports whether a reference is that of the contract in the pipeline.
func (a *awarding) isWaiting(reference string) bool {
	return a.from.waiting != nil && a.from.waiting.Reference == reference
}

func (a *awarding) checkReference(text string) (string, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", errors.New("give the contract a reference, such as " + desk.NextReference(a.from.taken))
	case a.from.taken[text] && !a.isWaiting(text):
		return "", fmt.Errorf("%s is another contract: give a reference of its own", text)
	}
	return text, nil
}

// do awards, or says under the first field that is in the way what it needs.
func (a *awarding) do() {
	if wrong := a.wrong(); wrong != nil {
		wrong.Focus()
		return
	}
	award, host, ws := a.answer(), a.open.page.host, a.open.page.workspace
	supplier := a.supplier()
	a.dialog.Close()
	var made *desk.Awarded
	host.Change("Award "+award.Tender, func(ctx context.Context) (err error) {
		made, err = desk.AwardTender(ctx, ws, award)
		return err
	}, func(err error) {
		if err != nil {
			host.Toast(kit.Sentence(err))
			return
		}
		a.tell(made, supplier)
	})
}

// tell says what was made, and offers to see it and to take it back.
func (a *awarding) tell(made *desk.Awarded, supplier string) {
	host := a.open.page.host
	reference := strings.TrimSpace(a.reference.Text())
	words := fmt.Sprintf("%s was awarded to %s.", reference, supplier)
	if made.Promises > 0 {
		words = fmt.Sprintf("%s was awarded to %s, with %s.", reference, supplier, kit.Counted(made.Promises, "promise"))
	}
	open := func() { host.Open(kit.Thing{Kind: kit.ContractThing, ID: int64(made.Contract), Name: reference}) }
	host.Toast(words, kit.ToastAction{Text: "Open", Do: open}, host.ToUndo())
}

// wrong is the first field that can't be taken, with the reason under it; nil where all can.
func (a *awarding) wrong() *kit.Field {
	if _, err := a.checkReference(a.reference.Text()); err != nil {
		a.reference.SetFault(err)
	}
	if a.crossed {
		a.last.Reset(a.finalDay.Words())
	}
	if a.crossed = a.last.Fault() == nil && !(civil.Term{From: a.firstDay, To: a.finalDay}).Ordered(); a.crossed {
		a.last.SetFault(errors.New("the last day lies before the first: correct one of them"))
	}
	if a.needsReason() && strings.TrimSpace(a.reason.Text()) == "" {
		a.reason.SetFault(errors.New("say why: the reason is kept with the award"))
	}
	for _, f := range []*kit.Field{a.bid, a.reference, a.first, a.last, a.reason} {
		if f.Visible() && f.Fault() != nil {
			return f
		}
	}
	return nil
}

// answer is the award as the dialog has it.
func (a *awarding) answer() desk.Award {
	award := desk.Award{
		Tender: a.open.ref, Bid: a.chosen, Lot: a.matrix.lot,
		Reference: strings.TrimSpace(a.reference.Text()), Term: civil.Term{From: a.firstDay, To: a.finalDay},
		Promises: []tender.Promise{},
	}
	if a.isWaiting(award.Reference) {
		award.Contract, award.Reference = a.from.waiting.ID, ""
	}
	if a.needsReason() {
		award.Reason = strings.TrimSpace(a.reason.Text())
	}
	for i, f := range a.found {
		promise := f.promise
		if promise.Title = strings.TrimSpace(a.titles[i].Text()); promise.Title != "" {
			award.Promises = append(award.Promises, promise)
		}
	}
	return award
}

// supplier is who made the bid that is chosen.
func (a *awarding) supplier() string {
	for col, b := range a.matrix.bids {
		if b.ID == a.chosen {
			return a.matrix.bidName(col)
		}
	}
	return a.chosen
}
