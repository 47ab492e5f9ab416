package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
)

// settings are what this user of this computer chose, for all workspaces: the toolkit keeps them in the user's own folder.
type settings struct{ preferences fyne.Preferences }

const (
	authorKey = "author"
	recentKey = "recent"
	modeKey   = "theme"
	scaleKey  = "text-size"
	roomyKey  = "roomy-rows"
	widthKey  = "window-width"
	heightKey = "window-height"
)

// mostRecent is how many workspaces Open recent offers.
const mostRecent = 8

func (s settings) author(otherwise string) string {
	return s.preferences.StringWithFallback(authorKey, otherwise)
}
func (s settings) setAuthor(name string) { s.preferences.SetString(authorKey, name) }

// recent are the workspaces that were open, the last one first.
func (s settings) recent() []string { return s.preferences.StringList(recentKey) }

func (s settings) lastWorkspace() string {
	if recent := s.recent(); len(recent) > 0 {
		return recent[0]
	}
	return ""
}

func (s settings) opened(path string) {
	others := slices.DeleteFunc(s.recent(), func(other string) bool { return samePath(other, path) })
	all := append([]string{path}, others...)
	s.preferences.SetStringList(recentKey, all[:min(len(all), mostRecent)])
}

func (s settings) forget(path string) {
	s.preferences.SetStringList(recentKey, slices.DeleteFunc(s.recent(), func(other string) bool { return samePath(other, path) }))
}

func (s settings) mode() kit.Mode {
	return kit.Mode(s.preferences.IntWithFallback(modeKey, int(kit.LightMode)))
}
func (s settings) setMode(mode kit.Mode) { s.preferences.SetInt(modeKey, int(mode)) }

// textScale is the size of text, from 1 to 1.5.
func (s settings) textScale() float32 {
	return min(max(float32(s.preferences.FloatWithFallback(scaleKey, 1)), 1), 1.5)
}
func (s settings) setTextScale(scale float32) { s.preferences.SetFloat(scaleKey, float64(scale)) }

// roomy is whether rows of tables stand further apart.
func (s settings) roomy() bool         { return s.preferences.Bool(roomyKey) }
func (s settings) setRoomy(roomy bool) { s.preferences.SetBool(roomyKey, roomy) }

func (s settings) windowSize() fyne.Size {
	return fyne.NewSize(
		float32(s.preferences.FloatWithFallback(widthKey, 1280)),
		float32(s.preferences.FloatWithFallback(heightKey, 720)),
	)
}

func (s settings) setWindowSize(size fyne.Size) {
	s.preferences.SetFloat(widthKey, float64(size.Width))
	s.preferences.SetFloat(heightKey, float64(size.Height))
}
