package store

import (
	"context"
	"fmt"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// Rules are the lines and clocks of the law as the workspace has them: this program's defaults, for the office that its settings describe.
func (ws *Workspace) Rules(ctx context.Context) (procurement.Rules, error) {
	rules := procurement.UKRules()
	central, set, err := ws.Setting(ctx, SettingCentral)
	if err != nil {
		return rules, err
	}
	if set {
		answer, err := procurement.ParseAnswer(central)
		if err != nil {
			return rules, settingError(SettingCentral, err)
		}
		rules.Central = answer == procurement.Yes
	}
	published, set, err := ws.Setting(ctx, SettingPaymentsPublished)
	if err != nil || !set {
		return rules, err
	}
	if rules.PaymentsPublished, err = civil.ParseDate(published); err != nil {
		return rules, settingError(SettingPaymentsPublished, err)
	}
	return rules, nil
}

// SetOffice says whether the office is part of central government, and for which half-year a payments compliance notice was published last.
func (tx *Tx) SetOffice(rules procurement.Rules) error {
	if err := tx.SetSetting(SettingCentral, procurement.AnswerOf(rules.Central).String()); err != nil {
		return err
	}
	if rules.PaymentsPublished.IsZero() {
		_, err := tx.ExecContext(tx.ctx, `DELETE FROM setting WHERE key = ?`, SettingPaymentsPublished)
		return err
	}
	return tx.SetSetting(SettingPaymentsPublished, rules.PaymentsPublished.String())
}

func settingError(key string, err error) error {
	return &CellError{Row: Row{Table: "setting", Key: fmt.Sprintf(`[%q]`, key)}, Column: "value", Err: err}
}
