package export

import (
	"slices"
	"strconv"
	"strings"

	"counterweight/procurement/exact"
	"counterweight/procurement/money"
	"counterweight/procurement/tender"

	"github.com/xuri/excelize/v2"
)

// maxDigitsInCell is how many significant digits of a number a worksheet keeps. A decimal with more is written as text, which keeps all.
const maxDigitsInCell = 15

// put writes a value into a cell to be filled in: a text, an [exact.Decimal], an [exact.Optional] or a [money.Amount], nil for an empty
// cell.
func (b *tenderBook) put(s *sheet, column int, c tender.Column, value any) {
	l := b.inputLook(c)
	switch value := value.(type) {
	case exact.Decimal:
		putDecimal(s, column, value, l)
	case exact.Optional:
		if d, given := value.Get(); given {
			putDecimal(s, column, d, l)
			return
		}
		s.blank(column, l)
	case money.Amount:
		if value.IsSet() {
			putDecimal(s, column, value.Decimal(), l)
			return
		}
		s.blank(column, l)
	case string:
		if value == "" {
			s.blank(column, l)
			return
		}
		s.text(column, value, l)
	default:
		s.blank(column, l)
	}
}

func putDecimal(s *sheet, column int, d exact.Decimal, l look) {
	text := d.String()
	digits := strings.TrimLeft(text, "-0.") // with the point, where it stands among them
	if number, err := strconv.ParseFloat(text, 64); err == nil && len(strings.Replace(digits, ".", "", 1)) <= maxDigitsInCell {
		s.number(column, number, l)
		return
	}
	s.text(column, text, l)
}

// inputLook is how a cell to be filled in looks. What is text has the format of text, so that an id such as 1.10 stays what it is.
func (b *tenderBook) inputLook(c tender.Column) look {
	l := look{boxed: true, fill: accentPale, open: true}
	switch c.Kind {
	case tender.HoldsNumber:
		l.align = "right"
	case tender.HoldsMoney:
		l.align, l.number = "right", "#,##0.00"
		if decimals := b.tender.Currency.Decimals(); b.tender.Currency.IsSet() && decimals != 2 {
			l.number = strings.TrimSuffix("#,##0."+strings.Repeat("0", decimals), ".")
		}
	case tender.HoldsText:
		l.number, l.wrap = "@", true
	default:
		l.number = "@"
	}
	return l
}

// guard lets only what the column takes into cells: a word of a list, an id of another sheet, a number that is not negative.
func (b *tenderBook) guard(s *sheet, c tender.Column, cells, self string) {
	v := excelize.NewDataValidation(true)
	switch {
	case c.From != "" && c.From != self:
		v.SetSqrefDropList(b.idsOf(c.From)) // offered, not enforced: the reader says what is wrong and why
	case len(c.Choices) > 0:
		b.keep(v.SetDropList(c.Choices))
		v.SetError(excelize.DataValidationErrorStyleStop, c.Heading, "Choose one of the words in the list.")
	case c.Kind == tender.HoldsNumber || c.Kind == tender.HoldsMoney:
		b.keep(v.SetRange(0, 0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual))
		v.Formula2 = ""
		v.SetError(excelize.DataValidationErrorStyleStop, c.Heading, "Write a number, 0 or more.")
	default:
		return
	}
	s.validate(v, cells)
}

// guardMark lets only marks of a scale into cells: from a list where they are few whole numbers, else by what the scale allows.
func (b *tenderBook) guardMark(s *sheet, scale tender.Scale, first, cells string) {
	top, given := scale.Max.Get()
	if !given {
		return
	}
	bottom, v := scale.Min.Or(exact.Decimal{}), excelize.NewDataValidation(true)
	if list := wholeMarks(scale); list != nil {
		b.keep(v.SetDropList(list))
	} else {
		between := []string{"ISNUMBER(" + first + ")", first + ">=" + bottom.String(), first + "<=" + top.String()}
		if step, given := scale.Step.Get(); given {
			above := "(" + first + "-" + bottom.String() + ")/" + step.String()
			between = append(between, "ABS("+above+"-ROUND("+above+",0))<0.000000001")
		}
		b.keep(v.SetRange(formulaXML.Replace("AND("+strings.Join(between, ",")+")"), "", excelize.DataValidationTypeCustom, 0))
	}
	v.SetError(excelize.DataValidationErrorStyleStop, "Mark", "Give a mark "+scale.Words()+".")
	s.validate(v, cells)
}

// formulaXML writes a formula as it stands in a validation, which the library takes over as it is.
var formulaXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// mostListed is how many marks a list offers.
const mostListed = 21

// wholeMarks are all marks of a scale from the highest down, nil where they are many or not whole.
func wholeMarks(scale tender.Scale) []string {
	bottom, hasBottom := scale.Min.Or(exact.Decimal{}).Units(0)
	top, hasTop := scale.Max.Or(exact.Decimal{}).Units(0)
	step, hasStep := scale.Step.Or(exact.Decimal{}).Units(0)
	if !hasBottom || !hasTop || !hasStep || step < 1 || bottom < 0 || top < bottom || (top-bottom)/step >= mostListed {
		return nil
	}
	var marks []string
	for mark := bottom; mark <= top; mark += step {
		marks = append(marks, strconv.FormatInt(mark, 10))
	}
	slices.Reverse(marks)
	return marks
}

// rowsOffered is how many rows a table of criteria or bids has: one for each, or spare ones where there are none.
func rowsOffered(filled, spare int) int {
	if filled == 0 {
		return spare
	}
	return filled
}
