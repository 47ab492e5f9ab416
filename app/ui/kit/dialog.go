package kit

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialog is a card over a dimmed window. It has the keyboard until it is closed; Escape closes it.
type Dialog struct {
	// OnClose is told that the dialog was closed without an answer.
	OnClose func()

	over *over
}

// NewDialog shows a dialog with a title, content and buttons at its foot; the width is at 100 % text. Content that is higher than the
// window scrolls. First is what gets the keyboard.
func NewDialog(w fyne.Window, title string, width float32, content fyne.CanvasObject, first fyne.Focusable, buttons ...fyne.CanvasObject) *Dialog {
	d := &Dialog{}
	for _, o := range buttons {
		if b, ok := o.(*Button); ok {
			b.escape = d.cancel
			if first == nil {
				first = b
			}
		}
	}
	foot := container.NewHBox(layout.NewSpacer(), Row(8, buttons...))
	head := Words(title, theme.SizeNameSubHeadingText, true, Plain)
	sheet := Pad(14, 14, 18, 18, container.New(&dialogLayout{content}, head, Scrolled(content), foot))
	d.over = putOver(w.Canvas(), sheet, overSpec{dim: true, place: centred(Scaled(width)), dismiss: d.cancel, first: first})
	return d
}

// dialogLayout stands a title, what scrolls, and the buttons one under the other. It asks for the height of all of the content, and makes
// do with less.
type dialogLayout struct{ content fyne.CanvasObject }

const dialogGap = 12

func (l *dialogLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := Scaled(dialogGap)
	head, foot := heightAt(objects[0], size.Width), objects[2].MinSize().Height
	heightAt(l.content, size.Width) // so that it asks for as many lines as it takes at this width
	objects[0].Resize(fyne.NewSize(size.Width, head))
	objects[1].Move(fyne.NewPos(0, head+gap))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-head-foot-2*gap)))
	objects[2].Move(fyne.NewPos(0, size.Height-foot))
	objects[2].Resize(fyne.NewSize(size.Width, foot))
}

func (l *dialogLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, content, foot := objects[0].MinSize(), l.content.MinSize(), objects[2].MinSize()
	const spare = 1 // a sum of fractions that falls short by a hair would show a bar
	return fyne.NewSize(max(head.Width, content.Width, foot.Width), head.Height+content.Height+foot.Height+2*Scaled(dialogGap)+spare)
}

func (d *Dialog) cancel() {
	d.Close()
	if d.OnClose != nil {
		d.OnClose()
	}
}

// Refit makes the dialog as high as its content became.
func (d *Dialog) Refit() { d.over.stage.Refresh() }

// Close takes the dialog away and gives the keyboard back.
func (d *Dialog) Close() { d.over.close() }

// Confirm asks before something is done that can't be undone. Return does it, Escape does not.
func Confirm(host Host, title, question, yes string, do func()) {
	var d *Dialog
	no := SecondaryButton("Cancel", func() { d.cancel() })
	confirm := PrimaryButton(yes, func() {
		d.Close()
		do()
	})
	d = NewDialog(host.Window(), title, 400, Words(question, theme.SizeNameText, false, Plain), confirm, no, confirm)
}

// Progress does work off the UI goroutine. When it takes longer than a moment, it shows how far the work is and lets one cancel it. Done,
// if given, is told on the UI goroutine how it went: by [context.Canceled] where the user gave up. Without it an error becomes a toast,
// but for that one.
func Progress(host Front, title string, work func(ctx context.Context, report func(done, of int)) error, done ...func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	p := &progress{title: title, cancel: cancel}
	runner := host.Runner()
	runner.Later(300*time.Millisecond, func() { p.show(host.Window()) })
	runner.Away(func() {
		err := work(ctx, func(done, of int) {
			if p.worthTelling(done, of) {
				runner.Back(func() { p.tell(done, of) })
			}
		})
		runner.Back(func() {
			p.end()
			if err != nil && ctx.Err() != nil {
				err = ctx.Err()
			}
			cancel()
			switch {
			case len(done) > 0:
				done[0](err)
			case err != nil && !errors.Is(err, context.Canceled):
				host.Toast(title + " – " + err.Error())
			}
		})
	})
}

// progress is the dialog of work under way.
type progress struct {
	title  string
	cancel context.CancelFunc
	dialog *Dialog
	bar    *progressBar
	words  *Line
	over   bool
	done   int
	of     int
	told   int // hundredths that were told last, by the goroutine that works
}

// worthTelling is so once a hundredth.
func (p *progress) worthTelling(done, of int) bool {
	hundredths := done * 100 / max(of, 1)
	if hundredths == p.told && done != 1 {
		return false
	}
	p.told = hundredths
	return true
}

func (p *progress) show(w fyne.Window) {
	if p.over {
		return
	}
	p.bar, p.words = newProgressBar(), OneLine("", theme.SizeNameCaptionText, false, Secondary)
	stop := SecondaryButton("Cancel", func() { p.dialog.cancel() })
	p.dialog = NewDialog(w, p.title, 360, Flow(6, p.bar, p.words), stop, stop)
	p.dialog.OnClose = p.cancel
	p.tell(p.done, p.of)
}

func (p *progress) tell(done, of int) {
	p.done, p.of = done, of
	if p.dialog == nil {
		return
	}
	if of > 0 {
		p.bar.set(float32(done) / float32(of))
		p.words.SetText(farWords(done, of))
	}
}

// farWords is how far work is: in hundredths where it counts nothing that people know, such as bytes.
func farWords(done, of int) string {
	if of == 100 {
		return grouped(done) + " %"
	}
	return grouped(done) + " of " + grouped(of)
}

func (p *progress) end() {
	p.over = true
	if p.dialog != nil {
		p.dialog.Close()
	}
}

// progressBar is filled from the left.
type progressBar struct {
	widget.BaseWidget
	share float32
}

func newProgressBar() *progressBar {
	b := &progressBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *progressBar) set(share float32) {
	b.share = min(max(share, 0), 1)
	b.Refresh()
}

// CreateRenderer draws the bar.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	p := Colours()
	return &progressRenderer{b, &barParts{canvas.NewRectangle(p.Track), canvas.NewRectangle(p.Primary)}}
}

type progressRenderer struct {
	b     *progressBar
	parts *barParts
}

func (r *progressRenderer) Layout(size fyne.Size) { r.parts.place(r.b.share, look{box: size}) }
func (r *progressRenderer) MinSize() fyne.Size    { return fyne.NewSize(Scaled(80), Scaled(10)) }
func (r *progressRenderer) Refresh()              { r.Layout(r.b.Size()) }
func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.parts.ground, r.parts.fill}
}
func (r *progressRenderer) Destroy() {}
