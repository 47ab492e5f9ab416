package roles

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// teams is the list of teams, with the one that is selected beside it to be edited.
type teams struct {
	page      *Page
	office    *office // that was shown last
	loading   kit.Latest
	contracts []procurement.Contract
	table     *kit.Table[squad]
	sheet     *kit.Sheet[roles.Team] // of the team that is selected, nil for none
	editor    *fyne.Container
	object    fyne.CanvasObject
}

// squad is a team as the table shows it.
type squad struct {
	*roles.Team
	phase, contract        string
	since                  civil.Date
	needed, filled, people int
}

var squadColumns = []kit.Column[squad]{
	{Title: "Team", Width: 110, Grow: 3, Text: func(t squad) string { return t.Name }, Compare: kit.ByText(func(t squad) string { return t.Name }), Strong: func(squad) bool { return true }},
	{Title: "Service", Width: 90, Grow: 2, Text: func(t squad) string { return t.Service }, Compare: kit.ByText(func(t squad) string { return t.Service }), Yield: 3},
	{Title: "Phase", Width: 72, Text: func(t squad) string { return t.phase }, Compare: kit.ByText(func(t squad) string { return t.phase })},
	{Title: "Since", Width: 88, Text: func(t squad) string { return t.since.Words() }, Compare: func(a, b squad) int { return a.since.Compare(b.since) }, Yield: 2},
	{Title: "Contract", Width: 66, Text: func(t squad) string { return t.contract }, Compare: kit.ByText(func(t squad) string { return t.contract }), Yield: 1},
	{
		Title: "Filled", Width: 62, Number: true, Text: func(t squad) string { return fmt.Sprintf("%d of %d", t.filled, t.needed) },
		Compare: func(a, b squad) int {
			return cmp.Or(cmp.Compare(a.filled*max(b.needed, 1), b.filled*max(a.needed, 1)), cmp.Compare(b.needed, a.needed))
		},
	},
	{Title: "People", Width: 56, Number: true, Text: func(t squad) string { return strconv.Itoa(t.people) }, Compare: func(a, b squad) int { return cmp.Compare(a.people, b.people) }},
}

func newTeams(p *Page) side {
	t := &teams{page: p, loading: kit.Latest{Runner: p.host.Runner()}, editor: container.NewStack()}
	add := kit.PrimaryButton("Add a team", p.addTeam)
	t.table = kit.NewTable("No teams yet. A team has a phase, which says what roles it needs, and works on a service, perhaps under a contract.", squadColumns...)
	t.table.Key = func(x squad) string { return strconv.FormatInt(int64(x.ID), 10) }
	t.table.First, t.table.OnInsert = add, add.Tap
	t.table.OnDelete = t.remove
	t.table.OnSelected = t.edit
	t.table.OnUnselected = func() { t.put(nil) }
	bar := kit.FilterBar(
		t.table, "Filter by any word", kit.PillSpec[squad]{Text: "All"},
		kit.PillSpec[squad]{Text: "Roles vacant", Keep: func(x squad) bool { return x.filled < x.needed }},
		kit.PillSpec[squad]{Text: "Without a phase", Keep: func(x squad) bool { return x.phase == "" }},
	)
	t.table.Remember(p.host, "Teams")
	list := kit.TableCard(kit.Flow(8, bar, kit.SecondaryButton("Add a team", p.addTeam)), t.table)
	t.object = besideCards(list, kit.Card(kit.Pad(12, 12, 14, 14, kit.Scrolled(t.editor))))
	return t
}

// Object is the list as it is shown.
func (t *teams) Object() fyne.CanvasObject { return t.object }

// Focus gives the keyboard to the list.
func (t *teams) Focus() { t.table.Focus() }

// Close drops what is still being read.
func (t *teams) Close() { t.loading.Stop() }

// Refresh shows the teams as they stand now.
func (t *teams) Refresh() {
	now := t.page.office
	if now == nil {
		return
	}
	t.page.say(peopleTab, kit.Counted(len(now.staffing.Teams), "team")+" · what a team needs follows its phase")
	if now == t.office {
		return
	}
	t.office = now
	r := t.page.records()
	t.loading.Do(func(ctx context.Context) func() {
		contracts, err := r.ws.Contracts(ctx)
		prepared := t.table.Prepare(now.squads())
		return func() {
			if err != nil {
				t.page.host.Toast(kit.Sentence(err))
				return
			}
			t.contracts = contracts
			t.table.SetPrepared(prepared)
			if _, selected := t.table.Selected(); !selected {
				t.table.Select(0)
			}
		}
	})
}

// squads are the teams with how their roles are filled today.
func (o *office) squads() []squad {
	coverage := o.chart.On(o.today)
	rows := make([]squad, len(o.staffing.Teams))
	for i := range o.staffing.Teams {
		team := &o.staffing.Teams[i]
		one := roles.Coverage{Cells: coverage.Cells[i : i+1]}
		n := one.Counts()
		rows[i] = squad{
			Team: team, phase: team.PhaseOn(o.today).String(), contract: o.staffing.Contracts[team.Contract].Reference,
			needed: n.Needed, filled: n.Filled,
		}
		for _, s := range team.Phases {
			if !s.From.After(o.today) {
				rows[i].since = s.From
			}
		}
		met := map[roles.PersonID]bool{}
		for _, cell := range coverage.Cells[i] {
			for _, a := range cell.Held {
				met[a.Person] = true
			}
		}
		rows[i].people = len(met)
	}
	return rows
}

// edit shows a team beside the list; where it was there before, what is being typed stays.
func (t *teams) edit(x squad) {
	if t.sheet != nil && t.sheet.Value().ID == x.ID {
		t.sheet.SetValue(*x.Team)
		return
	}
	team := *x.Team
	s := kit.NewSheet(team, func(what string, set func(*roles.Team), done func(error)) {
		label := "Change " + what + " of team " + team.Name
		t.page.host.Change(label, func(ctx context.Context) error { return desk.ChangeTeam(ctx, t.page.workspace, team.ID, label, set) }, done)
	})
	t.sheet = s
	refused := func(err error) { t.page.host.Toast(kit.Sentence(err)) }
	fields := kit.NewForm(2,
		s.Text("Name", func(x *roles.Team) *string { return &x.Name }), s.Text("Service", func(x *roles.Team) *string { return &x.Service }),
		t.contract(s).Wide(), s.Note("Notes", func(x *roles.Team) *string { return &x.Notes }))
	t.put(kit.Flow(12, fields,
		kit.Section("Phases", kit.Members(s, t.phases(), refused)),
		kit.Section("Roles that the team does without", kit.Members(s, t.waivers(), refused)),
		kit.SecondaryButton("Remove the team", func() { t.remove(x) })))
}

// put shows an editor beside the list, nil for none.
func (t *teams) put(editor fyne.CanvasObject) {
	t.editor.Objects = nil
	if editor == nil {
		t.sheet = nil
	} else {
		t.editor.Objects = []fyne.CanvasObject{editor}
	}
	t.object.Refresh()
	t.editor.Refresh()
}

// contract edits the contract that a team works under.
func (t *teams) contract(s *kit.Sheet[roles.Team]) *kit.Field {
	ids, names := []int64{0}, map[int64]string{0: "none"}
	for _, c := range t.contracts {
		ids, names[int64(c.ID)] = append(ids, int64(c.ID)), kit.Joined(" ", c.Reference, c.Title)
	}
	return kit.Picked(s, "Works under contract", ids, func(id int64) string { return names[id] }, func(x *roles.Team) *int64 { return &x.Contract })
}

func (t *teams) phases() kit.MembersSpec[roles.Team, roles.Stage] {
	today := t.page.host.Today()
	return kit.MembersSpec[roles.Team, roles.Stage]{
		One: "phase", Many: "phases", Empty: "No phase yet: the team needs no roles until it has one.",
		At: func(x *roles.Team) *[]roles.Stage { return &x.Phases },
		New: func() roles.Stage {
			next := roles.Stage{From: today, Phase: roles.Discovery}
			if all := t.sheet.Value().Phases; len(all) > 0 {
				last := all[len(all)-1]
				next.Phase = min(last.Phase+1, roles.Live)
				if !today.After(last.From) {
					next.From = last.From.AddDays(1)
				}
			}
			return next
		},
		Form: func(s *kit.Sheet[roles.Team], at func(*roles.Team) *roles.Stage) fyne.CanvasObject {
			return kit.NewForm(2,
				kit.Choose(s, "Phase", roles.AllPhases(), func(x *roles.Team) *roles.Phase { return &at(x).Phase }),
				s.Date("Since", today, func(x *roles.Team) *civil.Date { return &at(x).From }))
		},
	}
}

func (t *teams) waivers() kit.MembersSpec[roles.Team, roles.Waiver] {
	o, today := t.page.office, t.page.host.Today()
	ids, names := make([]roles.RoleID, len(o.staffing.Roles)), map[roles.RoleID]string{}
	for i, r := range o.staffing.Roles {
		ids[i], names[r.ID] = r.ID, r.Name
	}
	return kit.MembersSpec[roles.Team, roles.Waiver]{
		One: "role", Many: "roles that the team does without", Empty: "None: it needs what its phase needs.",
		At: func(x *roles.Team) *[]roles.Waiver { return &x.Waived },
		Chooser: func(add func(roles.Waiver)) *kit.Field {
			return kit.NewField(kit.FieldSpec{
				Label: "Does without a role", Hint: "part of its name", Closed: true, Choices: o.roleChoices,
				Save: func(value string) {
					if id, err := strconv.ParseInt(value, 10, 64); err == nil {
						add(roles.Waiver{Role: roles.RoleID(id), Term: civil.Term{From: today}, Reason: "not needed"})
					}
				},
			})
		},
		Form: func(s *kit.Sheet[roles.Team], at func(*roles.Team) *roles.Waiver) fyne.CanvasObject {
			return kit.NewForm(2,
				kit.Picked(s, "Role", ids, func(id roles.RoleID) string { return names[id] }, func(x *roles.Team) *roles.RoleID { return &at(x).Role }),
				s.Text("Reason", func(x *roles.Team) *string { return &at(x).Reason }),
				s.Date("From", today, func(x *roles.Team) *civil.Date { return &at(x).Term.From }),
				s.Date("Until", today, func(x *roles.Team) *civil.Date { return &at(x).Term.To }))
		},
	}
}

// remove takes a team away.
func (t *teams) remove(x squad) {
	team := *x.Team
	kit.Remove(t.page.host, "Team "+team.Name, func(ctx context.Context) error { return desk.RemoveTeam(ctx, t.page.workspace, &team) }, nil)
}
