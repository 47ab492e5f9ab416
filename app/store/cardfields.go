package store

import (
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// The words in columns of scorecards.
var (
	subjectKinds  = lexiconOf(scorecard.AllSubjectKinds())
	periodKinds   = lexiconOf([]civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear})
	measureKinds  = lexiconOf(scorecard.AllMeasureKinds())
	directions    = lexiconOf(scorecard.AllDirections())
	timings       = lexiconOf(scorecard.AllTimings())
	computations  = lexiconOf(scorecard.AllComputations())
	beneficiaries = lexiconOf(scorecard.AllBeneficiaries())
	cardSides     = lexiconOf(scorecard.AllSides())
	readingStates = lexiconOf(scorecard.AllStates())
	ratings       = lexiconOf(scorecard.AllRatings())
	actionStates  = lexiconOf(scorecard.AllActionStates())
	effects       = lexiconOf(scorecard.AllEffects())
	occasions     = lexiconOf(scorecard.AllOccasions())
)

// measureFields are the columns of a measure.
var measureFields = []field[scorecard.Measure]{
	textField("code", func(m *scorecard.Measure) *string { return &m.Code }),
	textField("name", func(m *scorecard.Measure) *string { return &m.Name }),
	textField("purpose", func(m *scorecard.Measure) *string { return &m.Purpose }),
	textField("formula", func(m *scorecard.Measure) *string { return &m.Formula }),
	textField("source", func(m *scorecard.Measure) *string { return &m.Source }),
	textField("owner", func(m *scorecard.Measure) *string { return &m.Owner }),
	textField("unit", func(m *scorecard.Measure) *string { return &m.Unit }),
	wordField("kind", measureKinds, func(m *scorecard.Measure) *scorecard.MeasureKind { return &m.Kind }),
	wordField("direction", directions, func(m *scorecard.Measure) *scorecard.Direction { return &m.Direction }),
	wordField("every", periodKinds, func(m *scorecard.Measure) *civil.PeriodKind { return &m.Every }),
	wordField("timing", timings, func(m *scorecard.Measure) *scorecard.Timing { return &m.Timing }),
	flagField("statutory", func(m *scorecard.Measure) *bool { return &m.Statutory }),
	textField("credit", func(m *scorecard.Measure) *string { return &m.Credit }),
	flagField("ratio", func(m *scorecard.Measure) *bool { return &m.Ratio }),
	parsedField("currency", func(m *scorecard.Measure) *money.Currency { return &m.Currency }, currencyCell, money.ParseCurrency),
	decimalField("least", func(m *scorecard.Measure) *exact.Optional { return &m.Least }),
	decimalField("most", func(m *scorecard.Measure) *exact.Optional { return &m.Most }),
	wordField("computed", computations, func(m *scorecard.Measure) *scorecard.Computation { return &m.Computed }),
	wordField("for_whom", beneficiaries, func(m *scorecard.Measure) *scorecard.Beneficiary { return &m.For }),
	dayField("retired", func(m *scorecard.Measure) *civil.Date { return &m.Retired }),
}

// pointsFields are the columns of points.
var pointsFields = []field[scorecard.Points]{
	decimalField("floor", func(p *scorecard.Points) *exact.Optional { return &p.Floor }),
	decimalField("red_flag", func(p *scorecard.Points) *exact.Optional { return &p.RedFlag }),
	decimalField("near_miss", func(p *scorecard.Points) *exact.Optional { return &p.NearMiss }),
	decimalField("target", func(p *scorecard.Points) *exact.Optional { return &p.Target }),
	decimalField("stretch", func(p *scorecard.Points) *exact.Optional { return &p.Stretch }),
	decimalField("upper_target", func(p *scorecard.Points) *exact.Optional { return &p.UpperTarget }),
	decimalField("upper_near_miss", func(p *scorecard.Points) *exact.Optional { return &p.UpperNearMiss }),
	decimalField("upper_red_flag", func(p *scorecard.Points) *exact.Optional { return &p.UpperRedFlag }),
	decimalField("upper_floor", func(p *scorecard.Points) *exact.Optional { return &p.UpperFloor }),
}

// cardFields are the columns of a scorecard, but for what it is about, which depends on the kind.
var cardFields = []field[cardRow]{
	textField("reference", func(c *cardRow) *string { return &c.Reference }),
	textField("title", func(c *cardRow) *string { return &c.Title }),
	wordField("subject", subjectKinds, func(c *cardRow) *scorecard.SubjectKind { return &c.Subject.Kind }),
	idField("contract_id", func(c *cardRow) *int64 { return &c.contract }),
	idField("supplier_id", func(c *cardRow) *int64 { return &c.supplier }),
	textField("subject_name", func(c *cardRow) *string { return &c.Subject.Name }),
	wordField("every", periodKinds, func(c *cardRow) *civil.PeriodKind { return &c.Every }),
	dayField("begins", func(c *cardRow) *civil.Date { return &c.Term.From }),
	dayField("ends", func(c *cardRow) *civil.Date { return &c.Term.To }),
	textField("our_name", func(c *cardRow) *string { return &c.OurName }),
	textField("their_name", func(c *cardRow) *string { return &c.TheirName }),
	textField("owner", func(c *cardRow) *string { return &c.Owner }),
	textField("notes", func(c *cardRow) *string { return &c.Notes }),
	textField("template", func(c *cardRow) *string { return &c.Template }),
}

// cardRow is a scorecard as its row holds it: what it is about is a contract or a supplier.
type cardRow struct {
	scorecard.Card
	contract, supplier int64
}

func rowOfCard(c *scorecard.Card) cardRow {
	r := cardRow{Card: *c}
	if c.Subject.Kind == scorecard.OfSupplier {
		r.supplier = c.Subject.Register
	} else {
		r.contract = c.Subject.Register
	}
	return r
}

func (r *cardRow) card() scorecard.Card {
	c := r.Card
	c.Subject.Register = r.contract + r.supplier // one of them is 0
	return c
}

// partRow is a perspective or an objective on its own; an objective belongs to a perspective.
type partRow struct{ code, perspective, name string }

// placedRow is a measure on a card and the objective that it belongs to.
type placedRow struct {
	objective string
	scorecard.Placed
}

// partHistory is an entry of a history that is kept about a part of a card: a perspective or an objective by its code, a measure by its id.
type partHistory[K, T any] struct {
	part K
	scorecard.Dated[T]
}

// historyFields are the columns of an entry of a history, its day first.
func historyFields[T any](value []field[T]) []field[scorecard.Dated[T]] {
	return slices.Concat([]field[scorecard.Dated[T]]{
		dayField("valid_from", func(d *scorecard.Dated[T]) *civil.Date { return &d.From }),
		textField("reason", func(d *scorecard.Dated[T]) *string { return &d.Reason }),
	}, fieldsOf(func(d *scorecard.Dated[T]) *T { return &d.Value }, value))
}

// partHistoryRows are the histories of the parts of a card; part is their column.
func partHistoryRows[K, T any](table string, part field[partHistory[K, T]], value []field[T]) hanging[partHistory[K, T]] {
	dated := fieldsOf(func(p *partHistory[K, T]) *scorecard.Dated[T] { return &p.Dated }, historyFields(value))
	return hanging[partHistory[K, T]]{
		table: table, owner: "scorecard_id", keys: 2, unordered: true,
		fields: append([]field[partHistory[K, T]]{part}, dated...),
	}
}

// What hangs on a measure and on a card.
var (
	weightFields = []field[exact.Decimal]{givenField("weight", func(d *exact.Decimal) *exact.Decimal { return d })}

	pointsRows = hanging[scorecard.Dated[scorecard.Points]]{
		table: "measure_points", owner: "measure_id", keys: 1, unordered: true, fields: historyFields(pointsFields),
	}
	perspectiveRows = hanging[partRow]{table: "perspective", owner: "scorecard_id", keys: 1, fields: []field[partRow]{
		textField("code", func(p *partRow) *string { return &p.code }),
		textField("name", func(p *partRow) *string { return &p.name }),
	}}
	objectiveRows = hanging[partRow]{table: "objective", owner: "scorecard_id", keys: 1, fields: []field[partRow]{
		textField("code", func(p *partRow) *string { return &p.code }),
		textField("perspective", func(p *partRow) *string { return &p.perspective }),
		textField("name", func(p *partRow) *string { return &p.name }),
	}}
	placedRows = hanging[placedRow]{table: "placed_measure", owner: "scorecard_id", keys: 1, fields: []field[placedRow]{
		countField("measure_id", func(p *placedRow) *scorecard.MeasureID { return &p.Measure }),
		textField("objective", func(p *placedRow) *string { return &p.objective }),
		dayField("retired", func(p *placedRow) *civil.Date { return &p.Retired }),
		textField("owner", func(p *placedRow) *string { return &p.Owner }),
	}}
	perspectiveWeightRows = partHistoryRows("perspective_weight",
		textField("perspective", func(p *partHistory[string, exact.Decimal]) *string { return &p.part }), weightFields)
	objectiveWeightRows = partHistoryRows("objective_weight",
		textField("objective", func(p *partHistory[string, exact.Decimal]) *string { return &p.part }), weightFields)
	placedWeightRows = partHistoryRows("placed_weight",
		countField("measure_id", func(p *partHistory[scorecard.MeasureID, exact.Decimal]) *scorecard.MeasureID { return &p.part }), weightFields)
	placedPointsRows = partHistoryRows("placed_points",
		countField("measure_id", func(p *partHistory[scorecard.MeasureID, scorecard.Points]) *scorecard.MeasureID { return &p.part }), pointsFields)
	linkRows = hanging[scorecard.Link]{table: "objective_link", owner: "scorecard_id", fields: []field[scorecard.Link]{
		textField("cause", func(l *scorecard.Link) *string { return &l.Cause }),
		textField("effect", func(l *scorecard.Link) *string { return &l.Effect }),
		textField("note", func(l *scorecard.Link) *string { return &l.Note }),
	}}
	linesRows = hanging[scorecard.Dated[scorecard.Lines]]{
		table: "scorecard_lines", owner: "scorecard_id", keys: 1, unordered: true, fields: historyFields([]field[scorecard.Lines]{
			givenField("good", func(l *scorecard.Lines) *exact.Decimal { return &l.Good }),
			givenField("approaching", func(l *scorecard.Lines) *exact.Decimal { return &l.Approaching }),
			givenField("improving", func(l *scorecard.Lines) *exact.Decimal { return &l.Improving }),
			givenField("coverage", func(l *scorecard.Lines) *exact.Decimal { return &l.Coverage }),
			givenField("opinion_gap", func(l *scorecard.Lines) *exact.Decimal { return &l.OpinionGap }),
			givenField("value_gap", func(l *scorecard.Lines) *exact.Decimal { return &l.ValueGap }),
		}),
	}
	versionRows = hanging[scorecard.Version]{table: "scorecard_version", owner: "scorecard_id", fields: []field[scorecard.Version]{
		dayField("agreed_on", func(v *scorecard.Version) *civil.Date { return &v.On }),
		textField("ours", func(v *scorecard.Version) *string { return &v.Ours }),
		textField("theirs", func(v *scorecard.Version) *string { return &v.Theirs }),
		textField("note", func(v *scorecard.Version) *string { return &v.Note }),
	}}
	closedRows = hanging[scorecard.ClosedPeriod]{table: "closed_period", owner: "scorecard_id", keys: 1, unordered: true, fields: []field[scorecard.ClosedPeriod]{
		periodField("period", func(p *scorecard.ClosedPeriod) *civil.Period { return &p.Period }),
		dayField("closed_on", func(p *scorecard.ClosedPeriod) *civil.Date { return &p.On }),
		textField("closed_by", func(p *scorecard.ClosedPeriod) *string { return &p.By }),
	}}
)
