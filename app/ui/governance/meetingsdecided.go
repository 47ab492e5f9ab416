package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// decidedTable is what a meeting decided, by whom and why, and the risks that were raised. It is typed into; what stands in the minutes
// follows.
type decidedTable struct {
	meeting *meetingPage
	table   *kit.Table[decidedRow]
	object  fyne.CanvasObject
}

// decidedRow is a decision or a risk, by its place among those of the meeting.
type decidedRow struct {
	risk          bool
	at            int
	text, by, why string
}

func (r decidedRow) key() string { return fmt.Sprint(r.risk, r.at) }

func (r decidedRow) kind() string {
	if r.risk {
		return "Risk"
	}
	return "Decision"
}

func newDecidedTable(m *meetingPage) *decidedTable {
	d := &decidedTable{meeting: m}
	decide := kit.SecondaryButton("Add decision", func() { d.add(false) })
	risk := kit.SecondaryButton("Add risk", func() { d.add(true) })
	cell := func(title string, width, grow float32, get func(*decidedRow) *string, set func(decidedRow, string) error) kit.Column[decidedRow] {
		return kit.Column[decidedRow]{Title: title, Width: width, Grow: grow, Text: func(r decidedRow) string { return *get(&r) }, Set: set}
	}
	d.table = kit.NewTable(
		"Nothing was decided and no risk raised yet. In the minutes Ctrl+D makes a line a decision, Ctrl+R a risk.",
		kit.Column[decidedRow]{
			Title: "", Width: 98, Text: decidedRow.kind,
			Paint: func(r decidedRow) kit.Cell {
				if r.risk {
					return kit.ShapedCell("Risk", kit.ToneWarn, kit.Triangle)
				}
				return kit.ShapedCell("Decision", kit.ToneGood, kit.Disc)
			},
		},
		cell("What", 220, 3, func(r *decidedRow) *string { return &r.text }, d.setText),
		cell("By whom", 110, 1, func(r *decidedRow) *string { return &r.by }, d.setMore(func(d *governance.Decision) *string { return &d.By })),
		cell("Why", 150, 2, func(r *decidedRow) *string { return &r.why }, d.setMore(func(d *governance.Decision) *string { return &d.Why })),
	)
	d.table.Key, d.table.OnInsert, d.table.OnDelete = decidedRow.key, decide.Tap, d.remove
	d.object = kit.TableCard(kit.Row(8, decide, risk), d.table)
	return d
}

// Load shows what was decided as it stands now.
func (d *decidedTable) Load() {
	var rows []decidedRow
	for i, decision := range d.meeting.about.Decisions {
		rows = append(rows, decidedRow{at: i, text: decision.Text, by: decision.By, why: decision.Why})
	}
	for i, risk := range d.meeting.about.Risks {
		rows = append(rows, decidedRow{risk: true, at: i, text: risk})
	}
	d.table.SetRows(rows)
}

// change changes the meeting.
func (d *decidedTable) change(what string, change func(*governance.Meeting), then func()) {
	m := d.meeting
	label := what + " of " + m.title()
	m.page.change(label, func(ctx context.Context) error { return desk.ChangeMeeting(ctx, m.page.workspace, m.id, label, change) }, then)
}

// setText says a decision or a risk otherwise, here and in the minutes.
func (d *decidedTable) setText(r decidedRow, typed string) error {
	if typed == "" {
		return errors.New("say what was decided or may go wrong; Ctrl+Delete takes it away")
	}
	d.change("Change "+lowered(r.kind()), func(m *governance.Meeting) {
		mark := decidedMark
		if r.risk {
			mark = riskMark
		}
		if at := r.in(m); at != nil {
			reword(m, mark, *at, typed)
			*at = typed
		}
	}, nil)
	return nil
}

// in is the text of a row in the meeting as it is stored; nil where it is gone.
func (r decidedRow) in(m *governance.Meeting) *string {
	switch {
	case r.risk && r.at < len(m.Risks):
		return &m.Risks[r.at]
	case !r.risk && r.at < len(m.Decisions):
		return &m.Decisions[r.at].Text
	}
	return nil
}

// setMore says by whom or why something was decided.
func (d *decidedTable) setMore(get func(*governance.Decision) *string) func(decidedRow, string) error {
	return func(r decidedRow, typed string) error {
		if r.risk {
			return errors.New("a risk is nobody's decision: say it in its own words, or make it an action")
		}
		d.change("Change decision", func(m *governance.Meeting) {
			if r.at < len(m.Decisions) {
				*get(&m.Decisions[r.at]) = typed
			}
		}, nil)
		return nil
	}
}

// add adds a decision or a risk, to be typed over.
func (d *decidedTable) add(risk bool) {
	r := decidedRow{risk: risk, at: len(d.meeting.about.Decisions)}
	if risk {
		r.at = len(d.meeting.about.Risks)
	}
	d.change("Add "+lowered(r.kind()), func(m *governance.Meeting) {
		if risk {
			m.Risks = append(m.Risks, "New risk")
			return
		}
		m.Decisions = append(m.Decisions, governance.Decision{Text: "New decision"})
	}, func() {
		d.table.Focus()
		d.table.SelectKey(r.key())
		d.table.ToFirstCell()
	})
}

// remove takes a decision or a risk away; what was said stays in the minutes.
func (d *decidedTable) remove(r decidedRow) {
	host := d.meeting.page.host
	d.change("Remove "+lowered(r.kind()), func(m *governance.Meeting) {
		at := r.in(m)
		switch {
		case at == nil:
		case r.risk:
			reword(m, riskMark, *at, "")
			m.Risks = slices.Delete(m.Risks, r.at, r.at+1)
		default:
			reword(m, decidedMark, *at, "")
			m.Decisions = slices.Delete(m.Decisions, r.at, r.at+1)
		}
	}, func() { host.Toast(r.kind()+" removed. Ctrl+Z brings it back.", host.ToUndo()) })
}
