//! Which dialect says IF [NOT] EXISTS where, as Alembic does.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::statements;

const DIALECTS: [&str; 5] = ["postgresql", "sqlite", "mysql", "mssql", "oracle"];

/// Checks on which dialects, in that order, the statement has the words.
fn check_words(operation: &str, words: &str, expected: [bool; 5]) {
    for (dialect, expected) in DIALECTS.into_iter().zip(expected) {
        let found = statements(dialect, "", operation);
        assert_eq!(
            found[0].contains(words),
            expected,
            "{dialect}: {}",
            found[0]
        );
    }
}

#[test]
fn every_dialect_says_it_of_tables_and_dropped_columns() {
    let everywhere = [true; 5];
    check_words(
        r#"{"op":"createTable","ifNotExists":true,"table":{"name":"t","columns":[{"name":"a","type":{"name":"integer"}}]}}"#,
        "TABLE IF NOT EXISTS t",
        everywhere,
    );
    check_words(
        r#"{"op":"dropTable","ifExists":true,"table":{"name":"t"}}"#,
        "TABLE IF EXISTS t",
        everywhere,
    );
    check_words(
        r#"{"op":"dropColumn","ifExists":true,"table":{"name":"t"},"column":"a"}"#,
        "COLUMN IF EXISTS a",
        everywhere,
    );
}

#[test]
fn sql_server_and_oracle_leave_it_out_where_they_know_no_such_words() {
    check_words(
        r#"{"op":"addColumn","ifNotExists":true,"table":{"name":"t"},"column":{"name":"a","type":{"name":"integer"}}}"#,
        "COLUMN IF NOT EXISTS a",
        [true, true, true, false, false],
    );
    check_words(
        r#"{"op":"createIndex","table":{"name":"t"},"index":{"name":"ix","columns":["a"],"ifNotExists":true}}"#,
        "INDEX IF NOT EXISTS ix",
        [true, true, true, false, false],
    );
    check_words(
        r#"{"op":"dropIndex","ifExists":true,"name":"ix","table":{"name":"t"}}"#,
        "INDEX IF EXISTS ix",
        [true; 5],
    );
}

#[test]
fn mysql_drops_constraints_without_it() {
    let operation = r#"{"op":"dropConstraint","ifExists":true,"table":{"name":"t"},"name":"n","kind":"foreignKey"}"#;
    for (dialect, words) in [
        ("postgresql", "ALTER TABLE t DROP CONSTRAINT IF EXISTS n"),
        ("mysql", "ALTER TABLE t DROP FOREIGN KEY n"),
        ("mssql", "ALTER TABLE t DROP CONSTRAINT IF EXISTS n"),
        ("oracle", "ALTER TABLE t DROP CONSTRAINT IF EXISTS n"),
    ] {
        assert_eq!(statements(dialect, "", operation), [words]);
    }
}
