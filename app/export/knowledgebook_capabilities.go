package export

import (
	"fmt"
	"math/big"
	"strings"

	"counterweight/scorecard/knowledge"
)

// The columns of Capabilities.
const (
	caNo = iota + 1
	caCode
	caName
	caPurpose
	caAliases
	caCriticality
	caWeight
	caTeam
	caService
	caContractNo
	caContract
	caLeftOn
	caLeft
	caCounted
	caOurs
	caTheirs
	caCover
	caSafety
	caHeld
	caOnly
	caCountedBefore
	caCoverBefore
	caHeldBefore
	caNotes
)

var capabilityColumns = []readingColumn{
	{"No.", 7, true},
	{"Code", 9, false},
	{"Capability", 34, false},
	{"What for", 38, false},
	{"Also called", 20, false},
	{"Criticality", 12, false},
	{"Weight", 9, true},
	{"Team", 16, false},
	{"Service", 20, false},
	{"Contract no.", 10, true},
	{"Contract", 11, false},
	{"Left on purpose from", 12, false},
	{"Why it is left", 34, false},
	{"Weight that counts", 9, true},
	{"Ours who do it alone", 9, true},
	{"Theirs who do it alone", 9, true},
	{"Cover", 9, true},
	{"Safety", 10, false},
	{"Weight covered", 10, true},
	{"Only this person does it alone", 24, false},
	{"Weight, 90 days before", 9, true},
	{"Cover, 90 days before", 9, true},
	{"Covered, 90 days before", 10, true},
	{"Notes", 34, false},
}

// writeCapabilities writes what we must be able to do, and how well each is covered.
func (g *knowledgeBook) writeCapabilities(b *book) {
	s := b.beginTable(g, capabilitySheet, "What we must be able to do, and how well our own people cover it", capabilityColumns, caName)
	first, last := tableHeadRow+1, tableHeadRow+len(g.caps)
	if len(g.caps) > 0 {
		var words []string
		for _, c := range knowledge.AllCriticalities() {
			words = append(words, c.Words())
		}
		s.validate(oneOf(words...), ref(caCriticality, first)+":"+ref(caCriticality, last))
		for safety := knowledge.Gone; safety <= knowledge.Safe; safety++ {
			s.highlight(ref(caSafety, first)+":"+ref(caSafety, last), ref(caSafety, first)+`="`+safety.Words()+`"`, ratingStyle(safetyRatings[safety]))
		}
		s.highlight(ref(caOnly, first)+":"+ref(caOnly, last), ref(caOnly, first)+`<>"`+none+`"`, alertStyle())
	}
	for _, c := range g.caps {
		g.writeCapability(s, c)
	}
	s.endTable(capabilityColumns, "No capability is listed yet.")
}

func (g *knowledgeBook) writeCapability(s *sheet, c *bookCapability) {
	at := func(column int) string { return ref(column, s.row) }
	s.number(caNo, float64(c.ID), lookID)
	s.texts(caCode, lookCell, c.Code)
	s.texts(caName, lookCell.strong(), c.Name)
	s.texts(caPurpose, lookCell, c.Purpose, strings.Join(c.Aliases, ", "))
	s.texts(caCriticality, lookPick, c.Criticality.Words())
	s.number(caWeight, decimal(c.Weight), lookInput)
	s.texts(caTeam, lookCell, c.Team, c.Service)
	s.blank(caContractNo, lookNumber)
	if c.Contract != 0 {
		s.number(caContractNo, float64(c.Contract), lookID)
	}
	s.texts(caContract, lookCell, g.Contracts[c.Contract].Reference)
	s.day(caLeftOn, c.LeftOn, lookDay())
	s.texts(caLeft, lookPick, c.Left)
	check := g.check(c.Code + " " + c.Name)
	counted := func(day string) string {
		if !c.counts {
			return "0"
		}
		return fmt.Sprintf(`IF(AND(%s="%s",OR(%s="",%s<%s)),%s,0)`, at(caCriticality), knowledge.Critical.Words(), at(caLeft), day, at(caLeftOn), at(caWeight))
	}
	block := func(column int) string {
		if len(c.holders) == 0 {
			return "0"
		}
		return "SUM(" + rangeOn(holderSheet, column, c.holders[0].row, c.holders[len(c.holders)-1].row) + ")"
	}
	ours, theirs := 0, 0
	for _, h := range c.now.Holders {
		ours += boolFigure(stands(&h, true))
		theirs += boolFigure(stands(&h, false))
	}
	check.add(s, caCounted, counted("as_of"), double(c.weight(c.IsCritical(g.Today))), lookNumber)
	check.add(s, caOurs, block(hoOurs), ours, lookLevel)
	check.add(s, caTheirs, block(hoTheirs), theirs, lookLevel)
	check.add(s, caCover, "MIN(1,"+block(hoPart)+")", share(c.now.Share()), lookNumber.as("0.00"))
	check.add(s, caSafety, fmt.Sprintf(`IF(%s>=1,"%s",IF(%s>0,"%s","%s"))`, at(caCover), knowledge.Safe.Words(), at(caCover), knowledge.Thin.Words(), knowledge.Gone.Words()), c.now.Safety().Words(), lookCell.indented(1))
	check.add(s, caHeld, at(caCounted)+"*"+at(caCover), double(c.held(&c.now, c.IsCritical(g.Today))), lookNumber.as("0.00"))
	g.writeOnly(s, check, c)
	check.add(s, caCountedBefore, counted("before"), double(c.weight(c.IsCritical(g.before))), lookNumber)
	check.add(s, caCoverBefore, "MIN(1,"+block(hoPartBefore)+")", share(c.before.Share()), lookNumber.as("0.00"))
	check.add(s, caHeldBefore, at(caCountedBefore)+"*"+at(caCoverBefore), double(c.held(&c.before, c.IsCritical(g.before))), lookNumber.as("0.00"))
	s.texts(caNotes, lookCell, c.Notes)
	s.next(0)
}

// writeOnly names the one person on whom a capability hangs, whichever side that is; what is left on purpose hangs on nobody.
func (g *knowledgeBook) writeOnly(s *sheet, check *checkRow, c *bookCapability) {
	if len(c.holders) == 0 {
		s.text(caOnly, none, lookCell.indented(1))
		return
	}
	name := none
	if only := c.now.Only(); only != nil && (c.Left == "" || g.Today.Before(c.LeftOn)) {
		name = partName(only.Person.Name, none)
	}
	first, last := c.holders[0].row, c.holders[len(c.holders)-1].row
	at := func(column int) string { return ref(column, s.row) }
	find := func(column int) string {
		return fmt.Sprintf("INDEX(%s,MATCH(1,%s,0))", rangeOn(holderSheet, hoPerson, first, last), rangeOn(holderSheet, column, first, last))
	}
	check.add(s, caOnly, fmt.Sprintf(`IF(AND(%s+%s=1,OR(%s="",as_of<%s)),IF(%s=1,%s,%s),"%s")`,
		at(caOurs), at(caTheirs), at(caLeft), at(caLeftOn), at(caOurs), find(hoOurs), find(hoTheirs), none), name, lookCell.indented(1))
}

// weight is the weight that counts among what is critical.
func (c *bookCapability) weight(critical bool) *big.Rat {
	if !c.counts || !critical {
		return new(big.Rat)
	}
	return c.Weight.Rat()
}

// held is the part of that weight that is covered.
func (c *bookCapability) held(cover *knowledge.Cover, critical bool) *big.Rat {
	weight := c.weight(critical)
	return weight.Mul(weight, cover.Share())
}
