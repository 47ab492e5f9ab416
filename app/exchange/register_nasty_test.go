package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/assets/beside"
	"counterweight/procurement/civil"
)

// ceaseless gives the same bytes for ever.
type ceaseless struct{ bytes []byte }

func (c ceaseless) Read(into []byte) (int, error) {
	n := 0
	for n < len(into) {
		n += copy(into[n:], c.bytes)
	}
	return n, nil
}

// streamOf is a file that begins so and goes on for so many bytes.
func streamOf(begin, more string, size int64) Data {
	return Data{Name: "nasty", Size: size, Open: func() (io.ReadCloser, error) {
		goesOn := ceaseless{bytes.Repeat([]byte(more), max(1, (64<<10)/len(more)))}
		return io.NopCloser(io.MultiReader(strings.NewReader(begin), io.LimitReader(goesOn, size))), nil
	}}
}

// anyReader reads a file as whatever it is, to its end.
func anyReader(d Data) error {
	p, err := LookAt(d, nil, readingDay)
	if err != nil {
		return err
	}
	if p.Form == FormJSON {
		r, err := OpenOCDS(d)
		if err != nil {
			return err
		}
		defer r.Close()
		for _, err := range r.Rows() {
			if err != nil {
				return err
			}
		}
		return nil
	}
	m := p.Mapping
	if !m.has(Title) {
		m.Columns = append(m.Columns, Column{columnName(0), Title})
	}
	table, err := OpenContracts(d, m, readingDay)
	if err != nil {
		return err
	}
	defer table.Close()
	for {
		if _, err := table.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestWhatIsNoRegisterIsRefusedSoonAndInWords(t *testing.T) {
	const gigabyte = 1 << 30
	cases := map[string]struct {
		data Data
		said string
	}{
		"a gigabyte of spaces":              {streamOf("", " ", gigabyte), "a cell holds more than 1 MB"},
		"a gigabyte of spaces, packed":      {dataOf("nasty", packed(t, bytes.Repeat([]byte(" "), 64<<20))), "a cell holds more than 1 MB"},
		"a gigabyte of blank lines":         {streamOf("", "\n", gigabyte), "rows have nothing in them"},
		"a gigabyte of separators":          {streamOf("title,supplier\n", ",", gigabyte), "more than 16384 cells"},
		"a quote that is never closed":      {streamOf("title,supplier\n\"a,b\n", "c,d\n", gigabyte), "a cell holds more than 1 MB"},
		"a quote that the file ends within": {dataOf("nasty", []byte("title,supplier\n\"a,b\nc,d\n")), "row 2: a quote is opened and never closed"},
		"nothing":                           {dataOf("nasty", nil), "nothing in it"},
		"zeros":                             {streamOf("", "\x00", 1<<20), "no text file"},
		"JSON of a gigabyte of spaces":      {streamOf("{", " ", gigabyte), "have nothing in them"},
		"JSON of brackets":                  {streamOf(`{"releases":[`, "[", gigabyte), "nested more than 200 deep"},
		"JSON of braces":                    {streamOf("", `{"a":`, gigabyte), "nested more than 200 deep"},
		"JSON with an endless text":         {streamOf(`{"releases":[{"ocid":"`, "a", gigabyte), "larger than 32 MB"},
		"JSON with an endless number":       {streamOf(`{"releases":[{"a":`, "1", gigabyte), "larger than 32 MB"},
		"JSON that ends in the middle":      {dataOf("nasty", []byte(`{"releases":[{"ocid":"a","tender":{"title":"b"}},`)), "the file ends in the middle"},
		"JSON with two numbers for one":     {dataOf("nasty", []byte(`{"releases":[{"ocid":"a","x":1 2}]}`)), "this is not JSON"},
		"JSON of something else":            {dataOf("nasty", []byte(`{"message":"not found"}`)), "no release and no record"},
		"an archive that is cut off":        {dataOf("nasty", packed(t, []byte(register))[:40]), "damaged or cut off"},
		"an archive in an archive":          {dataOf("nasty", packed(t, packed(t, []byte(register)))), "packed twice"},
		"an old workbook":                   {dataOf("nasty", []byte("\xd0\xcf\x11\xe0 and so on")), ".xlsx"},
		"a workspace":                       {dataOf("nasty", []byte("SQLite format 3\x00 and so on")), "open it instead"},
		"half a workbook":                   {dataOf("nasty", []byte("PK\x03\x04 and so on")), "can't be opened"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			most := watchMemory(t)
			err := anyReader(test.data)
			var wrong *TableError
			if !errors.As(err, &wrong) || wrong.File != "nasty" || wrong.Remedy == "" || !strings.Contains(err.Error(), test.said) {
				t.Errorf("it is refused with %v, not with %q", err, test.said)
			}
			if used := most(); used > 256<<20 {
				t.Errorf("it took %d MB", used>>20)
			}
		})
	}
}

// watchMemory gives what the heap grew by, roughly, at its largest.
func watchMemory(t *testing.T) func() uint64 {
	t.Helper()
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	return func() uint64 {
		var after runtime.MemStats
		runtime.ReadMemStats(&after)
		return after.HeapSys - min(before.HeapSys, after.HeapSys)
	}
}

// sheetOf is a workbook whose first sheet has this XML.
func sheetOf(t *testing.T, xml string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	var whole, out bytes.Buffer
	if err := book.Write(&whole); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(&out)
	for _, file := range in.File {
		part, err := archive.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == "xl/worksheets/sheet1.xml" {
			_, err = io.WriteString(part, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+xml+`</worksheet>`)
		} else {
			var text io.ReadCloser
			if text, err = file.Open(); err == nil {
				_, err = io.Copy(part, text)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookThatClaimsAMillionRowsIsReadForWhatItHas(t *testing.T) {
	const head = `<row r="1"><c r="A1" t="inlineStr"><is><t>reference</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c></row>`
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	cases := map[string]struct {
		xml  string
		rows int
		last int // row
	}{
		"by its dimension": {`<dimension ref="A1:XFD1048576"/><sheetData>` + head + `<row r="2">` + cell("A2", "C-1") + `</row></sheetData>`, 1, 2},
		"with its last row": {
			`<sheetData>` + head + `<row r="1048576">` + cell("A1048576", "C-1") + cell("XFD1048576", "far") + `</row></sheetData>`, 1, 1048576,
		},
		"with empty rows in colour": {`<sheetData>` + head + strings.Repeat(`<row s="1" customFormat="1"/>`, 300_000) + `</sheetData>`, 0, 0},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			rows, remarks := rowsIn(t, sheetOf(t, test.xml), nil)
			if len(rows) != test.rows || test.rows > 0 && rows[0].Row != test.last {
				t.Errorf("%d rows are read: %v", len(rows), remarks)
			}
		})
	}
}

func TestNastyWorkbooksNeitherCrashNorHang(t *testing.T) {
	read := 0
	for _, folder := range []string{"calamine", "excelize"} {
		files, err := filepath.Glob(filepath.Join(beside.Path(t, "data", "nasty", "xlsx", folder), "*.*"))
		if err != nil || len(files) == 0 {
			t.Fatal("there are no files", err)
		}
		for _, file := range files {
			d, err := DataFile(file)
			if err != nil {
				t.Fatal(err)
			}
			err = anyReader(d)
			var wrong *TableError
			if err != nil && !errors.As(err, &wrong) {
				t.Errorf("%s fails with %v", filepath.Base(file), err)
			}
			if err == nil {
				read++
			}
		}
	}
	if read < 15 {
		t.Errorf("only %d workbooks could be read", read)
	}
}

func TestNaughtyStringsAndFormulasComeThroughATableAsTheyAre(t *testing.T) {
	texts := beside.NaughtyStrings(t)
	texts = append(texts, "=1+1", "+44 7700 900000", "-12.50", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0")
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for i, text := range append([]string{"description"}, texts...) {
		reference := "C-" + civil.MustDate("2026-01-01").AddDays(i).String()
		if i == 0 {
			reference = "reference"
		}
		if err := w.Write([]string{reference, text}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	rows, _ := rowsIn(t, out.Bytes(), nil)
	if len(rows) != len(texts) {
		t.Fatalf("%d rows of %d are read", len(rows), len(texts))
	}
	for i, row := range rows {
		want := strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(texts[i], "\ufffd"), "\r\n", "\n"))
		if got := row.Contract.Description; got != want && row.Says.Has(Description) {
			t.Errorf("%q came as %q", want, got)
		}
	}
}
