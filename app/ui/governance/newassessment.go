package governance

import (
	"context"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// phases are those that are offered; others can be typed.
var phases = kit.Choices("discovery", "alpha", "beta", "live")

// The places of an assessment's values that more than one form shows.
func serviceOf(a *governance.Assessment) *string             { return &a.Service }
func phaseOf(a *governance.Assessment) *string               { return &a.Phase }
func sponsorOf(a *governance.Assessment) *string             { return &a.Sponsor }
func serviceOwnerOf(a *governance.Assessment) *string        { return &a.ServiceOwner }
func assessedOn(a *governance.Assessment) *civil.Date        { return &a.On }
func assessedFor(a *governance.Assessment) *int64            { return &a.Contract }
func assessedBy(a *governance.Assessment) *governance.ListID { return &a.List }

// services are the names of what was assessed already.
func (v *view) services() []kit.Choice {
	return usedTexts(v.record.Assessments, func(a *governance.Assessment) string { return a.Service })
}

// listField edits which list an assessment is against.
func (v *view) listField(s *kit.Sheet[governance.Assessment]) *kit.Field {
	ids := make([]governance.ListID, len(v.record.Lists))
	for i := range v.record.Lists {
		ids[i] = v.record.Lists[i].ID
	}
	return kit.Picked(s, "Against", ids, func(id governance.ListID) string { return v.listOf(id).Name }, assessedBy)
}

// newAssessment asks what is assessed, against what, by whom and when, and opens it to go through the points. What draft says already
// stands in the fields.
func (p *Page) newAssessment(draft governance.Assessment) {
	v := p.view
	if len(v.record.Lists) == 0 {
		p.newList("First, a list of points to assess against", nil, p.editLists)
		return
	}
	if draft.On.IsZero() {
		draft.On = v.today
	}
	if draft.List == 0 {
		draft.List = v.record.Lists[0].ID
	}
	p.withRegister(func(r *register) {
		f, s := &kit.Asking{}, kit.DraftOf(&draft)
		service := f.In("service", s.Combo("Service", v.services(), serviceOf))
		names := r.names
		last := s.Combo("Service owner", names, serviceOwnerOf)
		content := kit.Flow(8, kit.NewForm(
			2, service, f.In("phase", s.Combo("Phase", phases, phaseOf)), f.In("list", v.listField(s)), f.In("on", s.Date("On", v.today, assessedOn)),
			f.In("judge", judgeField(&draft)),
			f.In("contract", pickedContract(s, r, assessedFor)), f.In("sponsor", s.Combo("Sponsor", names, sponsorOf)), f.In("service_owner", last),
		), kit.Words("What the team says of itself beforehand is kept apart from what a panel finds: with the same service, phase and list the two stand beside each other.", theme.SizeNameText, false, kit.Secondary))
		f.Label = func() string { return "Add the assessment of " + draft.Service }
		f.Write = func(ctx context.Context) error { return desk.SaveServiceAssessment(ctx, p.workspace, &draft, "") }
		f.Then = func() { p.open(newAssessmentPage(p, draft.ID)) }
		p.ask(f, "New assessment", "Add and go through the points", 620, content, service, last)
	})
}

// judgeField asks who assesses.
func judgeField(draft *governance.Assessment) *kit.Field {
	choices := []kit.Choice{
		{Value: governance.Ourselves.String(), Text: "The team itself, beforehand"},
		{Value: governance.Panel.String(), Text: "A panel"},
	}
	return kit.ChoiceField("Who assesses", choices, draft.Judge.String(), func(value string) { draft.Judge, _ = governance.ParseJudge(value) }) // one of the choices
}
