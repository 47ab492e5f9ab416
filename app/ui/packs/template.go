package packs

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// saveTemplate keeps how the pack is put together, for the meetings of a forum or of any. A template of that name is replaced.
func (p *Page) saveTemplate() {
	if p.made == nil {
		return
	}
	draft := governance.PackTemplate{
		Name: p.made.pack.Template, Depth: p.made.pack.Depth, Marking: p.made.pack.Provenance.Marking, Parts: p.parts(),
	}
	if draft.Name == "" {
		draft.Name = p.made.forumName()
	}
	forums := []kit.Choice{{Value: "0", Text: "Any meeting"}}
	for i := range p.made.pack.Forums {
		f := &p.made.pack.Forums[i]
		forums = append(forums, kit.Choice{Value: fmt.Sprint(int64(f.ID)), Text: f.Name})
	}
	if p.made.pack.Forum != nil {
		draft.Forum = p.made.pack.Forum.ID
	}
	var names []string
	for _, t := range p.view.templates {
		names = append(names, t.Name)
	}
	ask := &kit.Asking{
		Label: func() string { return "Save pack template " + draft.Name },
		Write: func(ctx context.Context) error { return p.keepTemplate(ctx, draft) },
		Then: func() {
			p.order.Template, p.order.Usual = draft.Name, false
			p.host.Toast("Saved as the template "+draft.Name+".", p.host.ToUndo())
			p.Load()
		},
	}
	name := ask.In("name", kit.ComboField("Name", kit.Choices(names...), draft.Name, func(text string) { draft.Name = strings.TrimSpace(text) }))
	forum := ask.In("forum", kit.ChoiceField("For the meetings of", forums, fmt.Sprint(int64(draft.Forum)), func(text string) {
		id, _ := strconv.ParseInt(text, 10, 64) // one that was offered
		draft.Forum = governance.ForumID(id)
	}))
	said := kit.Paragraph("It keeps which sections are printed and in which order, how much they tell, and the marking. Packs for the meetings chosen here begin with it.")
	ask.Show(p.host, "Save as template", "Save", 420, kit.Flow(10, kit.NewForm(1, name, forum), said), name, forum)
}

// keepTemplate stores a template over the one with its name.
func (p *Page) keepTemplate(ctx context.Context, draft governance.PackTemplate) error {
	all, err := p.workspace.PackTemplates(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(t governance.PackTemplate) bool { return strings.EqualFold(t.Name, draft.Name) })
	if at >= 0 {
		draft.ID = all[at].ID
	}
	return desk.SavePackTemplate(ctx, p.workspace, &draft, "")
}

// removeTemplate takes away the template that the pack is put together by.
func (p *Page) removeTemplate() {
	if p.made == nil {
		return
	}
	t := p.view.template(p.made.pack.Template)
	if t == nil {
		return
	}
	id := t.ID
	kit.Remove(p.host, "Pack template "+t.Name, func(ctx context.Context) error { return desk.RemovePackTemplate(ctx, p.workspace, id) }, nil)
}
