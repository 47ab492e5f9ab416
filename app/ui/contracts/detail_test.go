package contracts

import (
	"strings"
	"testing"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// What the panel says beside the list is what the picture of the page says.
func TestThePanelAnswersWhatMustBeDecided(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.page.list.Table.SelectKey(keyOf(d.stored(appeals).ID))
	words := d.Words()
	for _, want := range []string{
		"C-014 Appeals delivery partner", "2 × 12 months · none used", "12 Dec 2026 (90 days) · 21 days left · act by 11 Dec 2026",
		"£3,800,000 · £2,356,000 spent", "Outcomes, 7 of 9 accepted", "Remote first, 1 day in 10 on site",
		"Promises from the bid", "9 of 12 kept", "Two apprentices from the region", "due 30 Nov", "7 of 10",
		"Changes", "3 · +£310,000 (8.9 %)", "Add accessibility team", "+£180,000",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the panel does not say %q: %s", want, words)
		}
	}
}

// By hand: the sample's day is 21 November 2026; something is pressing within 30 days, so up to 21 December.
func TestHowAnObligationStands(t *testing.T) {
	today, end := civil.MustDate("2026-11-21"), civil.MustDate("2027-03-12")
	due := func(o procurement.Obligation, day string) procurement.Obligation {
		o.Due = civil.MustDate(day)
		return o
	}
	open := procurement.Obligation{State: procurement.ObligationOpen}
	partly := procurement.Obligation{State: procurement.PartlyMet, Done: procurement.NumberOf(7), Target: procurement.NumberOf(10)}
	monthly := due(open, "2026-10-01")
	monthly.EveryMonths = 1
	monthly.Evidence = []procurement.Evidence{
		{Turn: civil.MustDate("2026-10-01"), State: procurement.Met}, {Turn: civil.MustDate("2026-11-01"), State: procurement.Met},
	}
	for _, c := range []struct {
		o    procurement.Obligation
		want string
	}{
		{procurement.Obligation{State: procurement.Met, Origin: procurement.FromPromise}, "kept good"},
		{procurement.Obligation{State: procurement.Met, Origin: procurement.FromClause}, "met good"},
		{procurement.Obligation{State: procurement.NotApplicable}, "not applicable none"},
		{due(procurement.Obligation{State: procurement.Lapsed}, "2026-11-30"), "lapsed bad"},
		{open, "open none"},
		{due(open, "2026-12-21"), "due 21 Dec bad"},
		{due(open, "2026-12-22"), "due 22 Dec none"},
		{due(open, "2027-02-01"), "due 1 Feb 2027 none"},
		{due(open, "2026-11-20"), "was due 20 Nov bad"},
		{partly, "7 of 10 warn"},
		{due(partly, "2026-11-30"), "due 30 Nov bad"},
		{due(partly, "2027-03-01"), "7 of 10 warn"},
		{monthly, "due 1 Dec bad"},
	} {
		words, tone := standing(&c.o, end, today)
		if got := words + " " + []string{"none", "good", "warn", "poor", "bad", "info"}[tone]; got != c.want {
			t.Errorf("%+v stands as %q, want %q", c.o, got, c.want)
		}
	}
}

func TestWhatAChangeMoves(t *testing.T) {
	for want, c := range map[string]procurement.Change{
		"":                     {},
		"+3 months":            {Months: 3},
		"−1 month · +10 days":  {Months: -1, Days: 10},
		"+£180,000":            {Value: pounds(180_000)},
		"−£5,000 · +12 months": {Value: pounds(-5_000), Months: 12},
	} {
		if got := movedWords(c); got != want {
			t.Errorf("%+v moves %q, want %q", c, got, want)
		}
	}
}
