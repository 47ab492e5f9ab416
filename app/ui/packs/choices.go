package packs

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// choices say what the pack is about: the contract, the meeting, the period, and how much it tells.
type choices struct {
	p                                *Page
	object                           fyne.CanvasObject
	contract, meeting, period, depth *kit.Field
	contracts, meetings, periods     []kit.Choice
}

func newChoices(p *Page) *choices {
	c := &choices{p: p}
	c.contract = chosen("Contract", &c.contracts, func(reference string) {
		p.choose(func(o *order) { *o = about(reference) })
	})
	c.meeting = chosen("For the meeting", &c.meetings, c.chooseMeeting)
	c.period = chosen("Period", &c.periods, func(text string) {
		period, _ := civil.ParsePeriod(text) // one that was offered
		p.choose(func(o *order) { o.Period = period })
	})
	depths := make([]kit.Choice, 0, 3)
	for _, d := range governance.AllDepths() {
		depths = append(depths, kit.Choice{Value: d.String(), Text: d.Words()})
	}
	c.depth = chosen("How much", &depths, func(text string) {
		depth, _ := governance.ParseDepth(text)
		p.choose(func(o *order) { o.Depth = depth })
	})
	c.object = kit.InCard(kit.Flow(0, c.contract, c.meeting, kit.Beside([]float32{1, 1}, c.period, c.depth)))
	return c
}

// chosen is a field for one of a closed set that changes as the page does.
func chosen(label string, offered *[]kit.Choice, save func(string)) *kit.Field {
	return kit.NewField(kit.FieldSpec{Label: label, Closed: true, Save: save, Choices: func() []kit.Choice { return *offered }})
}

// show offers what there is to choose from, and shows what was chosen or found.
func (c *choices) show(v *view, m *made) {
	offer(c.contract, &c.contracts, v.contracts, m.pack.Contract.Dossier.Reference)
	offer(c.meeting, &c.meetings, m.meetingChoices(), m.meetingValue())
	c.periods = m.periodChoices()
	c.period.SetValue(m.pack.Period.String())
	c.depth.SetValue(m.pack.Depth.String())
}

// offer changes what a field offers, and shows one of it, also where it is the same one that goes by another name now. A field that is being
// typed into is left alone.
func offer(field *kit.Field, offered *[]kit.Choice, choices []kit.Choice, value string) {
	typed := field.HalfTyped() // asked by what it offered until now
	*offered = choices
	if typed {
		field.SetValue(value)
		return
	}
	field.Reset(value)
}

// Values of the field for the meeting: a forum, whose next meeting is found, or one of its meetings.
const (
	forumValue   = "forum "
	meetingValue = "meeting "
)

func (c *choices) chooseMeeting(value string) {
	forum, ofForum := strings.CutPrefix(value, forumValue)
	id, _ := strconv.ParseInt(cmp.Or(forum, strings.TrimPrefix(value, meetingValue)), 10, 64) // one that was offered
	c.p.choose(func(o *order) {
		o.Forum, o.Meeting = 0, governance.MeetingID(id)
		if ofForum {
			o.Forum, o.Meeting = governance.ForumID(id), 0
		}
	})
}

func (m *made) meetingValue() string {
	switch {
	case m.pack.Meeting != nil:
		return fmt.Sprint(meetingValue, int64(m.pack.Meeting.ID))
	case m.pack.Forum != nil:
		return fmt.Sprint(forumValue, int64(m.pack.Forum.ID))
	}
	return none
}

// lately is how many meetings that were held are offered for each forum.
const lately = 3

// meetingChoices are the meetings ahead, the next first, then the last that were held; a forum without any is offered by itself.
func (m *made) meetingChoices() (offered []kit.Choice) {
	if m.pack.Forum == nil && m.pack.Meeting == nil {
		offered = append(offered, kit.Choice{Value: none, Text: "None is planned"})
	}
	meetings := slices.Clone(m.pack.Meetings)
	slices.SortStableFunc(meetings, func(a, b governance.Meeting) int {
		if ahead, other := a.Held.IsZero(), b.Held.IsZero(); ahead != other {
			if ahead {
				return -1
			}
			return 1
		}
		if a.Held.IsZero() {
			return a.Planned.Compare(b.Planned)
		}
		return b.Held.Compare(a.Held)
	})
	for i := range m.pack.Forums {
		forum := &m.pack.Forums[i]
		held, any := 0, false
		for j := range meetings {
			meeting := &meetings[j]
			if meeting.Forum != forum.ID || meeting.Off != "" {
				continue
			}
			past := !meeting.Held.IsZero() || meeting.Planned.Before(m.pack.Today)
			mine := m.pack.Meeting != nil && m.pack.Meeting.ID == meeting.ID
			if past && held == lately && !mine {
				continue
			}
			if past {
				held++
			}
			any = any || !past
			offered = append(offered, kit.Choice{Value: fmt.Sprint(meetingValue, int64(meeting.ID)), Text: meetingWords(forum, meeting), Note: pastWords(past)})
		}
		if !any {
			offered = append(offered, kit.Choice{Value: fmt.Sprint(forumValue, int64(forum.ID)), Text: forum.Name, Note: "no meeting is planned"})
		}
	}
	return offered
}

func pastWords(past bool) string {
	if past {
		return "past"
	}
	return ""
}

// mostPeriods is how many periods are offered.
const mostPeriods = 24

// periodChoices are the periods that a scorecard about the contract has, the newest first; without one the last months.
func (m *made) periodChoices() []kit.Choice {
	var periods []civil.Period
	for _, c := range m.pack.Cards {
		for _, period := range c.Book.Card.Periods(m.pack.Today) {
			if !slices.Contains(periods, period) {
				periods = append(periods, period)
			}
		}
	}
	if len(periods) == 0 {
		for period := civil.PeriodOf(civil.Month, m.pack.Today); len(periods) < 12; period = period.Prev() {
			periods = append(periods, period)
		}
	}
	if !slices.Contains(periods, m.pack.Period) {
		periods = append(periods, m.pack.Period)
	}
	slices.SortFunc(periods, func(a, b civil.Period) int { return b.Compare(a) })
	var offered []kit.Choice
	for _, period := range periods {
		if len(offered) < mostPeriods || period == m.pack.Period {
			offered = append(offered, kit.Choice{Value: period.String(), Text: period.Words()})
		}
	}
	return offered
}
