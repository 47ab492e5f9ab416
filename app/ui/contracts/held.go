package contracts

import "counterweight/app/ui/kit"

// heldSheet is a sheet of fields that are not saved one by one: it holds what was typed until a button below them takes it.
func heldSheet[T any](value T) *kit.Sheet[T] {
	var s *kit.Sheet[T]
	s = kit.NewSheet(value, func(_ string, set func(*T), _ func(error)) {
		now := s.Value()
		set(&now)
		s.SetValue(now)
	})
	return s
}
