package kit

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"counterweight/procurement/exact"
)

// Cards are cards one below the other that scroll: the body of a tab.
func Cards(contents ...fyne.CanvasObject) fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, len(contents))
	for i, content := range contents {
		cards[i] = Card(Pad(12, 12, 16, 16, content))
	}
	return Scrolled(Flow(12, cards...))
}

// Joined puts a separator between the texts that are not empty.
func Joined(separator string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, separator)
}

// Percent writes a share from 0 to 1 in per cent, with so many places: 53.7 %.
func Percent(share *big.Rat, places int) string {
	return exact.Format(new(big.Rat).Mul(share, big.NewRat(100, 1)), places) + " %"
}

// ByText orders rows by a text, capital letters or not.
func ByText[R any](text func(R) string) func(a, b R) int {
	return func(a, b R) int { return compareLower(text(a), text(b)) }
}

// compareLower compares two texts in small letters. What is plain ASCII, as nearly all is, is compared without copying it.
func compareLower(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x >= utf8.RuneSelf || y >= utf8.RuneSelf {
			return strings.Compare(strings.ToLower(a), strings.ToLower(b))
		}
		if x, y = lower(x), lower(y); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// RebuiltParts are the pieces of a page that follow what it shows.
type RebuiltParts []*Rebuilt

// Add is a piece that is kept up to date by [RebuiltParts.Refresh].
func (p *RebuiltParts) Add(shape func() string, build func() []fyne.CanvasObject) fyne.CanvasObject {
	r := NewRebuilt(8, shape, build)
	*p = append(*p, r)
	return r.Object
}

// Refresh builds those pieces anew whose shape changed.
func (p RebuiltParts) Refresh() {
	for _, r := range p {
		r.Refresh()
	}
}
