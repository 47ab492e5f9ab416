package civil

// Term is a span of whole days, both ends included: what a contract calls "from 13 March 2025 to 12 March 2027". Without From it has
// always run, without To it has no end.
type Term struct {
	From, To Date
}

// IsZero reports whether the term has neither end.
func (t Term) IsZero() bool { return t == Term{} }

// Ordered reports whether the term doesn't end before it starts. A term that lacks an end is ordered.
func (t Term) Ordered() bool { return t.To.IsZero() || !t.To.Before(t.From) }

// Contains reports whether d is one of the term's days. No date is in no term.
func (t Term) Contains(d Date) bool {
	return !d.IsZero() && !d.Before(t.From) && (t.To.IsZero() || !d.After(t.To))
}

// Overlaps reports whether two ordered terms share a day.
func (t Term) Overlaps(u Term) bool {
	return (t.To.IsZero() || !t.To.Before(u.From)) && (u.To.IsZero() || !u.To.Before(t.From))
}

// Days is the number of days, 1 for a term that starts and ends on the same day; 0 where an end is missing or they are crossed.
func (t Term) Days() int {
	if t.From.IsZero() || t.To.IsZero() || !t.Ordered() {
		return 0
	}
	return t.From.DaysUntil(t.To) + 1
}

// Extended is the term with its end so many months later, counted from the day after its end, as the next term would start there:
// six months after a term that ends on 30 June end on 31 December. A term without an end stays as it is; one that would outlast the
// calendar has no end any more.
func (t Term) Extended(months int) Term {
	if !t.To.IsZero() && months != 0 {
		t.To = t.To.AddDays(1).AddMonths(months).AddDays(-1)
	}
	return t
}

// Words is the term for people: 13 Mar 2025 – 12 Mar 2027, from 13 Mar 2025, until 12 Mar 2027; empty where it has neither end.
func (t Term) Words() string {
	switch {
	case t.IsZero():
		return ""
	case t.To.IsZero():
		return "from " + t.From.Words()
	case t.From.IsZero():
		return "until " + t.To.Words()
	}
	return t.From.Words() + " – " + t.To.Words()
}
