package tender_test

import (
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// scale reads min, max and step; an empty one is absent.
func scale(lowest, highest, step string) tender.Scale {
	read := func(text string) exact.Optional {
		o, err := exact.ParseOptional(text)
		if err != nil {
			panic(err)
		}
		return o
	}
	return tender.Scale{Min: read(lowest), Max: read(highest), Step: read(step)}
}

func TestAScaleTakesWholeSteps(t *testing.T) {
	for _, c := range []struct {
		scale          tender.Scale
		takes, refuses string // marks
		words          string
	}{
		{scale("", "5", ""), "0 5 2.5 0.000000000000000000000000000001", "-0.1 5.1", "from 0 to 5"},
		{scale("0", "4", "1"), "0 1 4", "0.5 5 -1", "from 0 to 4 in steps of 1"},
		{scale("1", "10", "3"), "1 4 7 10", "0 3 2 13", "from 1 to 10 in steps of 3"},
		{scale("", "1", "0.1"), "0 0.3 0.7 1", "0.15 1.1", "from 0 to 1 in steps of 0.1"},
		{scale("", "100", "33.33"), "0 33.33 99.99", "100 50", "from 0 to 100 in steps of 33.33"},
	} {
		for want, list := range map[bool]string{true: c.takes, false: c.refuses} {
			for mark := range strings.FieldsSeq(list) {
				if c.scale.Takes(exact.MustParse(mark)) != want {
					t.Errorf("a scale %s takes %s: %v", c.scale.Words(), mark, !want)
				}
			}
		}
		if got := c.scale.Words(); got != c.words {
			t.Errorf("got %q, want %q", got, c.words)
		}
	}
}

func TestALevelIsFoundByItsMarkHoweverItIsWritten(t *testing.T) {
	s := scale("", "5", "")
	s.Levels = []tender.Level{{Mark: exact.MustParse("2.50"), Title: "Fair"}}
	if level := s.Level(exact.MustParse("2.5")); level == nil || level.Title != "Fair" {
		t.Errorf("2.5 has the words %v", level)
	}
	if level := s.Level(exact.Int(3)); level != nil {
		t.Errorf("3 has the words %v", level)
	}
}

func TestACriterionsOwnScaleGoesBeforeTheTenders(t *testing.T) {
	competition := dataPlatform()
	leaves := competition.Leaves()
	for i, want := range []string{"Q1 from 0 to 4 in steps of 1", "Q2a from 0 to 4 in steps of 1", "Q2b from 0 to 10 in steps of 2"} {
		if got := leaves[i].ID + " " + competition.ScaleOf(leaves[i]).Words(); got != want {
			t.Errorf("leaf %d is %s, want %s", i, got, want)
		}
	}
}
