package kit

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Bar stands over a table: a box that narrows it with each letter, pills for the common questions, and how many rows are shown.
type Bar struct {
	widget.BaseWidget
	box    *filterBox
	pills  []*Button
	count  *Line
	filter func(string)
	// onHeight is told that the bar needs other room than it had: counts in its pills came, and they go into more lines.
	onHeight func()
}

// ListBar is a bar of its own making; [FilterBar] is wired to a table.
func ListBar(placeholder string, onFilter func(string), pills ...*Button) *Bar {
	b := &Bar{pills: pills, filter: onFilter, count: OneLine("", theme.SizeNameCaptionText, false, Secondary)}
	b.box = newFilterBox(b, placeholder)
	b.ExtendBaseWidget(b)
	return b
}

// SetCount says how many rows are shown, of how many; it says nothing while all are.
func (b *Bar) SetCount(shown, all int) {
	text := ""
	if shown != all {
		text = fmt.Sprintf("showing %s of %s", grouped(shown), grouped(all))
	}
	b.count.SetText(text)
	b.Refresh()
}

// Count is what the bar says about how many rows are shown.
func (b *Bar) Count() string { return b.count.Text() }

// grouped is a number with commas between its thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// SetFilter puts words into the box, as if they had been typed.
func (b *Bar) SetFilter(words string) { b.box.SetText(words) }

// Focus puts the keyboard into the box.
func (b *Bar) Focus() { focus(b.box) }

// CreateRenderer puts the box and the pills into lines, and the count at the end of the last.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{bar: b, objects: []fyne.CanvasObject{b.box}}
	for _, pill := range b.pills {
		r.objects = append(r.objects, pill)
	}
	r.objects = append(r.objects, b.count)
	return r
}

type barRenderer struct {
	bar     *Bar
	objects []fyne.CanvasObject
	height  float32 // as high as the pills' lines were at last
}

func (r *barRenderer) Layout(size fyne.Size) {
	gap, line := Scaled(8), Scaled(31)
	boxWidth := min(Scaled(200), max(Scaled(110), size.Width*0.3))
	r.bar.box.Resize(fyne.NewSize(boxWidth, line))
	r.bar.box.Move(fyne.NewPos(0, 0))
	left, top := boxWidth+gap, float32(0)
	for _, pill := range r.bar.pills {
		if !pill.Visible() {
			continue
		}
		least := pill.MinSize()
		if left+least.Width > size.Width && left > 0 {
			left, top = 0, top+line+Scaled(2)
		}
		pill.Resize(least)
		pill.Move(fyne.NewPos(left, top+(line-least.Height)/2))
		left += least.Width + gap
	}
	wide := fyne.MeasureText(r.bar.count.Text(), theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width
	if left+wide > size.Width && wide > 0 {
		top += line + Scaled(2)
	}
	high := textHeight(theme.Size(theme.SizeNameText))
	r.bar.count.Resize(fyne.NewSize(wide+1, high))
	r.bar.count.Move(fyne.NewPos(size.Width-wide-1, top+(line-high)/2+Scaled(1)))
	if before := r.height; before != top+line {
		r.height = top + line
		if before > 0 && r.bar.onHeight != nil {
			r.bar.onHeight()
		}
	}
}

func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Scaled(200), max(r.height, Scaled(31)))
}

func (r *barRenderer) Refresh() {
	r.Layout(r.bar.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
func (r *barRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *barRenderer) Destroy()                     {}

// filterBox is the box of a bar. Down goes into the table, Escape empties the box.
type filterBox struct {
	widget.Entry
	down func()
}

func newFilterBox(b *Bar, placeholder string) *filterBox {
	f := &filterBox{}
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.PlaceHolder = placeholder
	f.OnChanged = func(text string) { b.filter(text) }
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer draws the entry as a box of the program.
func (f *filterBox) CreateRenderer() fyne.WidgetRenderer {
	return newBoxRenderer(f.Entry.CreateRenderer(), false, func() (wrong, disabled bool) { return false, f.Disabled() })
}

// TypedKey goes down into the table, or empties the box.
func (f *filterBox) TypedKey(e *fyne.KeyEvent) {
	switch {
	case (e.Name == fyne.KeyDown || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && f.down != nil:
		f.down()
	case e.Name == fyne.KeyEscape && f.Text != "":
		f.SetText("")
	case e.Name == fyne.KeyEscape:
		escape(f)
	case e.Name == fyne.KeyF1:
		help(f)
	default:
		f.Entry.TypedKey(e)
	}
}

// PillSpec is one of the common questions about the rows of a table.
type PillSpec[R any] struct {
	Text string
	Keep func(R) bool // nil keeps all
}

// FilterBar is a bar for a table. Its pills show how many rows each would leave; the first is in force, and one always is.
func FilterBar[R any](t *Table[R], placeholder string, pills ...PillSpec[R]) *Bar {
	var buttons []*Button
	chosen := 0
	for i, spec := range pills {
		buttons = append(buttons, Pill(spec.Text, func() {
			chosen = i
			for j, b := range buttons {
				b.SetChosen(j == i)
			}
			t.pill = spec.Text
			t.SetWhich(spec.Keep)
			t.remember()
		}))
	}
	bar := ListBar(placeholder, t.SetFilter, buttons...)
	bar.box.down = func() {
		t.Focus()
		if _, ok := t.Selected(); !ok {
			t.Select(0)
		}
	}
	t.onOnly = func(only bool) {
		for i, b := range buttons {
			b.SetChosen(!only && i == chosen)
		}
	}
	t.onPill = func(name string) {
		for i, spec := range pills {
			if spec.Text == name {
				buttons[i].Tap()
			}
		}
	}
	t.widen = func(row R) {
		for i, spec := range pills {
			if spec.Keep == nil || spec.Keep(row) {
				buttons[i].Tap()
				return
			}
		}
		t.which = nil
	}
	var counted *Prepared[R]
	t.bar = func() {
		if bar.box.Text != t.filter {
			bar.box.SetText(t.filter)
		}
		if counted != t.shownRows {
			counted = t.shownRows
			for i, spec := range pills {
				buttons[i].SetText(spec.Text + " " + grouped(countIf(t.all, spec.Keep)))
			}
		}
		bar.SetCount(t.Count()) // also makes room for other words on the pills
	}
	if len(buttons) > 0 {
		buttons[0].SetChosen(true)
		t.which = pills[0].Keep
	}
	t.narrow()
	return bar
}

func countIf[R any](rows []R, keep func(R) bool) int {
	if keep == nil {
		return len(rows)
	}
	n := 0
	for _, row := range rows {
		if keep(row) {
			n++
		}
	}
	return n
}

// TableCard is a bar over its table in a card, as lists stand on a page.
func TableCard(bar, table fyne.CanvasObject) fyne.CanvasObject {
	return Card(Pad(1, 1, 1, 1, container.New(headedLayout{}, Pad(10, 9, 12, 12, bar), table)))
}
