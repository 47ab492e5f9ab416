package exchange

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/money"
	"counterweight/procurement/tender"
)

// jsonWriter writes a JSON document without white space, member by member, and puts members that were kept back where they stood.
type jsonWriter struct {
	buf []byte
	// extra are the kept members of the nearest owner, path leads from it to where the writer is.
	extra tender.Extra
	path  string
	// order is how the ids of a tender's things follow each other; keys of objects that are such ids are written in it.
	order idOrder
	// currency is what amounts are in.
	currency money.Currency
}

// idOrder holds the ids of a tender's leaf criteria, evaluators and lots.
type idOrder struct{ criteria, panel, lots []string }

// keyed writes an object with a member for each key of values, known ids first and in their order, then the others by name. The member
// is left out where value reports that there is nothing to write. Keyed reports whether it wrote any.
func keyed[V any](w *jsonWriter, known []string, values map[string]V, value func(V) bool) bool {
	before := len(w.buf)
	w.object(func() {
		seen := 0
		for _, key := range known {
			if v, ok := values[key]; ok {
				w.member(key, func() bool { return value(v) })
				seen++
			}
		}
		if seen == len(values) {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(values)) {
			if !slices.Contains(known, key) {
				w.member(key, func() bool { return value(values[key]) })
			}
		}
	})
	return len(w.buf) > before+len("{}")
}

func (w *jsonWriter) raw(text string) { w.buf = append(w.buf, text...) }

func (w *jsonWriter) number(n int) { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

func (w *jsonWriter) text(text string) { w.buf = appendQuoted(w.buf, text) }

// textOrNull writes null for the empty text.
func (w *jsonWriter) textOrNull(text string) {
	if text == "" {
		w.raw("null")
		return
	}
	w.text(text)
}

// object writes an object with the members that the function writes, and then those that were kept.
func (w *jsonWriter) object(members func()) {
	w.buf = append(w.buf, '{')
	members()
	w.putBack()
	w.buf = append(w.buf, '}')
}

// member writes a member unless value reports that there is nothing to write.
func (w *jsonWriter) member(name string, value func() bool) {
	before, path := len(w.buf), w.path
	w.name(name)
	if len(w.extra) > 0 {
		w.path = memberPath(path, name)
	}
	if !value() {
		w.buf = w.buf[:before]
	}
	w.path = path
}

// textMember writes a member that holds a text.
func (w *jsonWriter) textMember(name, text string) {
	w.name(name)
	w.text(text)
}

// name begins a member.
func (w *jsonWriter) name(name string) {
	if w.buf[len(w.buf)-1] != '{' {
		w.buf = append(w.buf, ',')
	}
	w.text(name)
	w.buf = append(w.buf, ':')
}

// list writes a list of n items.
func (w *jsonWriter) list(n int, item func(i int)) {
	path := w.path
	w.buf = append(w.buf, '[')
	for i := range n {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		if len(w.extra) > 0 {
			w.path = itemPath(path, i)
		}
		item(i)
	}
	w.buf = append(w.buf, ']')
	w.path = path
}

// texts writes a list of texts.
func (w *jsonWriter) texts(texts []string) {
	w.list(len(texts), func(i int) { w.text(texts[i]) })
}

// putting writes with another owner's kept members.
func (w *jsonWriter) putting(extra tender.Extra, write func()) {
	outerExtra, outerPath := w.extra, w.path
	w.extra, w.path = extra, ""
	write()
	w.extra, w.path = outerExtra, outerPath
}

// putBack writes the kept members whose place is here. A member without a usable path or value is left out.
func (w *jsonWriter) putBack() {
	for _, m := range w.extra {
		parent, name, ok := splitPath(m.Path)
		if ok && parent == w.path && json.Valid([]byte(m.JSON)) {
			w.name(name)
			w.raw(m.JSON)
		}
	}
}

// holdsExtra reports whether members were kept from the place where the writer is, or from below it.
func (w *jsonWriter) holdsExtra() bool {
	for _, m := range w.extra {
		if rest, found := strings.CutPrefix(m.Path, w.path); found && rest != "" && (rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// appendQuoted appends text as a JSON string, without the escapes that only web pages need.
func appendQuoted(to []byte, text string) []byte {
	for _, c := range []byte(text) {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			return appendEscaped(to, text)
		}
	}
	to = append(to, '"')
	to = append(to, text...)
	return append(to, '"')
}

func appendEscaped(to []byte, text string) []byte {
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic("exchange: a text that is no JSON string: " + err.Error())
	}
	return append(to, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
}
