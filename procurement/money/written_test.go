package money_test

import (
	"errors"
	"strings"
	"testing"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

func TestWhatPeopleWrite(t *testing.T) {
	tests := []struct {
		text  string
		minor int64
	}{
		{"£1,234.50", 123450},
		{"1234.5", 123450},
		{"(1,234.50)", -123450},
		{"£1.2m", 120000000},
		{"12k", 1200000},
		{"1.2bn", 120000000000},
		{"0", 0},
		{"-0", 0},
		{".5", 50},
		{"£.50", 50},
		{"007", 700},
		{" 1 234.50 ", 123450},
		{"1\u00a0234.50", 123450},
		{"1\u202f234\u202f567", 123456700},
		{"12,345,678.9", 1234567890},
		{"\t£ 1,234 \n", 123400},
		{"-12.50", -1250},
		{"\u221212.50", -1250},
		{"–12.50", -1250},
		{"+310,000", 31000000},
		{"-£5", -500},
		{"£-5", -500},
		{"- £ 5", -500},
		{"(£5)", -500},
		{"£(5)", -500},
		{"(5) GBP", -500},
		{"(5 GBP)", -500},
		{"(1.2m)", -120000000},
		{"GBP 1,234.50", 123450},
		{"1,234.50 GBP", 123450},
		{"gbp1234", 123400},
		{"£1,234 GBP", 123400},
		{"100 £", 10000},
		{"1.2M", 120000000},
		{"1.2 million", 120000000},
		{"3 Thousand", 300000},
		{"£2 billion", 200000000000},
		{"1.23456789m", 123456789},
		{"1.2m GBP", 120000000},
		{"0.00001k", 1},
		{"1,200k", 120000000},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			a, err := money.ParseWritten(test.text, money.GBP)
			checkAmount(t, a, err, test.minor, "")
		})
	}
}

func TestWhatIsRefusedAsWritten(t *testing.T) {
	tests := []struct{ name, text, why string }{
		{"nothing", "", "no digits"},
		{"only spaces", " \u00a0 ", "no digits"},
		{"a lone dash", "-", "write 0"},
		{"only a currency", "£", "no digits"},
		{"a word", "abc", `"abc" is not understood`},
		{"to be confirmed", "TBC 500", `"TBC" is not understood`},
		{"decimal comma", "12,50", "groups of three"},
		{"decimal comma of thousandths", "0,123", "groups of three"},
		{"continental", "1.234,50", "write 1,234.50"},
		{"continental thousands", "1.234", "3 digits after the point"},
		{"two continental thousands", "1.234.567", "more than one decimal point"},
		{"short group", "1,23,456", "groups of three"},
		{"long first group", "1234,567", "groups of three"},
		{"comma at the end", "1,234,", "groups of three"},
		{"two commas", "1,,234", "groups of three"},
		{"comma at the start", ",234", `',' has no place`},
		{"commas and spaces", "1,234 567", "not by both"},
		{"spaces after the point", "1.5 0", "a space among the digits"},
		{"point at the end", "5.", "no digits after the point"},
		{"a lone point", ".", "'.' has no place"},
		{"two numbers", "10-20", "the minus sign comes before"},
		{"minus at the end", "12-", "the minus sign comes before"},
		{"two signs", "--5", "more than one sign"},
		{"sign and brackets", "-(5)", "brackets already mean"},
		{"sign in brackets", "(-5)", "more than one sign"},
		{"two brackets", "((5))", "brackets already mean"},
		{"open bracket", "(5", "not closed"},
		{"closed bracket", "5)", "')' has no place"},
		{"exponent", "1e6", `"e" is not understood`},
		{"b for billion", "1.2b", `"b" is not understood`},
		{"two magnitudes", "1.2m k", `"k" is not understood`},
		{"per month", "500 pcm", `"pcm" is not understood`},
		{"pence", "50p", `"p" is not understood`},
		{"per cent", "5%", "'%' has no place"},
		{"a formula", "=1+1", "'=' has no place"},
		{"another sign", "€5", "€ does not stand for GBP"},
		{"a dollar", "$5", "$ does not stand for GBP"},
		{"another code", "5 EUR", "it is in EUR"},
		{"another code before", "USD 5", "it is in USD"},
		{"a tenth of a penny", "0.001k1", "has no place"},
		{"less than a penny", "1.234567891m", "3 digits after the point"},
		{"too large", "99999999999bn", "too large"},
		{"far too many digits", strings.Repeat("9", 1000), "too large"},
		{"digits that big numbers can't hold with a magnitude", strings.Repeat("9", 30) + "k", "too large"},
		{"Arabic digits", "٥", "'٥' has no place"},
		{"broken UTF-8", "5\xff", "has no place"},
		{"a long page", strings.Repeat("lorem ipsum ", 100_000), "is not understood"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := money.ParseWritten(test.text, money.GBP)
			checkAmount(t, a, err, 0, test.why)
			var fault *money.ParseError
			if errors.As(err, &fault) && !strings.HasPrefix(test.text, strings.TrimSuffix(fault.Text, "…")) {
				t.Errorf("the message is about %q", fault.Text)
			}
		})
	}
}

func TestASignIsReadForEveryCurrencyThatItMayStandFor(t *testing.T) {
	for _, test := range []struct {
		text, code string
		minor      int64
	}{
		{"€1,234.50", "EUR", 123450},
		{"$5", "USD", 500},
		{"$5", "AUD", 500},
		{"¥500", "JPY", 500},
		{"¥5", "CNY", 500},
		{"1.234", "KWD", 1234},
		{"1.2m", "JPY", 1200000},
	} {
		a, err := money.ParseWritten(test.text, currency(t, test.code))
		if err != nil || a != money.New(test.minor, currency(t, test.code)) {
			t.Errorf("%s in %s: got %v, %v", test.text, test.code, a.Words(), err)
		}
	}
}

func TestWordsAreReadBack(t *testing.T) {
	for _, c := range money.Currencies() {
		for _, minor := range []int64{0, 1, -1, 99, 100, 123456789, -123456789} {
			a := money.New(minor, c)
			if back, err := money.ParseWritten(a.Words(), c); err != nil || back != a {
				t.Errorf("%s reads back as %v, %v", a.Words(), back, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1234.50", "-0.05", "0.001", "92233720368547758.07", "1,5", "", "-", "-0"} {
		f.Add(seed, "GBP")
	}
	f.Add("1.2345", "CLF")
	f.Fuzz(func(t *testing.T, text, code string) {
		c, err := money.ParseCurrency(code)
		if err != nil {
			c = money.GBP
		}
		a, err := money.Parse(text, c)
		if (err == nil) != a.IsSet() {
			t.Fatalf("%q is %v and %v", text, a, err)
		}
		if err != nil {
			return
		}
		if d := exact.MustParse(text); d != a.Decimal() {
			t.Errorf("%q is %v", text, a)
		}
		if back, err := money.Parse(a.String(), c); err != nil || back != a {
			t.Errorf("%q reads back as %v, %v", a, back, err)
		}
	})
}

func FuzzParseWritten(f *testing.F) {
	for _, seed := range []string{"£1,234.50", "(1 234.5)", "-£1.2m", "12k GBP", "1.2 billion", "GBP.5", "–5", "$1", "1.234,5", "(", "£(1)k", "0,123", "5\xff"} {
		f.Add(seed, "GBP")
	}
	f.Add("¥1m", "JPY")
	f.Fuzz(func(t *testing.T, text, code string) {
		c, err := money.ParseCurrency(code)
		if err != nil {
			c = money.GBP
		}
		a, err := money.ParseWritten(text, c)
		if (err == nil) != a.IsSet() {
			t.Fatalf("%q is %v and %v", text, a, err)
		}
		if err != nil {
			if len(err.Error()) > 600 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
			return
		}
		if a.Currency() != c {
			t.Errorf("%q is in %v", text, a.Currency())
		}
		for _, words := range []string{a.Words(), a.String(), " " + strings.ToLower(a.Words()) + " "} {
			if back, err := money.ParseWritten(words, c); err != nil || back != a {
				t.Errorf("%q is written %q, which reads back as %v, %v", text, words, back, err)
			}
		}
		if plain, err := money.Parse(text, c); err == nil && plain != a {
			t.Errorf("%q is %v plainly and %v as written", text, plain, a)
		}
	})
}
