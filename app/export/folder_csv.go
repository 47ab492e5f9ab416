package export

import "io"

// FolderFile is a file of a folder that everything goes out into, or what could not be made of it.
type FolderFile struct {
	Path      string // from the folder, with forward slashes: minutes/Monthly board 2026-10-28.pdf
	Kind      string // minutes
	Reference string // of what it is about, empty where it is about all of a kind
	SHA256    string // of its bytes, in hexadecimal
	Snapshot  string // id of the data that it shows
	LeftOut   string // why there is no such file, empty where there is one
}

// FolderCSV lists the files of a folder as a table. It fails where w does.
func FolderCSV(w io.Writer, files []FolderFile) error {
	lines := make([][]string, len(files))
	for i, f := range files {
		lines[i] = []string{f.Path, f.Kind, f.Reference, f.SHA256, f.Snapshot, f.LeftOut}
	}
	return writeTableCSV(w, "index", []string{"file", "kind", "reference", "sha256", "snapshot", "left_out"}, lines)
}
