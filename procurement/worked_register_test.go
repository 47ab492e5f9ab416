package procurement_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// rat is a number as the examples write it, exactly.
func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is not a number", text)
	}
	return r
}

// wantNear compares with a printed answer within the example's tolerance.
func wantNear(t *testing.T, e beside.Example, what string, got *big.Rat, want json.Number) {
	t.Helper()
	if got == nil {
		t.Errorf("%s: got none, want %s", what, want)
		return
	}
	off := new(big.Rat).Sub(got, rat(t, want.String()))
	if off.Abs(off).Cmp(rat(t, e.Tolerance.String())) > 0 {
		t.Errorf("%s: got %s, want %s", what, got.FloatString(6), want)
	}
}

func gbp(t *testing.T, text string) money.Amount {
	t.Helper()
	a, err := money.Parse(text, money.GBP)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// shares is a register in which each supplier has one contract of that value.
func shares(t *testing.T, values []int64) *procurement.Register {
	t.Helper()
	var contracts []procurement.Contract
	for i, v := range values {
		contracts = append(contracts, procurement.Contract{
			ID: procurement.ContractID(i + 1), Status: procurement.Live, Currency: money.GBP, Value: money.New(v, money.GBP),
			Parties: []procurement.Party{{Supplier: procurement.SupplierID(i + 1), Role: procurement.Lead}},
		})
	}
	r, err := procurement.RegisterOf(contracts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestConcentrationOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "concentration") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Shares []int64 `json:"shares_pct"`
				Spend  []int64
				Merge  []int `json:"merge_indexes"`
			}
			var want struct {
				HHI   *json.Number
				After json.Number `json:"hhi_after"`
				Delta json.Number
				Band  string        `json:"band_2023"`
				PCT   []json.Number `json:"shares_pct"`
			}
			e.Read(t, &in, &want)
			r := shares(t, append(in.Shares, in.Spend...))
			h := &r.Values
			hhi := h.HHI(money.GBP)
			switch {
			case len(in.Merge) == 2:
				delta := h.MergerEffect(money.GBP, procurement.SupplierID(in.Merge[0]+1), procurement.SupplierID(in.Merge[1]+1))
				wantNear(t, e, "rise", delta, want.Delta)
				wantNear(t, e, "after", new(big.Rat).Add(hhi, delta), want.After)
			case want.HHI == nil:
				if hhi != nil || procurement.ConcentrationOf(hhi).Words() != "" {
					t.Errorf("got %v, want none", hhi)
				}
			default:
				wantNear(t, e, "HHI", hhi, *want.HHI)
			}
			if want.Band != "" && procurement.ConcentrationOf(hhi).Words() != want.Band {
				t.Errorf("it is %s, want %s", procurement.ConcentrationOf(hhi).Words(), want.Band)
			}
			for i, p := range want.PCT {
				share := h.With(money.GBP, procurement.SupplierID(i+1))
				wantNear(t, e, "share", share.Mul(share, big.NewRat(100, 1)), p)
			}
		})
	}
}

// The parts of these examples overlap, so each is a register of its own: the SMEs' part and the rest.
func TestSharesOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "share") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Parts []json.Number `json:"parts_bn"`
				Total json.Number   `json:"total_bn"`
			}
			var want struct{ Pct []json.Number }
			e.Read(t, &in, &want)
			for i, part := range in.Parts {
				tenths := func(n json.Number) int64 {
					return new(big.Rat).Mul(rat(t, n.String()), big.NewRat(10, 1)).Num().Int64()
				}
				r := shares(t, []int64{tenths(part), tenths(in.Total) - tenths(part)})
				smes := r.Values.SMEs(money.GBP, func(s procurement.SupplierID) procurement.Answer { return procurement.AnswerOf(s == 1) })
				wantNear(t, e, part.String(), new(big.Rat).Mul(smes.Total(), big.NewRat(100, 1)), want.Pct[i])
			}
		})
	}
}

// rulesContract is a contract of the worked examples, under the Act.
func rulesContract(kind string) procurement.Contract {
	kinds := map[string]procurement.ContractKind{
		"goods_services": procurement.GoodsAndServices, "works": procurement.Works, "light_touch": procurement.LightTouch, "concession": procurement.Concession,
	}
	return procurement.Contract{Reference: "C-1", Currency: money.GBP, Kind: kinds[kind], Begun: civil.MustDate("2026-02-01"), VATRate: exact.SomeOf("0")}
}

func TestChangeNoticeLinesOfTheWorkedExamples(t *testing.T) {
	rules := procurement.UKRules()
	for _, e := range beside.Examples(t, "change notice lines") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Kind      string
				Value     string
				Changes   []string `json:"changes_to_date"`
				Maximum   int      `json:"max_term_months"`
				Extension int      `json:"extension_months"`
			}
			var want struct {
				Value    json.Number `json:"cumulative_pct"`
				Term     json.Number `json:"pct"`
				Required bool        `json:"notice_required"`
			}
			e.Read(t, &in, &want)
			c := rulesContract(in.Kind)
			agreed := procurement.Change{Title: "x", State: procurement.ChangeAgreed, AgreedOn: civil.MustDate("2026-06-01")}
			if in.Value != "" {
				c.Value = gbp(t, in.Value)
				for _, text := range in.Changes {
					agreed.Value = gbp(t, text)
					c.Changes = append(c.Changes, agreed)
				}
			} else {
				c.Term = civil.Term{From: civil.MustDate("2026-03-01"), To: civil.MustDate("2026-02-28")}.Extended(in.Maximum)
				agreed.Months = in.Extension
				c.Changes = append(c.Changes, agreed)
			}
			u, err := rules.ChangeUse(c, false)
			if err != nil {
				t.Fatal(err)
			}
			if in.Value != "" {
				wantNear(t, e, "value", u.Total.Used, want.Value)
			} else {
				wantNear(t, e, "term", u.Term.Used, want.Term)
			}
			if u.Crossed() != want.Required || !strings.Contains(u.Source, "s.75") {
				t.Errorf("a notice is due: %v, by %q", u.Crossed(), u.Source)
			}
		})
	}
}

func TestThresholdsOfTheWorkedExamples(t *testing.T) {
	types := map[string]string{"central_goods_services": "goods_services", "works": "works", "light_touch": "light_touch"}
	for _, e := range beside.Examples(t, "thresholds by date") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Type      string
				Value     string     `json:"estimated_value_inc_vat"`
				Commenced civil.Date `json:"commenced"`
			}
			var want struct {
				AtOrAbove bool `json:"at_or_above"`
			}
			e.Read(t, &in, &want)
			c := rulesContract(types[in.Type])
			c.Begun, c.Value = in.Commenced, gbp(t, in.Value)
			if got := procurement.UKRules().IsPublic(&c); got != procurement.AnswerOf(want.AtOrAbove) {
				t.Errorf("got %v, want %v", got, want.AtOrAbove)
			}
		})
	}
}

func TestKPIDutyOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "KPI duty") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Value string `json:"estimated_value_inc_vat"`
				Kind  string
			}
			var want struct {
				Required bool `json:"kpis_required"`
				Minimum  int
			}
			e.Read(t, &in, &want)
			c := rulesContract(in.Kind)
			c.Value = gbp(t, in.Value)
			if got := procurement.UKRules().KPIDuty(&c); got.Required != want.Required || got.Minimum != want.Minimum || got.Why == "" {
				t.Errorf("got %+v, want %+v", got, want)
			}
			c.Kind, c.Value = procurement.GoodsAndServices, money.New(500_000_001, money.GBP)
			if got := procurement.UKRules().KPIDuty(&c); !got.Required || got.Minimum != 3 {
				t.Errorf("a penny more than £5m: %+v", got)
			}
		})
	}
}

func TestRateCardsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "rate card") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Rates []int64 `json:"day_rates"`
				Days  []int64
			}
			var want struct{ Total json.Number }
			e.Read(t, &in, &want)
			var work []procurement.Days
			for i, rate := range in.Rates {
				work = append(work, procurement.Days{Rate: pounds(rate), Days: exact.Int(in.Days[i])})
			}
			got, err := procurement.Cost(work)
			if err != nil {
				t.Fatal(err)
			}
			wantNear(t, e, "cost", got.Decimal().Rat(), want.Total)
		})
	}
}

func TestIndexationOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "indexation") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Base  json.Number
				Rate  json.Number `json:"rate_base"`
				Fixed json.Number `json:"fixed_part"`
				From  json.Number `json:"index_base"`
				Now   json.Number `json:"index_now"`
			}
			var want struct{ Price, Rate json.Number }
			e.Read(t, &in, &want)
			rule := procurement.IndexRule{Series: "x", BaseLevel: exact.SomeOf(in.From.String())}
			if in.Fixed != "" {
				rule.FixedPart = exact.SomeOf(in.Fixed.String())
			}
			base, answer := in.Base, want.Price
			if base == "" {
				base, answer = in.Rate, want.Rate
			}
			factor := rule.Factor(exact.MustParse(in.Now.String()))
			wantNear(t, e, "price", factor.Mul(factor, rat(t, base.String())), answer)
		})
	}
}

func TestPaymentsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "payment compliance") {
		t.Run(e.ID, func(t *testing.T) {
			switch e.Method {
			case "payment_days":
				testPaymentDays(t, e)
			case "prompt_payment_gate":
				testPromptPayment(t, e)
			default:
				t.Fatalf("no test for method %q", e.Method)
			}
		})
	}
}

func testPaymentDays(t *testing.T, e beside.Example) {
	var in struct{ Invoices [][2]civil.Date }
	var want struct {
		Days  []int
		Mean  json.Number
		Bands map[string]json.Number `json:"bands_pct"`
	}
	e.Read(t, &in, &want)
	var invoices []procurement.Invoice
	for i, pair := range in.Invoices {
		invoice := procurement.Invoice{Received: pair[0], Paid: pair[1]}
		invoices = append(invoices, invoice)
		if got := invoice.PaymentDays(); got != want.Days[i] {
			t.Errorf("invoice %d took %d days, want %d", i+1, got, want.Days[i])
		}
	}
	f := procurement.Payments(append(invoices, procurement.Invoice{Received: civil.MustDate("2025-12-01")}))
	if f.Count != len(want.Days) {
		t.Errorf("%d were paid", f.Count)
	}
	wantNear(t, e, "mean", f.Mean, want.Mean)
	wantNear(t, e, "to 30", f.Within30, want.Bands["within_30"])
	wantNear(t, e, "to 60", f.Within60, want.Bands["31_60"])
	wantNear(t, e, "later", f.Later, want.Bands["61_plus"])
}

func testPromptPayment(t *testing.T, e beside.Example) {
	var in struct {
		Within60 json.Number `json:"pct_within_60"`
		Average  json.Number `json:"average_days"`
		HasPlan  bool        `json:"has_plan"`
	}
	var want struct{ Pass bool }
	e.Read(t, &in, &want)
	p := procurement.PromptPayment{Within60: rat(t, in.Within60.String()), MeanDays: rat(t, in.Average.String()), HasPlan: in.HasPlan}
	if got := p.Passes(); got != want.Pass {
		t.Errorf("passes: %v, want %v", got, want.Pass)
	}
}
