package desk

import (
	"context"
	"fmt"
	"slices"

	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/governance"
)

// SavePulse adds how a side says that a statement of an agreement is kept, or changes the one of its ID.
func SavePulse(ctx context.Context, ws *store.Workspace, p *governance.Pulse) error {
	return pulseKeeper.put(ctx, ws, p, "")
}

// RemovePulse takes an answer out that should never have been noted.
func RemovePulse(ctx context.Context, ws *store.Workspace, id governance.PulseID) error {
	return pulseKeeper.drop(ctx, ws, id)
}

// Snooze puts off what needs a decision until a day, for a reason. It fails with [fault.List].
func Snooze(ctx context.Context, ws *store.Workspace, s governance.Snooze) error {
	return ws.Do(ctx, "Put off until "+s.Until.Words(), func(tx *store.Tx) error {
		s.On = civil.Of(tx.Now())
		if err := s.Check().Err(); err != nil {
			return err
		}
		return tx.SaveSnooze(&s)
	}, because(s.Reason))
}

// Wake ends that a thing is put off.
func Wake(ctx context.Context, ws *store.Workspace, key string) error {
	return ws.Do(ctx, "No longer put off", func(tx *store.Tx) error {
		return tx.SaveSnooze(&governance.Snooze{Key: key, On: civil.Of(tx.Now())})
	})
}

// KeepSentPack notes that a pack was sent now, and keeps its bytes. It sets the pack's ID, time and SHA-256.
func KeepSentPack(ctx context.Context, ws *store.Workspace, p *governance.SentPack, pdf []byte) error {
	return ws.Do(ctx, "Send pack of "+p.Period.Words(), func(tx *store.Tx) error {
		p.Sent = tx.Now()
		return tx.KeepPack(p, pdf)
	})
}

// meetingDay is the day a meeting was held, or else is planned for.
func meetingDay(m *governance.Meeting) civil.Date {
	if !m.Held.IsZero() {
		return m.Held
	}
	return m.Planned
}

// keepsWhatWasSigned finds versions that were signed and would say something else afterwards, or be gone.
func keepsWhatWasSigned(_ *store.Tx, before, after *governance.Agreement) (fault.List, error) {
	if before == nil {
		return nil, nil
	}
	f := fault.Finder{Thing: fault.Named("agreement", after.Title, "title")}
	if before.IsSettled() && after.IsSettled() {
		f.AddIf(after.Title != before.Title, "title", "it was signed as "+before.Title, "begin a new version to call it otherwise")
		f.AddIf(after.Kind != before.Kind, "kind", "it was signed as "+before.Kind.Words(), "begin a new version to change its kind")
	}
	for i := range before.Versions {
		was := &before.Versions[i]
		if was.Agreed.IsZero() {
			continue
		}
		field := fmt.Sprintf("versions[%d]", i)
		at := slices.IndexFunc(after.Versions, func(v governance.Version) bool { return v.Number == was.Number })
		if at < 0 {
			f.Add(field, fmt.Sprintf("version %d was signed and would be gone", was.Number), "keep it")
			continue
		}
		is := &after.Versions[at]
		otherwise := slices.DeleteFunc(governance.Differences(was, is), func(d governance.Difference) bool { return d.Part == "Review" })
		f.AddIf(len(otherwise) > 0, field, fmt.Sprintf("version %d was agreed on %s", was.Number, was.Agreed.Words()), "begin a new version to change what it says")
		f.AddIf(is.Agreed != was.Agreed, field, fmt.Sprintf("version %d was agreed on %s", was.Number, was.Agreed.Words()), "leave the day as it is")
	}
	return f.Faults, nil
}

// againstItsList finds what is wrong with an assessment by the list that it is against.
func againstItsList(tx *store.Tx, before, after *governance.Assessment) (fault.List, error) {
	list, err := tx.AssessmentList(after.List)
	if err != nil {
		return nil, err
	}
	var known fault.List
	if before != nil {
		known = before.Check(&list)
	}
	return newFaults(known, after.Check(&list)), nil
}

// answersItsStatement finds what is wrong with an answer by the statement that it is about.
func answersItsStatement(tx *store.Tx, _, after *governance.Pulse) (fault.List, error) {
	a, err := tx.Agreement(after.Agreement)
	if err != nil {
		return nil, err
	}
	for i := len(a.Versions) - 1; i >= 0; i-- {
		for k := range a.Versions[i].Promises {
			if s := &a.Versions[i].Promises[k]; s.Key == after.Statement {
				return after.Check(s), nil
			}
		}
	}
	f := fault.Finder{Thing: fault.Named("agreement", a.Title, "title")}
	f.Add("statement", fmt.Sprintf("it has no statement %q", after.Statement), "choose one of its statements")
	return f.Faults, nil
}

// forumUses are the meetings of a forum that were held.
func forumUses(tx *store.Tx, forum *governance.Forum) (uses []string, err error) {
	record, err := tx.Governance()
	if err != nil {
		return nil, err
	}
	for _, m := range record.Meetings {
		if m.Forum == forum.ID && !m.Held.IsZero() {
			uses = append(uses, "the meeting of "+m.Held.Words())
		}
	}
	return uses, nil
}

// listUses are the assessments against a list.
func listUses(tx *store.Tx, list *governance.List) (uses []string, err error) {
	record, err := tx.Governance()
	if err != nil {
		return nil, err
	}
	for _, a := range record.Assessments {
		if a.List == list.ID {
			uses = append(uses, "the assessment of "+a.Service)
		}
	}
	return uses, nil
}
