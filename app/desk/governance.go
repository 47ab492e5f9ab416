package desk

import (
	"cmp"
	"context"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// How each kind of thing of governance is kept.
var (
	agreementKeeper = keeper[governance.Agreement, governance.AgreementID]{
		what: func(v *governance.Agreement) string { return "agreement " + v.Title }, id: func(v *governance.Agreement) *governance.AgreementID { return &v.ID },
		check: func(v *governance.Agreement, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).Agreement, save: (*store.Tx).SaveAgreement, remove: (*store.Tx).RemoveAgreement,
		allows: keepsWhatWasSigned,
	}
	forumKeeper = keeper[governance.Forum, governance.ForumID]{
		what: func(v *governance.Forum) string { return "forum " + v.Name }, id: func(v *governance.Forum) *governance.ForumID { return &v.ID },
		check: func(v *governance.Forum, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).Forum, save: (*store.Tx).SaveForum, remove: (*store.Tx).RemoveForum,
		uses: forumUses,
	}
	meetingKeeper = keeper[governance.Meeting, governance.MeetingID]{
		what: func(v *governance.Meeting) string { return "meeting of " + meetingDay(v).Words() }, id: func(v *governance.Meeting) *governance.MeetingID { return &v.ID },
		check: func(v *governance.Meeting, today civil.Date) fault.List { return v.Check(today) },
		one:   (*store.Tx).Meeting, save: (*store.Tx).SaveMeeting, remove: (*store.Tx).RemoveMeeting,
	}
	challengeKeeper = keeper[governance.Challenge, governance.ChallengeID]{
		what: func(v *governance.Challenge) string { return "challenge: " + fault.Abridged(v.About) }, id: func(v *governance.Challenge) *governance.ChallengeID { return &v.ID },
		check: func(v *governance.Challenge, today civil.Date) fault.List { return v.Check(today) },
		one:   (*store.Tx).Challenge, save: (*store.Tx).SaveChallenge, remove: (*store.Tx).RemoveChallenge,
	}
	feedbackKeeper = keeper[governance.Feedback, governance.FeedbackID]{
		what: func(v *governance.Feedback) string { return "feedback: " + fault.Abridged(v.Text) }, id: func(v *governance.Feedback) *governance.FeedbackID { return &v.ID },
		check: func(v *governance.Feedback, today civil.Date) fault.List { return v.Check(today) },
		one:   (*store.Tx).Feedback, save: (*store.Tx).SaveFeedback, remove: (*store.Tx).RemoveFeedback,
	}
	governanceActionKeeper = keeper[governance.Action, governance.ActionID]{
		what: func(v *governance.Action) string { return "action: " + fault.Abridged(v.Title) }, id: func(v *governance.Action) *governance.ActionID { return &v.ID },
		check: func(v *governance.Action, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).GovernanceAction, save: (*store.Tx).SaveGovernanceAction, remove: (*store.Tx).RemoveGovernanceAction,
	}
	assessmentListKeeper = keeper[governance.List, governance.ListID]{
		what: func(v *governance.List) string { return "list " + v.Name }, id: func(v *governance.List) *governance.ListID { return &v.ID },
		check: func(v *governance.List, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).AssessmentList, save: (*store.Tx).SaveAssessmentList, remove: (*store.Tx).RemoveAssessmentList,
		uses: listUses,
	}
	serviceAssessmentKeeper = keeper[governance.Assessment, governance.AssessmentID]{
		what: func(v *governance.Assessment) string { return "assessment of " + v.Service }, id: func(v *governance.Assessment) *governance.AssessmentID { return &v.ID },
		one: (*store.Tx).ServiceAssessment, save: (*store.Tx).SaveServiceAssessment, remove: (*store.Tx).RemoveServiceAssessment,
		allows: againstItsList,
	}
	ideaKeeper = keeper[governance.Idea, governance.IdeaID]{
		what: func(v *governance.Idea) string { return "idea: " + fault.Abridged(cmp.Or(v.Idea, v.Need)) }, id: func(v *governance.Idea) *governance.IdeaID { return &v.ID },
		check: func(v *governance.Idea, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).Idea, save: (*store.Tx).SaveIdea, remove: (*store.Tx).RemoveIdea,
	}
	digitalKeeper = keeper[governance.Digital, governance.DigitalID]{
		what: func(v *governance.Digital) string { return "self-assessment of " + v.Group }, id: func(v *governance.Digital) *governance.DigitalID { return &v.ID },
		check: func(v *governance.Digital, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).Digital, save: (*store.Tx).SaveDigital, remove: (*store.Tx).RemoveDigital,
	}
	packTemplateKeeper = keeper[governance.PackTemplate, governance.TemplateID]{
		what: func(v *governance.PackTemplate) string { return "pack template " + v.Name }, id: func(v *governance.PackTemplate) *governance.TemplateID { return &v.ID },
		check: func(v *governance.PackTemplate, _ civil.Date) fault.List { return v.Check() },
		one:   (*store.Tx).PackTemplate, save: (*store.Tx).SavePackTemplate, remove: (*store.Tx).RemovePackTemplate,
	}
	pulseKeeper = keeper[governance.Pulse, governance.PulseID]{
		what: func(v *governance.Pulse) string { return "answer of " + v.On.Words() }, id: func(v *governance.Pulse) *governance.PulseID { return &v.ID },
		one: (*store.Tx).Pulse, save: (*store.Tx).SavePulse, remove: (*store.Tx).RemovePulse,
		allows: answersItsStatement,
	}
)

// SaveAgreement adds an agreement, which gets its ID and, where it has none, its code, or changes the one of its ID. The reason may be
// empty. It fails with [fault.List], also where a version that was signed would change: who wants it otherwise begins a new version.
func SaveAgreement(ctx context.Context, ws *store.Workspace, v *governance.Agreement, reason string) error {
	return agreementKeeper.put(ctx, ws, v, reason)
}

// ChangeAgreement is [ChangeContract] for an agreement.
func ChangeAgreement(ctx context.Context, ws *store.Workspace, id governance.AgreementID, label string, change func(*governance.Agreement)) error {
	return agreementKeeper.change(ctx, ws, id, label, change)
}

// RemoveAgreement takes an agreement out of lists and search. It fails with [*InUseError] where something leads to it.
func RemoveAgreement(ctx context.Context, ws *store.Workspace, id governance.AgreementID) error {
	return agreementKeeper.drop(ctx, ws, id)
}

// SaveForum is [SaveAgreement] for a forum.
func SaveForum(ctx context.Context, ws *store.Workspace, v *governance.Forum, reason string) error {
	return forumKeeper.put(ctx, ws, v, reason)
}

// ChangeForum is [ChangeAgreement] for a forum.
func ChangeForum(ctx context.Context, ws *store.Workspace, id governance.ForumID, label string, change func(*governance.Forum)) error {
	return forumKeeper.change(ctx, ws, id, label, change)
}

// RemoveForum is [RemoveAgreement] for a forum.
func RemoveForum(ctx context.Context, ws *store.Workspace, id governance.ForumID) error {
	return forumKeeper.drop(ctx, ws, id)
}

// SaveMeeting is [SaveAgreement] for a meeting.
func SaveMeeting(ctx context.Context, ws *store.Workspace, v *governance.Meeting, reason string) error {
	return meetingKeeper.put(ctx, ws, v, reason)
}

// ChangeMeeting is [ChangeAgreement] for a meeting.
func ChangeMeeting(ctx context.Context, ws *store.Workspace, id governance.MeetingID, label string, change func(*governance.Meeting)) error {
	return meetingKeeper.change(ctx, ws, id, label, change)
}

// RemoveMeeting is [RemoveAgreement] for a meeting.
func RemoveMeeting(ctx context.Context, ws *store.Workspace, id governance.MeetingID) error {
	return meetingKeeper.drop(ctx, ws, id)
}

// SaveChallenge is [SaveAgreement] for a challenge.
func SaveChallenge(ctx context.Context, ws *store.Workspace, v *governance.Challenge, reason string) error {
	return challengeKeeper.put(ctx, ws, v, reason)
}

// ChangeChallenge is [ChangeAgreement] for a challenge.
func ChangeChallenge(ctx context.Context, ws *store.Workspace, id governance.ChallengeID, label string, change func(*governance.Challenge)) error {
	return challengeKeeper.change(ctx, ws, id, label, change)
}

// RemoveChallenge is [RemoveAgreement] for a challenge.
func RemoveChallenge(ctx context.Context, ws *store.Workspace, id governance.ChallengeID) error {
	return challengeKeeper.drop(ctx, ws, id)
}

// SaveFeedback is [SaveAgreement] for feedback.
func SaveFeedback(ctx context.Context, ws *store.Workspace, v *governance.Feedback, reason string) error {
	return feedbackKeeper.put(ctx, ws, v, reason)
}

// ChangeFeedback is [ChangeAgreement] for feedback.
func ChangeFeedback(ctx context.Context, ws *store.Workspace, id governance.FeedbackID, label string, change func(*governance.Feedback)) error {
	return feedbackKeeper.change(ctx, ws, id, label, change)
}

// RemoveFeedback is [RemoveAgreement] for feedback.
func RemoveFeedback(ctx context.Context, ws *store.Workspace, id governance.FeedbackID) error {
	return feedbackKeeper.drop(ctx, ws, id)
}

// SaveGovernanceAction is [SaveAgreement] for an action of a meeting, a challenge, an assessment or an agreement.
func SaveGovernanceAction(ctx context.Context, ws *store.Workspace, v *governance.Action, reason string) error {
	return governanceActionKeeper.put(ctx, ws, v, reason)
}

// ChangeGovernanceAction is [ChangeAgreement] for an action of a meeting, a challenge, an assessment or an agreement.
func ChangeGovernanceAction(ctx context.Context, ws *store.Workspace, id governance.ActionID, label string, change func(*governance.Action)) error {
	return governanceActionKeeper.change(ctx, ws, id, label, change)
}

// RemoveGovernanceAction is [RemoveAgreement] for an action of a meeting, a challenge, an assessment or an agreement.
func RemoveGovernanceAction(ctx context.Context, ws *store.Workspace, id governance.ActionID) error {
	return governanceActionKeeper.drop(ctx, ws, id)
}

// SaveAssessmentList is [SaveAgreement] for a list of points.
func SaveAssessmentList(ctx context.Context, ws *store.Workspace, v *governance.List, reason string) error {
	return assessmentListKeeper.put(ctx, ws, v, reason)
}

// ChangeAssessmentList is [ChangeAgreement] for a list of points.
func ChangeAssessmentList(ctx context.Context, ws *store.Workspace, id governance.ListID, label string, change func(*governance.List)) error {
	return assessmentListKeeper.change(ctx, ws, id, label, change)
}

// RemoveAssessmentList is [RemoveAgreement] for a list of points.
func RemoveAssessmentList(ctx context.Context, ws *store.Workspace, id governance.ListID) error {
	return assessmentListKeeper.drop(ctx, ws, id)
}

// SaveServiceAssessment is [SaveAgreement] for an assessment.
func SaveServiceAssessment(ctx context.Context, ws *store.Workspace, v *governance.Assessment, reason string) error {
	return serviceAssessmentKeeper.put(ctx, ws, v, reason)
}

// ChangeServiceAssessment is [ChangeAgreement] for an assessment.
func ChangeServiceAssessment(ctx context.Context, ws *store.Workspace, id governance.AssessmentID, label string, change func(*governance.Assessment)) error {
	return serviceAssessmentKeeper.change(ctx, ws, id, label, change)
}

// RemoveServiceAssessment is [RemoveAgreement] for an assessment.
func RemoveServiceAssessment(ctx context.Context, ws *store.Workspace, id governance.AssessmentID) error {
	return serviceAssessmentKeeper.drop(ctx, ws, id)
}

// SaveIdea is [SaveAgreement] for an idea.
func SaveIdea(ctx context.Context, ws *store.Workspace, v *governance.Idea, reason string) error {
	return ideaKeeper.put(ctx, ws, v, reason)
}

// ChangeIdea is [ChangeAgreement] for an idea.
func ChangeIdea(ctx context.Context, ws *store.Workspace, id governance.IdeaID, label string, change func(*governance.Idea)) error {
	return ideaKeeper.change(ctx, ws, id, label, change)
}

// RemoveIdea is [RemoveAgreement] for an idea.
func RemoveIdea(ctx context.Context, ws *store.Workspace, id governance.IdeaID) error {
	return ideaKeeper.drop(ctx, ws, id)
}

// SaveDigital is [SaveAgreement] for what a group says of itself.
func SaveDigital(ctx context.Context, ws *store.Workspace, v *governance.Digital, reason string) error {
	return digitalKeeper.put(ctx, ws, v, reason)
}

// ChangeDigital is [ChangeAgreement] for what a group says of itself.
func ChangeDigital(ctx context.Context, ws *store.Workspace, id governance.DigitalID, label string, change func(*governance.Digital)) error {
	return digitalKeeper.change(ctx, ws, id, label, change)
}

// RemoveDigital is [RemoveAgreement] for what a group says of itself.
func RemoveDigital(ctx context.Context, ws *store.Workspace, id governance.DigitalID) error {
	return digitalKeeper.drop(ctx, ws, id)
}

// SavePackTemplate is [SaveAgreement] for a template for packs.
func SavePackTemplate(ctx context.Context, ws *store.Workspace, v *governance.PackTemplate, reason string) error {
	return packTemplateKeeper.put(ctx, ws, v, reason)
}

// ChangePackTemplate is [ChangeAgreement] for a template for packs.
func ChangePackTemplate(ctx context.Context, ws *store.Workspace, id governance.TemplateID, label string, change func(*governance.PackTemplate)) error {
	return packTemplateKeeper.change(ctx, ws, id, label, change)
}

// RemovePackTemplate is [RemoveAgreement] for a template for packs.
func RemovePackTemplate(ctx context.Context, ws *store.Workspace, id governance.TemplateID) error {
	return packTemplateKeeper.drop(ctx, ws, id)
}
