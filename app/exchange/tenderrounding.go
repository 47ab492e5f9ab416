package exchange

import (
	"encoding/json"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// A rule of rounding is made of two halves. Without a stage nothing is rounded; a stage without places would silently mean whole
// numbers, so the places are asked for.

// rounding is a rule of rounding with what the file says of it.
type rounding struct {
	weighing.Rounding
	hasPlaces bool // also where they could not be read
}

var roundingField = field[tender.Tender]{
	name: "rounding",
	read: func(r *jsonReader, first json.Token, into *tender.Tender) {
		var read rounding
		roundingShape.read(r, first, &read)
		into.Rounding = read.Rounding
		if problem, remedy := read.placesMissing(); problem != "" {
			r.faults.Add(append(r.at, step{name: "places", index: -1}).String(), problem, remedy)
		}
	},
	write: func(w *jsonWriter, from *tender.Tender) bool {
		roundingShape.write(w, &rounding{Rounding: from.Rounding})
		return isSet(from.Rounding) || w.holdsExtra()
	},
}

func (r *rounding) placesMissing() (problem, remedy string) {
	if r.hasPlaces || r.Stage == weighing.RoundNothing {
		return "", ""
	}
	return "is missing", "say how many places, from 0 to 9"
}

var roundingShape = shape[rounding]{fields: []field[rounding]{
	{
		name: "places",
		read: func(r *jsonReader, first json.Token, into *rounding) {
			into.hasPlaces = true
			if n, ok := r.wholeNumber(first, 0, 9); ok {
				into.Places = int(n)
			}
		},
		write: func(w *jsonWriter, from *rounding) bool { w.number(from.Places); return true },
	},
	{
		name: "stage",
		read: func(r *jsonReader, first json.Token, into *rounding) {
			if stage, ok := oneOf(r, first, words(weighing.Stages()), weighing.ParseStage); ok {
				into.Stage = stage
			}
		},
		write: func(w *jsonWriter, from *rounding) bool { w.text(from.Stage.String()); return true },
	},
}}
