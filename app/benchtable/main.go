// Benchtable runs the benchmarks that have an aim and prints one table: what each case costs, what its yardstick costs in the same run,
// their ratio, the aim, and whether it is met. make bench runs it.
//
// It is a program of its own, beside the one that users get, because it has to build and run the tests of other packages; it imports
// none of ours. Each benchmark has pairs of sub-benchmarks, ours and yardstick, and a pair may come in several cases:
// BenchmarkRank/ours/lowest-price beside BenchmarkRank/yardstick/lowest-price. Rounds alternate between the packages, so that a machine
// that is busy for a while slows both sides of a ratio; the ratio is the median over the rounds. It ends with status 1 when an aim is
// missed or has no benchmark.
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
	"strings"
)

// tags leave the window out, as in all tests.
const tags = "ci,migrated_fynedo"

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
	suites, err := build(ctx, folder)
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
	rows := judge(aims, found)
	fmt.Print(table(rows))
	return allMet(rows), nil
}

// suite is the test program of one package.
type suite struct {
	folder  string
	program string
	names   []string // of its benchmarks
}

// build makes the test program of each package that has a benchmark with an aim.
func build(ctx context.Context, folder string) ([]suite, error) {
	var suites []suite
	for _, a := range aims {
		if n := len(suites); n > 0 && suites[n-1].folder == a.folder {
			suites[n-1].names = append(suites[n-1].names, a.benchmark)
			continue
		}
		program := filepath.Join(folder, fmt.Sprintf("%d.test.exe", len(suites)))
		command := exec.CommandContext(ctx, "go", "test", "-c", "-tags", tags, "-o", program, "./"+a.folder)
		command.Stderr = os.Stderr
		if err := command.Run(); err != nil {
			return nil, fmt.Errorf("build the tests of %s: %w", a.folder, err)
		}
		suites = append(suites, suite{folder: a.folder, program: program, names: []string{a.benchmark}})
	}
	return suites, nil
}

// bench runs the suite's benchmarks once and gives what they print.
func (s suite) bench(ctx context.Context) (string, error) {
	quoted := make([]string, len(s.names))
	for i, name := range s.names {
		quoted[i] = regexp.QuoteMeta(name)
	}
	command := exec.CommandContext(ctx, s.program, "-test.run", "^$", "-test.bench", "^("+strings.Join(quoted, "|")+")$")
	command.Dir = filepath.FromSlash(s.folder)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("run the benchmarks of %s: %w\n%s", s.folder, err, output)
	}
	return string(output), nil
}
