package governance

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

func TestAnIdeaGrowsFromANeedToAResultByKeyboard(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.page.tabs.Select(ideaTab)
	d.Says("No ideas yet.")
	d.Tap("Note a need")
	d.Write("Clerks phone to ask where a file is")
	d.Press(fyne.KeyReturn)
	d.Settle()
	d.Says("Noted · 1", "1 idea · 0 being tested · 0 taken up")
	b := d.page.sides[ideaTab].(*ideas)
	b.table.Focus()
	d.Press(fyne.KeyRight)
	d.Write("A page that says where each file is")
	d.Press(fyne.KeyTab)
	d.Write("The tribunal")
	d.Press(fyne.KeyReturn)
	alt := func(key fyne.KeyName) {
		b.table.Focus()
		d.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	alt(fyne.KeyDown)
	alt(fyne.KeyDown)
	idea := func() governance.Idea { return d.record().Ideas[0] }
	if i := idea(); i.Idea != "A page that says where each file is" || i.Partner != "The tribunal" || i.Stage != governance.Testing || i.On != d.Today() {
		t.Fatalf("stored is %+v; toasts %v", i, d.Toasts)
	}
	d.Settle()
	d.Says("Testing · 1")
	alt(fyne.KeyDown) // without a result
	d.Settle()
	d.Fill("Result: what the test showed", "40 calls fewer a week")
	if i := idea(); i.Result != "40 calls fewer a week" {
		t.Errorf("the result is %q", i.Result)
	}
	if i := idea(); i.Stage != governance.TakenUp {
		alt(fyne.KeyDown)
	}
	if i := idea(); i.Stage != governance.TakenUp {
		t.Errorf("it is %s; toasts %v", i.Stage.Words(), d.Toasts)
	}
	if label := d.Undo(); label == "" {
		t.Error("there is nothing to undo")
	}
	alt(fyne.KeyUp)
	b.table.Focus()
	d.DeleteRow()
	if n := len(d.record().Ideas); n != 0 {
		t.Errorf("%d ideas are left", n)
	}
}

func TestAnIdeaIsFoundFromElsewhere(t *testing.T) {
	d := onDesktop(t, plain, true)
	wanted := &d.record().Ideas[2]
	d.page.Show(kit.Thing{Kind: kit.IdeaThing, ID: int64(wanted.ID)})
	b := d.page.sides[ideaTab].(*ideas)
	if r, selected := b.table.Selected(); !selected || r.idea == nil || r.idea.ID != wanted.ID {
		t.Errorf("selected is %+v", r)
	}
	d.Settle()
	if need := d.Field("Need: what keeps whom from what").Value(); need != wanted.Need {
		t.Errorf("beside the table stands %q", need)
	}
}
