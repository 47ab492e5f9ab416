package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

var importCommand = command{
	name:  "import",
	forms: []string{"FILE DATA"},
	does:  "takes tenders, registers, spend files, open contracting data, people and assignments into a workspace",
	more: "DATA is a tender file or a filled-in tender workbook; a table of contracts, suppliers, spending, people or assignments (CSV in any " +
		"encoding, or an Excel workbook); or open contracting data (OCDS 1.1 in JSON or JSON Lines). All of these may be packed by gzip.\n\n" +
		"What the workspace has already is brought up to date: what differs is changed, and importing the same file again changes nothing. A row " +
		"that can't be taken is left out, and the reason is told. Of a tender, earlier marks are kept; once marks were given or the model was " +
		"locked, a change needs a reason.\n\n" +
		"KIND is tender, contracts, suppliers, spend, ocds, readings, people or assignments.\n\n" +
		"With --as readings, DATA is a table of readings of scorecards, a row for each or the periods as columns, or the workbook that was sent to " +
		"the other side and filled in. What it leaves empty stays as it was; a closed period takes a reason.\n\n" +
		"People have a name and, each in its column, an e-mail address, for whom they work (ours, supplier or agency, and the supplier's name), " +
		"and from when to when; people who share a name are told apart by e-mail address or employer. Assignments have a person, a team, a role " +
		"of the catalogue or another name for it, a share of time, for whom the person works, from, to, standing (substantive, acting, proxy or " +
		"shared), rights, and the level held and needed. People and teams that the workspace has not are added.\n\n" +
		"What columns mean is found out by their headings, or said by a mapping, which is remembered for the next file with the same " +
		"headings: {\"kind\": \"contracts\", \"columns\": {\"Contract title\": \"title\", \"F\": \"value\"}}.",
	flags: func(f *flag.FlagSet) action {
		var i importer
		f.StringVar(&i.kind, "as", "", "read DATA as `KIND`; else what it is is guessed")
		f.StringVar(&i.mapping, "map", "", "read the columns of a table as the mapping in `MAP.json` says")
		f.BoolVar(&i.options.DryRun, "dry-run", false, "say what would be done and write nothing")
		f.BoolVar(&i.json, "json", false, "print what was done as one JSON document and nothing else")
		f.StringVar(&i.options.Reason, "reason", "", "record `TEXT` as the reason of the change")
		f.StringVar(&i.author, "author", "", "record the change in the name of `NAME`")
		return i.run
	},
}

// importKind is the kind of data that is no register.
const importKind = "tender"

// importer is one call of import.
type importer struct {
	kind, author string
	mapping      string // the file that says what columns mean
	json         bool
	options      desk.ImportOptions
}

// imported is what import --json prints.
type imported struct {
	Kind      string    `json:"kind"`
	Rows      int       `json:"rows"`
	Taken     int       `json:"taken"`
	Updated   int       `json:"updated"`
	Unchanged int       `json:"unchanged"`
	LeftOut   []leftOut `json:"left_out"`
	// of registers
	Changes      []changed `json:"changes,omitempty"`
	NewSuppliers int       `json:"new_suppliers,omitempty"`
	NewPeople    int       `json:"new_people,omitempty"`
	NewTeams     int       `json:"new_teams,omitempty"`
	Remarks      []string  `json:"remarks,omitempty"`
}

// leftOut is one reason why something was not taken. A tender is taken as a whole or not at all, so it is one row; the column is the
// place within it.
type leftOut struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func (i *importer) run(ctx context.Context, w *World, names []string) error {
	file, data := names[0], names[1]
	if i.kind == readingsKind {
		return i.importReadings(ctx, w, file, data)
	}
	kind, ofRegister := registerKind(i.kind)
	switch {
	case i.kind == importKind && i.mapping != "":
		return &usageError{problem: "--map is for tables, and a tender is none", remedy: "leave it out"}
	case i.kind != importKind && !ofRegister:
		return &usageError{problem: "--as " + i.kind + " is no kind of data that can be imported", remedy: "write --as tender, contracts, suppliers, spend, ocds, readings, people or assignments"}
	case ofRegister && i.kind == "" && i.mapping == "":
		tender, err := isTender(data)
		if err != nil {
			return err
		}
		ofRegister = !tender
	}
	if ofRegister {
		return (&registerImport{importer: i, kind: kind}).run(ctx, w, file, data)
	}
	report, notices, err := i.take(ctx, w, file, data)
	if i.json && (err == nil || statusOf(err) == statusData) {
		return errors.Join(err, w.printJSON(outcomeOf(data, report, err)))
	}
	if err != nil {
		return err
	}
	return w.print(i.inWords(report, notices))
}

// take reads the data and takes it into the workspace. Data that are wrong leave the workspace unopened.
func (i *importer) take(ctx context.Context, w *World, file, data string) (*desk.TenderReport, []weighing.Notice, error) {
	t, notices, err := readTender(data)
	if err != nil {
		return nil, nil, err
	}
	ws, err := i.open(ctx, w, file)
	if err != nil {
		return nil, nil, err
	}
	var report *desk.TenderReport
	err = w.watched("taking "+data+" in", func() error {
		report, err = desk.ImportTender(ctx, ws, t, i.options)
		return err
	})
	var reason *desk.ReasonError
	if errors.As(err, &reason) {
		err = fmt.Errorf("%w, with --reason TEXT", err)
	}
	return report, notices, errors.Join(err, ws.Close())
}

func (i *importer) open(ctx context.Context, w *World, file string) (*store.Workspace, error) {
	if i.options.DryRun {
		return openToRead(ctx, file)
	}
	return openToWrite(ctx, w, file, i.author)
}

// outcomeOf is what became of the data, for other programs.
func outcomeOf(data string, r *desk.TenderReport, err error) imported {
	done := imported{Kind: importKind, LeftOut: []leftOut{}}
	if err == nil {
		done.Rows, done.Taken, done.Updated, done.Unchanged = r.Rows, r.Taken, r.Updated, r.Unchanged
		return done
	}
	done.Rows = 1
	var faults tender.Faults
	if !errors.As(err, &faults) {
		done.LeftOut = append(done.LeftOut, leftOut{File: data, Row: 1, Reason: err.Error()})
	}
	done.LeftOut = append(done.LeftOut, leftOutOf(data, faults)...)
	return done
}

// inWords says what became of the tender, for people.
func (i *importer) inWords(r *desk.TenderReport, notices []weighing.Notice) string {
	var text strings.Builder
	line := func(format string, args ...any) {
		fmt.Fprintln(&text, wrap(oneLine(fmt.Sprintf(format, args...)), textWidth))
	}
	bids := r.Rows - 1
	switch {
	case r.Unchanged == r.Rows && len(r.RemovedBids) == 0:
		line("%s is as it was: nothing changed.", r.Reference)
	case r.Taken == r.Rows:
		line("%s is new, with %s and %s.", r.Reference, counted(bids, "bid"), counted(r.NewMarks, "mark"))
	default:
		line("%s was there: of it and its %s, %d are new, %d changed, %d stayed as they were; %s new, %d changed.",
			r.Reference, counted(bids, "bid"), r.Taken, r.Updated, r.Unchanged, counted(r.NewMarks, "mark"), r.ChangedMarks)
	}
	if len(r.RemovedBids) > 0 {
		line("No longer there: bids %s.", few(r.RemovedBids))
	}
	if len(r.NewSuppliers) > 0 {
		line("New in the register of suppliers: %s.", few(r.NewSuppliers))
	}
	for _, n := range notices {
		line("%s", n.Text)
	}
	if i.options.DryRun {
		line("This was a dry run: nothing was written.")
	}
	return text.String()
}

// few names some of many things, and says how many more there are.
func few(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// counted is 1 bid, 5 bids.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
