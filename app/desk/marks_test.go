package desk_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

func given(value, rationale string) tender.Mark {
	return tender.Mark{Value: exact.SomeOf(value), Rationale: rationale}
}

func TestAMarkIsRecordedChangedAndUndone(t *testing.T) {
	ws := newWorkspace(t)
	v := tenderOf(t, withoutMarks...)
	mustImport(t, ws, v, "")
	subject := store.MarkSubject{Tender: v.ID, Bid: "A", Criterion: "Q2b"}
	record := func(mark tender.Mark, reason string) error {
		return desk.RecordMark(t.Context(), ws, subject, mark, reason)
	}
	mark := func() tender.Mark {
		t.Helper()
		return readTender(t, ws, "T-007").Bids[0].Marks["Q2b"]
	}
	for _, step := range []tender.Mark{{Rationale: "a first thought"}, {Rationale: "a second thought"}, given("6", "agreed")} {
		if err := record(step, ""); err != nil || mark() != step {
			t.Fatalf("typing %v: %v, is %v", step, err, mark())
		}
	}
	before := head(t, ws)
	if err := record(given("6", "agreed"), ""); err != nil || head(t, ws) != before {
		t.Errorf("the same again: %v", err)
	}
	var needs *desk.ReasonError
	if err := record(given("8", "agreed"), " "); !errors.As(err, &needs) ||
		err.Error() != "tender T-007: changing the mark of bid A on Q2b needs a reason, since marks were given or the model was locked before: give one" {
		t.Errorf("without a reason: %v", err)
	}
	if err := record(tender.Mark{}, ""); !errors.As(err, &needs) {
		t.Errorf("taken back without a reason: %v", err)
	}
	if err := record(given("8", "agreed after all"), "moderation on 4 May"); err != nil || mark() != given("8", "agreed after all") {
		t.Fatal(err, mark())
	}
	if label, err := desk.Undo(t.Context(), ws, nil); err != nil || label != "Record the mark of bid A on Q2b" || mark() != given("6", "agreed") {
		t.Errorf("undone %q: %v, is %v", label, err, mark())
	}
	if _, err := desk.Redo(t.Context(), ws, nil); err != nil || mark() != given("8", "agreed after all") {
		t.Errorf("redone: %v, is %v", err, mark())
	}
	history, err := ws.MarkHistory(t.Context(), subject)
	if err != nil || len(history) != 6 || history[3].Note != "moderation on 4 May" || history[2].Note != "" {
		t.Errorf("history %+v, %v", history, err)
	}
	verifyClean(t, ws)
}

func TestAMarkThatCannotBeGivenIsRefused(t *testing.T) {
	ws := newWorkspace(t)
	v := tenderOf(t, `"of-whole"`, `"relative"`,
		`"panel"`, `"lots": [{"id": "L1", "criteria": ["Q1"]}, {"id": "L2", "criteria": ["Q2"]}], "panel"`,
		`"price": "200.00"`, `"lots": {"L1": {"price": "200.00"}}`, `"price": "160.00"`, `"lots": {"L2": {"price": "160.00"}}`)
	mustImport(t, ws, v, "")
	cases := map[string]struct {
		subject store.MarkSubject
		value   string
		want    string
	}{
		"off the scale":        {store.MarkSubject{Bid: "B", Criterion: "Q1"}, "5", "bids[1].marks.Q1: 5 is off the scale: give a mark from 0 to 4 in steps of 1"},
		"off the step":         {store.MarkSubject{Bid: "B", Criterion: "Q2b"}, "3", "bids[1].marks.Q2b: 3 is off the scale: give a mark from 0 to 10 in steps of 2"},
		"a group of criteria":  {store.MarkSubject{Bid: "B", Criterion: "Q2"}, "3", "bids[1].marks.Q2: Q2 is not marked itself: mark its children"},
		"no such criterion":    {store.MarkSubject{Bid: "B", Criterion: "Q9"}, "3", `bids[1].marks.Q9: there is no criterion "Q9": name a criterion of the tender`},
		"no such bid":          {store.MarkSubject{Bid: "Z", Criterion: "Q1"}, "3", `there is no bid "Z" in this workspace`},
		"not in the lot":       {store.MarkSubject{Bid: "A", Criterion: "Q2a", Lot: "L1"}, "3", "bids[0].lots.L1.marks.Q2a: Q2a does not count in lot L1: take the mark out, or name the criterion in the lot"},
		"no offer for the lot": {store.MarkSubject{Bid: "A", Criterion: "Q2a", Lot: "L2"}, "3", `there is no offer of bid A for lot "L2" in this workspace`},
		"not on the panel": {
			store.MarkSubject{Bid: "B", Criterion: "Q1", Evaluator: "E7"}, "3", `bids[1].evaluator_marks.E7: there is no evaluator "E7": add the evaluator to tender.panel, or correct the id`,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			before := head(t, ws)
			c.subject.Tender = v.ID
			err := desk.RecordMark(t.Context(), ws, c.subject, given(c.value, ""), "reason")
			if err == nil || err.Error() != c.want || head(t, ws) != before {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
	taken := store.MarkSubject{Tender: v.ID, Bid: "A", Criterion: "Q1", Lot: "L1", Evaluator: "E1"}
	if err := desk.RecordMark(t.Context(), ws, taken, given("4", "for this lot"), ""); err != nil {
		t.Fatal(err)
	}
	if got := readTender(t, ws, "T-007").Bids[0].Lots["L1"].Evaluators["E1"]["Q1"]; got != given("4", "for this lot") {
		t.Errorf("read %v", got)
	}
}

func TestAModelIsLockedOnceItIsSound(t *testing.T) {
	ws := newWorkspace(t)
	v := tenderOf(t, withoutMarks...)
	mustImport(t, ws, v, "")
	ctx := t.Context()
	lock, err := desk.LockModel(ctx, ws, "T-007")
	if err != nil || lock.Version != 1 || lock.Fingerprint != v.Fingerprint() || lock.By != "Ann Lee" {
		t.Fatalf("lock %+v, %v", lock, err)
	}
	if kept, err := ws.ModelLock(ctx, v.ID); err != nil || *kept != *lock {
		t.Errorf("kept %+v, %v", kept, err)
	}
	var locked *desk.LockedError
	if _, err := desk.LockModel(ctx, ws, "T-007"); !errors.As(err, &locked) || !strings.HasSuffix(err.Error(), "unlock it, with a reason, before you lock it again") {
		t.Errorf("locked twice: %v", err)
	}
	var refused *store.RefusedError
	if _, err := desk.Undo(ctx, ws, nil); !errors.As(err, &refused) {
		t.Errorf("a lock was undone: %v", err)
	}
	var needs *desk.ReasonError
	if err := desk.UnlockModel(ctx, ws, "T-007", "\t"); !errors.As(err, &needs) {
		t.Errorf("unlocked without a reason: %v", err)
	}
	if err := desk.UnlockModel(ctx, ws, "T-007", "the scale was wrong"); err != nil {
		t.Fatal(err)
	}
	var open *desk.NotLockedError
	if err := desk.UnlockModel(ctx, ws, "T-007", "again"); !errors.As(err, &open) {
		t.Errorf("unlocked twice: %v", err)
	}
	if lock, err = desk.LockModel(ctx, ws, "T-007"); err != nil || lock.Version != 2 || lock.Reason != "the scale was wrong" {
		t.Errorf("locked again: %+v, %v", lock, err)
	}
	from, err := desk.TenderProvenance(ctx, ws, readTender(t, ws, "T-007"), lock.At)
	const want = "version 2 on 21 Nov 2026 09:08 UTC by Ann Lee; opened on 21 Nov 2026 09:06 UTC by Ann Lee: the scale was wrong; version 1 on 21 Nov 2026 09:03 UTC by Ann Lee"
	if err != nil || from.Locked != want {
		t.Errorf("documents say that the model was locked: %q, %v", from.Locked, err)
	}
	var missing *store.NotFoundError
	if _, err := desk.LockModel(ctx, ws, "T-9"); !errors.As(err, &missing) {
		t.Errorf("no such tender: %v", err)
	}
	verifyClean(t, ws)
}

func TestADraftWithFaultsIsNotLocked(t *testing.T) {
	ws := newWorkspace(t)
	draft := tenderOf(t, withoutMarks...)
	draft.Criteria[0].Weight = exact.MustParse("41")
	err := ws.Do(t.Context(), "Type a draft", func(tx *store.Tx) error { return tx.SaveTender(draft, nil, "") })
	if err != nil {
		t.Fatal(err)
	}
	before := head(t, ws)
	_, err = desk.LockModel(t.Context(), ws, "T-007")
	var faults tender.Faults
	if !errors.As(err, &faults) || !strings.Contains(err.Error(), "the weights add up to 61") || head(t, ws) != before {
		t.Errorf("got %v", err)
	}
}

func TestATenderIsRemovedAndPutBack(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t), "")
	ctx := t.Context()
	var needs *desk.ReasonError
	if err := desk.RemoveTender(ctx, ws, "T-007", ""); !errors.As(err, &needs) {
		t.Errorf("marks, and no reason: %v", err)
	}
	if err := desk.RemoveTender(ctx, ws, "T-007", "cancelled by the minister"); err != nil {
		t.Fatal(err)
	}
	var missing *store.NotFoundError
	if _, err := ws.Tender(ctx, "T-007"); !errors.As(err, &missing) {
		t.Errorf("it is still there: %v", err)
	}
	if err := desk.RemoveTender(ctx, ws, "T-007", "again"); !errors.As(err, &missing) {
		t.Errorf("removed twice: %v", err)
	}
	if hits, err := ws.Search(ctx, "platform", 5); err != nil || hits != nil {
		t.Errorf("found %v, %v", hits, err)
	}
	if err := desk.RestoreTender(ctx, ws, "T-007"); err != nil {
		t.Fatal(err)
	}
	sameTender(t, tenderOf(t), readTender(t, ws, "T-007"))
	if err := desk.RestoreTender(ctx, ws, "T-007"); !errors.As(err, &missing) {
		t.Errorf("put back twice: %v", err)
	}
	var twice *store.DuplicateError
	if err := desk.RemoveTender(ctx, ws, "T-007", "begun anew"); err != nil {
		t.Fatal(err)
	}
	mustImport(t, ws, tenderOf(t, withoutMarks...), "")
	if err := desk.RestoreTender(ctx, ws, "T-007"); !errors.As(err, &twice) || !strings.Contains(err.Error(), `"T-007"`) {
		t.Errorf("put back beside another: %v", err)
	}
	if err := desk.RemoveTender(ctx, ws, "T-007", ""); err != nil {
		t.Errorf("one without marks needs no reason: %v", err)
	}
	verifyClean(t, ws)
}

func TestATenderIsTypedInAndChangedStepByStep(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	v := &tender.Tender{Reference: "T-8"}
	if err := desk.AddTender(ctx, ws, v); err != nil || v.ID == 0 {
		t.Fatal(v.ID, err)
	}
	change := func(label, reason string, fn func(*tender.Tender)) error {
		return desk.ChangeTender(ctx, ws, v.ID, label, reason, fn)
	}
	typed := tenderOf(t, withoutMarks...)
	err := change("Type the model of T-8", "", func(now *tender.Tender) {
		id, reference := now.ID, now.Reference
		*now = *typed
		now.ID, now.Reference, now.Bids = id, reference, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := change("Add bid A to T-8", "", func(now *tender.Tender) { now.Bids = typed.Bids[:1] }); err != nil {
		t.Fatal(err)
	}
	if label, err := ws.UndoLabel(ctx); err != nil || label != "Add bid A to T-8" {
		t.Errorf("undo offers %q, %v", label, err)
	}
	typed.Reference, typed.Bids = "T-8", typed.Bids[:1]
	sameTender(t, typed, readTender(t, ws, "T-8"))
	if suppliers, err := ws.Suppliers(ctx); err != nil || len(suppliers) != 1 {
		t.Errorf("suppliers %v, %v", suppliers, err)
	}
	before := head(t, ws)
	if err := change("Nothing", "", func(*tender.Tender) {}); err != nil || head(t, ws) != before {
		t.Errorf("no change: %v", err)
	}
	if _, err := desk.LockModel(ctx, ws, "T-8"); err != nil {
		t.Fatal(err)
	}
	before = head(t, ws)
	var locked *desk.LockedError
	if err := change("Change weight", "it was wrong", func(now *tender.Tender) { now.Criteria[0].Weight = exact.Int(41) }); !errors.As(err, &locked) {
		t.Errorf("a locked model: %v", err)
	}
	var needs *desk.ReasonError
	if err := change("Change title", "", func(now *tender.Tender) { now.Title = "Other" }); !errors.As(err, &needs) {
		t.Errorf("a title after locking: %v", err)
	}
	if head(t, ws) != before {
		t.Error("what was refused wrote something")
	}
	if err := change("Change title", "a typing error", func(now *tender.Tender) { now.Title = "Other" }); err != nil || readTender(t, ws, "T-8").Title != "Other" {
		t.Errorf("a title with a reason: %v", err)
	}
	var faults tender.Faults
	err = change("Add a criterion", "more", func(now *tender.Tender) { now.Criteria = append(now.Criteria, tender.Criterion{ID: "Q1"}) })
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Place != "tender.criteria[2].id" {
		t.Errorf("an id twice: %v", err)
	}
	if err := desk.AddTender(ctx, ws, &tender.Tender{}); !errors.As(err, &faults) || faults[0].Place != "tender.reference" {
		t.Errorf("no reference: %v", err)
	}
	var missing *store.NotFoundError
	if err := desk.ChangeTender(ctx, ws, 99, "Change", "", func(*tender.Tender) {}); !errors.As(err, &missing) {
		t.Errorf("no such tender: %v", err)
	}
	var twice *store.DuplicateError
	if err := desk.AddTender(ctx, ws, &tender.Tender{Reference: "T-8"}); !errors.As(err, &twice) {
		t.Errorf("a reference twice: %v", err)
	}
	verifyClean(t, ws)
}
