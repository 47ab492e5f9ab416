package tenders

import (
	"context"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// desktop is the window around the page, for a test: changes are made at once, and the page is told of them.
type desktop struct {
	t      *testing.T
	window fyne.Window
	page   *Page
	ws     *store.Workspace
	toasts []string
	saved  map[string][]byte
}

func (d *desktop) Runner() kit.Runner { return kit.Inline }

func (d *desktop) Change(_ string, change func(context.Context) error, done func(error)) {
	err := change(d.t.Context())
	switch {
	case done != nil:
		done(err)
	case err != nil:
		d.Toast(err.Error())
	}
	d.page.Load()
}

func (d *desktop) Toast(text string, _ ...kit.ToastAction) { d.toasts = append(d.toasts, text) }
func (d *desktop) Open(thing kit.Thing)                    { d.page.Show(thing) }
func (d *desktop) Recall(string) string                    { return "" }
func (d *desktop) Remember(string, string)                 {}
func (d *desktop) Today() civil.Date                       { return civil.MustDate("2026-11-21") }
func (d *desktop) Window() fyne.Window                     { return d.window }

func (d *desktop) Save(name string, write func(context.Context, io.Writer) error) {
	var file writer
	if err := write(d.t.Context(), &file); err != nil {
		d.Toast(err.Error())
		return
	}
	d.saved[name] = file
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

func options() store.Options {
	clock := func() time.Time { return time.Date(2026, time.November, 21, 18, 30, 0, 0, time.UTC) }
	return store.Options{Mode: store.Writing, Author: "Ann Lee", Clock: clock, WithoutBackups: true}
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, sample bool) *desktop {
	t.Helper()
	return onDesktopIn(t, kit.Theme{Scale: 1}, sample)
}

func onDesktopIn(t *testing.T, look kit.Theme, sample bool) *desktop {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.cw")
	var with desk.Beginnings
	if sample {
		files, err := fs.Sub(assets.Files, assets.Sample)
		if err != nil {
			t.Fatal(err)
		}
		if with.Sample, err = desk.ReadSample(files); err != nil {
			t.Fatal(err)
		}
	}
	if err := desk.NewWorkspace(t.Context(), path, options(), with); err != nil {
		t.Fatal(err)
	}
	ws, err := store.Open(t.Context(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&look)
	d := &desktop{t: t, window: test.NewTempWindow(t, nil), ws: ws, saved: map[string][]byte{}}
	d.page = New(ws, d)
	d.window.SetPadded(false)
	d.window.SetContent(kit.Layered(d.page.Object()))
	d.window.Resize(fyne.NewSize(1170, 768))
	d.page.Load()
	return d
}

// open brings a side of a tender to the front.
func (d *desktop) open(reference, side string) *openTender {
	d.t.Helper()
	d.page.Show(kit.Thing{Kind: kit.TenderThing, Name: reference, Part: side})
	if d.page.open == nil {
		d.t.Fatalf("%s did not open: %v", reference, d.toasts)
	}
	return d.page.open
}

// add puts a tender into the workspace.
func (d *desktop) add(made *tender.Tender) {
	d.t.Helper()
	if err := desk.AddTender(d.t.Context(), d.ws, made); err != nil {
		d.t.Fatal(err)
	}
	d.page.Load()
}

// contestOf is a tender of so many bids and criteria without a mark, weighed 40 to 60.
func contestOf(bids, criteria int) *tender.Tender {
	t := &tender.Tender{
		Reference: "T-100", Title: "A new service", Currency: money.GBP,
		CostWeight: exact.SomeOf("40"), QualityWeight: exact.SomeOf("60"), Weights: tender.WeightsRelative,
		Scale: tender.Scale{Max: exact.SomeOf("5"), Step: exact.SomeOf("1")},
		Price: tender.PriceRule{Method: weighing.LowestOverOffer},
	}
	for i := range criteria {
		id := "Q" + string(rune('A'+i/10)) + string(rune('0'+i%10))
		t.Criteria = append(t.Criteria, tender.Criterion{ID: id, Title: "Question " + id, Weight: exact.Int(int64(1 + i%5))})
	}
	for i := range bids {
		id := "B" + string(rune('A'+i/10)) + string(rune('0'+i%10))
		t.Bids = append(t.Bids, tender.Bid{ID: id, Supplier: "Supplier " + id, Offer: tender.Offer{Price: money.New(int64(100_000_00+i*7_000_00), money.GBP)}})
	}
	return t
}

// words is everything that the window says.
func (d *desktop) words() string {
	var words []string
	for _, o := range test.LaidOutObjects(d.window.Content()) {
		switch o := o.(type) {
		case *canvas.Text:
			words = append(words, o.Text)
		case *kit.Wrapped:
			words = append(words, o.Text())
		case *kit.Line:
			words = append(words, o.Text())
		}
	}
	return strings.Join(words, "\n")
}

// picture keeps what the window shows where the environment asks for pictures.
func (d *desktop) picture(name string) {
	d.t.Helper()
	folder := os.Getenv("COUNTERWEIGHT_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, d.window.Canvas().Capture()); err != nil {
		d.t.Fatal(err)
	}
}
