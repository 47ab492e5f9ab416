package store

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"
)

// access is one way to connect to a workspace file.
type access struct {
	mode    string // SQLite's own: ro or rw; nothing of ours ever makes a file by opening it
	pragmas []string
	extra   map[string]string
}

// These settings hold for every connection.
var (
	// onEvery: wait for others a while; don't trust what a foreign schema might call; look at each page before using it.
	onEvery = []string{"busy_timeout(5000)", "trusted_schema(0)", "cell_size_check(1)", "foreign_keys(1)"}

	// forWriting: recursive triggers, since without them REPLACE by another hand would delete rows unlogged; statement journals in
	// memory, which row triggers would otherwise make files of; deleted content overwritten with zeros, for those who were promised
	// that it is gone.
	forWriting = []string{
		"recursive_triggers(1)", "synchronous(FULL)", "temp_store(MEMORY)", "secure_delete(1)",
		"journal_size_limit(33554432)",
	}
)

// writing is access for the one connection that writes, with the journal that suits the file's folder: wal or delete.
func writing(journal string) access {
	pragmas := append([]string{"journal_mode(" + journal + ")"}, onEvery...)
	return access{mode: "rw", pragmas: append(pragmas, forWriting...)}
}

// reading is access for the pool that pages and commands read through.
func reading() access {
	return access{mode: "ro", pragmas: onEvery, extra: map[string]string{"_query_only": "1"}}
}

// copying is read-only access from which VACUUM INTO may write its copy; query_only would forbid it.
func copying() access {
	return access{mode: "ro", pragmas: onEvery}
}

// atRest is access to a file that nobody writes: without locks and without files beside it. It is the only way into a folder that
// can't be written.
func (a access) atRest() access {
	extra := map[string]string{"immutable": "1"}
	for key, value := range a.extra {
		extra[key] = value
	}
	a.extra = extra
	return a
}

// connect makes a pool of at most so many connections to the file at path, which must be absolute. It opens none yet.
func connect(path string, how access, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dataSource(path, how))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// dataSource is the address of the file for the driver. It is a URL, since in a plain path #, ? and % would lead to another file.
func dataSource(path string, how access) string {
	query := url.Values{
		"mode":         {how.mode},
		"_pragma":      how.pragmas,
		"_txlock":      {"immediate"},
		"_time_format": {"sqlite"},
		"_timezone":    {"UTC"},
		"_dqs":         {"0"},
		"_defensive":   {"1"},
		"_error_rc":    {"1"},
	}
	if how.mode == "ro" {
		query.Set("_txlock", "deferred")
	}
	for key, value := range how.extra {
		query.Set(key, value)
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/Users/… is file:///C:/Users/…
	}
	address := url.URL{Scheme: "file", Path: slashed, RawQuery: query.Encode()}
	return address.String()
}
