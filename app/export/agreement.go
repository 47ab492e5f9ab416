package export

import (
	"fmt"
	"io"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// Agreement is one version of an agreement as it goes out on a day.
type Agreement struct {
	Agreement *governance.Agreement
	Version   *governance.Version // one of the agreement's; nil where it has none
	Pulses    []governance.Pulse  // what both sides said of its statements; those of other agreements may be among them
	Contract  string              // reference and title, empty where it comes with none
	Day       civil.Date
	nameless  *nameless // nil where people are named
}

// AgreementReport writes one version of an agreement as a PDF to read, to sign and to file: what was agreed part by part, the statements
// with what both sides said of them last, what is new in the version, and who signed it; a draft has lines to sign on. The same input gives
// the same bytes. It fails where w does.
func AgreementReport(w io.Writer, a *Agreement, p Provenance) error {
	return LayOutAgreement(a, p).WritePDF(w)
}

// LayOutAgreement is the report that [AgreementReport] writes, as pages to be painted.
func LayOutAgreement(a *Agreement, p Provenance) *Document {
	whole := *a
	if whole.Version == nil {
		whole.Version = &governance.Version{}
	}
	r := agreementReportOn(newBriefing(together(" ", a.Agreement.Code, a.Agreement.Title), agreementWords(a.Agreement.Kind), p, a.nameless, a.Day), &whole)
	r.write()
	return r.doc
}

// agreementReportOn is a report whose sections are written into a document, among others or alone.
func agreementReportOn(b briefing, a *Agreement) *agreementReport {
	return &agreementReport{briefing: b, Agreement: a, said: a.Version.Talks(a.Pulses, a.Agreement.ID, a.Day), before: a.before()}
}

// agreementReport is everything that the sections share.
type agreementReport struct {
	briefing
	*Agreement
	said   []governance.Talk
	before *governance.Version // the version before it, nil where there is none
}

// agreementWords are what an agreement of a kind is called.
func agreementWords(kind governance.AgreementKind) string {
	switch kind {
	case governance.WaysOfWorking:
		return "Ways-of-working agreement"
	case governance.DataSharing:
		return "Data sharing agreement"
	case governance.RelationshipCharter:
		return "Relationship charter"
	}
	return "Agreement"
}

// before is the version that came before the one that goes out, nil where there is none.
func (a *Agreement) before() *governance.Version {
	at := slices.IndexFunc(a.Agreement.Versions, func(v governance.Version) bool { return v.Number == a.Version.Number-1 })
	if at < 0 {
		return nil
	}
	return &a.Agreement.Versions[at]
}

func (r *agreementReport) write() {
	v := r.Version
	kind := agreementWords(r.Agreement.Agreement.Kind)
	if v.Number > 0 {
		kind += fmt.Sprintf(", version %d", v.Number)
	}
	r.writeTop(kind, r.Agreement.Agreement.Title, r.outcome(), r.headline())
	r.space()
	r.facts(
		fact{"Agreement", r.Agreement.Agreement.Code}, fact{"Contract", r.Contract}, fact{"Why this version", v.Why},
	)
	if open := r.unwritten(); len(open) > 0 && v.Agreed.IsZero() {
		r.notice("Nothing is written yet about " + listed(open) + ".")
	}
	r.writeSections(r.sections()...)
	r.finish(agreementNotes, fact{"Agreement", together(" ", r.Agreement.Agreement.Code, r.Agreement.Agreement.Title)}, fact{"Version", r.versionWords()})
}

var agreementNotes = []string{
	"A version holds from the day on which the last side signed it. What was signed is not changed any more: who wants it otherwise begins a new version, and what is new is listed against the one before. Unless another day was agreed, it is looked at again six months after it was signed.",
	"What both sides say of a statement is the latest answer of each. From 1 to 5, a difference of 2 or more is something to talk about; of yes and no, any difference is.",
	"A measure of success is specific, measurable, achievable, relevant and time-bound where people found that each letter holds. “Open” is a letter that nobody gave a verdict on.",
}

// outcome is how the version stands, in a sentence or two.
func (r *agreementReport) outcome() string {
	v := r.Version
	if v.Number == 0 {
		return "Nothing is agreed yet, and no draft was begun."
	}
	if v.Agreed.IsZero() {
		text := "A draft: it holds once both sides have signed it."
		if current := r.Agreement.Agreement.Current(r.Day); current != nil {
			text += fmt.Sprintf(" Until then version %d of %s holds.", current.Number, current.Agreed.Words())
		}
		return text
	}
	text := "Agreed by both sides on " + v.Agreed.Words() + "."
	if current := r.Agreement.Agreement.Current(r.Day); current != nil && current.Number > v.Number {
		return text + fmt.Sprintf(" Version %d of %s has taken its place.", current.Number, current.Agreed.Words())
	}
	return text + " " + reviewWords(v.ReviewOn(), r.Day)
}

// reviewWords say when a version is looked at again, or for how long that is overdue.
func reviewWords(review, day civil.Date) string {
	days := day.DaysUntil(review)
	switch {
	case days < 0:
		return "It was to be looked at again by " + review.Words() + ", " + countOf(-days, "day") + " ago."
	case days == 0:
		return "It is to be looked at again today."
	}
	return "It is looked at again on " + review.Words() + ", in " + countOf(days, "day") + "."
}

func (r *agreementReport) headline() []fact {
	v := r.Version
	if v.Number == 0 {
		return nil
	}
	apart := 0
	for i := range r.said {
		apart += boolFigure(r.said[i].IsApart())
	}
	signed := len(scorecard.AllSides()) - len(v.Unsigned())
	list := []fact{{"Version", fmt.Sprint(v.Number)}, {"Agreed", partName(v.Agreed.Words(), "draft")}}
	if !v.Agreed.IsZero() {
		list = append(list, fact{"Review", v.ReviewOn().Words()})
	}
	list = append(list, fact{"Sides that signed", fmt.Sprintf("%d of 2", signed)})
	if len(r.said) > 0 {
		list = append(list, fact{"To talk about", fmt.Sprintf("%d of %d", apart, len(r.said))})
	}
	return list
}

// versionWords say which version it is.
func (r *agreementReport) versionWords() string {
	v := r.Version
	if v.Number == 0 {
		return "none"
	}
	if v.Agreed.IsZero() {
		return fmt.Sprintf("%d, a draft", v.Number)
	}
	return fmt.Sprintf("%d, agreed on %s", v.Number, v.Agreed.Words())
}
