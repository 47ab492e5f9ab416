package contracts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// obligations is the tab of what both sides must do: a table to type into, and beside it where the selected one comes from and what shows
// how far it is met.
type obligations struct {
	editor *editor
	lines  *lines[procurement.Obligation]
	detail *kit.Detail
	shown  string // the code of the one that the panel is about
	seen   *kit.Sheet[procurement.Evidence]
	adding fyne.CanvasObject
}

func (e *editor) obligations() fyne.CanvasObject {
	o := &obligations{editor: e, detail: kit.NewDetail()}
	o.lines = newLines(e, linesSpec[procurement.Obligation]{
		one: "obligation", empty: "Nothing is noted that a side must do. Awarding a tender brings the promises of the winning bid here; add what the contract itself asks for.",
		members: func(d *procurement.Dossier) *[]procurement.Obligation { return &d.Obligations },
		fresh: func(d *procurement.Dossier) procurement.Obligation {
			return procurement.Obligation{
				Code: d.NextCode("O"), Side: procurement.Theirs, Origin: procurement.FromClause, Title: "New obligation", State: procurement.ObligationOpen,
			}
		},
		columns: o.columns(),
	})
	o.renewEvidence()
	o.lines.told = o.describe
	o.lines.table.OnUnselected = func() {
		o.detail.Clear("Select an obligation to see where it comes from, and what shows how far it is met.")
	}
	o.lines.table.OnUnselected()
	o.lines.show()
	kept := e.said(func() []string {
		d := &e.file.dossier
		var words []string
		if promised := d.Kept(procurement.FromPromise).Words(); promised != "" {
			words = append(words, "Promises from the bid: "+promised+".")
		}
		if all := d.Kept(procurement.FromClause); all.Of > 0 {
			words = append(words, fmt.Sprintf("Obligations from the contract: %d of %d met.", all.Met, all.Of))
		}
		return words
	})
	return kit.BesideDetail(o.lines.object(kept), o.detail)
}

func (o *obligations) columns() []typed[procurement.Obligation] {
	type obligation = procurement.Obligation
	e := o.editor
	today := e.list.host.Today()
	state := choiceColumn("State", 108, procurement.AllObligationStates(), func(o *obligation) *procurement.ObligationState { return &o.State })
	state.Paint = func(r line[obligation]) kit.Cell {
		_, tone := standing(&r.value, e.file.dossier.End(), today)
		return kit.ChipCell(r.value.State.Words(), tone)
	}
	done := typed[obligation]{
		Column: kit.Column[line[obligation]]{Title: "Done", Width: 66, Yield: 2, Text: func(r line[obligation]) string { return countWords(&r.value) }},
		read:   readDone,
	}
	owner := wordsColumn("Owner", 84, 1, func(o *obligation) *string { return &o.Owner })
	owner.Yield = 3
	every := countColumn("Every, months", 104, func(o *obligation) *int { return &o.EveryMonths })
	every.Yield = 4
	clause := wordsColumn("Clause", 70, 0, func(o *obligation) *string { return &o.Clause })
	until := dayColumn("Until", today, func(o *obligation) *civil.Date { return &o.Until })
	note := wordsColumn("Note", 90, 1, func(o *obligation) *string { return &o.Note })
	clause.Hidden, until.Hidden, note.Hidden = true, true, true
	return []typed[obligation]{
		wordsColumn("Code", 48, 0, func(o *obligation) *string { return &o.Code }),
		wordsColumn("What", 170, 3, func(o *obligation) *string { return &o.Title }),
		choiceColumn("Side", 58, procurement.AllSides(), func(o *obligation) *procurement.Side { return &o.Side }),
		state, dayColumn("Due", today, func(o *obligation) *civil.Date { return &o.Due }),
		done, every, owner, clause, until, note,
	}
}

// readDone reads how often something was done of how often it must be: 7 of 10, 7/10; nothing where that is not counted.
func readDone(text string) (func(*procurement.Obligation), error) {
	if text = strings.TrimSpace(text); text == "" {
		return func(o *procurement.Obligation) { o.Done, o.Target = procurement.Number{}, procurement.Number{} }, nil
	}
	var done, target int
	text = strings.ReplaceAll(text, "/", " of ")
	if n, err := fmt.Sscanf(text, "%d of %d", &done, &target); n != 2 || err != nil || done < 0 || target < 1 {
		return nil, errors.New("type how often it was done and how often it must be, such as 7 of 10")
	}
	return func(o *procurement.Obligation) {
		o.Done, o.Target = procurement.NumberOf(done), procurement.NumberOf(target)
	}, nil
}

// describe says beside the table where an obligation comes from, and what shows how far it is met.
func (o *obligations) describe(of procurement.Obligation, _ int) {
	if of.Code != o.shown {
		o.shown = of.Code
		o.renewEvidence()
	}
	d := &o.editor.file.dossier
	stands, _ := standing(&of, d.End(), o.editor.list.host.Today())
	every := ""
	if of.EveryMonths > 0 {
		every = "every " + strings.TrimPrefix(moved(of.EveryMonths, "month"), "+")
		if !of.Until.IsZero() {
			every += " until " + of.Until.Words()
		}
	}
	o.detail.SetTitle(of.Code + " " + of.Title)
	o.detail.SetFacts([]kit.Fact{
		{Label: "Stands", Value: stands, Strong: true},
		{Label: "Due", Value: kit.Joined(", ", of.Due.Words(), every)},
		{Label: "Owner", Value: of.Owner},
		{Label: "Clause", Value: of.Clause},
		{Label: "Promised", Value: kit.Joined(", ", of.Promise.Tender, bidWords(of.Promise.Bid), of.Promise.Criterion)},
		{Label: "Mark", Value: of.Promise.Words()},
		{Label: "Note", Value: of.Note},
	})
	var sections []fyne.CanvasObject
	if of.Promise.Passage != "" {
		sections = append(sections, kit.Section("What the bid says", kit.Paragraph("“"+of.Promise.Passage+"”")))
	}
	if items := evidenceItems(of.Evidence); len(items) > 0 {
		sections = append(sections, kit.Section("Evidence", kit.List(items...)))
	}
	o.detail.SetSections(append(sections, kit.Section("Add evidence", o.adding))...)
}

func bidWords(bid string) string {
	if bid == "" {
		return ""
	}
	return "bid " + bid
}

// evidenceItems are what was seen, the newest first.
func evidenceItems(all []procurement.Evidence) (items []kit.Item) {
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i]
		text := kit.Joined(" · ", e.Text, e.Document, e.By)
		if !e.Turn.IsZero() {
			text = "For " + e.Turn.Words() + ": " + text
		}
		items = append(items, kit.Item{Tone: evidenceTones[e.State], Text: text, Note: e.On.Words()})
	}
	return items
}

var evidenceTones = map[procurement.ObligationState]kit.Tone{
	procurement.Met: kit.ToneGood, procurement.PartlyMet: kit.ToneWarn, procurement.Lapsed: kit.ToneBad,
}

// renewEvidence empties the fields in which new evidence is typed. They are saved together, by the button below them.
func (o *obligations) renewEvidence() {
	today := o.editor.list.host.Today()
	s := heldSheet(procurement.Evidence{On: today, State: procurement.Met})
	o.seen = s
	o.adding = kit.Flow(6, kit.NewForm(
		2,
		s.Text("What shows it", func(e *procurement.Evidence) *string { return &e.Text }).Wide(),
		kit.Choose(s, "It is now", procurement.AllObligationStates(), func(e *procurement.Evidence) *procurement.ObligationState { return &e.State }),
		s.Date("Seen on", today, func(e *procurement.Evidence) *civil.Date { return &e.On }),
		s.Text("Seen by", func(e *procurement.Evidence) *string { return &e.By }),
		s.Text("Where it is kept", func(e *procurement.Evidence) *string { return &e.Document }),
	), kit.SecondaryButton("Add evidence", o.addEvidence))
}

// addEvidence adds what was typed to the selected obligation; of a recurring one, to its next turn.
func (o *obligations) addEvidence() {
	e, host := o.seen.Value(), o.editor.list.host
	r, selected := o.lines.table.Selected()
	switch {
	case !selected:
		return
	case strings.TrimSpace(e.Text) == "" && strings.TrimSpace(e.Document) == "":
		host.Toast("Type what shows how far it is met, or where that is kept.")
		return
	case r.value.EveryMonths > 0:
		e.Turn, _ = nextTurn(&r.value, o.editor.file.dossier.End(), host.Today())
	}
	o.shown = "" // so that the fields are empty again once it is stored
	ws, id := o.editor.list.workspace, o.editor.id
	host.Change("Add evidence to "+r.value.Code, func(ctx context.Context) error {
		return desk.AddEvidence(ctx, ws, id, r.value.Code, e)
	}, kit.OrToast(host, nil))
}
