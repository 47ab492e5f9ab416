package tenders

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// bidsOf are the bids of an open tender, in front.
func (d *desktop) bidsOf(reference string) *bids {
	d.T.Helper()
	return d.open(reference, "Bids").side("Bids").(*bids)
}

// go to the cell of a bid and a column, counted from the left.
func (d *desktop) toCell(b *bids, bid string, column int) {
	b.table.SelectKey(bid)
	b.table.Focus()
	for range 8 {
		d.Press(fyne.KeyLeft)
	}
	for range column {
		d.Press(fyne.KeyRight)
	}
}

// The columns of a tender without lots.
const (
	idCell = iota
	supplierCell
	statusCell
	priceCell
	scoreCell
)

func TestBidsAreAddedByTypingNames(t *testing.T) {
	d := onDesktop(t, true)
	d.add(contestOf(0, 2))
	b := d.bidsOf("T-100")
	b.adding.Focus()
	d.Write("merrow")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Write("A name that is new")
	d.Press(fyne.KeyReturn)
	d.Write("fern") // the beginning of one name alone
	d.Press(fyne.KeyReturn)
	if bids := d.stored("T-100").Bids; len(bids) != 3 || bids[2].Supplier != "Fernhill Digital" {
		t.Errorf("the bids are %+v", bids)
	}
	d.undo(1)
	got := d.stored("T-100").Bids
	if len(got) != 2 || got[0].ID != "A" || got[0].Supplier != "Merrow Systems" || got[1].ID != "B" || got[1].Supplier != "A name that is new" {
		t.Fatalf("the bids are %+v; toasts %v", got, d.Toasts)
	}
	if b.adding.Text() != "" {
		t.Errorf("the field still holds %q", b.adding.Text())
	}
	if label := d.undoLabel(); label != "Add bid B to T-100" {
		t.Errorf("Undo would undo %q", label)
	}
	d.undo(1)
	if got := d.stored("T-100").Bids; len(got) != 1 {
		t.Errorf("after Undo there are %d bids", len(got))
	}
}

func TestABidIsEditedInPlaceByKeys(t *testing.T) {
	d := onDesktop(t, false)
	made := contestOf(2, 1)
	made.Bids[1].PriceScore = exact.SomeOf("40") // price scores are shown where there are any
	d.add(made)
	b := d.bidsOf("T-100")
	bid := func() tender.Bid { return d.stored("T-100").Bids[0] }
	for _, c := range []struct {
		column int
		text   string
		right  func(tender.Bid) bool
	}{
		{priceCell, "1.25m", func(b tender.Bid) bool { return b.Price == money.New(125_000_000, money.GBP) }},
		{scoreCell, "62.5", func(b tender.Bid) bool { return b.PriceScore == exact.SomeOf("62.5") }},
		{statusCell, "with", func(b tender.Bid) bool { return b.Status == weighing.Withdrawn }},
		{supplierCell, "Somebody else", func(b tender.Bid) bool { return b.Supplier == "Somebody else" }},
		{idCell, "X1", func(b tender.Bid) bool { return b.ID == "X1" }},
	} {
		d.toCell(b, bid().ID, c.column)
		d.Write(c.text)
		d.Press(fyne.KeyReturn)
		if !c.right(bid()) {
			t.Errorf("after %q in column %d the bid is %+v; the table says %q", c.text, c.column, bid(), b.table.Notice())
		}
	}
}

func TestAWrongPriceStaysOnTheScreenWithTheReason(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(1, 1))
	b := d.bidsOf("T-100")
	for text, want := range map[string]string{
		"0":    "the price method can't take a price of 0: give one above 0",
		"-5":   "a price can't be below 0",
		"lots": "Price, BA0: ",
	} {
		d.toCell(b, "BA0", priceCell)
		d.Write(text)
		d.Press(fyne.KeyReturn)
		if got := b.table.Notice(); !strings.Contains(got, want) {
			t.Errorf("%q: the table says %q, want %q", text, got, want)
		}
	}
	if got := d.stored("T-100").Bids[0].Price; got != money.New(100_000_00, money.GBP) {
		t.Errorf("stored is %v", got)
	}
}

func TestAColumnOfPricesIsPastedInOneStep(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(4, 1))
	b := d.bidsOf("T-100")
	d.toCell(b, "BA0", priceCell)
	clipboard := test.NewClipboard()
	clipboard.SetContent("£1,000.50\n2k\nnone\n4000\n5000\n")
	d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	var prices []string
	for _, bid := range d.stored("T-100").Bids {
		prices = append(prices, bid.Price.Words())
	}
	if got := strings.Join(prices, " "); got != "£1,000.50 £2,000.00 £114,000.00 £4,000.00" {
		t.Errorf("the prices are %s", got)
	}
	if got := b.table.Notice(); !strings.Contains(got, "Pasted 3 of 4 values. 1 had no cell to go to. Price, BA2: ") {
		t.Errorf("the table says %q", got)
	}
	d.undo(1)
	if got := d.stored("T-100").Bids[0].Price.Words(); got != "£100,000.00" {
		t.Errorf("one Undo leaves %s", got)
	}
}

func TestABidIsRemovedWithoutAQuestion(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(3, 1))
	b := d.bidsOf("T-100")
	d.toCell(b, "BA1", priceCell)
	d.Press(fyne.KeyDelete)
	if got := d.stored("T-100").Bids; len(got) != 3 || got[1].Price.IsSet() {
		t.Fatalf("Delete leaves the bids %+v", got)
	}
	d.undo(1)
	d.DeleteRow()
	if got := d.stored("T-100").Bids; len(got) != 2 {
		t.Fatalf("%d bids are left; toasts %v", len(got), d.Toasts)
	}
	if want := "Bid BA1 was removed. Ctrl+Z brings it back."; !slices.Contains(d.Toasts, want) {
		t.Errorf("said %q, want %q", d.Toasts, want)
	}
	if row, _ := b.table.Selected(); row.id != "BA2" {
		t.Errorf("then %q is selected", row.id)
	}
	d.undo(1)
	if got := d.stored("T-100").Bids; len(got) != 3 || got[1].ID != "BA1" {
		t.Errorf("after Undo the bids are %+v", got)
	}
}

func TestPricesOfLotsStandSideBySide(t *testing.T) {
	d := onDesktop(t, false)
	made := contestOf(2, 1)
	made.Lots = []tender.Lot{{ID: "N", Title: "North"}, {ID: "S", Title: "South"}}
	for i := range made.Bids {
		made.Bids[i].Price = money.Amount{}
	}
	d.add(made)
	b := d.bidsOf("T-100")
	d.toCell(b, "BA0", 4)
	d.Write("7k")
	d.Press(fyne.KeyReturn)
	got := d.stored("T-100").Bids[0]
	if len(got.Lots) != 1 || got.Lots["S"].Price.Words() != "£7,000.00" {
		t.Fatalf("the bid offers %v", got.Lots)
	}
	words := strings.Join(strings.Fields(d.Words()), " ")
	if !strings.Contains(words, "the bid is for none of the tender's lots") {
		t.Errorf("nothing is said of the bid for no lot: %s", words)
	}
	d.toCell(b, "BA0", 4)
	d.Press(fyne.KeyBackspace, fyne.KeyReturn)
	if got := d.stored("T-100").Bids[0].Lots; len(got) != 0 {
		t.Errorf("without a price the bid offers %v", got)
	}
}

func TestIdsOfBidsFollowTheAlphabet(t *testing.T) {
	made := &tender.Tender{}
	for range 28 {
		made.Bids = append(made.Bids, tender.Bid{ID: freshBid(made)})
	}
	if a, z, aa, ab := made.Bids[0].ID, made.Bids[25].ID, made.Bids[26].ID, made.Bids[27].ID; a+z+aa+ab != "AZAAAB" {
		t.Errorf("they go %s … %s, %s, %s", a, z, aa, ab)
	}
}

func TestASupplierOfTheRegisterIsPickedInTheTable(t *testing.T) {
	d := onDesktop(t, true)
	d.add(contestOf(2, 2))
	b := d.open("T-100", "Bids").side("Bids").(*bids)
	b.table.Focus()
	d.Press(fyne.KeyRight)
	d.Write("copp")
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.stored("T-100").Bids[0].Supplier; got != "Copperline" {
		t.Errorf("the bidder is %q", got)
	}
	if row, _ := b.table.Selected(); row.id != d.stored("T-100").Bids[1].ID {
		t.Errorf("bid %s is selected, want the one below", row.id)
	}
}
