package governance

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// toTab brings a tab of the page to the front.
func (d *window) toTab(tab string) {
	d.T.Helper()
	d.page.tabs.Select(tab)
	d.page.Focus()
	d.Settle()
}

// challenge is the challenge with a code, as it is stored now.
func (d *window) challenge(code string) *governance.Challenge {
	d.T.Helper()
	c := find(d.record().Challenges, func(c *governance.Challenge) bool { return c.Code == code })
	if c == nil {
		d.T.Fatalf("there is no challenge %s; toasts %v", code, d.Toasts)
	}
	return c
}

func TestAChallengeFromItsFirstWordToAnAction(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.toTab(challengeTab)
	d.Says("A partnership without challenges is a finding, not a success.")
	d.Press(fyne.KeyInsert) // a first step by keyboard alone
	d.Write("Releases wait for one person")
	d.Tab()
	d.Write("Two people may release")
	d.ToField("Raised by")
	d.Write("Carl Roe")
	d.ToButton("Log it")
	d.Press(fyne.KeyReturn)
	d.Settle()
	d.Says("Choose ours or theirs.") // nobody of that name is known: on which side does he stand?
	d.Fill("Side", "Theirs")
	d.Settle()
	c := d.challenge("H-01")
	if c.About != "Releases wait for one person" || c.Suggestion != "Two people may release" || c.By.Side != scorecard.Theirs || c.Raised != d.Today() {
		t.Errorf("it is %+v", c)
	}
	d.Says("raised today, not answered yet", "H-01 Releases wait for one person")

	d.Fill("Answer", "We name a second one")
	if c := d.challenge("H-01"); c.Answered != d.Today() || c.Response != "We name a second one" {
		t.Errorf("the answer has no day: %+v", c)
	}
	d.Fill("Outcome", "Adopted")
	if c := d.challenge("H-01"); c.Outcome != governance.Adopted || c.Ended != d.Today() {
		t.Errorf("the outcome has no day: %+v", c)
	}
	if label := d.UndoLabel(); label != "Change outcome of H-01" {
		t.Errorf("undo would undo %q", label)
	}
	d.Undo()
	if c := d.challenge("H-01"); c.Outcome != governance.Open {
		t.Errorf("undo left it %s", c.Outcome)
	}
	d.Tap("Add an action")
	d.Fill("What is to be done", "Name a second releaser")
	d.Tap("Add it")
	d.Settle()
	d.Says("answered on the same day", "Name a second releaser")
	if actions := d.record().Actions; len(actions) != 1 || actions[0].Origin.Challenge != c.ID {
		t.Errorf("actions are %+v", actions)
	}

	d.page.Back()
	d.Settle()
	d.Says("1 challenge in twelve months", "Our side challenged nothing")
	d.Press(fyne.KeyDelete)
	if n := len(d.record().Challenges); n != 0 {
		t.Errorf("%d challenges are left", n)
	}
	d.Undo()
	d.challenge("H-01")
}

func TestWhoChallengesWhom(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.toTab(challengeTab)
	side := d.page.sides[challengeTab].(*challenges)
	side.tabs.Select(candourTab)
	d.Settle()
	want := candourOf(d.record(), 0, twelveMonths(d.Today()))
	for i, row := range side.candour.table.All() {
		if row.SideTally != want.Sides[i] {
			t.Errorf("%s: %+v, want %+v", row.Side, row.SideTally, want.Sides[i])
		}
	}
	for _, w := range want.Silent {
		d.Says(w.Name)
	}
	d.Fill("From", "20 nov 26")
	d.Says("Nobody challenged anything: a partnership without challenges is no success")
	d.Fill("Contract", "C-014")
	about := candourOf(d.record(), side.candour.about, side.candour.term)
	if side.candour.about == 0 || len(about.Silent) >= len(candourOf(d.record(), 0, side.candour.term).Silent) {
		t.Errorf("of contract %d %d people are silent", side.candour.about, len(about.Silent))
	}
}

func TestFeedbackIsNotedAndAnswered(t *testing.T) {
	d := onDesktop(t, plain, false)
	d.toTab(challengeTab)
	side := d.page.sides[challengeTab].(*challenges)
	side.tabs.Select(feedbackTab)
	d.page.Focus()
	d.Settle()
	d.Press(fyne.KeyInsert)
	d.Fill("What was said", "The weekly call is too long")
	d.Fill("From", "Carl Roe")
	d.Fill("Side", "Theirs")
	d.Tap("Note it")
	d.Settle()
	d.Says("The weekly call is too long", "Carl Roe (theirs)")
	side.feedback.list.Table.Focus()
	d.Press(fyne.KeyReturn)
	d.Fill("Answer", "Half an hour from now on")
	d.Tap("Save")
	if f := d.record().Feedback; len(f) != 1 || f[0].Answered != d.Today() || f[0].Answer != "Half an hour from now on" {
		t.Errorf("feedback is %+v", f)
	}
	d.Press(fyne.KeyDelete)
	if n := len(d.record().Feedback); n != 0 {
		t.Errorf("%d are left", n)
	}
}

// TestTwoThousandChallenges shows a log as long as a large office may have.
func TestTwoThousandChallenges(t *testing.T) {
	record := &governance.Record{}
	first := civil.Of(uitest.Now()).AddDays(-2100)
	for i := range 2000 {
		side := scorecard.AllSides()[i%2]
		record.Challenges = append(record.Challenges, governance.Challenge{
			ID: governance.ChallengeID(i + 1), Code: fmt.Sprintf("H-%02d", i+1), Raised: first.AddDays(i), Answered: first.AddDays(i + i%9), Response: "yes",
			By: governance.Who{Name: "Ann Lee", Side: side}, About: fmt.Sprint("Challenge ", i),
		})
	}
	d := onDesktop(t, plain, false)
	d.toTab(challengeTab)
	v := *d.page.view
	v.record = record
	side := d.page.sides[challengeTab].(*challenges)
	side.Load(&v)
	if shown, all := side.list.Table.Count(); shown != 2000 || all != 2000 {
		t.Errorf("%d of %d are shown", shown, all)
	}
	d.Press(fyne.KeyEnd)
	d.Settle()
	d.Says("Challenge 0")
	d.NothingIsCutOff()
}

// TestNothingOfChallengesIsCutOff shows the tab and what it opens in the looks with the least room.
func TestNothingOfChallengesIsCutOff(t *testing.T) {
	for _, look := range tightest() {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.page.tabs.Select(challengeTab)
		side := d.page.sides[challengeTab].(*challenges)
		for _, tab := range []string{candourTab, feedbackTab, logTab} {
			side.tabs.Select(tab)
			d.fits("challenges "+tab, look)
		}
		d.page.newChallenge()
		d.fits("challenge new", look)
		d.page.asking.Dialog.Close()
		side.feedback.edit(governance.Feedback{}, "Note feedback", "Note it")
		d.fits("feedback new", look)
		d.page.asking.Dialog.Close()
		d.page.Show(kit.Thing{Kind: kit.ChallengeThing, ID: int64(d.record().Challenges[0].ID)})
		d.fits("challenge", look)
		longest(t, d, look)
	}
}

// longest gives a challenge names and texts as long as they come, and shows it again.
func longest(t *testing.T, d *window, look uitest.Look) {
	t.Helper()
	c := d.record().Challenges[0]
	err := desk.ChangeChallenge(t.Context(), d.Workspace, c.ID, "Change everything", func(c *governance.Challenge) {
		c.By.Name, c.By.Role = "Rhiannon Prys-Llewelyn ap Gruffudd Ελένη", "Donaudampfschifffahrtsgesellschaftskapitänin"
		c.About = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and everything that goes with it must be decided by two people and not by one"
	})
	if err != nil {
		t.Fatal(err)
	}
	d.page.Load()
	d.fits("challenge with long names", look)
}
