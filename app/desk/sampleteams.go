package desk

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// SampleTeams are the teams of the sample and who is in them. Ids stand in for those of rows, counted from 1; roles are those of the
// program's catalogue.
type SampleTeams struct {
	Catalogue *RoleCatalogue
	Staffing  roles.Staffing // teams, assignments and needs
	Signs     []roles.Seen
	Brings    []roles.Brings
	Matrices  []roles.Matrix
	Glide     map[roles.TeamID]roles.GlidePath
}

// sampleTeams is the same as it is written: teams, roles and people by their names, contracts by their references, parts as letters.
type sampleTeams struct {
	Needs map[string][]string // a star behind what is essential
	Teams []struct {
		Name, Service, Contract, Notes string
		Phases                         []struct {
			Phase string
			From  civil.Date
		}
	}
	Assignments []struct {
		Team, Role, Person, Share, Contract, Standing, Rights, Held, Needed string
		From, To                                                            civil.Date
	}
	Signs    []struct{ Team, Month, Sign, Example, By string }
	Brings   []struct{ Team, Skill, Person, Note string }
	Matrices []struct {
		Team, By string
		On       civil.Date
		Roles    []string
		Rows     []struct {
			Name  string
			Parts []string
		}
	}
	Glide []struct {
		Team, Share string
		On          civil.Date
	}
}

// teamReader turns teams of the sample into values of the domain.
type teamReader struct {
	*follower
	book      roleBook
	employers map[string]string // the supplier that a person works for
	into      *SampleTeams
}

func (f *follower) readTeams(written *sampleTeams, catalogue *RoleCatalogue, employers map[string]string) *SampleTeams {
	t := teamReader{follower: f, book: roleBook{}, employers: employers, into: &SampleTeams{Catalogue: catalogue, Glide: map[roles.TeamID]roles.GlidePath{}}}
	for i := range catalogue.Roles {
		t.book.add(&catalogue.Roles[i])
	}
	t.needs(written)
	t.theTeams(written)
	t.assignments(written)
	t.product(written)
	t.matrices(written)
	for _, g := range written.Glide {
		team := ref[roles.TeamID](f, "glide path", g.Team, f.teams)
		share := read(f.sampleReader, "glide path", g.Share, exact.Parse)
		t.into.Glide[team] = append(t.into.Glide[team], roles.GlidePoint{On: g.On, Share: new(big.Rat).Quo(share.Rat(), big.NewRat(100, 1))})
	}
	return t.into
}

func (t *teamReader) role(row, name string) roles.RoleID {
	return read(t.sampleReader, row, name, func(name string) (roles.RoleID, error) {
		id, known := t.book.find(name)
		if !known {
			return 0, fmt.Errorf("%q is no role of the catalogue", name)
		}
		return id, nil
	})
}

func (t *teamReader) needs(written *sampleTeams) {
	t.into.Staffing.Needs = roles.Needs{}
	for name, list := range written.Needs {
		phase := read(t.sampleReader, "needs", name, roles.ParsePhase)
		for _, role := range list {
			plain := strings.TrimSuffix(role, "*")
			t.into.Staffing.Needs[phase] = append(t.into.Staffing.Needs[phase], roles.Need{Role: t.role(name, plain), Essential: plain != role})
		}
	}
}

func (t *teamReader) theTeams(written *sampleTeams) {
	for _, w := range written.Teams {
		t.teams.add(w.Name)
		team := roles.Team{
			ID: ref[roles.TeamID](t.follower, w.Name, w.Name, t.teams), Name: w.Name, Service: w.Service, Notes: w.Notes,
			Contract: ref[int64](t.follower, w.Name, w.Contract, t.contracts),
		}
		for _, p := range w.Phases {
			team.Phases = append(team.Phases, roles.Stage{From: p.From, Phase: read(t.sampleReader, w.Name, p.Phase, roles.ParsePhase)})
		}
		t.into.Staffing.Teams = append(t.into.Staffing.Teams, team)
	}
}

func (t *teamReader) assignments(written *sampleTeams) {
	for _, w := range written.Assignments {
		row := w.Person + " in " + w.Team
		a := roles.Assignment{
			Team: ref[roles.TeamID](t.follower, row, w.Team, t.teams), Role: t.role(row, w.Role), Person: ref[roles.PersonID](t.follower, row, w.Person, t.people),
			Share: read(t.sampleReader, row, w.Share, exact.Parse), Employer: roles.Us, Supplier: t.employers[w.Person],
			Contract: ref[int64](t.follower, row, w.Contract, t.contracts), Standing: read(t.sampleReader, row, w.Standing, roles.ParseStanding),
			Term: civil.Term{From: w.From, To: w.To}, Rights: w.Rights,
			Held: read(t.sampleReader, row, w.Held, roles.ParseSkillLevel), Needed: read(t.sampleReader, row, w.Needed, roles.ParseSkillLevel),
		}
		if a.Supplier != "" {
			a.Employer = roles.Supplier
		}
		t.into.Staffing.Assignments = append(t.into.Staffing.Assignments, a)
	}
}

func (t *teamReader) product(written *sampleTeams) {
	for _, w := range written.Signs {
		t.into.Signs = append(t.into.Signs, roles.Seen{
			Team: ref[roles.TeamID](t.follower, w.Sign, w.Team, t.teams), Month: read(t.sampleReader, w.Sign, w.Month, civil.ParsePeriod),
			Sign: read(t.sampleReader, w.Sign, w.Sign, roles.ParseSign), Example: w.Example, By: w.By,
		})
	}
	for _, w := range written.Brings {
		t.into.Brings = append(t.into.Brings, roles.Brings{
			Team: ref[roles.TeamID](t.follower, w.Skill, w.Team, t.teams), Skill: read(t.sampleReader, w.Skill, w.Skill, roles.ParseSkill),
			Person: ref[roles.PersonID](t.follower, w.Skill, w.Person, t.people), Note: w.Note,
		})
	}
}

func (t *teamReader) matrices(written *sampleTeams) {
	for _, w := range written.Matrices {
		m := roles.Matrix{Team: ref[roles.TeamID](t.follower, "matrix", w.Team, t.teams), Roles: w.Roles, On: w.On, By: w.By}
		for _, row := range w.Rows {
			r := roles.Responsibility{Name: row.Name}
			for _, letters := range row.Parts {
				r.Parts = append(r.Parts, read(t.sampleReader, row.Name, letters, roles.ParseLetters))
			}
			m.Rows = append(m.Rows, r)
		}
		t.into.Matrices = append(t.into.Matrices, m)
	}
}

// ofTeam are those of a team.
func ofTeam[T any](all []T, team roles.TeamID, of func(T) roles.TeamID) (own []T) {
	for _, one := range all {
		if of(one) == team {
			own = append(own, one)
		}
	}
	return slices.Clip(own)
}
