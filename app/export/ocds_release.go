package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// What is written of open contracting data, in the order in which it stands there.
type (
	ocdsRelease struct {
		OCID       string          `json:"ocid"`
		ID         string          `json:"id"`
		Date       string          `json:"date"`
		Tag        []string        `json:"tag"`
		Language   string          `json:"language"`
		Initiation string          `json:"initiationType"`
		Parties    []ocdsParty     `json:"parties,omitempty"`
		Buyer      *ocdsReference  `json:"buyer,omitempty"`
		Tender     ocdsTender      `json:"tender"`
		Awards     []ocdsAward     `json:"awards,omitempty"`
		Contracts  []ocdsAgreement `json:"contracts,omitempty"`
	}
	ocdsReference struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	ocdsParty struct {
		ocdsReference
		Roles      []string         `json:"roles"`
		Identifier *ocdsIdentifier  `json:"identifier,omitempty"`
		Others     []ocdsIdentifier `json:"additionalIdentifiers,omitempty"`
		Address    *ocdsAddress     `json:"address,omitempty"`
		Details    *ocdsDetails     `json:"details,omitempty"`
	}
	ocdsIdentifier struct {
		Scheme    string `json:"scheme"`
		ID        string `json:"id"`
		LegalName string `json:"legalName,omitempty"`
	}
	ocdsAddress struct {
		Street  string `json:"streetAddress,omitempty"`
		Country string `json:"countryName,omitempty"`
	}
	ocdsDetails struct {
		Scale string `json:"scale,omitempty"`
		VCSE  *bool  `json:"vcse,omitempty"`
		URL   string `json:"url,omitempty"`
	}
	ocdsTerms struct {
		Title       string      `json:"title,omitempty"`
		Description string      `json:"description,omitempty"`
		Status      string      `json:"status,omitempty"`
		Value       *ocdsValue  `json:"value,omitempty"`
		Period      *ocdsPeriod `json:"contractPeriod,omitempty"`
		HasRenewal  bool        `json:"hasRenewal,omitempty"`
		Renewal     *ocdsText   `json:"renewal,omitempty"`
		Category    string      `json:"mainProcurementCategory,omitempty"`
		Items       []ocdsItem  `json:"items,omitempty"`
	}
	ocdsText struct {
		Description string `json:"description"`
	}
	ocdsValue struct {
		Amount   json.RawMessage `json:"amount,omitempty"`
		Gross    json.RawMessage `json:"amountGross,omitempty"`
		Currency string          `json:"currency"`
	}
	ocdsPeriod struct {
		Start  string `json:"startDate,omitempty"`
		End    string `json:"endDate,omitempty"`
		Latest string `json:"maxExtentDate,omitempty"`
	}
	ocdsItem struct {
		ID   string   `json:"id"`
		Code ocdsCode `json:"classification"`
	}
	ocdsCode struct {
		Scheme string `json:"scheme"`
		ID     string `json:"id"`
	}
	ocdsTender struct {
		ID string `json:"id"`
		ocdsTerms
		Method     string          `json:"procurementMethodDetails,omitempty"`
		Regime     []string        `json:"specialRegime,omitempty"`
		Lots       []ocdsLot       `json:"lots,omitempty"`
		Techniques *ocdsTechniques `json:"techniques,omitempty"`
	}
	ocdsLot struct {
		ID string `json:"id"`
	}
	ocdsTechniques struct {
		Framework bool `json:"hasFrameworkAgreement"`
	}
	ocdsAward struct {
		ID string `json:"id"`
		ocdsTerms
		Suppliers []ocdsReference `json:"suppliers"`
		Lots      []string        `json:"relatedLots,omitempty"`
	}
	ocdsAgreement struct {
		ID      string `json:"id"`
		AwardID string `json:"awardID"`
		ocdsTerms
		Period         *ocdsPeriod         `json:"period,omitempty"`
		Signed         string              `json:"dateSigned,omitempty"`
		Agreed         []ocdsMetric        `json:"agreedMetrics,omitempty"`
		Implementation *ocdsImplementation `json:"implementation,omitempty"`
	}
	ocdsImplementation struct {
		Transactions []ocdsTransaction `json:"transactions,omitempty"`
		Metrics      []ocdsMetric      `json:"metrics,omitempty"`
		Failures     []ocdsFailure     `json:"performanceFailures,omitempty"`
	}
	ocdsTransaction struct {
		ID    string    `json:"id"`
		Value ocdsValue `json:"value"`
	}
)

// releaseID is the id of the contract's procurement, its reference in it on one line as registers have it.
func (r registerRow) releaseID() string {
	c := *r.Contract
	c.Reference = oneLine(c.Reference)
	return c.ProcessID()
}

// awardID is what tells the contract from others of its procurement: 1 for the one that goes by the id of the procurement itself.
func (r registerRow) awardID() string {
	reference := oneLine(r.Reference)
	rest, within := strings.CutPrefix(reference, r.OCID)
	short, ofAward := strings.CutPrefix(rest, "/")
	switch {
	case r.OCID == "" || rest == "" || rest == "-1" || reference == "":
		return "1"
	case within && ofAward && short != "" && short != "1" && !strings.HasPrefix(short, r.OCID):
		return short
	}
	return reference // readers find it as it is
}

// release is the contract as it stands.
func (one contractRelease) release(r *Register, suppliers map[procurement.SupplierID]*procurement.Supplier) (*ocdsRelease, error) {
	terms, err := r.terms(one.Contract)
	if err != nil {
		return nil, err
	}
	out := &ocdsRelease{
		OCID: one.ocid, ID: cmp.Or(one.award, "tender") + "-" + one.date, Date: one.date, Tag: []string{"tender"}, Language: "en", Initiation: "tender",
		Tender: ocdsTender{ID: one.ocid, ocdsTerms: terms, Method: oneLine(one.Procedure)},
	}
	if regime, special := regimes[one.Kind]; special {
		out.Tender.Regime = []string{regime}
	}
	if one.Form == procurement.FrameworkAgreement {
		out.Tender.Techniques = &ocdsTechniques{Framework: true}
	}
	if buyer := oneLine(one.Buyer); buyer != "" {
		out.Buyer = &ocdsReference{ID: "buyer", Name: buyer}
		out.Parties = append(out.Parties, ocdsParty{ocdsReference: *out.Buyer, Roles: []string{"buyer"}})
	}
	out.Tender.Status = "planned"
	if one.award != "" {
		out.Tag = []string{"award", "contract"}
		out.Tender.ocdsTerms = ocdsTerms{Title: terms.Title, Status: "complete", Category: terms.Category}
		out.addAward(r, one, partiesOf(one.Contract, suppliers), terms)
	}
	return out, nil
}

// regimes are the special regimes of the extension for the United Kingdom.
var regimes = map[procurement.ContractKind]string{procurement.LightTouch: "lightTouch", procurement.Concession: "concession"}

// addAward writes to whom the contract was awarded, and the contract.
func (out *ocdsRelease) addAward(r *Register, one contractRelease, suppliers []*procurement.Supplier, terms ocdsTerms) {
	award := ocdsAward{ID: one.award, ocdsTerms: terms}
	award.Status = "active"
	for _, lot := range lotsOf(one.Contract) {
		out.Tender.Lots, award.Lots = append(out.Tender.Lots, ocdsLot{lot}), append(award.Lots, lot)
	}
	for i, s := range suppliers {
		party := partyOf(s, fmt.Sprintf("supplier-%d", i+1))
		out.Parties = append(out.Parties, party)
		award.Suppliers = append(award.Suppliers, party.ocdsReference)
	}
	agreement := ocdsAgreement{ID: one.award, AwardID: one.award, ocdsTerms: terms, Period: terms.Period}
	agreement.ocdsTerms.Period, agreement.Category = nil, ""
	agreement.Status = r.agreementStatus(*one.Contract)
	if !one.Entered.IsZero() {
		agreement.Signed = midnight(one.Entered)
	}
	if one.Spent.IsSet() {
		agreement.Implementation = &ocdsImplementation{Transactions: []ocdsTransaction{{ID: "spent", Value: ocdsValue{
			Amount: json.RawMessage(one.Spent.Decimal().String()), Currency: one.Spent.Currency().Code(),
		}}}}
	}
	award.Category = terms.Category
	out.Awards, out.Contracts = []ocdsAward{award}, []ocdsAgreement{agreement}
}

// lotsOf are the ids of the lots that a contract was awarded for.
func lotsOf(c *procurement.Contract) (lots []string) {
	for _, lot := range strings.Split(c.Lot, ",") {
		if lot = oneLine(lot); lot != "" {
			lots = append(lots, lot)
		}
	}
	return lots
}

// inLines is text of several lines with one kind of line end.
func inLines(text string) string { return strings.TrimSpace(cellLineEnds.Replace(text)) }

// partiesOf are the suppliers of a contract, the lead first.
func partiesOf(c *procurement.Contract, suppliers map[procurement.SupplierID]*procurement.Supplier) (all []*procurement.Supplier) {
	for _, lead := range []bool{true, false} {
		for _, p := range c.Parties {
			if s := suppliers[p.Supplier]; s != nil && (p.Role == procurement.Lead) == lead {
				all = append(all, s)
			}
		}
	}
	return all
}

func partyOf(s *procurement.Supplier, id string) ocdsParty {
	p := ocdsParty{ocdsReference: ocdsReference{ID: id, Name: oneLine(s.Name)}, Roles: []string{"supplier"}}
	for i, number := range s.Identifiers {
		if i == 0 {
			p.Identifier = &ocdsIdentifier{Scheme: number.Scheme, ID: number.ID, LegalName: p.Name}
		} else {
			p.Others = append(p.Others, ocdsIdentifier{Scheme: number.Scheme, ID: number.ID})
		}
	}
	if address := (ocdsAddress{inLines(s.Address), oneLine(s.Country)}); address != (ocdsAddress{}) {
		p.Address = &address
	}
	details := ocdsDetails{Scale: s.Size.String(), URL: oneLine(s.Website)}
	if s.VCSE != procurement.Unknown {
		is := s.VCSE == procurement.Yes
		details.VCSE = &is
	}
	if details != (ocdsDetails{}) {
		p.Details = &details
	}
	return p
}

// agreementStatus is the status by the standard's own list. While nobody has said that the contract is over, it goes by its days, as that of
// readers does.
func (r *Register) agreementStatus(c procurement.Contract) string {
	if c.Status == procurement.ContractStatusUnstated {
		c.Status = procurement.Awarded
	}
	if c.Status <= procurement.Ending {
		c.Status = c.StatusOn(r.Today, procurement.EndingMonths, r.Calendars)
	}
	switch c.Status {
	case procurement.Awarded:
		return "pending"
	case procurement.Live, procurement.Ending:
		return "active"
	}
	return "terminated"
}

// terms are what tender, award and contract have in common. A contract that was published is told as it stands, with agreed changes and
// options that were taken up; one that was not, as it was awarded, since whoever reads that takes it for the register's own line.
func (r *Register) terms(c *procurement.Contract) (ocdsTerms, error) {
	t := ocdsTerms{Title: oneLine(c.Title), Description: inLines(c.Description)}
	if c.Kind == procurement.Works {
		t.Category = "works"
	}
	if !c.CPV().IsZero() {
		t.Items = []ocdsItem{{ID: "1", Code: ocdsCode{Scheme: "CPV", ID: c.Category}}}
	}
	if c.OCID == "" {
		t.Value = valueOf(c, c.Value)
		t.setPeriod(c.Term, c.Options)
		return t, nil
	}
	value, err := c.CurrentValue()
	if err != nil {
		return t, err
	}
	t.Value = valueOf(c, value)
	open := slices.DeleteFunc(slices.Clone(c.Options), func(o procurement.ExtensionOption) bool {
		return o.State != procurement.OptionOpen || !c.Terminated.IsZero()
	})
	t.setPeriod(civil.Term{From: c.Term.From, To: c.EndOn(r.Today, r.Calendars)}, open)
	return t, nil
}

// valueOf is a value with its currency; with VAT too where the rate is a whole number of per cent, which is how readers find it again.
func valueOf(c *procurement.Contract, value money.Amount) *ocdsValue {
	if !c.Currency.IsSet() {
		return nil
	}
	out := &ocdsValue{Currency: c.Currency.Code()}
	if !value.IsSet() {
		return out
	}
	out.Amount = json.RawMessage(value.Decimal().String())
	if rate, known := c.VATRate.Get(); known && rate.Places() == 0 && value.Sign() > 0 {
		share := new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).Quo(rate.Rat(), big.NewRat(100, 1)))
		if gross, fits := exact.FromRat(share.Mul(share, value.Decimal().Rat())); fits {
			out.Gross = json.RawMessage(gross.String())
		}
	}
	return out
}

// setPeriod writes a term, and the options to make it longer.
func (t *ocdsTerms) setPeriod(term civil.Term, options []procurement.ExtensionOption) {
	if term.IsZero() {
		return
	}
	t.Period = &ocdsPeriod{Start: midnight(term.From), End: endOfDay(term.To)}
	months := 0
	for _, o := range options {
		months += o.Months
	}
	latest := term.Extended(months).To
	if months == 0 || term.To.IsZero() || latest.IsZero() {
		return
	}
	t.Period.Latest, t.HasRenewal = endOfDay(latest), true
	switch lengths := optionLengths(options); {
	case len(options) > 1 && lengths == "":
		t.Renewal = &ocdsText{fmt.Sprintf("%d x %d months", len(options), options[0].Months)}
	case lengths != "":
		t.Renewal = &ocdsText{lengths}
	}
}

// midnight is the beginning of a day, which has no time zone here; empty for none.
func midnight(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + "T00:00:00Z"
}

// endOfDay is the last second of a day; empty for none.
func endOfDay(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + "T23:59:59Z"
}
