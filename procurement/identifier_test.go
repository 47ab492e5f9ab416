package procurement_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/procurement"
)

func TestIdentifiersInTheFormOfTheirScheme(t *testing.T) {
	tests := []struct{ name, scheme, text, want string }{
		{"a company's number in full", "GB-COH", "08407369", "08407369"},
		{"with spaces in it", "GB-COH", " SC 123 456 ", "SC123456"},
		{"without its zeros", "GB-COH", "oc7", "OC000007"},
		{"a company of Ireland before 1922", "GB-COH", "R0000123", "R0000123"},
		{"a registered society", "GB-COH", "RS007CUS", "RS007CUS"},
		{"a former industrial and provident society", "GB-COH", "IP12345R", "IP12345R"},
		{"a scheme in small letters", "gb-coh", "1234567", "01234567"},
		{"a charity", "GB-CHC", " 1089464 ", "1089464"},
		{"a scheme that nobody knows", "XX-ABC", "a b/c", "a b/c"},
		{"no scheme", "", "D-U-N-S 123", "D-U-N-S 123"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := procurement.ParseIdentifier(test.scheme, test.text)
			want := procurement.Identifier{Scheme: strings.ToUpper(test.scheme), ID: test.want}
			if err != nil || got != want {
				t.Fatalf("got %v, %v; want %v", got, err, want)
			}
			if again, err := procurement.ParseIdentifier(got.Scheme, got.ID); err != nil || again != got {
				t.Errorf("read again it is %v, %v", again, err)
			}
		})
	}
}

func TestTextsThatAreNoIdentifier(t *testing.T) {
	tests := []struct{ name, scheme, text, why string }{
		{"empty", "GB-CHC", " ", "it is empty"},
		{"0 for none", "GB-COH", "0", "number 0"},
		{"none in words", "GB-COH", "NONE", "no digits"},
		{"not applicable", "GB-COH", "N/A", "other than letters and digits"},
		{"nine digits", "GB-COH", "123456789", "more than eight"},
		{"three letters in front", "GB-COH", "ABC12345", "two characters"},
		{"one letter in front", "GB-COH", "R1234567", "two characters"},
		{"a society's number without its zeros", "GB-COH", "IP123R", "all eight characters"},
		{"a company of Ireland without its zeros", "GB-COH", "R0123", "all eight characters"},
		{"letters that only look Latin", "GB-COH", "ЅС123456", "other than letters and digits"},
		{"a megabyte", "GB-COH", strings.Repeat("9", 1<<20), "more than eight"},
		{"three letters in a PPON", "GB-PPON", "PAB-1234-WXYZ", "four capitals"},
		{"letters for digits in a PPON", "GB-PPON", "PABC-12E4-WXYZ", "four capitals"},
		{"a PPON with something behind", "GB-PPON", "PABC-1234-WXYZ-1", "four capitals"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := procurement.ParseIdentifier(test.scheme, test.text)
			var fault *procurement.IdentifierError
			if !errors.As(err, &fault) || !strings.Contains(fault.Why, test.why) || len(err.Error()) > 300 {
				t.Errorf("got %.200v, want a message about %q", err, test.why)
			}
			if got != (procurement.Identifier{}) {
				t.Errorf("a refused text gave %v", got)
			}
		})
	}
}

func FuzzParseIdentifier(f *testing.F) {
	for _, seed := range []string{"1234567", "sc123456", "NI12345", "R0000123", "RS007CUS", "PABC-1234-WXYZ", "0", "", "ß123456"} {
		f.Add("GB-COH", seed)
	}
	f.Add("GB-PPON", "PABC-1234-WXYZ")
	f.Fuzz(func(t *testing.T, scheme, text string) {
		id, err := procurement.ParseIdentifier(scheme, text)
		if err != nil {
			return
		}
		if again, err := procurement.ParseIdentifier(id.Scheme, id.ID); err != nil || again != id {
			t.Errorf("%q of %q becomes %v, which becomes %v, %v", text, scheme, id, again, err)
		}
		if id.Scheme == procurement.CompaniesHouse && len(id.ID) != 8 {
			t.Errorf("%q becomes %q", text, id.ID)
		}
	})
}
