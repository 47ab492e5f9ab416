package main

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

const printed = `goos: linux
pkg: counterweight/procurement/weighing
BenchmarkRank/ours/lowest-price%[1]s         	    1000	     %[2]d ns/op	      12 B/op
BenchmarkRank/yardstick/lowest-price%[1]s    	    1000	     1000.0 ns/op
BenchmarkRank/ours/best-to-7%[1]s            	    1000	     5000 ns/op
BenchmarkRank/yardstick/best-to-7%[1]s       	    1000	     1000 ns/op
BenchmarkWrite/ours%[1]s                     	       1	1500000000 ns/op
BenchmarkWrite/yardstick%[1]s                	       1	1000000000 ns/op
BenchmarkOther%[1]s                          	       1	1 ns/op
PASS
`

func TestTheTableJudgesMediansOfRatios(t *testing.T) {
	processors := ""
	if n := runtime.GOMAXPROCS(0); n > 1 {
		processors = fmt.Sprintf("-%d", n)
	}
	var found measurements
	for round, nanoseconds := range []int{9000, 2000, 2100} { // the first round was disturbed
		found = append(found, parse(round, fmt.Sprintf(printed, processors, nanoseconds))...)
	}
	aims := []aim{
		{benchmark: "BenchmarkRank", title: "rank", yardstick: "loops", atMost: 3},
		{benchmark: "BenchmarkWrite", title: "write", yardstick: "driver", atMost: 2},
		{benchmark: "BenchmarkGone", title: "gone", yardstick: "nothing", atMost: 1},
	}
	rows := judge(aims, found)
	if allMet(rows) {
		t.Error("a missed aim and one without a benchmark count as met")
	}
	want := []string{
		"case yardstick ours yardstick ratio aim",
		"rank, lowest-price loops 2.1µs 1µs 2.10 ≤ 3 met",
		"rank, best-to-7 loops 5µs 1µs 5.00 ≤ 3 NOT MET",
		"write driver 1.5s 1s 1.50 ≤ 2 met",
		"gone nothing 0s 0s 0.00 ≤ 1 NOT MEASURED",
	}
	lines := strings.Split(strings.TrimSpace(table(rows)), "\n")
	for i := range lines {
		if got := strings.Join(strings.Fields(lines[i]), " "); i >= len(want) || got != want[i] {
			t.Errorf("line %d is %q", i+1, got)
		}
	}
	if len(lines) != len(want) {
		t.Errorf("%d lines, want %d", len(lines), len(want))
	}
}
