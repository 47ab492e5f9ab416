package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"counterweight/procurement"
	"counterweight/procurement/money"
)

// SaveDossier makes the workspace hold the contract and everything that is kept on it as it is. It fails as [Tx.SaveContract] does.
func (tx *Tx) SaveDossier(d *procurement.Dossier) error {
	if err := checkDossierCurrency(d); err != nil {
		return err
	}
	if err := tx.SaveContract(&d.Contract); err != nil {
		return err
	}
	return tx.saveKept(d)
}

// AddDossiers adds contracts, many rows at a time, with what is kept on them, and gives them their IDs. It fails as [Tx.SaveDossier] does.
func (tx *Tx) AddDossiers(all []procurement.Dossier) error {
	contracts := make([]procurement.Contract, len(all))
	for i := range all {
		if err := checkDossierCurrency(&all[i]); err != nil {
			return err
		}
		contracts[i] = all[i].Contract
	}
	if err := tx.AddContracts(contracts); err != nil {
		return err
	}
	for i := range all {
		all[i].ID = contracts[i].ID
	}
	return tx.addKept(all)
}

// addKept adds what is kept on contracts that were just added, many rows at a time.
func (tx *Tx) addKept(all []procurement.Dossier) error {
	adds := []func() error{
		addOf(tx, monthRows, all, func(d *procurement.Dossier) []procurement.MonthMoney { return d.Months }),
		addOf(tx, rateRows, all, func(d *procurement.Dossier) []procurement.Rate { return d.Rates }),
		addOf(tx, milestoneRows, all, func(d *procurement.Dossier) []procurement.Milestone { return d.Milestones }),
		addOf(tx, indexRows, all, indexRules),
		addOf(tx, documentRows, all, func(d *procurement.Dossier) []procurement.Document { return d.Documents }),
		addOf(tx, noticeRows, all, func(d *procurement.Dossier) []procurement.PublishedNotice { return d.Notices }),
	}
	for _, add := range adds {
		if err := add(); err != nil {
			return err
		}
	}
	for i := range all {
		if len(all[i].Obligations) == 0 {
			continue
		}
		if err := tx.saveObligations(int64(all[i].ID), all[i].Obligations); err != nil {
			return err
		}
	}
	return nil
}

// addOf adds the rows of one kind of all contracts that have some.
func addOf[T any](tx *Tx, rows hanging[T], all []procurement.Dossier, of func(*procurement.Dossier) []T) func() error {
	return func() error {
		if !slices.ContainsFunc(all, func(d procurement.Dossier) bool { return len(of(&d)) > 0 }) {
			return nil
		}
		return rows.add(tx, len(all), func(i int) (int64, []T) { return int64(all[i].ID), of(&all[i]) })
	}
}

// indexRules is the rule of indexation as rows: one or none.
func indexRules(d *procurement.Dossier) []procurement.IndexRule {
	if !d.Index.IsSet() {
		return nil
	}
	return []procurement.IndexRule{d.Index}
}

// saveKept saves what is kept on a contract that is there.
func (tx *Tx) saveKept(d *procurement.Dossier) error {
	id := int64(d.ID)
	saves := []func() ([]int64, error){
		func() ([]int64, error) { return monthRows.save(tx, id, d.Months) },
		func() ([]int64, error) { return rateRows.save(tx, id, d.Rates) },
		func() ([]int64, error) { return milestoneRows.save(tx, id, d.Milestones) },
		func() ([]int64, error) { return indexRows.save(tx, id, indexRules(d)) },
		func() ([]int64, error) { return documentRows.save(tx, id, d.Documents) },
		func() ([]int64, error) { return noticeRows.save(tx, id, d.Notices) },
	}
	for _, save := range saves {
		if _, err := save(); err != nil {
			return err
		}
	}
	return tx.saveObligations(id, d.Obligations)
}

func (tx *Tx) saveObligations(contract int64, obligations []procurement.Obligation) error {
	ids, err := obligationRows.save(tx, contract, obligations)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if _, err := evidenceRows.save(tx, id, obligations[i].Evidence); err != nil {
			return err
		}
	}
	return nil
}

// checkDossierCurrency refuses amounts that the contract's currency does not fit.
func checkDossierCurrency(d *procurement.Dossier) error {
	var err error
	check := func(what string, a money.Amount) {
		if err == nil {
			err = checkCurrency(what+" of contract "+d.Reference, a, d.Currency)
		}
	}
	for _, m := range d.Months {
		check("the money of "+m.Month.Words(), m.Amount)
	}
	for i, r := range d.Rates {
		check(fmt.Sprintf("rate %d", i+1), r.DayRate)
	}
	for i, m := range d.Milestones {
		check(fmt.Sprintf("the value of milestone %d", i+1), m.Value)
	}
	return err
}

// Dossiers are all contracts by reference, each with everything that is kept on it.
func (ws *Workspace) Dossiers(ctx context.Context) (all []procurement.Dossier, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = dossiers(ctx, q, 0)
		return err
	})
	return all, err
}

// Dossier is the contract of this ID with everything that is kept on it. It fails with [*NotFoundError].
func (ws *Workspace) Dossier(ctx context.Context, id procurement.ContractID) (d procurement.Dossier, err error) {
	err = ws.read(ctx, func(q querier) error {
		d, err = theOne(ctx, q, "contract", int64(id), dossiers)
		return err
	})
	return d, err
}

// Dossier is [Workspace.Dossier] as the batch sees it.
func (tx *Tx) Dossier(id procurement.ContractID) (procurement.Dossier, error) {
	return theOne(tx.ctx, tx, "contract", int64(id), dossiers)
}

// dossiers reads all contracts with what is kept on them, or the one of this ID.
func dossiers(ctx context.Context, q querier, id int64) ([]procurement.Dossier, error) {
	bare, err := contracts(ctx, q, id)
	if err != nil {
		return nil, err
	}
	all := make([]procurement.Dossier, len(bare))
	s := shelf{ctx: ctx, q: q, id: id, at: make(map[int64]*procurement.Dossier, len(bare))}
	for i, c := range bare {
		all[i].Contract = c
		s.at[int64(c.ID)] = &all[i]
	}
	return all, errors.Join(
		fill(s, monthRows, func(d *procurement.Dossier, own []procurement.MonthMoney) { d.Months = own }),
		fill(s, rateRows, func(d *procurement.Dossier, own []procurement.Rate) { d.Rates = own }),
		fill(s, milestoneRows, func(d *procurement.Dossier, own []procurement.Milestone) { d.Milestones = own }),
		fill(s, indexRows, func(d *procurement.Dossier, own []procurement.IndexRule) { d.Index = own[0] }),
		fill(s, documentRows, func(d *procurement.Dossier, own []procurement.Document) { d.Documents = own }),
		fill(s, noticeRows, func(d *procurement.Dossier, own []procurement.PublishedNotice) { d.Notices = own }),
		s.fillObligations(),
	)
}

// shelf is where dossiers stand while they are filled, by the rows of their contracts.
type shelf struct {
	ctx context.Context
	q   querier
	id  int64
	at  map[int64]*procurement.Dossier
}

func (s shelf) currency(contract int64) money.Currency {
	if d := s.at[contract]; d != nil {
		return d.Currency
	}
	return money.Currency{}
}

// fill reads the rows of one kind into their dossiers.
func fill[T any](s shelf, rows hanging[T], set func(d *procurement.Dossier, own []T)) error {
	return rows.read(s.ctx, s.q, s.id, s.currency, func(contract int64, own []T) {
		if d := s.at[contract]; d != nil {
			set(d, own)
		}
	})
}

// fillObligations reads obligations, and evidence into them.
func (s shelf) fillObligations() error {
	type place struct {
		dossier *procurement.Dossier
		index   int
	}
	at := map[int64]place{}
	err := obligationRows.each(s.ctx, s.q, s.id, s.currency, func(contract int64, r row[procurement.Obligation]) {
		if d := s.at[contract]; d != nil {
			at[r.id] = place{d, len(d.Obligations)}
			d.Obligations = append(d.Obligations, r.value)
		}
	})
	if err != nil || len(at) == 0 {
		return err
	}
	put := func(obligation int64, own []procurement.Evidence) {
		if p, there := at[obligation]; there {
			p.dossier.Obligations[p.index].Evidence = own
		}
	}
	if s.id == 0 {
		return evidenceRows.read(s.ctx, s.q, 0, noCurrency, put)
	}
	for obligation := range at {
		if err := evidenceRows.read(s.ctx, s.q, obligation, noCurrency, put); err != nil {
			return err
		}
	}
	return nil
}

// noCurrency is for rows without money.
func noCurrency(int64) money.Currency { return money.Currency{} }
