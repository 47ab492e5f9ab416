package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"counterweight/procurement/civil"
)

// calendar hangs below a date field and shows a month of days to pick from. Arrows go by days and weeks, PageUp and PageDown by months,
// Enter takes the day.
type calendar struct {
	widget.BaseWidget
	box   *fieldBox
	today civil.Date
	at    civil.Date // the day that Enter takes
}

func newCalendar(f *Field, today civil.Date) *calendar {
	c := &calendar{box: f.control.(*fieldBox), today: today, at: today}
	if c.at.IsZero() {
		c.at = civil.MustDate("2026-01-01")
	}
	c.follow(f.Text())
	c.ExtendBaseWidget(c)
	return c
}

// follow goes to the day that was typed, once it is one.
func (c *calendar) follow(text string) {
	if d, err := civil.ParseTyped(text, c.today); err == nil {
		c.turnTo(d)
	}
}

// turnTo goes to a day, unless the calendar ends before it.
func (c *calendar) turnTo(d civil.Date) {
	if !d.IsZero() {
		c.at = d
		c.Refresh()
	}
}

func (c *calendar) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft:
		c.turnTo(c.at.AddDays(-1))
	case fyne.KeyRight:
		c.turnTo(c.at.AddDays(1))
	case fyne.KeyUp:
		c.turnTo(c.at.AddDays(-7))
	case fyne.KeyDown:
		c.turnTo(c.at.AddDays(7))
	case fyne.KeyPageUp:
		c.turnTo(c.at.AddMonths(-1))
	case fyne.KeyPageDown:
		c.turnTo(c.at.AddMonths(1))
	case fyne.KeyReturn, fyne.KeyEnter:
		c.take(c.at)
		c.box.enter()
	default:
		return false
	}
	return true
}

func (c *calendar) take(d civil.Date) { c.box.take(d.Words(), nil) }

// first is the Monday with which the month's sheet begins.
func (c *calendar) first() civil.Date {
	first := c.at.AddDays(1 - c.at.Day())
	return first.AddDays(-(int(first.Weekday()) + 6) % 7)
}

func (c *calendar) side() float32 { return Scaled(28) }

func (c *calendar) margin() float32 { return Scaled(6) }

// MouseDown keeps the field from being left while the mouse is on its calendar.
func (c *calendar) MouseDown(*desktop.MouseEvent) { c.box.holding = true }

// MouseUp does nothing: Tapped follows.
func (c *calendar) MouseUp(*desktop.MouseEvent) {}

// MouseIn and MouseMoved do nothing.
func (c *calendar) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (c *calendar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the field for good when the mouse was pressed on the calendar and released elsewhere.
func (c *calendar) MouseOut() {
	if c.box.holding {
		c.box.holding = false
		c.box.close()
		c.box.field.leave()
	}
}

// Tapped takes the day under the pointer, or turns the page.
func (c *calendar) Tapped(e *fyne.PointEvent) {
	column, line := int((e.Position.X-c.margin())/c.side()), int((e.Position.Y-c.margin())/c.side())
	switch {
	case line == 0 && column <= 1:
		c.turnTo(c.at.AddMonths(-1))
	case line == 0 && column >= 5:
		c.turnTo(c.at.AddMonths(1))
	case line >= 2 && line < 8 && column >= 0 && column < 7:
		if d := c.first().AddDays(7*(line-2) + column); !d.IsZero() {
			c.take(d)
			return
		}
	}
	c.box.holding = false
	focus(c.box)
}

// CreateRenderer draws the month.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{
		c: c, sheet: canvas.NewRectangle(color.Transparent), here: canvas.NewRectangle(color.Transparent), now: canvas.NewRectangle(color.Transparent),
		title: Text("", theme.SizeNameText, true, Plain), back: newArrow(), on: newArrow(),
	}
	r.sheet.StrokeWidth, r.sheet.CornerRadius, r.here.CornerRadius, r.now.CornerRadius, r.now.StrokeWidth = 1, 5, 4, 4, 1
	r.title.Alignment = fyne.TextAlignCenter
	r.objects = []fyne.CanvasObject{r.sheet, r.here, r.now, r.title}
	r.objects = append(append(r.objects, r.back.strokes()...), r.on.strokes()...)
	for i := range r.names {
		r.names[i] = r.centred([7]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}[i], theme.SizeNameCaptionText)
	}
	for i := range r.days {
		r.days[i] = r.centred("", theme.SizeNameText)
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	c                *calendar
	sheet, here, now *canvas.Rectangle
	title            *canvas.Text
	back, on         arrow
	names            [7]*canvas.Text
	days             [42]*canvas.Text
	objects          []fyne.CanvasObject
}

func (r *calendarRenderer) centred(s string, size fyne.ThemeSizeName) *canvas.Text {
	t := Text(s, size, false, Secondary)
	t.Alignment = fyne.TextAlignCenter
	r.objects = append(r.objects, t)
	return t
}

func (r *calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*r.c.side()+2*r.c.margin(), 8*r.c.side()+2*r.c.margin())
}

func (r *calendarRenderer) Layout(size fyne.Size) {
	r.sheet.Resize(size)
	r.Refresh()
}

// at puts an object into a place of the sheet, centred by height.
func (r *calendarRenderer) at(o fyne.CanvasObject, column, line, columns int) {
	side, margin := r.c.side(), r.c.margin()
	height := side
	if text, ok := o.(*canvas.Text); ok {
		height = text.MinSize().Height
	}
	o.Move(fyne.NewPos(margin+float32(column)*side, margin+float32(line)*side+(side-height)/2))
	o.Resize(fyne.NewSize(float32(columns)*side, height))
	o.Refresh()
}

func (r *calendarRenderer) Refresh() {
	c, p := r.c, Colours()
	r.sheet.FillColor, r.sheet.StrokeColor = p.Card, p.InputBorder
	r.sheet.Refresh()
	r.title.Color, r.title.Text = p.Text, c.at.Month().String()+" "+strconv.Itoa(c.at.Year())
	r.at(r.title, 1, 0, 5)
	side := c.side()
	r.back.sideways(fyne.NewPos(c.margin()+side/2, c.margin()+side/2), -1, p.Secondary)
	r.on.sideways(fyne.NewPos(c.margin()+6.5*side, c.margin()+side/2), 1, p.Secondary)
	r.here.Hide()
	r.now.Hide()
	for i, name := range r.names {
		name.Color = p.Secondary
		r.at(name, i, 1, 1)
	}
	for i, text := range r.days {
		r.day(text, i, c.first().AddDays(i), p)
	}
}

// day fills one place with a day of the month, or of the weeks that the month shares with its neighbours.
func (r *calendarRenderer) day(text *canvas.Text, i int, d civil.Date, p Palette) {
	text.Text, text.Color = "", p.Text
	if !d.IsZero() {
		text.Text = strconv.Itoa(d.Day())
	}
	if d.Month() != r.c.at.Month() {
		text.Color = p.Secondary
	}
	if d == r.c.today && !d.IsZero() {
		r.now.FillColor, r.now.StrokeColor = color.Transparent, p.Primary
		r.now.Show()
		r.at(r.now, i%7, 2+i/7, 1)
	}
	if d == r.c.at {
		text.Color = p.OnPrimary
		r.here.FillColor = p.Primary
		r.here.Show()
		r.at(r.here, i%7, 2+i/7, 1)
	}
	r.at(text, i%7, 2+i/7, 1)
}

func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *calendarRenderer) Destroy()                     {}
