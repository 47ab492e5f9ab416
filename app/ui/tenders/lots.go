package tenders

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/ui/kit"
)

// lotChooser says which lot is in sight and brings another one into sight. It is nothing for a tender without lots.
type lotChooser struct {
	open   *openTender
	field  *kit.Field
	object *fyne.Container
}

func newLotChooser(o *openTender) *lotChooser {
	c := &lotChooser{open: o, object: container.NewStack()}
	c.field = kit.NewField(kit.FieldSpec{Label: "Lot", Value: o.lot, Closed: true, Choices: c.lots, Save: o.showLot})
	c.refresh()
	return c
}

func (c *lotChooser) lots() []kit.Choice {
	var all []kit.Choice
	for _, lot := range c.open.tender.Lots {
		all = append(all, kit.Choice{Value: lot.ID, Text: kit.Joined(" ", lot.ID, lot.Title)})
	}
	return all
}

// refresh shows the lot that is in sight now.
func (c *lotChooser) refresh() {
	c.field.SetValue(c.open.lot)
	shown := len(c.object.Objects) > 0
	switch has := len(c.open.tender.Lots) > 0; {
	case has && !shown:
		c.object.Objects = []fyne.CanvasObject{kit.NewForm(2, c.field)}
	case !has && shown:
		c.object.Objects = nil
	default:
		return
	}
	c.object.Refresh()
}

// showLot brings a lot into sight on all sides.
func (o *openTender) showLot(id string) {
	o.lot = id
	o.remember(lotLeft, id)
	o.refresh()
}
