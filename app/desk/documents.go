package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"counterweight/app/store"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// AddDocument notes a file as belonging to a contract, with its fingerprint as it is now. A file below the folder of the workspace is noted by
// its path from there, so that both can move together.
func AddDocument(ctx context.Context, ws *store.Workspace, id procurement.ContractID, title, path string, today civil.Date) error {
	sum, size, err := fingerprint(path)
	if err != nil {
		return &DocumentError{Path: path, Err: err}
	}
	doc := procurement.Document{Title: title, Path: fromWorkspace(ws, path), SHA256: sum, Size: size, NotedOn: today}
	return changeDossier(ctx, ws, id, "", func(d *procurement.Dossier) (string, error) {
		d.Documents = append(d.Documents, doc)
		return fmt.Sprintf("Add document %s to %s", filepath.Base(path), d.Reference), nil
	})
}

// DocumentError says that a document can't be read.
type DocumentError struct {
	Path string
	Err  error
}

func (e *DocumentError) Error() string {
	return fmt.Sprintf("read document %s: %v: choose the file again", e.Path, e.Err)
}

// Unwrap is the cause.
func (e *DocumentError) Unwrap() error { return e.Err }

// DocumentFinding is how a document of a contract compares with what was noted.
type DocumentFinding struct {
	Document procurement.Document
	State    procurement.DocumentState
	At       string // where it is now, where it was moved
}

// CheckDocuments looks at the files of a contract, and says of each whether it is as it was noted. A file that is gone is looked for, by its
// content, in the folder where it was and in the folders directly below that and below the workspace's own.
func CheckDocuments(ctx context.Context, ws *store.Workspace, id procurement.ContractID) ([]DocumentFinding, error) {
	d, err := ws.Dossier(ctx, id)
	if err != nil {
		return nil, err
	}
	found := make([]DocumentFinding, len(d.Documents))
	for i, doc := range d.Documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found[i] = checkDocument(ws, doc)
	}
	return found, nil
}

func checkDocument(ws *store.Workspace, doc procurement.Document) DocumentFinding {
	f := DocumentFinding{Document: doc, State: procurement.DocumentAsNoted}
	if doc.IsPublished() {
		f.State = procurement.DocumentUnread
		return f
	}
	path := toWorkspace(ws, doc.Path)
	sum, _, err := fingerprint(path)
	switch {
	case err != nil:
		f.State = procurement.DocumentMissing
		if at := findContent(doc, filepath.Dir(path), filepath.Dir(ws.Path())); at != "" {
			f.State, f.At = procurement.DocumentMoved, at
		}
	case doc.SHA256 == "":
		f.State = procurement.DocumentUnread
	case sum != doc.SHA256:
		f.State = procurement.DocumentChanged
	}
	return f
}

// AdoptDocument takes a document as it is now for what is noted of it: at its new place where it was moved, with its new content where it was
// changed. Documents are counted from 0.
func AdoptDocument(ctx context.Context, ws *store.Workspace, id procurement.ContractID, document int, path string, today civil.Date) error {
	sum, size, err := fingerprint(path)
	if err != nil {
		return &DocumentError{Path: path, Err: err}
	}
	return changeDossier(ctx, ws, id, "", func(d *procurement.Dossier) (string, error) {
		doc, err := place(d.Documents, document, "document")
		if err != nil {
			return "", err
		}
		doc.Path, doc.SHA256, doc.Size, doc.NotedOn = fromWorkspace(ws, path), sum, size, today
		return fmt.Sprintf("Take document %s of %s as it is now", filepath.Base(path), d.Reference), nil
	})
}

// fingerprint is the SHA-256 of a file, in hex, and its size.
func fingerprint(path string) (sum string, size int64, err error) {
	file, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", 0, errors.Join(err, errors.New("it is not a file"))
	}
	hash := sha256.New()
	size, err = io.Copy(hash, file)
	return hex.EncodeToString(hash.Sum(nil)), size, err
}

// mostLooked bounds how many files a search for a moved one reads; only those of the same size are.
const mostLooked = 2000

// findContent is the path of a file with the content of a document, in these folders or directly below them; empty where there is none.
func findContent(doc procurement.Document, folders ...string) string {
	if doc.SHA256 == "" {
		return ""
	}
	looked := 0
	for _, folder := range folders {
		var at string
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil { // a folder that may not be read holds nothing for us
				return nil //nolint:nilerr // see above
			}
			if looked++; looked > mostLooked {
				return fs.SkipAll
			}
			if entry.IsDir() {
				if path != folder && filepath.Dir(path) != filepath.Clean(folder) {
					return fs.SkipDir
				}
				return nil
			}
			info, err := entry.Info()
			if err != nil || !info.Mode().IsRegular() || info.Size() != doc.Size {
				return nil
			}
			if sum, _, err := fingerprint(path); err == nil && sum == doc.SHA256 {
				at = path
				return fs.SkipAll
			}
			return nil
		})
		if at != "" || err != nil {
			return at
		}
	}
	return ""
}

// DocumentPath is where a document's path leads, from the folder of the workspace where it is a path from there.
func DocumentPath(ws *store.Workspace, doc procurement.Document) string {
	return toWorkspace(ws, doc.Path)
}

// fromWorkspace is a path as a document keeps it: from the folder of the workspace where it lies below that, with forward slashes.
func fromWorkspace(ws *store.Workspace, path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	folder, err := filepath.Abs(filepath.Dir(ws.Path()))
	if err != nil {
		return absolute
	}
	if within, err := filepath.Rel(folder, absolute); err == nil && filepath.IsLocal(within) {
		return filepath.ToSlash(within)
	}
	return absolute
}

// toWorkspace is where a document's path leads.
func toWorkspace(ws *store.Workspace, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(ws.Path()), path)
}
