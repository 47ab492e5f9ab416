package export

import (
	"fmt"

	"counterweight/procurement"
	"counterweight/scorecard/roles"
)

// writeOverview writes the figures of the cover, each as a formula over the sheet that explains it.
func (g *packBook) writeOverview(b *book) {
	s := b.sheet(overviewSheet, g.page([]float64{34, 22, 70}, 0, 0))
	s.highlight("B4:B40", `AND(ISTEXT($B4),$B4<>"all equal",$A4="Check")`, alertStyle())
	g.writeHead(s, "Governance pack")
	s.skip(1)
	for _, f := range g.overviewFigures() {
		s.text(1, f.name, lookMuted)
		l := look{bold: true, align: "left", number: f.number}
		if f.formula == "" {
			s.put(2, "", f.value, l)
		} else {
			g.check(f.name).add(s, 2, f.formula, f.value, l)
		}
		s.text(3, f.about, lookMuted)
		s.next(0)
	}
	s.text(1, "Check", lookMuted)
	s.formula(2, checkRange, "all equal", look{bold: true})
	s.next(0)
	s.skip(1)
	s.text(1, "The meeting", lookSection)
	s.blank(2, lookSection)
	s.blank(3, lookSection)
	s.next(20)
	for _, f := range (&packReport{Pack: g.Pack}).meetingFacts() {
		if f.value != "" {
			s.text(1, f.name, lookCell.muted())
			s.text(2, f.value, lookCell)
			s.merge(2, 3)
			s.next(0)
		}
	}
	s.close()
}

// overviewFigure is a figure of the cover.
type overviewFigure struct {
	name    string
	formula string // empty for a plain figure
	value   any
	number  string // its format
	about   string
}

func (g *packBook) overviewFigures() (all []overviewFigure) {
	if g.card != nil {
		now, last := g.card.now().Overall, g.card.latest()
		all = append(all,
			overviewFigure{"Overall, of 100", g.card.onTrend("score", last), ratFigure(now.Mean), "0.0", "75 is as agreed; on " + summarySheet},
			overviewFigure{"Rating", g.card.onTrend("rating", last), ratingWords(now.Rating), "", ""},
			overviewFigure{"Weight measured", g.card.onTrend("coverage", last), ratFigure(now.Coverage), "0.0%", "of the weight that was due"},
		)
	}
	lists := map[string]*packList{}
	for _, list := range g.lists() {
		lists[list.sheet] = &list
	}
	return append(all, g.listFigures(lists)...)
}

// listFigures are counted over the lists.
func (g *packBook) listFigures(lists map[string]*packList) []overviewFigure {
	open, overdue := 0, 0
	for _, a := range g.Actions() {
		open, overdue = open+1-settled(a), overdue+boolFigure(a.Overdue)
	}
	vacant := 0
	for _, c := range g.Coverage {
		n := c.counts(c.Staffing.Chart(), c.Day)
		vacant += n.Essential - n.EssentialFilled
	}
	actions, caps, promises, covers := lists[actionSheet], lists[capabilitySheet], lists[promiseSheet], lists[roleSheet]
	kept := g.Contract.Dossier.Kept(procurement.FromPromise)
	weights, held := caps.column(capWeightCritical), caps.column(capCover)
	return []overviewFigure{
		{"Actions open", fmt.Sprintf("SUM(%s)", actions.column(acOpen)), open, "0", "on " + actionSheet},
		{"Actions overdue", fmt.Sprintf("SUM(%s)", actions.column(acOverdue)), overdue, "0", ""},
		{"Ready to stand alone", fmt.Sprintf(`IF(SUM(%s)=0,"%s",SUMPRODUCT(%s,%s)/SUM(%s))`, weights, none, weights, held, weights), share(g.Knowledge.Record.Readiness(g.Knowledge.which(), g.Today)), "0.0%", "weight covered of what is critical, on " + capabilitySheet},
		{"Promises kept", fmt.Sprintf(`COUNTIF(%s,"%s")`, promises.column(prState), procurement.Met.Words()), kept.Met, "0", "on " + promiseSheet},
		{"Promises that apply", fmt.Sprintf(`COUNTA(%s)-COUNTIF(%s,"%s")`, promises.column(prState), promises.column(prState), procurement.NotApplicable.Words()), kept.Of, "0", ""},
		{"Critical roles vacant", fmt.Sprintf(`COUNTIFS(%s,1,%s,"%s")`, covers.column(rcCritical), covers.column(rcCover), roles.Vacant.Words()), vacant, "0", "on " + roleSheet},
		{"Spent", "", figureOf(g.Contract.Dossier.Spent), "#,##0.00", "excluding VAT, " + g.Contract.Dossier.Currency.String()},
		{"Value as it stands", "", figureOf(g.sums.outturn.Value), "#,##0.00", ""},
	}
}
