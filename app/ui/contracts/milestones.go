package contracts

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// milestones is the side of the steps and outcomes that are paid when they are accepted: a table to type into, and beside it the decision
// about the selected one.
type milestones struct {
	editor   *editor
	lines    *lines[procurement.Milestone]
	detail   *kit.Detail
	shown    string // which one the panel is about
	decision *kit.Sheet[decision]
	deciding fyne.CanvasObject
}

// decision is what is typed about a milestone before it is accepted or not.
type decision struct {
	By, Evidence string
	On           civil.Date
}

func (e *editor) milestones() fyne.CanvasObject {
	m := &milestones{editor: e, detail: kit.NewDetail()}
	m.lines = newLines(e, linesSpec[procurement.Milestone]{
		one: "milestone", empty: "Nothing is paid by milestones or outcomes. Add one with what it is worth; it counts as accepted once somebody accepts it.",
		members: func(d *procurement.Dossier) *[]procurement.Milestone { return &d.Milestones },
		fresh: func(d *procurement.Dossier) procurement.Milestone {
			fresh := procurement.Milestone{Kind: procurement.MilestoneStep, Title: "New milestone", State: procurement.MilestoneOpen}
			if d.Pricing == procurement.Outcomes {
				fresh.Kind, fresh.Title = procurement.MilestoneOutcome, "New outcome"
			}
			return fresh
		},
		columns: m.columns(),
	})
	m.lines.told = m.describe
	m.lines.table.OnUnselected = func() {
		m.detail.Clear("Select a milestone to say that it was delivered, accepted or rejected, and what shows it.")
	}
	m.lines.table.OnUnselected()
	m.lines.show()
	return kit.BesideDetail(m.lines.object(e.said(e.acceptance)), m.detail)
}

// acceptance says how many were accepted, and what they are worth.
func (e *editor) acceptance() []string {
	a := e.file.accepted
	if a.All == 0 {
		return nil
	}
	words := acceptedWords(a)
	if a.AllValue.IsSet() {
		words += fmt.Sprintf(", worth %s of %s", orNothing(a.AcceptedValue), a.AllValue.WholeWords())
	}
	return []string{words + "."}
}

// orNothing is an amount, or the word for none.
func orNothing(a money.Amount) string {
	if !a.IsSet() {
		return "nothing"
	}
	return a.WholeWords()
}

var milestoneTones = map[procurement.MilestoneState]kit.Tone{
	procurement.MilestoneDelivered: kit.ToneInfo, procurement.MilestoneAccepted: kit.ToneGood, procurement.MilestoneRejected: kit.ToneBad,
}

func (m *milestones) columns() []typed[procurement.Milestone] {
	type milestone = procurement.Milestone
	e := m.editor
	today := e.list.host.Today()
	state := choiceColumn("State", 92, procurement.AllMilestoneStates(), func(m *milestone) *procurement.MilestoneState { return &m.State })
	state.Paint = func(r line[milestone]) kit.Cell {
		return kit.ChipCell(r.value.State.Words(), milestoneTones[r.value.State])
	}
	state.read = deciding(state.read, func(m *milestone) { dated(m, today) })
	delivered := dayColumn("Delivered", today, func(m *milestone) *civil.Date { return &m.DeliveredOn })
	by := wordsColumn("Accepted by", 96, 1, func(m *milestone) *string { return &m.AcceptedBy })
	evidence := wordsColumn("Evidence", 96, 1, func(m *milestone) *string { return &m.Evidence })
	note := wordsColumn("Note", 90, 1, func(m *milestone) *string { return &m.Note })
	delivered.Hidden, by.Hidden, evidence.Hidden, note.Hidden = true, true, true, true
	kind := choiceColumn("Kind", 80, procurement.AllMilestoneKinds(), func(m *milestone) *procurement.MilestoneKind { return &m.Kind })
	kind.Yield = 2
	accepted := dayColumn("Accepted", today, func(m *milestone) *civil.Date { return &m.AcceptedOn })
	accepted.Yield, accepted.Width = 1, 104
	return []typed[milestone]{
		wordsColumn("What is reached", 150, 3, func(m *milestone) *string { return &m.Title }),
		kind, dayColumn("Due", today, func(m *milestone) *civil.Date { return &m.Due }),
		moneyColumn("Value", e.currency, func(m *milestone) *money.Amount { return &m.Value }),
		state, accepted, delivered, by, evidence, note,
	}
}

// dated gives a state that was typed its day, where it has none yet, and takes the acceptance back where it is accepted no longer.
func dated(m *procurement.Milestone, today civil.Date) {
	switch m.State {
	case procurement.MilestoneAccepted:
		if m.AcceptedOn.IsZero() {
			m.AcceptedOn = today
		}
		return
	case procurement.MilestoneDelivered:
		if m.DeliveredOn.IsZero() {
			m.DeliveredOn = today
		}
	}
	m.AcceptedOn, m.AcceptedBy = civil.Date{}, ""
}

// describe says beside the table what is known of a milestone, and takes the decision about it.
func (m *milestones) describe(of procurement.Milestone, at int) {
	if key := fmt.Sprint(at, of.State, of.Evidence, of.AcceptedBy); key != m.shown {
		m.shown = key
		m.renew(of)
	}
	m.detail.SetTitle(of.Title)
	m.detail.SetFacts([]kit.Fact{
		{Label: "State", Value: of.State.Words(), Strong: true},
		{Label: "Worth", Value: moneyText(of.Value)},
		{Label: "Due", Value: of.Due.Words()},
		{Label: "Delivered", Value: of.DeliveredOn.Words()},
		{Label: "Accepted", Value: kit.Joined(", by ", of.AcceptedOn.Words(), of.AcceptedBy)},
		{Label: "Evidence", Value: of.Evidence},
		{Label: "Note", Value: of.Note},
	})
	m.detail.SetSections(kit.Section("Decide", m.deciding))
}

// renew fills the fields of the decision in anew. They are saved together, by one of the buttons below them.
func (m *milestones) renew(of procurement.Milestone) {
	host := m.editor.list.host
	by := of.AcceptedBy
	if by == "" {
		by = m.editor.list.workspace.Author()
	}
	s := heldSheet(decision{By: by, Evidence: of.Evidence, On: host.Today()})
	m.decision = s
	m.deciding = kit.Flow(6, kit.NewForm(
		2,
		s.Text("What shows it", func(d *decision) *string { return &d.Evidence }).Wide(),
		s.Text("Decided by", func(d *decision) *string { return &d.By }),
		s.Date("On", host.Today(), func(d *decision) *civil.Date { return &d.On }),
	), m.button("Accept", procurement.MilestoneAccepted), kit.Row(8, m.button("Delivered", procurement.MilestoneDelivered), m.button("Reject", procurement.MilestoneRejected)))
}

func (m *milestones) button(words string, state procurement.MilestoneState) *kit.Button {
	make := kit.SecondaryButton
	if state == procurement.MilestoneAccepted {
		make = kit.PrimaryButton
	}
	return make(words, func() { m.decide(state) })
}

// decide says what became of the selected milestone.
func (m *milestones) decide(state procurement.MilestoneState) {
	r, selected := m.lines.table.Selected()
	if !selected {
		return
	}
	d, host, ws, id := m.decision.Value(), m.editor.list.host, m.editor.list.workspace, m.editor.id
	if d.On.IsZero() {
		host.Toast("Type the day on which it was decided.")
		return
	}
	host.Change("Decide on "+r.value.Title, func(ctx context.Context) error {
		return desk.DecideMilestone(ctx, ws, id, r.at, state, d.On, d.By, d.Evidence)
	}, kit.OrToast(host, m.lines.table.Focus))
}
