package roles

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// newChecks is the table of roles that should check each other.
func (c *catalogue) newChecks() *kit.Table[roles.Check] {
	role := func(title string, at func(*roles.Check) *roles.RoleID) kit.Column[roles.Check] {
		return kit.Column[roles.Check]{
			Title: title, Width: 80, Grow: 1, Text: func(x roles.Check) string { return c.roleName(*at(&x)) }, Choices: c.names,
			Set: func(x roles.Check, typed string) error {
				now, id := x, c.roleNamed(typed)
				if id == 0 {
					return errNoRole
				}
				*at(&now) = id
				return c.change(x, now)
			},
		}
	}
	table := kit.NewTable(
		"None. Who decides and who checks should be two people.",
		role("Role", func(x *roles.Check) *roles.RoleID { return &x.One }), role("Checks", func(x *roles.Check) *roles.RoleID { return &x.Other }),
		kit.Column[roles.Check]{Title: "Why", Width: 80, Grow: 1, Text: func(x roles.Check) string { return x.Why }, Set: func(x roles.Check, typed string) error {
			now := x
			now.Why = strings.TrimSpace(typed)
			return c.change(x, now)
		}},
	)
	table.Key = func(x roles.Check) string { return fmt.Sprint(x.One, x.Other) }
	table.OnInsert = c.addCheck
	table.OnDelete = func(x roles.Check) {
		c.saveChecks(slices.DeleteFunc(slices.Clone(c.office.staffing.Checks), func(y roles.Check) bool { return y == x }))
	}
	return table
}

// roleName is the name of a role.
func (c *catalogue) roleName(id roles.RoleID) string {
	if r := c.office.role(id); r != nil {
		return r.Name
	}
	return dash
}

// roleNamed is the role that goes by a name or an alias, 0 for none.
func (c *catalogue) roleNamed(name string) roles.RoleID {
	name = strings.TrimSpace(name)
	for _, r := range c.office.staffing.Roles {
		if strings.EqualFold(r.Name, name) || slices.ContainsFunc(r.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return r.ID
		}
	}
	return 0
}

// names are those of all roles.
func (c *catalogue) names() []kit.Choice {
	names := make([]string, len(c.office.staffing.Roles))
	for i, r := range c.office.staffing.Roles {
		names[i] = r.Name
	}
	return kit.Choices(names...)
}

// change puts one pair in the place of another.
func (c *catalogue) change(before, now roles.Check) error {
	if now.One == now.Other {
		return errors.New("a role can't check itself: choose another")
	}
	all := slices.Clone(c.office.staffing.Checks)
	for i := range all {
		if all[i] == before {
			all[i] = now
		}
	}
	c.saveChecks(all)
	return nil
}

// addCheck adds a pair, to be changed.
func (c *catalogue) addCheck() {
	if c.office == nil {
		return
	}
	all := c.office.staffing.Roles
	for i := 1; i < len(all); i++ {
		fresh := roles.Check{One: all[0].ID, Other: all[i].ID, Why: "who decides does not check as well"}
		if !slices.ContainsFunc(c.office.staffing.Checks, func(x roles.Check) bool { return x.One == fresh.One && x.Other == fresh.Other }) {
			c.saveChecks(append(slices.Clone(c.office.staffing.Checks), fresh))
			c.checks.Focus()
			return
		}
	}
}

func (c *catalogue) saveChecks(all []roles.Check) {
	p := c.page
	p.host.Change("Change which roles check each other", func(ctx context.Context) error { return desk.SaveRoleChecks(ctx, p.workspace, all) }, nil)
}
