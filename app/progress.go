package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"counterweight/app/store"
)

const (
	progressAfter = time.Second            // what is quicker needs no telling
	progressEvery = 100 * time.Millisecond // so that telling costs nothing
)

// progress tells a person who watches how far a task has come, once it takes long. done takes away what was told; it must be called
// when the task is over.
func (w *World) progress(task string) (report store.Progress, done func()) {
	if !w.Terminal {
		return nil, func() {}
	}
	begun, told, line := w.Now(), time.Time{}, ""
	report = func(so, total int64) {
		now := w.Now()
		if now.Sub(begun) < progressAfter || now.Sub(told) < progressEvery || total <= 0 {
			return
		}
		told, line = now, fmt.Sprintf("%s: %d %%", task, min(100, so*100/total))
		fmt.Fprintf(w.Err, "\r%s ", line)
	}
	return report, func() { w.wipe(line) }
}

// watched does work and tells a person who waits longer than a second how long it has been at it. It is for work that can't say how far
// it has come.
func (w *World) watched(task string, work func() error) error {
	if !w.Terminal {
		return work()
	}
	done := make(chan error, 1)
	go func() { done <- work() }()
	ticks := time.NewTicker(progressAfter)
	defer ticks.Stop()
	line := ""
	for seconds := 1; ; seconds++ {
		select {
		case err := <-done:
			w.wipe(line)
			return err
		case <-ticks.C:
			line = fmt.Sprintf("%s: %d s", task, seconds)
			fmt.Fprintf(w.Err, "\r%s ", line)
		}
	}
}

// wipe takes away the line of progress that was told last.
func (w *World) wipe(line string) {
	if line != "" {
		fmt.Fprintf(w.Err, "\r%s\r", strings.Repeat(" ", columnsOf(line)+1))
	}
}

// unlessInterrupted does work that changes nothing outside, and waits for it no longer when ctx is cancelled.
func unlessInterrupted(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
