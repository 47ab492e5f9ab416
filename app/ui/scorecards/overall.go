package scorecards

import (
	"context"
	"errors"
	"strings"

	"counterweight/app/ui/kit"
	"counterweight/scorecard"
)

// overallDialog is where another rating of the whole card is set than the computed one, for a reason, or taken back.
type overallDialog struct {
	open   *openCard
	rating *kit.Field
	reason *kit.Field
	dialog *kit.Dialog
}

// askOverall opens the rating of the whole card.
func (o *openCard) askOverall() *overallDialog {
	d := &overallDialog{open: o}
	set := ""
	before := ""
	if now := o.result.Overall.Override; now != nil {
		set, before = now.Rating.String(), now.Reason
	}
	d.rating = kit.ChoiceField("Rating", ratingChoices(computedWords(o.result)), set, nil)
	d.reason = kit.NewField(kit.FieldSpec{Label: "Why", Value: before, Hint: "such as: the outage of 3 October is not in the figures"})
	d.reason.OnEnter = d.save
	cancel := kit.SecondaryButton("Cancel", func() { d.dialog.Close() })
	d.dialog = kit.NewDialog(
		o.page.host.Window(), "Rating of "+o.name()+" in "+o.period().Words(), 440, kit.NewForm(1, d.rating, d.reason), nil, cancel,
		kit.PrimaryButton("Save", d.save),
	)
	d.rating.Focus()
	return d
}

// save sets the rating, or with none takes back the one that was set.
func (d *overallDialog) save() {
	o := d.open
	override := scorecard.Override{Card: o.book.Card.ID, Period: o.period(), Reason: strings.TrimSpace(d.reason.Text())}
	label := "Set the rating of " + o.name()
	if chosen := d.rating.Value(); chosen == "" {
		label, override.Reason = "Take back the rating of "+o.name(), ""
	} else if rating, err := scorecard.ParseRating(chosen); err != nil {
		d.rating.SetFault(err)
		return
	} else if override.Rating = rating; override.Reason == "" {
		d.reason.SetFault(errors.New("give a reason: it is shown beside the rating, with the computed one"))
		d.reason.Focus()
		d.dialog.Refit()
		return
	}
	d.dialog.Close()
	o.change(label, func(ctx context.Context) error { return o.page.records().override(ctx, override) }, nil)
}

// ratingChoices are those to set; the first leaves the computed one.
func ratingChoices(computed string) []kit.Choice {
	choices := []kit.Choice{{Text: "", Note: "computed: " + strings.ToLower(computed)}}
	for _, r := range scorecard.AllRatings() {
		choices = append(choices, kit.Choice{Value: r.String(), Text: ratingOf(r).Words()})
	}
	return choices
}
