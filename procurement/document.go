package procurement

import (
	"fmt"
	"strings"

	"counterweight/procurement/civil"
	"counterweight/procurement/fault"
)

// Document is a file that belongs to a contract. It stays where it is kept; the workspace knows its path and what it was like when it was
// noted, so that a file that was moved or changed is noticed.
type Document struct {
	Title   string
	Path    string // absolute, or from the folder of the workspace; or the address of what is published
	SHA256  string // of its content, 64 hexadecimal digits in lower case; empty where it was never read
	Size    int64  // in bytes
	NotedOn civil.Date
}

// IsPublished reports whether the document is kept by somebody else at an address of the web, so that it can be opened and not compared.
func (d Document) IsPublished() bool {
	return strings.HasPrefix(d.Path, "https://") || strings.HasPrefix(d.Path, "http://")
}

// DocumentState is how a file compares with what was noted.
type DocumentState uint8

// The states of a document.
const (
	DocumentUnread  DocumentState = iota // there was nothing to compare it with
	DocumentAsNoted                      // the same content at the same place
	DocumentChanged                      // another content at the same place
	DocumentMoved                        // the same content at another place
	DocumentMissing                      // not found
)

// Words is the state for people.
func (s DocumentState) Words() string {
	return [...]string{"not read yet", "as noted", "changed since it was noted", "moved", "missing"}[s]
}

func (d *Dossier) checkDocuments(f *fault.Finder) {
	const field = "documents"
	for i, doc := range d.Documents {
		name := fmt.Sprintf("document %d", i+1)
		f.AddIf(fault.IsBlank(doc.Path), field, name+" has no path", "choose the file")
		wrong := doc.SHA256 != "" && (len(doc.SHA256) != 64 || strings.Trim(doc.SHA256, "0123456789abcdef") != "")
		f.AddIf(wrong, field, name+" has a fingerprint that is none", "read the file again")
	}
}
