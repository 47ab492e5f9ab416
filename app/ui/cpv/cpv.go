// Package cpv is the Common Procurement Vocabulary for pages: names for codes, and codes to choose from.
package cpv

import (
	"sync"

	"counterweight/app/ui/kit"
	"counterweight/assets"
	"counterweight/procurement"
)

// Names are the names of all codes, read once. It may be called on any goroutine; the first call takes some milliseconds.
var Names = sync.OnceValue(func() *procurement.CPVNames {
	list, err := assets.Files.ReadFile(assets.CPV)
	if err != nil {
		panic(err) // it is part of the program
	}
	names, err := procurement.ReadCPVNames(string(list))
	if err != nil {
		panic(err)
	}
	return names
})

// Choices are all codes with their names, to choose from by either.
var Choices = sync.OnceValue(func() []kit.Choice {
	all := Names().All()
	choices := make([]kit.Choice, len(all))
	for i, one := range all {
		choices[i] = kit.Choice{Value: one.Code.String(), Text: one.Code.String(), Note: one.Name}
	}
	return choices
})
