package roles

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/ui/kit"
	cards "counterweight/app/ui/people"
	"counterweight/procurement/civil"
)

// Documents are what can be made of all teams, on the day that the coverage is looked at.
func (p *Page) Documents() []kit.Document {
	day := p.host.Today()
	if c, ok := p.sides[coverageTab].(*coverage); ok {
		day = c.day
	}
	return []kit.Document{
		p.document("Coverage as a workbook", "coverage "+day.String()+".xlsx", day, p.sourced(export.CoverageWorkbook)),
		p.document("Coverage as a PDF", "coverage "+day.String()+".pdf", day, p.sourced(export.CoverageReport)),
		p.document("Coverage as a text table", "coverage "+day.String()+".csv", day, unsourced(export.CoverageCSV)),
		p.document("Assignments as a text table that can be imported again", "assignments "+day.String()+".csv", day, unsourced(export.AssignmentsCSV)),
		cards.CardsDocument(p.workspace, p.host, p.selectedTeam()),
	}
}

// selectedTeam is the name of the team that is selected in the list of teams, empty where none is.
func (p *Page) selectedTeam() string {
	f, ok := p.sides[peopleTab].(*people)
	if !ok || p.tabs.Selected() != peopleTab || f.tabs.Selected() != teamsTab {
		return ""
	}
	if t, ok := f.sides[teamsTab].(*teams); ok && t.sheet != nil {
		return t.sheet.Value().Name
	}
	return ""
}

// unsourced is a writer of a document that does not say where it comes from.
func unsourced(write func(io.Writer, *export.Coverage) error) writer {
	return func(_ context.Context, w io.Writer, c *export.Coverage) error { return write(w, c) }
}

// writer writes teams and who is in them as a document.
type writer func(context.Context, io.Writer, *export.Coverage) error

// document is a document as it stands on a day, with the names of people or without them.
func (p *Page) document(words, file string, day civil.Date, write writer) kit.Document {
	return kit.Document{
		Name: words,
		Save: func() { p.save(file, desk.Outgoing{Day: day}, write) }, WithoutNames: func() { p.save(file, desk.Outgoing{Day: day, NoNames: true}, write) },
	}
}

// save keeps a document about all teams, as they are stored by then.
func (p *Page) save(file string, how desk.Outgoing, write writer) {
	p.host.Save(file, func(ctx context.Context, w io.Writer) error {
		c, err := desk.CoverageOut(ctx, p.workspace, "", how)
		if err != nil {
			return err
		}
		return write(ctx, w, c)
	})
}

// sourced is a writer that says in its document where it comes from.
func (p *Page) sourced(write func(io.Writer, *export.Coverage, export.Provenance) error) writer {
	now, version := p.host.Now(), p.host.Version()
	return func(ctx context.Context, w io.Writer, c *export.Coverage) error {
		source, err := desk.Provenance(ctx, p.workspace, "", now)
		if err != nil {
			return err
		}
		source.Version = version
		return write(w, c, source)
	}
}
