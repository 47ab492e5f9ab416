package governance

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

func TestVotesAreTypedAndWhatIsLeftIsSaidAtOnce(t *testing.T) {
	d := onDesktop(t, plain, false)
	g := d.timeGoes()
	d.Says("Nobody voted yet.")
	d.Tap("Begin a round of votes")
	d.Fill("What the votes are about, and when", "Appeals policy, winter")
	d.Fill("Who votes", "Siân Puw")
	d.page.asking.Give()
	d.Settle()
	d.Says("How often is it done? Siân Puw has 12 of 12 votes left.")
	g.grid.Focus()
	d.Write("5")
	d.Press(fyne.KeyReturn)
	d.Says("Siân Puw has 7 of 12 votes left.")
	d.Write("8")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyUp)
	if said := g.grid.Notice(); !strings.Contains(said, "Siân Puw has 7 votes left for it: that is 1 too many") {
		t.Errorf("13 votes: %q", said)
	}
	d.Press(fyne.KeyEscape)
	d.Write("7")
	d.Press(fyne.KeyReturn)
	d.Says("Siân Puw has given all 12 votes.")
	d.Tap("Value")
	d.Write("12")
	d.Press(fyne.KeyReturn)
	ballots := d.record().Ballots
	if len(ballots) != 2 || ballots[0].Votes[1] != 5 || ballots[0].Votes[2] != 7 || ballots[1].Question != governance.Value || ballots[1].Votes[1]+ballots[1].Votes[3] != 12 {
		t.Errorf("stored are %+v; toasts %v", ballots, d.Toasts)
	}
	if label := d.Undo(); label != "Votes of Siân Puw on value" {
		t.Errorf("Undo takes back %q", label)
	}
	d.Tap("Take somebody out")
	d.Says("Nobody voted yet.")
	d.Undo()
	d.Says("Siân Puw")
}

func TestTimeIsSetAgainstValueInASentence(t *testing.T) {
	d := onDesktop(t, plain, true)
	g := d.timeGoes()
	g.tabs.Select(apartTab)
	d.Settle()
	d.Says("“Get permission and assure others” takes 36 % of the time and 0 % of the value; “Understand the people” gets 0 % of the time and 33 % of the value.", "+36", "−33")
	if rows := g.apart.drawn.Rows; len(rows) != 16 || !rows[7].Strong || rows[7].Word != "36 more time" {
		t.Errorf("the chart shows %+v", rows)
	}
}

func TestVotesOfSeveralArePastedAsOneChange(t *testing.T) {
	d := onDesktop(t, plain, true)
	g := d.timeGoes()
	errs := g.setMany([]kit.GridChange{{Row: 1, Col: 0, Text: "3"}, {Row: 1, Col: 1, Text: "2"}, {Row: 2, Col: 2, Text: "one"}, {Row: 0, Col: 2, Text: "1"}})
	if errs[0] != nil || errs[1] != nil || errs[2] == nil || errs[3] == nil {
		t.Errorf("said is %v", errs)
	}
	votes := func() (n int) {
		for _, b := range d.record().Ballots {
			if b.Question == governance.Frequency {
				n += b.Votes[2]
			}
		}
		return n
	}
	if votes() != 5 {
		t.Errorf("%d votes for the second element", votes())
	}
	if label := d.Undo(); label != "Votes of 2 on frequency" || votes() != 7 {
		t.Errorf("Undo of %q leaves %d votes", label, votes())
	}
}
