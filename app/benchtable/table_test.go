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
	rows := judge(aims, found, "")
	if allMet(rows) {
		t.Error("a missed aim and one without a benchmark count as met")
	}
	want := []string{
		"case yardstick ours yardstick ratio aim",
		"rank, lowest-price loops 2.1µs 1µs 2.10× ≤ 3× met",
		"rank, best-to-7 loops 5µs 1µs 5.00× ≤ 3× NOT MET",
		"write driver 1.5s 1s 1.50× ≤ 2× met",
		"gone nothing 0s 0s 0.00× ≤ 1× NOT MEASURED",
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

func TestTheTableJudgesTimesAndMemory(t *testing.T) {
	const printed = `
BenchmarkWindow/ours/filter      	    1000	     12000 ns/op	         0.1500 p99-ms
BenchmarkWindow/yardstick/filter 	    1000	     10000 ns/op	         0.3000 p99-ms
BenchmarkWindow/ours/open        	     100	     12000 ns/op	        16.50 p99-ms
BenchmarkWindow/yardstick/open   	     100	     90000 ns/op	        33.00 p99-ms
BenchmarkStart/ours              	       2	 200000000 ns/op	       160.0 VmRSS-MB
BenchmarkStart/yardstick         	       2	 160000000 ns/op	       100.0 VmRSS-MB
`
	aims := []aim{
		{benchmark: "BenchmarkWindow", title: "step", yardstick: "bare", within: frame},
		{benchmark: "BenchmarkStart", title: "start", yardstick: "bare", atMost: 1.3, display: true},
		{benchmark: "BenchmarkStart", title: "memory", yardstick: "bare", atMost: 1.5, unit: "VmRSS-MB", display: true},
	}
	tests := []struct {
		noDisplay string
		want      []string
	}{
		{"", []string{
			"step, filter bare 150µs 300µs 0.50× p99 ≤ 16ms met",
			"step, open bare 16.5ms 33ms 0.50× p99 ≤ 16ms NOT MET",
			"start bare 200ms 160ms 1.25× ≤ 1.3× met",
			"memory bare 160MB 100MB 1.60× ≤ 1.5× NOT MET",
		}},
		{"there is no Xvfb", []string{
			"step, filter bare 150µs 300µs 0.50× p99 ≤ 16ms met",
			"step, open bare 16.5ms 33ms 0.50× p99 ≤ 16ms NOT MET",
			"start bare 0s 0s 0.00× ≤ 1.3× left out: there is no Xvfb",
			"memory bare 0MB 0MB 0.00× ≤ 1.5× left out: there is no Xvfb",
		}},
	}
	for _, test := range tests {
		lines := strings.Split(strings.TrimSpace(table(judge(aims, parse(0, printed), test.noDisplay))), "\n")[1:]
		for i, want := range test.want {
			if got := strings.Join(strings.Fields(lines[i]), " "); got != want {
				t.Errorf("line %d is %q, want %q", i+1, got, want)
			}
		}
	}
}
