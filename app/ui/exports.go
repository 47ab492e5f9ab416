package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// askExport offers the documents that the page in front can make.
func (p *Program) askExport() {
	exporter, can := p.shell.View(p.shell.here).(Exporter)
	var documents []kit.Document
	if can {
		documents = exporter.Documents()
	}
	if len(documents) == 0 {
		p.shell.Toast("Nothing here can be exported. Open a tender, a contract, a scorecard or an agreement: each makes documents of its own.")
		return
	}
	p.offer(documents)
}

// offer offers documents, a button each. Where some can leave people's names out, a tick says so; those that can't are not offered then.
func (p *Program) offer(documents []kit.Document) {
	var box *kit.Dialog
	bare := false
	var parts []fyne.CanvasObject
	buttons := make([]*kit.Button, len(documents))
	for i, d := range documents {
		buttons[i] = kit.SecondaryButton(d.Name, func() {
			box.Close()
			if bare {
				d.WithoutNames()
			} else {
				d.Save()
			}
		})
		parts = append(parts, buttons[i])
	}
	if slices.ContainsFunc(documents, func(d kit.Document) bool { return d.WithoutNames != nil }) {
		parts = append(parts, kit.CheckField("Leave out people's names", false, func(ticked bool) {
			bare = ticked
			for i, d := range documents {
				if bare && d.WithoutNames == nil {
					buttons[i].Disable()
				} else {
					buttons[i].Enable()
				}
			}
		}))
	}
	box = kit.NewDialog(p.window, "Export", 320, kit.Stack(8, parts...), buttons[0], kit.SecondaryButton("Cancel", func() { box.Close() }))
}
