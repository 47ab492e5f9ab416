package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// ContractSheet is a contract with what its summary needs to know, on a day.
type ContractSheet struct {
	Dossier   *procurement.Dossier
	Suppliers []procurement.Supplier
	People    []procurement.Person // of all suppliers
	Rules     procurement.Rules
	Today     civil.Date
	Calendars *civil.Calendars
}

// ContractSummary writes a contract as a PDF of one page: what it is, what must be decided and by when, what it costs, what was changed, what
// was promised and what is still to be delivered. What the page has no room for is counted ("… 3 more"). The same input gives the same bytes.
//
// It fails where a sum is more than money can be, and where w does.
func ContractSummary(w io.Writer, s *ContractSheet, p Provenance) error {
	d, err := LayOutContract(s, p)
	if err != nil {
		return err
	}
	return d.WritePDF(w)
}

// LayOutContract is the page that [ContractSummary] writes, to be painted. It fails where a sum is more than money can be.
func LayOutContract(s *ContractSheet, p Provenance) (*Document, error) {
	facts, err := s.gather()
	if err != nil {
		return nil, fmt.Errorf("make summary of contract %s: %w", s.Dossier.Reference, err)
	}
	page := contractPage{ContractSheet: s, contractFacts: facts, provenance: p}
	page.list = page.tables()
	return fillPage(context.Background(), page.list, page.layOut)
}

// contractFacts are the figures of a contract that can't be worked out while they are set.
type contractFacts struct {
	pace    procurement.Pace
	outturn procurement.Outturn
	use     procurement.ChangeUse
	steps   []procurement.ChangeStep
	passed  procurement.Acceptance
	due     []procurement.Due
	finding []procurement.Finding
}

func (s *ContractSheet) gather() (f contractFacts, err error) {
	d := s.Dossier
	if f.pace, err = d.Pace(s.Today); err != nil {
		return f, err
	}
	if f.outturn, err = d.Outturn(s.Today); err != nil {
		return f, err
	}
	if f.use, err = s.Rules.ChangeUse(d.Contract, false); err != nil {
		return f, err
	}
	if f.steps, err = s.Rules.ChangeSteps(d.Contract); err != nil {
		return f, err
	}
	if f.passed, err = d.Acceptance(procurement.MilestoneKindUnstated); err != nil {
		return f, err
	}
	const yearAhead = 12
	horizon := procurement.Horizon{Today: s.Today, Until: s.Today.AddMonths(yearAhead), Calendars: s.Calendars}
	if f.due, err = s.Rules.DueList([]procurement.Dossier{*d}, horizon); err != nil {
		return f, err
	}
	f.due = slices.DeleteFunc(f.due, func(due procurement.Due) bool { return due.Contract != d.ID || due.Reference == "" })
	money, err := d.MoneyFindings()
	f.finding = append(d.LifeFindings(s.Today, procurement.EndingMonths, s.Calendars), money...)
	return f, err
}

// contractPage lays the summary out.
type contractPage struct {
	*ContractSheet
	contractFacts
	*flow
	provenance Provenance
	list       []summaryTable
}

func (c *contractPage) layOut() *Document {
	d := c.Dossier
	name := inOneLine(brief(d.Reference+" "+d.Title, mostText))
	c.flow = newFlow(&Document{Title: name + ": contract summary", Subject: "Contract summary", Made: c.provenance.Made})
	c.writeName()
	c.figures(c.headline()...)
	c.warn()
	c.shortFacts(c.lifeFacts()...)
	var left []string
	for i := range c.list {
		if t := &c.list[i]; t.shown > 0 {
			c.writeTable(t)
		} else if len(t.rows) > 0 {
			left = append(left, countOf(len(t.rows), t.noun))
		}
	}
	if len(left) > 0 {
		c.paragraph(c.ts.cut("There is no room here for "+strings.Join(left, ", ")+".", letterMuted, bodyWidth), letterMuted)
	}
	c.release()
	foot := "Data as of " + c.provenance.Made.UTC().Format("2 Jan 2006 15:04 UTC")
	if c.provenance.Snapshot != "" {
		foot += " · snapshot " + c.provenance.Snapshot
	}
	c.furnish(furniture{head: c.doc.Title, marking: c.provenance.Marking, foot: foot})
	return c.doc
}

// writeTable writes a table, and the lines below it.
func (c *contractPage) writeTable(t *summaryTable) {
	const gap = 4
	c.keepWithNext([]slab{{height: gap}})
	c.table(t.shortened())
	for i, text := range t.below {
		line := c.lines(c.ts.cut(inOneLine(text), letterSmall, bodyWidth), letterSmall, 0, bodyWidth)
		if len(line) > 0 && i == 0 {
			line[0].gap = cellPad
		}
		c.add(line...)
	}
}

// writeName writes what the page is about, the title on two lines at most.
func (c *contractPage) writeName() {
	const titleLines, room = 2, 1.8
	d := c.Dossier
	c.add(c.lines("Contract summary, "+c.Today.Words(), letterMuted, 0, bodyWidth)...)
	title := c.ts.cut(inOneLine(brief(d.Reference+" "+d.Title, mostText)), letterTitle, room*bodyWidth)
	lines := c.lines(title, letterTitle, 0, bodyWidth)
	c.add(lines[:min(len(lines), titleLines)]...)
	c.add(slab{gap: 4, height: 10, paint: func(p *Page, top float64) { p.box(bodyLeft, top, 48, 3, colourAccent) }})
}

// headline are the figures that everybody asks for.
func (c *contractPage) headline() []fact {
	d := c.Dossier
	return []fact{
		{"Value now", c.outturn.Value.Short()},
		{"Spent", d.Spent.Short()},
		{"Of the value", percentWords(c.pace.Spent)},
		{"Of the term", percentWords(c.pace.Elapsed)},
		{"Ends", d.EndOn(c.Today, c.Calendars).Words()},
		{"Act by", c.actBy().Words()},
	}
}

// actBy is the next day by which somebody must decide.
func (c *contractPage) actBy() civil.Date {
	r := Register{Today: c.Today, Calendars: c.Calendars}
	by, _ := r.nextDecision(&c.Dossier.Contract)
	return by
}

// warn writes what somebody should look at.
func (c *contractPage) warn() {
	const most = 3
	var texts []string
	for i, f := range c.finding {
		if i == most-1 && len(c.finding) > most {
			texts = append(texts, fmt.Sprintf("… %d more to look at", len(c.finding)-i))
			break
		}
		texts = append(texts, c.ts.cut(inOneLine(brief(capitalised(f.Text), mostText)), letterBody, bodyWidth-2*noticeInset))
	}
	if len(texts) > 0 {
		c.notice(texts...)
	}
}

// capitalised is words as a sentence begins.
func capitalised(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + words[size:]
}

// mostText is more characters than two lines can show; what comes after them is not measured.
const mostText = 600

// shortFacts lists facts of about two lines at most.
func (c *contractPage) shortFacts(list ...fact) {
	const room = 1.9
	c.add(slab{height: paragraphGap})
	for i := range list {
		list[i].value = c.ts.cut(inOneLine(brief(list[i].value, mostText)), letterBody, room*(bodyWidth-factNames))
	}
	c.facts(list...)
}
