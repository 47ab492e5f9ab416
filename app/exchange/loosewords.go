package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// What people write around amounts, days and spans in registers that they keep by hand.
var (
	aboutAmount = regexp.MustCompile(`(?i)^(?:(c|ca|circa|approx|approximately|about|around|est|estimated|up to)(?:[.:\s]*[£€$]|[.:\s]+\d)|([~≈])\s*[£€$\d])`)
	aboutEnd    = regexp.MustCompile(`(?i)[\s(]+(approx\.?|approximately|est\.?|estimated|estimate)\)?$`)
	withoutVAT  = regexp.MustCompile(`(?i)[\s(,]+(\+|ex|exc|excl|excluding|plus)\.?\s*vat\)?$`)
	perTime     = regexp.MustCompile(`(?i)\s*(p\.?\s?a\.?|pcm|annually|monthly|(per|a|/)\s*(annum|year|yr|month|quarter|week|day))$`)
	withVAT     = regexp.MustCompile(`(?i)\(?\s*\b(inc|incl|including)\.?\s*vat\)?$`)
	// from 1 April to 31 March, as British offices count
	financialYear = regexp.MustCompile(`(?i)^fy\s*(?:20)?(\d\d)\s*[/–-]\s*(?:20)?\d\d$`)
	aSpan         = regexp.MustCompile(`(?i)^(\d{1,4})(?:\.0+)?\s*(calendar|working|business)?\s*(days?|weeks?|wks?|months?|mths?|years?|yrs?)?['’]?\s*(?:written\s+)?(?:notice)?$`)
)

// amountAlone is an amount without the words around it: about, and that VAT is not in it. About says that there were words that it is not
// exact. It gives a reason where the words make it another amount than the one that is looked for.
func amountAlone(text string) (alone string, about bool, why string) {
	alone = withoutVAT.ReplaceAllString(text, "")
	switch {
	case perTime.MatchString(alone) && strings.ContainsAny(alone, "0123456789"):
		return text, false, "it is a sum for a part of the term: write the one for all of it"
	case withVAT.MatchString(alone):
		return text, false, "it includes VAT: write it without"
	}
	if at := aboutAmount.FindStringSubmatchIndex(alone); at != nil {
		alone, about = strings.TrimLeft(alone[max(at[3], at[5]):], ".: "), true
	}
	if cut := aboutEnd.ReplaceAllString(alone, ""); cut != alone {
		alone, about = cut, true
	}
	return strings.TrimSpace(alone), about, ""
}

// saysNoEnd are words that stand where a contract has no last day.
var saysNoEnd = map[string]bool{
	"rolling": true, "ongoing": true, "openended": true, "noend": true, "noenddate": true, "perpetual": true, "indefinite": true, "evergreen": true,
	"untilterminated": true, "untilfurthernotice": true, "rollingcontract": true, "autorenewing": true,
}

// periodAs reads a month, or a financial year such as FY26/27, in the stead of a day: as its first day, or for the end of a term as its last.
func periodAs(f Field, text string, today civil.Date) (civil.Date, bool) {
	first, ok := readMonth(text, today)
	months := 1
	if m := financialYear.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1]) // two digits
		first, ok = civil.MustDate("2000-04-01").AddMonths(12*year), true
		months = 12
	}
	if ok && f == End {
		return first.AddMonths(months).AddDays(-1), true
	}
	return first, ok
}

// readSpan reads how long before an end notice is given: 30, 90 days, 10 working days, 12 weeks, 3 months' notice.
func readSpan(text string) (procurement.Span, bool) {
	m := aSpan.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return procurement.Span{}, false
	}
	count, _ := strconv.Atoi(m[1]) // at most four digits
	span := procurement.Span{Count: procurement.NumberOf(count), Unit: procurement.CalendarDays}
	kind := strings.ToLower(m[2])
	switch unit := strings.ToLower(m[3]); {
	case strings.HasPrefix(unit, "w"):
		span.Count = procurement.NumberOf(7 * count)
	case strings.HasPrefix(unit, "m"):
		span.Unit = procurement.Months
	case strings.HasPrefix(unit, "y"):
		span.Count, span.Unit = procurement.NumberOf(12*count), procurement.Months
	}
	if kind == "working" || kind == "business" {
		span.Unit = procurement.WorkingDays
	}
	return span, true
}
