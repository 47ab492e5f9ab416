package app

import (
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
	return report, func() {
		if line != "" {
			fmt.Fprintf(w.Err, "\r%s\r", strings.Repeat(" ", len(line)+1))
		}
	}
}
