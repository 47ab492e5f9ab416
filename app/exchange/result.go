package exchange

import (
	"io"
	"math/big"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// resultPlaces is how many decimals figures of a result are written with.
const resultPlaces = 6

// LotResult is the ranking of one lot of a tender.
type LotResult struct {
	Lot    *tender.Lot
	Result *weighing.Result
}

// WriteResult writes a ranking as the JSON document that "evaluate --json" prints (section 2 of the formats). Further notices, such as
// those of reading the tender file, follow the ranking's own. It fails only as out does.
func WriteResult(out io.Writer, reference string, r *weighing.Result, further ...weighing.Notice) error {
	w := &jsonWriter{}
	w.object(func() {
		w.textMember("reference", reference)
		w.ranking(r, further)
	})
	_, err := out.Write(layOut(w.buf))
	return err
}

// WriteLotResults writes the rankings of all lots of a tender as one document: under "lots", each lot's id and title with the members of
// [WriteResult]. Further notices stand beside the lots.
func WriteLotResults(out io.Writer, reference string, lots []LotResult, further ...weighing.Notice) error {
	w := &jsonWriter{}
	w.object(func() {
		w.textMember("reference", reference)
		w.name("lots")
		w.list(len(lots), func(i int) {
			w.object(func() {
				w.textMember("lot", lots[i].Lot.ID)
				w.textMember("title", lots[i].Lot.Title)
				w.ranking(lots[i].Result, nil)
			})
		})
		w.notices(further)
	})
	_, err := out.Write(layOut(w.buf))
	return err
}

// ranking writes the members that describe one ranking.
func (w *jsonWriter) ranking(r *weighing.Result, further []weighing.Notice) {
	d, _ := weighing.Describe(r.Model.Method)
	w.textMember("method", string(d.Method))
	better := "high"
	if d.LowerIsBetter {
		better = "low"
	}
	w.textMember("better", better)
	w.name("bids")
	w.list(len(r.Standings), func(i int) { w.standing(r, &r.Standings[i]) })
	w.name("winner")
	w.texts(r.Winners)
	w.figure("margin", r.Margin)
	w.notices(append(r.Notices[:len(r.Notices):len(r.Notices)], further...))
}

func (w *jsonWriter) standing(r *weighing.Result, s *weighing.Standing) {
	w.object(func() {
		w.textMember("id", s.Bid.ID)
		w.textMember("supplier", s.Bid.Supplier)
		w.name("rank")
		if s.InTheRunning() {
			w.number(s.Rank)
		} else {
			w.raw("null")
		}
		w.figure("total", s.Total)
		w.figure("quality", s.Quality)
		w.figure("price_score", s.PriceScore)
		w.textMember("excluded", s.Exclusion)
		w.textMember("why", s.Why)
		w.name("missing")
		w.texts(s.Missing)
		w.name("criteria")
		w.object(func() { w.lines(r, s) })
	})
}

// lines writes a bid's criteria, those with children before them. A bid that does not take part has none.
func (w *jsonWriter) lines(r *weighing.Result, s *weighing.Standing) {
	if s.Bid.Status != weighing.Received {
		return
	}
	for _, line := range r.Lines(s) {
		w.name(line.Criterion.ID)
		w.object(func() {
			if len(line.Criterion.Children) == 0 {
				w.name("mark")
				w.textOrNull(markText(line.Mark))
			}
			w.figure("score", line.Score)
			w.figure("weighted", line.Weighted)
		})
	}
}

// markText is a mark as it was given; the mean of evaluators' marks, where it has no end, to as many decimals as other figures.
func markText(mark *big.Rat) string {
	if mark == nil {
		return ""
	}
	if d, ok := exact.FromRat(mark); ok {
		return d.String()
	}
	return exact.Short(mark, resultPlaces)
}

// figure writes a member that holds a figure, null where there is none.
func (w *jsonWriter) figure(name string, r *big.Rat) {
	w.name(name)
	if r == nil {
		w.raw("null")
		return
	}
	w.text(exact.Format(r, resultPlaces))
}

func (w *jsonWriter) notices(notices []weighing.Notice) {
	w.name("notices")
	w.list(len(notices), func(i int) {
		n := notices[i]
		w.object(func() {
			w.textMember("code", string(n.Code))
			w.textMember("text", n.Text)
			w.name("bids")
			w.texts(n.Bids)
		})
	})
}
