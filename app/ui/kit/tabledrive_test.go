package kit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// deal is a row whose columns have everything that columns can have.
type deal struct {
	key, name, place string
	value            int
	rating           Rating
	spent            float64
}

var someDeals = []deal{
	{key: "1", name: "Appeals", place: "Cardiff", value: 3, rating: Good, spent: 0.5},
	{key: "2", name: "Casework", place: "Łódź", value: 1, rating: Inadequate, spent: 1.4},
	{key: "3", name: "Cynnwys Cymraeg", place: "Caerdydd", value: 3, rating: ApproachingTarget, spent: 0},
	{key: "4", name: "Data", place: "Köln", value: 2, rating: RequiresImprovement, spent: -1},
	{key: "5", name: "=SUM(A1)", place: "", value: -2, rating: NotYetRated, spent: 1},
}

func dealTable() *Table[deal] {
	byText := func(text func(deal) string) func(a, b deal) int {
		return func(a, b deal) int { return cmp.Compare(text(a), text(b)) }
	}
	name, place := func(d deal) string { return d.name }, func(d deal) string { return d.place }
	table := NewTable(
		"No deals yet.",
		Column[deal]{Title: "Name", Width: 120, Grow: 1, Text: name, Compare: byText(name), Strong: func(d deal) bool { return d.value > 2 }},
		Column[deal]{Title: "Place", Width: 90, Text: place, Compare: byText(place), Yield: 1},
		Column[deal]{Title: "Value", Width: 70, Number: true, Text: func(d deal) string { return strings.Replace(fmt.Sprint(d.value), "-", "\u2212", 1) }, Compare: func(a, b deal) int { return a.value - b.value }},
		Column[deal]{Title: "Rating", Width: 160, Text: func(d deal) string { return d.rating.Words() }, Paint: func(d deal) Cell { return RatingCell(d.rating) }},
		Column[deal]{Title: "Spent", Width: 60, Text: func(d deal) string { return fmt.Sprint(d.spent) }, Paint: func(d deal) Cell { return BarCell(d.spent) }, Hidden: true},
	)
	table.Key = func(d deal) string { return d.key }
	return table
}

func keys(rows []deal) string {
	var all []string
	for _, row := range rows {
		all = append(all, row.key)
	}
	return strings.Join(all, " ")
}

func TestRowsThatAreAlikeKeepTheirOrderBothWays(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	table.SortBy(2)
	if got := keys(table.Rows()); got != "5 2 4 1 3" {
		t.Errorf("upwards %s", got)
	}
	table.SortBy(2)
	if got := keys(table.Rows()); got != "1 3 4 2 5" {
		t.Errorf("downwards %s", got)
	}
	table.SortBy(3) // without an order
	if got := keys(table.Rows()); got != "1 3 4 2 5" {
		t.Errorf("a heading without an order gives %s", got)
	}
}

func TestTheFilterLooksIntoAllColumnsWhateverTheAccents(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	for filter, want := range map[string]string{
		"": "1 2 3 4 5", "c": "1 2 3", "lodz": "2", "CAERDYDD cyn": "3", "koln": "4", "requires": "4", "=sum": "5", "0.5": "1", "zebra": "",
	} {
		table.SetFilter(filter)
		if got := keys(table.Rows()); got != want {
			t.Errorf("%q leaves %q, want %q", filter, got, want)
		}
	}
	if shown, all := table.Count(); shown != len(table.Rows()) || all != 5 {
		t.Errorf("counts %d of %d", shown, all)
	}
}

func TestTheSelectedRowStaysSelectedOverReadingSortingAndFiltering(t *testing.T) {
	table := dealTable()
	var told []string
	lost := 0
	table.OnSelected = func(d deal) { told = append(told, d.key+d.name) }
	table.OnUnselected = func() { lost++ }
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	table.Select(3)
	changed := slices.Clone(someDeals)
	slices.Reverse(changed)
	changed[1].name = "Data platform"
	table.SetRows(changed)
	if row, ok := table.Selected(); !ok || row.name != "Data platform" {
		t.Errorf("after reading again %v %v is selected", row, ok)
	}
	table.SortBy(0)
	table.SetFilter("appeals")
	if _, ok := table.Selected(); ok {
		t.Error("a row that is filtered away is selected")
	}
	table.SetFilter("")
	if row, ok := table.Selected(); !ok || row.key != "4" {
		t.Errorf("after the filter is gone %v is selected", row)
	}
	table.SetRows(someDeals[:2])
	if _, ok := table.Selected(); ok || lost != 1 {
		t.Errorf("a row that is gone is still selected; told %d times", lost)
	}
	if want := []string{"4Data", "4Data platform"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestARowIsSelectedByItsKeyAlsoBeforeItIsThere(t *testing.T) {
	table := dealTable()
	show(t, table, fyne.NewSize(700, 400))
	table.SelectKey("4")
	table.SetRows(someDeals)
	if row, ok := table.Selected(); !ok || row.key != "4" {
		t.Errorf("selected %v", row)
	}
	table.SetFilter("appeals")
	table.SelectKey("2")
	if row, ok := table.Selected(); !ok || row.key != "2" || table.Filter() != "" {
		t.Errorf("a row that the filter hides: selected %v, filter %q", row, table.Filter())
	}
	table.Unselect()
	if _, ok := table.Selected(); ok {
		t.Error("Unselect leaves a row selected")
	}
}

func TestRowsAreSeenAfterManyOfThemWentAway(t *testing.T) {
	table := contractTable(2_000)
	table.Key = func(c contract) string { return c.ref }
	show(t, table, fyne.NewSize(700, 400))
	table.Select(1_999)
	table.SetRows(table.All()[:15])
	renderer := test.WidgetRenderer(table.body).(*bodyRenderer[contract])
	seen := 0
	for _, line := range renderer.lines {
		if top := line.ground.Position().Y; line.ground.Visible() && top >= table.scroll.Offset.Y-rowHeight() && top < table.scroll.Offset.Y+400 {
			seen++
		}
	}
	if seen < 10 {
		t.Errorf("%d rows in sight at %v", seen, table.scroll.Offset.Y)
	}
}

func TestTypingFindsTheNextRowThatBeginsSo(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	for _, step := range []struct{ typed, want string }{{"c", "2"}, {"y", "3"}, {"koln", "4"}} {
		h.write(step.typed)
		if row, _ := table.Selected(); row.key != step.want {
			t.Errorf("after %q row %q is selected, want %q", step.typed, row.key, step.want)
		}
		if step.typed == "y" {
			table.ahead = typeAhead{} // a pause
		}
	}
}

func TestRowsAreCopiedAsASpreadsheetTakesThem(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyEnd)
	if got, want := h.copy(), "'=SUM(A1)\t\t-2\tNot yet rated"; got != want {
		t.Errorf("one row is copied as %q, want %q", got, want)
	}
	h.shift(fyne.KeyUp)
	if got, want := h.copy(), "Name\tPlace\tValue\tRating\nData\tKöln\t2\tRequires improvement\n'=SUM(A1)\t\t-2\tNot yet rated"; got != want {
		t.Errorf("two rows are copied as %q, want %q", got, want)
	}
	h.shortcut(&fyne.ShortcutSelectAll{})
	if rows := table.Marked(); len(rows) != 5 || strings.Count(h.copy(), "\n") != 5 {
		t.Errorf("%d rows are marked", len(rows))
	}
	h.press(fyne.KeyHome)
	if rows := table.Marked(); len(rows) != 1 {
		t.Errorf("%d rows stay marked", len(rows))
	}
}

func TestEnterOpensAndDeleteAsksNothing(t *testing.T) {
	table := dealTable()
	var done []string
	table.OnOpened = func(d deal) { done = append(done, "open "+d.key) }
	table.OnDelete = func(d deal) { done = append(done, "delete "+d.key) }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyReturn, fyne.KeyDelete) // nothing is selected
	h.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete)
	test.DoubleTap(table.body)
	if want := []string{"open 2", "delete 2", "open 2"}; !slices.Equal(done, want) {
		t.Errorf("did %q, want %q", done, want)
	}
}

func TestTheBarCountsAndNarrows(t *testing.T) {
	h := newHouse()
	build := func() (*Table[deal], *Bar, hand) {
		table := dealTable()
		bar := FilterBar(table, "Filter by any word", PillSpec[deal]{Text: "All"}, PillSpec[deal]{Text: "Large", Keep: func(d deal) bool { return d.value > 2 }})
		table.Remember(h, "deals")
		table.SetRows(someDeals)
		return table, bar, open(t, TableCard(bar, table))
	}
	table, bar, hands := build()
	if bar.pills[0].Text() != "All 5" || bar.pills[1].Text() != "Large 2" || bar.Count() != "" {
		t.Errorf("pills %q and %q, count %q", bar.pills[0].Text(), bar.pills[1].Text(), bar.Count())
	}
	test.Tap(bar.pills[1])
	if keys(table.Rows()) != "1 3" || !bar.pills[1].Chosen() || bar.pills[0].Chosen() || bar.Count() != "showing 2 of 5" {
		t.Errorf("rows %s, count %q", keys(table.Rows()), bar.Count())
	}
	bar.Focus()
	hands.write("cyn")
	if keys(table.Rows()) != "3" || bar.Count() != "showing 1 of 5" {
		t.Errorf("rows %s, count %q", keys(table.Rows()), bar.Count())
	}
	hands.press(fyne.KeyDown)
	if row, _ := table.Selected(); hands.focused() != table.body || row.key != "3" {
		t.Error("Down did not go to the first row")
	}
	again, bar, hands := build()
	if keys(again.Rows()) != "3" || bar.box.Text != "cyn" || !bar.pills[1].Chosen() {
		t.Errorf("after a new start: rows %s, filter %q", keys(again.Rows()), bar.box.Text)
	}
	bar.Focus()
	hands.press(fyne.KeyEscape)
	if keys(again.Rows()) != "1 3" {
		t.Errorf("Escape in the box leaves rows %s", keys(again.Rows()))
	}
}
