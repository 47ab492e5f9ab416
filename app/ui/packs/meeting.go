package packs

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// none is the value of a choice for nothing of what is offered.
const none = "-"

// meetingCard says for which meeting the pack is, and holds what goes with the forum: the template and the marking.
type meetingCard struct {
	object            fyne.CanvasObject
	p                 *Page
	facts             *kit.Rebuilt
	known             []kit.Fact
	template, marking *kit.Field
	templates         []kit.Choice
	remove            *kit.Button
	markings          []kit.Choice
}

func newMeetingCard(p *Page) *meetingCard {
	c := &meetingCard{p: p}
	c.facts = kit.NewRebuilt(0, func() string { return factsText(c.known) }, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Facts(c.known)} })
	c.template = chosen("Template", &c.templates, func(name string) {
		if name == none {
			name = ""
		}
		p.choose(func(o *order) { o.Template, o.Usual, o.Parts, o.Depth, o.Marking = name, name == "", nil, 0, "" })
	})
	c.marking = kit.NewField(kit.FieldSpec{
		Label: "Marking", Choices: func() []kit.Choice { return c.markings }, Hint: "none",
		Save: func(text string) { p.choose(func(o *order) { o.Marking = strings.TrimSpace(text) }) },
	})
	c.remove = kit.SecondaryButton("Remove this template", p.removeTemplate)
	c.remove.Hide()
	c.object = kit.InCard(kit.Flow(10, kit.Text("Meeting", theme.SizeNameText, true, kit.Plain), c.facts.Object, kit.NewForm(1, c.marking, c.template), c.remove))
	return c
}

// show says what is known of the meeting; nothing without a pack.
func (c *meetingCard) show(v *view, m *made) {
	c.known, c.templates, c.markings = nil, []kit.Choice{{Value: none, Text: "Usual sections"}}, nil
	if m == nil {
		c.facts.Refresh()
		return
	}
	if forum := m.pack.Forum; forum != nil {
		c.known = []kit.Fact{{Label: "Board", Value: forum.Name}, {Label: "When", Value: whenWords(m)}, {Label: "Chair", Value: forum.Chair.Name}}
		if forum.Chair.Name == "" {
			c.known[2].Value = forum.Chair.Role
		}
	} else {
		c.known = []kit.Fact{{Label: "Board", Value: "none is planned for this contract; Alt+8 leads to the forums"}}
	}
	c.facts.Refresh()
	for _, t := range v.templates {
		note := ""
		for i := range m.pack.Forums {
			if m.pack.Forums[i].ID == t.Forum {
				note = m.pack.Forums[i].Name
			}
		}
		c.templates = append(c.templates, kit.Choice{Value: t.Name, Text: t.Name, Note: note})
	}
	c.template.SetValue(cmp.Or(m.pack.Template, none))
	c.remove.Hidden = m.pack.Template == ""
	c.markings = kit.Choices(usualMarkings...)
	c.marking.SetValue(m.pack.Provenance.Marking)
}

func factsText(facts []kit.Fact) string {
	var text strings.Builder
	for _, f := range facts {
		text.WriteString(f.Label + f.Value)
	}
	return text.String()
}

// whenWords say when the meeting is: 25 Nov 2026, 10:00.
func whenWords(m *made) string {
	if m.pack.Meeting == nil {
		return "no meeting is planned"
	}
	return kit.Joined(", ", m.meetingDay().Words(), m.pack.Meeting.At)
}
