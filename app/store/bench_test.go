package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"counterweight/procurement"
)

// BenchmarkWrite100kContracts writes 100,000 contracts with their parties, options and changes in one batch, with change log, chain and search
// table; the yardstick is the bare driver, with as many rows a statement, filling the same tables, indexes and search table.
func BenchmarkWrite100kContracts(b *testing.B) {
	contracts := manyContracts(100_000)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			ws := newRegister(b)
			b.StartTimer()
			if err := ws.Do(b.Context(), "Import", func(tx *Tx) error { return tx.AddContracts(contracts) }); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := ws.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			db := bareRegister(b)
			b.StartTimer()
			if err := writeBare(b, db, contracts); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := db.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

// newRegister is a workspace with the two suppliers that contracts are made with.
func newRegister(b *testing.B) *Workspace {
	ws, err := Create(b.Context(), filepath.Join(b.TempDir(), "office.cw"), testOptions())
	if err != nil {
		b.Fatal(err)
	}
	do(b, ws, "Set up", `INSERT INTO supplier (name) VALUES ('Fernhill'), ('Merrow')`)
	return ws
}

// bareRegister is the same file without its triggers, opened as anybody would for safe writing.
func bareRegister(b *testing.B) *sql.DB {
	ws := newRegister(b)
	if err := ws.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := connect(ws.Path(), access{mode: "rw", pragmas: []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}}, 1)
	if err != nil {
		b.Fatal(err)
	}
	if err := dropTriggers(b.Context(), db); err != nil {
		b.Fatal(err)
	}
	return db
}

// writeBare is the least that writing contracts with what hangs on them takes.
func writeBare(b *testing.B, db *sql.DB, contracts []procurement.Contract) error {
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to take back
	err = fillBare(b, tx, "contract", append([]string{"id"}, contractColumns...), func(put func(...any) error) error {
		for i := range contracts {
			if err := put(append([]any{int64(i + 1)}, cellsOf(contractFields, &contracts[i])...)...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = errors.Join(
		fillHanging(b, tx, partyRows, contracts, func(c *procurement.Contract) []procurement.Party { return c.Parties }),
		fillHanging(b, tx, optionRows, contracts, func(c *procurement.Contract) []procurement.ExtensionOption { return c.Options }),
		fillHanging(b, tx, changeRows, contracts, func(c *procurement.Contract) []procurement.Change { return c.Changes }),
	)
	if err != nil {
		return err
	}
	for _, s := range searchSources {
		if s.kind != "contract" {
			continue
		}
		if _, err := tx.Exec(fmt.Sprintf("%s%s FROM %s WHERE %s", intoSearch, s.entry(""), s.table, s.found(""))); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// fillHanging inserts what hangs on contracts that are numbered from 1.
func fillHanging[T any](b *testing.B, tx *sql.Tx, h hanging[T], contracts []procurement.Contract, of func(*procurement.Contract) []T) error {
	return fillBare(b, tx, h.table, h.family().columns, func(put func(...any) error) error {
		for i := range contracts {
			own := of(&contracts[i])
			for k := range own {
				if err := put(h.cells(k, int64(i+1), &own[k])...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// fillBare inserts the rows that fill puts, many a statement.
func fillBare(b *testing.B, tx *sql.Tx, table string, columns []string, fill func(put func(...any) error) error) error {
	full, err := tx.PrepareContext(b.Context(), insertScript(table, columns, rowsAtOnce))
	if err != nil {
		return err
	}
	var args []any
	err = fill(func(row ...any) error {
		if args = append(args, row...); len(args) < rowsAtOnce*len(columns) {
			return nil
		}
		_, err := full.Exec(args...)
		args = args[:0]
		return err
	})
	if err != nil || len(args) == 0 {
		return err
	}
	_, err = tx.Exec(insertScript(table, columns, len(args)/len(columns)), args...)
	return err
}
