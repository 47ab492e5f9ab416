package register

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement"
)

// running are the references of running contracts for which is holds, straight from the workspace.
func (d *desktop) running(is func(procurement.Contract) bool) (references []string) {
	d.T.Helper()
	all, err := d.Workspace.Contracts(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	for _, c := range all {
		if c.Status.IsRunning() && is(c) {
			references = append(references, c.Reference)
		}
	}
	slices.Sort(references)
	return references
}

// leadsTo makes sure that what was opened last is these contracts.
func (d *desktop) leadsTo(references []string) {
	d.T.Helper()
	if _, opened := d.lastOpened(); !slices.Equal(opened, references) || len(references) == 0 {
		d.T.Errorf("it leads to %v, not to %v", opened, references)
	}
}

// item opens the line of a list that begins with these words, by keyboard.
func (d *desktop) item(begins string) {
	d.T.Helper()
	var found fyne.Focusable
	for _, o := range uitest.InSight(d.Sight()) {
		if f, ok := o.(fyne.Focusable); ok && strings.HasPrefix(uitest.Words(o), begins) {
			found = f
		}
	}
	if found == nil {
		d.T.Fatalf("no line begins with %q; the window says %s", begins, d.Words())
	}
	found.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestWhatMustBeDecidedInNinetyDays(t *testing.T) {
	d := onDesktop(t, plain, true)
	dues, err := desk.DueList(t.Context(), d.Workspace, d.Today(), d.Today().AddDays(90))
	if err != nil {
		t.Fatal(err)
	}
	late := 0
	for _, due := range dues {
		if due.IsLate(d.Today()) {
			late++
		}
	}
	facts := d.page.Facts()
	if begins, ends := fmt.Sprintf("%d due in 90 days on ", len(dues)-late), fmt.Sprintf(" · %d late · 24 running, £48.2m", late); !strings.HasPrefix(facts, begins) || !strings.HasSuffix(facts, ends) {
		t.Errorf("the facts are %q", facts)
	}
	table := d.page.sides[decideTab].(*decisionsSide).table
	i := slices.IndexFunc(table.Rows(), func(r decision) bool { return r.due.Kind == procurement.DueEndNotice })
	table.Select(i)
	d.Says("Last day of notice to the end on 12 Mar 2027", "C-014 Appeals delivery partner", "11 Dec 2026", "in 20 days", "90 days of notice")
	d.Press(fyne.KeyDown)
	d.Says("Decide on the option of 12 months for £1,900,000", "Worth", "£1,900,000")
	d.Press(fyne.KeyReturn)
	d.leadsTo([]string{"C-014"})
	days := table.Rows()
	if !slices.IsSortedFunc(days, func(a, b decision) int { return a.due.On.Compare(b.due.On) }) {
		t.Error("what is due is not in the order of its days")
	}
	d.Tap(fmt.Sprintf("Late %d", late))
	if shown, _ := table.Count(); shown != late || late == 0 {
		t.Errorf("%d of %d are late", shown, late)
	}
	for _, late := range table.Rows() {
		if !late.due.IsLate(d.Host.Today()) {
			t.Errorf("%s is not late", late.what)
		}
	}
}

func TestTheTimelineLooksAsFarAsIsAsked(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.side(timelineTab)
	d.Says("13 contracts end in the next 12 months, worth £17.9m; 7 can still be extended", "notice by 11 Dec 2026", "+ 12 months", "today")
	d.Tap("6 months")
	soon := d.running(func(c procurement.Contract) bool { return c.EndsWithin(6, d.Today()) })
	d.Says(kit.Counted(len(soon), "contract") + " end in the next 6 months")
	d.item("Ending in 6 months")
	d.leadsTo(soon)
	if d.Recall(timelineMemory) != "6" {
		t.Error("how far it looks is forgotten")
	}
}

func TestABreakdownLeadsToTheContractsBehindIt(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.side(breakdownTab)
	d.Says("Halden Services: 26 % of value, in 2 contracts")
	d.Fill("Counted by", "Pricing")
	b := d.page.sides[breakdownTab].(*breakdown)
	b.table.SelectKey(procurement.DayRates.String())
	b.table.Focus()
	d.Press(fyne.KeyReturn)
	d.leadsTo(d.running(func(c procurement.Contract) bool { return c.Pricing == procurement.DayRates }))
	if name, _ := d.lastOpened(); name != "6 contracts: Day rates" {
		t.Errorf("they are called %q", name)
	}
	if again := New(d.Workspace, d.Host); again.lens.dimension() != procurement.ByPricing {
		t.Error("the dimension is forgotten")
	}
}

// TestGroupsAddUp looks at every dimension: the money of its groups is that of the register, and every running contract is in one.
func TestGroupsAddUp(t *testing.T) {
	d := onDesktop(t, plain, true)
	w := d.page.whole
	for _, by := range procurement.AllDimensions() {
		groups, err := w.groupsOf(by, lens{})
		if err != nil {
			t.Fatal(err)
		}
		seen, sum := map[procurement.ContractID]bool{}, int64(0)
		for _, g := range groups {
			sum += g.main.Minor()
			for _, id := range g.ids {
				seen[id] = true
			}
		}
		if all := w.register.Value.In(w.main).Minor(); sum != all || len(seen) != w.register.Running {
			t.Errorf("by %s: %d of %d, %d contracts of %d", by, sum, all, len(seen), w.register.Running)
		}
	}
}

func TestWhoHoldsTheMoney(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.side(holdersTab)
	d.Says("The three largest suppliers hold 54 % of value", "SMEs, directly, 13 contracts", "28.9 %", "The Herfindahl–Hirschman index is 1,347: moderate")
	d.item("Bought by day rates")
	d.leadsTo(d.running(func(c procurement.Contract) bool { return c.Pricing == procurement.DayRates }))
	d.Fill("One supplier", "Halden Services")
	d.Fill("Another supplier", "Merrow Systems")
	// 2 × 26.245 × 18.776: twice the product of their shares in per cent
	d.Says("The index would rise by 986 to 2,333: high (over 1,800), from moderate", "Together they would hold 45.0 %")
	d.Fill("Another supplier", "Halden Services")
	d.Says("These are one supplier already")
	d.Tap("Spend so far")
	d.Says("of spend", "Shares of spend")
	if d.page.lens != (lens{spend: true}) {
		t.Errorf("the lens is %v", d.page.lens)
	}
}

func TestSizeAndEffortSideBySide(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.side(sizesTab)
	d.Says("The three largest contracts hold 40 % of the value", "see whether parts could be bought by themselves", "50 working days a year")
	d.item("2 contracts under £100k")
	d.leadsTo(d.running(func(c procurement.Contract) bool {
		value, _ := c.CurrentValue()
		return value.IsSet() && value.Minor() < 100_000_00
	}))
}

// add puts a supplier into the workspace.
func (d *desktop) add(name string) procurement.SupplierID {
	d.T.Helper()
	s := procurement.Supplier{Name: name, Status: procurement.SupplierActive}
	err := d.Workspace.Do(d.T.Context(), "Add "+name, func(tx *store.Tx) error { return tx.SaveSupplier(&s) })
	if err != nil {
		d.T.Fatal(err)
	}
	d.page.Load()
	return s.ID
}

func TestWhatIsSaidWhileThereIsNothing(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.Says("No contracts yet")
	added := false
	d.page.OnFirst = func() { added = true }
	d.page.empty = nil
	d.page.Load()
	d.Settle()
	test.Tap(d.Buttons("New contract")[0])
	if !added {
		t.Error("the first step leads nowhere")
	}
}
