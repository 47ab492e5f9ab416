//go:build office

package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What other programs read in the report: the same words, page by page, and every font in the file.
func TestOfficeReadsTheReport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.pdf")
	d := pagesOf(t, manyBids(4, 6), "")
	if err := os.WriteFile(path, pdfOf(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	text := toldBy(t, "pdftotext", "-layout", path, "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	if len(pages) != len(d.Pages) {
		t.Fatalf("%d pages, want %d", len(pages), len(d.Pages))
	}
	for i, page := range pages {
		checkSays(t, "page", page, "OFFICIAL – COMMERCIAL", "Page "+strconv.Itoa(i+1)+" of "+strconv.Itoa(len(pages)), "snapshot 41-7e7e7e7e7e7e")
	}
	checkSays(t, "the report", text, "Gwasanaethau Dyffryn Ŵyr", "Ελληνικές Υπηρεσίες", "Общество Цифра", "Donaudampfschifffahrts")
	for _, line := range strings.Split(strings.TrimSpace(toldBy(t, "pdffonts", path)), "\n")[2:] {
		if !strings.Contains(line, "CID TrueType") || !strings.Contains(line, " yes no  yes ") {
			t.Errorf("a font is not embedded, or its text cannot be read: %s", line)
		}
	}
	checkSays(t, "the properties", toldBy(t, "pdfinfo", path), "Title:           T-112 Platfform data – nationale Datenplattform: evaluation report", "Author:          Counterweight", "A4")
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
