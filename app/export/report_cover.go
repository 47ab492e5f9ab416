package export

import (
	"cmp"
	"fmt"
	"unicode/utf8"

	"counterweight/procurement/weighing"
)

// mostTitle is how many characters of a title stand in large letters; a longer one is among the facts in full.
const mostTitle = 160

// writeCover writes what a reader must know before the first section.
func (r *report) writeCover() {
	r.add(r.lines("Evaluation report", letterMuted, 0, bodyWidth)...)
	r.add(r.lines(brief(cmp.Or(inOneLine(r.tender.Title), inOneLine(r.tender.Reference)), mostTitle), letterTitle, 0, bodyWidth)...)
	if r.lot != "" {
		r.add(r.lines("Lot "+r.lotTitle(), letterPart, 0, bodyWidth)...)
	}
	r.add(slab{gap: 4, height: 10, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
	r.paragraph(r.outcome(), letterLead)
	r.whatIf()
	r.part("The tender")
	r.facts(r.tenderFacts()...)
	r.part("This report")
	r.facts(r.provenanceFacts()[:4]...) // the sources have the rest
}

func (r *report) tenderFacts() []fact {
	title := inOneLine(r.tender.Title)
	if utf8.RuneCountInString(title) <= mostTitle {
		title = ""
	}
	return []fact{
		{"Reference", r.tender.Reference},
		{"Title", title},
		{"Procurement begun", r.tender.Begun.Words()},
		{"Bids", r.bidCounts()},
		{"Criteria", r.criteriaCounts()},
		{"Balance", r.balanceWords()},
		{"Price method", r.methodTitle()},
		{"Note", r.tender.Note},
	}
}

func (r *report) provenanceFacts() []fact {
	p := r.provenance
	return []fact{
		{"Protective marking", p.Marking},
		{"Made", r.made()},
		{"Workspace", p.Workspace},
		{"Snapshot", p.Snapshot},
		{"Model fingerprint", p.Fingerprint},
		{"Model locked", p.Locked},
		{"Change log up to", p.Head},
		{"Program", programName + " " + p.Version},
	}
}

func (r *report) lotTitle() string {
	lot := r.tender.Lot(r.lot)
	if lot == nil {
		return r.lot
	}
	return inOneLine(lot.ID + " " + lot.Title)
}

func (r *report) bidCounts() string {
	all, ranked := len(r.result.Standings), len(r.result.Ranked())
	switch {
	case all == 0:
		return "none yet"
	case ranked == all:
		return fmt.Sprintf("%s, all in the ranking", countOf(all, "bid"))
	}
	return fmt.Sprintf("%s, %d in the ranking", countOf(all, "bid"), ranked)
}

func (r *report) criteriaCounts() string {
	if leaves := len(r.result.Model.Leaves()); leaves > 0 {
		return countOf(leaves, "question") + " to be marked"
	}
	return "none"
}

// balanceWords says what cost and quality weigh; empty for methods without weights.
func (r *report) balanceWords() string {
	if !r.method.Weighted {
		return ""
	}
	return fmt.Sprintf("%v %% cost, %v %% quality", r.result.Model.CostWeight, r.result.Model.QualityWeight)
}

// methodTitle names the method, and says so where published price scores stand in for it.
func (r *report) methodTitle() string {
	if r.scoresStandForPrices() {
		return "Price scores as they were given (" + r.method.Title + " was not applied)"
	}
	return r.method.Title
}

// scoresStandForPrices reports whether only price scores were given.
func (r *report) scoresStandForPrices() bool {
	ranked := r.result.Ranked()
	return len(ranked) > 0 && ranked[0].Bid.PriceScore.Given()
}

// outcome is the result in a sentence.
func (r *report) outcome() string {
	ranked := r.result.Ranked()
	if len(ranked) == 0 {
		return "No bid is in the running, so none wins."
	}
	provisional := ""
	for _, n := range r.result.Notices {
		if n.Code == weighing.Provisional {
			provisional = "Provisional: "
		}
	}
	best := r.all(r.result.Winners)
	with := " with " + r.totalWords(&ranked[0])
	switch {
	case len(r.result.Winners) > 1:
		return provisional + best + " share the first place" + with + "."
	case len(ranked) == 1:
		return provisional + best + " is the only bid in the running," + with + "."
	}
	return provisional + best + " wins" + with + r.lead() + "."
}

// totalWords is a bid's figure of merit in a sentence.
func (r *report) totalWords(s *weighing.Standing) string {
	total := r.figure.total(s.Compared)
	if r.method.WeightedSum() {
		return "a total of " + total
	}
	if unit := r.figure.unit; unit != "" {
		total += " " + unit
	}
	return total + " (" + r.method.Title + ")"
}

// lead says how far the winner is ahead of the next bid.
func (r *report) lead() string {
	ranked := r.result.Ranked()
	first, next := &ranked[0], &ranked[1]
	if first.Compared.Cmp(next.Compared) == 0 {
		return ", level with " + r.labels[next.Bid.ID] + ": the tender's rule for ties decides"
	}
	return ", " + r.figure.total(r.result.Margin) + " ahead of " + r.labels[next.Bid.ID]
}

// whatIf warns where the report shows other weights than the tender's.
func (r *report) whatIf() {
	given, ok := r.tender.CostWeight.Get()
	if !ok || given == r.result.Model.CostWeight {
		return
	}
	r.notice(fmt.Sprintf("What if: this report weighs %s. The tender itself says %v %% cost. Nothing here is the result of the tender.",
		r.balanceWords(), given))
}
