package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/scorecard"
)

// said are the rows of a file of readings in short.
func said(f *ReadingFile) string {
	var all []string
	for _, r := range f.Rows {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %v %v %s%s", r.Card, r.Measure, r.Period, r.Side, r.State, r.Value)))
	}
	for _, l := range f.LeftOut {
		all = append(all, fmt.Sprintf("row %d, %s %q: %s", l.Row, l.Column, l.Value, l.Reason))
	}
	return strings.Join(all, "\n")
}

func TestTablesOfReadings(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"long": {
			"Scorecard;Measure;Period;Side;Value;State\nS-014;M-001;2026-10;theirs;88 %;\nS-014;M-002;October 2026;;;overdue\n",
			"S-014 M-001 2026-10 theirs 88 %\nS-014 M-002 2026-10 ours overdue",
		},
		"periods as columns": {
			"My readings,,,\n\nmeasure,scorecard,Sep 2026,2026-10\nTime to restore,S-014,3.5,n/m: moved\nSavings,S-014,,52000\n",
			"S-014 Time to restore 2026-09 ours 3.5\nS-014 Time to restore 2026-10 ours n/m: moved\nS-014 Savings 2026-10 ours 52000",
		},
		"a row that can't be": {
			"scorecard,measure,period,side,value\nS-1,M-1,soon,ours,1\nS-1,M-1,2026-Q4,nobody,1\nS-1,M-1,2026-Q4,ours,1\n",
			"S-1 M-1 2026-Q4 ours 1\nrow 2, period \"soon\": it is no period: write 2026-10, 2026-Q4 or FY2026-27\n" +
				"row 3, side \"nobody\": \"nobody\" is not a side: choose one of ours, theirs",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := ReadReadings(dataOf("readings.csv", []byte(test.text)))
			if err != nil {
				t.Fatal(err)
			}
			if got := said(f); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestWhatIsNoTableOfReadings(t *testing.T) {
	for _, text := range []string{"", "a,b\n1,2\n", "measure,name\nM-1,x\n", "{}"} {
		if _, err := ReadReadings(dataOf("readings.csv", []byte(text))); err == nil {
			t.Errorf("%q is one", text)
		}
	}
}

// A workbook keeps more digits than it shows, and per cents as shares.
func TestCellsOfAWorkbookOfReadings(t *testing.T) {
	book := excelize.NewFile()
	style, err := book.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]any{
		"A1": "scorecard", "B1": "measure", "C1": "period", "D1": "value", "A2": "S-1", "B2": "M-1", "C2": "2026-10", "D2": 0.8833,
		"A3": "S-1", "B3": "M-2", "C3": "2026-10", "D3": 0.1 + 0.2, "A4": "S-1", "B4": "M-3", "C4": "2026-10", "D4": "yes",
	} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellStyle("Sheet1", "D2", "D2", style); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	f, err := ReadReadings(dataOf("readings.xlsx", out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := said(f), "S-1 M-1 2026-10 ours 88.33 %\nS-1 M-2 2026-10 ours 0.3\nS-1 M-3 2026-10 ours yes"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzReadReadings(f *testing.F) {
	for _, text := range []string{
		"scorecard,measure,period,side,value\nS-1,M-1,2026-10,ours,1\n", "measure;2026-10;2026-Q4\nM-1;1;2\n", "measure\tOct 2026\n\"M\t1", "\xff\xfe", "PK\x03\x04", "{}", "",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := ReadReadings(dataOf("fuzz", text))
		if err != nil {
			return
		}
		for _, r := range file.Rows {
			if r.Period.IsZero() || r.Side == scorecard.SideUnstated || r.Number < 1 {
				t.Errorf("a reading about nothing: %+v", r)
			}
		}
	})
}
