package governance

import (
	"slices"
	"time"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// PackSection is a part of a governance pack.
type PackSection uint8

// The sections, in their usual order.
const (
	SectionUnstated PackSection = iota
	Cover                       // and attendance
	SinceLastTime               // actions and decisions
	ScorecardSection
	MeasuresToTalk // measures that need talk
	KnowledgeSection
	PromisesSection
	CoverageSection
	ContractSection // money, changes, dates
	ChallengesSection
	AgreementSection
	SourcesSection // and calculation notes
)

var sections = choice.Of("section of a pack", "cover", "since-last-time", "scorecard", "measures-to-talk", "knowledge", "promises",
	"coverage", "contract", "challenges", "agreement", "sources")

// String is the word in files, empty where there is none.
func (s PackSection) String() string { return sections.Name(uint8(s)) }

// Words is the section's title.
func (s PackSection) Words() string { return sectionWords[s] }

var sectionWords = [...]string{
	"", "Cover and attendance", "Since last time: actions and decisions", "Balanced scorecard", "Measures that need talk",
	"Knowledge transfer", "Promises from the bid", "Team and role coverage", "Contract: money, changes, dates", "Challenges raised, both ways",
	"Ways of working agreement", "Sources and calculation notes",
}

// ParsePackSection reads what [PackSection.String] writes. It fails with [*choice.Error].
func ParsePackSection(text string) (PackSection, error) {
	return choice.Parse[PackSection](sections, text)
}

// AllPackSections are the sections in their usual order.
func AllPackSections() []PackSection { return choice.All[PackSection](sections) }

// Depth is how much a pack tells.
type Depth uint8

// The depths.
const (
	DepthUnstated Depth = iota
	BoardDepth          // one page
	MeetingDepth        // what a meeting works through
	AnnexDepth          // the evidence
)

var depths = choice.Of("depth", "board", "meeting", "annex")

// String is the word in files, empty where there is none.
func (d Depth) String() string { return depths.Name(uint8(d)) }

// Words is the word for people.
func (d Depth) Words() string {
	return [...]string{"", "One page for the board", "Meeting pack", "Evidence annex"}[d]
}

// ParseDepth reads what [Depth.String] writes. It fails with [*choice.Error].
func ParseDepth(text string) (Depth, error) { return choice.Parse[Depth](depths, text) }

// AllDepths are the words to choose from.
func AllDepths() []Depth { return choice.All[Depth](depths) }

// PackPart is a section of a pack that is printed or left out.
type PackPart struct {
	Section PackSection
	Shown   bool
}

// UsualParts are all sections in their usual order. The agreement is printed with the evidence only.
func UsualParts(depth Depth) []PackPart {
	parts := make([]PackPart, 0, len(AllPackSections()))
	for _, s := range AllPackSections() {
		parts = append(parts, PackPart{s, s != AgreementSection || depth == AnnexDepth})
	}
	return parts
}

// WholeParts are parts with each section once: those given in their order, then those that they lack, which are not shown.
func WholeParts(parts []PackPart) []PackPart {
	var whole []PackPart
	has := func(s PackSection) bool {
		return slices.ContainsFunc(whole, func(p PackPart) bool { return p.Section == s })
	}
	for _, p := range parts {
		if p.Section != SectionUnstated && !has(p.Section) {
			whole = append(whole, p)
		}
	}
	for _, s := range AllPackSections() {
		if !has(s) {
			whole = append(whole, PackPart{Section: s})
		}
	}
	return whole
}

// PackTemplate is how packs for a forum are put together.
type PackTemplate struct {
	ID      TemplateID
	Name    string
	Forum   ForumID // 0 for any
	Depth   Depth
	Marking string
	Parts   []PackPart
}

// Check finds everything that is wrong with the template.
func (t *PackTemplate) Check() fault.List {
	f := fault.Finder{Thing: fault.Named("template", t.Name, "name")}
	f.AddIf(fault.IsBlank(t.Name), "name", "the name is empty", "say what the packs are for")
	f.AddIf(t.Depth == DepthUnstated, "depth", "it doesn't say how much is told", "choose board, meeting or annex")
	f.AddIf(!slices.ContainsFunc(t.Parts, func(p PackPart) bool { return p.Shown }), "parts", "every section is left out", "show at least one")
	return f.Faults
}

// SentPack is a pack that was sent: what it was about, and what proves that a file is this pack.
type SentPack struct {
	ID       PackID
	Contract int64
	Period   civil.Period
	Forum    ForumID   // 0 where it was for none
	Meeting  MeetingID // 0 where it was for none
	Template string
	Depth    Depth
	Marking  string
	Sent     time.Time
	By       string
	SHA256   string // of its bytes, in hexadecimal digits
	Snapshot string // the head of the chain of changes when it was made
	Pages    int
	Version  string // of the program that made it
}
