package exchange

import (
	"fmt"
	"strings"
	"testing"
)

// A register as an office keeps it by hand: a note and merged headings above, words around figures, headings of sections, a sum below.
const keptByHand = `Digital directorate – contract register,,,,,,,,
Last updated 3 Nov 2026. All values ex VAT,,,,,,,,
Contract,,,,Dates,,,Money,
Ref,Contract name,Supplier / Contractor,Owner (SRO),Start,End date (initial),Ext. options,Total value (£),Notice period
D-1,Data platform,Fernhill Digital,Siân,2025-04-01,31/03/2027,1+1,"£1,940,000 ex VAT",3 months
D-2,Hosting,Merrow Systems,TBC,01.04.25,TBC,None,c. £1.2m,10 working days
D-3,Service desk,Copperline,,April 2024,Mar-27,2 x 12 months,"£450,000 (approx)",90 days' notice
Section B: Licences,,,,,,,,
D-4,Maps,Plainly,,FY26/27,rolling,12 months,TBC,12 weeks
D-5,Licences,Big Vendor,,01/04/2026,FY2028/29,1,"120,000 p.a.",a while
D-6,Phones,Big Vendor,,2026-04-01,2027-03-31,,£10k inc VAT,
TOTAL,,,,,,,"£3,710,000",
`

func TestARegisterThatIsKeptByHandIsUnderstood(t *testing.T) {
	rows, remarks := rowsIn(t, []byte(keptByHand), nil)
	var got []string
	for _, row := range rows {
		c := row.Contract
		text := fmt.Sprintf("%s %v–%v %d options %s %s", c.Reference, c.Term.From, c.Term.To, len(c.Options), c.Value.Words(), c.Notice.Latest.Words())
		for _, l := range row.LeftOut {
			text += "; " + l.Column + ": " + l.Reason
		}
		got = append(got, text)
	}
	want := []string{
		"D-1 2025-04-01–2027-03-31 2 options £1,940,000.00 3 months",
		"D-2 2025-04-01– 0 options £1,200,000.00 10 working days",
		"D-3 2024-04-01–2027-03-31 2 options £450,000.00 90 days",
		"Section B: Licences – 0 options  ; : nothing else stands in the row: it is taken for the heading of those below; a contract needs a title or a supplier too",
		"D-4 2026-04-01– 1 options  84 days",
		"D-5 2026-04-01–2029-03-31 0 options  ; Notice period: it is no length of time: write 30, 10 working days or 3 months; Ext. options: how long an extension is, is not said: give it in a column such as Extension months, or write 2 x 12 months; Total value (£): it is a sum for a part of the term: write the one for all of it",
		"D-6 2026-04-01–2027-03-31 0 options  ; Total value (£): it includes VAT: write it without",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("row %d: %q", i, got[min(i, len(got)-1)])
		}
	}
	said := strings.Join(remarks, "\n")
	for _, want := range []string{"the headings are in row 4", "1 row is a sum of the others", "2 amounts are only about so much", "that there is no end, as in \"rolling\"", "2 dates have no day, as in \"April 2024\""} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
}

func TestAmountsAreReadWithoutTheWordsAroundThem(t *testing.T) {
	for text, want := range map[string]string{
		"c. £300k": "£300k true", "circa 5m": "5m true", "~£12,000": "£12,000 true", "approx. 1,200": "1,200 true", "£1.2m (est.)": "£1.2m true",
		"£100 + VAT": "£100 false", "100 (excl. VAT)": "100 false", "up to £5m": "£5m true", "C100": "C100 false", "c.5m": "5m true", "est: 7": "7 true", "1,234.50": "1,234.50 false", "about": "about false",
		"CAD 100": "CAD 100 false", "(1,234.50)": "(1,234.50) false", "pa": "pa false", "": " false",
	} {
		alone, about, why := amountAlone(text)
		if got := fmt.Sprint(alone, " ", about); got != want || why != "" {
			t.Errorf("%q is read as %q, %s", text, got, why)
		}
	}
	for _, text := range []string{"£5k p.a.", "10 per year", "£100/month", "99 a week", "1,000 pcm", "£10 inc VAT", "£10 (including VAT)"} {
		if _, _, why := amountAlone(text); why == "" {
			t.Errorf("%q is taken for the whole value", text)
		}
	}
}
