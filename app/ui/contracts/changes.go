package contracts

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// changes is the tab of what was changed since the award: a table to type into, below how much of what may change without a notice has
// been used.
func (e *editor) changes() fyne.CanvasObject {
	type change = procurement.Change
	today := e.list.host.Today()
	state := choiceColumn("State", 84, procurement.AllChangeStates(), func(c *change) *procurement.ChangeState { return &c.State })
	state.Paint = func(r line[change]) kit.Cell {
		return kit.ChipCell(r.value.State.Words(), changeTones[r.value.State])
	}
	state.read = deciding(state.read, func(c *change) {
		if c.State == procurement.ChangeAgreed && c.AgreedOn.IsZero() {
			c.AgreedOn = today
		}
	})
	approver := wordsColumn("Approver", 100, 1, func(c *change) *string { return &c.Approver })
	approver.Yield = 3
	document := wordsColumn("Document", 90, 1, func(c *change) *string { return &c.Document })
	document.Yield = 4
	note := wordsColumn("Note", 90, 1, func(c *change) *string { return &c.Note })
	days := countColumn("Days", 54, func(c *change) *int { return &c.Days })
	note.Hidden, days.Hidden = true, true
	l := newLines(e, linesSpec[change]{
		one: "change", empty: "Nothing was changed since the award. Add a change when it is proposed: then what it means for notices is seen before it is agreed.",
		members: func(d *procurement.Dossier) *[]change { return &d.Changes },
		fresh: func(*procurement.Dossier) change {
			return change{Title: "New change", State: procurement.ChangeProposed}
		},
		columns: []typed[change]{
			wordsColumn("Title", 170, 3, func(c *change) *string { return &c.Title }),
			choiceColumn("Reason", 90, procurement.AllChangeReasons(), func(c *change) *procurement.ChangeReason { return &c.Reason }),
			state,
			moneyColumn("Value", e.currency, func(c *change) *money.Amount { return &c.Value }),
			countColumn("Months", 66, func(c *change) *int { return &c.Months }), days,
			dayColumn("Agreed on", today, func(c *change) *civil.Date { return &c.AgreedOn }),
			e.running(), e.noticeFirst(), approver, document, note,
		},
	})
	return l.object(e.parts.Add(e.useShape, e.uses))
}

var changeTones = map[procurement.ChangeState]kit.Tone{
	procurement.ChangeProposed: kit.ToneInfo, procurement.ChangeAgreed: kit.ToneGood, procurement.ChangeRefused: kit.ToneNone,
}

// deciding reads as read does, and then sees to what a decision needs besides: its day.
func deciding[M any](read func(string) (func(*M), error), besides func(*M)) func(string) (func(*M), error) {
	return func(text string) (func(*M), error) {
		set, err := read(text)
		return func(m *M) {
			set(m)
			besides(m)
		}, err
	}
}

// step is a change's place in the running total; nil while it is only being added.
func (e *editor) step(at int) *procurement.ChangeStep {
	if at >= len(e.file.steps) {
		return nil
	}
	return &e.file.steps[at]
}

// running is the column of what the changes up to each add.
func (e *editor) running() typed[procurement.Change] {
	return typed[procurement.Change]{Column: kit.Column[line[procurement.Change]]{
		Title: "Running", Width: 96, Number: true, Yield: 2,
		Text: func(r line[procurement.Change]) string {
			if step := e.step(r.at); step != nil && r.value.State != procurement.ChangeRefused {
				return signed(step.Running)
			}
			return ""
		},
	}}
}

// noticeFirst is the column that says before which changes a notice is due.
func (e *editor) noticeFirst() typed[procurement.Change] {
	text := func(r line[procurement.Change]) string {
		if step := e.step(r.at); step != nil && step.NoticeDue {
			return "Notice first"
		}
		return ""
	}
	return typed[procurement.Change]{Column: kit.Column[line[procurement.Change]]{
		Title: "Notice", Width: 92, Text: text,
		Paint: func(r line[procurement.Change]) kit.Cell { return kit.ChipCell(text(r), kit.ToneBad) },
	}}
}

// useShape is what the words about the lines depend on.
func (e *editor) useShape() string { return fmt.Sprint(e.useItems(), e.file.agreed.Source) }

// uses say how much of what may change without a notice has been used, before a line is crossed, and by which rule.
func (e *editor) uses() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.List(e.useItems()...)}
	if source := e.file.agreed.Source; source != "" {
		objects = append(objects, kit.Words("By "+source, theme.SizeNameCaptionText, false, kit.Secondary))
	}
	return objects
}

func (e *editor) useItems() []kit.Item {
	agreed, proposed := e.file.agreed, e.file.proposed
	if agreed.Source == "" {
		return []kit.Item{{Text: "No rule about notices of changes holds: the procurement began before it, or its day is not known."}}
	}
	items := []kit.Item{useItem("Value: ", agreed.Total), useItem("Term: ", agreed.Term)}
	if proposed.Count != agreed.Count {
		items = append(items, useItem("Value, with what is proposed: ", proposed.Total), useItem("Term, with what is proposed: ", proposed.Term))
	}
	return slices.DeleteFunc(items, func(i kit.Item) bool { return i.Text == "" })
}

func useItem(lead string, u procurement.LineUse) kit.Item {
	tone := kit.ToneGood
	switch {
	case u.Crossed:
		tone = kit.ToneBad
	case u.Near:
		tone = kit.ToneWarn
	case u.Used == nil:
		tone = kit.ToneNone
	}
	return kit.Item{Tone: tone, Lead: lead, Text: u.Words}
}
