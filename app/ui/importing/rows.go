package importing

import (
	"strconv"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// rowNumber is a column of the numbers that rows have in the file.
func rowNumber[R any](row func(R) int) kit.Column[R] {
	return kit.Column[R]{
		Title: "Row", Width: 64, Number: true,
		Text:    func(r R) string { return strconv.Itoa(row(r)) },
		Compare: func(a, b R) int { return row(a) - row(b) },
	}
}

func text[R any](title string, width, grow float32, of func(R) string) kit.Column[R] {
	shown := func(r R) string { return oneLine(of(r)) }
	return kit.Column[R]{Title: title, Width: width, Grow: grow, Text: shown, Compare: kit.ByText(shown)}
}

// changeColumns show what is otherwise in rows that are there already.
func changeColumns() []kit.Column[desk.FieldChange] {
	strong := text("Becomes", 120, 3, func(c desk.FieldChange) string { return orNothing(c.Is) })
	strong.Strong = func(desk.FieldChange) bool { return true }
	return []kit.Column[desk.FieldChange]{
		rowNumber(func(c desk.FieldChange) int { return c.Row }),
		text("What it is about", 130, 2, func(c desk.FieldChange) string { return c.Thing }),
		text("Field", 110, 1, func(c desk.FieldChange) string { return fieldWords(c.Field) }),
		text("Was", 120, 3, func(c desk.FieldChange) string { return orNothing(c.Was) }),
		strong,
	}
}

// orNothing says in words that nothing was known.
func orNothing(text string) string {
	if text == "" {
		return "not known"
	}
	return text
}

// leftOutColumns show why rows can't be taken.
func leftOutColumns() []kit.Column[desk.LeftOutRow] {
	return []kit.Column[desk.LeftOutRow]{
		rowNumber(func(l desk.LeftOutRow) int { return l.Row }),
		text("Column", 110, 1, func(l desk.LeftOutRow) string { return sentence(l.Column) }),
		text("What stands there", 120, 2, func(l desk.LeftOutRow) string { return l.Value }),
		text("Why the row is left out", 200, 4, func(l desk.LeftOutRow) string { return l.Reason }),
	}
}

// newcomerColumns show what the workspace did not have: suppliers, people or teams.
func newcomerColumns(of string) []kit.Column[string] {
	return []kit.Column[string]{text(of, 200, 1, func(name string) string { return name })}
}
