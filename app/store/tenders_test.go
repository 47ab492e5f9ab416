package store

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// whole compares values of the domain with everything that is in them.
var whole = cmp.Exporter(func(reflect.Type) bool { return true })

func some(text string) exact.Optional { return exact.SomeOf(text) }

func pounds(text string) money.Amount {
	a, err := money.Parse(text, money.GBP)
	if err != nil {
		panic(err)
	}
	return a
}

func mark(value, rationale string) tender.Mark {
	m := tender.Mark{Rationale: rationale}
	if value != "" {
		m.Value = some(value)
	}
	return m
}

// fullTender has something in every field that a tender can have.
func fullTender() *tender.Tender {
	return &tender.Tender{
		Reference: "T-007", Title: "Data platform ‘delivery’ partner", Currency: money.GBP, Begun: civil.MustDate("2026-08-03"),
		Note:       "Marks as published.\nSecond line.",
		CostWeight: some("40"), QualityWeight: some("60"), Weights: tender.WeightsOfWhole,
		Scale: tender.Scale{Min: some("0"), Max: some("4"), Step: some("1"), Levels: []tender.Level{
			{Mark: exact.MustParse("4"), Title: "Excellent", Means: "More than asked for"}, {Mark: exact.MustParse("0"), Title: "None"},
		}},
		Criteria: []tender.Criterion{
			{ID: "Q1", Section: "Quality", Title: "Delivering quality", Weight: exact.MustParse("40"), Minimum: some("2"), Extra: tender.Extra{{Path: "colour", JSON: `"red"`}}},
			{ID: "Q2", Section: "Quality", Title: "Partnership", Weight: exact.MustParse("20"), RelativeChildren: true, Children: []tender.Criterion{
				{ID: "Q2a", Title: "Working as one team", Weight: exact.MustParse("1.5")},
				{ID: "Q2b", Title: "Knowledge transfer", Weight: exact.MustParse("2.5"), Scale: tender.Scale{Max: some("10"), Step: some("2"), Levels: []tender.Level{{Mark: exact.MustParse("10"), Title: "All"}}}},
			}},
		},
		QualityMinimum: some("40.5"),
		Price: tender.PriceRule{Method: weighing.BetweenAnchors, Parameters: weighing.Parameters{
			Floor: some("100"), Ceiling: some("200.5"), Benchmark: some("1"), Cap: some("120"), ValuePerPoint: some("0.001"), Budget: some("123456789012345678901234567890"),
		}},
		ShouldCost: pounds("2000000.00"), Rounding: weighing.Rounding{Stage: weighing.RoundTotal, Places: 2},
		Ties: []weighing.Tie{weighing.TieByPrice, weighing.TieByQuality}, MeanOfEvaluators: true,
		Limits: weighing.WeightLimits{Name: "Digital Outcomes", WholeNumbers: true, Ranges: []weighing.WeightRange{
			{Min: exact.MustParse("20"), Max: exact.MustParse("85")}, {Section: "Quality", Min: exact.MustParse("10"), Max: exact.MustParse("75")},
		}},
		Lots:  []tender.Lot{{ID: "L1", Title: "North", Criteria: []string{"Q1"}, Extra: tender.Extra{{Path: "map", JSON: `[1]`}}}, {ID: "L2", Title: "South"}},
		Panel: []tender.Evaluator{{ID: "E2", Name: "Bo Hart"}, {ID: "E1", Name: "Ann Lee"}},
		Bids: []tender.Bid{
			{
				ID: "B", Supplier: "Fernhill Digital", Status: weighing.Withdrawn,
				Offer: tender.Offer{
					Price: pounds("200.00"), Marks: tender.Marks{"Q2a": mark("4", "Clear\nplan"), "Q2b": mark("", "a reason before the mark")},
					Evaluators: map[string]tender.Marks{"E1": {"Q2a": mark("3.5", "fine")}, "E9": {"Q2a": mark("1", "")}},
				},
				Lots: map[string]tender.Offer{
					"L1": {Price: pounds("150.00"), Marks: tender.Marks{"Q1": mark("0", "")}, Evaluators: map[string]tender.Marks{"E2": {"Q1": mark("2", "lot")}}},
					"L2": {PriceScore: some("62.525")},
				},
				Promises: []tender.Promise{
					{Criterion: "Q1", Title: "Apprentices", Passage: "two", Due: civil.MustDate("2027-02-28"), EveryMonths: 3, Target: 2}, {Title: "Open code"},
				},
				Extra: tender.Extra{{Path: "link", JSON: `{"a":1}`}},
			},
			{ID: "A", Supplier: "Merrow Systems", Offer: tender.Offer{PriceScore: some("100")}},
		},
		Extra: tender.Extra{{Path: "buyer", JSON: `"DfX"`}, {Path: "/source", JSON: `null`}},
	}
}

func saveTender(t testing.TB, ws *Workspace, v *tender.Tender, why string) {
	t.Helper()
	err := ws.Do(t.Context(), "Save "+v.Reference, func(tx *Tx) error { return tx.SaveTender(v, nil, why) }, Because(why))
	if err != nil {
		t.Fatal(err)
	}
}

func readBack(t testing.TB, ws *Workspace, reference string) *tender.Tender {
	t.Helper()
	got, err := ws.Tender(t.Context(), reference)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestATenderComesBackWhole(t *testing.T) {
	for name, v := range map[string]*tender.Tender{
		"with everything":    fullTender(),
		"with next to none":  {Reference: "T-1"},
		"with a large panel": largeTender(30, 60, 8),
		"with names that are meant badly": {
			Reference: `'; DROP TABLE tender; --`, Title: "\u202etest\u0000\U0001f3f4 ﷽ Z̮̞̠͙͔ͅ", Currency: money.GBP,
			Criteria: []tender.Criterion{{ID: `[0]"$.x`, Title: "NULL", Section: "\ufeff"}},
			Panel:    []tender.Evaluator{{ID: "%s", Name: "{}"}},
			Bids:     []tender.Bid{{ID: " ", Supplier: "<script>", Offer: tender.Offer{Marks: tender.Marks{`[0]"$.x`: mark("1", "=1+1")}}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			saveTender(t, ws, v, "")
			if v.ID == 0 {
				t.Error("the tender got no ID")
			}
			if got := readBack(t, ws, v.Reference); !reflect.DeepEqual(v, got) { // cmp takes seconds for so many marks
				t.Error(cmp.Diff(v, got, whole))
			}
			before := query(t, ws, `SELECT max(id) FROM batch`)
			saveTender(t, ws, v, "")
			if after := query(t, ws, `SELECT max(id) FROM batch`); after != before {
				t.Errorf("saving it again changed %s", query(t, ws, `SELECT tbl, op, key, before, after FROM log WHERE seq >= (SELECT first_seq FROM batch WHERE id = ?)`, after))
			}
			verifyClean(t, ws)
		})
	}
}

// largeTender has so many bids, criteria in five groups, and evaluators who marked everything.
func largeTender(bids, criteria, evaluators int) *tender.Tender {
	v := &tender.Tender{Reference: "T-LARGE", Currency: money.GBP, Scale: tender.Scale{Max: some("10")}, Weights: tender.WeightsRelative}
	const groups = 5
	for g := range groups {
		group := tender.Criterion{ID: fmt.Sprintf("G%d", g+1), Weight: exact.Int(20)}
		for i := range criteria / groups {
			group.Children = append(group.Children, tender.Criterion{ID: fmt.Sprintf("G%d.%d", g+1, i+1), Weight: exact.Int(int64(i + 1))})
		}
		v.Criteria = append(v.Criteria, group)
	}
	for e := range evaluators {
		v.Panel = append(v.Panel, tender.Evaluator{ID: fmt.Sprintf("E%d", e+1)})
	}
	for b := range bids {
		bid := tender.Bid{ID: fmt.Sprintf("B%d", b+1), Supplier: fmt.Sprintf("Supplier %d", b+1)}
		bid.Marks, bid.Evaluators = tender.Marks{}, map[string]tender.Marks{}
		for k, c := range v.Leaves() {
			bid.Marks[c.ID] = mark(strconv.Itoa((b+k)%11), "consensus")
			for e, who := range v.Panel {
				if bid.Evaluators[who.ID] == nil {
					bid.Evaluators[who.ID] = tender.Marks{}
				}
				bid.Evaluators[who.ID][c.ID] = mark(strconv.Itoa((b+k+e)%11), "")
			}
		}
		v.Bids = append(v.Bids, bid)
	}
	return v
}

func TestAChangedTenderTouchesOnlyWhatChanged(t *testing.T) {
	cases := map[string]struct {
		change func(*tender.Tender)
		rows   string // operation and table of each row that is touched
	}{
		"a title":             {func(v *tender.Tender) { v.Title = "Another" }, "U tender"},
		"a weight":            {func(v *tender.Tender) { v.Criteria[1].Children[0].Weight = exact.Int(3) }, "U criterion"},
		"a level's words":     {func(v *tender.Tender) { v.Scale.Levels[1].Means = "Nothing at all" }, "U scale_level"},
		"a scale of its own":  {func(v *tender.Tender) { v.Criteria[0].Scale = tender.Scale{Max: some("4")} }, "I scale"},
		"no scale of its own": {func(v *tender.Tender) { v.Criteria[1].Children[1].Scale = tender.Scale{} }, "D scale_level, D scale"},
		"the order of ties":   {func(v *tender.Tender) { v.Ties[0], v.Ties[1] = v.Ties[1], v.Ties[0] }, "U tender_tie, U tender_tie"},
		"a limit less":        {func(v *tender.Tender) { v.Limits.Ranges = v.Limits.Ranges[:1] }, "D tender_limit"},
		"a criterion more":    {func(v *tender.Tender) { v.Criteria = append(v.Criteria, tender.Criterion{ID: "Q3"}) }, "I criterion"},
		"a criterion elsewhere": {func(v *tender.Tender) {
			v.Criteria[1].Children[0], v.Criteria[1].Children[1] = v.Criteria[1].Children[1], v.Criteria[1].Children[0]
		}, "U criterion, U criterion"},
		"a lot's criterion":     {func(v *tender.Tender) { v.Lots[1].Criteria = []string{"Q2"} }, "I lot_criterion"},
		"a name on the panel":   {func(v *tender.Tender) { v.Panel[0].Name = "Bo Hart-Lee" }, "U evaluator"},
		"one less on the panel": {func(v *tender.Tender) { v.Panel = v.Panel[:1] }, "U evaluator"},
		"a price":               {func(v *tender.Tender) { v.Bids[0].Price = pounds("201.00") }, "U bid"},
		"a price for a lot":     {func(v *tender.Tender) { v.Bids[0].Lots["L2"] = tender.Offer{Price: pounds("1.00")} }, "U bid_lot"},
		"no offer for a lot":    {func(v *tender.Tender) { delete(v.Bids[0].Lots, "L2") }, "D bid_lot"},
		"a mark":                {func(v *tender.Tender) { v.Bids[0].Marks["Q2a"] = mark("3", "Clear\nplan") }, "I mark"},
		"a rationale":           {func(v *tender.Tender) { v.Bids[0].Marks["Q2a"] = mark("4", "Clearer") }, "I mark"},
		"a mark that is none":   {func(v *tender.Tender) { delete(v.Bids[0].Marks, "Q2a") }, "I mark"},
		"an evaluator's mark":   {func(v *tender.Tender) { v.Bids[0].Evaluators["E9"]["Q2a"] = mark("2", "") }, "I mark"},
		"a bid less":            {func(v *tender.Tender) { v.Bids = v.Bids[:1] }, "U bid"},
		"a bid more":            {func(v *tender.Tender) { v.Bids = append(v.Bids, tender.Bid{ID: "C"}) }, "I bid"},
		"the order of bids":     {func(v *tender.Tender) { v.Bids[0], v.Bids[1] = v.Bids[1], v.Bids[0] }, "U bid, U bid"},
		"a lot less, with its offers and their marks": {
			func(v *tender.Tender) { v.Lots = v.Lots[1:]; delete(v.Bids[0].Lots, "L1") }, "U lot, U lot, D lot_criterion, D bid_lot, I mark, I mark",
		},
	}
	ws := newWorkspace(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v := fullTender()
			v.Reference = "T " + name
			saveTender(t, ws, v, "")
			seq, saved := query(t, ws, `SELECT max(seq) FROM log`), batchNow(t, ws)
			c.change(v)
			saveTender(t, ws, v, "the panel met again")
			changedAfter(t, ws, saved, v.ID)
			saved = batchNow(t, ws)
			if diff := cmp.Diff(v, readBack(t, ws, v.Reference), whole); diff != "" {
				t.Error(diff)
			}
			got := query(t, ws, `SELECT group_concat(op || ' ' || tbl, ', ') FROM (SELECT op, tbl FROM log WHERE seq > ? ORDER BY seq)`, seq)
			if got != c.rows {
				t.Errorf("touched %s, want %s", got, c.rows)
			}
			if _, err := ws.Undo(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			before := fullTender()
			before.ID, before.Reference = v.ID, v.Reference
			if diff := cmp.Diff(before, readBack(t, ws, v.Reference), whole); diff != "" {
				t.Errorf("after undoing: %s", diff)
			}
			changedAfter(t, ws, saved, v.ID)
		})
	}
	verifyClean(t, ws)
}

func TestACriterionThatComesBackStartsWithoutMarks(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	v.Lots, v.Bids[0].Lots = nil, nil
	saveTender(t, ws, v, "")
	q2, marks := v.Criteria[1], v.Bids[0].Offer
	v.Criteria, v.Bids[0].Offer = v.Criteria[:1], tender.Offer{Price: marks.Price}
	saveTender(t, ws, v, "not asked for any more")
	if diff := cmp.Diff(v, readBack(t, ws, v.Reference), whole); diff != "" {
		t.Error(diff)
	}
	v.Criteria = append(v.Criteria, q2)
	saveTender(t, ws, v, "asked for after all")
	if diff := cmp.Diff(v, readBack(t, ws, v.Reference), whole); diff != "" {
		t.Error(diff)
	}
	verifyClean(t, ws)
}

func TestATenderThatContradictsItselfIsNotSaved(t *testing.T) {
	euros := money.New(100, money.EUR)
	cases := map[string]struct {
		change func(*tender.Tender)
		want   string
	}{
		"two criteria with one id": {func(v *tender.Tender) { v.Criteria[0].ID = "Q2" }, `there is a second criterion "Q2": give each a name of its own`},
		"two bids with one id":     {func(v *tender.Tender) { v.Bids[0].ID = "A" }, `there is a second bid "A": give each a name of its own`},
		"two lots with one id":     {func(v *tender.Tender) { v.Lots[0].ID = "L2" }, `there is a second lot "L2": give each a name of its own`},
		"two evaluators":           {func(v *tender.Tender) { v.Panel[0].ID = "E1" }, `there is a second evaluator "E1": give each a name of its own`},
		"a lot of a bid":           {func(v *tender.Tender) { v.Bids[1].Lots = map[string]tender.Offer{"L3": {}} }, `there is no lot "L3" in this workspace`},
		"a criterion of a lot":     {func(v *tender.Tender) { v.Lots[1].Criteria = []string{"Q9"} }, `there is no criterion "Q9" in this workspace`},
		"a criterion of a mark":    {func(v *tender.Tender) { v.Bids[1].Marks = tender.Marks{"Q9": mark("1", "")} }, `there is no criterion "Q9" in this workspace`},
		"a price in euros":         {func(v *tender.Tender) { v.Bids[1].Price = euros }, "the price of bid A is in EUR, not in GBP: amounts of one thing are all in its currency"},
		"a lot's price in euros": {
			func(v *tender.Tender) { v.Bids[0].Lots["L2"] = tender.Offer{Price: euros} }, "the price of bid B for lot L2 is in EUR, not in GBP: amounts of one thing are all in its currency",
		},
		"a should-cost without currency": {
			func(v *tender.Tender) { v.Currency = money.Currency{} }, "the should-cost estimate is in GBP, but there is no currency: choose one",
		},
	}
	ws := newWorkspace(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v := fullTender()
			c.change(v)
			err := ws.Do(t.Context(), "Save", func(tx *Tx) error { return tx.SaveTender(v, nil, "") })
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestAReferenceNamesOneTender(t *testing.T) {
	ws := newWorkspace(t)
	first := &tender.Tender{Reference: "T-1", Title: "First"}
	saveTender(t, ws, first, "")
	second := &tender.Tender{Reference: "T-1", Title: "Second"}
	err := ws.Do(t.Context(), "Save", func(tx *Tx) error { return tx.SaveTender(second, nil, "") })
	var duplicate *DuplicateError
	if !errors.As(err, &duplicate) {
		t.Fatalf("got %v", err)
	}
	remove := func(id tender.ID, removed bool) error {
		return ws.Do(t.Context(), "Remove", func(tx *Tx) error { return tx.SetTenderRemoved(id, removed) })
	}
	if err := remove(first.ID, true); err != nil {
		t.Fatal(err)
	}
	var missing *NotFoundError
	if _, err := ws.Tender(t.Context(), "T-1"); !errors.As(err, &missing) || err.Error() != `there is no tender "T-1" in this workspace` {
		t.Errorf("a removed tender: %v", err)
	}
	second.ID = 0
	saveTender(t, ws, second, "")
	if err := remove(first.ID, false); !errors.As(err, &duplicate) {
		t.Errorf("put back beside another: %v", err)
	}
	if got := readBack(t, ws, "T-1").Title; got != "Second" {
		t.Errorf("read %s", got)
	}
}

func TestTheListOfTenders(t *testing.T) {
	ws := newWorkspace(t)
	v := fullTender()
	saveTender(t, ws, v, "")
	other := &tender.Tender{Reference: "T-001"}
	saveTender(t, ws, other, "")
	err := ws.Do(t.Context(), "Lock", func(tx *Tx) error {
		_, err := tx.LockModel(v)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := ws.Tenders(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []TenderRow{
		{ID: other.ID, Reference: "T-001"},
		{ID: v.ID, Reference: v.Reference, Title: v.Title, Begun: v.Begun, Method: v.Price.Method, CostWeight: some("40"), Bids: 2, LockVersion: 1},
	}
	if diff := cmp.Diff(want, got, whole); diff != "" {
		t.Error(diff)
	}
}

func TestBidsLeadToTheirSuppliers(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add", `INSERT INTO supplier (name) VALUES ('Merrow')`)
	v := fullTender()
	err := ws.Do(t.Context(), "Save", func(tx *Tx) error {
		return tx.SaveTender(v, map[string]procurement.SupplierID{"Merrow Systems": 1}, "")
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, ws, `SELECT code, supplier_id FROM bid ORDER BY code`); got != "A|1\nB|NULL" {
		t.Errorf("bids lead to %s", got)
	}
}

// What another program wrote into a column is a clear error that names row and column, and no panic.
func TestAColumnThatMakesNoSenseIsNamed(t *testing.T) {
	ws := newWorkspace(t)
	saveTender(t, ws, fullTender(), "")
	behindBack(t, ws.Path(),
		`UPDATE open_batch SET batch = 99`, `UPDATE bid SET price_score = '1.2.3' WHERE code = 'A'`, `UPDATE open_batch SET batch = NULL`)
	_, err := ws.Tender(t.Context(), "T-007")
	var wrong *CellError
	if !errors.As(err, &wrong) || wrong.Column != "price_score" || wrong.Row.Table != "bid" || !strings.Contains(err.Error(), "verify") {
		t.Errorf("got %v", err)
	}
}

// verifyClean makes sure that the workspace is as its own log says.
func verifyClean(t testing.TB, ws *Workspace) {
	t.Helper()
	findings, err := ws.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("verify: %v", f)
	}
}
