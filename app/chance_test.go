package app

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// chance makes registers such as nobody would think of.
type chance struct{ *rand.Rand }

func pick[T any](c chance, all ...T) T { return all[c.IntN(len(all))] }

// text is a text that has something awkward in it.
func (c chance) text() string {
	parts := []string{
		"Data platform", "=1+1", "+44 7700 900000", "-12.50", "@home", "'quoted", "\"", ",", ";", "\t", "\n", "\r\n", "\u2028", " ", "  ", "£", "é", "日本", "👍",
		"\x1b[1m", "\u0092", "1/2", "2026-01-01", "TRUE", "#N/A", "0012", "1e5", "Total", "x|y", "[z]", "=HYPERLINK(\"http://x\")", "n/a",
	}
	var text strings.Builder
	for range 1 + c.IntN(4) {
		text.WriteString(pick(c, parts...))
	}
	return text.String()
}

// maybe is a text or nothing.
func (c chance) maybe() string {
	if c.IntN(3) == 0 {
		return ""
	}
	return c.text()
}

func (c chance) day() civil.Date {
	return pick(c, civil.Date{}, civil.MustDate("2024-02-29"), civil.MustDate("2025-01-31"), civil.MustDate("2000-01-01").AddDays(c.IntN(15_000)))
}

func (c chance) money(in money.Currency) money.Amount {
	return pick(c, money.Amount{}, money.New(0, in), money.New(1, in), money.New(c.Int64N(1e12), in))
}

// contract is a contract that nothing is wrong with.
func (c chance) contract(i, suppliers int) procurement.Contract {
	yen := must(money.ParseCurrency("JPY"))
	currency := pick(c, money.GBP, money.EUR, yen)
	for {
		k := procurement.Contract{
			Reference: fmt.Sprint("C-", i, pick(c, "", " b", "/é", "=x")), Title: "T" + c.text(), Description: c.maybe(), Buyer: c.maybe(), Procedure: c.maybe(),
			Category: pick(c, "", "72000000", "72000000-5", c.text()), Currency: currency, Value: c.money(currency), Spent: c.money(currency),
			Status: pick(c, procurement.AllContractStatuses()...), Tier: pick(c, procurement.AllTiers()...), Pricing: pick(c, procurement.AllPricings()...),
			Kind: pick(c, procurement.AllContractKinds()...), Form: pick(c, procurement.OwnContract, procurement.FrameworkAgreement),
			Framework: pick(c, "", "RM-6263"), VATRate: pick(c, exact.Optional{}, exact.SomeOf("20"), exact.SomeOf("0.5"), exact.SomeOf("17.5")),
			Term: civil.Term{From: c.day(), To: c.day()}, Entered: c.day(), Lot: pick(c, "", "1", "1, 2"),
		}
		for range c.IntN(4) {
			k.Options = append(k.Options, procurement.ExtensionOption{Months: pick(c, 1, 6, 12, 13), State: procurement.OptionOpen})
		}
		if c.IntN(2) == 0 {
			k.Notice = pick(c, procurement.NoticeOfDays(c.IntN(400)), procurement.NoticeRule{Latest: procurement.Span{Count: procurement.NumberOf(3), Unit: procurement.Months}})
		}
		if c.IntN(3) == 0 {
			k.OCID, k.Released = fmt.Sprint("ocds-b5fd17-", c.IntN(4)), "2026-02-01T00:00:00Z"
			k.Reference = fmt.Sprint(k.OCID, "/", i)
		}
		for s := range min(c.IntN(4), suppliers) {
			k.Parties = append(k.Parties, procurement.Party{Supplier: procurement.SupplierID(1 + (i+s)%suppliers), Role: procurement.Member})
		}
		if len(k.Parties) > 0 {
			k.Parties[0].Role = procurement.Lead
		}
		if k.OCID != "" && (k.Status == procurement.Pipeline || len(k.Parties) == 0) {
			k.OCID = fmt.Sprint("ocds-b5fd17-p", i) // what is not awarded yet has a procurement to itself
			k.Reference = k.OCID
		}
		if len(k.Check()) == 0 {
			return k
		}
	}
}

// workspaceByChance holds a register that only the seed decides.
func workspaceByChance(t *testing.T, seed uint64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "chance.cw")
	program(t, "new", path).done(t)
	w := testWorld(&bytes.Buffer{}, &bytes.Buffer{})
	ws, err := openToWrite(t.Context(), &w, path, "Ann Lee")
	if err != nil {
		t.Fatal(err)
	}
	c := chance{rand.New(rand.NewPCG(seed, 1))}
	suppliers := 1 + c.IntN(5)
	for i := range suppliers {
		s := procurement.Supplier{Name: fmt.Sprint(c.text(), i), Number: pick(c, "", fmt.Sprint("000", i)), Size: pick(c, procurement.AllSizes()...), Status: procurement.SupplierActive}
		if err := desk.SaveSupplier(t.Context(), ws, &s, ""); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 1 + c.IntN(12) {
		k := c.contract(i, suppliers)
		if err := desk.SaveContract(t.Context(), ws, &k, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
