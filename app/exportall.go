package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"counterweight/app/export"
	"counterweight/app/store"
)

// allKind asks for a folder with everything in it.
const allKind = "all"

// part is one file of the folder.
type part struct {
	document
	folder, name   string // without the ending; the folder is empty for the top
	reference, lot string // what it is about, as the command line names it
}

// all writes every document into a new folder. What can't be made, since the data don't allow it, is left out and told.
func (e *exporter) all(ctx context.Context) error {
	parts, err := e.parts(ctx)
	if err != nil {
		return err
	}
	report, done := e.world.progress("writing " + filepath.Base(e.out))
	var files []export.FolderFile
	err = store.NewFolder(e.out, func(folder *store.FolderDraft) error {
		var names fileNames
		for i, p := range parts {
			file, err := e.writePart(ctx, folder, p, &names)
			if err != nil {
				return err
			}
			files = append(files, file)
			if report != nil {
				report(int64(i+1), int64(len(parts)))
			}
		}
		var index bytes.Buffer
		if err := export.FolderCSV(&index, files); err != nil {
			return err
		}
		return folder.Write("index.csv", index.Bytes())
	})
	done()
	if err != nil {
		return err
	}
	e.tellLeftOut(files)
	return nil
}

// tellLeftOut says what is not in the folder.
func (e *exporter) tellLeftOut(files []export.FolderFile) {
	for _, f := range files {
		if f.LeftOut != "" {
			fmt.Fprintln(e.world.Err, oneLine("left out: "+f.Path+": "+f.LeftOut))
		}
	}
	if e.noNames {
		fmt.Fprintln(e.world.Err, "left out: whatever can't go out without people's names")
	}
}

// writePart makes one document and keeps it in the folder.
func (e *exporter) writePart(ctx context.Context, folder *store.FolderDraft, p part, names *fileNames) (export.FolderFile, error) {
	file := export.FolderFile{Path: names.give(p.folder, p.name, p.ending), Kind: p.kind, Reference: p.reference}
	one := *e
	one.reference, one.options.Lot = p.reference, p.lot
	from, err := one.source(ctx)
	if err != nil {
		return file, err
	}
	one.snapshot = from.Snapshot
	var made bytes.Buffer
	if err := unlessInterrupted(ctx, func() error { return p.write(&one, ctx, &made) }); err != nil {
		if stops(err) {
			return file, err
		}
		file.LeftOut = oneLine(err.Error())
		return file, nil
	}
	sum := sha256.Sum256(made.Bytes())
	file.SHA256, file.Snapshot = hex.EncodeToString(sum[:]), one.snapshot
	return file, folder.Write(file.Path, made.Bytes())
}

// stops reports whether an error is no matter of one document's data, so that there is no use in going on.
func stops(err error) bool {
	return errors.Is(err, context.Canceled) || is[*store.FileError](err)
}

// partOf is a file about one thing, of a kind and in a form that there is.
func partOf(kind, ending, folder, name, reference string) part {
	list := documents()
	at := slices.IndexFunc(list, func(d document) bool { return d.kind == kind && d.ending == ending })
	return part{document: list[at], folder: folder, name: name, reference: reference}
}
