package procurement

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Likeness says that two suppliers are probably one organisation, and why. It is a proposal: somebody decides.
type Likeness struct {
	First, Second SupplierID // First is the one that was there before
	Strength      Strength
	Why           []string // for people: both have the company number 01234567
}

// Strength is how sure a [Likeness] is.
type Strength uint8

// The strengths, from least to most.
const (
	Possible Strength = iota + 1 // alike but for the legal form or one of several names
	Probable                     // alike but for case, punctuation and how the legal form is written
	Certain                      // a number that nobody else has
)

// Words is possibly, probably or certainly the same.
func (s Strength) Words() string {
	return [...]string{"", "possibly the same", "probably the same", "certainly the same"}[s]
}

// Pair is two suppliers, the smaller ID first.
type Pair struct{ A, B SupplierID }

// PairOf puts two suppliers in order.
func PairOf(a, b SupplierID) Pair { return Pair{min(a, b), max(a, b)} }

// mostAlike bounds how many suppliers of one name are compared with each other: a register in which more share a name, such as "unknown",
// would propose nothing useful.
const mostAlike = 20

// Duplicates proposes suppliers that are probably the same organisation: with a number in common, or with names that are alike but for
// case, accents, punctuation, the way the legal form is written (Ltd, Limited) and trading names (T/A). Suppliers with different company
// numbers are two, whatever their names. Pairs that somebody said are not one are left out. The surest come first.
func Duplicates(suppliers []Supplier, distinct map[Pair]bool) []Likeness {
	f := likenessFinder{suppliers: suppliers, distinct: distinct, found: map[Pair]*Likeness{}}
	f.byNumbers()
	f.byNames()
	list := make([]Likeness, 0, len(f.found))
	for _, l := range f.found {
		list = append(list, *l)
	}
	slices.SortFunc(list, func(a, b Likeness) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return list
}

type likenessFinder struct {
	suppliers []Supplier
	distinct  map[Pair]bool
	found     map[Pair]*Likeness
}

// add notes why two suppliers, by their places, are alike.
func (f *likenessFinder) add(i, k int, strength Strength, why string) {
	a, b := &f.suppliers[i], &f.suppliers[k]
	pair := PairOf(a.ID, b.ID)
	if a.ID == b.ID || f.distinct[pair] || haveOtherNumbers(a, b) {
		return
	}
	l := f.found[pair]
	if l == nil {
		l = &Likeness{First: pair.A, Second: pair.B}
		f.found[pair] = l
	}
	l.Strength = max(l.Strength, strength)
	if !slices.Contains(l.Why, why) {
		l.Why = append(l.Why, why)
	}
}

// haveOtherNumbers reports whether two suppliers have different numbers of one scheme that gives each company one.
func haveOtherNumbers(a, b *Supplier) bool {
	for _, scheme := range []string{CompaniesHouse, PPON} {
		first, second := numbersOf(a, scheme), numbersOf(b, scheme)
		if len(first) > 0 && len(second) > 0 && !slices.ContainsFunc(first, func(n string) bool { return slices.Contains(second, n) }) {
			return true
		}
	}
	return false
}

func numbersOf(s *Supplier, scheme string) (numbers []string) {
	for _, id := range s.Identifiers {
		if id.Scheme == scheme {
			numbers = append(numbers, id.ID)
		}
	}
	return numbers
}

func (f *likenessFinder) byNumbers() {
	places := map[Identifier][]int{}
	for i, s := range f.suppliers {
		for _, id := range s.Identifiers {
			places[id] = append(places[id], i)
		}
		if s.Number != "" {
			own := Identifier{ID: strings.ToUpper(s.Number)}
			places[own] = append(places[own], i)
		}
	}
	for id, same := range places {
		scheme := id.Scheme
		if scheme == "" {
			scheme = "the office's"
		}
		f.pairs(same, func(i, k int) { f.add(i, k, Certain, "both have "+scheme+" number "+id.ID) })
	}
}

func (f *likenessFinder) byNames() {
	type named struct {
		place int
		form  string
		main  bool // its own name, not an alias or trading name
		text  string
	}
	alike := map[string][]named{}
	for i, s := range f.suppliers {
		met := map[string]bool{}
		for n, name := range append([]string{s.Name}, s.Aliases...) {
			for m, part := range tradingNames(name) {
				key, form := NameKey(part)
				if key == "" || met[key] {
					continue
				}
				met[key] = true
				alike[key] = append(alike[key], named{place: i, form: form, main: n == 0 && m == 0, text: name})
			}
		}
	}
	for _, same := range alike {
		if len(same) > mostAlike {
			continue
		}
		for i, a := range same {
			for _, b := range same[i+1:] {
				strength, why := Probable, "their names are alike: "+a.text+" and "+b.text
				if !a.main || !b.main {
					strength = Possible
				}
				if a.form != "" && b.form != "" && a.form != b.form {
					strength, why = Possible, "their names are alike but for the legal form: "+a.text+" and "+b.text
				}
				f.add(a.place, b.place, strength, why)
			}
		}
	}
}

func (f *likenessFinder) pairs(places []int, do func(i, k int)) {
	if len(places) > mostAlike {
		return
	}
	for n, i := range places {
		for _, k := range places[n+1:] {
			do(i, k)
		}
	}
}

// tradingNames are the names in one: "Fern Ltd t/a Fernhill" is both.
func tradingNames(name string) []string {
	folded := strings.ToLower(name)
	for _, mark := range []string{" t/a ", " t-a ", " t.a. ", " trading as "} {
		if i := strings.Index(folded, mark); i > 0 && len(folded) == len(name) {
			return []string{name[:i], name[i+len(mark):]}
		}
	}
	return []string{name}
}

// legalForms are the ways of writing a legal form, at the end of a name, by what they stand for.
var legalForms = map[string]string{
	"ltd": "limited", "limited": "limited", "cyf": "limited", "cyfyngedig": "limited", "co ltd": "limited", "company limited": "limited",
	"plc": "plc", "public limited company": "plc", "ccc": "plc",
	"llp": "llp", "limited liability partnership": "llp", "lp": "lp", "limited partnership": "lp",
	"cic": "cic", "community interest company": "cic", "cbc": "cic", "inc": "inc", "incorporated": "inc", "llc": "llc", "gmbh": "gmbh",
}

// mostFormWords is the number of words of the longest legal form.
const mostFormWords = 3

// NameKey is a supplier's name without what makes no difference (case, accents, punctuation, "the", and "and" for &) and without its
// legal form, which is returned beside it; equal keys are probably one organisation. The key is empty where nothing is left.
func NameKey(name string) (key, form string) {
	words := strings.FieldsFunc(foldName(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words = joinSingles(words)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for n := min(mostFormWords, len(words)-1); n > 0; n-- {
		if stands, is := legalForms[strings.Join(words[len(words)-n:], " ")]; is {
			return strings.Join(words[:len(words)-n], " "), stands
		}
	}
	return strings.Join(words, " "), ""
}

// joinSingles puts initials together, so that A.B.C. and ABC are one word.
func joinSingles(words []string) []string {
	var joined []string
	single := false
	for _, w := range words {
		is := len([]rune(w)) == 1
		if is && single {
			joined[len(joined)-1] += w
		} else {
			joined = append(joined, w)
		}
		single = is
	}
	return joined
}

// accents leads from letters with accents, as British, Welsh and Irish names have them, to those without.
var accents = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i",
	"ñ", "n", "ò", "o", "ó", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ù", "u", "ú", "u", "û", "u", "ü", "u", "ŵ", "w", "ẁ", "w", "ẃ", "w", "ẅ", "w",
	"ŷ", "y", "ỳ", "y", "ý", "y", "ÿ", "y", "ß", "ss", "æ", "ae", "œ", "oe", "\u0301", "", "\u0302", "", "\u0300", "", "\u0308", "",
	"&", " and ", "+", " and ", "'", "", "’", "",
)

func foldName(name string) string { return accents.Replace(strings.ToLower(name)) }

// Merged is a supplier with what another, which turned out to be the same, knows besides: its names and numbers, and what the first lacks.
func (s Supplier) Merged(other Supplier) Supplier {
	s.Aliases, s.Identifiers = slices.Clone(s.Aliases), slices.Clone(s.Identifiers)
	known := map[string]bool{strings.ToLower(s.Name): true}
	for _, alias := range s.Aliases {
		known[strings.ToLower(alias)] = true
	}
	for _, name := range append([]string{other.Name}, other.Aliases...) {
		if folded := strings.ToLower(name); !known[folded] {
			known[folded] = true
			s.Aliases = append(s.Aliases, name)
		}
	}
	for _, id := range other.Identifiers {
		if !slices.Contains(s.Identifiers, id) {
			s.Identifiers = append(s.Identifiers, id)
		}
	}
	s.Number = cmp.Or(s.Number, other.Number)
	s.Size, s.VCSE = cmp.Or(s.Size, other.Size), cmp.Or(s.VCSE, other.VCSE)
	s.Accounts.Staff = cmp.Or(s.Accounts.Staff, other.Accounts.Staff)
	s.Accounts.Turnover = cmp.Or(s.Accounts.Turnover, other.Accounts.Turnover)
	s.Accounts.BalanceSheet = cmp.Or(s.Accounts.BalanceSheet, other.Accounts.BalanceSheet)
	s.Status, s.Criticality = cmp.Or(s.Status, other.Status), cmp.Or(s.Criticality, other.Criticality)
	s.Address, s.Country = cmp.Or(s.Address, other.Address), cmp.Or(s.Country, other.Country)
	s.Email, s.Phone, s.Website = cmp.Or(s.Email, other.Email), cmp.Or(s.Phone, other.Phone), cmp.Or(s.Website, other.Website)
	s.Notes = cmp.Or(s.Notes, other.Notes)
	return s
}
