package exchange

import (
	"fmt"
	"slices"
)

// oddity is something that is met in real tables and read all the same. It is said once for each column, not once for each cell.
type oddity uint8

const (
	oddStray oddity = iota // a character after a date
	oddRounded
	oddFraction // of a percentage
	oddNothing  // a word for nothing, such as n/a
	oddUnknownSize
	oddSeveral // more codes than one
	oddNumber  // a supplier's number of another form than its scheme has
	oddSummary
	oddHeadings
	oddAbout // words that an amount is not exact
	oddNoEnd
	oddMonth // or a year, where a day should be
)

// oddityTexts say what was met, with the first example, and what was done about it.
var oddityTexts = [...]string{
	oddStray:       "after %s stands one character too many, as in %q: it is dropped",
	oddRounded:     "%s more digits than the currency has, as in %q: rounded to the nearest",
	oddFraction:    "%s a fraction, as in %q: read as a percentage",
	oddNothing:     "%s a word for nothing, as in %q: read as empty",
	oddUnknownSize: "%s only that the supplier is an SME, as in %q: the size is left open",
	oddSeveral:     "%s more than one code, as in %q: the first is read",
	oddNumber:      "%s no number of its register, as in %q: passed over",
	oddSummary:     "%s a sum of the others, as in %s: passed over",
	oddHeadings:    "%s the headings again, as in %s: passed over",
	oddAbout:       "%s only about so much, as in %q: read as that much",
	oddNoEnd:       "%s that there is no end, as in %q: read as empty",
	oddMonth:       "%s no day, as in %q: a start is read as the first day of it, an end as the last",
}

var oddityCounts = [...][2]string{
	oddStray: {"date", "dates"}, oddRounded: {"amount has", "amounts have"}, oddFraction: {"rate is", "rates are"},
	oddNothing: {"cell has", "cells have"}, oddUnknownSize: {"cell says", "cells say"}, oddSeveral: {"cell has", "cells have"},
	oddNumber: {"cell has", "cells have"}, oddSummary: {"row is", "rows are"}, oddHeadings: {"row has", "rows have"},
	oddAbout: {"amount is", "amounts are"}, oddNoEnd: {"cell says", "cells say"}, oddMonth: {"date has", "dates have"},
}

// oddities counts what was met, by column; -1 stands for no column.
type oddities map[oddPlace]*oddCount

type oddPlace struct {
	oddity oddity
	column int
}

type oddCount struct {
	count   int
	example string
}

func (o oddities) note(what oddity, example string) { o.noteAt(what, -1, example) }

func (o oddities) noteAt(what oddity, column int, example string) {
	place := oddPlace{what, column}
	if o[place] == nil {
		o[place] = &oddCount{example: shortened(example)}
	}
	o[place].count++
}

// texts are the oddities in words, in the order of columns.
func (o oddities) texts(headings []string) (texts []string) {
	places := make([]oddPlace, 0, len(o))
	for place := range o {
		places = append(places, place)
	}
	slices.SortFunc(places, func(a, b oddPlace) int {
		if a.column != b.column {
			return a.column - b.column
		}
		return int(a.oddity) - int(b.oddity)
	})
	for _, place := range places {
		met := o[place]
		counts := oddityCounts[place.oddity]
		text := fmt.Sprintf(oddityTexts[place.oddity], counted1(met.count, counts[0], counts[1]), met.example)
		if place.column >= 0 && place.column < len(headings) {
			text = fmt.Sprintf("column %q: %s", headings[place.column], text)
		}
		texts = append(texts, text)
	}
	return texts
}
