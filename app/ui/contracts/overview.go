package contracts

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/cpv"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// overview is the tab of what the contract is: what to check about its life, what it is called, how it was bought, where the work is done,
// and how closely it is managed.
func (e *editor) overview() fyne.CanvasObject {
	s := e.sheet
	e.title = s.Text("Title", func(c *procurement.Dossier) *string { return &c.Title }).Span(2)
	findings := e.parts.Add(func() string { return fmt.Sprint(e.findings()) }, e.findingNotices)
	return kit.Cards(
		kit.Flow(10, findings, kit.NewForm(
			3,
			s.Text("Reference", func(c *procurement.Dossier) *string { return &c.Reference }),
			e.title,
			kit.Choose(s, "Status", procurement.AllContractStatuses(), func(c *procurement.Dossier) *procurement.ContractStatus { return &c.Status }),
			kit.Choose(s, "Tier", procurement.AllTiers(), func(c *procurement.Dossier) *procurement.Tier { return &c.Tier }),
			s.Combo("Buyer", e.used(func(c procurement.Contract) string { return c.Buyer }), func(c *procurement.Dossier) *string { return &c.Buyer }),
			s.Combo("Category", append(e.used(func(c procurement.Contract) string { return c.Category }), cpv.Choices()...), func(c *procurement.Dossier) *string { return &c.Category }),
			kit.Choose(s, "Place of work", procurement.AllPlaces(), func(c *procurement.Dossier) *procurement.Place { return &c.Place }),
			kit.Parsed(s, "On site", "days in 10", readNumber, procurement.Number.String, func(c *procurement.Dossier) *procurement.Number { return &c.OnSiteDays }),
			s.Text("What was agreed about it", func(c *procurement.Dossier) *string { return &c.PlaceNote }).Wide(),
		)),
		kit.NewForm(
			1,
			s.Note("What is delivered", func(c *procurement.Dossier) *string { return &c.Description }),
			s.Note("Notes", func(c *procurement.Dossier) *string { return &c.Notes }),
		),
		kit.Section("How it was bought", e.bought()),
		kit.Section("How closely it is managed", e.tier()),
	)
}

// bought edits how the contract came about, on which the law that holds for it depends.
func (e *editor) bought() fyne.CanvasObject {
	s, today := e.sheet, e.list.host.Today()
	return kit.NewForm(
		3,
		kit.Choose(s, "Form", procurement.AllContractForms(), func(c *procurement.Dossier) *procurement.ContractForm { return &c.Form }),
		s.Combo("Framework", e.frameworks(), func(c *procurement.Dossier) *string { return &c.Framework }),
		s.Text("Lot of the framework", func(c *procurement.Dossier) *string { return &c.FrameworkLot }),
		s.Combo("Procedure", e.used(func(c procurement.Contract) string { return c.Procedure }), func(c *procurement.Dossier) *string { return &c.Procedure }),
		s.Text("Awarded from tender", func(c *procurement.Dossier) *string { return &c.Tender }),
		kit.Choose(s, "Kind by law", procurement.AllContractKinds(), func(c *procurement.Dossier) *procurement.ContractKind { return &c.Kind }),
		s.Date("Procurement began", today, func(c *procurement.Dossier) *civil.Date { return &c.Begun }),
		s.Date("Signed", today, func(c *procurement.Dossier) *civil.Date { return &c.Entered }),
	)
}

// frameworks are those of the register by their references, and the others that contracts name.
func (e *editor) frameworks() []kit.Choice {
	var own []kit.Choice
	listed := map[string]bool{}
	for _, r := range e.list.register.rows {
		if c := r.contract; c.Form == procurement.FrameworkAgreement && c.ID != e.id {
			own = append(own, kit.Choice{Value: c.Reference, Text: c.Reference, Note: c.Title})
			listed[c.Reference] = true
		}
	}
	for _, other := range e.used(func(c procurement.Contract) string { return c.Framework }) {
		if !listed[other.Value] {
			own = append(own, other)
		}
	}
	return own
}

// used are the texts that other contracts have in the same place.
func (e *editor) used(text func(procurement.Contract) string) []kit.Choice {
	seen := map[string]bool{"": true}
	var texts []string
	for _, r := range e.list.register.rows {
		if t := text(r.contract); !seen[t] {
			seen[t] = true
			texts = append(texts, t)
		}
	}
	return kit.Choices(texts...)
}

// findings are where what is stated about the contract's life and its framework does not go together.
func (e *editor) findings() []procurement.Finding {
	c := e.file.dossier.Contract
	found := c.LifeFindings(e.list.host.Today(), procurement.EndingMonths, e.file.calendars)
	for _, r := range e.list.register.rows {
		if c.IsCalledOffFrom(r.contract) {
			found = append(found, c.FrameworkFindings(r.contract)...)
		}
	}
	return found
}

func (e *editor) findingNotices() (notices []fyne.CanvasObject) {
	for _, finding := range e.findings() {
		notices = append(notices, kit.Notice(kit.Sentence(errors.New(finding.Text))+".", ""))
	}
	return notices
}

// tier edits what the tier rests on, each factor with its reason, and says which tier follows from them.
func (e *editor) tier() fyne.CanvasObject {
	s := e.sheet
	var fields []*kit.Field
	high := "High means"
	for i, factor := range []struct {
		why string
		at  func(*procurement.Dossier) *procurement.TierFactor
	}{
		{"Why this impact", func(d *procurement.Dossier) *procurement.TierFactor { return &d.Factors.Impact }},
		{"Why this continuity", func(d *procurement.Dossier) *procurement.TierFactor { return &d.Factors.Continuity }},
		{"Why this ease of switching", func(d *procurement.Dossier) *procurement.TierFactor { return &d.Factors.Switching }},
		{"Why this weight of its value", func(d *procurement.Dossier) *procurement.TierFactor { return &d.Factors.Value }},
	} {
		name := kit.Capital(procurement.FactorName(i))
		fields = append(fields,
			kit.Choose(s, name, procurement.AllDemands(), func(d *procurement.Dossier) *procurement.Demand { return &factor.at(d).Demand }),
			s.Text(factor.why, func(d *procurement.Dossier) *string { return &factor.at(d).Why }).Span(2),
		)
		high += fmt.Sprintf(" – %s: %s", procurement.FactorName(i), procurement.FactorHigh(i))
	}
	return kit.Flow(
		8,
		kit.Words(high+".", theme.SizeNameCaptionText, false, kit.Secondary),
		kit.NewForm(3, fields...),
		e.parts.Add(func() string { return fmt.Sprint(e.reasoning(), e.sheet.Value().Tier) }, e.tierFollows),
	)
}

func (e *editor) reasoning() procurement.TierReasoning {
	return e.file.dossier.Factors.Tier(procurement.DefaultTierRule())
}

// tierFollows is the tier that the factors make with each step of the reasoning, and the way to take it.
func (e *editor) tierFollows() []fyne.CanvasObject {
	reasoning, now := e.reasoning(), e.sheet.Value().Tier
	items := make([]kit.Item, len(reasoning.Lines))
	for i, line := range reasoning.Lines {
		items[i] = kit.Item{Text: kit.Capital(line)}
	}
	items[len(items)-1].Tone = kit.ToneInfo
	objects := []fyne.CanvasObject{kit.List(items...)}
	if follows := reasoning.Tier; follows != procurement.TierUnstated && follows != now {
		objects = append(objects, kit.SecondaryButton("Make it "+follows.String(), func() {
			e.change("tier", func(d *procurement.Dossier) { d.Tier = follows }, kit.OrToast(e.list.host, nil))
		}))
	}
	return objects
}
