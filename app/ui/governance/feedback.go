package governance

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// feedback is the log of what people told each other about working together, and what was answered.
type feedback struct {
	page *Page
	list *kit.Listing[feedbackRow]
}

// feedbackRow is feedback in the log.
type feedbackRow struct {
	*governance.Feedback
	contract, from, to string
}

func (r feedbackRow) isAnswered() bool { return !r.Answered.IsZero() }

// feedbackRows are all feedback, the latest first.
func feedbackRows(v *view) []feedbackRow {
	n := len(v.record.Feedback)
	rows := make([]feedbackRow, n)
	for i := range v.record.Feedback {
		f := &v.record.Feedback[i]
		rows[n-1-i] = feedbackRow{f, v.contract(f.Contract), sidedWords(f.From), sidedWords(f.To)}
	}
	return rows
}

var feedbackColumns = []kit.Column[feedbackRow]{
	{Title: "On", Width: 92, Text: func(r feedbackRow) string { return r.On.Words() }, Compare: func(a, b feedbackRow) int { return a.On.Compare(b.On) }},
	{Title: "From", Width: 110, Grow: 1, Text: func(r feedbackRow) string { return r.from }, Compare: kit.ByText(func(r feedbackRow) string { return r.from })},
	{Title: "To", Width: 110, Grow: 1, Text: func(r feedbackRow) string { return r.to }, Compare: kit.ByText(func(r feedbackRow) string { return r.to }), Yield: 1},
	{Title: "What was said", Width: 150, Grow: 3, Text: func(r feedbackRow) string { return r.Text }, Strong: func(feedbackRow) bool { return true }},
	{Title: "Answer", Width: 120, Grow: 2, Text: func(r feedbackRow) string { return r.Answer }, Yield: 2},
	{Title: "Answered", Width: 92, Text: func(r feedbackRow) string { return dayWords(r.Answered) }, Compare: func(a, b feedbackRow) int { return a.Answered.Compare(b.Answered) }},
}

func newFeedback(p *Page) *feedback {
	f := &feedback{page: p}
	add := kit.PrimaryButton("Note feedback", func() { f.edit(governance.Feedback{On: p.host.Today()}, "Note feedback", "Note it") })
	f.list = kit.NewListing(p.host, kit.ListingSpec[feedbackRow]{
		Name: "Feedback", Hint: "Select feedback to read all of it.", Columns: feedbackColumns, First: add,
		Empty: "No feedback yet. Note what somebody told somebody about working together, good or bad, and what was answered.",
		Questions: []kit.PillSpec[feedbackRow]{
			{Text: "All"}, {Text: "Not answered", Keep: func(r feedbackRow) bool { return !r.isAnswered() }},
		},
		Key:      func(r feedbackRow) string { return kit.Key(r.ID) },
		Describe: f.describe,
		Open:     func(r feedbackRow) { f.edit(*r.Feedback, "Feedback of "+r.On.Words(), "Save") },
		Remove: func(r feedbackRow) {
			id := r.ID
			kit.Remove(p.host, "Feedback of "+r.On.Words(), func(ctx context.Context) error { return desk.RemoveFeedback(ctx, p.workspace, id) }, nil)
		},
	})
	return f
}

// load shows the feedback as it stands now.
func (f *feedback) load(v *view) {
	f.list.Load(func(context.Context) ([]feedbackRow, func(), error) { return feedbackRows(v), func() {}, nil }, func() {})
}

func (f *feedback) describe(d *kit.Detail, r feedbackRow) {
	d.SetTitle("Feedback of " + r.On.Words())
	d.SetFacts([]kit.Fact{{Label: "From", Value: r.from}, {Label: "To", Value: r.to}, {Label: "Contract", Value: r.contract}, {Label: "Answered", Value: r.Answered.Words()}})
	sections := []fyne.CanvasObject{kit.Words(r.Text, theme.SizeNameText, false, kit.Plain)}
	if r.Answer != "" {
		sections = append(sections, kit.Section("Answer", kit.Words(r.Answer, theme.SizeNameText, false, kit.Plain)))
	}
	change := kit.SecondaryButton("Change or answer", func() { f.edit(*r.Feedback, "Feedback of "+r.On.Words(), "Save") })
	again := kit.SecondaryButton("Note feedback", func() { f.edit(governance.Feedback{On: f.page.host.Today()}, "Note feedback", "Note it") })
	d.SetSections(append(sections, kit.Row(8, change, again))...)
}

// edit asks for all of a piece of feedback.
func (f *feedback) edit(b governance.Feedback, title, yes string) {
	p := f.page
	p.withRegister(func(r *register) {
		s, a := kit.DraftOf(&b), &kit.Asking{}
		text := a.In("text", s.Text("What was said", func(b *governance.Feedback) *string { return &b.Text }))
		from, _, side := whoFields(s, r, "From", func(b *governance.Feedback) *governance.Who { return &b.From })
		to := s.Combo("To", r.names, func(b *governance.Feedback) *string { return &b.To.Name })
		on := a.In("on", s.Date("On", p.host.Today(), func(b *governance.Feedback) *civil.Date { return &b.On }))
		answer := s.Text("Answer", func(b *governance.Feedback) *string { return &b.Answer })
		answered := a.In("answered", s.Date("Answered on", p.host.Today(), func(b *governance.Feedback) *civil.Date { return &b.Answered }))
		contract := pickedContract(s, r, func(b *governance.Feedback) *int64 { return &b.Contract })
		a.Label = func() string { return title }
		a.Write = func(ctx context.Context) error {
			whole := b
			whole.From, whole.To = r.known(whole.From), r.known(whole.To)
			if whole.Answered.IsZero() && !fault.IsBlank(whole.Answer) {
				whole.Answered = p.host.Today()
			}
			return desk.SaveFeedback(ctx, p.workspace, &whole, "")
		}
		form := kit.NewForm(3, text.Wide(), from, a.In("side", side), on, to, contract.Span(2), answer.Span(2), answered)
		p.ask(a, title, yes, 640, form, text, answered)
	})
}
