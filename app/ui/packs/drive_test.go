package packs

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// listed are the contents as the page lists them: with a minus before what is left out, and the page after what is not.
func (d *window) listed() (all []string) {
	for _, item := range d.page.contents.list.Items() {
		line := item.Text
		if !item.Ticked {
			line = "-" + line
		}
		all = append(all, strings.TrimSpace(line+" "+item.Note))
	}
	return all
}

// place is where a section stands in the contents; the test fails where it does not.
func (d *window) place(of string) int {
	d.T.Helper()
	at := slices.IndexFunc(d.listed(), func(line string) bool { return strings.Contains(line, of) })
	if at < 0 {
		d.T.Fatalf("the contents have no %s: %q", of, d.listed())
	}
	return at
}

// downTo goes to a section of the contents by keyboard.
func (d *window) downTo(section string) {
	d.T.Helper()
	d.Press(fyne.KeyHome)
	for range d.place(section) {
		d.Press(fyne.KeyDown)
	}
}

func TestAPackIsPutTogetherByKeyboard(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	if want := "C-014 Appeals delivery partner · Appeals monthly board, 25 Nov 2026 · October 2026"; !strings.HasPrefix(d.page.Facts(), want) {
		t.Errorf("the page says %q, want %q", d.page.Facts(), want)
	}
	d.Says("Daniel Okafor", "3 actions overdue, no note")
	whole := d.page.Pages()

	d.downTo("Knowledge transfer")
	at := d.place("Knowledge transfer")
	d.alt(fyne.KeyUp)
	d.alt(fyne.KeyUp)
	if got := d.place("Knowledge transfer"); got != at-2 || d.page.contents.list.Selected() != got {
		t.Errorf("moved up twice it stands at %d, and %d is selected; it stood at %d", got, d.page.contents.list.Selected(), at)
	}
	d.Press(fyne.KeyReturn)
	if got, want := d.page.Front(), d.page.made.begin[governance.KnowledgeSection]; got != want || want < 3 {
		t.Errorf("Enter turned to page %d, want %d", got, want)
	}
	d.Write(" ")
	if got := d.listed()[d.place("Knowledge transfer")]; got != "-Knowledge transfer" || d.page.Pages() >= whole {
		t.Errorf("left out it is listed as %q, and of %d pages %d are left", got, whole, d.page.Pages())
	}

	d.Field("How much").Focus()
	d.Retype("evidence")
	d.Tab()
	if d.page.made.pack.Depth != governance.AnnexDepth || d.page.Pages() <= whole {
		t.Errorf("of the evidence there are %d pages; of the meeting pack there were %d", d.page.Pages(), whole)
	}
	d.Field("Marking").Focus()
	d.Retype("Official – for the board")
	d.Tab()
	if got := d.page.made.pack.Provenance.Marking; got != "Official – for the board" {
		t.Errorf("marked as %q", got)
	}
}

func TestWhatIsRenamedElsewhereIsShownByItsNewName(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	d.lengthen()
	d.page.Load()
	for _, label := range []string{"Contract", "For the meeting"} {
		if got := d.Field(label).Text(); !strings.Contains(got, "Partneriaeth") {
			t.Errorf("%s: %q", label, got)
		}
	}
}

func TestATemplateIsKeptForAForumAndTakenUpAgain(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	d.downTo("Promises")
	d.Write(" ")
	d.page.saveTemplate()
	d.Retype("Our board")
	d.ToButton("Save")
	d.Press(fyne.KeyReturn)
	d.Says("Our board")

	again := New(d.Workspace, d.Host) // as after a start on another computer: nothing is remembered
	again.order = order{}
	again.Load()
	if got := again.made.pack.Template; got != "Our board" {
		t.Errorf("the next pack for the forum is put together by %q", got)
	}
	if slices.Contains(again.made.pack.Sections(), governance.PromisesSection) {
		t.Error("what the template leaves out is in")
	}

	d.Field("Template").Focus()
	d.Retype("Usual")
	d.Tab()
	if d.page.made.pack.Template != "" || !slices.Contains(d.page.made.pack.Sections(), governance.PromisesSection) {
		t.Errorf("the usual sections are those of %q: %v", d.page.made.pack.Template, d.page.made.pack.Sections())
	}
	d.Field("Template").Focus()
	d.Retype("Our board")
	d.Tab()
	d.Tap("Remove this template")
	if d.page.made.pack.Template != "" {
		t.Errorf("the template is removed, and the pack put together by %q", d.page.made.pack.Template)
	}
	if label := d.Undo(); !strings.Contains(label, "Our board") || len(d.page.view.templates) != 1 {
		t.Errorf("%s brought back %d templates", label, len(d.page.view.templates))
	}
}

func TestThePagesInSightAreThePagesThatAreSaved(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	d.page.savePDF()
	file := d.Saved["C-014 pack 2026-10.pdf"]
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		t.Fatalf("saved were %d bytes; toasts %v", len(file), d.Toasts)
	}
	var want bytes.Buffer
	if err := d.page.made.doc.WritePDF(&want); err != nil || !bytes.Equal(file, want.Bytes()) {
		t.Errorf("what was saved is not what is shown: %v", err)
	}
	if n := d.page.Pages(); len(d.Steps) != n || d.Steps[n-1] != [2]int{n, n} {
		t.Errorf("it told of %v, but there are %d pages", d.Steps, n)
	}
	d.page.saveWorkbook()
	if !bytes.HasPrefix(d.Saved["C-014 pack 2026-10.xlsx"], []byte("PK")) {
		t.Errorf("no workbook was saved; toasts %v", d.Toasts)
	}

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	var nothing bytes.Buffer
	if err := d.page.made.doc.WritePages(cancelled, &nothing, nil); err == nil || nothing.Len() > 0 {
		t.Errorf("cancelled, it wrote %d bytes: %v", nothing.Len(), err)
	}
}

func TestAPackThatWasSentStaysAsItWasSent(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	d.page.savePDF()
	file := d.Saved["C-014 pack 2026-10.pdf"]
	sum := sha256.Sum256(file)
	d.ToButton("Mark as sent")
	d.Press(fyne.KeyReturn)
	sent, err := d.Workspace.SentPacks(t.Context(), 0)
	if err != nil || len(sent) != 1 {
		t.Fatalf("sent were %d packs: %v; toasts %v", len(sent), err, d.Toasts)
	}
	if sent[0].SHA256 != hex.EncodeToString(sum[:]) || sent[0].By != "Ann Lee" || sent[0].Pages != d.page.Pages() || sent[0].Meeting == 0 {
		t.Errorf("noted was %+v", sent[0])
	}
	d.page.Focus()
	d.downTo("Promises")
	d.Write(" ")
	d.page.sent.open(&d.page.sent.sent[0])
	d.Settle()
	d.Says("Unchanged", sent[0].SHA256[:8], "Ann Lee")
	d.ToButton("Save again")
	d.Press(fyne.KeyReturn)
	if got := d.Saved["C-014 pack 2026-10 sent 2026-11-21.pdf"]; !bytes.Equal(got, file) {
		t.Errorf("saved again were %d bytes that are not the %d that were sent", len(got), len(file))
	}
	d.Undo()
	if len(d.page.sent.sent) != 0 {
		t.Error("undone, it is still among the packs that were sent")
	}
}

// opener is a host that notes what is opened elsewhere.
type opener struct {
	kit.Host
	opened *[]kit.Thing
}

func (o opener) Open(thing kit.Thing) { *o.opened = append(*o.opened, thing) }

func TestAWarningLeadsToWhereItIsPutRight(t *testing.T) {
	var opened []kit.Thing
	h := uitest.Show(t, uitest.Plain, true, func(ws *store.Workspace, host kit.Host) uitest.View { return New(ws, opener{host, &opened}) })
	h.View.(*Page).Focus()
	h.To("the difference", func(f fyne.Focusable) bool {
		return strings.Contains(uitest.Words(f.(fyne.CanvasObject)), "difference")
	})
	h.Press(fyne.KeyReturn)
	if len(opened) != 1 || opened[0].Kind != kit.CardThing || opened[0].Name != "2026-10" {
		t.Errorf("it led to %+v", opened)
	}
	for _, c := range []struct {
		jump desk.PackJump
		want kit.Thing
	}{
		{desk.PackJump{}, kit.Thing{}},
		{desk.PackJump{Kind: desk.JumpToCard, ID: 3, Period: civil.PeriodOf(civil.Month, civil.MustDate("2026-10-01"))}, kit.Thing{Kind: kit.CardThing, ID: 3, Name: "2026-10", Part: "Actions"}},
		{desk.PackJump{Kind: desk.JumpToContract, ID: 4, Name: "C-014"}, kit.Thing{Kind: kit.ContractThing, ID: 4, Name: "C-014"}},
		{desk.PackJump{Kind: desk.JumpToForum, ID: 5, Name: "Board"}, kit.Thing{Kind: kit.ForumThing, ID: 5, Name: "Board"}},
		{desk.PackJump{Kind: desk.JumpToAction, ID: 6, Name: "Pair"}, kit.Thing{Kind: kit.ForumThing, Name: "Pair"}},
	} {
		if got := thingOf(c.jump); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%+v leads to %+v, want %+v", c.jump, got, c.want)
		}
	}
}

func TestAReferenceInThePagesIsFollowed(t *testing.T) {
	d := onDesktop(t, uitest.Plain, true)
	pages := d.page.made.doc.Pages
	at := slices.IndexFunc(pages, func(p export.Page) bool { return len(p.Links) > 0 })
	if at < 0 {
		t.Fatal("no page refers to another")
	}
	link := pages[at].Links[len(pages[at].Links)-1]
	d.page.follow(at, float32((link.X+1)/595.28), float32((link.Y+1)/841.89))
	if got := d.page.Front(); got != link.Page+1 {
		t.Errorf("it led to page %d, want %d", got, link.Page+1)
	}
}

func TestWhatIsChosenIsRememberedByItsWords(t *testing.T) {
	o := order{
		Contract: "C-014", Period: civil.PeriodOf(civil.Quarter, civil.MustDate("2026-07-01")), Forum: 3, Meeting: 9, Template: "Our board", Depth: governance.AnnexDepth,
		Marking: "Official", Parts: []governance.PackPart{{Section: governance.Cover, Shown: true}, {Section: governance.KnowledgeSection}},
	}
	if got := orderOf(o.String()); fmt.Sprint(got) != fmt.Sprint(o) {
		t.Errorf("%v is remembered as %v", o, got)
	}
	if got := orderOf("what an older version wrote"); fmt.Sprint(got) != fmt.Sprint(order{}) {
		t.Errorf("what can't be read is %v", got)
	}
	if got := orderOf(`{"Parts":["cover","-no such section"],"Period":"2026"}`); len(got.Parts) != 1 {
		t.Errorf("an unknown section is kept: %v", got)
	}
}
