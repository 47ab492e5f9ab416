package people

import (
	"context"
	"io"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// CardsDocument is what the people of a team, by its name, or without one all people chose to share, on one page for a team that begins.
func CardsDocument(workspace *store.Workspace, host kit.Host, team string) kit.Document {
	words, file := "People cards as a PDF", "people cards.pdf"
	if team != "" {
		words, file = "People cards of "+team+" as a PDF", team+" people cards.pdf"
	}
	day, now, version := host.Today(), host.Now(), host.Version()
	return kit.Document{Name: words, Save: func() {
		host.Save(file, func(ctx context.Context, w io.Writer) error {
			cards, err := desk.CardsOut(ctx, workspace, team, day)
			if err != nil {
				return err
			}
			source, err := desk.Provenance(ctx, workspace, "", now)
			if err != nil {
				return err
			}
			source.Version = version
			return export.CardsReport(w, cards, source)
		})
	}}
}
