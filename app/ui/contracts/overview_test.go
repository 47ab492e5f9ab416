package contracts

import (
	"testing"

	"counterweight/app/ui/uitest"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// By hand: high, low, medium and low are 3 + 1 + 2 + 1 = 7 points, with which silver begins.
func TestTheTierFollowsFromItsFactors(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open("C-001", "Overview")
	d.Says("Impact of failure: not judged yet", "No tier before all four are judged")
	d.Fill("Impact of failure", "high")
	if field := d.Fill("Why this continuity", "It may stand still for a week"); field.Fault() == nil {
		t.Error("a reason is taken for what was not judged")
	}
	d.Fill("Continuity", "low")
	d.Fill("Why this continuity", "It may stand still for a week")
	d.Fill("Ease of switching", "medium")
	d.Fill("Value", "low")
	d.Says("Continuity: low (1): It may stand still for a week", "Silver: 7 of 12 points, silver begins at 7, gold at 10")
	want := procurement.TierFactors{
		Impact: procurement.TierFactor{Demand: procurement.HighDemand}, Continuity: procurement.TierFactor{Demand: procurement.LowDemand, Why: "It may stand still for a week"},
		Switching: procurement.TierFactor{Demand: procurement.MediumDemand}, Value: procurement.TierFactor{Demand: procurement.LowDemand},
	}
	if got := d.stored("C-001").Factors; got != want {
		t.Errorf("kept is %+v; toasts %v", got, d.Toasts)
	}
	if d.stored("C-001").Tier != procurement.Silver {
		d.Says("but its factors make it silver")
		d.Tap("Make it silver")
	}
	d.Fill("Tier", "bronze")
	d.Says("It is bronze, but its factors make it silver: check one of the two.")
	d.Tap("Make it silver")
	if got := d.stored("C-001").Tier; got != procurement.Silver || len(d.Buttons("Make it silver")) != 0 {
		t.Errorf("the tier is %v", got)
	}
	if label := d.UndoLabel(); label != "Change tier of C-001" {
		t.Errorf("Undo would undo %q", label)
	}
}

func TestACallOffAfterItsFrameworkIsToBeChecked(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open("C-001", "Overview")
	d.Fill("Form", "framework")
	d.open("C-001", optionsTab)
	d.Fill("Ends, as awarded", "2 apr 25")
	d.open(appeals, "Overview")
	d.Fill("Form", "call")
	d.Fill("Framework", "C-001")
	d.Fill("Signed", "5 apr 25")
	d.Says("It was entered into on 5 Apr 2025, after the end of its framework C-001 on 2 Apr 2025: check the days, or on what it rests.")
	c := d.stored(appeals)
	if c.Form != procurement.CallOff || c.Framework != "C-001" || c.Entered != civil.MustDate("2025-04-05") {
		t.Errorf("stored is %v from %s, entered into on %s; toasts %v", c.Form, c.Framework, c.Entered, d.Toasts)
	}
}

func TestHowAContractWasBoughtIsEdited(t *testing.T) {
	d := onDesktop(t, plain, true)
	d.open(appeals, "Overview")
	d.Fill("Lot of the framework", "2")
	d.Fill("Kind by law", "light")
	d.Fill("Procurement began", "1 nov 24")
	d.Fill("On site", "2")
	c := d.stored(appeals)
	if c.FrameworkLot != "2" || c.Kind != procurement.LightTouch || c.Begun != civil.MustDate("2024-11-01") || c.OnSiteDays != procurement.NumberOf(2) {
		t.Errorf("stored is %+v; toasts %v", c, d.Toasts)
	}
	if field := d.Fill("On site", "12"); field.Fault() == nil {
		t.Error("twelve days of ten are taken")
	}
}

func TestTheFootOfTheOverviewIsNotCutOff(t *testing.T) {
	for _, look := range uitest.Looks {
		d := onDesktop(t, look.Theme, true)
		d.Window().Resize(look.Size)
		d.open(appeals, "Overview")
		d.Field("Why this weight of its value").Focus()
		d.Settle()
		d.NothingIsCutOff()
		d.fits("tier", look)
	}
}
