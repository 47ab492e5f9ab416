//go:build office

package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What other programs read in the pack of the sample: the same words page by page, its outline's titles, and every font in the file.
func TestOfficeReadsThePackOfTheSample(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, packed(t, sampleWorkspace(t), "made.pdf", "--depth", "annex", "--marking", "Official – commercial in confidence"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := toldBy(t, "pdftotext", "-layout", path, "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	for i, page := range pages {
		for _, want := range []string{"Official – commercial in confidence", "Page " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(pages)), "snapshot "} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
	for _, want := range []string{
		"Since last time: actions and decisions", "Balanced scorecard, October 2026", "Measures that need talk", "Promises from the bid", "Challenges raised, both ways", "Appeals partnership agreement",
		"71 of 100, up 3 on September 2026", "9 of 12 kept", "Every reading", "All evidence", "Change log up to",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the pack does not say %q", want)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(toldBy(t, "pdffonts", path)), "\n")[2:] {
		if !strings.Contains(line, "CID TrueType") || !strings.Contains(line, " yes no  yes ") {
			t.Errorf("a font is not embedded, or its text cannot be read: %s", line)
		}
	}
	info := toldBy(t, "pdfinfo", path)
	for _, want := range []string{"C-014 Appeals delivery partner: governance pack, October 2026", "Author:          Counterweight", "A4", "Pages:           " + strconv.Itoa(len(pages))} {
		if !strings.Contains(info, want) {
			t.Errorf("the properties do not say %q:\n%s", want, info)
		}
	}
}

// toldBy is what another program prints.
func toldBy(t *testing.T, program string, arguments ...string) string {
	t.Helper()
	text, err := exec.Command(program, arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(text)
}
