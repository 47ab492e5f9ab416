package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

const payments = "Contract ref,Supplier,Date,Amount,Invoice number\n" +
	"C-014,Fernhill Digital,03/10/2026,\"£1,000.00\",A-1\n" +
	"C-014,Fernhill Digital,28/10/2026,£250.50,A-2\n" +
	"C-014,Fernhill Digital,02/11/2026,-£50,A-3\n" +
	"C-015,Merrow Systems,30/09/2026,12k,7\n" +
	"C-099,Merrow Systems,30/09/2026,1,8\n"

// monthsOf are the months of a contract in words.
func monthsOf(t *testing.T, ws *store.Workspace, reference string) (months []string) {
	t.Helper()
	d, err := ws.Dossier(t.Context(), contractNamed(t, ws, reference).ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Months {
		months = append(months, fmt.Sprint(m.Month, " ", m.Kind, " ", m.Amount.Words(), " ", m.Source))
	}
	return append(months, d.Spent.Words())
}

func sameTexts(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPaymentsFillTheMonthsOfTheirContracts(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	r := importedTwice(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{})
	if r.Taken != 5 || r.Sums.Words() != "£13,201.50" || !strings.Contains(strings.Join(r.Remarks, "; "), "1 contract is not in the register (C-099)") {
		t.Errorf("%d are taken, %s; %q", r.Taken, r.Sums.Words(), r.Remarks)
	}
	want := []desk.FieldChange{
		{Row: 2, Thing: "C-014", Field: "spent 2026-10", Is: "£1,250.50"},
		{Row: 2, Thing: "C-014", Field: "spent 2026-11", Is: "−£50.00"},
		{Row: 2, Thing: "C-014", Field: "spent", Is: "£1,200.50"},
		{Row: 5, Thing: "C-015", Field: "spent 2026-09", Is: "£12,000.00"},
		{Row: 5, Thing: "C-015", Field: "spent", Is: "£12,000.00"},
	}
	if diff := cmp.Diff(want, r.Changes); diff != "" {
		t.Error(diff)
	}
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £1,250.50 imported", "2026-11 spent −£50.00 imported", "£1,200.50")

	corrected := strings.NewReplacer("£250.50", "£300", "30/09/2026,12k", "29/09/2026,12k").Replace(payments)
	r = importedTwice(t, ws, fileOf(t, "spend.csv", corrected), desk.ImportFileOptions{})
	want = []desk.FieldChange{
		{Row: 3, Thing: "C-014", Field: "amount", Was: "£250.50", Is: "£300.00"},
		{Row: 5, Thing: "C-015", Field: "paid", Was: "30 Sep 2026", Is: "29 Sep 2026"},
		{Row: 3, Thing: "C-014", Field: "spent 2026-10", Was: "£1,250.50", Is: "£1,300.00"},
		{Row: 3, Thing: "C-014", Field: "spent", Was: "£1,200.50", Is: "£1,250.00"},
	}
	if diff := cmp.Diff(want, r.Changes); diff != "" || r.Updated != 2 || r.Unchanged != 3 {
		t.Errorf("%d are updated, %d unchanged: %s", r.Updated, r.Unchanged, diff)
	}

	imported(t, ws, fileOf(t, "more.csv", "reference,title,supplier\nC-099,Odds and ends,Merrow Systems\n"), desk.ImportFileOptions{})
	r = importedTwice(t, ws, fileOf(t, "spend.csv", corrected), desk.ImportFileOptions{})
	if r.Updated != 1 || r.Changes[0].Field != "contract" {
		t.Errorf("a payment finds its contract by %v", r.Changes)
	}
	sameTexts(t, monthsOf(t, ws, "C-099"), "2026-09 spent £1.00 imported", "£1.00")
	if _, err := desk.Undo(t.Context(), ws, nil); err != nil {
		t.Fatal(err)
	}
	sameTexts(t, monthsOf(t, ws, "C-099"), "")
	verifyClean(t, ws)
}

// A payment that was booked on the wrong contract leaves its month, and the month goes with its last payment.
func TestAPaymentMovesToAnotherContract(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	imported(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{})
	moved := strings.Replace(payments, "C-014,Fernhill Digital,02/11", "C-016,Fernhill Digital,02/11", 1)
	r := importedTwice(t, ws, fileOf(t, "spend.csv", moved), desk.ImportFileOptions{})
	want := []desk.FieldChange{
		{Row: 4, Thing: "C-016", Field: "contract", Was: "C-014", Is: "C-016"},
		{Row: 4, Thing: "C-014", Field: "spent 2026-11", Was: "−£50.00"},
		{Row: 4, Thing: "C-014", Field: "spent", Was: "£1,200.50", Is: "£1,250.50"},
		{Row: 4, Thing: "C-016", Field: "spent 2026-11", Is: "−£50.00"},
		{Row: 4, Thing: "C-016", Field: "spent", Is: "−£50.00"},
	}
	if diff := cmp.Diff(want, r.Changes); diff != "" || r.Updated != 1 {
		t.Error(diff)
	}
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £1,250.50 imported", "£1,250.50")
	verifyClean(t, ws)
}

func TestWhatSomebodyTypedOfAMonthStays(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	c := contractNamed(t, ws, "C-014")
	october, err := civil.ParsePeriod("2026-10")
	if err != nil {
		t.Fatal(err)
	}
	typed := procurement.MonthMoney{Month: october, Kind: procurement.MoneySpent, Amount: money.New(999_00, money.GBP), Source: procurement.MoneyTyped}
	if err := desk.RecordMonths(t.Context(), ws, c.ID, []procurement.MonthMoney{typed}, ""); err != nil {
		t.Fatal(err)
	}
	r := importedTwice(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{})
	if said := strings.Join(r.Remarks, "; "); !strings.Contains(said, "C-014: £1,250.50 of October 2026 were paid by the files, and somebody typed another figure, which stays") {
		t.Errorf("remarks: %s", said)
	}
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £999.00 typed", "2026-11 spent −£50.00 imported", "£949.00")
}

// A sum that the register gives as a whole says more than the months that happen to be in a file.
func TestASumThatWasGivenAsAWholeStays(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", "reference,title,supplier,spent\nC-014,Data platform,Fernhill Digital,£500k\n"), desk.ImportFileOptions{})
	importedTwice(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{})
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £1,250.50 imported", "2026-11 spent −£50.00 imported", "£500,000.00")
}

func TestAMonthOfAContractNeedsNoSupplierAndIsCorrected(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	const monthly = "Contract ref,Month,Spend\nC-014,Oct-26,100\nC-014,Nov-26,200\nC-098,Nov-26,5\n"
	r := importedTwice(t, ws, fileOf(t, "monthly.csv", monthly), desk.ImportFileOptions{})
	if r.Taken != 2 || len(r.LeftOut) != 1 || r.LeftOut[0].Row != 4 || !strings.Contains(r.LeftOut[0].Reason, "add the contract first") {
		t.Errorf("%d are taken, left out %v", r.Taken, r.LeftOut)
	}
	r = importedTwice(t, ws, fileOf(t, "monthly.csv", strings.Replace(monthly, "200", "150", 1)), desk.ImportFileOptions{})
	if r.Updated != 1 || r.Taken != 0 {
		t.Errorf("a corrected month gives %+v", r)
	}
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £100.00 imported", "2026-11 spent £150.00 imported", "£250.00")
}

// What can't be told to be a correction is another payment, and money is never lost by guessing.
func TestAPaymentWithoutNumberAndContractIsNeverTakenForACorrection(t *testing.T) {
	ws := newWorkspace(t)
	const one = "Supplier,Date,Amount,Description\nMerrow Systems,03/10/2026,30000,Consultancy\n"
	imported(t, ws, fileOf(t, "one.csv", one), desk.ImportFileOptions{})
	r := imported(t, ws, fileOf(t, "other.csv", strings.Replace(one, "30000", "40000", 1)), desk.ImportFileOptions{})
	if r.Taken != 1 || r.Updated != 0 {
		t.Errorf("another payment of the day gives %+v", r)
	}
}

func TestASupplierWhoWasRenamedIsNotAddedAgainByTheSameFile(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{})
	all, err := ws.Suppliers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all[0].Name = "Quite Another Name"
	if err := desk.SaveSupplier(t.Context(), ws, &all[0], ""); err != nil {
		t.Fatal(err)
	}
	if r := imported(t, ws, fileOf(t, "spend.csv", payments), desk.ImportFileOptions{}); r.AddedSuppliers+r.Taken+r.Updated > 0 {
		t.Errorf("it adds %v", r.NewSuppliers)
	}
}

func TestPaymentsInAnotherCurrencyOrWithoutADateAreInNoMonth(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "register.csv", smallRegister), desk.ImportFileOptions{})
	r := importedTwice(t, ws, fileOf(t, "spend.csv", "Contract ref,Supplier,Date,Amount,Currency\nC-014,Fernhill Digital,03/10/2026,10,EUR\n"+
		"C-014,Fernhill Digital,,20,GBP\nC-014,Fernhill Digital,05/10/2026,30,GBP\n"), desk.ImportFileOptions{})
	if said := strings.Join(r.Remarks, "; "); r.Taken != 3 || !strings.Contains(said, "C-014: 2 payments without a date or in another currency") {
		t.Errorf("%d are taken; %s", r.Taken, said)
	}
	sameTexts(t, monthsOf(t, ws, "C-014"), "2026-10 spent £30.00 imported", "£30.00")
}
