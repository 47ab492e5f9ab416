package export

import (
	"fmt"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// sheetOf is a contract with n of everything, all of whose texts are text.
func sheetOf(n int, text string) *ContractSheet {
	gbp, day := money.GBP, civil.MustDate
	d := &procurement.Dossier{Contract: procurement.Contract{
		ID: 1, Reference: "C-014", Title: text, Status: procurement.Live, Tier: procurement.Gold, Currency: gbp, Value: money.New(3_490_000_00, gbp),
		Spent: money.New(2_363_600_00, gbp), VATRate: exact.SomeOf("20"), Term: civil.Term{From: day("2025-03-13"), To: day("2027-03-12")}, Entered: day("2025-03-10"),
		Options: procurement.EqualOptions(n%20, 12), Notice: procurement.NoticeRule{Latest: procurement.Span{Count: procurement.NumberOf(90)}, Method: text},
		Pricing: procurement.Outcomes, Place: procurement.RemoteFirst, PlaceNote: text, Category: text, Buyer: text, Procedure: text, Framework: text,
	}}
	for i := range n {
		on := day("2025-06-01").AddMonths(i % 30)
		d.Parties = append(d.Parties, procurement.Party{Supplier: procurement.SupplierID(i + 1), Role: procurement.Member})
		d.Parties[0].Role = procurement.Lead
		d.Changes = append(d.Changes, procurement.Change{Title: text, Reason: procurement.MoreScope, State: procurement.ChangeAgreed, AgreedOn: on, Value: money.New(90_000_00, gbp), Months: 1})
		d.Obligations = append(d.Obligations, procurement.Obligation{
			Code: fmt.Sprintf("P%d", i+1), Side: procurement.Theirs, Origin: procurement.FromPromise, Title: text, Due: on, State: procurement.ObligationOpen,
			Promise: procurement.PromiseSource{Mark: exact.SomeOf("4"), Most: exact.SomeOf("5")},
		})
		d.Milestones = append(d.Milestones, procurement.Milestone{Kind: procurement.MilestoneStep, Title: text, Due: on, Value: money.New(100_000_00, gbp), State: procurement.MilestoneOpen})
	}
	s := &ContractSheet{Dossier: d, Rules: procurement.UKRules(), Today: day("2026-11-22"), Calendars: civil.UKCalendars(nil)}
	for i := range n {
		s.Suppliers = append(s.Suppliers, procurement.Supplier{ID: procurement.SupplierID(i + 1), Name: text})
		s.People = append(s.People, procurement.Person{Name: text, Supplier: procurement.SupplierID(i + 1), Role: text, Card: procurement.Card{WorkingStyle: "not for print"}})
	}
	return s
}

func laidOut(t testing.TB, s *ContractSheet) *Document {
	t.Helper()
	d, err := LayOutContract(s, Provenance{Workspace: "Partnerships", Made: someTime, Snapshot: "7e7e7e7e7e7e", Marking: "OFFICIAL – COMMERCIAL"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Whatever a contract has, its summary is one page on which nothing overlaps.
func TestAContractFitsOnOnePage(t *testing.T) {
	texts := append(beside.NaughtyStrings(t)[20:26], strings.Repeat("gwasanaethau digidol ", 200), strings.Repeat("W", 3000), strings.Repeat("合同管理", 300), "short", "")
	for _, n := range []int{0, 1, 3, 40} {
		for _, text := range texts {
			d := laidOut(t, sheetOf(n, text))
			if len(d.Pages) != 1 {
				t.Fatalf("%d of everything called %.40q take %d pages", n, text, len(d.Pages))
			}
			checkWithinMargins(t, d)
			checkNothingOverlaps(t, d)
			if t.Failed() {
				t.Fatalf("with %d of everything called %.40q", n, text)
			}
		}
	}
}

// checkNothingOverlaps demands that no letters stand on others.
func checkNothingOverlaps(t *testing.T, d *Document) {
	t.Helper()
	ts := newTypesetter()
	type box struct{ left, right, top, bottom float64 }
	for i := range d.Pages {
		var boxes []box
		for _, run := range d.Pages[i].Runs {
			width := 0.0
			for _, r := range run.Text {
				width += float64(ts.faces[run.Face].width(r)) * run.Size / 1000
			}
			b := box{run.X, run.X + width, run.Y - run.Size*0.7, run.Y + run.Size*0.1}
			for _, other := range boxes {
				if b.left < other.right-0.1 && other.left < b.right-0.1 && b.top < other.bottom && other.top < b.bottom {
					t.Errorf("page %d: %q stands on other letters at %.0f, %.0f", i+1, run.Text, run.X, run.Y)
				}
			}
			boxes = append(boxes, b)
		}
	}
}

func TestWhatTheSummaryOfAContractSays(t *testing.T) {
	s := sheetOf(4, "Appeals")
	s.Suppliers[0].Name = "Fernhill Digital"
	text := textOf(&laidOut(t, s).Pages[0])
	checkSays(t, "the summary", text,
		"OFFICIAL – COMMERCIAL", "C-014 Appeals", "£3.85m", "£2.36m", "61 %", "Fernhill Digital, with Appeals",
		"13 Mar 2025 – 12 Jul 2027 (awarded 13 Mar 2025 – 12 Mar 2027)", "90 days before the end", "promise, marked 4 of 5", "of the promises 0 of 4 kept",
		"0 of 4 accepted", "that is more than 10 %, so a notice is due before the change", "Publish", "snapshot 7e7e7e7e7e7e",
	)
	if strings.Contains(text, "not for print") {
		t.Error("what a person shared is printed")
	}
}

func TestRowsThatHaveNoRoomAreCounted(t *testing.T) {
	checkSays(t, "the summary", textOf(&laidOut(t, sheetOf(40, "Appeals")).Pages[0]), "… 3", " more")
}
