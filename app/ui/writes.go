package ui

import (
	"context"
	"sync"

	"counterweight/app/ui/kit"
)

// writes is the queue of changes on their way into the workspace: one at a time, in the order in which fields were left.
type writes struct {
	runner kit.Runner
	// began and ended are told on the UI goroutine: that something waits to be written, and how each write went and whether more wait.
	began func()
	ended func(w write, err error, more bool)

	mu      sync.Mutex
	waiting []write
	busy    bool
	all     sync.WaitGroup
}

// write is one change.
type write struct {
	label  string
	change func(context.Context) error
	done   func(error)
}

// add queues a change and returns at once.
func (q *writes) add(w write) {
	q.all.Add(1)
	q.mu.Lock()
	q.waiting = append(q.waiting, w)
	start := !q.busy
	q.busy = true
	q.mu.Unlock()
	q.began()
	if start {
		q.runner.Away(q.drain)
	}
}

// drain writes until nothing waits.
func (q *writes) drain() {
	for {
		w, more := q.next()
		if !more {
			return
		}
		err := w.change(context.Background()) // a change that was typed is never cancelled
		q.all.Done()
		q.runner.Back(func() { q.ended(w, err, q.pending()) })
	}
}

func (q *writes) next() (write, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		q.busy = false
		return write{}, false
	}
	w := q.waiting[0]
	q.waiting = q.waiting[1:]
	return w, true
}

func (q *writes) pending() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting) > 0
}

// wait returns when everything queued so far is written.
func (q *writes) wait() { q.all.Wait() }
