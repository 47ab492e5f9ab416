package tenders

import "counterweight/app/ui/kit"

// Documents are what can be made of the tender that is open; none while the list is in front.
func (p *Page) Documents() []kit.Document {
	if p.open == nil {
		return nil
	}
	return []kit.Document{
		{Name: "Evaluation workbook", Save: p.open.saveWorkbook},
		{Name: "Evaluation report", Save: p.open.saveReport},
		{Name: "Tender as a workbook to fill in", Save: p.open.saveFillIn},
	}
}
