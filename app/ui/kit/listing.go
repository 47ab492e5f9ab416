package kit

import (
	"context"

	"fyne.io/fyne/v2"
)

// ListingSpec says what is listed.
type ListingSpec[R any] struct {
	Name string // by which its looks are remembered
	// Empty stands in the list while there is nothing, with the first step, which the Insert key takes at any time; Hint stands in the
	// panel beside it while nothing is selected.
	Empty, Hint string
	First       *Button
	Columns     []Column[R]
	SortedBy    string // the title of the column that orders the rows until another is chosen; empty for the order as given
	Questions   []PillSpec[R]
	Key         func(R) string
	// Describe says beside the list what matters about a row, Open brings its own page to the front, Remove takes it away.
	// Glimpse reads rows that are shown while all of them are still being read for the first time: those at the top of the list as it is
	// when nobody has narrowed or ordered it. Without it nothing is.
	Glimpse  func(context.Context) ([]R, error)
	Describe func(*Detail, R)
	Open     func(R)
	Remove   func(R)
}

// Listing is a list of things of one kind: a table under its bar, with a panel about the selected row.
type Listing[R any] struct {
	Table  *Table[R]
	Detail *Detail

	object  fyne.CanvasObject
	only    *Wrapped // which rows are shown alone
	hint    string
	top     string // the column that orders the rows at first
	glimpse func(context.Context) ([]R, error)
	loading Latest
	known   bool // the rows were read before
}

// NewListing is an empty list; [Listing.Load] fills it.
func NewListing[R any](host Host, spec ListingSpec[R]) *Listing[R] {
	l := &Listing[R]{Detail: NewDetail(), Table: NewTable(spec.Empty, spec.Columns...), hint: spec.Hint, loading: Latest{Runner: host.Runner()}}
	l.top, l.glimpse = spec.SortedBy, spec.Glimpse
	t := l.Table
	t.Key, t.OnOpened, t.OnDelete = spec.Key, spec.Open, spec.Remove
	t.OnSelected = func(row R) { spec.Describe(l.Detail, row) }
	t.OnUnselected = func() { l.Detail.Clear(spec.Hint) }
	if spec.First != nil {
		t.First, t.OnInsert = spec.First, spec.First.Tap
	}
	t.Sort(spec.SortedBy, false)
	bar := FilterBar(t, "Filter by any word", spec.Questions...)
	t.Remember(host, spec.Name)
	card := TableCard(Flow(8, bar, l.onlyLine()), t)
	bar.onHeight = card.Refresh
	l.object = BesideDetail(card, l.Detail)
	l.Detail.Clear(spec.Hint)
	return l
}

// Begin shows rows at once that were read before there was a list: those that a glimpse would show.
func (l *Listing[R]) Begin(first []R) {
	l.Table.SetLoading()
	l.Table.Glimpse(l.top, first)
	l.glimpse = nil
}

// Object is the list as a page shows it.
func (l *Listing[R]) Object() fyne.CanvasObject { return l.object }

// Close drops what is still being read.
func (l *Listing[R]) Close() { l.loading.Stop() }

// Load reads the rows off the UI goroutine. Back on it, keep takes what was read besides, the rows are shown, and shown is told. What was
// selected stays selected; where it is gone, the row that took its place is, and where nothing was, the first.
func (l *Listing[R]) Load(read func(context.Context) (rows []R, keep func(), err error), shown func()) {
	if l.known || l.glimpse == nil {
		l.load(read, shown)
		return
	}
	l.Table.SetLoading()
	l.loading.Do(func(ctx context.Context) func() {
		first, err := l.glimpse(ctx)
		return func() {
			if err == nil { // else reading all of them will say what is wrong
				l.Table.Glimpse(l.top, first)
			}
			l.load(read, shown)
		}
	})
}

func (l *Listing[R]) load(read func(context.Context) (rows []R, keep func(), err error), shown func()) {
	do := l.loading.Do
	if !l.known {
		l.Table.SetLoading()
		if shown, _ := l.Table.Count(); shown > 0 {
			do = l.loading.Unhurried
		}
	}
	do(func(ctx context.Context) func() {
		rows, keep, err := read(ctx)
		if err != nil {
			return func() { l.Table.SetError(err) }
		}
		prepared := l.Table.Prepare(rows)
		return func() {
			l.known = true
			keep()
			l.show(prepared)
			shown()
		}
	})
}

func (l *Listing[R]) show(prepared *Prepared[R]) {
	t := l.Table
	place := max(0, t.selected)
	t.SetPrepared(prepared)
	if t.chosen < 0 && t.wanted == "" {
		t.Select(min(place, len(t.rows)-1))
	}
}

// OrToast is what to do once a change is made: then, or say why it could not be.
func OrToast(host Host, then func()) func(error) {
	return func(err error) {
		if err != nil {
			host.Toast(Sentence(err))
			return
		}
		if then != nil {
			then()
		}
	}
}

// Remove takes a thing away without asking, and says how it comes back. Then is done once it is gone; it may be nil.
func Remove(host Host, name string, remove func(context.Context) error, then func()) {
	host.Change("Remove "+name, remove, OrToast(host, func() {
		host.Toast(name+" was removed. Ctrl+Z brings it back.", host.ToUndo())
		if then != nil {
			then()
		}
	}))
}
