package importing

import (
	"archive/zip"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sheet is a worksheet for a test: its name, and its rows with commas between the cells.
type sheet struct{ name, rows string }

// workbook is the smallest workbook with these sheets.
func workbook(t *testing.T, sheets ...sheet) string {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/"
	var types, list, relations strings.Builder
	parts := map[string]string{"_rels/.rels": `<Relationships xmlns="` + office + `package/2006/relationships"><Relationship Id="r1" Type="` + office +
		`officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`}
	for i, s := range sheets {
		n := i + 1
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="r%d"/>`, s.name, n, n)
		fmt.Fprintf(&relations, `<Relationship Id="r%d" Type="%sofficeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, office, n)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		var rows strings.Builder
		for r, row := range strings.Split(s.rows, "\n") {
			fmt.Fprintf(&rows, `<row r="%d">`, r+1)
			for c, text := range strings.Split(row, ",") {
				fmt.Fprintf(&rows, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, html.EscapeString(text))
			}
			rows.WriteString("</row>")
		}
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = `<worksheet xmlns="` + office + `spreadsheetml/2006/main"><sheetData>` + rows.String() + `</sheetData></worksheet>`
	}
	parts["xl/workbook.xml"] = `<workbook xmlns="` + office + `spreadsheetml/2006/main" xmlns:r="` + office + `officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="` + office + `package/2006/relationships">` + relations.String() + `</Relationships>`
	parts["[Content_Types].xml"] = `<Types xmlns="` + office + `package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() + `</Types>`
	path := filepath.Join(t.TempDir(), "office.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := zip.NewWriter(file)
	for name, text := range parts {
		part, err := out.Create(name)
		if err == nil {
			_, err = part.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWorkbookIsImportedSheetBySheet(t *testing.T) {
	path := workbook(
		t, sheet{"READ ME", "Ask the office before you change anything"},
		sheet{"Contracts", "Register of the office\n\nRef,Contract name,Supplier / Contractor,Value\nD-1,Hosting,Fernhill,c. £12k\nD-2,Support,Plainly,TBC"},
		sheet{"Spend", "Contract ref,Month,Actual spend\nD-1,Oct-26,£500.50\nD-2,Oct-26,10"},
	)
	d := onDesktop(t, plain, false, path)
	d.Says("Sheet, one of 3", "2 rows: 2 new", "£12,000.00 in all")
	d.Fill("Sheet, one of 3", "READ ME")
	d.Says("What does the file hold?")
	d.Fill("Sheet, one of 3", "Contracts")
	d.Tap("Import")
	d.Says("was imported", "2 new")
	d.Tap("Another sheet…")
	d.Fill("Sheet, one of 3", "Spend")
	d.Says("2 rows: 2 new", "£510.50 in all")
	d.page.tabs.Select(outcomeTab)
	d.Says("Changes 4", "Spent 2026-10", "£500.50")
	d.Tap("Import")
	d.Says("was imported")
	d.Undo()
	d.Says("Import office.xlsx", "2 rows: 2 new")
}
