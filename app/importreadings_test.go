package app

import (
	"strings"
	"testing"
)

func TestReadingsComeInByTheCommand(t *testing.T) {
	path := sampleWorkspace(t)
	table := fileWith(t, "november.csv", "scorecard,measure,period,side,value\nS-014,Time to restore service,2026-11,ours,3.0 h\nS-014,Savings offered,2026-11,ours,a lot\n")
	dry := program(t, "import", path, table, "--as", "readings", "--dry-run")
	dry.done(t)
	if text := strings.Join(strings.Fields(dry.out), " "); !strings.Contains(text, "2 readings: 1 new, 0 changed, 0 as they were, 1 left out.") || !strings.Contains(text, "dry run") {
		t.Errorf("the dry run says %s", text)
	}
	if got := importedAs(t, program(t, "import", path, table, "--as", "readings", "--json")); got.Taken != 1 || got.LeftOut[0].Row != 3 || got.LeftOut[0].Value != "a lot" {
		t.Errorf("it took %+v", got)
	}
	if got := importedAs(t, program(t, "import", path, table, "--as", "readings", "--json")); got.Taken != 0 || got.Unchanged != 1 {
		t.Errorf("again, it took %+v", got)
	}
	closed := fileWith(t, "august.csv", "scorecard,measure,period,side,value\nS-014,Time to restore service,2026-08,ours,3.6 h\n")
	if o := program(t, "import", path, closed, "--as", "readings"); o.status == statusDone || !strings.Contains(o.err, "--reason TEXT") {
		t.Errorf("into a closed period: %d, %s", o.status, o.err)
	}
	late := program(t, "import", path, closed, "--as", "readings", "--reason", "counted again")
	late.done(t)
	if !strings.Contains(strings.Join(strings.Fields(late.out), " "), "was 3.5 h, is 3.6 h") {
		t.Errorf("with a reason, it says %s", late.out)
	}
	sent := fileWith(t, "request.xlsx", string(exported(t, path, "readings", ".xlsx", "S-014", "--period", "2026-10")))
	if got := importedAs(t, program(t, "import", path, sent, "--as", "readings", "--json")); got.Taken+got.Updated != 0 || got.Unchanged != 2 {
		t.Errorf("a request that nobody filled in: %+v", got)
	}
}
