package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"counterweight/app/store"
	"counterweight/scorecard/roles"
)

// RoleCatalogue is the roles of digital, data and policy professions that come with the program, what each phase of the work needs of them,
// who should check whom, and what there is to decide. Roles are numbered from 1 in their order, which needs and checks refer to.
type RoleCatalogue struct {
	Source           string
	Roles            []roles.Role
	Needs            roles.Needs
	Checks           []roles.Check
	Responsibilities roles.Matrix // of no team, with nobody's part in it
}

// roleCatalogueFile is the catalogue as it is written: roles by their names.
type roleCatalogueFile struct {
	Source string
	Roles  []struct {
		Name       string
		Aliases    []string
		Profession string
		Product    bool
	}
	Needs map[string][]struct {
		Role      string
		Essential bool
	}
	Checks           []struct{ One, Other, Why string }
	Responsibilities struct{ Roles, Rows []string }
}

// ReadRoleCatalogue reads a catalogue of roles.
func ReadRoleCatalogue(data []byte) (*RoleCatalogue, error) {
	var written roleCatalogueFile
	if err := json.Unmarshal(data, &written); err != nil {
		return nil, fmt.Errorf("read the catalogue of roles: %w", err)
	}
	c := &RoleCatalogue{Source: written.Source, Needs: roles.Needs{}}
	book := roleBook{}
	for i, r := range written.Roles {
		role := roles.Role{ID: roles.RoleID(i + 1), Name: r.Name, Aliases: r.Aliases, Profession: r.Profession, Product: r.Product}
		c.Roles = append(c.Roles, role)
		book.add(&role)
	}
	for name, needs := range written.Needs {
		phase, err := roles.ParsePhase(name)
		if err != nil {
			return nil, fmt.Errorf("read the catalogue of roles: %w", err)
		}
		for _, need := range needs {
			id, known := book.find(need.Role)
			if !known {
				return nil, fmt.Errorf("read the catalogue of roles: %s needs %q, which is no role", name, need.Role)
			}
			c.Needs[phase] = append(c.Needs[phase], roles.Need{Role: id, Essential: need.Essential})
		}
	}
	for _, check := range written.Checks {
		one, known := book.find(check.One)
		other, too := book.find(check.Other)
		if !known || !too {
			return nil, fmt.Errorf("read the catalogue of roles: %q or %q is no role", check.One, check.Other)
		}
		c.Checks = append(c.Checks, roles.Check{One: one, Other: other, Why: check.Why})
	}
	c.Responsibilities.Roles = written.Responsibilities.Roles
	for _, row := range written.Responsibilities.Rows {
		c.Responsibilities.Rows = append(c.Responsibilities.Rows, roles.Responsibility{Name: row, Parts: make([][]roles.Letter, len(c.Responsibilities.Roles))})
	}
	return c, nil
}

// AddRoleCatalogue adds to a workspace the roles of a catalogue that it has not, by their names; what phases need and who checks whom only
// where it says nothing of that yet.
func AddRoleCatalogue(ctx context.Context, ws *store.Workspace, c *RoleCatalogue) error {
	return ws.Do(ctx, "Add the catalogue of roles", c.save)
}

func (c *RoleCatalogue) save(tx *store.Tx) error {
	there, err := tx.Roles()
	if err != nil {
		return err
	}
	book := roleBook{}
	for i := range there {
		book.add(&there[i])
	}
	rows := make(map[roles.RoleID]roles.RoleID, len(c.Roles))
	for _, role := range c.Roles {
		id, known := book.find(role.Name)
		if !known {
			added := role
			added.ID = 0
			if err := tx.SaveRole(&added); err != nil {
				return err
			}
			id = added.ID
		}
		rows[role.ID] = id
	}
	if err := c.saveNeeds(tx, rows); err != nil {
		return err
	}
	return c.saveChecks(tx, rows)
}

func (c *RoleCatalogue) saveNeeds(tx *store.Tx, rows map[roles.RoleID]roles.RoleID) error {
	there, err := tx.Needs()
	if err != nil || len(there) > 0 {
		return err
	}
	needs := roles.Needs{}
	for phase, list := range c.Needs {
		for _, need := range list {
			needs[phase] = append(needs[phase], roles.Need{Role: rows[need.Role], Essential: need.Essential})
		}
	}
	return tx.SaveNeeds(needs)
}

func (c *RoleCatalogue) saveChecks(tx *store.Tx, rows map[roles.RoleID]roles.RoleID) error {
	there, err := tx.RoleChecks()
	if err != nil || len(there) > 0 {
		return err
	}
	checks := make([]roles.Check, len(c.Checks))
	for i, check := range c.Checks {
		checks[i] = roles.Check{One: rows[check.One], Other: rows[check.Other], Why: check.Why}
	}
	return tx.SaveRoleChecks(checks)
}

// roleBook finds roles by their names and aliases, without regard to case and spaces. A name counts for more than another role's alias.
type roleBook map[string]roles.RoleID

func (b roleBook) add(r *roles.Role) {
	b[foldName(r.Name)] = r.ID
	for _, alias := range r.Aliases {
		addFirst(b, foldName(alias), r.ID)
	}
}

func (b roleBook) find(name string) (roles.RoleID, bool) {
	id, known := b[foldName(name)]
	return id, known
}
