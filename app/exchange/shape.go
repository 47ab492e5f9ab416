package exchange

import (
	"encoding/json"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
)

// shape describes how a T stands in a JSON object, for reading and for writing alike.
type shape[T any] struct {
	// fields are the members that are known, in the order in which they are written.
	fields []field[T]
	// extra is where a T keeps the members that are not known; without it they belong to the thing around.
	extra func(*T) *tender.Extra
}

// field is one member of a [shape].
type field[T any] struct {
	name string
	// missing is how to put it right when the member is not there; empty where it may be left out.
	missing string
	read    func(r *jsonReader, first json.Token, into *T)
	// write appends the member's value; it reports false where there is nothing to write.
	write func(w *jsonWriter, from *T) bool
}

// read reads the object that begins with first.
func (s *shape[T]) read(r *jsonReader, first json.Token, into *T) {
	if s.extra != nil {
		r.keeping(s.extra(into), func() { s.readFields(r, first, into) })
		return
	}
	s.readFields(r, first, into)
}

func (s *shape[T]) readFields(r *jsonReader, first json.Token, into *T) {
	present := make([]bool, len(s.fields))
	isObject := r.object(first, func(name string) func(json.Token) {
		for i := range s.fields {
			if s.fields[i].name == name {
				return func(value json.Token) {
					present[i] = true
					s.fields[i].read(r, value, into)
				}
			}
		}
		return nil
	})
	for i, f := range s.fields {
		if isObject && f.missing != "" && !present[i] {
			r.faults.Add(append(r.at, step{name: f.name, index: -1}).String(), "is missing", f.missing)
		}
	}
}

// write appends the object.
func (s *shape[T]) write(w *jsonWriter, from *T) {
	if s.extra != nil {
		w.putting(*s.extra(from), func() { s.writeFields(w, from) })
		return
	}
	s.writeFields(w, from)
}

func (s *shape[T]) writeFields(w *jsonWriter, from *T) {
	w.object(func() {
		for i := range s.fields {
			w.member(s.fields[i].name, func() bool { return s.fields[i].write(w, from) })
		}
	})
}

// needed is the field with a remedy for when it is missing.
func needed[T any](f field[T], missing string) field[T] {
	f.missing = missing
	return f
}

// lifted are the fields of a part of T as fields of T itself.
func lifted[T, Part any](fields []field[Part], part func(*T) *Part) []field[T] {
	of := make([]field[T], len(fields))
	for i, f := range fields {
		of[i] = field[T]{
			name: f.name, missing: f.missing,
			read:  func(r *jsonReader, first json.Token, into *T) { f.read(r, first, part(into)) },
			write: func(w *jsonWriter, from *T) bool { return f.write(w, part(from)) },
		}
	}
	return of
}

// valueField is a field of one value. An absent value is not written.
func valueField[T, V any](name string, get func(*T) *V, read func(*jsonReader, json.Token) (V, bool), write func(*jsonWriter, V) bool) field[T] {
	return field[T]{
		name: name,
		read: func(r *jsonReader, first json.Token, into *T) {
			if v, ok := read(r, first); ok {
				*get(into) = v
			}
		},
		write: func(w *jsonWriter, from *T) bool { return write(w, *get(from)) },
	}
}

func textField[T any](name string, get func(*T) *string) field[T] {
	return valueField(name, get, (*jsonReader).text, func(w *jsonWriter, text string) bool {
		w.text(text)
		return text != ""
	})
}

func decimalField[T any](name string, get func(*T) *exact.Decimal) field[T] {
	return valueField(name, get, (*jsonReader).decimal, func(w *jsonWriter, d exact.Decimal) bool {
		w.text(d.String())
		return true
	})
}

func optionalField[T any](name string, get func(*T) *exact.Optional) field[T] {
	return valueField(name, get, (*jsonReader).optional, func(w *jsonWriter, o exact.Optional) bool {
		w.text(o.String())
		return o.Given()
	})
}

func dateField[T any](name string, get func(*T) *civil.Date) field[T] {
	return valueField(name, get, (*jsonReader).date, func(w *jsonWriter, d civil.Date) bool {
		w.text(d.String())
		return !d.IsZero()
	})
}

func flagField[T any](name string, get func(*T) *bool) field[T] {
	return valueField(name, get, (*jsonReader).yesOrNo, func(w *jsonWriter, yes bool) bool {
		w.raw("true")
		return yes
	})
}

// wordField is a field whose value is one of a few words. The zero value is the usual one and is not written.
func wordField[T any, V comparable](name string, words []string, parse func(string) (V, bool), word func(V) string, get func(*T) *V) field[T] {
	read := func(r *jsonReader, first json.Token) (V, bool) { return oneOf(r, first, words, parse) }
	return valueField(name, get, read, func(w *jsonWriter, v V) bool {
		w.text(word(v))
		return isSet(v)
	})
}

// isSet reports whether v is not its zero value.
func isSet[V comparable](v V) bool { return v != *new(V) }

// objectField is a field that holds an object of its own.
func objectField[T, O any](name string, of *shape[O], get func(*T) *O, isSet func(O) bool) field[T] {
	return field[T]{
		name: name,
		read: func(r *jsonReader, first json.Token, into *T) { of.read(r, first, get(into)) },
		write: func(w *jsonWriter, from *T) bool {
			o := get(from)
			of.write(w, o)
			return isSet(*o) || w.holdsExtra()
		},
	}
}

// listField is a field that holds a list of objects.
func listField[T, Item any](name string, of func() *shape[Item], get func(*T) *[]Item) field[T] {
	return field[T]{
		name: name,
		read: func(r *jsonReader, first json.Token, into *T) {
			items, itemShape := get(into), of()
			r.list(first, func(first json.Token) {
				*items = append(*items, *new(Item))
				itemShape.read(r, first, &(*items)[len(*items)-1])
			})
		},
		write: func(w *jsonWriter, from *T) bool {
			items, itemShape := *get(from), of()
			w.list(len(items), func(i int) { itemShape.write(w, &items[i]) })
			return len(items) > 0
		},
	}
}

// wordsField is a field that holds a list of texts, each of which stands for a value.
func wordsField[T, V any](
	name string, get func(*T) *[]V, read func(*jsonReader, json.Token) (V, bool), word func(V) string,
) field[T] {
	return field[T]{
		name: name,
		read: func(r *jsonReader, first json.Token, into *T) {
			r.list(first, func(first json.Token) {
				if v, ok := read(r, first); ok {
					*get(into) = append(*get(into), v)
				}
			})
		},
		write: func(w *jsonWriter, from *T) bool {
			values := *get(from)
			w.list(len(values), func(i int) { w.text(word(values[i])) })
			return len(values) > 0
		},
	}
}
