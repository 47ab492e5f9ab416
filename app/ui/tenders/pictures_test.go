package tenders

import (
	"testing"
)

func TestPicturesOfTheSample(t *testing.T) {
	d := onDesktop(t, true)
	d.picture("tenders-list")
	for _, side := range []string{"Scores", "Weighing"} {
		d.open("T-007", side)
		d.picture("tenders-" + side)
	}
}
