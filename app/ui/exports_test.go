package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

func TestPeoplesNamesAreLeftOutByOneTick(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.Create(filepath.Join(t.TempDir(), "Office.cw"), false)
	var saved []string
	documents := []kit.Document{
		{Name: "Knowledge as a workbook", Save: func() { saved = append(saved, "named") }, WithoutNames: func() { saved = append(saved, "bare") }},
		{Name: "Something else", Save: func() { saved = append(saved, "else") }},
	}
	d.program.offer(documents)
	d.saying("Leave out people's names")
	d.Press(fyne.KeyReturn)
	d.program.offer(documents)
	d.Tab()
	d.Tab() // past the buttons to the tick
	d.Write(" ")
	for _, b := range d.Buttons("Something else") {
		if !b.Disabled() {
			t.Error("what can't leave names out is offered under the tick")
		}
	}
	d.ToButton("Knowledge as a workbook")
	d.Press(fyne.KeyReturn)
	if !slices.Equal(saved, []string{"named", "bare"}) {
		t.Errorf("saved %q", saved)
	}
	d.Press(fyne.KeyEscape)
	d.program.offer(documents[1:])
	if strings.Contains(d.Words(), "Leave out people's names") {
		t.Error("the tick is offered where nothing can leave names out")
	}
}
