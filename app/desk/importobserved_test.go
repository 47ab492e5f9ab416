package desk_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"counterweight/app/desk"
	"counterweight/app/exchange"
	"counterweight/app/export"
	"counterweight/app/store"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// indicators is the release of a scorecard's contract with its key performance indicators.
func indicators(t testing.TB, ws *store.Workspace, b *scorecard.Book) []byte {
	t.Helper()
	r, err := desk.IndicatorsOut(t.Context(), ws, &b.Card, readingsDay)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := export.ScorecardOCDS(&out, r, []*scorecard.Book{b}, civil.PeriodOf(b.Card.Every, readingsDay), readingsDay.UTC()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// release takes a release in and returns what became of it: what changes, and what is remarked.
func release(t testing.TB, ws *store.Workspace, data []byte, reason string) (changes, remarks []string) {
	t.Helper()
	source := exchange.Data{Name: "release.json", Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
	report, err := desk.ImportOCDS(t.Context(), ws, source, desk.ImportFileOptions{Reason: reason})
	if err != nil {
		t.Fatal(err)
	}
	if report.RowsLeftOut > 0 {
		t.Fatalf("left out: %v", report.LeftOut)
	}
	for _, c := range report.Changes {
		changes = append(changes, c.Field+": "+c.Is)
	}
	if changed := report.Updated > 0; changed != (len(changes) > 0) {
		t.Errorf("%d contracts are updated by %v", report.Updated, changes)
	}
	return changes, report.Remarks
}

// What goes out as open contracting data comes back: it says nothing new where the readings are, and gives back those that are gone.
func TestPublishedIndicatorsComeBackAsReadings(t *testing.T) {
	ws := sampleWorkspace(t)
	id, err := ws.FindCard(t.Context(), "S-002")
	if err != nil {
		t.Fatal(err)
	}
	b, err := ws.Book(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	data := indicators(t, ws, b)
	if changes, remarks := release(t, ws, data, ""); len(changes)+len(remarks) > 0 {
		t.Errorf("the same again: %v %v", changes, remarks)
	}
	gone := slices.IndexFunc(b.Readings, func(r scorecard.Reading) bool {
		return r.Side == scorecard.Ours && r.State == scorecard.Measured && b.Measures[r.Measure].Statutory && !r.Computed &&
			!slices.ContainsFunc(b.Readings, func(o scorecard.Reading) bool {
				return o.Side == scorecard.Theirs && o.Measure == r.Measure && o.Period == r.Period
			})
	})
	if gone < 0 {
		t.Fatal("no indicator of the sample was read by us alone")
	}
	was := b.Readings[gone]
	taken := was
	taken.State = scorecard.NotRead
	if err := desk.RecordReadings(t.Context(), ws, []scorecard.Reading{taken}, "a test"); err != nil {
		t.Fatal(err)
	}
	changes, remarks := release(t, ws, data, "it was lost")
	if len(changes) != 1 || !strings.HasPrefix(changes[0], "readings: S-002 "+b.Measures[was.Measure].Name+", "+was.Period.Words()+": ") || len(remarks) > 0 {
		t.Errorf("one that is gone: %v %v", changes, remarks)
	}
	if is := readingAt(t, ws, was); is.Value != was.Value || is.State != was.State || !strings.HasPrefix(is.Evidence, "open contracting data") {
		t.Errorf("it comes back as %+v, was %+v", is, was)
	}
}

// What a release says otherwise changes nothing, and what can't be placed is said.
func TestPublishedIndicatorsNeverReplaceAReading(t *testing.T) {
	ws := sampleWorkspace(t)
	id, err := ws.FindCard(t.Context(), "S-002")
	if err != nil {
		t.Fatal(err)
	}
	b, err := ws.Book(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	before := bookReadings(t, ws, id)
	other := *b
	other.Readings = slices.Clone(b.Readings)
	for i := range other.Readings {
		if v, given := other.Readings[i].Value.Get(); given && v.Sign() > 0 {
			other.Readings[i].Value = exact.Optional{}
			other.Readings[i].State, other.Readings[i].Why = scorecard.NotMeasurable, "the tool was down"
		}
	}
	changes, remarks := release(t, ws, indicators(t, ws, &other), "")
	if len(changes) > 0 || len(remarks) != 1 || !strings.Contains(remarks[0], "other than what the scorecard says, which stays (the first is S-002 ") {
		t.Errorf("other values: %v %v", changes, remarks)
	}
	if after := bookReadings(t, ws, id); after != before {
		t.Errorf("the readings were\n%s, are\n%s", before, after)
	}
	data := indicators(t, ws, b)
	if err := desk.RemoveCard(t.Context(), ws, id); err != nil {
		t.Fatal(err)
	}
	if _, remarks := release(t, ws, data, ""); len(remarks) != 1 || !strings.Contains(remarks[0], "have no scorecard here") {
		t.Errorf("without the scorecard: %v", remarks)
	}
	if _, remarks := release(t, newWorkspace(t), data, ""); len(remarks) != 1 || !strings.Contains(remarks[0], "have no scorecard here") {
		t.Errorf("in another workspace: %v", remarks)
	}
}

// readingAt is the reading in the place of another.
func readingAt(t testing.TB, ws *store.Workspace, at scorecard.Reading) scorecard.Reading {
	t.Helper()
	b, err := ws.Book(t.Context(), at.Card)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range b.Readings {
		if r.Measure == at.Measure && r.Period == at.Period && r.Side == at.Side {
			return r
		}
	}
	return scorecard.Reading{}
}
