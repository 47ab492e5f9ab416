package roles

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
)

// dateBar is where the day is chosen that the coverage is looked at: typed, dragged to, or stepped to.
type dateBar struct {
	coverage *coverage
	field    *kit.Field
	slider   *kit.Slider
	caption  *kit.Line
	object   fyne.CanvasObject
}

func newDateBar(c *coverage) *dateBar {
	b := &dateBar{coverage: c, slider: kit.NewSlider(-daysBack, daysAhead)}
	today := c.page.host.Today()
	b.slider.SetValue(0)
	b.slider.OnMoved = func(days int) { c.to(today.AddDays(days)) }
	b.field = kit.DateField("On", today, today, func(day civil.Date) {
		if !day.IsZero() {
			c.to(day)
		}
	})
	b.field.OnEnter = func() {}
	b.caption = kit.OneLine("", theme.SizeNameCaptionText, false, kit.Secondary)
	steps := kit.Row(8, kit.Pill("Today", func() { c.to(today) }), kit.Pill("Next vacancy", b.toNextVacancy))
	b.object = container.NewBorder(
		nil, nil, container.New(widthOf(132), b.field), kit.Pad(2, 0, 12, 0, steps),
		kit.Pad(16, 0, 12, 0, container.NewBorder(nil, b.caption, nil, nil, b.slider)),
	)
	return b
}

// show shows the day that is looked at, on the slider as near to it as it goes.
func (b *dateBar) show() {
	c := b.coverage
	b.field.SetValue(c.day.Words())
	b.slider.SetValue(float64(min(max(c.office.today.DaysUntil(c.day), -daysBack), daysAhead)))
	b.caption.SetText(c.distance())
}

// distance says how far from today the day is that is looked at.
func (c *coverage) distance() string {
	switch days := c.office.today.DaysUntil(c.day); {
	case days > 0:
		return kit.Counted(days, "day") + " from today"
	case days < 0:
		return kit.Counted(-days, "day") + " ago"
	}
	return "today"
}

// toNextVacancy goes to the next day on which a role becomes vacant.
func (b *dateBar) toNextVacancy() {
	c := b.coverage
	now, day := c.office, c.day
	if now == nil {
		return
	}
	c.beside.Stop()
	c.looking.do(func() func() {
		next := civil.Date{}
		for _, v := range now.chart.Ahead(day, day.AddDays(lookAhead)) {
			if v.Term.From.After(day) {
				next = v.Term.From
				break
			}
		}
		return func() {
			if next.IsZero() {
				c.page.host.Toast("No more roles become vacant within a year.")
				return
			}
			c.to(next)
		}
	})
}

// lookAhead is how many days ahead vacancies are looked for.
const lookAhead = 365

// widthOf gives an object a width at 100 % text, and the height that it needs.
type widthOf float32

func (w widthOf) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(kit.Scaled(float32(w)), size.Height))
	}
}

func (w widthOf) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(float32(w)), objects[0].MinSize().Height)
}
