package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// positionFields are the columns of what both sides agreed on.
var positionFields = []field[scorecard.Position]{
	countField("scorecard_id", func(p *scorecard.Position) *scorecard.CardID { return &p.Card }),
	periodField("period", func(p *scorecard.Position) *civil.Period { return &p.Period }),
	countField("measure_id", func(p *scorecard.Position) *scorecard.MeasureID { return &p.Measure }),
	wordField("state", readingStates, func(p *scorecard.Position) *scorecard.State { return &p.State }),
	decimalField("value", func(p *scorecard.Position) *exact.Optional { return &p.Value }),
	textField("why", func(p *scorecard.Position) *string { return &p.Why }),
	textField("note", func(p *scorecard.Position) *string { return &p.Note }),
	textField("reply", func(p *scorecard.Position) *string { return &p.Reply }),
	textField("said_by", func(p *scorecard.Position) *string { return &p.By }),
	dayField("said_on", func(p *scorecard.Position) *civil.Date { return &p.On }),
}

// overrideFields are the columns of a rating that people set.
var overrideFields = []field[scorecard.Override]{
	countField("scorecard_id", func(o *scorecard.Override) *scorecard.CardID { return &o.Card }),
	periodField("period", func(o *scorecard.Override) *civil.Period { return &o.Period }),
	idField("measure_id", func(o *scorecard.Override) *scorecard.MeasureID { return &o.Measure }),
	wordField("rating", ratings, func(o *scorecard.Override) *scorecard.Rating { return &o.Rating }),
	textField("reason", func(o *scorecard.Override) *string { return &o.Reason }),
	textField("said_by", func(o *scorecard.Override) *string { return &o.By }),
	dayField("said_on", func(o *scorecard.Override) *civil.Date { return &o.On }),
}

// placeKeys is how many columns, the first, say what a position or an override is about.
const placeKeys = 3

// actionFields are the columns of an action.
var actionFields = []field[scorecard.Action]{
	countField("scorecard_id", func(a *scorecard.Action) *scorecard.CardID { return &a.Card }),
	idField("measure_id", func(a *scorecard.Action) *scorecard.MeasureID { return &a.Measure }),
	parsedField("raised", func(a *scorecard.Action) *civil.Period { return &a.Raised }, func(p civil.Period) any { return p.String() }, periodOrNone),
	textField("title", func(a *scorecard.Action) *string { return &a.Title }),
	textField("owner", func(a *scorecard.Action) *string { return &a.Owner }),
	wordField("side", cardSides, func(a *scorecard.Action) *scorecard.Side { return &a.Side }),
	dayField("due", func(a *scorecard.Action) *civil.Date { return &a.Due }),
	wordField("state", actionStates, func(a *scorecard.Action) *scorecard.ActionState { return &a.State }),
	dayField("done", func(a *scorecard.Action) *civil.Date { return &a.Done }),
	wordField("effect", effects, func(a *scorecard.Action) *scorecard.Effect { return &a.Effect }),
	textField("note", func(a *scorecard.Action) *string { return &a.Note }),
}

// periodOrNone reads a period; the empty text is none.
func periodOrNone(text string) (civil.Period, error) {
	if text == "" {
		return civil.Period{}, nil
	}
	return civil.ParsePeriod(text)
}

// assessmentFields are the columns of a statutory assessment, assessedRows and failureRows what hangs on it.
var (
	assessmentFields = []field[scorecard.Assessment]{
		countField("scorecard_id", func(a *scorecard.Assessment) *scorecard.CardID { return &a.Card }),
		wordField("occasion", occasions, func(a *scorecard.Assessment) *scorecard.Occasion { return &a.Occasion }),
		dayField("window_from", func(a *scorecard.Assessment) *civil.Date { return &a.Window.From }),
		dayField("window_to", func(a *scorecard.Assessment) *civil.Date { return &a.Window.To }),
		dayField("made_on", func(a *scorecard.Assessment) *civil.Date { return &a.Made }),
		dayField("published_on", func(a *scorecard.Assessment) *civil.Date { return &a.Published }),
		textField("made_by", func(a *scorecard.Assessment) *string { return &a.By }),
		textField("notice", func(a *scorecard.Assessment) *string { return &a.Notice }),
	}
	assessedRows = hanging[scorecard.Assessed]{table: "assessed_measure", owner: "assessment_id", fields: []field[scorecard.Assessed]{
		countField("measure_id", func(a *scorecard.Assessed) *scorecard.MeasureID { return &a.Measure }),
		wordField("rating", ratings, func(a *scorecard.Assessed) *scorecard.Rating { return &a.Rating }),
		textField("text", func(a *scorecard.Assessed) *string { return &a.Text }),
	}}
	failureRows = hanging[scorecard.Failure]{table: "performance_failure", owner: "assessment_id", fields: []field[scorecard.Failure]{
		idField("measure_id", func(f *scorecard.Failure) *scorecard.MeasureID { return &f.Measure }),
		textField("category", func(f *scorecard.Failure) *string { return &f.Category }),
		dayField("begins", func(f *scorecard.Failure) *civil.Date { return &f.Period.From }),
		dayField("ends", func(f *scorecard.Failure) *civil.Date { return &f.Period.To }),
		countField("events", func(f *scorecard.Failure) *int { return &f.Events }),
		textField("remedy", func(f *scorecard.Failure) *string { return &f.Remedy }),
		dayField("settled_on", func(f *scorecard.Failure) *civil.Date { return &f.Settled }),
	}}
)

// SavePosition makes the workspace hold what both sides agreed on in the place of what they did before; one that says nothing takes that
// away.
func (tx *Tx) SavePosition(p *scorecard.Position) error {
	says := p.State != scorecard.NotRead || p.Note != "" || p.Reply != ""
	return saveInPlace(tx, "agreed_position", positionFields, p, says)
}

// SaveOverride makes the workspace hold a rating that people set; none, [scorecard.NotYetRated], takes it away.
func (tx *Tx) SaveOverride(o *scorecard.Override) error {
	return saveInPlace(tx, "rating_override", overrideFields, o, o.Rating != scorecard.NotYetRated)
}

// saveInPlace saves a row that is alone in its place, or takes it away where there is nothing to be said.
func saveInPlace[T any](tx *Tx, table string, fields []field[T], v *T, says bool) error {
	columns, row := columnsOf(fields), cellsOf(fields, v)
	where := strings.Join(columns[:placeKeys], " IS ? AND ") + " IS ?"
	if !says {
		_, err := tx.ExecContext(tx.ctx, fmt.Sprintf("DELETE FROM %s WHERE %s", table, where), row[:placeKeys]...)
		return err
	}
	update := fmt.Sprintf("UPDATE %s SET %s = ? WHERE %s", table, strings.Join(columns[placeKeys:], " = ?, "), where)
	result, err := tx.ExecContext(tx.ctx, update, append(row[placeKeys:len(row):len(row)], row[:placeKeys]...)...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	_, err = tx.ExecContext(tx.ctx, insertScript(table, columns, 1), row...)
	return err
}

// SaveAction makes the workspace hold the action as it is. One that is not in it yet gets its ID. It fails with [*NotFoundError].
func (tx *Tx) SaveAction(a *scorecard.Action) error {
	id, err := tx.saveRow("scorecard_action", int64(a.ID), columnsOf(actionFields), cellsOf(actionFields, a))
	a.ID = scorecard.ActionID(id)
	return err
}

// RemoveAction takes an action away.
func (tx *Tx) RemoveAction(id scorecard.ActionID) error {
	_, err := tx.ExecContext(tx.ctx, `DELETE FROM scorecard_action WHERE id = ?`, int64(id))
	return err
}

// Action is the action of this ID. It fails with [*NotFoundError].
func (tx *Tx) Action(id scorecard.ActionID) (a scorecard.Action, err error) {
	all, err := actions(tx.ctx, tx, "WHERE id = ?", int64(id))
	if err == nil && len(all) == 0 {
		err = &NotFoundError{Kind: "action", Name: fmt.Sprint(id)}
	}
	if err != nil {
		return a, err
	}
	return all[0], nil
}

func actions(ctx context.Context, q querier, tail string, args ...any) (all []scorecard.Action, err error) {
	err = list(ctx, q, "scorecard_action", actionFields, tail, args, func(r row[scorecard.Action]) {
		r.value.ID = scorecard.ActionID(r.id)
		all = append(all, r.value)
	})
	return all, err
}

// SaveAssessment makes the workspace hold the assessment as it is. One that is not in it yet gets its ID. It fails with [*NotFoundError].
func (tx *Tx) SaveAssessment(a *scorecard.Assessment) error {
	id, err := tx.saveRow("assessment", int64(a.ID), columnsOf(assessmentFields), cellsOf(assessmentFields, a))
	if err != nil {
		return err
	}
	a.ID = scorecard.AssessmentID(id)
	if _, err := assessedRows.save(tx, id, a.Measures); err != nil {
		return err
	}
	_, err = failureRows.save(tx, id, a.Failures)
	return err
}

// RemoveAssessment takes an assessment away.
func (tx *Tx) RemoveAssessment(id scorecard.AssessmentID) error {
	_, err := tx.ExecContext(tx.ctx, `DELETE FROM assessment WHERE id = ?`, int64(id))
	return err
}

// assessments reads the assessments of all cards, or of the one of this ID, oldest first.
func assessments(ctx context.Context, q querier, card int64) (all []scorecard.Assessment, err error) {
	at := map[int64]int{}
	tail, args := only("%s ORDER BY scorecard_id, window_from, id", "WHERE scorecard_id = ?", card)
	err = list(ctx, q, "assessment", assessmentFields, tail, args, func(r row[scorecard.Assessment]) {
		r.value.ID = scorecard.AssessmentID(r.id)
		at[r.id] = len(all)
		all = append(all, r.value)
	})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	set := cardRack{ctx: ctx, q: q, at: at}
	return all, errors.Join(
		rackRows(set, assessedRows, func(i int, own []scorecard.Assessed) { all[i].Measures = own }),
		rackRows(set, failureRows, func(i int, own []scorecard.Failure) { all[i].Failures = own }),
	)
}
