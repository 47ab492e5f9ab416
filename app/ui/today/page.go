// Package today is the page to begin the day with: what needs a decision across the whole workspace, by date, each line one step from where
// it is settled.
package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
)

// Help is what F1 says about the page.
const Help = `What needs a decision across the whole workspace, by date: options, notices and ends of contracts, public notices, obligations and milestones that are late or due in the next 90 days; measures that require improvement and for how long, readings that are missing, actions that are overdue; knowledge goals behind, essential roles that nobody fills; the next step of each tender; agreements to be looked at again, meetings missed or without minutes, challenges without an answer.

The arrows go through the list. Enter, or a click, opens the place where a line is settled; Alt+1 leads back. S, the clock at the right of a line or a click with the other button puts a line off until a day, with a reason; Put off shows what sleeps and until when, and S wakes it there. A line comes back by itself on its day, and goes once it is settled.

The figures at the top lead to what they count. Cost weight in each tender sets the share that cost had in past tenders beside how the contracts then performed: each mark is a contract on its day of award, its shape and colour the rating that its scorecard came to last; a grey ring is a contract without one. Means of few contracts say little: the sentence under the chart says how many there are. Table shows the figures behind it.

Ending in the next 12 months shows how long contracts run on; what is hatched are options that are still open.`

// Tables are those whose changes concern the page.
var Tables = []string{
	"contract", "contract_party", "contract_option", "contract_change", "contract_milestone", "contract_index", "obligation", "obligation_evidence",
	"contract_notice", "setting", "scorecard", "perspective", "perspective_weight", "objective", "objective_weight", "placed_measure", "placed_weight",
	"placed_points", "scorecard_lines", "measure", "measure_points", "closed_period", "reading", "agreed_position", "rating_override",
	"scorecard_action", "assessment", "contract_month", "capability", "knowledge_goal", "goal_receiver", "skill_evidence", "person_stay", "person",
	"role", "team", "team_phase", "team_waiver", "phase_need", "assignment", "finding_settlement", "tender", "criterion", "scale", "scale_level", "lot",
	"bid", "bid_lot", "mark", "tender_model", "agreement", "agreement_version", "forum", "meeting", "minute_item", "meeting_decision", "challenge",
	"governance_action", "snooze",
}

// Page is what needs a decision, the facts to begin with, and two charts.
type Page struct {
	workspace *store.Workspace
	host      kit.Host
	page      *kit.Page
	facts     *facts
	list      *matters
	weights   *weights
	ending    *ending
	loading   kit.Latest
	read      *desk.Today // what is shown; nil until it was read
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, loading: kit.Latest{Runner: host.Runner()}}
	p.facts, p.list, p.weights, p.ending = newFacts(p), newMatters(p), newWeights(p), newEnding(p)
	side := kit.Flow(14, kit.InCard(p.weights.object), kit.InCard(p.ending.object))
	content := container.New(&layout{}, p.facts.object, kit.InCard(p.list.object), side)
	p.page = kit.NewPage("Today", kit.Scrolled(content))
	return p
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.page.Object() }

// Load reads what needs a decision anew.
func (p *Page) Load() {
	day := p.host.Today()
	p.page.SetFacts(dayWords(day) + " · what needs a decision")
	p.loading.Do(func(ctx context.Context) func() {
		t, err := desk.ReadToday(ctx, p.workspace, day)
		if err != nil {
			return func() { p.host.Toast(kit.Sentence(err)) }
		}
		return func() { p.show(t) }
	})
}

// dayWords is Saturday 21 November 2026.
func dayWords(day civil.Date) string { return day.UTC().Format("Monday 2 January 2006") }

// show shows what was read.
func (p *Page) show(t *desk.Today) {
	first := p.read == nil
	p.read = t
	p.facts.show(t)
	p.list.show(t)
	p.weights.show(t)
	p.ending.show(t)
	p.page.Object().Refresh()
	if first && kit.IsShown(p.page.Object()) && p.host.Window().Canvas().Focused() == nil {
		p.Focus()
	}
}

// Show does nothing: nothing of the workspace belongs to this page alone.
func (p *Page) Show(kit.Thing) {}

// Focus gives the keyboard to the list.
func (p *Page) Focus() { p.list.focus() }

// Escape leads back from what was put off to what is open.
func (p *Page) Escape() { p.list.choose(everything) }

// Close drops what is still being read.
func (p *Page) Close() { p.loading.Stop() }
