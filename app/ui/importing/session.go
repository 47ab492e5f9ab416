package importing

import (
	"context"
	"path/filepath"
	"slices"

	"counterweight/app/desk"
	"counterweight/app/store"
	"counterweight/procurement/civil"
)

// Session is a file on its way into the workspace: how it is read, what would become of it, and at last what did. It outlives the page,
// which is built anew when the look of the window changes.
type Session struct {
	path    string
	preview *desk.ImportPreview // nil until the file was looked at
	fault   error               // why it can't be looked at
	trial   *desk.ImportReport  // what would become of it, as it is read now; nil until that is known
	refusal error               // why it can't be imported as it is read now
	done    *desk.ImportReport  // what became of it
}

// NewSession is a file that nobody has looked at yet.
func NewSession(path string) *Session { return &Session{path: path} }

// name is the file's name for people.
func (s *Session) name() string { return filepath.Base(s.path) }

// mapping is a copy of how the file is read; what is found out with it goes on while it is changed here.
func (s *Session) mapping() *desk.ImportMapping {
	m := *s.preview.Mapping
	m.Columns = slices.Clone(m.Columns)
	return &m
}

// hasColumns reports whether the file is a table, whose columns can be given a meaning.
func (s *Session) hasColumns() bool { return s.preview.Mapping.Kind != desk.ImportsOCDS }

// brings reports whether an import would change anything.
func (s *Session) brings() bool {
	t := s.trial
	return t != nil && t.Taken+t.Updated+t.AddedSuppliers+t.CompletedSuppliers > 0
}

// shape is what must be known of a file before it has columns.
type shape struct {
	sheet     string
	headRow   int
	encoding  desk.ImportEncoding
	separator byte
}

// shapeOf is how the file is read now.
func shapeOf(p *desk.ImportPreview) shape {
	m := p.Mapping
	return shape{m.Sheet, m.HeadRow, m.Encoding, m.Separator}
}

func (s shape) into(m *desk.ImportMapping) {
	m.Sheet, m.HeadRow, m.Encoding, m.Separator = s.sheet, s.headRow, s.encoding, s.separator
}

// reader looks at files and tries them out; it works off the UI goroutine.
type reader struct {
	workspace *store.Workspace
	path      string
	today     civil.Date
}

// look shows the file, through a mapping, or else through what was remembered or is guessed.
func (r reader) look(ctx context.Context, m *desk.ImportMapping) (*desk.ImportPreview, error) {
	data, err := desk.FileToImport(r.path)
	if err != nil {
		return nil, err
	}
	return desk.LookAtFile(ctx, r.workspace, data, m, r.today)
}

// lookAs shows the file in another shape. Its columns are others then, so that what they mean is guessed anew.
func (r reader) lookAs(ctx context.Context, s shape) (*desk.ImportPreview, error) {
	m := &desk.ImportMapping{}
	s.into(m)
	p, err := r.look(ctx, m)
	if err != nil {
		return nil, err
	}
	guessed := p.Guess(desk.ImportsNothing)
	s.into(guessed)
	return r.look(ctx, guessed)
}

// take imports the file, or tries it out on a copy of the workspace.
func (r reader) take(ctx context.Context, m *desk.ImportMapping, try bool, progress store.Progress) (*desk.ImportReport, error) {
	data, err := desk.FileToImport(r.path)
	if err != nil {
		return nil, err
	}
	return desk.ImportFile(ctx, r.workspace, data, r.today, desk.ImportFileOptions{Mapping: m, Remember: !try, DryRun: try, Progress: progress})
}
