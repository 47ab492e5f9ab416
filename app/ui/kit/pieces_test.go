package kit

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestATabIsBuiltWhenItIsFirstShownAndKept(t *testing.T) {
	var built []string
	tab := func(name string) Tab {
		return Tab{name, func() fyne.CanvasObject {
			built = append(built, name)
			return OneLine("what "+name+" shows", theme.SizeNameText, false, Plain)
		}}
	}
	tabs := NewTabs(tab("Set up"), tab("Bids"), tab("Scores"))
	var told []string
	tabs.OnSelected = func(name string) { told = append(told, name) }
	page := NewTabbedPage("T-007", tabs)
	h := open(t, page.Object())
	h.w.Canvas().Focus(tabs.bar)
	h.press(fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome)
	h.click(tabs.bar, fyne.NewPos(tabs.bar.rights[0]+5, 10))
	tabs.Select("Bids")
	tabs.Select("Robustness")
	if want := []string{"Set up", "Bids", "Scores"}; !slices.Equal(built, want) {
		t.Errorf("built %q, want each once", built)
	}
	if want := []string{"Bids", "Scores", "Set up", "Bids"}; !slices.Equal(told, want) || tabs.Selected() != "Bids" {
		t.Errorf("told %q, %q is in front", told, tabs.Selected())
	}
	for i, o := range tabs.built {
		if o.Visible() != (i == 1) {
			t.Errorf("what tab %d shows is seen: %v", i, o.Visible())
		}
	}
}

func TestAHeaderTakesMoreLinesInsteadOfCuttingItsFacts(t *testing.T) {
	page := NewPage("Contracts", canvas.NewRectangle(Light.Page), SecondaryButton("Import…", nil), PrimaryButton("New contract", nil))
	h := open(t, page.Object())
	page.SetFacts("24 live")
	h.again()
	short := page.facts.MinSize().Height
	page.SetFacts(strings.Repeat("38 % of value with small and medium-sized suppliers · ", 5))
	page.SetTitle("Contracts of everyone")
	h.again()
	if page.facts.MinSize().Height <= short || page.Title() != "Contracts of everyone" || !strings.HasPrefix(page.Facts(), "38 %") {
		t.Error("long facts take no more lines than short ones")
	}
	for _, p := range page.facts.pieces {
		if right := p.left + p.text.MinSize().Width; right > page.facts.Size().Width+0.5 {
			t.Errorf("%q reaches to %v of %v", p.text.Text, right, page.facts.Size().Width)
		}
	}
}

func TestADetailPanelShowsFactsThatAreKnown(t *testing.T) {
	detail := NewDetail()
	open(t, BesideDetail(canvas.NewRectangle(Light.Card), detail))
	detail.SetTitle("C-014 Appeals")
	detail.SetFacts([]Fact{{Label: "Supplier", Value: "Fernhill (lead 55%), Plainly 25%, Copperline 20% and some more"}, {Label: "Place"}, {Label: "Notice", Value: "12 Dec 2026", Strong: true}})
	if n := len(detail.facts.Objects); n != 4 {
		t.Fatalf("%d texts for two facts", n)
	}
	first, second := detail.facts.Objects[1].(*Wrapped), detail.facts.Objects[3].(*Wrapped)
	if first.lines < 2 || second.Position().Y < first.Position().Y+first.Size().Height {
		t.Errorf("a fact of %d lines ends at %v, the next begins at %v", first.lines, first.Position().Y+first.Size().Height, second.Position().Y)
	}
	detail.Clear("Select a contract.")
	if detail.Title() != "" || len(detail.facts.Objects) != 0 || detail.sections.Objects[0].(*Wrapped).Text() != "Select a contract." {
		t.Error("a cleared panel shows something else than what to do")
	}
}

func TestThePanelGoesBelowWhereThereIsTooLittleWidth(t *testing.T) {
	content, detail := canvas.NewRectangle(Light.Card), NewDetail()
	both := BesideDetail(content, detail)
	w := show(t, both, fyne.NewSize(1100, 600))
	if detail.Object().Position().X < content.Size().Width {
		t.Error("the panel does not stand beside the content")
	}
	w.Resize(fyne.NewSize(600, 600))
	if detail.Object().Position().Y < content.Size().Height || detail.Object().Size().Width != 600 {
		t.Error("the panel does not stand below the content")
	}
}

func TestAnItemOpensByMouseAndKeyboard(t *testing.T) {
	opened := 0
	list := List(Item{Tone: ToneBad, Lead: "Give notice", Text: "— C-014", Note: "by 12 Dec", Open: func() { opened++ }}, Item{Text: "Nothing to open"})
	h := open(t, list)
	items := list.(*fyne.Container).Objects
	h.click(items[0], fyne.NewPos(5, 5))
	h.w.Canvas().Focus(items[0].(fyne.Focusable))
	h.press(fyne.KeyReturn)
	if _, takes := items[1].(fyne.Focusable); takes || opened != 2 {
		t.Errorf("opened %d times; an item without anything to open takes the keyboard: %v", opened, takes)
	}
}

func TestAButtonAnswersUnlessItIsDisabled(t *testing.T) {
	pressed := 0
	button := PrimaryButton("New", func() { pressed++ })
	h := open(t, container.NewCenter(button))
	h.w.Canvas().Focus(button)
	h.press(fyne.KeyReturn)
	h.write(" ")
	test.Tap(button)
	button.Disable()
	test.Tap(button)
	h.w.Canvas().Focus(button)
	button.TypedRune(' ')
	if pressed != 3 || !button.Disabled() {
		t.Errorf("pressed %d times", pressed)
	}
	button.SetText("Go")
	if button.Text() != "Go" {
		t.Errorf("it says %q", button.Text())
	}
}

func TestTextThatWrapsLosesNothingAndKeepsToItsWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	random := rand.New(rand.NewPCG(7, 9))
	letters := []rune("aeilnrst WŵÉ中😀 -\n")
	for range 300 {
		text := make([]rune, random.IntN(120))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		width := float32(20 + random.IntN(200))
		lines := breakLines(string(text), width, 13, fyne.TextStyle{})
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(string(text)), ""); got != want {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if wide := fyne.MeasureText(line, 13, fyne.TextStyle{}).Width; wide > width && len([]rune(line)) > 1 {
				t.Fatalf("the line %q is %v wide, not %v", line, wide, width)
			}
		}
	}
}

func TestBoldPartsFollowEachOther(t *testing.T) {
	words := Runs(theme.SizeNameText, Plain, Run{"Fernhill: 0.65 × 92.31 = ", false}, Run{"87.42", true}, Run{". Margin 6.29", false})
	show(t, words, fyne.NewSize(600, 40))
	if words.Text() != "Fernhill: 0.65 × 92.31 = 87.42. Margin 6.29" || len(words.pieces) != 3 {
		t.Fatalf("%d pieces of %q", len(words.pieces), words.Text())
	}
	for i, p := range words.pieces[1:] {
		before := words.pieces[i]
		gap := p.left - before.left - fyne.MeasureText(strings.TrimRight(before.text.Text, " "), 13, before.text.TextStyle).Width
		if gap < -1 || gap > 8 || p.text.TextStyle.Bold == before.text.TextStyle.Bold {
			t.Errorf("%q begins %v behind %q", p.text.Text, gap, before.text.Text)
		}
	}
}

func TestWhatFloatsIsPlacedAgainWhenTheWindowChanges(t *testing.T) {
	layer := Layered(canvas.NewRectangle(Light.Page))
	w := show(t, layer, fyne.NewSize(400, 300))
	toast := canvas.NewRectangle(Light.Card)
	layer.Float(toast, func(size fyne.Size) (fyne.Position, fyne.Size) {
		return fyne.NewPos(size.Width-100, size.Height-40), fyne.NewSize(90, 30)
	})
	w.Resize(fyne.NewSize(500, 400))
	if toast.Position() != fyne.NewPos(400, 360) || toast.Size() != fyne.NewSize(90, 30) {
		t.Errorf("it stands at %v, %v large", toast.Position(), toast.Size())
	}
	layer.Remove(toast)
	if len(layer.over.Objects) != 0 || len(layer.floating) != 0 {
		t.Error("it still floats")
	}
	layer.SetContent(canvas.NewRectangle(Light.Card))
	if layer.content.Size() != fyne.NewSize(500, 400) {
		t.Errorf("new content is %v large", layer.content.Size())
	}
}

func TestARatingHasAWordAShapeAndAToneOfItsOwn(t *testing.T) {
	shapes, words, tones := map[Shape]bool{}, map[string]bool{}, map[Tone]bool{}
	for r := NotYetRated; r <= Inadequate; r++ {
		look := ratingLook(r)
		shapes[look.shape], words[r.Words()], tones[look.tone] = true, true, true
	}
	if len(shapes) != 5 || len(words) != 5 || len(tones) != 5 {
		t.Errorf("%d shapes, %d words, %d tones for 5 ratings", len(shapes), len(words), len(tones))
	}
}

func TestAShapeIsDrawnInItsSquare(t *testing.T) {
	m := newMark()
	for s := Disc; s <= Ring; s++ {
		m.draw(s, fyne.NewPos(10, 10), 9, Light.Text)
		seen := 0
		for _, o := range m.objects() {
			if !o.Visible() {
				continue
			}
			seen++
			if o.Position().X < 8 || o.Position().X+o.Size().Width > 21 {
				t.Errorf("shape %d reaches from %v, %v wide", s, o.Position(), o.Size())
			}
		}
		if seen == 0 {
			t.Errorf("shape %d is not drawn", s)
		}
	}
}

func TestAFormUsesFewerColumnsWhereTheyWouldBeTooNarrow(t *testing.T) {
	first, second, wide := TextField("First", "", nil), TextField("Second", "", nil), NoteField("Note", "", nil)
	form := NewForm(2, first, second, wide)
	w := show(t, form, fyne.NewSize(600, 400))
	if second.Position().X == 0 || wide.Size().Width != 600 || wide.Position().Y <= second.Position().Y {
		t.Errorf("second field at %v, the note %v wide at %v", second.Position(), wide.Size().Width, wide.Position())
	}
	w.Resize(fyne.NewSize(280, 400))
	if second.Position().X != 0 || second.Position().Y <= first.Position().Y {
		t.Errorf("in a narrow form the second field stands at %v", second.Position())
	}
}

func TestTheKeyboardIsAlwaysInSight(t *testing.T) {
	var fields []*Field
	for range 40 {
		fields = append(fields, TextField("Label", "", nil))
	}
	last := SecondaryButton("After all of them", nil)
	scroll := container.NewVScroll(Flow(4, NewForm(1, fields...), last))
	h := open(t, Card(scroll))
	inSight := func(o fyne.CanvasObject) bool {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		return top >= 0 && top+o.Size().Height <= 600
	}
	fields[0].Focus()
	for i := range 40 {
		if !inSight(fields[i].control) {
			t.Fatalf("field %d has the keyboard, but is not in sight", i)
		}
		h.press(fyne.KeyTab)
	}
	if h.focused() != last || !inSight(last) {
		t.Error("the button behind the fields is not in sight")
	}
	fields[3].Focus()
	if !inSight(fields[3].control) {
		t.Error("a field further up is not in sight")
	}
}

func TestTheBarThatScrollsStandsBesideTheContent(t *testing.T) {
	sheet := canvas.NewRectangle(Light.Card)
	sheet.SetMinSize(fyne.NewSize(50, 2_000))
	scrolled := Scrolled(sheet)
	show(t, Pad(0, 0, 0, 20, scrolled), fyne.NewSize(400, 300))
	scroll := scrolled.(*fyne.Container).Objects[0]
	if place := scrolled.Size().Width; !alike(sheet.Size().Width, place) || !alike(scroll.Size().Width, place+barRoom()+2*edge) {
		t.Errorf("content %v wide in a scroller %v wide, in a place of %v", sheet.Size().Width, scroll.Size().Width, place)
	}
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if at, place := position(sheet), position(scrolled); at != place {
		t.Errorf("content at %v in a place at %v", at, place)
	}
}

func TestAButtonInAFlowKeepsItsWidth(t *testing.T) {
	button, words := SecondaryButton("Open", nil), Paragraph("What is delivered")
	show(t, Flow(4, words, button), fyne.NewSize(400, 300))
	if button.Size().Width != button.MinSize().Width || words.Size().Width != 400 {
		t.Errorf("the button is %v wide, the words %v", button.Size().Width, words.Size().Width)
	}
}

func TestErrorsAreSentencesOnTheScreen(t *testing.T) {
	for text, want := range map[string]string{"the file is gone": "The file is gone", "élan": "Élan", "\"x\" is wrong": "\"x\" is wrong", "": ""} {
		if got := Sentence(errors.New(text)); got != want {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

func TestTheMouseChangesOverAnEdge(t *testing.T) {
	table := dealTable()
	table.SetRows(someDeals)
	show(t, table, fyne.NewSize(700, 400))
	move := func(x float32) desktop.Cursor {
		table.head.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5)}})
		return table.head.Cursor()
	}
	if move(table.lefts[1]+2) != desktop.HResizeCursor || move(table.lefts[1]+30) == desktop.HResizeCursor {
		t.Error("the pointer does not say where an edge can be dragged")
	}
}

func TestATitleTakesTwoLinesAtMost(t *testing.T) {
	title := strings.Repeat("Gwasanaeth cyfieithu a lleoleiddio ", 8)
	page := NewPage(title, Words("", theme.SizeNameText, false, Plain))
	show(t, page.Object(), fyne.NewSize(500, 300))
	if page.title.lines != 2 || page.Title() != title {
		t.Errorf("the title takes %d lines and is %q", page.title.lines, page.Title())
	}
	if last := page.title.pieces[len(page.title.pieces)-1].text; !strings.HasSuffix(last.Text, "…") || last.MinSize().Width > 500 {
		t.Errorf("its second line is %q", last.Text)
	}
}

func TestOnlyTheTabInFrontIsBuilt(t *testing.T) {
	var built []string
	tab := func(name string) Tab {
		return Tab{Name: name, Build: func() fyne.CanvasObject {
			built = append(built, name)
			return Words(name, theme.SizeNameText, false, Plain)
		}}
	}
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	tabs := NewTabs(tab("Set up"), tab("Bids"), tab("Scores"))
	if tabs.Selected() != "Set up" {
		t.Errorf("%q is in front", tabs.Selected())
	}
	tabs.Select("Bids")
	NewTabbedPage("", tabs)
	if !slices.Equal(built, []string{"Bids"}) || tabs.Selected() != "Bids" {
		t.Errorf("built %q, %q is in front", built, tabs.Selected())
	}
}

func TestWithLargeTextAListKeepsItsRowsAndThePageScrolls(t *testing.T) {
	content, detail := TextField("Content", "", nil), NewDetail()
	object := BesideDetail(content, detail)
	open(t, object)
	object.Resize(fyne.NewSize(700, 300))
	if high := content.Size().Height; high < leastContent {
		t.Errorf("what stands above the panel is %v high", high)
	}
	if least := object.MinSize().Height; least > 300 {
		t.Errorf("the page needs %v", least)
	}
	object.Resize(fyne.NewSize(800, 300))
	if high := content.Size().Height; high > 300 {
		t.Errorf("beside the panel it is %v high", high)
	}
}
