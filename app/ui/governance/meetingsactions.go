package governance

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// actionTable is what is to be done, and whether it worked. It is a table that is typed into: of all meetings, challenges and assessments,
// or of one forum.
type actionTable struct {
	page   *Page
	forum  governance.ForumID // 0 for all
	table  *kit.Table[actionRow]
	object fyne.CanvasObject
	view   *view
	begin  func() // adds an action

	loading kit.Latest
}

// actionRow is an action in the table, with where it comes from in words.
type actionRow struct {
	governance.Action
	from, contract string
	today          civil.Date
}

func (r actionRow) isOpen() bool    { return r.Action.IsOpen(r.today) }
func (r actionRow) isOverdue() bool { return r.Action.IsOverdue(r.today) }

// isMute reports whether nothing says why an action is overdue.
func (r actionRow) isMute() bool { return r.isOverdue() && strings.TrimSpace(r.Note) == "" }

// awaitsAnswer reports whether an action is done and nobody said whether it worked.
func (r actionRow) awaitsAnswer() bool {
	return r.State == scorecard.ActionDone && r.Effect == scorecard.EffectUnknown
}

func newActionTable(p *Page, name, empty string, forum governance.ForumID) *actionTable {
	a := &actionTable{page: p, forum: forum, loading: kit.Latest{Runner: p.host.Runner()}}
	a.begin = func() { p.askAction(governance.Action{}) }
	first := kit.SecondaryButton("Add action", func() { a.begin() })
	a.table = kit.NewTable(empty, a.columns()...)
	a.table.Key = func(r actionRow) string { return kit.Key(r.ID) }
	a.table.OnInsert, a.table.OnDelete, a.table.OnOpened = first.Tap, a.remove, func(r actionRow) { p.toOrigin(r.Origin) }
	a.table.Sort("Due", false)
	a.table.Remember(p.host, name)
	bar := kit.FilterBar(
		a.table, "Filter by any word",
		kit.PillSpec[actionRow]{Text: "Open", Keep: actionRow.isOpen},
		kit.PillSpec[actionRow]{Text: "Overdue", Keep: actionRow.isOverdue},
		kit.PillSpec[actionRow]{Text: "Overdue without a note", Keep: actionRow.isMute},
		kit.PillSpec[actionRow]{Text: "Done, did it work?", Keep: actionRow.awaitsAnswer},
		kit.PillSpec[actionRow]{Text: "All"},
	)
	a.object = kit.TableCard(kit.Flow(8, bar, kit.Row(8, first)), a.table)
	return a
}

// Object is the table under its bar.
func (a *actionTable) Object() fyne.CanvasObject { return a.object }

// Focus gives the table the keyboard.
func (a *actionTable) Focus() { a.table.Focus() }

// Load shows the actions as they stand now.
func (a *actionTable) Load(v *view) {
	a.view = v
	a.loading.Do(func(context.Context) func() {
		rows := a.rows(v)
		prepared, facts := a.table.Prepare(rows), actionFacts(rows)
		return func() {
			a.table.SetPrepared(prepared)
			if a.forum == 0 {
				a.page.say(meetingTab, facts)
			}
		}
	})
}

// rows are the actions of a forum's meetings, or all.
func (a *actionTable) rows(v *view) []actionRow {
	meetings := map[governance.MeetingID]*governance.Meeting{}
	for i := range v.record.Meetings {
		meetings[v.record.Meetings[i].ID] = &v.record.Meetings[i]
	}
	forums := map[governance.ForumID]string{}
	for i := range v.record.Forums {
		forums[v.record.Forums[i].ID] = v.record.Forums[i].Name
	}
	var rows []actionRow
	for _, action := range v.record.Actions {
		m := meetings[action.Origin.Meeting]
		if a.forum != 0 && (m == nil || m.Forum != a.forum) {
			continue
		}
		r := actionRow{Action: action, contract: v.reference(action.Contract), today: v.today}
		if r.from = originWords(v, action.Origin); m != nil {
			r.from = kit.Joined(", ", forums[m.Forum], dayOf(m).Words())
		}
		rows = append(rows, r)
	}
	return rows
}

// originWords say where an action comes from that no meeting asked for.
func originWords(v *view, o governance.Origin) string {
	switch {
	case o.Challenge != 0:
		if c := v.challenge(o.Challenge); c != nil {
			return "Challenge " + c.Code
		}
	case o.Assessment != 0:
		if s := find(v.record.Assessments, func(s *governance.Assessment) bool { return s.ID == o.Assessment }); s != nil {
			return kit.Joined(", ", "Assessment of "+s.Service, fmt.Sprintf("point %d", o.Point))
		}
	case o.Agreement != 0:
		if g := v.agreement(o.Agreement); g != nil {
			return kit.Joined(" ", g.Code, g.Title)
		}
	}
	return ""
}

// actionFacts count what is to be done: 12 actions open · 2 overdue, 1 without a note.
func actionFacts(rows []actionRow) string {
	open, overdue, mute, answers := 0, 0, 0, 0
	for _, r := range rows {
		open += boolInt(r.isOpen())
		overdue += boolInt(r.isOverdue())
		mute += boolInt(r.isMute())
		answers += boolInt(r.awaitsAnswer())
	}
	words := kit.Counted(open, "action") + " open"
	if overdue > 0 {
		words += fmt.Sprintf(" · %d overdue", overdue)
	}
	if mute > 0 {
		words += fmt.Sprintf(", %d without a note", mute)
	}
	if answers > 0 {
		words += fmt.Sprintf(" · %d done: did it work?", answers)
	}
	return words
}

var actionTones = map[scorecard.ActionState]kit.ShapedMark{
	scorecard.ActionOpen: {Shape: kit.Ring, Tone: kit.ToneInfo}, scorecard.ActionDone: {Shape: kit.Disc, Tone: kit.ToneGood}, scorecard.ActionDropped: {Shape: kit.NoShape, Tone: kit.ToneNone},
}

// stateCell is how far an action has come; what should be done by now says so.
func (r actionRow) stateCell() kit.Cell {
	if r.isOverdue() {
		return kit.ShapedCell("Overdue", kit.ToneBad, kit.Square)
	}
	look := actionTones[cmp.Or(r.State, scorecard.ActionOpen)]
	return kit.ShapedCell(r.stateWords(), look.Tone, look.Shape)
}

func (r actionRow) stateWords() string { return cmp.Or(r.State, scorecard.ActionOpen).Words() }

// columns are those of the table; all but where an action comes from are typed into.
func (a *actionTable) columns() []kit.Column[actionRow] {
	text := func(title string, width, grow float32, get func(*governance.Action) *string) kit.Column[actionRow] {
		return kit.Column[actionRow]{
			Title: title, Width: width, Grow: grow, Text: func(r actionRow) string { return *get(&r.Action) },
			Compare: kit.ByText(func(r actionRow) string { return *get(&r.Action) }),
			Set: func(r actionRow, typed string) error {
				return a.set(r, title, func(into *governance.Action) error { *get(into) = typed; return nil })
			},
		}
	}
	note := text("Note", 80, 1, func(g *governance.Action) *string { return &g.Note })
	note.Yield = 2
	return []kit.Column[actionRow]{
		text("Action", 190, 3, func(g *governance.Action) *string { return &g.Title }),
		{
			Title: "Owner", Width: 112, Grow: 1, Text: func(r actionRow) string { return r.Owner.Name }, Compare: kit.ByText(func(r actionRow) string { return r.Owner.Name }),
			Choices: func() []kit.Choice { return a.view.register.names },
			Set: func(r actionRow, typed string) error {
				return a.set(r, "Owner", func(into *governance.Action) error {
					into.Owner = a.view.register.known(governance.Who{Name: typed})
					return nil
				})
			},
		},
		{
			Title: "Due", Width: 92, Text: func(r actionRow) string { return r.Due.Words() }, Compare: byDue,
			Paint: func(r actionRow) kit.Cell {
				if r.isOverdue() {
					return kit.InkCell(r.Due.Words(), kit.Wrong)
				}
				return kit.TextCell(r.Due.Words())
			},
			Set: func(r actionRow, typed string) error {
				return a.set(r, "Due", func(into *governance.Action) (err error) { into.Due, err = readDay(typed, r.today); return err })
			},
		},
		{
			Title: "State", Width: 98, Text: actionRow.stateWords, Compare: func(x, y actionRow) int { return cmp.Compare(x.State, y.State) },
			Choices: func() []kit.Choice { return wordChoices(scorecard.AllActionStates()) }, Paint: actionRow.stateCell,
			Set: func(r actionRow, typed string) error {
				return a.set(r, "State", func(into *governance.Action) error { return moveTo(into, typed, r.today) })
			},
		},
		{
			Title: "Did it work?", Width: 96, Text: func(r actionRow) string { return r.Effect.Words() },
			Choices: func() []kit.Choice { return wordChoices(scorecard.AllEffects()) }, Paint: effectCell,
			Set: func(r actionRow, typed string) error {
				return a.set(r, "Did it work?", func(into *governance.Action) error { return answer(into, typed) })
			},
		},
		note,
		{Title: "From", Width: 110, Grow: 1, Text: func(r actionRow) string { return orDash(r.from) }, Compare: kit.ByText(func(r actionRow) string { return r.from }), Yield: 1},
		{Title: "Contract", Width: 78, Text: func(r actionRow) string { return orDash(r.contract) }, Compare: kit.ByText(func(r actionRow) string { return r.contract }), Yield: 3},
	}
}

// byDue puts what is due first first, what has no day last.
func byDue(a, b actionRow) int {
	if a.Due.IsZero() != b.Due.IsZero() {
		return boolInt(a.Due.IsZero()) - boolInt(b.Due.IsZero())
	}
	return a.Due.Compare(b.Due)
}

// effectCell asks whether what is done worked, where nobody said so.
func effectCell(r actionRow) kit.Cell {
	if r.awaitsAnswer() {
		return kit.InkCell("to be said", kit.Secondary)
	}
	return kit.TextCell(r.Effect.Words())
}

// moveTo says how far an action has come, by the beginning of the word; what is done has its day.
func moveTo(a *governance.Action, typed string, today civil.Date) error {
	state, err := begun(scorecard.AllActionStates(), typed)
	if err != nil {
		return err
	}
	a.State, a.Done = state, civil.Date{}
	if state == scorecard.ActionDone {
		a.Done = today
	}
	return nil
}

// answer says whether an action worked; that is known of what is done only.
func answer(a *governance.Action, typed string) error {
	if typed == "" {
		a.Effect = scorecard.EffectUnknown
		return nil
	}
	if a.State != scorecard.ActionDone {
		return errors.New("say first that it is done: whether it worked is known afterwards")
	}
	effect, err := begun(scorecard.AllEffects(), typed)
	if err == nil {
		a.Effect = effect
	}
	return err
}

// begun is the one of a closed set whose word is typed, or the first that begins with what is.
func begun[W kit.Word](all []W, typed string) (word W, err error) {
	typed = lowered(strings.TrimSpace(typed))
	var words []string
	for _, w := range all {
		if typed == w.String() || typed != "" && strings.HasPrefix(lowered(w.Words()), typed) {
			return w, nil
		}
		words = append(words, lowered(w.Words()))
	}
	return word, fmt.Errorf("%q is none of these: %s", typed, strings.Join(words, ", "))
}

// readDay reads a day as people type it, or none.
func readDay(typed string, today civil.Date) (civil.Date, error) {
	if strings.TrimSpace(typed) == "" {
		return civil.Date{}, nil
	}
	d, err := civil.ParseTyped(typed, today)
	if refused := (*civil.DateError)(nil); errors.As(err, &refused) {
		return d, errors.New(refused.Why)
	}
	return d, err
}

// set takes what was typed into one cell of an action.
func (a *actionTable) set(r actionRow, column string, change func(*governance.Action) error) error {
	tried := r.Action
	if err := change(&tried); err != nil {
		return err
	}
	if strings.TrimSpace(tried.Title) == "" {
		return errors.New("say what is to be done; Ctrl+Delete takes the action away")
	}
	p, id := a.page, r.ID
	label := fmt.Sprintf("Change %s of action “%s”", lowered(strings.TrimSuffix(column, "?")), short(tried.Title))
	p.change(label, func(ctx context.Context) error {
		return desk.ChangeGovernanceAction(ctx, p.workspace, id, label, func(stored *governance.Action) {
			_ = change(stored) // it was tried before
		})
	}, nil)
	return nil
}

// short is a text that names something, without its end where it is long.
func short(text string) string {
	const most = 40
	if letters := []rune(text); len(letters) > most {
		return strings.TrimSpace(string(letters[:most-1])) + "…"
	}
	return text
}

// remove takes an action away.
func (a *actionTable) remove(r actionRow) {
	p, id := a.page, r.ID
	kit.Remove(p.host, "Action “"+short(r.Title)+"”", func(ctx context.Context) error { return desk.RemoveGovernanceAction(ctx, p.workspace, id) }, nil)
}

// toOrigin opens where an action comes from.
func (p *Page) toOrigin(o governance.Origin) {
	switch {
	case o.Meeting != 0:
		if now, is := p.now().(*meetingPage); !is || now.id != o.Meeting {
			p.open(newMeetingPage(p, o.Meeting))
		}
	case o.Challenge != 0:
		p.host.Open(kit.Thing{Kind: kit.ChallengeThing, ID: int64(o.Challenge)})
	case o.Assessment != 0:
		p.host.Open(kit.Thing{Kind: kit.ServiceAssessmentThing, ID: int64(o.Assessment)})
	case o.Agreement != 0:
		p.host.Open(kit.Thing{Kind: kit.AgreementThing, ID: int64(o.Agreement)})
	}
}
