package governance

import (
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard"
)

// Action is something that somebody is to do because a meeting, a challenge, an assessment or an agreement asked for it.
type Action struct {
	ID       ActionID
	Origin   Origin
	Contract int64 // by its id in the register, 0 where it is about no single one
	Raised   civil.Date
	Title    string
	Owner    Who
	Due      civil.Date
	State    scorecard.ActionState
	Done     civil.Date
	Effect   scorecard.Effect // did it work?
	Note     string
}

// Origin is where an action was raised: at one of these, or at none.
type Origin struct {
	Meeting    MeetingID
	Challenge  ChallengeID
	Assessment AssessmentID
	Point      int // of the assessment's list
	Agreement  AgreementID
}

// IsOverdue reports whether the action should have been done before a day and was not by then.
func (a *Action) IsOverdue(day civil.Date) bool {
	return a.IsOpen(day) && !a.Due.IsZero() && a.Due.Before(day)
}

// IsOpen reports whether the action had been raised by a day and was still to be done.
func (a *Action) IsOpen(day civil.Date) bool {
	done := a.State == scorecard.ActionDropped || a.State == scorecard.ActionDone && !a.Done.After(day)
	return !done && !a.Raised.After(day)
}

// Check finds everything that is wrong with the action.
func (a *Action) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("action", a.Title, "title")}
	f.AddIf(fault.IsBlank(a.Title), "title", "it does not say what is to be done", "say it in a few words")
	f.AddUnfinishedIf(a.State == scorecard.ActionDone && a.Done.IsZero(), "done", "it is done, and does not say when", "give the day")
	f.AddIf(!a.Done.IsZero() && a.Done.Before(a.Raised), "done", "it was done on "+a.Done.Words()+", before it was raised", "correct one of the days")
	return f.Faults
}

// Check finds everything that is wrong with the feedback as it stands on a day.
func (b *Feedback) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: "feedback"}
	f.AddIf(fault.IsBlank(b.Text), "text", "it says nothing", "say it in a sentence")
	f.AddIf(b.On.IsZero(), "on", "it has no day", "give the day it was given")
	f.AddIf(b.On.After(today), "on", "it was given on "+b.On.Words()+", which is still to come", "correct the day")
	f.AddIf(b.From.Side == scorecard.SideUnstated, "side", "it doesn't say which side gave it", "choose ours or theirs")
	f.AddIf(!b.Answered.IsZero() && b.Answered.Before(b.On), "answered", "it was answered on "+b.Answered.Words()+", before it was given", "correct one of the days")
	return f.Faults
}

// Check finds everything that is wrong with the idea.
func (i *Idea) Check() fault.List {
	f := fault.Finder{Thing: "idea"}
	f.AddIf(fault.IsBlank(i.Need) && fault.IsBlank(i.Idea), "need", "it says neither what is needed nor what might be done", "say what keeps whom from what")
	f.AddUnfinishedIf(i.Stage == TakenUp && fault.IsBlank(i.Result), "result", "it was taken up, and no test showed that it works", "say what the test showed")
	return f.Faults
}

// Check finds everything that is wrong with what a group says of itself.
func (d *Digital) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("self-assessment of", d.Group, "group")}
	f.AddIf(fault.IsBlank(d.Group), "group", "it doesn't say whose it is", "name the team or service")
	f.AddIf(d.On.IsZero(), "on", "it has no day", "give the day")
	f.AddIf(d.Grade == GradeUnstated, "grade", "it has no grade", "give A, A/B, B, B/C or C")
	return f.Faults
}
