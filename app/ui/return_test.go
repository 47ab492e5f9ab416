package ui

import "testing"

// Whoever turned to the second tab of each page finds it in front the next morning, with the same things in it.
func TestEveryPageComesBackAsItWasLeft(t *testing.T) {
	d := sitDown(t, t.TempDir(), "")
	d.program.takeName("Ann Lee")
	d.program.openSample()
	left := map[string]string{}
	for _, e := range entries {
		d.program.shell.Go(e.name)
		d.choose("Next tab")
		left[e.name] = d.Words()
	}
	path := d.program.shell.workspace.Path()
	d.program.closeWorkspace()
	d.program.Open(path)
	for _, e := range entries {
		d.program.shell.Go(e.name)
		if found := d.Words(); found != left[e.name] {
			t.Errorf("%s was left as\n%s\nand is found as\n%s", e.name, left[e.name], found)
		}
	}
}
