package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// Outgoing is how something goes out: as it stands on a day, with the names of people or without them.
type Outgoing struct {
	Day     civil.Date
	NoNames bool
}

// KnowledgeOut is what is followed of the knowledge that comes with a contract, by its reference, or without one all of it, as documents
// show it. It fails with [*store.NotFoundError].
func KnowledgeOut(ctx context.Context, ws *store.Workspace, reference string, how Outgoing) (*export.Knowledge, error) {
	k := &export.Knowledge{Today: how.Day}
	var err error
	if k.Record, err = ws.Knowledge(ctx); err != nil {
		return nil, err
	}
	if k.Contracts, err = ws.ContractEnds(ctx); err != nil {
		return nil, err
	}
	if reference != "" {
		for id, c := range k.Contracts {
			if c.Reference == reference {
				k.Contract = id
			}
		}
		if k.Contract == 0 {
			return nil, &store.NotFoundError{Kind: "contract with knowledge", Name: reference}
		}
	}
	if !how.NoNames {
		return k, nil
	}
	register, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	return k.WithoutNames(register), nil
}

// CoverageOut is a team, by its name, or without one all teams, with the people in them, as documents show them. It fails with
// [*store.NotFoundError].
func CoverageOut(ctx context.Context, ws *store.Workspace, team string, how Outgoing) (*export.Coverage, error) {
	c := &export.Coverage{Day: how.Day}
	var err error
	if c.Staffing, err = ws.Staffing(ctx); err != nil {
		return nil, err
	}
	if team != "" {
		at := slices.IndexFunc(c.Staffing.Teams, func(t roles.Team) bool { return strings.EqualFold(strings.TrimSpace(t.Name), strings.TrimSpace(team)) })
		if at < 0 {
			return nil, &store.NotFoundError{Kind: "team", Name: team}
		}
		c.Team = c.Staffing.Teams[at].ID
	}
	if err := readTeamsOut(ctx, ws, c); err != nil {
		return nil, err
	}
	register, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	if how.NoNames {
		return c.WithoutNames(register), nil
	}
	c.Emails = make(map[roles.PersonID]string, len(register))
	for _, p := range register {
		c.Emails[roles.PersonID(p.ID)] = p.Email
	}
	return c, nil
}

// readTeamsOut reads what was noted about the teams that go out.
func readTeamsOut(ctx context.Context, ws *store.Workspace, c *export.Coverage) (err error) {
	if c.Signs, err = ws.Signs(ctx, c.Team); err != nil {
		return err
	}
	if c.Brings, err = ws.Brings(ctx, c.Team); err != nil {
		return err
	}
	if c.Glide, err = ws.GlidePath(ctx, c.Team); err != nil {
		return err
	}
	for i := range c.Staffing.Teams {
		id := c.Staffing.Teams[i].ID
		if c.Team != 0 && id != c.Team {
			continue
		}
		versions, err := ws.Matrices(ctx, id)
		if err != nil {
			return err
		}
		if len(versions) > 0 {
			c.Matrices = append(c.Matrices, versions[0])
		}
	}
	slices.SortStableFunc(c.Brings, func(a, b roles.Brings) int { return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Skill, b.Skill)) })
	return nil
}
