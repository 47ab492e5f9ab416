package export

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/exact"
)

// percentWords is a share for people: 62 %; empty where it is not known.
func percentWords(share *big.Rat) string {
	if share == nil {
		return ""
	}
	return exact.Format(new(big.Rat).Mul(share, big.NewRat(100, 1)), 0) + " %"
}

// together is the parts that say something, with something between.
func together(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return strings.TrimSpace(part) == "" }), between)
}

// lifeFacts say what the contract is, in the order of its life.
func (c *contractPage) lifeFacts() []fact {
	d := c.Dossier
	tier := d.Factors.Tier(procurement.DefaultTierRule())
	reasons := ""
	if len(tier.Lines) > 0 {
		reasons = strings.Join(tier.Lines, "; ")
	}
	category := d.Category
	if code := d.CPV(); !code.IsZero() {
		category = "CPV " + category
	}
	return []fact{
		{"Suppliers", c.suppliers()},
		{"Status and tier", together(" · ", d.Status.Words(), d.Tier.Words(), reasons)},
		{"Bought as", together(" · ", d.Kind.Words(), category, d.Procedure, d.Form.Words(), together(", lot ", d.Framework, d.FrameworkLot))},
		{"Buyer", d.Buyer},
		{"Paid and done", together(" · ", d.Pricing.Words(), d.Place.Words(), d.PlaceNote)},
		{"Term", c.termWords()},
		{"Options", c.optionWords()},
		{"Notice", c.noticeWords()},
		{"Value at award", c.valueWords()},
		{"Outturn", c.outturnWords()},
		{"Public notices", c.lawWords()},
		{"People", c.people()},
	}
}

// optionWords are the options with what became of them, or by when to decide: 12 months to 12 Mar 2028, decide by 11 Dec 2026.
func (c *contractPage) optionWords() string {
	var parts []string
	for _, o := range c.Dossier.OptionSteps(c.Calendars) {
		text := countOf(o.Months, "month")
		if !o.End.IsZero() && (o.State == procurement.OptionOpen || o.State == procurement.OptionTaken) {
			text += " to " + o.End.Words()
		}
		if o.Value.IsSet() {
			text += " for " + o.Value.Short()
		}
		if o.State != procurement.OptionOpen {
			text += ", " + strings.ToLower(o.State.Words())
		} else if !o.DecideBy.IsZero() {
			text += ", decide by " + o.DecideBy.Words()
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " · ")
}

// people are those of the suppliers that deliver. What they chose to share about themselves stays in the workspace.
func (c *contractPage) people() string {
	var names []string
	for _, person := range c.People {
		delivers := slices.ContainsFunc(c.Dossier.Parties, func(p procurement.Party) bool { return p.Supplier == person.Supplier })
		if delivers && !person.IsOurs() {
			names = append(names, together(", ", person.Name, person.Role))
		}
	}
	return strings.Join(names, " · ")
}

// suppliers names the lead and who else delivers, with their shares.
func (c *contractPage) suppliers() string {
	var names []string
	for _, role := range []procurement.PartyRole{procurement.Lead, procurement.Member} {
		for _, p := range c.Dossier.Parties {
			if p.Role != role {
				continue
			}
			name := "a supplier that is not in the register"
			for _, s := range c.Suppliers {
				if s.ID == p.Supplier {
					name = s.Name
				}
			}
			names = append(names, together(" ", name, p.ShareWords()))
		}
	}
	return strings.Join(names, ", with ")
}

// termWords are the term as it stands, as it was awarded where that differs, and how long it can get.
func (c *contractPage) termWords() string {
	d := c.Dossier
	now := d.TermWithOptions()
	now.To = d.EndOn(c.Today, c.Calendars)
	text := now.Words()
	if now != d.Term {
		text += " (awarded " + d.Term.Words() + ")"
	}
	latest := ""
	if last := d.LatestEnd(); last.After(now.To) && !now.To.IsZero() {
		latest = "with all options to " + last.Words()
	}
	return together(" · ", text, latest)
}

// noticeWords say when and how notice must be given, and what happens without.
func (c *contractPage) noticeWords() string {
	d := c.Dossier
	rule := d.Notice
	if !rule.Latest.IsSet() {
		return ""
	}
	when := rule.Latest.Words() + " before the end"
	if rule.Earliest.IsSet() {
		when += ", not before " + rule.Earliest.Words()
	}
	if window := d.NoticeWindow(c.Today, c.Calendars); !window.IsZero() {
		when += ": " + window.Words()
	}
	renews := ""
	if rule.Renews() {
		renews = fmt.Sprintf("renews itself for %v months", rule.RenewMonths)
	}
	given := ""
	if !rule.GivenOn.IsZero() {
		given = "given on " + rule.GivenOn.Words()
	}
	return together(" · ", when, given, renews, rule.Method)
}

// valueWords are the value at award and what came to it.
func (c *contractPage) valueWords() string {
	d := c.Dossier
	var parts []string
	if d.Value.IsSet() {
		parts = append(parts, d.Value.Words())
	}
	// Both sums were worked out for the outturn already, so neither fails here.
	if sum, err := d.AgreedValue(); err == nil && sum.Sign() != 0 {
		parts = append(parts, "changes "+sum.Words())
	}
	if sum, err := d.TakenValue(); err == nil && sum.Sign() != 0 {
		parts = append(parts, "options "+sum.Words())
	}
	if len(parts) > 0 {
		parts = append(parts, "excluding VAT")
	}
	return strings.Join(parts, " · ")
}

func (c *contractPage) outturnWords() string {
	o := c.outturn
	if !o.Value.IsSet() || o.Total.Sign() == 0 {
		return ""
	}
	text := fmt.Sprintf("%s spent, %s committed, %s expected: ", o.Spent.Short(), o.Committed.Short(), o.Forecast.Short())
	if left := o.Left; left.Sign() < 0 {
		if over, err := left.Neg(); err == nil {
			text += over.Short() + " over the value"
		}
	} else {
		text += left.Short() + " left"
	}
	if o.Forecast.Sign() > 0 {
		text += "; expected by " + o.Basis
	}
	return text
}

// lawWords say which side of the threshold and of the line for indicators the contract is on.
func (c *contractPage) lawWords() string {
	threshold := map[procurement.Answer]string{procurement.Yes: "Above the threshold", procurement.No: "Below the threshold"}[c.Rules.IsPublic(&c.Dossier.Contract)]
	duty := c.Rules.KPIDuty(&c.Dossier.Contract)
	indicators := ""
	if duty.Required {
		indicators = fmt.Sprintf("at least %d key performance indicators", duty.Minimum)
	}
	return together(" · ", threshold, indicators, c.lastNotice())
}

// lastNotice is the newest notice that was published.
func (c *contractPage) lastNotice() string {
	if len(c.Dossier.Notices) == 0 {
		return ""
	}
	last := slices.MaxFunc(c.Dossier.Notices, func(a, b procurement.PublishedNotice) int { return a.PublishedOn.Compare(b.PublishedOn) })
	return together(" ", strings.ToLower(cmp.Or(last.Kind.Words(), "notice")), "published", last.PublishedOn.Words())
}
