package importing

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/money"
)

// columns shows how a table is read: what it holds, and below that its first rows under what each column is read as. What a column means
// is typed over its cells, or chosen in the panel beside them.
type columns struct {
	page   *Page
	p      *desk.ImportPreview
	object fyne.CanvasObject

	texts  [][]string // of the first rows, by column
	grid   *kit.Grid
	panel  *kit.Detail
	means  *kit.Field
	within *kit.Wrapped // what stands in it
	effect *fyne.Container
}

func newColumns(page *Page) *columns {
	c := &columns{page: page, p: page.session.preview, panel: kit.NewDetail(), effect: kit.Flow(6)}
	for _, row := range c.p.Rows {
		texts := c.p.Texts(row)
		for i := range texts {
			texts[i] = oneLine(texts[i])
		}
		c.texts = append(c.texts, texts)
	}
	c.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return 1 + len(c.texts) }, Columns: func() int { return len(c.p.Headings) },
		Heading: func(col int) string { return c.p.Headings[col] },
		Lead:    []kit.Lead{{Title: "Row", Width: 74, Number: true, Text: c.rowName}},
		Cell:    c.cell, Set: c.set, CellWidth: 128, Worded: true,
		Row: func(row int) kit.GridRow { return kit.GridRow{Strong: row == 0, Locked: row > 0} },
	})
	c.grid.OnSelected = func(int, int) { c.describe() }
	c.means = kit.NewField(kit.FieldSpec{Label: "Read as", Hint: "passed over", Closed: true, Choices: c.choices, Save: c.choose})
	c.within = kit.Words("", theme.SizeNameText, false, kit.Secondary).AtMost(6)
	c.panel.SetSections(c.sections()...)
	c.object = kit.BesideDetail(kit.Card(kit.Pad(1, 1, 1, 1, c.grid)), c.panel)
	c.describe()
	return c
}

// isKnown reports whether it is known what the file holds, so that its columns can mean something.
func (c *columns) isKnown() bool { return len(c.p.Mapping.Kind.Fields()) > 0 }

// sections are the panel: which of several sheets is read, the selected column, what would come of an import, and the file as a whole. What
// matters first stands first.
func (c *columns) sections() []fyne.CanvasObject {
	var sections []fyne.CanvasObject
	if len(c.p.Sheets) > 1 {
		sections = append(sections, c.sheet())
	}
	if !c.isKnown() {
		return append(sections, c.effect, c.file())
	}
	return append(sections, kit.Flow(6, c.means, c.within), kit.Section("If you import it", c.effect), kit.Section("How the file is read", c.file()))
}

// sheet is the choice of the sheet that is read.
func (c *columns) sheet() *kit.Field {
	label := fmt.Sprintf("Sheet, one of %d", len(c.p.Sheets))
	return kit.ChoiceField(label, kit.Choices(c.p.Sheets...), c.p.Sheet, func(name string) {
		wanted := shapeOf(c.p)
		wanted.sheet, wanted.headRow = name, 0
		c.page.lookAs(wanted)
	})
}

// rowName is what leads a row: its number in the file.
func (c *columns) rowName(row int) string {
	if row == 0 {
		return "Read as"
	}
	return strconv.Itoa(c.p.Rows[row-1].Number)
}

func (c *columns) cell(row, col int) kit.GridCell {
	if row > 0 {
		return kit.GridCell{Text: c.texts[row-1][col]}
	}
	if field := c.field(col); field != desk.PassedOver {
		return kit.GridCell{Text: field.Words(), Tone: kit.ToneInfo}
	}
	return kit.GridCell{Text: "–"}
}

func (c *columns) field(col int) desk.ImportField { return c.p.Mapping.Field(c.p.Headings[col]) }

// set takes what was typed as a column's meaning.
func (c *columns) set(_, col int, text string) error {
	field, err := findField(c.p.Mapping.Kind, text)
	if err == nil {
		c.mean(col, field)
	}
	return err
}

// findField is the field of a kind of file that a text means: its name, or any part of it that no other has.
func findField(kind desk.ImportKind, text string) (desk.ImportField, error) {
	wanted := strings.ToLower(strings.TrimSpace(text))
	if wanted == "" || wanted == "–" || wanted == "-" {
		return desk.PassedOver, nil
	}
	if len(kind.Fields()) == 0 {
		return desk.PassedOver, errors.New("say first what the file holds")
	}
	var begin, within []desk.ImportField
	for _, f := range kind.Fields() {
		switch name := strings.ToLower(f.Words()); {
		case name == wanted:
			return f, nil
		case strings.HasPrefix(name, wanted):
			begin = append(begin, f)
		case strings.Contains(name, wanted):
			within = append(within, f)
		}
	}
	if len(begin) == 0 {
		begin = within
	}
	switch len(begin) {
	case 0:
		return desk.PassedOver, fmt.Errorf("nothing that %s can say is called %q: the list beside has all", strings.ToLower(kind.Words()), text)
	case 1:
		return begin[0], nil
	}
	names := make([]string, len(begin))
	for i, f := range begin {
		names[i] = f.Words()
	}
	return desk.PassedOver, fmt.Errorf("%q may be %s: type more of it", text, strings.Join(names, ", "))
}

// choices are what a column can mean, with what is read as that already.
func (c *columns) choices() []kit.Choice {
	_, col := c.grid.Selected()
	all := []kit.Choice{{Text: "Passed over"}}
	for _, f := range c.p.Mapping.Kind.Fields() {
		choice := kit.Choice{Value: f.String(), Text: f.Words()}
		for _, other := range c.p.Mapping.Columns {
			if other.Field == f && other.Heading != c.p.Headings[col] {
				choice.Note = "as is " + other.Heading
				break
			}
		}
		all = append(all, choice)
	}
	return all
}

func (c *columns) choose(name string) {
	_, col := c.grid.Selected()
	for _, f := range append([]desk.ImportField{desk.PassedOver}, c.p.Mapping.Kind.Fields()...) {
		if f.String() == name {
			c.mean(col, f)
		}
	}
}

// mean reads a column as something else, and finds out what would come of it.
func (c *columns) mean(col int, field desk.ImportField) {
	if c.field(col) == field {
		return
	}
	c.p.Mapping.SetField(c.p.Headings[col], field)
	c.grid.Refresh()
	c.describe()
	c.page.try()
}

// describe says in the panel what is known of the selected column.
func (c *columns) describe() {
	_, col := c.grid.Selected()
	if col >= len(c.p.Headings) {
		return
	}
	if !c.isKnown() {
		c.panel.SetTitle("What does the file hold?")
		return
	}
	c.panel.SetTitle("Column " + c.p.Headings[col])
	c.means.Reset(c.field(col).String())
	var examples []string
	for _, row := range c.texts {
		if text := row[col]; text != "" && len(examples) < 4 && !slices.Contains(examples, text) {
			examples = append(examples, text)
		}
	}
	said := "Nothing stands in it in the first rows."
	if len(examples) > 0 {
		said = "Such as " + strings.Join(examples, "; ")
	}
	c.within.SetText(said)
	c.panel.SetFacts(nil)
}

// say puts into the panel what would come of the import.
func (c *columns) say(objects ...fyne.CanvasObject) {
	c.effect.Objects = objects
	c.effect.Refresh()
	c.panel.SetFacts(nil) // lays the panel out anew
}

// file are the fields that say how the file as a whole is read.
func (c *columns) file() fyne.CanvasObject {
	m, now := c.p.Mapping, shapeOf(c.p)
	as := func(change func(*shape)) {
		wanted := now
		change(&wanted)
		c.page.lookAs(wanted)
	}
	fields := []*kit.Field{kit.ChoiceField("The file holds", kindChoices(), m.Kind.String(), c.page.setKind)}
	fields = append(fields, kit.NewField(kit.FieldSpec{
		Label: "Headings in row", Value: headingsWords(c.p.HeadRow),
		Check: func(text string) (string, error) { row, err := readHeadings(text); return headingsWords(row), err },
		Save: func(text string) {
			if row, err := readHeadings(text); err == nil {
				as(func(s *shape) { s.headRow = row })
			}
		},
	}))
	if c.p.Separator != 0 {
		fields = append(
			fields,
			kit.ChoiceField("Between cells", separatorChoices(), string(rune(c.p.Separator)), func(sign string) { as(func(s *shape) { s.separator = sign[0] }) }),
			kit.ChoiceField("Letters are", encodingChoices(), c.p.Encoding.String(), func(name string) {
				for _, e := range desk.ImportEncodings() {
					if e.String() == name {
						as(func(s *shape) { s.encoding = e })
					}
				}
			}),
		)
	}
	if may := m.Kind.Fields(); len(may) == 0 || slices.Contains(may, desk.CurrencyField) {
		fields = append(fields, c.currency())
	}
	return kit.NewForm(2, fields...)
}

// currency is the field for the currency of amounts where no column says it.
func (c *columns) currency() *kit.Field {
	read := func(text string) (money.Currency, error) {
		return money.ParseCurrency(strings.ToUpper(strings.TrimSpace(text)))
	}
	return kit.NewField(kit.FieldSpec{
		Label: "Amounts are in", Value: c.p.Mapping.Currency.Code(),
		Check: func(text string) (string, error) {
			currency, err := read(text)
			if err != nil {
				return "", errors.New("type the three letters of a currency, such as GBP")
			}
			return currency.Code(), nil
		},
		Save: func(text string) {
			if currency, err := read(text); err == nil {
				c.p.Mapping.Currency = currency
				c.page.try()
			}
		},
	})
}

func kindChoices() []kit.Choice {
	var choices []kit.Choice
	for _, k := range desk.ImportKinds() {
		choices = append(choices, kit.Choice{Value: k.String(), Text: k.Words()})
	}
	return choices
}

func separatorChoices() []kit.Choice {
	choices := make([]kit.Choice, len(separators))
	for i, s := range separators {
		choices[i] = kit.Choice{Value: string(rune(s.sign)), Text: s.name}
	}
	return choices
}

func encodingChoices() []kit.Choice {
	var choices []kit.Choice
	for _, e := range desk.ImportEncodings() {
		choices = append(choices, kit.Choice{Value: e.String(), Text: e.String()})
	}
	return choices
}
