package knowledge

import (
	"testing"

	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/scorecard/knowledge"
)

// window is the window around the page, for a test.
type window struct {
	*uitest.Host
	page *Page
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *window {
	t.Helper()
	host, page := uitest.Front(t, look, sample, New)
	return &window{host, page}
}

var plain = uitest.Plain

// record is everything that is followed, as it is stored now.
func (d *window) record() *knowledge.Record {
	d.T.Helper()
	r, err := d.Workspace.Knowledge(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return r
}

// goal is the goal with a code.
func (d *window) goal(code string) *knowledge.Goal {
	d.T.Helper()
	return one(d, d.record().Goals, "goal "+code, func(g *knowledge.Goal) bool { return g.Code == code })
}

// capability is the capability with a code.
func (d *window) capability(code string) *knowledge.Capability {
	d.T.Helper()
	return one(d, d.record().Capabilities, "capability "+code, func(c *knowledge.Capability) bool { return c.Code == code })
}

// person is the person with a name.
func (d *window) person(name string) *knowledge.Person {
	d.T.Helper()
	return one(d, d.record().People, "person "+name, func(p *knowledge.Person) bool { return p.Name == name })
}

// one is the first of what is looked for.
func one[T any](d *window, all []T, what string, is func(*T) bool) *T {
	d.T.Helper()
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	d.T.Fatalf("there is no %s", what)
	return nil
}

// openContract opens the contract of the mock-up.
func (d *window) openContract() *contractPage {
	d.T.Helper()
	return d.openContractOf("G-01")
}

// openContractOf opens the contract that a goal comes with.
func (d *window) openContractOf(goal string) *contractPage {
	d.T.Helper()
	d.page.open(newContractPage(d.page, d.goal(goal).Contract))
	d.Settle()
	c, ok := d.page.now().(*contractPage)
	if !ok {
		d.T.Fatalf("no contract is open; toasts %v", d.Toasts)
	}
	return c
}

func (d *window) openGoal(code string) *goalPage {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.GoalThing, ID: int64(d.goal(code).ID)})
	d.Settle()
	g, ok := d.page.now().(*goalPage)
	if !ok {
		d.T.Fatalf("no goal is open; toasts %v", d.Toasts)
	}
	return g
}

func (d *window) openCapability(code string) *capabilityPage {
	d.T.Helper()
	d.page.Show(kit.Thing{Kind: kit.CapabilityThing, ID: int64(d.capability(code).ID)})
	d.Settle()
	c, ok := d.page.now().(*capabilityPage)
	if !ok {
		d.T.Fatalf("no capability is open; toasts %v", d.Toasts)
	}
	return c
}

func (d *window) openPerson(name string) *personPage {
	d.T.Helper()
	d.page.open(newPersonPage(d.page, d.person(name).ID))
	d.Settle()
	p, ok := d.page.now().(*personPage)
	if !ok {
		d.T.Fatalf("no person is open; toasts %v", d.Toasts)
	}
	return p
}
