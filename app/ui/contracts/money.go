package contracts

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// The sides of the money tab.
const (
	valueTab      = "Value and pace"
	monthsTab     = "Months"
	milestonesTab = "Milestones and outcomes"
	ratesTab      = "Day rates"
	indexTab      = "Indexation"
)

// money is the tab of what the contract costs: its value and the pace of spending, the months, the milestones, the day rates, and how prices
// follow an index.
func (e *editor) money() fyne.CanvasObject {
	e.moneyTabs = kit.NewTabs(
		kit.Tab{Name: valueTab, Build: e.value},
		kit.Tab{Name: monthsTab, Build: e.months},
		kit.Tab{Name: milestonesTab, Build: e.milestones},
		kit.Tab{Name: ratesTab, Build: e.rates},
		kit.Tab{Name: indexTab, Build: e.index},
	)
	return e.moneyTabs.Object()
}

// value edits what was agreed about money, and shows the pace of spending.
func (e *editor) value() fyne.CanvasObject {
	s := e.sheet
	form := kit.NewForm(
		3,
		kit.Parsed(s, "Currency", "", money.ParseCurrency, money.Currency.String, func(c *procurement.Dossier) *money.Currency { return &c.Currency }),
		s.MoneyIn("Value at award, excluding VAT", currencyOf, func(c *procurement.Dossier) *money.Amount { return &c.Value }),
		s.Percent("VAT rate", func(c *procurement.Dossier) *exact.Optional { return &c.VATRate }),
		s.MoneyIn("Spent so far, excluding VAT", currencyOf, func(c *procurement.Dossier) *money.Amount { return &c.Spent }),
		kit.Choose(s, "Priced by", procurement.AllPricings(), func(c *procurement.Dossier) *procurement.Pricing { return &c.Pricing }),
	)
	findings := e.parts.Add(func() string { return fmt.Sprint(e.file.findings) }, e.moneyFindings)
	figures := e.parts.Add(func() string { return fmt.Sprint(e.moneyFacts()) }, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Facts(e.moneyFacts())} })
	return kit.Cards(kit.Flow(10, form, findings), kit.Beside([]float32{2, 3}, figures, e.chart()))
}

// moneyFindings are warnings where figures contradict each other.
func (e *editor) moneyFindings() (notices []fyne.CanvasObject) {
	for _, finding := range e.file.findings {
		notices = append(notices, kit.Notice(kit.Sentence(errors.New(finding.Text))+".", ""))
	}
	return notices
}

// moneyFacts say what the value became, and what is expected.
func (e *editor) moneyFacts() []kit.Fact {
	f := e.file
	o, c := f.outturn, &f.dossier.Contract
	facts := []kit.Fact{
		{Label: "At award", Value: c.Value.WholeWords()},
		{Label: "Changes", Value: signed(f.agreed.Value)},
		{Label: "Now worth", Value: o.Value.WholeWords(), Strong: true},
	}
	if taken, err := c.TakenValue(); err == nil && taken.Sign() != 0 {
		facts = append(facts[:2:2], kit.Fact{Label: "Options taken", Value: signed(taken)}, facts[2])
	}
	return append(facts,
		kit.Fact{Label: "Spent", Value: moneyText(c.Spent)},
		kit.Fact{Label: "Committed", Value: amountOr(o.Committed)},
		kit.Fact{Label: "Forecast", Value: amountOr(o.Forecast), Note: restsOn(o)},
		kit.Fact{Label: "In all", Value: amountOr(o.Total), Strong: true},
		kit.Fact{Label: "Left", Value: o.Left.WholeWords()},
	)
}

// amountOr is an amount in whole units; nothing where it is none or 0.
func amountOr(a money.Amount) string {
	if a.Sign() == 0 {
		return ""
	}
	return a.WholeWords()
}

// restsOn says where a forecast comes from.
func restsOn(o procurement.Outturn) string {
	if o.Basis == "" || o.Forecast.Sign() == 0 {
		return ""
	}
	return ", by " + o.Basis
}
