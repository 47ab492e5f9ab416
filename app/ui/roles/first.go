package roles

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/assets"
)

// firstSteps say what belongs on the page while there is no team, and offer to begin.
func (p *Page) firstSteps() fyne.CanvasObject {
	words := "No teams yet. Here every team stands with its roles and who fills them, on any day: what is vacant, what a supplier fills, and what becomes vacant when contracts end."
	steps := kit.Row(8, kit.PrimaryButton("Add a team", p.addTeam), kit.SecondaryButton("Import…", p.host.Import))
	if len(p.office.staffing.Roles) == 0 {
		words += " This file has no roles yet either: the catalogue has those of digital, data and policy professions, and what each phase needs."
		steps.Add(kit.SecondaryButton("Add the catalogue of roles", p.addCatalogue))
	}
	return kit.Narrow(560, kit.Flow(14, kit.Words(words, theme.SizeNameText, false, kit.Secondary), steps))
}

// addCatalogue adds the program's roles to a file that was made before it had any.
func (p *Page) addCatalogue() {
	p.host.Change("Add the catalogue of roles", func(ctx context.Context) error {
		data, err := assets.Files.ReadFile(assets.Roles)
		if err != nil {
			return err
		}
		catalogue, err := desk.ReadRoleCatalogue(data)
		if err != nil {
			return err
		}
		return desk.AddRoleCatalogue(ctx, p.workspace, catalogue)
	}, nil)
}
