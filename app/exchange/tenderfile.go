// Package exchange reads other people's files and writes ours: the tender file, the tender workbook on its way back, and the result of
// an evaluation as other programs read it.
//
// Readers are strict and complete: they never guess, they never stop at the first fault, and each fault says where it is, what is wrong
// and how to put it right. What a reader accepts, a writer gives back.
package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// What a tender file says it is.
const (
	fileFormat  = "counterweight/tender"
	fileVersion = 1
)

// maxFileSize is the largest file that is read, in bytes. 10,000 bids with 60 marks each take about 12 MB.
const maxFileSize = 64 << 20

// ReadTender reads a tender file (section 2 of the formats). Members that the program does not know are kept with the tender and named
// in one notice.
//
// It fails with [tender.Faults], which are all the faults of the file: those of its form and those that [tender.Tender.Check] finds,
// but for those that only follow from something that could not be read. The notice comes with them, since a misspelt name explains
// many a fault. Further checks, such as [tender.Tender.CheckNames], are made like those of Check and add their faults. Any other error
// is one of reading from in.
func ReadTender(in io.Reader, further ...FurtherCheck) (*tender.Tender, []weighing.Notice, error) {
	data, err := readAllOf(in)
	if err != nil {
		return nil, nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if fault := syntaxFault(data); fault != nil {
		return nil, nil, tender.Faults{*fault}
	}
	r := newJSONReader(data)
	r.currency = currencyOf(data)
	file := tenderFile{Tender: &tender.Tender{}}
	r.keeper = keeper{prefix: "/", extra: &file.Extra}
	first := r.next()
	if first != json.Delim('{') {
		return nil, nil, tender.Faults{{
			Problem: "the file holds " + kindInWords(first) + ", and a tender file holds an object",
			Remedy:  `begin it with {"format": "` + fileFormat + `", "version": 1, "tender": {`,
		}}
	}
	fileShape.read(r, first, &file)
	sortByPath(file.Extra)
	if file.format == fileFormat && file.version > fileVersion {
		return nil, nil, &NewerError{Version: file.version}
	}
	if refused := file.refused(); refused != nil {
		return nil, nil, tender.Faults{*refused}
	}
	r.missCurrency()
	notices := unknownMembers(r.unknown)
	if err := withChecks(r.faults, r.uncounted, checked(file.Tender, further)).Err(); err != nil {
		return nil, notices, err
	}
	return file.Tender, notices, nil
}

// FurtherCheck finds what keeps a tender that could be ranked from what else is wanted of it, with places of the tender file.
type FurtherCheck func(*tender.Tender) tender.Faults

// checked are the faults of a tender by its own check, and before them those by further ones.
func checked(t *tender.Tender, further []FurtherCheck) (faults tender.Faults) {
	for _, check := range further {
		faults = append(faults, check(t)...)
	}
	return append(faults, t.Check()...)
}

// readAllOf reads a file that is not absurdly large.
func readAllOf(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxFileSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFileSize {
		return nil, tender.Faults{{
			Problem: fmt.Sprintf("the file is larger than %d MB", maxFileSize>>20),
			Remedy:  "check that it is the right one: a tender with 10,000 bids takes about 12 MB",
		}}
	}
	return data, nil
}

// currencyOf looks up the currency of a tender file ahead of everything else: no currency where the file does not name one in use, which
// is a fault where the file is read.
func currencyOf(data []byte) money.Currency {
	code, _ := newJSONReader(data).find("tender", "currency").(string)
	currency, err := money.ParseCurrency(code)
	if err != nil {
		return money.Currency{}
	}
	return currency
}

// NewerError says that a later version of the program made a tender file, which then may hold what this one would lose.
type NewerError struct{ Version int64 }

func (e *NewerError) Error() string {
	return fmt.Sprintf("the tender file is of version %d, and this program reads version %d: update the program", e.Version, fileVersion)
}

// refused is the one fault of a file that says to be something else, so that nothing in it can be relied upon; nil for a tender file.
func (f *tenderFile) refused() *tender.Fault {
	if f.format == "" || f.format == fileFormat {
		return nil
	}
	return &tender.Fault{
		Place: "format", Problem: shown(f.format) + " is not a tender file",
		Remedy: `choose a file whose format is "` + fileFormat + `"`,
	}
}

// missCurrency notes once that amounts have no currency. Where the file names one that will not do, or the whole tender, that has been noted already.
func (r *jsonReader) missCurrency() {
	const where = "tender.currency"
	if len(r.uncounted) > 0 && !hasFaultAt(r.faults, where) && !hasFaultAt(r.faults, "tender") {
		r.faults.Add(where, "is missing, and the file holds amounts of money", "write its three-letter ISO 4217 code, such as GBP")
	}
}

func hasFaultAt(faults tender.Faults, where string) bool {
	return slices.ContainsFunc(faults, func(f tender.Fault) bool { return f.Place == where })
}

// tally counts names, and keeps them in the order in which they came.
type tally struct {
	names []string
	times map[string]int
}

func (t *tally) add(name string) {
	if t.times == nil {
		t.times = map[string]int{}
	}
	if t.times[name]++; t.times[name] == 1 {
		t.names = append(t.names, name)
	}
}

// mostNamed is how many unknown members a notice names.
const mostNamed = 12

// few lists the first names, and says how many more there are.
func (t *tally) few() string {
	listed := make([]string, min(len(t.names), mostNamed))
	for i := range listed {
		listed[i] = t.names[i]
		if n := t.times[t.names[i]]; n > 1 {
			listed[i] = fmt.Sprintf("%s (%d times)", t.names[i], n)
		}
	}
	text := strings.Join(listed, ", ")
	if more := len(t.names) - len(listed); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// unknownMembers is the notice that names the members which the program does not know, each once however many bids have it.
func unknownMembers(unknown tally) []weighing.Notice {
	if len(unknown.names) == 0 {
		return nil
	}
	text := "The file holds members that this program does not know and does not use: " + unknown.few() +
		". They are kept when the tender is written again."
	return []weighing.Notice{{Code: weighing.UnknownMember, Text: text}}
}
