package procurement

import (
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/fault"
)

// Party is a supplier of a contract: the only one, or one of a consortium.
type Party struct {
	Supplier SupplierID
	Role     PartyRole
	ShareBP  Number // share of the value in basis points, 10,000 are all of it; may be left out by all parties alike
	Does     string // what this party does
}

// ShareWords is the share as people say it: 55 %. It is empty where the share is not known.
func (p Party) ShareWords() string {
	if bp, known := p.ShareBP.Get(); known {
		return percent(bp)
	}
	return ""
}

// PartyRole says whether a party answers for the whole contract.
type PartyRole uint8

// The roles of a party.
const (
	PartyRoleUnstated PartyRole = iota
	Lead                        // answers for all of the contract
	Member                      // delivers a part in a consortium
)

var partyRoles = choice.Of("role of a party", "lead", "member")

// String is the role's name in files, empty where it is not stated.
func (r PartyRole) String() string { return partyRoles.Name(uint8(r)) }

// Words is the role for people.
func (r PartyRole) Words() string { return partyRoles.Words(uint8(r)) }

// ParsePartyRole reads what [PartyRole.String] writes. It fails with [*choice.Error].
func ParsePartyRole(text string) (PartyRole, error) { return choice.Parse[PartyRole](partyRoles, text) }

// AllPartyRoles are the roles to choose from.
func AllPartyRoles() []PartyRole { return choice.All[PartyRole](partyRoles) }

// wholeBP are the basis points of a whole.
const wholeBP = 10_000

// percent writes basis points as people say them: 9500 is 95 %, 3333 is 33.33 %.
func percent(bp int) string {
	sign := ""
	if bp < 0 {
		sign, bp = "−", -bp
	}
	switch {
	case bp%100 == 0:
		return fmt.Sprintf("%s%d %%", sign, bp/100)
	case bp%10 == 0:
		return fmt.Sprintf("%s%d.%d %%", sign, bp/100, bp%100/10)
	}
	return fmt.Sprintf("%s%d.%02d %%", sign, bp/100, bp%100)
}

// checkParties finds what is wrong with who delivers.
func (c Contract) checkParties(f *fault.Finder) {
	const field = "parties"
	leads := 0
	met := make(map[SupplierID]bool, len(c.Parties))
	for i, party := range c.Parties {
		place := fmt.Sprintf("party %d", i+1)
		f.AddIf(party.Supplier == 0, field, place+" names no supplier", "choose one, or take the party out")
		f.AddIf(party.Role == PartyRoleUnstated, field, place+" has no role", "choose lead or member")
		f.AddIf(party.Supplier != 0 && met[party.Supplier], field, place+" is there already", "give each supplier once, with its whole share")
		met[party.Supplier] = true
		if party.Role == Lead {
			leads++
		}
	}
	if len(c.Parties) > 0 && leads != 1 {
		f.AddUnfinished(field, fmt.Sprintf("%d of its parties are the lead", leads), "exactly one party answers for the contract")
	}
	if len(c.Parties) == 0 && c.Status.needsSupplier() {
		f.AddUnfinished(field, fmt.Sprintf("it is %v and has no supplier", c.Status), "choose the lead")
	}
	c.checkShares(f)
}

// checkShares finds shares that don't make a whole. Shares may be missing, but not only some of them.
func (c Contract) checkShares(f *fault.Finder) {
	const field = "shares"
	sum, known := 0, 0
	for i, party := range c.Parties {
		share, given := party.ShareBP.Get()
		if !given {
			continue
		}
		if share < 0 || share > wholeBP {
			f.Add(field, fmt.Sprintf("the share of party %d is %s", i+1, percent(share)), "shares run from 0 % to 100 %")
			return
		}
		sum += share
		known++
	}
	switch {
	case known == 0:
	case known < len(c.Parties):
		f.AddUnfinished(field, fmt.Sprintf("%d of its %d parties have a share", known, len(c.Parties)), "give each party its share, or none")
	case sum != wholeBP:
		f.AddUnfinished(field, fmt.Sprintf("shares of the parties add up to %s, not 100 %%", percent(sum)), "correct the shares")
	}
}
