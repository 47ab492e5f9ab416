package governance

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// openChallenge is the word by which a challenge is opened again.
const openChallenge = "challenge"

// challengePage is everything about one challenge: what was said, what was answered, and what came of it.
type challengePage struct {
	page      *Page
	id        governance.ChallengeID
	head      *kit.Page // nil until it is first shown
	sheet     *kit.Sheet[governance.Challenge]
	about     *kit.Field
	beside    *fyne.Container
	view      *view
	challenge *governance.Challenge // as it was read
}

func newChallengePage(p *Page, id governance.ChallengeID) *challengePage {
	return &challengePage{page: p, id: id}
}

// Load shows the challenge as it stands now.
func (c *challengePage) Load(v *view) (gone bool) {
	challenge := v.challenge(c.id)
	if challenge == nil {
		return true
	}
	c.view, c.challenge = v, challenge
	if c.head == nil {
		c.build()
	}
	c.sheet.SetValue(*challenge)
	c.tell()
	return false
}

func (c *challengePage) build() {
	p, r := c.page, c.view.register
	c.sheet = kit.NewSheet(*c.challenge, c.change)
	s, today := c.sheet, c.view.today
	c.about = s.Text("What is challenged", func(c *governance.Challenge) *string { return &c.About })
	by, byRole, bySide := whoFields(s, r, "Raised by", func(c *governance.Challenge) *governance.Who { return &c.By })
	to, toRole, toSide := whoFields(s, r, "Who is to answer", func(c *governance.Challenge) *governance.Who { return &c.To })
	raised := kit.NewForm(
		4, c.about.Wide(), by.Span(2), byRole, bySide, to.Span(2), toRole, toSide,
		s.Date("Raised", today, func(c *governance.Challenge) *civil.Date { return &c.Raised }),
		s.Text("Code", func(c *governance.Challenge) *string { return &c.Code }),
		pickedContract(s, r, func(c *governance.Challenge) *int64 { return &c.Contract }).Span(2),
		s.Note("Suggestion", func(c *governance.Challenge) *string { return &c.Suggestion }),
	)
	answer := kit.NewForm(
		4, s.Note("Answer", func(c *governance.Challenge) *string { return &c.Response }),
		s.Date("Answered", today, func(c *governance.Challenge) *civil.Date { return &c.Answered }),
	)
	outcome := kit.NewForm(
		4, kit.ChooseOf(s, "Outcome", append([]governance.Outcome{governance.Open}, governance.AllOutcomes()...), func(c *governance.Challenge) *governance.Outcome { return &c.Outcome }),
		s.Date("Since", today, func(c *governance.Challenge) *civil.Date { return &c.Ended }),
		s.Note("What came of it", func(c *governance.Challenge) *string { return &c.Note }),
	)
	c.beside = kit.Flow(14)
	form := kit.Flow(8, raised, kit.Section("The answer", answer), kit.Section("The outcome", outcome))
	c.head = kit.NewPage(
		"", kit.BesideCards(kit.InCard(form), kit.Scrolled(c.beside)), kit.SecondaryButton("Back", p.Back),
		kit.SecondaryButton("Remove", func() { p.removeChallenge(c.challenge) }), kit.PrimaryButton("Add an action", c.addAction),
	)
}

// change changes one value. An answer that is typed without its day was given today, and so has an outcome.
func (c *challengePage) change(what string, set func(*governance.Challenge), done func(error)) {
	r, today := c.view.register, c.view.today
	label := fmt.Sprintf("Change %s of %s", what, c.challenge.Code)
	c.page.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeChallenge(ctx, c.page.workspace, c.id, label, func(in *governance.Challenge) {
			before := *in
			set(in)
			in.By, in.To = r.known(in.By), r.known(in.To)
			if fault.IsBlank(before.Response) && !fault.IsBlank(in.Response) && in.Answered.IsZero() {
				in.Answered = today
			}
			if before.Outcome == governance.Open && in.Outcome != governance.Open && in.Ended.IsZero() {
				in.Ended = today
			}
		})
	}, done)
}

// tell writes title and facts, and what stands beside the form.
func (c *challengePage) tell() {
	days, answered := c.challenge.Waiting(c.view.today)
	took := "waiting for an answer for " + daysWords(days)
	switch {
	case answered && days == 0:
		took = "answered on the same day"
	case answered:
		took = "answered after " + daysWords(days)
	case days == 0:
		took = "raised today, not answered yet"
	}
	outcome := c.challenge.OutcomeOn(c.view.today)
	c.head.SetTitle(kit.Joined(" ", c.challenge.Code, c.challenge.About))
	c.head.SetFacts(kit.Joined(" · ", c.view.contract(c.challenge.Contract), "raised by "+sidedWords(c.challenge.By), took, outcome.Words()))
	var lacks []fyne.CanvasObject
	for _, f := range c.challenge.Check(c.view.today) {
		lacks = append(lacks, kit.Notice(kit.Capital(f.Problem)+".", kit.Capital(f.Remedy)+"."))
	}
	c.beside.Objects = append(lacks, kit.InCard(kit.Section("What is to be done", c.actions())))
	c.beside.Refresh()
}

// actions are those that the challenge led to.
func (c *challengePage) actions() fyne.CanvasObject {
	var items []kit.Item
	for i := range c.view.record.Actions {
		a := &c.view.record.Actions[i]
		if a.Origin.Challenge != c.id {
			continue
		}
		item := kit.Item{Tone: kit.ToneInfo, Lead: a.Title, Text: kit.Joined(" · ", a.Owner.Name, a.State.Words()), Note: a.Due.Words()}
		switch {
		case a.IsOverdue(c.view.today):
			item.Tone, item.Text = kit.ToneWarn, kit.Joined(" · ", a.Owner.Name, "overdue")
		case !a.IsOpen(c.view.today):
			item.Tone = kit.ToneGood
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return kit.Words("No action came of it yet. What was adopted needs somebody who does it by a day.", theme.SizeNameText, false, kit.Secondary)
	}
	return kit.List(items...)
}

// addAction asks who is to do what by when because of the challenge.
func (c *challengePage) addAction() {
	c.page.askAction(governance.Action{Origin: governance.Origin{Challenge: c.id}, Contract: c.challenge.Contract})
}

// Object is the page as it is shown.
func (c *challengePage) Object() fyne.CanvasObject { return c.head.Object() }

// Facts is the line under the title.
func (c *challengePage) Facts() string { return c.head.Facts() }

// Name says which challenge it is.
func (c *challengePage) Name() string { return openChallenge + " " + kit.Key(c.id) }

// Focus gives the keyboard to the first field.
func (c *challengePage) Focus() { c.about.Focus() }

// newChallenge logs a challenge, whichever side raised it.
func (p *Page) newChallenge() {
	p.withRegister(func(r *register) {
		c := &governance.Challenge{Raised: p.host.Today()}
		s, f := kit.DraftOf(c), &kit.Asking{}
		about := f.In("about", s.Text("What is challenged", func(c *governance.Challenge) *string { return &c.About }))
		by, role, side := whoFields(s, r, "Raised by", func(c *governance.Challenge) *governance.Who { return &c.By })
		suggestion := s.Text("What is suggested", func(c *governance.Challenge) *string { return &c.Suggestion })
		to := s.Combo("Who is to answer", r.names, func(c *governance.Challenge) *string { return &c.To.Name })
		on := f.In("raised", s.Date("Raised", p.host.Today(), func(c *governance.Challenge) *civil.Date { return &c.Raised }))
		contract := pickedContract(s, r, func(c *governance.Challenge) *int64 { return &c.Contract })
		f.In("side", side)
		f.Label = func() string { return "Log challenge “" + fault.Abridged(c.About) + "”" }
		f.Write = func(ctx context.Context) error {
			c.By, c.To = r.known(c.By), r.known(c.To)
			return desk.SaveChallenge(ctx, p.workspace, c, "")
		}
		f.Then = func() { p.open(newChallengePage(p, c.ID)) }
		form := kit.NewForm(3, about.Wide(), suggestion.Wide(), by, role, side, to, contract, on)
		p.ask(f, "Log a challenge", "Log it", 640, form, about, on)
	})
}
