//go:build office

package exchange

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// throughOffice is a workbook after LibreOffice has kept it in its own form and given it back.
func throughOffice(t *testing.T, workbook []byte) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("LibreOffice is needed here: install libreoffice-calc: %v", err)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "tender.xlsx")
	if err := os.WriteFile(file, workbook, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ form, from string }{{"ods", "tender.xlsx"}, {"xlsx", "tender.ods"}} {
		convert := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(folder, "profile")),
			"--headless", "--convert-to", step.form, "--outdir", folder, filepath.Join(folder, step.from))
		if out, err := convert.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, out)
		}
	}
	back, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(back, workbook) {
		t.Fatal("LibreOffice has not written the workbook")
	}
	return back
}

func TestATenderSurvivesLibreOffice(t *testing.T) {
	for name, text := range map[string]string{"lots": lotsExample, "everything": fullExample} {
		t.Run(name, func(t *testing.T) {
			first, _ := readText(t, text)
			again, notices, err := ReadTenderWorkbook(bytes.NewReader(throughOffice(t, workbookOf(t, first))))
			if err != nil {
				t.Fatal(err)
			}
			if diff := unlike(withoutExtra(first), again); diff != "" || len(notices) > 0 {
				t.Errorf("read back differently, with notices %v: %s", notices, diff)
			}
		})
	}
}
