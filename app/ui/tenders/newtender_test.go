package tenders

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/store"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// begun opens the dialog, picks what to begin with, and types a title.
func (d *desktop) begun(with, title string) *tender.Tender {
	d.T.Helper()
	d.page.begin()
	n := d.page.asking
	reference := n.reference.Text()
	d.Write(with)
	d.Press(fyne.KeyReturn)
	d.Write(title)
	d.Press(fyne.KeyReturn)
	if d.page.open == nil || d.page.open.ref != reference {
		d.T.Fatalf("%s did not open: %v", reference, d.Toasts)
	}
	return d.stored(reference)
}

func TestATenderFromScratchNeedsOnlyCriteriaAndAnchors(t *testing.T) {
	d := onDesktop(t, true)
	got := d.begun("scratch", "Boat hire")
	if got.Reference != "T-009" || got.Title != "Boat hire" || got.Price.Method != weighing.BetweenAnchors || balanceOf(got) != "40 % cost, 60 % quality" {
		t.Errorf("it begins as %+v", got)
	}
	var places []string
	for _, f := range got.CheckModel() {
		places = append(places, f.Place)
	}
	if all := strings.Join(places, " "); all != "tender.criteria tender.price.floor tender.price.ceiling" {
		t.Errorf("it has faults at %s", all)
	}
	if d.page.open.tabs.Selected() != "Set up" {
		t.Errorf("it opens on %s", d.page.open.tabs.Selected())
	}
}

func TestATenderUnderAFrameworkKeepsItsLimits(t *testing.T) {
	d := onDesktop(t, true)
	d.addFrameworks()
	got := d.begun("digital specialists", "Two analysts")
	if len(got.Criteria) != 2 || got.Criteria[0].Section != "Technical competence" || got.Limits.Name == "" {
		t.Fatalf("it begins as %+v", got)
	}
	got.Price.Parameters.Floor, got.Price.Parameters.Ceiling = exact.SomeOf("1"), exact.SomeOf("2")
	if breaches, faults := got.Model("").LimitBreaches(), got.CheckModel(); breaches != nil || faults != nil {
		t.Errorf("with anchors it has breaches %v and faults %v", breaches, faults)
	}
}

func TestWeightsUnderAnyFrameworkAreWithinItsLimits(t *testing.T) {
	limit := func(section, least, most string) weighing.WeightRange {
		return weighing.WeightRange{Section: section, Min: exact.MustParse(least), Max: exact.MustParse(most)}
	}
	for name, ranges := range map[string][]weighing.WeightRange{
		"none":            nil,
		"price alone":     {limit("", "50", "70")},
		"dear quality":    {limit("", "0", "30"), limit("A", "20", "80"), limit("B", "10", "90")},
		"little quality":  {limit("", "20", "90"), limit("A", "5", "10"), limit("B", "5", "15")},
		"exactly one way": {limit("", "30", "30"), limit("A", "40", "40"), limit("B", "30", "30")},
		"odd fractions":   {limit("", "20.5", "60"), limit("A", "10.5", "33.3"), limit("B", "7.25", "70")},
	} {
		got := underFramework(tender.Framework{Title: name, Ranges: ranges, WholeNumbers: true})
		if breaches := got.Model("").LimitBreaches(); breaches != nil {
			t.Errorf("%s: %v", name, breaches)
		}
		if len(got.Criteria) > 0 && weightOf(got.Criteria).Cmp(got.QualityWeight.Rat()) != 0 {
			t.Errorf("%s: the weights add up to %v of %v", name, weightOf(got.Criteria), got.QualityWeight)
		}
	}
}

func TestATenderLikeAnEarlierOneHasAllButItsBids(t *testing.T) {
	d := onDesktop(t, true)
	got, earlier := d.begun("t-007", "Once more"), d.stored("T-007")
	if len(got.Bids) != 0 || !got.Begun.IsZero() || got.Note != "" || len(got.Panel) != len(earlier.Panel) {
		t.Errorf("it begins as %+v", got)
	}
	got.Reference = earlier.Reference
	if got.Canonical() != earlier.Canonical() {
		t.Errorf("its model is\n%s\nwant\n%s", got.Canonical(), earlier.Canonical())
	}
	if len(d.stored("T-007").Bids) != 5 {
		t.Error("the earlier one lost its bids")
	}
}

func TestAReferenceThatIsTakenIsRefusedInTheDialog(t *testing.T) {
	d := onDesktop(t, true)
	d.page.begin()
	n := d.page.asking
	n.reference.Focus()
	d.retype("t-007")
	n.create()
	if n.reference.Fault() == nil || !strings.HasPrefix(n.reference.Fault().Error(), "T-007 is another tender") || d.page.open != nil {
		t.Errorf("the dialog says %v", n.reference.Fault())
	}
}

func TestReferencesGoOn(t *testing.T) {
	for want, given := range map[string][]string{
		"T-001": nil,
		"T-008": {"T-007", "T-003", "FCDO-EHS-2023"},
		"T-100": {"T-099", "T-x"},
	} {
		var rows []store.TenderRow
		for _, reference := range given {
			rows = append(rows, store.TenderRow{Reference: reference})
		}
		if got := freeReference(rows); got != want {
			t.Errorf("after %v comes %s, want %s", given, got, want)
		}
	}
}
