package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func fullSupplier() procurement.Supplier {
	return procurement.Supplier{
		Name: "Fernhill Digital", Aliases: []string{"Fernhill", "FD"}, Number: "S-1",
		Identifiers: []procurement.Identifier{{Scheme: procurement.CompaniesHouse, ID: "01234567"}, {Scheme: "X", ID: "1"}},
		Size:        procurement.SizeSmall, VCSE: procurement.No,
		Accounts: procurement.Accounts{Staff: procurement.NumberOf(0), Turnover: pounds("1.50"), BalanceSheet: money.New(3, money.EUR)},
		Status:   procurement.SupplierActive, Criticality: procurement.CriticalityMedium,
		Address: "1 Road", Country: "Wales", Email: "a@b", Phone: "1", Website: "https://x", Notes: "n\nn",
	}
}

func fullContract(reference string, lead, member procurement.SupplierID) procurement.Contract {
	return procurement.Contract{
		Reference: reference, Title: "Sign-in", Tender: "T-007",
		Parties: []procurement.Party{
			{Supplier: member, Role: procurement.Member, ShareBP: procurement.NumberOf(2500), Does: "tests"},
			{Supplier: lead, Role: procurement.Lead, ShareBP: procurement.NumberOf(7500)},
		},
		Term: civil.Term{From: civil.MustDate("2025-04-01"), To: civil.MustDate("2028-03-31")},
		Options: []procurement.ExtensionOption{
			{Months: 12, State: procurement.OptionTaken, DecidedOn: civil.MustDate("2027-01-02"), Value: pounds("880000.00"), Note: "n"},
			{Months: 6, State: procurement.OptionOpen, DecideBy: civil.MustDate("2028-09-30")},
		},
		Kind: procurement.Works, Begun: civil.MustDate("2024-10-01"), Entered: civil.MustDate("2025-03-20"), Terminated: civil.MustDate("2029-01-31"),
		Notice: procurement.NoticeRule{
			Latest: procurement.Span{Count: procurement.NumberOf(90), Unit: procurement.WorkingDays}, Earliest: procurement.Span{Count: procurement.NumberOf(12), Unit: procurement.Months},
			Calendar: civil.Scotland, Method: "letter", RenewMonths: procurement.NumberOf(12), GivenOn: civil.MustDate("2028-12-01"),
		},
		Changes: []procurement.Change{
			{Title: "More", Reason: procurement.MoreScope, State: procurement.ChangeAgreed, Value: pounds("-10.00"), Months: 3, Days: -2, AgreedOn: civil.MustDate("2026-01-05"), Approver: "Bo", Document: "c/1.pdf", Note: "n"},
			{Title: "Less", State: procurement.ChangeProposed},
		},
		OnSiteDays: procurement.NumberOf(1), Form: procurement.CallOff, FrameworkLot: "Lot 2", OCID: "ocds-h6vhtk-04a1b2", Released: "2026-01-05T10:00:00Z",
		Factors: procurement.TierFactors{
			Impact: procurement.TierFactor{Demand: procurement.HighDemand, Why: "i"}, Continuity: procurement.TierFactor{Demand: procurement.LowDemand, Why: "c"},
			Switching: procurement.TierFactor{Demand: procurement.MediumDemand, Why: "s"}, Value: procurement.TierFactor{Demand: procurement.HighDemand, Why: "v"},
		},
		Currency: money.GBP, Value: pounds("2640000.00"), VATRate: exact.SomeOf("17.5"), Spent: pounds("0.00"),
		Pricing: procurement.CappedTimeAndMaterials, Place: procurement.Hybrid, PlaceNote: "1 day in 10", Tier: procurement.Gold, Status: procurement.Live,
		Category: "72000000-5", Buyer: "LAO", Procedure: "Open", Framework: "G-Cloud", Description: "d", Notes: "n",
	}
}

// write runs fn as a batch.
func write(t testing.TB, ws *Workspace, fn func(*Tx) error) {
	t.Helper()
	if err := ws.Do(t.Context(), "Write", fn); err != nil {
		t.Fatal(err)
	}
}

func TestTheRegisterComesBackWhole(t *testing.T) {
	ws := newWorkspace(t)
	full, bare := fullSupplier(), procurement.Supplier{Name: "Merrow"}
	person := procurement.Person{
		Name: "Bo Hart", Organisation: "LAO", Role: "Lead", Email: "b@h", Phone: "2", Notes: "n",
		Card: procurement.Card{ReachHow: "call", ReachWhen: "mornings", WorkingStyle: "on paper", Feedback: "straight", SharedOn: civil.MustDate("2026-09-14")},
	}
	plain := procurement.Person{Name: "Ann Lee"}
	framework := tender.Framework{
		Reference: "DOS5", Title: "Digital Outcomes", Term: civil.Term{From: civil.MustDate("2021-01-01")}, WholeNumbers: true, Notes: "n",
		Ranges: []weighing.WeightRange{{Min: exact.MustParse("20"), Max: exact.MustParse("85")}, {Section: "Fit", Min: exact.MustParse("5"), Max: exact.MustParse("20")}},
	}
	contract, draft := procurement.Contract{}, procurement.Contract{Reference: "C-0"}
	save := func(tx *Tx) error {
		for _, s := range []*procurement.Supplier{&full, &bare} {
			if err := tx.SaveSupplier(s); err != nil {
				return err
			}
		}
		person.Supplier = bare.ID
		if contract.ID == 0 {
			contract = fullContract("C-1", full.ID, bare.ID)
		}
		return errors.Join(tx.SavePerson(&person), tx.SavePerson(&plain), tx.SaveFramework(&framework), tx.SaveContract(&contract), tx.SaveContract(&draft))
	}
	check := func() {
		t.Helper()
		suppliers, err1 := ws.Suppliers(t.Context())
		people, err2 := ws.People(t.Context())
		frameworks, err3 := ws.Frameworks(t.Context())
		contracts, err4 := ws.Contracts(t.Context())
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		got := []any{suppliers, people, frameworks, contracts}
		want := []any{
			[]procurement.Supplier{full, bare},
			[]procurement.Person{plain, person},
			[]tender.Framework{framework},
			[]procurement.Contract{draft, contract},
		}
		if diff := cmp.Diff(want, got, whole); diff != "" {
			t.Error(diff)
		}
	}
	write(t, ws, save)
	check()
	before := query(t, ws, `SELECT max(id) FROM batch`)
	write(t, ws, save)
	if after := query(t, ws, `SELECT max(id) FROM batch`); after != before {
		t.Errorf("saving it again changed %s", query(t, ws, `SELECT tbl, op, before, after FROM log ORDER BY seq DESC LIMIT 5`))
	}
	full.Aliases, full.Identifiers = full.Aliases[1:], nil
	full.Accounts.Turnover = money.Amount{}
	person.Card = procurement.Card{}
	framework.Ranges = framework.Ranges[1:]
	contract.Parties, contract.Options = contract.Parties[1:], contract.Options[:1]
	contract.Options[0].State = procurement.OptionDeclined
	contract.Changes = contract.Changes[1:]
	write(t, ws, save)
	check()
	verifyClean(t, ws)
}

func TestTheRegisterSaysWhatItRefuses(t *testing.T) {
	ws := newWorkspace(t)
	write(t, ws, func(tx *Tx) error {
		s := fullSupplier()
		if err := tx.SaveSupplier(&s); err != nil {
			return err
		}
		c := procurement.Contract{Reference: "C-1"}
		f := tender.Framework{Reference: "F"}
		return errors.Join(tx.SaveContract(&c), tx.SaveFramework(&f))
	})
	parties := func(id procurement.SupplierID) []procurement.Party {
		return []procurement.Party{{Supplier: id, Role: procurement.Lead}}
	}
	cases := map[string]struct {
		write func(*Tx) error
		want  string
	}{
		"a reference twice": {
			func(tx *Tx) error { return tx.SaveContract(&procurement.Contract{Reference: "C-1"}) }, `there is a second contract "C-1": give each a name of its own`,
		},
		"a reference twice among many": {
			func(tx *Tx) error {
				return tx.AddContracts([]procurement.Contract{{Reference: "C-2"}, {Reference: "C-2"}})
			},
			`there is a second contract "C-2": give each a name of its own`,
		},
		"a reference that is there already": {
			func(tx *Tx) error {
				return tx.AddContracts([]procurement.Contract{{Reference: "C-2"}, {Reference: "C-1"}})
			},
			`there is a second contract "C-1": give each a name of its own`,
		},
		"a supplier that is not there": {
			func(tx *Tx) error {
				return tx.SaveContract(&procurement.Contract{Reference: "C-2", Parties: parties(77)})
			}, `there is no supplier "77" in this workspace`,
		},
		"a supplier that is not there among many": {
			func(tx *Tx) error {
				return tx.AddContracts([]procurement.Contract{{Reference: "C-2", Parties: parties(77)}})
			},
			`there is no supplier "77" in this workspace`,
		},
		"a contract that is gone":  {func(tx *Tx) error { return tx.SaveContract(&procurement.Contract{ID: 9, Reference: "C-9"}) }, `there is no contract "9" in this workspace`},
		"a supplier that is gone":  {func(tx *Tx) error { return tx.SaveSupplier(&procurement.Supplier{ID: 9, Name: "N"}) }, `there is no supplier "9" in this workspace`},
		"a person who is gone":     {func(tx *Tx) error { return tx.SavePerson(&procurement.Person{ID: 9, Name: "N"}) }, `there is no person "9" in this workspace`},
		"a framework that is gone": {func(tx *Tx) error { return tx.SaveFramework(&tender.Framework{ID: 9, Reference: "G"}) }, `there is no framework "9" in this workspace`},
		"a framework twice":        {func(tx *Tx) error { return tx.SaveFramework(&tender.Framework{Reference: "F"}) }, `there is a second framework "F": give each a name of its own`},
		"euros in an option": {
			func(tx *Tx) error {
				return tx.SaveContract(&procurement.Contract{Reference: "C-2", Currency: money.GBP, Options: []procurement.ExtensionOption{{Months: 1, Value: money.New(1, money.EUR)}}})
			}, "the value of option 1 of contract C-2 is in EUR, not in GBP: amounts of one thing are all in its currency",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if err := ws.Do(t.Context(), "Write", c.write); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// manyContracts are plausible: one or two parties, every third with options.
func manyContracts(n int) []procurement.Contract {
	all := make([]procurement.Contract, n)
	for i := range all {
		all[i] = fullContract(fmt.Sprintf("C-%06d", i+1), 1, 2)
		all[i].Title = fmt.Sprintf("Service number %d for the northern offices", i+1)
		all[i].Description = "Support and development of the service, with handover to the office's own team."
		if i%4 != 0 {
			all[i].Parties = []procurement.Party{{Supplier: 1, Role: procurement.Lead}}
		}
		if i%3 != 0 {
			all[i].Options = nil
		}
	}
	return all
}

func fillRegister(t testing.TB, ws *Workspace, n int) []procurement.Contract {
	t.Helper()
	all := manyContracts(n)
	write(t, ws, func(tx *Tx) error {
		for range 2 {
			s := fullSupplier()
			if err := tx.SaveSupplier(&s); err != nil {
				return err
			}
		}
		return tx.AddContracts(all)
	})
	return all
}

func TestManyContractsAddedAtOnceComeBackWhole(t *testing.T) {
	ws := newWorkspace(t)
	want := fillRegister(t, ws, 1500)
	got, err := ws.Contracts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, whole); diff != "" {
		t.Error(diff)
	}
	if got := searched(t, ws, "1499", 5); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	verifyClean(t, ws)
}
