package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// outcome is how one run of the program ended and what it said.
type outcome struct {
	status   int
	out, err string
}

// program runs a command line in this process, on an afternoon in November 2026.
func program(t *testing.T, args ...string) outcome {
	t.Helper()
	return programWith(t, context.Background(), args...)
}

func programWith(t *testing.T, ctx context.Context, args ...string) outcome {
	t.Helper()
	var out, complaints bytes.Buffer
	status := Run(ctx, args, testWorld(&out, &complaints))
	return outcome{status, out.String(), complaints.String()}
}

// testWorld is the world of a test: nobody watches, the clock stands, and Ann Lee is logged in.
func testWorld(out, complaints io.Writer) World {
	return World{
		Out: out, Err: complaints, User: "Ann Lee",
		Now: func() time.Time { return time.Date(2026, 11, 21, 14, 2, 0, 0, time.UTC) },
	}
}

// done fails the test unless the program ended well.
func (o outcome) done(t *testing.T) outcome {
	t.Helper()
	if o.status != statusDone || o.err != "" {
		t.Fatalf("status %d, said %q", o.status, o.err)
	}
	return o
}

// ended fails the test unless the program ended with this status, said this on standard error, and nothing on standard output.
func (o outcome) ended(t *testing.T, status int, said ...string) {
	t.Helper()
	if o.status != status {
		t.Errorf("status %d, want %d (said %q)", o.status, status, o.err)
	}
	if o.out != "" {
		t.Errorf("printed %q, want nothing", o.out)
	}
	for _, part := range said {
		if !strings.Contains(o.err, part) {
			t.Errorf("said %q, want something with %q", o.err, part)
		}
	}
}

// fileWith writes a file into a folder of the test's own and gives its path.
func fileWith(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampleFilePath is the path of a tender file of the sample.
func sampleFilePath(reference string) string {
	return filepath.Join("..", "assets", "sample", "tenders", reference+".json")
}

func TestWrongCommandLines(t *testing.T) {
	tests := map[string]struct {
		args []string
		said string
	}{
		"a command that there is not": {[]string{"evalaute", "x", "y"}, "evalaute is no command: the commands are "},
		"a flag that there is not":    {[]string{"evaluate", "--frob", "x"}, "write counterweight evaluate TENDER.json, or counterweight evaluate FILE REF"},
		"no name":                     {[]string{"evaluate"}, "no name was given"},
		"too many names":              {[]string{"evaluate", "a", "b", "c"}, "3 names were given"},
		"a cost weight in words":      {[]string{"evaluate", "x", "--cost-weight", "half"}, `"half" is not a number`},
		"a flag without its value":    {[]string{"evaluate", "x", "--lot"}, "flag needs an argument"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			program(t, test.args...).ended(t, statusUsage, test.said)
		})
	}
}

func TestHelpForEveryCommand(t *testing.T) {
	overview := program(t, "--help").done(t).out
	for _, c := range commands() {
		if !strings.Contains(overview, "\n  "+c.name+" ") {
			t.Errorf("the overview does not name %s", c.name)
		}
		help := program(t, c.name, "--help").done(t).out
		if !strings.HasPrefix(help, "counterweight "+c.name) {
			t.Errorf("help of %s begins %q", c.name, help)
		}
		for line := range strings.Lines(help) {
			if columnsOf(line) > 100 {
				t.Errorf("help of %s has a line of %d columns: %s", c.name, columnsOf(line), line)
			}
		}
	}
}

func TestFlagsStandAnywhere(t *testing.T) {
	path := sampleFilePath("T-007")
	want := program(t, "evaluate", "--cost-weight", "80", "--json", path).done(t).out
	for _, args := range [][]string{
		{"evaluate", path, "--cost-weight", "80", "--json"},
		{"evaluate", "--json", path, "--cost-weight=80"},
		{"evaluate", "--cost-weight", "80", "--json", "--", path},
	} {
		if got := program(t, args...).done(t).out; got != want {
			t.Errorf("%v gives another result", args)
		}
	}
}
