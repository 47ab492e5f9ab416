package export

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/knowledge"
)

func packWorkbook(t testing.TB, p *Pack) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WritePackWorkbook(t.Context(), &out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Cells are read back from the workbook and compared with what the domain answers, which the pages print.
func TestThePacksWorkbookHasTheDomainsAnswers(t *testing.T) {
	for seed := range uint64(packSeeds) {
		p := randomPack(seed, "Appeals")
		f := opened(t, packWorkbook(t, p))
		overview := map[string]string{}
		rows, err := f.GetRows(overviewSheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if len(row) > 1 {
				overview[row[0]] = raw(t, f, fmt.Sprintf("%s!B%d", overviewSheet, i+1))
			}
		}
		want := map[string]float64{}
		kept := p.Contract.Dossier.Kept(procurement.FromPromise)
		want["Promises kept"], want["Promises that apply"] = float64(kept.Met), float64(kept.Of)
		for i := range p.Record.Actions {
			want["Actions overdue"] += float64(boolFigure(p.Record.Actions[i].IsOverdue(p.Today)))
			want["Actions open"] += float64(boolFigure(p.Record.Actions[i].IsOpen(p.Today)))
		}
		if ready := p.Knowledge.Record.Readiness(knowledge.OfContract(14), p.Today); ready != nil {
			want["Ready to stand alone"], _ = ready.Float64()
		}
		want["Spent"] = figureOf(p.Contract.Dossier.Spent)
		if len(p.Cards) > 0 {
			if result := p.Cards[0].Book.Result(p.Cards[0].Period, p.Today); result.Overall.Scored {
				want["Overall, of 100"], _ = result.Overall.Mean.Float64()
			}
		}
		for name, figure := range want {
			if got, err := strconv.ParseFloat(overview[name], 64); err != nil || math.Abs(got-figure) > 1e-9*max(1, figure) {
				t.Errorf("pack %d: %s is %q, want %v", seed, name, overview[name], figure)
			}
		}
		checkListed(t, f.GetRows, p)
	}
}

// checkListed demands that each thing has its row.
func checkListed(t *testing.T, rowsOf func(string, ...excelize.Options) ([][]string, error), p *Pack) {
	t.Helper()
	for sheet, want := range map[string]int{
		actionSheet: len(p.Actions()), decisionSheet: len(p.Decisions()), challengeSheet: len(p.ChallengesRaised()), promiseSheet: len(p.Promises()),
		milestoneSheet: len(p.Contract.Dossier.Milestones), capabilitySheet: len(p.Knowledge.Record.Covers(knowledge.OfContract(14), p.Today)),
	} {
		rows, err := rowsOf(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(rows) - tableHeadRow; got != max(want, 1) { // an empty list says so
			t.Errorf("%s has %d rows, want %d", sheet, got, want)
		}
	}
}

func TestNoFormulaOfAPackIsSavedWithoutItsFigure(t *testing.T) {
	for seed := range uint64(4) {
		p := randomPack(seed, "=Appeals")
		p.Depth = governance.AllDepths()[seed%3]
		f := opened(t, packWorkbook(t, p))
		for cell, c := range formulas(t, f) {
			if c.value == "" {
				t.Errorf("pack %d: %s has no figure: %s", seed, cell, c.formula)
			}
		}
		sheets := f.GetSheetList()
		if sheets[0] != overviewSheet || !slices.Equal(sheets[len(sheets)-2:], []string{checkSheet, metaSheet}) || slices.Contains(sheets, summarySheet) != (len(p.Cards) > 0) {
			t.Errorf("the sheets are %s", strings.Join(sheets, ", "))
		}
	}
}
