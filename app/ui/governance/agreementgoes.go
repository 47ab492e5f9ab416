package governance

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// goes is what both sides say of the statements of the version that holds, on a day and over time. Answers are typed down the column.
type goes struct {
	of     *agreementPage
	day    civil.Date
	on     *kit.Field
	table  *kit.Table[goesRow]
	detail *kit.Detail
	object fyne.CanvasObject
}

// goesRow is a statement with what each side said of it.
type goesRow struct {
	governance.Talk
	place        int
	said         [2][]governance.Pulse // ours and theirs, in the order of days, up to the day
	ours, theirs string
}

func newGoes(a *agreementPage) *goes {
	g := &goes{of: a, day: a.view.today, detail: kit.NewDetail()}
	g.table = kit.NewTable("No statements yet. Say in the agreement what each side holds itself to; here both sides say how it goes.", g.columns()...)
	g.table.Key = func(r goesRow) string { return r.Statement.Key }
	g.table.OnSelected = g.describe
	g.table.OnUnselected = func() { g.detail.Clear("Select a statement to see what was said of it.") }
	g.on = kit.DateField("Answers of", g.day, a.view.today, g.turn)
	g.on.Remark(func(string) string {
		return "type each side's answer into its column: 4, yes, or 2 because releases slip"
	})
	g.object = kit.BesideDetail(kit.TableCard(kit.NewForm(2, g.on.Wide()), g.table), g.detail)
	g.detail.Clear("Select a statement to see what was said of it.")
	return g
}

// turn shows and takes the answers of another day.
func (g *goes) turn(day civil.Date) {
	if day.IsZero() {
		day = g.of.view.today
	}
	g.day = day
	g.load()
}

func (g *goes) columns() []kit.Column[goesRow] {
	answers := func(title string, side scorecard.Side, text func(goesRow) string) kit.Column[goesRow] {
		return kit.Column[goesRow]{
			Title: title, Width: 62, Text: text, Compare: func(a, b goesRow) int { return cmp.Compare(text(a), text(b)) },
			Set: func(r goesRow, typed string) error { return g.answer(r, side, typed) },
		}
	}
	trend := func(title string, side int) kit.Column[goesRow] {
		return kit.Column[goesRow]{
			Title: title, Width: 92, Yield: 2 + side, Text: func(r goesRow) string { return courseWords(&r, side) },
			Paint: func(r goesRow) kit.Cell { return kit.SparkCell(values(r.said[side])) },
		}
	}
	return []kit.Column[goesRow]{
		{
			Title: "Statement", Width: 160, Grow: 4, Text: func(r goesRow) string { return r.Statement.Text }, Compare: kit.ByText(func(r goesRow) string { return r.Statement.Text }),
			Strong: func(goesRow) bool { return true },
		},
		{Title: "Owner", Width: 90, Grow: 1, Text: func(r goesRow) string { return r.Statement.Owner }, Compare: kit.ByText(func(r goesRow) string { return r.Statement.Owner }), Yield: 1},
		answers("Ours", scorecard.Ours, func(r goesRow) string { return r.ours }),
		answers("Theirs", scorecard.Theirs, func(r goesRow) string { return r.theirs }),
		{
			Title: "Talk", Width: 106, Text: talkWhy, Paint: func(r goesRow) kit.Cell {
				if why := talkWhy(r); why != "" {
					return kit.ShapedCell(why, kit.ToneWarn, kit.HalfDisc)
				}
				return kit.TextCell("")
			},
		},
		trend("Ours, trend", 0), trend("Theirs, trend", 1),
	}
}

// talkWhy says why there is something to talk about: 3 apart, both say no; nothing where there is not.
func talkWhy(r goesRow) string {
	gap, both := r.Gap()
	switch {
	case !r.IsNeeded():
		return ""
	case !both:
		return "not kept"
	case r.IsApart() && r.Statement.Answer == governance.YesNo:
		return "yes and no"
	case r.IsApart():
		return gap.Abs(gap).RatString() + " apart"
	}
	return "both low"
}

// values are what one side said, for a small line.
func values(said []governance.Pulse) []float64 {
	all := make([]float64, len(said))
	for i, p := range said {
		all[i], _ = p.Value.Rat().Float64()
	}
	return all
}

// courseWords are what one side said, the earliest first: 2, 3, 4.
func courseWords(r *goesRow, side int) string {
	words := make([]string, len(r.said[side]))
	for i := range r.said[side] {
		words[i] = answerWords(r.Statement, &r.said[side][i])
	}
	return strings.Join(words, ", ")
}

// holding is the version whose statements are answered: the one that holds on the day, or while none does the draft.
func (g *goes) holding() *governance.Version {
	if v := g.of.agreement.Current(g.day); v != nil {
		return v
	}
	return g.of.agreement.Draft()
}

// load shows what was said by the day.
func (g *goes) load() {
	var rows []goesRow
	if v := g.holding(); v != nil {
		pulses := g.of.view.record.Pulses
		for i, talk := range v.Talks(pulses, g.of.id, g.day) {
			row := goesRow{Talk: talk, place: i, ours: answerWords(talk.Statement, talk.Ours), theirs: answerWords(talk.Statement, talk.Theirs)}
			for k, side := range scorecard.AllSides() {
				row.said[k] = saidBy(pulses, g.of.id, talk.Statement.Key, side, g.day)
			}
			rows = append(rows, row)
		}
	}
	g.table.SetRows(rows)
	if _, selected := g.table.Selected(); !selected && len(rows) > 0 {
		g.table.Select(0)
	}
}

// saidBy is what one side said of a statement up to a day, the earliest first.
func saidBy(pulses []governance.Pulse, of governance.AgreementID, statement string, side scorecard.Side, day civil.Date) (said []governance.Pulse) {
	for _, p := range pulses {
		if p.Agreement == of && p.Statement == statement && p.Side == side && !p.On.After(day) {
			said = append(said, p)
		}
	}
	slices.SortStableFunc(said, func(a, b governance.Pulse) int { return a.On.Compare(b.On) })
	return said
}

// answer takes what a side says of a statement on the day: 4, yes, or an answer with a note behind it. Nothing takes back what was said that
// day.
func (g *goes) answer(r goesRow, side scorecard.Side, typed string) error {
	said := r.said[0]
	if side == scorecard.Theirs {
		said = r.said[1]
	}
	at := slices.IndexFunc(said, func(p governance.Pulse) bool { return p.On == g.day })
	label := fmt.Sprintf("Answer of %s, %s", lowered(sideWords(side)), g.of.agreement.Code)
	if typed == "" || typed == dash {
		if at < 0 {
			return fmt.Errorf("nothing was said on %s that could be taken back", g.day.Words())
		}
		id := said[at].ID
		g.of.page.change(label, func(ctx context.Context) error { return desk.RemovePulse(ctx, g.of.page.workspace, id) }, nil)
		return nil
	}
	p := governance.Pulse{Agreement: g.of.id, Statement: r.Statement.Key, On: g.day, Side: side, By: g.of.page.workspace.Author()}
	if at >= 0 {
		p = said[at]
	}
	var err error
	if p.Value, p.Note, err = readAnswer(r.Statement, typed); err != nil {
		return err
	}
	g.of.page.change(label, func(ctx context.Context) error { return desk.SavePulse(ctx, g.of.page.workspace, &p) }, nil)
	return nil
}

// readAnswer reads an answer to a statement with the note behind it: 2 because releases slip.
func readAnswer(s *governance.Statement, typed string) (value exact.Decimal, note string, err error) {
	word, note, _ := strings.Cut(strings.TrimSpace(typed), " ")
	word = lowered(strings.TrimRight(word, ",:;."))
	note = strings.TrimSpace(note)
	switch {
	case s.Answer != governance.YesNo && len(word) == 1 && word >= "1" && word <= "5":
		return exact.Int(int64(word[0] - '0')), note, nil
	case s.Answer != governance.YesNo:
		return value, "", errors.New("give a whole number from 1 to 5")
	case word == "y" || word == "yes" || word == "1":
		return exact.Int(1), note, nil
	case word == "n" || word == "no" || word == "0":
		return exact.Int(0), note, nil
	}
	return value, "", errors.New("give yes or no")
}

// describe says beside the list all that was said of a statement, the latest first.
func (g *goes) describe(r goesRow) {
	g.detail.SetTitle(r.Statement.Text)
	g.detail.SetFacts([]kit.Fact{
		{Label: "Owner", Value: r.Statement.Owner},
		{Label: "Answered", Value: r.Statement.Answer.Words()},
		{Label: "Talk", Value: talkWhy(r), Strong: true},
	})
	all := slices.Concat(r.said[0], r.said[1])
	slices.SortStableFunc(all, func(a, b governance.Pulse) int { return b.On.Compare(a.On) })
	items := make([]kit.Item, len(all))
	for i := range all {
		p := &all[i]
		items[i] = kit.Item{Tone: kit.ToneInfo, Lead: answerWords(r.Statement, p), Text: kit.Joined(" – ", p.Side.Words(), p.Note), Note: p.On.Words()}
		if p.Side == scorecard.Theirs {
			items[i].Tone = kit.ToneNone
		}
	}
	if len(items) == 0 {
		g.detail.SetSections(kit.Words("Nobody has said yet how it goes.", theme.SizeNameText, false, kit.Secondary))
		return
	}
	g.detail.SetSections(kit.Section("What was said", kit.List(items...)))
}
