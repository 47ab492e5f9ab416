package store

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Change is what listeners are told about a batch that was committed.
type Change struct {
	Batch  int64
	Kind   string // edit, undo, redo, erased or schema
	Label  string
	Author string
	// Tables are the tables with changed rows, by name.
	Tables []string
	// Rows are the changed rows, each once, in the order of the log; nil where the batch changed more than [MaxChangedRows].
	Rows []Row
}

// MaxChangedRows is how many rows a [Change] names one by one; listeners read everything again after a larger one.
const MaxChangedRows = 1000

// Row names a row by its table and its primary key as a JSON array: [17].
type Row struct {
	Table, Key string
}

// String is the row as findings and messages print it: mark [17].
func (r Row) String() string { return r.Table + " " + r.Key }

func compareRows(a, b Row) int {
	return cmp.Or(strings.Compare(a.Table, b.Table), cmp.Compare(len(a.Key), len(b.Key)), strings.Compare(a.Key, b.Key))
}

// Touches reports whether the change is of any of these tables.
func (c Change) Touches(tables ...string) bool {
	return slices.ContainsFunc(tables, func(t string) bool { return slices.Contains(c.Tables, t) })
}

// gatherer collects a [Change] from log rows.
type gatherer struct {
	change Change
	seen   map[Row]bool // nil once there are too many
}

func gather(b *batchRow) *gatherer {
	return &gatherer{change: Change{Batch: b.id, Kind: b.kind, Label: b.label, Author: b.author}, seen: map[Row]bool{}}
}

func (g *gatherer) add(r *logRow) {
	if i, known := slices.BinarySearch(g.change.Tables, string(r.tbl)); !known {
		g.change.Tables = slices.Insert(g.change.Tables, i, string(r.tbl))
	}
	if g.seen == nil {
		return
	}
	row := Row{Table: string(r.tbl), Key: string(r.key)}
	switch {
	case g.seen[row]:
	case len(g.seen) == MaxChangedRows:
		g.seen, g.change.Rows = nil, nil
	default:
		g.seen[row] = true
		g.change.Rows = append(g.change.Rows, row)
	}
}

// listeners are those who want to hear of changes.
type listeners struct {
	mutex sync.Mutex
	last  int
	heard map[int]func(Change)
}

// Subscribe has fn called after each batch that is committed, in their order, on the goroutine that wrote it; it must not write
// itself, and should hand over whatever takes time. It returns a function that ends this.
func (ws *Workspace) Subscribe(fn func(Change)) (cancel func()) {
	ws.listeners.mutex.Lock()
	defer ws.listeners.mutex.Unlock()
	ws.listeners.last++
	number := ws.listeners.last
	if ws.listeners.heard == nil {
		ws.listeners.heard = map[int]func(Change){}
	}
	ws.listeners.heard[number] = fn
	return func() {
		ws.listeners.mutex.Lock()
		defer ws.listeners.mutex.Unlock()
		delete(ws.listeners.heard, number)
	}
}

// tell calls the listeners, those first who subscribed first.
func (ws *Workspace) tell(change Change) {
	ws.listeners.mutex.Lock()
	numbers := make([]int, 0, len(ws.listeners.heard))
	for number := range ws.listeners.heard {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	called := make([]func(Change), len(numbers))
	for i, number := range numbers {
		called[i] = ws.listeners.heard[number]
	}
	ws.listeners.mutex.Unlock()
	for _, fn := range called {
		fn(change)
	}
}
