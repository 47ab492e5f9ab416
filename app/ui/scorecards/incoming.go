package scorecards

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Incoming is a file of readings on its way into the workspace: a request that the other side filled in, or a table. It outlives the page
// that shows it, which is built anew when the look of the window changes.
type Incoming struct {
	path  string
	card  scorecard.CardID     // that rows are about which name none
	trial *desk.ReadingsReport // what would become of it; nil until that is known
	fault error                // why it can't be taken in
	done  *desk.ReadingsReport // what became of it
}

// NewIncoming is a file that nobody has looked at yet. Rows that name no scorecard are taken to be about the one that is open, if any.
func NewIncoming(path string, host kit.Host) *Incoming {
	return &Incoming{path: path, card: idOf(host.Recall(openKey))}
}

// idOf is the scorecard of a key; 0 where it is none.
func idOf(key string) scorecard.CardID {
	id, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return 0
	}
	return scorecard.CardID(id)
}

// name is the file's name for people.
func (in *Incoming) name() string { return filepath.Base(in.path) }

// report is what became of the file, or would.
func (in *Incoming) report() *desk.ReadingsReport {
	if in.done != nil {
		return in.done
	}
	return in.trial
}

// brings reports whether taking the file in would change anything.
func (in *Incoming) brings() bool {
	return in.done == nil && in.trial != nil && in.trial.Taken+in.trial.Updated > 0
}

// take takes the file in, or only finds out what would come of it. It is called off the UI goroutine.
func (in *Incoming) take(ctx context.Context, ws *store.Workspace, card scorecard.CardID, today civil.Date, reason string, try bool) (*desk.ReadingsReport, error) {
	data, err := desk.FileToImport(in.path)
	if err != nil {
		return nil, err
	}
	file, err := desk.ReadingsToImport(data)
	if err != nil {
		return nil, err
	}
	return desk.ImportReadings(ctx, ws, file, today, desk.ReadingsOptions{Card: card, Reason: reason, DryRun: try})
}

// incomingRow is a reading that is new or changes, or a row of the file that is left out.
type incomingRow struct {
	key, what     string
	tone          kit.Tone
	card, measure string
	when, side    string
	before, after string
}

// What becomes of a row.
const (
	incomingNew     = "New"
	incomingChanged = "Changed"
	incomingLeft    = "Left out"
)

// incomingRows are what people go over before they take a file in: what changes first, then what is left out, then what is new.
func incomingRows(r *desk.ReadingsReport) (rows []incomingRow) {
	add := func(what string, tone kit.Tone, all []desk.ReadingChange) {
		for _, c := range all {
			rows = append(rows, incomingRow{
				key: fmt.Sprint(what, len(rows)), what: what, tone: tone, card: c.Card, measure: c.Measure, when: periodWords(c.Period), side: c.Side.Words(),
				before: c.Before, after: c.After,
			})
		}
	}
	add(incomingChanged, kit.ToneWarn, r.Changes)
	for _, l := range r.LeftOut {
		rows = append(rows, incomingRow{
			key: fmt.Sprint(incomingLeft, len(rows)), what: incomingLeft, tone: kit.TonePoor, measure: "Row " + kit.Grouped(l.Row),
			before: kit.Joined(" ", l.Column, inMarks(l.Value)), after: kit.Sentence(errors.New(l.Reason)),
		})
	}
	add(incomingNew, kit.ToneGood, r.New)
	return rows
}

// inMarks is a text of a file, in one line and in quotation marks; nothing where there is none.
func inMarks(text string) string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return ""
	}
	return "“" + text + "”"
}

// whole is what a row says, however narrow its columns are.
func (r incomingRow) whole() string {
	if r.what == incomingLeft {
		return kit.Joined(", ", r.measure, r.before) + ": " + r.after + "."
	}
	about := kit.Joined(", ", r.card, r.measure, r.when, r.side) + ": "
	if r.what == incomingNew {
		return about + r.after + "."
	}
	return about + "was " + r.before + ", becomes " + r.after + "."
}

// incomingTotals say what became of the rows of a file, or would: 4 readings: 2 new, 1 changed, 0 there already, 1 left out.
func incomingTotals(r *desk.ReadingsReport) string {
	left := r.Rows - r.Taken - r.Updated - r.Unchanged
	text := fmt.Sprintf("%s: %s new, %s changed, %s there already, %s left out",
		kit.Counted(r.Rows, "reading"), kit.Grouped(r.Taken), kit.Grouped(r.Updated), kit.Grouped(r.Unchanged), kit.Grouped(left))
	return text
}

// whose says whose readings a file holds: Fernhill Digital about S-014 Balanced scorecard, October 2026.
func whose(r *desk.ReadingsReport) string {
	var cards []string
	for _, c := range r.Cards {
		cards = append(cards, kit.Joined(" ", c.Reference, c.Title))
	}
	about := strings.Join(cards, ", ")
	if len(cards) > 3 {
		about = kit.Counted(len(cards), "scorecard")
	}
	if r.Request == nil || len(r.Cards) == 0 {
		return about
	}
	side := r.Cards[0].TheirName
	if side == "" {
		side = "The other side"
	}
	return side + " about " + about + ", " + r.Request.Period.Words()
}
