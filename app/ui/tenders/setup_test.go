package tenders

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	keyboard "fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// setupOf is the set-up of an open tender, with one of its sides in front.
func (d *desktop) setupOf(reference, side string) *setup {
	d.T.Helper()
	s := d.open(reference, "Set up").side("Set up").(*setup)
	s.tabs.Select(side)
	return s
}

// fill types a text into the field of a place, in the stead of what it holds, and leaves it.
func (d *desktop) fill(s *setup, place, text string) *kit.Field {
	d.T.Helper()
	for _, p := range s.parts {
		for _, b := range p.fields.all {
			if b.place == place {
				b.Focus()
				d.retype(text)
				return b.Field
			}
		}
	}
	d.T.Fatalf("the set-up has no field for %s", place)
	return nil
}

// retype types over what the field with the keyboard holds, and leaves it.
func (d *desktop) retype(text string) {
	d.Retype(text)
	d.Window().Canvas().Unfocus()
}

func (d *desktop) undoLabel() string {
	d.T.Helper()
	label, err := d.Workspace.UndoLabel(d.T.Context())
	if err != nil {
		d.T.Fatal(err)
	}
	return label
}

func TestEveryFieldOfTheSetUpIsSavedWhenItIsLeftAndUndone(t *testing.T) {
	d := onDesktop(t, false)
	made := fromScratch()
	made.Reference = "T-901"
	d.add(made)
	for _, c := range []struct {
		side, place, text, label string
		want                     func(*tender.Tender) string
		is                       string
	}{
		{sideTender, "tender.title", "Boat hire", "Change title of T-901", func(t *tender.Tender) string { return t.Title }, "Boat hire"},
		{sideTender, "tender.begun", "12/3/27", "Change procurement begun of T-901", func(t *tender.Tender) string { return t.Begun.String() }, "2027-03-12"},
		{sideTender, "tender.should_cost", "1.2m", "Change should-cost of T-901", func(t *tender.Tender) string { return t.ShouldCost.Words() }, "£1,200,000.00"},
		{sideTender, "tender.note", "Made up", "Change note of T-901", func(t *tender.Tender) string { return t.Note }, "Made up"},
		{sidePrice, "tender.cost_weight", "35", "Change balance of T-901", balanceOf, "35 % cost, 65 % quality"},
		{sidePrice, "tender.quality_weight", "72.5 %", "Change balance of T-901", balanceOf, "27.5 % cost, 72.5 % quality"},
		{sidePrice, "tender.price.ceiling", "900k", "Change price that earns 0 of T-901", func(t *tender.Tender) string { return t.Price.Parameters.Ceiling.String() }, "900000"},
		{sidePrice, "tender.price.method", "fixed budget", "Change price method of T-901", func(t *tender.Tender) string { return string(t.Price.Method) + t.CostWeight.String() }, "fixed-budget"},
		{sidePrice, "tender.quality_minimum", "50", "Change quality minimum of T-901", func(t *tender.Tender) string { return t.QualityMinimum.String() }, "50"},
		{sidePrice, "tender.rounding.stage", "total", "Change rounding of T-901", func(t *tender.Tender) string { return t.Rounding.Stage.String() }, "total"},
		{sideScale, "tender.scale.max", "5", "Change highest mark of T-901", func(t *tender.Tender) string { return t.Scale.Max.String() }, "5"},
		{sideScale, "tender.scale.levels[1].title", "Solid", "Change title of a level of T-901", func(t *tender.Tender) string { return t.Scale.Levels[1].Title }, "Solid"},
		{sideCriteria, "tender.weights", "per cent of quality", "Change what weights are of T-901", func(t *tender.Tender) string { return t.Weights.String() }, "of-quality"},
	} {
		s := d.setupOf("T-901", c.side)
		before := c.want(d.stored("T-901"))
		d.fill(s, c.place, c.text)
		if got := c.want(d.stored("T-901")); got != c.is {
			t.Errorf("%s: %q was stored, want %q; toasts %v", c.place, got, c.is, d.Toasts)
		}
		if got := d.undoLabel(); got != c.label {
			t.Errorf("%s: Undo would undo %q, want %q", c.place, got, c.label)
		}
		d.undo(1)
		if got := c.want(d.stored("T-901")); got != before {
			t.Errorf("%s: after Undo %q is stored, want %q", c.place, got, before)
		}
	}
}

func TestWhatCannotBeTakenStaysOnTheScreenWithTheReason(t *testing.T) {
	d := onDesktop(t, true)
	for place, c := range map[string][3]string{
		"tender.cost_weight": {sidePrice, "140", "Give a percentage from 0 to 100"},
		"tender.currency":    {sideTender, "EUR", "5 bids have prices in GBP: take them out first, since nothing is ever converted"},
		"tender.reference":   {sideTender, "", "Give a reference of its own, such as T-012"},
		"tender.scale.min":   {sideScale, "-1", "Give 0 or more"},
	} {
		s := d.setupOf("T-007", c[0])
		f := d.fill(s, place, c[1])
		if f.Fault() == nil || kit.Sentence(f.Fault()) != c[2] || f.Text() != c[1] {
			t.Errorf("%s: the field holds %q and says %v, want %q", place, f.Text(), f.Fault(), c[2])
		}
	}
	if label := d.undoLabel(); strings.HasPrefix(label, "Change") {
		t.Errorf("%s was stored", label)
	}
}

func TestTheBalanceFollowsWhileOneTypes(t *testing.T) {
	d := onDesktop(t, true)
	s := d.setupOf("T-007", sidePrice)
	s.focus("tender.cost_weight")
	d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	d.Write("42")
	if got := d.Words(); !strings.Contains(got, "42 % cost, 58 % quality") {
		t.Errorf("while 42 is typed for cost, the window says %s", got)
	}
	if got := balanceOf(d.stored("T-007")); got != "35 % cost, 65 % quality" {
		t.Errorf("typing alone stored %s", got)
	}
}

// scratch is a tender from scratch with three criteria, one of which has parts.
func scratch(d *desktop) {
	made := fromScratch()
	made.Reference = "T-901"
	made.Criteria = []tender.Criterion{
		{ID: "Q1", Title: "Plan", Weight: exact.Int(30)},
		{ID: "Q2", Title: "Team", Weight: exact.Int(20), Children: []tender.Criterion{
			{ID: "Q2.1", Title: "Skills", Weight: exact.Int(60)}, {ID: "Q2.2", Title: "Culture", Weight: exact.Int(40)},
		}},
		{ID: "Q3", Title: "Value", Weight: exact.Int(10)},
	}
	d.add(made)
}

func ids(t *tender.Tender) string {
	var all []string
	var walk func([]tender.Criterion)
	walk = func(criteria []tender.Criterion) {
		for _, c := range criteria {
			all = append(all, c.ID)
			walk(c.Children)
		}
	}
	walk(t.Criteria)
	return strings.Join(all, " ")
}

func TestTheTreeIsEditedByKeysAlone(t *testing.T) {
	d := onDesktop(t, false)
	scratch(d)
	s := d.setupOf("T-901", sideCriteria)
	c := s.criteria
	alt := func(key fyne.KeyName) {
		d.Window().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&keyboard.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	c.show("Q3")
	alt(fyne.KeyUp)
	if got := ids(d.stored("T-901")); got != "Q1 Q3 Q2 Q2.1 Q2.2" {
		t.Errorf("after Alt+Up the criteria are %s", got)
	}
	alt(fyne.KeyDown)
	d.Press(fyne.KeyInsert)
	if row, _ := c.table.Selected(); row.id != "Q4" {
		t.Errorf("after Insert %q is selected", row.id)
	}
	d.Press(fyne.KeyRight, fyne.KeyRight)
	d.Write("Price plan")
	d.Press(fyne.KeyRight)
	d.Write("5")
	d.Press(fyne.KeyReturn)
	if got := criterionOf(d.stored("T-901"), "Q4"); got == nil || got.Title != "Price plan" || got.Weight != exact.Int(5) {
		t.Errorf("Q4 is %v; toasts %v", got, d.Toasts)
	}
	c.show("Q2")
	d.DeleteRow()
	if got := ids(d.stored("T-901")); got != "Q1 Q3 Q4" {
		t.Errorf("after Ctrl+Delete the criteria are %s", got)
	}
	d.undo(1)
	if got := ids(d.stored("T-901")); got != "Q1 Q2 Q2.1 Q2.2 Q3 Q4" {
		t.Errorf("after Undo the criteria are %s", got)
	}
}

func TestTheSumOfWeightsFollowsWhileOneTypes(t *testing.T) {
	d := onDesktop(t, false)
	scratch(d)
	c := d.setupOf("T-901", sideCriteria).criteria
	says := func(want string) {
		t.Helper()
		if got := c.sums.Text(); got != want {
			t.Errorf("the weights are said to be %q, want %q", got, want)
		}
	}
	says("The weights add up to 60 of 60.")
	c.show("Q3")
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Write("4")
	says("The weights add up to 54 of 60: 6 to give.")
	d.Write("0")
	says("The weights add up to 90 of 60: 30 too much.")
	d.Press(fyne.KeyEscape)
	says("The weights add up to 60 of 60.")
	c.show("Q2.2")
	d.Write("30")
	says("The weights add up to 60 of 60. The parts of Q2 add up to 90 of 100: 10 to give.")
}

func TestTheFirstPartTakesOverWhatTheCriterionHad(t *testing.T) {
	d := onDesktop(t, true)
	c := d.setupOf("T-007", sideCriteria).criteria
	c.show("Q1")
	c.addPart()
	if c.draft.asking == nil {
		t.Fatal("marks move without a reason")
	}
	d.Write("two questions in one")
	d.Press(fyne.KeyReturn)
	got := d.stored("T-007")
	q1 := criterionOf(got, "Q1")
	if len(q1.Children) != 1 || q1.Children[0].Minimum != exact.SomeOf("2") || q1.Minimum.Given() {
		t.Fatalf("Q1 is now %+v", q1)
	}
	if got.Bids[0].Marks["Q1.1"].Value != exact.SomeOf("4") {
		t.Errorf("the mark of the first bid on Q1 did not move: %v", got.Bids[0].Marks)
	}
	if faults := got.Check(); faults != nil {
		t.Errorf("the tender has faults: %v", faults)
	}
	c.show("Q1.1")
	d.Press(fyne.KeyDelete)
	d.Write("a slip")
	d.Press(fyne.KeyEscape, fyne.KeyEscape)
	if got := ids(c.draft.now); !strings.Contains(got, "Q1.1") {
		t.Errorf("without a reason the part is gone from the screen: %s", got)
	}
}

func TestALockedModelIsReadOnlyUntilItIsUnlockedForAReason(t *testing.T) {
	d := onDesktop(t, true)
	s := d.setupOf("T-007", sidePrice)
	s.side.turn()
	if s.draft.open.lock == nil || s.side.lock.Text() != "Unlock with a reason…" {
		t.Fatalf("the model was not locked: %v", d.Toasts)
	}
	if got := d.Words(); !strings.Contains(got, "The model is locked") || !strings.Contains(got, d.stored("T-007").Fingerprint()[:12]) {
		t.Errorf("the window does not tell of the lock: %s", got)
	}
	for _, p := range s.parts {
		for _, b := range p.fields.all {
			if b.Disabled() == b.free {
				t.Errorf("%s: can it be typed into? %v", b.place, !b.Disabled())
			}
		}
	}
	s.tabs.Select(sideCriteria)
	s.criteria.show("Q2")
	d.Press(fyne.KeyDelete)
	d.Write("9")
	d.Press(fyne.KeyReturn)
	if got := ids(d.stored("T-007")); got != "Q1 Q2 Q3 Q4 Q5 Q6" || !s.criteria.table.Locked {
		t.Errorf("the criteria of the locked model are now %s", got)
	}
	s.side.turn()
	d.Press(fyne.KeyReturn)
	if s.side.asking.Field.Fault() == nil {
		t.Error("the model was unlocked without a reason")
	}
	d.Write("weights were agreed anew")
	d.Press(fyne.KeyReturn)
	if s.draft.open.lock != nil {
		t.Errorf("the model is still locked: %v", d.Toasts)
	}
	s.side.turn()
	if lock := s.draft.open.lock; lock == nil || lock.Version != 2 || lock.Reason != "weights were agreed anew" {
		t.Errorf("the second lock is %+v", lock)
	}
}

func TestAModelWithFaultsIsNotLockedAndLeadsToThem(t *testing.T) {
	d := onDesktop(t, false)
	made := fromScratch()
	made.Reference = "T-901"
	made.Criteria = []tender.Criterion{{ID: "Q1", Weight: exact.Int(50)}}
	d.add(made)
	s := d.setupOf("T-901", sideTender)
	words := d.Words()
	for _, want := range []string{"3 things to put right", "“Between anchors” needs a floor: give the price that earns 100.", "the weights add up to 50, not 60: change them, or say that they are in proportion to each other (per cent of the whole means 60)."} {
		if !strings.Contains(strings.Join(strings.Fields(words), " "), want) {
			t.Errorf("the window does not say %q but %s", want, words)
		}
	}
	s.side.turn()
	if s.draft.open.lock != nil || len(d.Toasts) != 1 {
		t.Errorf("locked: %v, toasts %v", s.draft.open.lock != nil, d.Toasts)
	}
	s.mend("tender.price.floor")
	d.Write("100k")
	s.mend("tender.price.ceiling")
	d.Write("300k")
	s.mend("tender.criteria[0].weight")
	if row, _ := s.criteria.table.Selected(); s.tabs.Selected() != sideCriteria || row.id != "Q1" {
		t.Errorf("the fault led to %s, %s", s.tabs.Selected(), row.id)
	}
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	d.Write("60")
	d.Press(fyne.KeyReturn)
	if len(s.side.faults) > 0 {
		t.Errorf("still wrong: %v", s.side.faults)
	}
	s.side.turn()
	if s.draft.open.lock == nil {
		t.Errorf("the model was not locked: %v", d.Toasts)
	}
}

func TestAChangeAfterMarksWereGivenNeedsAReason(t *testing.T) {
	d := onDesktop(t, true)
	s := d.setupOf("T-007", sidePrice)
	d.fill(s, "tender.cost_weight", "40")
	if s.draft.asking == nil {
		t.Fatal("no reason is asked for")
	}
	s.draft.asking.Field.Focus()
	d.Press(fyne.KeyEscape)
	if got := balanceOf(s.draft.now); got != "35 % cost, 65 % quality" || len(s.draft.pending) > 0 {
		t.Errorf("given up, the screen says %s", got)
	}
	d.fill(s, "tender.cost_weight", "40")
	s.draft.asking.Field.Focus()
	d.Write("the board asked for it")
	d.Press(fyne.KeyReturn)
	if got := balanceOf(d.stored("T-007")); got != "40 % cost, 60 % quality" {
		t.Errorf("stored is %s; toasts %v", got, d.Toasts)
	}
}

func TestEachMethodShowsExactlyItsParameters(t *testing.T) {
	d := onDesktop(t, false)
	made := fromScratch()
	made.Reference = "T-901"
	d.add(made)
	s := d.setupOf("T-901", sidePrice)
	for _, m := range weighing.Methods() {
		d.fill(s, "tender.price.method", m.Title)
		var shown, want []string
		for _, p := range s.parts {
			for _, b := range p.fields.all {
				if name, ok := strings.CutPrefix(b.place, "tender.price."); ok && name != "method" {
					shown = append(shown, name)
				}
			}
		}
		for _, p := range m.Parameters {
			want = append(want, p.Name)
		}
		if !slices.Equal(shown, want) {
			t.Errorf("%s shows %v, want %v", m.Method, shown, want)
		}
		words := strings.Join(strings.Fields(d.Words()), " ")
		if !strings.Contains(words, m.Words) || !strings.Contains(words, m.WatchOut) {
			t.Errorf("%s is not explained", m.Method)
		}
		d.Picture("set-up-" + string(m.Method))
		if got := d.stored("T-901"); got.Price.Method != m.Method || got.CostWeight.Given() != m.Weighted {
			t.Errorf("%s: stored is %s with the cost weight %v", m.Method, got.Price.Method, got.CostWeight)
		}
	}
}

func TestRulesForTiesStandInOrder(t *testing.T) {
	quality, price, heaviest := weighing.TieByQuality, weighing.TieByPrice, weighing.TieByHeaviest
	for _, c := range []struct {
		before []weighing.Tie
		i      int
		word   string
		want   []weighing.Tie
	}{
		{nil, 0, "price", []weighing.Tie{price}},
		{nil, 2, "price", []weighing.Tie{price}},
		{[]weighing.Tie{quality, price}, 0, "price", []weighing.Tie{price}},
		{[]weighing.Tie{quality, price}, 2, "heaviest-criterion", []weighing.Tie{quality, price, heaviest}},
		{[]weighing.Tie{quality, price, heaviest}, 2, "quality", []weighing.Tie{price, quality}},
		{[]weighing.Tie{quality, price, heaviest}, 1, "", []weighing.Tie{quality}},
	} {
		if got := tiesWith(c.before, c.i, c.word); !slices.Equal(got, c.want) {
			t.Errorf("%v with %q in place %d is %v, want %v", c.before, c.word, c.i, got, c.want)
		}
	}
}

// TestAFieldKeepsTheKeyboardWhereItsChoiceAddsAnother picks the rules for ties one after the other, from fields that appear one by one.
func TestAFieldKeepsTheKeyboardWhereItsChoiceAddsAnother(t *testing.T) {
	d := onDesktop(t, false)
	d.add(contestOf(2, 2))
	s := d.setupOf("T-100", sidePrice)
	s.focus("tender.ties[0]")
	for _, rule := range []string{"The lower price", "The higher quality score"} {
		d.Retype(rule)
		d.Press(fyne.KeyReturn)
		d.Tab()
	}
	if want := []weighing.Tie{weighing.TieByPrice, weighing.TieByQuality}; !slices.Equal(d.stored("T-100").Ties, want) {
		t.Errorf("the rules are %v, want %v; the window says %s", d.stored("T-100").Ties, want, d.Words())
	}
}

func TestScalesAreTypedAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"5":                        "0 to 5 in steps of 1",
		"0-5":                      "0 to 5 in steps of 1",
		"1–10":                     "1 to 10 in steps of 1",
		"From 0 to 10":             "0 to 10 in steps of 1",
		"0 to 10 in steps of 2.5 ": "0 to 10 in steps of 2.5",
	} {
		if s, err := scaleFrom(text); err != nil || scaleText(s) != want {
			t.Errorf("%q is read as %q, %v; want %q", text, scaleText(s), err, want)
		}
	}
	for _, text := range []string{"five", "5 to 0", "-1 to 3", "0 to 4 in steps of 0"} {
		if s, err := scaleFrom(text); err == nil {
			t.Errorf("%q was taken as %q", text, scaleText(s))
		}
	}
}

func TestPanelAndLotsAreEdited(t *testing.T) {
	d := onDesktop(t, true)
	s := d.setupOf("T-008", sidePanel)
	if len(d.stored("T-008").Lots) == 0 {
		t.Fatal("the sample has no lots to try this on")
	}
	reasons := func() {
		if s.draft.asking != nil {
			s.draft.asking.Field.Focus()
			d.retype("agreed")
			s.draft.asking.Answer()
		}
	}
	test.Tap(buttonOf(t, s.tabs.Object(), "Add evaluator"))
	reasons()
	got := d.stored("T-008")
	added := len(got.Panel) - 1
	d.fill(s, "tender.panel["+string(rune('0'+added))+"].name", "Ffion")
	reasons()
	if got := d.stored("T-008").Panel[added].Name; got != "Ffion" {
		t.Errorf("the new evaluator is called %q; toasts %v", got, d.Toasts)
	}
	first := got.Lots[0].ID
	d.fill(s, "tender.lots[0].id", "North")
	reasons()
	for _, b := range d.stored("T-008").Bids {
		if _, old := b.Lots[first]; old {
			t.Errorf("bid %s still offers for %s", b.ID, first)
		}
	}
	if faults := d.stored("T-008").Check(); faults != nil {
		t.Errorf("after another id for a lot: %v", faults)
	}
}

// buttonOf finds a button by its words.
func buttonOf(t *testing.T, in fyne.CanvasObject, words string) *kit.Button {
	t.Helper()
	for _, o := range test.LaidOutObjects(in) {
		if b, ok := o.(*kit.Button); ok && b.Text() == words {
			return b
		}
	}
	t.Fatalf("there is no button %q", words)
	return nil
}

// addFrameworks puts the catalogue of frameworks into the workspace.
func (d *desktop) addFrameworks() {
	d.T.Helper()
	data, err := assets.Files.ReadFile(assets.Frameworks)
	if err != nil {
		d.T.Fatal(err)
	}
	frameworks, err := desk.ReadFrameworks(data)
	if err != nil {
		d.T.Fatal(err)
	}
	for _, f := range frameworks {
		if err := desk.SaveFramework(d.T.Context(), d.Workspace, &f, ""); err != nil {
			d.T.Fatal(err)
		}
	}
}

func TestAFrameworksLimitsAreChosenAndWatched(t *testing.T) {
	d := onDesktop(t, true)
	d.addFrameworks()
	scratch(d)
	s := d.setupOf("T-901", sideTender)
	d.fill(s, "tender.weight_limits", "user research")
	if got := d.stored("T-901").Limits.Name; got != "Digital Outcomes and Specialists 5, user research participants" {
		t.Errorf("the limits are those of %q", got)
	}
	if got := d.Words(); !strings.Contains(strings.Join(strings.Fields(got), " "), "Availability weighs 0 %, outside 10 to 70 %") {
		t.Errorf("the window does not say what is outside the limits: %s", got)
	}
}
