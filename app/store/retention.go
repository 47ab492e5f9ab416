package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Settings that say for how many days, weeks and months a daily copy is kept. Only days, weeks and months with a copy count, so that
// nothing is lost to a long absence.
const (
	SettingBackupDays   = "backup.days"
	SettingBackupWeeks  = "backup.weeks"
	SettingBackupMonths = "backup.months"
)

// retention says for how many days, weeks and months the last copy of each is kept.
type retention struct{ days, weeks, months int }

var usualRetention = retention{days: 7, weeks: 4, months: 12}

// keeps tells which of the copies are kept; at are their times, the newest first. The newest always is.
func (r retention) keeps(at []time.Time) []bool {
	kept := make([]bool, len(at))
	rules := []struct {
		most   int
		period func(time.Time) string
	}{
		{max(r.days, 1), func(t time.Time) string { return t.Format(time.DateOnly) }},
		{r.weeks, func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprint(year, "-", week) }},
		{r.months, func(t time.Time) string { return t.Format("2006-01") }},
	}
	for _, rule := range rules {
		seen := map[string]bool{}
		for i, t := range at {
			if period := rule.period(t); !seen[period] && len(seen) < rule.most {
				seen[period] = true
				kept[i] = true
			}
		}
	}
	return kept
}

// retention is what the settings say; what is no number, or below 0, counts as not set.
func (ws *Workspace) retention(ctx context.Context) (retention, error) {
	r := usualRetention
	for key, value := range map[string]*int{SettingBackupDays: &r.days, SettingBackupWeeks: &r.weeks, SettingBackupMonths: &r.months} {
		text, set, err := setting(ctx, ws.writer, key)
		if err != nil {
			return r, err
		}
		if n, err := strconv.Atoi(text); set && err == nil && n >= 0 {
			*value = n
		}
	}
	return r, nil
}

// listed is a copy in the workspace's own folder, as the list has it.
type listed struct {
	name, kind string
	at         time.Time
	batch      int64
}

// clearBackups deletes the copies in the workspace's own folder that need not be kept, and all that hold what was erased since.
func (ws *Workspace) clearBackups(ctx context.Context) error {
	rule, err := ws.retention(ctx)
	if err != nil {
		return err
	}
	copies, err := ws.listedBackups(ctx)
	if err != nil {
		return err
	}
	var erased int64
	if err := ws.writer.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM batch WHERE kind = ?`, kindErased).Scan(&erased); err != nil {
		return err
	}
	var daily []int
	var at []time.Time
	for i, c := range copies {
		if c.kind == backupDaily {
			daily = append(daily, i)
			at = append(at, c.at)
		}
	}
	drop := make([]bool, len(copies))
	for i, kept := range rule.keeps(at) {
		drop[daily[i]] = !kept
	}
	var errs []error
	for i, c := range copies {
		if drop[i] || c.batch < erased {
			errs = append(errs, ws.dropBackup(ctx, c.name))
		}
	}
	return errors.Join(errs...)
}

// listedBackups reads the list of the copies in the workspace's own folder, the newest first.
func (ws *Workspace) listedBackups(ctx context.Context) ([]listed, error) {
	rows, err := ws.writer.QueryContext(ctx, `SELECT path, kind, at, batch FROM backup WHERE kind <> ? ORDER BY at DESC, id DESC`, backupManual)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var copies []listed
	for rows.Next() {
		var c listed
		var at string
		if err := rows.Scan(&c.name, &c.kind, &at, &c.batch); err != nil {
			return nil, err
		}
		if c.at, err = time.Parse(time.RFC3339, at); err != nil {
			return nil, fmt.Errorf("read the list of backups: %w", err)
		}
		c.at = c.at.In(ws.clock().Location())
		copies = append(copies, c)
	}
	return copies, rows.Err()
}

// dropBackup deletes a copy in the workspace's own folder, and takes it off the list.
func (ws *Workspace) dropBackup(ctx context.Context, name string) error {
	path := filepath.Join(BackupFolder(ws.path), filepath.Base(name))
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fileTrouble(path, err)
	}
	_, err := ws.writer.ExecContext(ctx, `DELETE FROM backup WHERE path = ?`, name)
	return err
}
