package tender

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"counterweight/procurement/weighing"
)

// Lock is a model as it was fixed before bids were opened.
type Lock struct {
	Version     int    // 1 for the first; unlocking with a reason and locking again makes the next
	Canonical   string // the model, as [Tender.Canonical] wrote it
	Fingerprint string
	At          time.Time
	By          string
	Reason      string // why the model was unlocked before, from version 2 on
}

// Fingerprint is the SHA-256 of [Tender.Canonical] in hexadecimal. Two tenders with the same fingerprint rank the same bids alike.
func (t *Tender) Fingerprint() string { return FingerprintOf(t.Canonical()) }

// FingerprintOf is the SHA-256 of a canonical model in hexadecimal.
func FingerprintOf(canonical string) string {
	sum := sha256.Sum256([]byte(canonical))
	return hex.EncodeToString(sum[:])
}

// Canonical writes the model, and nothing of the bids, in one fixed form: what bidders were told that their bids would be ranked by.
// It is JSON without spaces, numbers as canonical decimals, members in a fixed order.
//
// [Criterion].RelativeChildren is not in it: the weights of children count in proportion whether or not they are said to, so it can
// only keep a model from being ranked at all, never rank bids otherwise.
func (t *Tender) Canonical() string {
	c := canonicalTender{
		Form: 1, Reference: t.Reference, Currency: t.Currency.String(),
		CostWeight: t.CostWeight.String(), QualityWeight: t.QualityWeight.String(), Weights: t.Basis().String(),
		Scale: canonicalScaleOf(t.Scale), Criteria: canonicalCriteria(t.Criteria), QualityMinimum: t.QualityMinimum.String(),
		Method: string(t.Price.Method), Parameters: map[string]string{},
		RoundingStage: t.Rounding.Stage.String(), RoundingPlaces: t.Rounding.Places, MeanOfEvaluators: t.MeanOfEvaluators,
	}
	for _, p := range weighing.AllParameters() {
		if value := p.Get(&t.Price.Parameters); value.Given() {
			c.Parameters[p.Name] = value.String()
		}
	}
	for _, tie := range t.Ties {
		c.Ties = append(c.Ties, tie.String())
	}
	for _, lot := range t.Lots {
		c.Lots = append(c.Lots, canonicalLot{lot.ID, append([]string{}, lot.Criteria...)}) // [] for none, however it is held
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(c); err != nil {
		panic("tender: " + err.Error()) // strings, numbers and maps of strings always encode
	}
	return strings.TrimSuffix(text.String(), "\n")
}

type canonicalTender struct {
	Form             int                  `json:"form"`
	Reference        string               `json:"reference"`
	Currency         string               `json:"currency"`
	CostWeight       string               `json:"cost_weight"`
	QualityWeight    string               `json:"quality_weight"`
	Weights          string               `json:"weights"`
	Scale            *canonicalScale      `json:"scale"`
	Criteria         []canonicalCriterion `json:"criteria"`
	QualityMinimum   string               `json:"quality_minimum"`
	Method           string               `json:"method"`
	Parameters       map[string]string    `json:"parameters"` // encoding/json sorts the names
	RoundingStage    string               `json:"rounding_stage"`
	RoundingPlaces   int                  `json:"rounding_places"`
	Ties             []string             `json:"ties"`
	MeanOfEvaluators bool                 `json:"mean_of_evaluators"`
	Lots             []canonicalLot       `json:"lots"`
}

type canonicalScale struct {
	Min    string      `json:"min"`
	Max    string      `json:"max"`
	Step   string      `json:"step"`
	Levels [][3]string `json:"levels"` // mark, title, meaning
}

type canonicalCriterion struct {
	ID       string               `json:"id"`
	Section  string               `json:"section"`
	Title    string               `json:"title"`
	Weight   string               `json:"weight"`
	Minimum  string               `json:"minimum"`
	Scale    *canonicalScale      `json:"scale"`
	Children []canonicalCriterion `json:"children"`
}

type canonicalLot struct {
	ID       string   `json:"id"`
	Criteria []string `json:"criteria"`
}

func canonicalScaleOf(s Scale) *canonicalScale {
	if !s.IsSet() {
		return nil
	}
	c := &canonicalScale{Min: s.Min.String(), Max: s.Max.String(), Step: s.Step.String()}
	for _, level := range s.Levels {
		c.Levels = append(c.Levels, [3]string{level.Mark.String(), level.Title, level.Means})
	}
	return c
}

func canonicalCriteria(cs []Criterion) []canonicalCriterion {
	var all []canonicalCriterion
	for i := range cs {
		c := &cs[i]
		all = append(all, canonicalCriterion{
			ID: c.ID, Section: c.Section, Title: c.Title, Weight: c.Weight.String(), Minimum: c.Minimum.String(),
			Scale: canonicalScaleOf(c.Scale), Children: canonicalCriteria(c.Children),
		})
	}
	return all
}
