package procurement

import (
	"cmp"
	"slices"
	"strconv"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// Dimension is what contracts are told apart by.
type Dimension uint8

// The dimensions of the register.
const (
	NoDimension Dimension = iota
	BySupplier            // each contract counts with each of its parties, its value by their shares
	BySize                // of the suppliers, in the same way
	ByPricing
	ByPlace
	ByTier
	ByCategory   // codes by their division, the office's own words as they are
	ByEndQuarter // of the calendar year
	ByFramework
	ByBuyer
)

var dimensions = choice.Of("dimension", "supplier", "size", "pricing", "place", "tier", "category", "end-quarter", "framework", "buyer")

// String is the dimension's name in files.
func (d Dimension) String() string { return dimensions.Name(uint8(d)) }

// Words is the dimension for people: End quarter.
func (d Dimension) Words() string { return dimensions.Words(uint8(d)) }

// ParseDimension reads what [Dimension.String] writes. It fails with [*choice.Error].
func ParseDimension(text string) (Dimension, error) { return choice.Parse[Dimension](dimensions, text) }

// AllDimensions are the dimensions to choose from.
func AllDimensions() []Dimension { return choice.All[Dimension](dimensions) }

// Group is the running contracts that are alike in a dimension.
type Group struct {
	Key   string // tells groups apart: day-rates, 2027-Q1, 17 for a supplier; empty where it is not stated
	Words string // for people; empty where it is not stated
	Value money.Totals
	// Contracts are those in the group, in the order of the register.
	Contracts []ContractID
}

// Count is the number of contracts.
func (g Group) Count() int { return len(g.Contracts) }

// Names are what the register's groups are called by.
type Names struct {
	Suppliers map[SupplierID]Supplier
	CPV       *CPVNames // may be nil
}

// NamesOf are the names of these suppliers, and of CPV codes where they are given.
func NamesOf(suppliers []Supplier, codes *CPVNames) Names {
	n := Names{Suppliers: make(map[SupplierID]Supplier, len(suppliers)), CPV: codes}
	for _, s := range suppliers {
		n.Suppliers[s.ID] = s
	}
	return n
}

// label is a group's key and words, with what puts groups of no natural order by value into one.
type label struct {
	key, words string
	rank       int
}

// Groups are the running contracts by a dimension. Groups with an order of their own (tiers, quarters, pricing models) come in it; others
// by money in the currency with the most contracts, largest first. What is not stated comes last. It fails with [money.ErrTooLarge].
func (h *Holdings) Groups(d Dimension, names Names) ([]Group, error) {
	main := h.main()
	found := map[string]*Group{}
	ranks := map[string]int{}
	for i := range h.entries {
		for _, piece := range h.entries[i].pieces(d, names) {
			g := found[piece.key]
			if g == nil {
				g = &Group{Key: piece.key, Words: piece.words}
				found[piece.key], ranks[piece.key] = g, piece.rank
			}
			if err := g.Value.Add(piece.amount); err != nil {
				return nil, err
			}
			if id := h.entries[i].contract.ID; len(g.Contracts) == 0 || g.Contracts[len(g.Contracts)-1] != id {
				g.Contracts = append(g.Contracts, id)
			}
		}
	}
	groups := make([]Group, 0, len(found))
	for _, g := range found {
		groups = append(groups, *g)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(
			cmp.Compare(unstatedLast(a.Key), unstatedLast(b.Key)), cmp.Compare(ranks[a.Key], ranks[b.Key]),
			cmp.Compare(b.Value.In(main).Minor(), a.Value.In(main).Minor()), cmp.Compare(a.Words, b.Words), cmp.Compare(a.Key, b.Key),
		)
	})
	return groups, nil
}

// main is the currency with the most contracts.
func (h *Holdings) main() (most money.Currency) {
	counts := map[money.Currency]int{}
	for i := range h.entries {
		counts[h.entries[i].amount.Currency()]++
	}
	for _, sum := range h.Total.Amounts() {
		if !most.IsSet() || counts[sum.Currency()] > counts[most] {
			most = sum.Currency()
		}
	}
	return most
}

func unstatedLast(key string) int {
	if key == "" {
		return 1
	}
	return 0
}

// piece is what of an entry belongs into one group.
type piece struct {
	label
	amount money.Amount
}

func (e *entry) pieces(d Dimension, names Names) []piece {
	if d == BySupplier || d == BySize {
		return e.partyPieces(d, names)
	}
	return []piece{{label: e.contract.label(d, names), amount: e.amount}}
}

// partyPieces are the contract with each of its parties. A contract of nobody, or of no known amount, counts with its parties all the same.
func (e *entry) partyPieces(d Dimension, names Names) []piece {
	var pieces []piece
	add := func(s SupplierID, amount money.Amount) {
		pieces = append(pieces, piece{label: supplierLabel(d, s, names), amount: amount})
	}
	if len(e.parts) == 0 {
		for _, party := range e.contract.Parties {
			add(party.Supplier, money.Amount{})
		}
		if len(e.contract.Parties) == 0 {
			add(0, e.amount)
		}
	}
	for _, p := range e.parts {
		add(p.supplier, money.New(p.minor, e.amount.Currency()))
	}
	// Two parties of one size are one group: side by side, so that the contract counts there once.
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.key, b.key) })
	return pieces
}

func supplierLabel(d Dimension, id SupplierID, names Names) label {
	s, known := names.Suppliers[id]
	switch {
	case d == BySize && known:
		return label{key: s.Size.String(), words: s.Size.Words(), rank: int(s.Size)}
	case d == BySize || id == 0:
		return label{}
	}
	return label{key: strconv.FormatInt(int64(id), 10), words: s.Name}
}

// label is the group of a contract in a dimension that looks at all of it.
func (c *Contract) label(d Dimension, names Names) label {
	switch d {
	case ByPricing:
		return label{key: c.Pricing.String(), words: c.Pricing.Words(), rank: int(c.Pricing)}
	case ByPlace:
		return label{key: c.Place.String(), words: c.Place.Words(), rank: int(c.Place)}
	case ByTier:
		return label{key: c.Tier.String(), words: c.Tier.Words(), rank: int(c.Tier)}
	case ByCategory:
		return c.categoryLabel(names.CPV)
	case ByEndQuarter:
		quarter := civil.PeriodOf(civil.Quarter, c.End())
		return label{key: quarter.String(), words: quarter.Words(), rank: 4*quarter.From().Year() + int(quarter.From().Month())/3}
	case ByFramework:
		return label{key: c.Framework, words: c.Framework}
	case ByBuyer:
		return label{key: c.Buyer, words: c.Buyer}
	}
	return label{}
}

func (c *Contract) categoryLabel(codes *CPVNames) label {
	code := c.CPV()
	if code.IsZero() {
		return label{key: c.Category, words: c.Category}
	}
	division := code.Division()
	words := division.String()
	if name := codes.Name(division); name != "" {
		words = name
	}
	return label{key: division.String(), words: words}
}
