package ui

import (
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
)

// status says at the foot of the navigation whether everything typed is in the file.
type status struct{ text *canvas.Text }

func newStatus() *status {
	return &status{kit.Text("All changes saved", theme.SizeNameCaptionText, false, kit.OnDarkLow)}
}

func (s *status) say(words string) {
	if s.text.Text != words {
		s.text.Text = words
		s.text.Refresh()
	}
}
