package desk

import (
	"fmt"
	"io/fs"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// sampleGovernance is how the two sides of the sample work together, as it is written: people by their names, contracts by their references,
// lists by their names.
type sampleGovernance struct {
	Agreements []struct {
		Code, Kind, Title, Contract string
		Versions                    []struct {
			writtenAgreement
			Agreed, Review civil.Date
			Why            string
			People         []struct{ Name, Need, Skills string }
			Smart          []map[string]string // of each measure of success, letter by letter: why it holds, or with a minus why not
			Signed         []struct {
				Name string
				On   civil.Date
			}
		}
		Pulses []struct {
			Statement, Side, By, Note string
			On                        civil.Date
			Value                     int64
		}
	}
	Forums []struct {
		Name, Level, Cadence, Contract, Chair string
		From                                  civil.Date
		Quorum                                int
		BothSides                             bool `json:"both_sides"`
		Members, Agenda                       []string
		Met                                   []civil.Date // days it met, of which no more is known than
		Noted                                 []governance.Item
		Meetings                              []sampleMeeting
	}
	Challenges []struct {
		Code, Contract, By, To, About, Suggestion, Response, Outcome, Note string
		Raised, Answered, Ended                                            civil.Date
	}
	Feedback []struct {
		Contract, From, To, Text, Answer string
		On, Answered                     civil.Date
	}
	Assessments []struct {
		List, Service, Phase, Contract, Judge, Sponsor string
		ServiceOwner                                   string `json:"service_owner"`
		On                                             civil.Date
		Panel                                          []string
		Points                                         []struct {
			Point                             int
			Verdict, Evidence, Recommendation string
		}
		Actions []sampleFollowUp
	}
	Digital []struct {
		Group, Grade, By, Why string
		On                    civil.Date
	}
	Ballots []struct {
		Round, Voter, Side, Question string
		On                           civil.Date
		Votes                        map[int]int
	}
	Ideas []struct {
		Need, Idea, Partner, Test, Result, Stage, By string
		On                                           civil.Date
	}
}

type sampleMeeting struct {
	Planned, Held  civil.Date
	At, Place, Off string
	Retrospective  bool
	There          map[string]string
	Items          []governance.Item
	Decisions      []governance.Decision
	Risks          []string
	Actions        []sampleFollowUp
}

type sampleFollowUp struct {
	Title, Owner, State, Effect, Note string
	Point                             int
	Due, Done                         civil.Date
}

// readGoverned reads how the two sides work together: governance.json. Ids stand in for those of rows, counted from 1.
func (s *Sample) readGoverned(files fs.FS, reader *sampleReader, catalogue *GovernanceCatalogue) error {
	var written sampleGovernance
	if err := readStrictly(files, "governance.json", &written); err != nil {
		return err
	}
	g := &governedReader{follower: newFollower(reader, s.People, s.Contracts), sample: s, record: &governance.Record{}, lists: index{}}
	g.record.Lists = catalogue.Lists
	for _, l := range catalogue.Lists {
		g.lists.add(l.Name)
	}
	g.agreements(&written)
	g.forums(&written)
	g.challenges(&written)
	g.assessments(&written)
	g.others(&written)
	s.Governance = g.record
	return nil
}

// governedReader turns how the two sides work together in the sample into values of the domain.
type governedReader struct {
	*follower
	sample *Sample
	record *governance.Record
	lists  index
}

// who is one of the sample's people, with the role and the side that they have there.
func (g *governedReader) who(row, name string) governance.Who {
	if name == "" {
		return governance.Who{}
	}
	w := governance.Who{Person: ref[int64](g.follower, row, name, g.people), Name: name}
	if w.Person == 0 {
		return w
	}
	p := &g.sample.People[w.Person-1]
	w.Role, w.Side = p.Role, scorecard.Theirs
	if p.IsOurs() {
		w.Side = scorecard.Ours
	}
	return w
}

func (g *governedReader) whos(row string, names []string) (all []governance.Who) {
	for _, name := range names {
		all = append(all, g.who(row, name))
	}
	return all
}

func (g *governedReader) agreements(written *sampleGovernance) {
	for _, a := range written.Agreements {
		agreement := governance.Agreement{
			Code: a.Code, Title: a.Title, Kind: read(g.sampleReader, a.Code, a.Kind, governance.ParseAgreementKind),
			Contract: ref[int64](g.follower, a.Code, a.Contract, g.contracts),
		}
		for i := range a.Versions {
			v := &a.Versions[i]
			v.Kind = a.Kind
			t, err := v.template()
			if err != nil {
				g.faults = append(g.faults, fmt.Errorf("%s: %w", a.Code, err))
			}
			version := t.Version
			version.Number, version.Agreed, version.Review, version.Why = i+1, v.Agreed, v.Review, v.Why
			for k, rung := range version.Failing.Escalation {
				version.Failing.Escalation[k].Who = g.who(a.Code, rung.Name)
			}
			for _, p := range v.People {
				version.People = append(version.People, governance.Member{Who: g.who(a.Code, p.Name), Need: read(g.sampleReader, a.Code, p.Need, governance.ParseNeed), Skills: p.Skills})
			}
			for k, letters := range v.Smart {
				version.Success[k].Checks = g.checks(a.Code, letters)
			}
			for _, signed := range v.Signed {
				version.Signed = append(version.Signed, governance.Signature{Who: g.who(a.Code, signed.Name), On: signed.On})
			}
			agreement.Versions = append(agreement.Versions, version)
		}
		g.record.Agreements = append(g.record.Agreements, agreement)
		for _, p := range a.Pulses {
			g.record.Pulses = append(g.record.Pulses, governance.Pulse{
				Agreement: governance.AgreementID(len(g.record.Agreements)), Statement: p.Statement, On: p.On, By: p.By, Note: p.Note,
				Side: read(g.sampleReader, a.Code, p.Side, scorecard.ParseSide), Value: exact.Int(p.Value),
			})
		}
	}
}

// checks reads the letters of SMART: why each holds, or behind a minus why not.
func (g *governedReader) checks(row string, letters map[string]string) (all []governance.Check) {
	for name, why := range letters {
		c := governance.Check{Letter: read(g.sampleReader, row, name, governance.ParseLetter), Holds: true, Why: why}
		if why != "" && why[0] == '-' {
			c.Holds, c.Why = false, why[1:]
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b governance.Check) int { return int(a.Letter) - int(b.Letter) })
	return all
}

func (g *governedReader) forums(written *sampleGovernance) {
	for _, f := range written.Forums {
		forum := governance.Forum{
			Name: f.Name, Level: read(g.sampleReader, f.Name, f.Level, governance.ParseLevel), Cadence: read(g.sampleReader, f.Name, f.Cadence, governance.ParseCadence),
			Contract: ref[int64](g.follower, f.Name, f.Contract, g.contracts), Term: civil.Term{From: f.From},
			Quorum: governance.Quorum{People: f.Quorum, BothSides: f.BothSides}, Agenda: f.Agenda, Chair: g.who(f.Name, f.Chair), Members: g.whos(f.Name, f.Members),
		}
		g.record.Forums = append(g.record.Forums, forum)
		id := governance.ForumID(len(g.record.Forums))
		for _, day := range f.Met {
			g.record.Meetings = append(g.record.Meetings, governance.Meeting{Forum: id, Planned: day, Held: day, Items: f.Noted})
		}
		for _, m := range f.Meetings {
			g.meeting(id, &forum, &m)
		}
	}
}

func (g *governedReader) meeting(id governance.ForumID, forum *governance.Forum, m *sampleMeeting) {
	meeting := governance.Meeting{
		Forum: id, Planned: m.Planned, At: m.At, Held: m.Held, Place: m.Place, Off: m.Off, Retrospective: m.Retrospective,
		Items: m.Items, Decisions: m.Decisions, Risks: m.Risks,
	}
	for _, member := range forum.Members {
		if word, said := m.There[member.Name]; said {
			meeting.There = append(meeting.There, governance.Attendance{Who: member, Presence: read(g.sampleReader, forum.Name, word, governance.ParsePresence)})
		}
	}
	g.record.Meetings = append(g.record.Meetings, meeting)
	origin := governance.Origin{Meeting: governance.MeetingID(len(g.record.Meetings))}
	g.actions(m.Actions, origin, forum.Contract, m.Held)
}

func (g *governedReader) actions(written []sampleFollowUp, origin governance.Origin, contract int64, raised civil.Date) {
	for _, a := range written {
		origin.Point = a.Point
		g.record.Actions = append(g.record.Actions, governance.Action{
			Origin: origin, Contract: contract, Raised: raised, Title: a.Title, Owner: g.who(a.Title, a.Owner), Due: a.Due, Done: a.Done, Note: a.Note,
			State: read(g.sampleReader, a.Title, a.State, scorecard.ParseActionState), Effect: read(g.sampleReader, a.Title, a.Effect, scorecard.ParseEffect),
		})
	}
}

func (g *governedReader) challenges(written *sampleGovernance) {
	for _, c := range written.Challenges {
		g.record.Challenges = append(g.record.Challenges, governance.Challenge{
			Code: c.Code, Contract: ref[int64](g.follower, c.Code, c.Contract, g.contracts), Raised: c.Raised, By: g.who(c.Code, c.By), To: g.who(c.Code, c.To),
			About: c.About, Suggestion: c.Suggestion, Answered: c.Answered, Response: c.Response,
			Outcome: read(g.sampleReader, c.Code, c.Outcome, governance.ParseOutcome), Ended: c.Ended, Note: c.Note,
		})
	}
	for _, b := range written.Feedback {
		g.record.Feedback = append(g.record.Feedback, governance.Feedback{
			Contract: ref[int64](g.follower, b.Text, b.Contract, g.contracts), On: b.On, From: g.who(b.Text, b.From), To: g.who(b.Text, b.To), Text: b.Text,
			Answer: b.Answer, Answered: b.Answered,
		})
	}
}

func (g *governedReader) assessments(written *sampleGovernance) {
	for _, a := range written.Assessments {
		assessment := governance.Assessment{
			List: ref[governance.ListID](g.follower, a.Service, a.List, g.lists), Service: a.Service, Phase: a.Phase,
			Contract: ref[int64](g.follower, a.Service, a.Contract, g.contracts), Judge: read(g.sampleReader, a.Service, a.Judge, governance.ParseJudge),
			On: a.On, Panel: g.whos(a.Service, a.Panel), Sponsor: a.Sponsor, ServiceOwner: a.ServiceOwner,
		}
		for _, p := range a.Points {
			assessment.Points = append(assessment.Points, governance.Assessed{
				Point: p.Point, Verdict: read(g.sampleReader, a.Service, p.Verdict, governance.ParseVerdict), Evidence: p.Evidence, Recommendation: p.Recommendation,
			})
		}
		g.record.Assessments = append(g.record.Assessments, assessment)
		g.actions(a.Actions, governance.Origin{Assessment: governance.AssessmentID(len(g.record.Assessments))}, assessment.Contract, a.On)
	}
}

func (g *governedReader) others(written *sampleGovernance) {
	for _, d := range written.Digital {
		g.record.Digital = append(g.record.Digital, governance.Digital{Group: d.Group, On: d.On, Grade: read(g.sampleReader, d.Group, d.Grade, governance.ParseGrade), By: d.By, Why: d.Why})
	}
	for _, b := range written.Ballots {
		g.record.Ballots = append(g.record.Ballots, governance.Ballot{
			Round: b.Round, On: b.On, Voter: b.Voter, Side: read(g.sampleReader, b.Round, b.Side, scorecard.ParseSide),
			Question: read(g.sampleReader, b.Round, b.Question, governance.ParseQuestion), Votes: b.Votes,
		})
	}
	for _, i := range written.Ideas {
		g.record.Ideas = append(g.record.Ideas, governance.Idea{
			Need: i.Need, Idea: i.Idea, Partner: i.Partner, Test: i.Test, Result: i.Result, By: i.By, On: i.On,
			Stage: read(g.sampleReader, i.Idea, i.Stage, governance.ParseIdeaStage),
		})
	}
}
