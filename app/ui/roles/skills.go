package roles

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/roles"
)

// skills is the checklist of the four things that a product person brings, and who brings them to the team.
type skills struct {
	signs  *signs
	table  *kit.Table[brought]
	count  *kit.Line
	object fyne.CanvasObject
}

// brought is one of the four, with who brings it.
type brought struct {
	roles.Brings
	name string
}

func newSkills(s *signs) *skills {
	k := &skills{signs: s, count: kit.OneLine("", textSize, true, kit.Plain)}
	k.table = kit.NewTable(
		"",
		kit.Column[brought]{Title: "Skill", Width: 200, Grow: 2, Text: func(b brought) string { return b.Skill.Text() }},
		kit.Column[brought]{
			Title: "Who brings it", Width: 140, Grow: 2, Text: func(b brought) string { return b.name }, Choices: k.people,
			Paint: func(b brought) kit.Cell {
				if b.Person == 0 {
					return kit.InkCell("nobody", kit.Wrong)
				}
				return kit.TextCell(b.name)
			},
			Set: func(b brought, typed string) error {
				id, err := k.person(typed)
				if err != nil {
					return err
				}
				b.Person = id
				return k.save(b.Brings)
			},
		},
		kit.Column[brought]{
			Title: "Note", Width: 120, Grow: 2, Text: func(b brought) string { return b.Note }, Yield: 1,
			Set: func(b brought, typed string) error { b.Note = strings.TrimSpace(typed); return k.save(b.Brings) },
		},
	)
	k.table.Key = func(b brought) string { return b.Skill.String() }
	k.object = kit.TableCard(k.count, k.table)
	return k
}

// show lists the four.
func (k *skills) show() {
	s, by := k.signs, 0
	rows := make([]brought, 0, len(roles.AllSkills()))
	for _, skill := range roles.AllSkills() {
		b := brought{Brings: roles.Brings{Team: s.team, Skill: skill}}
		if i := slices.IndexFunc(s.view.brings, func(x roles.Brings) bool { return x.Skill == skill }); i >= 0 {
			b.Brings = s.view.brings[i]
		}
		if b.Person != 0 {
			b.name, by = s.office.personName(b.Person), by+1
		}
		rows = append(rows, b)
	}
	k.count.SetText(fmt.Sprintf("What a product person brings: %d of %d covered", by, len(rows)))
	k.table.SetRows(rows)
}

// people are those who are assigned to the team, then everybody else.
func (k *skills) people() []kit.Choice {
	s := k.signs
	var names, others []string
	inTeam := map[roles.PersonID]bool{}
	for _, a := range s.office.staffing.Assignments {
		inTeam[a.Person] = inTeam[a.Person] || a.Team == s.team
	}
	for _, p := range s.office.staffing.People {
		if name := s.office.personName(p.ID); inTeam[p.ID] {
			names = append(names, name)
		} else {
			others = append(others, name)
		}
	}
	return kit.Choices(append(names, others...)...)
}

// person is who goes by a name, 0 for nobody.
func (k *skills) person(name string) (roles.PersonID, error) {
	if name = strings.TrimSpace(name); name == "" || strings.EqualFold(name, "nobody") {
		return 0, nil
	}
	for _, p := range k.signs.office.staffing.People {
		if strings.EqualFold(k.signs.office.personName(p.ID), name) {
			return p.ID, nil
		}
	}
	return 0, errors.New("the register has nobody of this name: choose one, or assign the person to the team first")
}

// save says who brings one of the four.
func (k *skills) save(b roles.Brings) error {
	s := k.signs
	all := slices.DeleteFunc(slices.Clone(s.view.brings), func(x roles.Brings) bool { return x.Skill == b.Skill })
	if b.Person != 0 || b.Note != "" {
		all = append(all, b)
	}
	p, team := s.page, s.team
	p.host.Change("Say who looks after the product", func(ctx context.Context) error { return desk.SaveBrings(ctx, p.workspace, team, all) }, nil)
	return nil
}
