package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/knowledge"
)

const packSeeds = 10

// wordsIn are the words of some runs, one space between them.
func wordsIn(runs []Run) string {
	var words []string
	for _, r := range runs {
		words = append(words, strings.Fields(r.Text)...)
	}
	return strings.Join(words, " ")
}

// marksOf counts the words on coloured ground: ratings, states, safety.
func marksOf(runs []Run) map[string]int {
	marks := map[string]int{}
	for _, r := range runs {
		if r.Size == markSize {
			marks[strings.TrimSuffix(r.Text, ", set")]++
		}
	}
	return marks
}

// What is printed is read back from the pages and compared with what the domain answers.
func TestEveryFigureOfAPackIsTheDomainsAnswer(t *testing.T) {
	for seed := range uint64(packSeeds) {
		p := randomPack(seed, "Appeals")
		p.Depth = []governance.Depth{governance.MeetingDepth, governance.AnnexDepth}[seed%2]
		runs := sectionRuns(p, packPages(t, p))
		for s, check := range map[governance.PackSection]func(*testing.T, *Pack, []Run){
			governance.Cover: checkCover, governance.SinceLastTime: checkSinceLastTime, governance.ScorecardSection: checkCards, governance.KnowledgeSection: checkKnowledge,
			governance.PromisesSection: checkPromises, governance.ContractSection: checkContract, governance.ChallengesSection: checkChallenges,
		} {
			t.Run(fmt.Sprintf("%d %v", seed, s), func(t *testing.T) { check(t, p, runs[s]) })
		}
	}
}

func checkCover(t *testing.T, p *Pack, runs []Run) {
	d := p.Contract.Dossier
	kept := d.Kept(procurement.FromPromise)
	text := wordsIn(runs)
	if kept.Of > 0 {
		checkSays(t, "the cover", text, fmt.Sprintf("Promises kept %d of %d", kept.Met, kept.Of))
	}
	if ready := p.Knowledge.Record.Readiness(knowledge.OfContract(14), p.Today); ready != nil {
		checkSays(t, "the cover", text, "Ready now "+percentWords(ready))
	}
	if len(p.Cards) > 0 {
		if result := p.Cards[0].Book.Result(p.Cards[0].Period, p.Today); result.Overall.Scored {
			checkSays(t, "the cover", text, "Overall, of 100 "+result.Overall.Score.Words())
		}
	}
	checkSays(t, "the cover", text, "Ends "+d.EndOn(p.Today, p.Contract.Calendars).Words())
}

func checkSinceLastTime(t *testing.T, p *Pack, runs []Run) {
	overdue, text := 0, wordsIn(runs)
	for i := range p.Record.Actions {
		a := &p.Record.Actions[i]
		if a.IsOpen(p.Today) {
			checkSays(t, "since last time", text, a.Title)
		}
		if a.IsOverdue(p.Today) {
			overdue++
			checkSays(t, "since last time", text, fmt.Sprintf("Overdue by %s", countOf(a.Due.DaysUntil(p.Today), "day")))
		}
	}
	printed := 0
	for words, n := range marksOf(runs) {
		if strings.HasPrefix(words, "Overdue") {
			printed += n
		}
	}
	if printed != overdue {
		t.Errorf("%d actions are printed as overdue, and %d are", printed, overdue)
	}
	if p.Last != nil {
		for _, d := range p.Last.Decisions {
			checkSays(t, "since last time", text, d.Text)
		}
	}
}

func checkCards(t *testing.T, p *Pack, runs []Run) {
	want, text := map[string]int{}, wordsIn(runs)
	for _, c := range p.Cards {
		if !c.Book.Card.Has(c.Period) {
			continue
		}
		result := c.Book.Result(c.Period, p.Today)
		want[ratingWords(result.Overall.Rating)]++
		result.Each(func(m *scorecard.MeasureResult) {
			want[ratingWords(m.Rating)]++
			if value, given := m.Counts.Value.Get(); given && m.Counts.State == scorecard.Measured {
				checkSays(t, "the scorecard", strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(inOneLine(m.Measure.ValueWords(value)), " ", ""))
			}
		})
	}
	marks := marksOf(runs)
	for _, rating := range append(scorecard.AllRatings(), scorecard.NotYetRated) {
		if words := ratingWords(rating); marks[words] != want[words] {
			t.Errorf("%s is printed %d times, want %d", words, marks[words], want[words])
		}
	}
}

func checkKnowledge(t *testing.T, p *Pack, runs []Run) {
	marks := marksOf(runs)
	want := map[string]int{}
	for _, c := range p.Knowledge.Record.Covers(knowledge.OfContract(14), p.Today) {
		if left := c.Capability.Left; left != "" && !p.Today.Before(c.Capability.LeftOn) {
			want["Left"]++
		} else {
			want[c.Safety().Words()]++
		}
	}
	for words, n := range want {
		if marks[words] != n {
			t.Errorf("%d capabilities are printed as %s, want %d", marks[words], words, n)
		}
	}
}

func checkPromises(t *testing.T, p *Pack, runs []Run) {
	text := wordsIn(runs)
	if kept := p.Contract.Dossier.Kept(procurement.FromPromise); kept.Of > 0 {
		checkSays(t, "the promises", text, kept.Words())
	}
	for _, o := range p.Contract.Dossier.Obligations {
		if said := strings.Contains(text, o.Code+" Appeals "); said != (o.Origin == procurement.FromPromise) {
			t.Errorf("%s, from %v: printed is %v", o.Code, o.Origin, said)
		}
	}
}

func checkContract(t *testing.T, p *Pack, runs []Run) {
	text := wordsIn(runs)
	sums, err := p.Contract.gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range sums.due {
		checkSays(t, "the contract", text, d.On.Words())
	}
	if sums.outturn.Value.IsSet() {
		checkSays(t, "the contract", text, "Value now", sums.outturn.Value.Short())
	}
	months, err := p.Contract.Dossier.ByMonth()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(months); n > 0 {
		checkSays(t, "the contract", text, months[n-1].Month.Words()+" "+months[n-1].Spent.Words()+" "+months[n-1].Forecast.Words()+" "+months[n-1].Cumulative.Words())
	}
}

func checkChallenges(t *testing.T, p *Pack, runs []Run) {
	text := wordsIn(runs)
	var table []governance.Who
	for _, f := range p.Forums {
		table = append(append(table, f.Chair), f.Members...)
	}
	candour := governance.CandourOf(p.Challenges, table, p.Candour().Term)
	for _, side := range candour.Sides {
		checkSays(t, "the challenges", text, fmt.Sprintf("%d %d %d %s", side.Raised, side.Unanswered, side.Changed, medianWords(side.Median)))
	}
	checkSays(t, "the challenges", text, candour.Finding())
}

// Whatever things are called and however many there are, a pack breaks well.
func TestAnyPackBreaksWell(t *testing.T) {
	texts := append(beside.NaughtyStrings(t)[20:21], strings.Repeat("gwasanaethau digidol ", 40), strings.Repeat("W", 120), "Ελληνικές Υπηρεσίες 😀", "")
	for i, text := range texts {
		p := randomPack(uint64(i), text)
		p.Depth = []governance.Depth{governance.AnnexDepth, governance.MeetingDepth}[i%2]
		if i == 3 {
			p.Cards = []*Scorecard{cardOf(60)}
			p.Meetings[1].Decisions = []governance.Decision{{Text: "As minuted", Why: strings.Repeat("a line of the minutes\n", 300)}}
		}
		d := packPages(t, p)
		checkWithinMargins(t, d)
		checkHeadingsAccompanied(t, d)
		if i != 0 { // letters that stand on others on purpose are among the naughty ones
			checkNothingOverlaps(t, d)
		}
		if strings.Contains(text, "😀") {
			checkSays(t, "the last page", wordsIn(bodyRuns(&d.Pages[len(d.Pages)-1])), "Characters that could not be printed", "U+1F600 grinning face")
		}
		p.Depth = governance.BoardDepth
		board := packPages(t, p)
		if len(board.Pages) != 1 {
			t.Errorf("the board's pack takes %d pages", len(board.Pages))
		}
		checkWithinMargins(t, board)
		if t.Failed() {
			t.Fatalf("when everything is called %.40q", text)
		}
	}
}

// A pack that is all empty says so, section by section.
func TestAPackOfNothing(t *testing.T) {
	p := randomPack(1, "Appeals")
	p.Contract, p.Cards, p.Coverage, p.Record, p.Forum, p.Meeting, p.Last = sheetOf(0, "Appeals"), nil, nil, &governance.Record{}, nil, nil, nil
	p.Knowledge = &Knowledge{Record: &knowledge.Record{}, Contract: 14, Today: p.Today}
	checkSays(t, "the pack", allWords(packPages(t, p)),
		"no meeting was chosen", "No action is open", "No decision is on record.", "No scorecard is about this contract.", "No capability and no goal comes with this contract.",
		"No promise of the winning bid was taken over", "No team works under this contract.", "The contract was not changed.", "None is on record.", "No agreement about this contract was signed.",
	)
}

func TestTheOrderOfAPack(t *testing.T) {
	p := randomPack(2, "Appeals")
	p.Parts = []governance.PackPart{
		{Section: governance.SourcesSection, Shown: true},
		{Section: governance.ContractSection, Shown: true},
		{Section: governance.PromisesSection, Shown: true},
		{Section: governance.SinceLastTime, Shown: true},
		{Section: governance.KnowledgeSection},
		{Section: governance.Cover, Shown: true},
	}
	want := []governance.PackSection{governance.Cover, governance.SinceLastTime, governance.ContractSection, governance.PromisesSection, governance.SourcesSection}
	if got := p.Sections(); !slices.Equal(got, want) {
		t.Errorf("the sections are %v, want %v", got, want)
	}
	d := packPages(t, p)
	pages := p.PackPages(d)
	text := allWords(d)
	checkSays(t, "the pack", text,
		fmt.Sprintf("Contract: money, changes, dates %d", pages[governance.ContractSection]), fmt.Sprintf("What the bid promised: see page %d", pages[governance.PromisesSection]),
		fmt.Sprintf("What else the contract obliges both sides to: see page %d", pages[governance.ContractSection]),
	)
	for s, page := range pages {
		first := wordsIn(bodyRuns(&d.Pages[page-1])[:1])
		if s != governance.Cover && first != p.SectionTitle(s) {
			t.Errorf("page %d begins with %q and not with %s", page, first, s.Words())
		}
	}
	if strings.Contains(text, "Knowledge transfer") {
		t.Error("a section that is left out is referred to")
	}
}

func TestTheSamePackHasTheSameBytes(t *testing.T) {
	write := func(p *Pack, xlsx bool) []byte {
		var out bytes.Buffer
		err := WritePack(t.Context(), &out, p, nil)
		if xlsx {
			out.Reset()
			err = WritePackWorkbook(t.Context(), &out, p)
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for _, xlsx := range []bool{false, true} {
		if !bytes.Equal(write(randomPack(3, "Appeals"), xlsx), write(randomPack(3, "Appeals"), xlsx)) {
			t.Errorf("the same pack has other bytes (workbook: %v)", xlsx)
		}
	}
}

// Whoever waits is told of each page, and whoever has waited enough gets nothing at all.
func TestAPackTellsOfItsPagesAndCanBeCancelled(t *testing.T) {
	p := randomPack(4, "Appeals")
	p.Depth = governance.AnnexDepth
	var painted []int
	var out bytes.Buffer
	if err := WritePack(t.Context(), &out, p, func(pages, of int) {
		if of > 0 {
			painted = append(painted, pages)
		}
	}); err != nil {
		t.Fatal(err)
	}
	for i, page := range painted {
		if page != i+1 {
			t.Fatalf("told of pages %v", painted)
		}
	}
	if all := len(packPages(t, p).Pages); len(painted) != all {
		t.Errorf("told of %d pages of %d", len(painted), all)
	}
	for _, stop := range []struct {
		name string
		at   func(pages, of int) bool
	}{{"while it is laid out", func(pages, of int) bool { return of == 0 && pages == 2 }}, {"while it is painted", func(pages, of int) bool { return of > 0 && pages == 2 }}} {
		ctx, cancel := context.WithCancel(t.Context())
		out.Reset()
		last := 0
		err := WritePack(ctx, &out, p, func(pages, of int) {
			last = pages
			if stop.at(pages, of) {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) || out.Len() > 0 || last != 2 {
			t.Errorf("cancelled %s: %v, %d bytes, page %d", stop.name, err, out.Len(), last)
		}
	}
}
