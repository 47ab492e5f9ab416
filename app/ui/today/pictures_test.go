package today

import (
	"testing"

	"counterweight/app/ui/uitest"
)

func TestThePageFitsEveryWindowAndText(t *testing.T) {
	for _, look := range uitest.Looks {
		for _, sample := range []bool{true, false} {
			name := "today-" + look.Name
			if !sample {
				name += "-empty"
			}
			t.Run(name, func(t *testing.T) {
				w := onDesktop(t, look.Theme, sample)
				w.Window().Resize(look.Size)
				w.Settle()
				w.Fits("today", look.Size)
				w.NothingIsCutOff()
				w.Picture(name)
			})
		}
	}
}
