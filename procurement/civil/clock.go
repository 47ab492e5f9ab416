package civil

// StatutoryDeadline is the last day of a clock of so many days that the law starts on a given day: the start day counts as day 1, so
// 30 days from 1 March end on 30 March. Days run from 1 up; otherwise there is no deadline and the answer is no date.
func StatutoryDeadline(start Date, days int) Date {
	if days < 1 {
		return Date{}
	}
	return start.AddDays(days - 1)
}

// NoticeDay is the last day to give contractual notice of so many days before a contract's last day: end − days. Without a notice
// period (0 days) that is the last day itself; for a negative number it is no date.
func NoticeDay(end Date, days int) Date {
	if days < 0 {
		return Date{}
	}
	return end.AddDays(-days)
}

// AssessmentWindows are the spans within each of which performance against key performance indicators must be assessed at least once
// (Procurement Act 2023 s.71: every 12 months, and when the contract ends). Each begins on an anniversary of the start; the last ends
// with the contract and may be shorter. For a term without an end, or one that ends before it starts, there are none.
//
// Anniversaries are counted from the start itself, so that a start on 29 February has its anniversary on 28 February in common years
// and on 29 February in leap years.
func AssessmentWindows(term Term) []Term {
	if term.From.IsZero() {
		return nil
	}
	var windows []Term
	for from, years := term.From, 1; !from.IsZero() && !from.After(term.To); years++ {
		next := term.From.AddMonths(12 * years)
		to := next.AddDays(-1)
		if next.IsZero() || to.After(term.To) {
			to = term.To
		}
		windows = append(windows, Term{From: from, To: to})
		from = next
	}
	return windows
}

// NoticeMonthsDay is the last day to give contractual notice of so many months before a contract's last day: the latest day from which
// that many months run out no later than the end. A month runs to the same day of the next month or, where that is shorter, to its last
// day (the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027), so one month's notice to the end of February may be given on
// 31 January. For a negative number it is no date.
func NoticeMonthsDay(end Date, months int) Date {
	if months < 0 {
		return Date{}
	}
	day := end.AddMonths(-months)
	if end == end.monthEnd() {
		day = day.monthEnd()
	}
	return day
}
