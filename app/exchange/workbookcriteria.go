package exchange

import (
	"fmt"
	"slices"

	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// readCriteria reads the criteria and puts them into their tree, each below the one that it names as the one it is a part of.
func (b *tenderBook) readCriteria(t *table) {
	rows := t.rows()
	b.cells["tender.criteria"] = t.cells.at(t.head, t.columns[tender.HeadingWeight]).ref
	firstWith := map[string]int{}
	for i, r := range rows {
		id := r.at(tender.HeadingID).trimmed()
		if _, twice := firstWith[id]; !twice && id != "" {
			firstWith[id] = i
		}
	}
	parts := map[int][]int{} // rows by the row that they are a part of; -1 for the first level
	for i, r := range rows {
		parent := -1
		if c := r.at(tender.HeadingPartOf); !c.isBlank() {
			whole, there := firstWith[c.trimmed()]
			if !there {
				b.misplaced(c, "name a criterion of this sheet, or leave the cell empty", "there is no criterion %q", c.trimmed())
				continue
			}
			parent = whole
		}
		parts[parent] = append(parts[parent], i)
	}
	tree := criteriaTree{book: b, rows: rows, parts: parts, placed: make([]bool, len(rows))}
	b.tender.Criteria = tree.grow(-1, "tender.criteria", 1)
	for i, r := range rows {
		if c := r.at(tender.HeadingPartOf); !tree.placed[i] && slices.Contains(parts[firstWith[c.trimmed()]], i) {
			b.misplaced(c, "name a criterion that is not in turn a part of it", "%s is a part of itself", r.at(tender.HeadingID).trimmed())
		}
	}
}

// misplaced notes that a criterion could not be put into the tree, so that neither weights nor marks can be checked.
func (b *tenderBook) misplaced(c cell, remedy, problem string, args ...any) {
	b.fault(c.ref, remedy, problem, args...)
	b.unread = append(b.unread, "tender.criteria.id")
}

// criteriaTree makes a tree of the rows of criteria.
type criteriaTree struct {
	book   *tenderBook
	rows   []row
	parts  map[int][]int
	placed []bool
}

// grow makes the criteria that are parts of the one in a row.
func (t *criteriaTree) grow(whole int, place string, depth int) (criteria []tender.Criterion) {
	if depth > maxNesting/2 && len(t.parts[whole]) > 0 {
		t.book.fault(place, "criteria need no more than a few levels", "criteria are nested more than %d deep", maxNesting/2)
		return nil
	}
	for _, i := range t.parts[whole] {
		t.placed[i] = true
		here := fmt.Sprintf("%s[%d]", place, len(criteria))
		criterion := t.book.criterion(here, t.rows[i])
		criterion.Children = t.grow(i, here+".children", depth+1)
		criteria = append(criteria, criterion)
	}
	return criteria
}

func (b *tenderBook) criterion(place string, r row) (c tender.Criterion) {
	b.cells[place] = r.at(tender.HeadingID).ref
	b.cells[place+".children"] = r.at(tender.HeadingWeight).ref
	c.ID = b.id(place+".id", r.at(tender.HeadingID))
	c.Section = b.text(place+".section", r.at(tender.HeadingSection))
	c.Title = b.text(place+".title", r.at(tender.HeadingQuestion))
	c.Weight = b.decimal(place+".weight", "give the criterion a weight", r.at(tender.HeadingWeight))
	c.Minimum, _ = b.optional(place+".minimum", r.at(tender.HeadingMinimum))
	c.RelativeChildren = wordIn(b, place+".weights", r.at(tender.HeadingChildren), []string{relativeWeights}, func(word string) (bool, bool) {
		return true, word == relativeWeights
	})
	c.Scale.Min, _ = b.optional(place+".scale.min", r.at(tender.HeadingLowest))
	c.Scale.Max, _ = b.optional(place+".scale.max", r.at(tender.HeadingHighest))
	c.Scale.Step, _ = b.optional(place+".scale.step", r.at(tender.HeadingStep))
	return c
}

// readScales reads the words of scales: the tender's, and those that criteria have of their own.
func (b *tenderBook) readScales(t *table) {
	scales := map[string]placedScale{"": {"tender.scale", &b.tender.Scale}}
	var walk func(cs []tender.Criterion, place string)
	walk = func(cs []tender.Criterion, place string) {
		for i := range cs {
			here := fmt.Sprintf("%s[%d]", place, i)
			scales[cs[i].ID] = placedScale{here + ".scale", &cs[i].Scale}
			walk(cs[i].Children, here+".children")
		}
	}
	walk(b.tender.Criteria, "tender.criteria")
	for _, r := range t.rows() {
		c := r.at(tender.HeadingCriterion)
		scale, there := scales[c.trimmed()]
		if !there {
			b.fault(c.ref, "name a criterion, or leave the cell empty for the scale of all", "there is no criterion %q", c.trimmed())
			continue
		}
		place := fmt.Sprintf("%s.levels[%d]", scale.place, len(scale.scale.Levels))
		scale.scale.Levels = append(scale.scale.Levels, tender.Level{
			Mark:  b.decimal(place+".mark", "write the mark that the words stand for", r.at(tender.HeadingMark)),
			Title: b.text(place+".title", r.at(tender.HeadingTitle)),
			Means: b.text(place+".means", r.at(tender.HeadingMeans)),
		})
	}
}

// placedScale is a scale and where it stands in the tender file.
type placedScale struct {
	place string
	scale *tender.Scale
}

func (b *tenderBook) readLots(t *table) {
	for i, r := range t.rows() {
		place := fmt.Sprintf("tender.lots[%d]", i)
		lot := tender.Lot{ID: b.id(place+".id", r.at(tender.HeadingID)), Title: b.text(place+".title", r.at(tender.HeadingTitle))}
		c := r.at(tender.HeadingCriteria)
		b.cells[place+".criteria"] = c.ref
		lot.Criteria = listed(c.text)
		if slices.ContainsFunc(b.tender.Criteria, func(known tender.Criterion) bool { return known.ID == c.trimmed() }) {
			lot.Criteria = []string{c.trimmed()}
		}
		b.tender.Lots = append(b.tender.Lots, lot)
	}
}

func (b *tenderBook) readPanel(t *table) {
	for i, r := range t.rows() {
		place := fmt.Sprintf("tender.panel[%d]", i)
		b.tender.Panel = append(b.tender.Panel, tender.Evaluator{
			ID: b.id(place+".id", r.at(tender.HeadingID)), Name: b.text(place+".name", r.at(tender.HeadingName)),
		})
	}
}

func (b *tenderBook) readLimits(t *table) {
	for _, r := range t.rows() {
		c := r.at(tender.HeadingSection)
		limits, place := weighing.WeightRange{Section: c.text}, "tender.weight_limits.sections."+c.text
		if c.trimmed() == tender.LimitsPrice {
			limits.Section, place = "", "tender.weight_limits.price"
		}
		if c.isBlank() {
			b.fault(c.ref, "write the name of a section of the criteria, or "+tender.LimitsPrice, "the section has no name")
			continue
		}
		b.cells[place] = c.ref
		limits.Min = b.decimal(place+".min", "write the least per cent, such as 10", r.at(tender.HeadingLeast))
		limits.Max = b.decimal(place+".max", "write the most per cent, such as 75", r.at(tender.HeadingMost))
		b.tender.Limits.Ranges = append(b.tender.Limits.Ranges, limits)
	}
}
