package app

import (
	"context"
	"io"
	"slices"

	"counterweight/app/desk"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// wholes are the documents about all of a kind, by the names of their files. Workbooks to fill in are not among them: they tell nothing.
var wholes = []struct{ kind, ending, name string }{
	{"register", ".xlsx", "Register"},
	{"register", ".csv", "Register"},
	{"ocds", ".json", "Register, open contracting data"},
	{"suppliers", ".csv", "Suppliers"},
	{"calendar", ".ics", "Calendar"},
	{"scorecard", ".xlsx", "Scorecards"},
	{"readings", ".csv", "Readings"},
	{"knowledge", ".xlsx", "Knowledge"},
	{"knowledge", ".pdf", "Knowledge"},
	{"knowledge", ".csv", "Knowledge"},
	{"coverage", ".xlsx", "Teams and roles"},
	{"coverage", ".pdf", "Teams and roles"},
	{"coverage", ".csv", "Teams and roles"},
	{"assignments", ".csv", "Assignments"},
	{"cards", ".pdf", "People cards"},
}

// parts are the files of the folder: first those about all of a kind, then those about one thing each. Where names are left out, only
// those are among them that can leave them out.
func (e *exporter) parts(ctx context.Context) (all []part, err error) {
	for _, w := range wholes {
		all = append(all, partOf(w.kind, w.ending, "", w.name, ""))
	}
	for _, list := range []func(context.Context) ([]part, error){e.contractParts, e.tenderParts, e.cardParts, e.governanceParts, e.packParts} {
		more, err := list(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	if e.noNames {
		all = slices.DeleteFunc(all, func(p part) bool { return !slices.Contains(namelessKinds, p.kind) })
	}
	return all, nil
}

func (e *exporter) contractParts(ctx context.Context) (all []part, err error) {
	contracts, err := e.ws.Contracts(ctx)
	for i := range contracts {
		reference := contracts[i].Reference
		all = append(all, partOf("contract", ".pdf", "contracts", reference, reference))
	}
	return all, err
}

// tenderParts are each tender as a file and as a workbook, and its ranking, lot by lot where it has lots.
func (e *exporter) tenderParts(ctx context.Context) (all []part, err error) {
	rows, err := e.ws.Tenders(ctx)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		t, err := e.ws.Tender(ctx, row.Reference)
		if err != nil {
			return nil, err
		}
		add := func(kind, ending, name, lot string) {
			p := partOf(kind, ending, "tenders", name, row.Reference)
			p.lot = lot
			all = append(all, p)
		}
		add("tender", ".json", row.Reference, "")
		add("tender", ".xlsx", row.Reference, "")
		add("evaluation", ".json", row.Reference+" evaluation", "")
		lots := []string{""}
		if len(t.Lots) > 0 {
			lots = nil
		}
		for _, lot := range t.Lots {
			lots = append(lots, lot.ID)
		}
		for _, lot := range lots {
			name := row.Reference + " evaluation"
			if lot != "" {
				name += " of lot " + lot
			}
			add("evaluation", ".xlsx", name, lot)
			add("evaluation", ".pdf", name, lot)
		}
	}
	return all, nil
}

func (e *exporter) cardParts(ctx context.Context) (all []part, err error) {
	cards, err := e.ws.Cards(ctx)
	for _, c := range cards {
		endings := []string{".xlsx", ".pdf"}
		if c.Subject.Kind == scorecard.OfContract {
			endings = append(endings, ".json")
		}
		for _, ending := range endings {
			all = append(all, partOf("scorecard", ending, "scorecards", c.Reference, c.Reference))
		}
	}
	return all, err
}

// governanceParts are agreements, minutes and assessments.
func (e *exporter) governanceParts(ctx context.Context) (all []part, err error) {
	r, err := e.ws.Governance(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range desk.AgreementNames(r) {
		all = append(all, partOf("agreement", ".pdf", "agreements", n.Name, n.Name))
	}
	for _, n := range desk.MeetingNames(r) {
		all = append(all, partOf("minutes", ".pdf", "minutes", n.Name, n.Name))
	}
	for _, n := range desk.AssessmentNames(r) {
		all = append(all, partOf("assessment", ".pdf", "assessments", n.Name, n.Name))
	}
	return all, nil
}

// packParts are packs as they were sent, byte by byte.
func (e *exporter) packParts(ctx context.Context) (all []part, err error) {
	sent, err := e.ws.SentPacks(ctx, 0)
	for _, p := range sent {
		reference, err := e.packReference(ctx, &p)
		if err != nil {
			return nil, err
		}
		all = append(all, part{folder: "packs", name: reference, reference: reference, document: document{
			kind: "pack", ending: ".pdf", write: func(e *exporter, ctx context.Context, w io.Writer) error { return e.sentPack(ctx, &p, w) },
		}})
	}
	return all, err
}

// packReference names a pack by its contract, its period and the day it was sent.
func (e *exporter) packReference(ctx context.Context, p *governance.SentPack) (string, error) {
	contract, err := desk.ContractNamed(ctx, e.ws, p.Contract)
	return oneLine(contract + " " + p.Period.String() + ", sent " + p.Sent.UTC().Format("2006-01-02")), err
}

func (e *exporter) sentPack(ctx context.Context, p *governance.SentPack, w io.Writer) error {
	file, err := e.ws.PackBytes(ctx, p.ID)
	if err != nil {
		return err
	}
	e.snapshot = p.Snapshot
	_, err = w.Write(file)
	return err
}
