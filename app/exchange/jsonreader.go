package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"counterweight/procurement/money"
	"counterweight/procurement/tender"
)

// What a document may hold before it is refused as hostile or misused. Criteria within criteria take two levels each; 10,000 bids with
// 60 marks and as many reasons have 1.2 million values.
const (
	maxNesting = 100
	maxValues  = 3_000_000
)

// jsonReader reads a JSON document value by value. It knows at each moment where it is, collects every fault instead of stopping at the
// first, and keeps the members that the program does not know for whoever owns them.
type jsonReader struct {
	data   []byte
	tokens *json.Decoder
	at     place

	faults  tender.Faults
	keeper  keeper
	unknown tally // the unknown members, by their places without indexes

	// currency is what amounts are in; no currency where the document does not say it.
	currency money.Currency
	// uncounted are the places of amounts that had to be left out for want of a currency.
	uncounted []string
}

// keeper is the nearest thing around a value that keeps unknown members.
type keeper struct {
	depth  int    // how many steps of the place lead to it
	prefix string // what paths of its members begin with
	extra  *tender.Extra
}

// newJSONReader is a reader of data, in which [syntaxFault] finds nothing.
func newJSONReader(data []byte) *jsonReader {
	tokens := json.NewDecoder(bytes.NewReader(data))
	tokens.UseNumber()
	return &jsonReader{data: data, tokens: tokens}
}

// syntaxFault is what keeps data from being one JSON document in UTF-8, by line and column; nil where it is one.
func syntaxFault(data []byte) *tender.Fault {
	if len(bytes.TrimSpace(data)) == 0 {
		return &tender.Fault{Problem: "the file is empty", Remedy: "choose a tender file, or make one from a workspace or a workbook"}
	}
	if !utf8.Valid(data) {
		return &tender.Fault{
			Place:   lineAndColumn(data, firstInvalid(data)),
			Problem: "this is not UTF-8 text", Remedy: "save the file with the encoding UTF-8",
		}
	}
	var document json.RawMessage
	err := json.Unmarshal(data, &document)
	if err == nil {
		return excessFault(data)
	}
	offset := len(data)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = int(syntax.Offset) - 1
	}
	if strings.HasPrefix(err.Error(), "unexpected end") {
		return &tender.Fault{
			Place: lineAndColumn(data, len(data)), Problem: "the file ends in the middle",
			Remedy: "close every bracket and quote, or fetch the file again if it was cut off on its way",
		}
	}
	r, _ := utf8.DecodeRune(data[offset:])
	return &tender.Fault{
		Place: lineAndColumn(data, offset), Problem: fmt.Sprintf("this is not JSON: %q cannot stand here", r),
		Remedy: "check the commas, quotes and brackets here and just before",
	}
}

// excessFault is a fault where JSON nests deeper, or holds more, than any tender does.
func excessFault(data []byte) *tender.Fault {
	depth, commas, inText := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case c == ',':
			commas++
		}
		if depth > maxNesting {
			return &tender.Fault{
				Place:   lineAndColumn(data, i),
				Problem: fmt.Sprintf("objects and lists are nested more than %d deep", maxNesting),
				Remedy:  "criteria need no more than a few levels",
			}
		}
	}
	if commas >= maxValues {
		return &tender.Fault{
			Problem: fmt.Sprintf("the file holds more than %d values", maxValues), Remedy: "check that it is the right one, or split it by lots",
		}
	}
	return nil
}

// firstInvalid is the offset of the first byte that is not UTF-8.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// lineAndColumn says in words where an offset is, both counted from 1, columns in characters.
func lineAndColumn(data []byte, offset int) string {
	before := data[:max(0, min(offset, len(data)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
	return fmt.Sprintf("line %d, column %d", line, column)
}

// next is the next token. The document is known to be JSON, so there is one wherever it is called.
func (r *jsonReader) next() json.Token {
	token, err := r.tokens.Token()
	if err != nil {
		panic("exchange: JSON that was checked: " + err.Error())
	}
	return token
}

// skip reads the rest of the value that begins with first.
func (r *jsonReader) skip(first json.Token) {
	depth := 0
	for token := first; ; token = r.next() {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return
		}
	}
}

// object reads an object that begins with first. For each member it asks reading how to read its value; nil says that the member is not
// known. A member that is null is absent. It reports whether first begins an object.
func (r *jsonReader) object(first json.Token, reading func(name string) func(first json.Token)) bool {
	if first != json.Delim('{') {
		r.wrongKind(first, "write an object in braces: { }")
		return false
	}
	seen := map[string]bool{}
	for r.tokens.More() {
		name := r.next().(string)
		r.at = append(r.at, step{name: name, index: -1})
		start := r.tokens.InputOffset()
		value := r.next()
		read := reading(name)
		switch {
		case seen[name]:
			r.fault("keep one of them", "is given twice")
			r.skip(value)
		case read == nil:
			r.keep(value, start)
		case value != nil:
			read(value)
		}
		seen[name] = true
		r.at = r.at[:len(r.at)-1]
	}
	r.next()
	return true
}

// list reads a list that begins with first, item by item.
func (r *jsonReader) list(first json.Token, item func(first json.Token)) {
	if first != json.Delim('[') {
		r.wrongKind(first, "write a list in brackets: [ ]")
		return
	}
	for i := 0; r.tokens.More(); i++ {
		r.at = append(r.at, step{index: i})
		item(r.next())
		r.at = r.at[:len(r.at)-1]
	}
	r.next()
}

// keep notes an unknown member, whose value begins with first after the offset start, for its keeper.
func (r *jsonReader) keep(first json.Token, start int64) {
	r.skip(first)
	raw := bytes.TrimLeft(r.data[start:r.tokens.InputOffset()], ": \t\r\n")
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		panic("exchange: JSON that was checked: " + err.Error())
	}
	path := r.keeper.prefix + r.at[r.keeper.depth:].path()
	*r.keeper.extra = append(*r.keeper.extra, tender.Member{Path: path, JSON: compact.String()})
	r.unknown.add(r.at.anyItem())
}

// keeping reads with another keeper of unknown members.
func (r *jsonReader) keeping(extra *tender.Extra, read func()) {
	outer := r.keeper
	r.keeper = keeper{depth: len(r.at), extra: extra}
	read()
	sortByPath(*extra)
	r.keeper = outer
}

// sortByPath puts kept members into an order that does not depend on where in a file they stood.
func sortByPath(extra tender.Extra) {
	slices.SortFunc(extra, func(a, b tender.Member) int { return strings.Compare(a.Path, b.Path) })
}

// wrongKind notes that the value that begins with first is of the wrong kind, and reads over it.
func (r *jsonReader) wrongKind(first json.Token, remedy string) {
	r.fault(remedy, "is %s", kindInWords(first))
	r.skip(first)
}

func kindInWords(first json.Token) string {
	switch value := first.(type) {
	case json.Delim:
		if value == '[' {
			return "a list"
		}
		return "an object"
	case string:
		return "the text " + shown(value)
	case json.Number:
		return "the number " + shortened(value.String())
	case bool:
		return fmt.Sprint(value)
	}
	return "null"
}

// find is the first token of the value that names lead to from the top, nil where there is none. It reads only as far as it must.
func (r *jsonReader) find(names ...string) json.Token {
	value := r.next()
	for _, name := range names {
		if value != json.Delim('{') {
			return nil
		}
		for value = nil; value == nil && r.tokens.More(); {
			if r.next() == name {
				value = r.next()
				continue
			}
			r.skip(r.next())
		}
	}
	return value
}

// fault notes something wrong at the present place.
func (r *jsonReader) fault(remedy, problem string, args ...any) {
	r.faults.Addf(r.at.String(), remedy, problem, args...)
}
