package knowledge_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

func day(text string) civil.Date { return civil.MustDate(text) }

// since is somebody who works for us, or for a supplier, from a day on.
func since(id knowledge.PersonID, name, from string, ours bool) knowledge.Person {
	return knowledge.Person{ID: id, Name: name, Stays: []knowledge.Stay{{Term: civil.Term{From: day(from)}, Ours: ours, Employer: "somewhere"}}}
}

// critical are critical capabilities that count alike, with ids from 1 up.
func critical(n int) (all []knowledge.Capability) {
	for i := range n {
		all = append(all, knowledge.Capability{ID: knowledge.CapabilityID(i + 1), Name: "release", Criticality: knowledge.Critical, Weight: exact.Int(1)})
	}
	return all
}

func TestHowSafeACapabilityIs(t *testing.T) {
	const fresh, old = "2026-06-01", "2025-06-01"
	for name, c := range map[string]struct {
		evidence []knowledge.Evidence
		share    *big.Rat
		safety   knowledge.Safety
	}{
		"nobody":                                {nil, big.NewRat(0, 1), knowledge.Gone},
		"one of ours":                           {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day(fresh))}, big.NewRat(1, 2), knowledge.Thin},
		"one of ours, shown long ago":           {[]knowledge.Evidence{shown(1, 1, knowledge.CanTeach, day(old))}, big.NewRat(1, 4), knowledge.Thin},
		"two of ours":                           {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day(fresh)), shown(2, 1, knowledge.Alone, day(fresh))}, big.NewRat(1, 1), knowledge.Safe},
		"one of ours and one of theirs":         {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day(fresh)), shown(3, 1, knowledge.CanTeach, day(fresh))}, big.NewRat(1, 2), knowledge.Thin},
		"one who still needs help":              {[]knowledge.Evidence{shown(1, 1, knowledge.WithHelp, day(fresh))}, big.NewRat(0, 1), knowledge.Gone},
		"evidence of twelve months to the day":  {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2025-11-22"))}, big.NewRat(1, 2), knowledge.Thin},
		"evidence a day older":                  {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2025-11-21"))}, big.NewRat(1, 4), knowledge.Thin},
		"shown tomorrow":                        {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2026-11-23"))}, big.NewRat(0, 1), knowledge.Gone},
		"fell back":                             {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day(old)), shown(1, 1, knowledge.WithHelp, day(fresh))}, big.NewRat(0, 1), knowledge.Gone},
		"shown again":                           {[]knowledge.Evidence{shown(1, 1, knowledge.Alone, day(old)), shown(1, 1, knowledge.Alone, day(fresh))}, big.NewRat(1, 2), knowledge.Thin},
		"claimed, but nobody saw it":            {[]knowledge.Evidence{{Person: 1, Capability: 1, Level: knowledge.CanTeach, On: day(fresh)}}, big.NewRat(0, 1), knowledge.Gone},
		"held by somebody who is not in record": {[]knowledge.Evidence{shown(9, 1, knowledge.Alone, day(fresh))}, big.NewRat(0, 1), knowledge.Gone},
	} {
		t.Run(name, func(t *testing.T) {
			r := &knowledge.Record{Capabilities: critical(1), Evidence: c.evidence, People: []knowledge.Person{
				since(1, "Ann", "2020-01-01", true), since(2, "Raj", "2020-01-01", true), since(3, "Siôn", "2020-01-01", false),
			}}
			cover := r.Covers(nil, today)[0]
			if cover.Share().Cmp(c.share) != 0 || cover.Safety() != c.safety {
				t.Errorf("cover %s, %s; want %s, %s", cover.Share(), cover.Safety().Words(), c.share, c.safety.Words())
			}
		})
	}
}

func TestKnowledgeGoesWithThePersonAndTheEmployer(t *testing.T) {
	stay := func(from, to string, ours bool, employer string) knowledge.Stay {
		term := civil.Term{From: day(from)}
		if to != "" {
			term.To = day(to)
		}
		return knowledge.Stay{Term: term, Ours: ours, Employer: employer}
	}
	r := &knowledge.Record{
		Capabilities: critical(1),
		People: []knowledge.Person{{ID: 1, Name: "Ann", Stays: []knowledge.Stay{
			stay("2024-01-01", "2026-03-15", false, "Fernhill"), // leaves the supplier in the middle of a month,
			stay("2026-03-16", "2026-09-30", true, "us"),        // works for us, and leaves
		}}},
		Evidence: []knowledge.Evidence{shown(1, 1, knowledge.Alone, day("2025-12-01"))},
	}
	for on, want := range map[string]*big.Rat{
		"2025-11-30": big.NewRat(0, 1), // nothing was shown yet
		"2026-03-15": big.NewRat(0, 1), // the last day with the supplier
		"2026-03-16": big.NewRat(1, 2), // the first day with us
		"2026-09-30": big.NewRat(1, 2), // the last one
		"2026-10-01": big.NewRat(0, 1), // gone
	} {
		if got := r.Readiness(nil, day(on)); got.Cmp(want) != 0 {
			t.Errorf("on %s readiness is %s, want %s", on, got, want)
		}
	}
}

func TestReadinessIsOfWhatIsCriticalByWeight(t *testing.T) {
	capabilities := critical(3)
	capabilities[0].Weight = exact.Int(3)
	capabilities[2].Criticality = knowledge.Useful
	r := &knowledge.Record{
		Capabilities: capabilities,
		People:       []knowledge.Person{since(1, "Ann", "2020-01-01", true)},
		Evidence:     []knowledge.Evidence{shown(1, 1, knowledge.Alone, today), shown(1, 3, knowledge.Alone, today)},
	}
	if got, want := r.Readiness(nil, today), big.NewRat(3, 8); got.Cmp(want) != 0 { // (3 × ½ + 1 × 0) ÷ 4
		t.Errorf("readiness is %s, want %s", got, want)
	}
	r.Capabilities[1].Left, r.Capabilities[1].LeftOn = "the service closes", today
	if got, want := r.Readiness(nil, today), big.NewRat(1, 2); got.Cmp(want) != 0 {
		t.Errorf("without what is left on purpose readiness is %s, want %s", got, want)
	}
	if got := r.Readiness(nil, today.AddDays(-1)); got.Cmp(big.NewRat(0, 1)) != 0 {
		t.Errorf("the day before, nothing was shown and nothing left: readiness is %s", got)
	}
	if got := (&knowledge.Record{}).Readiness(nil, today); got != nil {
		t.Errorf("nothing critical has the readiness %s", got)
	}
}

func TestReadinessGoesOnAtThePaceOfNinetyDays(t *testing.T) {
	r := &knowledge.Record{
		Capabilities: critical(2),
		People:       []knowledge.Person{since(1, "Ann", "2020-01-01", true), since(2, "Raj", "2020-01-01", true)},
		Evidence: []knowledge.Evidence{
			shown(1, 1, knowledge.Alone, today.AddDays(-90)), // ¼ ninety days ago
			shown(2, 1, knowledge.Alone, today.AddDays(-1)),  // ½ now
		},
	}
	for ahead, want := range map[int]*big.Rat{
		0: big.NewRat(1, 2), 45: big.NewRat(5, 8), 90: big.NewRat(3, 4), 180: big.NewRat(1, 1), 1000: big.NewRat(1, 1),
	} {
		if p := r.Projected(nil, today, today.AddDays(ahead)); p.Then == nil || p.Then.Cmp(want) != 0 {
			t.Errorf("%d days ahead readiness is %v, want %s", ahead, p.Then, want)
		}
	}
	if p := r.Projected(nil, today, today.AddDays(-1)); p.Then != nil {
		t.Errorf("yesterday is projected as %s", p.Then)
	}
	r.Evidence[0].On = today.AddDays(-89)
	if p := r.Projected(nil, today, today.AddDays(90)); p.Then != nil {
		t.Errorf("with 89 days of history readiness is projected as %s", p.Then)
	}
}

// randomRecord is a history that somebody might have kept: people come, change sides and go, levels rise and fall.
func randomRecord(seed uint64) *knowledge.Record {
	rng := rand.New(rand.NewPCG(seed, 1))
	r := &knowledge.Record{Capabilities: critical(1 + rng.IntN(4))}
	for i := range r.Capabilities {
		r.Capabilities[i].Weight = exact.Int(int64(rng.IntN(4)))
	}
	for i := range 1 + rng.IntN(5) {
		from := today.AddDays(-rng.IntN(900))
		change := from.AddDays(rng.IntN(500))
		p := knowledge.Person{ID: knowledge.PersonID(i + 1), Name: "Ann", Stays: []knowledge.Stay{
			{Term: civil.Term{From: from, To: change}, Ours: rng.IntN(2) == 0},
			{Term: civil.Term{From: change}, Ours: rng.IntN(2) == 0},
		}}
		r.People = append(r.People, p)
	}
	for range rng.IntN(30) {
		r.Evidence = append(r.Evidence, shown(knowledge.PersonID(1+rng.IntN(6)), knowledge.CapabilityID(1+rng.IntN(4)), knowledge.Level(rng.IntN(5)), today.AddDays(-rng.IntN(900))))
	}
	return r
}

// bruteReadiness goes through everything for each capability and person, in floats.
func bruteReadiness(r *knowledge.Record, on civil.Date) (readiness float64, some bool) {
	var held, all float64
	for _, c := range r.Capabilities {
		var sum float64
		for _, p := range r.People {
			ours := false
			for _, s := range p.Stays {
				if !on.Before(s.Term.From) && (s.Term.To.IsZero() || !on.After(s.Term.To)) {
					ours = s.Ours
				}
			}
			var level knowledge.Level
			var seen civil.Date
			for _, e := range r.Evidence {
				if e.Person == p.ID && e.Capability == c.ID && !e.On.After(on) && !e.On.Before(seen) {
					level, seen = e.Level, e.On
				}
			}
			switch {
			case !ours || level < knowledge.Alone:
			case seen.AddMonths(12).Before(on):
				sum += 0.5
			default:
				sum++
			}
		}
		weight, _ := c.Weight.Rat().Float64()
		all += weight
		held += weight * min(1, sum/2)
	}
	return held / all, all > 0
}

func TestReadinessOfRandomHistoriesDayByDay(t *testing.T) {
	for seed := range uint64(200) {
		r := randomRecord(seed)
		for back := 0; back < 900; back += 37 {
			on := today.AddDays(-back)
			want, some := bruteReadiness(r, on)
			got := r.Readiness(nil, on)
			if (got != nil) != some {
				t.Fatalf("history %d on %s: readiness %v, want one: %v", seed, on, got, some)
			}
			if !some {
				continue
			}
			if f, _ := got.Float64(); f < want-1e-12 || f > want+1e-12 {
				t.Fatalf("history %d on %s: readiness %v, want %v", seed, on, f, want)
			}
		}
	}
}

func TestWhatIsMissingMakesUsReadyOnceItIsDone(t *testing.T) {
	for seed := range uint64(200) {
		r := randomRecord(seed)
		next := knowledge.PersonID(100)
		for _, step := range r.Missing(nil, today) {
			who := next
			if step.Person != nil {
				who = step.Person.ID
			} else {
				r.People = append(r.People, since(who, "somebody new", "2026-01-01", true))
				next++
			}
			r.Evidence = append(r.Evidence, shown(who, step.Capability.ID, max(knowledge.Alone, step.From), today))
		}
		if got := r.Readiness(nil, today); got != nil && got.Cmp(big.NewRat(1, 1)) != 0 {
			t.Fatalf("history %d: after all that was missing readiness is %s", seed, got)
		}
		if still := r.Missing(nil, today); len(still) > 0 {
			t.Fatalf("history %d: still missing: %s", seed, still[0].Words())
		}
	}
}
