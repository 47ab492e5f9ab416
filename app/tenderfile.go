package app

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"

	"counterweight/app/exchange"
	"counterweight/procurement/tender"
	"counterweight/procurement/weighing"
)

// How files begin that are not JSON.
var (
	zipBegins       = []byte("PK\x03\x04")
	gzipBegins      = []byte("\x1f\x8b")
	workspaceBegins = []byte("SQLite format 3\x00")
)

// readTender reads the tender that a file holds so that a workspace can take it in. It may be a tender file or a tender workbook; what it
// is, its first bytes say and not its name. The notices say what reading it brought to light.
func readTender(path string) (*tender.Tender, []weighing.Notice, error) {
	return readChecked(path, (*tender.Tender).CheckNames)
}

// readTenderToRank is [readTender] for a tender that is only ranked, which needs no names to be told apart by.
func readTenderToRank(path string) (*tender.Tender, []weighing.Notice, error) {
	return readChecked(path)
}

func readChecked(path string, further ...exchange.FurtherCheck) (*tender.Tender, []weighing.Notice, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, unreadable(path, err)
	}
	defer file.Close()
	in := bufio.NewReader(file)
	t, notices, err := readTenderFrom(in, path, further)
	var newer *exchange.NewerError
	switch {
	case is[tender.Faults](err) && len(notices) > 0:
		err = &notedError{err, notices}
	case errors.As(err, &newer):
		err = &fileError{path: path, problem: fmt.Sprintf("it was made by a newer version of Counterweight: it is of version %d of the tender file", newer.Version), remedy: "update the program"}
	case err != nil && statusOf(err) == statusFile:
		err = unreadable(path, err)
	}
	return t, notices, err
}

// notedError is an error with what else reading a file brought to light: a name that nobody knows may be the cause of what is missing.
type notedError struct {
	error
	notices []weighing.Notice
}

func (e *notedError) Unwrap() error { return e.error }

func readTenderFrom(in *bufio.Reader, path string, further []exchange.FurtherCheck) (*tender.Tender, []weighing.Notice, error) {
	begins, err := in.Peek(len(workspaceBegins))
	switch {
	case err != nil && err != io.EOF:
		return nil, nil, err
	case bytes.Equal(begins, workspaceBegins):
		return nil, nil, &usageError{
			problem: path + " is a workspace", remedy: "evaluate one of its tenders (evaluate " + path + " REF), or export it into a file first",
		}
	case bytes.HasPrefix(begins, gzipBegins):
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, err
		}
		return exchange.ReadTender(unpacked, further...) // which stops reading where no tender goes on
	case bytes.HasPrefix(begins, zipBegins):
		return exchange.ReadTenderWorkbook(in, further...)
	}
	return exchange.ReadTender(in, further...)
}
