package desk

import (
	"context"
	"fmt"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/tender"
)

// Beginnings are what a new workspace starts with.
type Beginnings struct {
	Frameworks []tender.Framework   // the catalogue's
	Roles      *RoleCatalogue       // nil for none
	Governance *GovernanceCatalogue // nil for none
	Sample     *Sample              // nil for an empty one
}

// NewWorkspace makes a workspace at path, which must not exist, with its beginnings in it and options.Author as who makes changes where
// nobody says otherwise. Until it is complete there is no file at path.
func NewWorkspace(ctx context.Context, path string, options store.Options, with Beginnings) error {
	return store.CreateFilled(ctx, path, options, func(ws *store.Workspace) error {
		err := ws.Do(ctx, "Set up the workspace", func(tx *store.Tx) error {
			for i := range with.Frameworks {
				if err := tx.SaveFramework(&with.Frameworks[i]); err != nil {
					return err
				}
			}
			if with.Roles != nil {
				if err := with.Roles.save(tx); err != nil {
					return err
				}
			}
			if with.Governance != nil {
				if err := with.Governance.save(tx); err != nil {
					return err
				}
			}
			return tx.SetSetting(store.SettingAuthor, options.Author)
		})
		if err != nil || with.Sample == nil {
			return err
		}
		return LoadSample(ctx, ws, with.Sample)
	})
}

// LoadSample adds the sample to a workspace, as one change. Its parts get their IDs, in place of those that stood in for them. It fails
// with [*store.DuplicateError] where the workspace has contracts or tenders of the same references.
func LoadSample(ctx context.Context, ws *store.Workspace, s *Sample) error {
	label := fmt.Sprintf("Add the sample: %s, %s, %s and %s", count(len(s.Suppliers), "supplier"), count(len(s.Contracts), "contract"),
		count(len(s.Tenders), "tender"), count(len(s.Cards), "scorecard"))
	return ws.Do(ctx, label, func(tx *store.Tx) error {
		if err := tx.SetSetting(store.SettingName, s.Name); err != nil {
			return err
		}
		suppliers, err := s.saveSuppliers(tx)
		if err != nil {
			return err
		}
		for i := range s.People {
			if err := tx.SavePerson(&s.People[i]); err != nil {
				return err
			}
		}
		if err := tx.AddDossiers(s.Contracts); err != nil {
			return err
		}
		bidders := newDirectory(s.Suppliers)
		for _, t := range s.Tenders {
			if err := tx.SaveTender(t, bidders.bidders(t), ""); err != nil {
				return err
			}
		}
		if err := s.saveCards(tx, suppliers); err != nil {
			return err
		}
		if err := s.saveFollowed(tx); err != nil {
			return err
		}
		return s.saveGoverned(tx)
	})
}

// saveSuppliers adds the suppliers and leads whoever stood by a stand-in to its row. It returns the rows by the stand-ins.
func (s *Sample) saveSuppliers(tx *store.Tx) (map[procurement.SupplierID]procurement.SupplierID, error) {
	rows := map[procurement.SupplierID]procurement.SupplierID{0: 0}
	for i := range s.Suppliers {
		stood := s.Suppliers[i].ID
		s.Suppliers[i].ID = 0
		if err := tx.SaveSupplier(&s.Suppliers[i]); err != nil {
			return nil, err
		}
		rows[stood] = s.Suppliers[i].ID
	}
	for i := range s.People {
		s.People[i].Supplier = rows[s.People[i].Supplier]
	}
	for i := range s.Contracts {
		for k := range s.Contracts[i].Parties {
			party := &s.Contracts[i].Parties[k]
			party.Supplier = rows[party.Supplier]
		}
	}
	return rows, nil
}
