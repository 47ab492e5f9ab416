package exchange

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"counterweight/assets/beside"
	"counterweight/procurement/exact"
	"counterweight/scorecard/roles"
)

const staff = "Name,Team,Role,FTE,Employer,Supplier,From,To\n" +
	"Zoë Åkesson,Licensing,Product owner,0.5,supplier,Fernhill,01/01/2026,\n" +
	"Renée Müller,Licensing,QA,100%,internal,,2026-02-01,31 Mar 2026\n"

// assignmentsIn are the rows of a table of assignments.
func assignmentsIn(t testing.TB, text []byte) (rows []*AssignmentRow) {
	t.Helper()
	table, err := OpenAssignments(dataOf("staff", text), nil, readingDay)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

func TestAssignmentsAreReadHoweverTheyAreWritten(t *testing.T) {
	letters := map[string]func(string) string{
		"UTF-8":             func(s string) string { return s },
		"UTF-8 with a mark": func(s string) string { return "\ufeff" + s },
		"UTF-16": func(s string) string {
			out := []byte("\xff\xfe")
			for _, unit := range utf16.Encode([]rune(s)) {
				out = append(out, byte(unit), byte(unit>>8))
			}
			return string(out)
		},
		"Windows": strings.NewReplacer("ë", "\xeb", "Å", "\xc5", "é", "\xe9", "ü", "\xfc").Replace,
		"DOS":     strings.NewReplacer("ë", "\x89", "Å", "\x8f", "é", "\x82", "ü", "\x81").Replace,
	}
	for name, encode := range letters {
		for end, line := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
			for sign, separator := range map[string]string{"commas": ",", "semicolons": ";", "tabs": "\t"} {
				text := strings.NewReplacer("\n", line, ",", separator).Replace("A list of the office\n\n" + staff)
				rows := assignmentsIn(t, []byte(encode(text)))
				if len(rows) != 2 || rows[0].Person != "Zoë Åkesson" || rows[1].Person != "Renée Müller" || rows[0].Share != exact.SomeOf("50") ||
					rows[1].Employer.Kind != roles.Us || rows[1].Term.To.String() != "2026-03-31" || len(rows[0].LeftOut)+len(rows[1].LeftOut) > 0 {
					t.Errorf("%s with %s and %s is read as %+v and %+v", name, end, sign, *rows[0], *rows[len(rows)-1])
				}
			}
		}
	}
}

func TestPeopleAndAssignmentsAreToldFromRegistersByTheirHeadings(t *testing.T) {
	for headings, want := range map[string]Kind{
		"Person,Team,Role,Share,From,To":                        KindAssignments,
		"Squad,Name,Job title,FTE,Start date,End date,Supplier": KindAssignments,
		"First name,Last name,Team,Role,Allocation":             KindAssignments,
		"Name,Organisation,Role,Email,Phone":                    KindPeople,
		"Forename,Surname,Job title,E-mail":                     KindPeople,
		"Full name,Employer,Supplier,Mobile":                    KindPeople,
		"Supplier,Email,Phone,Website":                          KindSuppliers,
		"Name,Address,Country,Staff":                            KindSuppliers,
		"Reference,Title,Supplier,Start,End,Value":              KindContracts,
		"Contract name,Contractor,From,To,Department":           KindContracts,
		"Supplier,Date,Amount,Department":                       KindSpend,
	} {
		if got := guessMapping(strings.Split(headings, ","), KindUnknown).Kind; got != want {
			t.Errorf("%s: taken for %q, not %q", headings, got, want)
		}
	}
}

func TestSharesOfTime(t *testing.T) {
	for text, want := range map[string]string{
		"50": "50", "50%": "50", "50 %": "50", "0.5": "50", "0.5 FTE": "50", "1": "100", "1.0": "100", "1 fte": "100", "2%": "2", "12.5": "12.5", "60 per cent": "60",
		"full time": "100", "Half": "50", "": "", "n/a": "", "0.333": "33.3", "1.2": "", "101": "", "-5": "", "0": "", "two": "",
	} {
		row := assignmentsIn(t, []byte("Person,Team,Role,Share\nA,B,C,\""+text+"\"\n"))[0]
		share, given := row.Share.Get()
		wrong := want == "" && text != "" && text != "n/a"
		if (len(row.LeftOut) > 0) != wrong || !wrong && (given != (want != "") || given && share.Cmp(exact.MustParse(want)) != 0) {
			t.Errorf("%q is read as %v, %v", text, row.Share, row.LeftOut)
		}
	}
}

// readAsStaff reads a file as people and as assignments to its end: by its headings, or else with its first columns as names, teams and roles.
func readAsStaff(t *testing.T, d Data) {
	t.Helper()
	first := &Mapping{Columns: []Column{{"A", Person}, {"B", Team}, {"C", Role}, {"D", Share}, {"E", Employer}, {"F", Start}, {"G", End}}}
	for _, m := range []*Mapping{nil, first} {
		if people, err := OpenPeople(d, m, readingDay); err == nil {
			toTheEnd(t, people.Next, func(row *PersonRow) bool {
				return len(row.LeftOut) > 0 || row.Name != "" && (row.Term.From.IsZero() || row.Term.Ordered())
			})
			if err := people.Close(); err != nil {
				t.Error(err)
			}
		} else {
			wrongInWords(t, err)
		}
		assignments, err := OpenAssignments(d, m, readingDay)
		if err != nil {
			wrongInWords(t, err)
			continue
		}
		toTheEnd(t, assignments.Next, func(row *AssignmentRow) bool {
			share, given := row.Share.Get()
			return len(row.LeftOut) > 0 || row.Person != "" && row.Team != "" && row.Role != "" && (!given || share.Sign() > 0 && share.Cmp(exact.Int(100)) <= 0)
		})
		if err := assignments.Close(); err != nil {
			t.Error(err)
		}
	}
}

// toTheEnd reads rows until there are no more, or the file is refused.
func toTheEnd[R any](t *testing.T, next func() (R, error), sound func(R) bool) {
	t.Helper()
	for {
		row, err := next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				wrongInWords(t, err)
			}
			return
		}
		if !sound(row) {
			t.Errorf("%+v is taken", row)
		}
	}
}

func TestNastyFilesAreNoPeople(t *testing.T) {
	var files []string
	err := filepath.WalkDir(beside.Path(t, "data", "nasty"), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, path := range files {
		d, err := DataFile(path)
		if err != nil {
			t.Fatal(err)
		}
		readAsStaff(t, d)
	}
	const megabyte = 1 << 20
	for _, endless := range []Data{
		streamOf("", " ", 100*megabyte), streamOf(staff, ",", 100*megabyte), streamOf(staff+"\"a,", "b\n", 100*megabyte), streamOf("", "\x00", megabyte),
	} {
		readAsStaff(t, endless)
	}
}

func FuzzReadPeople(f *testing.F) {
	for _, text := range []string{
		staff, "Name,Email,Employer,From,To\nA,<a@b.example>,agency,Jan 2026,FY26/27\n", "Surname,Team,Role,Share\nLee,X,Y,1e9\n", "name;team;role;fte\nA;B;C;½\n",
		"\xff\xfeN\x00a\x00", "PK\x03\x04", "Person,Team,Role\n\"\n", "Person,Team,Role,From,To\nA,B,C,02/01/2026,01/01/2026\nvacant,B,C,,no end\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { readAsStaff(t, dataOf("fuzz", text)) })
}

// Every word of the closed sets is read, in files and for people.
func TestStandingsAndLevelsAreReadAsTheyAreWritten(t *testing.T) {
	var said []string
	for _, s := range roles.AllStandings() {
		said = append(said, s.String(), s.Words(), strings.ToUpper(s.Words()))
	}
	for _, text := range slices.Concat(said, []string{"Job share", "interim", "stand-in"}) {
		row := assignmentsIn(t, []byte("Person,Team,Role,Standing\nA,B,C,"+text+"\n"))[0]
		if len(row.LeftOut) > 0 || row.Standing == roles.StandingUnstated {
			t.Errorf("%q is read as %v, %v", text, row.Standing, row.LeftOut)
		}
	}
	row := assignmentsIn(t, []byte("Person,Team,Role,Standing,Level held,Level needed\nA,B,C,boss,Expert,4\n"))[0]
	if len(row.LeftOut) != 1 || row.LeftOut[0].Column != "Standing" || row.Held != roles.Expert || row.Needed != roles.Expert {
		t.Errorf("an unknown standing is read as %+v", row)
	}
}
