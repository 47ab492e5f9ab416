package exchange

import (
	"encoding/json"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// The shapes of the tender file, section 2 of the formats: names, order and kinds of all members that the program knows.

// tenderFile is what stands at the top of a tender file.
type tenderFile struct {
	format  string
	version int64
	*tender.Tender
}

var fileShape = shape[tenderFile]{fields: []field[tenderFile]{
	needed(textField("format", func(f *tenderFile) *string { return &f.format }), `write "`+fileFormat+`"`),
	needed(versionField, "write 1"),
	needed(field[tenderFile]{
		name:  "tender",
		read:  func(r *jsonReader, first json.Token, into *tenderFile) { tenderShape.read(r, first, into.Tender) },
		write: func(w *jsonWriter, from *tenderFile) bool { tenderShape.write(w, from.Tender); return true },
	}, "write the tender as an object with its criteria and its price method"),
	bidsField,
}}

var versionField = field[tenderFile]{
	name: "version",
	read: func(r *jsonReader, first json.Token, into *tenderFile) {
		d, ok := r.decimal(first)
		if !ok {
			return
		}
		version, whole := d.Units(0)
		if !whole || version < 1 {
			r.fault("write 1", "%s is not a version", d)
		}
		into.version = version
	},
	write: func(w *jsonWriter, from *tenderFile) bool { w.raw("1"); return true },
}

var bidsField = func() field[tenderFile] {
	f := listField("bids", func() *shape[tender.Bid] { return &bidShape }, func(f *tenderFile) *[]tender.Bid { return &f.Bids })
	write := f.write
	f.write = func(w *jsonWriter, from *tenderFile) bool { write(w, from); return true } // also where there are none
	return f
}()

var tenderShape = shape[tender.Tender]{
	extra: func(t *tender.Tender) *tender.Extra { return &t.Extra },
	fields: []field[tender.Tender]{
		textField("reference", func(t *tender.Tender) *string { return &t.Reference }),
		textField("title", func(t *tender.Tender) *string { return &t.Title }),
		currencyField,
		dateField("begun", func(t *tender.Tender) *civil.Date { return &t.Begun }),
		textField("note", func(t *tender.Tender) *string { return &t.Note }),
		optionalField("cost_weight", func(t *tender.Tender) *exact.Optional { return &t.CostWeight }),
		optionalField("quality_weight", func(t *tender.Tender) *exact.Optional { return &t.QualityWeight }),
		wordField("weights", weightBases, tender.ParseWeightBasis, tender.WeightBasis.String,
			func(t *tender.Tender) *tender.WeightBasis { return &t.Weights }),
		objectField("scale", &scaleShape, func(t *tender.Tender) *tender.Scale { return &t.Scale }, tender.Scale.IsSet),
		listField("criteria", criterionShape, func(t *tender.Tender) *[]tender.Criterion { return &t.Criteria }),
		optionalField("quality_minimum", func(t *tender.Tender) *exact.Optional { return &t.QualityMinimum }),
		needed(objectField("price", &priceShape, func(t *tender.Tender) *tender.PriceRule { return &t.Price }, isSet[tender.PriceRule]),
			`say how prices count, such as {"method": "`+string(weighing.LowestOverOffer)+`"}`),
		amountField("should_cost", func(t *tender.Tender) *money.Amount { return &t.ShouldCost }),
		roundingField,
		wordsField("ties", func(t *tender.Tender) *[]weighing.Tie { return &t.Ties }, readTie, weighing.Tie.String),
		combineField,
		objectField("weight_limits", &limitsShape, func(t *tender.Tender) *weighing.WeightLimits { return &t.Limits }, limitsAreSet),
		listField("lots", func() *shape[tender.Lot] { return &lotShape }, func(t *tender.Tender) *[]tender.Lot { return &t.Lots }),
		listField("panel", func() *shape[tender.Evaluator] { return &evaluatorShape }, func(t *tender.Tender) *[]tender.Evaluator { return &t.Panel }),
	},
}

func criterionShape() *shape[tender.Criterion] {
	return &shape[tender.Criterion]{
		extra: func(c *tender.Criterion) *tender.Extra { return &c.Extra },
		fields: []field[tender.Criterion]{
			needed(textField("id", func(c *tender.Criterion) *string { return &c.ID }), "give the criterion a short id, such as Q1"),
			textField("section", func(c *tender.Criterion) *string { return &c.Section }),
			textField("title", func(c *tender.Criterion) *string { return &c.Title }),
			needed(decimalField("weight", func(c *tender.Criterion) *exact.Decimal { return &c.Weight }), "give the criterion a weight"),
			optionalField("minimum", func(c *tender.Criterion) *exact.Optional { return &c.Minimum }),
			relativeField,
			objectField("scale", &scaleShape, func(c *tender.Criterion) *tender.Scale { return &c.Scale }, tender.Scale.IsSet),
			listField("children", criterionShape, func(c *tender.Criterion) *[]tender.Criterion { return &c.Children }),
		},
	}
}

var scaleShape = shape[tender.Scale]{fields: []field[tender.Scale]{
	optionalField("min", func(s *tender.Scale) *exact.Optional { return &s.Min }),
	optionalField("max", func(s *tender.Scale) *exact.Optional { return &s.Max }),
	optionalField("step", func(s *tender.Scale) *exact.Optional { return &s.Step }),
	listField("levels", func() *shape[tender.Level] { return &levelShape }, func(s *tender.Scale) *[]tender.Level { return &s.Levels }),
}}

var levelShape = shape[tender.Level]{fields: []field[tender.Level]{
	needed(decimalField("mark", func(l *tender.Level) *exact.Decimal { return &l.Mark }), "write the mark that the words stand for"),
	textField("title", func(l *tender.Level) *string { return &l.Title }),
	textField("means", func(l *tender.Level) *string { return &l.Means }),
}}

var priceShape = shape[tender.PriceRule]{fields: slices.Concat(
	[]field[tender.PriceRule]{
		needed(wordField("method", methodWords(), parseMethod, methodWord,
			func(p *tender.PriceRule) *weighing.Method { return &p.Method }), "write one of: "+strings.Join(methodWords(), ", ")),
	},
	parameterFields(),
)}

// parameterFields are the parameters of all methods; which of them a method takes is the domain's to say.
func parameterFields() []field[tender.PriceRule] {
	var fields []field[tender.PriceRule]
	for _, p := range weighing.AllParameters() {
		get := func(rule *tender.PriceRule) *exact.Optional { return p.Get(&rule.Parameters) }
		f := optionalField(p.Name, get)
		if p.Money {
			f.write = func(w *jsonWriter, from *tender.PriceRule) bool {
				w.text(moneyText(*get(from), w.currency))
				return get(from).Given()
			}
		}
		fields = append(fields, f)
	}
	return fields
}

var lotShape = shape[tender.Lot]{
	extra: func(l *tender.Lot) *tender.Extra { return &l.Extra },
	fields: []field[tender.Lot]{
		needed(textField("id", func(l *tender.Lot) *string { return &l.ID }), "give the lot a short id, such as L1"),
		textField("title", func(l *tender.Lot) *string { return &l.Title }),
		wordsField("criteria", func(l *tender.Lot) *[]string { return &l.Criteria }, (*jsonReader).text, func(id string) string { return id }),
	},
}

var evaluatorShape = shape[tender.Evaluator]{fields: []field[tender.Evaluator]{
	needed(textField("id", func(e *tender.Evaluator) *string { return &e.ID }), "give the evaluator a short id, such as E1"),
	textField("name", func(e *tender.Evaluator) *string { return &e.Name }),
}}
