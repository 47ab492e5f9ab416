package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// Calendar writes what is due as an iCalendar file (RFC 5545): an event for each, all day on its last day, which blocks no time. Events keep
// their ids from one file to the next, so that a calendar into which both are imported has each once, on its newest day. Titles are those
// of the contracts, by their ids. The same dates made at the same moment give the same bytes. It fails where w does.
func Calendar(w io.Writer, list []procurement.Due, contracts []procurement.Contract, p Provenance) error {
	titles := make(map[procurement.ContractID]string, len(contracts))
	for _, c := range contracts {
		titles[c.ID] = oneLine(c.Title)
	}
	c := &calendar{out: bufio.NewWriter(w)}
	c.property("BEGIN", "VCALENDAR")
	c.property("VERSION", "2.0")
	c.property("PRODID", "-//Counterweight//"+escapeText(strings.TrimSpace(programName+" "+p.Version))+"//EN")
	c.property("CALSCALE", "GREGORIAN")
	c.property("METHOD", "PUBLISH")
	if p.Workspace != "" {
		c.property("X-WR-CALNAME", escapeText(oneLine(p.Workspace)))
	}
	for _, d := range list {
		c.event(d, titles[d.Contract], p)
	}
	c.property("END", "VCALENDAR")
	if c.err == nil {
		c.err = c.out.Flush()
	}
	if c.err != nil {
		return fmt.Errorf("write calendar: %w", c.err)
	}
	return nil
}

// calendar writes properties, and keeps the first error.
type calendar struct {
	out *bufio.Writer
	err error
}

func (c *calendar) event(d procurement.Due, title string, p Provenance) {
	c.property("BEGIN", "VEVENT")
	c.property("UID", escapeText(d.Reference+"/"+d.Key)+"@counterweight")
	c.property("DTSTAMP", p.Made.UTC().Format("20060102T150405Z"))
	c.property("DTSTART;VALUE=DATE", dateDigits(d.On))
	if after := d.On.AddDays(1); !after.IsZero() { // the end is the day after; without one an event lasts a day
		c.property("DTEND;VALUE=DATE", dateDigits(after))
	}
	c.property("SUMMARY", escapeText(summaryOf(d)))
	var about []string
	for _, line := range []string{title, opensWords(d), doneWords(d), d.Source, p.Marking} {
		if line = oneLine(line); line != "" {
			about = append(about, line)
		}
	}
	if len(about) > 0 {
		c.property("DESCRIPTION", escapeText(strings.Join(about, "\n")))
	}
	c.property("CATEGORIES", escapeText(d.Kind.Words()))
	c.property("TRANSP", "TRANSPARENT")
	c.property("END", "VEVENT")
}

// summaryOf is what a calendar shows on the day: C-014: decide on the option of 12 months.
func summaryOf(d procurement.Due) string {
	what := oneLine(d.What)
	if !d.IsOpen() {
		what = "Done: " + what
	}
	if reference := oneLine(d.Reference); reference != "" {
		return reference + ": " + what
	}
	return what
}

func opensWords(d procurement.Due) string {
	if d.Opens.IsZero() {
		return ""
	}
	return "From " + d.Opens.Words()
}

func doneWords(d procurement.Due) string {
	if d.IsOpen() {
		return ""
	}
	return "Done on " + d.DoneOn.Words()
}

func dateDigits(d civil.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escapeText is text as the value of a property.
func escapeText(text string) string { return textEscapes.Replace(clean(text)) }

// mostOctets is how long a line may be, its end left out; a longer one is folded between characters.
const mostOctets = 75

// property writes a property on a line that is folded where it is too long.
func (c *calendar) property(name, value string) {
	line, room := name+":"+value, mostOctets
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		c.print(line[:cut] + "\r\n ")
		line, room = line[cut:], mostOctets-1 // the space in front counts
	}
	c.print(line + "\r\n")
}

func (c *calendar) print(text string) {
	if c.err == nil {
		_, c.err = c.out.WriteString(text)
	}
}
