package importing

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"counterweight/app/ui/kit"
)

// largeRegister is a register with so many contracts, of which every thousandth can't be read.
func largeRegister(rows int) string {
	var text strings.Builder
	text.WriteString("Reference,Contract title,Supplier,Start date,End date,Value\n")
	for i := range rows {
		value := fmt.Sprint(1_000 + i)
		if i%1_000 == 999 {
			value = "a lot"
		}
		fmt.Fprintf(&text, "C-%06d,Service %d,Supplier %d,01/04/%d,31/03/%d,%s\n", i, i, i%2_000, 2015+i%10, 2020+i%10, value)
	}
	return text.String()
}

// watchful is a window that keeps how far work said it was, and cancels it once it is so far.
type watchful struct {
	kit.Host
	until float64
	told  *[]float64
}

func (h watchful) Work(_ string, work func(context.Context, func(done, of int)) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done(work(ctx, func(done, of int) {
		share := float64(done) / float64(of)
		*h.told = append(*h.told, share)
		if share >= h.until {
			cancel()
		}
	}))
}

func TestAHundredThousandContractsAreImportedWithProgressOrNotAtAll(t *testing.T) {
	const rows, bad = 100_000, 100
	d := onDesktop(t, plain, false, written(t, "large.csv", largeRegister(rows)))
	d.Says("100,000 rows: 99,900 new, 0 changed, 0 there already, 100 left out")
	var told []float64
	host := d.page.host
	d.page.host = watchful{host, 0.6, &told}
	d.Tap("Import")
	if d.page.session.done != nil || d.contracts() != 0 {
		t.Fatalf("cancelled in the middle, it leaves %d contracts", d.contracts())
	}
	if last := d.Toasts[len(d.Toasts)-1]; last != "The import was cancelled. "+unharmed {
		t.Errorf("the last toast is %q", last)
	}
	told = nil
	d.page.host = watchful{host, 2, &told}
	d.Tap("Import")
	d.Says("was imported", "99,900 new")
	if got := d.contracts(); got != rows-bad {
		t.Errorf("%d contracts were imported", got)
	}
	if len(told) < 50 || told[len(told)-1] > 1 {
		t.Errorf("%d times it was said how far the import is, at last %v", len(told), told[max(0, len(told)-1):])
	}
	for i := range told[1:] {
		if told[i+1] < told[i] {
			t.Fatalf("the import goes back from %v to %v", told[i], told[i+1])
		}
	}
}
