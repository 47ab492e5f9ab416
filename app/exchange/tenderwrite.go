package exchange

import (
	"io"
	"strings"

	"counterweight/procurement/tender"
)

// WriteTender writes t as a tender file that [ReadTender] reads back: the same bytes for the same tender, members in the order of the
// formats, numbers in canonical form, amounts with their currency's decimals, and kept members at their places. It fails only as out
// does.
func WriteTender(out io.Writer, t *tender.Tender) error {
	w := &jsonWriter{currency: t.Currency, order: orderOf(t), extra: besideTender(t.Extra)}
	inTender := *t
	inTender.Extra = insideTender(t.Extra)
	fileShape.write(w, &tenderFile{format: fileFormat, version: fileVersion, Tender: &inTender})
	_, err := out.Write(layOut(w.buf))
	return err
}

func orderOf(t *tender.Tender) idOrder {
	return idOrder{
		criteria: idsOf(t.Leaves(), func(c *tender.Criterion) string { return c.ID }),
		panel:    idsOf(t.Panel, func(e tender.Evaluator) string { return e.ID }),
		lots:     idsOf(t.Lots, func(l tender.Lot) string { return l.ID }),
	}
}

// idsOf are the ids of things, each once: a tender that is still being written may have two things with the same id.
func idsOf[T any](things []T, id func(T) string) (ids []string) {
	seen := map[string]bool{}
	for _, thing := range things {
		if id := id(thing); !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// besideTender are the kept members that stand beside the tender in its file, by their names there.
func besideTender(extra tender.Extra) tender.Extra {
	var beside tender.Extra
	for _, m := range extra {
		if path, found := strings.CutPrefix(m.Path, "/"); found {
			beside = append(beside, tender.Member{Path: path, JSON: m.JSON})
		}
	}
	return beside
}

// insideTender are the kept members that stand within the tender.
func insideTender(extra tender.Extra) tender.Extra {
	var inside tender.Extra
	for _, m := range extra {
		if !strings.HasPrefix(m.Path, "/") {
			inside = append(inside, m)
		}
	}
	return inside
}
