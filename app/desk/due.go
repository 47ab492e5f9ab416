package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// Standing is the register as it stands, with the workspace's own rules and calendars.
type Standing struct {
	Rules     procurement.Rules
	Calendars *civil.Calendars
	Dossiers  []procurement.Dossier
}

// ReadStanding reads the register as it stands.
func ReadStanding(ctx context.Context, ws *store.Workspace) (s Standing, err error) {
	if s.Rules, err = ws.Rules(ctx); err != nil {
		return s, err
	}
	if s.Calendars, err = ws.Calendars(ctx); err != nil {
		return s, err
	}
	s.Dossiers, err = ws.Dossiers(ctx)
	return s, err
}

// Due is everything that is due up to a day, earliest first; what is late is always there.
func (s Standing) Due(today, until civil.Date) ([]procurement.Due, error) {
	return s.Rules.DueList(s.Dossiers, procurement.Horizon{Today: today, Until: until, Calendars: s.Calendars})
}

// DueList is everything that is due up to a day, as [Standing.Due] has it.
func DueList(ctx context.Context, ws *store.Workspace, today, until civil.Date) ([]procurement.Due, error) {
	s, err := ReadStanding(ctx, ws)
	if err != nil {
		return nil, err
	}
	return s.Due(today, until)
}

// SetOffice says whether the office is part of central government, and for which half-year its payments were published last. The reason may
// be empty.
func SetOffice(ctx context.Context, ws *store.Workspace, rules procurement.Rules, reason string) error {
	return ws.Do(ctx, "Change what the office is", func(tx *store.Tx) error { return tx.SetOffice(rules) }, because(reason))
}

// SetHolidays sets the bank holidays that were proclaimed besides those of the standing rules. The reason may be empty.
func SetHolidays(ctx context.Context, ws *store.Workspace, days map[civil.Jurisdiction][]civil.Date, reason string) error {
	return ws.Do(ctx, "Change bank holidays", func(tx *store.Tx) error { return tx.SetProclaimedDays(days) }, because(reason))
}
