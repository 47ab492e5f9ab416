package app

import (
	"bytes"
	"context"
	"flag"
	"io"

	"counterweight/app/exchange"
	"counterweight/app/store"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

var evaluateCommand = command{
	name:  "evaluate",
	forms: []string{"TENDER.json", "FILE REF"},
	does:  "ranks the bids of a tender and shows how the result came about",
	more: "TENDER.json is a tender file; no workspace is needed. FILE REF is tender REF of workspace FILE. A tender with lots is ranked lot " +
		"by lot, or for one of them with --lot.",
	flags: func(f *flag.FlagSet) action {
		var e evaluation
		f.BoolVar(&e.json, "json", false, "print the result as one JSON document and nothing else")
		f.StringVar(&e.options.Lot, "lot", "", "rank lot `ID` only")
		f.Func("cost-weight", "ask what if cost weighed `N` per cent and quality the rest", func(text string) error {
			weight, err := exact.Parse(text)
			e.options.CostWeight = exact.Some(weight)
			return err
		})
		return e.run
	},
}

// evaluation is one call of evaluate.
type evaluation struct {
	options tender.Options
	json    bool
}

func (e *evaluation) run(ctx context.Context, w *World, names []string) error {
	ranking, err := e.rank(ctx, names)
	if err != nil {
		return err
	}
	if !e.json {
		return w.print(ranking.String())
	}
	var document bytes.Buffer
	if err := ranking.writeJSON(&document); err != nil {
		return err
	}
	return w.print(document.String())
}

// rank ranks the tender of a file, or tender REF of a workspace by that workspace's own rules about low bids.
func (e *evaluation) rank(ctx context.Context, names []string) (*ranking, error) {
	if len(names) == 1 {
		t, notices, err := readTenderToRank(names[0])
		if err != nil {
			return nil, err
		}
		ranking, err := rank(t, e.options)
		if err != nil {
			return nil, err
		}
		ranking.notices = notices
		return ranking, nil
	}
	ws, err := openToRead(ctx, names[0])
	if err != nil {
		return nil, err
	}
	defer ws.Close()
	return rankIn(ctx, ws, names[1], e.options)
}

// rankIn ranks a tender of a workspace.
func rankIn(ctx context.Context, ws *store.Workspace, reference string, o tender.Options) (*ranking, error) {
	t, err := tenderIn(ctx, ws, reference)
	if err != nil {
		return nil, err
	}
	rules, err := ws.LowBidRules(ctx)
	if err != nil {
		return nil, err
	}
	o.LowBid = &rules
	return rank(t, o)
}

// ranking is a tender ranked: as a whole, or lot by lot where it has lots and none was picked.
type ranking struct {
	tender  *tender.Tender
	result  *weighing.Result // nil where lots are ranked
	lots    []exchange.LotResult
	notices []weighing.Notice // what reading the tender brought to light
}

func rank(t *tender.Tender, o tender.Options) (*ranking, error) {
	r := &ranking{tender: t}
	if len(t.Lots) == 0 || o.Lot != "" {
		var err error
		r.result, err = t.Rank(o)
		return r, err
	}
	for i := range t.Lots {
		o.Lot = t.Lots[i].ID
		result, err := t.Rank(o)
		if err != nil {
			return nil, err
		}
		r.lots = append(r.lots, exchange.LotResult{Lot: &t.Lots[i], Result: result})
	}
	return r, nil
}

func (r *ranking) writeJSON(out io.Writer) error {
	if r.result == nil {
		return exchange.WriteLotResults(out, r.tender.Reference, r.lots, r.notices...)
	}
	return exchange.WriteResult(out, r.tender.Reference, r.result, r.notices...)
}
