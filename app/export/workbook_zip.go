package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
)

// contentTypes is the part that says what the others are. Readers expect it first.
const contentTypes = "[Content_Types].xml"

// reproducibleZip packs the parts of a workbook so that the same parts always give the same bytes: in the order of their names, without
// times. The workbook library hands them over in the order of a map.
type reproducibleZip struct {
	out   io.Writer
	parts map[string]*bytes.Buffer
}

func newReproducibleZip(out io.Writer) *reproducibleZip {
	return &reproducibleZip{out: out, parts: map[string]*bytes.Buffer{}}
}

// Create takes up a part; it is written when the archive is closed.
func (z *reproducibleZip) Create(name string) (io.Writer, error) {
	part := &bytes.Buffer{}
	z.parts[name] = part
	return part, nil
}

// AddFS is what the workbook library asks of an archive and never uses.
func (z *reproducibleZip) AddFS(fs.FS) error {
	return errors.New("pack workbook: whole folders are not taken")
}

// Close writes the archive.
func (z *reproducibleZip) Close() error {
	if types := z.parts[contentTypes]; types != nil {
		z.parts[contentTypes] = bytes.NewBuffer(sortDefaults(types.Bytes()))
	}
	archive := zip.NewWriter(z.out)
	for _, name := range slices.SortedFunc(maps.Keys(z.parts), contentTypesFirst) {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := w.Write(z.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return archive.Close()
}

func contentTypesFirst(a, b string) int {
	rank := func(name string) string {
		if name == contentTypes {
			return ""
		}
		return name
	}
	return bytes.Compare([]byte(rank(a)), []byte(rank(b)))
}

var defaultTypes = regexp.MustCompile(`(?:<Default [^>]*></Default>)+`)

// sortDefaults puts the content types of file endings in order: with a chart the library lists them in the order of a map.
func sortDefaults(types []byte) []byte {
	return defaultTypes.ReplaceAllFunc(types, func(run []byte) []byte {
		elements := bytes.SplitAfter(run, []byte("</Default>"))
		slices.SortFunc(elements, bytes.Compare)
		return bytes.Join(elements, nil)
	})
}
