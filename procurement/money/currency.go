// Package money holds amounts of money as they stand in contracts: whole minor units (pence, cents) in one currency, never a float.
//
// Amounts of different currencies are never converted, added or compared; adding them up gives [Totals], one sum for each currency.
// The zero [Amount] is no amount, which is not the same as an amount of 0.
package money

import (
	"fmt"
	"slices"
	"strings"
)

// Currency is a currency in use, by its ISO 4217 alphabetic code. The zero value is no currency. Currencies are comparable with ==.
type Currency struct {
	code     [3]byte
	decimals uint8
}

// The currencies that the program names itself.
var (
	GBP = mustCurrency("GBP")
	EUR = mustCurrency("EUR")
)

// active are the currencies and fund codes of ISO 4217 list one as published on 1 January 2026, by the number of decimals of their
// minor unit. Codes for which the list gives no minor unit (metals, units of account, testing) are left out.
var active = [...]struct {
	decimals uint8
	codes    string
}{
	{0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"},
	{2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP " +
		"CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD " +
		"KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR " +
		"PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU " +
		"UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG"},
	{3, "BHD IQD JOD KWD LYD OMR TND"},
	{4, "CLF UYW"},
}

// CurrencyError is the error of [ParseCurrency].
type CurrencyError struct {
	Text string // what was given
}

func (e *CurrencyError) Error() string {
	return fmt.Sprintf("%q is not a currency in use: write its three-letter ISO 4217 code, such as GBP", e.Text)
}

// ParseCurrency reads an ISO 4217 alphabetic code, in capitals or not. It fails with [*CurrencyError].
func ParseCurrency(text string) (Currency, error) {
	code := strings.ToUpper(text)
	if len(text) == 3 && !strings.Contains(code, " ") {
		for _, row := range active {
			if strings.Contains(row.codes, code) {
				return Currency{code: [3]byte([]byte(code)), decimals: row.decimals}, nil
			}
		}
	}
	return Currency{}, &CurrencyError{Text: abridged(text)}
}

func mustCurrency(code string) Currency {
	c, err := ParseCurrency(code)
	if err != nil {
		panic("money: " + err.Error())
	}
	return c
}

// Currencies are all currencies in use, by code.
func Currencies() []Currency {
	var all []Currency
	for _, row := range active {
		for _, code := range strings.Fields(row.codes) {
			all = append(all, mustCurrency(code))
		}
	}
	slices.SortFunc(all, Currency.compare)
	return all
}

func (c Currency) compare(d Currency) int { return strings.Compare(c.Code(), d.Code()) }

// IsSet reports whether c is a currency.
func (c Currency) IsSet() bool { return c != Currency{} }

// Code is the three capitals of ISO 4217, empty for no currency.
func (c Currency) Code() string {
	if !c.IsSet() {
		return ""
	}
	return string(c.code[:])
}

// Decimals is the number of decimals of the minor unit: 2 for GBP, 0 for JPY, 3 for KWD.
func (c Currency) Decimals() int { return int(c.decimals) }

// String is the code.
func (c Currency) String() string { return c.Code() }

// MarshalText writes the code; no currency is the empty text.
func (c Currency) MarshalText() ([]byte, error) { return []byte(c.Code()), nil }

// UnmarshalText reads what [ParseCurrency] reads; the empty text is no currency.
func (c *Currency) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Currency{}
		return nil
	}
	parsed, err := ParseCurrency(string(text))
	if err == nil {
		*c = parsed
	}
	return err
}

// symbols are the signs that stand before an amount for people. The first currency of a row is printed with it; in what people write
// it stands for each of them, and which one is meant must be known from elsewhere.
var symbols = [...]struct {
	symbol string
	prints bool // whether amounts of the first currency are printed with the sign
	codes  string
}{
	{"£", true, "GBP FKP GIP SHP"},
	{"€", true, "EUR"},
	{"$", false, "USD AUD CAD HKD NZD SGD"},
	{"¥", false, "JPY CNY"},
}

// symbol is the sign that a currency is printed with, empty where it is printed with its code.
func (c Currency) symbol() string {
	for _, row := range symbols {
		if row.prints && strings.HasPrefix(row.codes, c.Code()) {
			return row.symbol
		}
	}
	return ""
}
