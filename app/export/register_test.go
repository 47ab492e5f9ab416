package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/app/exchange"
	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// testRegister is a register with contracts in two currencies, of twelve suppliers, some names of which look like formulas or patterns.
func testRegister() *Register {
	gbp, day := money.GBP, civil.MustDate
	r := &Register{Today: day("2026-11-22"), Calendars: civil.UKCalendars(nil)}
	for i, name := range []string{"=1+1", "A*", "A?", "a*", "~", "<5", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"} {
		r.Suppliers = append(r.Suppliers, procurement.Supplier{ID: procurement.SupplierID(i + 1), Name: name, Size: procurement.SizeSmall})
	}
	tiers := procurement.AllTiers()
	for i := range 30 {
		c := procurement.Contract{
			ID: procurement.ContractID(i + 1), Reference: "C-" + string(rune('A'+i)), Title: "Contract", Status: procurement.Live, Currency: gbp, Value: money.New(int64(1000_10*(i+1)), gbp),
			Spent: money.New(int64(77*i), gbp), VATRate: exact.SomeOf("20"), Term: civil.Term{From: day("2025-04-01"), To: day("2027-03-31").AddMonths(i)},
			Parties: []procurement.Party{{Supplier: procurement.SupplierID(i%12 + 1), Role: procurement.Lead}}, Notice: procurement.NoticeOfDays(90),
		}
		if i%5 > 0 {
			c.Tier = tiers[i%3]
		}
		if i%4 == 0 {
			c.Changes = []procurement.Change{{Title: "More", State: procurement.ChangeAgreed, AgreedOn: day("2026-01-01"), Value: money.New(5_000, gbp)}}
		}
		r.Contracts = append(r.Contracts, c)
	}
	yen, _ := money.ParseCurrency("JPY") // is one of the known currencies
	r.Contracts[3].Status = procurement.Ended
	r.Contracts[7].Currency, r.Contracts[7].Value, r.Contracts[7].Spent, r.Contracts[7].Changes = yen, money.New(5_000_000, yen), money.Amount{}, nil
	r.Contracts[9].Value, r.Contracts[9].Term.To = money.Amount{}, civil.Date{}
	r.Contracts[11].Parties = nil
	return r
}

func registerWorkbook(t testing.TB, r *Register) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := RegisterWorkbook(&out, r, Provenance{Workspace: "Partnerships", Made: someTime, Head: "41", Snapshot: "7e7e", Marking: "OFFICIAL"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheHeadingsAreThoseThatAnImportKnows(t *testing.T) {
	for i, name := range procurement.RegisterColumns {
		if registerColumns[i].name != name {
			t.Errorf("column %d goes out as %s, want %s", i+1, registerColumns[i].name, name)
		}
		if field, err := exchange.ParseField(name); err != nil || field != exchange.Field(i+1) {
			t.Errorf("column %d comes in as %v, want %s: %v", i+1, field, name, err)
		}
	}
	if len(registerColumns) != len(procurement.RegisterColumns) {
		t.Errorf("%d columns", len(registerColumns))
	}
}

func TestCellsOfTheRegisterAreOfTheTypeOfWhatTheyHold(t *testing.T) {
	f := opened(t, registerWorkbook(t, testRegister()))
	for cell, want := range map[string]struct{ raw, shown string }{
		"A2": {"C-A", "C-A"}, "C2": {"=1+1", "=1+1"}, "F2": {"45748", "2025-04-01"}, "J2": {"90", "90"}, "K2": {"1000.1", "£1,000.10"}, "L2": {"20", "20"},
		"K9": {"5000000", "5,000,000 JPY"}, "K11": {"", ""}, "G11": {"", ""},
	} {
		shown, err := f.GetCellValue(registerSheet, cell)
		if got := raw(t, f, registerSheet+"!"+cell); err != nil || got != want.raw || shown != want.shown {
			t.Errorf("%s holds %q and shows %q, want %q and %q (%v)", cell, got, shown, want.raw, want.shown, err)
		}
	}
	for _, sheet := range []string{registerSheet, standingSheet} {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || !strings.HasPrefix(tables[0].Range, "A1:") || !strings.HasSuffix(tables[0].Range, "31") {
			t.Errorf("%s has the tables %+v (%v)", sheet, tables, err)
		}
	}
	if kind, err := f.GetCellType(registerSheet, "C2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a name that looks like a formula is of type %v (%v)", kind, err)
	}
	if got := raw(t, f, "Meta!B6"); got != "Partnerships" && raw(t, f, "Meta!B5") == "" {
		t.Errorf("the sheet of facts says %q", got)
	}
}

// Sums by formula are the sums that the program makes of the register.
func TestTheSummaryAddsUpTheRegister(t *testing.T) {
	r := testRegister()
	f := opened(t, registerWorkbook(t, r))
	register, err := procurement.RegisterOf(r.Contracts)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(summarySheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string][]string{}
	for _, row := range rows {
		if len(row) >= summaryValue {
			sums[row[0]] = row
		}
	}
	for label, want := range map[string]money.Amount{
		"Running contracts, GBP": register.Value.In(money.GBP), "Running contracts, JPY": register.Value.In(r.Contracts[7].Currency),
	} {
		if row := sums[label]; row == nil || !same(row[summaryValue-1], want.Decimal().String()) {
			t.Errorf("%s: %v, want %s", label, row, want.Words())
		}
	}
	for _, label := range []string{"=1+1", "A*", "a*", "~", "All 3 others", "Gold", notStatedWords, "2027-Q1"} {
		if sums[label] == nil {
			t.Errorf("there is no line %q", label)
		}
	}
	if others := formulas(t, f); len(others) < 150 {
		t.Errorf("only %d formulas", len(others))
	}
}

func TestTheRegisterHasThreeChartsAndTheSameBytes(t *testing.T) {
	one := registerWorkbook(t, testRegister())
	if !bytes.Equal(one, registerWorkbook(t, testRegister())) {
		t.Error("two workbooks of the same register differ")
	}
	archive, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "xl/charts/chart") {
			charts++
		}
	}
	if charts != 3 {
		t.Errorf("%d charts", charts)
	}
}

func TestAnyNameStaysTextInTheTable(t *testing.T) {
	r := &Register{}
	texts := append(beside.NaughtyStrings(t), "=1+1", "@x", "\t=1", "-12.50")
	for i, text := range texts {
		r.Contracts = append(r.Contracts, procurement.Contract{ID: procurement.ContractID(i + 1), Reference: "R", Title: text, Description: text})
	}
	var out bytes.Buffer
	if err := RegisterCSV(&out, r); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out.Bytes(), []byte(byteOrderMark)))).ReadAll()
	if err != nil || len(rows) != len(texts)+1 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	found := map[string]bool{}
	for _, row := range rows[1:] {
		for _, cell := range row {
			if cell != procurement.Guarded(procurement.Unguarded(cell)) {
				t.Errorf("%q is taken for a formula", cell)
			}
		}
		found[procurement.Unguarded(row[1])] = true
	}
	for _, text := range texts {
		if !found[oneLine(text)] {
			t.Errorf("%q is not found again", text)
		}
	}
}
