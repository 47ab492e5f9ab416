package desk_test

import (
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/exchange"
)

func TestTheReportOfAnImportIsATableInWhichNothingIsAFormula(t *testing.T) {
	var text strings.Builder
	err := desk.WriteImportReport(&text, &desk.ImportReport{
		Kind: exchange.KindContracts, Rows: 3, Taken: 1, Updated: 1, RowsLeftOut: 1,
		Changes:      []desk.FieldChange{{Row: 2, Thing: "C-1", Field: "title", Was: "=1+1", Is: "Hosting, \"new\""}},
		LeftOut:      []exchange.LeftOut{{Row: 4, Column: "Value", Value: "@SUM(A1)", Reason: "it is no amount"}},
		NewSuppliers: []string{"+Plus Ltd"}, AddedSuppliers: 1, Remarks: []string{"1 blank row is passed over"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"what,row,thing,field,was,is,reason", "rows,,,,,3,", "new,,,,,1,", "changed,,,,,1,", "as they were,,,,,0,", "left out,,,,,1,",
		`change,2,C-1,title,'=1+1,"Hosting, ""new""",`, "left out,4,,Value,,'@SUM(A1),it is no amount", "new supplier,,'+Plus Ltd,,,,",
		"remark,,,,,,1 blank row is passed over",
	} {
		if !strings.Contains(text.String(), line+"\r\n") {
			t.Errorf("the line %q is missing in\n%s", line, text.String())
		}
	}
}
