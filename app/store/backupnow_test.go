package store

import (
	"testing"
)

func TestABackupOfNowIsSoundAndKept(t *testing.T) {
	ws := newWorkspace(t)
	do(t, ws, "Add a supplier", `INSERT INTO supplier (name) VALUES ('Fernhill Digital')`)
	path, err := ws.BackupNow(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	copied, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if suppliers, err := copied.Suppliers(t.Context()); err != nil || len(suppliers) != 1 {
		t.Errorf("the copy has %d suppliers, %v", len(suppliers), err)
	}
	if findings, err := copied.Verify(t.Context(), nil); err != nil || len(findings) > 0 {
		t.Errorf("the copy is not sound: %v, %v", findings, err)
	}
}
