package governance

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// forumNamed is the forum with a name.
func (d *window) forumNamed(name string) *governance.Forum {
	d.T.Helper()
	r := d.record()
	f := find(r.Forums, func(f *governance.Forum) bool { return f.Name == name })
	if f == nil {
		d.T.Fatalf("there is no forum %q", name)
	}
	return f
}

// toSide brings one of the tabs of what is open, or of the meetings, to the front.
func (d *window) toSide(side string) {
	switch now := d.page.now().(type) {
	case *forumPage:
		now.tabs.Select(side)
	case *meetingPage:
		now.tabs.Select(side)
	default:
		d.page.sides[meetingTab].(*meetings).tabs.Select(side)
	}
}

func TestEveryMeetingPageFitsItsPlace(t *testing.T) {
	for _, look := range uitest.Looks {
		t.Run(look.Name, func(t *testing.T) {
			d := onDesktop(t, look.Theme, true)
			d.Window().Resize(look.Size)
			forum := d.forumNamed("Appeals monthly board")
			held := d.lastHeld(forum.ID)
			d.page.Show(kit.Thing{Part: meetingTab})
			d.fits("forums", look)
			if look.Name != "dark" { // which stands as the light one does
				d.toSide(actionSide)
				d.fits(actionSide, look)
				d.page.Show(kit.Thing{Kind: kit.ForumThing, ID: int64(forum.ID)})
				d.fits("forum", look)
			}
			d.page.Show(kit.Thing{Kind: kit.MeetingThing, ID: int64(held)})
			d.fits("meeting", look)
		})
	}
}

func TestTheOtherSidesOfMeetingsFitToo(t *testing.T) {
	look := uitest.Looks[3]
	d := onDesktop(t, look.Theme, true)
	d.Window().Resize(look.Size)
	forum := d.forumNamed("Appeals monthly board")
	d.page.Show(kit.Thing{Part: meetingTab})
	d.toSide(lookbackSide)
	d.fits(lookbackSide, look)
	held := d.lastHeld(forum.ID)
	d.page.Show(kit.Thing{Kind: kit.ForumThing, ID: int64(forum.ID)})
	for _, side := range []string{forumActionTab, forumSetupTab} {
		d.toSide(side)
		d.fits("forum "+side, look)
	}
	d.page.Show(kit.Thing{Kind: kit.MeetingThing, ID: int64(held)})
	for _, side := range []string{decidedTab, followedTab} {
		d.toSide(side)
		d.fits("meeting "+side, look)
	}
}

func TestTheMinutesGoOutAsAPDF(t *testing.T) {
	d, _ := atMinutes(t, "Delivery")
	d.Write("Ask legal")
	d.Tap("Minutes as PDF")
	if pdf := d.Saved["Monthly board 2026-11-21 minutes.pdf"]; !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("saved are %d documents; toasts %v", len(d.Saved), d.Toasts)
	}
}

// lastHeld is the latest meeting of a forum that was held.
func (d *window) lastHeld(forum governance.ForumID) (id governance.MeetingID) {
	d.T.Helper()
	last := civil.Date{}
	for _, m := range d.record().Meetings {
		if m.Forum == forum && m.Held.After(last) {
			id, last = m.ID, m.Held
		}
	}
	return id
}

func TestAMinuteOf300LinesIsStillTyped(t *testing.T) {
	d, forum := atMinutes(t, "Delivery")
	m := d.latest(forum.ID)
	lines := make([]string, 300)
	for i := range lines {
		lines[i] = "What was said in line " + strings.Repeat("über Qualität, ansawdd ac amser ", i%5) + "."
	}
	err := desk.ChangeMeeting(t.Context(), d.Workspace, m.ID, "Type a lot", func(m *governance.Meeting) {
		m.Items = []governance.Item{{Heading: "Delivery", Text: strings.Join(lines, "\n")}, {Heading: strings.Repeat("A very long heading of an item ", 8)}}
	})
	if err != nil {
		t.Fatal(err)
	}
	d.page.Load()
	note := d.page.now().(*meetingPage).minutes.items[0].note
	note.Focus()
	note.ToEnd()
	d.press(fyne.KeyReturn)
	d.Write("End")
	d.control(fyne.KeyD)
	stored := d.latest(forum.ID)
	if want := strings.Join(lines, "\n") + "\nDecided: End"; stored.Items[0].Text != want || len(stored.Decisions) != 1 {
		t.Errorf("stored are %d letters of %d with %d decisions", len(stored.Items[0].Text), len(want), len(stored.Decisions))
	}
	d.Settle()
	d.NothingIsCutOff()
	d.Picture("meetings 300 lines")
}
