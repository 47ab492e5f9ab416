// Package export turns values of the domain into documents that leave the program: workbooks that go on calculating, and reports that
// are laid out once into pages, for the PDF and the preview to paint.
//
// Nothing here computes a result: what a document shows, the domain has worked out, so a figure cannot differ between a window, a workbook
// and a report. The same input gives the same bytes.
package export

import "time"

// Provenance says where a document comes from. It is printed in every workbook and report, so that whoever holds one can find the data
// that it was made from, and see whether these have changed since.
type Provenance struct {
	Workspace string    // the workspace's name; empty for a tender file without one
	Made      time.Time // when the document was made; printed in UTC
	// Fingerprint is the SHA-256, in hexadecimal, of the model that bids were ranked by.
	Fingerprint string
	Locked      string // when and by whom that model was locked, and why it was opened in between; empty where it never was
	Head        string // head of the workspace's change log
	Snapshot    string // id of the data that the document shows
	Marking     string // protective marking, printed on every page
	Version     string // of the program
}
