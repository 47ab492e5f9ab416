package exchange

import "counterweight/procurement/money"

// layout is the layout of a table that many people have, known by some of its headings.
type layout struct {
	headings []string // which it has all of, folded
	mapping  Mapping
}

// layouts are the known ones.
var layouts = []layout{{
	// The search results of Contracts Finder, as its button "Download CSV" gives them. What was not filled in is 0 or 01/01/2001 there. Notices
	// of contracts to come have the value as a range, and no supplier.
	headings: []string{"noticeidentifier", "noticetype", "organisationname", "suitableforsme", "ojeuproceduretype"},
	mapping: Mapping{
		Kind: KindContracts, Currency: money.GBP,
		Columns: []Column{
			{"Notice Identifier", Reference},
			{"Title", Title},
			{"Organisation Name", Buyer},
			{"Description", Description},
			{"Cpv Codes", Category},
			{"Contract start date", Start},
			{"Start Date", Start},
			{"Contract end date", End},
			{"End Date", End},
			{"Awarded Value", Value},
			{"Value High", Value},
			{"Value Low", Value},
			{"Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]", Suppliers},
			{"OJEU Procedure Type", Procedure},
			{"Status", Status},
		},
		Blank: map[Field][]string{Start: {"01/01/2001"}, End: {"01/01/2001"}, Value: {"0"}},
		Words: map[Field]map[string]string{Status: {
			"open": "pipeline", "closed": "pipeline", "awarded": "", "withdrawn": LeaveOut, "cancelled": LeaveOut,
		}},
	},
}}

func (l *layout) isOf(headings []string) bool {
	folded := map[string]bool{}
	for _, h := range headings {
		folded[foldHeading(h)] = true
	}
	for _, h := range l.headings {
		if !folded[h] {
			return false
		}
	}
	return true
}
