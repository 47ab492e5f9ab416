package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/kit"
)

// status says at the foot of the navigation whether everything typed is in the file, and what else is to be known of the file.
type status struct {
	text    *canvas.Text
	notices *kit.Wrapped
	said    string // how saving stands
	typing  bool   // something typed is not saved, since its field was not left
}

// newStatus begins with words: what was said before the window was built anew.
func newStatus(words string) *status {
	s := &status{
		said:    words,
		text:    kit.Text(words, theme.SizeNameCaptionText, false, kit.OnDarkLow),
		notices: kit.Words("", theme.SizeNameCaptionText, true, kit.OnDark),
	}
	s.notices.Hide()
	return s
}

// object is the status as it stands in the navigation.
func (s *status) object() fyne.CanvasObject {
	keys := kit.Text("Ctrl+K find anything", theme.SizeNameCaptionText, false, kit.OnDarkLow)
	return kit.Flow(3, s.notices, s.text, keys)
}

func (s *status) say(words string) {
	s.said = words
	s.show()
}

// follow says whether a field holds something typed that is not saved yet.
func (s *status) follow(typing bool) {
	s.typing = typing
	s.show()
}

func (s *status) show() {
	words := s.said
	if s.typing {
		words = "Typing: not saved yet"
	}
	if s.text.Text != words {
		s.text.Text = words
		s.text.Refresh()
	}
}

// warn shows what is to be known of the file until that changes; it reports whether it did.
func (s *status) warn(words string) (changed bool) {
	if s.notices.Text() == words {
		return false
	}
	s.notices.SetText(words)
	s.notices.Hidden = words == ""
	return true
}

// noticesOf is what is to be known of an open workspace's file. It may wait for a backup under way.
func noticesOf(ws *store.Workspace) (words string) {
	if ws.ReadOnly() {
		return "Read only. File, Save a copy makes one that you can change."
	}
	if by := ws.SharedBy(); by != "" {
		words = "Kept in " + by + ": let nobody else open it meanwhile."
	}
	if ws.BackupState().Err != nil {
		words += "\nToday's backup did not work. File, Back up now says why."
	}
	return words
}
