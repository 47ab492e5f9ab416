package app

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// String is a ranking as a person reads it in a terminal of 80 to 100 columns: the tender, and for it or for each of its lots the
// table, who wins and by how much, the winner's arithmetic, who would win at every balance, which bids are out, and what to check.
func (r *ranking) String() string {
	var text strings.Builder
	p := resultPainter{text: &text, tender: r.tender, result: r.result, places: 2}
	if r.tender.Rounding.Stage != weighing.RoundNothing {
		p.places = max(p.places, r.tender.Rounding.Places)
	}
	p.method, _ = weighing.Describe(r.tender.Price.Method)
	if r.result != nil {
		p.heading()
		p.sections(r.notices)
		return text.String()
	}
	for i, lot := range r.lots {
		p.result = lot.Result
		if i == 0 {
			p.heading()
		}
		p.section("Lot " + oneLine(lot.Lot.ID+" "+lot.Lot.Title))
		if i < len(r.lots)-1 {
			p.sections(nil)
		} else {
			p.sections(r.notices)
		}
	}
	return text.String()
}

// resultPainter writes a result section by section.
type resultPainter struct {
	text   *strings.Builder
	tender *tender.Tender
	result *weighing.Result
	method weighing.Description
	places int // of scores and totals
}

func (p *resultPainter) sections(further []weighing.Notice) {
	p.table()
	p.winner()
	p.arithmetic()
	p.balance()
	p.unranked()
	p.notices(further)
}

func (p *resultPainter) line(format string, args ...any) {
	fmt.Fprintf(p.text, format+"\n", args...)
}

// section begins a section with its title, after an empty line.
func (p *resultPainter) section(title string) { p.line("\n%s", title) }

func (p *resultPainter) heading() {
	p.line("%s", wrap(oneLine(strings.TrimSpace(p.tender.Reference+" "+p.tender.Title)), textWidth))
	if p.tender.Note != "" {
		p.line("%s", wrap(oneLine(p.tender.Note), textWidth))
	}
	how := p.method.Title + ". " + p.method.Words
	if p.scoresStandForPrices() {
		how = "Price scores as they were given."
	}
	if p.method.Weighted {
		how = p.weights() + " " + how
	}
	p.line("%s", wrap(how, textWidth))
}

// scoresStandForPrices reports whether only price scores were published.
func (p *resultPainter) scoresStandForPrices() bool {
	return slices.ContainsFunc(p.result.Ranked(), func(s weighing.Standing) bool { return s.Bid.PriceScore.Given() })
}

// weights says what cost and quality weigh, and what the tender says where that is something else.
func (p *resultPainter) weights() string {
	cost, quality := p.result.Model.CostWeight, p.result.Model.QualityWeight
	words := fmt.Sprintf("%s %% cost, %s %% quality.", cost, quality)
	if given, ok := p.tender.CostWeight.Get(); ok && given != cost {
		return "What if: " + words + fmt.Sprintf(" (The tender says %s %% cost.)", given)
	}
	return words
}

// table lists the bids in the running.
func (p *resultPainter) table() {
	if len(p.result.Ranked()) == 0 {
		return
	}
	table := textTable{columns: []textColumn{
		{heading: "Rank", right: true},
		{heading: "Bid", most: 12},
		{heading: "Supplier", most: 30},
		{heading: "Quality", right: true},
		{heading: "Price", right: true},
		{heading: "Price score", right: true},
		{heading: p.totalHeading(), right: true},
	}}
	prices := p.prices()
	for i, s := range p.result.Ranked() {
		table.add(fmt.Sprint(s.Rank), s.Bid.ID, s.Bid.Supplier, p.score(s.Quality), prices[i], p.score(s.PriceScore), p.total(s.Compared))
	}
	p.line("\n%s", strings.TrimSuffix(table.String(), "\n"))
}

// totalHeading is what the figure of merit is called.
func (p *resultPainter) totalHeading() string {
	if p.method.WeightedSum() {
		return "Total"
	}
	return p.method.Title
}

// prices are the prices of the bids in the running, without pence where none has any; empty where scores stand in for prices.
func (p *resultPainter) prices() []string {
	words := money.Amount.WholeWords
	amounts := make([]money.Amount, len(p.result.Ranked()))
	for i, s := range p.result.Ranked() {
		price, given := s.Bid.Price.Get()
		if !given {
			continue
		}
		amounts[i], _ = money.FromDecimal(price, p.tender.Currency) // it was an amount before it was weighed
		if price.Places() > 0 {
			words = money.Amount.Words
		}
	}
	texts := make([]string, len(amounts))
	for i, amount := range amounts {
		texts[i] = words(amount)
	}
	return texts
}

// signed gives a number below 0 the minus sign that its working has.
func signed(number string) string { return strings.Replace(number, "-", "−", 1) }

// score is a score with the table's places; empty where there is none.
func (p *resultPainter) score(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return exact.Format(r, p.places)
}

// total is a figure of merit. Figures far below 1, as an index may be, keep four digits that tell them apart.
func (p *resultPainter) total(r *big.Rat) string {
	if p.method.WeightedSum() || r.Sign() == 0 {
		return p.score(r)
	}
	places := p.places
	for limit := big.NewRat(1, 1); places < 12 && new(big.Rat).Abs(r).Cmp(limit) < 0; places++ {
		limit.Quo(limit, big.NewRat(10, 1))
	}
	if places > p.places {
		places += 4 - p.places
	}
	return signed(exact.Format(r, places))
}

func (p *resultPainter) winner() {
	ranked := p.result.Ranked()
	if len(ranked) == 0 {
		p.line("\nNo bid is in the running, so none wins.")
		return
	}
	words := label(ranked[0].Bid) + " wins"
	if n := len(p.result.Winners); n > 1 {
		words = ""
		for i, s := range ranked[:n] {
			words += between(i, n) + label(s.Bid)
		}
		words += " share the first place"
	} else if p.result.Margin != nil {
		words += fmt.Sprintf(", %s ahead of %s", p.total(p.result.Margin), label(ranked[1].Bid))
	}
	p.line("\n%s", wrap(words+".", textWidth))
}

// between is what stands before item i of n in an enumeration.
func between(i, n int) string {
	switch i {
	case 0:
		return ""
	case n - 1:
		return " and "
	}
	return ", "
}

// arithmetic shows how the winner's figures came about, so that each can be followed by hand.
func (p *resultPainter) arithmetic() {
	if len(p.result.Ranked()) == 0 {
		return
	}
	best := &p.result.Ranked()[0]
	steps := p.result.Arithmetic(best)
	p.section("How " + label(best.Bid) + " comes to " + p.total(best.Compared))
	widest := 0
	for _, step := range steps {
		widest = max(widest, columnsOf(step.What))
	}
	for _, step := range steps {
		gap := strings.Repeat(" ", widest-columnsOf(step.What))
		working := step.Working
		if !step.IsPlain() {
			working += " = " + signed(exact.Short(step.Value, 6))
		}
		p.line("  %s%s  %s", step.What, gap, indent(wrap(working, textWidth-widest-4), widest+4))
	}
}

// balance says who would win at every balance between cost and quality.
func (p *resultPainter) balance() {
	stretches := p.result.Balance()
	if len(stretches) == 0 {
		return
	}
	suppliers := map[string]*weighing.Bid{}
	for _, s := range p.result.Ranked() {
		suppliers[s.Bid.ID] = s.Bid
	}
	p.section(fmt.Sprintf("Who wins at every balance (here quality weighs %s %%)", p.result.Model.QualityWeight))
	table := textTable{columns: []textColumn{{heading: "Quality from", right: true}, {heading: "to", right: true}, {heading: "Winner", most: 60}}}
	for _, stretch := range stretches {
		winners := ""
		for i, id := range stretch.Winners {
			winners += between(i, len(stretch.Winners)) + label(suppliers[id])
		}
		table.add(exact.Format(stretch.From, 1)+" %", exact.Format(stretch.To, 1)+" %", winners)
	}
	p.text.WriteString(table.String())
}

// unranked lists the bids that are out and those whose marks are incomplete, each with its reason.
func (p *resultPainter) unranked() {
	if len(p.result.Unranked()) == 0 {
		return
	}
	p.section("Not in the ranking")
	for _, s := range p.result.Unranked() {
		p.line("  %s", indent(wrap(oneLine(label(s.Bid)+": "+s.Why), textWidth-2), 4))
	}
}

// mostNotices is how many notices of one kind are printed; the JSON document has all.
const mostNotices = 12

func (p *resultPainter) notices(further []weighing.Notice) {
	all := slices.Concat(p.result.Notices, further)
	if len(all) == 0 {
		return
	}
	p.section("To check")
	times := map[weighing.Code]int{}
	for i, n := range all {
		if times[n.Code]++; times[n.Code] <= mostNotices {
			p.line("  - %s", indent(wrap(oneLine(n.Text), textWidth-4), 4))
		}
		last := i == len(all)-1 || all[i+1].Code != n.Code
		if more := times[n.Code] - mostNotices; last && more > 0 {
			p.line("  - and %d more like it, which --json lists", more)
		}
	}
}

// label names a bid: its supplier with its id, or the id alone.
func label(b *weighing.Bid) string {
	id := shorten(oneLine(b.ID), 12)
	if b.Supplier == "" {
		return id
	}
	return fmt.Sprintf("%s (%s)", shorten(oneLine(b.Supplier), 40), id)
}
