package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// AgreementOut is a version of an agreement, by its number, as documents show it. Without a number it is the version that holds on the day,
// or else the draft. It fails with [*store.NotFoundError].
func AgreementOut(ctx context.Context, ws *store.Workspace, id governance.AgreementID, version int, how Outgoing) (*export.Agreement, error) {
	r, err := ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(r.Agreements, func(a governance.Agreement) bool { return a.ID == id })
	if at < 0 {
		return nil, &store.NotFoundError{Kind: "agreement", Name: fmt.Sprint(id)}
	}
	a := &r.Agreements[at]
	out := &export.Agreement{Agreement: a, Pulses: r.Pulses, Day: how.Day}
	out.Pulses = slices.DeleteFunc(out.Pulses, func(p governance.Pulse) bool { return p.Agreement != id })
	if out.Version = versionOf(a, version, how.Day); out.Version == nil && version > 0 {
		return nil, &store.NotFoundError{Kind: "version of agreement " + a.Code, Name: fmt.Sprint(version)}
	}
	if out.Contract, err = ContractNamed(ctx, ws, a.Contract); err != nil {
		return nil, err
	}
	return bareWhere(ctx, ws, how, out, out.WithoutNames)
}

// versionOf is a version by its number; without one that which holds on a day, else the draft, else the last.
func versionOf(a *governance.Agreement, number int, day civil.Date) *governance.Version {
	if number > 0 {
		for i := range a.Versions {
			if a.Versions[i].Number == number {
				return &a.Versions[i]
			}
		}
		return nil
	}
	if current := a.Current(day); current != nil {
		return current
	}
	if draft := a.Draft(); draft != nil || len(a.Versions) == 0 {
		return draft
	}
	return &a.Versions[len(a.Versions)-1]
}

// MinutesOut are the minutes of a meeting as documents show them. It fails with [*store.NotFoundError].
func MinutesOut(ctx context.Context, ws *store.Workspace, id governance.MeetingID, how Outgoing) (*export.Minutes, error) {
	r, err := ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(r.Meetings, func(m governance.Meeting) bool { return m.ID == id })
	if at < 0 {
		return nil, &store.NotFoundError{Kind: "meeting", Name: fmt.Sprint(id)}
	}
	m := &r.Meetings[at]
	out := &export.Minutes{Meeting: m, Forum: &governance.Forum{ID: m.Forum}, Day: how.Day}
	if f := slices.IndexFunc(r.Forums, func(f governance.Forum) bool { return f.ID == m.Forum }); f >= 0 {
		out.Forum = &r.Forums[f]
	}
	out.Actions, out.Before = actionsAt(r, m, how.Day)
	if out.Contract, err = ContractNamed(ctx, ws, out.Forum.Contract); err != nil {
		return nil, err
	}
	return bareWhere(ctx, ws, how, out, out.WithoutNames)
}

// actionsAt are the actions that a meeting asked for, and those of the forum's earlier meetings that are open on a day; the earliest due first.
func actionsAt(r *governance.Record, m *governance.Meeting, day civil.Date) (own, before []governance.Action) {
	earlier := map[governance.MeetingID]bool{}
	for i := range r.Meetings {
		other := &r.Meetings[i]
		earlier[other.ID] = other.ID != m.ID && other.Forum == m.Forum && meetingDay(other).Before(meetingDay(m))
	}
	for _, a := range r.Actions {
		switch {
		case a.Origin.Meeting == m.ID:
			own = append(own, a)
		case earlier[a.Origin.Meeting] && a.IsOpen(day):
			before = append(before, a)
		}
	}
	for _, list := range [][]governance.Action{own, before} {
		slices.SortStableFunc(list, func(a, b governance.Action) int {
			return cmp.Or(cmp.Compare(noDay(a.Due), noDay(b.Due)), a.Due.Compare(b.Due))
		})
	}
	return own, before
}

// noDay puts what has no day last.
func noDay(day civil.Date) int {
	if day.IsZero() {
		return 1
	}
	return 0
}

// AssessmentOut is an assessment of a service as documents show it, with what the team itself had found. It fails with
// [*store.NotFoundError].
func AssessmentOut(ctx context.Context, ws *store.Workspace, id governance.AssessmentID, how Outgoing) (*export.Assessment, error) {
	r, err := ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(r.Assessments, func(a governance.Assessment) bool { return a.ID == id })
	if at < 0 {
		return nil, &store.NotFoundError{Kind: "assessment", Name: fmt.Sprint(id)}
	}
	a := &r.Assessments[at]
	out := &export.Assessment{Assessment: a, List: &governance.List{ID: a.List}, Day: how.Day}
	if l := slices.IndexFunc(r.Lists, func(l governance.List) bool { return l.ID == a.List }); l >= 0 {
		out.List = &r.Lists[l]
	}
	if a.Judge == governance.Panel {
		out.Self = governance.Beforehand(a, r.Assessments)
	}
	for _, action := range r.Actions {
		if action.Origin.Assessment == id {
			out.Actions = append(out.Actions, action)
		}
	}
	if out.Contract, err = ContractNamed(ctx, ws, a.Contract); err != nil {
		return nil, err
	}
	return bareWhere(ctx, ws, how, out, out.WithoutNames)
}

// ContractNamed is the reference and title of a contract by its id; empty for none, and for one that is gone.
func ContractNamed(ctx context.Context, ws *store.Workspace, id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	c, err := ws.Contract(ctx, procurement.ContractID(id))
	if store.IsNotFound(err) {
		return "", nil
	}
	return strings.TrimSpace(c.Reference + " " + c.Title), err
}

// bareWhere is what goes out, without the names of people where that is asked for.
func bareWhere[T any](ctx context.Context, ws *store.Workspace, how Outgoing, with *T, without func([]procurement.Person) *T) (*T, error) {
	if !how.NoNames {
		return with, nil
	}
	register, err := ws.People(ctx)
	if err != nil {
		return nil, err
	}
	return without(register), nil
}
