package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// What releases tell of a contract once it is under way.
type (
	ocdsAmendment struct {
		ID          loose     `json:"id"`
		Date        string    `json:"date"`
		Rationale   string    `json:"rationale"`
		Description string    `json:"description"`
		Value       ocdsValue `json:"value"` // of the contract as amended, by the extension for the United Kingdom
	}
	ocdsMilestone struct {
		Title       string `json:"title"`
		Description string `json:"description"`
		Due         string `json:"dueDate"`
		Met         string `json:"dateMet"`
		Modified    string `json:"dateModified"`
		Status      string `json:"status"`
	}
	ocdsTransaction struct {
		ID     loose     `json:"id"`
		Date   string    `json:"date"`
		URI    string    `json:"uri"`
		Source string    `json:"source"`
		Value  ocdsValue `json:"value"`
		Amount ocdsValue `json:"amount"` // until version 1.0
	}
	ocdsDocument struct {
		Type        string `json:"documentType"`
		Notice      string `json:"noticeType"` // UK7, by the extension for the United Kingdom
		ID          loose  `json:"id"`
		Title       string `json:"title"`
		Description string `json:"description"`
		URL         string `json:"url"`
		Published   string `json:"datePublished"`
	}
)

// ContractKept is what is kept on a contract beside what it says itself.
type ContractKept struct {
	Milestones []procurement.Milestone
	Documents  []procurement.Document // by their addresses
	Notices    []procurement.PublishedNotice
	Payments   []Payment
	Observed   []Observed // key performance indicators, in the order of the release
}

// Payment is a payment for a contract.
type Payment struct {
	Key         string // tells it from every other payment
	On          civil.Date
	Amount      money.Amount
	Description string
}

// isEmpty reports whether there is nothing.
func (k *ContractKept) isEmpty() bool {
	return len(k.Milestones)+len(k.Documents)+len(k.Notices)+len(k.Payments)+len(k.Observed) == 0
}

// kept reads changes, milestones, documents, notices, payments and what was observed of indicators. The value of a contract that was changed is told as it is now, so that its
// changes are noted without what they added.
func (r *ContractReader) kept(row *ContractRow, c *ocdsContract, documents []ocdsDocument) {
	var kept ContractKept
	for _, a := range c.Amendments {
		if change, ok := changeOf(a); ok {
			row.Contract.Changes = append(row.Contract.Changes, change)
		}
	}
	for _, m := range slices.Concat(c.Milestones, c.Implementation.Milestones) {
		if milestone, ok := milestoneOf(m); ok {
			kept.Milestones = append(kept.Milestones, milestone)
		}
	}
	for _, d := range slices.Concat(documents, c.Implementation.Documents) {
		kept.document(d)
	}
	r.paid(row, &kept, c)
	kept.Observed = observedOf(c.Implementation.Metrics)
	if !kept.isEmpty() {
		row.Kept = &kept
	}
}

// changeOf is an amendment as a change. Published amendments were agreed.
func changeOf(a ocdsAmendment) (procurement.Change, bool) {
	c := procurement.Change{State: procurement.ChangeAgreed, AgreedOn: dayOf(a.Date), Title: firstLine(cmp.Or(a.Description, a.Rationale))}
	if c.Title == "" && a.ID != "" {
		c.Title = "Amendment " + string(a.ID)
	}
	var notes []string
	if a.Description != "" && a.Rationale != "" {
		notes = append(notes, inLines(a.Rationale))
	}
	if currency, err := money.ParseCurrency(a.Value.Currency); err == nil && a.Value.Amount != "" {
		if amount, _, err := readMoney(string(a.Value.Amount), currency); err == nil {
			notes = append(notes, "Value of the contract after this: "+amount.Words())
		}
	}
	c.Note = strings.Join(notes, "\n")
	return c, c.Title != ""
}

// milestoneOf is a milestone of a contract. One that is met counts as accepted, on the day it was met or last looked at.
func milestoneOf(m ocdsMilestone) (procurement.Milestone, bool) {
	out := procurement.Milestone{
		Kind: procurement.MilestoneStep, Title: oneLine(m.Title), Due: dayOf(m.Due), State: procurement.MilestoneOpen,
		Note: inLines(m.Description),
	}
	if out.Title == "" {
		out.Title, out.Note = firstLine(m.Description), ""
	}
	if m.Status == "met" {
		out.State, out.AcceptedOn = procurement.MilestoneAccepted, dayOf(cmp.Or(m.Met, m.Modified))
		if out.AcceptedOn.IsZero() {
			out.State = procurement.MilestoneDelivered
		}
	}
	return out, out.Title != ""
}

// ukNotices are the notices of the Procurement Act 2023 that clocks wait for, by their numbers on the central platform.
var ukNotices = map[string]procurement.NoticeKind{
	"UK7": procurement.ContractDetails, "UK9": procurement.ContractPerformance, "UK10": procurement.ContractChange, "UK11": procurement.ContractTermination,
}

// document notes a document that has an address, or the notice that it is. Notices that no clock waits for are found by the contract's open
// contracting id.
func (k *ContractKept) document(d ocdsDocument) {
	address := oneLine(d.URL)
	published := dayOf(d.Published)
	if kind, known := ukNotices[d.Notice]; known && !published.IsZero() {
		k.Notices = append(k.Notices, procurement.PublishedNotice{Kind: kind, PublishedOn: published, Reference: cmp.Or(address, string(d.ID))})
		return
	}
	doc := procurement.Document{Path: address, NotedOn: published, Title: firstLine(d.Title)}
	if !doc.IsPublished() || strings.HasSuffix(d.Type, "Notice") {
		return
	}
	if said := firstLine(d.Description); doc.Title == "" && !saysNothing[strings.ToLower(said)] {
		doc.Title = said
	}
	doc.Title = cmp.Or(doc.Title, "Document "+string(d.ID))
	k.Documents = append(k.Documents, doc)
}

// paid reads the payments. Where each has a day they are payments of their months; else they only add up, if they are all in the contract's
// currency.
func (r *ContractReader) paid(row *ContractRow, kept *ContractKept, c *ocdsContract) {
	if len(c.Implementation.Transactions) == 0 || !row.Contract.Currency.IsSet() {
		return
	}
	sum, dated, met := money.New(0, row.Contract.Currency), true, map[string]int{}
	var payments []Payment
	for _, t := range c.Implementation.Transactions {
		value := cmp.Or(t.Value, t.Amount)
		if value.Currency != row.Contract.Currency.Code() {
			r.oddities["payments are in another currency than their contract: passed over"]++
			return
		}
		amount, _, err := readMoney(string(value.Amount), row.Contract.Currency)
		if err == nil {
			sum, err = sum.Add(amount)
		}
		if err != nil {
			r.oddities["a payment is no amount of money: those of its contract are passed over"]++
			return
		}
		p := Payment{On: dayOf(t.Date), Amount: amount, Description: cmp.Or(t.URI, t.Source)}
		dated = dated && !p.On.IsZero()
		p.Key = paymentKey(row.Contract.OCID, row.Contract.Reference, t, met)
		payments = append(payments, p)
	}
	if dated {
		kept.Payments = payments
		return
	}
	row.Contract.Spent = sum
	row.said(Spent)
}

// paymentKey tells a payment by its id in its process. Those without one are told by their day, and counted.
func paymentKey(ocid, reference string, t ocdsTransaction, met map[string]int) string {
	parts := []string{"ocds", ocid, reference, string(t.ID)}
	if t.ID == "" {
		met[t.Date]++
		parts = append(parts, t.Date, strings.Repeat("+", met[t.Date]))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:10])
}
