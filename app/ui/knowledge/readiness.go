package knowledge

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// readiness is whether we could stand alone when a contract ends, and what would have to happen.
type readiness struct {
	view    *view
	id      int64
	end     civil.Date // none for what comes with no contract
	outlook knowledge.Outlook
	course  []knowledge.CoursePoint
	covers  []*knowledge.Cover // of all its capabilities, in the order of the record
	steps   []knowledge.Step
	lone    knowledge.Lone
	left    []*knowledge.Capability // what nobody will take over
}

// readinessOf works out how ready we are; it may take long where a contract brings very much.
func readinessOf(v *view, contract int64) *readiness {
	r := &readiness{view: v, id: contract}
	if contract != 0 {
		r.end = v.contracts[contract].End
	}
	which := func(c *knowledge.Capability) bool { return v.contractOf(c.Contract) == contract }
	on := v.today
	if r.isAhead() {
		on = r.end
	}
	r.outlook.Projection = v.record.Projected(which, v.today, on)
	r.course = v.record.Course(which, r.days(), v.today)
	if n := len(r.course); n > 0 {
		r.outlook.Plan = r.course[n-1].Plan
	}
	r.steps, r.lone = v.record.Missing(which, v.today), v.record.Lone(which, v.today)
	for i := range v.record.Capabilities {
		c := &v.record.Capabilities[i]
		if !which(c) {
			continue
		}
		r.covers = append(r.covers, v.covers[c.ID])
		if isLeft(c, v.today) {
			r.left = append(r.left, c)
		}
	}
	return r
}

// isAhead reports whether the contract is still to end.
func (r *readiness) isAhead() bool { return !r.end.IsZero() && !r.end.Before(r.view.today) }

// monthsBack is how far back the course goes where nothing says when it began.
const monthsBack = 12

// days are those that the course is looked at on: month by month from the first goal or the first evidence to the end, today among them.
func (r *readiness) days() (days []civil.Date) {
	today := r.view.today
	first := today.AddMonths(-monthsBack)
	for _, s := range r.view.goals {
		if g := s.Goal; r.view.contractOf(g.Contract) == r.id && !g.Start.IsZero() && g.Start.Before(first) {
			first = g.Start
		}
	}
	last := today
	if r.isAhead() {
		last = r.end
	}
	const most = 120 // ten years; older history is left out
	for day := last; len(days) < most && !day.Before(first); day = last.AddMonths(-len(days)) {
		days = append([]civil.Date{day}, days...)
	}
	for i, day := range days {
		if day == today {
			return days
		}
		if day.After(today) {
			return append(days[:i], append([]civil.Date{today}, days[i:]...)...)
		}
	}
	return append(days, today)
}

// words say where it leads: At this pace 75 % by the contract end on 12 Mar 2027; the plan is 90 %.
func (r *readiness) words() string {
	switch {
	case r.outlook.Now == nil && len(r.covers) == 0:
		return "No capability comes with it yet: what must we be able to do when it ends?"
	case r.outlook.Now == nil:
		return "No capability of it is critical, so there is nothing to be ready for."
	case r.end.IsZero():
		return "We could do " + share(r.outlook.Now) + " of what is critical alone."
	case !r.isAhead():
		return "The contract ended on " + r.end.Words() + ". Today we could do " + share(r.outlook.Now) + " of what is critical alone."
	case r.outlook.Then == nil:
		return "The contract ends on " + r.end.Words() + "; the plan is " + share(r.outlook.Plan) + ". There are no 90 days of evidence yet to tell the pace from."
	}
	return "At this pace " + share(r.outlook.Then) + " by the contract end on " + r.end.Words() + "; the plan is " + share(r.outlook.Plan) + "."
}

// picture is the chart of readiness as it was, as planned, and where it leads.
func (r *readiness) picture() chart.BurnUp {
	b := chart.BurnUp{
		Title: r.pictureTitle(), Y: chart.Axis{Name: "% of what is critical", High: 100},
		Done: chart.DayLine{Name: "ready"}, Plan: chart.DayLine{Name: "plan"},
	}
	for _, p := range r.course {
		day := chart.DayOf(p.On.UTC())
		if p.Now != nil {
			now, _ := p.Now.Float64()
			b.Done.Values = append(b.Done.Values, chart.DayValue{Day: day, Value: 100 * now})
		}
		if p.Plan != nil {
			plan, _ := p.Plan.Float64()
			b.Plan.Values = append(b.Plan.Values, chart.DayValue{Day: day, Value: 100 * plan})
		}
	}
	if then := r.outlook.Then; then != nil && r.isAhead() {
		now, _ := r.outlook.Now.Float64()
		end, _ := then.Float64()
		b.Projection = chart.DayLine{Name: "at this pace", Values: []chart.DayValue{
			{Day: chart.DayOf(r.view.today.UTC()), Value: 100 * now}, {Day: chart.DayOf(r.end.UTC()), Value: 100 * end},
		}}
	}
	if r.isAhead() {
		b.Days = append(b.Days, chart.MarkedDay{Day: chart.DayOf(r.end.UTC()), Name: "contract ends"})
	}
	return b
}

func (r *readiness) pictureTitle() string {
	if r.outlook.Now == nil {
		return "Ready to stand alone"
	}
	return "Ready to stand alone: " + share(r.outlook.Now) + " now"
}

// readyCard is the card with the chart and what it comes to.
func (r *readiness) readyCard(height float64) fyne.CanvasObject {
	if r.outlook.Now == nil {
		return kit.InCard(kit.Section("Ready to stand alone", kit.Words(r.words(), theme.SizeNameText, false, kit.Secondary)))
	}
	drawn := r.picture()
	drawn.Height = height
	picture := kit.Chart(func(width, _ float32) chart.Drawing { return drawn.Draw(float64(width), kit.ChartMeasure) })
	return kit.InCard(kit.Flow(6, picture, kit.Words(r.words(), theme.SizeNameText, false, kit.Secondary)))
}

// stepItems are what would have to happen for us to be ready, the most important capability first; each opens its capability.
func stepItems(p *Page, r *readiness, most int) (items []kit.Item) {
	for _, s := range r.steps[:min(most, len(r.steps))] {
		items = append(items, kit.Item{Tone: stepTones[s.Kind], Text: kit.Capital(s.Words()), Open: func() { p.open(newCapabilityPage(p, s.Capability.ID)) }})
	}
	return andMore(items, len(r.steps))
}

var stepTones = [...]kit.Tone{knowledge.Renew: kit.ToneInfo, knowledge.Raise: kit.ToneWarn, knowledge.Find: kit.ToneBad}

// loneItems are what only one person can do: Release pipeline — Ben Hartley, Fernhill Digital.
func loneItems(p *Page, r *readiness, most int) (items []kit.Item) {
	for i := range r.lone.Single[:min(most, len(r.lone.Single))] {
		c := &r.lone.Single[i]
		only := c.Only()
		items = append(items, kit.Item{
			Tone: loneTone(only), Text: c.Capability.Name + " — " + only.Person.Name + ", " + employerWords(only.Stay),
			Open: func() { p.open(newCapabilityPage(p, c.Capability.ID)) },
		})
	}
	return andMore(items, len(r.lone.Single))
}

// loneTone is worse where the one person works for the other side.
func loneTone(only *knowledge.Holding) kit.Tone {
	if only.Stay.Ours {
		return kit.ToneWarn
	}
	return kit.ToneBad
}

// nobodyItems are what nobody of either side does alone.
func nobodyItems(p *Page, r *readiness) (items []kit.Item) {
	for i := range r.lone.Uncovered[:min(mostBeside, len(r.lone.Uncovered))] {
		c := r.lone.Uncovered[i].Capability
		items = append(items, kit.Item{Tone: kit.ToneBad, Text: c.Name, Open: func() { p.open(newCapabilityPage(p, c.ID)) }})
	}
	return andMore(items, len(r.lone.Uncovered))
}

// leftItems are what nobody will take over, on purpose: since when and why.
func leftItems(p *Page, r *readiness) (items []kit.Item) {
	for _, c := range r.left[:min(mostBeside, len(r.left))] {
		items = append(items, kit.Item{Tone: kit.ToneNone, Lead: c.Name, Text: "since " + dayWords(c.LeftOn, r.view.today) + ": " + c.Left, Open: func() { p.open(newCapabilityPage(p, c.ID)) }})
	}
	return andMore(items, len(r.left))
}

// andMore adds how many are not listed.
func andMore(items []kit.Item, all int) []kit.Item {
	if rest := all - len(items); rest > 0 {
		items = append(items, kit.Item{Text: fmt.Sprintf("and %d more", rest)})
	}
	return items
}
