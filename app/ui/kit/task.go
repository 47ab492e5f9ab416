package kit

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Runner runs work off the UI goroutine and brings what it found back onto it.
type Runner struct {
	Away  func(func())                // starts work elsewhere
	Back  func(func())                // runs on the UI goroutine
	Later func(time.Duration, func()) // runs on the UI goroutine after a while
	// Unhurried starts work elsewhere once the window had time to draw: work that would take the processor from the first picture.
	Unhurried func(func())
}

// drawing is how long the window may take to draw a page for the first time.
const drawing = 100 * time.Millisecond

// InBackground is the runner of the real window.
var InBackground = Runner{
	Away: func(work func()) { go work() },
	Back: fyne.Do,
	Later: func(wait time.Duration, show func()) {
		time.AfterFunc(wait, func() { fyne.Do(show) })
	},
	Unhurried: func(work func()) { time.AfterFunc(drawing, work) },
}

// Inline runs everything at once on the caller's goroutine, for tests; what is for later never comes.
var Inline = Runner{
	Away:  func(work func()) { work() },
	Back:  func(show func()) { show() },
	Later: func(time.Duration, func()) {},

	Unhurried: func(work func()) { work() },
}

// Latest does one kind of work again and again, and lets only the newest result arrive: what was asked before is cancelled, and dropped
// if it comes nevertheless. Use it on the UI goroutine.
type Latest struct {
	Runner     Runner
	generation int
	cancel     context.CancelFunc
}

// Do starts work. What work returns is run on the UI goroutine, unless other work was started or [Latest.Stop] called meanwhile.
func (l *Latest) Do(work func(context.Context) (show func())) { l.start(l.Runner.Away, work) }

// Unhurried is Do for work that can wait until the window has drawn what it shows.
func (l *Latest) Unhurried(work func(context.Context) (show func())) {
	l.start(l.Runner.Unhurried, work)
}

func (l *Latest) start(away func(func()), work func(context.Context) (show func())) {
	l.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	mine := l.generation
	away(func() {
		show := work(ctx)
		l.Runner.Back(func() {
			if mine == l.generation {
				show()
			}
		})
	})
}

// Stop cancels the work under way and drops its result.
func (l *Latest) Stop() {
	l.generation++
	if l.cancel != nil {
		l.cancel()
	}
}
