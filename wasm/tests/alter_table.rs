//! Several changes in one statement, and the changes that SQLite makes by itself.
#![allow(missing_docs)]

mod common;
use common::{check, check_refused};

const CHANGES: &str = r#"{"op":"alterTable","changes":[
  {"op":"addColumn","table":{"name":"t"},"column":{"name":"ä","type":{"name":"integer"}}},
  {"op":"alterColumn","table":{"name":"t"},"column":"b","nullable":false,"existing":{"type":{"name":"string","length":5}}},
  {"op":"dropColumn","table":{"name":"t"},"column":"c"},
  {"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"unique","name":"u","columns":["d"]}},
  {"op":"setTableComment","table":{"name":"t"},"comment":"it's"},
  {"op":"alterColumn","table":{"name":"t"},"column":"ä","nullable":false,"existing":{"type":{"name":"integer"}}},
  {"op":"dropColumn","table":{"name":"u"},"column":"c"},
  {"op":"dropColumn","table":{"name":"u"},"column":"d"},
  {"op":"createIndex","table":{"name":"u"},"index":{"name":"i","columns":["a"]}},
  {"op":"dropColumn","table":{"name":"u"},"column":"e"}]},
  {"op":"dropTable","table":{"name":"z"}}"#;

#[test]
fn neighbours_on_one_table_are_one_statement_on_mysql() {
    check(&[
        (
            "mysql",
            CHANGES,
            &[
                "ALTER TABLE t ADD COLUMN `ä` INTEGER, MODIFY b VARCHAR(5) NOT NULL, DROP COLUMN c, ADD CONSTRAINT u UNIQUE (d), COMMENT 'it''s'",
                "ALTER TABLE t MODIFY `ä` INTEGER NOT NULL",
                "ALTER TABLE u DROP COLUMN c, DROP COLUMN d",
                "CREATE INDEX i ON u (a)",
                "ALTER TABLE u DROP COLUMN e",
                "DROP TABLE z",
            ],
        ),
        (
            "postgresql",
            r#"{"op":"alterTable","changes":[
              {"op":"dropColumn","table":{"name":"u"},"column":"c"},
              {"op":"dropColumn","table":{"name":"u"},"column":"d"}]}"#,
            &["ALTER TABLE u DROP COLUMN c", "ALTER TABLE u DROP COLUMN d"],
        ),
    ]);
}

#[test]
fn keys_that_refer_and_columns_that_compute_stay_statements_of_their_own() {
    check(&[(
        "mysql",
        r#"{"op":"alterTable","changes":[
          {"op":"dropColumn","table":{"name":"u"},"column":"c"},
          {"op":"addConstraint","table":{"name":"u"},"constraint":{"kind":"foreignKey","name":"f","columns":["d"],"refTable":{"name":"r"},"refColumns":["id"]}},
          {"op":"addColumn","table":{"name":"u"},"column":{"name":"g","type":{"name":"integer"},"default":{"computed":"a + 1"}}},
          {"op":"dropColumn","table":{"name":"u"},"column":"h"}]}"#,
        &[
            "ALTER TABLE u DROP COLUMN c",
            "ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY(d) REFERENCES r (id)",
            "ALTER TABLE u ADD COLUMN g INTEGER GENERATED ALWAYS AS (a + 1)",
            "ALTER TABLE u DROP COLUMN h",
        ],
    )]);
}

const NOT_NULL: &str =
    r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":false,"newName":"b"}"#;
const NULL: &str = r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":true}"#;
const TYPE: &str = r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":true,"type":{"name":"text"}}"#;
const ADD: &str = r#"{"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"check","name":"k","sql":"a > 0"}}"#;
const UNIQUE: &str =
    r#"{"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"unique","columns":["a"]}}"#;
const DROP: &str = r#"{"op":"dropConstraint","table":{"name":"t"},"name":"k","kind":"check"}"#;
const DROP_ANY: &str = r#"{"op":"dropConstraint","table":{"name":"t"},"name":"k"}"#;

#[test]
fn sqlite_changes_checks_and_not_null_by_itself_since_3_53() {
    check(&[
        (
            "sqlite 3.53.2",
            NOT_NULL,
            &[
                "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
                "ALTER TABLE t RENAME COLUMN a TO b",
            ],
        ),
        (
            "sqlite 3.53.0",
            NULL,
            &["ALTER TABLE t ALTER COLUMN a DROP NOT NULL"],
        ),
        (
            "sqlite 3.54.0",
            ADD,
            &["ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)"],
        ),
        ("sqlite 3.53.2", DROP, &["ALTER TABLE t DROP CONSTRAINT k"]),
    ]);
    for operation in [NOT_NULL, ADD, DROP] {
        check_refused(&[
            ("sqlite", operation, &["UNSUPPORTED", "batchAlterTable"]),
            ("sqlite 3.52.0", operation, &["UNSUPPORTED"]),
        ]);
    }
    for operation in [TYPE, UNIQUE, DROP_ANY] {
        check_refused(&[("sqlite 3.53.2", operation, &["UNSUPPORTED"])]);
    }
}
