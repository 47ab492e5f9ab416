package governance

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// forumSetup is what a forum is: how often it meets, who belongs to it, what always stands on its agenda.
type forumSetup struct {
	page   *Page
	view   *view
	sheet  *kit.Sheet[governance.Forum]
	name   *kit.Field
	object fyne.CanvasObject
}

func newForumSetup(p *Page, v *view, forum *governance.Forum) *forumSetup {
	f := &forumSetup{page: p, view: v}
	f.sheet = kit.NewSheet(*forum, f.change)
	s, known := f.sheet, v.register
	f.name = s.Text("What the meeting is called", func(f *governance.Forum) *string { return &f.Name })
	chair, role, side := whoFields(s, known, "Chair", func(f *governance.Forum) *governance.Who { return &f.Chair })
	about := kit.NewForm(
		3, f.name.Span(2), pickedContract(s, known, func(f *governance.Forum) *int64 { return &f.Contract }),
		kit.Choose(s, "Level", governance.AllLevels(), func(f *governance.Forum) *governance.Level { return &f.Level }),
		kit.Choose(s, "Meets", governance.AllCadences(), func(f *governance.Forum) *governance.Cadence { return &f.Cadence }),
		kit.Parsed(s, "So many must be there to decide", "", readCount, countOrNone, func(f *governance.Forum) *int { return &f.Quorum.People }),
		s.Date("First day", v.today, func(f *governance.Forum) *civil.Date { return &f.Term.From }),
		s.Date("Last day", v.today, func(f *governance.Forum) *civil.Date { return &f.Term.To }),
		s.Tick("Both sides must be there", func(f *governance.Forum) *bool { return &f.Quorum.BothSides }),
		chair, role, side,
	)
	refused := func(err error) { p.host.Toast(kit.Sentence(err)) }
	agenda := kit.Members(s, kit.MembersSpec[governance.Forum, string]{
		One: "item", Many: "agenda", Empty: "Nothing stands on the agenda every time yet.",
		At: func(f *governance.Forum) *[]string { return &f.Agenda }, New: func() string { return "New item" },
		Form: func(s *kit.Sheet[governance.Forum], at func(*governance.Forum) *string) fyne.CanvasObject {
			return kit.NewForm(1, s.Text("On the agenda every time", at))
		},
	}, refused)
	members := kit.Members(s, kit.MembersSpec[governance.Forum, governance.Who]{
		One: "member", Many: "members", Empty: "Nobody belongs to it yet. Members are offered when somebody notes who was there.",
		At: func(f *governance.Forum) *[]governance.Who { return &f.Members },
		Chooser: func(add func(governance.Who)) *kit.Field {
			var field *kit.Field
			field = kit.NewField(kit.FieldSpec{Label: "Add a member", Hint: "type a name", Choices: func() []kit.Choice { return known.names }, Save: func(name string) {
				if name = strings.TrimSpace(name); name != "" {
					add(known.known(governance.Who{Name: name}))
				}
				field.Reset("")
			}})
			return field
		},
		Form: func(s *kit.Sheet[governance.Forum], at func(*governance.Forum) *governance.Who) fyne.CanvasObject {
			return kit.NewForm(
				3, s.Text("Name", func(f *governance.Forum) *string { return &at(f).Name }), s.Text("Role", func(f *governance.Forum) *string { return &at(f).Role }),
				kit.Choose(s, "Side", scorecard.AllSides(), func(f *governance.Forum) *scorecard.Side { return &at(f).Side }),
			)
		},
	}, refused)
	f.object = kit.Cards(about, kit.Section("Standing agenda", agenda), kit.Section("Members", members))
	return f
}

// change changes something about the forum. Who is named is looked for among the people of the workspace.
func (f *forumSetup) change(what string, set func(*governance.Forum), done func(error)) {
	p, known, now := f.page, f.view.register, f.sheet.Value()
	label := fmt.Sprintf("Change %s of %s", what, now.Name)
	p.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeForum(ctx, p.workspace, now.ID, label, func(forum *governance.Forum) {
			set(forum)
			forum.Chair = known.known(forum.Chair)
			for i := range forum.Members {
				forum.Members[i] = known.known(forum.Members[i])
			}
		})
	}, done)
}

// Load shows the forum as it stands now.
func (f *forumSetup) Load(v *view, forum *governance.Forum) {
	f.view = v
	f.sheet.SetValue(*forum)
}

// readCount reads a number of people; nothing is none in particular.
func readCount(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, errors.New("type a number of people, such as 4")
	}
	return n, nil
}
