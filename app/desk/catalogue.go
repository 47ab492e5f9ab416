package desk

import (
	"encoding/json"
	"fmt"

	"counterweight/procurement/exact"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// ReadFrameworks reads the catalogue of frameworks: those whose published limits on weights come with the program. None has an ID, and
// none says when it can be used, since that is the office's to know.
func ReadFrameworks(data []byte) ([]tender.Framework, error) {
	type limits struct{ Min, Max exact.Decimal }
	var written struct {
		Frameworks []struct {
			Reference, Title, Source string
			WholeNumbers             bool `json:"whole_numbers"`
			Price                    limits
			Sections                 []struct {
				Section string
				limits
			}
		}
	}
	if err := json.Unmarshal(data, &written); err != nil {
		return nil, fmt.Errorf("read the catalogue of frameworks: %w", err)
	}
	frameworks := make([]tender.Framework, len(written.Frameworks))
	for i, row := range written.Frameworks {
		frameworks[i] = tender.Framework{
			Reference: row.Reference, Title: row.Title, WholeNumbers: row.WholeNumbers, Notes: "Source: " + row.Source,
			Ranges: []weighing.WeightRange{{Min: row.Price.Min, Max: row.Price.Max}},
		}
		for _, s := range row.Sections {
			frameworks[i].Ranges = append(frameworks[i].Ranges, weighing.WeightRange{Section: s.Section, Min: s.Min, Max: s.Max})
		}
	}
	return frameworks, nil
}
