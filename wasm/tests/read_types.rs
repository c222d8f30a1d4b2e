//! Types from the texts of catalogs.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use athanor_kernel::parse_types;
use common::statements;

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The type that a text names, as JSON.
fn read(dialect: &str, text: &str) -> String {
    let reply = parse_types(&format!(
        r#"{{"dialect":"{dialect}","texts":[{}]}}"#,
        quote(text)
    ));
    assert!(reply.good, "{text}: {}", reply.text);
    reply.text[1..reply.text.len() - 1].to_owned()
}

/// What a type is written as.
fn written(dialect: &str, type_: &str) -> String {
    let add = format!(
        r#"{{"op":"addColumn","table":{{"name":"t"}},"column":{{"name":"c","type":{type_},"nullable":false}}}}"#
    );
    let statement = &statements(dialect, "", &add)[0];
    let column = statement.split_once(" c ").map_or("", |(_, column)| column);
    column.trim_end_matches(" NOT NULL").to_owned()
}

/// Each row: a catalog's text, and what it is written as.
fn check(dialect: &str, rows: &[(&str, &str, &str)]) {
    for (text, type_, sql) in rows {
        let found = read(dialect, text);
        assert_eq!(found, *type_, "{dialect}: {text}");
        assert_eq!(written(dialect, &found), *sql, "{dialect}: {text}");
        let again = read(dialect, sql);
        assert_eq!(written(dialect, &again), *sql, "{dialect}: {sql}");
    }
}

#[test]
fn postgresql_types_are_read_as_format_type_writes_them() {
    check(
        "postgresql",
        &[
            ("integer", r#"{"name":"INTEGER"}"#, "INTEGER"),
            (
                "character varying(20)",
                r#"{"name":"VARCHAR","length":20}"#,
                "VARCHAR(20)",
            ),
            ("character varying", r#"{"name":"VARCHAR"}"#, "VARCHAR"),
            ("character(3)", r#"{"name":"CHAR","length":3}"#, "CHAR(3)"),
            (
                "numeric(10,2)",
                r#"{"name":"NUMERIC","precision":10,"scale":2}"#,
                "NUMERIC(10, 2)",
            ),
            (
                "numeric(10,-2)",
                r#"{"name":"NUMERIC","precision":10,"scale":-2}"#,
                "NUMERIC(10, -2)",
            ),
            (
                "double precision",
                r#"{"name":"DOUBLE_PRECISION"}"#,
                "DOUBLE PRECISION",
            ),
            (
                "timestamp without time zone",
                r#"{"name":"TIMESTAMP"}"#,
                "TIMESTAMP WITHOUT TIME ZONE",
            ),
            (
                "timestamp(3) with time zone",
                r#"{"name":"postgresql.TIMESTAMP","precision":3,"timezone":true}"#,
                "TIMESTAMP(3) WITH TIME ZONE",
            ),
            (
                "timestamptz(3)",
                r#"{"name":"postgresql.TIMESTAMP","precision":3,"timezone":true}"#,
                "TIMESTAMP(3) WITH TIME ZONE",
            ),
            (
                "time(0) without time zone",
                r#"{"name":"postgresql.TIME","precision":0}"#,
                "TIME(0) WITHOUT TIME ZONE",
            ),
            (
                "interval day to second(3)",
                r#"{"name":"postgresql.INTERVAL","fields":"DAY TO SECOND","precision":3}"#,
                "INTERVAL DAY TO SECOND (3)",
            ),
            (
                "interval(2)",
                r#"{"name":"postgresql.INTERVAL","precision":2}"#,
                "INTERVAL (2)",
            ),
            ("interval", r#"{"name":"postgresql.INTERVAL"}"#, "INTERVAL"),
            (
                "bit varying(5)",
                r#"{"name":"postgresql.BIT","varying":true,"length":5}"#,
                "BIT VARYING(5)",
            ),
            (
                "bit(1)",
                r#"{"name":"postgresql.BIT","length":1}"#,
                "BIT(1)",
            ),
            ("jsonb", r#"{"name":"postgresql.JSONB"}"#, "JSONB"),
            ("json", r#"{"name":"JSON"}"#, "JSON"),
            ("uuid", r#"{"name":"UUID"}"#, "UUID"),
            ("point", r#"{"name":"postgresql.POINT"}"#, "POINT"),
            ("polygon", r#"{"name":"raw","sql":"polygon"}"#, "polygon"),
            ("\"char\"", r#"{"name":"raw","sql":"\"char\""}"#, "\"char\""),
            ("bpchar", r#"{"name":"raw","sql":"bpchar"}"#, "bpchar"),
            (
                "other.\"My Enum\"",
                r#"{"name":"raw","sql":"other.\"My Enum\""}"#,
                "other.\"My Enum\"",
            ),
            (
                "geometry(Point,4326)",
                r#"{"name":"raw","sql":"geometry(Point,4326)"}"#,
                "geometry(Point,4326)",
            ),
            (
                "numeric(10,2)[]",
                r#"{"name":"postgresql.ARRAY","item":{"name":"NUMERIC","precision":10,"scale":2}}"#,
                "NUMERIC(10, 2)[]",
            ),
            (
                "mood[][]",
                r#"{"name":"postgresql.ARRAY","item":{"name":"raw","sql":"mood"},"dimensions":2}"#,
                "mood[][]",
            ),
            (
                "timestamp with time zone[]",
                r#"{"name":"postgresql.ARRAY","item":{"name":"TIMESTAMP","timezone":true}}"#,
                "TIMESTAMP WITH TIME ZONE[]",
            ),
            (
                "text COLLATE \"de-x-icu\"",
                r#"{"name":"TEXT","collation":"de-x-icu"}"#,
                "TEXT COLLATE \"de-x-icu\"",
            ),
            (
                "tstzmultirange",
                r#"{"name":"postgresql.TSTZMULTIRANGE"}"#,
                "TSTZMULTIRANGE",
            ),
        ],
    );
}

#[test]
fn mysql_types_are_read_as_column_type_writes_them() {
    check(
        "mysql",
        &[
            (
                "int(10) unsigned zerofill",
                r#"{"name":"mysql.INTEGER","displayWidth":10,"unsigned":true,"zerofill":true}"#,
                "INTEGER(10) UNSIGNED ZEROFILL",
            ),
            ("int", r#"{"name":"INT"}"#, "INT"),
            (
                "int unsigned",
                r#"{"name":"mysql.INTEGER","unsigned":true}"#,
                "INTEGER UNSIGNED",
            ),
            (
                "tinyint(1)",
                r#"{"name":"mysql.TINYINT","displayWidth":1}"#,
                "TINYINT(1)",
            ),
            (
                "decimal(10,2) unsigned",
                r#"{"name":"mysql.DECIMAL","precision":10,"scale":2,"unsigned":true}"#,
                "DECIMAL(10, 2) UNSIGNED",
            ),
            (
                "double(5,2)",
                r#"{"name":"mysql.DOUBLE","precision":5,"scale":2}"#,
                "DOUBLE(5, 2)",
            ),
            (
                "enum('a','it''s','b\\\\c')",
                r#"{"name":"mysql.ENUM","values":["a","it's","b\\c"]}"#,
                "ENUM('a', 'it''s', 'b\\\\c')",
            ),
            (
                "set('x,y','(') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                r#"{"name":"mysql.SET","values":["x,y","("],"charset":"utf8mb4","collation":"utf8mb4_bin"}"#,
                "SET('x,y', '(') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            ),
            (
                "varchar(20) CHARACTER SET latin1 COLLATE latin1_bin",
                r#"{"name":"mysql.VARCHAR","length":20,"charset":"latin1","collation":"latin1_bin"}"#,
                "VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin",
            ),
            (
                "varchar(20) COLLATE utf8mb4_bin",
                r#"{"name":"VARCHAR","length":20,"collation":"utf8mb4_bin"}"#,
                "VARCHAR(20) COLLATE utf8mb4_bin",
            ),
            ("bit(3)", r#"{"name":"mysql.BIT","length":3}"#, "BIT(3)"),
            (
                "year(4)",
                r#"{"name":"mysql.YEAR","displayWidth":4}"#,
                "YEAR(4)",
            ),
            ("longtext", r#"{"name":"mysql.LONGTEXT"}"#, "LONGTEXT"),
            ("json", r#"{"name":"JSON"}"#, "JSON"),
            (
                "timestamp(6)",
                r#"{"name":"mysql.TIMESTAMP","fsp":6}"#,
                "TIMESTAMP(6)",
            ),
            ("timestamp", r#"{"name":"TIMESTAMP"}"#, "TIMESTAMP"),
            ("uuid", r#"{"name":"UUID"}"#, "UUID"),
            ("inet6", r#"{"name":"mysql.INET6"}"#, "INET6"),
            (
                "linestring",
                r#"{"name":"raw","sql":"linestring"}"#,
                "linestring",
            ),
            (
                "varbinary(16)",
                r#"{"name":"VARBINARY","length":16}"#,
                "VARBINARY(16)",
            ),
        ],
    );
}

#[test]
fn sqlite_types_are_read_as_they_were_declared() {
    check(
        "sqlite",
        &[
            ("INTEGER", r#"{"name":"INTEGER"}"#, "INTEGER"),
            ("int", r#"{"name":"INT"}"#, "INT"),
            (
                "varchar (20)",
                r#"{"name":"VARCHAR","length":20}"#,
                "VARCHAR(20)",
            ),
            (
                "DECIMAL(10,5)",
                r#"{"name":"DECIMAL","precision":10,"scale":5}"#,
                "DECIMAL(10, 5)",
            ),
            (
                "unsigned big int",
                r#"{"name":"raw","sql":"unsigned big int"}"#,
                "unsigned big int",
            ),
            (
                "character varying(20)",
                r#"{"name":"raw","sql":"character varying(20)"}"#,
                "character varying(20)",
            ),
            (
                "double precision",
                r#"{"name":"DOUBLE_PRECISION"}"#,
                "DOUBLE PRECISION",
            ),
            ("ANY", r#"{"name":"sqlite.ANY"}"#, "ANY"),
            (
                "TEXT COLLATE nocase",
                r#"{"name":"TEXT","collation":"nocase"}"#,
                "TEXT COLLATE \"nocase\"",
            ),
            (
                "BIGINT UNSIGNED",
                r#"{"name":"raw","sql":"BIGINT UNSIGNED"}"#,
                "BIGINT UNSIGNED",
            ),
        ],
    );
}

#[test]
fn types_of_sql_server_and_oracle_are_read() {
    check(
        "mssql",
        &[
            ("varchar(max)", r#"{"name":"VARCHAR"}"#, "VARCHAR(max)"),
            (
                "nvarchar(20)",
                r#"{"name":"NVARCHAR","length":20}"#,
                "NVARCHAR(20)",
            ),
            ("varchar", r#"{"name":"raw","sql":"varchar"}"#, "varchar"),
            (
                "datetime2(7)",
                r#"{"name":"mssql.DATETIME2","precision":7}"#,
                "DATETIME2(7)",
            ),
        ],
    );
    check(
        "oracle",
        &[
            (
                "VARCHAR2(20 CHAR)",
                r#"{"name":"oracle.VARCHAR2","length":20}"#,
                "VARCHAR2(20 CHAR)",
            ),
            (
                "VARCHAR2(20)",
                r#"{"name":"raw","sql":"VARCHAR2(20)"}"#,
                "VARCHAR2(20)",
            ),
            (
                "INTERVAL DAY(2) TO SECOND(6)",
                r#"{"name":"oracle.INTERVAL","dayPrecision":2,"secondPrecision":6}"#,
                "INTERVAL DAY(2) TO SECOND(6)",
            ),
            (
                "TIMESTAMP(6) WITH LOCAL TIME ZONE",
                r#"{"name":"raw","sql":"TIMESTAMP(6) WITH LOCAL TIME ZONE"}"#,
                "TIMESTAMP(6) WITH LOCAL TIME ZONE",
            ),
            (
                "NUMBER(10,-2)",
                r#"{"name":"oracle.NUMBER","precision":10,"scale":-2}"#,
                "NUMBER(10, -2)",
            ),
        ],
    );
}
