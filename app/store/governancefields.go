package store

import (
	"fmt"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// The words in columns of governance.
var (
	agreementKinds = lexiconOf(governance.AllAgreementKinds())
	cadences       = lexiconOf(governance.AllCadences())
	takingPart     = lexiconOf(governance.AllNeeds())
	answerWays     = lexiconOf(governance.AllAnswers())
	forumLevels    = lexiconOf(governance.AllLevels())
	presences      = lexiconOf(governance.AllPresences())
	outcomes       = lexiconOf(governance.AllOutcomes())
	judges         = lexiconOf(governance.AllJudges())
	verdicts       = lexiconOf(governance.AllVerdicts())
	questions      = lexiconOf(governance.AllQuestions())
	grades         = lexiconOf(governance.AllGrades())
	ideaStages     = lexiconOf(governance.AllIdeaStages())
	packSections   = lexiconOf(governance.AllPackSections())
	packDepths     = lexiconOf(governance.AllDepths())
)

// whoFields are somebody in the columns that begin with a prefix.
func whoFields(prefix string) []field[governance.Who] {
	return []field[governance.Who]{
		idField(prefix+"person_id", func(w *governance.Who) *int64 { return &w.Person }),
		textField(prefix+"name", func(w *governance.Who) *string { return &w.Name }),
		textField(prefix+"role", func(w *governance.Who) *string { return &w.Role }),
		wordField(prefix+"side", cardSides, func(w *governance.Who) *scorecard.Side { return &w.Side }),
	}
}

// whoRows are rows that name somebody each.
func whoRows(table, owner string) hanging[governance.Who] {
	return hanging[governance.Who]{table: table, owner: owner, fields: whoFields("")}
}

var agreementFields = []field[governance.Agreement]{
	textField("code", func(a *governance.Agreement) *string { return &a.Code }),
	wordField("kind", agreementKinds, func(a *governance.Agreement) *governance.AgreementKind { return &a.Kind }),
	textField("title", func(a *governance.Agreement) *string { return &a.Title }),
	idField("contract_id", func(a *governance.Agreement) *int64 { return &a.Contract }),
}

// What hangs on an agreement, and on each of its versions.
var (
	agreedRows = hanging[governance.Version]{table: "agreement_version", owner: "agreement_id", keys: 1, fields: []field[governance.Version]{
		countField("number", func(v *governance.Version) *int { return &v.Number }),
		dayField("agreed_on", func(v *governance.Version) *civil.Date { return &v.Agreed }),
		dayField("review_on", func(v *governance.Version) *civil.Date { return &v.Review }),
		textField("duration", func(v *governance.Version) *string { return &v.Duration }),
		wordField("retrospectives", cadences, func(v *governance.Version) *governance.Cadence { return &v.Failing.Retrospectives }),
		textField("failing_note", func(v *governance.Version) *string { return &v.Failing.Note }),
		textField("why", func(v *governance.Version) *string { return &v.Why }),
	}}
	sectionRows = hanging[governance.Section]{table: "version_section", owner: "agreement_version_id", fields: []field[governance.Section]{
		textField("heading", func(s *governance.Section) *string { return &s.Heading }),
		textField("body", func(s *governance.Section) *string { return &s.Text }),
	}}
	takingPartRows = hanging[governance.Member]{table: "version_member", owner: "agreement_version_id", fields: slices.Concat(
		fieldsOf(func(m *governance.Member) *governance.Who { return &m.Who }, whoFields("")), []field[governance.Member]{
			wordField("need", takingPart, func(m *governance.Member) *governance.Need { return &m.Need }),
			textField("skills", func(m *governance.Member) *string { return &m.Skills }),
		})}
	scopeRows = hanging[scoped]{table: "version_scope", owner: "agreement_version_id", fields: []field[scoped]{
		flagField("outside", func(s *scoped) *bool { return &s.outside }),
		textField("what", func(s *scoped) *string { return &s.what }),
	}}
	outputRows = hanging[governance.Output]{table: "version_output", owner: "agreement_version_id", fields: []field[governance.Output]{
		textField("phase", func(o *governance.Output) *string { return &o.Phase }),
		textField("what", func(o *governance.Output) *string { return &o.What }),
	}}
	successRows = hanging[governance.Success]{table: "version_success", owner: "agreement_version_id", fields: successFields()}
	rungRows    = hanging[governance.Rung]{table: "version_rung", owner: "agreement_version_id", fields: slices.Concat(
		fieldsOf(func(r *governance.Rung) *governance.Who { return &r.Who }, whoFields("")), []field[governance.Rung]{
			countField("days", func(r *governance.Rung) *int { return &r.Days }),
		})}
	statementRows = hanging[governance.Statement]{table: "statement", owner: "agreement_version_id", fields: []field[governance.Statement]{
		textField("key", func(s *governance.Statement) *string { return &s.Key }),
		textField("what", func(s *governance.Statement) *string { return &s.Text }),
		textField("owner", func(s *governance.Statement) *string { return &s.Owner }),
		wordField("answer", answerWays, func(s *governance.Statement) *governance.Answer { return &s.Answer }),
	}}
	signatureRows = hanging[governance.Signature]{table: "signature", owner: "agreement_version_id", fields: slices.Concat(
		fieldsOf(func(s *governance.Signature) *governance.Who { return &s.Who }, whoFields("")), []field[governance.Signature]{
			dayField("signed_on", func(s *governance.Signature) *civil.Date { return &s.On }),
		})}
)

// scoped is something that is in the scope of an agreement, or out of it.
type scoped struct {
	outside bool
	what    string
}

// letterColumns begin the names of the columns that say whether a measure of success has a letter of SMART.
var letterColumns = map[governance.Letter]string{
	governance.Specific: "specific", governance.Measurable: "measurable", governance.Achievable: "achievable",
	governance.Relevant: "relevant", governance.TimeBound: "time_bound",
}

// successFields are a measure of success; a letter that nobody gave a verdict on is NULL.
func successFields() []field[governance.Success] {
	fields := []field[governance.Success]{textField("what", func(s *governance.Success) *string { return &s.Text })}
	for _, l := range governance.AllLetters() {
		check := func(s *governance.Success) *governance.Check {
			i := slices.IndexFunc(s.Checks, func(c governance.Check) bool { return c.Letter == l })
			if i < 0 {
				return nil
			}
			return &s.Checks[i]
		}
		fields = append(fields, field[governance.Success]{
			column: letterColumns[l],
			cell: func(s *governance.Success) any {
				if c := check(s); c != nil {
					return flagCell(c.Holds)
				}
				return nil
			},
			take: func(s *governance.Success, _ *cells, held any, _ func(*governance.Success) money.Currency) {
				if holds, said := held.(int64); said {
					s.Checks = append(s.Checks, governance.Check{Letter: l, Holds: holds != 0})
				}
			},
		}, field[governance.Success]{
			column: letterColumns[l] + "_why",
			cell: func(s *governance.Success) any {
				if c := check(s); c != nil {
					return c.Why
				}
				return ""
			},
			take: func(s *governance.Success, _ *cells, held any, _ func(*governance.Success) money.Currency) {
				if c := check(s); c != nil {
					c.Why, _ = held.(string)
				}
			},
		})
	}
	return fields
}

var pulseFields = []field[governance.Pulse]{
	countField("agreement_id", func(p *governance.Pulse) *governance.AgreementID { return &p.Agreement }),
	textField("statement", func(p *governance.Pulse) *string { return &p.Statement }),
	dayField("asked_on", func(p *governance.Pulse) *civil.Date { return &p.On }),
	wordField("side", cardSides, func(p *governance.Pulse) *scorecard.Side { return &p.Side }),
	givenField("value", func(p *governance.Pulse) *exact.Decimal { return &p.Value }),
	textField("said_by", func(p *governance.Pulse) *string { return &p.By }),
	textField("note", func(p *governance.Pulse) *string { return &p.Note }),
}

// whoColumns are the tables that name people, each with the beginnings of the columns that do.
var whoColumns = []struct {
	table    string
	prefixes []string
}{
	{"version_member", []string{""}},
	{"version_rung", []string{""}},
	{"signature", []string{""}},
	{"forum", []string{"chair_"}},
	{"forum_member", []string{""}},
	{"attendance", []string{""}},
	{"challenge", []string{"by_", "to_"}},
	{"feedback", []string{"from_", "to_"}},
	{"panel_member", []string{""}},
	{"governance_action", []string{"owner_"}},
}

// forgetNamed empties the words that name a person where the two sides work together, and finds the log rows whose images have them. That
// somebody was there, signed or asked stays; who it was goes.
func (tx *Tx) forgetNamed(person int64) (seqs []int64, err error) {
	for _, t := range whoColumns {
		for _, prefix := range t.prefixes {
			empty := fmt.Sprintf(`UPDATE %s SET %sname = ?, %srole = '' WHERE %sperson_id = ?`, t.table, prefix, prefix, prefix)
			if _, err := tx.ExecContext(tx.ctx, empty, erasedText, person); err != nil {
				return nil, err
			}
		}
		for _, prefix := range t.prefixes {
			images := fmt.Sprintf(`SELECT seq FROM log WHERE tbl = ?1 AND salt IS NOT NULL
				AND (json_extract(before, '$.%sperson_id') = ?2 OR json_extract(after, '$.%sperson_id') = ?2) ORDER BY seq`, prefix, prefix)
			found, err := tx.numbers(images, t.table, person)
			if err != nil {
				return nil, err
			}
			seqs = append(seqs, found...)
		}
		for _, prefix := range t.prefixes { // of these the log has an image that can stay
			part := fmt.Sprintf(`UPDATE %s SET %sperson_id = NULL WHERE %sperson_id = ?`, t.table, prefix, prefix)
			if _, err := tx.ExecContext(tx.ctx, part, person); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(seqs)
	return slices.Compact(seqs), nil
}
