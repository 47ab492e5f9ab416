package roles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// catalogue is the list of roles, which is typed into, with the pairs beside it that should check each other.
type catalogue struct {
	page   *Page
	office *office
	table  *kit.Table[calling]
	checks *kit.Table[roles.Check]

	looking kit.Latest
	object  fyne.CanvasObject
}

// calling is a role as the table shows it.
type calling struct {
	roles.Role
	place         int
	people, short int // who fill it today, and those whose level is less than it asks for
}

func newCatalogue(p *Page) side {
	c := &catalogue{page: p, looking: kit.Latest{Runner: p.host.Runner()}}
	add := kit.PrimaryButton("Add a role", c.add)
	c.table = kit.NewTable("No roles yet. The catalogue has those of digital, data and policy professions; your own can be added to it.", c.columns()...)
	c.table.Key = func(x calling) string { return strconv.FormatInt(int64(x.ID), 10) }
	c.table.First, c.table.OnInsert, c.table.OnDelete = kit.PrimaryButton("Add the catalogue of roles", p.addCatalogue), add.Tap, c.remove
	c.table.OnShortcut = kit.AltMoves(c.move)
	bar := kit.FilterBar(
		c.table, "Filter by any word", kit.PillSpec[calling]{Text: "All"},
		kit.PillSpec[calling]{Text: "Filled today", Keep: func(x calling) bool { return x.people > 0 }},
		kit.PillSpec[calling]{Text: "Product roles", Keep: func(x calling) bool { return x.Product }},
	)
	steps := kit.Row(8, kit.SecondaryButton("Add a role", add.Tap), kit.SecondaryButton("Move up", func() { c.move(-1) }), kit.SecondaryButton("Move down", func() { c.move(1) }))
	c.checks = c.newChecks()
	levels := kit.Words("Two roles that check each other should not be one person. Levels of a skill, from the lowest: awareness, working, practitioner, expert. They are noted for each assignment, held and needed.", theme.SizeNameText, false, kit.Secondary)
	pairs := kit.Section("Who should check whom",
		kit.Flow(8, inHigh(c.checks), kit.SecondaryButton("Add a pair", c.addCheck)))
	c.object = besideCards(kit.TableCard(kit.Flow(8, bar, steps), c.table), kit.Cards(kit.Flow(14, pairs, levels)))
	return c
}

// Object is the list as it is shown.
func (c *catalogue) Object() fyne.CanvasObject { return c.object }

// Focus gives the keyboard to the list.
func (c *catalogue) Focus() { c.table.Focus() }

// Close drops what is still being worked out.
func (c *catalogue) Close() { c.looking.Stop() }

// Refresh shows the roles as they stand now.
func (c *catalogue) Refresh() {
	now := c.page.office
	if now == nil {
		return
	}
	c.page.say(peopleTab, kit.Counted(len(now.staffing.Roles), "role")+" · a name or an alias finds a role in imports and search")
	if now == c.office {
		return
	}
	c.office = now
	c.looking.Do(func(context.Context) func() {
		prepared := c.table.Prepare(now.callings())
		return func() {
			c.table.SetPrepared(prepared)
			c.checks.SetRows(now.staffing.Checks)
		}
	})
}

// callings are the roles with who fills them today.
func (o *office) callings() []calling {
	people, short := map[roles.RoleID]int{}, map[roles.RoleID]int{}
	for _, row := range o.chart.On(o.today).Cells {
		for i := range row {
			for _, a := range row[i].Held {
				people[a.Role]++
				if roles.Gap(a.Needed, a.Held) > 0 {
					short[a.Role]++
				}
			}
		}
	}
	rows := make([]calling, len(o.staffing.Roles))
	for i, r := range o.staffing.Roles {
		rows[i] = calling{r, i, people[r.ID], short[r.ID]}
	}
	return rows
}

func (c *catalogue) columns() []kit.Column[calling] {
	return []kit.Column[calling]{
		{
			Title: "Role", Width: 120, Grow: 3, Text: func(x calling) string { return x.Name }, Compare: kit.ByText(func(x calling) string { return x.Name }),
			Set: func(x calling, typed string) error { x.Name = strings.TrimSpace(typed); return c.save(x.Role) },
		},
		{
			Title: "Also called", Width: 110, Grow: 2, Text: func(x calling) string { return strings.Join(x.Aliases, ", ") }, Yield: 2,
			Set: func(x calling, typed string) error {
				x.Aliases = nil
				for alias := range strings.SplitSeq(typed, ",") {
					if alias = strings.TrimSpace(alias); alias != "" {
						x.Aliases = append(x.Aliases, alias)
					}
				}
				return c.save(x.Role)
			},
		},
		{
			Title: "Profession", Width: 100, Grow: 2, Text: func(x calling) string { return x.Profession }, Compare: kit.ByText(func(x calling) string { return x.Profession }),
			Choices: c.professions, Yield: 1,
			Set: func(x calling, typed string) error { x.Profession = strings.TrimSpace(typed); return c.save(x.Role) },
		},
		{
			Title: "Product", Width: 64, Text: func(x calling) string { return yesWords(x.Product) }, Choices: func() []kit.Choice { return kit.Choices("yes", "no") }, Yield: 3,
			Set: func(x calling, typed string) error {
				x.Product = strings.HasPrefix(strings.ToLower(strings.TrimSpace(typed)), "y")
				return c.save(x.Role)
			},
		},
		{Title: "Today", Width: 52, Number: true, Text: func(x calling) string { return countWords(x.people) }, Compare: func(a, b calling) int { return cmp.Compare(a.people, b.people) }},
		{
			Title: "Level short", Width: 78, Number: true, Text: func(x calling) string { return countWords(x.short) }, Compare: func(a, b calling) int { return cmp.Compare(a.short, b.short) }, Yield: 4,
			Paint: func(x calling) kit.Cell { return kit.InkCell(countWords(x.short), kit.Wrong) },
		},
	}
}

func yesWords(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

func countWords(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// professions are those that roles have.
func (c *catalogue) professions() []kit.Choice {
	var names []string
	for _, r := range c.office.staffing.Roles {
		if r.Profession != "" && !slices.Contains(names, r.Profession) {
			names = append(names, r.Profession)
		}
	}
	slices.Sort(names)
	return kit.Choices(names...)
}

// save takes over a role that was changed in the table.
func (c *catalogue) save(r roles.Role) error {
	if faults := r.Check(); len(faults) > 0 {
		return errorOf(faults[0])
	}
	for _, other := range c.office.staffing.Roles {
		if other.ID != r.ID && strings.EqualFold(other.Name, r.Name) {
			return errors.New("there is a role of this name already: give it another, or use that one")
		}
	}
	p := c.page
	p.host.Change("Change role "+r.Name, func(ctx context.Context) error { return desk.SaveRole(ctx, p.workspace, &r) }, nil)
	return nil
}

// add adds a role, to be named.
func (c *catalogue) add() {
	if c.office == nil {
		return
	}
	names := map[string]bool{}
	for _, r := range c.office.staffing.Roles {
		names[r.Name] = true
	}
	role := roles.Role{Name: "New role", Profession: "Own"}
	for n := 2; names[role.Name]; n++ {
		role.Name = fmt.Sprintf("New role %d", n)
	}
	p := c.page
	p.host.Change("Add a role", func(ctx context.Context) error { return desk.SaveRole(ctx, p.workspace, &role) }, kit.OrToast(p.host, func() {
		c.table.SelectKey(strconv.FormatInt(int64(role.ID), 10))
		c.table.Focus()
	}))
}

func (c *catalogue) remove(x calling) {
	p, role := c.page, x.Role
	kit.Remove(p.host, "Role "+role.Name, func(ctx context.Context) error { return desk.RemoveRole(ctx, p.workspace, &role) }, nil)
}

// move puts the selected role before or behind its neighbour; columns of the coverage stand in this order.
func (c *catalogue) move(by int) {
	x, ok := c.table.Selected()
	to := x.place + by
	if !ok || to < 0 || to >= len(c.office.staffing.Roles) {
		return
	}
	order := make([]roles.RoleID, len(c.office.staffing.Roles))
	for i, r := range c.office.staffing.Roles {
		order[i] = r.ID
	}
	order[x.place], order[to] = order[to], order[x.place]
	p := c.page
	p.host.Change("Change the order of roles", func(ctx context.Context) error { return desk.OrderRoles(ctx, p.workspace, order) }, nil)
}

// errNoRole is a text that names no role.
var errNoRole = errors.New("the catalogue has no such role: choose one")
