package store

import (
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// The words in columns of contracts and what hangs on them.
var (
	pricings         = lexiconOf(procurement.AllPricings())
	places           = lexiconOf(procurement.AllPlaces())
	tiers            = lexiconOf(procurement.AllTiers())
	demands          = lexiconOf(procurement.AllDemands())
	contractStatuses = lexiconOf(procurement.AllContractStatuses())
	contractKinds    = lexiconOf(procurement.AllContractKinds())
	contractForms    = lexiconOf(procurement.AllContractForms())
	spanUnits        = lexiconOf(procurement.AllSpanUnits())
	jurisdictions    = lexiconOf(civil.AllJurisdictions())
	partyRoles       = lexiconOf(procurement.AllPartyRoles())
	optionStates     = lexiconOf(procurement.AllOptionStates())
	changeStates     = lexiconOf(procurement.AllChangeStates())
	changeReasons    = lexiconOf(procurement.AllChangeReasons())
)

// contractFields are the columns of a contract; money is in the contract's currency, which is read before the amounts.
var contractFields = []field[procurement.Contract]{
	textField("reference", func(c *procurement.Contract) *string { return &c.Reference }),
	textField("title", func(c *procurement.Contract) *string { return &c.Title }),
	textField("tender", func(c *procurement.Contract) *string { return &c.Tender }),
	textField("lot", func(c *procurement.Contract) *string { return &c.Lot }),
	wordField("kind", contractKinds, func(c *procurement.Contract) *procurement.ContractKind { return &c.Kind }),
	dayField("begun", func(c *procurement.Contract) *civil.Date { return &c.Begun }),
	dayField("entered", func(c *procurement.Contract) *civil.Date { return &c.Entered }),
	dayField("begins", func(c *procurement.Contract) *civil.Date { return &c.Term.From }),
	dayField("ends", func(c *procurement.Contract) *civil.Date { return &c.Term.To }),
	dayField("terminated", func(c *procurement.Contract) *civil.Date { return &c.Terminated }),
	numberField("notice", func(c *procurement.Contract) *procurement.Number { return &c.Notice.Latest.Count }),
	wordField("notice_unit", spanUnits, func(c *procurement.Contract) *procurement.SpanUnit { return &c.Notice.Latest.Unit }),
	numberField("notice_from", func(c *procurement.Contract) *procurement.Number { return &c.Notice.Earliest.Count }),
	wordField("notice_from_unit", spanUnits, func(c *procurement.Contract) *procurement.SpanUnit { return &c.Notice.Earliest.Unit }),
	wordField("notice_calendar", jurisdictions, func(c *procurement.Contract) *civil.Jurisdiction { return &c.Notice.Calendar }),
	textField("notice_method", func(c *procurement.Contract) *string { return &c.Notice.Method }),
	dayField("notice_given", func(c *procurement.Contract) *civil.Date { return &c.Notice.GivenOn }),
	numberField("renew_months", func(c *procurement.Contract) *procurement.Number { return &c.Notice.RenewMonths }),
	parsedField("currency", func(c *procurement.Contract) *money.Currency { return &c.Currency }, currencyCell, money.ParseCurrency),
	amountField("value_minor", func(c *procurement.Contract) *money.Amount { return &c.Value }),
	decimalField("vat_rate", func(c *procurement.Contract) *exact.Optional { return &c.VATRate }),
	amountField("spent_minor", func(c *procurement.Contract) *money.Amount { return &c.Spent }),
	wordField("pricing", pricings, func(c *procurement.Contract) *procurement.Pricing { return &c.Pricing }),
	wordField("place", places, func(c *procurement.Contract) *procurement.Place { return &c.Place }),
	numberField("on_site_days", func(c *procurement.Contract) *procurement.Number { return &c.OnSiteDays }),
	textField("place_note", func(c *procurement.Contract) *string { return &c.PlaceNote }),
	wordField("tier", tiers, func(c *procurement.Contract) *procurement.Tier { return &c.Tier }),
	wordField("impact", demands, func(c *procurement.Contract) *procurement.Demand { return &c.Factors.Impact.Demand }),
	textField("impact_why", func(c *procurement.Contract) *string { return &c.Factors.Impact.Why }),
	wordField("continuity", demands, func(c *procurement.Contract) *procurement.Demand { return &c.Factors.Continuity.Demand }),
	textField("continuity_why", func(c *procurement.Contract) *string { return &c.Factors.Continuity.Why }),
	wordField("switching", demands, func(c *procurement.Contract) *procurement.Demand { return &c.Factors.Switching.Demand }),
	textField("switching_why", func(c *procurement.Contract) *string { return &c.Factors.Switching.Why }),
	wordField("worth", demands, func(c *procurement.Contract) *procurement.Demand { return &c.Factors.Value.Demand }),
	textField("worth_why", func(c *procurement.Contract) *string { return &c.Factors.Value.Why }),
	wordField("status", contractStatuses, func(c *procurement.Contract) *procurement.ContractStatus { return &c.Status }),
	textField("category", func(c *procurement.Contract) *string { return &c.Category }),
	textField("buyer", func(c *procurement.Contract) *string { return &c.Buyer }),
	textField("procedure", func(c *procurement.Contract) *string { return &c.Procedure }),
	wordField("form", contractForms, func(c *procurement.Contract) *procurement.ContractForm { return &c.Form }),
	textField("framework", func(c *procurement.Contract) *string { return &c.Framework }),
	textField("framework_lot", func(c *procurement.Contract) *string { return &c.FrameworkLot }),
	textField("description", func(c *procurement.Contract) *string { return &c.Description }),
	textField("notes", func(c *procurement.Contract) *string { return &c.Notes }),
	textField("ocid", func(c *procurement.Contract) *string { return &c.OCID }),
	textField("released", func(c *procurement.Contract) *string { return &c.Released }),
}

// contractColumns are the columns of contractFields.
var contractColumns = columnsOf(contractFields)

// What hangs on a contract and is read with it.
var (
	partyRows = hanging[procurement.Party]{table: "contract_party", owner: "contract_id", fields: []field[procurement.Party]{
		countField("supplier_id", func(p *procurement.Party) *procurement.SupplierID { return &p.Supplier }),
		wordField("role", partyRoles, func(p *procurement.Party) *procurement.PartyRole { return &p.Role }),
		numberField("share_bp", func(p *procurement.Party) *procurement.Number { return &p.ShareBP }),
		textField("does", func(p *procurement.Party) *string { return &p.Does }),
	}}
	optionRows = hanging[procurement.ExtensionOption]{table: "contract_option", owner: "contract_id", fields: []field[procurement.ExtensionOption]{
		countField("months", func(o *procurement.ExtensionOption) *int { return &o.Months }),
		dayField("decide_by", func(o *procurement.ExtensionOption) *civil.Date { return &o.DecideBy }),
		amountField("value_minor", func(o *procurement.ExtensionOption) *money.Amount { return &o.Value }),
		wordField("state", optionStates, func(o *procurement.ExtensionOption) *procurement.OptionState { return &o.State }),
		dayField("decided_on", func(o *procurement.ExtensionOption) *civil.Date { return &o.DecidedOn }),
		textField("note", func(o *procurement.ExtensionOption) *string { return &o.Note }),
	}}
	changeRows = hanging[procurement.Change]{table: "contract_change", owner: "contract_id", fields: []field[procurement.Change]{
		textField("title", func(c *procurement.Change) *string { return &c.Title }),
		wordField("reason", changeReasons, func(c *procurement.Change) *procurement.ChangeReason { return &c.Reason }),
		wordField("state", changeStates, func(c *procurement.Change) *procurement.ChangeState { return &c.State }),
		amountField("value_minor", func(c *procurement.Change) *money.Amount { return &c.Value }),
		countField("months", func(c *procurement.Change) *int { return &c.Months }),
		countField("days", func(c *procurement.Change) *int { return &c.Days }),
		dayField("agreed_on", func(c *procurement.Change) *civil.Date { return &c.AgreedOn }),
		textField("approver", func(c *procurement.Change) *string { return &c.Approver }),
		textField("document", func(c *procurement.Change) *string { return &c.Document }),
		textField("note", func(c *procurement.Change) *string { return &c.Note }),
	}}
)
