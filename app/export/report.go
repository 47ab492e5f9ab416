package export

import (
	"fmt"
	"io"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// MaxReportBids is how many bids a report has room for: each has a section of its own.
const MaxReportBids = 1000

// EvaluationReport writes the ranking r of one lot of t (of all of t, where the lot is empty) as a PDF for people who were not there:
// what came out, how sure it is, by which model, and for each bid its marks, the reasons for them and its arithmetic in full. The same
// input gives the same bytes.
//
// It fails where r has more than [MaxReportBids] bids, and where w does.
func EvaluationReport(w io.Writer, t *tender.Tender, lot string, r *weighing.Result, p Provenance) error {
	d, err := LayOutEvaluation(t, lot, r, p)
	if err != nil {
		return err
	}
	return d.WritePDF(w)
}

// LayOutEvaluation is the report that [EvaluationReport] writes, as pages to be painted. It fails where r has more than
// [MaxReportBids] bids.
func LayOutEvaluation(t *tender.Tender, lot string, r *weighing.Result, p Provenance) (*Document, error) {
	if n := len(r.Standings); n > MaxReportBids {
		return nil, fmt.Errorf("make report: it has room for %d bids, and there are %d: write the workbook instead", MaxReportBids, n)
	}
	report := newReport(t, lot, r, p)
	report.write()
	return report.doc, nil
}

// report is everything that the sections share.
type report struct {
	*flow
	tender     *tender.Tender
	lot        string
	result     *weighing.Result
	provenance Provenance
	method     weighing.Description
	figure     figures

	offers     map[string]tender.Offer      // by the id of the bid
	criteria   map[string]*tender.Criterion // by their ids
	evaluators []string                     // their ids, in the order of the panel
	names      map[string]string            // of evaluators, by their ids
	labels     map[string]string            // of bids in sentences, by their ids
}

func newReport(t *tender.Tender, lot string, r *weighing.Result, p Provenance) *report {
	title := inOneLine(t.Reference + " " + t.Title)
	if lot != "" {
		title += ", lot " + inOneLine(lot)
	}
	rep := &report{
		flow:   newFlow(&Document{Title: title + ": evaluation report", Subject: "Evaluation of bids", Made: p.Made}),
		tender: t, lot: lot, result: r, provenance: p, figure: newFigures(t, r), evaluators: t.Evaluators(),
		offers: map[string]tender.Offer{}, criteria: map[string]*tender.Criterion{}, names: map[string]string{}, labels: map[string]string{},
	}
	rep.method, _ = weighing.Describe(r.Model.Method)
	if rep.provenance.Fingerprint == "" {
		rep.provenance.Fingerprint = t.Fingerprint()
	}
	for i := range t.Bids {
		b := &t.Bids[i]
		if offer, made := b.OfferFor(lot); made {
			rep.offers[b.ID] = offer
		}
	}
	for i := range r.Standings {
		rep.labels[r.Standings[i].Bid.ID] = labelOf(r.Standings[i].Bid)
	}
	for _, e := range t.Panel {
		rep.names[e.ID] = e.Name
	}
	rep.listCriteria(t.LotCriteria(lot))
	return rep
}

func (r *report) listCriteria(cs []tender.Criterion) {
	for i := range cs {
		r.criteria[cs[i].ID] = &cs[i]
		r.listCriteria(cs[i].Children)
	}
}

// reportSection is a part of the report with an entry in the contents.
type reportSection struct {
	title string
	level int
	write func()
}

// write lays the report out, the contents first and their page numbers last.
func (r *report) write() {
	sections := r.sections()
	list := make([]Bookmark, len(sections))
	for i, s := range sections {
		list[i] = Bookmark{Title: s.title, Level: s.level}
	}
	r.writeCover()
	r.part("Contents")
	r.contents(list)
	for _, s := range sections {
		r.breakPage()
		r.heading(s.title, s.level)
		s.write()
	}
	r.release()
	r.fillContents()
	r.furnish(furniture{head: r.doc.Title, marking: r.provenance.Marking, foot: r.foot()})
}

func (r *report) sections() []reportSection {
	sections := []reportSection{
		{"Result", 0, r.writeResult},
		{"The model", 0, r.writeModel},
		{"The bids", 0, r.writeBids},
	}
	for i := range r.result.Standings {
		s := &r.result.Standings[i]
		title := r.labels[s.Bid.ID]
		if s.InTheRunning() {
			title = fmt.Sprintf("%d. %s", s.Rank, title)
		}
		sections = append(sections, reportSection{title, 1, func() { r.writeBid(s) }})
	}
	return append(sections, reportSection{"Sources and calculation notes", 0, r.writeSources})
}

// foot says on every page which data it shows.
func (r *report) foot() string {
	if id := r.provenance.Snapshot; id != "" {
		return "Data as of " + r.made() + " · snapshot " + id
	}
	return "Data as of " + r.made() + " · model " + brief(r.provenance.Fingerprint, 16)
}

// made is when the report was made.
func (r *report) made() string {
	return r.provenance.Made.UTC().Format("2 Jan 2006 15:04 UTC")
}
