package governance

import (
	"cmp"
	"context"
	"fmt"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// newAgreement begins an agreement from one of those that come with the program, or from nothing.
func (p *Page) newAgreement() {
	p.withRegister(func(r *register) {
		a := &governance.Agreement{Kind: governance.WaysOfWorking}
		s := kit.DraftOf(a)
		f := &kit.Asking{}
		kinds := make([]kit.Choice, 0, len(r.templates)+1)
		for _, t := range r.templates {
			kinds = append(kinds, kit.Choice{Value: t.Kind.String(), Text: t.Kind.Words(), Note: "with " + kit.Counted(len(t.Version.Sections), "section") + " to fill in"})
		}
		kinds = append(kinds, kit.Choice{Value: governance.OtherAgreement.String(), Text: governance.OtherAgreement.Words(), Note: "begins empty"})
		kind := f.In("kind", kit.ChoiceField("What kind of agreement", kinds, a.Kind.String(), func(value string) {
			a.Kind, _ = governance.ParseAgreementKind(value) // one of the list
		}))
		title := f.In("title", s.Text("Title", func(a *governance.Agreement) *string { return &a.Title }))
		title.Remark(func(text string) string {
			if text != "" {
				return ""
			}
			return "left empty, it is called by its kind and its contract"
		})
		contract := f.In("contract", kit.ChoiceField("Contract", r.contracts, kit.Key(a.Contract), func(value string) { a.Contract = kit.IDOf[int64](value) }))
		f.Label = func() string { return "Add agreement " + titleOf(r, a) }
		f.Write = func(ctx context.Context) error {
			whole := *a
			whole.Title, whole.Versions = titleOf(r, a), []governance.Version{r.beginning(a.Kind)}
			if err := desk.SaveAgreement(ctx, p.workspace, &whole, ""); err != nil {
				return err
			}
			a.ID = whole.ID
			return nil
		}
		f.Then = func() { p.open(newAgreementPage(p, a.ID)) }
		p.ask(f, "New agreement", "Begin", 520, kit.NewForm(1, kind, title, contract), kind, contract)
	})
}

// titleOf is the title of a new agreement: as typed, or else its kind with its contract.
func titleOf(r *register, a *governance.Agreement) string {
	if !fault.IsBlank(a.Title) {
		return a.Title
	}
	name := ""
	if a.Contract != 0 {
		if c := find(r.contracts, func(c *kit.Choice) bool { return c.Value == kit.Key(a.Contract) }); c != nil {
			name = c.Text
		}
	}
	return kit.Joined(", ", cmp.Or(a.Kind.Words(), "Agreement"), name)
}

// beginning is the first version of an agreement of a kind: its template, without the texts that are asked for.
func (r *register) beginning(kind governance.AgreementKind) governance.Version {
	if t := find(r.templates, func(t *desk.AgreementTemplate) bool { return t.Kind == kind }); t != nil {
		return t.Version
	}
	return governance.Version{Number: 1}
}

// begin begins a new version, for a reason.
func (a *agreementPage) begin() {
	kit.AskReason(a.page.host, kit.Reason{
		Title: "Begin a new version", Why: "It begins with what the last version says, which stays as it was signed. The reason stands on the new version.",
		Hint: "the second phase begins", Yes: "Begin",
		Do: func(reason string) {
			label := fmt.Sprintf("Begin version %d of %s", len(a.agreement.Versions)+1, a.agreement.Code)
			a.number = 0
			a.changeAll(label, func(in *governance.Agreement) { in.Begin(reason) }, kit.OrToast(a.page.host, a.says.focus))
		},
	})
}

// sign asks who signs the version that is shown, for which side and on which day.
func (a *agreementPage) sign() {
	v := a.shown()
	if v == nil {
		return
	}
	signature := &governance.Signature{On: a.view.today}
	signature.Side = scorecard.Ours
	if unsigned := v.Unsigned(); len(unsigned) > 0 {
		signature.Side = unsigned[0]
	}
	s, f, r := kit.DraftOf(signature), &kit.Asking{}, a.view.register
	name, role, side := whoFields(s, r, "Who signs", func(s *governance.Signature) *governance.Who { return &s.Who })
	f.In("name", name)
	on := f.In("on", s.Date("On", a.view.today, func(s *governance.Signature) *civil.Date { return &s.On }))
	f.In("side", side)
	number := v.Number
	f.Label = func() string {
		return fmt.Sprintf("Sign version %d of %s for %s", number, a.agreement.Code, sideWords(signature.Side))
	}
	f.Write = func(ctx context.Context) error {
		whole := *signature
		whole.Who = r.known(whole.Who)
		if err := whole.Check(a.view.today).Err(); err != nil {
			return err
		}
		return desk.ChangeAgreement(ctx, a.page.workspace, a.id, f.Label(), func(in *governance.Agreement) {
			if v := versionOf(in, number); v != nil {
				v.Sign(whole)
			}
		})
	}
	a.page.ask(f, fmt.Sprintf("Sign version %d", number), "Sign", 520, kit.NewForm(2, name, role, side, on), name, on)
}

// writes changes the version that is shown, unless check finds that what was typed can't be taken.
func (a *agreementPage) writes(label func() string, set func(*governance.Version), check func() error) func(context.Context) error {
	number := a.shown().Number
	return func(ctx context.Context) error {
		if err := check(); err != nil {
			return err
		}
		return desk.ChangeAgreement(ctx, a.page.workspace, a.id, label(), func(in *governance.Agreement) {
			if v := versionOf(in, number); v != nil {
				set(v)
			}
		})
	}
}

// given fails where a text says nothing.
func given(text, problem, remedy string) error {
	if fault.IsBlank(text) {
		return &fault.Fault{Problem: problem, Remedy: remedy}
	}
	return nil
}
