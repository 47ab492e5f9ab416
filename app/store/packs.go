package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

var (
	packTemplateKind = kind[governance.PackTemplate, governance.TemplateID]{
		table: "pack_template", noun: "template", fields: packTemplateFields, order: "name, id",
		id: func(t *governance.PackTemplate) *governance.TemplateID { return &t.ID },
	}
	sentPackKind = kind[governance.SentPack, governance.PackID]{
		table: "sent_pack", noun: "pack", fields: sentPackFields, order: "sent_at DESC, id DESC",
		id: func(p *governance.SentPack) *governance.PackID { return &p.ID },
	}
)

var packTemplateFields = []field[governance.PackTemplate]{
	textField("name", func(t *governance.PackTemplate) *string { return &t.Name }),
	idField("forum_id", func(t *governance.PackTemplate) *governance.ForumID { return &t.Forum }),
	wordField("depth", packDepths, func(t *governance.PackTemplate) *governance.Depth { return &t.Depth }),
	textField("marking", func(t *governance.PackTemplate) *string { return &t.Marking }),
}

var packPartRows = hanging[governance.PackPart]{table: "pack_template_part", owner: "pack_template_id", keys: 1, fields: []field[governance.PackPart]{
	wordField("section", packSections, func(p *governance.PackPart) *governance.PackSection { return &p.Section }),
	flagField("shown", func(p *governance.PackPart) *bool { return &p.Shown }),
}}

var sentPackFields = []field[governance.SentPack]{
	idField("contract_id", func(p *governance.SentPack) *int64 { return &p.Contract }),
	parsedField("period", func(p *governance.SentPack) *civil.Period { return &p.Period }, func(p civil.Period) any { return p.String() }, periodOrNone),
	idField("forum_id", func(p *governance.SentPack) *governance.ForumID { return &p.Forum }),
	idField("meeting_id", func(p *governance.SentPack) *governance.MeetingID { return &p.Meeting }),
	textField("template", func(p *governance.SentPack) *string { return &p.Template }),
	wordField("depth", packDepths, func(p *governance.SentPack) *governance.Depth { return &p.Depth }),
	textField("marking", func(p *governance.SentPack) *string { return &p.Marking }),
	parsedField("sent_at", func(p *governance.SentPack) *time.Time { return &p.Sent },
		func(t time.Time) any { return t.UTC().Format(time.RFC3339) },
		func(text string) (time.Time, error) { return time.Parse(time.RFC3339, text) }),
	textField("sent_by", func(p *governance.SentPack) *string { return &p.By }),
	textField("sha256", func(p *governance.SentPack) *string { return &p.SHA256 }),
	textField("snapshot", func(p *governance.SentPack) *string { return &p.Snapshot }),
	countField("pages", func(p *governance.SentPack) *int { return &p.Pages }),
	textField("version", func(p *governance.SentPack) *string { return &p.Version }),
}

// SavePackTemplate is [Tx.SaveAgreement] for a template, which has no code.
func (tx *Tx) SavePackTemplate(t *governance.PackTemplate) error {
	id, err := packTemplateKind.save(tx, t)
	if err != nil {
		return err
	}
	_, err = packPartRows.save(tx, id, t.Parts)
	return err
}

// RemovePackTemplate takes a template out of lists; the record keeps it. It fails with [*NotFoundError].
func (tx *Tx) RemovePackTemplate(id governance.TemplateID) error {
	return packTemplateKind.remove(tx, id)
}

// PackTemplate is the template of this ID as the batch sees it. It fails with [*NotFoundError].
func (tx *Tx) PackTemplate(id governance.TemplateID) (governance.PackTemplate, error) {
	return packTemplateKind.one(tx.ctx, tx, id, packTemplates)
}

// PackTemplates are the templates by name.
func (ws *Workspace) PackTemplates(ctx context.Context) (all []governance.PackTemplate, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err = packTemplates(ctx, q, 0)
		return err
	})
	return all, err
}

func packTemplates(ctx context.Context, q querier, id int64) ([]governance.PackTemplate, error) {
	all, at, err := packTemplateKind.read(ctx, q, id)
	if err != nil {
		return nil, err
	}
	return all, hung(ctx, q, id, packPartRows, all, at, func(t *governance.PackTemplate, own []governance.PackPart) { t.Parts = own })
}

// KeepPack notes a pack that was sent with its bytes, and sets its ID and its SHA-256. The same bytes are kept once. Undoing it takes the
// pack out of the list; what was sent stays known by its bytes.
func (tx *Tx) KeepPack(p *governance.SentPack, file []byte) error {
	sum := sha256.Sum256(file)
	p.SHA256 = hex.EncodeToString(sum[:])
	const keep = `INSERT INTO sent_file (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING`
	if _, err := tx.ExecContext(tx.ctx, keep, p.SHA256, file); err != nil {
		return err
	}
	_, err := sentPackKind.save(tx, p)
	return err
}

// SentPacks are the packs that were sent, the newest first; of one contract only where its id is not 0.
func (ws *Workspace) SentPacks(ctx context.Context, contract int64) (sent []governance.SentPack, err error) {
	err = ws.read(ctx, func(q querier) error {
		all, err := bare(sentPackKind)(ctx, q, 0)
		for _, p := range all {
			if contract == 0 || p.Contract == contract {
				sent = append(sent, p)
			}
		}
		return err
	})
	return sent, err
}

// PackBytes are the bytes of a pack that was sent, as they were. It fails with [*NotFoundError], and with [*PackChangedError] where they are
// not what the record says they must be.
func (ws *Workspace) PackBytes(ctx context.Context, id governance.PackID) (file []byte, err error) {
	err = ws.read(ctx, func(q querier) error {
		const query = `SELECT sha256, bytes FROM sent_pack LEFT JOIN sent_file USING (sha256) WHERE id = ? AND removed_at IS NULL`
		var sum string
		err := q.QueryRowContext(ctx, query, int64(id)).Scan(&sum, &file)
		if err == sql.ErrNoRows {
			return &NotFoundError{Kind: "pack", Name: fmt.Sprint(int64(id))}
		}
		if err != nil {
			return err
		}
		if is := sha256.Sum256(file); hex.EncodeToString(is[:]) != sum {
			return &PackChangedError{Pack: id, SHA256: sum}
		}
		return nil
	})
	return file, err
}

// PackChangedError is that the bytes of a pack that was sent are gone or not what they were.
type PackChangedError struct {
	Pack   governance.PackID
	SHA256 string // what they must come to
}

func (e *PackChangedError) Error() string {
	return fmt.Sprintf("the pack that was sent with SHA-256 %s is not in the file as it was sent: take it from a backup", e.SHA256)
}
