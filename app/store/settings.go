package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/weighing"
)

// The settings of a workspace by their keys. Each is a text; one that was never set has its usual value.
const (
	SettingName   = "workspace.name"   // what the workspace is called; usually the file's name
	SettingAuthor = "workspace.author" // who makes changes where nobody says otherwise

	// Bank holidays besides those of the standing rules: days, each with @ and a jurisdiction where it does not hold everywhere.
	SettingHolidays = "calendar.proclaimed"

	SettingCentral           = "office.central"            // yes or no: whether the office is part of central government; usually yes
	SettingPaymentsPublished = "office.payments-published" // the last day of the half-year on whose payments a notice was published last

	// When a price is low enough to ask the bidder about it, in per cent; empty for never.
	SettingLowBidBelowOthersMean = "low-bid.below-others-mean"
	SettingLowBidBelowNext       = "low-bid.below-next"
	SettingLowBidBelowMean       = "low-bid.below-mean"
	SettingLowBidBelowShouldCost = "low-bid.below-should-cost"
)

// Setting is what a setting was set to. It reports false where it never was.
func (ws *Workspace) Setting(ctx context.Context, key string) (value string, set bool, err error) {
	err = ws.read(ctx, func(q querier) error {
		value, set, err = setting(ctx, q, key)
		return err
	})
	return value, set, err
}

func setting(ctx context.Context, q querier, key string) (value string, set bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return value, err == nil, err
}

// SetSetting sets a setting.
func (tx *Tx) SetSetting(key, value string) error {
	_, err := tx.ExecContext(tx.ctx, `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// Name is what the workspace is called: the setting, or else the name of its file.
func (ws *Workspace) Name(ctx context.Context) (string, error) {
	name, _, err := ws.Setting(ctx, SettingName)
	if name == "" {
		base := filepath.Base(ws.path)
		name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return name, err
}

// lowBidSettings are the rules about low bids with their settings.
var lowBidSettings = []struct {
	key  string
	rule func(*weighing.LowBidRules) *exact.Optional
}{
	{SettingLowBidBelowOthersMean, func(r *weighing.LowBidRules) *exact.Optional { return &r.BelowOthersMean }},
	{SettingLowBidBelowNext, func(r *weighing.LowBidRules) *exact.Optional { return &r.BelowNext }},
	{SettingLowBidBelowMean, func(r *weighing.LowBidRules) *exact.Optional { return &r.BelowMean }},
	{SettingLowBidBelowShouldCost, func(r *weighing.LowBidRules) *exact.Optional { return &r.BelowShouldCost }},
}

// LowBidRules are the workspace's questions about low bids: the usual ones, but for those that were set otherwise.
func (ws *Workspace) LowBidRules(ctx context.Context) (weighing.LowBidRules, error) {
	rules := weighing.DefaultLowBidRules()
	err := ws.read(ctx, func(q querier) error {
		for _, s := range lowBidSettings {
			value, set, err := setting(ctx, q, s.key)
			if err != nil {
				return err
			}
			if !set {
				continue
			}
			percent, err := exact.ParseOptional(value)
			if err != nil {
				return settingError(s.key, err)
			}
			*s.rule(&rules) = percent
		}
		return nil
	})
	return rules, err
}

// SetLowBidRules sets the questions about low bids.
func (tx *Tx) SetLowBidRules(rules weighing.LowBidRules) error {
	for _, s := range lowBidSettings {
		if err := tx.SetSetting(s.key, s.rule(&rules).String()); err != nil {
			return err
		}
	}
	return nil
}

// Calendars are the working days of the United Kingdom as the workspace knows them: by the standing rules and the days that were added.
func (ws *Workspace) Calendars(ctx context.Context) (*civil.Calendars, error) {
	days, err := ws.ProclaimedDays(ctx)
	return civil.UKCalendars(days), err
}

// ProclaimedDays are the bank holidays that somebody added to those of the standing rules, by jurisdiction; those for all of the United
// Kingdom are under [civil.NoJurisdiction].
func (ws *Workspace) ProclaimedDays(ctx context.Context) (map[civil.Jurisdiction][]civil.Date, error) {
	text, _, err := ws.Setting(ctx, SettingHolidays)
	if err != nil {
		return nil, err
	}
	days := map[civil.Jurisdiction][]civil.Date{}
	for word := range strings.FieldsSeq(text) {
		day, where, _ := strings.Cut(word, "@")
		d, errDay := civil.ParseDate(day)
		j, errPlace := civil.ParseJurisdiction(where)
		if err := errors.Join(errDay, errPlace); err != nil {
			return nil, settingError(SettingHolidays, err)
		}
		days[j] = append(days[j], d)
	}
	return days, nil
}

// SetProclaimedDays sets the bank holidays besides those of the standing rules.
func (tx *Tx) SetProclaimedDays(days map[civil.Jurisdiction][]civil.Date) error {
	var words []string
	for j, list := range days {
		for _, d := range list {
			word := d.String()
			if j != civil.NoJurisdiction {
				word += "@" + j.String()
			}
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return tx.SetSetting(SettingHolidays, strings.Join(slices.Compact(words), " "))
}
