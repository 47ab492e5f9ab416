package roles_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

var today = day("2026-11-22")

func day(text string) civil.Date { return civil.MustDate(text) }

// term is from one day to another; the empty text is an end that is not known.
func term(from, to string) civil.Term {
	t := civil.Term{From: day(from)}
	if to != "" {
		t.To = day(to)
	}
	return t
}

const (
	serviceOwner = iota + 1
	productManager
	developer
)

// licensing is a team in beta that needs a service owner and a product manager, and may have developers.
func licensing(assigned ...roles.Assignment) *roles.Staffing {
	for i := range assigned {
		a := &assigned[i]
		a.ID, a.Team = roles.AssignmentID(i+1), 1
		if a.Share.IsZero() {
			a.Share = exact.Int(100)
		}
		if a.Employer == roles.EmployerUnstated {
			a.Employer = roles.Us
		}
	}
	return &roles.Staffing{
		Roles:  []roles.Role{{ID: serviceOwner, Name: "Service owner"}, {ID: productManager, Name: "Product manager", Product: true}, {ID: developer, Name: "Developer"}},
		Teams:  []roles.Team{{ID: 1, Name: "Licensing", Phases: []roles.Stage{{From: day("2026-01-01"), Phase: roles.Alpha}, {From: day("2026-06-01"), Phase: roles.Beta}}}},
		People: []roles.Person{{ID: 1, Name: "Ann"}, {ID: 2, Name: "Raj"}},
		Needs: roles.Needs{
			roles.Alpha: {{Role: productManager, Essential: true}},
			roles.Beta:  {{Role: serviceOwner, Essential: true}, {Role: productManager, Essential: true}},
		},
		Assignments: assigned,
		Contracts:   map[int64]roles.Contract{14: {Reference: "C-014", End: day("2027-03-12")}},
	}
}

func coverOn(s *roles.Staffing, role int, on civil.Date) roles.Cover {
	return s.Chart().On(on).Cells[0][role-1].Cover
}

func TestWhoCoversARole(t *testing.T) {
	theirs := roles.Assignment{Role: productManager, Employer: roles.Supplier, Contract: 14, Term: term("2026-06-01", "2027-12-31")}
	ours := roles.Assignment{Role: productManager, Term: term("2026-06-01", "2026-11-22")}
	proxy := roles.Assignment{Role: productManager, Standing: roles.Proxy, Term: term("2026-06-01", "")}
	for name, c := range map[string]struct {
		assigned []roles.Assignment
		on       string
		want     roles.Cover
	}{
		"nobody":                {nil, "2026-11-22", roles.Vacant},
		"before the team began": {nil, "2025-12-31", roles.NotNeededHere},
		"on the first day":      {[]roles.Assignment{ours}, "2026-06-01", roles.ByOurs},
		"the day before it":     {[]roles.Assignment{ours}, "2026-05-31", roles.Vacant},
		"on the last day":       {[]roles.Assignment{ours}, "2026-11-22", roles.ByOurs},
		"the day after it":      {[]roles.Assignment{ours}, "2026-11-23", roles.Vacant},
		"a supplier's":          {[]roles.Assignment{theirs}, "2026-11-22", roles.ByTheirs},
		"a supplier's, on the contract's last day":    {[]roles.Assignment{theirs}, "2027-03-12", roles.ByTheirs},
		"a supplier's, the day after":                 {[]roles.Assignment{theirs}, "2027-03-13", roles.Vacant},
		"both":                                        {[]roles.Assignment{theirs, ours}, "2026-11-22", roles.ByBoth},
		"a proxy, who has no end":                     {[]roles.Assignment{proxy}, "2030-01-01", roles.ByProxy},
		"a proxy beside a supplier's":                 {[]roles.Assignment{proxy, theirs}, "2026-11-22", roles.ByTheirs},
		"somebody who changed employer in mid-month":  {[]roles.Assignment{{Role: productManager, Employer: roles.Supplier, Term: term("2026-06-01", "2026-11-14")}, {Role: productManager, Term: term("2026-11-15", "")}}, "2026-11-15", roles.ByOurs},
		"the day before the change":                   {[]roles.Assignment{{Role: productManager, Employer: roles.Supplier, Term: term("2026-06-01", "2026-11-14")}, {Role: productManager, Term: term("2026-11-15", "")}}, "2026-11-14", roles.ByTheirs},
		"somebody with no time for it":                {[]roles.Assignment{{Role: developer, Share: exact.Int(-1), Term: term("2026-06-01", "")}}, "2026-11-22", roles.Vacant},
		"an agency's worker":                          {[]roles.Assignment{{Role: productManager, Employer: roles.Agency, Term: term("2026-06-01", "")}}, "2026-11-22", roles.ByTheirs},
		"an acting one of ours":                       {[]roles.Assignment{{Role: productManager, Standing: roles.Acting, Term: term("2026-06-01", "")}}, "2026-11-22", roles.ByOurs},
		"an assignment that comes after its contract": {[]roles.Assignment{{Role: productManager, Employer: roles.Supplier, Contract: 14, Term: term("2027-04-01", "")}}, "2027-04-01", roles.Vacant},
	} {
		t.Run(name, func(t *testing.T) {
			if got := coverOn(licensing(c.assigned...), productManager, day(c.on)); got != c.want {
				t.Errorf("it is %s, want %s", got.Words(), c.want.Words())
			}
		})
	}
}

func TestARoleThatNoPhaseNeedsIsShownWhereSomebodyFillsIt(t *testing.T) {
	s := licensing(roles.Assignment{Role: developer, Share: exact.Int(150), Term: term("2026-06-01", "")})
	cell := s.Chart().On(today).Cells[0][developer-1]
	if cell.Need != nil || cell.Cover != roles.ByOurs || cell.FullTime().Cmp(big.NewRat(3, 2)) != 0 {
		t.Errorf("got %s, %s full time", cell.Cover.Words(), cell.FullTime())
	}
	if n := s.Chart().On(today).Counts(); n.Needed != 2 || n.Filled != 0 || n.NotRequired != 1 {
		t.Errorf("counted %+v", n)
	}
}

func TestATeamMayDoWithoutARoleForATime(t *testing.T) {
	s := licensing()
	s.Teams[0].Waived = []roles.Waiver{{Role: productManager, Term: term("2026-11-01", "2026-11-30"), Reason: "shared with Appeals"}}
	for on, want := range map[string]roles.Cover{
		"2026-10-31": roles.Vacant, "2026-11-01": roles.NotNeededHere, "2026-11-30": roles.NotNeededHere, "2026-12-01": roles.Vacant,
	} {
		if got := coverOn(s, productManager, day(on)); got != want {
			t.Errorf("on %s it is %s, want %s", on, got.Words(), want.Words())
		}
	}
}

// randomStaffing is what an office might have noted, within about two years around today.
func randomStaffing(seed uint64) *roles.Staffing {
	rng := rand.New(rand.NewPCG(seed, 2))
	someDay := func() civil.Date { return today.AddDays(rng.IntN(700) - 350) }
	someTerm := func() civil.Term {
		from := someDay()
		if rng.IntN(5) == 0 {
			return civil.Term{From: from}
		}
		return civil.Term{From: from, To: from.AddDays(rng.IntN(300))}
	}
	s := licensing()
	s.Teams = nil
	s.Contracts[14] = roles.Contract{Reference: "C-014", End: someDay()}
	for t := range 1 + rng.IntN(3) {
		first := someDay()
		team := roles.Team{ID: roles.TeamID(t + 1), Phases: []roles.Stage{
			{From: first, Phase: roles.Phase(1 + rng.IntN(4))}, {From: first.AddDays(rng.IntN(200)), Phase: roles.Phase(1 + rng.IntN(4))},
		}}
		if rng.IntN(3) == 0 {
			team.Waived = []roles.Waiver{{Role: roles.RoleID(1 + rng.IntN(3)), Term: someTerm()}}
		}
		s.Teams = append(s.Teams, team)
	}
	for i := range rng.IntN(12) {
		s.Assignments = append(s.Assignments, roles.Assignment{
			ID: roles.AssignmentID(i + 1), Team: roles.TeamID(1 + rng.IntN(3)), Role: roles.RoleID(1 + rng.IntN(3)), Person: roles.PersonID(1 + rng.IntN(2)),
			Share: exact.Int(int64(rng.IntN(4) * 25)), Employer: roles.Employer(1 + rng.IntN(3)), Contract: int64(14 * rng.IntN(2)), Term: someTerm(),
		})
	}
	return s
}

func TestTheLookAheadFindsEveryVacantDayAndNoOther(t *testing.T) {
	for seed := range uint64(150) {
		s := randomStaffing(seed)
		chart := s.Chart()
		from, to := today.AddDays(-200), today.AddDays(200)
		told := map[[3]int]bool{}
		for _, v := range chart.Ahead(from, to) {
			for d := v.Term.From; !d.After(v.Term.To); d = d.AddDays(1) {
				told[[3]int{int(v.Team.ID), int(v.Role.ID), from.DaysUntil(d)}] = v.Essential
			}
		}
		seen := 0
		for d := from; !d.After(to); d = d.AddDays(1) {
			for _, row := range chart.On(d).Cells {
				for _, cell := range row {
					essential, vacant := told[[3]int{int(cell.Team.ID), int(cell.Role.ID), from.DaysUntil(d)}]
					if vacant != (cell.Cover == roles.Vacant) || vacant && essential != cell.Need.Essential {
						t.Fatalf("staffing %d, team %d, role %d on %s: told vacant %v, but it is %s", seed, cell.Team.ID, cell.Role.ID, d, vacant, cell.Cover.Words())
					}
					if vacant {
						seen++
					}
				}
			}
		}
		if seen != len(told) {
			t.Fatalf("staffing %d: %d vacant days, told of %d", seed, seen, len(told))
		}
	}
}

func TestSinceWhenARoleIsVacantDayByDay(t *testing.T) {
	for seed := range uint64(150) {
		s := randomStaffing(seed)
		chart := s.Chart()
		for _, row := range chart.On(today).Cells {
			for _, cell := range row {
				var want civil.Date
				for d := today; chart.On(d).Cells[slices.IndexFunc(s.Teams, func(x roles.Team) bool { return x.ID == cell.Team.ID })][cell.Role.ID-1].Cover == roles.Vacant; d = d.AddDays(-1) {
					want = d
				}
				if got := chart.VacantSince(cell.Team.ID, cell.Role.ID, today); got != want {
					t.Fatalf("staffing %d, team %d, role %d: vacant since %s, want %s", seed, cell.Team.ID, cell.Role.ID, got, want)
				}
			}
		}
	}
}

func TestTheLookAheadSaysWhatMadeARoleVacant(t *testing.T) {
	s := licensing(
		roles.Assignment{Role: serviceOwner, Term: term("2026-06-01", "")},
		roles.Assignment{Role: productManager, Employer: roles.Supplier, Contract: 14, Term: term("2026-06-01", "2027-12-31")},
	)
	ahead := s.Chart().Ahead(today, today.AddDays(365))
	if len(ahead) != 1 {
		t.Fatalf("%d vacancies, want 1", len(ahead))
	}
	v := ahead[0]
	if v.Term.From != day("2027-03-13") || v.Contract == nil || v.Contract.Reference != "C-014" || v.Last.ID != 2 || v.Days() != 255 {
		t.Errorf("got %+v, %d days", v, v.Days())
	}
}

func TestRoleDaysOfSuppliers(t *testing.T) {
	s := licensing(
		roles.Assignment{Role: serviceOwner, Share: exact.Int(50), Term: term("2026-11-01", "")},
		roles.Assignment{Role: developer, Employer: roles.Supplier, Share: exact.Int(100), Contract: 14, Term: term("2027-03-10", "2027-12-31")},
	)
	d := s.RoleDays(0, term("2027-03-01", "2027-03-31")) // 31 half days of ours; three days of theirs until the contract ends
	if d.Ours.Cmp(big.NewRat(31, 2)) != 0 || d.Theirs.Cmp(big.NewRat(3, 1)) != 0 || d.ShareTheirs().Cmp(big.NewRat(6, 37)) != 0 {
		t.Errorf("ours %s, theirs %s, share %s", d.Ours, d.Theirs, d.ShareTheirs())
	}
	if none := s.RoleDays(2, term("2027-03-01", "2027-03-31")); none.ShareTheirs() != nil {
		t.Errorf("a team without anybody has the share %s", none.ShareTheirs())
	}
}

func TestAGlidePathRunsStraightFromPointToPoint(t *testing.T) {
	path := roles.GlidePath{{On: day("2026-01-01"), Share: big.NewRat(1, 2)}, {On: day("2026-01-11"), Share: big.NewRat(1, 4)}}
	for on, want := range map[string]*big.Rat{
		"2025-01-01": big.NewRat(1, 2), "2026-01-01": big.NewRat(1, 2), "2026-01-05": big.NewRat(2, 5), "2026-01-11": big.NewRat(1, 4), "2030-01-01": big.NewRat(1, 4),
	} {
		if got := path.On(day(on)); got.Cmp(want) != 0 {
			t.Errorf("on %s it allows %s, want %s", on, got, want)
		}
	}
	if got := (roles.GlidePath{}).On(today); got != nil {
		t.Errorf("no path allows %s", got)
	}
}
