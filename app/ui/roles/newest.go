package roles

import "counterweight/app/ui/kit"

// newest does one thing after another off the UI goroutine, and of what is asked for meanwhile only the newest. Unlike [kit.Latest] it
// lets what was begun arrive, so that something is seen while a slider is dragged without a pause. Use it on the UI goroutine.
type newest struct {
	runner kit.Runner
	busy   bool
	next   func() (show func())
	ended  bool
}

// do starts work, or has it wait for the work under way. What work returns is run on the UI goroutine.
func (n *newest) do(work func() (show func())) {
	if n.busy {
		n.next = work
		return
	}
	n.busy = true
	n.runner.Away(func() {
		show := work()
		n.runner.Back(func() { n.done(show) })
	})
}

func (n *newest) done(show func()) {
	n.busy = false
	if n.ended {
		return
	}
	show()
	if next := n.next; next != nil {
		n.next = nil
		n.do(next)
	}
}

// stop drops what is under way and what waits.
func (n *newest) stop() { n.ended, n.next = true, nil }
