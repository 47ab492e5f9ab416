package scorecard

import (
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// Check finds everything that is wrong with the card by itself. Fields of its parts are named after their keys: P1.weight, O2.name, and
// of a measure O2.M12.weight with its id.
func (c *Card) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("scorecard", c.Reference, "reference")}
	f.AddIf(fault.IsBlank(c.Reference), "reference", "the reference is empty", "give it one of its own, such as S-014")
	f.AddIf(fault.IsBlank(c.Title), "title", "the title is empty", "say in a few words what is scored")
	f.AddIf(c.Subject.Kind == SubjectUnstated, "subject", "it does not say what it is about", "choose a contract, a supplier, a partnership or a team")
	f.AddIf(c.Every == civil.NoPeriod, "every", "it does not say how often it is scored", "choose month, quarter or financial year")
	f.AddIf(c.Term.From.IsZero(), "from", "it does not say when it begins", "type its first day")
	f.AddIf(!c.Term.Ordered(), "to", fmt.Sprintf("it ends on %s, before it begins on %s", c.Term.To.Words(), c.Term.From.Words()), "correct one of the two days")
	c.checkParts(&f)
	checkHistory(&f, "lines", c.Lines)
	for _, entry := range c.Lines {
		entry.Value.check(&f)
	}
	c.checkLinks(&f)
	return f.Faults
}

// check finds lines that are crossed or outside the scale.
func (l Lines) check(f *fault.Finder) {
	const order = "they go down from good over approaching target to requires improvement, between 0 and 100"
	f.AddIf(l.Good.Cmp(l.Approaching) <= 0 || l.Approaching.Cmp(l.Improving) <= 0 || l.Improving.Sign() < 0 || l.Good.Cmp(exact.Int(100)) > 0,
		"lines", fmt.Sprintf("ratings begin at %v, %v and %v", l.Good, l.Approaching, l.Improving), order)
	for _, percent := range []struct {
		field, what string
		value       exact.Decimal
	}{
		{"coverage", "the coverage", l.Coverage},
		{"opinion_gap", "the difference of opinions", l.OpinionGap},
		{"value_gap", "the difference of measured values", l.ValueGap},
	} {
		f.AddIf(percent.value.Sign() < 0 || percent.value.Cmp(exact.Int(100)) > 0, percent.field,
			fmt.Sprintf("%s is %v", percent.what, percent.value), "type a number from 0 to 100")
	}
}

// checkParts finds what is wrong with perspectives, objectives and what is placed on them.
func (c *Card) checkParts(f *fault.Finder) {
	keys, names, placed := map[string]bool{}, map[string]bool{}, map[MeasureID]bool{}
	if len(c.Perspectives) == 0 {
		f.AddUnfinished("perspectives", "it has no perspective", "add one, such as delivering outcomes")
	}
	for i := range c.Perspectives {
		p := &c.Perspectives[i]
		checkKey(f, keys, p.Key)
		f.AddIf(fault.IsBlank(p.Name), p.Key+".name", "a perspective has no name", "say which point of view it is")
		f.AddIf(names[columnName(p.Name)], p.Key+".name", "two perspectives are called "+fault.Abridged(p.Name), "give each its own name")
		names[columnName(p.Name)] = true
		checkWeights(f, p.Key+".weight", p.Weights)
		for j := range p.Objectives {
			o := &p.Objectives[j]
			checkKey(f, keys, o.Key)
			checkWeights(f, o.Key+".weight", o.Weights)
			f.AddIf(fault.IsBlank(o.Name) && len(p.Objectives) > 1, o.Key+".name", "an objective has no name", "say what is to be reached")
			for k := range o.Measures {
				c.checkPlaced(f, o, &o.Measures[k], placed)
			}
		}
	}
}

func checkKey(f *fault.Finder, keys map[string]bool, key string) {
	f.AddIf(fault.IsBlank(key), "key", "a part has no key", "give each part its own, such as P1")
	f.AddIf(keys[key], key, "two parts have the key "+fault.Abridged(key), "give each part its own")
	keys[key] = true
}

func checkWeights(f *fault.Finder, field string, weights History[exact.Decimal]) {
	checkHistory(f, field, weights)
	f.AddIf(len(weights) == 0, field, "it has no weight", "type how much it counts beside the others, 0 where it is only shown")
	for _, entry := range weights {
		f.AddIf(entry.Value.Sign() < 0, field, fmt.Sprintf("the weight is %v", entry.Value), "type 0 or more")
	}
}

func (c *Card) checkPlaced(f *fault.Finder, o *Objective, placed *Placed, seen map[MeasureID]bool) {
	field := fmt.Sprintf("%s.M%d", o.Key, placed.Measure)
	f.AddIf(seen[placed.Measure], field, "a measure stands on the card twice", "keep it in one place")
	seen[placed.Measure] = true
	checkWeights(f, field+".weight", placed.Weights)
	checkHistory(f, field+".target", placed.Points)
	if len(placed.Weights) > 0 && !placed.Retired.IsZero() {
		f.AddIf(placed.Retired.Before(placed.Weights[0].From), field+".retired", "it is taken off before it counts", "correct one of the two days")
	}
}

// Check finds everything that is wrong with the card, its measures and what was said about them.
func (b *Book) Check() fault.List {
	faults := b.Card.Check()
	f := fault.Finder{Thing: fault.Named("scorecard", b.Card.Reference, "reference")}
	b.Card.EachPlaced(func(_ *Perspective, o *Objective, placed *Placed) {
		field := fmt.Sprintf("%s.M%d", o.Key, placed.Measure)
		m := b.Measures[placed.Measure]
		if m == nil {
			f.Add(field, "its measure is not in the library", "add the measure, or take it off the card")
			return
		}
		f.AddIf(m.Every != civil.NoPeriod && m.Every < b.Card.Every, field+".every",
			fmt.Sprintf("%s is read every %v, and the card is scored every %v", m.Name, m.Every, b.Card.Every), "score the card as often, or read the measure less often")
		f.Faults = append(f.Faults, m.Check()...)
		for _, entry := range placed.Points {
			f.Faults = append(f.Faults, m.CheckPoints(entry.Value)...)
		}
	})
	faults = append(faults, f.Faults...)
	for i := range b.Readings {
		faults = append(faults, b.CheckReading(&b.Readings[i])...)
	}
	for i := range b.Overrides {
		o := &b.Overrides[i]
		g := fault.Finder{Thing: fmt.Sprintf("rating set for %s", o.Period.Words())}
		g.AddIf(fault.IsBlank(o.Reason), "reason", "a rating is set against the computed one without a reason", "say why")
		g.AddIf(o.Rating == NotYetRated, "rating", "no rating is set", "choose one, or take the setting back")
		faults = append(faults, g.Faults...)
	}
	return faults
}
