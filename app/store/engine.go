package store

import codes "modernc.org/sqlite/lib"

// SQLiteVersion is the version of the SQLite that is built in.
const SQLiteVersion = codes.SQLITE_VERSION
