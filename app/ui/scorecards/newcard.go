package scorecards

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// beginnings are what a new scorecard can be about and begin with.
type beginnings struct {
	contracts, suppliers []kit.Choice
	templates            []scorecard.Template
}

// newCard is the dialog that begins a scorecard.
type newCard struct {
	page   *Page
	from   beginnings
	dialog *kit.Dialog
	kind   *kit.Field
	about  *kit.Field
	model  *kit.Field
	every  *kit.Field
	first  *kit.Field
	their  *kit.Field
}

// begin opens the dialog for a new scorecard.
func (p *Page) begin() {
	p.loading.Do(func(ctx context.Context) func() {
		from, err := p.records().beginnings(ctx)
		return func() {
			if err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			p.asking = newNewCard(p, from)
		}
	})
}

func newNewCard(p *Page, from beginnings) *newCard {
	n := &newCard{page: p, from: from}
	n.kind = kit.ChoiceField("About a", wordsOf(scorecard.AllSubjectKinds()), scorecard.OfContract.String(), func(string) { n.about.Reset("") })
	n.about = kit.NewField(kit.FieldSpec{Label: "Which", Hint: "part of its name", Choices: n.subjects})
	n.model = kit.NewField(kit.FieldSpec{Label: "Begin with", Closed: true, Choices: n.models, Save: n.follow})
	n.every = kit.ChoiceField("Scored every", periodKinds(), civil.Month.String(), nil)
	today := p.host.Today()
	n.first = kit.DateField("From", civil.PeriodOf(civil.Month, today).Prev().From(), today, nil)
	n.their = kit.NewField(kit.FieldSpec{Label: "The other side", Hint: "the register knows a contract's"})
	n.about.OnEnter, n.their.OnEnter = n.model.Focus, n.create
	form := kit.NewForm(2, n.kind, n.about, n.model.Wide(), n.every, n.first, n.their.Wide())
	cancel := kit.SecondaryButton("Cancel", func() { n.dialog.Close() })
	n.dialog = kit.NewDialog(p.host.Window(), "New scorecard", 520, form, nil, cancel, kit.PrimaryButton("Create", n.create))
	n.about.Focus()
	return n
}

// wordsOf are the values of a closed set to choose from.
func wordsOf[W kit.Word](all []W) []kit.Choice {
	choices := make([]kit.Choice, len(all))
	for i, w := range all {
		choices[i] = kit.Choice{Value: w.String(), Text: w.Words()}
	}
	return choices
}

// periodKinds are how often a card or a measure can be read.
func periodKinds() (choices []kit.Choice) {
	for _, k := range []civil.PeriodKind{civil.Month, civil.Quarter, civil.FinancialYear} {
		choices = append(choices, kit.Choice{Value: k.String(), Text: k.String()})
	}
	return choices
}

// subjects are what the card can be about, of the kind that was chosen. A partnership or a team is called what people call it.
func (n *newCard) subjects() []kit.Choice {
	switch n.kind.Value() {
	case scorecard.OfContract.String():
		return n.from.contracts
	case scorecard.OfSupplier.String():
		return n.from.suppliers
	}
	return nil
}

// models are the templates; the first begins with nothing.
func (n *newCard) models() []kit.Choice {
	choices := []kit.Choice{{Text: "Nothing: from scratch"}}
	for i, t := range n.from.templates {
		choices = append(choices, kit.Choice{Value: strconv.Itoa(i + 1), Text: t.Name, Note: t.Source})
	}
	return choices
}

// template is the one that was chosen, nil for none.
func (n *newCard) template() *scorecard.Template {
	i, err := strconv.Atoi(n.model.Value())
	if err != nil || i < 1 || i > len(n.from.templates) {
		return nil
	}
	return &n.from.templates[i-1]
}

// follow takes over how often the template is scored.
func (n *newCard) follow(string) {
	if t := n.template(); t != nil {
		n.every.Reset(t.Every)
	}
}

// book is the card as the dialog says it, or the field to correct.
func (n *newCard) book() (*scorecard.Book, *kit.Field, error) {
	kind, err := scorecard.ParseSubjectKind(n.kind.Value())
	if err != nil {
		return nil, n.kind, errors.New("say what it is about")
	}
	from, err := civil.ParseTyped(n.first.Text(), n.page.host.Today())
	if err != nil {
		return nil, n.first, errors.New("type the first day, such as 1 Oct 2026")
	}
	every, err := civil.ParsePeriodKind(n.every.Value())
	if err != nil {
		return nil, n.every, err
	}
	subject := scorecard.Subject{Kind: kind, Name: strings.TrimSpace(n.about.Text())}
	if subject.Name == "" {
		return nil, n.about, fmt.Errorf("say which %s it is about", kind.Words())
	}
	if choices := n.subjects(); choices != nil {
		if subject.Register, err = registered(choices, subject.Name); err != nil {
			return nil, n.about, fmt.Errorf("the register has no such %s: choose one, or add it there first", kind.Words())
		}
	}
	book, err := n.begun(from)
	if err != nil {
		return nil, n.model, err
	}
	book.Card.Subject, book.Card.Every, book.Card.TheirName = subject, every, strings.TrimSpace(n.their.Text())
	if book.Card.Title == "" {
		book.Card.Title = "Scorecard"
	}
	return book, nil, nil
}

// begun is the book of the template, or one with a perspective to begin with.
func (n *newCard) begun(from civil.Date) (*scorecard.Book, error) {
	if t := n.template(); t != nil {
		return t.Book(from)
	}
	card := scorecard.Card{Term: civil.Term{From: from}, Perspectives: []scorecard.Perspective{newPerspective("P1", "O1", from)}}
	return &scorecard.Book{Card: card, Measures: map[scorecard.MeasureID]*scorecard.Measure{}}, nil
}

// registered is the id of what goes by a name.
func registered(choices []kit.Choice, name string) (int64, error) {
	for _, c := range choices {
		if strings.EqualFold(c.Text, name) || c.Value == name {
			return strconv.ParseInt(c.Value, 10, 64)
		}
	}
	return 0, errors.New("there is none")
}

// create begins the card and opens it: at the scorecard where it has measures, else where they are put on it.
func (n *newCard) create() {
	book, wrong, err := n.book()
	if err != nil {
		wrong.SetFault(err)
		wrong.Focus()
		return
	}
	p, side := n.page, boardTab
	if len(book.Measures) == 0 {
		side = setupTab
	}
	n.dialog.Close()
	p.host.Change("Add scorecard", func(ctx context.Context) error { return p.records().add(ctx, book) }, kit.OrToast(p.host, func() {
		p.Show(kit.Thing{Kind: kit.CardThing, ID: int64(book.Card.ID), Part: side})
	}))
}
