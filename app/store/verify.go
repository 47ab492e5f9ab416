package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// Kind says what a finding is about.
type Kind string

// The kinds of findings.
const (
	KindDamage    Kind = "damage"    // SQLite can't read a part of the file
	KindReference Kind = "reference" // a row leads to another that is not there
	KindSchema    Kind = "schema"    // tables, indexes or triggers are not the program's own
	KindChain     Kind = "chain"     // the log of changes was changed
	KindRow       Kind = "row"       // a row is not what the log says
	KindState     Kind = "state"     // a batch was left open
	KindModel     Kind = "model"     // a locked model does not fit its fingerprint
	KindSearch    Kind = "search"    // the search table is not what the rows say
)

// Finding is one thing that is wrong with a workspace.
type Finding struct {
	Kind Kind `json:"kind"`
	// Table, Key and Column say where; those that don't apply are empty.
	Table  string `json:"table,omitempty"`
	Key    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	// Was is the value by the log, Is the one in the file, both as JSON; empty where there is none.
	Was string `json:"was,omitempty"`
	Is  string `json:"is,omitempty"`
	// Text says it all in words.
	Text string `json:"text"`
}

// String is the finding in words.
func (f Finding) String() string { return f.Text }

// MaxFindings is how many findings are listed; a file with more is lost in the whole.
const MaxFindings = 1000

// errEnough ends a verification that has found [MaxFindings].
var errEnough = errors.New("enough was found")

// Verify looks for whatever is wrong with the workspace: damage, rows that were changed behind the program's back, a log that was
// changed itself. It returns what it found, at most [MaxFindings], and changes nothing.
func (ws *Workspace) Verify(ctx context.Context, progress Progress) ([]Finding, error) {
	v := &verifier{ctx: ctx, progress: progress, most: MaxFindings}
	// SQLite's look at the index of the search table trusts what its connection knew of it before another connection changed it, and then
	// takes it for damaged (seen with 3.53). So it needs a connection that has not searched.
	how, err := readFrom(ctx, ws.path, reading())
	if err != nil {
		return nil, fileTrouble(ws.path, err)
	}
	fresh, err := connect(ws.path, how, 1)
	if err != nil {
		return nil, fileTrouble(ws.path, err)
	}
	defer fresh.Close()
	err = readState(ctx, fresh, func(q querier) error {
		v.q = q
		return v.run()
	})
	return v.findings, fileTrouble(ws.path, err)
}

// VerifyFile is [Workspace.Verify] for a file that need not open: one that is damaged gives findings instead of an error, and one from an
// earlier version is judged by the schema it should have.
func VerifyFile(ctx context.Context, path string, progress Progress) ([]Finding, error) {
	ws, err := openAny(ctx, path)
	if troubleIs(err, Damaged) {
		return damageIn(ctx, path, err), nil
	}
	if err != nil {
		return nil, err
	}
	findings, err := ws.Verify(ctx, progress)
	return findings, errors.Join(err, ws.Close())
}

// openAny opens a workspace of any version for reading.
func openAny(ctx context.Context, path string) (*Workspace, error) {
	return Open(ctx, path, Options{Mode: Reading, anyVersion: true})
}

func troubleIs(err error, trouble Trouble) bool {
	var file *FileError
	return errors.As(err, &file) && file.Trouble == trouble
}

// damageIn is what SQLite says of a file that can't be opened.
func damageIn(ctx context.Context, path string, err error) []Finding {
	v := &verifier{ctx: ctx}
	v.damaged(err)
	db, err := connect(path, reading().atRest(), 1)
	if err != nil {
		return v.findings
	}
	defer db.Close()
	v.q = db
	_ = v.integrity() // it has said what it can
	return v.findings
}

// verifier looks through one state of a workspace.
type verifier struct {
	ctx      context.Context
	q        querier
	progress Progress
	findings []Finding
	most     int // how many findings are enough; 0 for any number

	tables  []table
	version int
	replay  replay
}

// run goes through all there is to look at. Damage in one place does not keep it from looking at the others.
func (v *verifier) run() error {
	if err := v.prepare(); err != nil {
		return v.unlessDamaged(err)
	}
	for _, look := range []func() error{v.integrity, v.references, v.schema, v.state, v.chain, v.rows, v.unexplained, v.models, v.search} {
		err := v.unlessDamaged(look())
		if errors.Is(err, errEnough) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// replayAll reads what the log says, and nothing else.
func (v *verifier) replayAll() error {
	if err := v.prepare(); err != nil {
		return err
	}
	return v.chain()
}

func (v *verifier) prepare() (err error) {
	if err := v.q.QueryRowContext(v.ctx, `PRAGMA user_version`).Scan(&v.version); err != nil {
		return err
	}
	v.tables, err = loggedTables(v.ctx, v.q)
	return err
}

// found adds a finding.
func (v *verifier) found(f Finding) error {
	v.findings = append(v.findings, f)
	if len(v.findings) == v.most {
		return errEnough
	}
	return nil
}

// unlessDamaged turns an error that says that the file is damaged into a finding.
func (v *verifier) unlessDamaged(err error) error {
	if err == nil || v.ctx.Err() != nil || errors.Is(err, errEnough) {
		return errors.Join(err, v.ctx.Err())
	}
	if trouble, known := troubleOf("", err); !known || (trouble != Damaged && trouble != NotWorkspace) {
		return err
	}
	v.damaged(err)
	return nil
}

func (v *verifier) damaged(err error) {
	var file *FileError
	if errors.As(err, &file) && file.Err != nil {
		err = file.Err // its own words would say again that the file is damaged
	}
	v.findings = append(v.findings, Finding{Kind: KindDamage, Text: "the file is damaged: " + cause(err)})
}

// cause is what lies at the bottom of an error.
func cause(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err.Error()
		}
		err = next
	}
}

// integrity has SQLite look at the structure of the file, its constraints, and the index of the search table.
func (v *verifier) integrity() error {
	said, err := texts(v.ctx, v.q, `PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	for _, text := range said {
		if text == "ok" {
			continue
		}
		if err := v.found(Finding{Kind: KindDamage, Text: "the file is damaged: " + text}); err != nil {
			return err
		}
	}
	return nil
}

// references finds rows that lead to others that are not there.
func (v *verifier) references() error {
	rows, err := v.q.QueryContext(v.ctx, `SELECT "table", coalesce("rowid", ''), parent FROM pragma_foreign_key_check`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var child, id, parent string
		if err := rows.Scan(&child, &id, &parent); err != nil {
			return err
		}
		row := Row{Table: child, Key: "[" + id + "]"}
		text := fmt.Sprintf("%v leads to a row of %s that is not there", row, parent)
		if err := v.found(Finding{Kind: KindReference, Table: row.Table, Key: row.Key, Text: text}); err != nil {
			return err
		}
	}
	return rows.Err()
}

// state finds a batch that was left open, which would let other tools write without being seen.
func (v *verifier) state() error {
	rows, err := v.q.QueryContext(v.ctx, `SELECT batch IS NULL AND erasing = 0 AND search_paused = 0 FROM open_batch`)
	if err != nil {
		return err
	}
	defer rows.Close()
	count := 0
	for rows.Next() {
		var closed bool
		if err := rows.Scan(&closed); err != nil {
			return err
		}
		if !closed {
			return v.found(Finding{Kind: KindState, Table: "open_batch", Key: "[1]", Text: "open_batch [1] says that a change is under way: another program opened the log"})
		}
		count++
	}
	if err := rows.Err(); err != nil || count == 1 {
		return err
	}
	return v.found(Finding{Kind: KindState, Table: "open_batch", Text: fmt.Sprintf("open_batch has %d rows where it has one: another program changed it", count)})
}

// models compares each locked model with its fingerprint.
func (v *verifier) models() error {
	rows, err := v.q.QueryContext(v.ctx, `SELECT id, tender_id, version, canonical, fingerprint FROM tender_model ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, tender, version int64
		var canonical sql.RawBytes
		var fingerprint string
		if err := rows.Scan(&id, &tender, &version, &canonical, &fingerprint); err != nil {
			return err
		}
		digest := sha256.Sum256(canonical)
		is := hex.EncodeToString(digest[:])
		if is == fingerprint {
			continue
		}
		err := v.found(Finding{
			Kind: KindModel, Table: "tender_model", Key: fmt.Sprintf("[%d]", id), Column: "fingerprint", Was: `"` + fingerprint + `"`, Is: `"` + is + `"`,
			Text: fmt.Sprintf("tender_model [%d]: version %d of the model of tender [%d] does not have the fingerprint that it was locked with", id, version, tender),
		})
		if err != nil {
			return err
		}
	}
	return rows.Err()
}
