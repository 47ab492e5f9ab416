package app

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"counterweight/procurement/tender"
)

// leftOutOf says of each fault where it is and what stands there, for other programs. A fault of a workbook is at a row and a column of
// a sheet; a tender file is one row, and the column is the place within it.
func leftOutOf(data string, faults tender.Faults) []leftOut {
	document := documentIn(data)
	out := []leftOut{}
	for _, f := range faults {
		reason := tender.Fault{Problem: f.Problem, Remedy: f.Remedy}
		one := leftOut{File: data, Row: 1, Column: f.Place, Value: valueAt(document, f.Place), Reason: reason.Error()}
		if cell := sheetCell.FindStringSubmatch(f.Place); cell != nil {
			one.Column = cell[1] + cell[2]
			one.Row, _ = strconv.Atoi(cell[3]) // the pattern has digits only
		}
		out = append(out, one)
	}
	return out
}

// sheetCell is a cell as faults of a workbook name it: Marks!H7.
var sheetCell = regexp.MustCompile(`^(.*!)([A-Z]{1,3})([0-9]{1,7})$`)

// documentIn is what a tender file holds, nil for other files and for what is not JSON: those have no value to show.
func documentIn(path string) any {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	var in io.Reader = bufio.NewReader(file)
	if begins, _ := in.(*bufio.Reader).Peek(len(gzipBegins)); bytes.Equal(begins, gzipBegins) {
		if in, err = gzip.NewReader(in); err != nil {
			return nil
		}
	}
	text, err := io.ReadAll(io.LimitReader(in, 64<<20))
	if err != nil {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	decoder.UseNumber()
	var document any
	if decoder.Decode(&document) != nil {
		return nil
	}
	return document
}

// valueAt is what stands at a place such as bids[2].marks.Q3, as text; empty where nothing stands there, or more than one value.
func valueAt(document any, place string) string {
	steps := strings.FieldsFunc(strings.NewReplacer("[", ".", "]", "").Replace(place), func(r rune) bool { return r == '.' })
	for _, step := range steps {
		switch holder := document.(type) {
		case map[string]any:
			document = holder[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(holder) {
				return ""
			}
			document = holder[i]
		default:
			return ""
		}
	}
	switch value := document.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case bool:
		return strconv.FormatBool(value)
	}
	return ""
}
