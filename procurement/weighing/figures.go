package weighing

import "counterweight/procurement/exact"

// figures are the numbers that a formula may refer to, for one bid. Those that there are not, are none.
type figures struct {
	field
	price, quality, priceScore ratio
	costWeight, qualityWeight  ratio // per cent
	costShare, qualityShare    ratio // the same as parts of 1, in lowest terms

	floor, ceiling, benchmark, cap, valuePerPoint, budget ratio
}

// field are the figures that the bids in the running have in common. Quality is as totals use it.
type field struct {
	lowest, highest, mean ratio // prices
	bestQuality           ratio
}

// figures are those that all bids share under the model.
func (m *Model) figures(f field) figures {
	p, cost, quality := &m.Parameters, ratioOf(m.CostWeight), ratioOf(m.QualityWeight)
	return figures{
		field:      f,
		costWeight: cost, qualityWeight: quality,
		costShare: cost.over(hundred).lowest(), qualityShare: quality.over(hundred).lowest(),
		floor: ratioOrNone(p.Floor), ceiling: ratioOrNone(p.Ceiling),
		benchmark: ratioOrNone(p.Benchmark), cap: ratioOf(p.Cap.Or(exact.Int(100))),
		valuePerPoint: ratioOrNone(p.ValuePerPoint), budget: ratioOrNone(p.Budget),
	}
}

// of adds the figures of one bid.
func (f *figures) of(s *contender) {
	f.price, f.quality, f.priceScore = s.price, s.used, s.score
}

// named are the figures by their names in formulas.
func (f *figures) named() map[string]ratio {
	return map[string]ratio{
		"price": f.price, "quality score": f.quality, "price score": f.priceScore,
		"lowest price": f.lowest, "highest price": f.highest, "mean price": f.mean, "best quality score": f.bestQuality,
		"cost weight": f.costWeight, "quality weight": f.qualityWeight,
		"floor": f.floor, "ceiling": f.ceiling, "benchmark": f.benchmark, "cap": f.cap,
		"value of a point": f.valuePerPoint, "budget": f.budget,
	}
}

// fieldOf is what the bids in the running have in common.
func fieldOf(running []*contender) (f field) {
	sum, priced := zero, int64(0)
	for _, s := range running {
		if s.used.given() && (!f.bestQuality.given() || s.used.cmp(f.bestQuality) > 0) {
			f.bestQuality = s.used
		}
		if !s.price.given() {
			continue
		}
		if priced == 0 || s.price.cmp(f.lowest) < 0 {
			f.lowest = s.price
		}
		if priced == 0 || s.price.cmp(f.highest) > 0 {
			f.highest = s.price
		}
		sum = sum.plus(s.price)
		priced++
	}
	if priced > 0 {
		f.mean = sum.over(whole(priced)).lowest()
	}
	return f
}

// published is the field as results show it.
func (f field) published(bids int) Field {
	return Field{Bids: bids, Lowest: f.lowest.rat(), Highest: f.highest.rat(), Mean: f.mean.rat(), BestQuality: f.bestQuality.rat()}
}
