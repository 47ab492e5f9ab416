package desk

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// Nameable is something of governance that can be asked for by name.
type Nameable[ID comparable] struct {
	ID   ID
	Name string   // its alone: Monthly board 2026-10-28
	Also []string // other names that it answers to, which others may share
}

// AgreementNames are what agreements are asked for by: their codes, or their titles.
func AgreementNames(r *governance.Record) (all []Nameable[governance.AgreementID]) {
	for i := range r.Agreements {
		a := &r.Agreements[i]
		all = append(all, Nameable[governance.AgreementID]{a.ID, a.Code, []string{a.Title, a.Code + " " + a.Title}})
	}
	return alone(all)
}

// MeetingNames are what meetings are asked for by: forum and day, as in Monthly board 2026-10-28, the latest first.
func MeetingNames(r *governance.Record) (all []Nameable[governance.MeetingID]) {
	forums := map[governance.ForumID]string{}
	for i := range r.Forums {
		forums[r.Forums[i].ID] = strings.TrimSpace(r.Forums[i].Name)
	}
	meetings := slices.Clone(r.Meetings)
	slices.SortStableFunc(meetings, func(a, b governance.Meeting) int { return meetingDay(&b).Compare(meetingDay(&a)) })
	for i := range meetings {
		m := &meetings[i]
		forum := forums[m.Forum]
		also := append([]string{forum}, dayNames(forum, m.Planned)...)
		all = append(all, Nameable[governance.MeetingID]{m.ID, dated(forum, meetingDay(m)), append(also, dayNames(forum, m.Held)...)})
	}
	return alone(all)
}

// AssessmentNames are what assessments are asked for by: service and day, the latest first.
func AssessmentNames(r *governance.Record) (all []Nameable[governance.AssessmentID]) {
	lists := map[governance.ListID]string{}
	for i := range r.Lists {
		lists[r.Lists[i].ID] = strings.TrimSpace(r.Lists[i].Name)
	}
	found := slices.Clone(r.Assessments)
	slices.SortStableFunc(found, func(a, b governance.Assessment) int { return b.On.Compare(a.On) })
	for i := range found {
		a := &found[i]
		service := strings.TrimSpace(a.Service)
		also := append([]string{service}, dayNames(service, a.On)...)
		name := dated(service, a.On)
		if a.Judge == governance.Ourselves {
			name += " self"
		}
		if slices.ContainsFunc(found, func(b governance.Assessment) bool {
			return b.ID != a.ID && b.Judge == a.Judge && b.On == a.On && strings.EqualFold(strings.TrimSpace(b.Service), service)
		}) {
			name += " " + lists[a.List]
		}
		all = append(all, Nameable[governance.AssessmentID]{a.ID, name, also})
	}
	return alone(all)
}

func dated(name string, day civil.Date) string { return strings.TrimSpace(name + " " + day.String()) }

// dayNames are a name with a day as files write it and as people read it.
func dayNames(name string, day civil.Date) []string {
	if day.IsZero() {
		return nil
	}
	return []string{dated(name, day), name + " " + day.Words()}
}

// alone gives the second of one name a number, the third the next.
func alone[ID comparable](all []Nameable[ID]) []Nameable[ID] {
	taken := map[string]bool{}
	for i := range all {
		first := all[i].Name
		for n := 2; taken[foldName(all[i].Name)]; n++ {
			all[i].Name = fmt.Sprintf("%s (%d)", first, n)
		}
		taken[foldName(all[i].Name)] = true
	}
	return all
}

// WhichError says that a name is that of nothing, or of several things.
type WhichError struct {
	Kind string // meeting
	Name string // as it was asked for
	Fits []string
	All  []string // what there is of the kind, what begins alike first
}

func (e *WhichError) Error() string {
	if len(e.Fits) > 0 {
		return fmt.Sprintf("%d %ss are called %s", len(e.Fits), e.Kind, e.Name)
	}
	return "the workspace has no " + e.Kind + " " + e.Name
}

// Which is the one thing of a kind that answers to a name, without regard to case and spaces. It fails with [*WhichError].
func Which[ID comparable](all []Nameable[ID], kind, name string) (id ID, err error) {
	wrong := &WhichError{Kind: kind, Name: name}
	wanted := foldName(name)
	var others []string
	for _, n := range all {
		if foldName(n.Name) == wanted {
			return n.ID, nil
		}
		if slices.ContainsFunc(n.Also, func(also string) bool { return strings.HasPrefix(wanted, foldName(also)) }) {
			wrong.All = append(wrong.All, n.Name)
		} else {
			others = append(others, n.Name)
		}
		if slices.ContainsFunc(n.Also, func(also string) bool { return foldName(also) == wanted }) {
			wrong.Fits = append(wrong.Fits, n.Name)
			id = n.ID
		}
	}
	if len(wrong.Fits) == 1 {
		return id, nil
	}
	wrong.All = append(wrong.All, others...)
	var none ID
	return none, wrong
}
