package scorecards

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// HelpTakingIn is what F1 says about taking readings in.
const HelpTakingIn = `A file of readings is a workbook of questions that the other side filled in, or a table with a row for each reading: scorecard, period, side, measure and value or state. The page shows whose they are, what is new, what changes and what is left out, with the reason; Take in writes all that can be taken as one step. What a file leaves empty stays as it was said before.`

// TakingIn is the page on which a file of readings is brought in: whose they are, what is new, what changes, what is left out and why; and
// then, in one step that Undo takes back, the readings themselves.
type TakingIn struct {
	workspace *store.Workspace
	host      kit.Host
	incoming  *Incoming
	leave     func() // goes back to where it was begun
	open      func(kit.Thing)

	head    *kit.Page
	object  *fyne.Container
	table   *kit.Table[incomingRow]
	detail  *kit.Detail
	whole   *kit.Wrapped // what the selected row says
	about   *kit.Field   // the scorecard of rows that name none
	action  *kit.Button
	cards   []kit.Choice
	loading kit.Latest
	asking  *kit.ReasonDialog
	taking  bool
	rows    *kit.Prepared[incomingRow] // of the report that is shown
}

// NewTakingIn is the page of a file, still empty; [TakingIn.Load] fills it. Leave goes back to where it was begun, open shows what came in.
func NewTakingIn(ws *store.Workspace, host kit.Host, incoming *Incoming, leave func(), open func(kit.Thing)) *TakingIn {
	t := &TakingIn{
		workspace: ws, host: host, incoming: incoming, leave: leave, open: open, object: container.NewStack(), loading: kit.Latest{Runner: host.Runner()},
		detail: kit.NewDetail(), whole: kit.Words("", theme.SizeNameText, false, kit.Plain),
	}
	t.table = kit.NewTable("Nothing is new, nothing changes and nothing is left out.", incomingColumns...)
	t.table.Key = func(r incomingRow) string { return r.key }
	t.table.OnSelected = func(r incomingRow) { t.say(r.whole()) }
	t.table.OnUnselected = func() { t.say("") }
	t.about = kit.NewField(kit.FieldSpec{
		Label: "Rows that name no scorecard are about", Hint: "part of its name", Closed: true, Choices: func() []kit.Choice { return t.cards },
		Save: t.chooseCard,
	})
	t.arrange()
	return t
}

var incomingColumns = []kit.Column[incomingRow]{
	{
		Title: "What", Width: 86, Text: func(r incomingRow) string { return r.what },
		Paint: func(r incomingRow) kit.Cell { return kit.ChipCell(r.what, r.tone) },
	},
	{Title: "Card", Width: 60, Text: func(r incomingRow) string { return r.card }, Yield: 1},
	{Title: "Measure", Width: 130, Grow: 2, Text: func(r incomingRow) string { return r.measure }},
	{Title: "Period", Width: 74, Text: func(r incomingRow) string { return r.when }, Yield: 2},
	{Title: "Side", Width: 58, Text: func(r incomingRow) string { return r.side }, Yield: 3},
	{Title: "Was", Width: 110, Grow: 2, Text: func(r incomingRow) string { return r.before }},
	{Title: "Becomes, or why not", Width: 130, Grow: 3, Text: func(r incomingRow) string { return r.after }, Strong: func(r incomingRow) bool { return r.what != incomingLeft }},
}

// is keeps the rows of which this becomes.
func is(what string) func(incomingRow) bool {
	return func(r incomingRow) bool { return r.what == what }
}

// arrange builds the page for what is known of the file.
func (t *TakingIn) arrange() {
	in := t.incoming
	another, cancel := kit.SecondaryButton("Another file…", t.host.Import), kit.SecondaryButton("Cancel", t.leave)
	switch {
	case in.fault != nil:
		t.action = kit.PrimaryButton("Another file…", t.host.Import)
		t.head = kit.NewPage("Take in "+in.name(), kit.Cards(refusedWords(in.fault)), cancel, t.action)
	case in.report() == nil:
		t.action = nil
		t.head = kit.NewPage("Take in "+in.name(), kit.Cards(kit.Words("Looking at the file…", theme.SizeNameText, false, kit.Plain)), cancel)
	case in.done != nil:
		t.action = kit.PrimaryButton("Done", t.finish)
		t.head = kit.NewPage(in.name()+" was taken in", t.content(), another, t.action)
	default:
		t.action = kit.PrimaryButton("Take in", func() { t.take("") })
		if !in.brings() {
			t.action.Disable()
		}
		t.head = kit.NewPage("Take in "+in.name(), t.content(), cancel, another, t.action)
	}
	if r := in.report(); in.fault == nil && r != nil {
		t.head.SetFacts(kit.Joined(" · ", whose(r), incomingTotals(r)))
	}
	t.object.Objects = []fyne.CanvasObject{t.head.Object()}
	t.object.Refresh()
}

// content is the table of what becomes of the rows, beside it the file in figures.
func (t *TakingIn) content() fyne.CanvasObject {
	bar := kit.FilterBar(
		t.table, "Filter by any word", kit.PillSpec[incomingRow]{Text: "All"}, kit.PillSpec[incomingRow]{Text: incomingChanged, Keep: is(incomingChanged)},
		kit.PillSpec[incomingRow]{Text: incomingLeft, Keep: is(incomingLeft)}, kit.PillSpec[incomingRow]{Text: incomingNew, Keep: is(incomingNew)},
	)
	t.describe()
	return kit.BesideDetail(kit.TableCard(bar, t.table), t.detail)
}

// describe fills the panel beside the rows.
func (t *TakingIn) describe() {
	r := t.incoming.report()
	title := "If you take it in"
	if t.incoming.done != nil {
		title = "What was taken in"
	}
	answered := ""
	if r.Request != nil {
		answered = r.Request.Answered
	}
	t.detail.SetTitle(title)
	t.detail.SetFacts([]kit.Fact{
		{Label: "Readings of", Value: whose(r)},
		{Label: "Filled in by", Value: answered},
		{Label: "New", Value: kit.Grouped(r.Taken), Strong: true},
		{Label: "Changed", Value: kit.Grouped(r.Updated), Strong: true},
		{Label: "There already", Value: kit.Grouped(r.Unchanged)},
		{Label: "Left out", Value: kit.Grouped(r.Rows - r.Taken - r.Updated - r.Unchanged)},
		{Label: "Empty rows", Value: kit.Grouped(r.Empty), Note: emptyNote(r.Empty)},
	})
	sections := []fyne.CanvasObject{t.whole}
	if t.incoming.done == nil && (r.Nameless > 0 || t.about.Value() != "") {
		sections = append(sections, t.about)
	}
	var remarks []kit.Item
	for _, remark := range r.Remarks {
		remarks = append(remarks, kit.Item{Tone: kit.ToneInfo, Text: kit.Sentence(errors.New(remark))})
	}
	if len(remarks) > 0 {
		sections = append(sections, kit.Section("How the file was read", kit.List(remarks...)))
	}
	t.detail.SetSections(sections...)
}

func emptyNote(n int) string {
	if n == 0 {
		return ""
	}
	return ": what was said before stays"
}

// say says in the panel what is selected.
func (t *TakingIn) say(text string) {
	t.whole.SetText(text)
	t.detail.Object().Refresh()
}

// refusedWords say why a file can't be taken in, what was not lost, and what to do.
func refusedWords(err error) fyne.CanvasObject {
	problem, remedy := kit.Sentence(err), "Try again, or choose another file."
	var fault *desk.ImportFault
	if errors.As(err, &fault) {
		problem, remedy = kit.Sentence(errors.New(fault.Problem)), kit.Sentence(errors.New(fault.Remedy))+"."
	}
	word := func(text string) fyne.CanvasObject { return kit.Words(text, theme.SizeNameText, false, kit.Plain) }
	return kit.Flow(10, kit.Notice("This file can't be taken in.", problem+"."), word("Nothing in the workspace was changed."), word(remedy))
}

// Object is the page as the shell shows it.
func (t *TakingIn) Object() fyne.CanvasObject { return t.object }

// Show does nothing: the page shows no thing of the workspace.
func (t *TakingIn) Show(kit.Thing) {}

// Close drops what is still being read.
func (t *TakingIn) Close() { t.loading.Stop() }

// Escape leaves the page.
func (t *TakingIn) Escape() { t.leave() }

// Focus gives the keyboard to the rows, or to what the page leads to.
func (t *TakingIn) Focus() {
	switch {
	case t.incoming.fault == nil && len(t.table.Rows()) > 0:
		t.table.Focus()
	case t.action != nil:
		t.host.Window().Canvas().Focus(t.action)
	}
}

// Load finds out anew what would come of the file. What was taken in and is undone can be taken in again.
func (t *TakingIn) Load() {
	if t.taking {
		return
	}
	in, card, today, shown := t.incoming, t.incoming.card, t.host.Today(), t.incoming.report()
	t.loading.Do(func(ctx context.Context) func() {
		trial, err := in.take(ctx, t.workspace, card, today, "", true)
		cards, _ := t.workspace.Cards(ctx) // without them a scorecard can't be chosen; the report says which rows name none
		rows := t.prepare(trial)
		return func() {
			t.cards = cardChoices(cards)
			if in.done != nil && (err != nil || trial.Taken+trial.Updated == 0) {
				t.show()
				return
			}
			in.trial, in.fault, in.done, t.rows = trial, err, nil, rows
			t.show()
			if shown == nil {
				t.Focus()
			}
		}
	})
}

// show shows what is known of the file now.
func (t *TakingIn) show() {
	if r := t.incoming.report(); r != nil && t.incoming.fault == nil {
		t.table.SetPrepared(t.rows)
		t.about.Reset(keyOrNone(t.incoming.card, r))
	}
	t.arrange()
}

// prepare makes the rows of a report ready to be shown; it is called off the UI goroutine.
func (t *TakingIn) prepare(r *desk.ReadingsReport) *kit.Prepared[incomingRow] {
	if r == nil {
		return nil
	}
	return t.table.Prepare(incomingRows(r))
}

// keyOrNone is the scorecard that was said to be meant; none where every row names its own.
func keyOrNone(id scorecard.CardID, r *desk.ReadingsReport) string {
	if id == 0 || r.Request != nil {
		return ""
	}
	return keyOf(id)
}

func cardChoices(rows []store.CardRow) []kit.Choice {
	choices := make([]kit.Choice, len(rows))
	for i, r := range rows {
		choices[i] = kit.Choice{Value: keyOf(r.ID), Text: kit.Joined(" ", r.Reference, r.Title), Note: r.Subject.Name}
	}
	return choices
}

// chooseCard takes rows that name no scorecard to be about this one.
func (t *TakingIn) chooseCard(value string) {
	for _, c := range t.cards {
		if c.Value == value {
			t.incoming.card = idOf(value)
			t.Load()
		}
	}
}

// take takes the readings in. Where they change a closed period, the reason is asked for.
func (t *TakingIn) take(reason string) {
	in, today := t.incoming, t.host.Today()
	if !in.brings() {
		return
	}
	t.taking = true
	var report *desk.ReadingsReport
	var rows *kit.Prepared[incomingRow]
	t.host.Change("Take in "+in.name(), func(ctx context.Context) (err error) {
		report, err = in.take(ctx, t.workspace, in.card, today, reason, false)
		rows = t.prepare(report)
		return err
	}, func(err error) {
		t.taking = false
		var needs *desk.ReasonError
		switch {
		case errors.As(err, &needs):
			t.asking = kit.AskReason(t.host, kit.Reason{
				Title: "Why is a closed period changed?", Yes: "Take in", Hint: "such as: their answers came late",
				Why: kit.Sentence(needs) + ". The earlier state stays in the history, with this reason beside the new one.", Do: t.take,
			})
		case err != nil:
			in.fault = err
			t.show()
		default:
			in.done, t.rows = report, rows
			t.host.Toast(in.name()+" was taken in: "+incomingTotals(report)+".", t.host.ToUndo())
			t.show()
			t.Focus()
		}
	})
}

// finish shows what came in: the scorecard, where it is one, in the latest period that something was said about.
func (t *TakingIn) finish() {
	done := t.incoming.done
	if len(done.Cards) != 1 {
		t.open(kit.Thing{})
		return
	}
	var last civil.Period
	for _, c := range append(done.New[:len(done.New):len(done.New)], done.Changes...) {
		if last.IsZero() || c.Period.Compare(last) > 0 {
			last = c.Period
		}
	}
	t.open(kit.Thing{Kind: kit.CardThing, ID: int64(done.Cards[0].ID), Name: last.String(), Part: boardTab})
}
