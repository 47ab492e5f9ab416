package store

import (
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// The words in columns of what is kept on a contract.
var (
	moneyKinds       = lexiconOf(procurement.AllMoneyKinds())
	moneySources     = lexiconOf(procurement.AllMoneySources())
	milestoneKinds   = lexiconOf(procurement.AllMilestoneKinds())
	milestoneStates  = lexiconOf(procurement.AllMilestoneStates())
	sides            = lexiconOf(procurement.AllSides())
	origins          = lexiconOf(procurement.AllOrigins())
	obligationStates = lexiconOf(procurement.AllObligationStates())
	noticeKinds      = lexiconOf(procurement.AllNoticeKinds())
)

// What is kept on a contract besides the contract itself.
var (
	monthRows = hanging[procurement.MonthMoney]{table: "contract_month", owner: "contract_id", keys: 2, unordered: true, fields: []field[procurement.MonthMoney]{
		periodField("month", func(m *procurement.MonthMoney) *civil.Period { return &m.Month }),
		wordField("kind", moneyKinds, func(m *procurement.MonthMoney) *procurement.MoneyKind { return &m.Kind }),
		amountField("amount_minor", func(m *procurement.MonthMoney) *money.Amount { return &m.Amount }),
		wordField("source", moneySources, func(m *procurement.MonthMoney) *procurement.MoneySource { return &m.Source }),
		textField("note", func(m *procurement.MonthMoney) *string { return &m.Note }),
	}}
	rateRows = hanging[procurement.Rate]{table: "contract_rate", owner: "contract_id", fields: []field[procurement.Rate]{
		textField("role", func(r *procurement.Rate) *string { return &r.Role }),
		textField("grade", func(r *procurement.Rate) *string { return &r.Grade }),
		amountField("day_rate_minor", func(r *procurement.Rate) *money.Amount { return &r.DayRate }),
		dayField("valid_from", func(r *procurement.Rate) *civil.Date { return &r.From }),
		textField("note", func(r *procurement.Rate) *string { return &r.Note }),
	}}
	milestoneRows = hanging[procurement.Milestone]{table: "contract_milestone", owner: "contract_id", fields: []field[procurement.Milestone]{
		wordField("kind", milestoneKinds, func(m *procurement.Milestone) *procurement.MilestoneKind { return &m.Kind }),
		textField("title", func(m *procurement.Milestone) *string { return &m.Title }),
		dayField("due", func(m *procurement.Milestone) *civil.Date { return &m.Due }),
		amountField("value_minor", func(m *procurement.Milestone) *money.Amount { return &m.Value }),
		wordField("state", milestoneStates, func(m *procurement.Milestone) *procurement.MilestoneState { return &m.State }),
		dayField("delivered_on", func(m *procurement.Milestone) *civil.Date { return &m.DeliveredOn }),
		dayField("accepted_on", func(m *procurement.Milestone) *civil.Date { return &m.AcceptedOn }),
		textField("accepted_by", func(m *procurement.Milestone) *string { return &m.AcceptedBy }),
		textField("evidence", func(m *procurement.Milestone) *string { return &m.Evidence }),
		textField("note", func(m *procurement.Milestone) *string { return &m.Note }),
	}}
	indexRows = hanging[procurement.IndexRule]{table: "contract_index", owner: "contract_id", fields: []field[procurement.IndexRule]{
		textField("series", func(r *procurement.IndexRule) *string { return &r.Series }),
		decimalField("base_level", func(r *procurement.IndexRule) *exact.Optional { return &r.BaseLevel }),
		decimalField("fixed_part", func(r *procurement.IndexRule) *exact.Optional { return &r.FixedPart }),
		decimalField("growth", func(r *procurement.IndexRule) *exact.Optional { return &r.Growth }),
		decimalField("cap", func(r *procurement.IndexRule) *exact.Optional { return &r.Cap }),
		dayField("first_review", func(r *procurement.IndexRule) *civil.Date { return &r.FirstReview }),
		countField("every_months", func(r *procurement.IndexRule) *int { return &r.EveryMonths }),
		textField("note", func(r *procurement.IndexRule) *string { return &r.Note }),
	}}
	documentRows = hanging[procurement.Document]{table: "contract_document", owner: "contract_id", fields: []field[procurement.Document]{
		textField("title", func(d *procurement.Document) *string { return &d.Title }),
		textField("path", func(d *procurement.Document) *string { return &d.Path }),
		textField("sha256", func(d *procurement.Document) *string { return &d.SHA256 }),
		countField("size", func(d *procurement.Document) *int64 { return &d.Size }),
		dayField("noted_on", func(d *procurement.Document) *civil.Date { return &d.NotedOn }),
	}}
	noticeRows = hanging[procurement.PublishedNotice]{table: "contract_notice", owner: "contract_id", fields: []field[procurement.PublishedNotice]{
		wordField("kind", noticeKinds, func(n *procurement.PublishedNotice) *procurement.NoticeKind { return &n.Kind }),
		dayField("published_on", func(n *procurement.PublishedNotice) *civil.Date { return &n.PublishedOn }),
		dayField("covers", func(n *procurement.PublishedNotice) *civil.Date { return &n.Covers }),
		textField("reference", func(n *procurement.PublishedNotice) *string { return &n.Reference }),
		textField("note", func(n *procurement.PublishedNotice) *string { return &n.Note }),
	}}
	obligationRows = hanging[procurement.Obligation]{table: "obligation", owner: "contract_id", keys: 1, fields: []field[procurement.Obligation]{
		textField("code", func(o *procurement.Obligation) *string { return &o.Code }),
		wordField("side", sides, func(o *procurement.Obligation) *procurement.Side { return &o.Side }),
		wordField("origin", origins, func(o *procurement.Obligation) *procurement.Origin { return &o.Origin }),
		textField("title", func(o *procurement.Obligation) *string { return &o.Title }),
		textField("clause", func(o *procurement.Obligation) *string { return &o.Clause }),
		textField("tender", func(o *procurement.Obligation) *string { return &o.Promise.Tender }),
		textField("bid", func(o *procurement.Obligation) *string { return &o.Promise.Bid }),
		textField("criterion", func(o *procurement.Obligation) *string { return &o.Promise.Criterion }),
		textField("passage", func(o *procurement.Obligation) *string { return &o.Promise.Passage }),
		decimalField("mark", func(o *procurement.Obligation) *exact.Optional { return &o.Promise.Mark }),
		decimalField("most", func(o *procurement.Obligation) *exact.Optional { return &o.Promise.Most }),
		dayField("due", func(o *procurement.Obligation) *civil.Date { return &o.Due }),
		countField("every_months", func(o *procurement.Obligation) *int { return &o.EveryMonths }),
		dayField("until", func(o *procurement.Obligation) *civil.Date { return &o.Until }),
		textField("owner", func(o *procurement.Obligation) *string { return &o.Owner }),
		wordField("state", obligationStates, func(o *procurement.Obligation) *procurement.ObligationState { return &o.State }),
		numberField("done", func(o *procurement.Obligation) *procurement.Number { return &o.Done }),
		numberField("target", func(o *procurement.Obligation) *procurement.Number { return &o.Target }),
		textField("note", func(o *procurement.Obligation) *string { return &o.Note }),
	}}
	evidenceRows = hanging[procurement.Evidence]{table: "obligation_evidence", owner: "obligation_id", fields: []field[procurement.Evidence]{
		dayField("turn", func(e *procurement.Evidence) *civil.Date { return &e.Turn }),
		dayField("seen_on", func(e *procurement.Evidence) *civil.Date { return &e.On }),
		wordField("state", obligationStates, func(e *procurement.Evidence) *procurement.ObligationState { return &e.State }),
		textField("text", func(e *procurement.Evidence) *string { return &e.Text }),
		textField("document", func(e *procurement.Evidence) *string { return &e.Document }),
		textField("seen_by", func(e *procurement.Evidence) *string { return &e.By }),
	}}
)
