package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/roles"
)

// PackOrder says which pack is asked for. What it leaves empty is found: see each field.
type PackOrder struct {
	Contract string               // its reference
	Period   civil.Period         // else the newest in which its scorecard was read, or the last month that has ended
	Forum    governance.ForumID   // else that of the meeting or of the template, or the contract's forum that meets next
	Meeting  governance.MeetingID // else the forum's next one that is planned
	Template string               // by its name; empty for none
	Parts    []governance.PackPart
	Depth    governance.Depth // parts, depth and marking are else those of the template, or the usual ones of a meeting
	Marking  string
	Today    civil.Date
	Made     time.Time
	Version  string // of the program
}

// GatherPack reads everything that a pack about a contract tells, as it stands on a day. It fails with [*store.NotFoundError] where the
// contract, the template or the meeting is not there.
func GatherPack(ctx context.Context, ws *store.Workspace, o PackOrder) (*export.Pack, error) {
	sheet, err := ContractOut(ctx, ws, o.Contract, o.Today)
	if err != nil {
		return nil, err
	}
	p := &export.Pack{Contract: sheet, Period: o.Period, Today: o.Today}
	if p.Provenance, err = Provenance(ctx, ws, "", o.Made); err != nil {
		return nil, err
	}
	p.Provenance.Version = o.Version
	if err := gatherCards(ctx, ws, p); err != nil {
		return nil, err
	}
	if err := gatherPeople(ctx, ws, p); err != nil {
		return nil, err
	}
	all, err := ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	p.Record = recordOf(all, int64(sheet.Dossier.ID))
	templates, err := ws.PackTemplates(ctx)
	if err != nil {
		return nil, err
	}
	return p, compose(p, o, templates)
}

// gatherCards reads the scorecards about the contract, and settles which period is shown.
func gatherCards(ctx context.Context, ws *store.Workspace, p *export.Pack) error {
	rows, err := ws.CardsOf(ctx, scorecard.OfContract, int64(p.Contract.Dossier.ID))
	if err != nil {
		return err
	}
	if p.Period.IsZero() {
		for _, row := range rows {
			if !row.Last.IsZero() && (p.Period.IsZero() || row.Last.To().After(p.Period.To())) {
				p.Period = row.Last
			}
		}
	}
	if p.Period.IsZero() {
		p.Period = civil.PeriodOf(civil.Month, p.Today).Prev()
	}
	for _, row := range rows {
		b, err := ReadBook(ctx, ws, row.ID, p.Today)
		if err != nil {
			return err
		}
		p.Cards = append(p.Cards, &export.Scorecard{Book: b, Period: shownIn(&b.Card, p.Period), Today: p.Today})
	}
	return nil
}

// shownIn is the period of a card that a pack about a period shows: that period itself, or the one of the card's own kind in which it ends.
func shownIn(c *scorecard.Card, p civil.Period) civil.Period {
	if p.Kind() == c.Every {
		return p
	}
	return civil.PeriodOf(c.Every, p.To())
}

// gatherPeople reads what comes with the contract of knowledge, and the teams that work under it; where none does, those in which somebody
// comes with it.
func gatherPeople(ctx context.Context, ws *store.Workspace, p *export.Pack) error {
	id := int64(p.Contract.Dossier.ID)
	k := &export.Knowledge{Today: p.Today, Contract: id}
	var err error
	if k.Record, err = ws.Knowledge(ctx); err != nil {
		return err
	}
	if k.Contracts, err = ws.ContractEnds(ctx); err != nil {
		return err
	}
	p.Knowledge = k
	staffing, err := ws.Staffing(ctx)
	if err != nil {
		return err
	}
	for _, team := range teamsOf(staffing, id, p.Today) {
		c := &export.Coverage{Day: p.Today, Staffing: staffing, Team: team}
		if err := readTeamsOut(ctx, ws, c); err != nil {
			return err
		}
		p.Coverage = append(p.Coverage, c)
	}
	return nil
}

func teamsOf(s *roles.Staffing, contract int64, day civil.Date) (teams []roles.TeamID) {
	for i := range s.Teams {
		if s.Teams[i].Contract == contract {
			teams = append(teams, s.Teams[i].ID)
		}
	}
	if len(teams) > 0 {
		return teams
	}
	for i := range s.Assignments {
		a := &s.Assignments[i]
		there := a.Contract == contract && !a.Term.From.After(day) && (a.Term.To.IsZero() || !a.Term.To.Before(day))
		if there && !slices.Contains(teams, a.Team) {
			teams = append(teams, a.Team)
		}
	}
	return teams
}

// recordOf is what belongs to a contract of what was agreed, decided and challenged. A forum about all contracts belongs to each.
func recordOf(all *governance.Record, contract int64) *governance.Record {
	r := &governance.Record{}
	forums, agreements := map[governance.ForumID]bool{}, map[governance.AgreementID]bool{}
	for _, f := range all.Forums {
		if f.Contract == contract || f.Contract == 0 {
			forums[f.ID], r.Forums = true, append(r.Forums, f)
		}
	}
	r.Meetings = kept(all.Meetings, func(m *governance.Meeting) bool { return forums[m.Forum] })
	for _, a := range all.Agreements {
		if a.Contract == contract {
			agreements[a.ID], r.Agreements = true, append(r.Agreements, a)
		}
	}
	r.Pulses = kept(all.Pulses, func(p *governance.Pulse) bool { return agreements[p.Agreement] })
	r.Challenges = kept(all.Challenges, func(h *governance.Challenge) bool { return h.Contract == contract })
	r.Feedback = kept(all.Feedback, func(b *governance.Feedback) bool { return b.Contract == contract })
	r.Actions = kept(all.Actions, func(a *governance.Action) bool { return a.Contract == contract })
	r.Lists = all.Lists
	r.Assessments = kept(all.Assessments, func(a *governance.Assessment) bool { return a.Contract == contract })
	return r
}

func kept[T any](all []T, keep func(*T) bool) (some []T) {
	for i := range all {
		if keep(&all[i]) {
			some = append(some, all[i])
		}
	}
	return some
}

// compose settles for which meeting the pack is and how it is put together.
func compose(p *export.Pack, o PackOrder, templates []governance.PackTemplate) error {
	var template governance.PackTemplate
	if o.Template != "" {
		at := slices.IndexFunc(templates, func(t governance.PackTemplate) bool {
			return strings.EqualFold(strings.TrimSpace(t.Name), strings.TrimSpace(o.Template))
		})
		if at < 0 {
			return &store.NotFoundError{Kind: "pack template", Name: o.Template}
		}
		template = templates[at]
		p.Template = template.Name
	}
	if err := chooseMeeting(p, o, template.Forum); err != nil {
		return err
	}
	p.Depth = cmp.Or(o.Depth, template.Depth, governance.MeetingDepth)
	p.Provenance.Marking = cmp.Or(o.Marking, template.Marking)
	p.Parts = o.Parts
	if p.Parts == nil {
		p.Parts = template.Parts
	}
	if p.Parts == nil {
		p.Parts = governance.UsualParts(p.Depth)
	}
	p.Parts = governance.WholeParts(p.Parts)
	return nil
}

// chooseMeeting settles forum and meeting, and finds the one that was held before.
func chooseMeeting(p *export.Pack, o PackOrder, usual governance.ForumID) error {
	if o.Meeting != 0 {
		i := slices.IndexFunc(p.Meetings, func(m governance.Meeting) bool { return m.ID == o.Meeting })
		if i < 0 {
			return &store.NotFoundError{Kind: "meeting about contract", Name: o.Contract}
		}
		p.Meeting = &p.Meetings[i]
		o.Forum = p.Meeting.Forum
	} else {
		o.Forum = cmp.Or(o.Forum, usual)
		p.Meeting = nextMeeting(p, o.Forum)
	}
	if o.Forum == 0 && p.Meeting != nil {
		o.Forum = p.Meeting.Forum
	}
	if i := slices.IndexFunc(p.Forums, func(f governance.Forum) bool { return f.ID == o.Forum }); i >= 0 {
		p.Forum = &p.Forums[i]
		p.Last = lastMeeting(p)
	}
	return nil
}

// nextMeeting is the next one that is planned from the day on and not called off, of a forum; of any tactical or strategic one, and else of
// any, where none is given.
func nextMeeting(p *export.Pack, forum governance.ForumID) (next *governance.Meeting) {
	boards := map[governance.ForumID]bool{}
	for _, f := range p.Forums {
		boards[f.ID] = f.Level == governance.Tactical || f.Level == governance.Strategic
	}
	earlier := func(a, b *governance.Meeting) bool {
		if forum == 0 && boards[a.Forum] != boards[b.Forum] {
			return boards[a.Forum]
		}
		return a.Planned.Before(b.Planned)
	}
	for i := range p.Meetings {
		m := &p.Meetings[i]
		ahead := m.Held.IsZero() && m.Off == "" && !m.Planned.Before(p.Today)
		if ahead && (forum == 0 || m.Forum == forum) && (next == nil || earlier(m, next)) {
			next = m
		}
	}
	return next
}

// lastMeeting is the forum's latest meeting that was held before the one that the pack is for.
func lastMeeting(p *export.Pack) (last *governance.Meeting) {
	for i := range p.Meetings {
		m := &p.Meetings[i]
		if m.Forum != p.Forum.ID || m.Held.IsZero() || m.Held.After(p.Today) || p.Meeting != nil && (m.ID == p.Meeting.ID || !p.Meeting.Held.IsZero() && !m.Held.Before(p.Meeting.Held)) {
			continue
		}
		if last == nil || m.Held.After(last.Held) {
			last = m
		}
	}
	return last
}
