package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/scorecard/roles"
)

// Staffing is everything that is followed about teams and the people in them: roles in their order, teams as they were added, people by
// name.
//
// Contracts end with the options that were taken up and the changes that were agreed. Who was taken out of the register fills no role
// from that day on, and is among the people for the time before.
func (ws *Workspace) Staffing(ctx context.Context) (s *roles.Staffing, err error) {
	err = ws.read(ctx, func(q querier) error {
		s, err = staffing(ctx, q)
		return err
	})
	return s, err
}

// Staffing is [Workspace.Staffing] as the batch sees it.
func (tx *Tx) Staffing() (*roles.Staffing, error) { return staffing(tx.ctx, tx) }

func staffing(ctx context.Context, q querier) (*roles.Staffing, error) {
	s := &roles.Staffing{}
	var errs [8]error
	s.Roles, errs[0] = roleCatalogue(ctx, q, 0)
	s.Teams, errs[1] = teams(ctx, q, 0)
	s.Needs, errs[2] = phaseNeeds(ctx, q)
	s.Checks, errs[3] = roleChecks(ctx, q)
	s.Assignments, errs[4] = assignments(ctx, q, 0)
	s.Settled, _, errs[5] = settlementKind.read(ctx, q, 0)
	s.Contracts, errs[6] = contractEnds(ctx, q, leadFromTeams)
	errs[7] = staff(ctx, q, s)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return s, nil
}

// staff adds the people to a staffing that has its teams and assignments. It leaves out assignments to teams that are gone, and ends those
// of people who are.
func staff(ctx context.Context, q querier, s *roles.Staffing) error {
	const query = `SELECT id, name, removed_at FROM person WHERE removed_at IS NULL OR id IN (SELECT person_id FROM assignment) ORDER BY name, id`
	gone := map[roles.PersonID]civil.Date{}
	err := each(ctx, q, query, nil, func(rows *sql.Rows) error {
		var p roles.Person
		var removed sql.NullString
		c := cells{table: "person"}
		c.err = rows.Scan(&c.id, &p.Name, &removed)
		p.ID = roles.PersonID(c.id)
		if removed.Valid {
			gone[p.ID] = c.dayOf("removed_at", removed.String)
		}
		s.People = append(s.People, p)
		return c.err
	})
	if err != nil {
		return err
	}
	there := make(map[roles.TeamID]bool, len(s.Teams))
	for i := range s.Teams {
		there[s.Teams[i].ID] = true
	}
	kept := s.Assignments[:0]
	for _, a := range s.Assignments {
		if !there[a.Team] {
			continue
		}
		if day, left := gone[a.Person]; left {
			a.Term = endedBefore(a.Term, day)
		}
		kept = append(kept, a)
	}
	s.Assignments = kept
	return nil
}

// ContractEnds are the contracts that teams, assignments, capabilities, goals, or anything of governance lead to, each with its last day.
func (ws *Workspace) ContractEnds(ctx context.Context) (ends map[int64]roles.Contract, err error) {
	err = ws.read(ctx, func(q querier) error {
		ends, err = contractEnds(ctx, q, slices.Concat(leadFromTeams, leadFromGovernance))
		return err
	})
	return ends, err
}

// The tables from which teams, goals and agreements lead to contracts.
var (
	leadFromTeams      = []string{"assignment", "team", "capability", "knowledge_goal"}
	leadFromGovernance = []string{"agreement", "forum", "challenge", "feedback", "governance_action", "service_assessment"}
)

// contractEnds works on the few columns that a contract's end rests on, since a register may be long and is not otherwise needed.
func contractEnds(ctx context.Context, q querier, leading []string) (map[int64]roles.Contract, error) {
	followed := func(contract string) string {
		leads := make([]string, len(leading))
		for i, table := range leading { // an index leads to each, so that nothing is read of the many assignments themselves
			leads[i] = fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE contract_id = %s)", table, contract)
		}
		return "(" + strings.Join(leads, " OR ") + ")"
	}
	found := map[int64]*procurement.Contract{}
	of := func(id int64) *procurement.Contract {
		if found[id] == nil {
			found[id] = &procurement.Contract{}
		}
		return found[id]
	}
	terms := `SELECT id, reference, title, begins, ends, terminated FROM contract WHERE removed_at IS NULL AND ` + followed("contract.id")
	err := each(ctx, q, terms, nil, func(rows *sql.Rows) error {
		var begins, ends, terminated sql.NullString
		c := cells{table: "contract"}
		var one procurement.Contract
		c.err = rows.Scan(&c.id, &one.Reference, &one.Title, &begins, &ends, &terminated)
		one.Term.From, one.Term.To, one.Terminated = c.day("begins", begins), c.day("ends", ends), c.day("terminated", terminated)
		*of(c.id) = one
		return c.err
	})
	if err != nil {
		return nil, err
	}
	options := `SELECT contract_id, months FROM contract_option WHERE state = 'taken' AND ` + followed("contract_option.contract_id")
	err = each(ctx, q, options, nil, func(rows *sql.Rows) error {
		var id int64
		o := procurement.ExtensionOption{State: procurement.OptionTaken}
		err := rows.Scan(&id, &o.Months)
		of(id).Options = append(of(id).Options, o)
		return err
	})
	if err != nil {
		return nil, err
	}
	changes := `SELECT contract_id, months, days FROM contract_change WHERE state = 'agreed' AND ` + followed("contract_change.contract_id")
	err = each(ctx, q, changes, nil, func(rows *sql.Rows) error {
		var id int64
		change := procurement.Change{State: procurement.ChangeAgreed}
		err := rows.Scan(&id, &change.Months, &change.Days)
		of(id).Changes = append(of(id).Changes, change)
		return err
	})
	if err != nil {
		return nil, err
	}
	ends := make(map[int64]roles.Contract, len(found))
	for id, c := range found {
		if c.Reference != "" { // what is left of one that was taken out of the register has no reference
			ends[id] = roles.Contract{Reference: c.Reference, Name: c.Title, End: c.End()}
		}
	}
	return ends, nil
}
