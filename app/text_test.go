package app

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestTextFromOthersStaysOnItsLine(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a name":                    {"Tŷ Gwydr Data", "Tŷ Gwydr Data"},
		"a line break":              {"two\nlines", "two<U+000A>lines"},
		"a tab":                     {"a\tb", "a b"},
		"a colour":                  {"\x1b[31mred", "<U+001B>[31mred"},
		"a change of direction":     {"\u202egnirts", "<U+202E>gnirts"},
		"a separator of paragraphs": {"a\u2029b", "a<U+2029>b"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := oneLine(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestColumnsOfATerminal(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "ŵŷ": 2, "w\u0302": 1, "长城": 4, "£−÷": 3} {
		if got := columnsOf(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestWrappingBreaksBetweenWordsAndWithinTooLongOnes(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"words":            {"one two three four", "one two\nthree four"},
		"a line that fits": {"0123456789", "0123456789"},
		"a word too long":  {"a 0123456789012 b", "a\n0123456789\n012 b"},
		"nothing":          {"", ""},
		"wide characters":  {"长长长长长长", "长长长长长\n长"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := wrap(test.text, 10); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestATableLinesUpItsFigures(t *testing.T) {
	table := textTable{columns: []textColumn{{heading: "Bid", most: 6}, {heading: "Empty"}, {heading: "Total", right: true}}}
	table.add("Merrow Systems", "", "9.50")
	table.add("长", "", "100.00")
	want := "  Bid      Total\n  Merro…    9.50\n  长      100.00\n"
	if got := table.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestProgressIsToldOnlyToWhoWatchesAndWaits(t *testing.T) {
	var said bytes.Buffer
	now := time.Date(2026, 11, 21, 14, 2, 0, 0, time.UTC)
	w := World{Err: &said, Now: func() time.Time { return now }}
	if report, done := w.progress("verifying"); report != nil {
		t.Error("progress is reported where nobody watches")
		done()
	}
	w.Terminal = true
	report, done := w.progress("verifying")
	report(1, 10)
	now = now.Add(900 * time.Millisecond)
	report(2, 10)
	if said.Len() > 0 {
		t.Errorf("said %q within the first second", said.String())
	}
	now = now.Add(200 * time.Millisecond)
	report(5, 10)
	report(6, 10) // too soon after the last
	now = now.Add(time.Second)
	report(9, 10)
	done()
	if want := "\rverifying: 50 % \rverifying: 90 % \r                \r"; said.String() != want {
		t.Errorf("said %q, want %q", said.String(), want)
	}
}

func TestWorkThatCannotSayHowFarItHasComeTellsTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said bytes.Buffer
		w := World{Err: &said, Terminal: true}
		failure := errors.New("no more paper")
		err := w.watched("printing", func() error {
			time.Sleep(2500 * time.Millisecond)
			return failure
		})
		if !errors.Is(err, failure) {
			t.Errorf("got %v, want what the work says", err)
		}
		if want := "\rprinting: 1 s \rprinting: 2 s \r              \r"; said.String() != want {
			t.Errorf("said %q, want %q", said.String(), want)
		}
	})
}

func TestNobodyWaitsForWorkThatWasInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	begun, release := make(chan bool), make(chan bool)
	defer close(release)
	go func() {
		<-begun
		cancel()
	}()
	err := unlessInterrupted(ctx, func() error {
		begun <- true
		<-release
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was interrupted", err)
	}
}
