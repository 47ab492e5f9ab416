package tenders

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// beginning is what a new tender can begin with.
type beginning struct {
	frameworks []tender.Framework
	tenders    []store.TenderRow
}

// newTender is the dialog that begins a tender.
type newTender struct {
	page             *Page
	from             beginning
	dialog           *kit.Dialog
	kind             *kit.Field
	reference, title *kit.Field
}

// What a choice of the dialog begins with: nothing, or these in front of a framework's reference or a tender's.
const (
	fromFramework = "framework "
	fromTender    = "tender "
)

// begin opens the dialog for a new tender.
func (p *Page) begin() {
	ws := p.workspace
	p.loading.Do(func(ctx context.Context) func() {
		var from beginning
		var err, err2 error
		from.frameworks, err = ws.Frameworks(ctx)
		from.tenders, err2 = ws.Tenders(ctx)
		return func() {
			if err := errors.Join(err, err2); err != nil {
				p.host.Toast(kit.Sentence(err))
				return
			}
			p.asking = newNewTender(p, from)
		}
	})
}

func newNewTender(p *Page, from beginning) *newTender {
	n := &newTender{page: p, from: from}
	n.kind = kit.NewField(kit.FieldSpec{Label: "Begin with", Closed: true, Choices: n.choices})
	n.title = kit.NewField(kit.FieldSpec{Label: "Title", Example: "Data platform delivery partner"})
	n.reference = kit.NewField(kit.FieldSpec{Label: "Reference", Value: freeReference(from.tenders), Check: n.checkReference})
	n.kind.OnEnter, n.title.OnEnter, n.reference.OnEnter = n.title.Focus, n.create, n.create
	cancel := kit.SecondaryButton("Cancel", func() { n.dialog.Close() })
	form := kit.NewForm(2, n.kind.Wide(), n.title.Wide(), n.reference)
	n.dialog = kit.NewDialog(p.host.Window(), "New tender", 460, form, nil, cancel, kit.PrimaryButton("Create", n.create))
	n.kind.Focus()
	return n
}

func (n *newTender) choices() []kit.Choice {
	all := []kit.Choice{{Text: "Nothing: from scratch", Note: "a scale with words, 40 % cost, 60 % quality"}}
	for _, f := range n.from.frameworks {
		all = append(all, kit.Choice{Value: fromFramework + f.Reference, Text: f.Title, Note: "weight limits"})
	}
	for _, t := range n.from.tenders {
		all = append(all, kit.Choice{Value: fromTender + t.Reference, Text: kit.Joined(" ", t.Reference, t.Title), Note: "all but its bids"})
	}
	return all
}

func (n *newTender) checkReference(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", errors.New("give a reference of its own, such as T-012")
	}
	for _, t := range n.from.tenders {
		if strings.EqualFold(t.Reference, text) {
			return "", fmt.Errorf("%s is another tender: give a reference of its own", t.Reference)
		}
	}
	return text, nil
}

// freeReference is the next reference after those of the form T-007.
func freeReference(tenders []store.TenderRow) string {
	highest := 0
	for _, t := range tenders {
		digits, ours := strings.CutPrefix(t.Reference, "T-")
		if n, err := strconv.Atoi(digits); ours && err == nil {
			highest = max(highest, n)
		}
	}
	return fmt.Sprintf("T-%03d", highest+1)
}

// create begins the tender and opens it.
func (n *newTender) create() {
	reference, err := n.checkReference(n.reference.Text())
	if err != nil {
		n.reference.SetFault(err)
		n.reference.Focus()
		return
	}
	p, begin := n.page, n.begin(n.kind.Value())
	title := strings.TrimSpace(n.title.Text())
	n.dialog.Close()
	p.host.Change("Add tender "+reference, func(ctx context.Context) error {
		t, err := begin(ctx)
		if err != nil {
			return err
		}
		t.Reference, t.Title = reference, title
		return desk.AddTender(ctx, p.workspace, t)
	}, func(err error) {
		if err != nil {
			p.host.Toast(kit.Sentence(err))
			return
		}
		p.Show(kit.Thing{Kind: kit.TenderThing, Name: reference, Part: "Set up"})
	})
}

// begin makes what a tender begins with.
func (n *newTender) begin(kind string) func(context.Context) (*tender.Tender, error) {
	if reference, from := strings.CutPrefix(kind, fromTender); from {
		return func(ctx context.Context) (*tender.Tender, error) {
			t, err := n.page.workspace.Tender(ctx, reference)
			if err != nil {
				return nil, err
			}
			return likeTender(t), nil
		}
	}
	t := fromScratch()
	for _, f := range n.from.frameworks {
		if kind == fromFramework+f.Reference {
			t = underFramework(f)
		}
	}
	return func(context.Context) (*tender.Tender, error) { return t, nil }
}
