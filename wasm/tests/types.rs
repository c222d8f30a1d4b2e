//! Types on each dialect.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::{check_refused, statements};

const DIALECTS: [&str; 5] = ["sqlite", "postgresql", "mysql", "mssql", "oracle"];

fn add(type_: &str) -> String {
    format!(
        r#"{{"op":"addColumn","table":{{"name":"t"}},"column":{{"name":"c","type":{type_},"nullable":false}}}}"#
    )
}

/// The type as it stands between the column's name and NOT NULL.
fn written(dialect: &str, type_: &str) -> String {
    let statement = &statements(dialect, "", &add(type_))[0];
    let column = statement.split_once(" c ").map_or("", |(_, column)| column);
    column.trim_end_matches(" NOT NULL").to_owned()
}

#[test]
fn generic_types_become_the_dialects_own() {
    for (type_, expected) in [
        (r#"{"name":"integer"}"#, ["INTEGER"; 5]),
        (r#"{"name":"smallInteger"}"#, ["SMALLINT"; 5]),
        (
            r#"{"name":"bigInteger"}"#,
            ["BIGINT", "BIGINT", "BIGINT", "BIGINT", "NUMBER(19)"],
        ),
        (
            r#"{"name":"string","length":9}"#,
            [
                "VARCHAR(9)",
                "VARCHAR(9)",
                "VARCHAR(9)",
                "VARCHAR(9)",
                "VARCHAR2(9 CHAR)",
            ],
        ),
        (
            r#"{"name":"unicode","length":9}"#,
            [
                "VARCHAR(9)",
                "VARCHAR(9)",
                "VARCHAR(9)",
                "NVARCHAR(9)",
                "VARCHAR2(9 CHAR)",
            ],
        ),
        (
            r#"{"name":"text"}"#,
            ["TEXT", "TEXT", "TEXT", "VARCHAR(max)", "CLOB"],
        ),
        (
            r#"{"name":"unicodeText"}"#,
            ["TEXT", "TEXT", "TEXT", "NVARCHAR(max)", "CLOB"],
        ),
        (
            r#"{"name":"boolean"}"#,
            ["BOOLEAN", "BOOLEAN", "BOOL", "BIT", "BOOLEAN"],
        ),
        (r#"{"name":"date"}"#, ["DATE"; 5]),
        (
            r#"{"name":"dateTime","timezone":true}"#,
            [
                "DATETIME",
                "TIMESTAMP WITH TIME ZONE",
                "DATETIME",
                "DATETIMEOFFSET",
                "DATE",
            ],
        ),
        (
            r#"{"name":"time"}"#,
            ["TIME", "TIME WITHOUT TIME ZONE", "TIME", "TIME", "TIME"],
        ),
        (
            r#"{"name":"interval"}"#,
            [
                "DATETIME",
                "INTERVAL",
                "DATETIME",
                "DATETIME",
                "INTERVAL DAY TO SECOND",
            ],
        ),
        (
            r#"{"name":"numeric","precision":8,"scale":2}"#,
            ["NUMERIC(8, 2)"; 5],
        ),
        (
            r#"{"name":"double"}"#,
            [
                "DOUBLE",
                "DOUBLE PRECISION",
                "DOUBLE",
                "DOUBLE PRECISION",
                "DOUBLE PRECISION",
            ],
        ),
        (
            r#"{"name":"largeBinary"}"#,
            ["BLOB", "BYTEA", "BLOB", "VARBINARY(max)", "BLOB"],
        ),
        (
            r#"{"name":"json"}"#,
            ["JSON", "JSON", "JSON", "NVARCHAR(max)", "JSON"],
        ),
        (
            r#"{"name":"uuid"}"#,
            [
                "CHAR(32)",
                "UUID",
                "CHAR(32)",
                "UNIQUEIDENTIFIER",
                "CHAR(32)",
            ],
        ),
        (
            r#"{"name":"enum","values":["a","it's"],"enumName":"e"}"#,
            [
                "VARCHAR(4)",
                "e",
                "ENUM('a', 'it''s')",
                "VARCHAR(4)",
                "VARCHAR(4 CHAR)",
            ],
        ),
    ] {
        for (dialect, expected) in DIALECTS.into_iter().zip(expected) {
            assert_eq!(written(dialect, type_), expected, "{dialect}: {type_}");
        }
    }
}

#[test]
fn the_dialects_own_types_are_written_with_their_arguments() {
    for (dialect, type_, expected) in [
        (
            "postgresql",
            r#"{"name":"array","item":{"name":"string","length":3,"collation":"C"},"dimensions":2}"#,
            r#"VARCHAR(3)[][] COLLATE "C""#,
        ),
        (
            "postgresql",
            r#"{"name":"postgresql.INTERVAL","fields":"year to month"}"#,
            "INTERVAL YEAR TO MONTH",
        ),
        (
            "postgresql",
            r#"{"name":"postgresql.BIT","length":4,"varying":true}"#,
            "BIT VARYING(4)",
        ),
        (
            "postgresql",
            r#"{"name":"TIMESTAMP","timezone":true}"#,
            "TIMESTAMP WITH TIME ZONE",
        ),
        (
            "mysql",
            r#"{"name":"mysql.BIGINT","displayWidth":20,"unsigned":true}"#,
            "BIGINT(20) UNSIGNED",
        ),
        (
            "mysql",
            r#"{"name":"mysql.VARCHAR","length":9,"charset":"utf8mb4","collation":"utf8mb4_bin"}"#,
            "VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        ),
        (
            "mysql",
            r#"{"name":"mysql.SET","values":["a","b"]}"#,
            "SET('a', 'b')",
        ),
        (
            "mssql",
            r#"{"name":"VARBINARY","length":"max"}"#,
            "VARBINARY(max)",
        ),
        (
            "mssql",
            r#"{"name":"mssql.DATETIME2","precision":3}"#,
            "DATETIME2(3)",
        ),
        (
            "oracle",
            r#"{"name":"oracle.INTERVAL","dayPrecision":2,"secondPrecision":3}"#,
            "INTERVAL DAY(2) TO SECOND(3)",
        ),
        (
            "oracle",
            r#"{"name":"TIMESTAMP","timezone":true}"#,
            "TIMESTAMP WITH TIME ZONE",
        ),
        (
            "oracle",
            r#"{"name":"oracle.FLOAT","binaryPrecision":63}"#,
            "FLOAT(63)",
        ),
        (
            "sqlite",
            r#"{"name":"raw","sql":"GEOMETRY(4)"}"#,
            "GEOMETRY(4)",
        ),
    ] {
        assert_eq!(written(dialect, type_), expected, "{dialect}: {type_}");
    }
}

#[test]
fn arguments_that_a_type_does_not_take_are_refused() {
    let leak = |type_: &str| -> &'static str { Box::leak(add(type_).into_boxed_str()) };
    check_refused(&[
        (
            "postgresql",
            leak(r#"{"name":"text","scale":1}"#),
            &["ARGUMENT_INVALID", "column.type.scale"],
        ),
        (
            "postgresql",
            leak(r#"{"name":"postgresql.INTERVAL","fields":"YEAR TO"}"#),
            &["column.type.fields"],
        ),
        (
            "postgresql",
            leak(r#"{"name":"enum","values":["a"]}"#),
            &["column.type.enumName"],
        ),
        (
            "postgresql",
            leak(r#"{"name":"array"}"#),
            &["column.type.item"],
        ),
        (
            "sqlite",
            leak(r#"{"name":"array","item":{"name":"integer"}}"#),
            &["UNSUPPORTED"],
        ),
        (
            "mysql",
            leak(r#"{"name":"enum","values":[]}"#),
            &["column.type.values"],
        ),
        (
            "mysql",
            leak(r#"{"name":"mysql.VARCHAR","length":1,"charset":"x; y"}"#),
            &["column.type.charset"],
        ),
    ]);
}

#[test]
fn sql_server_keeps_the_length_of_a_text_and_has_no_type_for_json() {
    for (type_, expected) in [
        (r#"{"name":"text","length":500}"#, "VARCHAR(500)"),
        (r#"{"name":"text"}"#, "VARCHAR(max)"),
        (r#"{"name":"unicodeText","length":9}"#, "NVARCHAR(9)"),
        (r#"{"name":"mssql.JSON"}"#, "NVARCHAR(max)"),
        (r#"{"name":"JSON"}"#, "NVARCHAR(max)"),
    ] {
        assert_eq!(written("mssql", type_), expected, "{type_}");
    }
}

#[test]
fn oracle_refuses_a_precision_of_decimal_digits() {
    let float = r#"{"name":"float","precision":10}"#;
    check_refused(&[(
        "oracle",
        Box::leak(add(float).into_boxed_str()),
        &["UNSUPPORTED", "binary digits"],
    )]);
    assert_eq!(
        written("oracle", r#"{"name":"oracle.FLOAT","binaryPrecision":16}"#),
        "FLOAT(16)"
    );
}
