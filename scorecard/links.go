package scorecard

import (
	"slices"
	"strings"

	"counterweight/procurement/fault"
)

// checkLinks finds links that lead nowhere, and causes that are their own effect.
func (c *Card) checkLinks(f *fault.Finder) {
	names := c.objectiveNames()
	for _, link := range c.Links {
		_, cause := names[link.Cause]
		_, effect := names[link.Effect]
		f.AddIf(!cause || !effect, "links", "a link leads to an objective that is not on the card", "take the link away, or choose another objective")
	}
	if cycle := c.linkCycle(); cycle != nil {
		for i, key := range cycle {
			cycle[i] = names[key]
		}
		f.Add("links", "an objective is its own cause: "+strings.Join(cycle, " → "), "take one of these links away")
	}
}

// objectiveNames are the objectives by key, those without a name by the name of their perspective.
func (c *Card) objectiveNames() map[string]string {
	names := map[string]string{}
	for _, p := range c.Perspectives {
		for _, o := range p.Objectives {
			names[o.Key] = o.Name
			if fault.IsBlank(o.Name) {
				names[o.Key] = p.Name
			}
		}
	}
	return names
}

// linkCycle is a way from an objective along causes and effects back to itself, nil where there is none.
func (c *Card) linkCycle() []string {
	effects := map[string][]string{}
	for _, link := range c.Links {
		effects[link.Cause] = append(effects[link.Cause], link.Effect)
	}
	const (
		onTheWay = 1
		done     = 2
	)
	state := map[string]int{}
	var way, cycle []string
	var walk func(key string) bool
	walk = func(key string) bool {
		switch state[key] {
		case onTheWay:
			cycle = append(slices.Clone(way[slices.Index(way, key):]), key)
			return true
		case done:
			return false
		}
		state[key] = onTheWay
		way = append(way, key)
		if slices.ContainsFunc(effects[key], walk) {
			return true
		}
		way = way[:len(way)-1]
		state[key] = done
		return false
	}
	for _, link := range c.Links {
		if walk(link.Cause) {
			return cycle
		}
	}
	return nil
}

// WouldCircle reports whether a link from one objective to another would make an objective its own cause.
func (c *Card) WouldCircle(cause, effect string) bool {
	with := *c
	with.Links = append(slices.Clone(c.Links), Link{Cause: cause, Effect: effect})
	return with.linkCycle() != nil
}
