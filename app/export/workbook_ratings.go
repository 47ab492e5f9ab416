package export

import (
	"github.com/xuri/excelize/v2"

	"counterweight/app/chart"
	"counterweight/scorecard"
)

// ratingInks are the inks of ratings.
var ratingInks = map[scorecard.Rating]chart.Ink{
	scorecard.Good: chart.Rated, scorecard.ApproachingTarget: chart.Rated + 1, scorecard.RequiresImprovement: chart.Rated + 2,
	scorecard.Inadequate: chart.Rated + 3, scorecard.Other: chart.Rated + 4, scorecard.NotYetRated: chart.Rated + 4,
}

// groundOf is the ink of the ground of a rating.
func groundOf(r scorecard.Rating) chart.Ink { return ratingInks[r] + chart.RatedInks }

// hexadecimal is a colour as workbooks name it.
func (c Colour) hexadecimal() string {
	const digits = "0123456789ABCDEF"
	name := make([]byte, 6)
	for i := range name {
		name[i] = digits[c>>(20-4*i)&0xF]
	}
	return string(name)
}

// ratingStyle is how cells with a rating look.
func ratingStyle(r scorecard.Rating) *excelize.Style {
	return &excelize.Style{
		Font: &excelize.Font{Color: chartColours[ratingInks[r]].hexadecimal()},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartColours[groundOf(r)].hexadecimal()}},
	}
}

// highlightRatings colours the words of ratings between two cells.
func (s *sheet) highlightRatings(first, last string) {
	for _, r := range scorecard.AllRatings() {
		s.highlight(first+":"+last, first+`="`+ratingWords(r)+`"`, ratingStyle(r))
	}
}

// highlightLike colours cells between two by the ratings that stand at the same places from a cell of another sheet on.
func (s *sheet) highlightLike(first, last, from string) {
	for _, r := range scorecard.AllRatings() {
		s.highlight(first+":"+last, from+`="`+ratingWords(r)+`"`, ratingStyle(r))
	}
}
