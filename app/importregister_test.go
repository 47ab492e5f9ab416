package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/assets/beside"
)

// officeRegister is a register as an office keeps it: a title above the headings, odd dates, a total below, and one row that can't be read.
const officeRegister = "Contracts of the office,,,,,\r\n" +
	",,,,,\r\n" +
	"Contract ref,Contract title,Supplier name,Start date,Contract end date,Total contract value (£)\r\n" +
	"C-014,Data platform,Fernhill Digital,13/03/2025,12 Mar 2027,\"£1,940,000.00\"\r\n" +
	"C-015,Hosting,Merrow Systems,2025-04-01,2026-03-31l,12k\r\n" +
	"C-016,Support,Merrow Systems,01/04/2025,31/03/2026,abc\r\n" +
	"Total,,,,,\"£1,952,000.00\"\r\n"

func TestARegisterIsImportedByTheCommand(t *testing.T) {
	path, data := filepath.Join(t.TempDir(), "new.cw"), fileWith(t, "register.csv", officeRegister)
	program(t, "new", path).done(t)

	rehearsed := importedAs(t, program(t, "import", path, data, "--dry-run", "--json").done(t))
	if again := importedAs(t, program(t, "import", path, data, "--dry-run", "--json").done(t)); again.Taken != 2 || rehearsed.Taken != 2 {
		t.Errorf("a dry run takes %+v, then %+v", rehearsed, again)
	}
	said := program(t, "import", path, data).done(t).out
	for _, want := range []string{
		"3 rows: 2 new, 0 changed, 0 as they were, 1 left out", "£1,952,000.00", "Fernhill Digital, Merrow Systems",
		`row 6, Total contract value (£), "abc"`, "the headings are in row 3", "1 row is a sum of the others", "one character too many",
	} {
		if !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	done := importedAs(t, program(t, "import", path, data, "--json").done(t))
	if done.Kind != "contracts" || done.Rows != 3 || done.Taken+done.Updated != 0 || done.Unchanged != 2 || len(done.LeftOut) != 1 {
		t.Errorf("the second import gives %+v", done)
	}
	want := leftOut{
		File: data, Row: 6, Column: "Total contract value (£)", Value: "abc",
		Reason: `it is no amount of money: "abc" is not understood; k, m, bn and a currency may stand with a number`,
	}
	if done.LeftOut[0].Row != want.Row || done.LeftOut[0].Column != want.Column || done.LeftOut[0].Value != want.Value || done.LeftOut[0].Reason == "" {
		t.Errorf("left out %+v, want %+v", done.LeftOut[0], want)
	}

	changed := fileWith(t, "register.csv", strings.Replace(officeRegister, "£1,940,000.00", "£2m", 1))
	said = program(t, "import", path, changed, "--dry-run").done(t).out
	if !strings.Contains(said, "row 4, C-014: value was £1,940,000.00, is £2,000,000.00") {
		t.Errorf("the change is not said:\n%s", said)
	}
	done = importedAs(t, program(t, "import", path, changed, "--json", "--reason", "agreed in May").done(t))
	if done.Updated != 1 || len(done.Changes) != 1 || done.Changes[0].Field != "value" {
		t.Errorf("a changed row gives %+v", done)
	}
	program(t, "verify", path).done(t)
}

func TestColumnsAreReadAsAMappingSaysAndItIsRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	data := fileWith(t, "odd.csv", "Vorgang;Titel;Firma;Summe\nV-1;Netz;Merrow;1.200\nV-2;Karten;Fernhill;£3k\n")
	program(t, "import", path, data).ended(t, statusData, "nothing tells what it holds", "say what it is")
	program(t, "import", path, data, "--as", "contracts").ended(t, statusData, "no column gives the title or the reference", "Vorgang, Titel")
	mapping := fileWith(t, "map.json", `{"kind": "contracts", "columns": {"Vorgang": "reference", "Titel": "title", "Firma": "supplier", "Summe": "value"}}`)
	if done := importedAs(t, program(t, "import", path, data, "--map", mapping, "--json").done(t)); done.Taken != 2 {
		t.Errorf("by the mapping %+v is taken", done)
	}
	if done := importedAs(t, program(t, "import", path, data, "--json").done(t)); done.Unchanged != 2 {
		t.Errorf("by what was remembered %+v is taken", done)
	}
	program(t, "import", path, data, "--map", fileWith(t, "bad.json", `{"columns": {"Titel": "titel"}}`)).ended(t, statusData, "is no field", "reference, title")
	program(t, "import", path, data, "--map", filepath.Join(t.TempDir(), "none.json")).ended(t, statusFile, "no such file")
	program(t, "import", path, data, "--as", "invoices").ended(t, statusUsage, "no kind of data")
	program(t, "import", path, filepath.Join(t.TempDir(), "none.csv")).ended(t, statusFile, "no such file")
}

// A figure that came over a network as a script would use it.
func TestOpenContractingDataAreImportedByTheCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.cw")
	program(t, "new", path).done(t)
	data := beside.Path(t, "data", "ocds", "real", "fts-2026-10-06-package-4.json")
	var done map[string]any
	if err := json.Unmarshal([]byte(program(t, "import", path, data, "--json").done(t).out), &done); err != nil {
		t.Fatal(err)
	}
	if done["kind"] != "ocds" || done["rows"] != 4.0 || done["taken"] != 4.0 {
		t.Errorf("imported %v", done)
	}
	cut := fileWith(t, "cut.json", string(readFile(t, data)[:20_000]))
	program(t, "import", path, cut).ended(t, statusData, "the file ends in the middle")
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
