package roles

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// ahead is the tab of what becomes vacant within a year, and how the share of suppliers comes down.
type ahead struct {
	page    *Page
	office  *office // that was looked at last
	looking newest
	table   *kit.Table[vacancy]
	share   *glide
	ending  int // vacancies that the end of a contract makes
	object  fyne.CanvasObject
}

// vacancy is a time in which a role is vacant, as the table shows it.
type vacancy struct {
	key       string
	from      civil.Date // of all of the time, which may have begun before today
	team      *roles.Team
	role      *roles.Role
	essential bool
	now       bool
	contract  bool // the end of a contract makes it vacant
	past      int  // days of it until today
	days      int  // days of it from tomorrow on, within the year
	because   string
}

var vacancyColumns = []kit.Column[vacancy]{
	{
		Title: "Vacant from", Width: 104, Text: func(v vacancy) string { return v.from.Words() },
		Compare: func(a, b vacancy) int { return a.from.Compare(b.from) },
		Paint: func(v vacancy) kit.Cell {
			if v.now {
				return kit.InkCell(v.from.Words(), kit.Wrong)
			}
			return kit.TextCell(v.from.Words())
		},
	},
	{Title: "Team", Width: 100, Grow: 2, Text: func(v vacancy) string { return v.team.Name }, Compare: kit.ByText(func(v vacancy) string { return v.team.Name })},
	{Title: "Role", Width: 110, Grow: 2, Text: func(v vacancy) string { return v.role.Name }, Compare: kit.ByText(func(v vacancy) string { return v.role.Name })},
	{
		Title: "", Width: 78, Text: func(v vacancy) string { return essentialWords(v.essential) },
		Paint: func(v vacancy) kit.Cell { return kit.ChipCell(essentialWords(v.essential), kit.ToneBad) },
	},
	{Title: "So far", Width: 56, Number: true, Text: func(v vacancy) string { return daysWords(v.past) }, Compare: func(a, b vacancy) int { return cmp.Compare(a.past, b.past) }, Yield: 2},
	{Title: "Ahead", Width: 56, Number: true, Text: func(v vacancy) string { return daysWords(v.days) }, Compare: func(a, b vacancy) int { return cmp.Compare(a.days, b.days) }},
	{Title: "Because", Width: 150, Grow: 3, Text: func(v vacancy) string { return v.because }, Yield: 1},
}

func essentialWords(essential bool) string {
	if essential {
		return "essential"
	}
	return ""
}

func newAhead(p *Page) side {
	a := &ahead{page: p, looking: newest{runner: p.host.Runner()}}
	a.table = kit.NewTable("Nothing becomes vacant within a year, as far as is known: no assignment and no contract ends without somebody to follow.", vacancyColumns...)
	a.table.Key = func(v vacancy) string { return v.key }
	a.table.OnOpened = a.open
	a.table.OnInsert = a.assign
	a.table.Sort("Vacant from", false)
	bar := kit.FilterBar(
		a.table, "Filter by any word",
		kit.PillSpec[vacancy]{Text: "Within a year"},
		kit.PillSpec[vacancy]{Text: "Essential", Keep: func(v vacancy) bool { return v.essential }},
		kit.PillSpec[vacancy]{Text: "With a contract", Keep: func(v vacancy) bool { return v.contract }},
		kit.PillSpec[vacancy]{Text: "Vacant now", Keep: func(v vacancy) bool { return v.now }},
	)
	a.table.Remember(p.host, "Vacancies ahead")
	a.share = newGlide(p)
	steps := kit.Row(8, kit.SecondaryButton("Assign…", a.assign), kit.SecondaryButton("Show on that day", a.openSelected))
	a.object = besideCards(kit.TableCard(kit.Flow(8, bar, steps), a.table), a.share.object)
	a.Refresh()
	return a
}

// Object is the tab as it is shown.
func (a *ahead) Object() fyne.CanvasObject { return a.object }

// Focus gives the keyboard to the vacancies.
func (a *ahead) Focus() { a.table.Focus() }

// Close drops what is still being worked out.
func (a *ahead) Close() {
	a.looking.stop()
	a.share.close()
}

// Refresh looks ahead anew, where something else was read since.
func (a *ahead) Refresh() {
	now := a.page.office
	if now == nil {
		return
	}
	if now == a.office {
		a.say()
		return
	}
	a.office = now
	a.looking.do(func() func() {
		rows, ending := now.vacancies(), 0
		prepared := a.table.Prepare(rows)
		for i := range rows {
			if rows[i].contract {
				ending++
			}
		}
		return func() {
			a.ending = ending
			a.table.SetPrepared(prepared)
			if _, selected := a.table.Selected(); !selected {
				a.table.Select(0)
			}
			a.say()
		}
	})
	a.share.load()
}

// say says under the title how much becomes vacant.
func (a *ahead) say() {
	_, all := a.table.Count()
	a.page.say(aheadTab, fmt.Sprintf("%s a role is vacant within a year from today, %s of them as contracts end", kit.Counted(all, "time"), kit.Grouped(a.ending)))
}

// vacancies are all times within a year from today in which a role is vacant; what is vacant today with the day from which it has been.
func (o *office) vacancies() []vacancy {
	found := o.chart.Ahead(o.today, o.today.AddDays(lookAhead))
	rows := make([]vacancy, len(found))
	for i := range found {
		v := &found[i]
		r := vacancy{
			key: fmt.Sprint(v.Team.ID, v.Role.ID, v.Term.From), from: v.Term.From, team: v.Team, role: v.Role, essential: v.Essential,
			contract: v.Contract != nil, because: o.becauseOf(v), days: v.Days(),
		}
		if v.Term.From == o.today {
			r.now, r.from = true, o.chart.VacantSince(v.Team.ID, v.Role.ID, o.today)
			r.past, r.days = r.from.DaysUntil(o.today)+1, r.days-1
		}
		rows[i] = r
	}
	return rows
}

// daysWords are a number of days, nothing for none.
func daysWords(n int) string {
	if n == 0 {
		return ""
	}
	return kit.Grouped(n)
}

// becauseOf says what makes a role vacant.
func (o *office) becauseOf(v *roles.Vacancy) string {
	switch {
	case v.Contract != nil:
		return v.Contract.Reference + " ends: " + o.personName(v.Last.Person) + " goes"
	case v.Last != nil:
		return "assignment of " + o.personName(v.Last.Person) + " ends"
	case v.Term.From.After(o.today):
		return "the team needs one from then on"
	}
	return "nobody was ever assigned"
}

func (a *ahead) openSelected() {
	if v, ok := a.table.Selected(); ok {
		a.open(v)
	}
}

// open shows the day on which a role becomes vacant.
func (a *ahead) open(v vacancy) {
	p := a.page
	p.tabs.Select(coverageTab)
	c := p.sides[coverageTab].(*coverage)
	c.bring = func() {
		if row, col, ok := c.view.placeOf(v.team.ID, v.role.ID); ok {
			c.grid.Select(row, col)
		}
	}
	c.day = a.office.today
	if v.from.After(c.day) {
		c.day = v.from
	}
	c.look()
	c.Focus()
}

// assign asks whom to assign from the day on which the selected role becomes vacant.
func (a *ahead) assign() {
	v, ok := a.table.Selected()
	if !ok {
		return
	}
	from := a.office.today
	if v.from.After(from) {
		from = v.from
	}
	a.page.assignTo(roles.Assignment{Team: v.team.ID, Role: v.role.ID, Term: civil.Term{From: from}})
}

// lower is a role's name within a sentence.
func lower(r *roles.Role) string { return strings.ToLower(r.Name) }
