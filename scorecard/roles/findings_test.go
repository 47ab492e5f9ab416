package roles_test

import (
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

func textsOf(findings []roles.Finding) (texts []string) {
	for _, f := range findings {
		texts = append(texts, f.Text)
	}
	return texts
}

func TestFindings(t *testing.T) {
	open := func(role int, person roles.PersonID) roles.Assignment {
		return roles.Assignment{Role: roles.RoleID(role), Person: person, Term: term("2026-06-01", "")}
	}
	for name, c := range map[string]struct {
		assigned []roles.Assignment
		change   func(*roles.Staffing)
		want     []string
	}{
		"all is well": {assigned: []roles.Assignment{open(serviceOwner, 1), open(productManager, 2)}},
		"an essential role is vacant": {
			assigned: []roles.Assignment{{Role: serviceOwner, Term: term("2026-06-01", "2026-10-19")}, open(productManager, 2)},
			want:     []string{"Licensing has no service owner: 34 days"},
		},
		"vacant since today": {
			assigned: []roles.Assignment{{Role: serviceOwner, Term: term("2026-06-01", "2026-11-21")}, open(productManager, 2)},
			want:     []string{"Licensing has no service owner: 1 day"},
		},
		"a supplier's goes with the contract": {
			assigned: []roles.Assignment{open(serviceOwner, 1), {Role: productManager, Person: 2, Employer: roles.Supplier, Contract: 14, Term: term("2026-06-01", "")}},
			want:     []string{"Licensing: the product manager is a supplier's; C-014 ends 12 Mar 2027"},
		},
		"a proxy": {
			assigned: []roles.Assignment{open(serviceOwner, 1), {Role: productManager, Person: 2, Standing: roles.Proxy, Term: term("2026-06-01", "")}},
			want:     []string{"Licensing: a subject expert stands in as product manager"},
		},
		"ends in 60 days": {
			assigned: []roles.Assignment{open(serviceOwner, 1), {Role: productManager, Person: 2, Term: term("2026-06-01", "2027-01-21")}},
			want:     []string{"Licensing: the product manager is assigned until 21 Jan 2027"},
		},
		"ends in 61 days": {assigned: []roles.Assignment{open(serviceOwner, 1), {Role: productManager, Person: 2, Term: term("2026-06-01", "2027-01-22")}}},
		"more than anybody has": {
			assigned: []roles.Assignment{open(serviceOwner, 1), {Role: productManager, Person: 1, Share: exact.MustParse("0.5"), Term: term("2026-06-01", "")}},
			want:     []string{"Ann is assigned to 100.5 % in 1 team"},
		},
		"two roles that should check each other": {
			assigned: []roles.Assignment{{Role: serviceOwner, Person: 1, Share: exact.Int(50), Term: term("2026-06-01", "")}, {Role: productManager, Person: 1, Share: exact.Int(50), Term: term("2026-06-01", "")}},
			change: func(s *roles.Staffing) {
				s.Checks = []roles.Check{{One: serviceOwner, Other: productManager, Why: "the owner answers for what the manager proposes"}}
			},
			want: []string{"Licensing: Ann is both service owner and product manager"},
		},
		"accepted until a day": {
			assigned: []roles.Assignment{open(productManager, 2)},
			change: func(s *roles.Staffing) {
				s.Settled = []roles.Settlement{{Key: "vacant:1:1", Kind: roles.Accepted, Reason: "recruiting", On: today, Until: today}}
			},
		},
		"accepted until yesterday": {
			assigned: []roles.Assignment{open(productManager, 2)},
			change: func(s *roles.Staffing) {
				s.Settled = []roles.Settlement{{Key: "vacant:1:1", Kind: roles.Accepted, On: day("2026-01-01"), Until: today.AddDays(-1)}}
			},
			want: []string{"Licensing has no service owner: 175 days"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := licensing(c.assigned...)
			if c.change != nil {
				c.change(s)
			}
			if got := textsOf(s.Chart().Findings(today)); !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestThreeTeamsAreTooManyForOnePerson(t *testing.T) {
	s := licensing()
	s.Needs = roles.Needs{}
	for i := range 3 {
		s.Teams = append(s.Teams[:i], roles.Team{ID: roles.TeamID(i + 1), Name: "Team"})
		s.Assignments = append(s.Assignments, roles.Assignment{
			Team: roles.TeamID(i + 1), Role: developer, Person: 2, Share: exact.Int(10), Employer: roles.Us, Term: term("2026-01-01", ""),
		})
		want := 0
		if i == 2 {
			want = 1
		}
		if got := textsOf(s.Chart().Findings(today)); len(got) != want {
			t.Errorf("in %d teams: %q", i+1, got)
		}
	}
}

func TestPeopleWhoShareANameAreNotOnePerson(t *testing.T) {
	s := licensing(
		roles.Assignment{Role: serviceOwner, Person: 1, Term: term("2026-06-01", "")},
		roles.Assignment{Role: productManager, Person: 2, Term: term("2026-06-01", "")},
	)
	s.People[1].Name = s.People[0].Name
	if got := textsOf(s.Chart().Findings(today)); len(got) != 0 {
		t.Errorf("two people of one name are taken for one: %q", got)
	}
}

func TestSignsStandBesideHowTheProductWasLookedAfter(t *testing.T) {
	s := licensing(roles.Assignment{Role: productManager, Person: 1, Term: term("2026-10-17", "2026-11-02")})
	seen := []roles.Seen{
		{Team: 1, Month: civil.PeriodOf(civil.Month, day("2026-10-01")), Sign: roles.DeliveryLate, Example: "release 9 waits for a decision"},
		{Team: 1, Month: civil.PeriodOf(civil.Month, day("2026-10-01")), Sign: roles.VisionUnclear},
		{Team: 2, Month: civil.PeriodOf(civil.Month, day("2026-10-01")), Sign: roles.OverBudget},
	}
	months := s.Chart().ProductMonths(1, seen, civil.PeriodOf(civil.Month, day("2026-09-01")), civil.PeriodOf(civil.Month, day("2026-11-01")))
	if len(months) != 3 || months[0].Filled != 0 || months[1].Filled != 15 || months[1].Days != 31 || months[2].Filled != 2 {
		t.Fatalf("got %+v", months)
	}
	if october := months[1].Signs; len(october) != 2 || october[0].Sign != roles.VisionUnclear || october[1].Example == "" {
		t.Errorf("October's signs are %+v", october)
	}
	for _, sign := range roles.AllSigns() {
		if sign.Text() == "" || strings.HasSuffix(sign.Text(), ".") {
			t.Errorf("%s has the text %q", sign, sign.Text())
		}
	}
}

func TestExactlyOneIsAccountableAndSomebodyResponsible(t *testing.T) {
	const a, r, c = roles.Accountable, roles.Responsible, roles.Consulted
	m := roles.Matrix{
		Roles: []string{"Senior responsible owner", "Service owner", "Programme manager", "Product lead"},
		Rows: []roles.Responsibility{
			{Name: "Outcome and benefits", Parts: [][]roles.Letter{{a}, {r}, {c}, {r}}},
			{Name: "Roadmap and scope", Parts: [][]roles.Letter{nil, {a}, nil, {a, r}}},
			{Name: "Take-up of the service", Parts: [][]roles.Letter{nil, nil, nil, {r}}},
			{Name: "Budget", Parts: [][]roles.Letter{{a}, {c}, nil, nil}},
			{Name: "Nothing filled in"},
		},
	}
	if gaps, overlaps := m.Gaps(); gaps != 3 || overlaps != 1 {
		t.Errorf("%d gaps and %d overlaps, want 3 and 1", gaps, overlaps)
	}
	for i, want := range [][]roles.Trouble{
		nil,
		{roles.SeveralAccountable},
		{roles.NobodyAccountable},
		{roles.NobodyResponsible},
		{roles.NobodyAccountable, roles.NobodyResponsible},
	} {
		if got := m.Rows[i].Troubles(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", m.Rows[i].Name, got, want)
		}
	}
}
