package store

import (
	"database/sql"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// The rows of what a tender asks for: its rules for ties, weight limits, criteria with their scales, lots and panel. Positions count
// from 1, among the siblings.

var (
	tieRows = family{
		table: "tender_tie", of: "tender_id = ?", keys: 1,
		columns: []string{"position", "tender_id", "rule"},
	}
	limitRows = family{
		table: "tender_limit", of: "tender_id = ?", keys: 1,
		columns: []string{"position", "tender_id", "section", "least", "most"},
	}
	criterionRows = family{
		table: "criterion", of: "tender_id = ?", keys: 1, retire: "removed_at",
		columns: []string{"code", "tender_id", "parent_id", "position", "section", "title", "weight", "minimum", "relative_children", "extra"},
	}
	scaleRows = family{
		table: "scale", of: "tender_id = ?", keys: 1,
		columns: []string{"criterion_id", "tender_id", "min", "max", "step"},
	}
	levelRows = family{
		table: "scale_level", of: "scale_id IN (SELECT id FROM scale WHERE tender_id = ?)", keys: 2,
		columns: []string{"scale_id", "position", "mark", "title", "means"},
	}
	lotRows = family{
		table: "lot", of: "tender_id = ?", keys: 1, retire: "removed_at",
		columns: []string{"code", "tender_id", "position", "title", "extra"},
	}
	lotCriterionRows = family{
		table: "lot_criterion", of: "lot_id IN (SELECT id FROM lot WHERE tender_id = ?)", keys: 2,
		columns: []string{"lot_id", "position", "criterion_id"},
	}
	// Evaluators without a position are not on the panel: they were, or they gave marks without having been named.
	evaluatorRows = family{
		table: "evaluator", of: "tender_id = ?", keys: 1, retire: "position",
		columns: []string{"code", "tender_id", "position", "name"},
	}
)

// position counts from 1.
func position(i int) any { return int64(i + 1) }

func (w *tenderWriter) ties() error {
	rows, err := w.tx.members(tieRows, w.id)
	if err != nil {
		return err
	}
	for i, tie := range w.tender.Ties {
		if _, err := rows.put(position(i), w.id, tie.String()); err != nil {
			return err
		}
	}
	return rows.write()
}

func (r *tenderReader) ties() error {
	return r.each(`SELECT id, rule FROM tender_tie WHERE tender_id = ? ORDER BY position`, func(rows *sql.Rows) error {
		var rule string
		c := cells{table: "tender_tie"}
		c.err = rows.Scan(&c.id, &rule)
		r.tender.Ties = append(r.tender.Ties, tieRules.read(&c, "rule", rule))
		return c.err
	})
}

func (w *tenderWriter) limits() error {
	rows, err := w.tx.members(limitRows, w.id)
	if err != nil {
		return err
	}
	for i, limit := range w.tender.Limits.Ranges {
		if _, err := rows.put(position(i), w.id, limit.Section, limit.Min.String(), limit.Max.String()); err != nil {
			return err
		}
	}
	return rows.write()
}

func (r *tenderReader) limits() error {
	return r.each(`SELECT id, section, least, most FROM tender_limit WHERE tender_id = ? ORDER BY position`, func(rows *sql.Rows) error {
		limit, err := scanLimit(rows, "tender_limit")
		r.tender.Limits.Ranges = append(r.tender.Limits.Ranges, limit)
		return err
	})
}

// scanLimit reads id, section, least and most, and what follows them.
func scanLimit(rows *sql.Rows, table string, more ...any) (limit weighing.WeightRange, err error) {
	var least, most sql.NullString
	c := cells{table: table}
	c.err = rows.Scan(append([]any{&c.id, &limit.Section, &least, &most}, more...)...)
	limit.Min = c.decimal("least", least).Or(exact.Decimal{})
	limit.Max = c.decimal("most", most).Or(exact.Decimal{})
	return limit, c.err
}

// criteria writes the tree of criteria, parents before their children.
func (w *tenderWriter) criteria() (err error) {
	if w.criterionRows, err = w.tx.members(criterionRows, w.id); err != nil {
		return err
	}
	var put func(cs []tender.Criterion, parent any) error
	put = func(cs []tender.Criterion, parent any) error {
		for i := range cs {
			c := &cs[i]
			id, err := w.criterionRows.put(c.ID, w.id, parent, position(i), c.Section, c.Title, c.Weight.String(), decimalCell(c.Minimum),
				flagCell(c.RelativeChildren), extraCell(c.Extra))
			if err != nil {
				return err
			}
			if err := put(c.Children, id); err != nil {
				return err
			}
		}
		return nil
	}
	if err := put(w.tender.Criteria, nil); err != nil {
		return err
	}
	return w.criterionRows.write()
}

// scales writes the tender's scale and those of single criteria, with their levels.
func (w *tenderWriter) scales() error {
	scales, err := w.tx.members(scaleRows, w.id)
	if err != nil {
		return err
	}
	levels, err := w.tx.members(levelRows, w.id)
	if err != nil {
		return err
	}
	put := func(criterion any, s tender.Scale) error {
		if !s.IsSet() {
			return nil
		}
		id, err := scales.put(criterion, w.id, decimalCell(s.Min), decimalCell(s.Max), decimalCell(s.Step))
		if err != nil {
			return err
		}
		for i, level := range s.Levels {
			if _, err := levels.put(id, position(i), level.Mark.String(), level.Title, level.Means); err != nil {
				return err
			}
		}
		return nil
	}
	var walk func([]tender.Criterion) error
	walk = func(cs []tender.Criterion) error {
		for i := range cs {
			id, _ := w.criterionRows.known(keyOf(cs[i].ID))
			if err := put(id, cs[i].Scale); err != nil {
				return err
			}
			if err := walk(cs[i].Children); err != nil {
				return err
			}
		}
		return nil
	}
	if err := put(nil, w.tender.Scale); err != nil {
		return err
	}
	if err := walk(w.tender.Criteria); err != nil {
		return err
	}
	if err := scales.write(); err != nil {
		return err
	}
	return levels.write()
}

// criteria reads the tree of criteria, with the scales of single criteria and the tender's own.
func (r *tenderReader) criteria() error {
	scales, err := r.scales()
	if err != nil {
		return err
	}
	r.tender.Scale = scales[0]
	r.criterionCodes = map[int64]string{}
	type found struct {
		id        int64
		criterion tender.Criterion
	}
	children := map[int64][]found{} // by the parent's row, 0 for the top
	const query = `SELECT id, parent_id, code, section, title, weight, minimum, relative_children, extra
		FROM criterion WHERE tender_id = ? AND removed_at IS NULL ORDER BY position, id`
	err = r.each(query, func(rows *sql.Rows) error {
		var parent sql.NullInt64
		var weight, minimum sql.NullString
		var extra string
		var f found
		c := cells{table: "criterion"}
		c.err = rows.Scan(&c.id, &parent, &f.criterion.ID, &f.criterion.Section, &f.criterion.Title, &weight, &minimum, &f.criterion.RelativeChildren, &extra)
		f.id = c.id
		f.criterion.Weight = c.decimal("weight", weight).Or(exact.Decimal{})
		f.criterion.Minimum = c.decimal("minimum", minimum)
		f.criterion.Scale = scales[c.id]
		f.criterion.Extra = c.extra(extra)
		r.criterionCodes[c.id] = f.criterion.ID
		children[parent.Int64] = append(children[parent.Int64], f)
		return c.err
	})
	var grow func(parent int64) []tender.Criterion
	grow = func(parent int64) (cs []tender.Criterion) {
		for _, f := range children[parent] {
			f.criterion.Children = grow(f.id)
			cs = append(cs, f.criterion)
		}
		return cs
	}
	r.tender.Criteria = grow(0)
	return err
}

// scales reads all scales under the tender by the row of their criterion, the tender's own under 0.
func (r *tenderReader) scales() (map[int64]tender.Scale, error) {
	levels := map[int64][]tender.Level{}
	const levelQuery = `SELECT id, scale_id, mark, title, means FROM scale_level
		WHERE scale_id IN (SELECT id FROM scale WHERE tender_id = ?) ORDER BY scale_id, position`
	err := r.each(levelQuery, func(rows *sql.Rows) error {
		var scale int64
		var mark sql.NullString
		var level tender.Level
		c := cells{table: "scale_level"}
		c.err = rows.Scan(&c.id, &scale, &mark, &level.Title, &level.Means)
		level.Mark = c.decimal("mark", mark).Or(exact.Decimal{})
		levels[scale] = append(levels[scale], level)
		return c.err
	})
	if err != nil {
		return nil, err
	}
	scales := map[int64]tender.Scale{}
	err = r.each(`SELECT id, criterion_id, min, max, step FROM scale WHERE tender_id = ?`, func(rows *sql.Rows) error {
		var criterion sql.NullInt64
		var bottom, top, step sql.NullString
		c := cells{table: "scale"}
		c.err = rows.Scan(&c.id, &criterion, &bottom, &top, &step)
		scales[criterion.Int64] = tender.Scale{
			Min: c.decimal("min", bottom), Max: c.decimal("max", top), Step: c.decimal("step", step), Levels: levels[c.id],
		}
		return c.err
	})
	return scales, err
}

func (w *tenderWriter) lots() (err error) {
	if w.lotRows, err = w.tx.members(lotRows, w.id); err != nil {
		return err
	}
	counts, err := w.tx.members(lotCriterionRows, w.id)
	if err != nil {
		return err
	}
	for i, lot := range w.tender.Lots {
		id, err := w.lotRows.put(lot.ID, w.id, position(i), lot.Title, extraCell(lot.Extra))
		if err != nil {
			return err
		}
		for k, code := range lot.Criteria {
			criterion, ok := w.criterionRows.known(keyOf(code))
			if !ok {
				return &NotFoundError{Kind: "criterion", Name: code}
			}
			if _, err := counts.put(id, position(k), criterion); err != nil {
				return err
			}
		}
	}
	if err := w.lotRows.write(); err != nil {
		return err
	}
	return counts.write()
}

func (r *tenderReader) lots() error {
	criteria := map[int64][]string{}
	const counts = `SELECT lot_id, criterion_id FROM lot_criterion
		WHERE lot_id IN (SELECT id FROM lot WHERE tender_id = ?) ORDER BY lot_id, position`
	err := r.each(counts, func(rows *sql.Rows) error {
		var lot, criterion int64
		err := rows.Scan(&lot, &criterion)
		criteria[lot] = append(criteria[lot], r.criterionCodes[criterion])
		return err
	})
	if err != nil {
		return err
	}
	r.lotCodes = map[int64]string{}
	const query = `SELECT id, code, title, extra FROM lot WHERE tender_id = ? AND removed_at IS NULL ORDER BY position, id`
	return r.each(query, func(rows *sql.Rows) error {
		var lot tender.Lot
		var extra string
		c := cells{table: "lot"}
		c.err = rows.Scan(&c.id, &lot.ID, &lot.Title, &extra)
		lot.Criteria = criteria[c.id]
		lot.Extra = c.extra(extra)
		r.lotCodes[c.id] = lot.ID
		r.tender.Lots = append(r.tender.Lots, lot)
		return c.err
	})
}

// panel writes the panel, and those who gave marks without being on it.
func (w *tenderWriter) panel() (err error) {
	if w.evaluatorRows, err = w.tx.members(evaluatorRows, w.id); err != nil {
		return err
	}
	for i, e := range w.tender.Panel {
		if _, err := w.evaluatorRows.put(e.ID, w.id, position(i), e.Name); err != nil {
			return err
		}
	}
	for i := range w.tender.Bids {
		for _, offer := range offers(&w.tender.Bids[i]) {
			for _, code := range sortedKeys(offer.Evaluators) {
				if _, named := w.evaluatorRows.known(keyOf(code)); named {
					continue
				}
				if _, err := w.evaluatorRows.put(code, w.id, nil, ""); err != nil {
					return err
				}
			}
		}
	}
	return w.evaluatorRows.write()
}

func (r *tenderReader) panel() error {
	r.evaluatorCodes = map[int64]string{}
	const query = `SELECT id, code, name, position IS NOT NULL FROM evaluator WHERE tender_id = ? ORDER BY position, id`
	return r.each(query, func(rows *sql.Rows) error {
		var id int64
		var e tender.Evaluator
		var named bool
		err := rows.Scan(&id, &e.ID, &e.Name, &named)
		r.evaluatorCodes[id] = e.ID
		if named {
			r.tender.Panel = append(r.tender.Panel, e)
		}
		return err
	})
}
