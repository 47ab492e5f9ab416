package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/exchange"
)

// patience is a context that is cancelled once it was asked so often whether it is.
type patience struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int64
}

func patient(t *testing.T, asks int) *patience {
	t.Helper()
	p := &patience{}
	p.Context, p.cancel = context.WithCancel(t.Context())
	t.Cleanup(p.cancel)
	p.left.Store(int64(asks))
	return p
}

func (p *patience) Err() error {
	if p.left.Add(-1) < 0 {
		p.cancel()
	}
	return p.Context.Err()
}

// longFiles are files of every kind with so many rows.
func longFiles(rows int) map[string]string {
	var contracts, suppliers, spend, notices strings.Builder
	contracts.WriteString("reference,title,supplier,value\n")
	suppliers.WriteString("supplier name,email,address\n")
	spend.WriteString("supplier,date,amount,contract\n")
	for i := range rows {
		fmt.Fprintf(&contracts, "C-%d,Service %d,Supplier %d,%d\n", i, i, i%50, i)
		fmt.Fprintf(&suppliers, "Supplier %d,office@example.org,Street %d\n", i, i)
		fmt.Fprintf(&spend, "Supplier %d,%02d/01/2026,%d,C-1\n", i%50, i%28+1, i)
		fmt.Fprintf(&notices, `{"ocid":"ocds-b5fd17-%d","id":"1","date":"2025-01-23T00:00:00Z","tender":{"title":"Service %d"}}`+"\n", i, i)
	}
	return map[string]string{
		"contracts.csv": contracts.String(), "suppliers.csv": suppliers.String(), "spend.csv": spend.String(), "notices.jsonl": notices.String(),
	}
}

// At whichever row somebody gives up, the workspace is as it was; and whoever does not, has all of it.
func TestAnImportCanBeCancelledAtAnyRow(t *testing.T) {
	const rows = 1_300 // a bit more than are written at a time, twice
	for name, text := range longFiles(rows) {
		t.Run(name, func(t *testing.T) {
			ws := newWorkspace(t)
			before := head(t, ws)
			data, err := exchange.DataFile(fileOf(t, name, text))
			if err != nil {
				t.Fatal(err)
			}
			given := 0
			for asks := 1; ; asks += 97 {
				ctx := patient(t, asks)
				report, err := desk.ImportFile(ctx, ws, data, importDay, desk.ImportFileOptions{})
				if err == nil {
					accounts(t, report)
					if report.Taken != rows {
						t.Errorf("%d of %d rows are taken", report.Taken, rows)
					}
					break
				}
				if given++; !errors.Is(err, context.Canceled) || head(t, ws) != before {
					t.Fatalf("cancelled after %d questions it ends with %v", asks, err)
				}
			}
			if given < rows/100 {
				t.Errorf("it could be cancelled at only %d places", given)
			}
			verifyClean(t, ws)
		})
	}
}
