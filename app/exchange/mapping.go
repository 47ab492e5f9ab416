package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"counterweight/procurement/money"
)

// Mapping says how the columns of a table are read. It is guessed from the headings, can be changed, and is kept for the next file with
// the same headings.
type Mapping struct {
	Kind     Kind
	Sheet    string // of a workbook; the one that looks most like it where it is not said
	Encoding Encoding
	// Separator is what stands between the cells of a text file; 0 to find out.
	Separator byte
	// HeadRow is the row of the headings, from 1. 0 means that it is looked for, and NoHeadRow that there is none.
	HeadRow int
	// Columns say what each column means, those that count for more first: of several for one field, the first that is not empty is read.
	Columns []Column
	// Currency is what amounts are in where no column says it.
	Currency money.Currency
	// Blank are texts that mean that a cell says nothing, by field: 01/01/2001 as the start.
	Blank map[Field][]string
	// Words are what words of the file mean, by field, folded by [foldHeading]. [LeaveOut] leaves the row out.
	Words map[Field]map[string]string
}

// Column is a column of a table with what it means.
type Column struct {
	Heading string // or the column's letter: AB
	Field   Field
}

// NoHeadRow says that a table has no headings. Its columns are then called by their letters.
const NoHeadRow = -1

// LeaveOut is what a word means whose rows are not for the register.
const LeaveOut = "leave out"

func (m *Mapping) encoding() Encoding {
	if m == nil {
		return EncodingUnstated
	}
	return m.Encoding
}

func (m *Mapping) separator() byte {
	if m == nil {
		return 0
	}
	return m.Separator
}

func (m *Mapping) sheet() string {
	if m == nil {
		return ""
	}
	return m.Sheet
}

// Field is what a column means; no field where it is passed over.
func (m *Mapping) Field(heading string) Field {
	for _, c := range m.Columns {
		if c.Heading == heading {
			return c.Field
		}
	}
	return NoField
}

// SetField makes a column mean something else, or nothing.
func (m *Mapping) SetField(heading string, f Field) {
	at := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Heading == heading })
	switch {
	case at >= 0 && f == NoField:
		m.Columns = slices.Delete(m.Columns, at, at+1)
	case at >= 0:
		m.Columns[at].Field = f
	case f != NoField:
		m.Columns = append(m.Columns, Column{heading, f})
	}
}

// has reports whether a column is read for a field.
func (m *Mapping) has(f Field) bool {
	return slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Field == f })
}

// guessMapping is the mapping for these headings: that of a known layout, or else what each heading is known to mean.
func guessMapping(headings []string, kind Kind) *Mapping {
	for i := range layouts {
		if l := &layouts[i]; (kind == KindUnknown || kind == l.mapping.Kind) && l.isOf(headings) {
			m := l.mapping
			m.Columns = slices.Clone(l.mapping.Columns)
			return &m
		}
	}
	m := &Mapping{Kind: kind, Currency: money.GBP}
	if kind == KindUnknown {
		m.Kind = guessKind(headings)
	}
	type found struct {
		Column
		rank int
	}
	var all []found
	for _, heading := range headings {
		if meaning, known := headingsOf[m.Kind].find(heading); known {
			all = append(all, found{Column{heading, meaning.field}, meaning.rank})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.rank - b.rank })
	for _, f := range all {
		m.Columns = append(m.Columns, f.Column)
	}
	return m
}

// HeadingsKey is a short text for a set of headings, the same whatever their order, case and spaces: mappings are remembered under it.
func HeadingsKey(headings []string) string {
	folded := make([]string, 0, len(headings))
	for _, h := range headings {
		if f := foldHeading(h); f != "" {
			folded = append(folded, f)
		}
	}
	slices.Sort(folded)
	sum := sha256.Sum256([]byte(strings.Join(folded, "\n")))
	return hex.EncodeToString(sum[:8])
}

// columnName is the letter of a column, from 0.
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return fmt.Sprint(column + 1)
	}
	return name
}

// mappingFile is a mapping as JSON. The order of its columns counts, so they are read and written by hand.
type mappingFile struct {
	Kind      string                       `json:"kind,omitempty"`
	Sheet     string                       `json:"sheet,omitempty"`
	Encoding  string                       `json:"encoding,omitempty"`
	Separator string                       `json:"separator,omitempty"`
	HeadRow   int                          `json:"head_row,omitempty"`
	Columns   orderedColumns               `json:"columns"`
	Currency  string                       `json:"currency,omitempty"`
	Blank     map[string][]string          `json:"blank,omitempty"`
	Words     map[string]map[string]string `json:"words,omitempty"`
}

// orderedColumns are columns as a JSON object, {"Contract title": "title"}, in its order.
type orderedColumns []Column

// MarshalJSON writes the columns in their order.
func (c orderedColumns) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, column := range c {
		if i > 0 {
			out.WriteByte(',')
		}
		heading, err := json.Marshal(column.Heading)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%s:%q", heading, column.Field)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// UnmarshalJSON reads the columns in their order.
func (c *orderedColumns) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if first, err := decoder.Token(); err != nil || first != json.Delim('{') {
		return fmt.Errorf(`the columns are an object such as {"Contract title": "title"}`)
	}
	for decoder.More() {
		heading, err := decoder.Token()
		if err != nil {
			return err
		}
		var name string
		if err := decoder.Decode(&name); err != nil {
			return err
		}
		field, err := ParseField(name)
		if err != nil {
			return fmt.Errorf("column %q: %w", heading, err)
		}
		*c = append(*c, Column{heading.(string), field})
	}
	return nil
}

// WriteMapping writes a mapping as JSON, which [ReadMapping] reads back.
func WriteMapping(out io.Writer, m *Mapping) error {
	file := mappingFile{
		Kind: m.Kind.String(), Sheet: m.Sheet, Encoding: m.Encoding.String(), HeadRow: m.HeadRow, Columns: m.Columns, Currency: m.Currency.Code(),
		Blank: map[string][]string{}, Words: map[string]map[string]string{},
	}
	if m.Separator != 0 {
		file.Separator = string(rune(m.Separator))
	}
	for f, texts := range m.Blank {
		file.Blank[f.String()] = texts
	}
	for f, words := range m.Words {
		file.Words[f.String()] = words
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(file)
}

// ReadMapping reads a mapping file. It fails with [*TableError].
func ReadMapping(in io.Reader) (*Mapping, error) {
	var file mappingFile
	decoder := json.NewDecoder(io.LimitReader(in, 1<<20))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, &TableError{Problem: "this is no mapping (" + err.Error() + ")", Remedy: `write it as {"kind": "contracts", "columns": {"Contract title": "title"}}`}
	}
	m, err := file.mapping()
	if err != nil {
		return nil, &TableError{Problem: "this is no mapping (" + err.Error() + ")", Remedy: "correct it"}
	}
	return m, nil
}

func (file *mappingFile) mapping() (*Mapping, error) {
	m := &Mapping{
		Sheet: file.Sheet, HeadRow: file.HeadRow, Columns: file.Columns, Currency: money.GBP,
		Blank: map[Field][]string{}, Words: map[Field]map[string]string{},
	}
	var known bool
	if m.Kind, known = ParseKind(file.Kind); !known {
		return nil, fmt.Errorf("%q is no kind of data", shortened(file.Kind))
	}
	if file.Encoding != "" {
		at := slices.IndexFunc(encodings[:], func(name string) bool { return strings.EqualFold(name, file.Encoding) })
		if at < 0 {
			return nil, fmt.Errorf("%q is no encoding: they are %s", shortened(file.Encoding), strings.Join(encodings[1:], ", "))
		}
		m.Encoding = Encoding(at)
	}
	if file.Separator != "" {
		if m.Separator = file.Separator[0]; len(file.Separator) != 1 || !slices.Contains(separators, m.Separator) {
			return nil, fmt.Errorf("%q separates no cells: write a comma, a semicolon, a tab or |", shortened(file.Separator))
		}
	}
	if file.Currency != "" {
		currency, err := money.ParseCurrency(file.Currency)
		if err != nil {
			return nil, err
		}
		m.Currency = currency
	}
	for name, texts := range file.Blank {
		f, err := ParseField(name)
		if err != nil {
			return nil, err
		}
		m.Blank[f] = texts
	}
	for name, words := range file.Words {
		f, err := ParseField(name)
		if err != nil {
			return nil, err
		}
		m.Words[f] = map[string]string{}
		for word, meaning := range words {
			m.Words[f][foldHeading(word)] = meaning
		}
	}
	return m, nil
}
