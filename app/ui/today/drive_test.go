package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

func TestTheDayBeginsByKeyboardAlone(t *testing.T) {
	w := onDesktop(t, plain, true)
	w.Settle()
	w.Says("live contracts · £48.2m", "decisions due in 90 days", "Needs you", "Ending in the next 12 months", "hatched: extension options")
	all := len(w.page.read.Matters)
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	third := &w.page.read.Matters[2]
	if len(w.opened) != 1 || !sameThing(w.opened[0], ThingOf(third)) {
		t.Fatalf("Enter on the third line opened %v, not %v", w.opened, ThingOf(third))
	}

	w.Write("s")
	w.Says("Put off", third.Text)
	w.ToField("Why it can wait")
	w.Write("waits for the board")
	w.Press(fyne.KeyReturn)
	if got := len(w.page.read.Matters); got != all-1 || len(w.page.read.Asleep) != 1 {
		t.Fatalf("%d of %d lines are left, %d sleep; toasts %v", got, all, len(w.page.read.Asleep), w.Toasts)
	}
	w.Says("Put off 1")

	w.Tap("Put off 1")
	w.Says("waits for the board (Ann Lee, 21 Nov 2026)", "until 28 Nov 2026")
	w.page.Focus()
	w.Write("s")
	if got := len(w.page.read.Matters); got != all {
		t.Errorf("%d of %d lines are left after it was brought back", got, all)
	}
	w.page.Escape()
	w.page.Focus()
	w.Press(fyne.KeyEnd)
	if at := w.page.list.list.Place(); at != w.page.list.list.Len()-1 {
		t.Errorf("End leads to line %d of %d", at+1, w.page.list.list.Len())
	}
}

// sameThing reports whether two things are one, on the same side of its page.
func sameThing(a, b kit.Thing) bool { return a.Kind == b.Kind && a.ID == b.ID && a.Part == b.Part }

func TestEachFigureLeadsToWhatItCounts(t *testing.T) {
	w := onDesktop(t, plain, true)
	for i, want := range []kit.Kind{kit.ContractThing, kit.ContractThing, kit.CardThing, kit.GoalThing, kit.TeamThing} {
		test.Tap(w.page.facts.cards[i])
		if got := w.opened[len(w.opened)-1].Kind; got != want {
			t.Errorf("%q leads to a thing of kind %d, not %d", w.page.facts.cards[i].Says(), got, want)
		}
	}
	if live := w.opened[0]; live.Part != kit.Only || len(live.IDs) != 24 {
		t.Errorf("the live contracts lead to %d of them", len(live.IDs))
	}
}

func TestLinesAreNarrowedByWordsAndByTheirGroup(t *testing.T) {
	w := onDesktop(t, plain, true)
	w.page.list.choose(1 + int(desk.TenderMatters))
	for _, m := range w.page.list.kept {
		if m.Kind.Group() != desk.TenderMatters {
			t.Errorf("%q is no matter of tenders", m.Lead)
		}
	}
	w.page.Escape()
	w.page.list.narrow("c-014 give notice")
	if len(w.page.list.kept) != 1 || w.page.list.kept[0].Lead != "Give notice or extend" {
		t.Errorf("%d lines are left", len(w.page.list.kept))
	}
	w.page.list.narrow("no such words")
	w.Says("No line has these words.")
}

func TestALongListIsShownInParts(t *testing.T) {
	w := onDesktop(t, plain, false)
	day := civil.MustDate("2026-11-21")
	long := &desk.Today{Day: day}
	for i := range 3 * atOnce {
		long.Matters = append(long.Matters, desk.Matter{Key: string(rune('a' + i)), Lead: "Promise due", Text: strings.Repeat("Llanfairpwllgwyngyll ", 1+i%9), On: day, When: "today"})
	}
	w.page.show(long)
	w.Settle()
	if got := w.page.list.list.Len(); got != atOnce {
		t.Fatalf("%d lines are shown at first", got)
	}
	w.page.Focus()
	w.Press(fyne.KeyEnd, fyne.KeyDown)
	if at := w.page.list.list.Place(); at != atOnce {
		t.Errorf("Down behind the last line leads to line %d", at+1)
	}
	w.Picture("today-long")
	w.NothingIsCutOff()
}

func TestTheSentenceSaysHowManyContractsItRestsOn(t *testing.T) {
	group := func(n int, mean string) desk.CostGroup {
		return desk.CostGroup{Contracts: n, Mean: exact.MustParse(mean).Rat()}
	}
	past := make([]desk.PastTender, 1)
	for _, c := range []struct {
		name         string
		heavy, light desk.CostGroup
		want         string
	}{
		{"few", group(3, "61.4"), group(7, "82"), "Tenders with cost at 60 % or more delivered 61 on the scorecard on average; those at 40 % or less, 82 (3 and 7 contracts: fewer than 10, so read with care)."},
		{"many", group(12, "61"), group(10, "82"), "Tenders with cost at 60 % or more delivered 61 on the scorecard on average; those at 40 % or less, 82 (12 and 10 contracts)."},
		{"one group", group(1, "61"), desk.CostGroup{}, "Tenders with cost at 60 % or more delivered 61 on the scorecard on average (1 contract: fewer than 10, so read with care); none at 40 % or less has a score yet."},
		{"none", desk.CostGroup{}, desk.CostGroup{}, "No contract from a tender with cost at 60 % or more, or with 40 % or less, has a score yet."},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := ""
			for _, run := range sentence(&desk.CostWeights{Tenders: past, Heavy: c.heavy, Light: c.light}) {
				said += run.Text
			}
			if said != c.want {
				t.Errorf("it says %s\nwant %s", said, c.want)
			}
		})
	}
}

// pastTenders are as many as the mock-up has, with all ratings.
func pastTenders() (w desk.CostWeights) {
	for i, cost := range []int64{30, 32, 30, 35, 40, 50, 60, 65, 60, 45, 30, 30, 40, 50} {
		score := exact.Int(90 - cost/2)
		t := desk.PastTender{
			Tender: "T-1", Reference: "C-1", Title: "Barrierefreiheitsprüfungen und Nutzerforschung", Awarded: civil.MustDate("2021-02-01").AddMonths(4 * i), Cost: exact.Int(cost),
			Scored: i < 12, Score: score.Rat(), Rating: scorecard.Rating(1 + i%4),
		}
		w.Tenders = append(w.Tenders, t)
	}
	w.Heavy, w.Light = desk.CostGroup{Contracts: 3, Mean: exact.Int(61).Rat()}, desk.CostGroup{Contracts: 7, Mean: exact.Int(82).Rat()}
	return w
}

func TestTheChartHasATableBehindIt(t *testing.T) {
	w := onDesktop(t, plain, true)
	filled := *w.page.read
	filled.Past = pastTenders()
	w.page.show(&filled)
	w.Settle()
	w.NothingIsCutOff()
	w.Picture("today-weights")
	w.Tap("Table")
	w.Settle()
	w.Says("Awarded", "Rating", "C-1 Barrierefre")
	w.Picture("today-weights-table")
	w.page.weights.table.Focus()
	w.page.weights.table.Select(0)
	w.Press(fyne.KeyReturn)
	if len(w.opened) != 1 || w.opened[0].Kind != kit.CardThing {
		t.Errorf("Enter in the table opened %v", w.opened)
	}
}
