package roles

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// teamCard is the card about the team of the cell that is selected: the signs that product is missing, and who decides.
type teamCard struct {
	coverage *coverage
	panel    *kit.Detail
	object   fyne.CanvasObject
	team     roles.TeamID
	office   *office // what the matrix was read beside
}

func newTeamCard(c *coverage) *teamCard {
	t := &teamCard{coverage: c, panel: kit.NewDetail()}
	t.object = t.panel.Object()
	t.panel.Clear("Select a team to see the signs that product is missing, and who decides.")
	return t
}

// show is about a team.
func (t *teamCard) show(team *roles.Team) {
	c := t.coverage
	if t.team == team.ID && t.office == c.office {
		return
	}
	t.team, t.office = team.ID, c.office
	records, signs := c.page.records(), t.signs(team)
	c.beside.Do(func(ctx context.Context) func() {
		matrix, known, err := records.latestMatrix(ctx, team.ID)
		return func() {
			decides := t.decides(&matrix, known)
			if err != nil {
				decides = kit.Section("Who decides", kit.Words(kit.Sentence(err), theme.SizeNameText, false, kit.Secondary))
			}
			t.panel.SetTitle(team.Name)
			t.panel.SetFacts([]kit.Fact{{Label: "Service", Value: team.Service}, {Label: "Works under", Value: c.office.staffing.Contracts[team.Contract].Reference}})
			t.panel.SetSections(signs, decides)
		}
	})
}

// monthsSeen is how many months a sign is looked back for.
const monthsSeen = 6

// signs lists the six signs, with the month in which each was seen last.
func (t *teamCard) signs(team *roles.Team) fyne.CanvasObject {
	o := t.coverage.office
	first := civil.PeriodOf(civil.Month, o.today.AddMonths(-monthsSeen+1))
	last := map[roles.Sign]civil.Period{}
	for _, s := range o.signs {
		if s.Team == team.ID && s.Month.Compare(first) >= 0 && s.Month.Compare(last[s.Sign]) > 0 {
			last[s.Sign] = s.Month
		}
	}
	items := make([]kit.Item, 0, len(roles.AllSigns()))
	for _, sign := range roles.AllSigns() {
		item := kit.Item{Text: sign.Text()}
		if month, seen := last[sign]; seen {
			item.Tone, item.Note = kit.ToneBad, month.From().UTC().Format("Jan")
		}
		items = append(items, item)
	}
	title := fmt.Sprintf("Signs that product is missing: %d of %d seen", len(last), len(items))
	return kit.Section(title, kit.List(items...))
}

// decides says where it is not clear who decides.
func (t *teamCard) decides(m *roles.Matrix, known bool) fyne.CanvasObject {
	if !known {
		return kit.Section("Who decides", kit.Words("Nobody has said yet who decides what in this team.", theme.SizeNameText, false, kit.Secondary))
	}
	gaps, overlaps := m.Gaps()
	var items []kit.Item
	for i := range m.Rows {
		for _, trouble := range m.Rows[i].Troubles() {
			items = append(items, kit.Item{Tone: kit.ToneWarn, Lead: m.Rows[i].Name + ":", Text: trouble.Words()})
		}
	}
	if len(items) == 0 {
		items = append(items, kit.Item{Tone: kit.ToneGood, Text: "One role is accountable for each responsibility."})
	}
	return kit.Section(fmt.Sprintf("Who decides: %s, %s", kit.Counted(gaps, "gap"), kit.Counted(overlaps, "overlap")), kit.List(items...))
}
