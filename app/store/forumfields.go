package store

import (
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

var forumFields = slices.Concat([]field[governance.Forum]{
	textField("name", func(f *governance.Forum) *string { return &f.Name }),
	wordField("level", forumLevels, func(f *governance.Forum) *governance.Level { return &f.Level }),
	wordField("cadence", cadences, func(f *governance.Forum) *governance.Cadence { return &f.Cadence }),
	idField("contract_id", func(f *governance.Forum) *int64 { return &f.Contract }),
	dayField("begins", func(f *governance.Forum) *civil.Date { return &f.Term.From }),
	dayField("ends", func(f *governance.Forum) *civil.Date { return &f.Term.To }),
	countField("quorum", func(f *governance.Forum) *int { return &f.Quorum.People }),
	flagField("both_sides", func(f *governance.Forum) *bool { return &f.Quorum.BothSides }),
}, fieldsOf(func(f *governance.Forum) *governance.Who { return &f.Chair }, whoFields("chair_")))

var meetingFields = []field[governance.Meeting]{
	countField("forum_id", func(m *governance.Meeting) *governance.ForumID { return &m.Forum }),
	dayField("planned_on", func(m *governance.Meeting) *civil.Date { return &m.Planned }),
	textField("at", func(m *governance.Meeting) *string { return &m.At }),
	dayField("held_on", func(m *governance.Meeting) *civil.Date { return &m.Held }),
	textField("place", func(m *governance.Meeting) *string { return &m.Place }),
	textField("called_off", func(m *governance.Meeting) *string { return &m.Off }),
	flagField("retrospective", func(m *governance.Meeting) *bool { return &m.Retrospective }),
}

// What hangs on forums and meetings.
var (
	agendaRows      = namesRows("forum_agenda", "forum_id", "title")
	forumMemberRows = whoRows("forum_member", "forum_id")
	attendanceRows  = hanging[governance.Attendance]{table: "attendance", owner: "meeting_id", fields: slices.Concat(
		fieldsOf(func(a *governance.Attendance) *governance.Who { return &a.Who }, whoFields("")), []field[governance.Attendance]{
			wordField("presence", presences, func(a *governance.Attendance) *governance.Presence { return &a.Presence }),
			textField("deputy", func(a *governance.Attendance) *string { return &a.Deputy }),
		})}
	itemRows = hanging[governance.Item]{table: "minute_item", owner: "meeting_id", fields: []field[governance.Item]{
		textField("heading", func(i *governance.Item) *string { return &i.Heading }),
		textField("body", func(i *governance.Item) *string { return &i.Text }),
	}}
	decisionRows = hanging[governance.Decision]{table: "meeting_decision", owner: "meeting_id", fields: []field[governance.Decision]{
		textField("what", func(d *governance.Decision) *string { return &d.Text }),
		textField("decided_by", func(d *governance.Decision) *string { return &d.By }),
		textField("why", func(d *governance.Decision) *string { return &d.Why }),
	}}
	riskRows = namesRows("meeting_risk", "meeting_id", "what")
)

var challengeFields = slices.Concat([]field[governance.Challenge]{
	textField("code", func(c *governance.Challenge) *string { return &c.Code }),
	idField("contract_id", func(c *governance.Challenge) *int64 { return &c.Contract }),
	dayField("raised_on", func(c *governance.Challenge) *civil.Date { return &c.Raised }),
}, fieldsOf(func(c *governance.Challenge) *governance.Who { return &c.By }, whoFields("by_")),
	fieldsOf(func(c *governance.Challenge) *governance.Who { return &c.To }, whoFields("to_")), []field[governance.Challenge]{
		textField("about", func(c *governance.Challenge) *string { return &c.About }),
		textField("suggestion", func(c *governance.Challenge) *string { return &c.Suggestion }),
		dayField("answered_on", func(c *governance.Challenge) *civil.Date { return &c.Answered }),
		textField("response", func(c *governance.Challenge) *string { return &c.Response }),
		wordField("outcome", outcomes, func(c *governance.Challenge) *governance.Outcome { return &c.Outcome }),
		dayField("ended_on", func(c *governance.Challenge) *civil.Date { return &c.Ended }),
		textField("note", func(c *governance.Challenge) *string { return &c.Note }),
	})

var feedbackFields = slices.Concat([]field[governance.Feedback]{
	idField("contract_id", func(b *governance.Feedback) *int64 { return &b.Contract }),
	dayField("given_on", func(b *governance.Feedback) *civil.Date { return &b.On }),
	textField("said", func(b *governance.Feedback) *string { return &b.Text }),
	textField("answer", func(b *governance.Feedback) *string { return &b.Answer }),
	dayField("answered_on", func(b *governance.Feedback) *civil.Date { return &b.Answered }),
}, fieldsOf(func(b *governance.Feedback) *governance.Who { return &b.From }, whoFields("from_")),
	fieldsOf(func(b *governance.Feedback) *governance.Who { return &b.To }, whoFields("to_")))

var governanceActionFields = slices.Concat([]field[governance.Action]{
	idField("meeting_id", func(a *governance.Action) *governance.MeetingID { return &a.Origin.Meeting }),
	idField("challenge_id", func(a *governance.Action) *governance.ChallengeID { return &a.Origin.Challenge }),
	idField("assessment_id", func(a *governance.Action) *governance.AssessmentID { return &a.Origin.Assessment }),
	countField("point", func(a *governance.Action) *int { return &a.Origin.Point }),
	idField("agreement_id", func(a *governance.Action) *governance.AgreementID { return &a.Origin.Agreement }),
	idField("contract_id", func(a *governance.Action) *int64 { return &a.Contract }),
	dayField("raised_on", func(a *governance.Action) *civil.Date { return &a.Raised }),
	textField("title", func(a *governance.Action) *string { return &a.Title }),
	dayField("due_on", func(a *governance.Action) *civil.Date { return &a.Due }),
	wordField("state", actionStates, func(a *governance.Action) *scorecard.ActionState { return &a.State }),
	dayField("done_on", func(a *governance.Action) *civil.Date { return &a.Done }),
	wordField("effect", effects, func(a *governance.Action) *scorecard.Effect { return &a.Effect }),
	textField("note", func(a *governance.Action) *string { return &a.Note }),
}, fieldsOf(func(a *governance.Action) *governance.Who { return &a.Owner }, whoFields("owner_")))
