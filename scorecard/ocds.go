package scorecard

// ocdsRatings are the codes of the codelist measureClassification, of the UK profile of the Open Contracting Data Standard.
var ocdsRatings = map[Rating]string{
	Good:                "met",
	ApproachingTarget:   "slightlyBelow",
	RequiresImprovement: "below",
	Inadequate:          "significantlyBelow",
	Other:               "other",
}

// OCDS is the rating's code in open contracting data, empty for none.
func (r Rating) OCDS() string { return ocdsRatings[r] }
