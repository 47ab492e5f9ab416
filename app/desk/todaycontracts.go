package desk

import (
	"cmp"
	"fmt"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// Ending is a running contract whose end is near.
type Ending struct {
	Contract  procurement.ContractID
	Reference string
	Title     string
	End       civil.Date
	// Latest is the end if every open option were taken up; End where there is none.
	Latest civil.Date
}

// contracts gathers what is due on contracts, the facts about them, and which end soon.
func (g *gathering) contracts() error {
	stands, err := ReadStanding(g.ctx, g.ws)
	if err != nil {
		return err
	}
	g.register = make(map[procurement.ContractID]*procurement.Dossier, len(stands.Dossiers))
	all := make([]procurement.Contract, len(stands.Dossiers))
	for i := range stands.Dossiers {
		all[i] = stands.Dossiers[i].Contract
		g.register[all[i].ID] = &stands.Dossiers[i]
	}
	register, err := procurement.RegisterOf(all)
	if err != nil {
		return err
	}
	f := &g.today.Facts
	f.Value = register.Value
	for i := range all {
		if all[i].Status.IsRunning() {
			f.Live = append(f.Live, all[i].ID)
		}
	}
	g.ending(all, stands.Calendars)
	due, err := stands.Due(g.day, g.until)
	if err != nil {
		return err
	}
	g.decisions(due)
	for i := range due {
		if due[i].Contract != 0 || len(all) > 0 { // an office without a contract begins with an empty page
			g.due(&due[i])
		}
	}
	return nil
}

// ending are the running contracts that end in the months ahead.
func (g *gathering) ending(all []procurement.Contract, calendars *civil.Calendars) {
	last := g.day.AddMonths(EndingMonths)
	for _, course := range procurement.Timeline(all, g.day, calendars) {
		c := course.Contract
		if end := course.Term.To; c.Status.IsRunning() && !end.IsZero() && !end.Before(g.day) && !end.After(last) {
			e := Ending{Contract: c.ID, Reference: c.Reference, Title: c.Title, End: end, Latest: end}
			if course.Latest.After(end) {
				e.Latest = course.Latest
			}
			g.today.Ending = append(g.today.Ending, e)
		}
	}
}

// decided reports whether something that is due is one of the decisions about how a contract goes on.
func decided(d *procurement.Due) bool {
	return d.Kind == procurement.DueOption || d.Kind == procurement.DueEndNotice || d.Kind == procurement.DueEnd
}

// decisions makes one matter of all that is to be decided about how a contract goes on: the option, the notice, the end. Its day is the first
// of theirs.
func (g *gathering) decisions(due []procurement.Due) {
	by := map[procurement.ContractID][]*procurement.Due{}
	var order []procurement.ContractID
	for i := range due {
		if d := &due[i]; decided(d) {
			if by[d.Contract] == nil {
				order = append(order, d.Contract)
			}
			by[d.Contract] = append(by[d.Contract], d)
		}
	}
	for _, id := range order {
		g.add(g.decision(id, by[id]))
		if ahead := by[id][len(by[id])-1]; !ahead.On.Before(g.day) {
			g.today.Facts.Deciding = append(g.today.Facts.Deciding, id)
		}
	}
}

// decision is the matter of what is to be decided about one contract.
func (g *gathering) decision(id procurement.ContractID, due []*procurement.Due) Matter {
	var option, notice *procurement.Due
	for _, d := range due {
		switch {
		case d.Kind == procurement.DueOption && option == nil:
			option = d
		case d.Kind == procurement.DueEndNotice && notice == nil:
			notice = d
		}
	}
	first := due[0]
	c := g.register[id]
	m := Matter{
		Kind: OptionOrNotice, Key: fmt.Sprintf("contract:%d:%s", id, first.Key), On: first.On, When: byWords("by", first.On, g.day),
		Text: join(" ", c.Reference, c.Title), Weight: dueWeight(first.On, g.day), At: g.atContract(id),
	}
	if m.Weight < Urgent && g.day.DaysUntil(first.On) <= 30 {
		m.Weight = Urgent
	}
	switch {
	case option != nil && notice != nil:
		m.Lead = "Give notice or extend"
	case option != nil:
		m.Lead = "Take up an option or let it go"
	case notice != nil && c.Notice.Renews():
		m.Lead = "Give notice, or it renews itself"
	case notice != nil:
		m.Lead = "Last day of notice"
	default:
		m.Kind, m.Lead = EndOfContract, "Contract ends"
	}
	if option != nil {
		m.Text += ". " + optionWords(&c.Contract, option)
	} else if end := c.End(); !end.IsZero() && first.Kind != procurement.DueEnd {
		m.Text += ". It ends on " + end.Words()
	}
	return m
}

// optionWords is Option 1 of 2, 12 months, £1.9m.
func optionWords(c *procurement.Contract, due *procurement.Due) string {
	n := 0
	if _, err := fmt.Sscanf(due.Key, "option-%d", &n); err != nil || n > len(c.Options) {
		return ""
	}
	words := "Option"
	if len(c.Options) > 1 {
		words = fmt.Sprintf("Option %d of %d", n, len(c.Options))
	}
	return join(", ", words, counted(c.Options[n-1].Months, "month"), due.Value.Short())
}

// due makes a matter of anything else that is due.
func (g *gathering) due(d *procurement.Due) {
	if decided(d) {
		return
	}
	m := Matter{
		Key: fmt.Sprintf("contract:%d:%s", d.Contract, d.Key), On: d.On, When: byWords("by", d.On, g.day), Weight: dueWeight(d.On, g.day), At: g.atContract(d.Contract),
	}
	about := cmp.Or(g.named(int64(d.Contract)), "The office")
	m.Text = join(": ", about, d.What)
	switch d.Kind {
	case procurement.DueNotice:
		_, rest, _ := strings.Cut(d.What, "notice")
		m.Kind, m.Lead, m.Text = NoticeToPublish, d.Notice.Kind.Words()+" notice", join(": ", about, strings.TrimLeft(rest, ":, "))
		if d.Notice.Kind == procurement.ContractPerformance {
			m.Lead, m.Text = "Annual KPI publication", join(", ", about, termOf(d))
		}
	case procurement.DueAssessment:
		m.Kind, m.Lead, m.Text = AssessmentToMake, "Annual KPI assessment", join(", ", about, termOf(d))
	case procurement.DueMilestone:
		m.Kind, m.Lead = MilestoneToAccept, "Milestone due"
	case procurement.DueOurs:
		m.Kind, m.Lead = DutyOfOurs, "Our side is to act"
	case procurement.DueTheirs:
		m.Kind, m.Lead = DutyOfTheirs, "Obligation due"
		if g.isPromise(d) {
			m.Lead = "Promise due"
		}
	case procurement.DuePriceReview:
		m.Kind, m.Lead = PriceToReview, "Price review"
	default:
		return
	}
	g.add(m)
}

// termOf is the stretch of days that an assessment is about.
func termOf(d *procurement.Due) string { return civil.Term{From: d.Opens, To: d.On}.Words() }

// isPromise reports whether an obligation was promised in the winning bid.
func (g *gathering) isPromise(d *procurement.Due) bool {
	c := g.register[d.Contract]
	if c == nil {
		return false
	}
	for i := range c.Obligations {
		if o := &c.Obligations[i]; o.Origin == procurement.FromPromise && (d.Key == "obligation-"+o.Code || strings.HasPrefix(d.Key, "obligation-"+o.Code+"-")) {
			return true
		}
	}
	return false
}

// atContract is the contract as a place; the register as a whole for what the office owes.
func (g *gathering) atContract(id procurement.ContractID) Place {
	if id == 0 {
		return Place{Kind: AtOffice}
	}
	return Place{Kind: AtContract, ID: int64(id), Name: g.register[id].Reference}
}
