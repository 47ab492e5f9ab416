package export

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"time"

	"counterweight/procurement"
)

// ocdsExtensions are those that the package uses, as UK notices name them: renewals and frameworks by the profile of the European Union,
// the rest by the extension for the United Kingdom.
var ocdsExtensions = []string{
	"https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
	"https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
}

// ErrNoContracts is the error for a package without a release: the standard has none such.
var ErrNoContracts = errors.New("the register has no contracts, and a package of open contracting data needs one: add or import a contract first")

// RegisterOCDS writes the register as a release package of the Open Contracting Data Standard 1.1 with the fields of the extension for the
// United Kingdom: a release for each contract, as it stands, in the order of their ids. Contracts that were never published are given ids
// of their own by [procurement.Contract.ProcessID]. Releases carry the instant of the newest notice that the register took in, others that
// of made; the package is as new as the newest of them, and is identified by what it holds. So the same contracts give the same bytes, also
// after they were imported elsewhere.
//
// What people may not want to see published (contacts, notes, tiers, notice rules) stays out. It fails where a value is more than money can
// be, with [ErrNoContracts], and where w does.
func RegisterOCDS(w io.Writer, r *Register, made time.Time) error {
	return writeOCDS(w, r, made, func(*ocdsRelease) {})
}

// writeOCDS writes the package of a register; complete adds to each release what the register doesn't hold.
func writeOCDS(w io.Writer, r *Register, made time.Time, complete func(*ocdsRelease)) error {
	if len(r.Contracts) == 0 {
		return ErrNoContracts
	}
	p := newOCDSPackage(w)
	all := r.releases(made)
	p.text(`{"version":"1.1","extensions":`).value(ocdsExtensions)
	p.text(`,"publisher":`).value(map[string]string{"name": publisher(all)})
	p.text(`,"releases":[`)
	newest := ""
	suppliers := r.suppliersByID()
	for i, one := range all {
		newest = max(newest, one.date)
		if i > 0 {
			p.text(",")
		}
		release, err := one.release(r, suppliers)
		if err != nil {
			return fmt.Errorf("write open contracting data: %w", err)
		}
		complete(release)
		p.value(release)
	}
	p.text(`],"publishedDate":`).value(newest)
	p.text(`,"uri":`).value(p.uri())
	p.text("}\n")
	if p.err == nil {
		p.err = p.out.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("write open contracting data: %w", p.err)
	}
	return nil
}

// ocdsPackage writes a package piece by piece, and keeps the first error.
type ocdsPackage struct {
	out     *bufio.Writer
	sum     hash.Hash // of everything so far
	both    io.Writer
	encoder *json.Encoder
	err     error
}

func newOCDSPackage(w io.Writer) *ocdsPackage {
	p := &ocdsPackage{out: bufio.NewWriter(w), sum: sha256.New()}
	p.both = io.MultiWriter(p.out, p.sum)
	p.encoder = json.NewEncoder(p.both)
	p.encoder.SetEscapeHTML(false)
	return p
}

// text writes JSON as it stands.
func (p *ocdsPackage) text(json string) *ocdsPackage {
	if p.err == nil {
		_, p.err = io.WriteString(p.both, json)
	}
	return p
}

// value writes a value as JSON, on a line of its own.
func (p *ocdsPackage) value(v any) {
	if p.err == nil {
		p.err = p.encoder.Encode(v)
	}
}

// uri names the package by what was written of it so far.
func (p *ocdsPackage) uri() string {
	sum := p.sum.Sum(nil)[:16]
	sum[6], sum[8] = sum[6]&0x0F|0x80, sum[8]&0x3F|0x80 // version 8: a UUID by a rule of one's own
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:])
}

// contractRelease is a contract that is going to be a release.
type contractRelease struct {
	registerRow
	ocid  string
	award string // the id of the award within the process; empty before there is one
	date  string
}

// releases are the contracts in the order of their ids.
func (r *Register) releases(made time.Time) []contractRelease {
	all := make([]contractRelease, 0, len(r.Contracts))
	for _, row := range r.rows() {
		one := contractRelease{registerRow: row, ocid: row.releaseID(), date: made.UTC().Format(time.RFC3339)}
		if row.Released != "" {
			one.date = row.Released
		}
		if row.isAwarded() {
			one.award = row.awardID()
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b contractRelease) int {
		return cmp.Or(cmp.Compare(a.ocid, b.ocid), cmp.Compare(a.award, b.award))
	})
	return all
}

// isAwarded reports whether there is somebody to whom the contract was awarded, so that it is more than intended.
func (r registerRow) isAwarded() bool {
	return r.Status != procurement.Pipeline && len(r.Parties) > 0
}

// publisher is the buyer of most contracts: whoever keeps a register keeps it of its own.
func publisher(releases []contractRelease) string {
	const unnamed = "Buyer not stated"
	counts := map[string]int{}
	best := ""
	for _, one := range releases {
		name := oneLine(one.Buyer)
		counts[name]++
		if name != "" && (best == "" || counts[name] > counts[best] || counts[name] == counts[best] && name < best) {
			best = name
		}
	}
	return cmp.Or(best, unnamed)
}
