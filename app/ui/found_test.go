package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWhatIsFoundOpensOnThePageThatItBelongsTo(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	for _, found := range []struct{ words, page, title string }{
		{"G-03", "Knowledge", "G-03 User research practice"},
		{"a11y", "Knowledge", "K-004 Accessibility testing"},
		{"C-014", "Contracts", "C-014 Appeals delivery partner"},
	} {
		d.program.find()
		d.Write(found.words)
		d.Press(fyne.KeyReturn)
		if shell := d.program.shell; shell.Here() != found.page || !strings.Contains(d.Words(), found.title) {
			t.Errorf("%s opens %s, which says %s", found.words, shell.Here(), d.Words())
		}
	}
}
