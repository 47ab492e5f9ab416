package governance

import (
	"fmt"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/scorecard"
)

// Check finds everything that is wrong with the agreement but for what a draft may still lack.
func (a *Agreement) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("agreement", a.Title, "title")}
	f.AddIf(fault.IsBlank(a.Title), "title", "the title is empty", "say who agrees on what")
	f.AddIf(a.Kind == KindUnstated, "kind", "it doesn't say what kind of agreement it is", "choose one")
	drafts := 0
	for i := range a.Versions {
		v := &a.Versions[i]
		field := fmt.Sprintf("versions[%d]", i)
		f.AddIf(v.Number != i+1, field, fmt.Sprintf("version %d stands where version %d should", v.Number, i+1), "number them from 1 without gaps")
		f.AddIf(!v.Review.IsZero() && !v.Agreed.IsZero() && !v.Review.After(v.Agreed), field+".review", "it is reviewed on "+v.Review.Words()+", not after the day it was agreed", "give a later day")
		if v.Agreed.IsZero() {
			drafts++
			continue
		}
		for _, side := range v.Unsigned() {
			f.Add(field+".signed", "nobody signed it for "+sideWords(side), "enter who did, or leave the day it was agreed empty")
		}
	}
	f.AddIf(drafts > 1, "versions", fmt.Sprintf("%d versions are drafts", drafts), "keep one")
	return append(f.Faults, a.checkStatements()...)
}

// checkStatements finds statements that can't be told apart or that nobody can answer.
func (a *Agreement) checkStatements() fault.List {
	f := fault.Finder{Thing: fault.Named("agreement", a.Title, "title")}
	for i := range a.Versions {
		keys := map[string]bool{}
		for k, s := range a.Versions[i].Promises {
			field := fmt.Sprintf("versions[%d].statements[%d]", i, k)
			f.AddUnfinishedIf(fault.IsBlank(s.Text), field, "a statement says nothing", "type it, or take it out")
			f.AddUnfinishedIf(s.Answer == AnswerUnstated, field, "a statement doesn't say how it is answered", "choose 1 to 5 or yes and no")
			f.AddIf(s.Key == "" || keys[s.Key], field, "a statement has no key of its own", "give each another")
			keys[s.Key] = true
		}
	}
	return f.Faults
}

func sideWords(side scorecard.Side) string {
	if side == scorecard.Theirs {
		return "their side"
	}
	return "our side"
}

// Check finds everything that is wrong with the signature as it stands on a day.
func (s *Signature) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: "signature"}
	f.AddIf(fault.IsBlank(s.Name), "name", "nobody signed it", "say who did")
	f.AddIf(s.Side == scorecard.SideUnstated, "side", "it doesn't say for which side", "choose ours or theirs")
	f.AddIf(s.On.IsZero(), "on", "it has no day", "give the day it was signed")
	f.AddIf(s.On.After(today), "on", "it was signed on "+s.On.Words()+", which is still to come", "correct the day")
	return f.Faults
}

// Check finds everything that is wrong with how a side answered a statement.
func (p *Pulse) Check(s *Statement) fault.List {
	f := fault.Finder{Thing: fault.Named("statement", s.Text, "text")}
	f.AddIf(p.On.IsZero(), "on", "it doesn't say when it was asked", "give the day")
	f.AddIf(p.Side == scorecard.SideUnstated, "side", "it doesn't say whose view it is", "choose ours or theirs")
	least, most := int64(1), int64(5)
	if s.Answer == YesNo {
		least, most = 0, 1
	}
	whole := p.Value.Rat().IsInt()
	f.AddIf(!whole || p.Value.Cmp(exact.Int(least)) < 0 || p.Value.Cmp(exact.Int(most)) > 0, "value", p.Value.String()+" is no answer", fmt.Sprintf("give a whole number from %d to %d", least, most))
	return f.Faults
}

// Check finds everything that is wrong with the forum.
func (m *Forum) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("forum", m.Name, "name")}
	f.AddIf(fault.IsBlank(m.Name), "name", "the name is empty", "type what the meeting is called")
	f.AddIf(m.Cadence != CadenceUnstated && m.Term.From.IsZero(), "from", "it doesn't say from when it meets", "give the first day")
	f.AddIf(!m.Term.Ordered(), "to", "it ends on "+m.Term.To.Words()+", before it begins", "change one of the days")
	f.AddIf(m.Quorum.People < 0, "quorum", "the quorum is below 0", "give the number of people who must be there")
	f.AddIf(len(m.Members) > 0 && m.Quorum.People > len(m.Members), "quorum", fmt.Sprintf("%d people must be there, but it has %d members", m.Quorum.People, len(m.Members)), "ask for fewer, or add members")
	return f.Faults
}

// Check finds everything that is wrong with the meeting as it stands on a day.
func (m *Meeting) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: "meeting"}
	f.AddIf(m.Forum == 0, "forum", "it is of no forum", "choose the forum")
	f.AddIf(m.Planned.IsZero() && m.Held.IsZero(), "planned", "it has no day", "give the day it is planned for")
	f.AddIf(m.Held.After(today), "held", "it was held on "+m.Held.Words()+", which is still to come", "leave it empty until then")
	f.AddIf(!m.Held.IsZero() && m.Off != "", "off", "it was held and called off", "leave one of the two empty")
	for i, a := range m.There {
		field := fmt.Sprintf("there[%d]", i)
		f.AddUnfinishedIf(fault.IsBlank(a.Name), field, "somebody who attended has no name", "give it, or take the line out")
		f.AddIf(slices.ContainsFunc(m.There[:i], func(b Attendance) bool { return b.same(a.Who) }), field, a.Name+" attended twice", "take one of the lines out")
	}
	for i, d := range m.Decisions {
		f.AddUnfinishedIf(fault.IsBlank(d.Text), fmt.Sprintf("decisions[%d]", i), "a decision doesn't say what was decided", "say it, or take it out")
	}
	return f.Faults
}

// Check finds everything that is wrong with the challenge as it stands on a day.
func (c *Challenge) Check(today civil.Date) fault.List {
	f := fault.Finder{Thing: fault.Named("challenge", c.Code, "code")}
	f.AddIf(fault.IsBlank(c.About), "about", "it doesn't say what is challenged", "say it in a sentence")
	f.AddIf(c.Raised.IsZero(), "raised", "it has no day", "give the day it was raised")
	f.AddIf(c.Raised.After(today), "raised", "it was raised on "+c.Raised.Words()+", which is still to come", "correct the day")
	f.AddUnfinishedIf(c.By.Side == scorecard.SideUnstated, "side", "it doesn't say which side raised it", "choose ours or theirs")
	f.AddIf(!c.Answered.IsZero() && c.Answered.Before(c.Raised), "answered", "it was answered on "+c.Answered.Words()+", before it was raised", "correct one of the days")
	f.AddUnfinishedIf(!c.Answered.IsZero() && fault.IsBlank(c.Response), "response", "it was answered, but not how", "say what the answer was")
	f.AddUnfinishedIf(c.Outcome != Open && c.Ended.IsZero(), "ended", "it has an outcome, but not since when", "give the day")
	f.AddIf(!c.Ended.IsZero() && c.Ended.Before(c.Raised), "ended", "it ended on "+c.Ended.Words()+", before it was raised", "correct one of the days")
	f.AddUnfinishedIf(c.Outcome == Declined && fault.IsBlank(c.Note) && fault.IsBlank(c.Response), "note", "it was declined without a reason", "say why")
	return f.Faults
}

// Check finds everything that is wrong with the list.
func (l *List) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("list", l.Name, "name")}
	f.AddIf(fault.IsBlank(l.Name), "name", "the name is empty", "say what is assessed against it")
	numbers := map[int]bool{}
	for i, p := range l.Points {
		field := fmt.Sprintf("points[%d]", i)
		f.AddIf(fault.IsBlank(p.Title), field, fmt.Sprintf("point %d says nothing", p.Number), "say what must be met, or take it out")
		f.AddIf(p.Number < 1 || numbers[p.Number], field, fmt.Sprintf("there is a second point %d", p.Number), "number them from 1")
		numbers[p.Number] = true
	}
	return f.Faults
}

// Check finds everything that is wrong with the assessment against its list.
func (a *Assessment) Check(list *List) fault.List {
	f := fault.Finder{Thing: fault.Named("assessment", a.Service, "service")}
	f.AddIf(fault.IsBlank(a.Service), "service", "it doesn't say what was assessed", "name the service")
	f.AddIf(a.On.IsZero(), "on", "it has no day", "give the day of the assessment")
	f.AddIf(a.Judge == JudgeUnstated, "judge", "it doesn't say who assessed", "choose the team itself or a panel")
	f.AddUnfinishedIf(fault.IsBlank(a.Sponsor), "sponsor", "no sponsor is named", "say who answers for it at the top")
	f.AddUnfinishedIf(fault.IsBlank(a.ServiceOwner), "service_owner", "no service owner is named", "say who owns the service")
	for i, p := range a.Points {
		field := fmt.Sprintf("points[%d]", i)
		known := slices.ContainsFunc(list.Points, func(q Point) bool { return q.Number == p.Point })
		f.AddIf(!known, field, fmt.Sprintf("the list has no point %d", p.Point), "take it out")
		f.AddIf(slices.ContainsFunc(a.Points[:i], func(q Assessed) bool { return q.Point == p.Point }), field, fmt.Sprintf("point %d is judged twice", p.Point), "take one of the two out")
		f.AddUnfinishedIf(p.Verdict == Met && fault.IsBlank(p.Evidence), field, fmt.Sprintf("point %d is met without evidence", p.Point), "say what shows it")
		f.AddUnfinishedIf(p.Verdict == NotMet && fault.IsBlank(p.Recommendation), field, fmt.Sprintf("point %d is not met, and nothing is recommended", p.Point), "say what would meet it")
	}
	return f.Faults
}

// Check finds everything that is wrong with the ballot.
func (b *Ballot) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("votes of", b.Voter, "name")}
	f.AddIf(fault.IsBlank(b.Voter), "voter", "nobody voted", "say who did")
	f.AddIf(b.Question == QuestionUnstated, "question", "it doesn't say what was voted on", "choose frequency, value or effect")
	for number, votes := range b.Votes {
		f.AddIf(votes < 0, "votes", fmt.Sprintf("element %d has %d votes", number, votes), "give 0 or more")
		f.AddIf(number < 1 || number > len(elements), "votes", fmt.Sprintf("there is no element %d", number), fmt.Sprintf("give one from 1 to %d", len(elements)))
	}
	f.AddIf(b.Cast() > VotesEach, "votes", fmt.Sprintf("%d votes were given", b.Cast()), fmt.Sprintf("each has %d", VotesEach))
	return f.Faults
}
