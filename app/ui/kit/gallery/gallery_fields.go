package gallery

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

var (
	today   = civil.MustDate("2026-11-21")
	pounds  = mustCurrency("GBP")
	people  = []kit.Choice{{Value: "1", Text: "Angharad Llwyd", Note: "Digital Service Office"}, {Value: "2", Text: "Siân Ó Briain", Note: "Fernhill Digital"}, {Value: "3", Text: "Jürgen Groß", Note: "Merrow Systems"}, {Value: "4", Text: "Maria Papadopoulou", Note: "Commercial"}}
	methods = []kit.Choice{
		{Value: "lowest_ratio", Text: "Lowest price ÷ price"},
		{Value: "linear", Text: "Linear from lowest to highest"},
		{Value: "mean", Text: "Distance from the mean"},
		{Value: "median", Text: "Distance from the median"},
		{Value: "value", Text: "Price per quality point"},
		{Value: "bands", Text: "Bands"},
		{Value: "absolute", Text: "Absolute scale to a budget"},
		{Value: "lowest", Text: "Lowest price above a quality threshold"},
		{Value: "highest", Text: "Highest quality within a budget"},
		{Value: "given", Text: "Price scores as given"},
	}
)

func mustCurrency(code string) money.Currency {
	c, err := money.ParseCurrency(code)
	if err != nil {
		panic(err)
	}
	return c
}

// shelf keeps the fields of the sheet that was built last, for what is done in them.
var shelf struct{ title, ends, value, weight, method, owner *kit.Field }

func fields() fyne.CanvasObject {
	s := &shelf
	s.title = kit.TextField("Title", "Gwasanaeth cyfieithu a lleoleiddio cynnwys ar gyfer gwasanaethau digidol", func(string) {})
	s.ends = kit.DateField("Ends", civil.MustDate("2027-03-12"), today, func(civil.Date) {})
	s.value = kit.MoneyField("Value, without VAT", money.New(380_000_000, pounds), pounds, func(money.Amount) {})
	s.weight = kit.PercentField("Weight of price", exact.SomeOf("35"), func(exact.Optional) {})
	s.method = kit.ChoiceField("Price method", methods, "lowest_ratio", func(string) {})
	s.owner = kit.PersonField("Owner", people, "2", func(string) {})
	locked := kit.PercentField("Locked", exact.SomeOf("65"), func(exact.Optional) {})
	locked.Disable()
	form := kit.NewForm(
		3,
		s.title.Span(2), s.ends, s.value, s.weight, s.method, s.owner,
		kit.ComboField("Place", kit.Choices("Remote first", "Two days in ten on site", "On site"), "Remote first, 1 day in 10 on site", func(string) {}),
		kit.DateField("Notice given", civil.Date{}, today, func(civil.Date) {}),
		kit.DecimalField("Mark", exact.Optional{}, func(exact.Optional) {}), locked,
		kit.CheckField("Light-touch services", true, func(bool) {}), kit.CheckField("Below threshold", false, func(bool) {}),
		kit.NoteField("Note", "The supplier keeps the design system up to date, and hands over what is needed to run it without help.\nReviewed every six months.", func(string) {}),
	)
	content := kit.Card(container.NewVScroll(kit.Pad(14, 14, 16, 16, kit.Flow(16,
		kit.Section("Overview", form),
		kit.Words("Saved when a field is left. Ctrl+Z undoes, across the whole workspace.", theme.SizeNameCaptionText, false, kit.Secondary),
	))))
	return sheet("Fields", "checked while one types, saved when they are left", content)
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// write types letters; the window's driver tells of the key first.
func write(w fyne.Window, text string) {
	for _, r := range text {
		press(w, fyne.KeyName(unicode.ToUpper(r)))
		w.Canvas().Focused().TypedRune(r)
	}
}

func openChoices(w fyne.Window) {
	shelf.method.Focus()
	press(w, fyne.KeyDown, fyne.KeyDown)
}

func openCalendar(w fyne.Window) {
	shelf.ends.Focus()
	press(w, fyne.KeyDown, fyne.KeyRight)
}

func typeNonsense(w fyne.Window) {
	for field, text := range map[*kit.Field]string{shelf.ends: "3/13/27", shelf.value: "1,2m", shelf.weight: "35,5", shelf.method: "cheapest"} {
		field.Focus()
		write(w, text)
	}
	shelf.owner.Focus()
	write(w, "brian")
}
