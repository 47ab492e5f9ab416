package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Digital is how digital a group found itself on a day.
type Digital struct {
	ID    DigitalID
	Group string // the team or service that says so
	On    civil.Date
	Grade Grade
	By    string
	Why   string
}

// String is the grade as people write it: A/B is between A and B.
func (g Grade) String() string { return strings.ReplaceAll(grades.Name(uint8(g)), "-", "/") }

// Words says what the grade means.
func (g Grade) Words() string { return gradeWords[g] }

var gradeWords = [...]string{"", "A little is online", "Between a little and a part", "A part of it is online", "Between a part and routine", "It is routine"}

// ParseGrade reads A, B, C and the half steps between, as A/B, A-B or AB. It fails with a [*fault.Fault].
func ParseGrade(text string) (Grade, error) {
	letters := strings.ToUpper(strings.NewReplacer("/", "", "-", "", " ", "").Replace(text))
	if letters == "" {
		return GradeUnstated, nil
	}
	if i := slices.Index([]string{"A", "AB", "B", "BC", "C"}, letters); i >= 0 {
		return Grade(i + 1), nil
	}
	return GradeUnstated, &fault.Fault{Thing: "self-assessment", Field: "grade", Problem: fmt.Sprintf("%q is no grade", fault.Abridged(text)), Remedy: "give A, A/B, B, B/C or C"}
}

// AllGrades are the grades to choose from, the lowest first.
func AllGrades() []Grade { return []Grade{GradeA, GradeAB, GradeB, GradeBC, GradeC} }

// HalfSteps is how many half steps a later grade is above an earlier one; below 0 where it fell.
func HalfSteps(earlier, later Grade) int { return int(later) - int(earlier) }

// Course is what each group said of itself up to a day, group by group in the order of their names and each in the order of days.
func Course(said []Digital, day civil.Date) [][]Digital {
	var course [][]Digital
	sorted := slices.DeleteFunc(slices.Clone(said), func(d Digital) bool { return d.On.After(day) || d.Grade == GradeUnstated })
	slices.SortStableFunc(sorted, func(a, b Digital) int { return cmp.Or(cmp.Compare(a.Group, b.Group), a.On.Compare(b.On)) })
	for i, d := range sorted {
		if i == 0 || d.Group != sorted[i-1].Group {
			course = append(course, nil)
		}
		last := &course[len(course)-1]
		*last = append(*last, d)
	}
	return course
}
