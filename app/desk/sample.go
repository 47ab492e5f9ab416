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
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
	"counterweight/scorecard/knowledge"
)

// Sample is the sample workspace: an office that does not exist, with the suppliers, people and contracts of its register, and tenders.
//
// Nothing of it is in a workspace yet, so suppliers carry stand-in ids, counted from 1 in their order, which people and parties of
// contracts refer to.
type Sample struct {
	Name      string // of the workspace
	Office    string // whose it is
	Suppliers []procurement.Supplier
	People    []procurement.Person
	Contracts []procurement.Dossier
	Tenders   []*tender.Tender
	// Cards are scorecards with what was said about them. One that is about a contract leads to its place here, from 1.
	Cards []*scorecard.Book
	// Knowledge is who can do what, and Teams who fills which role. People and contracts are referred to by their places here, from 1.
	Knowledge *knowledge.Record
	Teams     *SampleTeams
	// Governance is how the two sides work together, with the lists of the catalogue.
	Governance *governance.Record
}

// ReadSample reads the sample from its files: workspace.json, knowledge.json, teams.json, governance.json, scorecards.json, whose cards are of the
// catalogue's templates, and the tender files in the folder tenders. Roles are those of the catalogue of roles, and
// lists to assess against those of the catalogue of governance.
func ReadSample(files fs.FS, catalogue []byte, roles *RoleCatalogue, lists *GovernanceCatalogue) (*Sample, error) {
	var written sampleFile
	if err := readStrictly(files, "workspace.json", &written); err != nil {
		return nil, err
	}
	s, reader := &Sample{Name: written.Name, Office: written.Buyer}, newSampleReader(written.Buyer)
	for i, row := range written.Suppliers {
		s.Suppliers = append(s.Suppliers, reader.supplier(procurement.SupplierID(i+1), row))
	}
	for _, row := range written.People {
		s.People = append(s.People, reader.person(row))
	}
	for _, row := range written.Contracts {
		s.Contracts = append(s.Contracts, reader.dossier(row))
	}
	if err := s.readCards(files, catalogue, reader); err != nil {
		return nil, err
	}
	if err := s.readFollowed(files, reader, roles, written.People); err != nil {
		return nil, err
	}
	if err := s.readGoverned(files, reader, lists); err != nil {
		return nil, err
	}
	if err := errors.Join(reader.faults...); err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	var err error
	s.Tenders, err = readSampleTenders(files)
	return s, err
}

// readStrictly reads a JSON file that holds nothing besides what is asked for.
func readStrictly(files fs.FS, name string, into any) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(into); err != nil {
		return fmt.Errorf("read the sample, %s: %w", name, err)
	}
	return nil
}

func (s *Sample) readCards(files fs.FS, catalogue []byte, reader *sampleReader) error {
	templates, err := scorecard.ReadTemplates(catalogue)
	if err != nil {
		return err
	}
	var written struct{ Scorecards []sampleCard }
	if err := readStrictly(files, "scorecards.json", &written); err != nil {
		return err
	}
	places := map[string]int{}
	for i := range s.Contracts {
		places[s.Contracts[i].Reference] = i + 1
	}
	for i := range written.Scorecards {
		if b := reader.card(&written.Scorecards[i], templates, places); b != nil {
			s.Cards = append(s.Cards, b)
		}
	}
	return nil
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
