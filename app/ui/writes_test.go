package ui

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"counterweight/app/ui/kit"
)

func TestChangesAreWrittenInTheOrderInWhichFieldsWereLeft(t *testing.T) {
	background := kit.Runner{Away: func(work func()) { go work() }, Back: func(show func()) { show() }}
	var written []int
	failures := make(chan error, 100)
	q := &writes{runner: background, began: func() {}, ended: func(_ write, err error, _ bool) {
		if err != nil {
			failures <- err
		}
	}}
	var want []int
	for i := range 50 {
		want = append(want, i)
		q.add(write{change: func(context.Context) error {
			time.Sleep(time.Duration(i%3) * time.Millisecond)
			written = append(written, i) // the queue runs one at a time
			if i == 7 {
				return errors.New("disk full")
			}
			return nil
		}})
	}
	q.wait()
	if !slices.Equal(written, want) {
		t.Errorf("written %v, want %v", written, want)
	}
	select {
	case err := <-failures:
		if err.Error() != "disk full" {
			t.Errorf("told %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("nobody was told of the failure")
	}
}

func TestTheStatusSaysWhetherMoreIsWaiting(t *testing.T) {
	var told []bool
	q := &writes{runner: kit.Inline, began: func() {}, ended: func(_ write, _ error, more bool) { told = append(told, more) }}
	q.add(write{change: func(context.Context) error {
		q.add(write{change: func(context.Context) error { return nil }}) // a second field is left while the first is written
		return nil
	}})
	if !slices.Equal(told, []bool{true, false}) {
		t.Errorf("told %v, want that more waited, then that all was saved", told)
	}
}
