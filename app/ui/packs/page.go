// Package packs is the page on which a governance pack is put together: what a board reads before it meets, and what it was sent.
package packs

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// Help is what F1 says about the page.
const Help = `What a board reads before it meets: one contract as it stands, in a period. Choose the contract, the meeting and the period; the pages in the middle are the very pages that Save PDF writes.

Contents: Space or a click on the box leaves a section out or takes it in; Alt+Up, Alt+Down or dragging moves it; Enter or a click on its name turns to its page. Since last time stays first and the sources last. How much says whether it is one page for the board, what a meeting works through, or all of the evidence. Save as template keeps sections, depth and marking for the meetings of a forum.

Before you send says what is missing: readings, comments, a word on overdue actions. Enter on a line leads to where it is put right; Alt+9 leads back here.

Mark as sent keeps the pages as the bytes they were sent as, with their SHA-256, whatever changes later. Enter on a pack that was sent shows it, checks that it is unchanged, and saves it again as the same bytes.

In the pages: PageDown and PageUp turn them, Home and End lead to both ends; a click on a reference follows it.`

// Tables are those whose changes concern the page: all that a pack tells.
var Tables = []string{
	"contract", "contract_party", "contract_option", "contract_change", "contract_month", "contract_rate", "contract_milestone", "contract_index",
	"obligation", "obligation_evidence", "supplier", "person",
	"scorecard", "perspective", "perspective_weight", "objective", "objective_weight", "placed_measure", "placed_weight", "placed_points",
	"scorecard_version", "measure", "measure_points", "closed_period", "reading", "agreed_position", "rating_override", "scorecard_action",
	"capability", "knowledge_goal", "goal_giver", "goal_receiver", "skill_evidence", "team", "assignment", "role",
	"agreement", "agreement_version", "version_section", "version_member", "version_scope", "version_output", "version_success", "version_rung",
	"statement", "signature", "pulse", "forum", "forum_agenda", "forum_member", "meeting", "attendance", "minute_item", "meeting_decision",
	"meeting_risk", "challenge", "feedback", "governance_action", "pack_template", "pack_template_part", "sent_pack",
}

// orderKey is what the pack that is being put together is kept by, for the next start.
const orderKey = "pack"

// Page is the composer of packs.
type Page struct {
	workspace *store.Workspace
	host      kit.Host
	page      *kit.Page
	without   fyne.CanvasObject // what stands there while there is no contract, with the first step
	composer  fyne.CanvasObject
	actions   []*kit.Button
	what      *choices
	contents  *contents
	paper     *kit.Paper
	meeting   *meetingCard
	checks    *checksCard
	sent      *sentCard

	loading kit.Latest
	view    *view // what was read last, nil until then
	order   order
	made    *made // what is shown, nil until there is something
	saved   *made // what was saved last as a PDF
	busy    bool  // another pack is being made
}

// New is the page, still empty; [Page.Load] fills it.
func New(workspace *store.Workspace, host kit.Host) *Page {
	p := &Page{workspace: workspace, host: host, order: orderOf(host.Recall(orderKey))}
	p.loading = kit.Latest{Runner: host.Runner()}
	p.paper = kit.NewPaper(host.Runner())
	p.paper.OnPage, p.paper.OnTapped = p.turned, p.follow
	p.what, p.contents = newChoices(p), newContents(p)
	p.meeting, p.checks, p.sent = newMeetingCard(p), newChecksCard(p), newSentCard(p)
	left := kit.Flow(14, p.what.object, p.contents.object)
	right := kit.Flow(14, p.meeting.object, p.checks.object, p.sent.object)
	p.composer, p.without = composer(kit.Scrolled(left), p.paper, kit.Scrolled(right)), withoutContracts(host)
	p.without.Hide()
	p.actions = []*kit.Button{
		kit.SecondaryButton("Save as template", p.saveTemplate), kit.SecondaryButton("Excel workbook", p.saveWorkbook), kit.PrimaryButton("Save PDF", p.savePDF),
	}
	p.page = kit.NewPage("Governance pack", container.NewStack(p.composer, p.without), p.actions[0], p.actions[1], p.actions[2])
	return p
}

// withoutContracts says what belongs on the page, and leads to the first step.
func withoutContracts(host kit.Host) fyne.CanvasObject {
	return kit.Narrow(520, kit.InCard(kit.Flow(
		10, kit.Words("A pack tells a board about one contract: what was decided and done since last time, how it scores, what was promised, what it costs.", theme.SizeNameText, false, kit.Plain),
		kit.Paragraph("There is no contract yet. Add one, or import a register."),
		kit.PrimaryButton("Go to the contracts", func() { host.Open(kit.Thing{Kind: kit.ContractThing}) }),
	)))
}

// Object is the page as the shell shows it.
func (p *Page) Object() fyne.CanvasObject { return p.page.Object() }

// Close drops what is still being made.
func (p *Page) Close() {
	p.loading.Stop()
	p.paper.Close()
	p.sent.close()
}

// Focus gives the keyboard to the contents.
func (p *Page) Focus() {
	if p.composer.Visible() {
		p.contents.list.Focus()
	}
}

// Facts is the line under the page's title.
func (p *Page) Facts() string { return p.page.Facts() }

// Pages is how many pages the pack has, and Front the one in sight, counted from 1.
func (p *Page) Pages() int { return p.paper.Count() }

// Front is the page in sight, counted from 1.
func (p *Page) Front() int { return p.paper.Front() + 1 }

// Show puts together the pack about a contract, given by its reference.
func (p *Page) Show(thing kit.Thing) {
	if thing.Kind == kit.PackThing && thing.Name != p.order.Contract {
		p.order = about(thing.Name)
	}
	p.Load()
}

// Load reads what there is to choose from, and makes the pack anew.
func (p *Page) Load() { p.remake(nil) }

// choose changes what pack is put together.
func (p *Page) choose(set func(*order)) {
	set(&p.order)
	p.remake(p.view)
}

// remake makes the pack that the order asks for; from what is known already, or where that is nil from what is read anew.
func (p *Page) remake(known *view) {
	wanted := p.order
	stamp := desk.PackOrder{Today: p.host.Today(), Made: p.host.Now(), Version: p.host.Version()}
	p.busy = true
	p.loading.Do(func(ctx context.Context) func() {
		v, err := known, error(nil)
		if v == nil {
			v, err = readView(ctx, p.workspace, stamp.Today)
		}
		if err != nil {
			return func() { p.fail(nil, err) }
		}
		o := v.settled(wanted)
		if o.Contract == "" {
			return func() { p.empty(v) }
		}
		m, err := makePack(ctx, p.workspace, v, o, stamp, p.progress(ctx))
		if err != nil {
			return func() { p.fail(v, err) }
		}
		return func() { p.show(v, m) }
	})
}

// progress says how many pages are laid out, while there are none to be seen.
func (p *Page) progress(ctx context.Context) func(pages, of int) {
	return func(pages, _ int) {
		p.host.Runner().Back(func() {
			if ctx.Err() == nil && p.paper.Count() == 0 && pages > 0 {
				p.paper.Say(fmt.Sprintf("Laying out page %d…", pages))
			}
		})
	}
}

// show takes over a pack that was made.
func (p *Page) show(v *view, m *made) {
	p.view, p.made, p.order, p.busy = v, m, m.order, false
	p.host.Remember(orderKey, p.order.String())
	p.stand(true)
	p.page.SetFacts(m.facts())
	p.what.show(v, m)
	p.contents.show(m)
	p.meeting.show(v, m)
	p.checks.show(m)
	p.sent.show(m)
	p.paper.SetPages(m.pages())
	p.contents.here(m.sectionOn(p.Front()))
}

// empty says what belongs here while there is no contract.
func (p *Page) empty(v *view) {
	p.view, p.made, p.busy = v, nil, false
	p.stand(false)
	p.page.SetFacts("")
	p.paper.SetPages(kit.Pages{})
}

// stand shows the composer, or what stands there while there is no contract.
func (p *Page) stand(composer bool) {
	if composer {
		p.without.Hide()
		p.composer.Show()
	} else {
		p.composer.Hide()
		p.without.Show()
	}
	for _, b := range p.actions {
		if composer {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// fail says why no pack could be made. What it was to be about can still be chosen.
func (p *Page) fail(v *view, err error) {
	p.view, p.made, p.busy = v, nil, false
	p.stand(true)
	p.contents.show(nil)
	p.meeting.show(nil, nil)
	p.checks.show(nil)
	p.sent.show(nil)
	p.paper.SetPages(kit.Pages{})
	p.paper.Say(kit.Sentence(err) + ". Nothing was changed.")
}

// turned marks the section whose page came to the top.
func (p *Page) turned(page int) {
	if p.made != nil {
		p.contents.here(p.made.sectionOn(page + 1))
	}
}

// turnTo shows where a section begins.
func (p *Page) turnTo(section governance.PackSection) {
	if p.made == nil {
		return
	}
	if begin := p.made.begin[section]; begin > 0 {
		p.paper.GoTo(begin-1, 0)
	}
}

// follow goes where a reference leads that was clicked.
func (p *Page) follow(page int, x, y float32) {
	if p.made == nil || page >= len(p.made.doc.Pages) {
		return
	}
	if link := p.made.linkAt(page, float64(x), float64(y)); link != nil {
		p.paper.GoTo(link.Page, p.made.share(link.Top))
	}
}

// parts are the sections of the pack that is shown, in the order of the contents.
func (p *Page) parts() []governance.PackPart {
	if p.made == nil {
		return nil
	}
	return slices.Clone(arranged(p.made.pack.Parts))
}
