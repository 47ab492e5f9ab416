package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// ownedDeals is a table whose owners are offered, with what was typed by key.
func ownedDeals(t *testing.T) (*Table[deal], map[string]string, hand) {
	owners := map[string]string{}
	table := NewTable(
		"None.",
		Column[deal]{Title: "Name", Width: 120, Text: func(d deal) string { return d.name }},
		Column[deal]{
			Title: "Owner", Width: 140, Text: func(d deal) string { return owners[d.key] },
			Set: func(d deal, text string) error {
				owners[d.key] = text
				return nil
			},
			Choices: func() []Choice {
				return []Choice{{Value: "ann", Text: "Ann Lee"}, {Value: "bea", Text: "Bea Anwyl"}, {Value: "cal", Text: "Cal Roe"}}
			},
		},
	)
	table.Key = func(d deal) string { return d.key }
	table.SetRows(someDeals)
	h := open(t, table)
	table.Focus()
	h.press(fyne.KeyDown)
	return table, owners, h
}

func TestChoicesHangBelowTheCellThatIsTypedInto(t *testing.T) {
	table, owners, h := ownedDeals(t)
	if table.choices.list != nil {
		t.Fatal("a list hangs below a cell that nothing is typed into")
	}
	h.write("an")
	list := table.choices.list
	if list == nil || len(list.shown) != 2 || list.shown[0].Value != "ann" {
		t.Fatalf("the list is %+v", list)
	}
	h.press(fyne.KeyDown)
	h.press(fyne.KeyDown)
	h.press(fyne.KeyReturn)
	if owners["1"] != "bea" || table.choices.list != nil || table.chosen != 1 {
		t.Errorf("picked %v, row %d is selected", owners, table.chosen)
	}
	h.write("Dai")
	if table.choices.list != nil {
		t.Error("an empty list hangs below the cell")
	}
	h.press(fyne.KeyReturn)
	if owners["2"] != "Dai" {
		t.Errorf("another text was not taken: %v", owners)
	}
	h.write("c")
	h.press(fyne.KeyEscape)
	if table.choices.list != nil || table.HalfTyped() || owners["3"] != "" {
		t.Errorf("Escape leaves %v", owners)
	}
}

func TestAChoiceIsPickedByMouse(t *testing.T) {
	table, owners, h := ownedDeals(t)
	h.write("a")
	list := table.choices.list
	list.MouseDown(&desktop.MouseEvent{})
	canvasOf(table.body).Unfocus()
	second := fyne.NewPos(10, listMargin()+1.5*choiceHeight())
	if owners["1"] != "" {
		t.Fatalf("to reach for the list takes what was typed: %v", owners)
	}
	test.TapAt(list, second)
	if want := "bea"; owners["1"] != want || canvasOf(table.body).Focused() != table.body {
		t.Errorf("picked %v, want %s", owners, want)
	}
	h.write("c")
	table.choices.list.MouseDown(&desktop.MouseEvent{})
	canvasOf(table.body).Unfocus()
	table.choices.list.MouseOut()
	if owners["1"] != "c" || table.choices.list != nil {
		t.Errorf("to let go elsewhere leaves %v", owners)
	}
}
