package desk

import (
	"fmt"
	"io/fs"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// sampleKnowledge is what is followed about knowledge in the sample, as it is written: people by their names, contracts by their references,
// capabilities and goals by their codes.
type sampleKnowledge struct {
	Capabilities []struct {
		Code, Name, Purpose, Criticality, Weight, Team, Service, Contract, Left string
		Aliases                                                                 []string
		LeftOn                                                                  civil.Date `json:"left_on"`
	}
	Goals []struct {
		Code, Title, Capability, Contract, Promise, Direction, Method string
		From, To                                                      []string
		FromName                                                      string `json:"from_name"`
		ToName                                                        string `json:"to_name"`
		Start, Due                                                    civil.Date
		StartLevel                                                    string     `json:"start_level"`
		GoalLevel                                                     string     `json:"goal_level"`
		SignedOff                                                     civil.Date `json:"signed_off"`
		SignedOffBy                                                   string     `json:"signed_off_by"`
	}
	Evidence []struct {
		Person, Capability, Goal, Level, Witness, Artefact, Why string
		On                                                      civil.Date
	}
	Sessions []struct {
		Goal, What, Hours string
		On                civil.Date
		People, Artefacts []string
	}
}

// readFollowed reads who can do what and who fills which role: knowledge.json and teams.json.
func (s *Sample) readFollowed(files fs.FS, reader *sampleReader, catalogue *RoleCatalogue, people []samplePerson) error {
	var known sampleKnowledge
	if err := readStrictly(files, "knowledge.json", &known); err != nil {
		return err
	}
	var teams sampleTeams
	if err := readStrictly(files, "teams.json", &teams); err != nil {
		return err
	}
	employers := map[string]string{}
	for _, p := range people {
		employers[p.Name] = p.Supplier
	}
	follows := newFollower(reader, s.People, s.Contracts)
	s.Knowledge = follows.knowledge(&known)
	s.Teams = follows.readTeams(&teams, catalogue, employers)
	return nil
}

// index numbers things from 1 by their names: the ids that stand in for theirs.
type index map[string]int64

func (x index) add(name string) { x[name] = int64(len(x) + 1) }

// id reads a name; none is no id.
func (x index) id(name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	id, known := x[name]
	if !known {
		return 0, fmt.Errorf("%q is nowhere else in the sample", name)
	}
	return id, nil
}

// follower turns what is followed in the sample into values of the domain.
type follower struct {
	*sampleReader
	people, contracts, capabilities, goals, teams index
}

func newFollower(r *sampleReader, people []procurement.Person, contracts []procurement.Dossier) *follower {
	f := &follower{sampleReader: r, people: index{}, contracts: index{}, capabilities: index{}, goals: index{}, teams: index{}}
	for _, p := range people {
		f.people.add(p.Name)
	}
	for _, c := range contracts {
		f.contracts.add(c.Reference)
	}
	return f
}

// ref is the stand-in of what a row refers to by name.
func ref[ID ~int64](f *follower, row, name string, in index) ID {
	return ID(read(f.sampleReader, row, name, in.id))
}

func (f *follower) knowers(row string, names []string) []knowledge.PersonID {
	ids := make([]knowledge.PersonID, len(names))
	for i, name := range names {
		ids[i] = ref[knowledge.PersonID](f, row, name, f.people)
	}
	return ids
}

// knowledge reads what is followed about knowledge. Ids stand in for those of rows, counted from 1.
func (f *follower) knowledge(written *sampleKnowledge) *knowledge.Record {
	r := &knowledge.Record{}
	for _, c := range written.Capabilities {
		f.capabilities.add(c.Code)
		r.Capabilities = append(r.Capabilities, knowledge.Capability{
			ID: ref[knowledge.CapabilityID](f, c.Code, c.Code, f.capabilities), Code: c.Code, Name: c.Name, Purpose: c.Purpose, Aliases: c.Aliases,
			Criticality: read(f.sampleReader, c.Code, c.Criticality, knowledge.ParseCriticality),
			Weight:      read(f.sampleReader, c.Code, c.Weight, exact.Parse), Team: c.Team, Service: c.Service,
			Contract: ref[int64](f, c.Code, c.Contract, f.contracts), Left: c.Left, LeftOn: c.LeftOn,
		})
	}
	for _, g := range written.Goals {
		f.goals.add(g.Code)
		level := func(text string) knowledge.Level { return read(f.sampleReader, g.Code, text, knowledge.ParseLevel) }
		r.Goals = append(r.Goals, knowledge.Goal{
			ID: ref[knowledge.GoalID](f, g.Code, g.Code, f.goals), Code: g.Code, Title: g.Title, Promise: g.Promise,
			Capability: ref[knowledge.CapabilityID](f, g.Code, g.Capability, f.capabilities), Contract: ref[int64](f, g.Code, g.Contract, f.contracts),
			Direction: read(f.sampleReader, g.Code, g.Direction, knowledge.ParseDirection), Method: read(f.sampleReader, g.Code, g.Method, knowledge.ParseMethod),
			From: f.knowers(g.Code, g.From), FromName: g.FromName, To: f.knowers(g.Code, g.To), ToName: g.ToName,
			Start: g.Start, Due: g.Due, StartLevel: level(g.StartLevel), GoalLevel: level(g.GoalLevel), SignedOff: g.SignedOff, SignedOffBy: g.SignedOffBy,
		})
	}
	for _, e := range written.Evidence {
		row := e.Person + " " + e.Capability
		r.Evidence = append(r.Evidence, knowledge.Evidence{
			Person: ref[knowledge.PersonID](f, row, e.Person, f.people), Capability: ref[knowledge.CapabilityID](f, row, e.Capability, f.capabilities),
			Goal: ref[knowledge.GoalID](f, row, e.Goal, f.goals), Level: read(f.sampleReader, row, e.Level, knowledge.ParseLevel),
			On: e.On, Witness: e.Witness, Artefact: e.Artefact, Why: e.Why,
		})
	}
	for _, s := range written.Sessions {
		r.Sessions = append(r.Sessions, knowledge.Session{
			Goal: ref[knowledge.GoalID](f, s.What, s.Goal, f.goals), On: s.On, What: s.What, Hours: read(f.sampleReader, s.What, s.Hours, exact.ParseOptional),
			People: f.knowers(s.What, s.People), Artefacts: s.Artefacts,
		})
	}
	return r
}
