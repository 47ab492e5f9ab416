package procurement

import (
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// NoticeKind is a kind of public notice, or of record that is due by the same clocks.
type NoticeKind uint8

// The kinds of notice.
const (
	NoticeKindUnstated NoticeKind = iota
	ContractDetails
	ContractChange
	ContractPerformance
	PaymentsCompliance
	ContractTermination
	KPIAssessment
)

var noticeKinds = choice.Of("kind of notice", "contract-details", "contract-change", "contract-performance", "payments-compliance",
	"contract-termination", "kpi-assessment")

// String is the kind's name in files, empty where it is not stated.
func (k NoticeKind) String() string { return noticeKinds.Name(uint8(k)) }

// Words is the kind for people: Contract details.
func (k NoticeKind) Words() string {
	if k == KPIAssessment {
		return "KPI assessment"
	}
	return noticeKinds.Words(uint8(k))
}

// ParseNoticeKind reads what [NoticeKind.String] writes. It fails with [*choice.Error].
func ParseNoticeKind(text string) (NoticeKind, error) {
	return choice.Parse[NoticeKind](noticeKinds, text)
}

// AllNoticeKinds are the kinds to choose from.
func AllNoticeKinds() []NoticeKind { return choice.All[NoticeKind](noticeKinds) }

// PublishedNotice is a notice that was published about a contract.
type PublishedNotice struct {
	Kind        NoticeKind
	PublishedOn civil.Date
	// Covers is the day that the notice is about where there may be several of its kind: of the change, or the last of the year assessed.
	Covers    civil.Date
	Reference string // its number on the system, or its address
	Note      string
}

// published is the first notice of a kind about a day; of any day where the notice or the question names none.
func (d *Dossier) published(kind NoticeKind, covers civil.Date) civil.Date {
	for _, n := range d.Notices {
		if n.Kind == kind && (n.Covers == covers || n.Covers.IsZero() && covers.IsZero()) && !n.PublishedOn.IsZero() {
			return n.PublishedOn
		}
	}
	return civil.Date{}
}

func (d *Dossier) checkNotices(f *fault.Finder) {
	const field = "notices"
	for i, n := range d.Notices {
		name := fmt.Sprintf("notice %d", i+1)
		f.AddIf(n.Kind == NoticeKindUnstated, field, name+" is of no kind", "choose one, such as contract details")
		f.AddIf(n.PublishedOn.IsZero(), field, name+" was published on no day", "type the day")
	}
}
