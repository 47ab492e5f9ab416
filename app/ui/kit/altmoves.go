package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// AltMoves is an OnShortcut of a table whose rows have an order of the user's own: Alt+Up moves what is selected by -1, Alt+Down by 1.
func AltMoves(move func(by int)) func(fyne.Shortcut) bool {
	return func(s fyne.Shortcut) bool {
		pressed, ok := s.(*desktop.CustomShortcut)
		if !ok || pressed.Modifier != fyne.KeyModifierAlt {
			return false
		}
		switch pressed.KeyName {
		case fyne.KeyUp:
			move(-1)
		case fyne.KeyDown:
			move(1)
		default:
			return false
		}
		return true
	}
}
