package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

const (
	releaseSchemaURL = "https://standard.open-contracting.org/schema/1__1__5/release-schema.json"
	packageSchemaURL = "https://standard.open-contracting.org/schema/1__1__5/release-package-schema.json"
)

// packageSchema is the standard's schema of release packages, with a schema of releases that was patched in turn by others.
func packageSchema(t *testing.T, release []string, patches ...[]string) *jsonschema.Schema {
	t.Helper()
	schema := schemaDocument(t, release)
	for _, patch := range patches {
		schema = patched(schema, schemaDocument(t, patch))
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for url, document := range map[string]any{
		releaseSchemaURL: schema,
		packageSchemaURL: schemaDocument(t, []string{"schema-1.1.5", "release-package-schema.json"}),
	} {
		if err := c.AddResource(url, document); err != nil {
			t.Fatal(err)
		}
	}
	compiled, err := c.Compile(packageSchemaURL)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func schemaDocument(t *testing.T, path []string) any {
	t.Helper()
	text, err := os.ReadFile(beside.Path(t, append([]string{"data", "ocds"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// patched merges a document with a patch, as RFC 7396 says.
func patched(document, patch any) any {
	changes, isObject := patch.(map[string]any)
	if !isObject {
		return patch
	}
	into, isObject := document.(map[string]any)
	if !isObject {
		into = map[string]any{}
	}
	for name, change := range changes {
		if change == nil {
			delete(into, name)
		} else {
			into[name] = patched(into[name], change)
		}
	}
	return into
}

// ocdsRegister is a register with everything that a package can tell of.
func ocdsRegister() *Register {
	gbp, yes := money.GBP, procurement.Yes
	day := civil.MustDate
	supplier := procurement.Supplier{
		ID: 1, Name: "Fernhill  Digital", Size: procurement.SizeMedium, VCSE: yes, Address: "4 Bute Yard\nCardiff", Country: "United Kingdom", Website: "https://fernhill.example",
		Identifiers: []procurement.Identifier{{Scheme: "GB-COH", ID: "99001104"}, {Scheme: "GB-PPON", ID: "PABC-1234-WXYZ"}}, Email: "private@fernhill.example",
	}
	contracts := []procurement.Contract{
		{
			Reference: "C-1", Title: "Whole", Description: "<All> & everything", Status: procurement.Live, Parties: []procurement.Party{{Supplier: 2, Role: procurement.Member}, {Supplier: 1, Role: procurement.Lead}},
			Currency: gbp, Value: money.New(100_00, gbp), VATRate: exact.SomeOf("20"), Spent: money.New(12_34, gbp), Term: civil.Term{From: day("2026-01-01"), To: day("2027-12-31")},
			Options: procurement.EqualOptions(2, 12), Category: "72000000", Buyer: "Office", Procedure: "Open procedure", Entered: day("2025-12-20"),
			Kind: procurement.LightTouch, Form: procurement.FrameworkAgreement, Notes: "private",
		},
		{Reference: "C-2", Title: "To come", Status: procurement.Pipeline, Currency: gbp, Kind: procurement.Works},
		{Reference: "C-3", Title: "Only just", Status: procurement.Ended, Parties: []procurement.Party{{Supplier: 2, Role: procurement.Lead}}},
		{
			Reference: "C-4", Title: "Published", OCID: "ocds-b5fd17-4", Released: "2026-02-03T04:05:06Z", Status: procurement.Awarded, Currency: gbp,
			Lot: "2, 3", Parties: []procurement.Party{{Supplier: 2, Role: procurement.Lead}}, Value: money.New(5, gbp), Term: civil.Term{From: day("2027-01-01")},
		},
	}
	return &Register{
		Contracts: contracts, Suppliers: []procurement.Supplier{supplier, {ID: 2, Name: "Plainly"}},
		Today: day("2026-11-22"), Calendars: civil.UKCalendars(nil),
	}
}

func packageOf(t *testing.T, r *Register) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := RegisterOCDS(&out, r, someTime); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// schemasOf are the standard's schema, and the one with all that the extension for the United Kingdom builds on.
func schemasOf(t *testing.T) map[string]*jsonschema.Schema {
	extension := func(name string) []string { return []string{"extensions", name, "release-schema.json"} }
	return map[string]*jsonschema.Schema{
		"the standard": packageSchema(t, []string{"schema-1.1.5", "release-schema.json"}),
		"with the extension for the United Kingdom": packageSchema(t, []string{"extensions", "eu-profile", "patched", "release-schema.json"},
			extension("bids"), extension("awardCriteria"), extension("metrics"), extension("performance_failures"), extension("uk")),
	}
}

func TestThePackageIsValidByTheStandard(t *testing.T) {
	for name, schema := range schemasOf(t) {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(packageOf(t, ocdsRegister())))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("by %s: %v", name, err)
		}
		releases := document.(map[string]any)["releases"].([]any)
		delete(releases[0].(map[string]any), "ocid")
		var invalid *jsonschema.ValidationError
		if err := schema.Validate(document); !errors.As(err, &invalid) {
			t.Errorf("by %s a release without an ocid is valid: %v", name, err)
		}
	}
}

func TestIndicatorsAreValidByTheStandard(t *testing.T) {
	r := ocdsRegister()
	r.Contracts = r.Contracts[:1]
	c := sampleCard()
	for _, m := range c.Book.Measures {
		m.Statutory = true
	}
	c.Book.Assessments = []scorecard.Assessment{{Failures: []scorecard.Failure{{Category: "Releases late", Events: 3, Remedy: "a second release manager"}}}}
	var out bytes.Buffer
	if err := ScorecardOCDS(&out, r, []*scorecard.Book{c.Book}, c.Period, someTime); err != nil {
		t.Fatal(err)
	}
	for name, schema := range schemasOf(t) {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("by %s: %v", name, err)
		}
	}
	for _, told := range []string{`"agreedMetrics"`, `"performanceFailures"`, `"id":"slightlyBelow"`, `"measure":"3.1"`, `"unit":{"name":"h"}`} {
		if !strings.Contains(out.String(), told) {
			t.Errorf("the package does not tell %s", told)
		}
	}
}

func TestWhatThePackageTells(t *testing.T) {
	var p struct {
		Publisher     struct{ Name string }
		PublishedDate string
		Releases      []ocdsRelease
	}
	text := packageOf(t, ocdsRegister())
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	if p.Publisher.Name != "Office" || p.PublishedDate != "2026-11-21T14:03:00Z" || len(p.Releases) != 4 {
		t.Fatalf("published by %q on %s, %d releases", p.Publisher.Name, p.PublishedDate, len(p.Releases))
	}
	whole := p.Releases[0]
	c := whole.Contracts[0]
	for _, fact := range []struct{ what, got, want string }{
		{"process", whole.OCID, "ocds-000000-C-1"},
		{"lead first", whole.Awards[0].Suppliers[0].Name, "Fernhill Digital"},
		{"value", string(c.Value.Amount), "100"},
		{"with VAT", string(c.Value.Gross), "120"},
		{"spent", string(c.Implementation.Transactions[0].Value.Amount), "12.34"},
		{"latest end", c.Period.Latest, "2029-12-31T23:59:59Z"},
		{"options", c.Renewal.Description, "2 x 12 months"},
		{"regime", whole.Tender.Regime[0], "lightTouch"},
		{"status", c.Status, "active"},
		{"intended", p.Releases[1].Tender.Status + p.Releases[1].Tender.Category, "plannedworks"},
		{"ended", p.Releases[2].Contracts[0].Status, "terminated"},
		{"lots", strings.Join(p.Releases[3].Awards[0].Lots, "+") + "of" + fmt.Sprint(len(p.Releases[3].Tender.Lots)), "2+3of2"},
		{"process that was published", p.Releases[3].OCID + " " + p.Releases[3].Date, "ocds-b5fd17-4 2026-02-03T04:05:06Z"},
	} {
		if fact.got != fact.want {
			t.Errorf("%s: %q, want %q", fact.what, fact.got, fact.want)
		}
	}
	if bytes.Contains(text, []byte("private")) {
		t.Error("the package tells what is nobody else's business")
	}
	if !bytes.Equal(text, packageOf(t, ocdsRegister())) {
		t.Error("two packages of the same contracts differ")
	}
}

func TestAPackageNeedsAContract(t *testing.T) {
	if err := RegisterOCDS(&bytes.Buffer{}, &Register{}, someTime); !errors.Is(err, ErrNoContracts) {
		t.Errorf("an empty register fails with %v", err)
	}
}
