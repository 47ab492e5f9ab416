package tender

import (
	"fmt"
	"math/big"

	"counterweight/procurement/exact"
)

// Takes reports whether a mark may be given on the scale.
func (s Scale) Takes(mark exact.Decimal) bool {
	bottom := s.Min.Or(exact.Decimal{})
	if mark.Cmp(bottom) < 0 || mark.Cmp(s.Max.Or(exact.Decimal{})) > 0 {
		return false
	}
	return s.isStep(mark)
}

// isStep reports whether a value lies a whole number of steps above the bottom of the scale.
func (s Scale) isStep(value exact.Decimal) bool {
	step, given := s.Step.Get()
	if !given || step.Sign() <= 0 { // a step of 0 is a fault of the scale, not of the mark
		return true
	}
	bottom := s.Min.Or(exact.Decimal{})
	places := max(step.Places(), bottom.Places(), value.Places())
	mark, markFits := value.Units(places)
	least, leastFits := bottom.Units(places)
	each, eachFits := step.Units(places)
	if markFits && leastFits && eachFits && mark >= 0 && least >= 0 { // nearly always: a tender may have thousands of marks to check
		return (mark-least)%each == 0
	}
	above := new(big.Rat).Sub(value.Rat(), bottom.Rat())
	return above.Quo(above, step.Rat()).IsInt()
}

// Words says which marks may be given: from 0 to 10 in steps of 2.
func (s Scale) Words() string {
	words := fmt.Sprintf("from %v to %v", s.Min.Or(exact.Decimal{}), s.Max)
	if s.Step.Given() {
		words += fmt.Sprintf(" in steps of %v", s.Step)
	}
	return words
}

// Level is the scale's words for a mark, nil where it has none.
func (s Scale) Level(mark exact.Decimal) *Level {
	for i := range s.Levels {
		if s.Levels[i].Mark == mark {
			return &s.Levels[i]
		}
	}
	return nil
}

// check finds what is wrong with the scale itself.
func (s Scale) check(place string, faults *Faults) {
	bottom := s.Min.Or(exact.Decimal{})
	top, given := s.Max.Get()
	switch {
	case !given:
		faults.Add(place+".max", "the scale has no highest mark", "give max, such as 5")
		return
	case bottom.Sign() < 0:
		faults.Addf(place+".min", "give 0 or a mark above it", "a lowest mark of %v is below 0", bottom)
		return
	case top.Cmp(bottom) <= 0:
		faults.Addf(place+".max", "give a higher one", "a highest mark of %v is not above the lowest, %v", top, bottom)
		return
	}
	if step, given := s.Step.Get(); given {
		if step.Sign() <= 0 {
			faults.Addf(place+".step", "give a step above 0, or leave it out to take any decimal", "a step of %v is not above 0", step)
			return
		}
		if !s.isStep(top) {
			faults.Addf(place+".step", "change the step or the highest mark", "steps of %v from %v never reach %v", step, bottom, top)
		}
	}
	for i, level := range s.Levels {
		here := fmt.Sprintf("%s.levels[%d].mark", place, i)
		if !s.Takes(level.Mark) {
			faults.Addf(here, "give a mark "+s.Words(), "%v is off the scale", level.Mark)
		}
		if first := s.Level(level.Mark); first != &s.Levels[i] {
			faults.Addf(here, "keep one level for each mark", "mark %v has two levels", level.Mark)
		}
	}
}
