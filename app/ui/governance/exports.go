package governance

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// Documents are what can be made of the version that is shown.
func (a *agreementPage) Documents() []kit.Document {
	number := 0
	if v := a.shown(); v != nil {
		number = v.Number
	}
	return a.page.agreementDocuments(a.agreement, number)
}

// agreementDocuments are what can be made of a version of an agreement, by its number; 0 for the one that holds, or else the draft.
func (p *Page) agreementDocuments(a *governance.Agreement, number int) []kit.Document {
	id, name := a.ID, kit.Joined(" ", a.Code, "agreement.pdf")
	save := func(nameless bool) func() {
		return func() { p.saveAgreement(name, id, number, desk.Outgoing{Day: p.host.Today(), NoNames: nameless}) }
	}
	return []kit.Document{{Name: a.Code + " as a PDF, to read and to sign", Save: save(false), WithoutNames: save(true)}}
}

// saveAgreement keeps a version as it is stored by then.
func (p *Page) saveAgreement(name string, id governance.AgreementID, number int, how desk.Outgoing) {
	now, version := p.host.Now(), p.host.Version()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		out, err := desk.AgreementOut(ctx, p.workspace, id, number, how)
		if err != nil {
			return err
		}
		source, err := desk.Provenance(ctx, p.workspace, "", now)
		if err != nil {
			return err
		}
		source.Version = version
		return export.AgreementReport(w, out, source)
	})
}
