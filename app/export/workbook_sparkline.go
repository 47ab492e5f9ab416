package export

import (
	"bytes"
	"fmt"
	"strings"
)

// sparkline is a small line in a cell, of the values of a range on another sheet.
type sparkline struct{ cell, of string }

// sparklines draws small lines into cells. The library leaves them out of streamed sheets, so they are put in when the book is packed.
func (s *sheet) sparklines(lines []sparkline) {
	if len(lines) == 0 {
		return
	}
	var text strings.Builder
	text.WriteString(`<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">` +
		`<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup lineWeight="1.25" displayEmptyCellsAs="gap" last="1">`)
	for _, part := range []string{"Series", "Negative", "Axis", "Markers", "First", "Last", "High", "Low"} {
		fmt.Fprintf(&text, `<x14:color%s rgb="FF%s"/>`, part, accent)
	}
	text.WriteString("<x14:sparklines>")
	for _, line := range lines {
		fmt.Fprintf(&text, "<x14:sparkline><xm:f>%s</xm:f><xm:sqref>%s</xm:sqref></x14:sparkline>", line.of, line.cell)
	}
	text.WriteString("</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>")
	s.book.change(s.book.part(s.name), func(worksheet []byte) []byte {
		const end = "</worksheet>"
		return append(bytes.TrimSuffix(worksheet, []byte(end)), text.String()+end...)
	})
}
