package tenders

import (
	"context"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
)

// again leaves the window and comes back to it, as after a change of the theme or a new start.
func (d *desktop) again() {
	d.T.Helper()
	d.page.Close()
	d.page = New(d.Workspace, d)
	d.View = d.page
	d.Window().SetContent(kit.Layered(d.page.Object()))
	d.View.Load()
}

func TestTheOpenTenderIsStillOpenAfterwards(t *testing.T) {
	d := onDesktop(t, true)
	d.open("T-008", "Weighing").showLot("L2")
	d.again()
	switch o := d.page.open; {
	case o == nil:
		t.Fatalf("the list is in front; toasts %v", d.Toasts)
	case o.ref != "T-008" || o.tabs.Selected() != "Weighing" || o.lot != "L2":
		t.Errorf("%s is open at %s, lot %s", o.ref, o.tabs.Selected(), o.lot)
	}
	d.open("T-007", "Set up").side("Set up").(*setup).tabs.Select(sideCriteria)
	d.again()
	if s := d.page.open.side("Set up").(*setup); s.tabs.Selected() != sideCriteria {
		t.Errorf("the set-up is at %s", s.tabs.Selected())
	}
	d.page.Show(kit.Thing{Kind: kit.TenderThing, Name: "T-008"})
	if o := d.page.open; o.tabs.Selected() != "Weighing" || o.lot != "L2" {
		t.Errorf("T-008 was left at Weighing of lot L2 and opens at %s of %s", o.tabs.Selected(), o.lot)
	}
	d.page.Back()
	d.again()
	if d.page.open != nil {
		t.Error("the list was in front, and a tender is now")
	}
	if row, _ := d.page.list.Table.Selected(); row.reference != "T-008" {
		t.Errorf("%s is selected in the list", row.reference)
	}
}

func TestATenderThatIsNoMoreIsNotOpenedAgain(t *testing.T) {
	d := onDesktop(t, true)
	d.add(contestOf(1, 1))
	d.open("T-100", "Bids")
	if _, err := d.Workspace.Undo(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	d.again()
	if d.page.open != nil || len(d.Toasts) > 0 || !strings.Contains(d.Words(), "T-007") {
		t.Errorf("the page says %s; toasts %v", d.Words(), d.Toasts)
	}
}

func TestTheListRanksOnlyWhatChanged(t *testing.T) {
	d := onDesktop(t, true)
	before, first := contestsIn(d), d.rowOf("T-007").first
	host := kit.Host(d)
	host.Change("Change price", func(ctx context.Context) error {
		return desk.ChangeTender(ctx, d.Workspace, d.idOf("T-007"), "Change price", "typed wrongly", func(t *tender.Tender) {
			t.Bids[0].Price = money.New(9_999_999_00, money.GBP)
		})
	}, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	for reference, now := range contestsIn(d) {
		if again, want := now != before[reference], reference == "T-007"; again != want {
			t.Errorf("%s was ranked again: %v", reference, again)
		}
	}
	if now := d.rowOf("T-007").first; now == first {
		t.Errorf("at a price of 10 million the list still says that %s is first", now)
	}
	d.Undo()
	if now := d.rowOf("T-007").first; now != first {
		t.Errorf("after undoing the list says that %s is first, want %s", now, first)
	}
}

// contestsIn tells the rankings of the list apart: by the tender value that each was made of.
func contestsIn(d *desktop) map[string]*tender.Tender {
	made := map[string]*tender.Tender{}
	for _, r := range d.page.list.Table.All() {
		made[r.reference] = r.contests[0].tender
	}
	return made
}

func (d *desktop) rowOf(reference string) (r row) {
	d.T.Helper()
	for _, r := range d.page.list.Table.All() {
		if r.reference == reference {
			return r
		}
	}
	d.T.Fatalf("%s is not in the list", reference)
	return r
}

func (d *desktop) idOf(reference string) tender.ID { return d.rowOf(reference).id }
