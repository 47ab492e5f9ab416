package procurement

import (
	"counterweight/procurement/civil"
)

// dueNotices are the public notices and assessments that a contract's own days ask for. Contracts known to be below the threshold, or
// older than the rules, owe none; of one whose value is not known they are listed, to be safe.
func (r Rules) dueNotices(d *Dossier) ([]Due, error) {
	if r.IsPublic(&d.Contract) == No {
		return nil, nil
	}
	list := r.dueOnce(d)
	changes, err := r.dueChanges(d)
	if err != nil {
		return nil, err
	}
	list = append(list, changes...)
	return append(list, r.dueAssessments(d)...), nil
}

// dueOnce are the notices at the beginning and the end.
func (r Rules) dueOnce(d *Dossier) (list []Due) {
	ended := d.Terminated
	if ended.IsZero() && !d.Notice.Renews() {
		ended = d.End()
	}
	begun := d.RulesDay()
	for _, one := range []struct {
		kind  NoticeKind
		start civil.Date
		what  string
	}{
		{ContractDetails, d.Entered, "publish the contract details notice"},
		{ContractTermination, ended, "publish the contract termination notice"},
	} {
		clock, found := r.clock(one.kind, begun)
		if !found || one.start.IsZero() {
			continue
		}
		days := clock.Days
		if d.Kind == LightTouch && clock.LightTouchDays > 0 {
			days = clock.LightTouchDays
		}
		list = append(list, Due{
			Kind: DueNotice, Key: one.kind.String(), What: one.what, Opens: one.start, On: civil.StatutoryDeadline(one.start, days),
			Source: clock.Source, DoneOn: d.published(one.kind, civil.Date{}), Notice: PublishedNotice{Kind: one.kind},
		})
	}
	return list
}

func (r Rules) clock(kind NoticeKind, begun civil.Date) (Clock, bool) {
	var own []Clock
	for _, c := range r.Clocks {
		if c.Kind == kind {
			own = append(own, c)
		}
	}
	return holding(own, begun)
}

// dueChanges are the notices before changes that take the total over a line. A proposed change has no day yet on which its notice is
// late, so it is due on the day it is to be agreed.
func (r Rules) dueChanges(d *Dossier) (list []Due, err error) {
	steps, err := r.ChangeSteps(d.Contract)
	if err != nil {
		return nil, err
	}
	for _, step := range steps {
		if !step.NoticeDue {
			continue
		}
		list = append(list, Due{
			Kind: DueNotice, Key: ContractChange.String() + "-" + step.AgreedOn.String(), What: "publish a contract change notice: " + step.Title,
			On: step.AgreedOn, Source: step.Use.Source, DoneOn: d.published(ContractChange, step.AgreedOn),
			Notice: PublishedNotice{Kind: ContractChange, Covers: step.AgreedOn},
		})
	}
	return list, nil
}

// dueAssessments are the yearly assessments of a contract with key performance indicators, each with the notice that publishes it.
func (r Rules) dueAssessments(d *Dossier) (list []Due) {
	duty := r.KPIDuty(&d.Contract)
	if !duty.Required {
		return nil
	}
	performance, publishes := r.clock(ContractPerformance, d.RulesDay())
	for _, window := range civil.AssessmentWindows(civil.Term{From: d.Term.From, To: d.End()}) {
		if window.To.Before(duty.Assessed) {
			continue
		}
		on := window.To.String()
		list = append(list, Due{
			Kind: DueAssessment, Key: KPIAssessment.String() + "-" + on, What: "assess performance against the KPIs, " + window.Words(),
			Opens: window.From, On: window.To, Source: duty.Why, DoneOn: d.published(KPIAssessment, window.To),
			Notice: PublishedNotice{Kind: KPIAssessment, Covers: window.To},
		})
		if publishes {
			list = append(list, Due{
				Kind: DueNotice, Key: ContractPerformance.String() + "-" + on, What: "publish the contract performance notice, " + window.Words(),
				Opens: window.From, On: window.To, Source: performance.Source, DoneOn: d.published(ContractPerformance, window.To),
				Notice: PublishedNotice{Kind: ContractPerformance, Covers: window.To},
			})
		}
	}
	return list
}

// duePayments are the notices about how the office has paid in each half of a financial year, April to September and October to March:
// from the half-year after the last that was published, or the one before today where none was.
func (r Rules) duePayments(h Horizon) (list []Due) {
	clock, found := r.clock(PaymentsCompliance, h.Today)
	if !found {
		return nil
	}
	from := r.PaymentsPublished.AddDays(1)
	if from.IsZero() {
		from = halfYear(h.Today).AddMonths(-6)
	}
	for from = latest(halfYear(from), halfYear(clock.From)); !from.IsZero(); from = from.AddMonths(6) {
		half := civil.Term{From: from, To: from.AddMonths(6).AddDays(-1)}
		on := civil.StatutoryDeadline(half.To.AddDays(1), clock.Days)
		if on.IsZero() || on.After(h.Until) {
			break
		}
		list = append(list, Due{
			Kind: DueNotice, Key: PaymentsCompliance.String() + "-" + half.To.String(), What: "publish the payments compliance notice, " + half.Words(),
			Opens: half.To.AddDays(1), On: on, Source: clock.Source, Notice: PublishedNotice{Kind: PaymentsCompliance, Covers: half.To},
		})
	}
	return list
}

// halfYear is the first day of the half of the financial year that a day lies in.
func halfYear(d civil.Date) civil.Date {
	year := civil.PeriodOf(civil.FinancialYear, d)
	if second := year.From().AddMonths(6); !d.Before(second) {
		return second
	}
	return year.From()
}

func latest(a, b civil.Date) civil.Date {
	if a.Before(b) {
		return b
	}
	return a
}
