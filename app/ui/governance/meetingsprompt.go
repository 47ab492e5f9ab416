package governance

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// actionPrompt asks below an item of the minutes who does what its line says, and by when. The keyboard goes through it by Enter and comes
// back to the minutes, in the next line.
type actionPrompt struct {
	minutes *minutes
	item    *minuteItem // whose line it is about; nil while it is closed
	owner   *kit.Field
	due     *kit.Field
	form    fyne.CanvasObject
	who     string
	by      civil.Date
}

func newActionPrompt(n *minutes) *actionPrompt {
	a := &actionPrompt{minutes: n}
	a.owner = kit.NewField(kit.FieldSpec{Label: "Who does it", Hint: "part of the name", Choices: a.offered, Save: a.setOwner})
	a.due = kit.DateField("By when", civil.Date{}, n.meeting.view.today, func(d civil.Date) { a.by = d })
	a.owner.OnEnter, a.due.OnEnter = a.due.Focus, a.give
	a.form = kit.Pad(0, 6, 24, 0, kit.NewForm(3, a.owner, a.due))
	return a
}

// offered are those who are at the meeting, then everybody else.
func (a *actionPrompt) offered() []kit.Choice {
	m := a.minutes.meeting
	var choices []kit.Choice
	add := func(name, note string) {
		if name != "" && !slices.ContainsFunc(choices, func(c kit.Choice) bool { return c.Value == name }) {
			choices = append(choices, kit.Choice{Value: name, Text: name, Note: note})
		}
	}
	for _, b := range m.about.There {
		if b.Presence == governance.Present {
			add(b.Name, kit.Joined(" · ", b.Role, "there"))
		}
		add(b.Deputy, "there for "+b.Name)
	}
	for _, who := range m.forum.Members {
		add(who.Name, kit.Joined(" · ", who.Role, "member"))
	}
	for _, c := range m.view.register.names {
		add(c.Value, c.Note)
	}
	return choices
}

// setOwner takes a name, or the first that a part of one means; any other text is somebody whom nobody knows yet.
func (a *actionPrompt) setOwner(typed string) {
	a.who = meant(a.offered(), typed)
	a.owner.Reset(a.who)
}

// meant is the first of the names of which a word begins with what was typed, or else the text itself.
func meant(choices []kit.Choice, typed string) string {
	wanted := strings.ToLower(strings.TrimSpace(typed))
	for _, c := range choices {
		name := strings.ToLower(c.Text)
		if wanted != "" && (strings.HasPrefix(name, wanted) || strings.Contains(name, " "+wanted)) {
			return c.Value
		}
	}
	return strings.TrimSpace(typed)
}

// ask opens below an item, for the line with its cursor.
func (a *actionPrompt) ask(i *minuteItem) {
	line := i.note.Line()
	if unmarked(line) == "" {
		a.minutes.meeting.page.host.Toast("Type what is to be done first, then Ctrl+T.")
		return
	}
	if _, is := cutMark(line, actionMark); is {
		a.minutes.meeting.page.host.Toast("The line is an action already. Who and by when are changed on the tab Actions.")
		return
	}
	a.close()
	a.item, a.who, a.by = i, "", civil.Date{}
	a.owner.Reset("")
	a.due.Reset("")
	i.place.Add(a.form)
	a.minutes.list.Refresh()
	a.minutes.meeting.refit()
	a.owner.Focus()
}

// leave closes it and reports whether it was open. Where somebody was named for the action it is kept, without a day where the day could
// not be read: nothing that was said may be lost.
func (a *actionPrompt) leave() bool {
	if a.item == nil || a.who == "" {
		return a.close()
	}
	a.keep()
	return true
}

// close closes it without an action, and reports whether it was open. The keyboard goes back to the line.
func (a *actionPrompt) close() bool {
	if a.item == nil {
		return false
	}
	i := a.item
	a.item = nil
	i.place.Remove(a.form)
	a.minutes.list.Refresh()
	a.minutes.meeting.refit()
	i.note.Focus()
	return true
}

// give adds the action, says it in the line, and goes on in the next.
func (a *actionPrompt) give() {
	i := a.item
	if i == nil || a.owner.Fault() != nil || a.due.Fault() != nil {
		return
	}
	a.keep()
	i.note.NextLine()
}

// keep adds the action and says it in the line.
func (a *actionPrompt) keep() {
	i, m := a.item, a.minutes.meeting
	action := &governance.Action{
		Contract: m.forum.Contract, Raised: dayOf(m.about), Title: unmarked(i.note.Line()), State: scorecard.ActionOpen,
		Owner: m.view.register.known(governance.Who{Name: a.who}), Due: a.by,
	}
	if action.Raised.After(m.view.today) {
		action.Raised = m.view.today
	}
	a.close()
	i.asks = action
	i.note.SetLine(actionLine(action))
}
