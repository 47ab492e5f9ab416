// Package roles is the page of teams: who fills which role on which day, what becomes vacant, who decides what, and the signs that nobody
// looks after the product.
package roles

import (
	"context"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// Help is what F1 says about the page.
const Help = `Which team has whom, on any day. Coverage shows each team's roles: ours, theirs (a supplier's or an agency's people), proxy (a subject expert stands in), vacant where the phase needs a role that nobody fills. Type a day, drag the slider, or move it with the arrows (a day), Page Up and Page Down (ten days). Select a cell to see who it is; Enter assigns somebody. A day counts at both ends: who is assigned until 12 March is there on 12 March and gone on 13 March. Whoever comes with a contract goes with it.

A finding is settled by assigning somebody, by accepting it for a reason until a day, or by saying that the role is not needed. What was settled can be reopened.

Ahead lists what becomes vacant within a year, and draws the share of essential roles that suppliers hold against the agreed glide path, which is typed below it.

People holds assignments (share, days, levels and rights are typed into their cells; Ctrl+Delete takes out one that never was), teams with their phases, what each phase needs (e essential, n needed), and the catalogue of roles.

Responsibilities says who decides: R responsible, A accountable, C consulted, I informed. In a workshop letters are typed large; Done keeps a version, and versions can be compared.

Signs notes month by month what shows that nobody looks after the product, beside how its role was covered, and who brings the four skills.`

// Tables are those that the page is read from.
var Tables = []string{
	"role", "role_alias", "role_need", "role_check", "team", "team_stage", "team_waiver", "assignment", "settlement", "glide_point", "sign_seen",
	"product_skill", "matrix", "person", "person_stay", "contract", "contract_option", "contract_change", "supplier",
}

// The sides of the page.
const (
	coverageTab = "Coverage"
	aheadTab    = "Ahead"
	peopleTab   = "People"
	decidesTab  = "Responsibilities"
	signsTab    = "Signs"
)

// side is a tab of the page.
type side interface {
	Object() fyne.CanvasObject
	Focus()
	// Refresh shows what was read last.
	Refresh()
	// Close drops what is still being worked out.
	Close()
}

// Page is teams, their roles and the people in them.
type Page struct {
	workspace *store.Workspace
	host      kit.Host
	page      *kit.Page
	tabs      *kit.Tabs
	sides     map[string]side // those that were looked at
	loading   kit.Latest
	asked     kit.Latest // what a dialog begins with
	office    *office    // nil until it was read
	wanted    kit.Thing
	asking    *assigning // the dialog that was opened last
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}, asked: kit.Latest{Runner: host.Runner()}, sides: map[string]side{}}
	tab := func(name string, make func(*Page) side) kit.Tab {
		return kit.Tab{Name: name, Build: func() fyne.CanvasObject {
			p.sides[name] = make(p)
			return p.sides[name].Object()
		}}
	}
	p.tabs = kit.NewTabs(
		tab(coverageTab, newCoverage),
		tab(aheadTab, newAhead),
		tab(peopleTab, newPeople),
		tab(decidesTab, newDecides),
		tab(signsTab, newSigns),
	)
	p.tabs.OnSelected = func(name string) { p.sides[name].Refresh() }
	p.tabs.Remember(host, "teams and roles tab")
	p.page = kit.NewTabbedPage("Teams and roles", p.tabs, kit.SecondaryButton("Import…", host.Import), kit.SecondaryButton("Export…", host.Export), kit.PrimaryButton("Assign a role", p.assign))
	return p
}

// say shows the line under the title, while a tab is in front.
func (p *Page) say(tab, facts string) {
	if p.page != nil && p.tabs.Selected() == tab {
		p.page.SetFacts(facts)
	}
}

// records is where the page reads and writes.
func (p *Page) records() records { return records{p.workspace} }

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.page.Object() }

// Facts is the line under the page's title.
func (p *Page) Facts() string { return p.page.Facts() }

// Focus gives the keyboard to what the tab in front is about.
func (p *Page) Focus() { p.front().Focus() }

// front is the tab in front.
func (p *Page) front() side { return p.sides[p.tabs.Selected()] }

// Close drops what is still being read.
func (p *Page) Close() {
	p.loading.Stop()
	p.asked.Stop()
	for _, s := range p.sides {
		s.Close()
	}
}

// Load reads teams, roles and people anew.
func (p *Page) Load() {
	today := p.host.Today()
	p.loading.Do(func(ctx context.Context) func() {
		now, err := p.records().office(ctx, today)
		return func() {
			if err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			p.show(now)
		}
	})
}

// show takes over what was read.
func (p *Page) show(now *office) {
	p.office = now
	p.front().Refresh()
	if p.wanted.Kind != kit.NoThing {
		wanted := p.wanted
		p.wanted = kit.Thing{}
		p.Show(wanted)
	}
}

// toCatalogue brings a role into sight that no team needs and nobody fills.
func (p *Page) toCatalogue(id roles.RoleID) {
	p.tabs.Select(peopleTab)
	f := p.sides[peopleTab].(*people)
	f.tabs.Select(rolesTab)
	c := f.sides[rolesTab].(*catalogue)
	c.table.SelectKey(idText(int64(id)))
	c.table.Focus()
}

// Show brings a team or a role into sight.
func (p *Page) Show(thing kit.Thing) {
	if p.office == nil {
		p.wanted = thing
		return
	}
	p.tabs.Select(coverageTab)
	c := p.sides[coverageTab].(*coverage)
	c.once(func() {
		switch thing.Kind {
		case kit.TeamThing:
			c.selectTeam(roles.TeamID(thing.ID))
			for _, role := range thing.IDs { // the one that is looked for in the team
				c.selectRole(roles.RoleID(role))
			}
		case kit.RoleThing:
			if !c.selectRole(roles.RoleID(thing.ID)) {
				p.toCatalogue(roles.RoleID(thing.ID))
			}
		}
	})
}
