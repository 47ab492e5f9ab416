package scorecard

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// Check finds everything that is wrong with the measure. Faults of points name the field: floor, red_flag, near_miss, target, stretch,
// and the same with upper_ before it for the other side of a band.
func (m *Measure) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("measure", m.Name, "name")}
	f.AddIf(fault.IsBlank(m.Code), "code", "the code is empty", "give it one of its own, such as M-012")
	f.AddIf(fault.IsBlank(m.Name), "name", "the name is empty", "say in a few words what is measured")
	f.AddIf(m.Kind == KindUnstated, "kind", "it has no kind", "choose what a value is: a number, a per cent, money, yes or no …")
	f.AddIf(m.Every == civil.NoPeriod, "every", "it does not say how often it is read", "choose month, quarter or financial year")
	f.AddIf(m.Kind == Money && !m.Currency.IsSet(), "currency", "it has no currency", "choose one, such as GBP")
	f.AddIf(m.Kind == Duration && fault.IsBlank(m.Unit), "unit", "it does not say what time is counted in", "type hours, days or another unit")
	f.AddIf(m.Ratio && (m.Kind == YesNo || m.Kind == Opinion || m.Kind == Milestone), "ratio",
		m.Kind.Words()+" can't be read as a numerator and a denominator", "choose another kind, or read it as one value")
	m.checkDirection(&f)
	m.checkRange(&f)
	if m.needsPoints() {
		f.AddIf(len(m.Points) == 0, "target", "it has no target", "say which value is as agreed, and which is a red flag or the floor")
	}
	checkHistory(&f, "target", m.Points)
	for _, entry := range m.Points {
		f.Faults = append(f.Faults, m.CheckPoints(entry.Value)...)
	}
	return f.Faults
}

// needsPoints reports whether people say which values are good; of opinions and of yes or no it is known.
func (m *Measure) needsPoints() bool { return m.Kind != Opinion && m.Kind != YesNo }

func (m *Measure) checkDirection(f *fault.Finder) {
	switch {
	case m.Direction == DirectionUnstated:
		f.Add("direction", "it does not say which values are good", "choose higher, lower or within a band")
	case m.Kind == Opinion && m.Direction != Higher:
		f.Add("direction", "of opinions the higher is the better", "choose higher, and ask so that 5 is best")
	case (m.Kind == YesNo || m.Kind == Milestone) && m.Direction == Within:
		f.Add("direction", m.Kind.Words()+" has no band", "choose higher or lower")
	case m.Kind == Milestone && m.Direction == Higher:
		f.Add("direction", "days late are the better the fewer they are", "choose lower")
	}
}

func (m *Measure) checkRange(f *fault.Finder) {
	least, hasLeast := m.Least.Get()
	most, hasMost := m.Most.Get()
	f.AddIf(hasLeast && hasMost && least.Cmp(most) >= 0, "most",
		fmt.Sprintf("there is nothing from %v to %v", least, most), "give a greatest value above the least")
}

// checkHistory finds days that are out of order or missing, and changes that nobody gave a reason for.
func checkHistory[T any](f *fault.Finder, field string, h History[T]) {
	for i, entry := range h {
		f.AddIf(entry.From.IsZero(), field, "it does not say from when on it is valid", "type the first day")
		if i == 0 {
			continue
		}
		f.AddIf(entry.From.Compare(h[i-1].From) <= 0, field,
			fmt.Sprintf("two entries are valid from %s on, or they are not in order", entry.From.Words()), "give each its own day, the earliest first")
		f.AddIf(fault.IsBlank(entry.Reason), field,
			fmt.Sprintf("the change from %s on has no reason", entry.From.Words()), "say why it was changed")
	}
}

// CheckPoints finds what is wrong with points of the measure, its own or a card's.
func (m *Measure) CheckPoints(p Points) fault.List {
	f := fault.Finder{Thing: fault.Named("measure", m.Name, "name")}
	if !m.needsPoints() {
		m.checkFixed(&f, p)
		return f.Faults
	}
	near, far := p.sides(m.Direction)
	if m.Direction == Within {
		m.checkBand(&f, p)
		m.checkSide(&f, "", near, true)
		m.checkSide(&f, "upper_", far, false)
	} else {
		m.checkSide(&f, "", near, m.Direction != Lower)
		f.AddIf(p.UpperTarget.Given() || p.UpperFloor.Given() || p.UpperRedFlag.Given() || p.UpperNearMiss.Given(), "upper_target",
			"it has the upper side of a band, but is not good within one", "choose within a band, or leave the upper side empty")
	}
	for _, named := range p.named() {
		if value, given := named.value.Get(); given {
			if why := m.whyOutside(value); why != "" {
				f.Add(named.field, named.what+": "+why, "correct the point or what the measure can be")
			}
		}
	}
	return f.Faults
}

// checkFixed finds points where there is nothing to set: opinions are scored 1, 2, 3, 4, 5 as 0, 25, 50, 75, 100, and yes is as agreed.
func (m *Measure) checkFixed(f *fault.Finder, p Points) {
	fixed, _ := p.fixed(m.Kind, m.Direction)
	mine := p.named()
	for i, named := range fixed.named() {
		if mine[i].value.Given() && mine[i].value != named.value {
			f.Add(named.field, fmt.Sprintf("%s has its own scale, whose %s is not %v", m.Kind.Words(), named.what, mine[i].value), "leave it empty")
		}
	}
	if near, given := p.NearMiss.Get(); given && m.Kind == Opinion {
		f.AddIf(near.Cmp(exact.Int(3)) <= 0 || near.Cmp(exact.Int(4)) >= 0, "near_miss", "the near-miss line lies outside 3 to 4", "choose one between, such as 3.5")
	}
}

// namedPoint is a point with its field and its name for people.
type namedPoint struct {
	field, what string
	value       exact.Optional
}

func (p Points) named() []namedPoint {
	return []namedPoint{
		{"floor", "floor", p.Floor},
		{"red_flag", "red flag", p.RedFlag},
		{"near_miss", "near-miss line", p.NearMiss},
		{"target", "target", p.Target},
		{"stretch", "stretch", p.Stretch},
		{"upper_target", "upper end", p.UpperTarget},
		{"upper_near_miss", "upper near-miss line", p.UpperNearMiss},
		{"upper_red_flag", "upper red flag", p.UpperRedFlag},
		{"upper_floor", "upper floor", p.UpperFloor},
	}
}

// checkSide finds what is missing, equal or crossed on one side of good; rising is whether better is higher there.
func (m *Measure) checkSide(f *fault.Finder, prefix string, s oneSide, rising bool) {
	target := prefix + "target"
	switch {
	case s.target.Given():
		f.AddIf(!s.floor.Given() && !s.redFlag.Given() && !m.atTheEnd(s.target, rising), target,
			"nothing says how bad it is to miss the target", "give a red flag, or a floor, or both")
	case m.Direction == Within || !s.floor.Given() || !s.stretch.Given():
		f.Add(target, "it has no target", "say which value is as agreed")
	}
	f.AddIf(s.nearMiss.Given() && !s.floor.Given() && !s.redFlag.Given(), prefix+"near_miss",
		"there is a near-miss line, but neither red flag nor floor", "give one of the two")
	side := strings.Replace(prefix, "_", " ", 1)
	order := []namedPoint{
		{prefix + "floor", side + "floor", s.floor},
		{prefix + "red_flag", side + "red flag", s.redFlag},
		{prefix + "near_miss", side + "near-miss line", s.nearMiss},
		{prefix + "target", side + "target", s.target},
		{prefix + "stretch", side + "stretch", s.stretch},
	}
	var last namedPoint
	for _, point := range order {
		value, given := point.value.Get()
		if !given {
			continue
		}
		if before, some := last.value.Get(); some && (value.Cmp(before) <= 0) == rising && value != before || some && value == before {
			f.Add(point.field, fmt.Sprintf("the %s, %s, is not better than the %s, %s", point.what, m.ValueWords(value), last.what, m.ValueWords(before)),
				"the points go from the floor over the red flag to the target and the stretch, each better than the one before")
		}
		last = point
	}
	if near := s.nearMiss.Rat(); near != nil && !s.redFlag.Given() && s.at(AtRedFlag) != nil && near.Cmp(s.at(AtRedFlag)) != direction(rising) {
		f.Add(prefix+"near_miss", "the near-miss line is not better than "+m.shown(s.at(AtRedFlag))+", where the scale has its red flag", "give a red flag, or move the line")
	}
}

// direction is how a better value compares with a worse one.
func direction(rising bool) int {
	if rising {
		return 1
	}
	return -1
}

// shown is a value that nobody typed, for people.
func (m *Measure) shown(value *big.Rat) string {
	return m.words(exact.Short(value, shownPlaces), value.Sign(), m.isSigned())
}

// atTheEnd reports whether there is nothing worse than a target: 0 of what can't be below 0.
func (m *Measure) atTheEnd(target exact.Optional, rising bool) bool {
	end := m.Most
	if rising {
		end = m.Least
	}
	return end.Given() && end == target
}

// checkBand finds a band that has no inside, and a stretch that is not its middle.
func (m *Measure) checkBand(f *fault.Finder, p Points) {
	lower, upper, stretch := p.Target.Rat(), p.UpperTarget.Rat(), p.Stretch.Rat()
	if lower == nil || upper == nil {
		return
	}
	f.AddIf(lower.Cmp(upper) > 0, "upper_target", "the band ends below its beginning", "give the lower end first")
	middle := new(big.Rat).Add(lower, upper)
	middle.Quo(middle, big.NewRat(2, 1))
	f.AddIf(stretch != nil && lower.Cmp(upper) < 0 && stretch.Cmp(middle) != 0, "stretch", "the stretch of a band is its middle, "+
		m.shown(middle), "type the middle, or leave it empty")
}
