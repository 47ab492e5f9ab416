package tenders

import "fyne.io/fyne/v2"

// tab is one side of an open tender. It is made when it is first brought to the front, and kept.
type tab interface {
	// Object is the tab as it is shown.
	Object() fyne.CanvasObject
	// Refresh shows the tender as it is stored now. What is being typed stays as it is.
	Refresh()
}

// tabMaker makes a side of a tender under a name.
type tabMaker struct {
	name string
	make func(*openTender) tab
}

// tabMakers are the sides of a tender from left to right.
func tabMakers() []tabMaker {
	return []tabMaker{
		{"Set up", newSetup},
		{"Bids", newBids},
		{"Scores", newScores},
		{"Weighing", newWeighing},
	}
}
