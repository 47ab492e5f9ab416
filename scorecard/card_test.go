package scorecard_test

import (
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
	"counterweight/procurement/money"
	"counterweight/scorecard"
)

// right is a card with nothing wrong: one measure, October measured.
func right() *scorecard.Book {
	b := oneMeasure(scorecard.Points{Floor: exact.SomeOf("50"), RedFlag: exact.SomeOf("80"), Target: exact.SomeOf("90"), Stretch: exact.SomeOf("98")})
	b.Readings[0].Value = exact.SomeOf("88")
	b.Card.Perspectives[0].Objectives = append(b.Card.Perspectives[0].Objectives, scorecard.Objective{Key: "O2", Name: "Second", Weights: scorecard.Since(begun, exact.Int(1))})
	b.Card.Perspectives[0].Objectives[0].Name = "First"
	return b
}

func TestARightCardHasNoFaults(t *testing.T) {
	if faults := right().Check(); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestWhatIsWrongIsSaidUnderItsField(t *testing.T) {
	later := begun.AddDays(31)
	for _, c := range []struct {
		field, problem string
		spoil          func(*scorecard.Book, *scorecard.Measure)
	}{
		{"reference", "empty", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Reference = " " }},
		{"title", "empty", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Title = "" }},
		{"subject", "what it is about", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Subject.Kind = scorecard.SubjectUnstated }},
		{"every", "how often it is scored", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Every = civil.NoPeriod }},
		{"from", "when it begins", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Term.From = civil.Date{} }},
		{"to", "before it begins", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Term.To = begun.AddDays(-1) }},
		{"perspectives", "no perspective", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives = nil }},
		{"P1.name", "no name", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Name = "" }},
		{"P2.name", "two perspectives are called", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Card.Perspectives[addPerspective(b, "1")].Name = "PERSPECTIVE 1"
		}},
		{"P1", "two parts have the key", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Objectives[1].Key = "P1" }},
		{"key", "no key", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Objectives[1].Key = "" }},
		{"P1.weight", "no weight", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Weights = nil }},
		{"P1.weight", "the weight is -1", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Card.Perspectives[0].Weights[0].Value = exact.Int(-1)
		}},
		{"P1.weight", "no reason", func(b *scorecard.Book, _ *scorecard.Measure) {
			p := &b.Card.Perspectives[0]
			p.Weights = append(p.Weights, scorecard.Dated[exact.Decimal]{From: later, Value: exact.Int(2)})
		}},
		{"P1.weight", "not in order", func(b *scorecard.Book, _ *scorecard.Measure) {
			p := &b.Card.Perspectives[0]
			p.Weights = append(p.Weights, scorecard.Dated[exact.Decimal]{From: begun, Reason: "why not", Value: exact.Int(2)})
		}},
		{"P1.weight", "from when on", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Weights[0].From = civil.Date{} }},
		{"O2.name", "no name", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Perspectives[0].Objectives[1].Name = "" }},
		{"O1.M1", "twice", func(b *scorecard.Book, _ *scorecard.Measure) {
			o := &b.Card.Perspectives[0].Objectives[0]
			o.Measures = append(o.Measures, o.Measures[0])
		}},
		{"O1.M1", "not in the library", func(b *scorecard.Book, _ *scorecard.Measure) { delete(b.Measures, 1) }},
		{"O1.M1.retired", "before it counts", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Card.Perspectives[0].Objectives[0].Measures[0].Retired = begun.AddDays(-1)
		}},
		{"O1.M1.every", "read every month, and the card is scored every quarter", func(b *scorecard.Book, _ *scorecard.Measure) { b.Card.Every = civil.Quarter }},
		{"links", "not on the card", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Card.Links = []scorecard.Link{{Cause: "O1", Effect: "O9"}}
		}},
		{"links", "its own cause: First → Second → First", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Card.Links = []scorecard.Link{{Cause: "O1", Effect: "O2"}, {Cause: "O2", Effect: "O1"}}
		}},
		{"lines", "ratings begin at", func(b *scorecard.Book, _ *scorecard.Measure) {
			setLines(b, func(l *scorecard.Lines) { l.Good = exact.Int(60) })
		}},
		{"coverage", "the coverage is 170", func(b *scorecard.Book, _ *scorecard.Measure) {
			setLines(b, func(l *scorecard.Lines) { l.Coverage = exact.Int(170) })
		}},
		{"reason", "without a reason", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Overrides = []scorecard.Override{{Card: 1, Period: october, Rating: scorecard.Good}}
		}},
		{"rating", "no rating", func(b *scorecard.Book, _ *scorecard.Measure) {
			b.Overrides = []scorecard.Override{{Card: 1, Period: october, Reason: "because"}}
		}},

		{"code", "empty", func(_ *scorecard.Book, m *scorecard.Measure) { m.Code = "" }},
		{"name", "empty", func(_ *scorecard.Book, m *scorecard.Measure) { m.Name = "" }},
		{"kind", "no kind", func(_ *scorecard.Book, m *scorecard.Measure) { m.Kind = scorecard.KindUnstated }},
		{"direction", "which values are good", func(_ *scorecard.Book, m *scorecard.Measure) { m.Direction = scorecard.DirectionUnstated }},
		{"direction", "of opinions the higher", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Kind, m.Direction, m.Points = scorecard.Opinion, scorecard.Lower, nil
		}},
		{"direction", "no band", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Kind, m.Direction, m.Points = scorecard.YesNo, scorecard.Within, nil
		}},
		{"direction", "the fewer", func(_ *scorecard.Book, m *scorecard.Measure) { m.Kind = scorecard.Milestone }},
		{"every", "how often it is read", func(_ *scorecard.Book, m *scorecard.Measure) { m.Every = civil.NoPeriod }},
		{"currency", "no currency", func(_ *scorecard.Book, m *scorecard.Measure) { m.Kind = scorecard.Money }},
		{"unit", "what time is counted in", func(_ *scorecard.Book, m *scorecard.Measure) { m.Kind = scorecard.Duration }},
		{"ratio", "can't be read as a numerator", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Kind, m.Ratio, m.Points = scorecard.YesNo, true, nil
		}},
		{"most", "nothing from 5 to 1", func(_ *scorecard.Book, m *scorecard.Measure) { m.Least, m.Most = exact.SomeOf("5"), exact.SomeOf("1") }},
		{"target", "no target", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points = nil }},
		{"target", "no target", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Points[0].Value.Target = exact.Optional{}
			m.Points[0].Value.Floor = exact.Optional{}
		}},
		{"target", "how bad it is to miss", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Points[0].Value = scorecard.Points{Target: exact.SomeOf("90")}
		}},
		{"red_flag", "is not better than the floor", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points[0].Value.RedFlag = exact.SomeOf("50") }},
		{"target", "the target, 70 %, is not better than the red flag, 80 %", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points[0].Value.Target = exact.SomeOf("70") }},
		{"stretch", "is not better than the target", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points[0].Value.Stretch = exact.SomeOf("90") }},
		{"near_miss", "is not better than the red flag", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points[0].Value.NearMiss = exact.SomeOf("79") }},
		{"near_miss", "where the scale has its red flag", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Points[0].Value = scorecard.Points{Floor: exact.SomeOf("0"), NearMiss: exact.SomeOf("50"), Target: exact.SomeOf("90")}
		}},
		{"near_miss", "neither red flag nor floor", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Points[0].Value = scorecard.Points{NearMiss: exact.SomeOf("50"), Target: exact.SomeOf("90")}
		}},
		{"upper_target", "not good within one", func(_ *scorecard.Book, m *scorecard.Measure) { m.Points[0].Value.UpperTarget = exact.SomeOf("95") }},
		{"target", "it can't be more than 80 %", func(_ *scorecard.Book, m *scorecard.Measure) { m.Most = exact.SomeOf("80") }},
		{"target", "no reason", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Points = append(m.Points, scorecard.Dated[scorecard.Points]{From: later, Value: m.Points[0].Value})
		}},
		{"target", "its own scale", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Kind, m.Points = scorecard.Opinion, scorecard.Since(begun, scorecard.Points{Target: exact.SomeOf("3")})
		}},
		{"near_miss", "outside 3 to 4", func(_ *scorecard.Book, m *scorecard.Measure) {
			m.Kind, m.Points = scorecard.Opinion, scorecard.Since(begun, scorecard.Points{NearMiss: exact.SomeOf("4.5")})
		}},
		{"upper_target", "ends below its beginning", func(_ *scorecard.Book, m *scorecard.Measure) {
			band(m, scorecard.Points{Floor: exact.SomeOf("0"), Target: exact.SomeOf("60"), UpperTarget: exact.SomeOf("50"), UpperFloor: exact.SomeOf("100")})
		}},
		{"stretch", "is its middle, 55 %", func(_ *scorecard.Book, m *scorecard.Measure) {
			band(m, scorecard.Points{Floor: exact.SomeOf("0"), Target: exact.SomeOf("50"), Stretch: exact.SomeOf("56"), UpperTarget: exact.SomeOf("60"), UpperFloor: exact.SomeOf("100")})
		}},
		{"upper_target", "is not better than the upper floor, 55 %", func(_ *scorecard.Book, m *scorecard.Measure) {
			band(m, scorecard.Points{Floor: exact.SomeOf("0"), Target: exact.SomeOf("50"), UpperTarget: exact.SomeOf("60"), UpperFloor: exact.SomeOf("55")})
		}},
	} {
		b := right()
		m := *b.Measures[1]
		m.Points = append(scorecard.History[scorecard.Points](nil), m.Points...)
		b.Measures[1] = &m
		c.spoil(b, &m)
		if !says(b.Check(), c.field, c.problem) {
			t.Errorf("%s, %s is not said: %v", c.field, c.problem, b.Check())
		}
	}
}

func setLines(b *scorecard.Book, change func(*scorecard.Lines)) {
	lines := scorecard.DefaultLines()
	change(&lines)
	b.Card.Lines = scorecard.Since(begun, lines)
}

func band(m *scorecard.Measure, p scorecard.Points) {
	m.Direction, m.Points = scorecard.Within, scorecard.Since(begun, p)
}

func says(faults fault.List, field, problem string) bool {
	for _, f := range faults {
		if f.Field == field && strings.Contains(f.Problem, problem) {
			return true
		}
	}
	return false
}

// Where nothing can be worse than the target there is no need to say how bad it is to miss it on that side.
func TestABandMayEndWhereValuesEnd(t *testing.T) {
	m := &scorecard.Measure{
		Code: "M-1", Name: "m", Kind: scorecard.PerCent, Direction: scorecard.Within, Every: civil.Month, Least: exact.SomeOf("0"), Most: exact.SomeOf("100"),
		Points: scorecard.Since(begun, scorecard.Points{Floor: exact.SomeOf("50"), Target: exact.SomeOf("90"), UpperTarget: exact.SomeOf("100")}),
	}
	if faults := m.Check(); len(faults) > 0 {
		t.Error(faults)
	}
	if score, _ := m.Points[0].Value.Score(m.Kind, m.Direction, exact.Int(100)); score != scorecard.AtTarget {
		t.Errorf("100 %% scores %v", score)
	}
}

func TestReadingsThatCannotBeAreRefused(t *testing.T) {
	ratio := func(r *scorecard.Reading, above, below string) {
		r.Numerator, r.Denominator = exact.SomeOf(above), exact.SomeOf(below)
	}
	for _, c := range []struct {
		field, problem string
		spoil          func(*scorecard.Book, *scorecard.Measure, *scorecard.Reading)
	}{
		{"measure", "not on the card", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) { r.Measure = 7 }},
		{"period", "lies outside the card's term", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) {
			r.Period = civil.PeriodOf(civil.Month, begun.AddDays(-1))
		}},
		{"period", "lies outside the card's term", func(b *scorecard.Book, _ *scorecard.Measure, _ *scorecard.Reading) {
			b.Card.Term.To = october.From().AddDays(-1)
		}},
		{"period", "not about a month", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) {
			r.Period = civil.PeriodOf(civil.Quarter, begun)
		}},
		{"side", "whose reading", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) { r.Side = scorecard.SideUnstated }},
		{"why", "why it is not measurable", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) {
			r.State, r.Value = scorecard.NotMeasurable, exact.Optional{}
		}},
		{"value", "has no value", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) { r.Value = exact.Optional{} }},
		{"value", `is "Not due"`, func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) { r.State = scorecard.NotDue }},
		{"value", "can't be more than 100 %", func(_ *scorecard.Book, m *scorecard.Measure, r *scorecard.Reading) {
			m.Most, r.Value = exact.SomeOf("100"), exact.SomeOf("101")
		}},
		{"numerator", "its measure is not a ratio", func(_ *scorecard.Book, _ *scorecard.Measure, r *scorecard.Reading) { ratio(r, "44", "50") }},
		{"denominator", "divided by 0", func(_ *scorecard.Book, m *scorecard.Measure, r *scorecard.Reading) {
			m.Ratio = true
			ratio(r, "44", "0")
		}},
		{"denominator", "no denominator", func(_ *scorecard.Book, m *scorecard.Measure, r *scorecard.Reading) {
			m.Ratio, r.Numerator = true, exact.SomeOf("44")
		}},
		{"numerator", "no numerator", func(_ *scorecard.Book, m *scorecard.Measure, r *scorecard.Reading) {
			m.Ratio, r.Denominator = true, exact.SomeOf("50")
		}},
		{"value", "44 ÷ 49 makes another number", func(_ *scorecard.Book, m *scorecard.Measure, r *scorecard.Reading) {
			m.Ratio = true
			ratio(r, "44", "49")
		}},
	} {
		b := right()
		c.spoil(b, b.Measures[1], &b.Readings[0])
		if faults := b.CheckReading(&b.Readings[0]); !says(faults, c.field, c.problem) {
			t.Errorf("%s, %s is not said: %v", c.field, c.problem, faults)
		}
	}
	b := right()
	b.Measures[1].Ratio = true
	ratio(&b.Readings[0], "44", "50")
	if faults := b.CheckReading(&b.Readings[0]); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestALinkThatWouldCloseACircleIsToldBefore(t *testing.T) {
	b := right()
	b.Card.Perspectives[0].Objectives = append(b.Card.Perspectives[0].Objectives, scorecard.Objective{Key: "O3", Name: "Third", Weights: scorecard.Since(begun, exact.Int(1))})
	b.Card.Links = []scorecard.Link{{Cause: "O1", Effect: "O2"}, {Cause: "O2", Effect: "O3"}, {Cause: "O1", Effect: "O3"}}
	if faults := b.Card.Check(); len(faults) > 0 {
		t.Error(faults)
	}
	for _, c := range []struct {
		cause, effect string
		want          bool
	}{{"O3", "O1", true}, {"O2", "O1", true}, {"O2", "O2", true}, {"O1", "O3", false}, {"O2", "O3", false}} {
		if got := b.Card.WouldCircle(c.cause, c.effect); got != c.want {
			t.Errorf("%s → %s closes a circle: %v, want %v", c.cause, c.effect, got, c.want)
		}
	}
	if len(b.Card.Links) != 3 {
		t.Error("asking changed the card")
	}
}

func TestMoneyNeedsItsCurrencyOnly(t *testing.T) {
	m := &scorecard.Measure{
		Code: "M-1", Name: "Savings", Kind: scorecard.Money, Direction: scorecard.Higher, Every: civil.Month, Currency: money.GBP,
		Points: scorecard.Since(begun, scorecard.Points{RedFlag: exact.SomeOf("0"), Target: exact.SomeOf("60000")}),
	}
	if faults := m.Check(); len(faults) > 0 {
		t.Error(faults)
	}
}
