package roles

import (
	"counterweight/procurement/civil"
)

// Seen is a sign that somebody noted for a team in a month, with what showed it.
type Seen struct {
	Team    TeamID
	Month   civil.Period
	Sign    Sign
	Example string
	By      string
}

// ProductMonth is how the product was looked after in a month: the signs that it was not, beside the days on which its role was filled.
type ProductMonth struct {
	Month        civil.Period
	Signs        []Seen // in the order of the signs
	Filled, Days int    // days on which a product role was filled, but by a proxy, of all days of the month
}

// ProductMonths are months of a team from one to another, both included.
func (c *Chart) ProductMonths(team TeamID, seen []Seen, from, to civil.Period) (months []ProductMonth) {
	for m := from; !m.IsZero() && m.Compare(to) <= 0; m = m.Next() {
		at := ProductMonth{Month: m, Days: m.Term().Days()}
		for _, sign := range AllSigns() {
			for _, s := range seen {
				if s.Team == team && s.Month == m && s.Sign == sign {
					at.Signs = append(at.Signs, s)
				}
			}
		}
		for d := m.From(); !d.After(m.To()); d = d.AddDays(1) {
			at.Filled += boolInt(c.hasProduct(team, d))
		}
		months = append(months, at)
	}
	return months
}

// hasProduct reports whether a role that looks after the product is filled on a day by somebody who doesn't just stand in.
func (c *Chart) hasProduct(team TeamID, day civil.Date) bool {
	t, known := c.team[team]
	if !known {
		return false
	}
	for r := range c.staffing.Roles {
		if !c.staffing.Roles[r].Product {
			continue
		}
		if cover := c.cell(t, r, day).Cover; cover == ByOurs || cover == ByTheirs || cover == ByBoth {
			return true
		}
	}
	return false
}

// Brings says who brings one of the four product skills to a team.
type Brings struct {
	Team   TeamID
	Skill  Skill
	Person PersonID // 0 where nobody does
	Note   string
}

// Gap is how many levels of a skill are missing: that which is needed less that which is held, and none where more is held.
func Gap(needed, held SkillLevel) int { return max(0, int(needed)-int(held)) }
