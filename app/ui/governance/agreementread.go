package governance

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// readPart shows what a part of a signed version says, to be read.
func readPart(p part, v *governance.Version) (objects []fyne.CanvasObject) {
	if p.section >= 0 {
		if text := v.Sections[p.section].Text; text != "" {
			objects = append(objects, kit.Paragraph(text))
		}
	}
	objects = append(objects, readBlock(p.block, v)...)
	if len(objects) == 0 {
		objects = append(objects, kit.Words("This version says nothing here.", theme.SizeNameText, false, kit.Secondary))
	}
	return objects
}

func readBlock(b block, v *governance.Version) []fyne.CanvasObject {
	var items []kit.Item
	switch b {
	case durationBlock:
		if v.Duration != "" {
			return []fyne.CanvasObject{kit.Paragraph(v.Duration)}
		}
	case peopleBlock:
		for _, m := range v.People {
			items = append(items, kit.Item{Lead: m.Name, Text: kit.Joined(" · ", m.Role, m.Side.Words(), m.Skills), Note: m.Need.Words()})
		}
	case scopeBlock:
		return append(readLines("In scope", v.Scope), readLines("Out of scope", v.Outside)...)
	case outputsBlock:
		for _, o := range v.Outputs {
			items = append(items, kit.Item{Lead: kit.Capital(o.Phase), Text: o.What})
		}
	case successBlock:
		return readSuccess(v.Success)
	case failingBlock:
		return readFailing(&v.Failing)
	case statementsBlock:
		for _, s := range v.Promises {
			items = append(items, kit.Item{Text: s.Text, Note: kit.Joined(" · ", s.Owner, s.Answer.Words())})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.List(items...)}
}

func readLines(title string, lines []string) []fyne.CanvasObject {
	if len(lines) == 0 {
		return nil
	}
	items := make([]kit.Item, len(lines))
	for i, line := range lines {
		items[i] = kit.Item{Text: line}
	}
	return []fyne.CanvasObject{kit.Section(title, kit.List(items...))}
}

// readSuccess shows each measure of success with what was found of its letters.
func readSuccess(all []governance.Success) (objects []fyne.CanvasObject) {
	for i := range all {
		var items []kit.Item
		for _, c := range all[i].Checks {
			item := kit.Item{Tone: kit.ToneGood, Lead: c.Letter.Words(), Text: c.Why, Note: "holds"}
			if !c.Holds {
				item.Tone, item.Note = kit.ToneWarn, "does not hold"
			}
			items = append(items, item)
		}
		objects = append(objects, kit.Section(all[i].Text, kit.List(items...)))
	}
	return objects
}

func readFailing(f *governance.Failing) (objects []fyne.CanvasObject) {
	if f.Retrospectives != governance.CadenceUnstated {
		objects = append(objects, kit.Facts([]kit.Fact{{Label: "Retrospectives", Value: f.Retrospectives.Words()}}))
	}
	if f.Note != "" {
		objects = append(objects, kit.Paragraph(f.Note))
	}
	var items []kit.Item
	for i, r := range f.Escalation {
		items = append(items, kit.Item{Lead: fmt.Sprintf("%d.", i+1), Text: kit.Joined(", ", r.Name, r.Role, sideWords(r.Side)), Note: "next after " + kit.Counted(r.Days, "day")})
	}
	if len(items) > 0 {
		objects = append(objects, kit.Section("The way up", kit.List(items...)))
	}
	return objects
}
