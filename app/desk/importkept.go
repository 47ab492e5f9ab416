package desk

import (
	"slices"

	"counterweight/app/exchange"
	"counterweight/procurement"
)

// dossierOf is a new contract with what its notice tells beside it.
func dossierOf(k procurement.Contract, kept *exchange.ContractKept) procurement.Dossier {
	d := procurement.Dossier{Contract: k}
	if kept != nil {
		d.Milestones, d.Documents, d.Notices = kept.Milestones, kept.Documents, kept.Notices
	}
	return d
}

// mergeKept adds to a contract what a notice tells beside it, and lists what is otherwise then. A milestone that is there goes on to where a
// newer notice says that it is; nothing is taken away.
func mergeKept(d *procurement.Dossier, row *exchange.ContractRow, fillOnly bool) (changes []FieldChange) {
	note := func(field, was, is string) {
		changes = append(changes, FieldChange{Row: row.Row, Thing: d.Reference, Field: field, Was: was, Is: is})
	}
	for _, c := range row.Contract.Changes {
		same := func(old procurement.Change) bool { return old.Title == c.Title && old.AgreedOn == c.AgreedOn }
		if !slices.ContainsFunc(d.Changes, same) {
			d.Changes = append(slices.Clone(d.Changes), c)
			note("changes", "", c.Title)
		}
	}
	if row.Kept == nil {
		return changes
	}
	for _, m := range row.Kept.Milestones {
		at := slices.IndexFunc(d.Milestones, func(old procurement.Milestone) bool { return old.Title == m.Title })
		if at < 0 {
			d.Milestones = append(d.Milestones, m)
			note("milestones", "", m.Title)
			continue
		}
		if is := advanced(d.Milestones[at], m); is != d.Milestones[at] && !fillOnly {
			note("milestones", milestoneWords(d.Milestones[at]), milestoneWords(is))
			d.Milestones[at] = is
		}
	}
	for _, doc := range row.Kept.Documents {
		if !slices.ContainsFunc(d.Documents, func(old procurement.Document) bool { return old.Path == doc.Path }) {
			d.Documents = append(d.Documents, doc)
			note("documents", "", doc.Title)
		}
	}
	for _, n := range row.Kept.Notices {
		same := func(old procurement.PublishedNotice) bool {
			return old.Kind == n.Kind && old.PublishedOn == n.PublishedOn
		}
		if !slices.ContainsFunc(d.Notices, same) {
			d.Notices = append(d.Notices, n)
			note("notices", "", n.Kind.Words()+" notice of "+n.PublishedOn.Words())
		}
	}
	return changes
}

// advanced is a milestone where a notice says that it is by now. What people know besides stays, and so does an acceptance.
func advanced(m, said procurement.Milestone) procurement.Milestone {
	if !said.Due.IsZero() {
		m.Due = said.Due
	}
	if said.State > m.State && m.State <= procurement.MilestoneDelivered {
		m.State, m.AcceptedOn = said.State, said.AcceptedOn
	}
	return m
}

// milestoneWords are First release: accepted, due 3 Oct 2026.
func milestoneWords(m procurement.Milestone) string {
	text := m.Title + ": " + m.State.String()
	if !m.Due.IsZero() {
		text += ", due " + m.Due.Words()
	}
	return text
}

// plannedLine is a line of spending that is going to be written.
type plannedLine struct {
	procurement.SpendLine
	newContract int // the place of its contract among those that are added, from 1; 0 for one that is there
	row         int
}

// plan notes the payments that a row tells of a contract, those that are new and those that it corrects, and reports whether there are any.
// newContract is as in [plannedLine].
func (c *contractIntake) plan(row *exchange.ContractRow, k *procurement.Contract, newContract int) (otherwise bool) {
	if row.Kept == nil {
		return false
	}
	for _, p := range row.Kept.Payments {
		line := procurement.SpendLine{Key: p.Key, Supplier: k.Lead(), Contract: k.ID, On: p.On, Amount: p.Amount, Description: p.Description}
		was, known := c.lines[p.Key]
		corrected := c.correct(was, line, row.Row, k.Reference)
		switch {
		case !known && line.Supplier != 0:
			c.planned = append(c.planned, plannedLine{line, newContract, row.Row})
			if newContract == 0 {
				c.report.change(FieldChange{Row: row.Row, Thing: k.Reference, Field: "payments", Is: p.Amount.Words() + " on " + p.On.Words()})
			}
		case known && corrected != was:
			c.planned = append(c.planned, plannedLine{corrected, 0, row.Row})
		default:
			continue
		}
		c.lines[p.Key], otherwise = line, true
	}
	return otherwise
}

// pay writes the payments that were planned, once the contracts that they belong to are there.
func (c *contractIntake) pay() error {
	var added []procurement.SpendLine
	for _, p := range c.planned {
		if p.newContract > 0 {
			p.Contract, p.row = c.added[p.newContract-1].ID, silently
		}
		c.paid.note(p.Contract, p.row)
		if p.ID == 0 {
			added = append(added, p.SpendLine)
			continue
		}
		if err := c.tx.SaveSpendLine(&p.SpendLine); err != nil {
			return err
		}
	}
	return c.tx.AddSpendLines(added)
}

// findLines looks up the payments that the rows in hand tell of.
func (c *contractIntake) findLines() error {
	var keys []string
	for _, row := range c.rows {
		if row.Kept != nil {
			for _, p := range row.Kept.Payments {
				keys = append(keys, p.Key)
			}
		}
	}
	c.lines = nil
	if len(keys) == 0 {
		return nil
	}
	var err error
	c.lines, err = c.tx.SpendLinesOf(keys)
	return err
}
