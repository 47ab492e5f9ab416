package kit

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
)

// house stands in for the window around a page.
type house struct {
	Host
	window fyne.Window
	kept   map[string]string
	toasts []string
	runner Runner
}

func newHouse() *house { return &house{kept: map[string]string{}, runner: Inline} }

func (h *house) Runner() Runner { return h.runner }
func (h *house) Change(_ string, change func(context.Context) error, done func(error)) {
	done(change(context.Background()))
}

func (h *house) Toast(text string, _ ...ToastAction)                 { h.toasts = append(h.toasts, text) }
func (h *house) Open(Thing)                                          {}
func (h *house) Recall(key string) string                            { return h.kept[key] }
func (h *house) Remember(key, value string)                          { h.kept[key] = value }
func (h *house) Save(string, func(context.Context, io.Writer) error) {}
func (h *house) Window() fyne.Window                                 { return h.window }

// slow is a runner whose work is done, and shown, when the test says so.
type slow struct{ away, back, later []func() }

func (s *slow) runner() Runner {
	return Runner{
		Away:  func(do func()) { s.away = append(s.away, do) },
		Back:  func(do func()) { s.back = append(s.back, do) },
		Later: func(_ time.Duration, do func()) { s.later = append(s.later, do) },

		Unhurried: func(do func()) { s.away = append(s.away, do) },
	}
}

// run does what waits.
func run(waiting *[]func()) {
	all := *waiting
	*waiting = nil
	for _, do := range all {
		do()
	}
}
