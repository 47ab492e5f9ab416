package weighing

import "testing"

func TestADepartureInWords(t *testing.T) {
	named := func(names ...string) (bids []*contender) {
		for _, name := range names {
			bids = append(bids, &contender{name: name})
		}
		return bids
	}
	bids := named("Merrow", "Brindle", "Halden", "Ardal")
	merrow, brindle, halden, ardal := bids[0], bids[1], bids[2], bids[3]
	for name, c := range map[string]struct {
		of   departure
		want string
	}{
		"two places and the first": {
			departure{merrow, []*contender{halden}, []move{{brindle, 1, 2}, {halden, 2, 1}}, true},
			"If Merrow had not bid, Brindle and Halden would change places, and Halden would win.",
		},
		"two places further down": {
			departure{merrow, []*contender{ardal}, []move{{brindle, 2, 3}, {halden, 3, 2}}, false},
			"If Merrow had not bid, Brindle and Halden would change places.",
		},
		"one of two equals falls back": {
			departure{merrow, []*contender{brindle}, []move{{halden, 1, 2}}, true},
			"If Merrow had not bid, the place of Halden would change, and Brindle would win.",
		},
		"two who do not take each other's": {
			departure{merrow, []*contender{brindle, halden}, []move{{brindle, 2, 1}, {ardal, 1, 3}}, true},
			"If Merrow had not bid, the places of Brindle and Ardal would change, and Brindle and Halden would share the first place.",
		},
		"three": {
			departure{merrow, []*contender{ardal}, []move{{brindle, 1, 2}, {halden, 2, 3}, {ardal, 3, 1}}, true},
			"If Merrow had not bid, the places of Brindle, Halden and Ardal would change, and Ardal would win.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.of.words(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
