package store

import (
	"context"
	"errors"

	"counterweight/scorecard/governance"
)

// SaveAgreement makes the workspace hold the agreement as it is, with all its versions. One that is not in it yet gets its ID, and its code
// where it has none. It fails with [*DuplicateError] where another has its code, and with [*NotFoundError] where the one to be changed is
// gone.
func (tx *Tx) SaveAgreement(a *governance.Agreement) (err error) {
	if a.Code == "" {
		if a.Code, err = nextCode(tx.ctx, tx, "agreement", "A-%02d"); err != nil {
			return err
		}
	}
	id, err := agreementKind.save(tx, a)
	if err != nil {
		return err
	}
	ids, err := agreedRows.save(tx, id, a.Versions)
	if err != nil {
		return err
	}
	for i := range a.Versions {
		if err := tx.saveVersion(ids[i], &a.Versions[i]); err != nil {
			return err
		}
	}
	return nil
}

// saveVersion makes the rows that hang on a version be what the version says.
func (tx *Tx) saveVersion(id int64, v *governance.Version) error {
	scope := make([]scoped, 0, len(v.Scope)+len(v.Outside))
	for _, what := range v.Scope {
		scope = append(scope, scoped{what: what})
	}
	for _, what := range v.Outside {
		scope = append(scope, scoped{outside: true, what: what})
	}
	var errs [8]error
	_, errs[0] = sectionRows.save(tx, id, v.Sections)
	_, errs[1] = takingPartRows.save(tx, id, v.People)
	_, errs[2] = scopeRows.save(tx, id, scope)
	_, errs[3] = outputRows.save(tx, id, v.Outputs)
	_, errs[4] = successRows.save(tx, id, v.Success)
	_, errs[5] = rungRows.save(tx, id, v.Failing.Escalation)
	_, errs[6] = statementRows.save(tx, id, v.Promises)
	_, errs[7] = signatureRows.save(tx, id, v.Signed)
	return errors.Join(errs[:]...)
}

// RemoveAgreement takes an agreement out of lists and search; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemoveAgreement(id governance.AgreementID) error { return agreementKind.remove(tx, id) }

// Agreement is the agreement of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) Agreement(id governance.AgreementID) (governance.Agreement, error) {
	return agreementKind.one(tx.ctx, tx, id, agreements)
}

func agreements(ctx context.Context, q querier, id int64) ([]governance.Agreement, error) {
	all, at, err := agreementKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	versions := map[int64]place{}
	err = agreedRows.each(ctx, q, id, noCurrency, func(owner int64, r row[governance.Version]) {
		if i, there := at[owner]; there {
			versions[r.id] = place{i, len(all[i].Versions)}
			all[i].Versions = append(all[i].Versions, r.value)
		}
	})
	if err != nil {
		return nil, err
	}
	return all, readVersions(ctx, q, all, versions)
}

// place is which version of which agreement stands in a row.
type place struct{ agreement, version int }

// readVersions reads what hangs on versions. It reads that of all agreements also where one is asked for: there are few.
func readVersions(ctx context.Context, q querier, all []governance.Agreement, versions map[int64]place) error {
	at := func(id int64) *governance.Version {
		p, there := versions[id]
		if !there {
			return new(governance.Version) // of an agreement that was removed
		}
		return &all[p.agreement].Versions[p.version]
	}
	return errors.Join(
		sectionRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Section) { at(id).Sections = own }),
		takingPartRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Member) { at(id).People = own }),
		scopeRows.read(ctx, q, 0, noCurrency, func(id int64, own []scoped) { readScope(at(id), own) }),
		outputRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Output) { at(id).Outputs = own }),
		successRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Success) { at(id).Success = own }),
		rungRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Rung) { at(id).Failing.Escalation = own }),
		statementRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Statement) { at(id).Promises = own }),
		signatureRows.read(ctx, q, 0, noCurrency, func(id int64, own []governance.Signature) { at(id).Signed = own }),
	)
}

func readScope(v *governance.Version, own []scoped) {
	for _, s := range own {
		if s.outside {
			v.Outside = append(v.Outside, s.what)
		} else {
			v.Scope = append(v.Scope, s.what)
		}
	}
}
