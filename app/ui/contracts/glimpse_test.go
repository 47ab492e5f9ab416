package contracts

import (
	"slices"
	"testing"

	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
)

// The first rows are seen before the whole register is read, and stay where they are when it is.
func TestTheGlimpseIsTheTopOfTheList(t *testing.T) {
	for _, sample := range []bool{true, false} {
		d := onDesktop(t, plain, sample)
		if !sample {
			d.fill(longNames())
		}
		rows, err := glimpse(t.Context(), d.Workspace, civil.Of(uitest.Now()))
		if err != nil {
			t.Fatal(err)
		}
		var first []string
		for _, r := range rows {
			first = append(first, r.contract.Reference+" "+r.supplier)
		}
		var all []string
		for _, r := range d.page.list.Table.Rows() {
			all = append(all, r.contract.Reference+" "+r.supplier)
		}
		if len(all) == 0 || !slices.Equal(first, all[:min(len(all), inSight)]) {
			t.Errorf("first seen %q, then %q", first, all)
		}
	}
}
