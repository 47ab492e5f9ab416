package contracts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// monthRow is a month with the money of each kind, and what was spent up to its end.
type monthRow struct {
	month      civil.Period
	of         map[procurement.MoneyKind]money.Amount
	cumulative money.Amount
}

// mostMonthRows bounds the table where a contract has no end, or one far away.
const mostMonthRows = 240

// monthRows are the months of the term, and those around it that have money; up to a year from today where there is no end.
func (f *file) monthRows(today civil.Date) (rows []monthRow) {
	term := civil.Term{From: f.dossier.Term.From, To: f.dossier.End()}
	if term.From.IsZero() {
		term.From = today.AddMonths(-11)
	}
	if term.To.IsZero() || term.To.Before(term.From) {
		term.To = term.From.AddMonths(11)
		if later := today.AddMonths(12); later.After(term.To) {
			term.To = later
		}
	}
	first, last := civil.PeriodOf(civil.Month, term.From), civil.PeriodOf(civil.Month, term.To)
	at := map[civil.Period]*monthRow{}
	for _, m := range f.dossier.Months {
		if m.Month.Compare(first) < 0 {
			first = m.Month
		}
		if m.Month.Compare(last) > 0 {
			last = m.Month
		}
	}
	rows = make([]monthRow, 0, mostMonthRows)
	for m := first; !m.IsZero() && m.Compare(last) <= 0 && len(rows) < mostMonthRows; m = m.Next() {
		rows = append(rows, monthRow{month: m, of: map[procurement.MoneyKind]money.Amount{}})
		at[m] = &rows[len(rows)-1]
	}
	for _, m := range f.dossier.Months {
		if row := at[m.Month]; row != nil {
			row.of[m.Kind] = m.Amount
		}
	}
	for _, c := range f.course {
		if row := at[c.Month]; row != nil {
			row.cumulative = c.Cumulative
		}
	}
	return rows
}

// monthKinds are the columns of the months that are typed into, by their titles.
var monthKinds = map[string]procurement.MoneyKind{
	"Spent": procurement.MoneySpent, "Committed": procurement.MoneyCommitted, "Forecast": procurement.MoneyForecast,
}

// months is a table of the months, typed into or pasted as columns.
func (e *editor) months() fyne.CanvasObject {
	column := func(title string) kit.Column[monthRow] {
		return kit.Column[monthRow]{
			Title: title, Width: 100, Grow: 1, Number: true, Text: func(r monthRow) string { return moneyText(r.of[monthKinds[title]]) },
			Set: func(r monthRow, text string) error {
				return e.recordMonths([]kit.CellChange[monthRow]{{Row: r, Column: title, Text: text}}, procurement.MoneyTyped)[0]
			},
		}
	}
	t := kit.NewTable("No months.",
		kit.Column[monthRow]{Title: "Month", Width: 124, Text: func(r monthRow) string { return r.month.Words() }},
		column("Spent"), column("Committed"), column("Forecast"),
		kit.Column[monthRow]{Title: "Spent in all", Width: 100, Grow: 1, Number: true, Yield: 1, Text: func(r monthRow) string { return moneyText(r.cumulative) }},
	)
	t.Key = func(r monthRow) string { return r.month.String() }
	t.SetMany = func(changes []kit.CellChange[monthRow]) []error {
		return e.recordMonths(changes, procurement.MoneyPasted)
	}
	today := e.list.host.Today()
	t.SelectKey(civil.PeriodOf(civil.Month, today).String())
	show := func() { t.SetRows(e.file.monthRows(today)) }
	show()
	e.follow = append(e.follow, show)
	told := e.said(func() []string {
		return []string{"Type or paste a column, excluding VAT. What was spent on the contract is the sum of its months once one is typed."}
	})
	return kit.TableCard(told, t)
}

// recordMonths stores what was typed or pasted into months, in one step, and says of each why it could not be taken.
func (e *editor) recordMonths(changes []kit.CellChange[monthRow], source procurement.MoneySource) []error {
	errs := make([]error, len(changes))
	var months []procurement.MonthMoney
	for i, c := range changes {
		m := procurement.MonthMoney{Month: c.Row.month, Kind: monthKinds[c.Column], Source: source}
		if text := strings.TrimSpace(c.Text); text != "" {
			if m.Amount, errs[i] = money.ParseWritten(text, e.currency()); errs[i] != nil {
				continue
			}
		}
		months = append(months, m)
	}
	if len(months) == 0 {
		return errs
	}
	ws, id := e.list.workspace, e.id
	e.list.host.Change("Record months of "+e.sheet.Value().Reference, func(ctx context.Context) error {
		return desk.RecordMonths(ctx, ws, id, months, "")
	}, kit.OrToast(e.list.host, nil))
	return errs
}
