package exchange

import (
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// factReaders say for each fact where it stands in the tender file, and read it. The currency comes before all amounts.
func factReaders() map[string]factReader {
	number := func(place string, get func(*tender.Tender) *exact.Optional) factReader {
		return factReader{place, func(b *tenderBook, c cell) { *get(&b.tender), _ = b.optional(place, c) }}
	}
	text := func(place string, get func(*tender.Tender) *string) factReader {
		return factReader{place, func(b *tenderBook, c cell) { *get(&b.tender) = b.text(place, c) }}
	}
	readers := map[string]factReader{
		tender.FactReference:     {"tender.reference", func(b *tenderBook, c cell) { b.tender.Reference = b.id("tender.reference", c) }},
		tender.FactTitle:         text("tender.title", func(t *tender.Tender) *string { return &t.Title }),
		tender.FactBegun:         {"tender.begun", func(b *tenderBook, c cell) { b.tender.Begun = b.date("tender.begun", c) }},
		tender.FactNote:          text("tender.note", func(t *tender.Tender) *string { return &t.Note }),
		tender.FactCostWeight:    number("tender.cost_weight", func(t *tender.Tender) *exact.Optional { return &t.CostWeight }),
		tender.FactQualityWeight: number("tender.quality_weight", func(t *tender.Tender) *exact.Optional { return &t.QualityWeight }),
		tender.FactMinimum:       number("tender.quality_minimum", func(t *tender.Tender) *exact.Optional { return &t.QualityMinimum }),
		tender.FactScaleMin:      number("tender.scale.min", func(t *tender.Tender) *exact.Optional { return &t.Scale.Min }),
		tender.FactScaleMax:      number("tender.scale.max", func(t *tender.Tender) *exact.Optional { return &t.Scale.Max }),
		tender.FactScaleStep:     number("tender.scale.step", func(t *tender.Tender) *exact.Optional { return &t.Scale.Step }),
		tender.FactShouldCost:    {"tender.should_cost", func(b *tenderBook, c cell) { b.tender.ShouldCost = b.amount("tender.should_cost", c) }},
		tender.FactTies:          {"tender.ties", func(b *tenderBook, c cell) { b.tender.Ties = b.ties(c) }},
		tender.FactPlaces:        {"tender.rounding.places", func(b *tenderBook, c cell) { b.tender.Rounding.Places = b.places("tender.rounding.places", c) }},
		tender.FactMean:          {"tender.combine", func(b *tenderBook, c cell) { b.tender.MeanOfEvaluators = b.isYes("tender.combine", c) }},
		tender.FactLimits:        text("tender.weight_limits.name", func(t *tender.Tender) *string { return &t.Limits.Name }),
		tender.FactWhole: {"tender.weight_limits.whole_numbers", func(b *tenderBook, c cell) {
			b.tender.Limits.WholeNumbers = b.isYes("tender.weight_limits.whole_numbers", c)
		}},
		tender.FactCurrency: {"tender.currency", (*tenderBook).readCurrency},
		tender.FactWeights: {"tender.weights", func(b *tenderBook, c cell) {
			b.tender.Weights = wordIn(b, "tender.weights", c, weightBases, tender.ParseWeightBasis)
		}},
		tender.FactMethod: {"tender.price.method", func(b *tenderBook, c cell) {
			b.tender.Price.Method = wordIn(b, "tender.price.method", c, methodWords(), parseMethod)
			if c.isBlank() {
				b.fault("tender.price.method", "choose one of the list", "the price method is missing")
			}
		}},
		tender.FactStage: {"tender.rounding.stage", func(b *tenderBook, c cell) {
			b.tender.Rounding.Stage = wordIn(b, "tender.rounding.stage", c, words(weighing.Stages()), weighing.ParseStage)
		}},
	}
	for _, p := range weighing.AllParameters() {
		readers[tender.FactOf(p).Heading] = factReader{"tender.price." + p.Name, func(b *tenderBook, c cell) { b.readParameter(p, c) }}
	}
	return readers
}

// factReader reads one fact.
type factReader struct {
	place string
	read  func(b *tenderBook, c cell)
}

func (b *tenderBook) readCurrency(c cell) {
	code := b.id("tender.currency", c)
	if code == "" {
		return
	}
	currency, err := money.ParseCurrency(code)
	if err != nil {
		b.fault("tender.currency", "write its three-letter ISO 4217 code, such as GBP", "%s is not a currency in use", shown(code))
	}
	b.tender.Currency = currency
}

// readParameter reads a parameter of the price method. One that is money may be written as people write it.
func (b *tenderBook) readParameter(p weighing.Parameter, c cell) {
	place, into := "tender.price."+p.Name, p.Get(&b.tender.Price.Parameters)
	if _, err := exact.Parse(c.trimmed()); err == nil || !p.Money || !b.tender.Currency.IsSet() {
		*into, _ = b.optional(place, c)
		return
	}
	if amount := b.amount(place, c); amount.IsSet() {
		*into = exact.Some(amount.Decimal())
	}
}

// readFacts reads the sheet of facts: a label and, to its right, the value. The currency is read first, whatever the order.
func (b *tenderBook) readFacts(cells *sheetCells) {
	values := map[string]cell{}
	for row := range cells.raw {
		for column := range cells.raw[row] {
			label := simplified(cells.raw[row][column])
			if label == "" {
				continue
			}
			if _, twice := values[label]; !twice {
				values[label] = cells.at(row, column+1)
			}
			break
		}
	}
	readers := factReaders()
	read := func(label string) {
		if c, there := values[simplified(label)]; there {
			readers[label].read(b, c)
		}
	}
	read(tender.FactCurrency)
	for _, fact := range tender.WorkbookFacts() {
		if fact.Heading != tender.FactCurrency {
			read(fact.Heading)
		}
	}
	b.missRounding(values[simplified(tender.FactPlaces)])
	if _, there := values[simplified(tender.FactMethod)]; !there {
		b.fault("tender.price.method", "put the rows back that the tender workbook had, or export it again", "the row %q is missing", tender.FactMethod)
	}
}

// missRounding asks for the places of a rule of rounding that has none.
func (b *tenderBook) missRounding(places cell) {
	const where = "tender.rounding.places"
	read := rounding{Rounding: b.tender.Rounding, hasPlaces: !places.isBlank()}
	if problem, remedy := read.placesMissing(); problem != "" && !hasFaultAt(b.faults, where) {
		b.fault(where, remedy, "%s", problem)
	}
}

// missCurrency notes once that amounts have no currency. Where a currency is given that will not do, that has been noted already.
func (b *tenderBook) missCurrency() {
	const where = "tender.currency"
	if len(b.uncounted) > 0 && !hasFaultAt(b.faults, where) {
		b.fault(where, "write its three-letter ISO 4217 code, such as GBP", "is missing, and there are amounts of money")
	}
}
