package app

import (
	"bufio"
	"bytes"
	"os"

	"counterweight/app/exchange"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// How files of other kinds begin.
var (
	workspaceBegins = []byte("SQLite format 3\x00")
)

// readTender reads the tender that a file holds, which may be a tender file or a tender workbook; what it is, its first bytes say and
// not its name. The notices say what reading it brought to light.
func readTender(path string) (*tender.Tender, []weighing.Notice, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, unreadable(path, err)
	}
	defer file.Close()
	in := bufio.NewReader(file)
	begins, _ := in.Peek(len(workspaceBegins)) // what keeps it from being read shows again below
	if bytes.Equal(begins, workspaceBegins) {
		return nil, nil, &usageError{problem: path + " is a workspace", remedy: "name the tender in it too: " + path + " REF"}
	}
	t, notices, err := exchange.ReadTender(in)
	if err != nil && statusOf(err) != statusData {
		return nil, nil, unreadable(path, err)
	}
	return t, notices, err
}
