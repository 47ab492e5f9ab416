package export

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// icsEvent is an event by its properties, texts unescaped.
type icsEvent map[string]string

// readCalendar reads a calendar as RFC 5545 says: unfolds lines, splits names from values, and unescapes texts.
func readCalendar(t testing.TB, data []byte) (events []icsEvent) {
	t.Helper()
	if !utf8.Valid(data) || !bytes.HasSuffix(data, []byte("END:VCALENDAR\r\n")) {
		t.Fatalf("no calendar: %.200q", data)
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > mostOctets || line == "" || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
	}
	var event icsEvent
	for _, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		switch {
		case line == "BEGIN:VEVENT":
			event = icsEvent{}
		case line == "END:VEVENT":
			events, event = append(events, event), nil
		case event != nil:
			if _, twice := event[name]; twice {
				t.Fatalf("%s stands twice in an event", name)
			}
			event[name] = unescaped(t, value)
		}
	}
	return events
}

func unescaped(t testing.TB, value string) string {
	t.Helper()
	var text strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case ';', ',':
			t.Fatalf("%q has a separator that is not escaped", value)
		case '\\':
			i++
			if i == len(value) || !strings.ContainsRune(`\;,n`, rune(value[i])) {
				t.Fatalf("%q has an escape that there is not", value)
			}
			text.WriteString(strings.ReplaceAll(string(value[i]), "n", "\n"))
		default:
			text.WriteByte(c)
		}
	}
	return text.String()
}

func calendarOf(t testing.TB, list []procurement.Due, contracts ...procurement.Contract) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Calendar(&out, list, contracts, Provenance{Workspace: "Partnerships; 2026, old", Made: someTime, Version: "0.4"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatIsDueIsAnEventOfADay(t *testing.T) {
	data := calendarOf(t, []procurement.Due{
		{
			Kind: procurement.DueOption, Contract: 3, Reference: "C-014", Key: "option-1", What: "decide on the option of 12 months for £1,200,000.00",
			Opens: civil.MustDate("2026-10-01"), On: civil.MustDate("2028-02-29"), Source: "clause 4; schedule 2",
		},
		{Kind: procurement.DueNotice, Key: "payments-compliance-2026-09-30", What: "publish", On: civil.MustDate("2026-12-31"), DoneOn: civil.MustDate("2026-10-20")},
	}, procurement.Contract{ID: 3, Title: "Data, platform\nand more"})
	want := []icsEvent{
		{
			"UID": "C-014/option-1@counterweight", "DTSTAMP": "20261121T140300Z", "DTSTART;VALUE=DATE": "20280229", "DTEND;VALUE=DATE": "20280301",
			"SUMMARY":     "C-014: decide on the option of 12 months for £1,200,000.00",
			"DESCRIPTION": "Data, platform and more\nFrom 1 Oct 2026\nclause 4; schedule 2", "CATEGORIES": "Option", "TRANSP": "TRANSPARENT",
		},
		{
			"UID": "/payments-compliance-2026-09-30@counterweight", "DTSTAMP": "20261121T140300Z", "DTSTART;VALUE=DATE": "20261231", "DTEND;VALUE=DATE": "20270101",
			"SUMMARY": "Done: publish", "DESCRIPTION": "Done on 20 Oct 2026", "CATEGORIES": "Notice", "TRANSP": "TRANSPARENT",
		},
	}
	if diff := cmp.Diff(want, readCalendar(t, data)); diff != "" {
		t.Error(diff)
	}
}

func TestAnyTextFitsIntoACalendar(t *testing.T) {
	for _, text := range append(beside.NaughtyStrings(t), strings.Repeat("é", 200), strings.Repeat("x", 74)+"😀", `\n;,\\`) {
		checkSummary(t, text)
	}
}

func checkSummary(t *testing.T, text string) {
	t.Helper()
	due := procurement.Due{Reference: "C-1", Key: "end-" + text, What: text, On: civil.MustDate("2027-03-31")}
	events := readCalendar(t, calendarOf(t, []procurement.Due{due}))
	if len(events) != 1 {
		t.Fatalf("%q makes %d events", text, len(events))
	}
	if got, want := events[0]["SUMMARY"], "C-1: "+oneLine(text); got != want {
		t.Errorf("%q came back as %q", want, got)
	}
	if got, want := events[0]["UID"], clean("C-1/end-"+text)+"@counterweight"; got != want {
		t.Errorf("the id %q came back as %q", want, got)
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add("decide on the option; or, not\n")
	f.Fuzz(checkSummary)
}
