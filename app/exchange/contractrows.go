package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// FieldSet is a set of fields.
type FieldSet uint64

// Has reports whether f is in the set.
func (s FieldSet) Has(f Field) bool { return s&(1<<f) != 0 }

// Add puts f into the set.
func (s *FieldSet) Add(f Field) { *s |= 1 << f }

// ContractRow is what one row of a file says of a contract. An empty cell says nothing, so that what the register knows better stays.
type ContractRow struct {
	Row int // from 1
	// Contract is without ID and parties. Where the row has no reference, it is made of what tells the row from others.
	Contract  procurement.Contract
	Says      FieldSet
	Suppliers []procurement.Supplier // the lead first; each as far as it is said
	LeftOut   []LeftOut              // why it can't be taken; empty where it can
	// Kept is what open contracting data tell beyond the contract itself; nil where that is nothing.
	Kept *ContractKept
	// Made says that the reference was made from title, supplier, buyer and start; the next row with the same gets another.
	Made bool
	// Older says that the row is of a notice that may be older than what the register has: it only fills in what is not known there.
	Older bool
}

// said notes that the row says something of a field.
func (c *ContractRow) said(f Field) { c.Says.Add(f) }

// ContractTable reads a register of contracts from a table, row by row.
type ContractTable struct{ *records }

// OpenContracts opens a table of contracts. Without a mapping one is guessed. Dates with two digits for the year are those nearest to
// today. It fails with [*TableError], and with errors of reading the file.
func OpenContracts(d Data, m *Mapping, today civil.Date) (*ContractTable, error) {
	r, err := openRecords(d, m, KindContracts, today)
	if err != nil {
		return nil, err
	}
	if !r.mapping.has(Title) && !r.mapping.has(Reference) && !r.mapping.has(Description) {
		return nil, r.unmapped("the title or the reference of the contracts")
	}
	return &ContractTable{r}, nil
}

// unmapped closes the table and says which column it lacks.
func (r *records) unmapped(what string) error {
	found := "it has no headings that are known"
	if r.headRow > 0 {
		found = "its headings are " + strings.Join(r.headings, ", ")
	}
	_ = r.close() // nothing was written
	return &TableError{File: r.data.Name, Problem: "no column gives " + what, Remedy: found + "; say in a mapping what the columns mean"}
}

// Next is what the next row says. It fails with [io.EOF] after the last.
func (t *ContractTable) Next() (*ContractRow, error) {
	if err := t.next(); err != nil {
		return nil, err
	}
	c := &ContractRow{Row: t.row.Number}
	t.readTexts(c)
	t.readTerm(c)
	t.readAmounts(c)
	t.readChoices(c)
	c.Suppliers = t.suppliers()
	if len(c.Suppliers) > 0 {
		c.said(Supplier)
	}
	t.name(c)
	if t.isOnlyAHeading() {
		t.fault(-1, c.Contract.Reference, "nothing else stands in the row: it is taken for the heading of those below; a contract needs a title or a supplier too")
	}
	c.LeftOut = t.faults
	return c, nil
}

// isOnlyAHeading reports whether the row has its first cell and no other, in a table that has much more to say of each contract.
func (t *ContractTable) isOnlyAHeading() bool {
	const wide = 5
	if len(t.mapping.Columns) < wide {
		return false
	}
	for i := range max(len(t.row.Cells), len(t.row.Shown)) {
		if (i == 0) == (t.row.text(i) == "") {
			return false
		}
	}
	return true
}

// texts are the texts of a contract by their fields.
func contractTexts(c *procurement.Contract) []struct {
	field Field
	into  *string
} {
	return []struct {
		field Field
		into  *string
	}{
		{Reference, &c.Reference},
		{Title, &c.Title},
		{Category, &c.Category},
		{Buyer, &c.Buyer},
		{Procedure, &c.Procedure},
		{Framework, &c.Framework},
		{Description, &c.Description},
		{Notes, &c.Notes},
	}
}

func (t *ContractTable) readTexts(c *ContractRow) {
	for _, text := range contractTexts(&c.Contract) {
		found, column := t.cell(text.field)
		if found == "" {
			continue
		}
		if text.field == Category {
			found = t.firstCode(found, column)
		}
		if text.field != Description && text.field != Notes {
			found = oneLine(found)
		}
		*text.into = found
		c.said(text.field)
	}
}

// firstCode is the first of several codes of the Common Procurement Vocabulary; other texts stay.
func (t *records) firstCode(text string, column int) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" |,;\n\r\t", r) })
	if len(words) == 0 {
		return text
	}
	if _, err := procurement.ParseCPV(words[0]); err != nil {
		return text
	}
	if len(words) > 1 {
		if _, err := procurement.ParseCPV(words[1]); err != nil {
			return text
		}
		t.oddities.noteAt(oddSeveral, column, text)
	}
	return words[0]
}

func (t *ContractTable) readTerm(c *ContractRow) {
	if c.Contract.Term.From = t.date(Start); !c.Contract.Term.From.IsZero() {
		c.said(Start)
	}
	if c.Contract.Term.To = t.date(End); !c.Contract.Term.To.IsZero() {
		c.said(End)
	}
	if c.Contract.Entered = t.date(Entered); !c.Contract.Entered.IsZero() {
		c.said(Entered)
	}
	if text, column := t.valueOf(NoticeDays); text != "" {
		span, ok := readSpan(text)
		if !ok {
			t.fault(column, text, "it is no length of time: write 30, 10 working days or 3 months")
		} else {
			c.Contract.Notice.Latest = span
			c.said(NoticeDays)
		}
	}
	if listed := t.listedExtensions(); len(listed) > 0 {
		c.Contract.Options = listed
		c.said(Extensions)
	} else if count, months, there := t.extensions(); there {
		c.Contract.Options = procurement.EqualOptions(count, months)
		c.said(Extensions)
	}
}

// listedExtensions are options that are not all equally long.
func (t *ContractTable) listedExtensions() []procurement.ExtensionOption {
	text, _ := t.cell(ExtensionMonths)
	return listedOptions(text)
}

// listedOptions reads options that are not all equally long, as registers go out: 12+6 months. There are none where the text says anything
// else.
func listedOptions(text string) (options []procurement.ExtensionOption) {
	if !listedMonths.MatchString(text) {
		return nil
	}
	for _, length := range figures.FindAllString(text, -1) {
		months, _ := strconv.Atoi(length) // at most three digits
		options = append(options, procurement.EqualOptions(1, months)...)
	}
	return options[:min(len(options), mostExtensions)]
}

// mostExtensions is more than any contract has.
const mostExtensions = 60

// extensions reads how many options there are and how long each is, from two columns or from one: 2 x 12 months, 1+1.
func (t *ContractTable) extensions() (count, months int, there bool) {
	for _, f := range []Field{Extensions, ExtensionMonths} {
		if text, _ := t.cell(f); text != "" {
			if count, months, ok := readExtensions(text); ok {
				return count, months, true
			}
		}
	}
	if text, _ := t.cell(Extensions); len(t.columns[ExtensionMonths]) == 0 {
		if m := oneExtension.FindStringSubmatch(text); m != nil {
			return readExtensions("1 x " + m[0])
		}
	}
	count, counted := t.number(Extensions, "options", "option", "extensions")
	months, given := t.number(ExtensionMonths, "months", "month")
	switch {
	case counted && count == 0 || given && months == 0 && !counted:
		return 0, 0, true
	case counted && !given:
		text, column := t.cell(Extensions)
		t.fault(column, text, "how long an extension is, is not said: give it in a column such as Extension months, or write 2 x 12 months")
		return 0, 0, false
	case given && !counted:
		count = 1
	}
	if count < 0 || count > mostExtensions {
		text, column := t.cell(Extensions)
		t.fault(column, text, fmt.Sprintf("a contract has at most %d extensions", mostExtensions))
		return 0, 0, false
	}
	return count, months, given
}

var (
	timesMonths  = regexp.MustCompile(`(?i)^\s*(\d{1,2})\s*(?:x|×|\*|of)\s*(\d{1,3})\s*-?(months?|years?)?\b`)
	listedMonths = regexp.MustCompile(`^\d{1,3}(\+\d{1,3})+ months$`)
	plusYears    = regexp.MustCompile(`^\s*\d{1,2}(\s*\+\s*\d{1,2})+\s*(?i:months?|years?)?\s*$`)
	oneExtension = regexp.MustCompile(`(?i)^\d{1,3}\s*(months?|years?)$`)
	figures      = regexp.MustCompile(`\d+`)
)

// readExtensions reads 2 x 12 months, or 1+1 (years) where all are equally long.
func readExtensions(text string) (count, months int, ok bool) {
	if m := timesMonths.FindStringSubmatch(text); m != nil {
		count, _ := strconv.Atoi(m[1]) // at most three digits
		months, _ := strconv.Atoi(m[2])
		if strings.HasPrefix(strings.ToLower(m[3]), "year") || m[3] == "" && months <= 5 {
			months *= 12
		}
		return count, months, count <= mostExtensions
	}
	if !plusYears.MatchString(text) {
		return 0, 0, false
	}
	parts := figures.FindAllString(text, -1)
	for _, p := range parts[1:] {
		if p != parts[0] {
			return 0, 0, false
		}
	}
	months, _ = strconv.Atoi(parts[0])
	if months <= 5 && !strings.Contains(strings.ToLower(text), "month") {
		months *= 12
	}
	return len(parts), months, true
}

func (t *ContractTable) readAmounts(c *ContractRow) {
	currency, said := t.currency()
	c.Contract.Currency = currency
	if said {
		c.said(Currency)
	}
	for _, amount := range []struct {
		field Field
		into  *money.Amount
	}{{Value, &c.Contract.Value}, {Spent, &c.Contract.Spent}} {
		if a, there := t.money(amount.field, currency); there {
			*amount.into = a
			c.said(amount.field)
		}
	}
	if c.Contract.VATRate = t.percent(VATRate); c.Contract.VATRate != (exact.Optional{}) {
		c.said(VATRate)
	}
}

func (t *ContractTable) readChoices(c *ContractRow) {
	k := &c.Contract
	for _, read := range []struct {
		field Field
		read  func() bool
	}{
		{Pricing, func() (said bool) {
			k.Pricing, said = choice(t.records, Pricing, procurement.ParsePricing, usualPricings)
			return said
		}},
		{Status, func() (said bool) {
			k.Status, said = choice(t.records, Status, procurement.ParseContractStatus, usualStatuses)
			return said
		}},
		{Tier, func() (said bool) {
			k.Tier, said = choice(t.records, Tier, procurement.ParseTier, usualTiers)
			return said
		}},
		{Law, func() (said bool) {
			k.Kind, said = choice(t.records, Law, procurement.ParseContractKind, nil)
			return said
		}},
		{FormOfContract, func() (said bool) {
			k.Form, said = choice(t.records, FormOfContract, procurement.ParseContractForm, nil)
			return said
		}},
		{Place, func() (said bool) {
			k.Place, said = choice(t.records, Place, procurement.ParsePlace, usualPlaces)
			return said
		}},
	} {
		if len(t.columns[read.field]) > 0 && read.read() {
			c.said(read.field)
		}
	}
}

// name gives a row that has none a title, and a reference made from its content, so that importing it again finds it.
func (t *ContractTable) name(c *ContractRow) {
	k := &c.Contract
	supplier := ""
	if len(c.Suppliers) > 0 {
		supplier = c.Suppliers[0].Name
	}
	if k.Reference == "" && k.Title == "" && supplier == "" && k.Description == "" {
		t.fault(-1, "", "the row has neither reference nor title: give it one")
		return
	}
	if k.Reference == "" {
		k.Reference, c.Made = madeReference(k.Title, supplier, k.Buyer, k.Term.From.String(), k.Description), true
	}
	if k.Title != "" {
		return
	}
	// What stands in for a title is not said by the row: it never takes the place of one that the register has.
	for _, text := range []string{firstLine(k.Description), supplier, k.Reference} {
		if k.Title == "" {
			k.Title = text
		}
	}
}

// madeReference is a reference made of what tells a row from others.
func madeReference(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join(parts, "\x1f"))))
	return "R-" + strings.ToUpper(hex.EncodeToString(sum[:5]))
}

// firstLine is the first line of a text, shortened to a title.
func firstLine(text string) string {
	const most = 120
	line, _, _ := strings.Cut(inLines(text), "\n")
	if runes := []rune(strings.TrimSpace(line)); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return strings.TrimSpace(line)
}

// Remarks say how the table had to be read; they are complete once the last row was.
func (t *ContractTable) Remarks() []string { return t.remarks() }

// Passed is how many bytes of the file were read; it may be asked at any time, from any goroutine.
func (t *ContractTable) Passed() int64 { return t.table.file.passed.bytes.Load() }

// Close closes the file.
func (t *ContractTable) Close() error { return t.close() }
