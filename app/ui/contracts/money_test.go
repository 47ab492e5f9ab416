package contracts

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func TestMonthsAreTypedAndPasted(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Money")
	d.Says("At award", "£3,490,000", "+£310,000", "£3,800,000", "62 % spent in 85 % of the term")
	e.moneyTabs.Select(monthsTab)
	october := monthRow{month: civil.PeriodOf(civil.Month, civil.MustDate("2026-10-01"))}
	november := monthRow{month: october.month.Next()}
	errs := e.recordMonths([]kit.CellChange[monthRow]{
		{Row: october, Column: "Spent", Text: "350k"}, {Row: november, Column: "Spent", Text: "12,000.50"}, {Row: november, Column: "Forecast", Text: "a lot"},
	}, procurement.MoneyPasted)
	if errs[0] != nil || errs[1] != nil || errs[2] == nil {
		t.Errorf("pasted months are taken with %v", errs)
	}
	dossier := d.dossier(appeals)
	sum, err := dossier.SpentByMonth()
	if err != nil || sum != dossier.Spent || sum.Words() != "£2,378,000.50" {
		t.Errorf("the months add up to %s, spent are %s, %v; toasts %v", sum.Words(), dossier.Spent.Words(), err, d.Toasts)
	}
	d.Says("£350,000", "£12,000.50", "£2,378,000.50")
	if label := d.Undo(); d.dossier(appeals).Spent != pounds(2_356_000) {
		t.Errorf("after Undo of %q spent are %s", label, d.dossier(appeals).Spent.Words())
	}
}

func TestWhatIsTypedIntoAMonthIsTakenAndWhatIsNoMoneyStays(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Money")
	e.moneyTabs.Select(monthsTab)
	d.toTable()
	d.enter("", "much", "5k")
	d.Says("much", "£5,000")
	months := d.dossier(appeals).Months
	if !slices.ContainsFunc(months, func(m procurement.MonthMoney) bool {
		return m.Month.Contains(d.Today()) && m.Kind == procurement.MoneyForecast && m.Amount == pounds(5_000) && m.Source == procurement.MoneyTyped
	}) {
		t.Errorf("the months are %+v", months)
	}
	if label := d.UndoLabel(); label != "Record November 2026 of C-014" {
		t.Errorf("Undo would undo %q", label)
	}
}

func TestMilestonesAreDecidedOn(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Money")
	e.moneyTabs.Select(milestonesTab)
	d.Says("7 of 9 accepted, worth £2,356,000 of £3,800,000.")
	d.Tap("Add a milestone")
	d.enter("Handover plan", "mile", "1 mar 27", "40k", "delivered")
	m := d.dossier(appeals).Milestones[9]
	if m.Title != "Handover plan" || m.Kind != procurement.MilestoneStep || m.Due.Words() != "1 Mar 2027" || m.Value != pounds(40_000) ||
		m.State != procurement.MilestoneDelivered || m.DeliveredOn != d.Today() {
		t.Errorf("stored is %+v; toasts %v", m, d.Toasts)
	}
	d.Fill("What shows it", "The team signed it off.")
	d.Fill("On", "20 nov 26")
	d.Tap("Accept")
	m = d.dossier(appeals).Milestones[9]
	if m.State != procurement.MilestoneAccepted || m.AcceptedOn.Words() != "20 Nov 2026" || m.AcceptedBy != "Ann Lee" || m.Evidence != "The team signed it off." {
		t.Errorf("accepted is %+v; toasts %v", m, d.Toasts)
	}
	d.Says("8 of 10 accepted", "20 Nov 2026, by Ann Lee")
	if label := d.UndoLabel(); label != "Handover plan of C-014 is accepted" {
		t.Errorf("Undo would undo %q", label)
	}
	d.Tap("Reject")
	if m = d.dossier(appeals).Milestones[9]; m.State != procurement.MilestoneRejected || !m.AcceptedOn.IsZero() {
		t.Errorf("rejected is %+v", m)
	}
	d.Undo()
	d.Press(fyne.KeyLeft)
	d.Write("open")
	d.Press(fyne.KeyReturn)
	if m = d.dossier(appeals).Milestones[9]; m.State != procurement.MilestoneOpen || !m.AcceptedOn.IsZero() || m.AcceptedBy != "" {
		t.Errorf("open again is %+v", m)
	}
}

func TestARateHoldsUpToTheNextOfItsRoleAndGrade(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Money")
	e.moneyTabs.Select(ratesTab)
	d.Says("No day rates were agreed.")
	d.Tap("Add a rate")
	d.enter("Developer", "Senior", "650", "1 apr 25")
	d.Tap("Add a rate")
	d.enter("Developer", "Senior", "682.50", "1 jan 27")
	want := []procurement.Rate{
		{Role: "Developer", Grade: "Senior", DayRate: pounds(650), From: civil.MustDate("2025-04-01")},
		{Role: "Developer", Grade: "Senior", DayRate: money.New(68250, money.GBP), From: civil.MustDate("2027-01-01")},
	}
	if got := d.dossier(appeals).Rates; !slices.Equal(got, want) {
		t.Errorf("stored is %+v; toasts %v", got, d.Toasts)
	}
	d.Says("£682.50", "31 Dec 2026", "12 Mar 2027", "Holds today", "To come")
	d.Tap("Add a rate")
	d.Tap("Add a rate")
	if got := d.dossier(appeals).Rates; len(got) != 4 || len(d.Toasts) != 0 {
		t.Errorf("two rates after one another make %+v; toasts %v", got, d.Toasts)
	}
}

// By hand: at 4 % a year with half of the price fixed, the first review makes prices 2 % dearer, and the second 0.5 + 0.5 × 1.04² = 1.0408.
// A cap of 1 % holds the first down to 1.01 and the second to 1.01² = 1.0201.
func TestIndexationIsForecast(t *testing.T) {
	d := onDesktop(t, plain, true)
	e := d.open(appeals, "Money")
	e.moneyTabs.Select(indexTab)
	d.Says("Prices follow no index.")
	d.Fill("Index", "CPIH, all items")
	d.Says("There is no forecast without by how much the index is assumed to grow.")
	d.Fill("Assumed growth a year", "4")
	d.Says("There is no forecast without the first review.")
	d.Fill("First review", "1 jan 26")
	d.Fill("Reviewed every", "12")
	d.Fill("Fixed part of the price", "50")
	d.Says("1 Jan 2026 prices 2.0 % above those at award; by the forecast", "× 1.0200", "1 Jan 2027 prices 4.1 % above those at award", "× 1.0408")
	d.Fill("Cap for one review", "1")
	d.Says("held down by the cap", "× 1.0100", "× 1.0201")
	rule := d.dossier(appeals).Index
	want := procurement.IndexRule{
		Series: "CPIH, all items", FixedPart: exact.SomeOf("0.5"), Growth: exact.SomeOf("4"), Cap: exact.SomeOf("1"),
		FirstReview: civil.MustDate("2026-01-01"), EveryMonths: 12,
	}
	if rule != want {
		t.Errorf("stored is %+v", rule)
	}
	if label := d.UndoLabel(); label != "Change cap for one review of C-014" {
		t.Errorf("Undo would undo %q", label)
	}
	if field := d.Fill("Fixed part of the price", "120"); field.Fault() == nil {
		t.Error("more than the whole price is taken for the fixed part")
	}
}

func TestAmountsFollowTheCurrency(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Money")
	d.Fill("Currency", "eur")
	d.Says("€3,490,000", "€3,800,000")
	if got := d.Field("Spent so far, excluding VAT").Text(); got != "€2,356,000.00" {
		t.Errorf("what was spent is shown as %q", got)
	}
	d.Fill("Spent so far, excluding VAT", "2.4m")
	if got := d.dossier(appeals).Spent.Words(); got != "€2,400,000.00" {
		t.Errorf("then 2.4m is taken as %s; toasts %v", got, d.Toasts)
	}
	d.Undo()
	if label := d.Undo(); label != "Change currency of C-014" || d.dossier(appeals).Spent != pounds(2_356_000) {
		t.Errorf("after Undo of %q spent are %s", label, d.dossier(appeals).Spent.Words())
	}
}

// A contract without an end shows its months up to a year from today, from its own first one; money before its term is shown, too.
func TestWhichMonthsAreShown(t *testing.T) {
	today := civil.MustDate("2026-11-21")
	for _, c := range []struct {
		from, to, money string
		first, last     string
	}{
		{"2026-01-15", "2026-06-14", "", "2026-01", "2026-06"},
		{"2026-01-15", "2026-06-14", "2025-12", "2025-12", "2026-06"},
		{"2026-01-15", "", "", "2026-01", "2027-11"},
		{"", "", "", "2025-12", "2027-11"},
	} {
		f := &file{}
		if c.from != "" {
			f.dossier.Term.From = civil.MustDate(c.from)
		}
		if c.to != "" {
			f.dossier.Term.To = civil.MustDate(c.to)
		}
		if c.money != "" {
			f.dossier.Months = []procurement.MonthMoney{{Month: civil.PeriodOf(civil.Month, civil.MustDate(c.money+"-01")), Amount: pounds(1)}}
		}
		rows := f.monthRows(today)
		if first, last := rows[0].month.String(), rows[len(rows)-1].month.String(); first != c.first || last != c.last {
			t.Errorf("%+v shows %s to %s", c, first, last)
		}
	}
}
