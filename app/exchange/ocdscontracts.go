package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// contracts reads the contracts of a release: each that is signed or awarded, or else the one that is being tendered for.
func (r *ContractReader) contracts(release *ocdsRelease, place string, take func(*ContractRow) error) error {
	if release.OCID == "" {
		return take(leftOutRelease(place+".ocid", "", "the release has no ocid: ask its publisher for one"))
	}
	if len(release.Awards)+len(release.Contracts) == 0 {
		return take(r.tendered(release, place))
	}
	signed := map[loose]bool{}
	for i := range release.Contracts {
		c := &release.Contracts[i]
		signed[c.AwardID] = true
		if err := take(r.signed(release, c, fmt.Sprintf("%s.contracts[%d]", place, i))); err != nil {
			return err
		}
	}
	for i := range release.Awards {
		if a := &release.Awards[i]; !signed[a.ID] {
			if err := take(r.awarded(release, a, fmt.Sprintf("%s.awards[%d]", place, i))); err != nil {
				return err
			}
		}
	}
	return nil
}

// dead are the words for what comes to no contract.
var dead = map[string]bool{"cancelled": true, "unsuccessful": true, "withdrawn": true}

func (r *ContractReader) tendered(release *ocdsRelease, place string) *ContractRow {
	t := &release.Tender
	switch {
	case dead[t.Status]:
		return leftOutRelease(place+".tender.status", t.Status, "the procurement came to no contract")
	case t.Title == "" && t.Description == "":
		return leftOutRelease(place, release.OCID, "it tells of no tender, no award and no contract")
	}
	row := r.begin(release, release.OCID)
	terms := t.ocdsTerms
	for _, lot := range t.Lots {
		if terms.Contract == (ocdsPeriod{}) && len(t.Lots) == 1 {
			terms.Contract, terms.Renewal = lot.Period, lot.Renewal
		}
	}
	r.terms(row, place+".tender", &terms)
	r.fromTender(row, place+".tender", release)
	row.Contract.Status = procurement.Pipeline
	row.said(Status)
	return named(row)
}

// named fills in what a contract can't be without and its release doesn't say: a title, and a currency, in which nothing is said yet.
func named(row *ContractRow) *ContractRow {
	if row.Contract.Title == "" {
		row.Contract.Title = row.Contract.Reference
	}
	if !row.Contract.Currency.IsSet() {
		row.Contract.Currency = money.GBP
	}
	return row
}

func (r *ContractReader) awarded(release *ocdsRelease, a *ocdsAward, place string) *ContractRow {
	if dead[a.Status] {
		return leftOutRelease(place+".status", a.Status, "it came to no contract")
	}
	row := r.begin(release, referenceOf(release.OCID, a.ID))
	r.terms(row, place, &a.ocdsTerms)
	r.fromTender(row, place, release)
	row.Contract.Status = procurement.Awarded
	row.said(Status)
	r.lot(row, release, a)
	r.kept(row, &ocdsContract{}, a.Documents)
	r.parties(row, release, a.Suppliers, place)
	return named(row)
}

func (r *ContractReader) signed(release *ocdsRelease, c *ocdsContract, place string) *ContractRow {
	if dead[c.Status] {
		return leftOutRelease(place+".status", c.Status, "it came to no contract")
	}
	award := &ocdsAward{ID: cmp.Or(c.AwardID, c.ID)}
	if at := slices.IndexFunc(release.Awards, func(a ocdsAward) bool { return a.ID == c.AwardID }); at >= 0 {
		award = &release.Awards[at]
	}
	row := r.begin(release, referenceOf(release.OCID, award.ID))
	terms := c.ocdsTerms
	terms.Contract = cmp.Or(c.Period, c.Contract)
	r.terms(row, place, &terms)
	r.terms(row, place, &award.ocdsTerms)
	r.fromTender(row, place, release)
	row.Contract.Status = procurement.Live
	switch c.Status {
	case "pending":
		row.Contract.Status = procurement.Awarded
	case "terminated": // it was in force, and has come to an end, before its time or not
		row.Contract.Status = procurement.Ended
	}
	row.said(Status)
	if row.Contract.Entered = dayOf(c.Signed); !row.Contract.Entered.IsZero() {
		row.said(Entered)
	}
	r.lot(row, release, award)
	r.kept(row, c, slices.Concat(award.Documents, c.Documents))
	r.parties(row, release, award.Suppliers, place)
	return named(row)
}

// referenceOf is the reference of a contract: that of the process for its first, with the award's id for any other. It never depends on how
// many awards a release happens to tell of.
func referenceOf(ocid string, award loose) string {
	id := string(award)
	switch {
	case id == "" || id == "1" || id == ocid || id == ocid+"-1":
		return ocid
	case strings.HasPrefix(id, ocid):
		return id
	}
	return ocid + "/" + id
}

// lot reads for which lots of the tender an award is. A contract that has no title of its own is told from those of the other lots by its lot's.
func (r *ContractReader) lot(row *ContractRow, release *ocdsRelease, award *ocdsAward) {
	ids := make([]string, 0, len(award.Lots))
	for _, id := range award.Lots {
		ids = append(ids, string(id))
	}
	row.Contract.Lot = strings.Join(ids, ", ")
	if len(ids) != 1 || len(release.Tender.Lots) < 2 || award.Title != "" {
		return
	}
	for _, lot := range release.Tender.Lots {
		if title := oneLine(lot.Title); lot.ID == award.Lots[0] && title != "" && row.Contract.Title == oneLine(release.Tender.Title) {
			row.Contract.Title += ": " + title
		}
	}
}

func (r *ContractReader) begin(release *ocdsRelease, reference string) *ContractRow {
	row := &ContractRow{}
	k := &row.Contract
	k.Reference, k.OCID, k.Released = reference, release.OCID, instant(release.Date)
	if own, is := procurement.ReferenceInOwnProcess(release.OCID); is {
		k.Reference, k.OCID = own, "" // it was never published: another office's desk knows it by its reference
	}
	if k.Buyer = oneLine(release.Buyer.Name); k.Buyer != "" {
		row.said(Buyer)
	}
	return row
}

// terms reads what a contract, its award or its tender says, as far as nothing was said before.
func (r *ContractReader) terms(row *ContractRow, place string, t *ocdsTerms) {
	k := &row.Contract
	for _, text := range []struct {
		field Field
		into  *string
		found string
	}{
		{Title, &k.Title, oneLine(t.Title)},
		{Description, &k.Description, inLines(t.Description)},
		{Category, &k.Category, cpvOf(t.Items)},
	} {
		if text.found != "" && !row.Says.Has(text.field) {
			*text.into = text.found
			row.said(text.field)
		}
	}
	if k.Title == "" {
		k.Title = firstLine(t.Description)
	}
	if !row.Says.Has(Law) && t.Category == "works" {
		k.Kind = procurement.Works
		row.said(Law)
	}
	r.term(row, t.Contract, t.Renewal)
	r.value(row, place, t.Value)
}

// fromTender reads what only the tender says.
func (r *ContractReader) fromTender(row *ContractRow, place string, release *ocdsRelease) {
	t := release.Tender.ocdsTerms
	if len(release.Awards)+len(release.Contracts) > 1 || len(release.Tender.Lots) > 1 || row.Says.Has(Value) {
		t.Value = ocdsValue{} // which is that of all of them
	}
	if row.Says.Has(Start) || row.Says.Has(End) {
		t.Contract = ocdsPeriod{}
	}
	r.terms(row, place, &t)
	k := &row.Contract
	if k.Procedure = oneLine(cmp.Or(release.Tender.MethodDetails, release.Tender.Method)); k.Procedure != "" {
		row.said(Procedure)
	}
	if code := release.Tender.Code; !row.Says.Has(Category) && isCPV(code) {
		k.Category = string(code.ID)
		row.said(Category)
	}
	for _, regime := range release.Tender.Regime {
		if kind, known := regimes[regime]; known {
			k.Kind = kind
			row.said(Law)
		}
	}
	if release.Tender.Techniques.Framework {
		k.Form = procurement.FrameworkAgreement
		row.said(FormOfContract)
	}
}

// regimes are the special regimes of the extension for the United Kingdom.
var regimes = map[string]procurement.ContractKind{"lightTouch": procurement.LightTouch, "concession": procurement.Concession}

func isCPV(code ocdsCode) bool {
	_, err := procurement.ParseCPV(string(code.ID))
	return code.Scheme == "CPV" && err == nil
}

// cpvOf is the first code of the Common Procurement Vocabulary among items.
func cpvOf(items []ocdsItem) string {
	for _, item := range items {
		for _, code := range append([]ocdsCode{item.Code}, item.Others...) {
			if isCPV(code) {
				return string(code.ID)
			}
		}
	}
	return ""
}

// dayOf is the day that a time has where it was written: midnight of 1 April is 1 April, whatever the zone.
func dayOf(text string) civil.Date {
	const length = len("2026-08-03")
	if len(text) < length {
		return civil.Date{}
	}
	d, err := civil.ParseDate(text[:length])
	if err != nil {
		return civil.Date{}
	}
	return d
}

// term reads the term and the extensions that are provided for.
func (r *ContractReader) term(row *ContractRow, p ocdsPeriod, renewal ocdsRenewal) {
	term := &row.Contract.Term
	if from := dayOf(p.Start); !from.IsZero() && !row.Says.Has(Start) {
		term.From = from
		row.said(Start)
	}
	to := dayOf(p.End)
	if to.IsZero() && p.Months > 0 {
		to = dayOf(p.Start).AddMonths(p.Months).AddDays(-1)
	}
	if to.IsZero() || row.Says.Has(End) {
		return
	}
	term.To = to
	row.said(End)
	latest := dayOf(p.Latest)
	if latest.IsZero() || !latest.After(to) {
		return
	}
	months := (latest.Year()-to.Year())*12 + int(latest.Month()) - int(to.Month())
	if months < 1 {
		return
	}
	row.Contract.Options = procurement.EqualOptions(1, months)
	if count, each, ok := readExtensions(renewal.Description); ok && count*each == months {
		row.Contract.Options = procurement.EqualOptions(count, each)
	} else if listed := listedOptions(renewal.Description); len(listed) > 0 {
		row.Contract.Options = listed
	}
	row.said(Extensions)
}

// value reads the value without VAT. Where only the value with VAT is published it stays open: the rate is not known.
func (r *ContractReader) value(row *ContractRow, place string, v ocdsValue) {
	if row.Says.Has(Value) || v.Currency == "" {
		return
	}
	currency, err := money.ParseCurrency(v.Currency)
	if err != nil {
		row.LeftOut = append(row.LeftOut, LeftOut{Column: place + ".value.currency", Value: shortened(v.Currency), Reason: err.Error()})
		return
	}
	if !row.Contract.Currency.IsSet() {
		row.Contract.Currency = currency
		row.said(Currency)
	}
	switch {
	case v.Amount == "" && v.Gross != "":
		r.oddities["a value is published with VAT only: the value without it stays open"]++
		return
	case v.Amount == "" || currency != row.Contract.Currency:
		return
	}
	amount, _, err := readMoney(string(v.Amount), currency)
	var wrong *money.ParseError
	if errors.As(err, &wrong) {
		row.LeftOut = append(row.LeftOut, LeftOut{Column: place + ".value.amount", Value: shortened(string(v.Amount)), Reason: wrong.Why})
		return
	}
	row.Contract.Value = amount
	row.said(Value)
	if rate, ok := vatRate(v); ok {
		row.Contract.VATRate = exact.Some(rate)
		row.said(VATRate)
	}
}

// vatRate is the rate between a value with and without VAT, where that is a whole number of per cent, as rates are.
func vatRate(v ocdsValue) (exact.Decimal, bool) {
	net, err := exact.Parse(string(v.Amount))
	gross, err2 := exact.Parse(string(v.Gross))
	if err != nil || err2 != nil || net.Sign() <= 0 {
		return exact.Decimal{}, false
	}
	rate := new(big.Rat).Quo(gross.Rat(), net.Rat())
	rate.Sub(rate, big.NewRat(1, 1)).Mul(rate, big.NewRat(100, 1))
	d, ok := exact.FromRat(exact.Round(rate, 0))
	gap := new(big.Rat).Sub(rate, d.Rat())
	near := gap.Abs(gap).Cmp(big.NewRat(1, 1000)) < 0
	return d, ok && near && d.Sign() >= 0 && d.Cmp(exact.Int(100)) <= 0
}

// parties reads the suppliers of an award.
func (r *ContractReader) parties(row *ContractRow, release *ocdsRelease, suppliers []ocdsReference, place string) {
	for _, reference := range suppliers {
		s := procurement.Supplier{Name: oneLine(reference.Name)}
		same := func(p ocdsParty) bool {
			return p.ID == reference.ID && (p.Name == reference.Name || reference.Name == "")
		}
		if at := slices.IndexFunc(release.Parties, same); at >= 0 {
			r.supplier(&s, &release.Parties[at])
		}
		if s.Name != "" {
			row.Suppliers = append(row.Suppliers, s)
			row.said(Supplier)
		}
	}
	if len(row.Suppliers) == 0 {
		row.LeftOut = append(row.LeftOut, LeftOut{Column: place + ".suppliers", Reason: "it names no supplier"})
	}
}

// supplier reads what a release says of a party.
func (r *ContractReader) supplier(s *procurement.Supplier, p *ocdsParty) {
	s.Name = cmp.Or(s.Name, oneLine(cmp.Or(p.Name, p.Identifier.Name)))
	r.identify(s, p.Identifier.Scheme, p.Identifier.ID)
	for _, other := range p.Others {
		r.identify(s, other.Scheme, other.ID)
	}
	var lines []string
	for _, line := range []string{p.Address.Street, p.Address.Locality, p.Address.Postcode} {
		if line = inLines(line); line != "" {
			lines = append(lines, line)
		}
	}
	s.Address, s.Country, s.Website = strings.Join(lines, "\n"), oneLine(p.Address.Country), oneLine(p.Details.URL)
	s.Size, _ = procurement.ParseSize(p.Details.Scale) // sme is none of the four
	if p.Details.VCSE != nil {
		s.VCSE = procurement.AnswerOf(*p.Details.VCSE)
	}
}

func (r *ContractReader) identify(s *procurement.Supplier, scheme string, number loose) {
	if scheme == "" || number == "" {
		return
	}
	id, err := procurement.ParseIdentifier(scheme, string(number))
	if err != nil {
		r.oddities["a supplier's number is of another form than its scheme "+shortened(scheme)+" has: passed over"]++
		return
	}
	if !slices.Contains(s.Identifiers, id) {
		s.Identifiers = append(s.Identifiers, id)
	}
}
