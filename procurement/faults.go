package procurement

import "counterweight/procurement/fault"

// What is wrong with a supplier, a contract or a person.
type (
	Fault  = fault.Fault
	Faults = fault.List
)
