package tenders

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// bids is the tab with the offers: who bids, at what price, and whether the bid takes part.
type bids struct {
	draft   *draft
	table   *kit.Table[bidRow]
	shape   string // the lots and the currency that the table's columns are made for
	columns []kit.Column[bidRow]
	adding  *kit.Field
	remove  *kit.Button
	card    *fyne.Container
	panel   *panel
	said    string // what the panel says, to be made anew only when that changes
	object  fyne.CanvasObject

	reading   kit.Latest
	suppliers []kit.Choice // of the register
}

func newBids(o *openTender) tab {
	b := &bids{panel: newPanel(), card: container.NewStack(), reading: kit.Latest{Runner: o.page.host.Runner()}}
	b.draft = newDraft(o, b.refresh)
	b.adding = kit.NewField(kit.FieldSpec{
		Label: "Add a bid of", Hint: "the beginning of a name, or a new one", Save: b.add,
		Choices: func() []kit.Choice { return b.suppliers },
	})
	b.adding.OnEnter = func() {} // the keyboard stays where the next can be added
	b.remove = kit.SecondaryButton("Remove bid", b.removeBid)
	head := kit.Pad(10, 0, 14, 14, kit.NewForm(2, b.adding))
	foot := kit.Pad(8, 10, 14, 14, kit.Row(8, b.remove))
	card := kit.Card(kit.Pad(1, 1, 1, 1, container.NewBorder(head, foot, nil, nil, b.card)))
	b.object = newColumns(mainShare, card, b.panel.object)
	b.refresh()
	b.readSuppliers()
	return b
}

// readSuppliers reads who is offered as a bidder.
func (b *bids) readSuppliers() {
	ws := b.draft.open.page.workspace
	b.reading.Do(func(ctx context.Context) func() {
		all, err := ws.Suppliers(ctx)
		choices := make([]kit.Choice, len(all))
		for i, s := range all {
			choices[i] = kit.Choice{Value: s.Name, Text: s.Name, Note: s.Size.Words()}
		}
		return func() {
			if err != nil {
				b.draft.open.page.host.Toast(kit.Sentence(err))
				return
			}
			b.suppliers = choices
		}
	})
}

// Object is the tab as it is shown.
func (b *bids) Object() fyne.CanvasObject { return b.object }

// Refresh shows the bids as they are stored now.
func (b *bids) Refresh() {
	b.draft.renew()
	b.readSuppliers()
}

// refresh shows the draft.
func (b *bids) refresh() {
	t := b.draft.now
	if shape := shapeOf(t); b.table == nil || shape != b.shape {
		b.shape = shape
		b.build()
	}
	b.table.SetRows(bidRows(t))
	if _, selected := b.table.Selected(); !selected {
		b.table.Select(0)
	}
	b.guard()
	b.tell()
}

// shapeOf is what the columns of bids depend on.
func shapeOf(t *tender.Tender) string {
	shape := fmt.Sprint(t.Currency, anyPriceScore(t))
	for _, lot := range t.Lots {
		shape += " " + lot.ID
	}
	return shape
}

// build makes the table for the lots that there are.
func (b *bids) build() {
	b.columns = b.columnsFor(b.draft.now)
	b.table = kit.NewTable("No bids yet. Type a supplier's name above to add the first one.", b.columns...)
	b.table.Key = func(r bidRow) string { return r.id }
	b.table.Remember(b.draft.open.page.host, "Bids")
	b.table.OnSelected = func(bidRow) { b.guard(); b.tell() }
	b.table.OnUnselected = func() { b.guard(); b.tell() }
	b.table.OnDelete = func(bidRow) { b.removeBid() }
	b.table.OnInsert = b.adding.Focus
	b.table.SetMany = func(changes []kit.CellChange[bidRow]) []error {
		return setMany(b.draft, b.columns, "Paste bids into "+b.draft.now.Reference, changes)
	}
	b.card.Objects = []fyne.CanvasObject{b.table}
	b.card.Refresh()
}

func (b *bids) guard() {
	if _, selected := b.table.Selected(); selected {
		b.remove.Enable()
	} else {
		b.remove.Disable()
	}
}

// add adds a bid of a supplier, and leaves the field ready for the next.
func (b *bids) add(supplier string) {
	b.adding.Reset("")
	if supplier = strings.TrimSpace(supplier); supplier == "" {
		return
	}
	named, several := b.supplierNamed(supplier)
	if several != nil {
		b.adding.Reset(supplier)
		b.adding.SetFault(several)
		b.adding.Focus()
		return
	}
	bid := tender.Bid{ID: freshBid(b.draft.now), Supplier: named}
	b.table.SelectKey(bid.ID)
	b.draft.edit(fmt.Sprintf("Add bid %s to %s", bid.ID, b.draft.now.Reference), func(t *tender.Tender) {
		t.Bids = append(t.Bids, bid)
	}, nil)
	b.table.SelectKey(bid.ID)
}

// supplierNamed is the supplier of the register that is meant by the beginning of a name, or else a new one of this name. It fails where
// several names begin so: nobody knows which is meant.
func (b *bids) supplierNamed(typed string) (string, error) {
	var meant []string
	for _, s := range b.suppliers {
		if strings.EqualFold(s.Value, typed) {
			return s.Value, nil
		}
		if strings.HasPrefix(strings.ToLower(s.Value), strings.ToLower(typed)) {
			meant = append(meant, s.Value)
		}
	}
	switch len(meant) {
	case 0:
		return typed, nil
	case 1:
		return meant[0], nil
	}
	return "", fmt.Errorf("%s and %s both begin so: type more of the name, or all of a new one", meant[0], meant[1])
}

// freshBid is the id for the next bid: A to Z, then AA and so on.
func freshBid(t *tender.Tender) string {
	for n := 0; ; n++ {
		id := ""
		for k := n; k >= 0; k = k/26 - 1 {
			id = string(rune('A'+k%26)) + id
		}
		if !slices.ContainsFunc(t.Bids, func(b tender.Bid) bool { return b.ID == id }) {
			return id
		}
	}
}

func (b *bids) removeBid() {
	row, ok := b.table.Selected()
	if !ok {
		return
	}
	b.table.SelectKey(neighbour(b.table.Rows(), row, b.table.Key))
	label := fmt.Sprintf("Remove bid %s from %s", row.id, b.draft.now.Reference)
	b.draft.edit(label, func(t *tender.Tender) {
		t.Bids = slices.DeleteFunc(t.Bids, func(bid tender.Bid) bool { return bid.ID == row.id })
	}, b.draft.removed("Bid "+row.id))
}

// tell says beside the table what there is to know about the selected bid, and what is wrong with any.
func (b *bids) tell() {
	t := b.draft.now
	row, selected := b.table.Selected()
	faults := bidFaults(t)
	said := fmt.Sprint(row, selected, faults, t.Price.Method)
	if said == b.said {
		return
	}
	b.said = said
	title, facts := kit.Counted(len(t.Bids), "bid"), []kit.Fact(nil)
	if selected {
		title, facts = kit.Joined(" · ", "Bid "+row.id, row.supplier), factsOfBid(t, row.id)
	}
	var sections []fyne.CanvasObject
	if len(faults) > 0 {
		sections = append(sections, section("To put right", b.faultList(faults)))
	}
	if d, known := weighing.Describe(t.Price.Method); known {
		words := "The price method is “" + d.Title + "”. " + priceNeeds[d.Price]
		sections = append(sections, kit.Words(words, theme.SizeNameText, false, kit.Secondary))
	}
	b.panel.show(title, facts, sections...)
}

// faultList says what is wrong with bids; each line leads to the bid.
func (b *bids) faultList(faults tender.Faults) fyne.CanvasObject {
	items := make([]kit.Item, 0, len(faults))
	for _, f := range faults[:min(len(faults), mostFaults)] {
		items = append(items, kit.Item{
			Tone: kit.ToneWarn, Lead: placeWords(b.draft.now, f.Place) + ":", Text: faultWords(f), Open: func() { b.show(f.Place) },
		})
	}
	return kit.List(items...)
}

// priceNeeds say which prices a method can take.
var priceNeeds = map[weighing.PriceNeed]string{
	weighing.NoPrice:      "It does not look at prices.",
	weighing.ZeroOrMore:   "It takes prices of 0 or more.",
	weighing.MoreThanZero: "It takes prices above 0.",
}

// bidFaults are those faults of the tender that lie in bids.
func bidFaults(t *tender.Tender) tender.Faults {
	return slices.DeleteFunc(t.Check(), func(f tender.Fault) bool { return !strings.HasPrefix(f.Place, "bids[") })
}

// show goes to the bid that a fault is in.
func (b *bids) show(place string) {
	first, _, _ := strings.Cut(place, ".")
	if _, i := indexed(first); i >= 0 && i < len(b.draft.now.Bids) {
		b.table.SelectKey(b.draft.now.Bids[i].ID)
		b.table.Focus()
	}
}
