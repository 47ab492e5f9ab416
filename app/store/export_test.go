package store

// What benchmarks of an import, which is not the store's own, measure against.
var (
	NewRegister  = newRegister
	BareRegister = bareRegister
	WriteBare    = writeBare
)
