package store

import (
	"cmp"
	"context"
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// Settle notes how a finding was settled; what was said of it before stays for the days before.
func (tx *Tx) Settle(s *roles.Settlement) error {
	_, err := settlementKind.save(tx, s)
	return err
}

// Unsettle takes back how a finding was settled, by its key.
func (tx *Tx) Unsettle(key string) error {
	_, err := tx.ExecContext(tx.ctx, `UPDATE settlement SET removed_at = ? WHERE finding = ? AND removed_at IS NULL`, tx.At(), key)
	return err
}

// SaveSigns makes the signs that were noted of a team be these. It fails with [*DuplicateError] where one is there twice in a month.
func (tx *Tx) SaveSigns(team roles.TeamID, seen []roles.Seen) error {
	_, err := signRows.save(tx, int64(team), seen)
	return err
}

// SaveBrings makes this be who brings the product skills to a team.
func (tx *Tx) SaveBrings(team roles.TeamID, brings []roles.Brings) error {
	_, err := productSkillRows.save(tx, int64(team), brings)
	return err
}

// Signs are the signs that were noted of a team, by month and in the order of the six; of all teams
// where it is 0.
func (ws *Workspace) Signs(ctx context.Context, team roles.TeamID) (all []roles.Seen, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = signs(ctx, q, team)
		return err
	})
	return all, err
}

// Signs is [Workspace.Signs] as the batch sees it.
func (tx *Tx) Signs(team roles.TeamID) ([]roles.Seen, error) { return signs(tx.ctx, tx, team) }

func signs(ctx context.Context, q querier, team roles.TeamID) (all []roles.Seen, err error) {
	err = signRows.each(ctx, q, int64(team), noCurrency, func(owner int64, r row[roles.Seen]) {
		r.value.Team = roles.TeamID(owner)
		all = append(all, r.value)
	})
	slices.SortStableFunc(all, func(a, b roles.Seen) int {
		return cmp.Or(cmp.Compare(a.Team, b.Team), a.Month.Compare(b.Month), cmp.Compare(a.Sign, b.Sign))
	})
	return all, err
}

// Brings are who brings which product skill to a team; to all teams where it is 0.
func (ws *Workspace) Brings(ctx context.Context, team roles.TeamID) (all []roles.Brings, err error) {
	err = ws.read(ctx, func(q querier) error {
		return productSkillRows.each(ctx, q, int64(team), noCurrency, func(owner int64, r row[roles.Brings]) {
			r.value.Team = roles.TeamID(owner)
			all = append(all, r.value)
		})
	})
	return all, err
}

// glideRows belong to a team, or to all teams together, whose number is 0.
var glideRows = family{table: "glide_point", of: "coalesce(team_id, 0) = ?", keys: 1, columns: []string{"agreed_on", "team_id", "share"}}

// glideRow is a point as its row holds it, in per cent.
type glideRow struct {
	on    civil.Date
	share exact.Decimal
}

var glideFields = []field[glideRow]{
	dayField("agreed_on", func(g *glideRow) *civil.Date { return &g.on }),
	givenField("share", func(g *glideRow) *exact.Decimal { return &g.share }),
}

// SaveGlidePath makes the glide path of a team be this, of all teams together where it is 0. It fails with [*DuplicateError] where two
// points are of one day, and with [*ShareError] where a share can't be written as a decimal number of per cent.
func (tx *Tx) SaveGlidePath(team roles.TeamID, path roles.GlidePath) error {
	rows, err := tx.members(glideRows, int64(team))
	if err != nil {
		return err
	}
	for _, p := range path {
		share, ok := exact.FromRat(new(big.Rat).Mul(p.Share, perCent))
		if !ok {
			return &ShareError{Share: p.Share}
		}
		if _, err := rows.put(p.On.String(), idCell(team), share.String()); err != nil {
			return &DuplicateError{Kind: "point of the glide path", Name: p.On.Words()}
		}
	}
	return rows.write()
}

var perCent = big.NewRat(100, 1)

// ShareError says that a share is no decimal number of per cent, such as a third.
type ShareError struct{ Share *big.Rat }

func (e *ShareError) Error() string {
	return e.Share.RatString() + " is no decimal number of per cent: round it"
}

// GlidePath is how the share of suppliers is to come down in a team, in all teams together where it is 0.
func (ws *Workspace) GlidePath(ctx context.Context, team roles.TeamID) (path roles.GlidePath, err error) {
	err = ws.read(ctx, func(q querier) error {
		const tail = "WHERE coalesce(team_id, 0) = ? ORDER BY agreed_on"
		return list(ctx, q, "glide_point", glideFields, tail, []any{int64(team)}, func(r row[glideRow]) {
			share := new(big.Rat).Quo(r.value.share.Rat(), perCent)
			path = append(path, roles.GlidePoint{On: r.value.on, Share: share})
		})
	})
	return path, err
}
