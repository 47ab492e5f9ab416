package store

import (
	"context"
	"errors"

	"counterweight/scorecard/governance"
)

var (
	agreementKind = kind[governance.Agreement, governance.AgreementID]{
		table: "agreement", noun: "agreement", fields: agreementFields, order: "code, id",
		id: func(v *governance.Agreement) *governance.AgreementID { return &v.ID }, name: func(v *governance.Agreement) string { return v.Code },
	}
	pulseKind = kind[governance.Pulse, governance.PulseID]{
		table: "pulse", noun: "answer", fields: pulseFields, order: "asked_on, id",
		id: func(v *governance.Pulse) *governance.PulseID { return &v.ID },
	}
	forumKind = kind[governance.Forum, governance.ForumID]{
		table: "forum", noun: "forum", fields: forumFields, order: "name, id",
		id: func(v *governance.Forum) *governance.ForumID { return &v.ID },
	}
	meetingKind = kind[governance.Meeting, governance.MeetingID]{
		table: "meeting", noun: "meeting", fields: meetingFields, order: "coalesce(planned_on, held_on), id",
		id: func(v *governance.Meeting) *governance.MeetingID { return &v.ID },
	}
	challengeKind = kind[governance.Challenge, governance.ChallengeID]{
		table: "challenge", noun: "challenge", fields: challengeFields, order: "raised_on, id",
		id: func(v *governance.Challenge) *governance.ChallengeID { return &v.ID }, name: func(v *governance.Challenge) string { return v.Code },
	}
	feedbackKind = kind[governance.Feedback, governance.FeedbackID]{
		table: "feedback", noun: "feedback", fields: feedbackFields, order: "given_on, id",
		id: func(v *governance.Feedback) *governance.FeedbackID { return &v.ID },
	}
	governanceActionKind = kind[governance.Action, governance.ActionID]{
		table: "governance_action", noun: "action", fields: governanceActionFields, order: "due_on, id",
		id: func(v *governance.Action) *governance.ActionID { return &v.ID },
	}
	assessmentListKind = kind[governance.List, governance.ListID]{
		table: "assessment_list", noun: "list", fields: assessmentListFields, order: "id",
		id: func(v *governance.List) *governance.ListID { return &v.ID },
	}
	serviceAssessmentKind = kind[governance.Assessment, governance.AssessmentID]{
		table: "service_assessment", noun: "assessment", fields: serviceAssessmentFields, order: "made_on, id",
		id: func(v *governance.Assessment) *governance.AssessmentID { return &v.ID },
	}
	ideaKind = kind[governance.Idea, governance.IdeaID]{
		table: "idea", noun: "idea", fields: ideaFields, order: "id",
		id: func(v *governance.Idea) *governance.IdeaID { return &v.ID },
	}
	digitalKind = kind[governance.Digital, governance.DigitalID]{
		table: "digital_grade", noun: "self-assessment", fields: digitalFields, order: "team, found_on, id",
		id: func(v *governance.Digital) *governance.DigitalID { return &v.ID },
	}
	ballotKind = kind[governance.Ballot, governance.BallotID]{
		table: "ballot", noun: "votes", fields: ballotFields, order: "voted_on, id",
		id: func(v *governance.Ballot) *governance.BallotID { return &v.ID },
	}
)

// Governance is everything that is kept about how the two sides work together: agreements and challenges by code and day, meetings and what
// was found by day, forums by name.
func (ws *Workspace) Governance(ctx context.Context) (r *governance.Record, err error) {
	err = ws.read(ctx, func(q querier) error {
		r, err = governanceRecord(ctx, q)
		return err
	})
	return r, err
}

// Governance is [Workspace.Governance] as the batch sees it.
func (tx *Tx) Governance() (*governance.Record, error) { return governanceRecord(tx.ctx, tx) }

func governanceRecord(ctx context.Context, q querier) (*governance.Record, error) {
	r := &governance.Record{}
	var errs [12]error
	r.Agreements, errs[0] = agreements(ctx, q, 0)
	r.Pulses, errs[1] = bare(pulseKind)(ctx, q, 0)
	r.Forums, errs[2] = forums(ctx, q, 0)
	r.Meetings, errs[3] = meetings(ctx, q, 0)
	r.Challenges, errs[4] = bare(challengeKind)(ctx, q, 0)
	r.Feedback, errs[5] = bare(feedbackKind)(ctx, q, 0)
	r.Actions, errs[6] = bare(governanceActionKind)(ctx, q, 0)
	r.Lists, errs[7] = assessmentLists(ctx, q, 0)
	r.Assessments, errs[8] = serviceAssessments(ctx, q, 0)
	r.Ideas, errs[9] = bare(ideaKind)(ctx, q, 0)
	r.Digital, errs[10] = bare(digitalKind)(ctx, q, 0)
	r.Ballots, errs[11] = ballots(ctx, q, 0)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return r, nil
}

func forums(ctx context.Context, q querier, id int64) ([]governance.Forum, error) {
	all, at, err := forumKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, agendaRows, all, at, func(f *governance.Forum, own []string) { f.Agenda = own }),
		hung(ctx, q, id, forumMemberRows, all, at, func(f *governance.Forum, own []governance.Who) { f.Members = own }),
	)
}

func meetings(ctx context.Context, q querier, id int64) ([]governance.Meeting, error) {
	all, at, err := meetingKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, attendanceRows, all, at, func(m *governance.Meeting, own []governance.Attendance) { m.There = own }),
		hung(ctx, q, id, itemRows, all, at, func(m *governance.Meeting, own []governance.Item) { m.Items = own }),
		hung(ctx, q, id, decisionRows, all, at, func(m *governance.Meeting, own []governance.Decision) { m.Decisions = own }),
		hung(ctx, q, id, riskRows, all, at, func(m *governance.Meeting, own []string) { m.Risks = own }),
	)
}

func assessmentLists(ctx context.Context, q querier, id int64) ([]governance.List, error) {
	all, at, err := assessmentListKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, hung(ctx, q, id, listPointRows, all, at, func(l *governance.List, own []governance.Point) { l.Points = own })
}

func serviceAssessments(ctx context.Context, q querier, id int64) ([]governance.Assessment, error) {
	all, at, err := serviceAssessmentKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, errors.Join(
		hung(ctx, q, id, panelRows, all, at, func(a *governance.Assessment, own []governance.Who) { a.Panel = own }),
		hung(ctx, q, id, assessedPointRows, all, at, func(a *governance.Assessment, own []governance.Assessed) { a.Points = own }),
	)
}

func ballots(ctx context.Context, q querier, id int64) ([]governance.Ballot, error) {
	all, at, err := ballotKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, hung(ctx, q, id, ballotVoteRows, all, at, func(b *governance.Ballot, own []elementVotes) {
		b.Votes = make(map[int]int, len(own))
		for _, v := range own {
			b.Votes[v.element] = v.votes
		}
	})
}
