package roles

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
)

// FindingKind is what a finding is about.
type FindingKind uint8

// The findings, the worst first.
const (
	EssentialVacant FindingKind = iota
	EndsWithContract
	StoodIn
	Overloaded
	ChecksItself
	EndsSoon
)

// key is the kind in the key of a finding.
func (k FindingKind) key() string {
	return [...]string{"vacant", "contract", "proxy", "overload", "self-check", "ends"}[k]
}

// Finding is something that somebody should look at, and what it rests on.
type Finding struct {
	Kind   FindingKind
	Team   *Team   // nil of a person's load
	Role   *Role   // likewise
	Person *Person // nil of a vacancy
	Day    civil.Date
	Text   string // Licensing has no service owner: 34 days
	Why    string // the rule, in words
	Key    string // the same every day while the finding stands, so that it can be settled
}

// Settlement is how a finding was settled without assigning anybody.
type Settlement struct {
	Key    string
	Kind   SettlementKind
	Reason string
	By     string
	On     civil.Date
	Until  civil.Date // the last day it is left out; no date for good
}

// The measures of findings.
const (
	daysAhead     = 60 // an assignment or a contract that ends within so many days is a finding
	mostTeams     = 3  // so many teams are too many for one person
	fullTime      = 100
	contractAhead = 180 // of essential roles, whose replacement takes longer to find
)

// Findings are what somebody should look at on a day, the worst first, in the order of teams and roles. What was settled is left out.
func (c *Chart) Findings(day civil.Date) []Finding {
	open, _ := c.FindingsOf(c.On(day))
	return open
}

// FindingsOf are the findings of a day whose coverage is known: those that are open, as [Chart.Findings] gives them, and those that stand
// settled.
func (c *Chart) FindingsOf(coverage *Coverage) (open, settled []Finding) {
	f := finder{chart: c, day: coverage.Day}
	for _, row := range coverage.Cells {
		for i := range row {
			f.cell(&row[i])
		}
	}
	f.people()
	slices.SortStableFunc(f.found, func(a, b Finding) int { return int(a.Kind) - int(b.Kind) })
	for _, found := range f.found {
		if c.staffing.SettlementOn(found.Key, coverage.Day) == nil {
			open = append(open, found)
		} else {
			settled = append(settled, found)
		}
	}
	return open, settled
}

// SettlementOn is how a finding stands settled on a day, by its key; nil where it does not.
func (s *Staffing) SettlementOn(key string, day civil.Date) *Settlement {
	for i := range s.Settled {
		x := &s.Settled[i]
		if x.Key == key && !day.Before(x.On) && (x.Until.IsZero() || !day.After(x.Until)) {
			return x
		}
	}
	return nil
}

type finder struct {
	chart *Chart
	day   civil.Date
	found []Finding
}

func (f *finder) add(found Finding, parts ...int64) {
	found.Day = f.day
	found.Key = found.Kind.key()
	for _, p := range parts {
		found.Key += fmt.Sprintf(":%d", p)
	}
	f.found = append(f.found, found)
}

func (f *finder) cell(c *Cell) {
	if c.Need == nil {
		return
	}
	role := strings.ToLower(c.Role.Name)
	at := Finding{Team: c.Team, Role: c.Role}
	if c.Need.Essential && c.Cover == Vacant {
		at.Kind = EssentialVacant
		days := f.chart.VacantSince(c.Team.ID, c.Role.ID, f.day).DaysUntil(f.day) + 1
		at.Text = fmt.Sprintf("%s has no %s: %s", c.Team.Name, role, countOf(days, "day"))
		at.Why = "its phase, " + c.Team.PhaseOn(f.day).String() + ", needs one, and nobody is assigned"
		f.add(at, int64(c.Team.ID), int64(c.Role.ID))
	}
	if c.Cover == ByProxy {
		at.Kind, at.Person = StoodIn, f.chart.people[c.Held[0].Person]
		at.Text = fmt.Sprintf("%s: a subject expert stands in as %s", c.Team.Name, role)
		at.Why = "a proxy knows the subject, but the role's own skills are missing"
		f.add(at, int64(c.Team.ID), int64(c.Role.ID))
	}
	for _, a := range c.Held {
		f.ending(c, a, role)
	}
}

// ending finds an assignment whose end is near, by itself or with its contract.
func (f *finder) ending(c *Cell, a *Assignment, role string) {
	last, withContract := f.chart.staffing.lastDay(a)
	if last.IsZero() {
		return
	}
	left := f.day.DaysUntil(last)
	at := Finding{Team: c.Team, Role: c.Role, Person: f.chart.people[a.Person]}
	switch {
	case withContract && c.Need.Essential && left <= contractAhead:
		contract := f.chart.staffing.Contracts[a.Contract]
		at.Kind = EndsWithContract
		at.Text = fmt.Sprintf("%s: the %s is a supplier's; %s ends %s", c.Team.Name, role, contract.Reference, last.Words())
		at.Why = fmt.Sprintf("whoever comes with a contract goes with it: the role is vacant in %s", countOf(left+1, "day"))
	case left <= daysAhead:
		at.Kind = EndsSoon
		at.Text = fmt.Sprintf("%s: the %s is assigned until %s", c.Team.Name, role, last.Words())
		at.Why = fmt.Sprintf("an assignment that ends within %d days needs somebody to follow", daysAhead)
	default:
		return
	}
	f.add(at, int64(c.Team.ID), int64(c.Role.ID), int64(a.ID))
}

// load is what one person does on a day.
type load struct {
	share *big.Rat
	teams []TeamID
	held  []*Assignment
}

// people finds those who do too much, or check themselves.
func (f *finder) people() {
	s := f.chart.staffing
	loads := map[PersonID]*load{}
	for i := range s.Assignments {
		a := &s.Assignments[i]
		if !s.fills(a, f.day) {
			continue
		}
		l := loads[a.Person]
		if l == nil {
			l = &load{share: new(big.Rat)}
			loads[a.Person] = l
		}
		l.share.Add(l.share, a.Share.Rat())
		l.held = append(l.held, a)
		if !slices.Contains(l.teams, a.Team) {
			l.teams = append(l.teams, a.Team)
		}
	}
	for i := range s.People {
		if l := loads[s.People[i].ID]; l != nil {
			f.overload(&s.People[i], l)
			f.selfCheck(&s.People[i], l)
		}
	}
}

func (f *finder) overload(p *Person, l *load) {
	tooMuch := l.share.Cmp(big.NewRat(fullTime, 1)) > 0
	if !tooMuch && len(l.teams) < mostTeams {
		return
	}
	at := Finding{Kind: Overloaded, Person: p}
	at.Text = fmt.Sprintf("%s is assigned to %s %% in %s", p.Name, exact.Short(l.share, 1), countOf(len(l.teams), "team"))
	at.Why = fmt.Sprintf("nobody has more than %d %%, and in %d teams or more nothing gets its due", fullTime, mostTeams)
	f.add(at, int64(p.ID))
}

// selfCheck finds two roles on one person, in one team, that should check each other.
func (f *finder) selfCheck(p *Person, l *load) {
	s := f.chart.staffing
	for _, check := range s.Checks {
		for _, a := range l.held {
			if a.Role != check.One {
				continue
			}
			for _, b := range l.held {
				if b.Role != check.Other || b.Team != a.Team {
					continue
				}
				team := &s.Teams[f.chart.team[a.Team]]
				at := Finding{Kind: ChecksItself, Team: team, Person: p}
				at.Text = fmt.Sprintf("%s: %s is both %s and %s", team.Name, p.Name, f.roleName(a.Role), f.roleName(b.Role))
				at.Why = check.Why
				f.add(at, int64(p.ID), int64(a.Team), int64(a.Role), int64(b.Role))
			}
		}
	}
}

func (f *finder) roleName(id RoleID) string {
	if i, known := f.chart.role[id]; known {
		return strings.ToLower(f.chart.staffing.Roles[i].Name)
	}
	return "another role"
}

func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
