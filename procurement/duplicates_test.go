package procurement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"counterweight/assets/beside"
	"counterweight/procurement"
)

func TestNamesThatAreProbablyOne(t *testing.T) {
	company := func(number string) []procurement.Identifier {
		return []procurement.Identifier{{Scheme: procurement.CompaniesHouse, ID: number}}
	}
	tests := []struct {
		name string
		a, b procurement.Supplier
		want procurement.Strength // 0 for two
	}{
		{"Ltd and Limited", procurement.Supplier{Name: "Fernhill Digital Ltd"}, procurement.Supplier{Name: "Fernhill Digital Limited"}, procurement.Probable},
		{"with and without the legal form", procurement.Supplier{Name: "Fernhill Digital"}, procurement.Supplier{Name: "FERNHILL DIGITAL LTD."}, procurement.Probable},
		{"case, points and commas", procurement.Supplier{Name: "A.B.C. Services, Ltd"}, procurement.Supplier{Name: "abc services ltd"}, procurement.Probable},
		{"and, &, and accents", procurement.Supplier{Name: "Tŷ Gwydr & Son Cyf"}, procurement.Supplier{Name: "The Ty Gwydr and Son Limited"}, procurement.Probable},
		{"an apostrophe", procurement.Supplier{Name: "O’Neill"}, procurement.Supplier{Name: "ONeill"}, procurement.Probable},
		{"trading as", procurement.Supplier{Name: "Hart Holdings Ltd T/A Fernhill"}, procurement.Supplier{Name: "Fernhill"}, procurement.Possible},
		{"an alias", procurement.Supplier{Name: "FD", Aliases: []string{"Fernhill"}}, procurement.Supplier{Name: "Fernhill Ltd"}, procurement.Possible},
		{"another legal form", procurement.Supplier{Name: "Brindle Ltd"}, procurement.Supplier{Name: "Brindle LLP"}, procurement.Possible},
		{"one company number", procurement.Supplier{Name: "Fern", Identifiers: company("01234567")}, procurement.Supplier{Name: "Hill", Identifiers: company("01234567")}, procurement.Certain},
		{"the office's number", procurement.Supplier{Name: "Fern", Number: "s-1"}, procurement.Supplier{Name: "Hill", Number: "S-1"}, procurement.Certain},
		{"one name, two companies", procurement.Supplier{Name: "Fern Ltd", Identifiers: company("01234567")}, procurement.Supplier{Name: "Fern Ltd", Identifiers: company("07654321")}, 0},
		{"another name", procurement.Supplier{Name: "Fernhill North"}, procurement.Supplier{Name: "Fernhill South"}, 0},
		{"nothing but a legal form", procurement.Supplier{Name: "Limited"}, procurement.Supplier{Name: "Ltd"}, 0},
		{"no letters at all", procurement.Supplier{Name: "---"}, procurement.Supplier{Name: "..."}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.a.ID, test.b.ID = 2, 1
			got := procurement.Duplicates([]procurement.Supplier{test.a, test.b}, nil)
			switch {
			case test.want == 0:
				if len(got) != 0 {
					t.Errorf("proposed: %+v", got)
				}
			case len(got) != 1 || got[0].Strength != test.want || got[0].First != 1 || got[0].Second != 2 || len(got[0].Why) == 0:
				t.Errorf("got %+v, want %s", got, test.want.Words())
			default:
				apart := map[procurement.Pair]bool{procurement.PairOf(2, 1): true}
				if again := procurement.Duplicates([]procurement.Supplier{test.a, test.b}, apart); len(again) != 0 {
					t.Errorf("kept apart, they are proposed again: %+v", again)
				}
			}
		})
	}
}

func TestNameKeys(t *testing.T) {
	for name, want := range map[string]string{
		"Brindle and Company LLP": "brindle and company|llp", "The Co Ltd": "co|limited", "Ltd": "ltd|", "Merrow Systems Public Limited Company": "merrow systems|plc",
		"I.T. Works (UK) Ltd": "it works uk|limited", "": "|", "!!": "|", "The": "the|", "3 M": "3m|", "All Hands Access CIC": "all hands access|cic",
	} {
		key, form := procurement.NameKey(name)
		if key+"|"+form != want {
			t.Errorf("%q becomes %s|%s, want %s", name, key, form, want)
		}
	}
	for _, text := range beside.NaughtyStrings(t) {
		key, _ := procurement.NameKey(text)
		if again, _ := procurement.NameKey(strings.ToUpper(key)); key != "" && again == "" {
			t.Errorf("the key of %q is lost on the way", text)
		}
	}
}

func TestTheSurestDuplicatesComeFirst(t *testing.T) {
	var all []procurement.Supplier
	for i, name := range []string{"Fern", "Fern Ltd", "Hill Ltd", "Hill LLP", "X", "Y"} {
		all = append(all, procurement.Supplier{ID: procurement.SupplierID(i + 1), Name: name})
	}
	all[4].Number, all[5].Number = "7", "7"
	for i := range 30 { // a name that too many share proposes nothing
		all = append(all, procurement.Supplier{ID: procurement.SupplierID(100 + i), Name: "Unknown"})
	}
	var got []string
	for _, l := range procurement.Duplicates(all, nil) {
		got = append(got, fmt.Sprintf("%d %d %s: %s", l.First, l.Second, l.Strength.Words(), strings.Join(l.Why, "; ")))
	}
	want := []string{
		"5 6 certainly the same: both have the office's number 7",
		"1 2 probably the same: their names are alike: Fern and Fern Ltd",
		"3 4 possibly the same: their names are alike but for the legal form: Hill Ltd and Hill LLP",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAMergedSupplierKnowsWhatBothKnew(t *testing.T) {
	a := procurement.Supplier{ID: 1, Name: "Fernhill", Aliases: []string{"FD"}, Email: "a@b", Identifiers: []procurement.Identifier{{Scheme: "X", ID: "1"}}}
	b := procurement.Supplier{
		ID: 2, Name: "FERNHILL LTD", Aliases: []string{"fernhill", "fd", "Hill"}, Email: "c@d", Phone: "1", Size: procurement.SizeSmall,
		Identifiers: []procurement.Identifier{{Scheme: "X", ID: "1"}, {Scheme: procurement.CompaniesHouse, ID: "01234567"}},
	}
	got := a.Merged(b)
	want := procurement.Supplier{
		ID: 1, Name: "Fernhill", Aliases: []string{"FD", "FERNHILL LTD", "Hill"}, Email: "a@b", Phone: "1", Size: procurement.SizeSmall,
		Identifiers: []procurement.Identifier{{Scheme: "X", ID: "1"}, {Scheme: procurement.CompaniesHouse, ID: "01234567"}},
	}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(a.Aliases) != 1 || len(a.Identifiers) != 1 {
		t.Error("the first was changed")
	}
	if err := got.Check().Err(); err != nil {
		t.Error(err)
	}
}
