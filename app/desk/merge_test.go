package desk_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// twins are two suppliers with a contract each, one of whom has a person and bids in T-007.
func twins(t *testing.T, ws *store.Workspace) (kept, gone procurement.Supplier) {
	t.Helper()
	mustImport(t, ws, tenderOf(t, "160.00", "150.00"), "")
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gone = suppliers[0] // a bidder
	gone.Aliases, gone.Phone = []string{"Old name"}, "029 2018 0104"
	kept = procurement.Supplier{Name: gone.Name + " LIMITED.", Email: "hello@example.org"}
	for _, s := range []*procurement.Supplier{&gone, &kept} {
		if err := desk.SaveSupplier(t.Context(), ws, s, ""); err != nil {
			t.Fatal(err)
		}
	}
	person := procurement.Person{Name: "Grace", Supplier: gone.ID}
	if err := desk.SavePerson(t.Context(), ws, &person, ""); err != nil {
		t.Fatal(err)
	}
	for reference, s := range map[string]procurement.SupplierID{"C-1": kept.ID, "C-2": gone.ID} {
		c := procurement.Contract{
			Reference: reference, Title: "T", Status: procurement.Live, Currency: money.GBP,
			Parties: []procurement.Party{{Supplier: s, Role: procurement.Lead}},
		}
		if err := desk.SaveContract(t.Context(), ws, &c, ""); err != nil {
			t.Fatal(err)
		}
	}
	return kept, gone
}

// of counts what leads to a supplier: contracts, bids, people.
func of(t *testing.T, ws *store.Workspace, id procurement.SupplierID) (counts [3]int) {
	t.Helper()
	contracts, err1 := ws.Contracts(t.Context())
	biddings, err2 := ws.Biddings(t.Context())
	people, err3 := ws.People(t.Context())
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	for _, c := range contracts {
		if c.Lead() == id {
			counts[0]++
		}
	}
	for _, b := range biddings {
		if b.Supplier == id {
			counts[1]++
		}
	}
	for _, p := range people {
		if p.Supplier == id {
			counts[2]++
		}
	}
	return counts
}

func TestSuppliersThatAreOneAreMergedAndSplitAgain(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	kept, gone := twins(t, ws)
	likely, err := desk.Duplicates(ctx, ws)
	if err != nil || len(likely) != 1 || likely[0].Strength != procurement.Probable {
		t.Fatalf("proposed are %+v, %v", likely, err)
	}
	if err := desk.MergeSuppliers(ctx, ws, kept.ID, gone.ID, "same company"); err != nil {
		t.Fatal(err)
	}
	merged, err := ws.Supplier(ctx, kept.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{gone.Name, "Old name"}, merged.Aliases); diff != "" || merged.Phone != gone.Phone || merged.Email != kept.Email {
		t.Errorf("merged is %+v %s", merged, diff)
	}
	if got := of(t, ws, kept.ID); got != [3]int{2, 1, 1} {
		t.Errorf("it has %v contracts, bids and people", got)
	}
	var missing *store.NotFoundError
	if _, err := ws.Supplier(ctx, gone.ID); !errors.As(err, &missing) {
		t.Errorf("the other is still there: %v", err)
	}
	if _, err := desk.Undo(ctx, ws, nil); err != nil {
		t.Fatal(err)
	}
	if got, rest := of(t, ws, kept.ID), of(t, ws, gone.ID); got != [3]int{1, 0, 0} || rest != [3]int{1, 1, 1} {
		t.Errorf("after undoing they have %v and %v", got, rest)
	}
	if _, err := desk.Redo(ctx, ws, nil); err != nil {
		t.Fatal(err)
	}
	// Something else happens in between, so that Undo alone would no longer do.
	if err := desk.ChangeSupplier(ctx, ws, kept.ID, "Change notes", func(s *procurement.Supplier) { s.Notes = "later" }); err != nil {
		t.Fatal(err)
	}
	merges, err := ws.Merges(ctx)
	if err != nil || len(merges) != 1 || merges[0].GoneName != gone.Name {
		t.Fatalf("merges are %+v, %v", merges, err)
	}
	if err := desk.SplitSuppliers(ctx, ws, merges[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	if got, rest := of(t, ws, kept.ID), of(t, ws, gone.ID); got != [3]int{1, 0, 0} || rest != [3]int{1, 1, 1} {
		t.Errorf("after the split they have %v and %v", got, rest)
	}
	if split, err := ws.Supplier(ctx, kept.ID); err != nil || len(split.Aliases) != 0 || split.Notes != "later" {
		t.Errorf("after the split it is %+v, %v", split, err)
	}
	if err := desk.SplitSuppliers(ctx, ws, merges[0].ID, ""); !errors.As(err, &missing) {
		t.Errorf("splitting twice: %v", err)
	}
	verifyClean(t, ws)
}

// Scorecards go with the supplier that they are about, and come back with it.
func TestScorecardsGoWithAMergedSupplier(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	kept, gone := twins(t, ws)
	subjects := func() (ids []int64) {
		for _, id := range []procurement.SupplierID{kept.ID, gone.ID} {
			cards, err := ws.CardsOf(ctx, scorecard.OfSupplier, int64(id))
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, int64(len(cards)))
		}
		return ids
	}
	for _, s := range []procurement.SupplierID{kept.ID, gone.ID} {
		b := template(t, ws)
		b.Card.Subject = scorecard.Subject{Kind: scorecard.OfSupplier, Register: int64(s)}
		if err := desk.AddCard(ctx, ws, b); err != nil {
			t.Fatal(err)
		}
	}
	if err := desk.MergeSuppliers(ctx, ws, kept.ID, gone.ID, "one company"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int64{2, 0}, subjects()); diff != "" {
		t.Errorf("after the merge: %s", diff)
	}
	merges, err := ws.Merges(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.SplitSuppliers(ctx, ws, merges[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int64{1, 1}, subjects()); diff != "" {
		t.Errorf("after the split: %s", diff)
	}
	verifyClean(t, ws)
}

// worked is whom people worked for, in their history and in their assignments.
func worked(t *testing.T, ws *store.Workspace) (employers []string) {
	t.Helper()
	record, err1 := ws.Knowledge(t.Context())
	staffing, err2 := ws.Staffing(t.Context())
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	for _, p := range record.People {
		for _, s := range p.Stays {
			employers = append(employers, p.Name+" at "+s.Employer)
		}
	}
	for _, a := range staffing.Assignments {
		employers = append(employers, a.Employer.String()+" "+a.Supplier)
	}
	return employers
}

func TestMergingSuppliersCarriesWherePeopleWorked(t *testing.T) {
	ws := withRoles(t)
	imported(t, ws, fileOf(t, "suppliers.csv", "Supplier,Other names\nFernhill Digital Ltd,Fernhill\n"), desk.ImportFileOptions{Kind: exchange.KindSuppliers})
	imported(t, ws, fileOf(t, "moves.csv", "Name,Employer,Supplier,From,To\n"+
		"Kit Vane,,Fernhill Digital Ltd,2024-01-08,2026-03-14\nKit Vane,ours,,2026-03-15,\nZoe Ash,agency,Fernhill Recruiting,,\n"), desk.ImportFileOptions{Kind: exchange.KindPeople})
	imported(t, ws, fileOf(t, "assignments.csv", "Person,Team,Role,Employer,Supplier,From\n"+
		"Kit Vane,Appeals,QA,,Fernhill Digital Ltd,2024-01-08\nZoe Ash,Appeals,QA,agency,Fernhill Recruiting,2024-01-08\nOwen Hart,Appeals,QA,,,2024-01-08\n"), desk.ImportFileOptions{})
	before := worked(t, ws)
	suppliers, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]procurement.SupplierID{}
	for _, s := range suppliers {
		ids[s.Name] = s.ID
	}
	if err := desk.MergeSuppliers(t.Context(), ws, ids["Fernhill Digital"], ids["Fernhill Digital Ltd"], ""); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, one := range before {
		want = append(want, strings.Replace(one, "Fernhill Digital Ltd", "Fernhill Digital", 1))
	}
	if diff := cmp.Diff(want, worked(t, ws)); diff != "" || cmp.Equal(want, before) {
		t.Errorf("of %q became: %s", before, diff)
	}
	if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, worked(t, ws)); diff != "" {
		t.Errorf("after Undo: %s", diff)
	}
	if _, err := desk.Redo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	merges, err := ws.Merges(t.Context())
	if err != nil || len(merges) != 1 {
		t.Fatal(merges, err)
	}
	if err := desk.SplitSuppliers(t.Context(), ws, merges[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, worked(t, ws)); diff != "" {
		t.Errorf("after the split: %s", diff)
	}
	verifyClean(t, ws)
}

func TestSuppliersOfOneContractAreNotMerged(t *testing.T) {
	ws := newWorkspace(t)
	ctx := t.Context()
	kept, gone := twins(t, ws)
	c := procurement.Contract{
		Reference: "C-3", Title: "T", Status: procurement.Live, Currency: money.GBP,
		Parties: []procurement.Party{{Supplier: kept.ID, Role: procurement.Lead}, {Supplier: gone.ID, Role: procurement.Member}},
	}
	if err := desk.SaveContract(ctx, ws, &c, ""); err != nil {
		t.Fatal(err)
	}
	var shared *desk.SharedContractError
	if err := desk.MergeSuppliers(ctx, ws, kept.ID, gone.ID, ""); !errors.As(err, &shared) {
		t.Errorf("got %v", err)
	}
	if err := desk.MergeSuppliers(ctx, ws, kept.ID, kept.ID, ""); err == nil {
		t.Error("a supplier was merged with itself")
	}
	if err := desk.KeepApart(ctx, ws, gone.ID, kept.ID); err != nil {
		t.Fatal(err)
	}
	if likely, err := desk.Duplicates(ctx, ws); err != nil || len(likely) != 0 {
		t.Errorf("kept apart, they are proposed again: %+v, %v", likely, err)
	}
}
