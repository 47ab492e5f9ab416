package packs

import (
	"encoding/json"
	"slices"
	"strings"

	"counterweight/app/desk"
	"counterweight/app/export"
	"counterweight/procurement/civil"
	"counterweight/scorecard/governance"
)

// order says which pack is being put together. What it leaves empty is found when the pack is gathered: the newest period, the forum that
// meets next, the sections of the forum's template.
type order struct {
	Contract string // its reference
	Period   civil.Period
	Forum    governance.ForumID
	Meeting  governance.MeetingID
	Template string // by its name
	Usual    bool   // the usual sections, whatever template the forum has
	Depth    governance.Depth
	Marking  string
	Parts    []governance.PackPart // nil for those of the template
}

// in is the order as the desk takes it, on a day and at a time and by a program that are given.
func (o order) in(asked desk.PackOrder) desk.PackOrder {
	asked.Contract, asked.Period, asked.Forum, asked.Meeting = o.Contract, o.Period, o.Forum, o.Meeting
	asked.Template, asked.Parts, asked.Depth, asked.Marking = o.Template, slices.Clone(o.Parts), o.Depth, o.Marking
	return asked
}

// about is the order of another contract's pack, of which nothing is chosen yet.
func about(contract string) order { return order{Contract: contract} }

// remembered is an order as it is kept for the next start. Sections are kept by their words, with a minus before those left out.
type remembered struct {
	Contract, Period, Template, Depth, Marking string
	Forum                                      governance.ForumID
	Meeting                                    governance.MeetingID
	Usual                                      bool
	Parts                                      []string
}

// String is the order as it is remembered.
func (o order) String() string {
	r := remembered{
		Contract: o.Contract, Template: o.Template, Depth: o.Depth.String(), Marking: o.Marking, Forum: o.Forum, Meeting: o.Meeting, Usual: o.Usual,
	}
	if !o.Period.IsZero() {
		r.Period = o.Period.String()
	}
	for _, part := range o.Parts {
		word := part.Section.String()
		if !part.Shown {
			word = "-" + word
		}
		r.Parts = append(r.Parts, word)
	}
	text, err := json.Marshal(r)
	if err != nil {
		panic(err) // texts and numbers can always be written
	}
	return string(text)
}

// orderOf reads what [order.String] wrote. What can't be read is left empty, to be found again.
func orderOf(text string) order {
	var r remembered
	if json.Unmarshal([]byte(text), &r) != nil {
		return order{}
	}
	o := order{Contract: r.Contract, Template: r.Template, Marking: r.Marking, Forum: r.Forum, Meeting: r.Meeting, Usual: r.Usual}
	o.Period, _ = civil.ParsePeriod(r.Period)
	o.Depth, _ = governance.ParseDepth(r.Depth)
	for _, word := range r.Parts {
		if section, err := governance.ParsePackSection(strings.TrimPrefix(word, "-")); err == nil {
			o.Parts = append(o.Parts, governance.PackPart{Section: section, Shown: !strings.HasPrefix(word, "-")})
		}
	}
	return o
}

// arranged are all sections in the order in which the contents list them: those with a place of their own stand where the pages have them.
func arranged(parts []governance.PackPart) []governance.PackPart {
	place := func(p governance.PackPart) int {
		switch {
		case !export.IsPinned(p.Section):
			return 1
		case p.Section == governance.SourcesSection:
			return 2
		}
		return 0
	}
	all := governance.WholeParts(parts)
	slices.SortStableFunc(all, func(a, b governance.PackPart) int {
		if by := place(a) - place(b); by != 0 || place(a) == 1 {
			return by
		}
		return int(a.Section) - int(b.Section)
	})
	return all
}
