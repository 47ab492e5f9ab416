package desk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

func fileOf(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const smallRegister = "reference,title,supplier,company number,start,end,value,tier,extensions\n" +
	"C-014,Data platform,Fernhill Digital,01234567,13/03/2025,12/03/2027,\"£1,940,000.00\",gold,2 x 12 months\n" +
	"C-015,Hosting,Merrow Systems,,01/04/2027,31/03/2028,12k,,\n" +
	"C-016,Support,Merrow  SYSTEMS,,01/04/2020,31/03/2021,5000,,\n"

func TestANewRegisterIsTakenWithItsSuppliersAndStatuses(t *testing.T) {
	ws := newWorkspace(t)
	r := importedTwice(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	if !slices.Equal(r.NewSuppliers, []string{"Fernhill Digital", "Merrow Systems"}) || r.Sums.Words() != "£1,957,000.00" {
		t.Errorf("new suppliers %v, sum %s", r.NewSuppliers, r.Sums.Words())
	}
	statuses := map[string]procurement.ContractStatus{}
	for _, c := range contractsOf(t, ws) {
		statuses[c.Reference] = c.Status
	}
	want := map[string]procurement.ContractStatus{"C-014": procurement.Live, "C-015": procurement.Awarded, "C-016": procurement.Ended}
	if diff := cmp.Diff(want, statuses); diff != "" {
		t.Error(diff)
	}
	verifyClean(t, ws)
}

func TestAChangedRowChangesOnlyWhatItSaysOtherwise(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	c := contractNamed(t, ws, "C-014")
	err := desk.ChangeContract(t.Context(), ws, c.ID, "Take the first option up", func(c *procurement.Contract) {
		c.Options[0].State, c.Options[0].DecidedOn = procurement.OptionTaken, civil.MustDate("2026-11-01")
		c.Description, c.Parties[0].Does = "typed by hand", "all of it"
	})
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer("£1,940,000.00", "£2m", ",gold", ",", "Data platform", "Data  platform").Replace(smallRegister)
	file := fileOf(t, "register.csv", changed)
	want := []desk.FieldChange{{Row: 2, Thing: "C-014", Field: "value", Was: "£1,940,000.00", Is: "£2,000,000.00"}}
	before := head(t, ws)
	rehearsed := imported(t, ws, file, desk.ImportFileOptions{DryRun: true})
	if diff := cmp.Diff(want, rehearsed.Changes); diff != "" || head(t, ws) != before {
		t.Errorf("the dry run says %s", diff)
	}
	r := importedTwice(t, ws, file, desk.ImportFileOptions{})
	if diff := cmp.Diff(want, r.Changes); diff != "" || r.Updated != 1 || r.Unchanged != 2 {
		t.Errorf("%d are updated: %s", r.Updated, diff)
	}
	after := contractNamed(t, ws, "C-014")
	if after.Options[0].State != procurement.OptionTaken || after.Description != "typed by hand" || after.Tier != procurement.Gold || after.Parties[0].Does != "all of it" {
		t.Errorf("what the row doesn't say is otherwise: %+v", after)
	}
	verifyClean(t, ws)
}

func TestSuppliersAreFoundByNumberThenByNameAndNeverMerged(t *testing.T) {
	ws := newWorkspace(t)
	fernhill := &procurement.Supplier{Name: "Fernhill Digital Limited", Identifiers: []procurement.Identifier{{Scheme: procurement.CompaniesHouse, ID: "01234567"}}}
	merrow := &procurement.Supplier{Name: "Merrow Systems", Identifiers: []procurement.Identifier{{Scheme: procurement.CompaniesHouse, ID: "07654321"}}}
	for _, s := range []*procurement.Supplier{fernhill, merrow} {
		if err := desk.SaveSupplier(t.Context(), ws, s, ""); err != nil {
			t.Fatal(err)
		}
	}
	r := imported(t, ws, fileOf(t, "register.csv", "reference,title,supplier,company number\n"+
		"C-1,same number under another name,Fernhill,1234567\n"+
		"C-2,same name in other letters,MERROW systems,\n"+
		"C-3,same name with another number,Merrow Systems,00000042\n"+
		"C-4,a name that only looks alike,Fernhill Digital Ltd,\n"), desk.ImportFileOptions{})
	if !slices.Equal(r.NewSuppliers, []string{"Merrow Systems", "Fernhill Digital Ltd"}) {
		t.Errorf("added are %q", r.NewSuppliers)
	}
	leads := map[string]procurement.SupplierID{}
	for _, c := range contractsOf(t, ws) {
		leads[c.Reference] = c.Lead()
	}
	if leads["C-1"] != fernhill.ID || leads["C-2"] != merrow.ID || leads["C-3"] == merrow.ID || leads["C-4"] == fernhill.ID {
		t.Errorf("the leads are %v; Fernhill is %d and Merrow %d", leads, fernhill.ID, merrow.ID)
	}
	verifyClean(t, ws)
}

func TestRowsThatCanNotBeTakenAreLeftOutWithTheReasonAndTheOthersTaken(t *testing.T) {
	ws := newWorkspace(t)
	r := imported(t, ws, fileOf(t, "register.csv", smallRegister+
		"C-014,The same again,Merrow Systems,,,,1,,\n"+ // 5
		"C-017,Ends before it starts,Merrow Systems,,01/04/2027,31/03/2026,1,,\n"+
		"C-018,No money,Merrow Systems,,,,abc,,\n"+
		"C-019,Below nothing,Merrow Systems,,,,-5,,\n"), desk.ImportFileOptions{})
	var got []string
	for _, l := range r.LeftOut {
		got = append(got, fmt.Sprint(l.Row, " ", l.Column))
	}
	if want := []string{"5 reference", "7 value", "6 end", "8 value"}; !slices.Equal(got, want) {
		t.Errorf("left out are %v, not %v", got, want)
	}
	if r.Taken != 3 || r.AddedSuppliers != 2 {
		t.Errorf("%d are taken and %d suppliers added", r.Taken, r.AddedSuppliers)
	}
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	rows := strings.Repeat("x", 2_000)
	var many strings.Builder
	many.WriteString("reference,title,supplier\n")
	for i := range rows {
		fmt.Fprintf(&many, "C-%d,Service %d,Supplier %d\n", i, i, i%50)
	}
	cases := map[string]struct {
		text     string
		progress func(cancel func(), done, total int64)
		want     error
	}{
		"a quote that is never closed": {many.String() + "\"C-x,open\n", nil, &exchange.TableError{}},
		"cancelled on the way": {many.String(), func(cancel func(), done, total int64) {
			if done > 0 {
				cancel()
			}
		}, context.Canceled},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			before := head(t, ws)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			data, err := exchange.DataFile(fileOf(t, "register.csv", test.text))
			if err != nil {
				t.Fatal(err)
			}
			o := desk.ImportFileOptions{}
			if test.progress != nil {
				o.Progress = func(done, total int64) { test.progress(cancel, done, total) }
			}
			_, err = desk.ImportFile(ctx, ws, data, importDay, o)
			var wrong *exchange.TableError
			if !errors.Is(err, test.want) && !(errors.As(test.want, &wrong) && errors.As(err, &wrong)) {
				t.Errorf("it ends with %v", err)
			}
			suppliers, err := ws.Suppliers(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if len(suppliers)+len(contractsOf(t, ws)) > 0 || head(t, ws) != before {
				t.Errorf("it leaves %d suppliers and %d contracts", len(suppliers), len(contractsOf(t, ws)))
			}
			verifyClean(t, ws)
		})
	}
}

func TestAnImportCanBeUndoneAsOne(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	label, err := desk.Undo(t.Context(), ws, nil)
	if err != nil || label != "Import register.csv" || len(contractsOf(t, ws)) != 0 {
		t.Errorf("undoing %q (%v) leaves %d contracts", label, err, len(contractsOf(t, ws)))
	}
	verifyClean(t, ws)
}

// notice is a release about one procurement, at a time of one day.
func notice(hour int, members string) string {
	return fmt.Sprintf(`{"ocid":"ocds-b5fd17-1","id":"%[1]d","date":"2025-01-23T%02[1]d:00:00+01:00","tag":["x"],"buyer":{"name":"Office"},%[2]s}`, hour, members)
}

const (
	planned = `"tender":{"title":"Parking","status":"active","value":{"amount":100,"currency":"GBP"},"contractPeriod":{"startDate":"2025-04-01"}}`
	awarded = `"tender":{"title":"Parking"},"awards":[{"id":"9","status":"active","value":{"amount":90,"currency":"GBP"},"suppliers":[{"id":"s","name":"Merrow"}],` +
		`"contractPeriod":{"startDate":"2025-04-01","endDate":"2026-03-31"}}]`
	raised = `"tender":{"title":"Parking"},"awards":[{"id":"9","status":"active","value":{"amount":95,"currency":"GBP"},"suppliers":[{"id":"s","name":"Merrow"}]}]`
)

func TestNoticesOfOneProcurementBecomeOneContractInWhateverOrderTheyCome(t *testing.T) {
	orders := map[string][]string{
		"oldest first":         {notice(8, planned), notice(9, awarded), notice(10, raised)},
		"newest first":         {notice(10, raised), notice(9, awarded), notice(8, planned)},
		"the award in between": {notice(8, planned), notice(10, raised), notice(9, awarded)},
	}
	for name, releases := range orders {
		forms := map[string]string{
			"as a package": `{"releases":[` + strings.Join(releases, ",") + `]}`,
			"as lines":     strings.Join(releases, "\n"),
			"as a list":    `[` + strings.Join(releases, ",") + `]`,
			"as packages":  `{"releases":[` + strings.Join(releases, `]}{"releases":[`) + `]}`,
			"as a record":  `{"records":[{"ocid":"ocds-b5fd17-1","releases":[` + strings.Join(releases, ",") + `]}]}`,
		}
		for form, text := range forms {
			t.Run(name+" "+form, func(t *testing.T) {
				ws := newWorkspace(t)
				importedTwice(t, ws, fileOf(t, "notices.json", text), desk.ImportFileOptions{})
				all := contractsOf(t, ws)
				if len(all) != 1 {
					t.Fatalf("there are %d contracts: %+v", len(all), all)
				}
				c := all[0]
				if c.Value != money.New(95_00, money.GBP) || c.Term.To.String() != "2026-03-31" || c.Released != "2025-01-23T09:00:00Z" || c.Lead() == 0 || c.Status == procurement.Pipeline {
					t.Errorf("the contract is %+v", c)
				}
				verifyClean(t, ws)
			})
		}
	}
}

func TestAnOlderNoticeNeverTakesTheWordOfANewerOneOrOfTheOffice(t *testing.T) {
	ws := newWorkspace(t)
	file := fileOf(t, "notices.json", notice(9, awarded))
	imported(t, ws, file, desk.ImportFileOptions{})
	c := contractsOf(t, ws)[0]
	if err := desk.ChangeContract(t.Context(), ws, c.ID, "Correct the title", func(c *procurement.Contract) { c.Title = "Parking, district 9" }); err != nil {
		t.Fatal(err)
	}
	if r := imported(t, ws, file, desk.ImportFileOptions{}); r.Updated != 0 || contractsOf(t, ws)[0].Title != "Parking, district 9" {
		t.Errorf("the same notice again changes %v", r.Changes)
	}
	r := imported(t, ws, fileOf(t, "newer.json", notice(11, raised)), desk.ImportFileOptions{})
	if r.Updated != 1 || len(r.Changes) != 2 {
		t.Errorf("a newer notice changes %v", r.Changes)
	}
	if err := desk.ChangeContract(t.Context(), ws, c.ID, "Give it our reference", func(c *procurement.Contract) { c.Reference = "C-020" }); err != nil {
		t.Fatal(err)
	}
	r = imported(t, ws, fileOf(t, "newest.json", notice(12, awarded)), desk.ImportFileOptions{})
	if all := contractsOf(t, ws); r.Updated != 1 || len(all) != 1 || all[0].Reference != "C-020" {
		t.Errorf("under the office's own reference it is not found again: %+v, %v", r, all)
	}
}

func TestARegisterOfSuppliersIsTaken(t *testing.T) {
	ws := newWorkspace(t)
	const table = "Supplier name,Companies House number,Size,Email,Trading as,Employees\n" +
		"Fernhill Digital,1234567,small,office@fernhill.example,Fernhill; FD,40\n" +
		"Merrow Systems,,large,not an address,,\n"
	file := fileOf(t, "suppliers.csv", table)
	r := importedTwice(t, ws, file, desk.ImportFileOptions{})
	if r.Kind != exchange.KindSuppliers || r.Taken != 1 || r.RowsLeftOut != 1 || r.LeftOut[0].Row != 3 {
		t.Errorf("%+v", r)
	}
	all, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if staff, _ := all[0].Accounts.Staff.Get(); len(all) != 1 || staff != 40 || !slices.Equal(all[0].Aliases, []string{"Fernhill", "FD"}) || all[0].Identifiers[0].ID != "01234567" {
		t.Errorf("suppliers %+v", all)
	}
	r = imported(t, ws, fileOf(t, "suppliers.csv", strings.Replace(table, ",40", ",55", 1)), desk.ImportFileOptions{})
	if want := []desk.FieldChange{{Row: 2, Thing: "Fernhill Digital", Field: "staff", Was: "40", Is: "55"}}; !cmp.Equal(want, r.Changes) {
		t.Errorf("changed is %+v", r.Changes)
	}
	verifyClean(t, ws)
}

func TestSpendingOfAContractIsFoundByItsReference(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	r := importedTwice(t, ws, fileOf(t, "spend.csv", "Supplier,Contract number,Payment date,Net amount\n"+
		"Fernhill Digital,C-014,01/05/2026,\"1,000.00\"\nFernhill Digital,C-014,01/05/2026,\"1,000.00\"\nOthers Ltd,C-999,02/05/2026,(50.00)\n"), desk.ImportFileOptions{})
	if r.Kind != exchange.KindSpend || r.Taken != 3 || r.Sums.Words() != "£1,950.00" {
		t.Errorf("%+v", r)
	}
	lines, err := ws.SpendLines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := contractNamed(t, ws, "C-014")
	if len(lines) != 3 || lines[0].Contract != c.ID || lines[1].Contract != c.ID || lines[2].Contract != 0 || lines[0].Key == lines[1].Key {
		t.Errorf("the lines are %+v", lines)
	}
}

func TestAMappingIsRememberedForTheSameHeadings(t *testing.T) {
	ws := newWorkspace(t)
	data, err := exchange.DataFile(fileOf(t, "register.csv", "Code;What;Who\nA-1;Hosting 1;Merrow\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := desk.LookAtFile(t.Context(), ws, data, nil, importDay)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Guess(exchange.KindContracts)
	m.SetField("Code", exchange.Reference)
	m.SetField("What", exchange.Title)
	m.SetField("Who", exchange.Supplier)
	if _, err := desk.ImportFile(t.Context(), ws, data, importDay, desk.ImportFileOptions{Mapping: m, Remember: true}); err != nil {
		t.Fatal(err)
	}
	next, err := exchange.DataFile(fileOf(t, "next.csv", "WHO;code;what\nMerrow;A-2;Support 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := desk.ImportFile(t.Context(), ws, next, importDay, desk.ImportFileOptions{})
	if err != nil || r.Taken != 1 || contractNamed(t, ws, "A-2").Title != "Support 2" {
		t.Errorf("the next file gives %+v, %v", r, err)
	}
}

func TestADryRunWorksBesideAWindowThatHasTheFileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "office.cw")
	if err := desk.NewWorkspace(t.Context(), path, options(), desk.Beginnings{}); err != nil {
		t.Fatal(err)
	}
	open(t, path, options())
	reading := open(t, path, store.Options{Mode: store.Reading})
	r := imported(t, reading, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{DryRun: true})
	if r.Taken != 3 || len(contractsOf(t, reading)) != 0 {
		t.Errorf("the dry run takes %d and leaves %d contracts", r.Taken, len(contractsOf(t, reading)))
	}
}
