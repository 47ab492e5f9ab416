package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAGlimpseIsLookedAtUntilAllRowsAreThere(t *testing.T) {
	table := dealTable()
	told := 0
	table.OnSelected = func(deal) { told++ }
	show(t, table, fyne.NewSize(600, 300))
	rows := manyDeals(20)
	table.SetLoading()
	table.Glimpse("", rows[:5])
	table.Select(2)
	if shown, _ := table.Count(); shown != 5 || told != 0 {
		t.Errorf("the glimpse shows %d rows and was selected in %d times", shown, told)
	}
	table.SetPrepared(table.Prepare(rows))
	table.Select(2)
	if shown, all := table.Count(); shown != 20 || all != 20 || told != 1 {
		t.Errorf("then there are %d rows of %d; told %d times", shown, all, told)
	}
	narrowed := dealTable()
	show(t, narrowed, fyne.NewSize(600, 300))
	narrowed.SetFilter("nothing has this")
	narrowed.Glimpse("", rows[:5])
	if shown, _ := narrowed.Count(); shown != 0 {
		t.Error("a table that was narrowed shows rows that may not be in it")
	}
}
