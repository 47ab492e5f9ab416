package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"counterweight/app/store"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// GovernanceCatalogue is the lists that services are assessed against and the agreements to begin with, as they come with the program.
type GovernanceCatalogue struct {
	Lists      []governance.List
	Agreements []AgreementTemplate
}

// AgreementTemplate is an agreement to begin with.
type AgreementTemplate struct {
	Kind    governance.AgreementKind
	Title   string
	Version governance.Version
}

// writtenAgreement is an agreement as catalogues write it.
type writtenAgreement struct {
	Kind, Title, Duration, Retrospectives, Note string
	Sections                                    []governance.Section
	Scope, Outside                              []string
	Outputs                                     []governance.Output
	Success                                     []struct{ Text string }
	Statements                                  []struct{ Key, Text, Owner, Answer string }
	Escalation                                  []struct {
		Name, Role, Side string
		Days             int
	}
}

// ReadGovernanceCatalogue reads a catalogue of lists and agreements.
func ReadGovernanceCatalogue(data []byte) (*GovernanceCatalogue, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var written struct {
		Lists      []governance.List
		Agreements []writtenAgreement
	}
	if err := decoder.Decode(&written); err != nil {
		return nil, fmt.Errorf("read the catalogue of governance: %w", err)
	}
	c := &GovernanceCatalogue{Lists: written.Lists}
	for i := range written.Agreements {
		t, err := written.Agreements[i].template()
		if err != nil {
			return nil, fmt.Errorf("read the catalogue of governance: agreement %q: %w", written.Agreements[i].Title, err)
		}
		c.Agreements = append(c.Agreements, t)
	}
	return c, nil
}

func (w *writtenAgreement) template() (t AgreementTemplate, err error) {
	t.Title = w.Title
	if t.Kind, err = governance.ParseAgreementKind(w.Kind); err != nil {
		return t, err
	}
	v := &t.Version
	v.Number, v.Duration, v.Sections, v.Scope, v.Outside, v.Outputs = 1, w.Duration, w.Sections, w.Scope, w.Outside, w.Outputs
	v.Failing.Note = w.Note
	if v.Failing.Retrospectives, err = governance.ParseCadence(w.Retrospectives); err != nil {
		return t, err
	}
	for _, s := range w.Success {
		v.Success = append(v.Success, governance.Success{Text: s.Text})
	}
	for _, s := range w.Statements {
		answer, err := governance.ParseAnswer(s.Answer)
		if err != nil {
			return t, err
		}
		v.Promises = append(v.Promises, governance.Statement{Key: s.Key, Text: s.Text, Owner: s.Owner, Answer: answer})
	}
	for _, e := range w.Escalation {
		side, err := scorecard.ParseSide(e.Side)
		if err != nil {
			return t, err
		}
		v.Failing.Escalation = append(v.Failing.Escalation, governance.Rung{Who: governance.Who{Name: e.Name, Role: e.Role, Side: side}, Days: e.Days})
	}
	return t, nil
}

// AddGovernanceCatalogue adds to a workspace the lists of a catalogue that it has not, by their names.
func AddGovernanceCatalogue(ctx context.Context, ws *store.Workspace, c *GovernanceCatalogue) error {
	return ws.Do(ctx, "Add lists to assess against", c.save)
}

func (c *GovernanceCatalogue) save(tx *store.Tx) error {
	record, err := tx.Governance()
	if err != nil {
		return err
	}
	for _, l := range c.Lists {
		if slices.ContainsFunc(record.Lists, func(has governance.List) bool { return has.Name == l.Name }) {
			continue
		}
		if err := tx.SaveAssessmentList(&l); err != nil {
			return err
		}
	}
	return nil
}
