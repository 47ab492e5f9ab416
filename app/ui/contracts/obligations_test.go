package contracts

import (
	"strings"
	"testing"

	"counterweight/procurement"
)

func TestObligationsAreTypedAndEvidenceIsAdded(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, promisesTab)
	d.Says("Promises from the bid: 9 of 12 kept.", "P1 Open code from day one", "What the bid says", "first commit 20 March 2025", "5 of 5", "4 Apr 2025")
	d.Tap("Add an obligation")
	d.enter("", "Give access to test data", "our", "partly", "1 dec 26", "2/4", "3", "Priya Raman")
	dossier := d.dossier(appeals)
	got := dossier.Obligations[len(dossier.Obligations)-1]
	if got.Title != "Give access to test data" || got.Side != procurement.Ours || got.State != procurement.PartlyMet || countWords(&got) != "2 of 4" ||
		got.Due.Words() != "1 Dec 2026" || got.EveryMonths != 3 || got.Owner != "Priya Raman" {
		t.Fatalf("stored is %+v; toasts %v", got, d.Toasts)
	}
	d.Tap("Add evidence")
	if len(d.Toasts) != 1 {
		t.Errorf("without any evidence it said %v", d.Toasts)
	}
	d.Fill("What shows it", "The data were handed over.")
	d.Fill("Seen by", "Ann Lee")
	d.Tap("Add evidence")
	dossier = d.dossier(appeals)
	seen := dossier.Obligation(got.Code).Evidence
	if len(seen) != 1 || seen[0].Text != "The data were handed over." || seen[0].By != "Ann Lee" || seen[0].State != procurement.Met || seen[0].Turn != got.Due || seen[0].On != d.Today() {
		t.Fatalf("the evidence is %+v; toasts %v", seen, d.Toasts)
	}
	d.Says("For 1 Dec 2026: The data were handed over. · Ann Lee")
	if text := d.Field("What shows it").Text(); text != "" {
		t.Errorf("the field still holds %q", text)
	}
	if label := d.Undo(); !strings.HasPrefix(label, "Add evidence to "+got.Code) {
		t.Errorf("undone was %q", label)
	}
	d.Says("Stands", "due 1 Dec")
}

func TestHowOftenIsRead(t *testing.T) {
	for text, want := range map[string]string{"7 of 10": "7 of 10", " 7/10 ": "7 of 10", "": "", "0 of 3": "0 of 3", "7": "?", "3 of 0": "?", "some": "?"} {
		o := procurement.Obligation{Done: procurement.NumberOf(1), Target: procurement.NumberOf(2)}
		set, err := readDone(text)
		got := "?"
		if err == nil {
			set(&o)
			got = countWords(&o)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
