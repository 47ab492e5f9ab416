package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// contentTypes is the part of a workbook that says what the others are. Readers expect it first.
const contentTypes = "[Content_Types].xml"

// quickZip compresses fast rather than small: a workbook is a tenth larger for it, and is packed in half the time.
func quickZip(w io.Writer) excelize.ZipWriter {
	archive := zip.NewWriter(w)
	var packer *flate.Writer // one for all parts, which come one after the other
	archive.RegisterCompressor(zip.Deflate, func(part io.Writer) (_ io.WriteCloser, err error) {
		if packer == nil {
			packer, err = flate.NewWriter(part, flate.BestSpeed)
			return packer, err
		}
		packer.Reset(part)
		return packer, nil
	})
	return archive
}

// repack writes the archive of a workbook again so that the same parts always give the same bytes: in the order of their names, without
// times. The workbook library writes them in the order of a map. Parts stay compressed as they are, but for those that
// are changed.
func repack(w io.Writer, archive []byte, changes map[string][]func([]byte) []byte) error {
	from, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return fmt.Errorf("read the archive again: %w", err)
	}
	// All other parts have names in small letters or with "_" in front, which come after "[".
	slices.SortFunc(from.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	to := zip.NewWriter(w)
	for _, part := range from.File {
		switch {
		case part.Name == contentTypes:
			err = copySorted(to, part)
		case changes[part.Name] != nil:
			err = copyChanged(to, part, changes[part.Name]...)
		default:
			err = copyRaw(to, part)
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", part.Name, err)
		}
	}
	return to.Close()
}

// copyRaw copies a part as it is compressed.
func copyRaw(to *zip.Writer, part *zip.File) error {
	raw, err := part.OpenRaw()
	if err != nil {
		return err
	}
	w, err := to.CreateRaw(&zip.FileHeader{
		Name: part.Name, Method: part.Method,
		CRC32: part.CRC32, CompressedSize64: part.CompressedSize64, UncompressedSize64: part.UncompressedSize64,
	})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, raw)
	return err
}

var defaultTypes = regexp.MustCompile(`(?:<Default [^>]*></Default>)+`)

// copySorted copies the list of content types with those of file endings in order: with a chart the library lists them in the order of
// a map.
func copySorted(to *zip.Writer, part *zip.File) error {
	return copyChanged(to, part, func(types []byte) []byte {
		return defaultTypes.ReplaceAllFunc(types, func(run []byte) []byte {
			elements := bytes.SplitAfter(run, []byte("</Default>"))
			slices.SortFunc(elements, bytes.Compare)
			return bytes.Join(elements, nil)
		})
	})
}

// notAvailable is the error value of what is not there, the only one in workbooks.
const notAvailable = "#N/A"

var textOfError = regexp.MustCompile(` t="str"(><f>[^<]*</f><v>` + notAvailable + `</v>)`)

// typeErrors makes error values of texts that formulas were saved with: the library knows no error values, and charts would draw a text as
// zero.
func typeErrors(worksheet []byte) []byte {
	return textOfError.ReplaceAll(worksheet, []byte(` t="e"$1`))
}

// copyChanged copies a part with changes.
func copyChanged(to *zip.Writer, part *zip.File, changes ...func([]byte) []byte) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	w, err := to.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	for _, change := range changes {
		content = change(content)
	}
	_, err = w.Write(content)
	return err
}
