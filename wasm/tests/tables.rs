//! Tables: CREATE, DROP, RENAME, columns that count, comments, options.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::{check, check_refused, problems, statements};

const KEYED: &str = r#"{"op":"createTable","table":{"name":"t","columns":[
    {"name":"id","type":{"name":"integer"}}],"constraints":[{"kind":"primaryKey","columns":["id"]}]}}"#;

#[test]
fn the_only_integer_key_counts_up() {
    check(&[
        (
            "sqlite",
            KEYED,
            &["CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))"],
        ),
        (
            "postgresql",
            KEYED,
            &["CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id))"],
        ),
        (
            "mysql",
            KEYED,
            &["CREATE TABLE t (id INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (id))"],
        ),
        (
            "mssql",
            KEYED,
            &["CREATE TABLE t (id INTEGER NOT NULL IDENTITY, PRIMARY KEY (id))"],
        ),
        (
            "oracle",
            KEYED,
            &["CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))"],
        ),
    ]);
}

#[test]
fn a_key_that_refers_or_has_a_default_does_not_count_up() {
    check(&[
        (
            "postgresql",
            r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"id","type":{"name":"bigInteger"}}],
            "constraints":[{"kind":"primaryKey","columns":["id"]},
            {"kind":"foreignKey","columns":["id"],"refTable":{"name":"r"},"refColumns":["id"]}]}}"#,
            &[
                "CREATE TABLE t (id BIGINT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES r (id))",
            ],
        ),
        (
            "postgresql",
            r#"{"op":"createTable","table":{"name":"t","columns":[
            {"name":"id","type":{"name":"integer"},"default":{"value":7}}],
            "constraints":[{"kind":"primaryKey","columns":["id"]}]}}"#,
            &["CREATE TABLE t (id INTEGER DEFAULT 7 NOT NULL, PRIMARY KEY (id))"],
        ),
        (
            "mysql",
            r#"{"op":"createTable","table":{"name":"t","columns":[
            {"name":"id","type":{"name":"integer"},"autoincrement":false}],
            "constraints":[{"kind":"primaryKey","columns":["id"]}]}}"#,
            &["CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))"],
        ),
    ]);
}

#[test]
fn types_come_before_a_table_and_comments_after_it() {
    let table = r#"{"op":"createTable","ifNotExists":true,"table":{"schema":"s","name":"t","comment":"it's",
        "columns":[{"name":"e","type":{"name":"enum","values":["a","b"],"enumName":"kind"},"comment":"c"}],
        "indexes":[{"name":"ix","columns":["e"]}]}}"#;
    check(&[
        (
            "postgresql",
            table,
            &[
                "CREATE TYPE kind AS ENUM ('a', 'b')",
                "CREATE TABLE IF NOT EXISTS s.t (e kind)",
                "CREATE INDEX ix ON s.t (e)",
                "COMMENT ON TABLE s.t IS 'it''s'",
                "COMMENT ON COLUMN s.t.e IS 'c'",
            ],
        ),
        (
            "mysql",
            table,
            &[
                "CREATE TABLE IF NOT EXISTS s.t (e ENUM('a', 'b') COMMENT 'c')COMMENT='it''s'",
                "CREATE INDEX ix ON s.t (e)",
            ],
        ),
        (
            "mssql",
            table,
            &[
                "CREATE TABLE IF NOT EXISTS s.t (e VARCHAR(1) NULL)",
                "CREATE INDEX ix ON s.t (e)",
                "execute sp_addextendedproperty 'MS_Description', N'it''s', 'schema', s, 'table', t",
                "execute sp_addextendedproperty 'MS_Description', N'c', 'schema', s, 'table', t, 'column', e",
            ],
        ),
        (
            "sqlite",
            table,
            &[
                "CREATE TABLE IF NOT EXISTS s.t (e VARCHAR(1))",
                "CREATE INDEX s.ix ON t (e)",
            ],
        ),
    ]);
}

#[test]
fn table_options_take_effect_on_their_dialect_alone() {
    let table = r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"a","type":{"name":"integer"}}],
        "options":{"mysqlEngine":"InnoDB","mysqlCharset":"utf8mb4","postgresqlPartitionBy":"RANGE (a)",
        "postgresqlWith":{"map":{"fillfactor":70}},"sqliteStrict":true,"sqliteWithRowid":false,
        "oracleOnCommit":"DELETE ROWS"},"prefixes":["TEMPORARY"]}}"#;
    check(&[
        (
            "sqlite",
            table,
            &["CREATE TEMPORARY TABLE t (a INTEGER) WITHOUT ROWID, STRICT"],
        ),
        (
            "postgresql",
            table,
            &["CREATE TEMPORARY TABLE t (a INTEGER) PARTITION BY RANGE (a) WITH (fillfactor = 70)"],
        ),
        (
            "mysql",
            table,
            &["CREATE TEMPORARY TABLE t (a INTEGER)ENGINE=InnoDB CHARSET=utf8mb4"],
        ),
        (
            "mssql",
            table,
            &["CREATE TEMPORARY TABLE t (a INTEGER NULL)"],
        ),
        (
            "oracle",
            table,
            &["CREATE TEMPORARY TABLE t (a INTEGER) ON COMMIT DELETE ROWS"],
        ),
    ]);
}

#[test]
fn strict_tables_take_their_own_types_alone() {
    let with = |type_: &str, strict: bool| {
        format!(
            r#"{{"op":"createTable","table":{{"name":"note","columns":[
              {{"name":"id","type":{{"name":"integer"}}}},{{"name":"the size"{type_}}}],
              "options":{{"sqliteStrict":{strict}}}}}}}"#
        )
    };
    let table = |sql: &str| format!(r#"CREATE TABLE note (id INTEGER, "the size" {sql})"#);
    for (type_, sql) in [
        (r#"{"name":"INT"}"#, "INT"),
        (r#"{"name":"integer"}"#, "INTEGER"),
        (r#"{"name":"REAL"}"#, "REAL"),
        (r#"{"name":"largeBinary"}"#, "BLOB"),
        (r#"{"name":"sqlite.ANY"}"#, "ANY"),
        (
            r#"{"name":"text","collation":"NOCASE"}"#,
            r#"TEXT COLLATE "NOCASE""#,
        ),
        (r#"{"name":"raw","sql":"text"}"#, "text"),
    ] {
        let operation = with(&format!(r#","type":{type_}"#), true);
        let wanted = format!("{} STRICT", table(sql));
        assert_eq!(statements("sqlite", "", &operation), [wanted]);
    }
    for (type_, sql) in [
        (r#"{"name":"string","length":30}"#, "VARCHAR(30)"),
        (r#"{"name":"text","length":30}"#, "TEXT(30)"),
        (r#"{"name":"numeric"}"#, "NUMERIC"),
        (r#"{"name":"boolean"}"#, "BOOLEAN"),
        (r#"{"name":"dateTime"}"#, "DATETIME"),
        (r#"{"name":"bigInteger"}"#, "BIGINT"),
        (r#"{"name":"raw","sql":"INTEGER(8)"}"#, "INTEGER(8)"),
    ] {
        let type_ = format!(r#","type":{type_}"#);
        let message = format!(
            r#"Column \"the size\" of the STRICT table \"note\" cannot have the type {sql}""#
        );
        let refusal = problems("sqlite", &with(&type_, true));
        for part in [
            "UNSUPPORTED",
            "table.columns[1].type",
            &message,
            "INT, INTEGER, REAL, TEXT, BLOB, ANY",
        ] {
            assert!(refusal.contains(part), "{part} is not in {refusal}");
        }
        assert_eq!(statements("sqlite", "", &with(&type_, false)), [table(sql)]);
    }
    assert!(problems("sqlite", &with("", true)).contains("needs a type"));
}

#[test]
fn unknown_options_are_refused_with_the_nearest_name() {
    let with = |option: &'static str| -> &'static str {
        Box::leak(
            format!(
                r#"{{"op":"createTable","table":{{"name":"t","columns":[],"options":{{"{option}":"x"}}}}}}"#
            )
            .into_boxed_str(),
        )
    };
    check_refused(&[
        (
            "mysql",
            with("mysqlEngin"),
            &[
                "OPTION_INVALID",
                r#"Did you mean \"mysqlEngine\"?"#,
                "table.options.mysqlEngin",
            ],
        ),
        (
            "postgresql",
            with("postgresWith"),
            &["Unknown option", r#"Did you mean \"postgresqlWith\"?"#],
        ),
        ("postgresql", with("where"), &["Unknown option"]),
        (
            "mssql",
            with("mssqlEngine"),
            &["SQL Server takes no option here"],
        ),
    ]);
    check(&[("sqlite", with("mysqlEngin"), &["CREATE TABLE t ()"])]);
}

#[test]
fn mariadb_options_count_on_mariadb() {
    let table = r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"a","type":{"name":"integer"}}],
        "options":{"mysqlEngine":"InnoDB","mariadbEngine":"Aria"}}}"#;
    check(&[
        (
            "mysql 10.11.19-MariaDB",
            table,
            &["CREATE TABLE t (a INTEGER)ENGINE=Aria"],
        ),
        (
            "mysql 8.4",
            table,
            &["CREATE TABLE t (a INTEGER)ENGINE=InnoDB"],
        ),
    ]);
}

#[test]
fn tables_are_dropped_and_renamed() {
    let drop = r#"{"op":"dropTable","table":{"schema":"s","name":"t"},"ifExists":true}"#;
    let rename = r#"{"op":"renameTable","table":{"schema":"s","name":"a"},"newName":"b"}"#;
    check(&[
        ("postgresql", drop, &["DROP TABLE IF EXISTS s.t"]),
        ("oracle", rename, &["ALTER TABLE s.a RENAME TO b"]),
        ("mysql", rename, &["ALTER TABLE s.a RENAME TO s.b"]),
        ("mssql", rename, &["EXEC sp_rename 's.a', b"]),
    ]);
}

#[test]
fn comments_come_and_go() {
    let set = r#"{"op":"setTableComment","table":{"name":"t"},"comment":"x","existing":"y"}"#;
    let none = r#"{"op":"setTableComment","table":{"name":"t"},"comment":null,"existing":"y"}"#;
    check(&[
        ("postgresql", set, &["COMMENT ON TABLE t IS 'x'"]),
        ("postgresql", none, &["COMMENT ON TABLE t IS NULL"]),
        ("oracle", none, &["COMMENT ON TABLE t IS ''"]),
        ("mysql", none, &["ALTER TABLE t COMMENT ''"]),
        (
            "mssql",
            set,
            &[
                "execute sp_updateextendedproperty 'MS_Description', N'x', 'schema', dbo, 'table', t",
            ],
        ),
        (
            "mssql",
            none,
            &["execute sp_dropextendedproperty 'MS_Description', 'schema', dbo, 'table', t"],
        ),
    ]);
    check_refused(&[("sqlite", set, &["UNSUPPORTED", "SQLite has no comments"])]);
}

#[test]
fn tables_exist_asks_the_catalog_once() {
    let ask = r#"{"op":"tablesExist","tables":[{"name":"t's"},{"schema":"s","name":"t"}]}"#;
    check(&[
        (
            "sqlite",
            ask,
            &[
                "SELECT 0 AS place FROM sqlite_master WHERE type = 'table' AND name = 't''s' UNION ALL SELECT 1 AS place FROM s.sqlite_master WHERE type = 'table' AND name = 't'",
            ],
        ),
        (
            "postgresql",
            ask,
            &[
                "SELECT 0 AS place FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 't''s' UNION ALL SELECT 1 AS place FROM information_schema.tables WHERE table_schema = 's' AND table_name = 't'",
            ],
        ),
        (
            "oracle",
            r#"{"op":"tablesExist","tables":[{"schema":"s","name":"t"}]}"#,
            &["SELECT 0 AS place FROM all_tables WHERE owner = 'S' AND table_name = 'T'"],
        ),
    ]);
    check_refused(&[(
        "sqlite",
        r#"{"op":"tablesExist","tables":[]}"#,
        &["ARGUMENT", r#""path":"tables""#],
    )]);
}

#[test]
fn mysql_refuses_comments_that_it_would_bend() {
    check_refused(&[
        (
            "mysql",
            r#"{"op":"setTableComment","table":{"name":"t"},"comment":"\ud83d\ude00"}"#,
            &["LITERAL_INVALID", "beyond U+FFFF"],
        ),
        (
            "mysql",
            r#"{"op":"createTable","table":{"name":"t","comment":"\ud83d\ude00","columns":[{"name":"a","type":{"name":"integer"}}]}}"#,
            &["LITERAL_INVALID", r#""path":"table.comment""#],
        ),
    ]);
}
