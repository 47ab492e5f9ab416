package packs

import (
	"context"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// view is what a pack can be about and be put together from, as it stands in the workspace. It is made off the UI goroutine and never
// changed.
type view struct {
	contracts []kit.Choice // by reference
	first     string       // the contract to begin with: whose forum meets next, or one with a scorecard
	forums    []governance.Forum
	templates []governance.PackTemplate
}

// readView reads what there is to choose from.
func readView(ctx context.Context, ws *store.Workspace, today civil.Date) (*view, error) {
	contracts, err := ws.Contracts(ctx)
	if err != nil {
		return nil, err
	}
	record, err := ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	cards, err := ws.Cards(ctx)
	if err != nil {
		return nil, err
	}
	v := &view{forums: record.Forums, contracts: make([]kit.Choice, len(contracts))}
	if v.templates, err = ws.PackTemplates(ctx); err != nil {
		return nil, err
	}
	for i := range contracts {
		c := &contracts[i]
		v.contracts[i] = kit.Choice{Value: c.Reference, Text: kit.Joined(" ", c.Reference, c.Title)}
	}
	v.first = firstOf(contracts, record, cards, today)
	return v, nil
}

// firstOf is the contract whose forum meets next; else one that a scorecard is about; else the first.
func firstOf(contracts []procurement.Contract, record *governance.Record, cards []store.CardRow, today civil.Date) string {
	about := map[governance.ForumID]int64{}
	for _, f := range record.Forums {
		about[f.ID] = f.Contract
	}
	var wanted int64
	var next civil.Date
	for i := range record.Meetings {
		m := &record.Meetings[i]
		ahead := m.Held.IsZero() && m.Off == "" && !m.Planned.Before(today)
		if ahead && about[m.Forum] != 0 && (next.IsZero() || m.Planned.Before(next)) {
			wanted, next = about[m.Forum], m.Planned
		}
	}
	for _, c := range cards {
		if wanted == 0 && c.Subject.Kind == scorecard.OfContract {
			wanted = c.Subject.Register
		}
	}
	at := slices.IndexFunc(contracts, func(c procurement.Contract) bool { return int64(c.ID) == wanted })
	if at < 0 && len(contracts) > 0 {
		at = 0
	}
	if at < 0 {
		return ""
	}
	return contracts[at].Reference
}

// has reports whether there is a contract with a reference.
func (v *view) has(contract string) bool {
	return slices.ContainsFunc(v.contracts, func(c kit.Choice) bool { return c.Value == contract })
}

// templateFor is the name of the template that packs for a forum are put together by; empty where there is none.
func (v *view) templateFor(forum *governance.Forum) string {
	for _, t := range v.templates {
		if forum != nil && t.Forum == forum.ID {
			return t.Name
		}
	}
	return ""
}

// template is the template with a name, nil where there is none.
func (v *view) template(name string) *governance.PackTemplate {
	for i := range v.templates {
		if v.templates[i].Name == name {
			return &v.templates[i]
		}
	}
	return nil
}

// settled is an order without what is no more: the contract, the template.
func (v *view) settled(o order) order {
	if !v.has(o.Contract) {
		o = about(v.first)
	}
	if o.Template != "" && v.template(o.Template) == nil {
		o.Template = ""
	}
	return o
}

// made is a pack with its pages, as its order says. It is made off the UI goroutine and never changed.
type made struct {
	order   order
	pack    *export.Pack
	doc     *export.Document
	begin   map[governance.PackSection]int // the page that a section begins on, counted from 1
	checks  []desk.PackCheck
	sent    []governance.SentPack
	painter *export.PagePainter
}

// makePack gathers a pack and lays its pages out; progress is told how many there are by now. Where the order names no template, that of
// the forum is taken.
func makePack(ctx context.Context, ws *store.Workspace, v *view, o order, stamp desk.PackOrder, progress export.PackProgress) (*made, error) {
	pack, err := desk.GatherPack(ctx, ws, o.in(stamp))
	if err != nil {
		return nil, err
	}
	if name := v.templateFor(pack.Forum); name != "" && o.Template == "" && !o.Usual {
		named := o
		named.Template = name
		if pack, err = desk.GatherPack(ctx, ws, named.in(stamp)); err != nil {
			return nil, err
		}
	}
	m := &made{order: o, pack: pack, checks: desk.PackChecks(pack), painter: export.NewPagePainter()}
	if m.doc, err = export.PackDocument(ctx, pack, progress); err != nil {
		return nil, err
	}
	m.begin = pack.PackPages(m.doc)
	m.sent, err = ws.SentPacks(ctx, int64(pack.Contract.Dossier.ID))
	return m, err
}

// sectionOn is the section that a page is part of, counted from 1; none for a page before the first.
func (m *made) sectionOn(page int) (on governance.PackSection) {
	best := 0
	for section, begin := range m.begin {
		if begin <= page && begin > best {
			on, best = section, begin
		}
	}
	return on
}

// forumName is what the pack's forum is called; empty where it is for none.
func (m *made) forumName() string {
	if m.pack.Forum == nil {
		return ""
	}
	return m.pack.Forum.Name
}

// meetingDay is the day of the meeting that the pack is for; no date where none is planned.
func (m *made) meetingDay() civil.Date {
	switch {
	case m.pack.Meeting == nil:
		return civil.Date{}
	case !m.pack.Meeting.Held.IsZero():
		return m.pack.Meeting.Held
	}
	return m.pack.Meeting.Planned
}
