package app

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/app/desk"
	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// exported is what a command writes.
func exported(t *testing.T, path, kind, ending string, more ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out"+ending)
	program(t, append([]string{"export", path, kind, "-o", out}, more...)...).done(t)
	return readFile(t, out)
}

// awkwardWorkspace is the sample with contracts that are hard to bring out and in again.
func awkwardWorkspace(t *testing.T) string {
	t.Helper()
	path := sampleWorkspace(t)
	w := testWorld(&bytes.Buffer{}, &bytes.Buffer{})
	ws, err := openToWrite(t.Context(), &w, path, "Ann Lee")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range awkwardContracts() {
		if err := desk.SaveContract(t.Context(), ws, &c, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// noticesWorkspace holds what two real packages of notices tell.
func noticesWorkspace(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notices.cw")
	program(t, "new", path).done(t)
	for _, name := range []string{"cf-2025-01-package-100.redacted.json", "fts-2026-10-06-package-4.json"} {
		program(t, "import", path, beside.Path(t, "data", "ocds", "real", name)).done(t)
	}
	return path
}

func awkwardContracts() []procurement.Contract {
	term := func(from, to string) civil.Term {
		return civil.Term{From: civil.MustDate(from), To: civil.MustDate(to)}
	}
	lead := []procurement.Party{{Supplier: 1, Role: procurement.Lead}}
	gbp, yen := money.GBP, must(money.ParseCurrency("JPY"))
	return []procurement.Contract{
		{
			Reference: "=A-1", Title: `=HYPERLINK("http://x.example","Open")`, Description: "+1+1\nsecond, \"quoted\" line", Buyer: "@home", Category: "-",
			Procedure: "-12.50", Framework: "+44 7700 900000", Status: procurement.Live, Parties: lead, Currency: gbp, Value: money.New(1, gbp), VATRate: exact.SomeOf("0.5"),
			Term: term("2025-11-30", "2028-02-29"), Options: append(procurement.EqualOptions(1, 12), procurement.EqualOptions(2, 6)...),
		},
		{
			Reference: "A-2", Title: "'=quoted", OCID: "ocds-b5fd17-1", Released: "2026-02-01T00:00:00Z", Lot: "1, L b", Status: procurement.Ending, Parties: lead, Currency: yen, Value: money.New(123_456_789, yen),
			Spent: money.New(-5, yen), VATRate: exact.SomeOf("12.5"), Term: term("2024-01-31", "2026-01-30"), Kind: procurement.Concession,
			Options: []procurement.ExtensionOption{
				{Months: 13, State: procurement.OptionTaken, Value: money.New(1_000, yen)}, {Months: 1, State: procurement.OptionOpen}, {Months: 1, State: procurement.OptionOpen},
			},
			Changes: []procurement.Change{{Title: "More", State: procurement.ChangeAgreed, AgreedOn: civil.MustDate("2025-05-01"), Value: money.New(77, yen), Days: 40}},
		},
		{Reference: "A-3 / x", Title: "Bare", Status: procurement.Pipeline, Currency: gbp, Procedure: "Open", Kind: procurement.Works},
		{
			Reference: "ocds-b5fd17-1/b", Title: "Of the same procurement", OCID: "ocds-b5fd17-1", Released: "2026-01-02T03:04:05Z", Status: procurement.Archived,
			Parties: lead, Currency: gbp, Value: money.New(100, gbp), Term: term("1950-01-01", "2200-01-01"), Form: procurement.FrameworkAgreement,
			Notice: procurement.NoticeRule{Latest: procurement.Span{Count: procurement.NumberOf(10), Unit: procurement.WorkingDays}},
		},
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// What goes out, is imported into a new workspace, and goes out again, is the same.
func TestARegisterGoesOutAndComesBack(t *testing.T) {
	paths := map[string]string{"the sample": sampleWorkspace(t), "awkward contracts": awkwardWorkspace(t), "real notices": noticesWorkspace(t)}
	for seed := range uint64(4) {
		paths[fmt.Sprintf("by chance %d", seed)] = workspaceByChance(t, seed)
	}
	for name, path := range paths {
		for _, form := range []struct {
			ending string
			same   func(t *testing.T, first, second []byte)
		}{
			{".csv", sameBytes}, {".xlsx", sameRegisterSheet}, {".json", sameBytes},
		} {
			t.Run(name+form.ending, func(t *testing.T) {
				first := exported(t, path, "register", form.ending)
				other := filepath.Join(t.TempDir(), "other.cw")
				program(t, "new", other).done(t)
				data := fileWith(t, "register"+form.ending, string(first))
				if done := importedAs(t, program(t, "import", other, data, "--json").done(t)); len(done.LeftOut) > 0 || done.Taken == 0 {
					t.Fatalf("the import gives %+v", done)
				}
				form.same(t, first, exported(t, other, "register", form.ending))
				program(t, "verify", other).done(t)
				if done := importedAs(t, program(t, "import", path, data, "--dry-run", "--json").done(t)); done.Taken+done.Updated > 0 {
					t.Errorf("where it came from it would change %+v", done.Changes)
				}
			})
		}
	}
}

func sameBytes(t *testing.T, first, second []byte) {
	t.Helper()
	if bytes.Equal(first, second) {
		return
	}
	one, two := strings.Split(string(first), "\n"), strings.Split(string(second), "\n")
	for i := range one {
		if i >= len(two) || one[i] != two[i] {
			t.Fatalf("line %d was %s\nand is %s", i+1, one[i], slices.Concat(two, []string{"nothing"})[min(i, len(two))])
		}
	}
	t.Fatal("there are more lines than before")
}

func sameRegisterSheet(t *testing.T, first, second []byte) {
	t.Helper()
	one, two := registerSheetOf(t, first), registerSheetOf(t, second)
	if len(one) != len(two) {
		t.Fatalf("there were %d rows and are %d", len(one), len(two))
	}
	for i := range one {
		if !slices.Equal(one[i], two[i]) {
			t.Errorf("row %d was %q\nand is %q", i+1, one[i], two[i])
		}
	}
}

func registerSheetOf(t *testing.T, workbook []byte) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Register", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], procurement.RegisterColumns) {
		t.Errorf("the headings are %q", rows[0])
	}
	return rows
}

// The calendar of one contract is the part of the whole calendar that is about it.
func TestTheCalendarOfAContractIsPartOfTheWhole(t *testing.T) {
	path := sampleWorkspace(t)
	whole, part := string(exported(t, path, "calendar", ".ics")), string(exported(t, path, "calendar", ".ics", "C-014"))
	events := strings.Split(part, "BEGIN:VEVENT\r\n")[1:]
	if len(events) == 0 || strings.Count(whole, "SUMMARY:C-014: ") != len(events) {
		t.Errorf("%d events of %d", len(events), strings.Count(whole, "SUMMARY:C-014: "))
	}
	for _, event := range events {
		if event, _, _ = strings.Cut(event, "END:VCALENDAR"); !strings.Contains(whole, event) || !strings.Contains(event, "UID:C-014/") {
			t.Errorf("an event is not in the whole calendar: %s", event)
		}
	}
	if !strings.Contains(whole, "UID:/payments-compliance-") {
		t.Error("what the office owes is not in the calendar")
	}
}

func TestTheRegisterOfAnEmptyWorkspace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.cw")
	program(t, "new", path).done(t)
	if rows := registerSheetOf(t, exported(t, path, "register", ".xlsx")); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	if text := string(exported(t, path, "register", ".csv")); strings.Count(text, "\n") != 1 {
		t.Errorf("the table is %q", text)
	}
	program(t, "export", path, "ocds", "-o", filepath.Join(t.TempDir(), "none.json")).ended(t, statusData, "needs one: add or import a contract first")
}

func TestSuppliersThatGoOutComeInAgainWithoutAChange(t *testing.T) {
	path, table := sampleWorkspace(t), filepath.Join(t.TempDir(), "suppliers.csv")
	program(t, "export", path, "suppliers", "-o", table).done(t)
	if text := string(readFile(t, table)); !strings.HasPrefix(text, "\uFEFFsupplier,supplier_number,company_number,") || !strings.Contains(text, "\nFernhill Digital,") {
		t.Fatalf("the table: %.600s", text)
	}
	report := program(t, "import", path, table, "--as", "suppliers", "--json").out
	if !strings.Contains(report, `"taken": 0`) || !strings.Contains(report, `"updated": 0`) || !strings.Contains(report, `"left_out": []`) {
		t.Errorf("coming in again: %.900s", report)
	}
	program(t, "export", path, "suppliers", "Fernhill", "-o", table+".csv").ended(t, statusUsage, "suppliers go out as a whole")
}
