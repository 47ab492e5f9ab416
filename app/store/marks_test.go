package store

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement/tender"
)

func addMark(t testing.TB, ws *Workspace, s MarkSubject, m tender.Mark, why string) {
	t.Helper()
	if err := ws.Do(t.Context(), "Mark", func(tx *Tx) error { return tx.AddMark(s, m, why) }); err != nil {
		t.Fatal(err)
	}
}

func history(t testing.TB, ws *Workspace, s MarkSubject) []MarkRecord {
	t.Helper()
	records, err := ws.MarkHistory(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestTheHistoryOfAMarkSaysWhoGaveWhatWhenAndWhy(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	saveTender(t, ws, v, "")
	subject := MarkSubject{Tender: v.ID, Bid: "B", Criterion: "Q2a"}
	addMark(t, ws, subject, mark("3", "Less clear on a second reading"), "moderation on 4 May")
	v.Bids[0].Marks["Q2a"] = mark("2", "Unclear")
	saveTender(t, ws, v, "typing error in the minutes")
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	got := history(t, ws, subject)
	var last time.Time
	for i := range got {
		if !got[i].At.After(last) {
			t.Errorf("record %d was given at %v, after %v", i, got[i].At, last)
		}
		last, got[i].At = got[i].At, time.Time{}
	}
	want := []MarkRecord{
		{Mark: mark("4", "Clear\nplan"), By: "Ann Lee"},
		{Mark: mark("3", "Less clear on a second reading"), By: "Ann Lee", Note: "moderation on 4 May"},
		{Mark: mark("2", "Unclear"), By: "Ann Lee", Note: "typing error in the minutes"},
		{Mark: mark("3", "Less clear on a second reading"), By: "Ann Lee", Note: got[len(got)-1].Note},
	}
	if diff := cmp.Diff(want, got, whole); diff != "" {
		t.Error(diff)
	}
	if got[3].Note == "" {
		t.Error("the record that undoes another does not say so")
	}
	verifyClean(t, ws)
}

func TestMarksOfEachKindAreKeptApart(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	saveTender(t, ws, v, "")
	subjects := map[string]MarkSubject{
		"consensus for all lots":        {Tender: v.ID, Bid: "B", Criterion: "Q2a"},
		"consensus for one lot":         {Tender: v.ID, Bid: "B", Criterion: "Q2a", Lot: "L1"},
		"an evaluator's for all lots":   {Tender: v.ID, Bid: "B", Criterion: "Q2a", Evaluator: "E2"},
		"an evaluator's for one lot":    {Tender: v.ID, Bid: "B", Criterion: "Q2a", Lot: "L1", Evaluator: "E2"},
		"of an evaluator not known yet": {Tender: v.ID, Bid: "B", Criterion: "Q2a", Evaluator: "E77"},
	}
	for name, subject := range subjects {
		addMark(t, ws, subject, mark("1", name), "")
	}
	bid := readBack(t, ws, v.Reference).Bids[0]
	got := map[string]tender.Mark{
		"consensus for all lots":        bid.Marks["Q2a"],
		"consensus for one lot":         bid.Lots["L1"].Marks["Q2a"],
		"an evaluator's for all lots":   bid.Evaluators["E2"]["Q2a"],
		"an evaluator's for one lot":    bid.Lots["L1"].Evaluators["E2"]["Q2a"],
		"of an evaluator not known yet": bid.Evaluators["E77"]["Q2a"],
	}
	for name := range subjects {
		if got[name] != mark("1", name) {
			t.Errorf("%s: %v", name, got[name])
		}
	}
	if panel := readBack(t, ws, v.Reference).Panel; len(panel) != 2 {
		t.Errorf("the panel grew to %v", panel)
	}
}

func TestAMarkOfNothingIsRefused(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	saveTender(t, ws, v, "")
	for kind, subject := range map[string]MarkSubject{
		"bid":       {Tender: v.ID, Bid: "Z", Criterion: "Q1"},
		"criterion": {Tender: v.ID, Bid: "B", Criterion: "Z"},
		"lot":       {Tender: v.ID, Bid: "B", Criterion: "Q1", Lot: "Z"},
		"evaluator": {Tender: v.ID, Bid: "B", Criterion: "Q1", Evaluator: "Z"},
	} {
		_, err := ws.MarkHistory(t.Context(), subject)
		var missing *NotFoundError
		if !errors.As(err, &missing) || missing.Kind != kind || missing.Name != "Z" {
			t.Errorf("history without a %s: %v", kind, err)
		}
		if kind == "evaluator" {
			continue
		}
		err = ws.Do(t.Context(), "Mark", func(tx *Tx) error { return tx.AddMark(subject, mark("1", ""), "") })
		if !errors.As(err, &missing) || missing.Kind != kind {
			t.Errorf("a mark without a %s: %v", kind, err)
		}
	}
}

func TestAModelIsLockedInVersions(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	saveTender(t, ws, v, "")
	lockNow := func(tx *Tx) error { _, err := tx.LockModel(v); return err }
	step := func(label string, fn func(*Tx) error) {
		t.Helper()
		if err := ws.Do(t.Context(), label, fn); err != nil {
			t.Fatal(err)
		}
	}
	current := func() *tender.Lock {
		t.Helper()
		lock, err := ws.ModelLock(t.Context(), v.ID)
		if err != nil {
			t.Fatal(err)
		}
		return lock
	}
	if lock := current(); lock != nil {
		t.Errorf("before: %v", lock)
	}
	step("Lock", lockNow)
	first := current()
	if first == nil || first.Version != 1 || first.Fingerprint != v.Fingerprint() || first.Canonical != v.Canonical() || first.By != "Ann Lee" || first.At.IsZero() {
		t.Fatalf("locked: %+v", first)
	}
	step("Unlock", func(tx *Tx) error { return tx.UnlockModel(v.ID, *first, "the scale was wrong") })
	if lock := current(); lock != nil {
		t.Errorf("unlocked: %v", lock)
	}
	step("Lock again", lockNow)
	if second := current(); second == nil || second.Version != 2 || second.Reason != "the scale was wrong" {
		t.Errorf("locked again: %+v", second)
	}
	events, err := ws.ModelHistory(t.Context(), v.ID)
	if err != nil || len(events) != 3 || !events[0].Locked || events[1].Locked || events[1].Version != 1 || events[1].Reason == "" || events[2].Version != 2 {
		t.Errorf("history %+v, %v", events, err)
	}
	verifyClean(t, ws)
}
