package governance

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// aboutForm edits what the agreement is about, whichever version is shown.
func (s *said) aboutForm() fyne.CanvasObject {
	a := s.of
	s.whole = kit.NewSheet(*a.agreement, func(what string, set func(*governance.Agreement), done func(error)) {
		a.changeAll(fmt.Sprintf("Change %s of %s", what, a.agreement.Code), set, done)
	})
	title := s.whole.Text("Title", func(g *governance.Agreement) *string { return &g.Title }).Wide()
	which := kit.Choose(s.whole, "Kind", governance.AllAgreementKinds(), func(g *governance.Agreement) *governance.AgreementKind { return &g.Kind })
	if a.agreement.IsSettled() {
		title.Disable()
		which.Disable()
	}
	form := kit.NewForm(
		2, title, which,
		s.whole.Text("Code", func(g *governance.Agreement) *string { return &g.Code }),
		pickedContract(s.whole, a.view.register, func(g *governance.Agreement) *int64 { return &g.Contract }).Wide(),
	)
	v := a.shown()
	if v.Why == "" {
		return form
	}
	return kit.Flow(8, form, kit.Facts([]kit.Fact{{Label: "Why this version", Value: v.Why}}))
}

// sectionForm edits a section of text.
func (s *said) sectionForm(i int) fyne.CanvasObject {
	section := func(v *governance.Version) *governance.Section {
		if i < len(v.Sections) {
			return &v.Sections[i]
		}
		return &governance.Section{} // it is gone: what is typed goes nowhere
	}
	return kit.NewForm(
		1, s.sheet.Note("What you agree on", func(v *governance.Version) *string { return &section(v).Text }),
		s.sheet.Text("Heading", func(v *governance.Version) *string { return &section(v).Heading }),
	)
}

// blockForm edits what a part holds besides text.
func (s *said) blockForm(b block) []fyne.CanvasObject {
	switch b {
	case durationBlock:
		return []fyne.CanvasObject{kit.NewForm(1, s.sheet.Text("Duration", func(v *governance.Version) *string { return &v.Duration }))}
	case peopleBlock:
		return []fyne.CanvasObject{s.peopleForm()}
	case scopeBlock:
		return []fyne.CanvasObject{
			kit.Section("In scope", s.lines("line", "in scope", "Nothing is named yet.", func(v *governance.Version) *[]string { return &v.Scope })),
			kit.Section("Out of scope", s.lines("line", "out of scope", "Nothing is left out on purpose yet.", func(v *governance.Version) *[]string { return &v.Outside })),
		}
	case outputsBlock:
		return []fyne.CanvasObject{s.outputsForm()}
	case successBlock:
		s.measures = newMeasures(s)
		return []fyne.CanvasObject{s.measures.object}
	case failingBlock:
		return s.failingForm()
	case statementsBlock:
		return []fyne.CanvasObject{s.statementsForm()}
	}
	return nil
}

func (s *said) peopleForm() fyne.CanvasObject {
	return kit.Members(s.sheet, kit.MembersSpec[governance.Version, governance.Member]{
		One: "person", Many: "people", Empty: "Nobody is named yet.", At: func(v *governance.Version) *[]governance.Member { return &v.People },
		New: func() governance.Member { return governance.Member{Need: governance.Compulsory} },
		Form: func(in *kit.Sheet[governance.Version], at func(*governance.Version) *governance.Member) fyne.CanvasObject {
			name, role, side := whoFields(in, s.of.view.register, "Name", func(v *governance.Version) *governance.Who { return &at(v).Who })
			need := kit.Choose(in, "Takes part", governance.AllNeeds(), func(v *governance.Version) *governance.Need { return &at(v).Need })
			return kit.NewForm(4, name.Span(2), role.Span(2), side, need, in.Text("Brings", func(v *governance.Version) *string { return &at(v).Skills }).Span(2))
		},
	}, s.of.refused)
}

// lines edits short texts one by one.
func (s *said) lines(one, many, empty string, at func(*governance.Version) *[]string) fyne.CanvasObject {
	return kit.Members(s.sheet, kit.MembersSpec[governance.Version, string]{
		One: one, Many: many, Empty: empty, At: at, New: func() string { return "" },
		Form: func(in *kit.Sheet[governance.Version], line func(*governance.Version) *string) fyne.CanvasObject {
			return kit.NewForm(1, in.Text(kit.Capital(many), line))
		},
	}, s.of.refused)
}

func (s *said) outputsForm() fyne.CanvasObject {
	phases := kit.Choices("discovery", "alpha", "beta", "live")
	return kit.Members(s.sheet, kit.MembersSpec[governance.Version, governance.Output]{
		One: "output", Many: "outputs", Empty: "Nothing is named yet.", At: func(v *governance.Version) *[]governance.Output { return &v.Outputs },
		New: func() governance.Output { return governance.Output{} },
		Form: func(in *kit.Sheet[governance.Version], at func(*governance.Version) *governance.Output) fyne.CanvasObject {
			phase := in.Combo("Phase", phases, func(v *governance.Version) *string { return &at(v).Phase })
			return kit.NewForm(4, phase, in.Text("What comes out", func(v *governance.Version) *string { return &at(v).What }).Span(3))
		},
	}, s.of.refused)
}

func (s *said) failingForm() []fyne.CanvasObject {
	cadence := kit.Choose(s.sheet, "Retrospectives", governance.AllCadences(), func(v *governance.Version) *governance.Cadence { return &v.Failing.Retrospectives })
	way := kit.Members(s.sheet, kit.MembersSpec[governance.Version, governance.Rung]{
		One: "step", Many: "steps", Empty: "Nobody is named yet to whom it goes when the team can't settle it.",
		At:  func(v *governance.Version) *[]governance.Rung { return &v.Failing.Escalation },
		New: func() governance.Rung { return governance.Rung{} },
		Form: func(in *kit.Sheet[governance.Version], at func(*governance.Version) *governance.Rung) fyne.CanvasObject {
			name, role, side := whoFields(in, s.of.view.register, "Who decides", func(v *governance.Version) *governance.Who { return &at(v).Who })
			days := kit.Parsed(in, "Next after", "days", readDays, showDays, func(v *governance.Version) *int { return &at(v).Days })
			return kit.NewForm(4, name.Span(2), role.Span(2), side, days)
		},
	}, s.of.refused)
	return []fyne.CanvasObject{
		kit.NewForm(2, cadence, s.sheet.Note("And otherwise", func(v *governance.Version) *string { return &v.Failing.Note })),
		kit.Section("The way up, the first to be asked first", way),
	}
}

// readDays reads a number of days without a decision.
func readDays(text string) (int, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "days"))
	if text == "" {
		return 0, nil
	}
	days, err := strconv.Atoi(text)
	if err != nil || days < 0 || days > 999 {
		return 0, errors.New("give a whole number of days, such as 5")
	}
	return days, nil
}

func showDays(days int) string {
	if days == 0 {
		return ""
	}
	return strconv.Itoa(days)
}

func (s *said) statementsForm() fyne.CanvasObject {
	return kit.Members(s.sheet, kit.MembersSpec[governance.Version, governance.Statement]{
		One: "statement", Many: "statements", Empty: "Nothing is promised yet.", At: func(v *governance.Version) *[]governance.Statement { return &v.Promises },
		Chooser: func(add func(governance.Statement)) *kit.Field {
			var field *kit.Field
			field = kit.NewField(kit.FieldSpec{Label: "Add a statement", Hint: "we hear of trouble before it is in a report", Save: func(text string) {
				field.Reset("")
				if text != "" {
					add(governance.Statement{Key: newKey(s.of.agreement, text), Text: text, Answer: governance.OneToFive})
				}
			}}).Wide()
			return field
		},
		Form: func(in *kit.Sheet[governance.Version], at func(*governance.Version) *governance.Statement) fyne.CanvasObject {
			return kit.NewForm(
				4, in.Text("Statement", func(v *governance.Version) *string { return &at(v).Text }).Wide(),
				in.Combo("Owner", s.of.view.register.names, func(v *governance.Version) *string { return &at(v).Owner }).Span(2),
				kit.Choose(in, "Answered by", governance.AllAnswers(), func(v *governance.Version) *governance.Answer { return &at(v).Answer }).Span(2),
			)
		},
	}, s.of.refused)
}

// signingForm shows who signed, and edits when it is looked at again, which a signed version still lets one do.
func (s *said) signingForm(v *governance.Version) []fyne.CanvasObject {
	review := s.sheet.Date("Look at it again on", s.of.view.today, func(v *governance.Version) *civil.Date { return &v.Review })
	review.Remark(func(text string) string {
		now := s.of.shown()
		switch {
		case text != "" || now == nil:
			return ""
		case now.Agreed.IsZero():
			return "six months after it is signed"
		}
		return now.ReviewOn().Words() + ", six months after it was signed"
	})
	signed := kit.Flow(4)
	for i, signature := range v.Signed {
		line := kit.Words(whoWords(signature.Who)+" for "+lowered(sideWords(signature.Side))+", "+signature.On.Words(), theme.SizeNameText, false, kit.Plain)
		signed.Add(line)
		if v.Agreed.IsZero() {
			signed.Add(kit.SecondaryButton("Take out", func() { s.unsign(i) }))
		}
	}
	if len(v.Signed) == 0 {
		signed.Add(kit.Words("Nobody has signed it yet.", theme.SizeNameText, false, kit.Plain))
	}
	return []fyne.CanvasObject{kit.NewForm(2, review), kit.Section("Signed by", signed), kit.SecondaryButton("Sign…", s.of.sign)}
}

// unsign takes a signature out of a draft.
func (s *said) unsign(i int) {
	s.of.change("signatures", func(v *governance.Version) {
		if i < len(v.Signed) {
			v.Signed = append(v.Signed[:i:i], v.Signed[i+1:]...)
		}
	}, kit.OrToast(s.of.page.host, nil))
}
