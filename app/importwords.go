package app

import (
	"fmt"
	"strings"

	"counterweight/app/exchange"
)

// mostListed is how many rows and changes are listed for people; --json lists all of them.
const mostListed = 20

// importWords is what became of an import, for people.
type importWords struct{ strings.Builder }

func (w *importWords) line(format string, args ...any) {
	fmt.Fprintln(w, wrap(oneLine(fmt.Sprintf(format, args...)), textWidth))
}

// list writes the first of so many things under a title, and how many more there are, further ones among them that are not held.
func (w *importWords) list(title string, count, further int, one func(n int) string) {
	for n := range min(mostListed, count) {
		if n == 0 {
			w.line("%s", title)
		}
		w.line("  %s", one(n))
	}
	if more := count + further - mostListed; more > 0 {
		w.line("  and %d more (--json lists them)", more)
	}
}

// leftOut lists the rows that were left out, with the reasons.
func (w *importWords) leftOut(all []exchange.LeftOut) {
	w.list("Left out:", len(all), 0, func(n int) string { return leftOutInWords(all[n]) })
}

// dryRun says that nothing was written, where that is so.
func (w *importWords) dryRun(dry bool) {
	if dry {
		w.line("This was a dry run: nothing was written.")
	}
}

// leftOutInWords is row 14, Value, "abc": it is no amount of money.
func leftOutInWords(l exchange.LeftOut) string {
	text := fmt.Sprintf("row %d", l.Row)
	if l.Column != "" {
		text += ", " + l.Column
	}
	if l.Value != "" {
		text += fmt.Sprintf(", %q", l.Value)
	}
	return text + ": " + l.Reason
}
