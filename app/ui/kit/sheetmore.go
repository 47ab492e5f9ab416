package kit

// Tick edits something that is so or not, as a box to tick.
func (s *Sheet[T]) Tick(label string, at func(*T) *bool) *Field {
	var f *Field
	f = CheckField(label, *at(&s.value), save(s, label, &f, at))
	return s.add(f, func(t *T) string { return TickedIf(*at(t)) })
}

// ChooseOf edits a value of a closed set whose zero value is one to choose, too, such as no level.
func ChooseOf[T any, W Word](s *Sheet[T], label string, all []W, at func(*T) *W) *Field {
	choices, byName := make([]Choice, len(all)), map[string]W{}
	for i, w := range all {
		choices[i] = Choice{Value: w.String(), Text: w.Words()}
		byName[w.String()] = w
	}
	var f *Field
	set := save(s, label, &f, at)
	f = ChoiceField(label, choices, (*at(&s.value)).String(), func(name string) { set(byName[name]) })
	return s.add(f, func(t *T) string { return (*at(t)).String() })
}
