package desk

import "iter"

// Rows are handed over in batches of so many, and so many batches wait at most: what is read ahead stays small.
const (
	aheadRows    = 64
	aheadBatches = 8
)

// readAhead reads rows on another goroutine while those before them are written: reading a file and writing a workspace keep one processor
// each. Whoever stops early has the source stopped too before the loop over it ends, so that its file can be closed.
func readAhead[R any](rows iter.Seq2[R, error]) iter.Seq2[R, error] {
	type result struct {
		row R
		err error
	}
	return func(yield func(R, error) bool) {
		batches, stop := make(chan []result, aheadBatches), make(chan struct{})
		defer func() {
			close(stop)
			for range batches { // until the source has ended
				continue
			}
		}()
		go func() {
			defer close(batches)
			batch := make([]result, 0, aheadRows)
			for row, err := range rows {
				batch = append(batch, result{row, err})
				if len(batch) < aheadRows {
					continue
				}
				select {
				case batches <- batch:
					batch = make([]result, 0, aheadRows)
				case <-stop:
					return
				}
			}
			select {
			case batches <- batch:
			case <-stop:
			}
		}()
		for batch := range batches {
			for _, r := range batch {
				if !yield(r.row, r.err) {
					return
				}
			}
		}
	}
}
