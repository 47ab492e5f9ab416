package desk_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func TestAnImportedTenderComesBackWholeAndImportingItAgainChangesNothing(t *testing.T) {
	ws := newWorkspace(t)
	report := mustImport(t, ws, tenderOf(t), "")
	want := &desk.TenderReport{Reference: "T-007", Rows: 3, Taken: 3, NewSuppliers: []string{"Fernhill Digital", "Merrow Systems"}, NewMarks: 7}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Error(diff)
	}
	sameTender(t, tenderOf(t), readTender(t, ws, "T-007"))
	before := head(t, ws)
	report = mustImport(t, ws, tenderOf(t), "")
	want = &desk.TenderReport{Reference: "T-007", Rows: 3, Unchanged: 3}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Error(diff)
	}
	if head(t, ws) != before {
		t.Error("the second import wrote something")
	}
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil || len(suppliers) != 2 || suppliers[0].Status != procurement.SupplierActive {
		t.Errorf("suppliers %+v, %v", suppliers, err)
	}
	if label, err := ws.UndoLabel(t.Context()); err != nil || label != "Import tender T-007 with 2 bids" {
		t.Errorf("undo offers %q, %v", label, err)
	}
	verifyClean(t, ws)
}

func TestAChangedTenderFileUpdatesOnlyWhatChanged(t *testing.T) {
	const anotherBid = `{"id": "C", "supplier": "Copperline", "price": "100.00"}`
	cases := map[string]struct {
		changes []string
		want    desk.TenderReport
		reason  string // what has to be given a reason; empty where nothing needs one
	}{
		"a bid more": {
			[]string{`"Q2b": "4"}}`, `"Q2b": "4"}}, ` + anotherBid},
			desk.TenderReport{Rows: 4, Taken: 1, Unchanged: 3, NewSuppliers: []string{"Copperline"}},
			"",
		},
		"a bid less": {
			[]string{`,
    {"id": "B", "supplier": "Merrow Systems", "price": "160.00", "marks": {"Q1": "2", "Q2a": "2", "Q2b": "4"}}`, ""},
			desk.TenderReport{Rows: 2, Updated: 1, Unchanged: 1, RemovedBids: []string{"B"}},
			"taking out bid B",
		},
		"a title":             {[]string{"Data platform delivery", "Data platform"}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2}, "changing what it says of itself"},
		"a member it keeps":   {[]string{`"kept"`, `"kept too"`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2}, "changing what it says of itself"},
		"a minimum":           {[]string{`"minimum": "2"`, `"minimum": "1"`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, ModelChanged: true}, "changing the model"},
		"a price":             {[]string{"160.00", "161.00"}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2}, "changing bid B"},
		"a bidder's name":     {[]string{"Merrow Systems", "MERROW  systems"}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2}, "changing bid B"},
		"a mark":              {[]string{`"Q2a": "2"`, `"Q2a": "3"`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, ChangedMarks: 1}, "changing the mark of bid B on Q2a"},
		"a mark taken back":   {[]string{`, "Q2a": "2"`, ``}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, ChangedMarks: 1}, "changing the mark of bid B on Q2a"},
		"a rationale":         {[]string{`sound`, `very sound`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, ChangedMarks: 1}, "changing the mark of bid A on Q1"},
		"an evaluator's mark": {[]string{`{"E1": {"Q1": "2"}}`, `{"E1": {"Q1": "1"}}`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, ChangedMarks: 1}, "changing the mark of bid A on Q1 by E1"},
		"an evaluator's mark more": {
			[]string{`{"E1": {"Q1": "2"}}`, `{"E1": {"Q1": "2", "Q2a": "2"}}`}, desk.TenderReport{Rows: 3, Updated: 1, Unchanged: 2, NewMarks: 1}, "",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			mustImport(t, ws, tenderOf(t), "")
			before := head(t, ws)
			changed := func() *tender.Tender { return tenderOf(t, c.changes...) }
			if c.reason != "" {
				_, err := desk.ImportTender(t.Context(), ws, changed(), desk.ImportOptions{Reason: "  "})
				var needs *desk.ReasonError
				if !errors.As(err, &needs) || strings.Join(needs.Changes, "; ") != c.reason || head(t, ws) != before {
					t.Errorf("without a reason: %v, want %s", err, c.reason)
				}
			}
			reason := ""
			if c.reason != "" {
				reason = "a mistake in the file"
			}
			report := mustImport(t, ws, changed(), reason)
			c.want.Reference = "T-007"
			if diff := cmp.Diff(&c.want, report); diff != "" {
				t.Error(diff)
			}
			sameTender(t, changed(), readTender(t, ws, "T-007"))
			if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
				t.Fatal(err)
			}
			sameTender(t, tenderOf(t), readTender(t, ws, "T-007"))
			if _, err := desk.Redo(t.Context(), ws, nil); err != nil {
				t.Fatal(err)
			}
			sameTender(t, changed(), readTender(t, ws, "T-007"))
			verifyClean(t, ws)
		})
	}
}

func TestBeforeTheFirstMarkChangesCountAsTyping(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t, withoutMarks...), "")
	report := mustImport(t, ws, tenderOf(t, append(withoutMarks, "160.00", "150.00", `"minimum": "2"`, `"minimum": "3"`)...), "")
	if report.Updated != 2 || !report.ModelChanged {
		t.Errorf("report %+v", report)
	}
}

func TestAnUndoneImportIsGoneAndCanComeBack(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t), "")
	listed := func() (tenders, suppliers int) {
		t.Helper()
		rows, err1 := ws.Tenders(t.Context())
		all, err2 := ws.Suppliers(t.Context())
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		return len(rows), len(all)
	}
	label, err := desk.Undo(t.Context(), ws, nil)
	if err != nil || label != "Import tender T-007 with 2 bids" {
		t.Fatal(label, err)
	}
	if tenders, suppliers := listed(); tenders != 0 || suppliers != 0 {
		t.Errorf("after undoing: %d tenders, %d suppliers", tenders, suppliers)
	}
	if hits, err := ws.Search(t.Context(), "Fernhill", 10); err != nil || hits != nil {
		t.Errorf("after undoing: found %v, %v", hits, err)
	}
	verifyClean(t, ws)
	if _, err := desk.Redo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	if tenders, suppliers := listed(); tenders != 1 || suppliers != 2 {
		t.Errorf("after redoing: %d tenders, %d suppliers", tenders, suppliers)
	}
	sameTender(t, tenderOf(t), readTender(t, ws, "T-007"))
	verifyClean(t, ws)

	if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	if report := mustImport(t, ws, tenderOf(t), ""); report.Taken != 3 {
		t.Errorf("imported again after undoing: %+v", report)
	}
	sameTender(t, tenderOf(t), readTender(t, ws, "T-007"))
	verifyClean(t, ws)
}

func TestADryRunReportsTheSameAndWritesNothing(t *testing.T) {
	ws := newWorkspace(t)
	dry := func(ws *store.Workspace, v *tender.Tender, reason string) *desk.TenderReport {
		t.Helper()
		report, err := desk.ImportTender(t.Context(), ws, v, desk.ImportOptions{Reason: reason, DryRun: true})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	before := head(t, ws)
	reports := []*desk.TenderReport{dry(ws, tenderOf(t), "")}
	if head(t, ws) != before {
		t.Error("a dry run wrote something")
	}
	reports = append(reports, mustImport(t, ws, tenderOf(t), ""))
	if diff := cmp.Diff(reports[1], reports[0]); diff != "" {
		t.Error(diff)
	}
	beside := open(t, ws.Path(), store.Options{Mode: store.Reading})
	if report := dry(beside, tenderOf(t, "160.00", "161.00"), "because"); report.Updated != 1 {
		t.Errorf("beside the window: %+v", report)
	}
	_, err := desk.ImportTender(t.Context(), beside, tenderOf(t, "160.00", "161.00"), desk.ImportOptions{DryRun: true})
	var needs *desk.ReasonError
	if !errors.As(err, &needs) {
		t.Errorf("a dry run without a reason: %v", err)
	}
}

func TestAnImportNeverChangesALockedModel(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t, withoutMarks...), "")
	lock, err := desk.LockModel(t.Context(), ws, "T-007")
	if err != nil {
		t.Fatal(err)
	}
	other := tenderOf(t, append(withoutMarks, `"minimum": "2"`, `"minimum": "3"`)...)
	before := head(t, ws)
	_, err = desk.ImportTender(t.Context(), ws, other, desk.ImportOptions{Reason: "the minimum was too low"})
	want := fmt.Sprintf("tender T-007: its model was locked by Ann Lee on 21 Nov 2026 (version 1), and this one is another (fingerprint %s, locked is %s): keep to the locked model, or unlock it first, with a reason",
		other.Fingerprint()[:12], lock.Fingerprint[:12])
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	var needs *desk.ReasonError
	_, err = desk.ImportTender(t.Context(), ws, tenderOf(t, append(withoutMarks, "160.00", "150.00")...), desk.ImportOptions{})
	if !errors.As(err, &needs) {
		t.Errorf("a price after locking: %v", err)
	}
	if head(t, ws) != before {
		t.Error("what was refused wrote something")
	}
	if report := mustImport(t, ws, tenderOf(t), ""); report.NewMarks != 7 || report.Updated != 2 {
		t.Errorf("marks after locking: %+v", report)
	}
	if err := desk.UnlockModel(t.Context(), ws, "T-007", "the minimum was too low"); err != nil {
		t.Fatal(err)
	}
	if report := mustImport(t, ws, tenderOf(t, `"minimum": "2"`, `"minimum": "1"`), "the minimum was too low"); !report.ModelChanged {
		t.Errorf("after unlocking: %+v", report)
	}
	verifyClean(t, ws)
}

func TestAFaultyTenderIsNotImported(t *testing.T) {
	ws := newWorkspace(t)
	before := head(t, ws)
	v := tenderOf(t)
	v.Reference = " "
	v.Panel = nil
	v.Bids[0].Marks["Q1"] = tender.Mark{Value: exact.SomeOf("9")}
	v.Bids[1].Evaluators = map[string]tender.Marks{"": {"Q1": {Value: exact.SomeOf("2")}}}
	_, err := desk.ImportTender(t.Context(), ws, v, desk.ImportOptions{})
	var faults tender.Faults
	if !errors.As(err, &faults) || len(faults) != 3 || faults[0].Place != "tender.reference" || faults[1].Place != "bids[1].evaluator_marks" || faults[2].Place != "bids[0].marks.Q1" {
		t.Errorf("got %v", err)
	}
	if head(t, ws) != before {
		t.Error("what was refused wrote something")
	}
}

func TestBiddersAreFoundInTheRegister(t *testing.T) {
	ws := newWorkspace(t)
	fernhill := procurement.Supplier{Name: "Fernhill Digital Ltd", Aliases: []string{"FERNHILL   digital"}}
	if err := desk.SaveSupplier(t.Context(), ws, &fernhill, ""); err != nil {
		t.Fatal(err)
	}
	report := mustImport(t, ws, tenderOf(t, "Merrow Systems", " "), "")
	if len(report.NewSuppliers) != 0 {
		t.Errorf("added %v", report.NewSuppliers)
	}
	// A supplier that is given another name keeps its bids, and importing the tender again adds nobody.
	fernhill.Name, fernhill.Aliases = "Fern & Hill", nil
	if err := desk.SaveSupplier(t.Context(), ws, &fernhill, "merger"); err != nil {
		t.Fatal(err)
	}
	if report := mustImport(t, ws, tenderOf(t, "Merrow Systems", " ", "160.00", "161.00"), "typing error"); len(report.NewSuppliers) != 0 {
		t.Errorf("added %v", report.NewSuppliers)
	}
}

func TestALargeEvaluationGoesInAndRanksAsBefore(t *testing.T) {
	ws := newWorkspace(t)
	v := largeTender(30, 60, 8)
	before, err := v.Rank(tender.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report := mustImport(t, ws, v, "")
	if report.NewMarks != 30*60*8+30*30 || len(report.NewSuppliers) != 30 {
		t.Errorf("report %+v", report)
	}
	got := readTender(t, ws, "T-LARGE")
	if !reflect.DeepEqual(v, got) { // cmp takes seconds for so many marks
		t.Error(cmp.Diff(v, got, whole))
	}
	after, err := got.Rank(tender.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range before.Standings {
		if was, is := before.Standings[i], after.Standings[i]; was.Bid.ID != is.Bid.ID || was.Rank != is.Rank || was.Total.Cmp(is.Total) != 0 {
			t.Errorf("place %d: %s with %v, was %s with %v", i+1, is.Bid.ID, is.Total, was.Bid.ID, was.Total)
		}
	}
	report = mustImport(t, ws, v, "")
	if report.Unchanged != 31 {
		t.Errorf("again: %+v", report)
	}
	verifyClean(t, ws)
}

// largeTender is marked by all evaluators throughout; on every other criterion the panel has agreed.
func largeTender(bids, criteria, evaluators int) *tender.Tender {
	v := &tender.Tender{
		Reference: "T-LARGE", Currency: money.GBP, CostWeight: exact.SomeOf("30"), QualityWeight: exact.SomeOf("70"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("10"), Step: exact.SomeOf("0.5")}, MeanOfEvaluators: true,
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for k := range criteria {
		v.Criteria = append(v.Criteria, tender.Criterion{ID: fmt.Sprintf("Q%d", k+1), Weight: exact.Int(int64(1 + k%7))})
	}
	for e := range evaluators {
		v.Panel = append(v.Panel, tender.Evaluator{ID: fmt.Sprintf("E%d", e+1), Name: fmt.Sprintf("Evaluator %d", e+1)})
	}
	for b := range bids {
		bid := tender.Bid{ID: fmt.Sprintf("B%02d", b+1), Supplier: fmt.Sprintf("Supplier %d", b+1)}
		bid.Price = money.New(int64(1000000+7919*b%500000), money.GBP)
		bid.Marks, bid.Evaluators = tender.Marks{}, map[string]tender.Marks{}
		for k, c := range v.Criteria {
			if k%2 == 0 {
				bid.Marks[c.ID] = tender.Mark{Value: exact.Some(exact.Scaled(int64(5*((3*b+k)%21)), 1)), Rationale: fmt.Sprintf("agreed on %s", c.ID)}
			}
			for e, who := range v.Panel {
				if bid.Evaluators[who.ID] == nil {
					bid.Evaluators[who.ID] = tender.Marks{}
				}
				bid.Evaluators[who.ID][c.ID] = tender.Mark{Value: exact.Some(exact.Scaled(int64(5*((b+k+e)%21)), 1))}
			}
		}
		v.Bids = append(v.Bids, bid)
	}
	return v
}

// The big list of naughty strings stands in for what people and other programs write into names.
func TestNaughtyNamesComeBackAsTheyWere(t *testing.T) {
	names := beside.NaughtyStrings(t)[1:] // a supplier has a name
	ws := newWorkspace(t)
	v := tenderOf(t)
	v.Bids = nil
	for i, name := range names {
		b := tender.Bid{ID: fmt.Sprintf("B%d", i), Supplier: name, Offer: tender.Offer{Price: money.New(int64(100+i), money.GBP)}}
		b.Marks = tender.Marks{"Q1": {Value: exact.SomeOf("3"), Rationale: name}, "Q2a": {Rationale: name}}
		v.Bids = append(v.Bids, b)
	}
	mustImport(t, ws, v, "")
	sameTender(t, v, readTender(t, ws, "T-007"))
	if report := mustImport(t, ws, v, ""); report.Unchanged != report.Rows {
		t.Errorf("again: %+v", report)
	}
	for _, name := range names {
		if _, err := ws.Search(t.Context(), name, 3); err != nil {
			t.Errorf("search %q: %v", name, err)
		}
	}
	for i := 0; i < len(names); i += 25 { // each is a tender of its own
		name := names[i]
		if isBlank(name) {
			continue
		}
		v := tenderOf(t, withoutMarks...)
		v.Reference, v.Title = name, name
		if _, err := desk.ImportTender(t.Context(), ws, v, desk.ImportOptions{}); err != nil {
			t.Errorf("reference %d, %q: %v", i, name, err)
			continue
		}
		sameTender(t, v, readTender(t, ws, name))
	}
	verifyClean(t, ws)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
