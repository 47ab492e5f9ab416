package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// openList names the page of a list, for the next start.
const openList = "list"

// listPage is where a list of points is kept: a known standard, or one's own. Points are typed into the table.
type listPage struct {
	page  *Page
	id    governance.ListID
	list  governance.List
	used  int // by so many assessments
	head  *kit.Page
	pick  *kit.Field // another list
	fresh *kit.Field // a point to be added
	sheet *kit.Sheet[governance.List]
	table *kit.Table[governance.Point]
}

// editLists opens a list, or the first where there is no such list.
func (p *Page) editLists(id governance.ListID) { p.open(&listPage{page: p, id: id}) }

// Name says which it is, for the next start.
func (l *listPage) Name() string { return openList + " " + kit.Key(l.id) }

// Load shows the list as it was read. Where it is gone, the first of the others takes its place.
func (l *listPage) Load(v *view) (gone bool) {
	if len(v.record.Lists) == 0 {
		return true
	}
	at := max(0, slices.IndexFunc(v.record.Lists, func(o governance.List) bool { return o.ID == l.id }))
	l.list, l.used = v.record.Lists[at], 0
	l.id = l.list.ID
	for i := range v.record.Assessments {
		if v.record.Assessments[i].List == l.id {
			l.used++
		}
	}
	if l.head == nil {
		l.build()
	}
	l.sheet.SetValue(l.list)
	l.pick.SetValue(kit.Key(l.id))
	l.table.SetRows(l.list.Points)
	l.head.SetFacts(l.Facts())
	return false
}

// Facts say how long the list is and who is held against it.
func (l *listPage) Facts() string {
	words := kit.Counted(len(l.list.Points), "point")
	if l.used == 0 {
		return words + " · no assessment uses it"
	}
	return fmt.Sprintf("%s · %s against it", words, kit.Counted(l.used, "assessment"))
}

// Object is the page as it is shown.
func (l *listPage) Object() fyne.CanvasObject { return l.head.Object() }

// Focus gives the keyboard to where a point is added.
func (l *listPage) Focus() { l.fresh.Focus() }

func (l *listPage) build() {
	l.sheet = kit.NewSheet(l.list, l.change)
	l.pick = kit.NewField(kit.FieldSpec{Label: "List", Closed: true, Value: kit.Key(l.id), Choices: l.lists, Save: func(key string) { l.turn(kit.IDOf[governance.ListID](key)) }})
	l.fresh = kit.NewField(kit.FieldSpec{Label: "Add a point", Hint: "what must be so, as a sentence that can be checked; Enter adds it", Save: l.add})
	l.fresh.OnEnter = l.fresh.Focus
	l.table = kit.NewTable("The list has no points yet: type the first above.", l.columns()...)
	l.table.Key = func(p governance.Point) string { return kit.Key(int64(p.Number)) }
	l.table.OnDelete, l.table.OnInsert = l.remove, l.fresh.Focus
	l.table.OnShortcut = kit.AltMoves(l.move)
	form := kit.NewForm(
		3, l.pick, l.sheet.Text("Name", func(l *governance.List) *string { return &l.Name }), l.sheet.Text("Who set it, and when it was read", func(l *governance.List) *string { return &l.Source }),
		l.fresh.Wide(),
	)
	keys := kit.Words("Points are typed into the table. Alt+Up and Alt+Down move one; its number stays, since assessments go by it. Ctrl+Delete takes it away.", theme.SizeNameCaptionText, false, kit.Secondary)
	l.head = kit.NewPage(
		"Lists of points", kit.TableCard(kit.Flow(8, form, keys), l.table), kit.SecondaryButton("Back", l.page.Back), kit.SecondaryButton("Remove list", l.removeList),
		kit.SecondaryButton("Copy", func() { l.page.newList("Copy the list "+l.list.Name, l.list.Points, l.turn) }), kit.PrimaryButton("New list", func() { l.page.newList("New list", nil, l.turn) }),
	)
}

// lists are those that there are.
func (l *listPage) lists() []kit.Choice {
	lists := l.page.view.record.Lists
	choices := make([]kit.Choice, len(lists))
	for i := range lists {
		choices[i] = kit.Choice{Value: kit.Key(lists[i].ID), Text: lists[i].Name, Note: kit.Counted(len(lists[i].Points), "point")}
	}
	return choices
}

func (l *listPage) columns() []kit.Column[governance.Point] {
	return []kit.Column[governance.Point]{
		{Title: "No.", Width: 48, Number: true, Text: func(p governance.Point) string { return fmt.Sprint(p.Number) }},
		{Title: "What must be so", Width: 300, Grow: 3, Text: func(p governance.Point) string { return p.Title }, Set: func(p governance.Point, text string) error {
			if strings.TrimSpace(text) == "" {
				return errors.New("say what must be so; Ctrl+Delete takes the point away")
			}
			return l.set(p, "title", func(p *governance.Point) { p.Title = strings.TrimSpace(text) })
		}},
		{Title: "Group", Width: 160, Grow: 1, Text: func(p governance.Point) string { return p.Group }, Set: func(p governance.Point, text string) error {
			return l.set(p, "group", func(p *governance.Point) { p.Group = strings.TrimSpace(text) })
		}},
	}
}

// change queues a change of the list.
func (l *listPage) change(what string, set func(*governance.List), done func(error)) {
	p, id := l.page, l.id
	label := fmt.Sprintf("Change %s of the list %s", what, l.list.Name)
	if done == nil {
		done = kit.OrToast(p.host, nil)
	}
	p.host.Change(label, func(ctx context.Context) error { return desk.ChangeAssessmentList(ctx, p.workspace, id, label, set) }, done)
}

// set changes one point.
func (l *listPage) set(point governance.Point, what string, set func(*governance.Point)) error {
	l.change(fmt.Sprintf("the %s of point %d", what, point.Number), func(list *governance.List) {
		if at := find(list.Points, func(p *governance.Point) bool { return p.Number == point.Number }); at != nil {
			set(at)
		}
	}, nil)
	return nil
}

// add adds a point at the end, in the group of the last.
func (l *listPage) add(title string) {
	l.fresh.Reset("")
	if title = strings.TrimSpace(title); title == "" {
		return
	}
	l.change("the points", func(list *governance.List) {
		point := governance.Point{Number: 1, Title: title}
		for _, p := range list.Points {
			point.Number, point.Group = max(point.Number, p.Number+1), p.Group
		}
		list.Points = append(list.Points, point)
	}, nil)
}

// move moves the selected point up or down.
func (l *listPage) move(by int) {
	point, selected := l.table.Selected()
	if !selected {
		return
	}
	l.change("the order", func(list *governance.List) {
		at := slices.IndexFunc(list.Points, func(p governance.Point) bool { return p.Number == point.Number })
		if to := at + by; at >= 0 && to >= 0 && to < len(list.Points) {
			list.Points[at], list.Points[to] = list.Points[to], list.Points[at]
		}
	}, nil)
}

// remove takes a point away. What assessments said of it stays with them.
func (l *listPage) remove(point governance.Point) {
	p, id := l.page, l.id
	label := fmt.Sprintf("Remove point %d of the list %s", point.Number, l.list.Name)
	kit.Remove(p.host, fmt.Sprintf("Point %d", point.Number), func(ctx context.Context) error {
		return desk.ChangeAssessmentList(ctx, p.workspace, id, label, func(list *governance.List) {
			list.Points = slices.DeleteFunc(list.Points, func(p governance.Point) bool { return p.Number == point.Number })
		})
	}, nil)
}

// removeList takes the list away, where no assessment goes by it.
func (l *listPage) removeList() {
	p, id := l.page, l.id
	kit.Remove(p.host, "The list "+l.list.Name, func(ctx context.Context) error { return desk.RemoveAssessmentList(ctx, p.workspace, id) }, nil)
}

// turn shows another list.
func (l *listPage) turn(id governance.ListID) {
	l.id = id
	l.page.Load()
}

// newList asks for the name of a list of one's own, and goes on with it.
func (p *Page) newList(title string, points []governance.Point, then func(governance.ListID)) {
	f := &kit.Asking{}
	draft := &governance.List{Source: "Our own, " + p.view.today.Words(), Points: slices.Clone(points)}
	s := kit.DraftOf(draft)
	name := f.In("name", s.Text("Name: what is assessed against it", func(l *governance.List) *string { return &l.Name }))
	f.Label = func() string { return "Add the list " + draft.Name }
	f.Write = func(ctx context.Context) error { return desk.SaveAssessmentList(ctx, p.workspace, draft, "") }
	f.Then = func() { then(draft.ID) }
	p.ask(f, title, "Add list", 480, kit.NewForm(1, name), name, name)
}
