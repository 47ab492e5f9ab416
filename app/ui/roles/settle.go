package roles

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard/roles"
)

// settling is the dialog that settles a finding without assigning anybody.
type settling struct {
	coverage *coverage
	finding  roles.Finding
	kind     roles.SettlementKind
	dialog   *kit.Dialog
	reason   *kit.Field
	until    *kit.Field
	by       *kit.Field
}

// accept asks why a finding may stand, and until when.
func (c *coverage) accept(f *roles.Finding) {
	s := &settling{coverage: c, finding: *f, kind: roles.Accepted}
	today := c.page.host.Today()
	s.until = kit.DateField("Look at it again on", civil.Date{}, today, nil)
	s.ask("Accept a finding", "Accept", "It is left out until that day, and then comes back.")
}

// notNeeded asks why what a finding misses is not needed.
func (c *coverage) notNeeded(f *roles.Finding) {
	s := &settling{coverage: c, finding: *f, kind: roles.NotNeeded}
	s.until = kit.DateField("Until, if not for good", civil.Date{}, c.page.host.Today(), nil)
	s.ask("Not needed", "Not needed", "It is left out from today. It can be reopened.")
}

func (s *settling) ask(title, yes, why string) {
	host := s.coverage.page.host
	s.reason = kit.TextField("Reason", "", nil).Wide()
	s.by = kit.TextField("Agreed by", "", nil)
	s.by.OnEnter = s.answer
	content := kit.Flow(8, kit.Words(s.finding.Text+".", theme.SizeNameText, true, kit.Plain), kit.Words(why, theme.SizeNameText, false, kit.Secondary),
		kit.NewForm(2, s.reason, s.until, s.by))
	no := kit.SecondaryButton("Cancel", func() { s.dialog.Close() })
	s.dialog = kit.NewDialog(host.Window(), title, 480, content, nil, no, kit.PrimaryButton(yes, s.answer))
	s.reason.Focus()
}

// answer settles it, or says which field to correct.
func (s *settling) answer() {
	host := s.coverage.page.host
	day, err := dayTyped(s.until, host.Today())
	if err != nil {
		refuse(s.until, err)
		return
	}
	settled := roles.Settlement{
		Key: s.finding.Key, Kind: s.kind, Reason: strings.TrimSpace(s.reason.Text()), By: strings.TrimSpace(s.by.Text()), On: host.Today(), Until: day,
	}
	if faults := settled.Check(); len(faults) > 0 {
		refuse(map[string]*kit.Field{"reason": s.reason, "until": s.until}[faults[0].Field], errorOf(faults[0]))
		return
	}
	s.dialog.Close()
	host.Change("Settle a finding", func(ctx context.Context) error { return s.keep(ctx, settled) }, nil)
}

// keep settles it. A team that needs a vacant role no more does without it, so that the role is not vacant either.
func (s *settling) keep(ctx context.Context, settled roles.Settlement) error {
	r := s.coverage.page.records()
	if s.kind == roles.NotNeeded && s.finding.Kind == roles.EssentialVacant {
		during := civil.Term{From: settled.On, To: settled.Until}
		return r.waive(ctx, s.finding.Team, s.finding.Role, during, kit.Joined(" – ", settled.Reason, settled.By))
	}
	return r.settle(ctx, s.finding, settled)
}

// reopen looks at a finding again that was settled.
func (c *coverage) reopen(f *roles.Finding) {
	key := f.Key
	c.page.host.Change("Look at a finding again", func(ctx context.Context) error { return c.page.records().reopen(ctx, key) }, nil)
}

// needAgain takes back that a team does without a role.
func (c *coverage) needAgain(cell *roles.Cell) {
	team, role := cell.Team, cell.Role
	c.page.host.Change("Need a role again", func(ctx context.Context) error { return c.page.records().need(ctx, team, role) }, nil)
}

// dayTyped is the day in a field, none where it is empty.
func dayTyped(f *kit.Field, today civil.Date) (civil.Date, error) {
	text := strings.TrimSpace(f.Text())
	if text == "" {
		return civil.Date{}, nil
	}
	day, err := civil.ParseTyped(text, today)
	var wrong *civil.DateError
	if errors.As(err, &wrong) {
		return day, errors.New(wrong.Why)
	}
	return day, err
}

// refuse says under a field why it can't be taken, and gives it the keyboard.
func refuse(f *kit.Field, err error) {
	f.SetFault(err)
	f.Focus()
}

// errorOf is what is wrong in a field, for the line under it.
func errorOf(f *fault.Fault) error { return errors.New(kit.Joined(": ", f.Problem, f.Remedy)) }
