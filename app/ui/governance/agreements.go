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
	"counterweight/scorecard/governance"
)

// agreementRow is an agreement in the list, with what it says ready.
type agreementRow struct {
	*governance.Agreement
	contract, version, agreed, review string
	agreedOn, reviewOn                civil.Date
	talks                             []governance.Talk // what there is to talk about
	late                              bool              // it should have been looked at again
	signed                            bool
}

func (r agreementRow) toTalk() bool  { return len(r.talks) > 0 }
func (r agreementRow) isDraft() bool { return r.Draft() != nil }

// agreementRows are the agreements in the order of their codes.
func agreementRows(v *view) []agreementRow {
	rows := make([]agreementRow, len(v.record.Agreements))
	for i := range v.record.Agreements {
		rows[i] = agreementRowOf(v, &v.record.Agreements[i])
	}
	return rows
}

func agreementRowOf(v *view, a *governance.Agreement) agreementRow {
	r := agreementRow{Agreement: a, contract: v.contract(a.Contract), version: versionWords(a, v.today), agreed: dash, review: dash}
	if current := a.Current(v.today); current != nil {
		r.signed, r.agreed = true, current.Agreed.Words()
		r.agreedOn, r.reviewOn = current.Agreed, current.ReviewOn()
		r.review, r.late = r.reviewOn.Words(), r.reviewOn.Before(v.today)
		for _, talk := range current.Talks(v.record.Pulses, a.ID, v.today) {
			if talk.IsNeeded() {
				r.talks = append(r.talks, talk)
			}
		}
	}
	return r
}

// versionWords say which version holds, and which is being written: 2, and 3 is a draft.
func versionWords(a *governance.Agreement, today civil.Date) string {
	current, draft := a.Current(today), a.Draft()
	switch {
	case current == nil && draft == nil:
		return dash
	case current == nil:
		return "draft"
	case draft == nil:
		return fmt.Sprint(current.Number)
	}
	return fmt.Sprintf("%d, and %d is a draft", current.Number, draft.Number)
}

var agreementColumns = []kit.Column[agreementRow]{
	{Title: "Code", Width: 62, Text: func(r agreementRow) string { return r.Code }, Compare: kit.ByText(func(r agreementRow) string { return r.Code })},
	{
		Title: "Agreement", Width: 150, Grow: 4, Text: func(r agreementRow) string { return r.Title }, Compare: kit.ByText(func(r agreementRow) string { return r.Title }),
		Strong: func(agreementRow) bool { return true },
	},
	{Title: "Kind", Width: 100, Grow: 1, Text: func(r agreementRow) string { return r.Kind.Words() }, Compare: func(a, b agreementRow) int { return cmp.Compare(a.Kind, b.Kind) }, Yield: 2},
	{Title: "Contract", Width: 90, Grow: 1, Text: func(r agreementRow) string { return orDash(r.contract) }, Compare: kit.ByText(func(r agreementRow) string { return r.contract }), Yield: 3},
	{Title: "Version", Width: 76, Text: func(r agreementRow) string { return r.version }},
	{
		Title: "Agreed", Width: 92, Text: func(r agreementRow) string { return r.agreed }, Yield: 1,
		Compare: func(a, b agreementRow) int { return a.agreedOn.Compare(b.agreedOn) },
	},
	{
		Title: "Look again", Width: 96, Text: func(r agreementRow) string { return r.review }, Compare: func(a, b agreementRow) int { return a.reviewOn.Compare(b.reviewOn) },
		Paint: func(r agreementRow) kit.Cell {
			if r.late {
				return kit.InkCell(r.review, kit.Wrong)
			}
			return kit.TextCell(r.review)
		},
	},
	{
		Title: "Talk", Width: 92, Text: func(r agreementRow) string { return talkWords(len(r.talks)) }, Compare: func(a, b agreementRow) int { return len(a.talks) - len(b.talks) },
		Paint: func(r agreementRow) kit.Cell {
			if !r.toTalk() {
				return kit.TextCell(talkWords(0))
			}
			return kit.ShapedCell(talkWords(len(r.talks)), kit.ToneWarn, kit.HalfDisc)
		},
	},
}

func talkWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d to talk", n)
}

func newAgreements(p *Page) side {
	a := &listSide[agreementRow]{
		page: p, tab: agreementTab, rows: agreementRows, facts: agreementFacts, kind: kit.AgreementThing, words: "New agreement", do: p.newAgreement,
		show:      func(thing kit.Thing) { p.open(newAgreementPage(p, governance.AgreementID(thing.ID))) },
		documents: func(r agreementRow) []kit.Document { return p.agreementDocuments(r.Agreement, 0) },
	}
	a.list = kit.NewListing(p.host, kit.ListingSpec[agreementRow]{
		Name: "Agreements", Hint: "Select an agreement to see what both sides say of it.", Columns: agreementColumns, SortedBy: "Code",
		Empty: "No agreements yet. Begin with how you work together: the ask, who takes part, what is in scope and what is not, and what happens if it fails. A template leads through it.",
		First: kit.PrimaryButton("New agreement", p.newAgreement),
		Questions: []kit.PillSpec[agreementRow]{
			{Text: "All"},
			{Text: "Look again by now", Keep: func(r agreementRow) bool { return r.late }},
			{Text: "Something to talk about", Keep: agreementRow.toTalk},
			{Text: "Drafts", Keep: agreementRow.isDraft},
		},
		Key:      func(r agreementRow) string { return kit.Key(r.ID) },
		Describe: func(d *kit.Detail, r agreementRow) { p.describeAgreement(d, r) },
		Open:     func(r agreementRow) { p.open(newAgreementPage(p, r.ID)) },
		Remove:   func(r agreementRow) { p.removeAgreement(r.Agreement) },
	})
	return a
}

// agreementFacts count the agreements: 3 agreements · 1 to be looked at again · 2 statements to talk about.
func agreementFacts(rows []agreementRow) string {
	late, talks := 0, 0
	for _, r := range rows {
		talks += len(r.talks)
		if r.late {
			late++
		}
	}
	again, talk := "", ""
	if late > 0 {
		again = fmt.Sprintf("%d to be looked at again", late)
	}
	if talks > 0 {
		talk = kit.Counted(talks, "statement") + " to talk about"
	}
	return kit.Joined(" · ", kit.Counted(len(rows), "agreement"), again, talk)
}

// describeAgreement says beside the list where an agreement stands.
func (p *Page) describeAgreement(d *kit.Detail, r agreementRow) {
	d.SetTitle(kit.Joined(" ", r.Code, r.Title))
	again := r.review
	if r.late {
		again += ", which is past"
	}
	d.SetFacts([]kit.Fact{
		{Label: "Kind", Value: r.Kind.Words()},
		{Label: "Contract", Value: r.contract},
		{Label: "Version", Value: r.version, Strong: true},
		{Label: "Agreed", Value: r.agreed},
		{Label: "Look again", Value: again},
	})
	var sections []fyne.CanvasObject
	if r.toTalk() {
		items := make([]kit.Item, len(r.talks))
		for i, t := range r.talks {
			items[i] = kit.Item{Tone: kit.ToneWarn, Text: t.Statement.Text, Note: talkSides(&t)}
		}
		sections = append(sections, kit.Section("To talk about", kit.List(items...)))
	} else if r.signed {
		sections = append(sections, kit.Words("No statement on which the two sides are apart, or that both see failing.", theme.SizeNameText, false, kit.Secondary))
	}
	d.SetSections(append(sections, kit.SecondaryButton("Open", func() { p.open(newAgreementPage(p, r.ID)) }))...)
}

// talkSides are both sides' answers: ours 5, theirs 2.
func talkSides(t *governance.Talk) string {
	return "ours " + answerWords(t.Statement, t.Ours) + ", theirs " + answerWords(t.Statement, t.Theirs)
}

// removeAgreement takes away an agreement that should never have been entered.
func (p *Page) removeAgreement(a *governance.Agreement) {
	id := a.ID
	kit.Remove(p.host, kit.Joined(" ", a.Code, a.Title), func(ctx context.Context) error { return desk.RemoveAgreement(ctx, p.workspace, id) }, nil)
}
