package procurement_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

func pounds(whole int64) money.Amount { return money.New(100*whole, money.GBP) }

// faultsOf lists the fields and the messages of faults.
func faultsOf(faults procurement.Faults) []string {
	var lines []string
	for _, f := range faults {
		lines = append(lines, f.Field+": "+f.Error())
	}
	return lines
}

// fernhill is a supplier that nothing is wrong with.
func fernhill() procurement.Supplier {
	return procurement.Supplier{
		Name:        "Fernhill Digital",
		Aliases:     []string{"Fernhill Digital Ltd"},
		Identifiers: []procurement.Identifier{{Scheme: "GB-COH", ID: "01234567"}, {Scheme: "GB-PPON", ID: "PABC-1234-WXYZ"}},
		Size:        procurement.SizeSmall,
		Accounts:    procurement.Accounts{Staff: procurement.NumberOf(40), Turnover: pounds(5_000_000)},
		Email:       "bids@fernhill.example",
	}
}

func TestASupplierThatNothingIsWrongWith(t *testing.T) {
	if err := fernhill().Check().Err(); err != nil {
		t.Error(err)
	}
}

func TestFaultsOfASupplier(t *testing.T) {
	tests := []struct {
		name   string
		change func(*procurement.Supplier)
		want   []string
	}{
		{"no name", func(s *procurement.Supplier) { s.Name = " " }, []string{
			"name: supplier without a name: the name is empty: type the name it trades under",
		}},
		{"a page for a name", func(s *procurement.Supplier) { s.Name, s.Email = strings.Repeat("x", 1<<20), "@" }, []string{
			"email: supplier " + strings.Repeat("x", 40) + `…: "@" is not an e-mail address: type it like name@example.org`,
		}},
		{"its own name as another", func(s *procurement.Supplier) { s.Aliases = []string{"FERNHILL DIGITAL", "", "x", "X"} }, []string{
			`aliases: supplier Fernhill Digital: the name "FERNHILL DIGITAL" is there twice: take one out`,
			"aliases: supplier Fernhill Digital: one of its other names is empty: take it out",
			`aliases: supplier Fernhill Digital: the name "X" is there twice: take one out`,
		}},
		{"numbers", func(s *procurement.Supplier) {
			s.Identifiers = []procurement.Identifier{{Scheme: "GB-COH", ID: "1234567"}, {Scheme: "GB-COH", ID: "0"}, {Scheme: "GB-CHC", ID: "1"}, {Scheme: "GB-CHC", ID: "1"}}
		}, []string{
			"identifiers: supplier Fernhill Digital: GB-COH 1234567 is not in its usual form: write GB-COH 01234567",
			`identifiers: supplier Fernhill Digital: "0" is not a number of scheme GB-COH: there is no company of number 0`,
			"identifiers: supplier Fernhill Digital: GB-CHC 1 is there twice: take one out",
		}},
		{"figures below 0", func(s *procurement.Supplier) {
			s.Accounts = procurement.Accounts{Staff: procurement.NumberOf(-1), Turnover: pounds(-1), BalanceSheet: pounds(-1)}
		}, []string{
			"staff: supplier Fernhill Digital: it has -1 staff: type the number of people, or nothing where it is not known",
			"turnover: supplier Fernhill Digital: the turnover is below 0: type a year's turnover, or nothing where it is not known",
			"balance_sheet: supplier Fernhill Digital: the balance sheet total is below 0: type the total of the assets",
		}},
		{"an e-mail address", func(s *procurement.Supplier) { s.Email = "bids at fernhill" }, []string{
			`email: supplier Fernhill Digital: "bids at fernhill" is not an e-mail address: type it like name@example.org`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := fernhill()
			test.change(&s)
			if diff := cmp.Diff(test.want, faultsOf(s.Check())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEmailAddresses(t *testing.T) {
	for email, right := range map[string]bool{
		"": true, "a@b": true, "siân.o'neil+bids@cwmni.cymru": true,
		"a": false, "@b": false, "a@": false, "a@b@c": false, "a b@c": false, "a@b\n": false,
	} {
		if got := (procurement.Person{Name: "Siân", Email: email}).Check(); (got.Err() == nil) != right {
			t.Errorf("%q: got %v", email, got)
		}
	}
}

func TestFaultsAsAnError(t *testing.T) {
	err := procurement.Supplier{Email: "x"}.Check().Err()
	var fault *procurement.Fault
	if !errors.As(err, &fault) || fault.Field != "name" {
		t.Errorf("the first fault is %v", fault)
	}
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 2 {
		t.Errorf("got %d lines: %v", len(lines), err)
	}
	if err := (procurement.Faults{}).Err(); err != nil {
		t.Errorf("no faults are the error %v", err)
	}
}

func TestSMEWhereNotEverythingIsKnown(t *testing.T) {
	number := procurement.NumberOf
	tests := []struct {
		name     string
		accounts procurement.Accounts
		want     procurement.Answer
	}{
		{"nothing known", procurement.Accounts{}, procurement.Unknown},
		{"many staff settle it", procurement.Accounts{Staff: number(250)}, procurement.No},
		{"few staff don't", procurement.Accounts{Staff: number(10)}, procurement.Unknown},
		{"few staff and a small turnover do", procurement.Accounts{Staff: number(10), Turnover: pounds(1)}, procurement.Yes},
		{"few staff and a small balance sheet do", procurement.Accounts{Staff: number(10), BalanceSheet: pounds(1)}, procurement.Yes},
		{"a large turnover leaves the balance sheet open", procurement.Accounts{Staff: number(10), Turnover: pounds(44_000_001)}, procurement.Unknown},
		{"both too large", procurement.Accounts{Turnover: pounds(44_000_001), BalanceSheet: pounds(38_000_001)}, procurement.No},
		{"a small turnover with unknown staff", procurement.Accounts{Turnover: pounds(1)}, procurement.Unknown},
		{"a turnover in euros", procurement.Accounts{Staff: number(10), Turnover: money.New(100, money.EUR)}, procurement.Unknown},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.accounts.SME(procurement.UKSMELimits()); got != test.want {
				t.Errorf("got %v, want %v", got.Words(), test.want.Words())
			}
		})
	}
}

func TestFiguresDecideBeforeTheStatedSize(t *testing.T) {
	limits := procurement.UKSMELimits()
	small := procurement.Supplier{Size: procurement.SizeSmall}
	if small.SME(limits) != procurement.Yes {
		t.Error("a small supplier without figures is an SME")
	}
	small.Accounts.Staff = procurement.NumberOf(3000)
	if small.SME(limits) != procurement.No {
		t.Error("3,000 staff are no SME, whatever was stated")
	}
	if (procurement.Supplier{Size: procurement.SizeLarge}).SME(limits) != procurement.No {
		t.Error("a large supplier is no SME")
	}
	if (procurement.Supplier{}).SME(limits) != procurement.Unknown {
		t.Error("nothing is known of it")
	}
}

func TestNextReviewByCriticality(t *testing.T) {
	last := civil.MustDate("2026-08-31")
	for criticality, want := range map[procurement.Criticality]string{
		procurement.CriticalityCritical: "2026-09-30",
		procurement.CriticalityHigh:     "2026-11-30",
		procurement.CriticalityMedium:   "2027-02-28",
		procurement.CriticalityLow:      "2027-08-31",
		procurement.CriticalityUnstated: "",
		procurement.Criticality(99):     "",
	} {
		if got := criticality.NextReview(last).String(); got != want {
			t.Errorf("%v: got %q, want %q", criticality, got, want)
		}
		if got := criticality.NextReview(civil.Date{}); !got.IsZero() {
			t.Errorf("%v: without a review the next is on %v", criticality, got)
		}
	}
}

func TestPeople(t *testing.T) {
	p := procurement.Person{}
	want := []string{"name: person without a name: the name is empty: type the name the person goes by"}
	if diff := cmp.Diff(want, faultsOf(p.Check())); diff != "" {
		t.Error(diff)
	}
	if !p.IsOurs() || (procurement.Person{Supplier: 3}).IsOurs() {
		t.Error("people without a supplier are ours")
	}
	if !p.Card.IsEmpty() || (procurement.Card{Feedback: "in writing"}).IsEmpty() {
		t.Error("a card is empty when nothing was shared")
	}
}
