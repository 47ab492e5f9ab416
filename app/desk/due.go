package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// DueList is everything that is due up to a day, by the workspace's own rules and calendars, earliest first; what is late is always there.
func DueList(ctx context.Context, ws *store.Workspace, today, until civil.Date) ([]procurement.Due, error) {
	rules, err := ws.Rules(ctx)
	if err != nil {
		return nil, err
	}
	calendars, err := ws.Calendars(ctx)
	if err != nil {
		return nil, err
	}
	dossiers, err := ws.Dossiers(ctx)
	if err != nil {
		return nil, err
	}
	return rules.DueList(dossiers, procurement.Horizon{Today: today, Until: until, Calendars: calendars})
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
