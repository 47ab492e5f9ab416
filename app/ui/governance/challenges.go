package governance

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// The sides of the tab of challenges.
const (
	logTab      = "Log"
	candourTab  = "Who challenges whom"
	feedbackTab = "Feedback log"
)

// challenges is the tab of what one side said to the other that should be otherwise, with the feedback log beside it.
type challenges struct {
	page     *Page
	tabs     *kit.Tabs
	list     *kit.Listing[challengeRow]
	candour  *candour
	feedback *feedback
	object   fyne.CanvasObject
}

// challengeRow is a challenge in the log, with what it says ready.
type challengeRow struct {
	*governance.Challenge
	contract, by, to, took string
	days                   int
	answered               bool
	outcome                governance.Outcome
}

// challengeRows are the challenges, the latest first.
func challengeRows(v *view) []challengeRow {
	n := len(v.record.Challenges)
	rows := make([]challengeRow, n)
	for i := range v.record.Challenges {
		c := &v.record.Challenges[i]
		r := challengeRow{Challenge: c, contract: v.contract(c.Contract), by: sidedWords(c.By), to: sidedWords(c.To), outcome: c.OutcomeOn(v.today)}
		r.days, r.answered = c.Waiting(v.today)
		r.took = daysWords(r.days)
		if !r.answered {
			r.took = "waiting " + daysWords(r.days)
		}
		rows[n-1-i] = r
	}
	return rows
}

func (r challengeRow) isOpen() bool { return r.outcome == governance.Open }
func (r challengeRow) waits() bool  { return !r.answered && r.isOpen() }
func (r challengeRow) ours() bool   { return r.By.Side == scorecard.Ours }
func (r challengeRow) theirs() bool { return r.By.Side == scorecard.Theirs }
func (r challengeRow) changed() bool {
	return r.outcome == governance.Adopted || r.outcome == governance.Adapted
}

var challengeColumns = []kit.Column[challengeRow]{
	{Title: "Code", Width: 62, Text: func(r challengeRow) string { return r.Code }, Compare: kit.ByText(func(r challengeRow) string { return r.Code })},
	{Title: "Raised", Width: 92, Text: func(r challengeRow) string { return r.Raised.Words() }, Compare: func(a, b challengeRow) int { return a.Raised.Compare(b.Raised) }},
	{
		Title: "What", Width: 150, Grow: 4, Text: func(r challengeRow) string { return r.About }, Compare: kit.ByText(func(r challengeRow) string { return r.About }),
		Strong: func(challengeRow) bool { return true },
	},
	{Title: "From", Width: 62, Text: func(r challengeRow) string { return r.By.Side.Words() }, Compare: func(a, b challengeRow) int { return cmp.Compare(a.By.Side, b.By.Side) }},
	{Title: "By", Width: 104, Grow: 1, Text: func(r challengeRow) string { return r.By.Name }, Compare: kit.ByText(func(r challengeRow) string { return r.By.Name })},
	{Title: "To", Width: 104, Grow: 1, Text: func(r challengeRow) string { return r.To.Name }, Compare: kit.ByText(func(r challengeRow) string { return r.To.Name }), Yield: 2},
	{
		Title: "Answer took", Width: 126, Text: func(r challengeRow) string { return r.took }, Compare: func(a, b challengeRow) int { return a.days - b.days },
		Paint: func(r challengeRow) kit.Cell {
			if r.waits() {
				return kit.ShapedCell(r.took, kit.ToneWarn, kit.HalfDisc)
			}
			return kit.TextCell(r.took)
		},
	},
	{Title: "Outcome", Width: 92, Text: func(r challengeRow) string { return r.outcome.Words() }, Compare: func(a, b challengeRow) int { return cmp.Compare(a.outcome, b.outcome) }},
	{Title: "Contract", Width: 100, Grow: 1, Text: func(r challengeRow) string { return r.contract }, Compare: kit.ByText(func(r challengeRow) string { return r.contract }), Hidden: true},
}

func newChallenges(p *Page) side {
	c := &challenges{page: p}
	c.list = kit.NewListing(p.host, kit.ListingSpec[challengeRow]{
		Name: "Challenges", Hint: "Select a challenge to see what was said and what came of it.", Columns: challengeColumns,
		Empty: "No challenges yet. Note what one side said to the other that should be otherwise, whoever said it. A partnership without challenges is a finding, not a success.",
		First: kit.PrimaryButton("Log a challenge", p.newChallenge),
		Questions: []kit.PillSpec[challengeRow]{
			{Text: "All"},
			{Text: "Waiting for an answer", Keep: challengeRow.waits},
			{Text: "Open", Keep: challengeRow.isOpen},
			{Text: "From us", Keep: challengeRow.ours},
			{Text: "From them", Keep: challengeRow.theirs},
			{Text: "Changed something", Keep: challengeRow.changed},
		},
		Key:      func(r challengeRow) string { return kit.Key(r.ID) },
		Describe: c.describe,
		Open:     func(r challengeRow) { p.open(newChallengePage(p, r.ID)) },
		Remove:   func(r challengeRow) { p.removeChallenge(r.Challenge) },
	})
	c.candour, c.feedback = newCandour(p), newFeedback(p)
	c.tabs = kit.NewTabs(
		kit.Tab{Name: logTab, Build: c.list.Object},
		kit.Tab{Name: candourTab, Build: func() fyne.CanvasObject { return c.candour.object }},
		kit.Tab{Name: feedbackTab, Build: c.feedback.list.Object},
	)
	c.object = c.tabs.Object()
	return c
}

// Object is the tab as it is shown.
func (c *challenges) Object() fyne.CanvasObject { return c.object }

// Focus gives the keyboard to what is in front.
func (c *challenges) Focus() {
	switch c.tabs.Selected() {
	case candourTab:
		c.candour.from.Focus()
	case feedbackTab:
		c.feedback.list.Table.Focus()
	default:
		c.list.Table.Focus()
	}
}

// Close drops what is still being worked out.
func (c *challenges) Close() {
	c.list.Close()
	c.candour.working.Stop()
	c.feedback.list.Close()
}

// First logs a challenge.
func (c *challenges) First() (words string, do func()) { return "Log a challenge", c.page.newChallenge }

// Show opens a challenge.
func (c *challenges) Show(thing kit.Thing) bool {
	if thing.Kind != kit.ChallengeThing {
		return false
	}
	c.tabs.Select(logTab)
	c.list.Table.SelectKey(kit.Key(thing.ID))
	c.page.open(newChallengePage(c.page, governance.ChallengeID(thing.ID)))
	return true
}

// Load shows what was read.
func (c *challenges) Load(v *view) {
	var facts string
	c.list.Load(func(context.Context) ([]challengeRow, func(), error) {
		rows := challengeRows(v)
		facts = challengeFacts(v)
		return rows, func() {}, nil
	}, func() { c.page.say(challengeTab, facts) })
	c.candour.load(v)
	c.feedback.load(v)
}

// twelveMonths is the term of twelve months that ends on a day.
func twelveMonths(today civil.Date) civil.Term {
	return civil.Term{From: today.AddMonths(-12).AddDays(1), To: today}
}

// challengeFacts say how open both sides were in the last twelve months: 14 challenges in twelve months · our answers took 6 days, theirs 12.
func challengeFacts(v *view) string {
	found := governance.CandourOf(v.record.Challenges, nil, twelveMonths(v.today))
	raised, waits := 0, 0
	took := map[scorecard.Side]string{}
	for _, s := range found.Sides {
		raised += s.Raised
		waits += s.Unanswered
		took[s.Side] = medianWords(s.Median)
	}
	waiting := ""
	if waits > 0 {
		waiting = fmt.Sprintf("%d unanswered", waits)
	}
	answers := ""
	if raised > waits { // the answers to what they raise are ours
		answers = "median until an answer: ours " + took[scorecard.Theirs] + ", theirs " + took[scorecard.Ours]
	}
	return kit.Joined(" · ", kit.Counted(raised, "challenge")+" in twelve months", waiting, answers, found.Finding())
}

// describe says beside the log what was said and what came of it.
func (c *challenges) describe(d *kit.Detail, r challengeRow) {
	d.SetTitle(kit.Joined(" ", r.Code, r.About))
	took := r.took
	if r.answered {
		took = r.Answered.Words() + ", " + r.took
	}
	d.SetFacts([]kit.Fact{
		{Label: "Raised", Value: r.Raised.Words()},
		{Label: "By", Value: r.by},
		{Label: "To", Value: r.to},
		{Label: "Contract", Value: r.contract},
		{Label: "Answered", Value: took},
		{Label: "Outcome", Value: r.outcome.Words(), Strong: true},
	})
	var sections []fyne.CanvasObject
	for _, text := range [][2]string{{"Suggestion", r.Suggestion}, {"Answer", r.Response}, {"What came of it", r.Note}} {
		if text[1] != "" {
			sections = append(sections, kit.Section(text[0], kit.Words(text[1], theme.SizeNameText, false, kit.Plain)))
		}
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { c.page.open(newChallengePage(c.page, r.ID)) }))...)
}

// removeChallenge takes away a challenge that was never raised.
func (p *Page) removeChallenge(c *governance.Challenge) {
	id := c.ID
	kit.Remove(p.host, "Challenge "+c.Code, func(ctx context.Context) error { return desk.RemoveChallenge(ctx, p.workspace, id) }, nil)
}
