package app

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"path/filepath"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

var packCommand = command{
	name:  "pack",
	forms: []string{"FILE CONTRACT"},
	does:  "makes the governance pack of a contract: what a board reads before it meets",
	more: "CONTRACT is a reference of the register: C-014. OUT ends in .pdf for the pages, or in .xlsx for a workbook with the same figures.\n" +
		"It is made for the next meeting of the contract's board. Depth board is one page, meeting what a meeting works through, annex every reading with its evidence.\n" +
		"The same workspace at the same time gives the same bytes.",
	flags: func(f *flag.FlagSet) action {
		var p packer
		f.StringVar(&p.out, "o", "", "write into file `OUT`, which must not exist (needed)")
		f.StringVar(&p.period, "period", "", "show `PERIOD`: 2026-10, 2026-Q4; else the newest that was read")
		f.StringVar(&p.order.Template, "template", "", "put it together as template `NAME` says")
		f.StringVar(&p.depth, "depth", "", "tell so much: `DEPTH` is board, meeting (usual) or annex")
		f.StringVar(&p.order.Marking, "marking", "", "print protective marking `TEXT` on every page")
		return p.run
	},
}

// packer is one call of pack.
type packer struct {
	out, period, depth string
	order              desk.PackOrder
}

func (p *packer) run(ctx context.Context, w *World, names []string) error {
	write, err := p.form()
	if err != nil {
		return err
	}
	if err := p.complete(w, names[1]); err != nil {
		return err
	}
	ws, err := openToRead(ctx, names[0])
	if err != nil {
		return err
	}
	defer ws.Close()
	pack, err := desk.GatherPack(ctx, ws, p.order)
	if err != nil {
		return unknownInPack(ctx, ws, err)
	}
	if err := hasPeriod(pack, p.period); err != nil {
		return err
	}
	report, done := w.progress("making " + filepath.Base(p.out))
	defer done()
	var made bytes.Buffer
	err = unlessInterrupted(ctx, func() error {
		return write(ctx, &made, pack, func(pages, of int) {
			if report != nil {
				report(int64(pages), int64(of))
			}
		})
	})
	if err != nil {
		return err
	}
	return store.WriteNew(p.out, func(out io.Writer) error {
		_, err := made.WriteTo(out)
		return err
	})
}

// form is what writes the pack in the form that the ending of the file asks for.
func (p *packer) form() (func(context.Context, io.Writer, *export.Pack, export.PackProgress) error, error) {
	switch strings.ToLower(filepath.Ext(p.out)) {
	case ".pdf":
		return export.WritePack, nil
	case ".xlsx":
		return func(ctx context.Context, w io.Writer, pack *export.Pack, _ export.PackProgress) error {
			return export.WritePackWorkbook(ctx, w, pack)
		}, nil
	}
	if p.out == "" {
		return nil, &usageError{problem: "it does not say where to write", remedy: "add -o OUT"}
	}
	return nil, &usageError{problem: "a pack can't be written as " + filepath.Base(p.out), remedy: "let OUT end in .pdf or .xlsx"}
}

// complete reads the flags into the order.
func (p *packer) complete(w *World, contract string) (err error) {
	made := w.Now()
	p.order.Contract, p.order.Today, p.order.Made, p.order.Version = contract, civil.Of(made), made, Version
	if p.period != "" {
		if p.order.Period, err = civil.ParsePeriod(p.period); err != nil {
			return &usageError{problem: "--period: " + err.Error(), remedy: "write it as 2026-10, 2026-Q4 or FY2026-27"}
		}
	}
	if p.order.Depth, err = governance.ParseDepth(p.depth); err != nil {
		return &usageError{problem: "--depth: " + err.Error(), remedy: "give board, meeting or annex"}
	}
	return nil
}

// hasPeriod refuses a period that was asked for and that no scorecard of the contract has.
func hasPeriod(p *export.Pack, asked string) error {
	if asked == "" || len(p.Cards) == 0 {
		return nil
	}
	for _, c := range p.Cards {
		if c.Book.Card.Has(c.Period) {
			return nil
		}
	}
	card := &p.Card().Book.Card
	return &usageError{
		problem: "scorecard " + card.Reference + " has no period " + asked,
		remedy:  "it is scored every " + card.Every.String() + " and covers " + card.Term.Words(),
	}
}

// unknownInPack makes a mistake of the command line of a contract or a template that the workspace has not.
func unknownInPack(ctx context.Context, ws *store.Workspace, err error) error {
	var missing *store.NotFoundError
	if !errors.As(err, &missing) || missing.Kind == "contract" {
		return unknownContract(err)
	}
	templates, listed := ws.PackTemplates(ctx)
	if listed != nil {
		return errors.Join(err, listed)
	}
	remedy := "it has none: leave out --template"
	if len(templates) > 0 {
		var names []string
		for _, t := range templates {
			names = append(names, t.Name)
		}
		remedy = "it has " + strings.Join(names, ", ")
	}
	return &usageError{problem: "the workspace has no " + missing.Kind + " " + missing.Name, remedy: remedy}
}
