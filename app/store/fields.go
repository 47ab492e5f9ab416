package store

import (
	"fmt"

	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// field is one column of a table and the part of a domain value that it holds, in both directions.
type field[T any] struct {
	column string
	cell   func(v *T) any
	// take sets the part from what the column holds: an int64, a string or nil. in is the currency of the money.
	take func(v *T, c *cells, held any, in func(*T) money.Currency)
}

func textField[T any](column string, at func(*T) *string) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return *at(v) },
		take: func(v *T, c *cells, held any, _ func(*T) money.Currency) {
			*at(v), _ = held.(string)
		},
	}
}

func dayField[T any](column string, at func(*T) *civil.Date) field[T] {
	return parsedField(column, at, func(d civil.Date) any { return dayCell(d) }, civil.ParseDate)
}

func decimalField[T any](column string, at func(*T) *exact.Optional) field[T] {
	return parsedField(column, at, func(d exact.Optional) any { return decimalCell(d) }, exact.ParseOptional)
}

// parsedField is a text that stands for a value; NULL is the value's zero.
func parsedField[T, V any](column string, at func(*T) *V, cell func(V) any, parse func(string) (V, error)) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return cell(*at(v)) },
		take: func(v *T, c *cells, held any, _ func(*T) money.Currency) {
			text, there := held.(string)
			if !there {
				return
			}
			value, err := parse(text)
			c.fail(column, err)
			*at(v) = value
		},
	}
}

// wordField is a word of a closed set.
func wordField[T any, W fmt.Stringer](column string, words lexicon[W], at func(*T) *W) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return (*at(v)).String() },
		take: func(v *T, c *cells, held any, _ func(*T) money.Currency) {
			text, _ := held.(string)
			*at(v) = words.read(c, column, text)
		},
	}
}

// numberField is a whole number that may be unknown.
func numberField[T any](column string, at func(*T) *procurement.Number) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return numberCell(*at(v)) },
		take: func(v *T, _ *cells, held any, _ func(*T) money.Currency) {
			if n, there := held.(int64); there {
				*at(v) = procurement.NumberOf(int(n))
			}
		},
	}
}

// countField is a whole number, an id or a flag's 0 or 1.
func countField[T any, N ~int | ~int64](column string, at func(*T) *N) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return int64(*at(v)) },
		take: func(v *T, _ *cells, held any, _ func(*T) money.Currency) {
			n, _ := held.(int64)
			*at(v) = N(n)
		},
	}
}

// flagField is 1 for what is so.
func flagField[T any](column string, at func(*T) *bool) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return flagCell(*at(v)) },
		take: func(v *T, _ *cells, held any, _ func(*T) money.Currency) {
			n, _ := held.(int64)
			*at(v) = n != 0
		},
	}
}

// idField is the id of a row that another row may lead to; NULL where it leads nowhere.
func idField[T any, ID ~int64](column string, at func(*T) *ID) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return idCell(*at(v)) },
		take: func(v *T, _ *cells, held any, _ func(*T) money.Currency) {
			id, _ := held.(int64)
			*at(v) = ID(id)
		},
	}
}

// periodField is a period by its name.
func periodField[T any](column string, at func(*T) *civil.Period) field[T] {
	return parsedField(column, at, func(p civil.Period) any { return p.String() }, civil.ParsePeriod)
}

// givenField is a decimal that is always there.
func givenField[T any](column string, at func(*T) *exact.Decimal) field[T] {
	return parsedField(column, at, func(d exact.Decimal) any { return d.String() }, exact.Parse)
}

// fieldsOf are the fields of a part of a value as fields of the whole. The part holds no money.
func fieldsOf[T, P any](part func(*T) *P, fields []field[P]) []field[T] {
	whole := make([]field[T], len(fields))
	for i, f := range fields {
		whole[i] = field[T]{
			column: f.column,
			cell:   func(v *T) any { return f.cell(part(v)) },
			take:   func(v *T, c *cells, held any, _ func(*T) money.Currency) { f.take(part(v), c, held, withoutMoney[P]) },
		}
	}
	return whole
}

// withoutMoney is the currency of what holds no money.
func withoutMoney[T any](*T) money.Currency { return money.Currency{} }

// amountField is minor units of the currency of the thing that the row belongs to.
func amountField[T any](column string, at func(*T) *money.Amount) field[T] {
	return field[T]{
		column: column,
		cell:   func(v *T) any { return minorCell(*at(v)) },
		take: func(v *T, _ *cells, held any, in func(*T) money.Currency) {
			if minor, there := held.(int64); there {
				*at(v) = money.New(minor, in(v))
			}
		},
	}
}

// columnsOf are the columns of fields.
func columnsOf[T any](fields []field[T]) []string {
	columns := make([]string, len(fields))
	for i, f := range fields {
		columns[i] = f.column
	}
	return columns
}

// cellsOf are what the columns of fields hold for a value.
func cellsOf[T any](fields []field[T], v *T) []any {
	row := make([]any, len(fields))
	for i, f := range fields {
		row[i] = f.cell(v)
	}
	return row
}
