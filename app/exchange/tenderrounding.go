package exchange

import (
	"encoding/json"
	"strings"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// A rule of rounding is made of two halves, and neither has a usual value: rounding to whole numbers must be asked for, and places are
// of no use to a rule that does not say what is rounded. So both are written, and a file that has one of them is asked for the other.

// rounding is a rule of rounding with what the file says of it.
type rounding struct {
	weighing.Rounding
	hasPlaces, hasStage bool // also where they could not be read
}

var roundingField = field[tender.Tender]{
	name: "rounding",
	read: func(r *jsonReader, first json.Token, into *tender.Tender) {
		var read rounding
		roundingShape.read(r, first, &read)
		into.Rounding = read.Rounding
		missing := func(name, problem, remedy string) {
			r.faults.Add(append(r.at, step{name: name, index: -1}).String(), problem, remedy)
		}
		if problem, remedy := read.placesMissing(); problem != "" {
			missing("places", problem, remedy)
		}
		if problem, remedy := read.stageMissing(); problem != "" {
			missing("stage", problem, remedy)
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

func (r *rounding) stageMissing() (problem, remedy string) {
	if r.hasStage || !r.hasPlaces {
		return "", ""
	}
	return "is missing, and without it nothing is rounded", "say which stage: " + strings.Join(words(weighing.Stages()), ", ")
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
			into.hasStage = true
			if stage, ok := oneOf(r, first, words(weighing.Stages()), weighing.ParseStage); ok {
				into.Stage = stage
			}
		},
		write: func(w *jsonWriter, from *rounding) bool { w.text(from.Stage.String()); return true },
	},
}}
