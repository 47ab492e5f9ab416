package desk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func TestTheRegisterIsKeptUnderLabels(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	supplier := procurement.Supplier{Name: "Fernhill"}
	person := procurement.Person{Name: "Bo Hart"}
	framework := tender.Framework{Reference: "DOS5"}
	contract := procurement.Contract{Reference: "C-1", Title: "Sign-in", Currency: money.GBP, Status: procurement.Live}
	steps := []struct {
		save  func() error
		label string
	}{
		{func() error { return desk.SaveSupplier(ctx, ws, &supplier, "") }, "Add supplier Fernhill"},
		{func() error { supplier.Notes = "n"; return desk.SaveSupplier(ctx, ws, &supplier, "r") }, "Change supplier Fernhill"},
		{func() error { return desk.SavePerson(ctx, ws, &person, "") }, "Add Bo Hart"},
		{func() error { person.Supplier = supplier.ID; return desk.SavePerson(ctx, ws, &person, "") }, "Change Bo Hart"},
		{func() error { return desk.SaveFramework(ctx, ws, &framework, "") }, "Add framework DOS5"},
		{func() error {
			contract.Parties = []procurement.Party{{Supplier: supplier.ID, Role: procurement.Lead}}
			return desk.SaveContract(ctx, ws, &contract, "")
		}, "Add contract C-1"},
		{func() error {
			contract.Term.To = civil.MustDate("2028-03-31")
			return desk.SaveContract(ctx, ws, &contract, "agreed")
		}, "Change contract C-1"},
	}
	for _, step := range steps {
		if err := step.save(); err != nil {
			t.Fatalf("%s: %v", step.label, err)
		}
		if label, err := ws.UndoLabel(ctx); err != nil || label != step.label {
			t.Errorf("label %q, %v, want %q", label, err, step.label)
		}
	}
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]procurement.Contract{contract}, contracts, whole); diff != "" {
		t.Error(diff)
	}
	verifyClean(t, ws)
}

func TestWhatIsWrongInTheRegisterIsNotSaved(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	before := head(t, ws)
	for what, err := range map[string]error{
		"supplier": desk.SaveSupplier(ctx, ws, &procurement.Supplier{}, ""),
		"person":   desk.SavePerson(ctx, ws, &procurement.Person{}, ""),
		"contract": desk.SaveContract(ctx, ws, &procurement.Contract{Reference: "C-1"}, ""),
	} {
		var faults procurement.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: %v", what, err)
		}
	}
	var faults tender.Faults
	if err := desk.SaveFramework(ctx, ws, &tender.Framework{}, ""); !errors.As(err, &faults) {
		t.Errorf("framework: %v", err)
	}
	if head(t, ws) != before {
		t.Error("what was refused wrote something")
	}
}

func TestTheOfficeAsksItsOwnQuestionsAboutLowBids(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t, "160.00", "80.00"), "")
	asked := func() (count int) {
		t.Helper()
		rules, err := ws.LowBidRules(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		result, err := readTender(t, ws, "T-007").Rank(tender.Options{LowBid: &rules})
		if err != nil {
			t.Fatal(err)
		}
		for _, notice := range result.Notices {
			if notice.Code == weighing.LowBid {
				count++
			}
		}
		return count
	}
	if n := asked(); n != 1 {
		t.Errorf("the usual rules ask %d times", n)
	}
	if err := desk.SetLowBidRules(t.Context(), ws, weighing.LowBidRules{}, "we never ask"); err != nil {
		t.Fatal(err)
	}
	if n := asked(); n != 0 {
		t.Errorf("without rules they ask %d times", n)
	}
	if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	if n := asked(); n != 1 {
		t.Errorf("after undoing they ask %d times", n)
	}
}

func TestAPersonIsErasedForAReason(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	person := procurement.Person{Name: "Bo Hart", Card: procurement.Card{ReachHow: "by pigeon"}}
	if err := desk.SavePerson(ctx, ws, &person, ""); err != nil {
		t.Fatal(err)
	}
	var needs *desk.ReasonError
	if _, err := desk.ErasePerson(ctx, ws, person.ID, ""); !errors.As(err, &needs) {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := desk.ErasePerson(ctx, ws, person.ID, "asked for on 3 May"); err != nil {
		t.Fatal(err)
	}
	if people, err := ws.People(ctx); err != nil || len(people) != 0 {
		t.Errorf("people %v, %v", people, err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(ws.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Bo Hart", "pigeon"} {
		if strings.Contains(string(data), words) {
			t.Errorf("the file still says %q", words)
		}
	}
	verifyClean(t, open(t, ws.Path(), options()))
}

func beginnings(t testing.TB) desk.Beginnings {
	t.Helper()
	files, err1 := fs.Sub(assets.Files, assets.Sample)
	templates, err2 := assets.Files.ReadFile(assets.Scorecards)
	sample, err3 := desk.ReadSample(files, templates, roleCatalogue(t), governanceCatalogue(t))
	data, err4 := assets.Files.ReadFile(assets.Frameworks)
	frameworks, err5 := desk.ReadFrameworks(data)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		t.Fatal(err)
	}
	return desk.Beginnings{Frameworks: frameworks, Sample: sample}
}

func TestTheSampleWorkspaceHoldsTheWholeSample(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.cw")
	with := beginnings(t)
	if err := desk.NewWorkspace(t.Context(), path, options(), with); err != nil {
		t.Fatal(err)
	}
	ws := open(t, path, options())
	suppliers, err1 := ws.Suppliers(t.Context())
	people, err2 := ws.People(t.Context())
	contracts, err3 := ws.Contracts(t.Context())
	frameworks, err4 := ws.Frameworks(t.Context())
	name, err5 := ws.Name(t.Context())
	author, _, err6 := ws.Setting(t.Context(), store.SettingAuthor)
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		t.Fatal(err)
	}
	if len(suppliers) != 22 || len(people) != 53 || len(contracts) != 61 || len(frameworks) != len(with.Frameworks) || author != "Ann Lee" {
		t.Errorf("%d suppliers, %d people, %d contracts, %d frameworks, author %q", len(suppliers), len(people), len(contracts), len(frameworks), author)
	}
	if name != with.Sample.Name {
		t.Errorf("it is called %q", name)
	}
	for i := range contracts {
		if faults := contracts[i].Check(); faults != nil {
			t.Error(faults)
		}
	}
	names := map[procurement.SupplierID]string{}
	for _, s := range suppliers {
		names[s.ID] = s.Name
	}
	for _, c := range contracts {
		if c.Reference == "C-001" && names[c.Lead()] != "Ostler Networks" {
			t.Errorf("C-001 is led by %q", names[c.Lead()])
		}
	}
	again := beginnings(t).Sample
	for _, v := range again.Tenders {
		if report := mustImport(t, ws, v, ""); report.Unchanged != report.Rows || len(report.NewSuppliers) > 0 {
			t.Errorf("importing %s again: %+v", v.Reference, report)
		}
	}
	verifyClean(t, ws)
	if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	if contracts, err := ws.Contracts(t.Context()); err != nil || len(contracts) != 0 {
		t.Errorf("after undoing: %d contracts, %v", len(contracts), err)
	}
	verifyClean(t, ws)
}

func TestAWorkspaceThatCannotBeFilledIsNotMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sample.cw")
	with := beginnings(t)
	with.Sample.Contracts = append(with.Sample.Contracts, with.Sample.Contracts[0])
	var twice *store.DuplicateError
	if err := desk.NewWorkspace(t.Context(), path, options(), with); !errors.As(err, &twice) {
		t.Errorf("got %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v", entries, err)
	}
}

func TestTheSampleDoesNotTakeTheNameOfAnother(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t), "")
	before := head(t, ws)
	var twice *store.DuplicateError
	if err := desk.LoadSample(t.Context(), ws, beginnings(t).Sample); !errors.As(err, &twice) || twice.Name != "T-007" || head(t, ws) != before {
		t.Errorf("got %v", err)
	}
}

func TestADocumentSaysWhichDataItShows(t *testing.T) {
	ws := newWorkspace(t)
	mustImport(t, ws, tenderOf(t), "")
	made := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	provenance := func(fingerprint string) export.Provenance {
		t.Helper()
		p, err := desk.Provenance(t.Context(), ws, fingerprint, made)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	fingerprint := readTender(t, ws, "T-007").Fingerprint()
	first := provenance(fingerprint)
	want := export.Provenance{Workspace: "office", Made: made, Fingerprint: fingerprint, Head: head(t, ws).String(), Snapshot: first.Snapshot}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
	if len(first.Snapshot) != 12 || first.Snapshot == provenance("another").Snapshot || first != provenance(fingerprint) {
		t.Errorf("snapshot %q", first.Snapshot)
	}
	supplier := procurement.Supplier{Name: "Another"}
	if err := desk.SaveSupplier(t.Context(), ws, &supplier, ""); err != nil {
		t.Fatal(err)
	}
	if provenance(fingerprint).Snapshot == first.Snapshot {
		t.Error("the snapshot id is the same after a change")
	}
}

func TestSharesAreChangedOneAfterTheOther(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	contract := procurement.Contract{Reference: "C-1", Title: "Sign-in", Currency: money.GBP}
	for i, name := range []string{"Fernhill", "Plainly"} {
		s := procurement.Supplier{Name: name}
		if err := desk.SaveSupplier(ctx, ws, &s, ""); err != nil {
			t.Fatal(err)
		}
		contract.Parties = append(contract.Parties, procurement.Party{Supplier: s.ID, Role: procurement.PartyRole(1 + i), ShareBP: procurement.NumberOf(5000)})
	}
	if err := desk.SaveContract(ctx, ws, &contract, ""); err != nil {
		t.Fatal(err)
	}
	share := func(party, bp int) error {
		return desk.ChangeContract(ctx, ws, contract.ID, "Change share", func(c *procurement.Contract) { c.Parties[party].ShareBP = procurement.NumberOf(bp) })
	}
	if err := share(0, 6000); err != nil {
		t.Errorf("on the way to another split: %v", err)
	}
	half, err := ws.Contract(ctx, contract.ID)
	if faults := half.Check(); err != nil || len(faults) != 1 || !faults[0].Unfinished {
		t.Errorf("half way the contract has faults %v, %v", faults, err)
	}
	if err := share(1, 12000); err == nil {
		t.Error("a share above the whole is taken")
	}
	if err := share(1, 4000); err != nil {
		t.Error(err)
	}
}
