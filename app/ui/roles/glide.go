package roles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// glide is the card of the share that suppliers hold: month by month against what was agreed, which is typed into the table below.
type glide struct {
	page    *Page
	team    roles.TeamID // 0 for all together
	path    roles.GlidePath
	looking kit.Latest
	choice  *kit.Field
	drawn   chart.Trend
	picture fyne.CanvasObject
	facts   *kit.Wrapped
	table   *kit.Table[roles.GlidePoint]
	object  fyne.CanvasObject
}

// The months that the chart shows before and after that of today.
const (
	monthsBack  = 6
	monthsAhead = 12
)

func newGlide(p *Page) *glide {
	g := &glide{page: p, looking: kit.Latest{Runner: p.host.Runner()}, drawn: chart.Trend{Title: "Suppliers' share"}}
	g.choice = kit.NewField(kit.FieldSpec{Label: "Suppliers' share in", Closed: true, Choices: g.teams, Save: func(string) {
		g.team = roles.TeamID(idOf(g.choice))
		g.load()
	}})
	g.picture = kit.Chart(func(width, height float32) chart.Drawing {
		g.drawn.Height = float64(height)
		return g.drawn.Draw(float64(width), kit.ChartMeasure)
	})
	g.facts = kit.Words("", theme.SizeNameText, false, kit.Secondary)
	add := kit.SecondaryButton("Add a point", g.add)
	g.table = kit.NewTable("Nothing agreed yet. A glide path says how much of the essential roles suppliers may hold by when.", g.columns()...)
	g.table.Key = func(x roles.GlidePoint) string { return x.On.String() }
	g.table.OnInsert, g.table.OnDelete = g.add, g.remove
	points := kit.Section("Agreed glide path", kit.Flow(8, inLow(g.table), kit.Row(8, add)))
	g.object = kit.Cards(kit.Flow(10, kit.NewForm(1, g.choice), inHigh(g.picture), g.facts, points))
	return g
}

// teams are all together, and each alone.
func (g *glide) teams() []kit.Choice {
	all := []kit.Choice{{Text: "All teams together"}}
	if g.page.office == nil {
		return all
	}
	return append(all, g.page.office.teamChoices()...)
}

func (g *glide) close() { g.looking.Stop() }

// load reads the path and works out the months.
func (g *glide) load() {
	now, team, r := g.page.office, g.team, g.page.records()
	if now == nil {
		return
	}
	g.looking.Do(func(ctx context.Context) func() {
		path, err := r.ws.GlidePath(ctx, team)
		if err != nil {
			return func() { g.page.host.Toast(kit.Sentence(err)) }
		}
		months := now.shares(team, path)
		return func() { g.show(path, months) }
	})
}

// monthShare is the share of suppliers at a month's end, nil where nothing is to be shared.
type monthShare struct {
	month            civil.Period
	essential, agree *big.Rat
}

// theirShares are the shares of suppliers month by month, and of the work of the last quarter.
type theirShares struct {
	months   []monthShare
	today    *big.Rat // of the essential roles
	agreed   *big.Rat // on today
	roleDays *big.Rat // in the 90 days before today
	name     string
}

// shares works out how much suppliers hold.
func (o *office) shares(team roles.TeamID, path roles.GlidePath) *theirShares {
	s := &theirShares{name: "All teams", agreed: path.On(o.today)}
	if t := o.team(team); t != nil {
		s.name = t.Name
	}
	s.today = o.essentialTheirs(team, o.today)
	s.roleDays = o.staffing.RoleDays(team, civil.Term{From: o.today.AddDays(-89), To: o.today}).ShareTheirs()
	month := civil.PeriodOf(civil.Month, o.today.AddMonths(-monthsBack))
	for range monthsBack + monthsAhead + 1 {
		s.months = append(s.months, monthShare{month, o.essentialTheirs(team, month.To()), path.On(month.To())})
		month = month.Next()
	}
	return s
}

// essentialTheirs is the share of the essential roles that only suppliers fill on a day, in a team or in all.
func (o *office) essentialTheirs(team roles.TeamID, day civil.Date) *big.Rat {
	coverage := o.chart.On(day)
	if team != 0 {
		i := slices.IndexFunc(o.staffing.Teams, func(t roles.Team) bool { return t.ID == team })
		if i < 0 {
			return nil
		}
		coverage.Cells = coverage.Cells[i : i+1]
	}
	return coverage.Counts().ShareEssentialTheirs()
}

// show takes over what was worked out.
func (g *glide) show(path roles.GlidePath, s *theirShares) {
	g.path = path
	g.drawn = chart.Trend{Title: s.title(), Y: chart.Axis{Name: "% of essential roles", High: 100}}
	theirs, agreed := make([]float64, len(s.months)), make([]float64, len(s.months))
	for i, m := range s.months {
		g.drawn.Periods = append(g.drawn.Periods, m.month.From().UTC().Format("Jan 06"))
		theirs[i], agreed[i] = perCent(m.essential), perCent(m.agree)
	}
	g.drawn.Lines = []chart.TrendLine{{Label: "theirs", Values: theirs, Ink: chart.Primary, Strong: true}}
	if len(path) > 0 {
		g.drawn.Lines = append(g.drawn.Lines, chart.TrendLine{Label: "agreed", Values: agreed, Ink: chart.Muted, Dashed: true})
	}
	g.picture.Refresh()
	g.facts.SetText(fmt.Sprintf("Of the work of the last 90 days, in role-days, suppliers and agencies did %s. What is ahead rests on what is entered today.", shareWords(s.roleDays)))
	g.table.SetRows(path)
}

// title says the point of the chart.
func (s *theirShares) title() string {
	title := fmt.Sprintf("%s: suppliers alone hold %s of the essential roles", s.name, shareWords(s.today))
	switch {
	case s.today == nil || s.agreed == nil:
	case s.today.Cmp(s.agreed) > 0:
		title += ", more than the " + shareWords(s.agreed) + " agreed"
	default:
		title += ", within the " + shareWords(s.agreed) + " agreed"
	}
	return title
}

func perCent(share *big.Rat) float64 {
	if share == nil {
		return math.NaN()
	}
	f, _ := share.Float64()
	return f * 100
}

// columns are those of the points; both are typed into.
func (g *glide) columns() []kit.Column[roles.GlidePoint] {
	return []kit.Column[roles.GlidePoint]{
		{
			Title: "From", Width: 92, Grow: 1, Text: func(x roles.GlidePoint) string { return x.On.Words() },
			Set: func(x roles.GlidePoint, typed string) error {
				day, err := civil.ParseTyped(typed, g.page.host.Today())
				var wrong *civil.DateError
				if errors.As(err, &wrong) {
					return errors.New(wrong.Why)
				}
				return g.change(x.On, roles.GlidePoint{On: day, Share: x.Share})
			},
		},
		{
			Title: "At most %", Width: 80, Grow: 1, Number: true, Text: func(x roles.GlidePoint) string { return exact.Short(new(big.Rat).Mul(x.Share, hundred), 1) },
			Set: func(x roles.GlidePoint, typed string) error {
				share, err := kit.ReadNumber(typed, "%")
				if err != nil {
					return err
				}
				n, given := share.Get()
				if !given || n.Sign() < 0 || n.Cmp(exact.Int(100)) > 0 {
					return errors.New("give a share from 0 to 100")
				}
				return g.change(x.On, roles.GlidePoint{On: x.On, Share: new(big.Rat).Quo(n.Rat(), hundred)})
			},
		},
	}
}

var hundred = big.NewRat(100, 1)

// change puts a point in the place of that of a day.
func (g *glide) change(of civil.Date, now roles.GlidePoint) error {
	if now.On != of && slices.ContainsFunc(g.path, func(x roles.GlidePoint) bool { return x.On == now.On }) {
		return errors.New("there is a point on this day already")
	}
	path := slices.DeleteFunc(slices.Clone(g.path), func(x roles.GlidePoint) bool { return x.On == of })
	g.save(append(path, now))
	return nil
}

// add adds a point half a year after the last.
func (g *glide) add() {
	point := roles.GlidePoint{On: g.page.host.Today(), Share: big.NewRat(1, 2)}
	if n := len(g.path); n > 0 {
		point.On, point.Share = g.path[n-1].On.AddMonths(6), g.path[n-1].Share
	}
	g.save(append(slices.Clone(g.path), point))
	g.table.SelectKey(point.On.String())
	g.table.Focus()
}

func (g *glide) remove(x roles.GlidePoint) {
	g.save(slices.DeleteFunc(slices.Clone(g.path), func(y roles.GlidePoint) bool { return y.On == x.On }))
}

func (g *glide) save(path roles.GlidePath) {
	slices.SortFunc(path, func(a, b roles.GlidePoint) int { return cmp.Or(a.On.Compare(b.On), a.Share.Cmp(b.Share)) })
	g.path = path
	p, team := g.page, g.team
	p.host.Change("Agree the glide path", func(ctx context.Context) error { return desk.SaveGlidePath(ctx, p.workspace, team, path) }, nil)
}
