package suppliers

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
)

var errNoReason = errors.New("say why, so that others can follow it later")

// merges is the side of suppliers that were made one, each to be taken apart again.
type merges struct {
	page   *Page
	object fyne.CanvasObject
	table  *kit.Table[merge]
	detail *kit.Detail
	shown  int64 // which merge the panel is about
	reason *kit.Field
}

// merge is a supplier that became another one.
type merge struct {
	store.Merge
	kept string
	on   civil.Date
}

var mergeColumns = []kit.Column[merge]{
	{Title: "Merged", Width: 160, Grow: 1, Text: func(m merge) string { return m.GoneName }, Compare: kit.ByText(func(m merge) string { return m.GoneName })},
	{Title: "Into", Width: 160, Grow: 1, Text: func(m merge) string { return m.kept }, Compare: kit.ByText(func(m merge) string { return m.kept })},
	{Title: "On", Width: 100, Text: func(m merge) string { return m.on.Words() }, Compare: func(a, b merge) int { return a.on.Compare(b.on) }},
}

func newMerges(p *Page) *merges {
	m := &merges{page: p, detail: kit.NewDetail()}
	m.table = kit.NewTable("No suppliers were merged.", mergeColumns...)
	m.table.Key = func(one merge) string { return strconv.FormatInt(one.ID, 10) }
	m.table.OnSelected = m.describe
	m.table.OnUnselected = func() { m.detail.Clear("Select a merge to take it back.") }
	m.table.OnUnselected()
	m.object = kit.BesideDetail(kit.TableCard(kit.Paragraph("Suppliers that were made one, the latest first."), m.table), m.detail)
	return m
}

// show shows the merges that were read last.
func (m *merges) show() {
	r := m.page.register
	if r == nil {
		return
	}
	rows := make([]merge, len(r.merges))
	for i, one := range r.merges {
		rows[i] = merge{Merge: one, kept: "a supplier that is gone"}
		if kept := r.supplierOf(one.Kept); kept != nil {
			rows[i].kept = kept.Name
		}
		if at, err := time.Parse(time.RFC3339, one.At); err == nil {
			rows[i].on = civil.Of(at.Local())
		}
	}
	m.table.SetRows(rows)
	if _, selected := m.table.Selected(); !selected {
		m.table.Select(0)
	}
}

// describe says beside the table what taking a merge back does.
func (m *merges) describe(one merge) {
	if one.ID != m.shown {
		m.shown = one.ID
		m.reason = kit.TextField("Reason", "", nil)
	}
	m.detail.SetTitle(one.GoneName)
	m.detail.SetFacts([]kit.Fact{{Label: "Merged into", Value: one.kept}, {Label: "On", Value: one.on.Words()}})
	m.detail.SetSections(kit.Flow(
		6,
		kit.Paragraph(one.GoneName+" is there again then, with the contracts, bids, people and payments that were its own. What came to "+one.kept+" since stays there."),
		kit.NewForm(1, m.reason),
		kit.PrimaryButton("Take apart again", func() { m.split(one) }),
	))
}

// split takes a merge back; a reason is asked for.
func (m *merges) split(one merge) {
	host, ws := m.page.host, m.page.workspace
	reason := strings.TrimSpace(m.reason.Text())
	if reason == "" {
		m.reason.SetFault(errNoReason)
		m.reason.Focus()
		return
	}
	host.Change("Take a merge back", func(ctx context.Context) error { return desk.SplitSuppliers(ctx, ws, one.ID, reason) },
		kit.OrToast(host, func() { host.Toast(one.GoneName+" is a supplier of its own again.", host.ToUndo()) }))
}
