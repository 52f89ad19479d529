import GRDB

/// The tables, step by step. A step that was ever in a release is never changed: a new one is added.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: sandboxes, snapshots, templates, volumes, tokens, events") { database in
            try database.execute(
                sql: """
                    CREATE TABLE sandbox (
                        id TEXT PRIMARY KEY NOT NULL,
                        state TEXT NOT NULL,
                        idempotencyKey TEXT UNIQUE,
                        requestDigest TEXT,
                        diedAt INTEGER,
                        record TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE INDEX sandboxByState ON sandbox (state, diedAt);
                    CREATE TABLE template (
                        id TEXT PRIMARY KEY NOT NULL,
                        record TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE build (
                        id TEXT PRIMARY KEY NOT NULL,
                        template TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
                        record TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE volume (
                        id TEXT PRIMARY KEY NOT NULL,
                        name TEXT NOT NULL UNIQUE,
                        record TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE event (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        microseconds INTEGER NOT NULL,
                        sandbox TEXT,
                        kind TEXT NOT NULL,
                        record TEXT NOT NULL
                    );
                    CREATE INDEX eventBySandbox ON event (sandbox, id);
                    CREATE TABLE token (
                        id TEXT PRIMARY KEY NOT NULL,
                        record TEXT NOT NULL
                    ) WITHOUT ROWID;
                    """)
        }
        return migrator
    }
}
