package exchange

import (
	"encoding/json"
	"slices"
	"strconv"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

var bidShape = shape[tender.Bid]{
	extra: func(b *tender.Bid) *tender.Extra { return &b.Extra },
	fields: slices.Concat(
		[]field[tender.Bid]{
			needed(textField("id", func(b *tender.Bid) *string { return &b.ID }), "give the bid a short id, such as A"),
			textField("supplier", func(b *tender.Bid) *string { return &b.Supplier }),
		},
		lifted(offerShape.fields, func(b *tender.Bid) *tender.Offer { return &b.Offer }),
		[]field[tender.Bid]{
			offersField,
			wordField("status", words(weighing.Statuses()), weighing.ParseStatus, weighing.Status.String,
				func(b *tender.Bid) *weighing.Status { return &b.Status }),
			listField("promises", func() *shape[tender.Promise] { return &promiseShape }, func(b *tender.Bid) *[]tender.Promise { return &b.Promises }),
		},
	),
}

// promiseShape is what a bid commits itself to.
var promiseShape = shape[tender.Promise]{fields: []field[tender.Promise]{
	textField("criterion", func(p *tender.Promise) *string { return &p.Criterion }),
	textField("title", func(p *tender.Promise) *string { return &p.Title }),
	textField("passage", func(p *tender.Promise) *string { return &p.Passage }),
	dateField("due", func(p *tender.Promise) *civil.Date { return &p.Due }),
	countField("every_months", func(p *tender.Promise) *int { return &p.EveryMonths }),
	countField("target", func(p *tender.Promise) *int { return &p.Target }),
}}

// countField is a whole number from 1 up; 0 is not written.
func countField[T any](name string, get func(*T) *int) field[T] {
	read := func(r *jsonReader, first json.Token) (int, bool) {
		d, ok := r.decimal(first)
		n, whole := d.Units(0)
		if ok && (!whole || n < 1 || n > 1000) {
			r.fault("write a whole number from 1 to 1000", "%v is none", d)
			return 0, false
		}
		return int(n), ok
	}
	return valueField(name, get, read, func(w *jsonWriter, n int) bool {
		w.raw(strconv.Itoa(n))
		return n != 0
	})
}

// offerShape is what a bid has of its own, and again for each lot.
var offerShape = shape[tender.Offer]{fields: []field[tender.Offer]{
	amountField("price", func(o *tender.Offer) *money.Amount { return &o.Price }),
	optionalField("price_score", func(o *tender.Offer) *exact.Optional { return &o.PriceScore }),
	onMarks("marks", markPart),
	onMarks("rationales", rationalePart),
	byEvaluator("evaluator_marks", markPart),
	byEvaluator("evaluator_rationales", rationalePart),
}}

// offersField holds a bid's offers for single lots by the lot's id.
var offersField = field[tender.Bid]{
	name: "lots",
	read: func(r *jsonReader, first json.Token, into *tender.Bid) {
		into.Lots = map[string]tender.Offer{}
		r.object(first, func(lot string) func(json.Token) {
			return func(first json.Token) {
				var offer tender.Offer
				offerShape.read(r, first, &offer)
				into.Lots[lot] = offer
			}
		})
		if len(into.Lots) == 0 {
			into.Lots = nil
		}
	},
	write: func(w *jsonWriter, from *tender.Bid) bool {
		return keyed(w, w.order.lots, from.Lots, func(offer tender.Offer) bool {
			offerShape.write(w, &offer)
			return true
		})
	},
}

// part is one of the two things that a mark is made of. In the file each has an object of its own, by criterion.
type part struct {
	read  func(r *jsonReader, first json.Token, into *tender.Mark)
	write func(w *jsonWriter, from tender.Mark) bool
}

var markPart = part{
	read: func(r *jsonReader, first json.Token, into *tender.Mark) {
		if d, ok := r.decimal(first); ok {
			into.Value = exact.Some(d)
		}
	},
	write: func(w *jsonWriter, from tender.Mark) bool {
		w.text(from.Value.String())
		return from.Value.Given()
	},
}

var rationalePart = part{
	read: func(r *jsonReader, first json.Token, into *tender.Mark) {
		if text, ok := r.text(first); ok {
			into.Rationale = text
		}
	},
	write: func(w *jsonWriter, from tender.Mark) bool {
		w.text(from.Rationale)
		return from.Rationale != ""
	},
}

// readInto reads an object by criterion. Marks that turn out to hold nothing are not kept.
func (p part) readInto(r *jsonReader, first json.Token, marks *tender.Marks) {
	read := func(first json.Token) {
		id := r.at[len(r.at)-1].name
		mark := (*marks)[id]
		p.read(r, first, &mark)
		if mark == (tender.Mark{}) {
			return
		}
		if *marks == nil {
			*marks = tender.Marks{}
		}
		(*marks)[id] = mark
	}
	r.object(first, func(string) func(json.Token) { return read })
}

func (p part) writeFrom(w *jsonWriter, marks tender.Marks) bool {
	return keyed(w, w.order.criteria, marks, func(m tender.Mark) bool { return p.write(w, m) })
}

// onMarks is a field that holds a part of the consensus marks.
func onMarks(name string, p part) field[tender.Offer] {
	return field[tender.Offer]{
		name:  name,
		read:  func(r *jsonReader, first json.Token, into *tender.Offer) { p.readInto(r, first, &into.Marks) },
		write: func(w *jsonWriter, from *tender.Offer) bool { return p.writeFrom(w, from.Marks) },
	}
}

// byEvaluator is a field that holds a part of each evaluator's marks.
func byEvaluator(name string, p part) field[tender.Offer] {
	return field[tender.Offer]{
		name: name,
		read: func(r *jsonReader, first json.Token, into *tender.Offer) {
			r.object(first, func(evaluator string) func(json.Token) {
				return func(first json.Token) {
					marks := into.Evaluators[evaluator]
					p.readInto(r, first, &marks)
					if len(marks) == 0 {
						return
					}
					if into.Evaluators == nil {
						into.Evaluators = map[string]tender.Marks{}
					}
					into.Evaluators[evaluator] = marks
				}
			})
		},
		write: func(w *jsonWriter, from *tender.Offer) bool {
			return keyed(w, w.order.panel, from.Evaluators, func(marks tender.Marks) bool { return p.writeFrom(w, marks) })
		},
	}
}
