package store

import (
	"cmp"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

var assessmentListFields = []field[governance.List]{
	textField("name", func(l *governance.List) *string { return &l.Name }),
	textField("source", func(l *governance.List) *string { return &l.Source }),
}

var serviceAssessmentFields = []field[governance.Assessment]{
	countField("list_id", func(a *governance.Assessment) *governance.ListID { return &a.List }),
	textField("service", func(a *governance.Assessment) *string { return &a.Service }),
	textField("phase", func(a *governance.Assessment) *string { return &a.Phase }),
	idField("contract_id", func(a *governance.Assessment) *int64 { return &a.Contract }),
	wordField("judge", judges, func(a *governance.Assessment) *governance.Judge { return &a.Judge }),
	dayField("made_on", func(a *governance.Assessment) *civil.Date { return &a.On }),
	textField("sponsor", func(a *governance.Assessment) *string { return &a.Sponsor }),
	textField("service_owner", func(a *governance.Assessment) *string { return &a.ServiceOwner }),
}

// What hangs on lists and assessments.
var (
	listPointRows = hanging[governance.Point]{table: "list_point", owner: "assessment_list_id", fields: []field[governance.Point]{
		countField("number", func(p *governance.Point) *int { return &p.Number }),
		textField("title", func(p *governance.Point) *string { return &p.Title }),
		textField("heading", func(p *governance.Point) *string { return &p.Group }),
	}}
	panelRows         = whoRows("panel_member", "service_assessment_id")
	assessedPointRows = hanging[governance.Assessed]{table: "assessed_point", owner: "service_assessment_id", fields: []field[governance.Assessed]{
		countField("point", func(p *governance.Assessed) *int { return &p.Point }),
		wordField("verdict", verdicts, func(p *governance.Assessed) *governance.Verdict { return &p.Verdict }),
		textField("evidence", func(p *governance.Assessed) *string { return &p.Evidence }),
		textField("recommendation", func(p *governance.Assessed) *string { return &p.Recommendation }),
	}}
)

var ballotFields = []field[governance.Ballot]{
	textField("round", func(b *governance.Ballot) *string { return &b.Round }),
	dayField("voted_on", func(b *governance.Ballot) *civil.Date { return &b.On }),
	textField("voter", func(b *governance.Ballot) *string { return &b.Voter }),
	wordField("side", cardSides, func(b *governance.Ballot) *scorecard.Side { return &b.Side }),
	wordField("question", questions, func(b *governance.Ballot) *governance.Question { return &b.Question }),
}

// elementVotes are the votes that one element got on a ballot.
type elementVotes struct{ element, votes int }

var ballotVoteRows = hanging[elementVotes]{table: "ballot_vote", owner: "ballot_id", keys: 1, unordered: true, fields: []field[elementVotes]{
	countField("element", func(v *elementVotes) *int { return &v.element }),
	countField("votes", func(v *elementVotes) *int { return &v.votes }),
}}

func votesOf(b *governance.Ballot) (all []elementVotes) {
	for element, votes := range b.Votes {
		if votes != 0 {
			all = append(all, elementVotes{element, votes})
		}
	}
	slices.SortFunc(all, func(a, b elementVotes) int { return cmp.Compare(a.element, b.element) })
	return all
}

var digitalFields = []field[governance.Digital]{
	textField("team", func(d *governance.Digital) *string { return &d.Group }),
	dayField("found_on", func(d *governance.Digital) *civil.Date { return &d.On }),
	wordField("grade", grades, func(d *governance.Digital) *governance.Grade { return &d.Grade }),
	textField("found_by", func(d *governance.Digital) *string { return &d.By }),
	textField("why", func(d *governance.Digital) *string { return &d.Why }),
}

var ideaFields = []field[governance.Idea]{
	textField("need", func(i *governance.Idea) *string { return &i.Need }),
	textField("idea", func(i *governance.Idea) *string { return &i.Idea }),
	textField("partner", func(i *governance.Idea) *string { return &i.Partner }),
	textField("test", func(i *governance.Idea) *string { return &i.Test }),
	textField("result", func(i *governance.Idea) *string { return &i.Result }),
	wordField("stage", ideaStages, func(i *governance.Idea) *governance.IdeaStage { return &i.Stage }),
	dayField("since", func(i *governance.Idea) *civil.Date { return &i.On }),
	textField("noted_by", func(i *governance.Idea) *string { return &i.By }),
}
