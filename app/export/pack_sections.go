package export

import (
	"cmp"
	"slices"

	"counterweight/procurement"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/knowledge"
)

// briefing writes parts of other documents within the pack.
func (r *packReport) briefing(n *nameless) briefing {
	return briefing{flow: r.flow, provenance: r.Provenance, nameless: n, day: r.Today}
}

// writeParts writes parts of a section; those that have nothing to say are left out.
func (r *packReport) writeParts(parts ...reportSection) {
	for _, s := range parts {
		if s.write == nil || r.stopped {
			continue
		}
		r.markedPart(s.title)
		s.write()
		r.release()
	}
}

// writeKnowledge writes how ready we are to stand alone.
func (r *packReport) writeKnowledge() {
	r.see("How readiness is counted", governance.SourcesSection)
	k := knowledgeReportOn(r.briefing(r.Knowledge.nameless), r.Knowledge)
	if len(r.Knowledge.capabilities())+len(k.goals) == 0 {
		r.paragraph("No capability and no goal comes with this contract.", letterBody)
		return
	}
	r.paragraph(k.outcome(), letterLead)
	r.figures(k.headline()...)
	r.chart(k.burnUp().Draw(bodyWidth, r.ts.measure))
	parts := k.sections()
	if r.Depth != governance.AnnexDepth {
		parts = slices.DeleteFunc(parts, func(s reportSection) bool { return s.title == oldEvidence || s.title == stepsAhead })
	}
	r.writeParts(parts...)
	if r.Depth == governance.AnnexDepth {
		r.writeParts(reportSection{"All evidence", 0, k.whereEvidence()})
	}
}

// whereEvidence writes what was ever shown of what goes out, the latest first, where anything was.
func (r *knowledgeReport) whereEvidence() func() {
	table := printTable{columns: []printColumn{{title: "Shown on"}, {title: "Capability", share: 2}, {title: "Person", share: 1}, {title: "Level"}, {title: "Witness", share: 1}}}
	names := map[knowledge.CapabilityID]string{}
	for _, c := range r.capabilities() {
		names[c.ID] = together(" ", c.Code, c.Name)
	}
	shown := slices.Clone(r.Record.Evidence)
	slices.SortStableFunc(shown, func(a, b knowledge.Evidence) int { return b.On.Compare(a.On) })
	for _, e := range shown {
		if names[e.Capability] == "" || e.On.After(r.Today) {
			continue
		}
		who := somebody
		if p := r.person(e.Person); p != nil {
			who = p.Name
		}
		row := printRow{cells: []string{e.On.Words(), names[e.Capability], who, e.Shown().Words(), orDash(e.Witness)}, notes: noteOf(e.Artefact)}
		row.notes = append(row.notes, noteOf(e.Why)...)
		table.rows = append(table.rows, row)
	}
	if len(table.rows) == 0 {
		return nil
	}
	return func() { r.table(table) }
}

// writePromises writes what the winning bid promised and what became of it.
func (r *packReport) writePromises() {
	r.see("What else the contract obliges both sides to", governance.ContractSection)
	promises := r.Promises()
	if len(promises) == 0 {
		r.paragraph("No promise of the winning bid was taken over into this contract.", letterBody)
		return
	}
	r.paragraph(capitalised(r.Contract.Dossier.Kept(procurement.FromPromise).Words())+".", letterLead)
	table := printTable{columns: []printColumn{
		{title: "Code"}, {title: "Promise", share: 3}, {title: "Earned"}, {title: "Owner", share: 1}, {title: "Due"}, {title: "State"}, {title: "Done", right: true},
	}}
	for _, o := range promises {
		row := printRow{cells: []string{o.Code, o.Title, o.Promise.Words(), o.Owner, dueTurns(o), o.State.Words(), metWords(o)}, notes: noteOf(o.Note)}
		if passage := o.Promise.Passage; passage != "" && r.Depth == governance.AnnexDepth {
			row.notes = append(row.notes, rowNote{"“" + passage + "” — " + together(" ", o.Promise.Tender, o.Promise.Bid, o.Promise.Criterion), true})
		}
		row.notes = append(row.notes, r.evidenceNotes(o)...)
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// Promises are the obligations that the winning bid promised, those first that are still open.
func (p *Pack) Promises() (all []*procurement.Obligation) {
	return p.obligations(func(o *procurement.Obligation) bool { return o.Origin == procurement.FromPromise })
}

func (p *Pack) obligations(keep func(*procurement.Obligation) bool) (all []*procurement.Obligation) {
	d := p.Contract.Dossier
	for i := range d.Obligations {
		if keep(&d.Obligations[i]) {
			all = append(all, &d.Obligations[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *procurement.Obligation) int {
		return cmp.Or(boolFigure(a.State.IsSettled())-boolFigure(b.State.IsSettled()), compareDue(a.Due, b.Due))
	})
	return all
}

// evidenceNotes are what shows how an obligation is kept: the latest, and in the annex all of it.
func (r *packReport) evidenceNotes(o *procurement.Obligation) (notes []rowNote) {
	shown := slices.Clone(o.Evidence)
	slices.SortStableFunc(shown, func(a, b procurement.Evidence) int { return b.On.Compare(a.On) })
	if r.Depth != governance.AnnexDepth {
		shown = shown[:min(1, len(shown))]
	}
	for _, e := range shown {
		notes = append(notes, rowNote{"Evidence: " + together(", ", e.On.Words(), e.State.Words(), e.Text, e.Document, e.By), true})
	}
	return notes
}

// writeCoverage writes who fills the roles of the teams that work under the contract.
func (r *packReport) writeCoverage() {
	r.see("Who knows what only one person knows", governance.KnowledgeSection)
	if len(r.Coverage) == 0 {
		r.paragraph("No team works under this contract.", letterBody)
		return
	}
	for _, c := range r.Coverage {
		report := coverageReportOn(r.briefing(c.nameless), c)
		if t := c.team(c.Team); t != nil && len(r.Coverage) > 1 {
			r.markedPart(t.Name)
		}
		r.paragraph(report.outcome(), letterLead)
		r.figures(report.headline()...)
		r.writeParts(report.sections()...)
	}
}

// writeContract writes what the contract is, what it costs, what was changed, and what is due.
func (r *packReport) writeContract() {
	r.see("What the bid promised", governance.PromisesSection)
	c := contractPage{ContractSheet: r.Contract, contractFacts: r.sums, flow: r.flow, provenance: r.Provenance}
	r.figures(c.headline()...)
	for i := range c.finding {
		r.notice(capitalised(c.finding[i].Text))
	}
	r.facts(c.lifeFacts()...)
	r.writeMoney()
	due, changes, milestones := c.dueTable(), c.changeTable(), c.milestoneTable()
	r.writeSummaryTable("What is due", &due, "Nothing is due in the next twelve months.")
	r.writeSummaryTable("Changes", &changes, "The contract was not changed.")
	r.writeOtherObligations()
	r.writeSummaryTable("Milestones", &milestones, "No milestone is agreed.")
	if r.Depth == governance.AnnexDepth {
		r.writePapers()
	}
}

// writeSummaryTable writes a table of the contract's summary in full.
func (r *packReport) writeSummaryTable(title string, t *summaryTable, nothing string) {
	r.markedPart(title)
	if len(t.rows) == 0 {
		r.paragraph(nothing, letterBody)
		return
	}
	r.table(t.printTable)
	for _, text := range t.below {
		r.paragraph(text, letterSmall)
	}
}

// writeOtherObligations lists what both sides must do besides what was promised.
func (r *packReport) writeOtherObligations() {
	others := r.obligations(func(o *procurement.Obligation) bool { return o.Origin != procurement.FromPromise })
	r.markedPart("Obligations")
	if len(others) == 0 {
		r.paragraph("None is listed besides what was promised.", letterBody)
		return
	}
	table := printTable{columns: []printColumn{{title: "Code"}, {title: "Obligation", share: 3}, {title: "Side"}, {title: "Clause"}, {title: "Due"}, {title: "State"}, {title: "Done", right: true}}}
	for _, o := range others {
		row := printRow{cells: []string{o.Code, o.Title, o.Side.Words(), o.Clause, dueTurns(o), o.State.Words(), metWords(o)}}
		if r.Depth == governance.AnnexDepth {
			row.notes = r.evidenceNotes(o)
		}
		table.rows = append(table.rows, row)
	}
	r.table(table)
}

// writePapers lists the notices and documents of the contract.
func (r *packReport) writePapers() {
	d := r.Contract.Dossier
	notices := printTable{columns: []printColumn{{title: "Notice", share: 2}, {title: "Published"}}}
	for _, n := range d.Notices {
		notices.rows = append(notices.rows, printRow{cells: []string{n.Kind.Words(), n.PublishedOn.Words()}})
	}
	papers := printTable{columns: []printColumn{{title: "Document", share: 2}, {title: "Kept at", share: 2}, {title: "SHA-256"}, {title: "Noted"}}}
	for _, doc := range d.Documents {
		papers.rows = append(papers.rows, printRow{cells: []string{doc.Title, doc.Path, brief(doc.SHA256, 16), doc.NotedOn.Words()}})
	}
	if len(notices.rows) > 0 {
		r.markedPart("Notices")
		r.table(notices)
	}
	if len(papers.rows) > 0 {
		r.markedPart("Documents")
		r.table(papers)
	}
}
