package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// pounds is so many whole pounds.
func pounds(n int64) money.Amount { return money.New(100*n, money.GBP) }

// liveContract adds a supplier and a contract that runs for two years with two options of a year each.
func liveContract(t testing.TB, ws *store.Workspace, reference string) procurement.ContractID {
	t.Helper()
	supplier := procurement.Supplier{Name: "Supplier of " + reference}
	if err := desk.SaveSupplier(t.Context(), ws, &supplier, ""); err != nil {
		t.Fatal(err)
	}
	d := procurement.Dossier{Contract: procurement.Contract{
		Reference: reference, Title: "Appeals", Status: procurement.Live, Currency: money.GBP, Value: pounds(1000),
		Parties: []procurement.Party{{Supplier: supplier.ID, Role: procurement.Lead}},
		Term:    civil.Term{From: civil.MustDate("2025-03-13"), To: civil.MustDate("2027-03-12")},
		Options: procurement.EqualOptions(2, 12), Notice: procurement.NoticeOfDays(90),
	}}
	d.Milestones = []procurement.Milestone{{Title: "Beta", State: procurement.MilestoneOpen, Value: pounds(100)}}
	d.Obligations = []procurement.Obligation{
		{Code: "P1", Side: procurement.Theirs, Origin: procurement.FromPromise, Title: "Open code", State: procurement.ObligationOpen},
		{Code: "O1", Side: procurement.Ours, Title: "Desks", State: procurement.ObligationOpen, Due: civil.MustDate("2026-01-31"), EveryMonths: 1},
	}
	if err := desk.SaveDossier(t.Context(), ws, &d, ""); err != nil {
		t.Fatal(err)
	}
	return d.ID
}

func dossier(t testing.TB, ws *store.Workspace, id procurement.ContractID) procurement.Dossier {
	t.Helper()
	d, err := ws.Dossier(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDecisionsAboutAContractAreKeptUnderTheirLabels(t *testing.T) {
	ws := newWorkspace(t)
	ctx, day := t.Context(), civil.MustDate
	id := liveContract(t, ws, "C-1")
	month := func(text string, minor int64) procurement.MonthMoney {
		return procurement.MonthMoney{Month: civil.PeriodOf(civil.Month, day(text)), Kind: procurement.MoneySpent, Amount: money.New(minor, money.GBP), Source: procurement.MoneyTyped}
	}
	steps := []struct {
		label string
		do    func() error
		holds func(d procurement.Dossier) bool
	}{
		{
			"Take up option 1 of C-1: to 12 Mar 2028",
			func() error {
				return desk.DecideOption(ctx, ws, id, 0, procurement.OptionTaken, day("2026-11-20"), "agreed by the board")
			},
			func(d procurement.Dossier) bool {
				return d.End() == day("2028-03-12") && d.Options[0].DecidedOn == day("2026-11-20")
			},
		},
		{
			"Option 2 of C-1: declined",
			func() error {
				return desk.DecideOption(ctx, ws, id, 1, procurement.OptionDeclined, day("2026-11-20"), "")
			},
			func(d procurement.Dossier) bool { return d.LatestEnd() == day("2028-03-12") },
		},
		{
			"Add change 1 of C-1: More testers",
			func() error {
				return desk.AddChange(ctx, ws, id, procurement.Change{Title: "More testers", State: procurement.ChangeProposed, Value: pounds(90)}, "")
			},
			func(d procurement.Dossier) bool { v, err := d.CurrentValue(); return err == nil && v == pounds(1000) },
		},
		{
			"Change 1 of C-1 is agreed",
			func() error {
				return desk.DecideChange(ctx, ws, id, 0, procurement.ChangeAgreed, day("2026-11-21"), "Bo Hart", "")
			},
			func(d procurement.Dossier) bool {
				v, err := d.CurrentValue()
				return err == nil && v == pounds(1090) && d.Changes[0].Approver == "Bo Hart"
			},
		},
		{
			"Record 2 months of C-1",
			func() error {
				return desk.RecordMonths(ctx, ws, id, []procurement.MonthMoney{month("2026-09-01", 5000), month("2026-10-01", 7050)}, "")
			},
			func(d procurement.Dossier) bool { return d.Spent == money.New(12050, money.GBP) && len(d.Months) == 2 },
		},
		{
			"Record October 2026 of C-1",
			func() error {
				return desk.RecordMonths(ctx, ws, id, []procurement.MonthMoney{month("2026-10-01", 50)}, "")
			},
			func(d procurement.Dossier) bool { return d.Spent == money.New(5050, money.GBP) && len(d.Months) == 2 },
		},
		{
			"Beta of C-1 is accepted",
			func() error {
				return desk.DecideMilestone(ctx, ws, id, 0, procurement.MilestoneAccepted, day("2026-11-02"), "Siân", "report")
			},
			func(d procurement.Dossier) bool {
				a, err := d.Acceptance(procurement.MilestoneKindUnstated)
				return err == nil && a.Accepted == 1 && a.AcceptedValue == pounds(100) && d.Milestones[0].AcceptedBy == "Siân"
			},
		},
		{
			"Add evidence to P1 of C-1: met",
			func() error {
				return desk.AddEvidence(ctx, ws, id, "P1", procurement.Evidence{On: day("2026-11-02"), State: procurement.Met, Text: "it is public"})
			},
			func(d procurement.Dossier) bool { return d.Kept(procurement.FromPromise).Words() == "1 of 1 kept" },
		},
		{
			"Add evidence to O1 of C-1: met",
			func() error {
				return desk.AddEvidence(ctx, ws, id, "O1", procurement.Evidence{Turn: day("2026-02-28"), On: day("2026-02-20"), State: procurement.Met})
			},
			func(d procurement.Dossier) bool {
				turns := d.Obligation("O1").Turns(d.End(), day("2026-03-31"))
				return len(turns) == 3 && turns[0].State == procurement.ObligationOpen && turns[1].State == procurement.Met && turns[2].On == day("2026-03-31")
			},
		},
		{
			"Note the contract details notice of C-1",
			func() error {
				return desk.PublishNotice(ctx, ws, id, procurement.PublishedNotice{Kind: procurement.ContractDetails, PublishedOn: day("2025-03-20")})
			},
			func(d procurement.Dossier) bool { return len(d.Notices) == 1 },
		},
		{
			"Give notice to C-1 on 20 Nov 2026",
			func() error { return desk.GiveNotice(ctx, ws, id, day("2026-11-20"), "") },
			func(d procurement.Dossier) bool { return d.Notice.GivenOn == day("2026-11-20") },
		},
		{
			"Terminate C-1 on 31 Dec 2026",
			func() error { return desk.TerminateContract(ctx, ws, id, day("2026-12-31"), "insolvency") },
			func(d procurement.Dossier) bool {
				return d.End() == day("2026-12-31") && d.Status == procurement.Terminated
			},
		},
	}
	for _, step := range steps {
		before := dossier(t, ws, id)
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.label, err)
		}
		if label, err := ws.UndoLabel(ctx); err != nil || label != step.label {
			t.Errorf("label %q, %v, want %q", label, err, step.label)
		}
		if d := dossier(t, ws, id); !step.holds(d) {
			t.Errorf("%s: it does not hold: %+v", step.label, d)
		}
		if _, err := desk.Undo(ctx, ws, nil); err != nil {
			t.Fatalf("undo %s: %v", step.label, err)
		}
		if after := dossier(t, ws, id); step.holds(after) && !step.holds(before) {
			t.Errorf("%s: it still holds after undoing it", step.label)
		}
		if _, err := desk.Redo(ctx, ws, nil); err != nil {
			t.Fatalf("redo %s: %v", step.label, err)
		}
	}
	verifyClean(t, ws)
}

func TestDecisionsAboutWhatIsNotThereAreRefused(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	id := liveContract(t, ws, "C-1")
	before := head(t, ws)
	for name, err := range map[string]error{
		`there is no option "3"`:      desk.DecideOption(ctx, ws, id, 2, procurement.OptionTaken, civil.Date{}, ""),
		`there is no change "1"`:      desk.DecideChange(ctx, ws, id, 0, procurement.ChangeAgreed, civil.Date{}, "", ""),
		`there is no milestone "0"`:   desk.DecideMilestone(ctx, ws, id, -1, procurement.MilestoneAccepted, civil.Date{}, "", ""),
		`there is no obligation "P9"`: desk.AddEvidence(ctx, ws, id, "P9", procurement.Evidence{}),
		`there is no contract "99"`:   desk.GiveNotice(ctx, ws, 99, civil.Date{}, ""),
	} {
		var missing *store.NotFoundError
		if !errors.As(err, &missing) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	var reason *desk.ReasonError
	if err := desk.TerminateContract(ctx, ws, id, civil.MustDate("2026-12-31"), " "); !errors.As(err, &reason) {
		t.Errorf("terminating without a reason: %v", err)
	}
	var faults procurement.Faults
	err := desk.ChangeDossier(ctx, ws, id, "Change", func(d *procurement.Dossier) {
		d.Rates = []procurement.Rate{{Role: "developer", DayRate: money.New(1, money.EUR)}}
	})
	if !errors.As(err, &faults) {
		t.Errorf("a rate in euros: %v", err)
	}
	if head(t, ws) != before {
		t.Error("what was refused wrote something")
	}
}

func TestAFileThatWasMovedOrChangedIsNoticed(t *testing.T) {
	ws := newWorkspace(t)
	ctx, today := t.Context(), civil.MustDate("2026-11-21")
	id := liveContract(t, ws, "C-1")
	folder := filepath.Dir(ws.Path())
	write := func(path, text string) string {
		t.Helper()
		path = filepath.Join(folder, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, name := range []string{"stays", "changes", "moves", "goes"} {
		if err := desk.AddDocument(ctx, ws, id, name, write("contract/"+name+".pdf", "text of "+name), today); err != nil {
			t.Fatal(err)
		}
	}
	write("contract/changes.pdf", "another text")
	moved := write("signed/014.pdf", "text of moves")
	for _, name := range []string{"moves", "goes"} {
		if err := os.Remove(filepath.Join(folder, "contract", name+".pdf")); err != nil {
			t.Fatal(err)
		}
	}
	states := func() (words []string) {
		t.Helper()
		found, err := desk.CheckDocuments(ctx, ws, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			words = append(words, f.State.Words())
			if f.State == procurement.DocumentMoved && f.At != moved {
				t.Errorf("it was moved to %s, not %s", f.At, moved)
			}
		}
		return words
	}
	want := []string{"as noted", "changed since it was noted", "moved", "missing"}
	for i, got := range states() {
		if got != want[i] {
			t.Errorf("document %d is %s, want %s", i+1, got, want[i])
		}
	}
	if path := dossier(t, ws, id).Documents[2].Path; path != "contract/moves.pdf" {
		t.Errorf("it is noted as %s", path)
	}
	if err := desk.AdoptDocument(ctx, ws, id, 2, moved, today); err != nil {
		t.Fatal(err)
	}
	if got := states()[2]; got != "as noted" {
		t.Errorf("after taking it as it is it is %s", got)
	}
	var unread *desk.DocumentError
	if err := desk.AddDocument(ctx, ws, id, "", folder, today); !errors.As(err, &unread) {
		t.Errorf("a folder as a document: %v", err)
	}
	verifyClean(t, ws)
}
