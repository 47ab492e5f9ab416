package roles

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// signs is the tab of the six signs that nobody looks after the product: month by month for a team, beside how the product role was
// covered, and who brings the four skills. All teams together are counted.
type signs struct {
	page    *Page
	office  *office
	team    roles.TeamID // 0 for all
	known   bool         // a team was chosen, or all
	looking kit.Latest
	view    signView

	choice *kit.Field
	grid   *kit.Grid
	detail *kit.Detail
	skills *skills
	foot   *fyne.Container // the skills, for a single team
	object fyne.CanvasObject
}

// signView is what the grid shows.
type signView struct {
	team   *roles.Team // nil for all
	months []civil.Period
	rows   []signRow
	brings []roles.Brings
}

// signRow is a sign, or a team where all are looked at, in every month.
type signRow struct {
	name  string
	more  string     // of the name, on a second line
	sign  roles.Sign // none of a team, and of how the role was covered
	team  *roles.Team
	seen  []*roles.Seen // by month, nil where it was not seen
	cells []kit.GridCell
}

// monthsShown is how many months the grid goes back.
const monthsShown = 9

func newSigns(p *Page) side {
	s := &signs{page: p, looking: kit.Latest{Runner: p.host.Runner()}, detail: kit.NewDetail()}
	s.choice = kit.NewField(kit.FieldSpec{Label: "Team", Closed: true, Choices: s.teams, Save: func(string) { s.to(roles.TeamID(idOf(s.choice))) }})
	s.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(s.view.rows) }, Columns: func() int { return len(s.view.months) },
		Heading: func(col int) string { return s.view.months[col].From().UTC().Format("Jan 06") },
		Lead:    []kit.Lead{{Title: "Sign", Width: 240, Text: func(row int) string { return s.view.rows[row].name }, Under: func(row int) string { return s.view.rows[row].more }}},
		Cell:    func(row, col int) kit.GridCell { return s.view.rows[row].cells[col] },
		Row: func(row int) kit.GridRow {
			coverage := s.view.team != nil && s.view.rows[row].sign == roles.SignUnstated
			return kit.GridRow{Locked: s.view.rows[row].sign == roles.SignUnstated, Tinted: coverage, Ruled: coverage}
		},
		Feet: func() int { // how the role was covered stays in sight
			if s.view.team == nil {
				return 0
			}
			return 1
		},
		Set: s.set, Parted: true, CellWidth: 54,
	})
	s.grid.OnSelected = func(int, int) { s.describe() }
	s.skills = newSkills(s)
	hint := kit.Words("Type what showed a sign into its month, or x; Delete takes it back. Stand-ins don't count as the product role.",
		theme.SizeNameText, false, kit.Secondary)
	s.foot = container.NewStack(s.skills.object)
	top := kit.TableCard(kit.Flow(2, kit.NewForm(2, s.choice), hint), kit.Pad(1, 1, 1, 1, s.grid))
	s.object = besideCards(container.New(&overLayout{}, top, s.foot), s.detail.Object())
	s.Refresh()
	return s
}

// Object is the tab as it is shown.
func (s *signs) Object() fyne.CanvasObject { return s.object }

// Focus gives the keyboard to the grid.
func (s *signs) Focus() { s.grid.Focus() }

// Close drops what is still being worked out.
func (s *signs) Close() { s.looking.Stop() }

// teams are all together, and each alone.
func (s *signs) teams() []kit.Choice {
	all := []kit.Choice{{Text: "All teams"}}
	if s.page.office == nil {
		return all
	}
	return append(all, s.page.office.teamChoices()...)
}

// Refresh shows what was read last.
func (s *signs) Refresh() {
	now := s.page.office
	if now == nil || now == s.office {
		s.say()
		return
	}
	s.office = now
	if len(now.staffing.Teams) == 0 {
		s.detail.Clear("No teams yet. Add one under People, and note here month by month which signs were seen.")
	}
	if c, ok := s.page.sides[coverageTab].(*coverage); ok && !s.known && c.team.team != 0 {
		s.team = c.team.team
	}
	s.to(s.team)
}

// to shows a team, or all.
func (s *signs) to(team roles.TeamID) {
	now, r := s.office, s.page.records()
	if now == nil {
		return
	}
	if now.team(team) == nil {
		team = 0
	}
	s.team, s.known = team, true
	s.choice.Reset(idText(int64(team)))
	s.looking.Do(func(ctx context.Context) func() {
		view := now.signView(team)
		var err error
		if team != 0 {
			view.brings, err = r.ws.Brings(ctx, team)
		}
		return func() {
			if err != nil {
				s.page.host.Toast(kit.Sentence(err))
				return
			}
			s.show(view)
		}
	})
}

// show takes over what was worked out.
func (s *signs) show(view signView) {
	other := s.view.months == nil || s.view.team != view.team
	s.view = view
	s.grid.Refresh()
	if other {
		s.grid.Select(view.latest())
	}
	s.foot.Hidden = view.team == nil
	s.skills.show()
	s.object.Refresh()
	s.describe()
	s.say()
}

// latest is where a sign was seen last, or the first sign in the month of today where none was.
func (v *signView) latest() (row, col int) {
	for col := len(v.months) - 1; col >= 0; col-- {
		for row := range v.rows {
			if v.rows[row].seen[col] != nil {
				return row, col
			}
		}
	}
	return 0, len(v.months) - 1
}

// lineOfSign is how many letters of a sign stand on its first line; the column that leads the months has room for them in bold.
const lineOfSign = 26

// twoLines breaks a text between words, where it is too long for one line.
func twoLines(text string) (first, second string) {
	if len(text) <= lineOfSign {
		return text, ""
	}
	at := strings.LastIndex(text[:lineOfSign+1], " ")
	if at < 0 {
		return text, ""
	}
	return text[:at], text[at+1:]
}

// signView works out what was seen in the last months.
func (o *office) signView(team roles.TeamID) signView {
	last := civil.PeriodOf(civil.Month, o.today)
	v := signView{team: o.team(team)}
	for m := civil.PeriodOf(civil.Month, o.today.AddMonths(-monthsShown+1)); m.Compare(last) <= 0; m = m.Next() {
		v.months = append(v.months, m)
	}
	if v.team == nil {
		for i := range o.staffing.Teams {
			v.rows = append(v.rows, o.teamRow(&o.staffing.Teams[i], v.months))
		}
		return v
	}
	months := o.chart.ProductMonths(team, o.signs, v.months[0], last)
	for _, sign := range roles.AllSigns() {
		row := signRow{sign: sign}
		row.name, row.more = twoLines(sign.Text())
		for i := range months {
			seen := seenOf(&months[i], sign)
			row.seen = append(row.seen, seen)
			row.cells = append(row.cells, signCell(seen))
		}
		v.rows = append(v.rows, row)
	}
	covered := signRow{name: "Product role filled", more: "days of the month", team: v.team}
	for i := range months {
		covered.cells = append(covered.cells, filledCell(&months[i]))
	}
	covered.seen = make([]*roles.Seen, len(months))
	v.rows = append(v.rows, covered)
	return v
}

// teamRow is a team among all: how many of the signs were seen in each month, on a ground that says how the product role was covered.
func (o *office) teamRow(t *roles.Team, months []civil.Period) signRow {
	row := signRow{name: t.Name, more: phaseWords(t.PhaseOn(o.today)), team: t, seen: make([]*roles.Seen, len(months))}
	for _, m := range o.chart.ProductMonths(t.ID, o.signs, months[0], months[len(months)-1]) {
		cell := filledCell(&m)
		cell.Text = dash
		if n := len(m.Signs); n > 0 {
			cell.Text, cell.Strong = fmt.Sprint(n), true
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// seenOf is when a sign was seen in a month, nil where it was not.
func seenOf(m *roles.ProductMonth, sign roles.Sign) *roles.Seen {
	i := slices.IndexFunc(m.Signs, func(s roles.Seen) bool { return s.Sign == sign })
	if i < 0 {
		return nil
	}
	return &m.Signs[i]
}

func signCell(seen *roles.Seen) kit.GridCell {
	if seen == nil {
		return kit.GridCell{}
	}
	return kit.GridCell{Shape: kit.Square, Text: "seen", Tone: kit.ToneBad}
}

// filledCell says on how many days of a month a product role was filled.
func filledCell(m *roles.ProductMonth) kit.GridCell {
	c := kit.GridCell{Text: fmt.Sprintf("%d/%d", m.Filled, m.Days), Tone: kit.ToneWarn}
	switch m.Filled {
	case 0:
		c.Tone = kit.ToneBad
	case m.Days:
		c.Tone = kit.ToneGood
	}
	return c
}

// set notes a sign in a month with what showed it, or takes it back.
func (s *signs) set(row, col int, text string) error {
	r, text := s.view.rows[row], strings.TrimSpace(text)
	seen := roles.Seen{Team: s.team, Month: s.view.months[col], Sign: r.sign, By: s.page.workspace.Author()}
	if before := r.seen[col]; before != nil {
		seen.Example, seen.By = before.Example, before.By
	}
	if text == "" {
		if r.seen[col] != nil {
			s.change(seen, desk.ClearSign)
		}
		return nil
	}
	switch strings.ToLower(text) {
	case "x", "y", "yes", "seen":
	default:
		seen.Example = text
	}
	s.change(seen, desk.NoteSign)
	return nil
}

// say says under the title how often signs were seen.
func (s *signs) say() {
	n := 0
	for _, r := range s.view.rows {
		for _, seen := range r.seen {
			if seen != nil {
				n++
			}
		}
	}
	switch {
	case s.view.team == nil:
		s.page.say(signsTab, "Signs that product is missing, by team and month; the ground says how the product role was covered")
	case n == 0:
		s.page.say(signsTab, s.view.team.Name+": none of the six signs was noted in the last nine months")
	default:
		s.page.say(signsTab, fmt.Sprintf("%s: signs that product is missing, noted %s in the last nine months", s.view.team.Name, timesWords(n)))
	}
}

func timesWords(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
