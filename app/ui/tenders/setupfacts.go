package tenders

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/ui/kit"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// facts is the side with what the tender says of itself.
func (s *setup) facts() fyne.CanvasObject {
	return sheetOf(s.group(still, func(f *fields) []fyne.CanvasObject {
		title := textValue("Title", "tender.title", func(t *tender.Tender) *string { return &t.Title })
		note := textValue("Note for readers: where the tender and its marks come from", "tender.note", func(t *tender.Tender) *string { return &t.Note })
		note.what, note.lines = "note", 4
		title.free, note.free = true, true
		return []fyne.CanvasObject{
			kit.NewForm(
				3,
				f.add(referenceValue), f.add(title).Span(2),
				f.add(s.currency()), f.add(s.begun()), f.add(s.shouldCost()),
				f.add(s.limits()).Span(2),
				f.add(note).Wide(),
			),
		}
	}))
}

var referenceValue = value{
	label: "Reference", place: "tender.reference",
	show: func(t *tender.Tender) string { return t.Reference },
	check: func(text string) (string, error) {
		if text = strings.TrimSpace(text); text == "" {
			return "", errors.New("give a reference of its own, such as T-012")
		}
		return text, nil
	},
	set: func(t *tender.Tender, text string) { t.Reference = text },
}

// currency is what all amounts of the tender are in. It stays while there are amounts, since nothing is ever converted.
func (s *setup) currency() value {
	return value{
		label: "Currency", place: "tender.currency", hint: "e.g. GBP",
		show: func(t *tender.Tender) string { return t.Currency.String() },
		check: func(text string) (string, error) {
			text = strings.ToUpper(strings.TrimSpace(text))
			now := s.draft.now
			if held := amountsIn(now); text != now.Currency.String() && held != "" {
				return "", fmt.Errorf("%s in %v: take them out first, since nothing is ever converted", held, now.Currency)
			}
			c, err := money.ParseCurrency(text)
			return c.String(), err
		},
		set: func(t *tender.Tender, text string) { t.Currency, _ = money.ParseCurrency(text) },
	}
}

// amountsIn says which amounts of money a tender holds; nothing where it holds none.
func amountsIn(t *tender.Tender) string {
	bids := 0
	for i := range t.Bids {
		priced := t.Bids[i].Price.IsSet()
		for _, o := range t.Bids[i].Lots {
			priced = priced || o.Price.IsSet()
		}
		if priced {
			bids++
		}
	}
	switch {
	case bids == 1:
		return "1 bid has a price"
	case bids > 1:
		return fmt.Sprintf("%d bids have prices", bids)
	case t.ShouldCost.IsSet():
		return "the should-cost is"
	}
	return ""
}

func (s *setup) begun() value {
	today := s.draft.open.page.host.Today()
	return value{
		label: "Procurement begun", place: "tender.begun", hint: "e.g. 12 Mar 2027", free: true,
		show: func(t *tender.Tender) string { return t.Begun.Words() },
		check: func(text string) (string, error) {
			if strings.TrimSpace(text) == "" {
				return "", nil
			}
			day, err := civil.ParseTyped(text, today)
			if wrong := (*civil.DateError)(nil); errors.As(err, &wrong) {
				err = errors.New(wrong.Why)
			}
			return day.Words(), err
		},
		set: func(t *tender.Tender, text string) { t.Begun, _ = civil.ParseTyped(text, today) },
	}
}

func (s *setup) shouldCost() value {
	return value{
		label: "Should-cost", place: "tender.should_cost", hint: "e.g. 1.2m", free: true,
		show:  func(t *tender.Tender) string { return t.ShouldCost.Words() },
		check: s.checkMoney,
		set:   func(t *tender.Tender, text string) { t.ShouldCost = amountFrom(t, text) },
	}
}

// checkMoney reads an amount in the tender's currency, or nothing.
func (s *setup) checkMoney(text string) (string, error) {
	a, err := readAmount(text, s.draft.now.Currency)
	return a.Words(), err
}

// readAmount reads an amount as people write it, or nothing.
func readAmount(text string, c money.Currency) (money.Amount, error) {
	switch {
	case strings.TrimSpace(text) == "":
		return money.Amount{}, nil
	case !c.IsSet():
		return money.Amount{}, errors.New("give the tender a currency first, on Set up")
	}
	a, err := money.ParseWritten(text, c)
	if wrong := (*money.ParseError)(nil); errors.As(err, &wrong) {
		err = errors.New(wrong.Why)
	}
	return a, err
}

// amountFrom is an amount that was checked before.
func amountFrom(t *tender.Tender, text string) money.Amount {
	a, err := readAmount(text, t.Currency)
	if err != nil {
		return money.Amount{}
	}
	return a
}

// limits is the framework whose weight limits the tender must keep.
func (s *setup) limits() value {
	return value{
		label: "Weight limits of", what: "weight limits", place: "tender.weight_limits", free: true,
		choices: func() []kit.Choice {
			all := []kit.Choice{{Text: "None"}}
			known := false
			for _, f := range s.frameworks {
				all = append(all, kit.Choice{Value: f.Title, Text: f.Title})
				known = known || f.Title == s.draft.now.Limits.Name
			}
			if name := s.draft.now.Limits.Name; name != "" && !known {
				all = append(all, kit.Choice{Value: name, Text: name})
			}
			return all
		},
		show: func(t *tender.Tender) string { return t.Limits.Name },
		set: func(t *tender.Tender, name string) {
			if name == "" {
				t.Limits = weighing.WeightLimits{}
			}
			for _, f := range s.frameworks {
				if f.Title == name {
					t.Limits = f.Limits()
				}
			}
		},
	}
}
