package desk_test

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

func mustReadSample(t *testing.T) *desk.Sample {
	t.Helper()
	files, err := fs.Sub(assets.Files, assets.Sample)
	if err != nil {
		t.Fatal(err)
	}
	templates, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	s, err := desk.ReadSample(files, templates, roleCatalogue(t), governanceCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNothingInTheSampleIsWrong(t *testing.T) {
	s := mustReadSample(t)
	for _, supplier := range s.Suppliers {
		for _, fault := range supplier.Check() {
			t.Error(fault)
		}
	}
	for _, person := range s.People {
		for _, fault := range person.Check() {
			t.Error(fault)
		}
	}
	references := map[string]bool{}
	for _, contract := range s.Contracts {
		for _, fault := range contract.Check() {
			t.Error(fault)
		}
		findings, err := contract.MoneyFindings()
		if err != nil {
			t.Error(err)
		}
		for _, finding := range findings {
			if contract.Status == procurement.Live {
				t.Errorf("%s: %s", contract.Reference, finding.Text)
			}
		}
		if references[contract.Reference] {
			t.Errorf("contract %s is there twice", contract.Reference)
		}
		references[contract.Reference] = true
	}
	for _, competition := range s.Tenders {
		for _, fault := range competition.Check() {
			t.Errorf("%s: %v", competition.Reference, fault)
		}
	}
}

// The register looks like the office that it pictures on 21 November 2026: lists, filters and totals all have something to show.
func TestTheSampleIsALivelyRegister(t *testing.T) {
	s := mustReadSample(t)
	size := map[procurement.SupplierID]procurement.Size{}
	for _, supplier := range s.Suppliers {
		size[supplier.ID] = supplier.Size
	}
	today, inSixMonths := civil.MustDate("2026-11-21"), civil.MustDate("2027-05-21")
	counts := map[string]int{"suppliers": len(s.Suppliers), "people": len(s.People), "contracts": len(s.Contracts)}
	live := money.New(0, money.GBP)
	for _, contract := range s.Contracts {
		counts[contract.Status.String()]++
		if contract.Status != procurement.Live {
			continue
		}
		if contract.Term.From.After(today) || contract.End().Before(today) {
			t.Errorf("%s is live outside its term, %s", contract.Reference, contract.Term.Words())
		}
		value, err := contract.CurrentValue()
		if err != nil {
			t.Fatal(err)
		}
		if live, err = live.Add(value); err != nil {
			t.Fatal(err)
		}
		if contract.Pricing == procurement.DayRates {
			counts["day rates"]++
		}
		if size[contract.Lead()] != procurement.SizeLarge {
			counts["led by an SME"]++
		}
		if contract.End().Before(inSixMonths) {
			counts["ending in 6 months"]++
		}
	}
	want := map[string]int{
		"suppliers": 22, "people": 53, "contracts": 61, "live": 24, "pipeline": 4, "awarded": 2, "ended": 31,
		"day rates": 6, "led by an SME": 13, "ending in 6 months": 5,
	}
	for what, n := range want {
		if counts[what] != n {
			t.Errorf("%d %s, want %d", counts[what], what, n)
		}
	}
	if live.Words() != "£48,200,000.00" {
		t.Errorf("live contracts are worth %s, want £48,200,000.00", live.Words())
	}
}

func TestTheAppealsPartnershipIsAConsortium(t *testing.T) {
	for _, contract := range mustReadSample(t).Contracts {
		if contract.Reference != "C-014" {
			continue
		}
		if notice := contract.NoticeWindow(civil.MustDate("2026-11-21"), civil.UKCalendars(nil)).Closes.Words(); notice != "12 Dec 2026" {
			t.Errorf("notice by %s, want 12 Dec 2026", notice)
		}
		if promises := contract.Kept(procurement.FromPromise).Words(); promises != "9 of 12 kept" {
			t.Errorf("of the promises %s, want 9 of 12", promises)
		}
		accepted, err := contract.Acceptance(procurement.MilestoneOutcome)
		if err != nil || accepted.Accepted != 7 || accepted.All != 9 || accepted.AllValue.Words() != "£3,800,000.00" {
			t.Errorf("accepted are %+v, %v", accepted, err)
		}
		changes, err := procurement.UKRules().ChangeUse(contract.Contract, false)
		if err != nil || changes.Count != 3 || changes.Value.Words() != "£310,000.00" || changes.Total.Used.FloatString(1) != "8.9" {
			t.Errorf("changes are %+v, %v", changes, err)
		}
		value, err := contract.CurrentValue()
		if err != nil {
			t.Fatal(err)
		}
		shares := ""
		for _, party := range contract.Parties {
			shares += party.ShareBP.String() + " "
		}
		if shares != "5500 2500 2000 " || value.Words() != "£3,800,000.00" {
			t.Errorf("C-014 has shares %sand value %s", shares, value.Words())
		}
		return
	}
	t.Error("there is no C-014")
}

// What the sample has to decide in November 2026, so that every kind of date has something to show.
func TestTheSampleHasDatesOfEveryKind(t *testing.T) {
	s := mustReadSample(t)
	h := procurement.Horizon{Today: civil.MustDate("2026-11-21"), Until: civil.MustDate("2028-12-31"), Calendars: civil.UKCalendars(nil), WithDone: true}
	list, err := procurement.UKRules().DueList(s.Contracts, h)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[procurement.DueKind]int{}
	for _, due := range list {
		kinds[due.Kind]++
	}
	for _, kind := range procurement.AllDueKinds() {
		if kind != procurement.DueAssessment && kinds[kind] == 0 { // no contract of the sample is worth more than £5m under the Act
			t.Errorf("nothing of the kind %v is due", kind)
		}
	}
}

// So that whoever exports one of them and compares it with the original sees only what was changed.
func TestTheSampleTendersAreAsTheProgramWritesThem(t *testing.T) {
	for _, competition := range mustReadSample(t).Tenders {
		original, err := assets.Files.ReadFile(assets.Sample + "/tenders/" + competition.Reference + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var written bytes.Buffer
		if err := exchange.WriteTender(&written, competition); err != nil {
			t.Fatal(err)
		}
		if written.String() != string(original) {
			t.Errorf("%s is written otherwise than it is kept", competition.Reference)
		}
	}
}

// The figures are those of FOI2024/01569, added up by hand: points for quality as published, price points as published.
func TestTheRealEvaluationOf2023(t *testing.T) {
	competition := sampleTender(t, "FCDO-EHS-2023")
	for _, part := range []string{"FOI2024/01569", "Open Government Licence v3.0", "method behind the price scores was not published"} {
		if !strings.Contains(competition.Note, part) {
			t.Errorf("the note does not say %q", part)
		}
	}
	result, err := competition.Rank(tender.Options{})
	if err != nil {
		t.Fatal(err)
	}
	totals := ""
	for _, s := range result.Ranked() {
		totals += s.Bid.ID + " " + s.Total.FloatString(2) + ", "
	}
	if want := "E 78.00, A 67.21, C 55.80, B 48.03, D 36.87, "; totals != want {
		t.Errorf("totals are %s want %s", totals, want)
	}
	if stretches := result.Balance(); len(stretches) != 2 || stretches[0].To.FloatString(1) != "84.3" || stretches[1].Winners[0] != "A" {
		t.Errorf("the winner changes elsewhere: %v", stretches)
	}
}

// A panel that gives no reasons can't defend its marks.
func TestEveryMarkOfTheFinishedTenderHasItsReason(t *testing.T) {
	competition := sampleTender(t, "T-007")
	for _, bid := range competition.Bids {
		for _, criterion := range competition.Leaves() {
			mark := bid.Marks[criterion.ID]
			if !mark.Value.Given() || len(mark.Rationale) < 40 {
				t.Errorf("bid %s, %s: mark %v, reason %q", bid.ID, criterion.ID, mark.Value, mark.Rationale)
			}
			for _, evaluator := range competition.Panel {
				if !bid.Evaluators[evaluator.ID][criterion.ID].Value.Given() {
					t.Errorf("bid %s, %s: %s has given no mark", bid.ID, criterion.ID, evaluator.Name)
				}
			}
		}
	}
}

// The limits that the invented tenders keep to are those of the catalogue, which are the published ones: technical competence 10 to 75,
// cultural fit 5 to 20 and price 20 to 85 for digital outcomes, all in whole numbers.
func TestTheTendersKeepToTheLimitsOfTheirFrameworks(t *testing.T) {
	data, err := assets.Files.ReadFile(assets.Frameworks)
	if err != nil {
		t.Fatal(err)
	}
	frameworks, err := desk.ReadFrameworks(data)
	if err != nil {
		t.Fatal(err)
	}
	limits := map[string]weighing.WeightLimits{}
	for _, framework := range frameworks {
		limits[framework.Reference] = framework.Limits()
	}
	published := weighing.WeightLimits{
		Name: "Digital Outcomes and Specialists 5, digital outcomes", WholeNumbers: true,
		Ranges: []weighing.WeightRange{
			{Min: exact.Int(20), Max: exact.Int(85)},
			{Section: "Technical competence", Min: exact.Int(10), Max: exact.Int(75)},
			{Section: "Cultural fit", Min: exact.Int(5), Max: exact.Int(20)},
		},
	}
	for reference, want := range map[string]weighing.WeightLimits{
		"T-007": published, "T-008": limits["User research participants"],
	} {
		if got := sampleTender(t, reference).Limits; !reflect.DeepEqual(got, want) {
			t.Errorf("%s has the limits %+v, want %+v", reference, got, want)
		}
	}
	if got := limits["Digital Outcomes"]; !reflect.DeepEqual(got, published) {
		t.Errorf("the catalogue has %+v, want %+v", got, published)
	}
}

func sampleTender(t *testing.T, reference string) *tender.Tender {
	t.Helper()
	for _, competition := range mustReadSample(t).Tenders {
		if competition.Reference == reference {
			return competition
		}
	}
	t.Fatalf("the sample has no tender %s", reference)
	return nil
}
