package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"counterweight/app/exchange"
	"counterweight/procurement"
	"counterweight/procurement/tender"
)

// Sample is the sample workspace: an office that does not exist, with the suppliers, people and contracts of its register, and tenders.
//
// Nothing of it is in a workspace yet, so suppliers carry stand-in ids, counted from 1 in their order, which people and parties of
// contracts refer to.
type Sample struct {
	Name      string // of the workspace
	Suppliers []procurement.Supplier
	People    []procurement.Person
	Contracts []procurement.Dossier
	Tenders   []*tender.Tender
}

// ReadSample reads the sample from its files: workspace.json and the tender files in the folder tenders.
func ReadSample(files fs.FS) (*Sample, error) {
	data, err := fs.ReadFile(files, "workspace.json")
	if err != nil {
		return nil, err
	}
	var written sampleFile
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(&written); err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	s, reader := &Sample{Name: written.Name}, newSampleReader(written.Buyer)
	for i, row := range written.Suppliers {
		s.Suppliers = append(s.Suppliers, reader.supplier(procurement.SupplierID(i+1), row))
	}
	for _, row := range written.People {
		s.People = append(s.People, reader.person(row))
	}
	for _, row := range written.Contracts {
		s.Contracts = append(s.Contracts, reader.dossier(row))
	}
	if err := errors.Join(reader.faults...); err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	s.Tenders, err = readSampleTenders(files)
	return s, err
}

func readSampleTenders(files fs.FS) ([]*tender.Tender, error) {
	paths, err := fs.Glob(files, "tenders/*.json")
	if err != nil {
		return nil, err
	}
	var tenders []*tender.Tender
	for _, path := range paths {
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		t, _, err := exchange.ReadTender(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("read the sample: %s: %w", path, err)
		}
		tenders = append(tenders, t)
	}
	return tenders, nil
}
