package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/money"
)

// wrongInWords fails where a file is refused with anything but words for its owner.
func wrongInWords(t *testing.T, err error) {
	t.Helper()
	var wrong *TableError
	if err != nil && (!errors.As(err, &wrong) || wrong.Problem == "" || wrong.Remedy == "") {
		t.Errorf("it fails with %v", err)
	}
}

func FuzzReadRegister(f *testing.F) {
	for _, text := range []string{
		register, "\ufeff" + register, "title;value\nA;1\n", "sep=;\n", "\xff\xfet\x00i\x00", "\x1f\x8b", "PK\x03\x04", "{}", "[Name|Address]\n", "\"",
		"Contract start date,End date\n2012-10-01l,01/01/2001\nTotal,\n", "title\r\rA\r", "a,a,,\n1,2,3,4\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		wrongInWords(t, anyReader(dataOf("fuzz", text)))
		for _, open := range []func(Data) (interface{ Close() error }, error){
			func(d Data) (interface{ Close() error }, error) { return OpenSpend(d, nil, readingDay) },
			func(d Data) (interface{ Close() error }, error) { return OpenSuppliers(d, nil, readingDay) },
		} {
			table, err := open(dataOf("fuzz", text))
			wrongInWords(t, err)
			if err != nil {
				continue
			}
			for range 100 {
				switch table := table.(type) {
				case *SpendTable:
					_, err = table.Next()
				case *SupplierTable:
					_, err = table.Next()
				}
				if err != nil {
					break
				}
			}
			if !errors.Is(err, io.EOF) {
				wrongInWords(t, err)
			}
			if err := table.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

// What the standard library reads as a table is the same table here.
func FuzzReadDelimitedAsTheStandardLibraryDoes(f *testing.F) {
	for _, text := range []string{register, "a,b\n\"c\"\"d\",e\n", "a\r\nb\r\n", "\"a\nb\",c", ",,\n", "a", "\n\na\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
			return // which ends rows in some files, and in the standard library in none
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		want, err := reader.ReadAll()
		if err != nil {
			return
		}
		d := newDelimited(strings.NewReader(text), ',', false)
		var got [][]string
		for {
			cells, err := d.read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\n")
			}
			if len(cells) > 1 || cells[0] != "" {
				got = append(got, cells)
			}
		}
		want = slices.DeleteFunc(want, func(row []string) bool { return len(row) == 1 && row[0] == "" })
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q is read as %q, not as %q", text, got, want)
		}
	})
}

func FuzzReadOCDS(f *testing.F) {
	const release = `{"ocid":"ocds-b5fd17-1","date":"2025-01-23T22:10:19Z","tag":["award"],"tender":{"title":"A","value":{"amount":1.5,"currency":"GBP"}},` +
		`"parties":[{"id":"s","name":"Merrow","identifier":{"scheme":"GB-COH","id":1234567}}],` +
		`"awards":[{"id":"1","status":"active","suppliers":[{"id":"s","name":"Merrow"}],"value":{"amountGross":6,"amount":5,"currency":"GBP"},` +
		`"contractPeriod":{"startDate":"2025-01-23T00:00:00Z","endDate":"2026-01-22","maxExtentDate":"2027-01-22"}}],` +
		`"contracts":[{"awardID":"1","status":"active","dateSigned":"2025-01-20"}]}`
	for _, text := range []string{
		release, `{"releases":[` + release + `]}`, `[` + release + `,` + release + `]`, release + "\n" + release, `{"records":[{"ocid":"a","releases":[` + release + `]}]}`,
		`{"records":[{"ocid":"a","compiledRelease":` + release + `}]}`, `{"buyerID":[],"ocid":"a"}`, `{"ocid":1}`, `[[]]`, `{"a":"\ud800"}`, `{"releases":[1 2]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		// what is JSON for the standard library is never called anything else
		whole := json.Valid(text)
		stream := newJSONStream(bytes.NewReader(text))
		err := stream.each(func(item jsonItem) error {
			if whole && !json.Valid(item.text) {
				t.Errorf("of JSON is made %s", item.text)
			}
			return nil
		})
		wrongInWords(t, err)
		var wrong *TableError
		if whole && errors.As(err, &wrong) && strings.Contains(wrong.Problem, "ends in the middle") {
			t.Errorf("whole JSON is read as if it were cut off: %v", err)
		}
		reader, err := OpenOCDS(dataOf("fuzz", text))
		wrongInWords(t, err)
		if err != nil {
			return
		}
		for row, err := range reader.Rows() {
			wrongInWords(t, err)
			if err == nil && len(row.LeftOut) == 0 && (row.Contract.Reference == "" || row.Contract.Title == "") {
				t.Errorf("a contract has no name: %+v", row.Contract)
			}
		}
	})
}

func FuzzReadCells(f *testing.F) {
	for _, text := range []string{"2012-10-01l", "03/08/2026", "45000", "Jan-14", "£1.2m", "(1,234.50)", "1e300", "2 x 12 months", "1+1", "-", "\u2212£5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		for _, months := range []bool{false, true} {
			if d, _, why := readDay(text, readingDay, false, months); d.IsZero() == (why == "") {
				t.Errorf("%q is read as %v, %q", text, d, why)
			}
		}
		if a, _, err := readMoney(text, money.GBP); (err == nil) != a.IsSet() {
			t.Errorf("%q is read as %v, %v", text, a, err)
		}
		if count, months, ok := readExtensions(text); ok && (count < 0 || count > mostExtensions || months < 0) {
			t.Errorf("%q is read as %d × %d months", text, count, months)
		}
	})
}

func FuzzReadMapping(f *testing.F) {
	f.Add(`{"kind": "contracts", "columns": {"Contract title": "title", "F": "value"}, "words": {"status": {"On hold": "pipeline"}}}`)
	f.Add(`{"separator": ";", "encoding": "utf-8", "currency": "EUR", "blank": {"start": ["01/01/2001"]}, "columns": {}}`)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ReadMapping(strings.NewReader(text))
		wrongInWords(t, err)
		if err != nil {
			return
		}
		var out, again bytes.Buffer
		if err := WriteMapping(&out, m); err != nil {
			t.Fatal(err)
		}
		back, err := ReadMapping(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("%s is not read back: %v", &out, err)
		}
		if err := WriteMapping(&again, back); err != nil || again.String() != out.String() {
			t.Errorf("%s comes back as %s, %v", &out, &again, err)
		}
	})
}
