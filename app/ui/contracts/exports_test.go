package contracts

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestTheRegisterGoesOutFromTheList(t *testing.T) {
	d := onDesktop(t, plain, true)
	for _, document := range d.page.Documents() {
		document.Save()
	}
	for name, begins := range map[string]string{
		"register.xlsx": "PK", "register.csv": "\ufeff", "register.json": "{", "due.ics": "BEGIN:VCALENDAR",
	} {
		if !bytes.HasPrefix(d.Saved[name], []byte(begins)) {
			t.Errorf("%s begins %.20q; said %v", name, d.Saved[name], d.Toasts)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(d.Saved["register.csv"], []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 1+61 {
		t.Errorf("the table has %d rows, want a heading and 61 contracts: %v", len(rows), err)
	}
	if calendar := string(d.Saved["due.ics"]); !strings.Contains(calendar, "C-014") {
		t.Error("the calendar says nothing of C-014")
	}
}

func TestAContractGoesOutFromItsPage(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Overview")
	for _, document := range d.page.Documents() {
		document.Save()
	}
	if !bytes.HasPrefix(d.Saved[appeals+" summary.pdf"], []byte("%PDF-")) {
		t.Errorf("the summary begins %.20q; said %v", d.Saved[appeals+" summary.pdf"], d.Toasts)
	}
	calendar := string(d.Saved[appeals+" due.ics"])
	if !strings.Contains(calendar, appeals) || strings.Contains(calendar, "C-001") {
		t.Errorf("the calendar is not that of %s alone: %.400s", appeals, calendar)
	}
}

func TestCategoriesAreFoundInTheVocabulary(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Overview")
	d.Field("Category").Focus()
	d.Retype("software develop")
	d.Says("72000000-5", "72212100-0")
}
