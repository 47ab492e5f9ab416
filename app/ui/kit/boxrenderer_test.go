package kit

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestTheToolkitsEntryIsStillMadeAsTheBoxExpects(t *testing.T) {
	test.NewTempApp(t)
	objects := test.TempWidgetRenderer(t, widget.NewEntry()).Objects()
	_, ground := objects[0].(*canvas.Rectangle)
	_, border := objects[1].(*canvas.Rectangle)
	_, text := objects[2].(*container.Scroll)
	if !ground || !border || !text {
		t.Errorf("an entry is made of %T, %T, %T: see boxRenderer", objects[0], objects[1], objects[2])
	}
}

func TestABoxSaysByItsBorderThatItsTextIsWrongOrLocked(t *testing.T) {
	title := TextField("Title", "Appeals", nil)
	open(t, title)
	title.control.Refresh()
	border := func() *canvas.Rectangle {
		objects := test.WidgetRenderer(title.control.(fyne.Widget)).Objects()
		return objects[len(objects)-1].(*canvas.Rectangle)
	}
	if border().StrokeColor != Light.InputBorder || title.control.Size().Height != boxHeight() {
		t.Errorf("a box is %v high with a border of %v", title.control.Size().Height, border().StrokeColor)
	}
	title.SetFault(errors.New("taken"))
	if border().StrokeColor != Light.Bad {
		t.Errorf("a box with a wrong text has a border of %v", border().StrokeColor)
	}
	title.SetFault(nil)
	title.Disable()
	if border().StrokeColor != Light.Line {
		t.Errorf("a locked box has a border of %v", border().StrokeColor)
	}
}
