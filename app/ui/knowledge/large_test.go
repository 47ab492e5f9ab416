package knowledge

import (
	"fmt"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/knowledge"
)

// crowd is how much of everything a large office has.
type crowd struct{ contracts, people, capabilities, goals int }

// awkward are names that rows must stand.
var awkward = []string{
	"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ymgynghorwyr", "Rechtsschutzversicherungsgesellschaftendatenverarbeitung",
	"شركة النيل للخدمات الرقمية", "Σίγμα 東京ソフトウェア株式会社", "Rocket 🚀 Labs 👩‍💻", "X",
}

// office is a large office, the same each time: a third of its goals comes with its first contract.
func (n crowd) office() *desk.Sample {
	s := &desk.Sample{Name: "A large office", Suppliers: []procurement.Supplier{{Name: awkward[0]}}, Knowledge: &knowledge.Record{}}
	today := civil.MustDate("2026-11-21")
	for i := range n.people {
		p := procurement.Person{Name: fmt.Sprintf("%s %d", awkward[i%len(awkward)], i)}
		if i%2 == 1 {
			p.Supplier = 1
		}
		s.People = append(s.People, p)
	}
	for i := range n.contracts {
		c := procurement.Dossier{Contract: procurement.Contract{
			Reference: fmt.Sprintf("C-%03d", i+1), Title: fmt.Sprintf("%s %d", awkward[i%len(awkward)], i),
			Term: civil.Term{From: civil.MustDate("2025-01-01"), To: today.AddDays(30 + 7*i)},
		}}
		s.Contracts = append(s.Contracts, c)
	}
	r := s.Knowledge
	for i := range n.capabilities {
		r.Capabilities = append(r.Capabilities, knowledge.Capability{
			ID: knowledge.CapabilityID(i + 1), Code: fmt.Sprintf("K-%04d", i+1), Name: fmt.Sprintf("%s %d", awkward[i%len(awkward)], i), Criticality: knowledge.Critical,
			Weight: exact.Int(1), Contract: int64(i%n.contracts + 1), Team: awkward[i%2],
		})
		for k := range 3 {
			r.Evidence = append(r.Evidence, knowledge.Evidence{
				Person: knowledge.PersonID((i*7+k)%n.people + 1), Capability: knowledge.CapabilityID(i + 1), Level: knowledge.Level(k + 2), On: today.AddDays(-i%700 - 1),
				Witness: awkward[k],
			})
		}
	}
	for i := range n.goals {
		contract := 1
		if i%3 != 0 {
			contract = i%n.contracts + 1
		}
		r.Goals = append(r.Goals, knowledge.Goal{
			ID: knowledge.GoalID(i + 1), Code: fmt.Sprintf("G-%04d", i+1), Title: fmt.Sprintf("%s %d", awkward[i%len(awkward)], i), Contract: int64(contract),
			Capability: knowledge.CapabilityID(i%n.capabilities + 1), From: []knowledge.PersonID{knowledge.PersonID(i%n.people + 1)},
			To: []knowledge.PersonID{knowledge.PersonID((i+4)%n.people + 1)}, Start: today.AddDays(-i%400 - 1), Due: today.AddDays(i%200 + 1), GoalLevel: knowledge.Alone,
		})
		r.Sessions = append(r.Sessions, knowledge.Session{Goal: knowledge.GoalID(i + 1), On: today.AddDays(-i % 90), What: awkward[i%len(awkward)]})
	}
	return s
}

func TestALargeOfficeWithAwkwardNamesIsListedWhole(t *testing.T) {
	n := crowd{contracts: 40, people: 300, capabilities: 500, goals: 450}
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, false)
		if err := desk.LoadSample(t.Context(), d.Workspace, n.office()); err != nil {
			t.Fatal(err)
		}
		d.page.Load()
		d.Window().Resize(look.Size)
		for tab, list := range map[string]interface{ Count() (int, int) }{
			contractTab: d.page.contracts.list.Table, capabilityTab: d.page.capabilities.list.Table, personTab: d.page.persons.list.Table,
		} {
			want := map[string]int{contractTab: n.contracts, capabilityTab: n.capabilities, personTab: n.people}[tab]
			if _, all := list.Count(); all != want {
				t.Errorf("%s lists %d, want %d", tab, all, want)
			}
			d.page.tabs.Select(tab)
			d.fits("many "+tab, look)
		}
		c := d.openContractOf("G-0001")
		if _, all := c.goals.Count(); all < n.goals/3 {
			t.Errorf("the first contract has %d goals", all)
		}
		for _, tab := range []string{goalsTab, readinessTab, exitTab} {
			c.tabs.Select(tab)
			d.fits("many contract "+tab, look)
		}
		d.page.Show(kit.Thing{Kind: kit.GoalThing, ID: 1})
		d.fits("many goal", look)
		d.page.Show(kit.Thing{Kind: kit.CapabilityThing, ID: 1})
		d.fits("many capability", look)
		d.page.open(newPersonPage(d.page, 1))
		d.fits("many person", look)
	}
}
