package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"

	"counterweight/app/exchange"
	"counterweight/assets"
	"counterweight/procurement"
	"counterweight/procurement/tender"
)

// sample is the sample workspace: an office that does not exist, with the suppliers, people and contracts of its register, and tenders.
//
// Nothing of it is in a workspace yet, so suppliers carry stand-in ids, counted from 1 in their order, which people and parties of
// contracts refer to.
type sample struct {
	Name      string // of the workspace
	Suppliers []procurement.Supplier
	People    []procurement.Person
	Contracts []procurement.Contract
	Tenders   []*tender.Tender
}

// readSample reads the sample that comes with the program.
func readSample() (*sample, error) {
	data, err := assets.Files.ReadFile(assets.SampleWorkspace)
	if err != nil {
		return nil, err
	}
	var written sampleFile
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(&written); err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	s, reader := &sample{Name: written.Name}, newSampleReader(written.Buyer)
	for i, row := range written.Suppliers {
		s.Suppliers = append(s.Suppliers, reader.supplier(procurement.SupplierID(i+1), row))
	}
	for _, row := range written.People {
		s.People = append(s.People, reader.person(row))
	}
	for _, row := range written.Contracts {
		s.Contracts = append(s.Contracts, reader.contract(row))
	}
	if err := errors.Join(reader.faults...); err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	s.Tenders, err = readSampleTenders()
	return s, err
}

func readSampleTenders() ([]*tender.Tender, error) {
	files, err := assets.Files.ReadDir(assets.SampleTenders)
	if err != nil {
		return nil, err
	}
	var tenders []*tender.Tender
	for _, file := range files {
		data, err := assets.Files.ReadFile(path.Join(assets.SampleTenders, file.Name()))
		if err != nil {
			return nil, err
		}
		t, _, err := exchange.ReadTender(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("read the sample: %s: %w", file.Name(), err)
		}
		tenders = append(tenders, t)
	}
	return tenders, nil
}
