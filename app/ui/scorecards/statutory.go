package scorecards

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// statutory is the tab of what the law asks for: how many key performance indicators a contract needs, when it must be assessed against
// them, and the words for the notice.
type statutory struct {
	open    *openCard
	table   *kit.Table[duty]
	detail  *kit.Detail
	say     *kit.Wrapped
	loading kit.Latest
	shown   string // the assessment that the panel is about
	sheet   *kit.Sheet[scorecard.Assessment]
	owed    owed
	object  fyne.CanvasObject
}

// owed is what a contract owes by law.
type owed struct {
	duty       scorecard.Duty
	term       civil.Term
	terminated civil.Date
	known      bool // the card is about a contract of the register
}

// duty is an assessment that is due, or was made.
type duty struct {
	scorecard.AssessmentDue
	key string
}

func newStatutory(o *openCard) tab {
	s := &statutory{open: o, detail: kit.NewDetail(), say: kit.Words("", theme.SizeNameText, false, kit.Secondary), loading: kit.Latest{Runner: o.page.host.Runner()}}
	s.table = kit.NewTable("No assessment has begun to run.", dutyColumns...)
	s.table.Key = func(d duty) string { return d.key }
	s.table.OnSelected = s.describe
	s.table.OnUnselected = func() {
		s.shown = ""
		s.detail.Clear("Select an assessment to make it from the readings, to go over it, and to copy the text for its notice.")
	}
	s.table.OnUnselected()
	s.object = kit.BesideDetail(kit.TableCard(s.say, s.table), s.detail)
	s.Refresh()
	return s
}

// Object is the tab as it is shown.
func (s *statutory) Object() fyne.CanvasObject { return s.object }

// Focus gives the keyboard to the assessments.
func (s *statutory) Focus() { s.table.Focus() }

// Refresh reads what is owed, and shows the assessments as they stand now.
func (s *statutory) Refresh() {
	subject := s.open.book.Card.Subject
	s.loading.Do(func(ctx context.Context) func() {
		what, err := s.open.page.records().owed(ctx, subject)
		return func() {
			if err != nil {
				s.table.SetError(err)
				return
			}
			s.owed = what
			s.show()
		}
	})
}

// show fills the table.
func (s *statutory) show() {
	b, today := s.open.book, s.open.today
	s.say.SetText(s.dutyWords())
	var rows []duty
	listed := map[scorecard.AssessmentID]bool{}
	for _, due := range b.AssessmentsDue(s.owed.duty, s.owed.term, s.owed.terminated, today) {
		rows = append(rows, duty{AssessmentDue: due, key: due.Occasion.String() + due.Window.To.String()})
		if due.Made != nil {
			listed[due.Made.ID] = true
		}
	}
	for i := range b.Assessments { // and what was assessed although nothing asks for it
		if a := &b.Assessments[i]; !listed[a.ID] {
			due := scorecard.AssessmentDue{Occasion: a.Occasion, Window: a.Window, By: a.Window.To, Made: a}
			rows = append(rows, duty{AssessmentDue: due, key: fmt.Sprint(a.ID)})
		}
	}
	s.table.SetRows(rows)
}

// dutyWords say what is owed and what the card lacks of it.
func (s *statutory) dutyWords() string {
	b := s.open.book
	has := len(b.Statutory(s.open.today))
	count := "The card has " + kit.Counted(has, "key performance indicator") + " by law."
	switch gap := b.DutyGap(s.owed.duty, s.open.today); {
	case !s.owed.known:
		return count + " It is about no contract of the register: what the law asks for belongs to contracts."
	case gap != "":
		return strings.ToUpper(gap[:1]) + gap[1:] + "."
	case !s.owed.duty.Required:
		return count + " Nothing is owed: " + s.owed.duty.Why + "."
	}
	return fmt.Sprintf("%s At least %d must be set and published: %s.", count, s.owed.duty.Minimum, s.owed.duty.Why)
}

var dutyColumns = []kit.Column[duty]{
	{Title: "Why", Width: 110, Text: func(d duty) string { return d.Occasion.Words() }},
	{Title: "About", Width: 190, Grow: 2, Text: func(d duty) string { return d.Window.Words() }},
	{Title: "Due by", Width: 96, Text: func(d duty) string { return d.By.Words() }},
	{
		Title: "State", Width: 120, Text: dutyState,
		Paint: func(d duty) kit.Cell { return kit.ChipCell(dutyState(d), dutyTone(d)) },
	},
	{Title: "Notice", Width: 110, Grow: 1, Text: func(d duty) string {
		if d.Made == nil {
			return ""
		}
		return d.Made.Notice
	}, Yield: 1},
}

func dutyState(d duty) string {
	switch {
	case d.Made != nil && !d.Made.Published.IsZero():
		return "published"
	case d.Made != nil:
		return "to be published"
	case d.Overdue:
		return "overdue"
	}
	return "running"
}

func dutyTone(d duty) kit.Tone {
	switch {
	case d.Made != nil && !d.Made.Published.IsZero():
		return kit.ToneGood
	case d.Made != nil:
		return kit.ToneWarn
	case d.Overdue:
		return kit.ToneBad
	}
	return kit.ToneNone
}

// describe shows beside the table an assessment to go over, or how to make one. Fields of the one that is shown already are left alone.
func (s *statutory) describe(d duty) {
	key := d.key + dutyState(d)
	if d.Made != nil {
		key += fmt.Sprint(d.Made.ID, len(d.Made.Measures), len(d.Made.Failures))
	}
	if key == s.shown && s.sheet != nil && d.Made != nil {
		s.sheet.SetValue(*d.Made)
		return
	}
	s.shown = key
	s.detail.SetTitle(d.Occasion.Words() + " assessment, " + d.Window.Words())
	s.detail.SetFacts([]kit.Fact{{Label: "Due by", Value: d.By.Words(), Strong: d.Overdue}})
	if d.Made == nil {
		why := kit.Words("It is made from the readings of these days: each indicator with the rating of its last reading. Go over it before it is published.", theme.SizeNameText, false, kit.Secondary)
		s.detail.SetSections(why, kit.PrimaryButton("Make the assessment", func() { s.make(d) }))
		return
	}
	s.detail.SetSections(s.made(d)...)
}

// make makes an assessment from the readings.
func (s *statutory) make(d duty) {
	draft := s.open.book.AssessmentDraft(d.Occasion, d.Window, s.open.today)
	s.save("Make the assessment of "+d.Window.Words(), draft, nil)
}

func (s *statutory) save(label string, a scorecard.Assessment, done func(error)) {
	s.open.change(label, func(ctx context.Context) error { return s.open.page.records().saveAssessment(ctx, &a) }, done)
}

// made are the fields of an assessment: its ratings and texts, its failures, and its notice.
func (s *statutory) made(d duty) []fyne.CanvasObject {
	b := s.open.book
	s.sheet = kit.NewSheet(*d.Made, func(what string, set func(*scorecard.Assessment), done func(error)) {
		a := s.sheet.Value()
		a.Measures = append([]scorecard.Assessed(nil), a.Measures...)
		a.Failures = append([]scorecard.Failure(nil), a.Failures...)
		set(&a)
		s.save("Change "+what+" of the assessment of "+d.Window.Words(), a, done)
	})
	indicators := kit.Flow(4)
	for i, assessed := range d.Made.Measures {
		name := s.open.measureName(assessed.Measure)
		at := func(a *scorecard.Assessment) *scorecard.Assessed {
			if i < len(a.Measures) {
				return &a.Measures[i]
			}
			return new(scorecard.Assessed)
		}
		indicators.Add(kit.NewForm(
			1,
			kit.Choose(s.sheet, name, scorecard.AllRatings(), func(a *scorecard.Assessment) *scorecard.Rating { return &at(a).Rating }),
			s.sheet.Text("Words for the notice", func(a *scorecard.Assessment) *string { return &at(a).Text }),
		))
	}
	published := kit.NewForm(
		1,
		s.sheet.Date("Published on", s.open.today, func(a *scorecard.Assessment) *civil.Date { return &a.Published }),
		s.sheet.Text("Reference of the notice", func(a *scorecard.Assessment) *string { return &a.Notice }),
	)
	text := b.NoticeText(*d.Made)
	copyText := kit.SecondaryButton("Copy the text for the notice", func() {
		fyne.CurrentApp().Clipboard().SetContent(b.NoticeText(s.sheet.Value()))
		s.open.page.host.Toast("The text for the notice is copied.")
	})
	return []fyne.CanvasObject{
		kit.Section("Indicators", indicators), kit.Section("Failures to perform", s.failures()), kit.Section("Notice", published), copyText,
		kit.Words(text, theme.SizeNameCaptionText, false, kit.Secondary),
	}
}

// failures are the failures to perform, with what was done about them.
func (s *statutory) failures() fyne.CanvasObject {
	return kit.Members(s.sheet, kit.MembersSpec[scorecard.Assessment, scorecard.Failure]{
		One: "failure", Many: "failures", Empty: "None is noted.",
		At:  func(a *scorecard.Assessment) *[]scorecard.Failure { return &a.Failures },
		New: func() scorecard.Failure { return scorecard.Failure{Category: "Failure to perform", Events: 1} },
		Form: func(sheet *kit.Sheet[scorecard.Assessment], at func(*scorecard.Assessment) *scorecard.Failure) fyne.CanvasObject {
			return kit.NewForm(
				1,
				sheet.Text("What failed", func(a *scorecard.Assessment) *string { return &at(a).Category }),
				kit.Parsed(sheet, "How often", "", readCount, func(n int) string { return fmt.Sprint(n) }, func(a *scorecard.Assessment) *int { return &at(a).Events }),
				sheet.Text("Remedy", func(a *scorecard.Assessment) *string { return &at(a).Remedy }),
				sheet.Date("Settled on", s.open.today, func(a *scorecard.Assessment) *civil.Date { return &at(a).Settled }),
			)
		},
	}, kit.OrToast(s.open.page.host, nil))
}

// readCount reads how often something happened.
func readCount(text string) (n int, err error) {
	if _, err = fmt.Sscanf(text, "%d", &n); err != nil || n < 0 || fmt.Sprint(n) != strings.TrimSpace(text) {
		return 0, fmt.Errorf("type how often, such as 3")
	}
	return n, nil
}
