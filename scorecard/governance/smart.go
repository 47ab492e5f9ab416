package governance

import (
	"slices"
	"strings"
	"unicode"
)

// Success is a measure of success, with a check of each letter of SMART.
type Success struct {
	Text   string // 70 % of appeals are made online by June 2027
	Checks []Check
}

// Check is what somebody thinks of one letter, and why.
type Check struct {
	Letter Letter
	Holds  bool
	Why    string
}

// Unchecked are the letters that nobody gave a verdict on, in order.
func (s *Success) Unchecked() (open []Letter) {
	for _, l := range AllLetters() {
		if !slices.ContainsFunc(s.Checks, func(c Check) bool { return c.Letter == l }) {
			open = append(open, l)
		}
	}
	return open
}

// IsSmart reports whether each letter was found to hold.
func (s *Success) IsSmart() bool {
	return len(s.Unchecked()) == 0 && !slices.ContainsFunc(s.Checks, func(c Check) bool { return !c.Holds })
}

// Doubts are what the wording itself gives reason to doubt, a sentence for each letter. They are hints for who writes it: only people can
// say whether something is achievable or relevant, and a sentence may well be measurable without a figure.
func (s *Success) Doubts() map[Letter]string {
	doubts := map[Letter]string{}
	words := strings.FieldsFunc(strings.ToLower(s.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' })
	if len(words) < fewWords {
		doubts[Specific] = "It is very short: who does what for whom?"
	} else if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(vague, w) }) {
		doubts[Specific] = "It says better or more: than what, and for whom?"
	}
	counts, dates := figures(words)
	if counts == 0 {
		doubts[Measurable] = "It has no figure: what would you count, and what is enough?"
	}
	if dates == 0 {
		doubts[TimeBound] = "It names no day, month or year: by when?"
	}
	return doubts
}

// fewWords is how many words can't say who does what for whom.
const fewWords = 4

var (
	vague  = []string{"better", "improve", "improved", "improving", "more", "less", "fewer", "faster", "enhance", "optimise", "good", "appropriate"}
	times  = []string{"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "q1", "q2", "q3", "q4", "today", "christmas", "easter"}
	spells = []string{"day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "sprint", "sprints"}
)

// figures counts what is a number of things in a text, and what is a time. A year is a time; so is a number of weeks, which is a figure
// too. May is a time only beside a number: it is a verb as well.
func figures(words []string) (counts, dates int) {
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case slices.Contains(times, w), w == "may" && (isFigure(next) || i > 0 && isFigure(words[i-1])):
			dates++
		case isYear(w):
			dates++
		case isFigure(w) && slices.Contains(spells, next):
			counts, dates = counts+1, dates+1
		case isFigure(w) && (slices.Contains(times, next) || next == "may"): // 3 June
		case isFigure(w), strings.HasSuffix(w, "%"), slices.Contains(numbers, w):
			counts++
		}
	}
	return counts, dates
}

var numbers = []string{"none", "no", "all", "every", "each", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "twice", "double"}

func isFigure(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) && r != '%' }) < 0
}

func isYear(word string) bool {
	return len(word) == 4 && isFigure(word) && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}
