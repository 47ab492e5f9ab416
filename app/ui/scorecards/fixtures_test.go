package scorecards

import (
	"testing"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/uitest"
	"counterweight/assets"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard"
)

// window is the window around the page, for a test.
type window struct {
	*uitest.Host
	page *Page
}

// onDesktop shows the page over a new workspace, with the sample in it where that is wanted.
func onDesktop(t *testing.T, look kit.Theme, sample bool) *window {
	t.Helper()
	host, page := uitest.Front(t, look, sample, New)
	return &window{host, page}
}

var plain = uitest.Plain

// october is the month that is scored.
var october = civil.PeriodOf(civil.Month, civil.MustDate("2026-10-01"))

// begun is the first day of the cards.
var begun = civil.MustDate("2026-01-01")

// template is one of the catalogue.
func template(t testing.TB, name string) *scorecard.Template {
	t.Helper()
	text, err := assets.Files.ReadFile(assets.Scorecards)
	if err != nil {
		t.Fatal(err)
	}
	all, err := scorecard.ReadTemplates(text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	t.Fatalf("there is no template %s", name)
	return nil
}

// appeals is the scorecard of the mock-up: a partnership with nine measures, read for ten months, by both sides in October.
func appeals(t testing.TB) *scorecard.Book {
	t.Helper()
	b, err := template(t, "Partnership").Book(begun)
	if err != nil {
		t.Fatal(err)
	}
	c := &b.Card
	c.Reference, c.Title = "S-014", "Balanced scorecard"
	c.Subject = scorecard.Subject{Kind: scorecard.OfPartnership, Name: "C-014 Appeals delivery partner"}
	c.OurName, c.TheirName = "Digital partnerships", "Fernhill Digital"
	c.Versions = []scorecard.Version{{On: civil.MustDate("2025-04-02"), Ours: "Ann Lee", Theirs: "Sam Reid"}}
	for name, values := range map[string][]string{
		"Outcomes accepted first time":    {"70", "72", "75", "78", "81", "84", "86", "85", "86.5", "88"},
		"Time to restore service":         {"7", "6.5", "6", "5.5", "5", "4.5", "4", "4", "3.6", "3.1"},
		"Forecast to actual cost":         {"9", "8", "7.5", "7", "6", "4", "3.5", "4", "3.4", "3.2"},
		"Savings offered":                 {"5000", "9000", "14000", "20000", "26000", "32000", "37000", "42000", "47000", "52000"},
		"Challenge and candour":           {"2", "2", "2", "3", "3", "3", "4", "3", "3", "3"},
		"One team, joint decisions":       {"2", "2", "2", "2", "4", "4", "4", "4", "4", "4"},
		"Joint releases led by our staff": {"1", "1", "1", "1", "2", "2", "3", "4", "4", "5"},
		"Apprentices from the region":     {"0", "0", "0", "0", "1", "1", "1", "2", "2", "2"},
	} {
		readAll(t, b, name, values)
	}
	readAll(t, b, "Knowledge goals at plan", []string{"30", "33", "36", "40", "44", "48", "50", "53", "55", "58"})
	say(b, "Challenge and candour", october, scorecard.Theirs, "5", "")
	say(b, "One team, joint decisions", october, scorecard.Theirs, "4", "")
	for i := range b.Readings {
		if r := &b.Readings[i]; r.Period == october && b.Measures[r.Measure].Name == "Challenge and candour" && r.Side == scorecard.Ours {
			r.Comment = "Raised two risks after the decision was taken, not before."
		}
	}
	for i, a := range []struct{ title, due string }{
		{"Pair on release 9 and 10", "2026-11-28"}, {"Bring risks to the weekly call", "2026-11-20"}, {"Agree savings baseline", "2026-12-05"}, {"Plan the apprenticeship", "2027-02-01"},
	} {
		b.Actions = append(b.Actions, scorecard.Action{
			ID: scorecard.ActionID(i + 1), Title: a.title, Due: civil.MustDate(a.due), State: scorecard.ActionOpen, Owner: "Ann Lee", Raised: october,
		})
	}
	return b
}

// add puts a card with everything that was said about it into the workspace, and opens it at a tab.
func (d *window) add(b *scorecard.Book, tab string) *openCard {
	d.T.Helper()
	d.store(b)
	d.page.Show(kit.Thing{Kind: kit.CardThing, ID: int64(b.Card.ID), Name: october.String(), Part: tab})
	if d.page.open == nil {
		d.T.Fatalf("the card did not open: %v", d.Toasts)
	}
	d.Settle()
	return d.page.open
}

// store puts a card with everything that was said about it into the workspace.
func (d *window) store(b *scorecard.Book) {
	d.T.Helper()
	ctx, ws := d.T.Context(), d.Workspace
	names := map[scorecard.MeasureID]string{}
	for id, m := range b.Measures {
		names[id] = m.Name
	}
	if err := desk.AddCard(ctx, ws, b); err != nil {
		d.T.Fatal(err)
	}
	for i := range b.Readings {
		b.Readings[i].Card, b.Readings[i].Measure = b.Card.ID, named(b, names[b.Readings[i].Measure]).ID
	}
	if err := desk.RecordReadings(ctx, ws, b.Readings, ""); err != nil {
		d.T.Fatal(err)
	}
	for i := range b.Actions {
		b.Actions[i].ID, b.Actions[i].Card = 0, b.Card.ID
		if err := desk.SaveAction(ctx, ws, &b.Actions[i]); err != nil {
			d.T.Fatal(err)
		}
	}
	d.page.Load()
}

// stored is a card as the workspace has it.
func (d *window) stored(id scorecard.CardID) *scorecard.Book {
	d.T.Helper()
	b, err := d.Workspace.Book(d.T.Context(), id)
	if err != nil {
		d.T.Fatal(err)
	}
	return b
}

// said is what one side says about a measure in October; nothing where it says nothing.
func (d *window) said(id scorecard.CardID, name string, side scorecard.Side) scorecard.Reading {
	d.T.Helper()
	b := d.stored(id)
	for _, r := range b.Readings {
		if r.Measure == named(b, name).ID && r.Period == october && r.Side == side {
			return r
		}
	}
	return scorecard.Reading{}
}

// named is a measure of a card by its name.
func named(b *scorecard.Book, name string) *scorecard.Measure {
	for _, m := range b.Measures {
		if m.Name == name {
			return m
		}
	}
	panic("there is no measure " + name)
}

// readAll notes our values of a measure, month by month from January on; an empty one leaves a gap.
func readAll(t testing.TB, b *scorecard.Book, name string, values []string) {
	t.Helper()
	p := civil.PeriodOf(civil.Month, begun)
	for _, v := range values {
		if v != "" {
			say(b, name, p, scorecard.Ours, v, "")
		}
		p = p.Next()
	}
}

// say notes what one side says.
func say(b *scorecard.Book, name string, p civil.Period, side scorecard.Side, value, comment string) {
	m := named(b, name)
	b.Readings = append(b.Readings, scorecard.Reading{
		Card: b.Card.ID, Measure: m.ID, Period: p, Side: side, State: scorecard.Measured, Value: exact.SomeOf(value), Comment: comment, By: "Ann Lee",
	})
}

// card is the card with a reference.
func (d *window) card(reference string) scorecard.CardID {
	d.T.Helper()
	id, err := d.Workspace.FindCard(d.T.Context(), reference)
	if err != nil {
		d.T.Fatal(err)
	}
	return id
}
