package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// underway is a notice about a contract of one of two lots, an hour of a day; the rest is what its contract tells.
func underway(hour int, contract string) string {
	return notice(hour, `"tender":{"title":"Cycle lanes","lots":[{"id":"1","title":"North"},{"id":"2","title":"South"}]},
		"awards":[{"id":"2","status":"active","suppliers":[{"id":"s","name":"Fernhill Digital"}],"relatedLots":["2"],"value":{"amount":1000,"currency":"GBP"},
			"documents":[{"id":"d1","title":"The specification","url":"https://example.org/spec.pdf","datePublished":"2025-01-10T00:00:00Z"},
				{"id":"d2","documentType":"awardNotice","noticeType":"UK6","url":"https://example.org/UK6"},{"id":"d3","title":"on paper only"}]}],
		"contracts":[{"id":"k","awardID":"2","status":"active","value":{"amount":1200,"currency":"GBP"},`+contract+`}]`)
}

const atFirst = `"milestones":[{"id":"1","title":"First mile","dueDate":"2025-03-31T00:00:00Z","status":"scheduled"}],
	"documents":[{"id":"d4","noticeType":"UK7","url":"https://example.org/UK7","datePublished":"2025-01-20T09:00:00Z"}],
	"implementation":{"transactions":[{"id":"t1","date":"2025-02-03T00:00:00Z","value":{"amount":100,"currency":"GBP"},"uri":"https://example.org/t1"}]}`

const later = `"milestones":[{"id":"1","title":"First mile","dueDate":"2025-04-30T00:00:00Z","status":"met","dateMet":"2025-04-02T00:00:00Z"},
		{"id":"2","description":"Second mile\nwith a bridge","status":"met"}],
	"amendments":[{"id":"a1","date":"2025-02-20T00:00:00Z","description":"A bridge more","rationale":"The river was wider","value":{"amount":1200,"currency":"GBP"}}],
	"implementation":{"transactions":[{"id":"t1","date":"2025-02-03T00:00:00Z","value":{"amount":110,"currency":"GBP"},"uri":"https://example.org/t1"},
		{"id":"t2","date":"2025-03-09T00:00:00Z","value":{"amount":50.5,"currency":"GBP"}}]}`

func dossierNamed(t *testing.T, ws *store.Workspace, reference string) procurement.Dossier {
	t.Helper()
	d, err := ws.Dossier(t.Context(), contractNamed(t, ws, reference).ID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told are the things kept on a contract in words.
func told(d procurement.Dossier) string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	add("%s, lot %s, %s", d.Title, d.Lot, d.Value.Words())
	for _, c := range d.Changes {
		add("change %v %s %v %q", c.State, c.Title, c.AgreedOn, c.Note)
	}
	for _, m := range d.Milestones {
		add("milestone %s due %v %v %v", m.Title, m.Due, m.State, m.AcceptedOn)
	}
	for _, doc := range d.Documents {
		add("document %s at %s", doc.Title, doc.Path)
	}
	for _, n := range d.Notices {
		add("notice %v of %v at %s", n.Kind, n.PublishedOn, n.Reference)
	}
	for _, m := range d.Months {
		add("%v %s %v", m.Month, m.Amount.Words(), m.Source)
	}
	add("spent %s", d.Spent.Words())
	return strings.Join(lines, "\n")
}

func TestNoticesTellHowAContractGoesOn(t *testing.T) {
	ws := newWorkspace(t)
	const reference = "ocds-b5fd17-1/2"
	importedTwice(t, ws, fileOf(t, "first.json", underway(1, atFirst)), desk.ImportFileOptions{})
	want := `Cycle lanes: South, lot 2, £1,200.00
milestone First mile due 2025-03-31 open 
document The specification at https://example.org/spec.pdf
notice contract-details of 2025-01-20 at https://example.org/UK7
2025-02 £100.00 imported
spent £100.00`
	if diff := cmp.Diff(want, told(dossierNamed(t, ws, reference))); diff != "" {
		t.Error(diff)
	}
	r := importedTwice(t, ws, fileOf(t, "later.json", underway(2, later)), desk.ImportFileOptions{})
	want = `Cycle lanes: South, lot 2, £1,200.00
change agreed A bridge more 2025-02-20 "The river was wider\nValue of the contract after this: £1,200.00"
milestone First mile due 2025-04-30 accepted 2025-04-02
milestone Second mile due  delivered 
document The specification at https://example.org/spec.pdf
notice contract-details of 2025-01-20 at https://example.org/UK7
2025-02 £110.00 imported
2025-03 £50.50 imported
spent £160.50`
	if diff := cmp.Diff(want, told(dossierNamed(t, ws, reference))); diff != "" {
		t.Error(diff)
	}
	var changes []string
	for _, c := range r.Changes {
		changes = append(changes, fmt.Sprintf("%s: %s → %s", c.Field, c.Was, c.Is))
	}
	sameTexts(t, changes, "changes:  → A bridge more", "milestones: First mile: open, due 31 Mar 2025 → First mile: accepted, due 30 Apr 2025",
		"milestones:  → Second mile", "amount: £100.00 → £110.00", "payments:  → £50.50 on 9 Mar 2025",
		"spent 2025-02: £100.00 → £110.00", "spent 2025-03:  → £50.50", "spent: £100.00 → £160.50")

	// An earlier notice that comes after takes nothing back.
	imported(t, ws, fileOf(t, "first.json", underway(1, atFirst)), desk.ImportFileOptions{})
	if got := dossierNamed(t, ws, reference).Milestones[0]; got.State != procurement.MilestoneAccepted || got.Due != civil.MustDate("2025-04-30") {
		t.Errorf("an earlier notice makes the milestone %+v", got)
	}
	verifyClean(t, ws)
}

func TestWhatPeopleKnowOfAMilestoneStays(t *testing.T) {
	ws := newWorkspace(t)
	const reference = "ocds-b5fd17-1/2"
	imported(t, ws, fileOf(t, "first.json", underway(1, atFirst)), desk.ImportFileOptions{})
	d := dossierNamed(t, ws, reference)
	if err := desk.DecideMilestone(t.Context(), ws, d.ID, 0, procurement.MilestoneRejected, civil.MustDate("2025-04-03"), "Ann", "the kerb is missing"); err != nil {
		t.Fatal(err)
	}
	imported(t, ws, fileOf(t, "later.json", underway(2, later)), desk.ImportFileOptions{})
	if m := dossierNamed(t, ws, reference).Milestones[0]; m.State != procurement.MilestoneRejected || m.Evidence != "the kerb is missing" {
		t.Errorf("a milestone that was rejected here is %+v", m)
	}
}

func TestAPublishedDocumentIsNeverCalledMissing(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, fileOf(t, "first.json", underway(1, atFirst)), desk.ImportFileOptions{})
	found, err := desk.CheckDocuments(t.Context(), ws, dossierNamed(t, ws, "ocds-b5fd17-1/2").ID)
	if err != nil || len(found) != 1 || found[0].State != procurement.DocumentUnread {
		t.Errorf("it is %+v, %v", found, err)
	}
}

// Payments without days only add up; a single one in another currency keeps them all from being guessed at.
func TestPaymentsOfNoticesWithoutADayOrCurrency(t *testing.T) {
	for transactions, want := range map[string]string{
		`{"id":"1","value":{"amount":100,"currency":"GBP"}},{"id":"2","date":"2025-02-03","value":{"amount":1,"currency":"GBP"}}`:            "£101.00 0",
		`{"id":"1","date":"2025-02-03","value":{"amount":100,"currency":"EUR"}}`:                                                             " 0",
		`{"date":"2025-02-03","amount":{"amount":100,"currency":"GBP"}},{"date":"2025-02-03","amount":{"amount":100,"currency":"GBP"}}`:      "£200.00 1",
		`{"id":7,"date":"2025-02-03","value":{"amount":"12.50","currency":"GBP"}},{"date":"nonsense","value":{"amount":1,"currency":"GBP"}}`: "£13.50 0",
	} {
		ws := newWorkspace(t)
		importedTwice(t, ws, fileOf(t, "n.json", underway(1, `"implementation":{"transactions":[`+transactions+`]}`)), desk.ImportFileOptions{})
		d := dossierNamed(t, ws, "ocds-b5fd17-1/2")
		if got := fmt.Sprint(d.Spent.Words(), " ", len(d.Months)); got != want {
			t.Errorf("%s: %s, want %s", transactions, got, want)
		}
	}
}

// The example of the standard that goes from planning to implementation.
func TestTheExampleOfTheStandardIsTakenWithItsPaymentsAndAmendments(t *testing.T) {
	ws := newWorkspace(t)
	imported(t, ws, beside.Path(t, "data", "ocds", "sample-data", "1.1", "ocds-213czf-000-00001.json"), desk.ImportFileOptions{Kind: exchange.KindOCDS})
	all, err := ws.Dossiers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	months, documents := 0, 0
	for _, d := range all {
		months += len(d.Months)
		documents += len(d.Documents)
	}
	if months == 0 || documents == 0 {
		t.Errorf("%d contracts have %d months and %d documents", len(all), months, documents)
	}
	verifyClean(t, ws)
}
