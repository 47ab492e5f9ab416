package governance

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
)

// Documents are what can be made of the version that is shown.
func (a *agreementPage) Documents() []kit.Document {
	name := kit.Joined(" ", a.agreement.Code, "agreement.pdf")
	return []kit.Document{{
		Name: "The agreement as a PDF, to read and to sign", Save: func() { a.save(name, false) }, WithoutNames: func() { a.save(name, true) },
	}}
}

// save keeps the version as it is stored by then.
func (a *agreementPage) save(name string, nameless bool) {
	p, number := a.page, 0
	if v := a.shown(); v != nil {
		number = v.Number
	}
	how, now, version := desk.Outgoing{Day: p.host.Today(), NoNames: nameless}, p.host.Now(), p.host.Version()
	p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		out, err := desk.AgreementOut(ctx, p.workspace, a.id, number, how)
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
