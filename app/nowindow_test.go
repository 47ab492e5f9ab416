//go:build !cgo || ci

package app

import "testing"

func TestABuildWithoutAWindowSaysSo(t *testing.T) {
	program(t).ended(t, statusUsage, "this build has no window")
	program(t, "sample.cw").ended(t, statusUsage, "this build has no window", "counterweight --help")
}
