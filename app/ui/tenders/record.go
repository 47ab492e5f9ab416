package tenders

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/app/ui/kit"
	"counterweight/procurement/tender"
)

// recorded is a mark on its way into the workspace.
type recorded struct {
	at      place
	bid     string // what it is called
	subject store.MarkSubject
	before  tender.Mark
	mark    tender.Mark
}

// set takes the mark that was typed into one cell.
func (s *scores) set(row, col int, text string) error {
	return s.setMany([]kit.GridChange{{Row: row, Col: col, Text: text}})[0]
}

// setMany takes the marks that were typed or pasted, those that can be taken in one step.
func (s *scores) setMany(changes []kit.GridChange) []error {
	errs := make([]error, len(changes))
	var all []recorded
	for i, c := range changes {
		before, ok := s.matrix.at(c.Row, c.Col)
		if !ok {
			errs[i] = errors.New("nothing is marked here: mark the criteria below")
			continue
		}
		value, err := s.matrix.lines[c.Row].markOf(c.Text)
		if errs[i] = err; err != nil || value == before.Value {
			continue
		}
		all = append(all, s.recordOf(c.Row, c.Col, tender.Mark{Value: value, Rationale: before.Rationale}))
	}
	if len(all) > 0 {
		s.record(all)
	}
	return errs
}

func (s *scores) recordOf(row, col int, mark tender.Mark) recorded {
	before, _ := s.matrix.at(row, col)
	return recorded{at: s.place(row, col), bid: s.matrix.bidName(col), subject: s.matrix.subject(row, col, ""), before: before, mark: mark}
}

// record shows marks and saves them; where marks that were given are changed it asks for the reason first.
func (s *scores) record(all []recorded) {
	for _, r := range all {
		s.put(r.at, r.mark)
	}
	s.grid.Refresh()
	s.beside.show()
	changed := needing(all)
	if len(changed) == 0 {
		s.save(all, "")
		return
	}
	s.asking = kit.AskReason(s.open.page.host, kit.Reason{
		Hint:  "such as: moderated on 3 Oct",
		Title: "Why " + changeWords(changed) + "?", Before: s.reason, Yes: "Change",
		Why: "The earlier mark stays in the history, with this reason beside the new one.",
		Do: func(reason string) {
			s.reason = reason
			s.save(all, reason)
		},
		Cancelled: func() { s.takeBack(all) },
	})
}

// needing are those that take the place of a mark that was given.
func needing(all []recorded) (changed []recorded) {
	for _, r := range all {
		if r.before.Value.Given() {
			changed = append(changed, r)
		}
	}
	return changed
}

// changeWords say what is about to be done with marks: change the mark of Fernhill on Q1 from 3 to 4.
func changeWords(changed []recorded) string {
	if len(changed) > 1 {
		return fmt.Sprintf("change these %d marks", len(changed))
	}
	r := changed[0]
	text := fmt.Sprintf("the mark of %s on %s", r.bid, r.subject.Criterion)
	switch {
	case r.mark.Value == r.before.Value:
		return "change the rationale for " + text
	case !r.mark.Value.Given():
		return fmt.Sprintf("take back %s, %v", text, r.before.Value)
	}
	return fmt.Sprintf("change %s from %v to %v", text, r.before.Value, r.mark.Value)
}

// save queues marks: a single one as it is, several as one step that Undo takes back together.
func (s *scores) save(all []recorded, reason string) {
	host, ws := s.open.page.host, s.open.page.workspace
	done := func(err error) { s.saved(all, err) }
	if len(all) == 1 {
		r := all[0]
		label := fmt.Sprintf("Mark %s on %s", r.subject.Bid, r.subject.Criterion)
		host.Change(label, func(ctx context.Context) error {
			return desk.RecordMark(ctx, ws, r.subject, r.mark, reason)
		}, done)
		return
	}
	s.open.changeBecause(fmt.Sprintf("Give %d marks in %s", len(all), s.open.ref), reason, func(t *tender.Tender) {
		for _, r := range all {
			setMark(t, r.subject, r.mark)
		}
	}, done)
}

// saved keeps what was stored on the screen until it is read back, and takes back what was refused.
func (s *scores) saved(all []recorded, err error) {
	if err != nil {
		s.takeBack(all)
		s.open.page.host.Toast(kit.Sentence(err))
		return
	}
	for _, r := range all {
		if t := s.pending[r.at]; t != nil && t.mark == r.mark {
			t.saved = true
		}
	}
}

// setMark puts a consensus mark into a tender; a bid or lot that is no more is left alone.
func setMark(t *tender.Tender, at store.MarkSubject, mark tender.Mark) {
	for i := range t.Bids {
		b := &t.Bids[i]
		if b.ID != at.Bid {
			continue
		}
		if at.Lot == "" {
			b.Marks = withMark(b.Marks, at.Criterion, mark)
		} else if offer, made := b.Lots[at.Lot]; made {
			offer.Marks = withMark(offer.Marks, at.Criterion, mark)
			b.Lots[at.Lot] = offer
		}
	}
}

// withMark puts a mark among others; an empty one takes it out.
func withMark(marks tender.Marks, criterion string, mark tender.Mark) tender.Marks {
	if marks == nil {
		marks = tender.Marks{}
	}
	if mark == (tender.Mark{}) {
		delete(marks, criterion)
	} else {
		marks[criterion] = mark
	}
	return marks
}

// rationale saves the reason for a mark. One that was written before is changed with a reason of its own.
func (s *scores) rationale(row, col int, text string) {
	before, ok := s.matrix.at(row, col)
	text = strings.TrimSpace(text)
	if !ok || before.Rationale == text {
		return
	}
	r := s.recordOf(row, col, tender.Mark{Value: before.Value, Rationale: text})
	if before.Value.Given() && before.Rationale == "" {
		s.put(r.at, r.mark)
		s.save([]recorded{r}, "rationale added")
		return
	}
	s.record([]recorded{r})
}
