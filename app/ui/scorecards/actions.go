package scorecards

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// actions is the tab of what is to be done about measures, and whether it worked. It is a table that is typed into.
type actions struct {
	open   *openCard
	table  *kit.Table[task]
	object fyne.CanvasObject
}

// task is an action in the table.
type task struct {
	scorecard.Action
	measure string
	today   civil.Date
}

func (t task) isOpen() bool {
	return t.State == scorecard.ActionOpen || t.State == scorecard.ActionStateUnstated
}

func (t task) isOverdue() bool { return t.isOpen() && !t.Due.IsZero() && t.Due.Before(t.today) }

func newActions(o *openCard) tab {
	a := &actions{open: o}
	add := kit.PrimaryButton("Add action", func() { o.addAction(nil) })
	a.table = kit.NewTable("No actions yet. Add one from here, or from the measure that it is about.", a.columns()...)
	a.table.Key = func(t task) string { return strconv.FormatInt(int64(t.ID), 10) }
	a.table.First, a.table.OnInsert, a.table.OnDelete = add, add.Tap, a.remove
	bar := kit.FilterBar(
		a.table, "Filter by any word",
		kit.PillSpec[task]{Text: "Open", Keep: task.isOpen},
		kit.PillSpec[task]{Text: "Overdue", Keep: task.isOverdue},
		kit.PillSpec[task]{Text: "Done, did it work?", Keep: func(t task) bool { return t.State == scorecard.ActionDone && t.Effect == scorecard.EffectUnknown }},
		kit.PillSpec[task]{Text: "All"},
	)
	a.object = kit.Above([]float32{1}, kit.TableCard(kit.Flow(8, bar, kit.Row(8, kit.SecondaryButton("Add action", add.Tap))), a.table))
	a.Refresh()
	return a
}

// Object is the tab as it is shown.
func (a *actions) Object() fyne.CanvasObject { return a.object }

// Focus gives the keyboard to the table.
func (a *actions) Focus() { a.table.Focus() }

// Refresh shows the actions as they stand now.
func (a *actions) Refresh() {
	rows := make([]task, len(a.open.book.Actions))
	for i, action := range a.open.book.Actions {
		rows[i] = task{Action: action, measure: a.open.measureName(action.Measure), today: a.open.today}
	}
	a.table.SetRows(rows)
}

// columns are those of the table; all but the period that an action comes from are typed into.
func (a *actions) columns() []kit.Column[task] {
	text := func(title string, width, grow float32, get func(*task) *string) kit.Column[task] {
		return kit.Column[task]{
			Title: title, Width: width, Grow: grow, Text: func(t task) string { return *get(&t) },
			Compare: kit.ByText(func(t task) string { return *get(&t) }),
			Set: func(t task, typed string) error {
				return a.set(t, title, func(into *task) error { *get(into) = typed; return nil })
			},
		}
	}
	note := text("Note", 90, 1, func(t *task) *string { return &t.Note })
	note.Yield = 2
	return []kit.Column[task]{
		text("Action", 170, 3, func(t *task) *string { return &t.Title }),
		{
			Title: "About", Width: 120, Grow: 2, Text: func(t task) string { return t.measure }, Compare: kit.ByText(func(t task) string { return t.measure }),
			Choices: a.measures, Set: func(t task, typed string) error {
				return a.set(t, "About", func(into *task) error { return a.about(into, typed) })
			},
		},
		text("Owner", 92, 1, func(t *task) *string { return &t.Owner }),
		{
			Title: "Due", Width: 92, Text: func(t task) string { return t.Due.Words() }, Compare: func(x, y task) int { return x.Due.Compare(y.Due) },
			Paint: func(t task) kit.Cell {
				if t.isOverdue() {
					return kit.InkCell(t.Due.Words(), kit.Wrong)
				}
				return kit.TextCell(t.Due.Words())
			},
			Set: func(t task, typed string) error {
				return a.set(t, "Due", func(into *task) (err error) { into.Due, err = a.day(typed); return err })
			},
		},
		{
			Title: "State", Width: 76, Text: func(t task) string { return stateWords(t.State) }, Choices: wordChoices(scorecard.AllActionStates()),
			Compare: func(x, y task) int { return cmp.Compare(x.State, y.State) },
			Paint:   func(t task) kit.Cell { return kit.ChipCell(stateWords(t.State), stateTones[t.State]) },
			Set: func(t task, typed string) error {
				return a.set(t, "State", func(into *task) error { return a.state(into, typed) })
			},
		},
		{
			Title: "Did it work?", Width: 100, Text: func(t task) string { return t.Effect.Words() }, Choices: wordChoices(scorecard.AllEffects()),
			Set: func(t task, typed string) error {
				return a.set(t, "Did it work?", func(into *task) (err error) {
					into.Effect, err = chosen(scorecard.ParseEffect, typed)
					return err
				})
			},
		},
		note,
		{Title: "From", Width: 64, Text: func(t task) string { return raisedWords(t.Raised) }, Compare: func(x, y task) int { return x.Raised.Compare(y.Raised) }, Yield: 1},
	}
}

var stateTones = map[scorecard.ActionState]kit.Tone{
	scorecard.ActionOpen: kit.ToneInfo, scorecard.ActionDone: kit.ToneGood, scorecard.ActionDropped: kit.ToneNone,
}

func stateWords(s scorecard.ActionState) string {
	if s == scorecard.ActionStateUnstated {
		s = scorecard.ActionOpen
	}
	return s.Words()
}

func raisedWords(p civil.Period) string {
	if p.IsZero() {
		return ""
	}
	return periodWords(p)
}

// wordChoices are the words of a closed set.
func wordChoices[W kit.Word](all []W) func() []kit.Choice {
	return func() []kit.Choice {
		choices := make([]kit.Choice, len(all))
		for i, w := range all {
			choices[i] = kit.Choice{Value: w.Words(), Text: w.Words()}
		}
		return choices
	}
}

// chosen reads a word of a closed set; nothing typed is none of them.
func chosen[W any](parse func(string) (W, error), typed string) (value W, err error) {
	if strings.TrimSpace(typed) == "" {
		return value, nil
	}
	return parse(typed)
}

// wholeCard is what an action is about that is about no measure.
const wholeCard = "the whole card"

// measures are what an action can be about.
func (a *actions) measures() []kit.Choice {
	choices := []kit.Choice{{Value: wholeCard, Text: wholeCard}}
	if a.open.result != nil {
		a.open.result.Each(func(m *scorecard.MeasureResult) {
			choices = append(choices, kit.Choice{Value: m.Measure.Name, Text: m.Measure.Name})
		})
	}
	return choices
}

// about says which measure an action is about.
func (a *actions) about(into *task, typed string) error {
	if typed == "" || strings.EqualFold(typed, wholeCard) {
		into.Measure = 0
		return nil
	}
	for id, m := range a.open.book.Measures {
		if strings.EqualFold(m.Name, typed) {
			into.Measure = id
			return nil
		}
	}
	return fmt.Errorf("no measure of the card is called %q: choose one, or the whole card", typed)
}

// day reads a day as people type it, or none.
func (a *actions) day(typed string) (civil.Date, error) {
	if strings.TrimSpace(typed) == "" {
		return civil.Date{}, nil
	}
	d, err := civil.ParseTyped(typed, a.open.today)
	var refused *civil.DateError
	if errors.As(err, &refused) {
		return d, errors.New(refused.Why)
	}
	return d, err
}

// state says how far an action has come; what is done has its day.
func (a *actions) state(into *task, typed string) (err error) {
	into.State, err = chosen(scorecard.ParseActionState, typed)
	into.Done = civil.Date{}
	if into.State == scorecard.ActionDone {
		into.Done = a.open.today
	}
	return err
}

// set takes what was typed into one cell of an action.
func (a *actions) set(t task, column string, change func(*task) error) error {
	if err := change(&t); err != nil {
		return err
	}
	if strings.TrimSpace(t.Title) == "" {
		return errors.New("say what is to be done; Ctrl+Delete takes the action away")
	}
	action, o := t.Action, a.open
	o.change(fmt.Sprintf("Change %s of action “%s”", strings.ToLower(strings.TrimSuffix(column, "?")), action.Title), func(ctx context.Context) error {
		return o.page.records().saveAction(ctx, &action)
	}, nil)
	return nil
}

// remove takes an action away.
func (a *actions) remove(t task) {
	kit.Remove(a.open.page.host, "Action “"+t.Title+"”", func(ctx context.Context) error { return a.open.page.records().removeAction(ctx, t.ID) }, nil)
}

// addAction adds an action about a measure, or about the whole card where it is nil, and brings it to the front to be named.
func (o *openCard) addAction(about *scorecard.MeasureResult) {
	action := scorecard.Action{Card: o.book.Card.ID, Raised: o.period(), Title: "New action", Side: scorecard.Ours, State: scorecard.ActionOpen}
	if about != nil {
		action.Measure, action.Owner = about.Placed.Measure, about.Measure.Owner
	}
	o.change("Add action about "+o.measureName(action.Measure), func(ctx context.Context) error {
		return o.page.records().saveAction(ctx, &action)
	}, kit.OrToast(o.page.host, func() { o.toActions(action.ID) }))
}

// toActions brings the actions to the front, with one of them selected.
func (o *openCard) toActions(id scorecard.ActionID) {
	o.tabs.Select(actionsTab)
	a := o.sides[actionsTab].(*actions)
	a.table.Focus()
	if id != 0 {
		a.table.SelectKey(strconv.FormatInt(int64(id), 10))
	}
}
