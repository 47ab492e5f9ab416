package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// killedFile names, in the environment, the workspace that a child process writes until it is killed.
const killedFile = "COUNTERWEIGHT_KILLED_FILE"

// TestKill kills a process that writes a workspace, at random moments, and looks at what it left: nothing that it had acknowledged may
// be lost, and verify must be clean. COUNTERWEIGHT_KILLS says how often.
func TestKill(t *testing.T) {
	kills := 10
	if text := os.Getenv("COUNTERWEIGHT_KILLS"); text != "" {
		var err error
		if kills, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	const sameFile = 10
	acknowledged := 0
	var path string
	for i := range kills {
		if i%sameFile == 0 {
			path = filepath.Join(t.TempDir(), "office.cw")
			closed(t, path)
		}
		acks := killWriter(t, path, i%5 > 0)
		acknowledged += len(acks)
		lookAfterKill(t, path, acks)
	}
	if acknowledged < kills {
		t.Errorf("only %d batches were written in %d lives: nothing was tried", acknowledged, kills)
	}
	t.Logf("%d kills, %d batches acknowledged", kills, acknowledged)
}

// killWriter runs a writer for a while and kills it: once it has begun to write, or while it may still be opening the file. It returns
// what was acknowledged.
func killWriter(t *testing.T, path string, begun bool) (acks []string) {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), killedFile+"="+path)
	var complained bytes.Buffer
	writer.Stderr = &complained
	said, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	if begun {
		if _, err := lines.Peek(1); err != nil {
			t.Fatalf("%v: %s", err, complained.String())
		}
	}
	time.AfterFunc(time.Duration(rand.IntN(300))*time.Millisecond, func() { _ = writer.Process.Kill() })
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // the rest of a line was not acknowledged
			break
		}
		acks = append(acks, strings.TrimSuffix(line, "\n"))
	}
	_ = writer.Wait() // it was killed
	if complained.Len() > 0 {
		t.Fatal(complained.String())
	}
	return acks
}

func lookAfterKill(t *testing.T, path string, acks []string) {
	t.Helper()
	ws, err := Open(t.Context(), path, testOptions())
	if err != nil {
		t.Fatalf("after %d batches: %v", len(acks), err)
	}
	defer ws.Close()
	found, err := ws.Verify(t.Context(), nil)
	if err != nil || len(found) > 0 {
		t.Errorf("after %d batches: %v, %v", len(acks), found, err)
	}
	kept := map[string]bool{}
	for _, key := range strings.Split(query(t, ws, `SELECT key FROM setting`), "\n") {
		kept[key] = true
	}
	for _, ack := range acks {
		if copied, ok := strings.CutPrefix(ack, "copy "); ok {
			if err := isSound(t.Context(), copied); err != nil {
				t.Error(err)
			}
		} else if !kept[ack] {
			t.Errorf("%s was acknowledged and is lost", ack)
		}
	}
}

// TestMain lets the test's own program be the process that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(killedFile); path != "" {
		fmt.Fprintln(os.Stderr, writeUntilKilled(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeUntilKilled writes batches and copies, and says so of each when it is done.
func writeUntilKilled(path string) error {
	ctx := context.Background()
	ws, err := Open(ctx, path, Options{Mode: Writing, Author: "Ann Lee", Clock: time.Now, WithoutBackups: true})
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		ack := fmt.Sprintf("%d %d", os.Getpid(), i)
		if err := ws.Do(ctx, ack, func(tx *Tx) error { return writeSomething(tx, i, ack) }); err != nil {
			return err
		}
		fmt.Println(ack)
		if i%20 == 19 {
			copied := filepath.Join(filepath.Dir(path), fmt.Sprintf("copy %d %d.cw", os.Getpid(), i))
			if err := Backup(ctx, path, copied); err != nil {
				return err
			}
			fmt.Println("copy " + copied)
		}
	}
}

// writeSomething writes a few rows, and now and then so many that the search table is filled at the end.
func writeSomething(tx *Tx, i int, ack string) error {
	statements := []string{
		`INSERT INTO mark (bid_id, criterion_id, value, rationale, given_at, given_by) VALUES (1, 1, '2', 'Second thoughts', '', 'Ann Lee')`,
		`UPDATE bid SET price_minor = coalesce(price_minor, 0) + 1`,
		`DELETE FROM supplier WHERE id IN (SELECT id FROM supplier LIMIT 700)`,
	}
	for _, statement := range statements {
		if _, err := tx.ExecContext(tx.Context(), statement); err != nil {
			return err
		}
	}
	if i%10 == 5 {
		row := make([]any, 1)
		_, err := tx.MultiInsert("supplier", []string{"name"}, func(yield func([]any) bool) {
			for n := range bulkRows + 200 {
				if row[0] = fmt.Sprint("Supplier ", n); !yield(row) {
					return
				}
			}
		})
		if err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(tx.Context(), `INSERT INTO setting (key, value) VALUES (?, '')`, ack)
	return err
}
