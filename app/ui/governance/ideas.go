package governance

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// ideas is the ideas bank: from a need to an idea, who might do it with us, how it is tested and what came out, stage by stage.
type ideas struct {
	page   *Page
	view   *view
	fresh  *kit.Field // a need that somebody just met
	table  *kit.Table[ideaRow]
	detail *kit.Detail
	shown  governance.IdeaID // in the panel beside the table
	sheet  *kit.Sheet[governance.Idea]
	object fyne.CanvasObject
}

// ideaRow is an idea, or the heading over those of a stage.
type ideaRow struct {
	stage governance.IdeaStage
	count int              // of the stage, for a heading
	idea  *governance.Idea // nil for a heading
	since string
}

func (r ideaRow) key() string {
	if r.idea == nil {
		return "stage " + r.stage.String()
	}
	return kit.Key(r.idea.ID)
}

// stageOf is the stage that an idea is shown at: noted where none is stated.
func stageOf(i *governance.Idea) governance.IdeaStage {
	return max(i.Stage, governance.Noted)
}

// ideaRows are the ideas stage by stage, under the names of the stages that have any.
func ideaRows(v *view) (rows []ideaRow) {
	for _, stage := range governance.AllIdeaStages() {
		var of []ideaRow
		for i := range v.record.Ideas {
			if idea := &v.record.Ideas[i]; stageOf(idea) == stage {
				of = append(of, ideaRow{stage: stage, idea: idea, since: idea.On.Words()})
			}
		}
		if len(of) > 0 {
			rows = append(append(rows, ideaRow{stage: stage, count: len(of)}), of...)
		}
	}
	return rows
}

// The places of an idea's values, in the order in which an idea grows.
func needOf(i *governance.Idea) *string    { return &i.Need }
func ideaOf(i *governance.Idea) *string    { return &i.Idea }
func partnerOf(i *governance.Idea) *string { return &i.Partner }
func testOf(i *governance.Idea) *string    { return &i.Test }
func resultOf(i *governance.Idea) *string  { return &i.Result }

func newIdeas(p *Page) side {
	b := &ideas{page: p, detail: kit.NewDetail()}
	b.table = kit.NewTable("No ideas yet. An idea begins with a need: type above what keeps whom from what, and Enter keeps it.", b.columns()...)
	b.table.Key = ideaRow.key
	b.table.Heads = func(r ideaRow) bool { return r.idea == nil }
	b.table.OnSelected = b.describe
	b.table.OnUnselected = b.clear
	b.table.OnDelete = b.remove
	b.table.OnShortcut = kit.AltMoves(b.move)
	b.fresh = kit.NewField(kit.FieldSpec{Label: "A need: what keeps whom from what?", Hint: "officers retype each appeal because the two systems don't talk; Enter keeps it", Save: b.note})
	b.fresh.OnEnter = b.fresh.Focus
	b.table.OnInsert = b.fresh.Focus
	keys := kit.Words("Type into the columns from left to right as the idea grows. Alt+Down moves it on to the next stage, Alt+Up back.", theme.SizeNameCaptionText, false, kit.Secondary)
	b.object = kit.BesideDetail(kit.TableCard(kit.Flow(6, kit.NewForm(1, b.fresh), keys), b.table), b.detail)
	b.clear()
	return b
}

func (b *ideas) clear() {
	b.shown, b.sheet = 0, nil
	b.detail.Clear("Select an idea: all its words stand here, to be read and changed.")
}

func (b *ideas) columns() []kit.Column[ideaRow] {
	typed := func(title string, grow float32, yield int, at func(*governance.Idea) *string) kit.Column[ideaRow] {
		return kit.Column[ideaRow]{
			Title: title, Width: 100, Grow: grow, Yield: yield,
			Text: func(r ideaRow) string {
				if r.idea == nil {
					return ""
				}
				return *at(r.idea)
			},
			Set: func(r ideaRow, text string) error {
				return b.set(r, strings.ToLower(title), strings.TrimSpace(text), at)
			},
		}
	}
	need := typed("Need", 3, 0, needOf)
	need.Width = 140
	words := need.Text
	need.Text = func(r ideaRow) string {
		if r.idea == nil {
			return fmt.Sprintf("%s · %d", r.stage.Words(), r.count)
		}
		return words(r)
	}
	return []kit.Column[ideaRow]{
		need, typed("Idea", 3, 0, ideaOf), typed("Who might partner", 2, 1, partnerOf), typed("Test", 2, 2, testOf), typed("Result", 2, 0, resultOf),
		{Title: "Since", Width: 92, Text: func(r ideaRow) string { return r.since }, Yield: 3},
	}
}

// Object is the tab as it is shown.
func (b *ideas) Object() fyne.CanvasObject { return b.object }

// Focus gives the table the keyboard, or where there are no ideas the place to note a need.
func (b *ideas) Focus() {
	if len(b.table.All()) == 0 {
		b.fresh.Focus()
		return
	}
	b.table.Focus()
}

// Close has nothing to drop.
func (b *ideas) Close() {}

// First begins with a need.
func (b *ideas) First() (string, func()) { return "Note a need", b.fresh.Focus }

// Show selects an idea.
func (b *ideas) Show(thing kit.Thing) bool {
	if thing.Kind != kit.IdeaThing {
		return false
	}
	b.table.SetFilter("")
	b.table.SelectKey(kit.Key(thing.ID))
	b.table.Focus()
	return true
}

// Load shows the ideas as they were read.
func (b *ideas) Load(v *view) {
	b.view = v
	b.table.SetRows(ideaRows(v))
	if _, selected := b.table.Selected(); !selected {
		b.table.Select(1) // the first idea, below the name of its stage
	}
	b.page.say(ideaTab, b.facts())
}

// facts count the ideas and the stages that show whether anything comes of them.
func (b *ideas) facts() string {
	n := map[governance.IdeaStage]int{}
	for i := range b.view.record.Ideas {
		n[stageOf(&b.view.record.Ideas[i])]++
	}
	if len(n) == 0 {
		return ""
	}
	return fmt.Sprintf("%s · %d being tested · %d taken up", kit.Counted(len(b.view.record.Ideas), "idea"), n[governance.Testing], n[governance.TakenUp])
}

// note keeps a need as a new idea.
func (b *ideas) note(need string) {
	b.fresh.Reset("")
	need = strings.TrimSpace(need)
	if need == "" || b.view == nil {
		return
	}
	p, fresh := b.page, &governance.Idea{Need: need, Stage: governance.Noted, On: b.view.today}
	p.host.Change("Note a need", func(ctx context.Context) error {
		return desk.SaveIdea(ctx, p.workspace, fresh, "")
	}, kit.OrToast(p.host, func() { b.table.SelectKey(kit.Key(fresh.ID)) }))
}

// change queues a change of an idea.
func (b *ideas) change(id governance.IdeaID, what string, set func(*governance.Idea), done func(error)) {
	p := b.page
	label := fmt.Sprintf("Change %s of an idea", what)
	if done == nil {
		done = kit.OrToast(p.host, nil)
	}
	p.host.Change(label, func(ctx context.Context) error { return desk.ChangeIdea(ctx, p.workspace, id, label, set) }, done)
}

// set takes what was typed into a column.
func (b *ideas) set(r ideaRow, what, text string, at func(*governance.Idea) *string) error {
	if r.idea == nil {
		return fmt.Errorf("this names a stage: type beside one of its ideas")
	}
	b.change(r.idea.ID, what, func(i *governance.Idea) { *at(i) = text }, nil)
	return nil
}

// move moves the selected idea on to the next stage, or back.
func (b *ideas) move(by int) {
	r, selected := b.table.Selected()
	if !selected || r.idea == nil {
		return
	}
	to := int(stageOf(r.idea)) + by
	if to < int(governance.Noted) || to > int(governance.DroppedIdea) {
		return
	}
	b.to(r.idea, governance.IdeaStage(to))
}

// to puts an idea at a stage from today on.
func (b *ideas) to(idea *governance.Idea, stage governance.IdeaStage) {
	p, today := b.page, b.view.today
	label := "Move an idea to “" + stage.Words() + "”"
	id := idea.ID
	p.change(label, func(ctx context.Context) error {
		return desk.ChangeIdea(ctx, p.workspace, id, label, func(i *governance.Idea) { i.Stage, i.On = stage, today })
	}, nil)
}

// remove takes an idea away.
func (b *ideas) remove(r ideaRow) {
	if r.idea == nil {
		return
	}
	p, id := b.page, r.idea.ID
	kit.Remove(p.host, "The idea", func(ctx context.Context) error { return desk.RemoveIdea(ctx, p.workspace, id) }, nil)
}

// describe says all of an idea beside the table, to be changed there.
func (b *ideas) describe(r ideaRow) {
	if r.idea == nil {
		b.clear()
		return
	}
	if b.shown == r.idea.ID && b.sheet != nil {
		b.sheet.SetValue(*r.idea)
		return
	}
	b.shown = r.idea.ID
	id := r.idea.ID
	b.sheet = kit.NewSheet(*r.idea, func(what string, set func(*governance.Idea), done func(error)) { b.change(id, what, set, done) })
	s := b.sheet
	b.detail.SetTitle("From a need to a result")
	b.detail.SetFacts(nil)
	b.detail.SetSections(kit.NewForm(
		1, s.Note("Need: what keeps whom from what", needOf), s.Note("Idea: what might be done", ideaOf), s.Text("Who might partner", partnerOf),
		s.Note("Test: how we find out cheaply", testOf), s.Note("Result: what the test showed", resultOf),
		kit.Choose(s, "Stage", governance.AllIdeaStages(), func(i *governance.Idea) *governance.IdeaStage { return &i.Stage }),
		s.Date("At this stage since", b.view.today, func(i *governance.Idea) *civil.Date { return &i.On }),
		s.Combo("Noted by", b.view.register.names, func(i *governance.Idea) *string { return &i.By }),
	))
}
