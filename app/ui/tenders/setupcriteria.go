package tenders

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// criteria is the tree of criteria, edited in place.
type criteria struct {
	draft  *draft
	table  *kit.Table[criterionRow]
	sums   *kit.Wrapped // what the weights add up to
	parts  *kit.Button  // turns whether the parts of the selected criterion must add up to 100
	chosen []*kit.Button
	all    []*kit.Button
	object fyne.CanvasObject
}

// criterionRow is a criterion in the tree, with its words ready.
type criterionRow struct {
	id, section, title, weight, share, minimum, scale string
	depth                                             int
	group                                             bool
}

const weightColumn = "Weight"

// The words of the button that says what the weights of parts are.
const (
	partsInProportion = "Parts count in proportion"
	partsOfHundred    = "Parts add up to 100"
)

// newCriteria shows the criteria of a draft, below the field that says what their weights are.
func newCriteria(d *draft, basis *kit.Field) *criteria {
	c := &criteria{draft: d}
	c.table = kit.NewTable("No criteria yet. Bids are marked on criteria: add the first one.", c.columns()...)
	c.table.Key = func(r criterionRow) string { return r.id }
	c.table.Remember(d.open.page.host, "Criteria")
	c.table.OnSelected = func(criterionRow) { c.guard() }
	c.table.OnUnselected = c.guard
	c.table.OnDelete = func(criterionRow) { c.remove() }
	c.table.OnInsert = c.add
	c.table.OnShortcut = kit.AltMoves(c.move)
	c.table.OnTyping = c.typing
	c.table.SetMany = func(changes []kit.CellChange[criterionRow]) []error {
		return setMany(d, c.columns(), "Paste criteria into "+d.now.Reference, changes)
	}
	c.sums = kit.Words("", theme.SizeNameText, true, kit.Plain)
	add := kit.SecondaryButton("Add criterion", c.add)
	c.parts = kit.SecondaryButton(partsInProportion, c.turnParts)
	c.chosen = []*kit.Button{
		kit.SecondaryButton("Add part", c.addPart),
		kit.SecondaryButton("Up", func() { c.move(-1) }), kit.SecondaryButton("Down", func() { c.move(1) }),
		kit.SecondaryButton("Remove", c.remove), c.parts,
	}
	c.all = append([]*kit.Button{add}, c.chosen...)
	row := make([]fyne.CanvasObject, len(c.all))
	for i, b := range c.all {
		row[i] = b
	}
	head := kit.Pad(2, 6, 2, 2, kit.Flow(2, kit.NewForm(2, basis), c.sums))
	foot := kit.Pad(8, 2, 2, 2, kit.Row(8, row...))
	c.object = container.NewBorder(head, foot, nil, nil, kit.Card(kit.Pad(1, 1, 1, 1, c.table)))
	c.refresh()
	return c
}

// columns of the tree. What is typed into one is saved when the cell is left.
func (c *criteria) columns() []kit.Column[criterionRow] {
	return []kit.Column[criterionRow]{
		{
			Title: idColumn, Width: 74, Text: func(r criterionRow) string { return r.id }, Set: c.setID,
			Paint: func(r criterionRow) kit.Cell { return kit.TextCell(strings.Repeat("    ", r.depth) + r.id) },
		},
		{Title: "Section", Width: 80, Grow: 2, Text: func(r criterionRow) string { return r.section }, Set: c.setText("section", func(c *tender.Criterion) *string { return &c.Section })},
		{
			Title: "Question", Width: 120, Grow: 4, Text: func(r criterionRow) string { return r.title },
			Set:    c.setText("question", func(c *tender.Criterion) *string { return &c.Title }),
			Strong: func(r criterionRow) bool { return r.group },
		},
		{Title: weightColumn, Width: 66, Number: true, Text: func(r criterionRow) string { return r.weight }, Set: c.setWeight},
		{Title: "% of all", Width: 68, Number: true, Text: func(r criterionRow) string { return r.share }},
		{Title: "Minimum", Width: 74, Number: true, Text: func(r criterionRow) string { return r.minimum }, Set: c.setMinimum},
		{Title: "Own scale", Width: 100, Text: func(r criterionRow) string { return r.scale }, Set: c.setScale},
	}
}

// rows are all criteria, each followed by its parts.
func (c *criteria) rows() (rows []criterionRow) {
	t := c.draft.now
	var walk func(criteria []tender.Criterion, depth int, whole *big.Rat)
	walk = func(criteria []tender.Criterion, depth int, whole *big.Rat) {
		weights := weightOf(criteria)
		for i := range criteria {
			one := &criteria[i]
			r := criterionRow{
				id: one.ID, section: one.Section, title: one.Title, weight: one.Weight.String(), minimum: one.Minimum.String(),
				scale: scaleText(one.Scale), depth: depth, group: !one.IsLeaf(),
			}
			share := new(big.Rat)
			if weights.Sign() > 0 {
				share.Quo(share.Mul(whole, one.Weight.Rat()), weights)
				r.share = exact.Short(share, 2)
			}
			rows = append(rows, r)
			walk(one.Children, depth+1, share)
		}
	}
	whole := hundredPercent
	if t.QualityWeight.Given() {
		whole = t.QualityWeight.Rat()
	}
	walk(t.Criteria, 0, whole)
	return rows
}

// refresh shows the draft.
func (c *criteria) refresh() {
	c.table.Locked = c.draft.locked()
	c.table.SetRows(c.rows())
	if _, selected := c.table.Selected(); !selected {
		c.table.Select(0)
	}
	c.tell(c.draft.now)
	c.guard()
}

// tell says what the weights of a tender add up to.
func (c *criteria) tell(t *tender.Tender) {
	words, right := weightWords(t)
	c.sums.SetText(words)
	c.sums.SetInk(kit.Mark(kit.ToneWarn))
	if right {
		c.sums.SetInk(kit.Mark(kit.ToneGood))
	}
}

// typing says what the weights would add up to with one that is being typed.
func (c *criteria) typing(r criterionRow, column, text string) {
	weight, err := weightFrom(text)
	if column != weightColumn || err != nil {
		return
	}
	t := *c.draft.now
	t.Criteria = copyOfCriteria(t.Criteria)
	if one := criterionOf(&t, r.id); one != nil {
		one.Weight = weight
		c.tell(&t)
	}
}

// weightWords says what the weights add up to, and of the parts of criteria only what is not right.
func weightWords(t *tender.Tender) (words string, right bool) {
	if len(t.Criteria) == 0 {
		return "There are no weights yet.", false
	}
	right = true
	var said []string
	for _, s := range sumsOf(t) {
		if s.first || !s.right {
			said = append(said, s.words)
		}
		right = right && s.right
	}
	return strings.Join(said, " "), right
}

// guard lets only be done what can be: nothing to a locked model, to no criterion where none is selected.
func (c *criteria) guard() {
	row, selected := c.table.Selected()
	for _, b := range c.all {
		b.Enable()
		if c.draft.locked() {
			b.Disable()
		}
	}
	if !selected {
		for _, b := range c.chosen {
			b.Disable()
		}
	}
	if !row.group {
		c.parts.Disable()
	}
	c.parts.SetText(partsInProportion)
	if one := criterionOf(c.draft.now, row.id); one != nil && one.RelativeChildren {
		c.parts.SetText(partsOfHundred)
	}
}

var errLocked = errors.New("the model is locked: unlock it, with a reason, before you change it")

// change changes one thing about a criterion.
func (c *criteria) change(what, id string, set func(t *tender.Tender)) error {
	if c.draft.locked() {
		return errLocked
	}
	c.draft.edit(fmt.Sprintf("Change %s of %s in %s", what, id, c.draft.now.Reference), set, nil)
	return nil
}

// changeOne is [criteria.change] for a value of the criterion itself.
func (c *criteria) changeOne(what, id string, set func(*tender.Criterion)) error {
	return c.change(what, id, func(t *tender.Tender) {
		if one := criterionOf(t, id); one != nil {
			set(one)
		}
	})
}

func (c *criteria) setText(what string, at func(*tender.Criterion) *string) func(criterionRow, string) error {
	return func(r criterionRow, text string) error {
		return c.changeOne(what, r.id, func(one *tender.Criterion) { *at(one) = text })
	}
}

func (c *criteria) setID(r criterionRow, text string) error {
	switch {
	case text == "":
		return errors.New("a criterion needs an id: give a short one, such as Q1")
	case criterionOf(c.draft.now, text) != nil:
		return fmt.Errorf("%s is the id of another criterion: give each one of its own", text)
	}
	err := c.change("id", r.id, func(t *tender.Tender) { renameCriterion(t, r.id, text) })
	c.table.SelectKey(text)
	return err
}

func (c *criteria) setWeight(r criterionRow, text string) error {
	weight, err := weightFrom(text)
	if err != nil {
		return err
	}
	return c.changeOne("weight", r.id, func(one *tender.Criterion) { one.Weight = weight })
}

// weightFrom reads a weight: 0 or more.
func weightFrom(text string) (exact.Decimal, error) {
	number, err := kit.ReadNumber(text, "%")
	if err != nil {
		return exact.Decimal{}, err
	}
	weight, given := number.Get()
	if !given {
		return weight, errors.New("give a weight, 0 where the criterion does not count")
	}
	return weight, belowZero(weight)
}

func (c *criteria) setMinimum(r criterionRow, text string) error {
	number, err := kit.ReadNumber(text, "")
	if err != nil {
		return err
	}
	minimum, given := number.Get()
	scale := c.draft.now.ScaleOf(criterionOf(c.draft.now, r.id))
	switch {
	case given && r.group:
		return errors.New("a criterion with parts is not marked itself: give its parts a minimum")
	case given && scale.Max.Given() && !scale.Takes(minimum):
		return fmt.Errorf("%v is off the scale: give a mark %s", minimum, scale.Words())
	}
	return c.changeOne("minimum", r.id, func(one *tender.Criterion) { one.Minimum = number })
}

func (c *criteria) setScale(r criterionRow, text string) error {
	scale, err := scaleFrom(text)
	if err != nil {
		return err
	}
	if scale.IsSet() && r.group {
		return errors.New("a criterion with parts is not marked itself: give its parts a scale")
	}
	return c.changeOne("scale", r.id, func(one *tender.Criterion) {
		if scale.IsSet() {
			scale.Levels = one.Scale.Levels
		}
		one.Scale = scale
	})
}

// add puts a new criterion behind the selected one, or at the end.
func (c *criteria) add() {
	t := c.draft.now
	row, _ := c.table.Selected()
	list, _, parent := family(t, row.id)
	if list == nil || parent == nil {
		list = &t.Criteria
	}
	aim := aimOf(t)
	if parent != nil && !parent.RelativeChildren {
		aim = hundredPercent
	}
	one := tender.Criterion{ID: freshCriterion(t, parent), Weight: restOf(*list, aim)}
	if list == &t.Criteria && len(*list) > 0 {
		one.Section = (*list)[len(*list)-1].Section
	}
	c.put("Add criterion", one.ID, func(t *tender.Tender) { addCriterion(t, row.id, one) })
}

// addPart gives the selected criterion a part.
func (c *criteria) addPart() {
	row, ok := c.table.Selected()
	if !ok {
		return
	}
	of := criterionOf(c.draft.now, row.id)
	part := tender.Criterion{ID: freshCriterion(c.draft.now, of), Weight: restOf(of.Children, hundredPercent)}
	c.put("Add part", part.ID, func(t *tender.Tender) { addPart(t, row.id, part) })
}

// put adds a criterion and goes to it.
func (c *criteria) put(what, id string, set func(*tender.Tender)) {
	c.table.SelectKey(id)
	c.draft.edit(fmt.Sprintf("%s %s in %s", what, id, c.draft.now.Reference), set, nil)
	c.table.SelectKey(id)
	c.table.Focus()
}

// show goes to a criterion.
func (c *criteria) show(id string) {
	c.table.SelectKey(id)
	c.table.Focus()
}

func (c *criteria) move(by int) {
	if row, ok := c.table.Selected(); ok && !c.draft.locked() {
		c.draft.edit(fmt.Sprintf("Move %s in %s", row.id, c.draft.now.Reference), func(t *tender.Tender) { moveCriterion(t, row.id, by) }, nil)
	}
}

func (c *criteria) remove() {
	if row, ok := c.table.Selected(); ok && !c.draft.locked() {
		c.table.SelectKey(neighbour(c.table.Rows(), row, c.table.Key))
		c.draft.edit(fmt.Sprintf("Remove %s from %s", row.id, c.draft.now.Reference), func(t *tender.Tender) { removeCriterion(t, row.id) }, c.draft.removed(row.id))
	}
}

// neighbour is the key of the row after another one, or before it where that is the last.
func neighbour[R any](rows []R, row R, key func(R) string) string {
	i := slices.IndexFunc(rows, func(other R) bool { return key(other) == key(row) })
	switch {
	case i+1 < len(rows):
		return key(rows[i+1])
	case i > 0:
		return key(rows[i-1])
	}
	return ""
}

// turnParts says whether the weights of the selected criterion's parts must add up to 100.
func (c *criteria) turnParts() {
	if row, ok := c.table.Selected(); ok {
		now := c.parts.Text() == partsInProportion
		_ = c.changeOne("weights of parts", row.id, func(one *tender.Criterion) { one.RelativeChildren = now })
	}
}
