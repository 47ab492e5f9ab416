package roles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// people is the tab of who is assigned to what, and of what that rests on: teams, what each phase needs, and the roles.
type people struct {
	page   *Page
	office *office // that was shown last
	list   *kit.Listing[post]
	tabs   *kit.Tabs
	sides  map[string]side
	object fyne.CanvasObject

	byPerson map[roles.PersonID][]post
	facts    string
}

// The sides of the tab.
const (
	assignmentsTab = "Assignments"
	teamsTab       = "Teams"
	needsTab       = "Needed by phase"
	rolesTab       = "Role catalogue"
)

func newPeople(p *Page) side {
	f := &people{page: p, sides: map[string]side{}}
	f.list = kit.NewListing(p.host, kit.ListingSpec[post]{
		Name: "Assignments", Hint: "Select an assignment to see what else the person does. Its cells can be typed into.",
		Empty: "Nobody is assigned yet. Assign people to the roles of your teams, or bring them in from a spreadsheet.",
		First: kit.PrimaryButton("Assign a role", func() { p.assignTo(roles.Assignment{}) }), Columns: f.columns(), Questions: postQuestions, SortedBy: "Person",
		Key:      func(x post) string { return strconv.FormatInt(int64(x.ID), 10) },
		Describe: f.describe,
		Open:     func(x post) { p.assignTo(x.Assignment) },
		Remove:   f.remove,
	})
	tab := func(name string, make func(*Page) side) kit.Tab {
		return kit.Tab{Name: name, Build: func() fyne.CanvasObject {
			f.sides[name] = make(p)
			return f.sides[name].Object()
		}}
	}
	f.tabs = kit.NewTabs(
		kit.Tab{Name: assignmentsTab, Build: f.list.Object},
		tab(teamsTab, newTeams), tab(needsTab, newNeeds), tab(rolesTab, newCatalogue),
	)
	f.tabs.OnSelected = func(string) { f.Refresh() }
	f.object = f.tabs.Object()
	f.Refresh()
	return f
}

// Object is the tab as it is shown.
func (f *people) Object() fyne.CanvasObject { return f.object }

// Focus gives the keyboard to what is in front.
func (f *people) Focus() {
	if s := f.sides[f.tabs.Selected()]; s != nil {
		s.Focus()
		return
	}
	f.list.Table.Focus()
}

// Close drops what is still being read.
func (f *people) Close() {
	f.list.Close()
	for _, s := range f.sides {
		s.Close()
	}
}

// Refresh shows what was read last.
func (f *people) Refresh() {
	now := f.page.office
	if now == nil {
		return
	}
	if s := f.sides[f.tabs.Selected()]; s != nil {
		s.Refresh()
		return
	}
	if now == f.office {
		f.say()
		return
	}
	f.office = now
	f.list.Load(func(context.Context) ([]post, func(), error) {
		rows := now.posts()
		byPerson := make(map[roles.PersonID][]post, len(now.staffing.People))
		for _, x := range rows {
			byPerson[x.Person] = append(byPerson[x.Person], x)
		}
		facts := postFacts(rows)
		return rows, func() { f.byPerson, f.facts = byPerson, facts }, nil
	}, f.say)
}

// say says under the title who is assigned today.
func (f *people) say() { f.page.say(peopleTab, f.facts) }

// postFacts say how many are assigned today.
func postFacts(rows []post) string {
	today, ours := 0, 0
	met := map[roles.PersonID]bool{}
	for i := range rows {
		if x := &rows[i]; x.fills {
			today++
			if !met[x.Person] && x.Employer == roles.Us {
				ours++
			}
			met[x.Person] = true
		}
	}
	return fmt.Sprintf("%s today · %s, %d of them ours", kit.Counted(today, "assignment"), peopleCounted(len(met)), ours)
}

func peopleCounted(n int) string {
	if n == 1 {
		return "1 person"
	}
	return kit.Grouped(n) + " people"
}

// post is an assignment as the table shows it.
type post struct {
	roles.Assignment
	name, team, role string
	end              civil.Date // its last day, by itself or with its contract
	ends             string
	fills            bool // today
	left             int  // days from today to its end; -1 where none is known
}

// posts are all assignments.
func (o *office) posts() []post {
	rows := make([]post, 0, len(o.staffing.Assignments))
	teams, names := map[roles.TeamID]string{}, map[roles.RoleID]string{}
	for _, t := range o.staffing.Teams {
		teams[t.ID] = t.Name
	}
	for _, r := range o.staffing.Roles {
		names[r.ID] = r.Name
	}
	for _, a := range o.staffing.Assignments {
		x := post{Assignment: a, name: o.personName(a.Person), team: teams[a.Team], role: names[a.Role], ends: o.endWords(&a), left: -1}
		x.end = a.Term.To
		if end := o.staffing.Contracts[a.Contract].End; !end.IsZero() && (x.end.IsZero() || end.Before(x.end)) {
			x.end = end
		}
		if !x.end.IsZero() {
			x.left = o.today.DaysUntil(x.end)
		}
		x.fills = !o.today.Before(a.Term.From) && (x.end.IsZero() || x.left >= 0)
		rows = append(rows, x)
	}
	return rows
}

// soon is how many days ahead an end is near.
const soon = 60

var postQuestions = []kit.PillSpec[post]{
	{Text: "Today", Keep: func(x post) bool { return x.fills }},
	{Text: "Ours", Keep: func(x post) bool { return x.fills && x.Employer == roles.Us }},
	{Text: "Theirs", Keep: func(x post) bool { return x.fills && x.Employer != roles.Us }},
	{Text: "Stand-ins", Keep: func(x post) bool { return x.fills && standingWords(x.Standing) != "" }},
	{Text: "Ending soon", Keep: func(x post) bool { return x.fills && x.left >= 0 && x.left <= soon }},
	{Text: "Level short", Keep: func(x post) bool { return x.fills && roles.Gap(x.Needed, x.Held) > 0 }},
	{Text: "All"},
}

// columns are those of the table; what is said of an assignment itself is typed into it. Names are wide, so that they are whole before
// columns that are mostly empty come in.
func (f *people) columns() []kit.Column[post] {
	return []kit.Column[post]{
		{Title: "Person", Width: 220, Grow: 3, Text: func(x post) string { return x.name }, Compare: kit.ByText(func(x post) string { return x.name })},
		{Title: "Team", Width: 170, Grow: 2, Text: func(x post) string { return x.team }, Compare: kit.ByText(func(x post) string { return x.team })},
		{Title: "Role", Width: 230, Grow: 3, Text: func(x post) string { return x.role }, Compare: kit.ByText(func(x post) string { return x.role })},
		{
			Title: "Share %", Width: 66, Number: true, Text: func(x post) string { return x.Share.String() }, Compare: func(a, b post) int { return a.Share.Cmp(b.Share) },
			Set: func(x post, typed string) error {
				n, err := kit.ReadNumber(typed, "%")
				return f.set(x, err, "share of time", func(a *roles.Assignment) { a.Share = n.Or(exact.Decimal{}) })
			},
		},
		{Title: "Works for", Width: 240, Grow: 3, Text: func(x post) string { return employerWords(&x.Assignment) }, Compare: kit.ByText(func(x post) string { return employerWords(&x.Assignment) }), Yield: 2},
		{
			Title: "As", Width: 58, Text: func(x post) string { return standingWords(x.Standing) }, Compare: func(a, b post) int { return cmp.Compare(a.Standing, b.Standing) },
			Choices: namesOfSet(roles.AllStandings()), Yield: 4,
			Set: func(x post, typed string) error {
				s, err := roles.ParseStanding(typed)
				return f.set(x, err, "standing", func(a *roles.Assignment) { a.Standing = s })
			},
		},
		{
			Title: "From", Width: 88, Text: func(x post) string { return x.Term.From.Words() }, Compare: func(a, b post) int { return a.Term.From.Compare(b.Term.From) }, Yield: 7,
			Set: func(x post, typed string) error {
				day, err := f.day(typed)
				return f.set(x, err, "first day", func(a *roles.Assignment) { a.Term.From = day })
			},
		},
		{
			Title: "Until", Width: 88, Text: func(x post) string { return x.Term.To.Words() }, Compare: func(a, b post) int { return a.Term.To.Compare(b.Term.To) }, Yield: 3,
			Set: func(x post, typed string) error {
				day, err := f.day(typed)
				return f.set(x, err, "last day", func(a *roles.Assignment) { a.Term.To = day })
			},
		},
		f.level("Held", 5, func(a *roles.Assignment) *roles.SkillLevel { return &a.Held }),
		f.level("Needed", 6, func(a *roles.Assignment) *roles.SkillLevel { return &a.Needed }),
		{
			Title: "May decide", Width: 90, Grow: 1, Text: func(x post) string { return x.Rights }, Yield: 8,
			Set: func(x post, typed string) error {
				return f.set(x, nil, "decision rights", func(a *roles.Assignment) { a.Rights = strings.TrimSpace(typed) })
			},
		},
	}
}

// level is a column of a level of skill; one that is less than the role asks for stands out.
func (f *people) level(title string, yield int, at func(*roles.Assignment) *roles.SkillLevel) kit.Column[post] {
	return kit.Column[post]{
		Title: title, Width: 80, Text: func(x post) string { return at(&x.Assignment).String() }, Yield: yield,
		Compare: func(a, b post) int { return cmp.Compare(*at(&a.Assignment), *at(&b.Assignment)) }, Choices: namesOfSet(roles.AllSkillLevels()),
		Paint: func(x post) kit.Cell {
			if roles.Gap(x.Needed, x.Held) > 0 {
				return kit.InkCell(at(&x.Assignment).String(), kit.Wrong)
			}
			return kit.TextCell(at(&x.Assignment).String())
		},
		Set: func(x post, typed string) error {
			level, err := roles.ParseSkillLevel(typed)
			return f.set(x, err, "level "+strings.ToLower(title), func(a *roles.Assignment) { *at(a) = level })
		},
	}
}

// namesOfSet are the names of a closed set, to be typed.
func namesOfSet[W kit.Word](all []W) func() []kit.Choice {
	return func() []kit.Choice {
		choices := make([]kit.Choice, len(all))
		for i, w := range all {
			choices[i] = kit.Choice{Value: w.String(), Text: w.String()}
		}
		return choices
	}
}

// day reads a day as people type it, or none.
func (f *people) day(typed string) (civil.Date, error) {
	if strings.TrimSpace(typed) == "" {
		return civil.Date{}, nil
	}
	day, err := civil.ParseTyped(typed, f.page.host.Today())
	var wrong *civil.DateError
	if errors.As(err, &wrong) {
		return day, errors.New(wrong.Why)
	}
	return day, err
}

// set takes what was typed into one cell, unless it could not be read.
func (f *people) set(x post, unread error, what string, change func(*roles.Assignment)) error {
	if unread != nil {
		return unread
	}
	changed := x.Assignment
	change(&changed)
	if faults := changed.Check(); len(faults) > 0 {
		return errorOf(faults[0])
	}
	p, id := f.page, x.ID
	label := fmt.Sprintf("Change %s of %s as %s of %s", what, x.name, strings.ToLower(x.role), x.team)
	p.host.Change(label, func(ctx context.Context) error { return desk.ChangeAssignment(ctx, p.workspace, id, label, change) }, nil)
	return nil
}

// remove takes out an assignment that never was.
func (f *people) remove(x post) {
	p, a := f.page, x.Assignment
	kit.Remove(p.host, x.name+" as "+strings.ToLower(x.role)+" of "+x.team, func(ctx context.Context) error {
		return desk.RemoveAssignment(ctx, p.workspace, &a)
	}, nil)
}

// describe says beside the list what else the person does, and for whom.
func (f *people) describe(panel *kit.Detail, x post) {
	p := f.page
	panel.SetTitle(x.name)
	facts := []kit.Fact{
		{Label: "As", Value: strings.ToLower(x.role) + " of " + x.team, Strong: true},
		{Label: "Works for", Value: employerWords(&x.Assignment)},
		{Label: "From", Value: x.Term.From.Words()},
		{Label: "Until", Value: x.ends},
		{Label: "Level", Value: levelWords(&x.Assignment)},
		{Label: "May decide", Value: x.Rights},
	}
	panel.SetFacts(facts)
	var items []kit.Item
	for _, other := range f.byPerson[x.Person] {
		if other.ID != x.ID {
			item := kit.Item{Text: other.team + ": " + strings.ToLower(other.role), Note: other.Share.String() + " %"}
			if !other.fills {
				item.Note = other.Term.Words()
			}
			items = append(items, item)
		}
	}
	sections := []fyne.CanvasObject{
		kit.Row(8, kit.SecondaryButton("Change…", func() { p.assignTo(x.Assignment) }), kit.SecondaryButton("End…", func() { p.end(&x.Assignment) })),
	}
	if len(items) > 0 {
		sections = append(sections, kit.Section("Also", kit.List(items...)))
	}
	person := procurement.PersonID(x.Person)
	sections = append(sections, kit.Flow(8, kit.SecondaryButton("Changes employer…", func() { p.move(x.Assignment) }), kit.SecondaryButton("Leaves for good…", func() { p.leave(person, x.name) }),
		kit.SecondaryButton("Open in the register", func() { p.host.Open(kit.Thing{Kind: kit.PersonThing, ID: int64(person)}) })))
	panel.SetSections(sections...)
}
