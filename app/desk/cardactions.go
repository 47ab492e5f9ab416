package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
	"counterweight/scorecard"
)

// SaveAction adds an action to a scorecard, which gets its ID, or changes the one of its ID. It fails with [procurement.Faults].
func SaveAction(ctx context.Context, ws *store.Workspace, a *scorecard.Action) error {
	f := fault.Finder{Thing: "action"}
	f.AddIf(isBlank(a.Title), "title", "it does not say what is to be done", "say it in a few words")
	f.AddIf(a.State == scorecard.ActionDone && a.Done.IsZero(), "done", "it is done, and does not say when", "type the day")
	if err := f.Faults.Err(); err != nil {
		return err
	}
	label := "Add action: " + a.Title
	if a.ID != 0 {
		label = "Change action: " + a.Title
	}
	if a.State == scorecard.ActionStateUnstated {
		a.State = scorecard.ActionOpen
	}
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.SaveAction(a) })
}

// RemoveAction takes an action off a scorecard. Undo brings it back.
func RemoveAction(ctx context.Context, ws *store.Workspace, id scorecard.ActionID) error {
	return ws.Do(ctx, "Remove an action", func(tx *store.Tx) error {
		if _, err := tx.Action(id); err != nil {
			return err
		}
		return tx.RemoveAction(id)
	})
}

// SaveAssessment adds a statutory assessment to a scorecard, which gets its ID, or changes the one of its ID. The contract that the card is
// about notes it, so that it is due there no more. It fails with [procurement.Faults].
func SaveAssessment(ctx context.Context, ws *store.Workspace, a *scorecard.Assessment) error {
	b, err := ws.Book(ctx, a.Card)
	if err != nil {
		return err
	}
	if err := checkAssessment(b, a).Err(); err != nil {
		return err
	}
	label := fmt.Sprintf("Assess %s, %s", b.Card.Reference, a.Window.Words())
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		if err := tx.SaveAssessment(a); err != nil {
			return err
		}
		return noteAssessment(tx, &b.Card, a)
	})
}

// noteAssessment notes on the contract that a card is about that it was assessed and, once it is published, that the notice about its
// performance was too.
func noteAssessment(tx *store.Tx, c *scorecard.Card, a *scorecard.Assessment) error {
	if c.Subject.Kind != scorecard.OfContract || c.Subject.Register == 0 {
		return nil
	}
	d, err := tx.Dossier(procurement.ContractID(c.Subject.Register))
	if err != nil {
		return err
	}
	note(&d, procurement.PublishedNotice{Kind: procurement.KPIAssessment, PublishedOn: a.Made, Covers: a.Window.To})
	if !a.Published.IsZero() {
		note(&d, procurement.PublishedNotice{Kind: procurement.ContractPerformance, PublishedOn: a.Published, Covers: a.Window.To, Reference: a.Notice})
	}
	return tx.SaveDossier(&d)
}

// note adds a notice, or takes it for the one that there is of its kind about the same day.
func note(d *procurement.Dossier, n procurement.PublishedNotice) {
	for i, there := range d.Notices {
		if there.Kind == n.Kind && there.Covers == n.Covers {
			n.Note = there.Note
			d.Notices[i] = n
			return
		}
	}
	d.Notices = append(d.Notices, n)
}

func checkAssessment(b *scorecard.Book, a *scorecard.Assessment) fault.List {
	f := fault.Finder{Thing: "assessment of " + b.Card.Reference}
	f.AddIf(a.Occasion == scorecard.OccasionUnstated, "occasion", "it does not say why it is made", "choose yearly or on termination")
	f.AddIf(a.Window.IsZero() || !a.Window.Ordered(), "window", "it does not say which days it is about", "type the first and the last day")
	f.AddIf(a.Made.IsZero(), "made", "it does not say when it was made", "type the day")
	f.AddIf(!a.Published.IsZero() && a.Published.Before(a.Made), "published", "it was published before it was made", "correct one of the two days")
	for _, m := range a.Measures {
		f.AddIf(m.Rating == scorecard.NotYetRated, "rating", measureName(b, m.Measure)+" has no rating", "choose one")
	}
	for _, failure := range a.Failures {
		f.AddIf(isBlank(failure.Category), "category", "a failure to perform does not say what failed", "say it in a few words")
		f.AddIf(failure.Events < 0, "events", "a failure happened a number of times below 0", "type how often")
	}
	return f.Faults
}

// RemoveAssessment takes an assessment off a scorecard. Undo brings it back.
func RemoveAssessment(ctx context.Context, ws *store.Workspace, a *scorecard.Assessment) error {
	label := "Remove the assessment of " + a.Window.Words()
	return ws.Do(ctx, label, func(tx *store.Tx) error { return tx.RemoveAssessment(a.ID) })
}

// CardTemplates are the templates of the catalogue, and after them the office's own.
func CardTemplates(ctx context.Context, ws *store.Workspace, catalogue []byte) ([]scorecard.Template, error) {
	all, err := scorecard.ReadTemplates(catalogue)
	if err != nil {
		return nil, err
	}
	saved, err := ws.SavedTemplates(ctx)
	if err != nil {
		return nil, err
	}
	for _, text := range saved {
		own, err := scorecard.ReadTemplates([]byte(text))
		if err != nil {
			return nil, err
		}
		all = append(all, own...)
	}
	return all, nil
}

// SaveTemplate keeps a scorecard as it is on a day as a template of the office's own, in the place of one of the same name.
func SaveTemplate(ctx context.Context, ws *store.Workspace, id scorecard.CardID, name, about string, on civil.Date) error {
	b, err := ws.Book(ctx, id)
	if err != nil {
		return err
	}
	f := fault.Finder{Thing: "template"}
	f.AddIf(isBlank(name), "name", "it has no name", "give it one")
	if err := f.Faults.Err(); err != nil {
		return err
	}
	text, err := scorecard.WriteTemplates([]scorecard.Template{scorecard.TemplateOf(b, name, about, on)})
	if err != nil {
		return err
	}
	return ws.Do(ctx, "Save template "+name, func(tx *store.Tx) error { return tx.SaveTemplate(name, string(text)) })
}

// RemoveTemplate takes one of the office's own templates away. Undo brings it back.
func RemoveTemplate(ctx context.Context, ws *store.Workspace, name string) error {
	return ws.Do(ctx, "Remove template "+name, func(tx *store.Tx) error { return tx.RemoveTemplate(name) })
}
