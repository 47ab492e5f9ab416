package roles_test

import (
	"math/big"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

// teamsWith are teams that need the same roles, of which so many are filled by us, and then by a supplier.
func teamsWith(teams, needed, ours, theirs int) *roles.Staffing {
	s := &roles.Staffing{Needs: roles.Needs{}}
	for r := range needed {
		s.Roles = append(s.Roles, roles.Role{ID: roles.RoleID(r + 1)})
		s.Needs[roles.Beta] = append(s.Needs[roles.Beta], roles.Need{Role: roles.RoleID(r + 1)})
	}
	for t := range teams {
		s.Teams = append(s.Teams, roles.Team{ID: roles.TeamID(t + 1), Phases: []roles.Stage{{From: day("2026-01-01"), Phase: roles.Beta}}})
		for r := range needed {
			a := roles.Assignment{Team: roles.TeamID(t + 1), Role: roles.RoleID(r + 1), Share: exact.Int(100), Employer: roles.Us}
			switch {
			case ours > 0:
				ours--
			case theirs > 0:
				theirs--
				a.Employer = roles.Supplier
			default:
				continue
			}
			s.Assignments = append(s.Assignments, a)
		}
	}
	return s
}

func wantPerCent(t *testing.T, what string, share *big.Rat, want float64) {
	t.Helper()
	if got, _ := new(big.Rat).Mul(share, big.NewRat(100, 1)).Float64(); got < want-1e-5 || got > want+1e-5 {
		t.Errorf("%s: %v %%, want %v %%", what, got, want)
	}
}

func TestRoleSlotsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "share of role slots filled") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				Products int
				Needed   int `json:"roles_required_per_product"`
				Filled   int
			}
			var want struct{ Pct float64 }
			e.Read(t, &in, &want)
			counts := teamsWith(in.Products, in.Needed, in.Filled, 0).Chart().On(today).Counts()
			wantPerCent(t, "filled", counts.ShareFilled(), want.Pct)
		})
	}
}

func TestRoleSlotsByEmployerOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "share of role slots filled, by employer") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct {
				FilledBy struct {
					Ours   int `json:"civil_servant"`
					Theirs int `json:"supplier"`
				} `json:"filled_by"`
				Required int
			}
			var want struct {
				Filled float64 `json:"pct_filled"`
				Ours   float64 `json:"pct_inhouse"`
				Theirs float64 `json:"pct_supplier_dependent"`
			}
			e.Read(t, &in, &want)
			counts := teamsWith(1, in.Required, in.FilledBy.Ours, in.FilledBy.Theirs).Chart().On(today).Counts()
			wantPerCent(t, "filled", counts.ShareFilled(), want.Filled)
			wantPerCent(t, "ours", counts.ShareOurs(), want.Ours)
			wantPerCent(t, "theirs", counts.ShareTheirs(), want.Theirs)
		})
	}
}

func TestSkillGapsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "skills gap") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Required, Held map[string]string }
			var want struct{ Gaps map[string]int }
			e.Read(t, &in, &want)
			for skill, level := range in.Required {
				needed, err := roles.ParseSkillLevel(level)
				if err != nil {
					t.Fatal(err)
				}
				held, err := roles.ParseSkillLevel(in.Held[skill])
				if err != nil {
					t.Fatal(err)
				}
				if got := roles.Gap(needed, held); got != want.Gaps[skill] {
					t.Errorf("%s lacks %d levels, want %d", skill, got, want.Gaps[skill])
				}
			}
		})
	}
}
