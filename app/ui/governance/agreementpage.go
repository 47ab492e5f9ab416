package governance

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// openAgreement is the word by which an agreement is opened again.
const openAgreement = "agreement"

// The sides of an agreement.
const (
	saysTab     = "What it says"
	goesTab     = "How it goes"
	versionsTab = "Versions"
)

// agreementPage is everything about one agreement: what it says part by part, what both sides say of its statements, and its versions.
type agreementPage struct {
	page      *Page
	id        governance.AgreementID
	head      *kit.Page // nil until it is first shown
	tabs      *kit.Tabs
	primary   *kit.Button
	says      *said
	goes      *goes
	versions  *versions
	view      *view
	agreement *governance.Agreement // as it was read
	number    int                   // of the version that was asked for; 0 for the draft, or the one that holds
}

func newAgreementPage(p *Page, id governance.AgreementID) *agreementPage {
	return &agreementPage{page: p, id: id}
}

// Load shows the agreement as it stands now.
func (a *agreementPage) Load(v *view) (gone bool) {
	agreement := v.agreement(a.id)
	if agreement == nil {
		return true
	}
	a.view, a.agreement = v, agreement
	if a.head == nil {
		a.build()
	}
	a.tell()
	a.says.load()
	a.goes.load()
	a.versions.load()
	return false
}

func (a *agreementPage) build() {
	p := a.page
	a.says, a.goes, a.versions = newSaid(a), newGoes(a), newVersions(a)
	a.tabs = kit.NewTabs(
		kit.Tab{Name: saysTab, Build: func() fyne.CanvasObject { return a.says.object }},
		kit.Tab{Name: goesTab, Build: func() fyne.CanvasObject { return a.goes.object }},
		kit.Tab{Name: versionsTab, Build: func() fyne.CanvasObject { return a.versions.object }},
	)
	a.primary = kit.PrimaryButton("", func() {
		if a.agreement.Draft() != nil {
			a.sign()
			return
		}
		a.begin()
	})
	a.head = kit.NewTabbedPage(
		"", a.tabs, kit.SecondaryButton("Back", p.Back), kit.SecondaryButton("Export…", p.host.Export),
		kit.SecondaryButton("Remove", func() { p.removeAgreement(a.agreement) }), a.primary,
	)
}

// tell writes title, facts and what comes next.
func (a *agreementPage) tell() {
	next := "Begin a new version"
	if a.agreement.Draft() != nil {
		next = "Sign…"
	}
	a.primary.SetText(next)
	row := agreementRowOf(a.view, a.agreement)
	agreed, again := "not signed yet", ""
	if row.signed {
		agreed, again = "agreed on "+row.agreed, "look again on "+row.review
	}
	if draft := a.agreement.Draft(); draft != nil && len(draft.Signed) > 0 {
		agreed = kit.Joined(", ", agreed, signedWords(draft))
	}
	if row.late {
		again = "it was to be looked at again on " + row.review
	}
	version := "version " + row.version
	if !row.signed {
		version = ""
	}
	a.head.SetTitle(kit.Joined(" ", a.agreement.Code, a.agreement.Title))
	a.head.SetFacts(kit.Joined(" · ", a.agreement.Kind.Words(), row.contract, version, agreed, again))
	a.head.Object().Refresh() // the button is as wide as its words
}

// shown is the version that the page shows: the one that was asked for, else the draft, else the one that holds; nil where there is none.
func (a *agreementPage) shown() *governance.Version {
	if v := versionOf(a.agreement, a.number); v != nil {
		return v
	}
	if draft := a.agreement.Draft(); draft != nil {
		return draft
	}
	if current := a.agreement.Current(a.view.today); current != nil {
		return current
	}
	return versionOf(a.agreement, len(a.agreement.Versions))
}

// versionOf is the version of a number, nil where there is none.
func versionOf(a *governance.Agreement, number int) *governance.Version {
	return find(a.Versions, func(v *governance.Version) bool { return v.Number == number })
}

// change changes the version that is shown.
func (a *agreementPage) change(what string, set func(*governance.Version), done func(error)) {
	number, r := a.shown().Number, a.view.register
	a.changeAll(fmt.Sprintf("Change %s of %s", what, a.agreement.Code), func(in *governance.Agreement) {
		if v := versionOf(in, number); v != nil {
			set(v)
			r.complete(v)
		}
	}, done)
}

// changeAll changes the agreement.
func (a *agreementPage) changeAll(label string, set func(*governance.Agreement), done func(error)) {
	a.page.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeAgreement(ctx, a.page.workspace, a.id, label, set)
	}, done)
}

// complete says of those who are named in a draft what the register knows of them; what was signed stays as it was written.
func (r *register) complete(v *governance.Version) {
	if !v.Agreed.IsZero() {
		return
	}
	for i := range v.People {
		v.People[i].Who = r.known(v.People[i].Who)
	}
	for i := range v.Failing.Escalation {
		v.Failing.Escalation[i].Who = r.known(v.Failing.Escalation[i].Who)
	}
}

// refused says why a change could not be made.
func (a *agreementPage) refused(err error) { a.page.host.Toast(kit.Sentence(err)) }

// show brings a version to the front.
func (a *agreementPage) show(number int) {
	a.number = number
	a.says.load()
	a.tabs.Select(saysTab)
	a.says.focus()
}

// Object is the page as it is shown.
func (a *agreementPage) Object() fyne.CanvasObject { return a.head.Object() }

// Facts is the line under the title.
func (a *agreementPage) Facts() string { return a.head.Facts() }

// Name says which agreement it is.
func (a *agreementPage) Name() string { return openAgreement + " " + kit.Key(a.id) }

// Focus gives the keyboard to what is in front.
func (a *agreementPage) Focus() {
	switch a.tabs.Selected() {
	case goesTab:
		a.goes.table.Focus()
	case versionsTab:
		a.versions.table.Focus()
	default:
		a.says.focus()
	}
}
