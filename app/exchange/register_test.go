package exchange

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

var readingDay = civil.MustDate("2026-11-21")

// dataOf is a text as a file.
func dataOf(name string, text []byte) Data {
	return Data{Name: name, Size: int64(len(text)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }}
}

// rowsIn are the rows of a table of contracts, and what was said of it.
func rowsIn(t testing.TB, text []byte, m *Mapping) (rows []*ContractRow, remarks []string) {
	t.Helper()
	table, err := OpenContracts(dataOf("register", text), m, readingDay)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return rows, table.Remarks()
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

// encoded is a text in an encoding, behind its mark where it has one.
func encoded(t *testing.T, text string, e encoding.Encoding) []byte {
	t.Helper()
	bytes, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

const register = "reference,title,supplier,value\nC-1,Café in São João,Brontë & Söhne,\"£1,234.50\"\nC-2,\"Two\nlines\",Merrow,£12k\n"

func TestTheSameRegisterIsReadFromEveryEncodingSeparatorAndLineEnd(t *testing.T) {
	want, _ := rowsIn(t, []byte(register), nil)
	if len(want) != 2 || want[0].Contract.Value != money.New(1234_50, money.GBP) || want[0].Suppliers[0].Name != "Brontë & Söhne" {
		t.Fatalf("the plain register is read as %+v", want)
	}
	dos := strings.NewReplacer("ã", "a", "ö", "ö").Replace(register) // which code page 437 has not
	cases := map[string][]byte{
		"UTF-8 with a mark":           []byte("\ufeff" + register),
		"UTF-16, little end first":    encoded(t, register, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"UTF-16, big end first":       encoded(t, register, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"UTF-16 without a mark":       encoded(t, register, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)),
		"Windows-1252":                encoded(t, register, charmap.Windows1252),
		"code page 850":               encoded(t, register, charmap.CodePage850),
		"code page 437":               encoded(t, dos, charmap.CodePage437),
		"CRLF":                        []byte(strings.ReplaceAll(register, "\n", "\r\n")),
		"lone CR":                     []byte(strings.ReplaceAll(register, "\n", "\r")),
		"semicolons":                  []byte(strings.NewReplacer(",", ";", "1,2", "1,2").Replace(strings.Replace(register, "1,234.50", "1234.50", 1))),
		"tabs":                        []byte(strings.ReplaceAll(strings.Replace(register, "1,234.50", "1234.50", 1), ",", "\t")),
		"bars":                        []byte(strings.ReplaceAll(strings.Replace(register, "1,234.50", "1234.50", 1), ",", "|")),
		"no line end after the last":  []byte(strings.TrimSuffix(register, "\n")),
		"packed by gzip":              packed(t, []byte(register)),
		"a stray byte of Windows":     append([]byte(register), "C-3,Chips \xa3,,\n"...),
		"spaces after a closed quote": []byte(strings.Replace(register, `50"`, `50"  `, 1)),
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			got, remarks := rowsIn(t, text, nil)
			for i, row := range want {
				was, is := row.Contract, got[i].Contract
				for _, c := range []*procurement.Contract{&was, &is} {
					c.Title = strings.NewReplacer("ã", "a", "\r\n", "\n", "\r", "\n").Replace(c.Title)
				}
				if diff := cmp.Diff(fmt.Sprintf("%+v", was), fmt.Sprintf("%+v", is)); diff != "" {
					t.Errorf("%s (%v)", diff, remarks)
				}
				if row.Suppliers[0].Name != got[i].Suppliers[0].Name {
					t.Errorf("the supplier is %q", got[i].Suppliers[0].Name)
				}
			}
		})
	}
}

func packed(t testing.TB, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The answers beside the files are those of the collection csv-spectrum.
func TestTheSpectrumOfCSVIsReadAsItsAnswersSay(t *testing.T) {
	folder := beside.Path(t, "data", "nasty", "csv-spectrum")
	files, err := filepath.Glob(filepath.Join(folder, "csvs", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatal("there are no files", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		t.Run(name, func(t *testing.T) {
			want := spectrumAnswer(t, name)
			d, err := DataFile(file)
			if err != nil {
				t.Fatal(err)
			}
			table, err := openTable(d, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer table.close()
			head, err := table.read()
			if err != nil {
				t.Fatal(err)
			}
			for _, answer := range want {
				row, err := table.read()
				if err != nil {
					t.Fatal(err)
				}
				for i, heading := range head.Cells {
					if heading == "Contact Phone Number" {
						continue // the answer has another number than its file
					}
					if got := strings.ReplaceAll(row.Cells[i], "\r\n", "\n"); got != strings.ReplaceAll(answer[heading], "\r\n", "\n") {
						t.Errorf("%s is %q, not %q", heading, row.Cells[i], answer[heading])
					}
				}
			}
			if _, err := table.read(); !errors.Is(err, io.EOF) {
				t.Errorf("after the last row comes %v", err)
			}
		})
	}
}

// spectrumAnswer is what a file of the spectrum holds, row by row; of a file with one row the answer may be that row.
func spectrumAnswer(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	var answer json.RawMessage
	beside.ReadJSON(t, &answer, "data", "nasty", "csv-spectrum", "json", name+".json")
	var row map[string]string
	if json.Unmarshal(answer, &row) == nil {
		return []map[string]string{row}
	}
	if err := json.Unmarshal(answer, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestDaysAreReadAsTablesHaveThemAndAmericanOrderIsNeverGuessed(t *testing.T) {
	cases := map[string]struct {
		text   string
		months bool
		want   string // empty where it is no day
		stray  bool
	}{
		"ISO":                          {"2026-08-03", false, "2026-08-03", false},
		"ISO with a time":              {"2020-04-16T19:29:42Z", false, "2020-04-16", false},
		"ISO with a time and a space":  {"2020-04-16 00:00:00", false, "2020-04-16", false},
		"ISO with a stray letter":      {"2012-10-01l", false, "2012-10-01", true},
		"ISO with another figure":      {"2012-10-011", false, "", false},
		"British":                      {"03/08/2026", false, "2026-08-03", false},
		"British with a time":          {"03/08/2026 00:00", false, "2026-08-03", false},
		"in words":                     {"3 Aug 2026", false, "2026-08-03", false},
		"in words, two digits, a time": {"01 Jun 14 00:00", false, "2014-06-01", false},
		"day of a spreadsheet":         {"45000", false, "2023-03-15", false},
		"day and hour of one":          {"45000.75", false, "2023-03-15", false},
		"American":                     {"08/23/2026", false, "", false},
		"a year":                       {"2014", false, "", false},
		"a distance":                   {"+6m", false, "", false},
		"a word for typing":            {"today", false, "", false},
		"a month where days are meant": {"2013-10", false, "", false},
		"a month":                      {"2013-10", true, "2013-10-01", false},
		"a month in words":             {"Oct 2013", true, "2013-10-01", false},
		"a month in short":             {"Jan-14", true, "2014-01-01", false},
		"30 February":                  {"30/02/2026", false, "", false},
		"leap day":                     {"29/02/2028", false, "2028-02-29", false},
	}
	for name, want := range cases {
		d, stray, why := readDay(want.text, readingDay, false, want.months)
		if d.String() != want.want || stray != want.stray || (why == "") == d.IsZero() {
			t.Errorf("%s: %q is read as %q (stray %v, %q)", name, want.text, d, stray, why)
		}
	}
	if d, _, _ := readDay("43538", readingDay, true, false); d.String() != "2023-03-15" {
		t.Errorf("of a workbook that counts from 1904 it is %v", d)
	}
}

func TestMoneyIsReadAsPeopleAndSpreadsheetsWriteIt(t *testing.T) {
	cases := map[string]struct {
		minor   int64
		rounded bool
	}{
		"£1,234.50": {1234_50, false}, "1234.5": {1234_50, false}, "(1,234.50)": {-1234_50, false}, "£1.2m": {1_200_000_00, false},
		"12k": {12_000_00, false}, "£4.20 m": {4_200_000_00, false}, "150000000.00000": {150_000_000_00, false}, "-67766": {-67766_00, false},
		"4166.666666667": {4166_67, true}, "1.5e6": {1_500_000_00, false}, "1234.5600000000001": {1234_56, false}, "0.005": {1, true},
	}
	for text, want := range cases {
		got, rounded, err := readMoney(text, money.GBP)
		if err != nil || got.Minor() != want.minor || rounded != want.rounded {
			t.Errorf("%s is read as %v (rounded %v, %v)", text, got.Words(), rounded, err)
		}
	}
	for _, text := range []string{"abc", "1,23", "€5", "1e300", "--5", "1.2.3"} {
		if got, _, err := readMoney(text, money.GBP); err == nil {
			t.Errorf("%s is read as %v", text, got.Words())
		}
	}
}

func TestExtensionsAreReadAsPeopleWriteThem(t *testing.T) {
	cases := map[string][2]int{
		"2 x 12 months": {2, 12}, "1+1": {2, 12}, "12+12": {2, 12}, "2 × 1 year": {2, 12}, "1 + 1 + 1 years": {3, 12}, "3 x 6": {3, 6},
	}
	for text, want := range cases {
		if count, months, ok := readExtensions(text); !ok || count != want[0] || months != want[1] {
			t.Errorf("%q is read as %d × %d months (%v)", text, count, months, ok)
		}
	}
	for _, text := range []string{"", "12", "1+2", "none", "12 months"} {
		if count, months, ok := readExtensions(text); ok {
			t.Errorf("%q is read as %d × %d months", text, count, months)
		}
	}
}

func TestARowSaysAllThatItsColumnsMean(t *testing.T) {
	const headings = "Ref,Contract Title,Supplier Name,Company Number,Supplier size,Start date,End date,Extension months,Extensions," +
		"Notice days,Value (ex VAT),VAT rate,Spent,Currency,Pricing model,Status,Tier,Category,Buyer,Procedure,Framework,Description\n"
	const row = "C-014,Data platform,Fernhill Digital,1234567,Small,13/03/2025,12/03/2027,12,2,90 days,\"1,940,000.00\",0.2,£64k,GBP," +
		"T&M,Active,Tier 1,72222300-0,Cabinet Office,Open,DOS5,All of it\n"
	rows, _ := rowsIn(t, []byte(headings+row), nil)
	want := procurement.Contract{
		Reference: "C-014", Title: "Data platform", Term: civil.Term{From: civil.MustDate("2025-03-13"), To: civil.MustDate("2027-03-12")},
		Options: procurement.EqualOptions(2, 12), Notice: procurement.NoticeOfDays(90), Currency: money.GBP,
		Value: money.New(1_940_000_00, money.GBP), VATRate: exact.SomeOf("20"), Spent: money.New(64_000_00, money.GBP),
		Pricing: procurement.DayRates, Status: procurement.Live, Tier: procurement.Gold, Category: "72222300-0", Buyer: "Cabinet Office",
		Procedure: "Open", Framework: "DOS5", Description: "All of it",
	}
	if diff := cmp.Diff(fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", rows[0].Contract)); diff != "" {
		t.Error(diff)
	}
	s := rows[0].Suppliers[0]
	if s.Name != "Fernhill Digital" || s.Size != procurement.SizeSmall || len(s.Identifiers) != 1 || s.Identifiers[0].ID != "01234567" {
		t.Errorf("the supplier is %+v", s)
	}
	if len(rows[0].LeftOut) > 0 {
		t.Error(rows[0].LeftOut)
	}
}

func TestEachCellThatCanNotBeReadIsNamed(t *testing.T) {
	const text = "reference,title,start,value,status,notice_days,currency\n" +
		"C-1,A,31/02/2026,abc,asleep,a month,XYZ\n" +
		",,01/01/2026,5,,,\n"
	rows, _ := rowsIn(t, []byte(text), nil)
	var columns []string
	for _, l := range rows[0].LeftOut {
		if l.Row != 2 || l.Value == "" || l.Reason == "" {
			t.Errorf("%+v", l)
		}
		columns = append(columns, l.Column)
	}
	if got := strings.Join(columns, " "); got != "start notice_days currency value status" {
		t.Errorf("named are %s", got)
	}
	if len(rows[1].LeftOut) != 1 || rows[1].LeftOut[0].Row != 3 {
		t.Errorf("of a row without reference and title is said %+v", rows[1].LeftOut)
	}
}

func TestARowWithoutAReferenceGetsOneFromItsContent(t *testing.T) {
	const text = "title,supplier,start,value\nHosting,Merrow,01/04/2025,5\nSupport,Merrow,01/04/2025,5\n"
	first, _ := rowsIn(t, []byte(text), nil)
	again, _ := rowsIn(t, []byte(strings.ReplaceAll(text, ",5", ",6")), nil)
	if !first[0].Made || first[0].Contract.Reference == first[1].Contract.Reference || first[0].Contract.Reference != again[0].Contract.Reference {
		t.Errorf("references %s, %s; with another value %s", first[0].Contract.Reference, first[1].Contract.Reference, again[0].Contract.Reference)
	}
}

func TestSeveralSuppliersStandInOneCellOfContractsFinder(t *testing.T) {
	const text = "Notice Identifier,Notice Type,Organisation Name,Title,Suitable for SME,OJEU Procedure Type,Awarded Value,Value High," +
		"Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]\n" +
		"N-1,Contract,Office,Digital,Yes,Open,0,250,\"[Fernhill|1 Road, Town|COMPANIES_HOUSE|1234567|No|Yes][Merrow|2 Road|NONE||Yes|No]\"\n"
	rows, _ := rowsIn(t, []byte(text), nil)
	all := rows[0].Suppliers
	if len(all) != 2 || all[0].Name != "Fernhill" || all[0].Size != procurement.SizeLarge || all[0].VCSE != procurement.Yes ||
		len(all[0].Identifiers) != 1 || all[1].Name != "Merrow" || all[1].Size != procurement.SizeUnstated {
		t.Errorf("suppliers %+v", all)
	}
	if rows[0].Contract.Value != money.New(250_00, money.GBP) {
		t.Errorf("0 is read as a value: %v", rows[0].Contract.Value)
	}
}

func TestAWorkbookIsReadAsItsCellsAreStoredAndShown(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	day, err := book.NewStyle(&excelize.Style{NumFmt: 14}) // month first, as it is shown in America
	if err != nil {
		t.Fatal(err)
	}
	five := "00000"
	number, err := book.NewStyle(&excelize.Style{CustomNumFmt: &five})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := book.NewSheet("Register"); err != nil {
		t.Fatal(err)
	}
	for ref, value := range map[string]any{
		"B3": "Contract ref", "C3": "Title", "D3": "Start date", "E3": "Value", "F3": "VAT rate",
		"B5": 123, "C5": "Data platform", "D5": 45000, "E5": 4166.666666667, "F5": 0.2,
		"B6": "Total", "E6": 4166.67,
	} {
		if err := book.SetCellValue("Register", ref, value); err != nil {
			t.Fatal(err)
		}
	}
	for ref, style := range map[string]int{"B5": number, "D5": day} {
		if err := book.SetCellStyle("Register", ref, ref, style); err != nil {
			t.Fatal(err)
		}
	}
	var text bytes.Buffer
	if err := book.Write(&text); err != nil {
		t.Fatal(err)
	}
	rows, remarks := rowsIn(t, text.Bytes(), nil)
	if len(rows) != 1 {
		t.Fatalf("%d rows; %v", len(rows), remarks)
	}
	c := rows[0].Contract
	if c.Reference != "00123" || c.Term.From.String() != "2023-03-15" || c.Value.Minor() != 4166_67 || c.VATRate != exact.SomeOf("20") || rows[0].Row != 5 {
		t.Errorf("row %d is read as %+v", rows[0].Row, c)
	}
	said := strings.Join(remarks, "\n")
	for _, want := range []string{`of 2 sheets, "Register" is read`, "the headings are in row 3", "a sum of the others", "rounded to the nearest", "read as a percentage"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
}

func TestAMappingComesBackAsItWasWritten(t *testing.T) {
	for i := range layouts {
		m := &layouts[i].mapping
		var text bytes.Buffer
		if err := WriteMapping(&text, m); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(text.Bytes()) {
			t.Fatalf("it is no JSON: %s", &text)
		}
		back, err := ReadMapping(&text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fmt.Sprintf("%+v", m), fmt.Sprintf("%+v", back)); diff != "" {
			t.Error(diff)
		}
	}
	for _, text := range []string{"", "[]", `{"columns": {"A": "nothing"}}`, `{"kind": "dreams"}`, `{"encoding": "EBCDIC"}`, `{"separator": "ab"}`, `{"more": 1}`} {
		if m, err := ReadMapping(strings.NewReader(text)); err == nil {
			t.Errorf("%s is read as %+v", text, m)
		}
	}
}

func TestEveryFieldHasItsOwnNameAndEveryHeadingIsFolded(t *testing.T) {
	met := map[string]Field{}
	for f := Field(1); f < fieldCount; f++ {
		name := f.String()
		if name == "" || met[name] != NoField {
			t.Errorf("field %d is called %q, as is %d", f, name, met[name])
		}
		met[name] = f
		if back, err := ParseField(name); err != nil || back != f {
			t.Errorf("%s is read back as %v, %v", name, back, err)
		}
		for _, heading := range strings.Fields(fieldSpecs[f].headings) {
			if heading != foldHeading(heading) {
				t.Errorf("heading %q of %s would never be found", heading, name)
			}
		}
	}
	if fieldCount > 64 {
		t.Error("a set of fields has room for 64")
	}
}
