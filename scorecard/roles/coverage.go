package roles

import (
	"math/big"

	"counterweight/procurement/civil"
)

// Cover says who fills a role of a team on a day.
type Cover uint8

// The covers. What only acting people of ours fill is covered by ours.
const (
	NotNeededHere Cover = iota // the phase needs no such role, and nobody fills it
	Vacant
	ByProxy  // only by subject experts who stand in
	ByTheirs // only by people of suppliers and agencies
	ByBoth
	ByOurs
)

// Words is the cover for people.
func (c Cover) Words() string {
	return [...]string{"not needed", "vacant", "proxy", "theirs", "ours and theirs", "ours"}[c]
}

// IsFilled reports whether somebody fills the role: a proxy does, if not as it should be.
func (c Cover) IsFilled() bool { return c >= ByProxy }

// Cell is a role of a team on a day.
type Cell struct {
	Team  *Team
	Role  *Role
	Need  *Need // nil where the team does without the role on that day
	Cover Cover
	Held  []*Assignment // those that fill it
}

// FullTime is how many people's full time the role is filled with: 1.5.
func (c *Cell) FullTime() *big.Rat {
	shares := new(big.Rat)
	for _, a := range c.Held {
		shares.Add(shares, a.Share.Rat())
	}
	return shares.Quo(shares, perCent)
}

var perCent = big.NewRat(100, 1)

// Coverage is who fills which role of which team on a day: a cell for each team and role, in their order.
type Coverage struct {
	Day   civil.Date
	Cells [][]Cell // by team, by role
}

// Chart is a staffing made ready for looking at many days.
type Chart struct {
	staffing *Staffing
	team     map[TeamID]int
	role     map[RoleID]int
	people   map[PersonID]*Person
	slots    []slot            // team × role
	needs    map[Phase][]*Need // by role, nil for what the phase needs nothing of
}

// slot is a role of a team, with everybody who gives it, gave it or will give it some of the time.
type slot struct {
	filled []stint
}

// stint is an assignment and the days on which it fills its role, until its own end or that of the contract that the person comes with.
type stint struct {
	*Assignment
	days         civil.Term
	withContract bool // whether it is the contract that ends it
}

// Chart makes the staffing ready for looking at many days. The staffing must not change meanwhile.
func (s *Staffing) Chart() *Chart {
	c := &Chart{
		staffing: s, team: make(map[TeamID]int, len(s.Teams)), role: make(map[RoleID]int, len(s.Roles)),
		people: make(map[PersonID]*Person, len(s.People)), slots: make([]slot, len(s.Teams)*len(s.Roles)),
	}
	for i := range s.Teams {
		c.team[s.Teams[i].ID] = i
	}
	for i := range s.Roles {
		c.role[s.Roles[i].ID] = i
	}
	for i := range s.People {
		c.people[s.People[i].ID] = &s.People[i]
	}
	for i := range s.Assignments {
		a := &s.Assignments[i]
		team, known := c.team[a.Team]
		role, too := c.role[a.Role]
		if known && too {
			at := &c.slots[team*len(s.Roles)+role]
			if a.Share.Sign() > 0 {
				last, withContract := s.lastDay(a)
				at.filled = append(at.filled, stint{a, civil.Term{From: a.Term.From, To: last}, withContract})
			}
		}
	}
	c.indexNeeds()
	return c
}

// indexNeeds makes the template ready for asking what a phase needs of a role, again and again.
func (c *Chart) indexNeeds() {
	c.needs = make(map[Phase][]*Need, len(c.staffing.Needs))
	for phase, list := range c.staffing.Needs {
		byRole := make([]*Need, len(c.staffing.Roles))
		for i := len(list) - 1; i >= 0; i-- { // the first of a role counts
			if at, known := c.role[list[i].Role]; known {
				byRole[at] = &list[i]
			}
		}
		c.needs[phase] = byRole
	}
}

// On is who fills which role on a day.
func (c *Chart) On(day civil.Date) *Coverage {
	s := c.staffing
	cells := make([]Cell, len(c.slots))
	held := make([]*Assignment, 0, len(c.slots)) // of all cells, so that not every one takes memory of its own
	coverage := &Coverage{Day: day, Cells: make([][]Cell, len(s.Teams))}
	for t := range s.Teams {
		row := cells[t*len(s.Roles) : (t+1)*len(s.Roles)]
		needs := c.needs[s.Teams[t].PhaseOn(day)]
		for r := range s.Roles {
			held = c.fill(&row[r], t, r, day, needs, held)
		}
		coverage.Cells[t] = row
	}
	return coverage
}

func (c *Chart) cell(team, role int, day civil.Date) (cell Cell) {
	c.fill(&cell, team, role, day, c.needs[c.staffing.Teams[team].PhaseOn(day)], nil)
	return cell
}

// fill fills in the cell of a role of a team, which needs so much in its phase. It adds those who fill the role to held, and returns that.
func (c *Chart) fill(cell *Cell, team, role int, day civil.Date, needs []*Need, held []*Assignment) []*Assignment {
	s := c.staffing
	cell.Team, cell.Role = &s.Teams[team], &s.Roles[role]
	if needs != nil && needs[role] != nil && !cell.Team.waives(cell.Role.ID, day) {
		cell.Need = needs[role]
	}
	before := len(held)
	for _, stint := range c.slots[team*len(s.Roles)+role].filled {
		if holds(stint.days, day) {
			held = append(held, stint.Assignment)
		}
	}
	if len(held) > before {
		cell.Held = held[before:len(held):len(held)]
	}
	cell.Cover = coverOf(cell.Held, cell.Need != nil)
	return held
}

// coverOf says by whom a role is filled; proxies count only where there is nobody else.
func coverOf(held []*Assignment, needed bool) Cover {
	var ours, theirs, proxy bool
	for _, a := range held {
		switch {
		case a.Standing == Proxy:
			proxy = true
		case a.Employer == Us:
			ours = true
		default:
			theirs = true
		}
	}
	switch {
	case ours && theirs:
		return ByBoth
	case ours:
		return ByOurs
	case theirs:
		return ByTheirs
	case proxy:
		return ByProxy
	case needed:
		return Vacant
	}
	return NotNeededHere
}

// Counts are how many roles are needed, and by whom they are filled.
type Counts struct {
	Needed                       int
	Filled, Ours, Theirs, Proxy  int // of those needed; what both sides fill counts as ours
	Essential, EssentialTheirs   int // of those needed: the essential ones, and those of them that only suppliers and agencies fill
	EssentialFilled, NotRequired int // the essential ones that are filled; roles that are filled though nobody needs them
}

// Counts counts the cells of a day.
func (c *Coverage) Counts() (n Counts) {
	for _, row := range c.Cells {
		for i := range row {
			n.add(&row[i])
		}
	}
	return n
}

func (n *Counts) add(c *Cell) {
	if c.Need == nil {
		n.NotRequired += boolInt(c.Cover.IsFilled())
		return
	}
	n.Needed++
	n.Filled += boolInt(c.Cover.IsFilled())
	switch c.Cover {
	case ByOurs, ByBoth:
		n.Ours++
	case ByTheirs:
		n.Theirs++
	case ByProxy:
		n.Proxy++
	case Vacant, NotNeededHere:
	}
	if c.Need.Essential {
		n.Essential++
		n.EssentialFilled += boolInt(c.Cover.IsFilled())
		n.EssentialTheirs += boolInt(c.Cover == ByTheirs)
	}
}

// ShareFilled is the share of the roles needed that are filled, nil where none is needed.
func (n Counts) ShareFilled() *big.Rat { return shareOf(n.Filled, n.Needed) }

// ShareOurs is the share of the roles needed that our own people fill, nil where none is needed.
func (n Counts) ShareOurs() *big.Rat { return shareOf(n.Ours, n.Needed) }

// ShareTheirs is the share of the roles filled that only suppliers and agencies fill, nil where none is filled.
func (n Counts) ShareTheirs() *big.Rat { return shareOf(n.Theirs, n.Filled) }

// ShareEssentialTheirs is the share of the essential roles that only suppliers and agencies fill, nil where none is essential.
func (n Counts) ShareEssentialTheirs() *big.Rat { return shareOf(n.EssentialTheirs, n.Essential) }

func shareOf(part, whole int) *big.Rat {
	if whole == 0 {
		return nil
	}
	return big.NewRat(int64(part), int64(whole))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
