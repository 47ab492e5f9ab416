package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"counterweight/app/ui/kit"
)

// navigationItem is one page's line in the navigation.
type navigationItem struct {
	widget.BaseWidget
	open   func()
	ground *canvas.Rectangle
	mark   *canvas.Rectangle
	row    fyne.CanvasObject
	frame  *fyne.Container // holds the mark
	here   bool
}

func newNavigationItem(name string, icon fyne.Resource, open func()) *navigationItem {
	picture := canvas.NewImageFromResource(theme.NewColoredResource(icon, kit.OnNavigation))
	picture.FillMode = canvas.ImageFillContain
	picture.SetMinSize(fyne.NewSquareSize(kit.Scaled(16)))
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(kit.Scaled(4), 1))
	i := &navigationItem{
		open: open, ground: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(kit.Colours().Accent),
		row: kit.Pad(8, 8, 18, 8, container.NewHBox(picture, gap, kit.Text(name, theme.SizeNameText, false, kit.OnDark))),
	}
	i.mark.SetMinSize(fyne.NewSize(3, 1))
	i.mark.Hide()
	i.ExtendBaseWidget(i)
	return i
}

// Tapped opens the page.
func (i *navigationItem) Tapped(*fyne.PointEvent) { i.open() }

// MouseIn marks the line under the pointer.
func (i *navigationItem) MouseIn(*desktop.MouseEvent) { i.paint(true) }

// MouseMoved does nothing more.
func (i *navigationItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (i *navigationItem) MouseOut() { i.paint(false) }

// setHere says whether this is the page in front.
func (i *navigationItem) setHere(here bool) {
	i.here = here
	i.mark.Hidden = !here
	if i.frame != nil {
		i.frame.Refresh()
	}
	i.paint(false)
}

func (i *navigationItem) paint(hovered bool) {
	i.ground.FillColor = color.Transparent
	if i.here || hovered {
		i.ground.FillColor = kit.Colours().NavigationHere
	}
	i.ground.Refresh()
	i.mark.Refresh()
}

func (i *navigationItem) CreateRenderer() fyne.WidgetRenderer {
	i.frame = container.NewBorder(nil, nil, i.mark, nil)
	return widget.NewSimpleRenderer(container.NewStack(i.ground, i.frame, i.row))
}
