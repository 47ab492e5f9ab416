package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
)

// What is read of open contracting data (OCDS 1.1 with the extension for the United Kingdom). Amounts are kept as they are written; members
// that are not here are passed over, and so are values of another kind than the standard's.
type (
	ocdsRelease struct {
		OCID      string         `json:"ocid"`
		ID        string         `json:"id"`
		Date      string         `json:"date"`
		Tag       []string       `json:"tag"`
		Parties   []ocdsParty    `json:"parties"`
		Buyer     ocdsReference  `json:"buyer"`
		Tender    ocdsTender     `json:"tender"`
		Awards    []ocdsAward    `json:"awards"`
		Contracts []ocdsContract `json:"contracts"`
		// of a record
		Compiled *ocdsRelease      `json:"compiledRelease"`
		Releases []json.RawMessage `json:"releases"`
	}
	ocdsReference struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	ocdsParty struct {
		ocdsReference
		Identifier struct {
			Scheme string `json:"scheme"`
			ID     loose  `json:"id"`
			Name   string `json:"legalName"`
		} `json:"identifier"`
		Others []struct {
			Scheme string `json:"scheme"`
			ID     loose  `json:"id"`
		} `json:"additionalIdentifiers"`
		Address struct {
			Street   string `json:"streetAddress"`
			Locality string `json:"locality"`
			Region   string `json:"region"`
			Postcode string `json:"postalCode"`
			Country  string `json:"countryName"`
		} `json:"address"`
		Details struct {
			Scale string `json:"scale"`
			VCSE  *bool  `json:"vcse"`
			URL   string `json:"url"`
		} `json:"details"`
	}
	ocdsValue struct {
		Amount   loose  `json:"amount"`
		Gross    loose  `json:"amountGross"`
		Currency string `json:"currency"`
	}
	ocdsPeriod struct {
		Start  string `json:"startDate"`
		End    string `json:"endDate"`
		Latest string `json:"maxExtentDate"`
		Months int    `json:"durationInMonths"`
	}
	ocdsCode struct {
		Scheme string `json:"scheme"`
		ID     loose  `json:"id"`
	}
	ocdsItem struct {
		Code   ocdsCode   `json:"classification"`
		Others []ocdsCode `json:"additionalClassifications"`
	}
	ocdsTender struct {
		ocdsTerms
		Method        string   `json:"procurementMethod"`
		MethodDetails string   `json:"procurementMethodDetails"`
		Regime        []string `json:"specialRegime"`
		Code          ocdsCode `json:"classification"`
		Techniques    struct {
			Framework bool `json:"hasFrameworkAgreement"`
		} `json:"techniques"`
		Lots []struct {
			ID      loose       `json:"id"`
			Title   string      `json:"title"`
			Period  ocdsPeriod  `json:"contractPeriod"`
			Renewal ocdsRenewal `json:"renewal"`
		} `json:"lots"`
	}
	// ocdsTerms are what tenders, awards and contracts have in common.
	ocdsTerms struct {
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Status      string      `json:"status"`
		Value       ocdsValue   `json:"value"`
		Contract    ocdsPeriod  `json:"contractPeriod"`
		Renewal     ocdsRenewal `json:"renewal"`
		Category    string      `json:"mainProcurementCategory"`
		Items       []ocdsItem  `json:"items"`
	}
	ocdsRenewal struct {
		Description string `json:"description"`
	}
	ocdsAward struct {
		ocdsTerms
		ID        loose           `json:"id"`
		Suppliers []ocdsReference `json:"suppliers"`
		Lots      []loose         `json:"relatedLots"`
		Documents []ocdsDocument  `json:"documents"`
	}
	ocdsContract struct {
		ocdsTerms
		ID             loose           `json:"id"`
		AwardID        loose           `json:"awardID"`
		Period         ocdsPeriod      `json:"period"`
		Signed         string          `json:"dateSigned"`
		Documents      []ocdsDocument  `json:"documents"`
		Amendments     []ocdsAmendment `json:"amendments"`
		Milestones     []ocdsMilestone `json:"milestones"`
		Implementation struct {
			Transactions []ocdsTransaction `json:"transactions"`
			Milestones   []ocdsMilestone   `json:"milestones"`
			Documents    []ocdsDocument    `json:"documents"`
			Metrics      []ocdsMetric      `json:"metrics"`
		} `json:"implementation"`
	}
)

// loose is a text or a number: publishers write ids and amounts as either. Anything else is read as empty.
type loose string

// UnmarshalJSON reads a text or a number.
func (l *loose) UnmarshalJSON(text []byte) error {
	switch first := text[0]; {
	case first == '"':
		return json.Unmarshal(text, (*string)(l))
	case first == '-' || '0' <= first && first <= '9':
		*l = loose(text)
	}
	return nil
}

// ContractReader reads contracts out of open contracting data, release by release.
type ContractReader struct {
	data     Data
	file     *opened
	rows     int
	oddities map[string]int
}

// OpenOCDS opens open contracting data: release and record packages, single releases and records, lists of them, and JSON Lines, packed
// by gzip or not. It fails with [*TableError], and with errors of reading the file.
func OpenOCDS(d Data) (*ContractReader, error) {
	file, err := d.open()
	if err != nil {
		return nil, err
	}
	if file.form != FormJSON {
		wrong := &TableError{File: d.Name, Problem: "it is not open contracting data in JSON", Remedy: "import it as a table of contracts"}
		return nil, errors.Join(wrong, file.Close())
	}
	return &ContractReader{data: d, file: file, oddities: map[string]int{}}, nil
}

// Rows are the contracts of the file, in its order, each a row; a release that tells of none is a row that is left out. Iterating ends with
// an error, [*TableError] where the file is no JSON, after which nothing of it should be taken.
func (r *ContractReader) Rows() iter.Seq2[*ContractRow, error] {
	return func(yield func(*ContractRow, error) bool) {
		stream := newJSONStream(r.file)
		err := stream.each(func(item jsonItem) error {
			return r.read(item, func(row *ContractRow) error {
				r.rows++
				row.Row = r.rows
				for i := range row.LeftOut {
					row.LeftOut[i].Row = r.rows
				}
				if !yield(row, nil) {
					return errStopped
				}
				return nil
			})
		})
		switch {
		case errors.Is(err, errStopped):
		case err != nil:
			yield(nil, r.data.in(err))
		case r.rows == 0:
			yield(nil, &TableError{File: r.data.Name, Problem: "it holds no release and no record", Remedy: "check that it is open contracting data"})
		}
	}
}

// errStopped says that whoever reads wants no more.
var errStopped = errors.New("stopped")

// read reads the contracts of one release or record.
func (r *ContractReader) read(item jsonItem, take func(*ContractRow) error) error {
	place := fmt.Sprintf("releases[%d]", item.number-1)
	var release ocdsRelease
	if err := r.decode(item.text, place, &release); err != nil {
		return err
	}
	switch {
	case release.Compiled != nil:
		if release.Compiled.OCID == "" {
			release.Compiled.OCID = release.OCID
		}
		return r.contracts(release.Compiled, place, take)
	case len(release.Releases) == 0:
		return r.contracts(&release, place, take)
	}
	return r.linked(&release, place, take)
}

// linked reads the releases that a record without a compiled one holds, oldest first.
func (r *ContractReader) linked(record *ocdsRelease, place string, take func(*ContractRow) error) error {
	all := make([]*ocdsRelease, 0, len(record.Releases))
	for i, text := range record.Releases {
		release := &ocdsRelease{}
		if err := r.decode(text, fmt.Sprintf("%s.releases[%d]", place, i), release); err != nil {
			return err
		}
		if release.OCID != "" {
			all = append(all, release)
		}
	}
	slices.SortStableFunc(all, func(a, b *ocdsRelease) int { return strings.Compare(instant(a.Date), instant(b.Date)) })
	for i, release := range all {
		if err := r.contracts(release, fmt.Sprintf("%s.releases[%d]", place, i), take); err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return take(leftOutRelease(place, record.OCID, "it only says where its releases are to be found: fetch those"))
	}
	return nil
}

// decode reads JSON into a release, and notes values that are of another kind than the standard's, which stay empty.
func (r *ContractReader) decode(text []byte, place string, into *ocdsRelease) error {
	err := json.Unmarshal(text, into)
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		r.oddities[fmt.Sprintf("%s is a %s, which the standard does not know there: passed over", kind.Field, kind.Value)]++
		return nil
	case err != nil:
		return &TableError{Problem: place + ": this is not JSON (" + err.Error() + ")", Remedy: "fetch the file again"}
	}
	return nil
}

// leftOutRelease is a row for a release that tells of no contract.
func leftOutRelease(place, value, reason string) *ContractRow {
	return &ContractRow{LeftOut: []LeftOut{{Column: place, Value: shortened(value), Reason: reason}}}
}

// instant is a time in UTC, as [procurement.Contract] keeps it; what is no time stays empty.
func instant(text string) string {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(form, text); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	return ""
}

// Remarks say what was met in the file; they are complete once the last row was read.
func (r *ContractReader) Remarks() (texts []string) {
	for text, count := range r.oddities {
		texts = append(texts, text+" ("+counted1(count, "time", "times")+")")
	}
	slices.Sort(texts)
	return texts
}

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (r *ContractReader) Passed() int64 { return r.file.passed.bytes.Load() }

// Close closes the file.
func (r *ContractReader) Close() error { return r.file.Close() }
