// Benchtable runs the benchmarks that have an aim and prints one table: what each case costs, what its yardstick costs in the same run,
// their ratio, the aim, and whether it is met. make bench runs it.
//
// It is a program of its own, beside the one that users get, because it has to build and run the tests of other packages; it imports
// none of ours. Each benchmark has pairs of sub-benchmarks, ours and yardstick, and a pair may come in several cases:
// BenchmarkRank/ours/lowest-price beside BenchmarkRank/yardstick/lowest-price. Rounds alternate between the packages, so that a machine
// that is busy for a while slows both sides of a ratio; the ratio is the median over the rounds. The real window is measured on a display
// of its own, where Xvfb is there to make one. It ends with status 1 when an aim is missed or has no benchmark.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// tags leave the window out, as in all tests.
const tags = "ci,migrated_fynedo"

// windowTags bring the real window in.
const windowTags = "migrated_fynedo,window"

func main() {
	rounds := flag.Int("rounds", 5, "how many times to run each benchmark")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	met, err := run(ctx, *rounds)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
	}
	if err != nil || !met {
		os.Exit(1)
	}
}

// run measures every aim and prints the table. It reports whether all aims are met.
func run(ctx context.Context, rounds int) (met bool, err error) {
	folder, err := os.MkdirTemp("", "benchtable")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(folder)
	noDisplay := displayTrouble()
	suites, err := build(ctx, folder, noDisplay == "")
	if err != nil {
		return false, err
	}
	var found measurements
	for round := range rounds {
		for _, s := range suites {
			fmt.Fprintf(os.Stderr, "round %d of %d: %s\n", round+1, rounds, s.folder)
			output, err := s.bench(ctx)
			if err != nil {
				return false, err
			}
			found = append(found, parse(round, output)...)
		}
	}
	rows := judge(aims, found, noDisplay)
	fmt.Print(table(rows))
	return allMet(rows), nil
}

// displayTrouble says why the real window can't be measured here; empty where it can.
func displayTrouble() string {
	for _, program := range []string{"xvfb-run", "openbox", "gcc"} {
		if _, err := exec.LookPath(program); err != nil {
			return "there is no " + program
		}
	}
	return ""
}

// suite is the test program of one package.
type suite struct {
	folder  string
	program string
	names   []string // of its benchmarks
	display bool     // it opens the real window
}

// build makes the test program of each package that has a benchmark with an aim.
func build(ctx context.Context, folder string, display bool) ([]suite, error) {
	var suites []suite
	for _, a := range aims {
		if a.display && !display {
			continue
		}
		if n := len(suites); n > 0 && suites[n-1].folder == a.folder {
			if !slices.Contains(suites[n-1].names, a.benchmark) {
				suites[n-1].names = append(suites[n-1].names, a.benchmark)
			}
			continue
		}
		program := filepath.Join(folder, fmt.Sprintf("%d.test.exe", len(suites)))
		command := exec.CommandContext(ctx, "go", "test", "-c", "-tags", tags, "-o", program, "./"+a.folder)
		if a.display {
			command = exec.CommandContext(ctx, "go", "test", "-c", "-tags", windowTags, "-o", program, "./"+a.folder)
			command.Env = append(os.Environ(), "CGO_ENABLED=1")
		}
		command.Stderr = os.Stderr
		if err := command.Run(); err != nil {
			return nil, fmt.Errorf("build the tests of %s: %w", a.folder, err)
		}
		suites = append(suites, suite{folder: a.folder, program: program, names: []string{a.benchmark}, display: a.display})
	}
	return suites, nil
}

// bench runs the suite's benchmarks once and gives what they print.
func (s suite) bench(ctx context.Context) (string, error) {
	quoted := make([]string, len(s.names))
	for i, name := range s.names {
		quoted[i] = regexp.QuoteMeta(name)
	}
	line := []string{s.program, "-test.run", "^$", "-test.bench", "^(" + strings.Join(quoted, "|") + ")$"}
	if s.display {
		script, err := filepath.Abs(filepath.Join(".ci", "with-wm"))
		if err != nil {
			return "", err
		}
		line = append([]string{"xvfb-run", "-a", "-s", "-screen 0 1366x768x24", script}, append(line, "-test.benchtime", "2x")...)
	}
	command := exec.CommandContext(ctx, line[0], line[1:]...)
	command.Env = append(os.Environ(), "LIBGL_ALWAYS_SOFTWARE=1")
	command.Dir = filepath.FromSlash(s.folder)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("run the benchmarks of %s: %w\n%s", s.folder, err, output)
	}
	return string(output), nil
}
