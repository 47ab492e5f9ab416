package desk

import (
	"fmt"
	"slices"
	"strings"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/knowledge"
)

// personBook finds the people whom rows name: by e-mail address, or by name without regard to case and spaces. People who share a name are
// told apart by their e-mail addresses, or by whom they work for; where neither does, the row is left out, since nobody else can know.
type personBook struct {
	suppliers *supplierBook
	today     civil.Date
	byName    map[string][]*knownPerson
	byEmail   map[string][]*knownPerson
}

// knownPerson is somebody of the register, or whom the file brings.
type knownPerson struct {
	procurement.Person                  // without ID until it is written
	stays              []knowledge.Stay // as they were entered; none where the person's own row says all
	brought            bool             // by the file
	rows               []personSaid     // of the file that are about the person
}

func newPersonBook(tx *store.Tx, suppliers *supplierBook, today civil.Date) (*personBook, error) {
	all, err := tx.People()
	if err != nil {
		return nil, err
	}
	stays, err := tx.Stays()
	if err != nil {
		return nil, err
	}
	b := &personBook{suppliers: suppliers, today: today, byName: map[string][]*knownPerson{}, byEmail: map[string][]*knownPerson{}}
	for i := range all {
		b.add(&knownPerson{Person: all[i], stays: stays[knowledge.PersonID(all[i].ID)]})
	}
	return b, nil
}

// add makes a person known by name and e-mail address.
func (b *personBook) add(p *knownPerson) {
	name := foldName(p.Name)
	b.byName[name] = append(b.byName[name], p)
	if p.Email != "" {
		email := strings.ToLower(p.Email)
		b.byEmail[email] = append(b.byEmail[email], p)
	}
}

// history is where a person worked when: one time without limits where only the person's own row tells.
func (b *personBook) history(p *knownPerson) []knowledge.Stay {
	if len(p.stays) > 0 {
		return p.stays
	}
	return []knowledge.Stay{b.suppliers.employmentOf(&p.Person).stay(civil.Term{})}
}

// employmentOn is for whom a person works on a day; unstated where for nobody that is known of.
func (b *personBook) employmentOn(p *knownPerson, day civil.Date) employment {
	knows := knowledge.Person{Stays: b.history(p)}
	if s := knows.On(day); s != nil {
		return b.suppliers.employmentAt(s)
	}
	return employment{}
}

// worksIn is for whom a person works when a term begins, or where it has no start, today or else last.
func (b *personBook) worksIn(p *knownPerson, t civil.Term) employment {
	if on := b.employmentOn(p, t.From); !t.From.IsZero() && on.isStated() {
		return on
	}
	return b.latest(p)
}

// latest is for whom a person works today, or else worked last, or is going to work.
func (b *personBook) latest(p *knownPerson) employment {
	history := b.history(p)
	at := len(history) - 1
	for at > 0 && history[at].Term.From.After(b.today) {
		at--
	}
	if on := b.employmentOn(p, b.today); on.isStated() {
		return on
	}
	return b.suppliers.employmentAt(&history[at])
}

// everWorked reports whether a person ever worked for an employer.
func (b *personBook) everWorked(p *knownPerson, e employment) bool {
	return slices.ContainsFunc(b.history(p), func(s knowledge.Stay) bool { return b.suppliers.employmentAt(&s).agrees(e) })
}

// meant are the people whom a name and what else a row says may mean: those with the e-mail address, or else those without another one;
// and of several those who work, or worked, for the employer.
func (b *personBook) meant(name, email string, works employment) []*knownPerson {
	found := slices.Clone(b.byName[foldName(name)])
	if email != "" {
		same := slices.DeleteFunc(slices.Clone(found), func(p *knownPerson) bool { return !strings.EqualFold(p.Email, email) })
		if len(same) > 0 {
			return same
		}
		found = slices.DeleteFunc(found, func(p *knownPerson) bool { return p.Email != "" })
	}
	if len(found) < 2 || !works.isStated() {
		return found
	}
	for _, agrees := range []func(*knownPerson) bool{
		func(p *knownPerson) bool { return b.employmentOn(p, b.today).agrees(works) },
		func(p *knownPerson) bool { return b.everWorked(p, works) },
	} {
		if kept := slices.DeleteFunc(slices.Clone(found), func(p *knownPerson) bool { return !agrees(p) }); len(kept) > 0 {
			return kept
		}
	}
	return found
}

// ambiguous says who may be meant, and how to say who is.
func (b *personBook) ambiguous(several []*knownPerson) string {
	told := make([]string, 0, len(several))
	for _, p := range several {
		words := p.Email
		if words == "" {
			words = b.employmentOn(p, b.today).words()
		}
		told = append(told, words)
	}
	const remedy = "give the e-mail address, or for whom the person works, in a column"
	if slices.Contains(told, "") || len(slices.Compact(slices.Sorted(slices.Values(told)))) < len(told) {
		return fmt.Sprintf("%d people of this name are in the register, and nothing tells them apart: give each an e-mail address there, and here in a column", len(several))
	}
	return fmt.Sprintf("%d people of this name are in the register (%s): %s", len(several), strings.Join(told, "; "), remedy)
}
