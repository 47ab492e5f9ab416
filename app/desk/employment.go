package desk

import (
	"slices"
	"strings"

	"counterweight/app/exchange"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// employment is for whom somebody works.
type employment struct {
	kind roles.Employer // unstated where that is not known
	// name is the supplier's in the register, the agency's, or that of the part of our side; it may be empty.
	name string
}

// isStated reports whether anything is known.
func (e employment) isStated() bool { return e.kind != roles.EmployerUnstated }

// agrees reports whether two employments are at one employer; which part of our side it is makes no other, and what is not named may be
// any.
func (e employment) agrees(other employment) bool {
	return e.kind == other.kind && (e.kind == roles.Us || e.name == "" || other.name == "" || foldName(e.name) == foldName(other.name))
}

// words are ours, Fernhill Digital, or agency: Hays.
func (e employment) words() string {
	switch {
	case e.kind == roles.Supplier && e.name != "":
		return e.name
	case e.kind == roles.Agency && e.name != "":
		return "agency: " + e.name
	}
	return e.kind.String()
}

// stay is the employment for a time.
func (e employment) stay(t civil.Term) knowledge.Stay {
	return knowledge.Stay{Term: t, Ours: e.kind == roles.Us, Employer: e.name}
}

// employmentSaid is what a row says, with the supplier as the register calls it. It gives a reason where the row names a supplier that
// can't be told from a word that is not understood.
func (b *supplierBook) employmentSaid(a exchange.Affiliation) (e employment, why string) {
	e = employment{kind: a.Kind, name: a.Name}
	if a.Kind == roles.Us || a.Kind == roles.Agency || a.Name == "" {
		return e, ""
	}
	if id, found := b.directory.find(a.Name); found {
		return employment{roles.Supplier, b.known[id].Name}, ""
	}
	if a.Kind == roles.EmployerUnstated {
		return e, "it is no supplier of the register: write ours, supplier or agency, and a supplier's name in a column \u201csupplier\u201d"
	}
	return e, ""
}

// employmentAt is the employment of a stay, whose employer is told from an agency by the register.
func (b *supplierBook) employmentAt(s *knowledge.Stay) employment {
	if s.Ours {
		return employment{roles.Us, s.Employer}
	}
	if id, found := b.directory.find(s.Employer); found {
		return employment{roles.Supplier, b.known[id].Name}
	}
	return employment{roles.Agency, s.Employer}
}

// employmentOf is what a person's own row says.
func (b *supplierBook) employmentOf(p *procurement.Person) employment {
	if s := b.known[p.Supplier]; s != nil {
		return employment{roles.Supplier, s.Name}
	}
	if p.Supplier != 0 { // one that was taken out of the register
		return employment{roles.Supplier, p.Organisation}
	}
	return employment{roles.Us, p.Organisation}
}

// employ makes a person's own row say an employment. A supplier that the register has not is added to it.
func (b *supplierBook) employ(p *procurement.Person, e employment) {
	switch e.kind {
	case roles.Supplier:
		p.Supplier = b.take(&procurement.Supplier{Name: e.name})
	case roles.Agency:
		p.Supplier, p.Organisation = 0, e.name
	case roles.Us:
		p.Supplier = 0
		if e.name != "" {
			p.Organisation = e.name
		}
	}
}

// overlaid are the stays with another among them: one at the same employer that shares a day with it becomes it, and those at others make
// room. A new one without an end goes until the next begins elsewhere. What is left of another behind it stays only where it has begun by
// today: who goes to another employer for good doesn't come back.
func overlaid(stays []knowledge.Stay, s knowledge.Stay, today civil.Date, same func(one, other *knowledge.Stay) bool) (all []knowledge.Stay) {
	s.Term = completed(stays, s, same)
	for _, old := range stays {
		if !shareDay(old.Term, s.Term) {
			all = append(all, old)
			continue
		}
		if same(&old, &s) {
			continue
		}
		before, after := old, old
		if !s.Term.From.IsZero() && old.Term.From.Before(s.Term.From) {
			before.Term.To = s.Term.From.AddDays(-1)
			all = append(all, before)
		}
		if s.Term.To.IsZero() {
			continue
		}
		after.Term.From = s.Term.To.AddDays(1)
		if after.Term.Ordered() && !after.Term.From.After(today) {
			all = append(all, after)
		}
	}
	all = append(all, s)
	slices.SortStableFunc(all, func(a, b knowledge.Stay) int { return a.Term.From.Compare(b.Term.From) })
	return all
}

// completed is the time of a stay with the start and the end that it doesn't say, so far as the other stays tell.
func completed(stays []knowledge.Stay, s knowledge.Stay, same func(one, other *knowledge.Stay) bool) civil.Term {
	t := s.Term
	for i := range stays {
		old := &stays[i]
		switch sameOne := same(old, &s); {
		case sameOne && shareDay(old.Term, s.Term):
			if t.From.IsZero() {
				t.From = old.Term.From
			}
			if s.Term.To.IsZero() && (t.To.IsZero() || !old.Term.To.IsZero() && old.Term.To.Before(t.To)) {
				t.To = old.Term.To
			}
		case !sameOne && s.Term.To.IsZero() && old.Term.From.After(s.Term.From):
			if last := old.Term.From.AddDays(-1); t.To.IsZero() || last.Before(t.To) {
				t.To = last
			}
		}
	}
	return t
}

// shareDay reports whether two terms, without a start or an end too, have a day in common.
func shareDay(a, b civil.Term) bool {
	return (a.To.IsZero() || !b.From.After(a.To)) && (b.To.IsZero() || !a.From.After(b.To))
}

// staysInWords are Fernhill Digital until 14 Mar 2026, ours from 15 Mar 2026.
func (b *supplierBook) staysInWords(stays []knowledge.Stay) string {
	parts := make([]string, len(stays))
	for i := range stays {
		parts[i] = b.employmentAt(&stays[i]).words()
		if from := stays[i].Term.From; !from.IsZero() {
			parts[i] += " from " + from.Words()
		}
		if to := stays[i].Term.To; !to.IsZero() {
			parts[i] += " until " + to.Words()
		}
	}
	return strings.Join(parts, ", ")
}
