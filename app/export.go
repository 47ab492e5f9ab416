package app

import (
	"bytes"
	"context"
	"flag"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// document is one kind of thing that goes out, in one form.
type document struct {
	kind   string // as the command line names it
	ending string // of the file, which picks the form
	is     string // what comes out, for the help
	write  func(*exporter, context.Context, io.Writer) error
}

// documents are all that can be written.
func documents() []document {
	return []document{
		{"evaluation", ".xlsx", "the ranking as a workbook of live formulas", evaluationBy(export.EvaluationWorkbook)},
		{"evaluation", ".pdf", "the ranking as a report to print and file", evaluationBy(export.EvaluationReport)},
		{"evaluation", ".json", "the ranking for other programs, as evaluate --json prints it", (*exporter).evaluationJSON},
		{"tender", ".xlsx", "the tender as a workbook to fill in, a blank one without REF", (*exporter).tenderWorkbook},
		{"tender", ".json", "the tender as a tender file", (*exporter).tenderFile},
		{"register", ".xlsx", "all contracts as a workbook with sums and charts", (*exporter).registerWorkbook},
		{"register", ".csv", "all contracts as a table that can be imported again", (*exporter).registerCSV},
		{"register", ".json", "all contracts as open contracting data (OCDS 1.1), also as ocds", (*exporter).registerOCDS},
		{"ocds", ".json", "the same", (*exporter).registerOCDS},
		{"suppliers", ".csv", "all suppliers as a table that can be imported again", (*exporter).suppliersCSV},
		{"contract", ".pdf", "one contract on one page", (*exporter).contractSummary},
		{"scorecard", ".xlsx", "a scorecard as a workbook that goes on rating, all of them side by side without REF", (*exporter).scorecardWorkbook},
		{"scorecard", ".pdf", "a scorecard as pages with charts and what both sides said", (*exporter).scorecardReport},
		{"scorecard", ".json", "the contract of a scorecard with its key performance indicators, as open contracting data", (*exporter).scorecardOCDS},
		{"readings", ".csv", "the readings of scorecard REF, or of all, as a table that can be imported again", (*exporter).readingsCSV},
		{"readings", ".xlsx", "the questions of a period for the other side of scorecard REF, to fill in and send back", (*exporter).readingsRequest},
		{"knowledge", ".xlsx", "knowledge, of contract REF or all, as a workbook that goes on working out who is ready", knowledgeBy(export.KnowledgeWorkbook)},
		{"knowledge", ".pdf", "the same as pages with readiness beside its plan and the exit checklist", knowledgeBy(export.KnowledgeReport)},
		{"knowledge", ".csv", "capabilities with who holds them and their goals, as a table", knowledgeBy(tableOf(export.KnowledgeCSV))},
		{"coverage", ".xlsx", "who fills which role, of team REF or all, as a workbook that goes on counting", coverageBy(export.CoverageWorkbook)},
		{"coverage", ".pdf", "the same as pages with the coverage, findings and what becomes vacant", coverageBy(export.CoverageReport)},
		{"coverage", ".csv", "who fills which role of each team, as a table", coverageBy(tableOf(export.CoverageCSV))},
		{"assignments", ".csv", "who was, is and will be assigned, of team REF or all, as a table that can be imported again", coverageBy(tableOf(export.AssignmentsCSV))},
		{"agreement", ".pdf", "an agreement as it holds, or as a draft with lines to sign", governed("agreement", desk.AgreementNames, (*exporter).agreement, export.AgreementReport)},
		{"minutes", ".pdf", "minutes of a meeting, by its forum and day: \"Monthly board 2026-10-28\"", governed("meeting", desk.MeetingNames, (*exporter).minutes, export.MinutesReport)},
		{"assessment", ".pdf", "an assessment of a service point by point, by the service and the day", governed("assessment", desk.AssessmentNames, (*exporter).assessment, export.AssessmentReport)},
		{"cards", ".pdf", "what the people of team REF, or all, chose to share about working with them", (*exporter).peopleCards},
		{"calendar", ".ics", "what is due in the next 36 months, on all contracts or on contract REF", (*exporter).calendar},
	}
}

var exportCommand = command{
	name:  "export",
	forms: []string{"FILE KIND [REF]"},
	does:  "writes a tender, a contract, a scorecard, minutes or whatever else into a file, or all into a folder",
	more:  documentsInWords(),
	flags: func(f *flag.FlagSet) action {
		var e exporter
		f.StringVar(&e.out, "o", "", "write into file `OUT`, which must not exist (needed)")
		f.StringVar(&e.options.Lot, "lot", "", "rank lot `ID`, of a tender that has lots")
		f.StringVar(&e.period, "period", "", "show `PERIOD` of a scorecard: 2026-10, 2026-Q4, FY2026-27; else its last")
		f.StringVar(&e.on, "on", "", "people and governance as they stand on `DATE`, 2026-11-21; else today")
		f.BoolVar(&e.noNames, "no-names", false, "leave people's names out, where that can be: numbers stand for them")
		f.IntVar(&e.version, "version", 0, "version `N` of an agreement; else the one that holds")
		f.StringVar(&e.marking, "marking", "", "print protective marking `TEXT` on every page")
		return e.run
	},
}

func documentsInWords() string {
	lines := []string{"KIND and the ending of OUT say what comes out:"}
	for _, d := range documents() {
		lines = append(lines, d.kind+" "+d.ending+": "+d.is)
	}
	lines = append(lines, "all: each of these, in a new folder OUT with index.csv, which lists them with their checksums")
	return strings.Join(lines, "\n")
}

// exporter is one call of export.
type exporter struct {
	out, marking string
	period       string // of a scorecard, empty where none was given
	on           string // day of what is about people and governance, likewise
	version      int    // of an agreement, 0 where none was given
	noNames      bool
	options      tender.Options
	world        *World
	ws           *store.Workspace
	reference    string // empty where none was given
	snapshot     string // of the data that the last document shows, as far as it says
}

func (e *exporter) run(ctx context.Context, w *World, names []string) error {
	if len(names) > 2 {
		e.reference = names[2]
	}
	d, err := e.asked(names[1])
	if err != nil {
		return err
	}
	if err := e.checkFlags(names[1]); err != nil {
		return err
	}
	if e.ws, err = openToRead(ctx, names[0]); err != nil {
		return err
	}
	defer e.ws.Close()
	e.world = w
	if names[1] == allKind {
		return e.all(ctx)
	}
	var made bytes.Buffer
	err = w.watched("making "+filepath.Base(e.out), func() error {
		return unlessInterrupted(ctx, func() error { return d.write(e, ctx, &made) })
	})
	if err != nil {
		return err
	}
	return store.WriteNew(e.out, func(out io.Writer) error {
		_, err := made.WriteTo(out)
		return err
	})
}

// asked is the document that a kind asks for; none where it asks for all.
func (e *exporter) asked(kind string) (document, error) {
	if kind != allKind {
		return documentFor(kind, e.out)
	}
	switch {
	case e.out == "":
		return document{}, &usageError{problem: "it does not say where to write", remedy: "add -o FOLDER"}
	case e.reference != "":
		return document{}, &usageError{problem: "all goes out as a whole", remedy: "leave out " + e.reference}
	}
	return document{}, nil
}

// documentFor is the document that a kind and the ending of a file name ask for.
func documentFor(kind, out string) (document, error) {
	if out == "" {
		return document{}, &usageError{problem: "it does not say where to write", remedy: "add -o OUT"}
	}
	ending := strings.ToLower(filepath.Ext(out))
	var kinds, endings []string
	for _, d := range documents() {
		if d.kind == kind && d.ending == ending {
			return d, nil
		}
		if !slices.Contains(kinds, d.kind) {
			kinds = append(kinds, d.kind)
		}
		if d.kind == kind {
			endings = append(endings, d.ending)
		}
	}
	if endings == nil {
		return document{}, &usageError{problem: "there is no kind " + kind, remedy: "the kinds are " + strings.Join(append(kinds, allKind), ", ")}
	}
	return document{}, &usageError{
		problem: kind + " can't be written as " + filepath.Base(out), remedy: "let OUT end in " + strings.Join(endings, ", "),
	}
}

// ranked is the tender that was named, ranked.
func (e *exporter) ranked(ctx context.Context) (*ranking, error) {
	if e.reference == "" {
		return nil, &usageError{problem: "it does not say which tender", remedy: "name it: export FILE evaluation REF -o OUT"}
	}
	return rankIn(ctx, e.ws, e.reference, e.options)
}

// rankedOne is the same for documents that show one ranking, so that of a tender with lots one must be named.
func (e *exporter) rankedOne(ctx context.Context) (*ranking, error) {
	r, err := e.ranked(ctx)
	if err == nil && r.result == nil {
		_, err = r.tender.Rank(e.options) // says which lots there are
	}
	return r, err
}

// evaluationBy writes one ranking by a writer of documents about it.
func evaluationBy(write func(io.Writer, *tender.Tender, string, *weighing.Result, export.Provenance) error) func(*exporter, context.Context, io.Writer) error {
	return func(e *exporter, ctx context.Context, out io.Writer) error {
		r, err := e.rankedOne(ctx)
		if err != nil {
			return err
		}
		from, err := e.provenance(ctx, r.tender)
		if err != nil {
			return err
		}
		return write(out, r.tender, e.options.Lot, r.result, from)
	}
}

func (e *exporter) evaluationJSON(ctx context.Context, out io.Writer) error {
	r, err := e.ranked(ctx)
	if err != nil {
		return err
	}
	return r.writeJSON(out)
}

func (e *exporter) tenderFile(ctx context.Context, out io.Writer) error {
	if e.reference == "" {
		return &usageError{problem: "it does not say which tender", remedy: "name it: export FILE tender REF -o OUT.json"}
	}
	t, err := tenderIn(ctx, e.ws, e.reference)
	if err != nil {
		return err
	}
	return exchange.WriteTender(out, t)
}

func (e *exporter) tenderWorkbook(ctx context.Context, out io.Writer) error {
	t, err := &tender.Tender{}, error(nil)
	if e.reference != "" {
		if t, err = tenderIn(ctx, e.ws, e.reference); err != nil {
			return err
		}
	}
	from, err := e.provenance(ctx, t)
	if err != nil {
		return err
	}
	return export.TenderWorkbook(out, t, from)
}

// provenance is what documents about a tender say about where they come from.
func (e *exporter) provenance(ctx context.Context, t *tender.Tender) (export.Provenance, error) {
	from, err := desk.TenderProvenance(ctx, e.ws, t, e.world.Now())
	e.snapshot = from.Snapshot
	return e.marked(from), err
}

// source is what documents about no tender say about where they come from.
func (e *exporter) source(ctx context.Context) (export.Provenance, error) {
	from, err := desk.Provenance(ctx, e.ws, "", e.world.Now())
	return e.marked(from), err
}

func (e *exporter) marked(from export.Provenance) export.Provenance {
	from.Marking, from.Version = e.marking, Version
	return from
}
