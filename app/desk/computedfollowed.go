package desk

import (
	"context"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
	"counterweight/scorecard/knowledge"
	"counterweight/scorecard/roles"
)

// followed is what is known of knowledge and roles, for all cards that are computed at once. It is read when the first of them needs it.
type followed struct {
	record *knowledge.Record
	chart  *roles.Chart
}

// followedComputations say what each computation finds by the end of a period in what is followed about a contract.
var followedComputations = map[scorecard.Computation]func(f *followed, contract procurement.ContractID, until civil.Date) computed{
	scorecard.GoalsAtPlan: goalsAtPlan,
	scorecard.RoleCover:   roleCover,
}

func (f *followed) read(ctx context.Context, ws *store.Workspace) error {
	if f.record != nil {
		return nil
	}
	record, err := ws.Knowledge(ctx)
	if err != nil {
		return err
	}
	staffing, err := ws.Staffing(ctx)
	if err != nil {
		return err
	}
	f.record, f.chart = record, staffing.Chart()
	return nil
}

// goalsAtPlan is how many of a contract's knowledge goals that should have begun by a day are at their plan line, reached or signed off.
func goalsAtPlan(f *followed, contract procurement.ContractID, until civil.Date) computed {
	at := f.record.AtPlan(int64(contract), until)
	if at.All == 0 {
		return computed{state: scorecard.NotDue}
	}
	return computed{part: exact.Some(exact.Int(int64(at.At))), whole: exact.Some(exact.Int(int64(at.All)))}
}

// roleCover is how many of the roles that a contract's teams need on a day are filled.
func roleCover(f *followed, contract procurement.ContractID, until civil.Date) computed {
	all := f.chart.On(until)
	of := roles.Coverage{Day: until}
	for _, row := range all.Cells {
		if len(row) > 0 && row[0].Team.Contract == int64(contract) {
			of.Cells = append(of.Cells, row)
		}
	}
	n := of.Counts()
	switch {
	case len(of.Cells) == 0:
		return notMeasurable("no team works under the contract")
	case n.Needed == 0:
		return computed{state: scorecard.NotDue}
	}
	return computed{part: exact.Some(exact.Int(int64(n.Filled))), whole: exact.Some(exact.Int(int64(n.Needed)))}
}
