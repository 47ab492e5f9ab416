package governance

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// newForum asks for what a forum is, and opens it.
func (p *Page) newForum() {
	p.withRegister(func(known *register) {
		forum := &governance.Forum{Term: civil.Term{From: p.host.Today()}}
		f, s := &kit.Asking{}, kit.DraftOf(forum)
		name := f.In("name", s.Text("What the meeting is called", func(f *governance.Forum) *string { return &f.Name }))
		last := f.In("from", s.Date("First day", p.host.Today(), func(f *governance.Forum) *civil.Date { return &f.Term.From }))
		content := kit.NewForm(
			2, name.Wide(),
			f.In("level", kit.Choose(s, "Level", governance.AllLevels(), func(f *governance.Forum) *governance.Level { return &f.Level })),
			f.In("cadence", kit.Choose(s, "Meets", governance.AllCadences(), func(f *governance.Forum) *governance.Cadence { return &f.Cadence })),
			f.In("contract", pickedContract(s, known, func(f *governance.Forum) *int64 { return &f.Contract })), last,
		)
		f.Label = func() string { return "Add forum " + forum.Name }
		f.Write = func(ctx context.Context) error {
			if forum.Cadence == governance.CadenceUnstated {
				forum.Cadence = usualCadence[forum.Level]
			}
			return desk.SaveForum(ctx, p.workspace, forum, "")
		}
		f.Then = func() { p.openForum(forum.ID, forumSetupTab) }
		p.ask(f, "New forum", "Add it", 480, content, name, last)
	})
}

// usualCadence is how often forums of a level meet where nothing else is said.
var usualCadence = map[governance.Level]governance.Cadence{
	governance.Operational: governance.Weekly, governance.Tactical: governance.Monthly, governance.Strategic: governance.Quarterly,
}

// openForum opens a forum at one of its tabs.
func (p *Page) openForum(id governance.ForumID, tab string) {
	f := newForumPage(p, id)
	f.side = tab
	p.open(f)
}

// planNext asks for the day of a forum's next meeting; the day that suggests itself is there already.
func (p *Page) planNext(id governance.ForumID) {
	s := p.view.sitting(id)
	if s == nil {
		return
	}
	meeting := &governance.Meeting{Forum: id, Planned: s.proposed()}
	if n := len(s.meetings); n > 0 {
		meeting.At, meeting.Place = s.meetings[n-1].At, s.meetings[n-1].Place
	}
	f, sheet := &kit.Asking{}, kit.DraftOf(meeting)
	day := f.In("planned", sheet.Date("Day", p.host.Today(), func(m *governance.Meeting) *civil.Date { return &m.Planned }))
	at := f.In("at", sheet.Text("Time", func(m *governance.Meeting) *string { return &m.At }))
	place := f.In("place", sheet.Text("Place", func(m *governance.Meeting) *string { return &m.Place }))
	back := sheet.Tick("Look back at how both sides work", func(m *governance.Meeting) *bool { return &m.Retrospective })
	words := kit.Words(kit.Joined(" ", s.forum.Name, "meets", lowered(s.forum.Cadence.Words())+".", "So far:", s.words()+"."), theme.SizeNameText, false, kit.Secondary)
	f.Label = func() string { return "Plan " + s.forum.Name + " on " + meeting.Planned.Words() }
	f.Write = func(ctx context.Context) error { return desk.SaveMeeting(ctx, p.workspace, meeting, "") }
	f.Then = func() {
		p.host.Toast(s.forum.Name+" meets on "+meeting.Planned.Words()+".", p.host.ToUndo())
	}
	place.OnEnter = f.Give
	p.ask(f, "Plan the next "+s.forum.Name, "Plan it", 460, kit.Flow(8, words, kit.NewForm(2, day, at, place.Wide(), back.Wide())), day, nil)
}

// callOff asks why a meeting does not take place.
func (p *Page) callOff(m *governance.Meeting, forum string) {
	id, day := m.ID, dayOf(m).Words()
	kit.AskReason(p.host, kit.Reason{
		Title: "Call off " + forum + " of " + day, Why: "It stays in the record with the reason, and counts as missed unless another is held in its place in time.",
		Hint: "half of us are ill", Yes: "Call it off",
		Do: func(reason string) {
			label := "Call off " + forum + " of " + day
			p.change(label, func(ctx context.Context) error {
				return desk.ChangeMeeting(ctx, p.workspace, id, label, func(m *governance.Meeting) { m.Off, m.Held = reason, civil.Date{} })
			}, func() { p.host.Toast("Called off. Ctrl+Z takes that back.", p.host.ToUndo()) })
		},
	})
}

// meeting is the meeting of an id, nil where there is none.
func (v *view) meeting(id governance.MeetingID) *governance.Meeting {
	return find(v.record.Meetings, func(m *governance.Meeting) bool { return m.ID == id })
}

// forum is the forum of an id, nil where there is none.
func (v *view) forum(id governance.ForumID) *governance.Forum {
	return find(v.record.Forums, func(f *governance.Forum) bool { return f.ID == id })
}

// errNotAhead is what is said of a day that a meeting was held on and that is still to come.
var errNotAhead = errors.New("it is still to come: type when it is planned in the column before")
