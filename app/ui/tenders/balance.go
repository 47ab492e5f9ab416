package tenders

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// balance is the card that asks what if cost and quality were weighed otherwise. It never changes the tender.
type balance struct {
	tab           *weighingTab
	slider        *kit.Slider
	cost, quality *canvas.Text
	note          *kit.Line
	back          *kit.Button
	head          *fyne.Container
	card          fyne.CanvasObject
}

func newBalance(w *weighingTab) *balance {
	b := &balance{
		tab: w, slider: kit.NewSlider(0, 100),
		cost:    kit.Text("", theme.SizeNameText, true, kit.Plain),
		quality: kit.Text("", theme.SizeNameText, true, kit.Plain),
		note:    kit.OneLine("", theme.SizeNameText, false, kit.Secondary),
	}
	b.slider.OnMoved = func(cost int) { w.ask(exact.Some(exact.Int(int64(cost)))) }
	b.back = kit.Pill("", func() { w.ask(exact.Optional{}) })
	b.head = container.NewBorder(nil, nil, kit.Text("Balance", theme.SizeNameText, true, kit.Plain), b.back, kit.Pad(0, 0, 10, 10, b.note))
	row := container.New(sliderRow{}, b.cost, b.slider, b.quality)
	room := canvas.NewRectangle(color.Transparent) // as high as the way back, so that nothing moves when that appears
	room.SetMinSize(fyne.NewSize(0, b.back.MinSize().Height))
	b.card = kit.Card(kit.Pad(6, 10, 14, 14, kit.Flow(4, container.NewStack(room, b.head), row)))
	return b
}

// show follows the balance in force.
func (b *balance) show() {
	w := b.tab
	if !w.method.Weighted || w.result == nil || len(w.result.Ranked()) == 0 || len(w.matrix.leaves) == 0 {
		b.card.Hide()
		return
	}
	b.card.Show()
	cost, quality := w.result.Model.CostWeight, w.result.Model.QualityWeight
	write(b.cost, fmt.Sprintf("%v %% cost", cost))
	write(b.quality, fmt.Sprintf("%v %% quality", quality))
	b.slider.SetLow(0)
	if w.method.Exponent {
		b.slider.SetLow(1) // the method divides by the cost weight
	}
	b.slider.SetValue(number(cost.Rat()))
	b.note.SetText(b.words())
	b.back.SetText("Back to " + ownCost(w.open.tender))
	if b.back.Visible() != w.isWhatIf() {
		b.back.Hidden = !w.isWhatIf()
		b.head.Refresh()
	}
}

// write changes a text on the screen.
func write(t *canvas.Text, words string) {
	t.Text = words
	t.Refresh()
}

// words say what moving the balance does.
func (b *balance) words() string {
	if b.tab.open.lock != nil {
		return "what if – the locked weights stay"
	}
	return "what if – the tender's weights stay"
}

// ownCost is the cost weight of the tender itself: 35 % cost.
func ownCost(t *tender.Tender) string { return fmt.Sprintf("%v %% cost", t.CostWeight) }

// sliderRow puts a slider between two words.
type sliderRow struct{}

func (l sliderRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := l.widths(objects)
	widths := []float32{left, size.Width - left - right - 2*kit.Scaled(8), right}
	at := float32(0)
	for i, o := range objects {
		high := o.MinSize().Height
		o.Move(fyne.NewPos(at, (size.Height-high)/2))
		o.Resize(fyne.NewSize(widths[i], high))
		at += widths[i] + kit.Scaled(8)
	}
}

// widths are those of the two words: enough for any whole number, so that the slider stays where it is.
func (sliderRow) widths(objects []fyne.CanvasObject) (left, right float32) {
	whole := func(words string) float32 {
		return fyne.MeasureText(words, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width
	}
	return max(objects[0].MinSize().Width, whole("100 % cost")), max(objects[2].MinSize().Width, whole("100 % quality"))
}

func (l sliderRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := l.widths(objects)
	slider := objects[1].MinSize()
	return fyne.NewSize(left+slider.Width+right+2*kit.Scaled(8), max(slider.Height, objects[0].MinSize().Height))
}
