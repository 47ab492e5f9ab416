package money_test

import (
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement/money"
)

func TestMinorUnitsOfTheWorkedExamples(t *testing.T) {
	for _, e := range beside.Examples(t, "money") {
		t.Run(e.ID, func(t *testing.T) {
			var in struct{ Amounts [][2]string }
			var want struct{ Minor []int64 }
			e.Read(t, &in, &want)
			for i, pair := range in.Amounts {
				c, err := money.ParseCurrency(pair[1])
				if err != nil {
					t.Fatal(err)
				}
				a, err := money.Parse(pair[0], c)
				if err != nil || a.Minor() != want.Minor[i] {
					t.Errorf("%v is %d minor units, %v; want %d", pair, a.Minor(), err, want.Minor[i])
				}
			}
		})
	}
}
