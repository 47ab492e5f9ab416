package store

import (
	"database/sql"
	"fmt"

	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/money"
)

// What a domain value is in a column. All of these give an int64, a string or nil, as SQLite gives them back, so that a row to be
// written can be compared with the one that is there.

func decimalCell(d exact.Optional) any {
	if !d.Given() {
		return nil
	}
	return d.String()
}

func dayCell(d civil.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// minorCell is an amount in minor units; its currency has a column of its own, or is the one of the whole thing.
func minorCell(a money.Amount) any {
	if !a.IsSet() {
		return nil
	}
	return a.Minor()
}

func currencyCell(c money.Currency) any {
	if !c.IsSet() {
		return nil
	}
	return c.Code()
}

func flagCell(set bool) any {
	if set {
		return int64(1)
	}
	return int64(0)
}

// idCell is the id of a row that another row may lead to; 0 leads nowhere.
func idCell[ID ~int64](id ID) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

// CellError says that a column holds something that this program did not put there.
type CellError struct {
	Row    Row
	Column string
	Err    error
}

func (e *CellError) Error() string {
	return fmt.Sprintf("%v, column %s: %v: another program changed it; see what \"verify\" finds, or go back to a backup", e.Row, e.Column, e.Err)
}

// Unwrap is what is wrong with the value.
func (e *CellError) Unwrap() error { return e.Err }

// cells turns columns of one row into values of the domain. The first column that makes no sense ends up in err; the rest is read all
// the same, so that a reader looks at err once, at the end of its row.
type cells struct {
	table string
	id    int64
	err   error
}

func (c *cells) fail(column string, err error) {
	if err != nil && c.err == nil {
		c.err = &CellError{Row: Row{Table: c.table, Key: fmt.Sprintf("[%d]", c.id)}, Column: column, Err: err}
	}
}

func (c *cells) decimal(column string, text sql.NullString) exact.Optional {
	if !text.Valid {
		return exact.Optional{}
	}
	d, err := exact.Parse(text.String)
	c.fail(column, err)
	return exact.Some(d)
}

func (c *cells) day(column string, text sql.NullString) civil.Date {
	if !text.Valid {
		return civil.Date{}
	}
	d, err := civil.ParseDate(text.String)
	c.fail(column, err)
	return d
}

func (c *cells) currency(column string, code sql.NullString) money.Currency {
	return currencies.read(c, column, code.String)
}

// amount is so many minor units of a currency.
func (c *cells) amount(minor sql.NullInt64, currency money.Currency) money.Amount {
	if !minor.Valid {
		return money.Amount{}
	}
	return money.New(minor.Int64, currency)
}

// lexicon leads from the words of a closed set, as files hold them, to its values; the empty word to the zero value.
type lexicon[T any] map[string]T

// lexiconOf is made of all values that can be stated.
func lexiconOf[T fmt.Stringer](values []T) lexicon[T] {
	var unstated T
	words := lexicon[T]{"": unstated}
	for _, v := range values {
		words[v.String()] = v
	}
	return words
}

// read reads a column that holds a word.
func (l lexicon[T]) read(c *cells, column, text string) T {
	value, ok := l[text]
	if !ok {
		c.fail(column, fmt.Errorf("%q is not one of its words", text))
	}
	return value
}

// currencies are all currencies by their codes.
var currencies = lexiconOf(money.Currencies())
