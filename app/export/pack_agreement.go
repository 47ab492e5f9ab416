package export

import (
	"fmt"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// writeAgreement writes what both sides agreed on how they work, as it was signed last.
func (r *packReport) writeAgreement() {
	written := 0
	for i := range r.Agreements {
		a := &r.Agreements[i]
		v := a.Current(r.Today)
		if v == nil {
			continue
		}
		written++
		r.markedPart(together(" ", a.Code, a.Title))
		r.writeVersion(a, v)
	}
	if written == 0 {
		r.paragraph("No agreement about this contract was signed.", letterBody)
	}
}

// writeVersion writes a version of an agreement: how it goes first, then what was agreed.
func (r *packReport) writeVersion(a *governance.Agreement, v *governance.Version) {
	review := v.ReviewOn()
	due := review.Words()
	if review.Before(r.Today) {
		due += ", late"
	}
	var signed []string
	for _, s := range v.Signed {
		signed = append(signed, together(", ", whoWords(s.Who), s.On.Words()))
	}
	r.facts(
		fact{"Version", fmt.Sprintf("%d, agreed on %s", v.Number, v.Agreed.Words())},
		fact{"Review", due}, fact{"Duration", v.Duration}, fact{"Signed by", strings.Join(signed, " · ")},
	)
	r.writeStatements(a, v)
	for _, s := range v.Sections {
		r.part(s.Heading)
		r.paragraph(s.Text, letterBody)
	}
	r.writeAgreed(v)
}

// writeStatements lists what each side holds itself to, with how both say it goes.
func (r *packReport) writeStatements(a *governance.Agreement, v *governance.Version) {
	table := printTable{columns: []printColumn{{title: "Statement", share: 3}, {title: "Owner", share: 1}, {title: "We say", right: true}, {title: "They say", right: true}, {title: "Gap", right: true}}}
	for _, t := range v.Talks(r.Pulses, a.ID, r.Today) {
		gap := ""
		if apart, both := t.Gap(); both {
			gap = exact.Format(apart.Abs(apart), 0)
		}
		table.rows = append(table.rows, printRow{cells: []string{t.Statement.Text, t.Statement.Owner, pulseWords(t.Ours, t.Statement), pulseWords(t.Theirs, t.Statement), gap}})
	}
	r.table(table)
}

// pulseWords is what a side said last: 4 of 5, or yes.
func pulseWords(p *governance.Pulse, s *governance.Statement) string {
	switch {
	case p == nil:
		return none
	case s.Answer != governance.YesNo:
		return p.Value.String() + " of 5"
	case p.Value.Sign() > 0:
		return "yes"
	}
	return "no"
}

// writeAgreed writes what a version says besides its sections.
func (r *packReport) writeAgreed(v *governance.Version) {
	lists := []struct {
		title string
		items []string
	}{{"In scope", v.Scope}, {"Out of scope", v.Outside}, {"Outputs", outputWords(v)}, {"Measures of success", successWords(v)}, {"If things don't go as planned", failingWords(v)}}
	for _, list := range lists {
		if len(list.items) == 0 {
			continue
		}
		r.part(list.title)
		for _, item := range list.items {
			r.paragraph("• "+item, letterBody)
		}
	}
	people := printTable{columns: []printColumn{{title: "Who takes part", share: 2}, {title: "Role", share: 2}, {title: "Side"}, {title: "Need"}, {title: "Brings", share: 2}}}
	for _, m := range v.People {
		people.rows = append(people.rows, printRow{cells: []string{m.Name, m.Role, m.Side.Words(), m.Need.Words(), m.Skills}})
	}
	r.table(people)
}

func outputWords(v *governance.Version) (words []string) {
	for _, o := range v.Outputs {
		words = append(words, together(": ", o.Phase, o.What))
	}
	return words
}

func successWords(v *governance.Version) (words []string) {
	for i := range v.Success {
		words = append(words, v.Success[i].Text)
	}
	return words
}

// failingWords are what happens then, and whom to go to.
func failingWords(v *governance.Version) (words []string) {
	if v.Failing.Retrospectives != governance.CadenceUnstated {
		words = append(words, "Retrospectives: "+strings.ToLower(v.Failing.Retrospectives.Words()))
	}
	if v.Failing.Note != "" {
		words = append(words, v.Failing.Note)
	}
	for _, rung := range v.Failing.Escalation {
		words = append(words, together(", ", whoWords(rung.Who), sideWords(rung.Side == scorecard.Ours), "after "+countOf(rung.Days, "day")))
	}
	return words
}
