package civil

import (
	"cmp"
	"fmt"
	"strings"
)

// Period is a month, a quarter or a financial year, the slots in which measures are read and packs are made. The zero value is no
// period. Periods are comparable with ==.
type Period struct {
	kind  PeriodKind
	first Date // the period's first day
}

// PeriodKind is the length of a [Period].
type PeriodKind uint8

// The kinds of period. A quarter is January to March and so on, which is a quarter of the calendar year and of the UK's financial year
// (1 April to 31 March) alike; it is named by its months and calendar year, so that nobody has to guess which Q1 is meant.
const (
	NoPeriod PeriodKind = iota
	Month
	Quarter
	FinancialYear
)

// periodKinds says for each kind its name and its length in months.
var periodKinds = [...]struct {
	name   string
	months int
}{
	NoPeriod:      {"", 0},
	Month:         {"month", 1},
	Quarter:       {"quarter", 3},
	FinancialYear: {"financial year", 12},
}

// String is month, quarter or financial year.
func (k PeriodKind) String() string {
	if int(k) < len(periodKinds) {
		return periodKinds[k].name
	}
	return fmt.Sprintf("PeriodKind(%d)", uint8(k))
}

// ParsePeriodKind reads what [PeriodKind.String] writes.
func ParsePeriodKind(text string) (PeriodKind, error) {
	for k := Month; int(k) < len(periodKinds); k++ {
		if periodKinds[k].name == text {
			return k, nil
		}
	}
	return NoPeriod, fmt.Errorf("%q is not a kind of period: month, quarter or financial year", abridged(text))
}

// PeriodOf is the period of that kind that d lies in; no period for no date and for a financial year that begins before the calendar.
func PeriodOf(kind PeriodKind, d Date) Period {
	if d.IsZero() {
		return Period{}
	}
	back := 0 // months from the period's first month to d's
	switch kind {
	case Month:
	case Quarter:
		back = (int(d.month) - 1) % 3
	case FinancialYear:
		back = (int(d.month) - 4 + 12) % 12
	default:
		return Period{}
	}
	return periodFrom(kind, Date{year: d.year, month: d.month, day: 1}.AddMonths(-back))
}

// periodFrom is no period where the calendar doesn't hold all of it.
func periodFrom(kind PeriodKind, first Date) Period {
	p := Period{kind: kind, first: first}
	if p.To().IsZero() {
		return Period{}
	}
	return p
}

// ParsePeriod reads what [Period.String] writes: 2026-10, 2026-Q4 or FY2026-27. It fails with [*DateError].
func ParsePeriod(text string) (Period, error) {
	kind, iso := Month, text+"-01"
	if year, quarter, found := strings.Cut(text, "-Q"); found {
		kind, iso = Quarter, year+"-"+quarterMonth[quarter]+"-01"
	} else if years, found := strings.CutPrefix(text, "FY"); found {
		year, _, _ := strings.Cut(years, "-")
		kind, iso = FinancialYear, year+"-04-01"
	}
	first, err := ParseDate(iso)
	if err == nil {
		if p := periodFrom(kind, first); p.String() == text {
			return p, nil
		}
	}
	return Period{}, &DateError{Text: abridged(text), Why: "a period is a month 2026-10, a quarter 2026-Q4 or a financial year FY2026-27"}
}

var quarterMonth = map[string]string{"1": "01", "2": "04", "3": "07", "4": "10"}

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Kind is the length of the period.
func (p Period) Kind() PeriodKind { return p.kind }

// From is the period's first day.
func (p Period) From() Date { return p.first }

// To is the period's last day.
func (p Period) To() Date { return p.first.AddMonths(periodKinds[p.kind].months - 1).monthEnd() }

// monthEnd is the last day of d's month.
func (d Date) monthEnd() Date {
	if d.IsZero() {
		return d
	}
	d.day = uint8(daysIn(int(d.year), d.Month()))
	return d
}

// Term is the period's days.
func (p Period) Term() Term { return Term{From: p.From(), To: p.To()} }

// Contains reports whether d is one of the period's days.
func (p Period) Contains(d Date) bool { return !p.IsZero() && p.Term().Contains(d) }

// Next is the period of the same kind after p; no period at the end of the calendar.
func (p Period) Next() Period { return p.moved(1) }

// Prev is the period of the same kind before p; no period at the beginning of the calendar.
func (p Period) Prev() Period { return p.moved(-1) }

func (p Period) moved(periods int) Period {
	return periodFrom(p.kind, p.first.AddMonths(periods*periodKinds[p.kind].months))
}

// Compare is -1, 0 or 1 as p begins before, with or after q; of two that begin together the shorter comes first.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.first.Compare(q.first), cmp.Compare(p.kind, q.kind))
}

// String is the period's name in files and on the command line: 2026-10, 2026-Q4, FY2026-27; empty for no period.
func (p Period) String() string {
	year := p.first.Year()
	switch p.kind {
	case Month:
		return p.first.String()[:len("2026-10")]
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", year, (p.first.Month()-1)/3+1)
	case FinancialYear:
		return fmt.Sprintf("FY%04d-%02d", year, (year+1)%100)
	}
	return ""
}

// Words is the period for people: October 2026, Oct–Dec 2026, 2026–27; empty for no period.
func (p Period) Words() string {
	year := p.first.Year()
	switch p.kind {
	case Month:
		return p.first.UTC().Format("January 2006")
	case Quarter:
		return p.first.UTC().Format("Jan") + "–" + monthAndYear(p.To())
	case FinancialYear:
		return fmt.Sprintf("%04d–%02d", year, (year+1)%100)
	}
	return ""
}

// MarshalText writes what [Period.String] writes.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParsePeriod] reads; the empty text is no period.
func (p *Period) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	parsed, err := ParsePeriod(string(text))
	if err == nil {
		*p = parsed
	}
	return err
}
