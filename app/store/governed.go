package store

import (
	"counterweight/scorecard/governance"
)

// SaveForum is [Tx.SaveAgreement] for a forum.
func (tx *Tx) SaveForum(v *governance.Forum) (err error) {
	id, err := forumKind.save(tx, v)
	if err != nil {
		return err
	}
	if _, err := agendaRows.save(tx, id, v.Agenda); err != nil {
		return err
	}
	_, err = forumMemberRows.save(tx, id, v.Members)
	return err
}

// RemoveForum takes a forum out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveForum(id governance.ForumID) error { return forumKind.remove(tx, id) }

// Forum is the forum of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Forum(id governance.ForumID) (governance.Forum, error) {
	return forumKind.one(tx.ctx, tx, id, forums)
}

// SaveMeeting is [Tx.SaveAgreement] for a meeting.
func (tx *Tx) SaveMeeting(v *governance.Meeting) (err error) {
	id, err := meetingKind.save(tx, v)
	if err != nil {
		return err
	}
	if _, err := attendanceRows.save(tx, id, v.There); err != nil {
		return err
	}
	if _, err := itemRows.save(tx, id, v.Items); err != nil {
		return err
	}
	if _, err := decisionRows.save(tx, id, v.Decisions); err != nil {
		return err
	}
	_, err = riskRows.save(tx, id, v.Risks)
	return err
}

// RemoveMeeting takes a meeting out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveMeeting(id governance.MeetingID) error { return meetingKind.remove(tx, id) }

// Meeting is the meeting of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Meeting(id governance.MeetingID) (governance.Meeting, error) {
	return meetingKind.one(tx.ctx, tx, id, meetings)
}

// SaveChallenge is [Tx.SaveAgreement] for a challenge.
func (tx *Tx) SaveChallenge(v *governance.Challenge) (err error) {
	if v.Code == "" {
		if v.Code, err = nextCode(tx.ctx, tx, "challenge", "H-%02d"); err != nil {
			return err
		}
	}
	_, err = challengeKind.save(tx, v)
	return err
}

// RemoveChallenge takes a challenge out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveChallenge(id governance.ChallengeID) error { return challengeKind.remove(tx, id) }

// Challenge is the challenge of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Challenge(id governance.ChallengeID) (governance.Challenge, error) {
	return challengeKind.one(tx.ctx, tx, id, bare(challengeKind))
}

// SaveFeedback is [Tx.SaveAgreement] for a feedback, which has no code.
func (tx *Tx) SaveFeedback(v *governance.Feedback) error {
	_, err := feedbackKind.save(tx, v)
	return err
}

// RemoveFeedback takes a feedback out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveFeedback(id governance.FeedbackID) error { return feedbackKind.remove(tx, id) }

// Feedback is the feedback of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Feedback(id governance.FeedbackID) (governance.Feedback, error) {
	return feedbackKind.one(tx.ctx, tx, id, bare(feedbackKind))
}

// SaveGovernanceAction is [Tx.SaveAgreement] for an action, which has no code.
func (tx *Tx) SaveGovernanceAction(v *governance.Action) error {
	_, err := governanceActionKind.save(tx, v)
	return err
}

// RemoveGovernanceAction takes an action out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveGovernanceAction(id governance.ActionID) error {
	return governanceActionKind.remove(tx, id)
}

// GovernanceAction is the action of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) GovernanceAction(id governance.ActionID) (governance.Action, error) {
	return governanceActionKind.one(tx.ctx, tx, id, bare(governanceActionKind))
}

// SaveAssessmentList is [Tx.SaveAgreement] for a list.
func (tx *Tx) SaveAssessmentList(v *governance.List) (err error) {
	id, err := assessmentListKind.save(tx, v)
	if err != nil {
		return err
	}
	_, err = listPointRows.save(tx, id, v.Points)
	return err
}

// RemoveAssessmentList takes a list out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveAssessmentList(id governance.ListID) error {
	return assessmentListKind.remove(tx, id)
}

// AssessmentList is the list of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) AssessmentList(id governance.ListID) (governance.List, error) {
	return assessmentListKind.one(tx.ctx, tx, id, assessmentLists)
}

// SaveServiceAssessment is [Tx.SaveAgreement] for an assessment.
func (tx *Tx) SaveServiceAssessment(v *governance.Assessment) (err error) {
	id, err := serviceAssessmentKind.save(tx, v)
	if err != nil {
		return err
	}
	if _, err := panelRows.save(tx, id, v.Panel); err != nil {
		return err
	}
	_, err = assessedPointRows.save(tx, id, v.Points)
	return err
}

// RemoveServiceAssessment takes an assessment out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveServiceAssessment(id governance.AssessmentID) error {
	return serviceAssessmentKind.remove(tx, id)
}

// ServiceAssessment is the assessment of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) ServiceAssessment(id governance.AssessmentID) (governance.Assessment, error) {
	return serviceAssessmentKind.one(tx.ctx, tx, id, serviceAssessments)
}

// SaveIdea is [Tx.SaveAgreement] for an idea, which has no code.
func (tx *Tx) SaveIdea(v *governance.Idea) error {
	_, err := ideaKind.save(tx, v)
	return err
}

// RemoveIdea takes an idea out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveIdea(id governance.IdeaID) error { return ideaKind.remove(tx, id) }

// Idea is the idea of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Idea(id governance.IdeaID) (governance.Idea, error) {
	return ideaKind.one(tx.ctx, tx, id, bare(ideaKind))
}

// SaveDigital is [Tx.SaveAgreement] for a self-assessment, which has no code.
func (tx *Tx) SaveDigital(v *governance.Digital) error {
	_, err := digitalKind.save(tx, v)
	return err
}

// RemoveDigital takes a self-assessment out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveDigital(id governance.DigitalID) error { return digitalKind.remove(tx, id) }

// Digital is the self-assessment of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Digital(id governance.DigitalID) (governance.Digital, error) {
	return digitalKind.one(tx.ctx, tx, id, bare(digitalKind))
}

// SavePulse is [Tx.SaveAgreement] for an answer to a statement, which has no code.
func (tx *Tx) SavePulse(v *governance.Pulse) error {
	_, err := pulseKind.save(tx, v)
	return err
}

// RemovePulse takes an answer to a statement out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemovePulse(id governance.PulseID) error { return pulseKind.remove(tx, id) }

// Pulse is the answer to a statement of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Pulse(id governance.PulseID) (governance.Pulse, error) {
	return pulseKind.one(tx.ctx, tx, id, bare(pulseKind))
}

// SaveBallot is [Tx.SaveAgreement] for a ballot.
func (tx *Tx) SaveBallot(v *governance.Ballot) (err error) {
	id, err := ballotKind.save(tx, v)
	if err != nil {
		return err
	}
	_, err = ballotVoteRows.save(tx, id, votesOf(v))
	return err
}

// RemoveBallot takes a ballot out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveBallot(id governance.BallotID) error { return ballotKind.remove(tx, id) }

// Ballot is the ballot of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Ballot(id governance.BallotID) (governance.Ballot, error) {
	return ballotKind.one(tx.ctx, tx, id, ballots)
}
