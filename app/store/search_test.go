package store

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/weighing"
)

// searched is what a search found, as kind reference title.
func searched(t testing.TB, ws *Workspace, text string, most int) []string {
	t.Helper()
	hits, err := ws.Search(t.Context(), text, most)
	if err != nil {
		t.Fatalf("search %q: %v", text, err)
	}
	var found []string
	for _, h := range hits {
		found = append(found, fmt.Sprintf("%s|%s|%s", h.Kind, h.Reference, h.Title))
	}
	return found
}

func TestASearchLeadsToEveryKindOfThing(t *testing.T) {
	ws := newWorkspace(t)
	err := ws.Do(t.Context(), "Fill", func(tx *Tx) error {
		s := procurement.Supplier{Name: "Tŷ Gwydr Data", Aliases: []string{"Glasshouse"}}
		if err := tx.SaveSupplier(&s); err != nil {
			return err
		}
		p := procurement.Person{Name: "Siân Löwe", Supplier: s.ID, Role: "Delivery manager"}
		if err := tx.SavePerson(&p); err != nil {
			return err
		}
		c := procurement.Contract{Reference: "C-1", Title: "Glasshouse heating", Currency: money.GBP}
		if err := tx.SaveContract(&c); err != nil {
			return err
		}
		return tx.SaveTender(fullTender(), nil, "")
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"gwydr ty":            {"supplier||Tŷ Gwydr Data"},
		"glasshou":            {"supplier||Tŷ Gwydr Data", "contract|C-1|Glasshouse heating"},
		"lowe deliv":          {"person||Siân Löwe"},
		"PLATFORM":            {"tender|T-007|Data platform ‘delivery’ partner"},
		"knowledge transfer":  {"tender|T-007|Data platform ‘delivery’ partner"},
		"fernhill":            {"bid|T-007|B Fernhill Digital"},
		"clear plan":          {"bid|T-007|B Fernhill Digital"},
		"nowhere":             nil,
		"":                    nil,
		`"*' AND -- () ^ {}:`: nil,
		"fernhill OR merrow":  nil, // words, not a language
		"NOT fernhill":        nil,
	} {
		if diff := cmp.Diff(want, searched(t, ws, text, 10)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	if got := searched(t, ws, "glasshou", 1); len(got) != 1 {
		t.Errorf("at most one: %v", got)
	}
	err = ws.Do(t.Context(), "Remove", func(tx *Tx) error { return tx.SetTenderRemoved(1, true) })
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"platform", "fernhill", "knowledge", "clear"} {
		if got := searched(t, ws, text, 10); got != nil {
			t.Errorf("%q finds %v of a removed tender", text, got)
		}
	}
}

// SQLite's own check of the index goes wrong on a connection that has searched before another one changed the index.
func TestVerifyIsNotMisledByEarlierSearches(t *testing.T) {
	ws := newWorkspace(t)
	saveTender(t, ws, fullTender(), "")
	for range readers {
		searched(t, ws, "platform", 10)
	}
	verifyClean(t, ws)
	if _, err := ws.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	verifyClean(t, ws)
	saveTender(t, ws, fullTender(), "")
	verifyClean(t, ws)
}

func TestSettingsHaveTheirUsualValuesUntilTheyAreSet(t *testing.T) {
	ws := newWorkspace(t)
	if name, err := ws.Name(t.Context()); err != nil || name != "office" {
		t.Errorf("name %q, %v", name, err)
	}
	if rules, err := ws.LowBidRules(t.Context()); err != nil || rules != weighing.DefaultLowBidRules() {
		t.Errorf("rules %v, %v", rules, err)
	}
	rules := weighing.LowBidRules{BelowOthersMean: exact.SomeOf("35.5"), BelowNext: exact.SomeOf("0")}
	for range 2 {
		err := ws.Do(t.Context(), "Set", func(tx *Tx) error {
			if err := tx.SetSetting(SettingName, "Partnerships"); err != nil {
				return err
			}
			return tx.SetLowBidRules(rules)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if name, err := ws.Name(t.Context()); err != nil || name != "Partnerships" {
		t.Errorf("name %q, %v", name, err)
	}
	if got, err := ws.LowBidRules(t.Context()); err != nil || got != rules {
		t.Errorf("rules %v, %v", got, err)
	}
	do(t, ws, "Spoil", `UPDATE setting SET value = 'many' WHERE key = 'low-bid.below-next'`)
	if _, err := ws.LowBidRules(t.Context()); err == nil || err.Error() != `setting ["low-bid.below-next"], column value: "many" is not a number: write digits with at most one decimal point, such as 12.5: another program changed it; see what "verify" finds, or go back to a backup` {
		t.Errorf("a spoilt setting: %v", err)
	}
}
