package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// RegisterSpec says what a register is of.
type RegisterSpec[R any] struct {
	Title string // also what its looks are remembered by
	// Empty stands in the list while there is nothing, Hint in the panel beside it while nothing is selected.
	Empty, Hint string
	Columns     []Column[R]
	Questions   []PillSpec[R]
	Key         func(R) string
	// Describe says beside the list what matters about a row, Open brings its own page to the front.
	Describe, Open func(R)
	Action         *Button // adds one
}

// Register is a page that lists things of one kind, with a panel about the selected one, and that gives way to the page of the one that
// is open.
type Register[R any] struct {
	Page   *Page
	Table  *Table[R]
	Detail *Detail

	object  *fyne.Container
	loading Latest
	inFront bool // the list, not the page of one thing
	known   bool // the list was read before
}

// NewRegister is an empty register; [Register.Load] fills it.
func NewRegister[R any](host Host, spec RegisterSpec[R]) *Register[R] {
	r := &Register[R]{Detail: NewDetail(), Table: NewTable(spec.Empty, spec.Columns...), loading: Latest{Runner: host.Runner()}, inFront: true}
	r.Table.Key, r.Table.OnSelected, r.Table.OnOpened = spec.Key, spec.Describe, spec.Open
	r.Table.Remember(host, spec.Title)
	bar := FilterBar(r.Table, "Filter by any word", spec.Questions...)
	r.Page = NewPage(spec.Title, BesideDetail(TableCard(bar, r.Table), r.Detail), spec.Action)
	r.Detail.Clear(spec.Hint)
	r.object = container.NewStack(r.Page.Object())
	return r
}

// Object is the page as the shell shows it.
func (r *Register[R]) Object() fyne.CanvasObject { return r.object }

// Close drops what is still being read.
func (r *Register[R]) Close() { r.loading.Stop() }

// Focus gives the keyboard to the list, where it is in front.
func (r *Register[R]) Focus() {
	if r.inFront {
		r.Table.Focus()
	}
}

// Front brings the page of one thing to the front.
func (r *Register[R]) Front(page fyne.CanvasObject) { r.put(page, false) }

// Back brings the list to the front again, with the keyboard.
func (r *Register[R]) Back() {
	r.put(r.Page.Object(), true)
	r.Table.Focus()
}

func (r *Register[R]) put(page fyne.CanvasObject, list bool) {
	r.inFront = list
	r.object.Objects = []fyne.CanvasObject{page}
	r.object.Refresh()
}

// Load reads the rows off the UI goroutine. Back on it, keep takes what was read besides, the rows are shown, the first one selected
// where none was, and shown is told.
func (r *Register[R]) Load(read func(context.Context) (rows []R, keep func(), err error), shown func()) {
	if !r.known {
		r.Table.SetLoading()
	}
	r.loading.Do(func(ctx context.Context) func() {
		rows, keep, err := read(ctx)
		if err != nil {
			return func() { r.Table.SetError(err) }
		}
		prepared := r.Table.Prepare(rows)
		return func() {
			r.known = true
			keep()
			r.Table.SetPrepared(prepared)
			if row, ok := r.Table.Selected(); !ok {
				r.Table.Select(0)
			} else if r.Table.OnSelected != nil {
				r.Table.OnSelected(row)
			}
			shown()
		}
	})
}
