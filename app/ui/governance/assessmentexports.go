package governance

import (
	"context"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
)

// Documents are what can be made of the assessment.
func (a *assessmentPage) Documents() []kit.Document {
	p, id := a.page, a.id
	save := func(name string, nameless bool) {
		saveReport(p, name, nameless, func(ctx context.Context, how desk.Outgoing) (*export.Assessment, error) {
			return desk.AssessmentOut(ctx, p.workspace, id, how)
		}, export.AssessmentReport)
	}
	name := a.review.service() + " " + a.review.main().On.String() + " assessment.pdf"
	return []kit.Document{{
		Name: "The assessment as a PDF, point by point", Save: func() { save(name, false) }, WithoutNames: func() { save(name, true) },
	}}
}
