package kit

import (
	"context"
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestReturnAnswersADialogAndEscapeDoesNot(t *testing.T) {
	for key, want := range map[fyne.KeyName]int{fyne.KeyReturn: 1, fyne.KeyEscape: 0} {
		title := TextField("Title", "", nil)
		h := open(t, title)
		title.Focus()
		at := newHouse()
		at.window = h.w
		erased := 0
		Confirm(at, "Erase her?", "Her card goes for good.", "Erase", func() { erased++ })
		h.press(key)
		if erased != want || h.w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: erased %d times", key, erased)
		}
		if h.focused() != title.control {
			t.Errorf("%s: the keyboard did not come back to the field", key)
		}
	}
}

func TestTabStaysInADialogAndItsFieldsDropTheirLists(t *testing.T) {
	outside := TextField("Outside", "", nil)
	h := open(t, outside)
	var got saved[string]
	method := ChoiceField("Method", methods, "ratio", got.save)
	closed := 0
	cancel := SecondaryButton("Cancel", nil)
	d := NewDialog(h.w, "New tender", 400, method, method.control, cancel)
	d.OnClose = func() { closed++ }
	h.press(fyne.KeyDown, fyne.KeyDown)
	if len(d.over.layer.floating) != 1 {
		t.Error("the list does not hang in the dialog's layer")
	}
	h.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if h.focused() == outside.control || !slices.Equal(got.values, []string{"linear"}) {
		t.Errorf("Tab left the dialog, or %q was saved", got.values)
	}
	method.Focus()
	h.write("x")
	h.press(fyne.KeyEscape, fyne.KeyEscape)
	if closed != 0 {
		t.Error("Escape closed the dialog before it took back what was typed")
	}
	h.press(fyne.KeyEscape)
	if closed != 1 || h.w.Canvas().Overlays().Top() != nil {
		t.Errorf("closed %d times", closed)
	}
}

func TestAClickBesideEverythingLeavesTheKeyboardInTheDialog(t *testing.T) {
	h := open(t, TextField("Outside", "", nil))
	closed := 0
	d := NewDialog(h.w, "New tender", 400, Words("Nothing to type.", theme.SizeNameText, false, Plain), nil, SecondaryButton("Cancel", nil))
	d.OnClose = func() { closed++ }
	test.TapCanvas(h.w.Canvas(), fyne.NewPos(5, 5))
	test.TapCanvas(h.w.Canvas(), fyne.NewPos(450, 250))
	h.press(fyne.KeyEscape)
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

func TestAHalfTypedFieldIsSavedBeforeADialogComesToTheFront(t *testing.T) {
	var got saved[string]
	title := TextField("Title", "", got.save)
	h := open(t, title)
	title.Focus()
	h.write("Appeals")
	at := newHouse()
	at.window = h.w
	Confirm(at, "Sure?", "", "Yes", func() {})
	if !slices.Equal(got.values, []string{"Appeals"}) {
		t.Errorf("saved %q", got.values)
	}
}

func TestShortWorkShowsNothingAndItsErrorIsAToast(t *testing.T) {
	h := open(t, TextField("", "", nil))
	at := newHouse()
	at.window = h.w
	Progress(at, "Importing", func(context.Context, func(done, of int)) error { return errors.New("row 3 is too long") })
	if !slices.Equal(at.toasts, []string{"Importing – row 3 is too long"}) || h.w.Canvas().Overlays().Top() != nil {
		t.Errorf("toasts %q", at.toasts)
	}
}

func TestLongWorkShowsHowFarItIsAndIsCancelled(t *testing.T) {
	h := open(t, TextField("", "", nil))
	s := &slow{}
	at := newHouse()
	at.window, at.runner = h.w, s.runner()
	var work context.Context
	ended := false
	Progress(at, "Importing 200 contracts", func(ctx context.Context, report func(done, of int)) error {
		work = ctx
		for done := range 200 {
			report(done+1, 200)
		}
		return ctx.Err()
	}, func(err error) { ended = errors.Is(err, context.Canceled) })
	run(&s.later)
	if h.w.Canvas().Overlays().Top() == nil {
		t.Fatal("long work shows nothing")
	}
	test.Tap(h.focused().(*Button))
	run(&s.away)
	if work.Err() == nil {
		t.Error("Cancel did not cancel the work")
	}
	if len(s.back) > 103 {
		t.Errorf("told %d times how far it is", len(s.back))
	}
	run(&s.back)
	if !ended || h.w.Canvas().Overlays().Top() != nil {
		t.Errorf("ended as cancelled: %v", ended)
	}
}

func TestWorkThatEndsBeforeAMomentIsOverNeverShows(t *testing.T) {
	h := open(t, TextField("", "", nil))
	s := &slow{}
	at := newHouse()
	at.window, at.runner = h.w, s.runner()
	Progress(at, "Importing", func(context.Context, func(done, of int)) error { return nil })
	run(&s.away)
	run(&s.back)
	run(&s.later)
	if h.w.Canvas().Overlays().Top() != nil {
		t.Error("a dialog came up after the work was done")
	}
}
