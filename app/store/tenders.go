package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// TenderRow is a tender as lists show it.
type TenderRow struct {
	ID        tender.ID
	Reference string
	Title     string
	Begun     civil.Date
	Method    weighing.Method
	// CostWeight is per cent of the whole; absent where cost is not weighed against quality.
	CostWeight exact.Optional
	Bids       int
	// LockVersion is the version of the locked model, 0 where it is not locked.
	LockVersion int
}

// Tenders lists the tenders by reference.
func (ws *Workspace) Tenders(ctx context.Context) ([]TenderRow, error) {
	const query = `SELECT id, reference, title, begun, price_method, cost_weight,
			(SELECT count(*) FROM bid WHERE tender_id = tender.id AND removed_at IS NULL),
			coalesce((SELECT iif(event = 'locked', version, 0) FROM tender_model WHERE tender_id = tender.id ORDER BY id DESC LIMIT 1), 0)
		FROM tender WHERE removed_at IS NULL ORDER BY reference, id`
	var list []TenderRow
	err := ws.read(ctx, func(q querier) error {
		return each(ctx, q, query, nil, func(rows *sql.Rows) error {
			var r TenderRow
			var begun, cost sql.NullString
			err := rows.Scan(&r.ID, &r.Reference, &r.Title, &begun, &r.Method, &cost, &r.Bids, &r.LockVersion)
			c := cells{table: "tender", id: int64(r.ID), err: err}
			r.Begun, r.CostWeight = c.day("begun", begun), c.decimal("cost_weight", cost)
			list = append(list, r)
			return c.err
		})
	})
	return list, err
}

// Tender is the tender with this reference, whole: with bids and current marks. It fails with [*NotFoundError].
func (ws *Workspace) Tender(ctx context.Context, reference string) (t *tender.Tender, err error) {
	err = ws.read(ctx, func(q querier) error {
		t, err = tenderByReference(ctx, q, reference)
		return err
	})
	return t, err
}

// Tender is [Workspace.Tender] as the batch sees it.
func (tx *Tx) Tender(reference string) (*tender.Tender, error) {
	return tenderByReference(tx.ctx, tx, reference)
}

func tenderByReference(ctx context.Context, q querier, reference string) (*tender.Tender, error) {
	id, err := tenderID(ctx, q, reference)
	if err != nil {
		return nil, err
	}
	return readTender(ctx, q, id)
}

func tenderID(ctx context.Context, q querier, reference string) (id tender.ID, err error) {
	err = q.QueryRowContext(ctx, `SELECT id FROM tender WHERE reference = ? AND removed_at IS NULL`, reference).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = &NotFoundError{Kind: "tender", Name: reference}
	}
	return id, err
}

// each calls scan for every row that a query finds.
func each(ctx context.Context, q querier, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// tenderColumns are the columns that hold what a tender says about itself.
var tenderColumns = []string{
	"reference", "title", "note", "currency", "begun", "cost_weight", "quality_weight", "weights", "quality_minimum",
	"price_method", "price_floor", "price_ceiling", "price_benchmark", "price_cap", "price_value_per_point", "price_budget",
	"should_cost_minor", "rounding_stage", "rounding_places", "mean_of_evaluators", "limits_name", "whole_limits", "extra",
}

// tenderCells are the values of [tenderColumns].
func tenderCells(t *tender.Tender) []any {
	p := t.Price.Parameters
	return []any{
		t.Reference, t.Title, t.Note, currencyCell(t.Currency), dayCell(t.Begun), decimalCell(t.CostWeight), decimalCell(t.QualityWeight),
		t.Weights.String(), decimalCell(t.QualityMinimum),
		string(t.Price.Method), decimalCell(p.Floor), decimalCell(p.Ceiling), decimalCell(p.Benchmark), decimalCell(p.Cap),
		decimalCell(p.ValuePerPoint), decimalCell(p.Budget),
		minorCell(t.ShouldCost), t.Rounding.Stage.String(), int64(t.Rounding.Places), flagCell(t.MeanOfEvaluators), t.Limits.Name,
		flagCell(t.Limits.WholeNumbers), extraCell(t.Extra),
	}
}

// The words in columns of tenders and bids.
var (
	weightBases    = lexiconOf([]tender.WeightBasis{tender.WeightsOfWhole, tender.WeightsOfQuality, tender.WeightsRelative})
	roundingStages = lexiconOf(weighing.Stages())
	tieRules       = lexiconOf(weighing.Ties())
	bidStatuses    = lexiconOf(weighing.Statuses())
)

// readTenderRow reads what [tenderCells] wrote.
func readTenderRow(ctx context.Context, q querier, id tender.ID) (*tender.Tender, error) {
	t := &tender.Tender{ID: id}
	var weights, stage, extra string
	var currency, begun, cost, quality, minimum, floor, ceiling, benchmark, limit, perPoint, budget sql.NullString
	var shouldCost sql.NullInt64
	query := "SELECT " + strings.Join(tenderColumns, ", ") + " FROM tender WHERE id = ?"
	err := q.QueryRowContext(ctx, query, int64(id)).Scan(
		&t.Reference, &t.Title, &t.Note, &currency, &begun, &cost, &quality, &weights, &minimum,
		&t.Price.Method, &floor, &ceiling, &benchmark, &limit, &perPoint, &budget,
		&shouldCost, &stage, &t.Rounding.Places, &t.MeanOfEvaluators, &t.Limits.Name, &t.Limits.WholeNumbers, &extra)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &NotFoundError{Kind: "tender", Name: fmt.Sprint(id)}
	}
	c := cells{table: "tender", id: int64(id), err: err}
	t.Currency = c.currency("currency", currency)
	t.Begun = c.day("begun", begun)
	t.CostWeight = c.decimal("cost_weight", cost)
	t.QualityWeight = c.decimal("quality_weight", quality)
	t.Weights = weightBases.read(&c, "weights", weights)
	t.QualityMinimum = c.decimal("quality_minimum", minimum)
	t.Price.Parameters = weighing.Parameters{
		Floor: c.decimal("price_floor", floor), Ceiling: c.decimal("price_ceiling", ceiling), Benchmark: c.decimal("price_benchmark", benchmark),
		Cap: c.decimal("price_cap", limit), ValuePerPoint: c.decimal("price_value_per_point", perPoint), Budget: c.decimal("price_budget", budget),
	}
	t.ShouldCost = c.amount(shouldCost, t.Currency)
	t.Rounding.Stage = roundingStages.read(&c, "rounding_stage", stage)
	t.Extra = c.extra(extra)
	return t, c.err
}

// extraCell keeps members of a file that the program does not know, as JSON; empty where there are none.
func extraCell(extra tender.Extra) any {
	if len(extra) == 0 {
		return ""
	}
	text, err := json.Marshal(extra)
	if err != nil {
		panic("store: " + err.Error()) // a list of pairs of texts always encodes
	}
	return string(text)
}

func (c *cells) extra(text string) (extra tender.Extra) {
	if text != "" {
		c.fail("extra", json.Unmarshal([]byte(text), &extra))
	}
	return extra
}

// readTender reads a tender with everything under it.
func readTender(ctx context.Context, q querier, id tender.ID) (*tender.Tender, error) {
	t, err := readTenderRow(ctx, q, id)
	if err != nil {
		return nil, err
	}
	r := tenderReader{ctx: ctx, q: q, tender: t}
	if err := r.unmarked(); err != nil {
		return nil, err
	}
	return t, r.marks()
}

// TenderOf is the tender of this ID, whole. It fails with [*NotFoundError], also where the tender was removed.
func (tx *Tx) TenderOf(id tender.ID) (*tender.Tender, error) {
	if err := tx.tenderIsThere(id); err != nil {
		return nil, err
	}
	return readTender(tx.ctx, tx, id)
}

// UnmarkedTender is [Tx.TenderOf] without any marks.
func (tx *Tx) UnmarkedTender(id tender.ID) (*tender.Tender, error) {
	if err := tx.tenderIsThere(id); err != nil {
		return nil, err
	}
	t, err := readTenderRow(tx.ctx, tx, id)
	if err != nil {
		return nil, err
	}
	r := tenderReader{ctx: tx.ctx, q: tx, tender: t}
	return t, r.unmarked()
}

func (tx *Tx) tenderIsThere(id tender.ID) error {
	var there bool
	const query = `SELECT EXISTS (SELECT 1 FROM tender WHERE id = ? AND removed_at IS NULL)`
	err := tx.QueryRowContext(tx.ctx, query, int64(id)).Scan(&there)
	if err == nil && !there {
		err = &NotFoundError{Kind: "tender", Name: fmt.Sprint(id)}
	}
	return err
}

// tenderReader gathers what stands under a tender. The maps lead from rows to the ids that the tender itself uses.
type tenderReader struct {
	ctx    context.Context
	q      querier
	tender *tender.Tender

	criterionCodes, lotCodes, evaluatorCodes map[int64]string
	bidRows                                  []int64 // the row of each bid
}

// unmarked reads all but marks.
func (r *tenderReader) unmarked() error {
	steps := []func() error{r.ties, r.limits, r.criteria, r.lots, r.panel, r.bids, r.promises}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// each calls scan for the rows under the tender that a query finds.
func (r *tenderReader) each(query string, scan func(*sql.Rows) error) error {
	return each(r.ctx, r.q, query, []any{int64(r.tender.ID)}, scan)
}

// SaveTender makes the workspace hold the tender as it is: whole, with bids and marks. Only rows that differ are touched; marks that
// differ are added with why, the reason for changing one that was given before. Bids, criteria and lots that the tender no longer has
// are kept as removed. A tender that is not in the workspace yet gets its ID.
//
// Bids that are new, or whose supplier has another name than before, lead to the suppliers given, by the name that the bid has. It fails
// with [*DuplicateError], [*NotFoundError] and [*CurrencyError] where the tender contradicts itself; what else is wrong with a draft is
// kept as it is.
func (tx *Tx) SaveTender(t *tender.Tender, suppliers map[string]procurement.SupplierID, why string) error {
	if err := checkCurrencies(t); err != nil {
		return err
	}
	if err := tx.saveTenderRow(t); err != nil {
		return err
	}
	w := tenderWriter{tx: tx, tender: t, id: int64(t.ID), suppliers: suppliers, why: why}
	steps := []func() error{w.ties, w.limits, w.criteria, w.scales, w.lots, w.panel, w.bids, w.promises, w.bidLots, w.marks}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// tenderWriter carries what the rows under a tender need to know of each other.
type tenderWriter struct {
	tx        *Tx
	tender    *tender.Tender
	id        int64
	suppliers map[string]procurement.SupplierID
	why       string

	criterionRows, lotRows, evaluatorRows, bidRows *members
}

func (tx *Tx) saveTenderRow(t *tender.Tender) error {
	var clash int64
	err := tx.QueryRowContext(tx.ctx, `SELECT id FROM tender WHERE reference = ? AND id <> ? AND removed_at IS NULL`, t.Reference, int64(t.ID)).Scan(&clash)
	if err == nil {
		return &DuplicateError{Kind: "tender", Name: t.Reference}
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	id, err := tx.saveRow("tender", int64(t.ID), tenderColumns, tenderCells(t))
	t.ID = tender.ID(id)
	return err
}

// saveRow writes one row with an id of its own, a new one where id is 0. It returns the id, and fails with [*NotFoundError] where there
// is no row to change.
func (tx *Tx) saveRow(table string, id int64, columns []string, values []any) (int64, error) {
	if id == 0 {
		result, err := tx.ExecContext(tx.ctx, insertScript(table, columns, 1), values...)
		if err != nil {
			return 0, err
		}
		return result.LastInsertId()
	}
	script := fmt.Sprintf("UPDATE %s SET %s = ? WHERE id = ?", table, strings.Join(columns, " = ?, "))
	result, err := tx.ExecContext(tx.ctx, script, append(slices.Clip(values), id)...)
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		err = &NotFoundError{Kind: table, Name: fmt.Sprint(id)}
	}
	return id, err
}

// checkCurrencies makes sure that minor units mean what they are read back as.
func checkCurrencies(t *tender.Tender) error {
	if err := checkCurrency("the should-cost estimate", t.ShouldCost, t.Currency); err != nil {
		return err
	}
	for i := range t.Bids {
		b := &t.Bids[i]
		for _, offer := range offers(b) {
			what := "the price of bid " + b.ID
			if offer.lot != "" {
				what += " for lot " + offer.lot
			}
			if err := checkCurrency(what, offer.Price, t.Currency); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkCurrency(what string, a money.Amount, needs money.Currency) error {
	if a.IsSet() && a.Currency() != needs {
		return &CurrencyError{What: what, Given: a.Currency().Code(), Needs: needs.Code()}
	}
	return nil
}

// SetTenderRemoved takes a tender out of lists, ranking and search, or puts it back. It fails with [*DuplicateError] where its reference
// was given to another meanwhile.
func (tx *Tx) SetTenderRemoved(id tender.ID, removed bool) error {
	var at any
	if removed {
		at = tx.At()
	}
	_, err := tx.saveRow("tender", int64(id), []string{"removed_at"}, []any{at})
	if !IsDuplicate(err) {
		return err
	}
	t, err := readTenderRow(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	return &DuplicateError{Kind: "tender", Name: t.Reference}
}

// RemovedTender is the tender with this reference that was removed last. It fails with [*NotFoundError].
func (tx *Tx) RemovedTender(reference string) (id tender.ID, err error) {
	const query = `SELECT id FROM tender WHERE reference = ? AND removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC LIMIT 1`
	err = tx.QueryRowContext(tx.ctx, query, reference).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = &NotFoundError{Kind: "removed tender", Name: reference}
	}
	return id, err
}
