//! Constraints and indexes on each dialect.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::{ask, check, check_refused};

const FOREIGN: &str = r#"{"op":"addConstraint","table":{"schema":"s","name":"a"},"constraint":
    {"kind":"foreignKey","name":"fk","columns":["x","y"],"refTable":{"schema":"r","name":"b"},
    "refColumns":["p","q"],"onDelete":"SET NULL","onUpdate":"CASCADE","deferrable":true,"initially":"deferred"}}"#;

#[test]
fn a_foreign_key_is_added_with_all_its_clauses() {
    check(&[
        (
            "postgresql",
            FOREIGN,
            &[
                "ALTER TABLE s.a ADD CONSTRAINT fk FOREIGN KEY(x, y) REFERENCES r.b (p, q) \
               ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
            ],
        ),
        (
            "oracle",
            FOREIGN,
            &[
                "ALTER TABLE s.a ADD CONSTRAINT fk FOREIGN KEY(x, y) REFERENCES r.b (p, q) \
               ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
            ],
        ),
    ]);
}

#[test]
fn a_primary_key_may_wait_for_the_end_of_the_transaction() {
    let key = r#"{"op":"addConstraint","table":{"name":"a"},"constraint":
        {"kind":"primaryKey","name":"pk","columns":["x"],"deferrable":true,"initially":"DEFERRED"}}"#;
    check(&[(
        "postgresql",
        key,
        &["ALTER TABLE a ADD CONSTRAINT pk PRIMARY KEY (x) DEFERRABLE INITIALLY DEFERRED"],
    )]);
}

#[test]
fn words_are_checked_before_they_are_written() {
    check_refused(&[
        (
            "postgresql",
            r#"{"op":"addConstraint","table":{"name":"a"},"constraint":{"kind":"foreignKey","columns":["x"],
            "refTable":{"name":"b"},"refColumns":["p"],"onDelete":"CASCADE; DROP TABLE a"}}"#,
            &["ARGUMENT_INVALID", "constraint.onDelete"],
        ),
        (
            "mysql",
            r#"{"op":"addConstraint","table":{"name":"a"},"constraint":{"kind":"foreignKey","columns":["x"],
            "refTable":{"name":"b"},"refColumns":["p"],"match":"FULL"}}"#,
            &["UNSUPPORTED", "MATCH"],
        ),
        (
            "mysql",
            r#"{"op":"addConstraint","table":{"name":"a"},"constraint":{"kind":"exclude","elements":[]}}"#,
            &["UNSUPPORTED", "EXCLUDE"],
        ),
    ]);
}

#[test]
fn an_exclude_constraint_takes_columns_and_expressions() {
    check(&[(
        "postgresql",
        r#"{"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"exclude","name":"x",
        "elements":[{"column":"period","operator":"&&"},{"sql":"lower(a)","operator":"="}],
        "where":"grp <> 0","ops":{"period":"range_ops"},"deferrable":true}}"#,
        &[
            "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (period range_ops WITH &&, lower(a) WITH =) \
           WHERE (grp <> 0) DEFERRABLE",
        ],
    )]);
}

#[test]
fn a_constraint_is_dropped_by_its_kind_where_the_dialect_asks_for_it() {
    let drop = |kind: &str| -> &'static str {
        let json = format!(
            r#"{{"op":"dropConstraint","table":{{"name":"t"}},"name":"n","kind":"{kind}"}}"#
        );
        Box::leak(json.into_boxed_str())
    };
    let plain = r#"{"op":"dropConstraint","table":{"name":"t"},"name":"n","ifExists":true}"#;
    check(&[
        (
            "postgresql",
            plain,
            &["ALTER TABLE t DROP CONSTRAINT IF EXISTS n"],
        ),
        (
            "mysql",
            drop("primaryKey"),
            &["ALTER TABLE t DROP PRIMARY KEY"],
        ),
        ("mysql", drop("unique"), &["ALTER TABLE t DROP INDEX n"]),
        (
            "mysql",
            drop("foreignKey"),
            &["ALTER TABLE t DROP FOREIGN KEY n"],
        ),
        ("mysql 8.4", drop("check"), &["ALTER TABLE t DROP CHECK n"]),
        (
            "mysql 10.11-MariaDB",
            drop("check"),
            &["ALTER TABLE t DROP CONSTRAINT n"],
        ),
    ]);
    check_refused(&[
        (
            "mysql",
            plain,
            &["UNSUPPORTED", "foreignkey, primary, unique or check"],
        ),
        ("mysql", drop("uniqe"), &[r#"Did you mean \"unique\"?"#]),
        ("sqlite", plain, &["UNSUPPORTED", "batchAlterTable"]),
    ]);
}

#[test]
fn an_index_says_what_its_dialect_knows() {
    let index = r#"{"op":"createIndex","table":{"schema":"s","name":"t"},"index":{"name":"ix","unique":true,
        "ifNotExists":true,"columns":["a",{"sql":"lower(b)"},{"column":"c","order":"desc"}],"options":{
        "postgresqlUsing":"gin","postgresqlOps":{"map":{"a":"gin_trgm_ops"}},"postgresqlInclude":["d"],
        "postgresqlNullsNotDistinct":true,"postgresqlWhere":{"sql":"a > 1"},"mysqlLength":{"map":{"a":10}},
        "mysqlUsing":"btree","mssqlClustered":true,"mssqlInclude":["d"],"sqliteWhere":"a > 1","oracleCompress":1}}}"#;
    check(&[
        (
            "postgresql",
            index,
            &[
                "CREATE UNIQUE INDEX IF NOT EXISTS ix ON s.t USING gin (a gin_trgm_ops, lower(b), c DESC) \
               INCLUDE (d) NULLS NOT DISTINCT WHERE a > 1",
            ],
        ),
        (
            "mysql",
            index,
            &["CREATE UNIQUE INDEX IF NOT EXISTS ix ON s.t (a(10), lower(b), c DESC) USING btree"],
        ),
        (
            "mssql",
            index,
            &["CREATE UNIQUE CLUSTERED INDEX ix ON s.t (a, lower(b), c DESC) INCLUDE (d)"],
        ),
        (
            "sqlite",
            index,
            &["CREATE UNIQUE INDEX IF NOT EXISTS s.ix ON t (a, lower(b), c DESC) WHERE a > 1"],
        ),
        (
            "oracle",
            index,
            &["CREATE UNIQUE INDEX s.ix ON s.t (a, lower(b), c DESC) COMPRESS 1"],
        ),
    ]);
}

#[test]
fn an_index_that_is_made_concurrently_runs_outside_of_transactions() {
    let create = r#"{"op":"createIndex","table":{"name":"t"},"index":{"name":"ix","columns":["a"],
        "options":{"postgresqlConcurrently":true}}}"#;
    let drop = r#"{"op":"dropIndex","name":"ix","options":{"postgresqlConcurrently":true}}"#;
    assert_eq!(ask("postgresql", "", create).index[2], 1);
    assert_eq!(ask("postgresql", "", drop).index[2], 1);
    assert_eq!(ask("sqlite", "", create).index[2], 0);
}

#[test]
fn an_index_is_dropped_from_its_table_or_its_schema() {
    let drop =
        r#"{"op":"dropIndex","name":"ix","table":{"schema":"s","name":"t"},"ifExists":true}"#;
    check(&[
        ("postgresql", drop, &["DROP INDEX IF EXISTS s.ix"]),
        ("mysql", drop, &["DROP INDEX IF EXISTS ix ON s.t"]),
        ("mssql", drop, &["DROP INDEX IF EXISTS ix ON s.t"]),
    ]);
    check_refused(&[(
        "mysql",
        r#"{"op":"dropIndex","name":"ix"}"#,
        &["needs the table"],
    )]);
}
