package export

// writeAgreement writes what both sides agreed on how they work, as it was signed last.
func (r *packReport) writeAgreement() {
	written := 0
	for i := range r.Agreements {
		a := &r.Agreements[i]
		v := a.Current(r.Today)
		if v == nil {
			continue
		}
		written++
		report := agreementReportOn(r.briefing(nil), &Agreement{Agreement: a, Version: v, Pulses: r.Pulses, Contract: r.contractName(), Day: r.Today})
		r.markedPart(together(" ", a.Code, a.Title))
		r.paragraph(report.outcome(), letterLead)
		r.figures(report.headline()...)
		r.writeParts(report.sections()...)
	}
	if written == 0 {
		r.paragraph("No agreement about this contract was signed.", letterBody)
	}
}
