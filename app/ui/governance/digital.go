package governance

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// digital is how digital groups find themselves, day by day: a row for each group, a column for each day, and today's to type into.
type digital struct {
	page   *Page
	view   *view
	groups []string
	days   []civil.Date
	said   map[graded]*governance.Digital
	grid   *kit.Grid
	detail *kit.Detail
	course map[string][]governance.Digital // what each group said up to today
	shown  graded                          // in the panel beside the grid
	wanted graded                          // to be selected once it is read
	sheet  *kit.Sheet[governance.Digital]
	object *fyne.Container
	whole  fyne.CanvasObject
	empty  fyne.CanvasObject
}

// graded is what a group said on a day.
type graded struct {
	group string
	on    civil.Date
}

func newDigital(p *Page) side {
	d := &digital{page: p, detail: kit.NewDetail(), said: map[graded]*governance.Digital{}}
	d.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(d.groups) }, Columns: func() int { return len(d.days) }, Heading: d.heading,
		Lead: []kit.Lead{{Title: "Group", Width: 210, Text: func(row int) string { return d.groups[row] }}, {Title: "Since the first", Width: 128, Text: d.sinceFirst}},
		Cell: d.cell, Set: d.set, CellWidth: 84,
	})
	d.grid.OnSelected = func(int, int) { d.describe() }
	keys := kit.Words("A: a little is online · B: a part of it · C: it is routine · A/B and B/C between. Type into a day's column; Delete takes a grade away. The same groups say it again every half year or so.", theme.SizeNameCaptionText, false, kit.Secondary)
	d.whole = kit.BesideDetail(kit.TableCard(keys, d.grid), d.detail)
	d.empty = kit.InCard(kit.Flow(10, kit.Paragraph("No group said how digital it works yet: A where a little of its work is online, B a part of it, C where it is routine, with half steps between. Said again every half year, it shows whether anything moves."), kit.PrimaryButton("Add a group", d.add)))
	d.object = kit.Above([]float32{1}, d.empty)
	return d
}

// Object is the tab as it is shown.
func (d *digital) Object() fyne.CanvasObject { return d.object }

// Focus gives the grid the keyboard.
func (d *digital) Focus() {
	if len(d.groups) > 0 {
		d.grid.Focus()
	}
}

// Close has nothing to drop.
func (d *digital) Close() {}

// Show shows nothing: a grade is no thing of its own.
func (d *digital) Show(kit.Thing) bool { return false }

// First adds a group.
func (d *digital) First() (string, func()) { return "Add a group", d.add }

// Load shows what was read.
func (d *digital) Load(v *view) {
	first := len(d.groups) == 0
	d.view, d.groups, d.days = v, nil, nil
	d.said, d.course = map[graded]*governance.Digital{}, map[string][]governance.Digital{}
	for _, course := range governance.Course(v.record.Digital, v.today) {
		d.course[course[0].Group] = course
	}
	for i := range v.record.Digital {
		s := &v.record.Digital[i]
		d.said[graded{s.Group, s.On}] = s
		if !slices.Contains(d.groups, s.Group) {
			d.groups = append(d.groups, s.Group)
		}
		if !slices.Contains(d.days, s.On) {
			d.days = append(d.days, s.On)
		}
	}
	if !slices.Contains(d.days, v.today) {
		d.days = append(d.days, v.today)
	}
	slices.SortFunc(d.groups, kit.ByText(func(g string) string { return g }))
	slices.SortFunc(d.days, civil.Date.Compare)
	d.object.Objects = []fyne.CanvasObject{d.whole}
	if len(d.groups) == 0 {
		d.object.Objects = []fyne.CanvasObject{d.empty}
	}
	d.object.Refresh()
	d.grid.Refresh()
	switch row, col := slices.Index(d.groups, d.wanted.group), slices.Index(d.days, d.wanted.on); {
	case row >= 0 && col >= 0:
		d.grid.Select(row, col)
		d.wanted = graded{}
	case first:
		d.grid.Select(0, slices.Index(d.days, v.today))
	}
	d.describe()
	d.page.say(digitalTab, d.facts())
}

// facts count the groups and how many of them moved since they were first asked.
func (d *digital) facts() string {
	if len(d.groups) == 0 {
		return ""
	}
	up, down := 0, 0
	for _, course := range d.course {
		switch steps := governance.HalfSteps(course[0].Grade, course[len(course)-1].Grade); {
		case steps > 0:
			up++
		case steps < 0:
			down++
		}
	}
	return fmt.Sprintf("%s · %d went up since they were first asked, %d down", kit.Counted(len(d.groups), "group"), up, down)
}

func (d *digital) heading(col int) string {
	if d.days[col] == d.view.today {
		return "Today"
	}
	return d.days[col].Words()
}

// sinceFirst says how far a group came: up 2 half steps.
func (d *digital) sinceFirst(row int) string {
	course := d.course[d.groups[row]]
	if len(course) < 2 {
		return dash
	}
	return stepWords(governance.HalfSteps(course[0].Grade, course[len(course)-1].Grade))
}

// stepWords say how far a grade moved.
func stepWords(steps int) string {
	switch {
	case steps > 0:
		return "up " + kit.Counted(steps, "half step")
	case steps < 0:
		return "down " + kit.Counted(-steps, "half step")
	}
	return "as it was"
}

// gradeTones are the grounds of grades: the more is online, the deeper.
var gradeTones = [...]kit.GridCell{
	governance.GradeUnstated: {},
	governance.GradeA:        {Tone: kit.ToneNone},
	governance.GradeAB:       {Tone: kit.ToneInfo},
	governance.GradeB:        {Tone: kit.ToneInfo, Deep: true},
	governance.GradeBC:       {Tone: kit.ToneGood},
	governance.GradeC:        {Tone: kit.ToneGood, Deep: true},
}

func (d *digital) at(row, col int) graded {
	if row >= len(d.groups) || col >= len(d.days) {
		return graded{}
	}
	return graded{d.groups[row], d.days[col]}
}

func (d *digital) cell(row, col int) kit.GridCell {
	said := d.said[d.at(row, col)]
	if said == nil {
		return kit.GridCell{}
	}
	cell := gradeTones[said.Grade]
	cell.Text = said.Grade.String()
	return cell
}

// set takes the grade that was typed; none takes away what was said on the day.
func (d *digital) set(row, col int, text string) error {
	grade, err := governance.ParseGrade(text)
	if err != nil {
		return errGrade
	}
	at, p := d.at(row, col), d.page
	label := fmt.Sprintf("Grade of %s on %s", at.group, at.on.Words())
	p.change(label, func(ctx context.Context) error {
		record, err := p.workspace.Governance(ctx) // as it is by then: another grade may have been on its way
		if err != nil {
			return err
		}
		said := find(record.Digital, func(s *governance.Digital) bool { return s.Group == at.group && s.On == at.on })
		switch {
		case said == nil && grade == governance.GradeUnstated:
			return nil
		case said == nil:
			return desk.SaveDigital(ctx, p.workspace, &governance.Digital{Group: at.group, On: at.on, Grade: grade}, "")
		case grade == governance.GradeUnstated:
			return desk.RemoveDigital(ctx, p.workspace, said.ID)
		}
		return desk.ChangeDigital(ctx, p.workspace, said.ID, label, func(s *governance.Digital) { s.Grade = grade })
	}, nil)
	return nil
}

// describe says beside the grid who said so on the selected day and why, and what the group said before.
func (d *digital) describe() {
	at := d.at(d.grid.Selected())
	if at.group == "" {
		d.shown = graded{}
		d.detail.Clear("Select a grade: who said so and why stand here.")
		return
	}
	said := d.said[at]
	if said != nil && d.sheet != nil && d.shown == at && d.sheet.Value().ID == said.ID {
		d.sheet.SetValue(*said)
		d.detail.SetFacts(d.courseFacts(at.group))
		return
	}
	d.shown, d.sheet = at, nil
	d.detail.SetTitle(at.group)
	d.detail.SetFacts(d.courseFacts(at.group))
	if said == nil {
		d.detail.SetSections(kit.Words("Nothing was said on "+at.on.Words()+". Type A, A/B, B, B/C or C.", theme.SizeNameText, false, kit.Secondary))
		return
	}
	d.sheet = kit.NewSheet(*said, func(what string, set func(*governance.Digital), done func(error)) {
		id, p := said.ID, d.page
		label := fmt.Sprintf("Change %s of %s on %s", what, at.group, at.on.Words())
		p.host.Change(label, func(ctx context.Context) error { return desk.ChangeDigital(ctx, p.workspace, id, label, set) }, done)
	})
	s := d.sheet
	d.detail.SetSections(kit.Section(cmp.Or(said.Grade.String(), dash)+" on "+at.on.Words(), kit.NewForm(
		1, s.Text("Group", func(s *governance.Digital) *string { return &s.Group }), s.Date("On", d.view.today, func(s *governance.Digital) *civil.Date { return &s.On }),
		s.Combo("Who said so", d.view.register.names, func(s *governance.Digital) *string { return &s.By }), s.Note("What it rests on", func(s *governance.Digital) *string { return &s.Why }),
	)))
}

// courseFacts are what a group said over time, the latest first.
func (d *digital) courseFacts(group string) (facts []kit.Fact) {
	for _, s := range slices.Backward(d.course[group]) {
		facts = append(facts, kit.Fact{Label: s.On.Words(), Value: s.Grade.String(), Note: ", " + lowered(s.Grade.Words())})
	}
	return facts
}

// add asks for what a group says of itself for the first time, or on another day.
func (d *digital) add() {
	if d.view == nil {
		return
	}
	p, draft := d.page, &governance.Digital{On: d.view.today}
	p.withRegister(func(r *register) {
		f, s := &kit.Asking{}, kit.DraftOf(draft)
		groups := usedTexts(d.view.record.Digital, func(s *governance.Digital) string { return s.Group })
		group := f.In("group", s.Combo("Group: a team or a service", groups, func(s *governance.Digital) *string { return &s.Group }))
		grade := f.In("grade", kit.Parsed(s, "Grade: A, A/B, B, B/C or C", "", readGrade, governance.Grade.String, func(s *governance.Digital) *governance.Grade { return &s.Grade }))
		why := s.Text("What it rests on", func(s *governance.Digital) *string { return &s.Why })
		f.Label = func() string { return "Grade of " + draft.Group }
		f.Write = func(ctx context.Context) error { return desk.SaveDigital(ctx, p.workspace, draft, "") }
		f.Then = func() {
			d.wanted = graded{draft.Group, draft.On}
			p.Load()
		}
		p.ask(f, "How digital is a group?", "Add", 560, kit.NewForm(
			2, group, grade, f.In("on", s.Date("On", d.view.today, func(s *governance.Digital) *civil.Date { return &s.On })),
			s.Combo("Who said so", r.names, func(s *governance.Digital) *string { return &s.By }), why.Wide(),
		), group, why)
	})
}

// errGrade says what can be typed.
var errGrade = errors.New("give A, A/B, B, B/C or C")

// readGrade is [governance.ParseGrade] with its error in words for a field.
func readGrade(text string) (governance.Grade, error) {
	g, err := governance.ParseGrade(text)
	if err != nil {
		return g, errGrade
	}
	return g, nil
}
