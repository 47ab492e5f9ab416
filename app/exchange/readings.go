package exchange

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// ReadingFile is what a file of readings says: a table of any cards, periods and sides, or a request that the other side filled in.
type ReadingFile struct {
	Request *ReadingRequest // nil for a table
	Rows    []ReadingRow
	LeftOut []LeftOut
	Remarks []string
}

// ReadingRow is a row about a scorecard by its reference; of a table without such a column, of a request too, it is empty.
type ReadingRow struct {
	Card string
	scorecard.Row
}

// ReadingRequest is what a request that came back says of itself.
type ReadingRequest struct {
	Card      scorecard.CardID
	Reference string
	Period    civil.Period
	Side      scorecard.Side
	Answered  string // by whom
}

// ReadReadings reads a file of readings: text or a workbook with a row for each reading, or for each measure with the periods as columns;
// or the workbook of a request. It fails with [*TableError] where it is none of these.
func ReadReadings(d Data) (*ReadingFile, error) {
	f := &ReadingFile{}
	table, err := openTable(d, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = table.close() }()
	sheets := table.Sheets
	if slices.Contains(sheets, scorecard.RequestSheetFacts) {
		if f.Request, err = readRequestFacts(d); err != nil {
			return nil, d.in(err)
		}
	}
	if wanted := scorecard.RequestSheetQuestions; slices.Contains(sheets, wanted) && table.Sheet != wanted {
		if err := table.close(); err != nil {
			return nil, d.in(err)
		}
		if table, err = openTable(d, &Mapping{Sheet: wanted}); err != nil {
			return nil, err
		}
	}
	if err := f.read(table); err != nil {
		return nil, d.in(err)
	}
	f.Remarks = table.remarks()
	if f.Request != nil {
		f.Remarks = nil // its sheets are known
	}
	return f, nil
}

// LooksLikeReadings reports whether a file has the headings of readings, or is a request. What can't be told is none.
func LooksLikeReadings(d Data) (bool, error) {
	table, err := openTable(d, nil)
	if err == nil {
		var is bool
		is, err = table.looksLikeReadings(d)
		err = errors.Join(err, table.close())
		if err == nil {
			return is, nil
		}
	}
	var unclear *TableError
	if errors.As(err, &unclear) {
		return false, nil
	}
	return false, err
}

func (t *Table) looksLikeReadings(d Data) (bool, error) {
	if slices.Contains(t.Sheets, scorecard.RequestSheetFacts) && slices.Contains(t.Sheets, scorecard.RequestSheetQuestions) {
		request, err := readRequestFacts(d)
		var another *TableError
		return request != nil || errors.As(err, &another), nil // one that was changed is refused in its own words
	}
	for range scorecard.RequestSearchRows {
		row, err := t.next()
		if err != nil {
			return false, nil //nolint:nilerr // whoever reads the file as something else says what is wrong with it
		}
		if readingHeadOf(&row, nil) != nil {
			return true, nil
		}
	}
	return false, nil
}

// readRequestFacts reads the sheet of facts; nil where it is the sheet of another workbook.
func readRequestFacts(d Data) (*ReadingRequest, error) {
	table, err := openTable(d, &Mapping{Sheet: scorecard.RequestSheetFacts})
	if err != nil {
		return nil, err
	}
	defer func() { _ = table.close() }()
	facts := map[string]string{}
	for range scorecard.RequestSearchRows {
		row, err := table.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		facts[row.text(0)] = row.text(1)
	}
	layout, is := facts[scorecard.FactLayout]
	if !is {
		return nil, nil
	}
	if layout != scorecard.RequestLayout {
		return nil, &TableError{Problem: "it is a request of another version of the program", Remedy: "send a new one, made by this version"}
	}
	return requestOf(facts)
}

func requestOf(facts map[string]string) (*ReadingRequest, error) {
	id, errID := strconv.ParseInt(facts[scorecard.FactCard], 10, 64)
	period, errPeriod := civil.ParsePeriod(facts[scorecard.FactPeriod])
	side, errSide := scorecard.ParseSide(facts[scorecard.FactSide])
	if errors.Join(errID, errPeriod, errSide) != nil || side == scorecard.SideUnstated {
		return nil, &TableError{Problem: "its sheet of facts was changed, so that it does not say whose readings it holds", Remedy: "send a new request, and have it filled in"}
	}
	return &ReadingRequest{
		Card: scorecard.CardID(id), Reference: facts[scorecard.FactScorecard], Period: period, Side: side, Answered: facts[scorecard.FactAnswer],
	}, nil
}

// read reads the rows below the headings, wherever they are.
func (f *ReadingFile) read(table *Table) error {
	var head *readingHead
	for n := 0; ; n++ {
		row, err := table.next()
		switch {
		case errors.Is(err, io.EOF) && head == nil, err == nil && head == nil && n >= scorecard.RequestSearchRows:
			return &TableError{
				Problem: "it has no headings of readings",
				Remedy:  "name the columns " + strings.Join(scorecard.NeededReadingColumns, ", ") + " and value, or put the periods at the head of columns",
			}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case head == nil:
			head = readingHeadOf(&row, f.Request)
		default:
			f.take(head, &row)
		}
	}
}

// take reads one row below the headings.
func (f *ReadingFile) take(head *readingHead, row *Row) {
	card, one := head.row(row)
	if f.Request != nil {
		one.Period, one.Side, one.By = f.Request.Period, f.Request.Side, f.Request.Answered
		f.Rows = append(f.Rows, ReadingRow{Row: one})
		return
	}
	fault := func(column int, reason string) {
		f.LeftOut = append(f.LeftOut, LeftOut{Row: row.Number, Column: head.names[column], Value: shortened(row.text(column)), Reason: reason})
	}
	if side, has := head.at["side"]; has {
		var err error
		if one.Side, err = scorecard.ParseSide(row.text(side)); err != nil {
			fault(side, err.Error())
			return
		}
	}
	if one.Side == scorecard.SideUnstated {
		one.Side = scorecard.Ours
	}
	if on, has := head.at["on"]; has && row.text(on) != "" {
		day, err := civil.ParseDate(row.text(on))
		if err != nil {
			fault(on, err.Error())
			return
		}
		one.On = day
	}
	if len(head.periods) > 0 {
		f.takeWide(head, row, card, one)
		return
	}
	period, known := readPeriod(row.text(head.at["period"]))
	if !known {
		fault(head.at["period"], "it is no period: write 2026-10, 2026-Q4 or FY2026-27")
		return
	}
	one.Period = period
	f.Rows = append(f.Rows, ReadingRow{Card: card, Row: one})
}

// takeWide reads a row with a cell for each period.
func (f *ReadingFile) takeWide(head *readingHead, row *Row, card string, one scorecard.Row) {
	for _, column := range head.periods {
		one.Period, one.Value = column.period, readingNumber(row, column.at)
		if one.Value != "" {
			f.Rows = append(f.Rows, ReadingRow{Card: card, Row: one})
		}
	}
}

// readingHead is what the columns of a table of readings are.
type readingHead struct {
	names   []string
	at      map[string]int // by the names of [scorecard.ReadingColumns]
	periods []periodColumn // of a table with the periods as columns
}

type periodColumn struct {
	at     int
	period civil.Period
}

// requestHeadings are the headings of a request by those of the table.
var requestHeadings = map[string]string{
	strings.ToLower(scorecard.RequestID): "measure", strings.ToLower(scorecard.RequestWhy): "why", strings.ToLower(scorecard.RequestMeasure): "name",
}

// readingHeadOf are the columns of a row of headings; nil where it is none.
func readingHeadOf(row *Row, request *ReadingRequest) *readingHead {
	h := &readingHead{at: map[string]int{}}
	for i := range max(len(row.Cells), len(row.Shown)) {
		text := row.text(i)
		h.names = append(h.names, text)
		name := strings.ToLower(strings.Join(strings.Fields(text), " "))
		if other, is := requestHeadings[name]; is && request != nil {
			name = other
		}
		if _, twice := h.at[name]; !twice && slices.Contains(scorecard.ReadingColumns, name) {
			h.at[name] = i
			continue
		}
		if p, is := readPeriod(text); is {
			h.periods = append(h.periods, periodColumn{at: i, period: p})
		}
	}
	_, measure := h.at["measure"]
	_, period := h.at["period"]
	_, value := h.at["value"]
	_, state := h.at["state"]
	switch {
	case measure && request != nil && (value || state):
	case measure && period && (value || state):
	case measure && len(h.periods) > 0 && !period:
		return h
	default:
		return nil
	}
	h.periods = nil
	return h
}

// row reads a row's texts.
func (h *readingHead) row(row *Row) (card string, one scorecard.Row) {
	text := func(name string) string {
		if at, has := h.at[name]; has {
			return row.text(at)
		}
		return ""
	}
	number := func(name string) string {
		if at, has := h.at[name]; has {
			return readingNumber(row, at)
		}
		return ""
	}
	return text("scorecard"), scorecard.Row{
		Number: row.Number, Measure: text("measure"), State: text("state"), Value: number("value"), Numerator: number("numerator"),
		Denominator: number("denominator"), Why: text("why"), Comment: text("comment"), Evidence: text("evidence"), By: text("by"),
	}
}

// readingNumber is a cell that may be a number: with all its digits where a workbook shows fewer of them, and per cents as such.
func readingNumber(row *Row, column int) string {
	shown, stored := row.text(column), row.stored(column)
	if row.Shown == nil || stored == "" {
		return shown
	}
	value, err := strconv.ParseFloat(stored, 64)
	if err != nil || strings.ContainsAny(stored, "xXnN_") {
		return shown
	}
	if !strings.HasSuffix(shown, "%") {
		return shortest(value)
	}
	return shortest(value*100) + " %"
}

// shortest are the digits that a number of a workbook was typed with: those that make the same number, at most fifteen.
func shortest(value float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64)
	if err != nil {
		rounded = value
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// readPeriod reads a period as files and people write it: 2026-10, 2026-Q4, FY2026-27, October 2026, Oct 2026.
func readPeriod(text string) (civil.Period, bool) {
	text = strings.Join(strings.Fields(text), " ")
	if p, err := civil.ParsePeriod(text); err == nil {
		return p, true
	}
	month, year, two := strings.Cut(text, " ")
	if !two || len(month) < 3 || len(year) != 4 {
		return civil.Period{}, false
	}
	for n := 1; n <= 12; n++ {
		p, err := civil.ParsePeriod(year + "-" + twoDigits(n))
		if err == nil && strings.HasPrefix(strings.ToLower(p.Words()), strings.ToLower(month)) {
			return p, true
		}
	}
	return civil.Period{}, false
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
