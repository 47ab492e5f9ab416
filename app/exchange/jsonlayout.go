package exchange

import "bytes"

// lineWidth is how long an object or list may be to stand on one line.
const lineWidth = 120

// layOut gives compact JSON lines and indents that read well: what fits on a line stays on one, everything else has a member or item
// a line.
func layOut(compact []byte) []byte {
	ends := closings(compact)
	out := make([]byte, 0, len(compact)*5/4)
	depth, flat := 0, 0 // flat is the end of what stands on one line
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := endOfText(compact, i)
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			out = append(out, c)
			if fits := ends[i]-i+2*depth < lineWidth; i >= flat && fits {
				flat = ends[i]
			}
			if i >= flat {
				depth++
				out = newLine(out, depth)
			}
		case '}', ']':
			if i > flat {
				depth--
				out = newLine(out, depth)
			}
			out = append(out, c)
		case ',':
			out = append(out, c)
			if i > flat {
				out = newLine(out, depth)
			} else {
				out = append(out, ' ')
			}
		case ':':
			out = append(out, ':', ' ')
		default:
			out = append(out, c)
		}
	}
	return append(out, '\n')
}

func newLine(out []byte, depth int) []byte {
	out = append(out, '\n')
	return append(out, bytes.Repeat([]byte("  "), depth)...)
}

// closings says for the offset of each opening bracket where its closing one is.
func closings(compact []byte) map[int]int {
	ends := map[int]int{}
	var open []int
	for i := 0; i < len(compact); i++ {
		switch compact[i] {
		case '"':
			i = endOfText(compact, i) - 1
		case '{', '[':
			open = append(open, i)
		case '}', ']':
			ends[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
	return ends
}

// endOfText is the offset after the closing quote of the text that begins at start.
func endOfText(compact []byte, start int) int {
	for i := start + 1; ; i++ {
		switch compact[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}
