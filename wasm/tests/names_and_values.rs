//! The one door for identifiers and literals.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::{check, check_refused, problems, statements};

fn drop(name: &str) -> String {
    let name = name
        .replace('\\', r"\\")
        .replace('"', r#"\""#)
        .replace('\0', r"\u0000");
    format!(r#"{{"op":"dropTable","table":{{"name":"{name}"}}}}"#)
}

#[test]
fn names_are_quoted_when_they_must_be() {
    for (dialect, name, written) in [
        ("postgresql", "t", "t"),
        ("postgresql", "_a$1", "_a$1"),
        ("postgresql", "Order", r#""Order""#),
        ("postgresql", "order", r#""order""#),
        ("postgresql", "1st", r#""1st""#),
        ("postgresql", "a.b", r#""a.b""#),
        ("postgresql", r#"";--"#, r#"""";--""#),
        ("mysql", "a`b", "`a``b`"),
        ("mysql", "user", "user"),
        ("mssql", "a]b", "[a]]b]"),
        ("mssql", "user", "[user]"),
        ("oracle", "_a", r#""_a""#),
        ("sqlite", "\u{1F600}", "\"\u{1F600}\""),
    ] {
        assert_eq!(
            statements(dialect, "", &drop(name)),
            [format!("DROP TABLE {written}")]
        );
    }
}

#[test]
fn names_that_no_database_takes_are_refused() {
    for (dialect, name, text) in [
        ("sqlite", "", "A name is empty"),
        ("sqlite", "a\0b", "contains NUL"),
        (
            "postgresql",
            "n".repeat(64).as_str(),
            "has 64 bytes, and PostgreSQL takes 63",
        ),
        ("postgresql", "\u{e4}".repeat(32).as_str(), "has 64 bytes"),
        ("mysql", "\u{e4}".repeat(65).as_str(), "has 65 characters"),
        ("oracle 11.2", "n".repeat(31).as_str(), "takes 30"),
    ] {
        let found = problems(dialect, &drop(name));
        assert!(
            found.contains(text) && found.contains("IDENTIFIER_INVALID"),
            "{found}"
        );
    }
    assert_eq!(statements("sqlite", "", &drop(&"n".repeat(300))).len(), 1);
}

#[test]
fn generated_names_are_shortened_and_chosen_ones_are_not() {
    let index = |name: &str| {
        format!(
            r#"{{"op":"createIndex","table":{{"name":"t"}},"index":{{"name":{name},"columns":["a"]}}}}"#
        )
    };
    let long = "ix_".to_owned() + &"n".repeat(70);
    let found = statements(
        "postgresql",
        "",
        &index(&format!(r#"{{"generated":"{long}"}}"#)),
    );
    assert_eq!(
        found,
        [format!("CREATE INDEX {}_ea7d ON t (a)", &long[..55])]
    );
    assert!(
        problems("postgresql", &index(&format!("\"{long}\""))).contains("Choose a shorter name")
    );
}

#[test]
fn values_are_written_as_their_columns_want_them() {
    let insert = |type_: &str, value: &str| -> &'static str {
        let json = format!(
            r#"{{"op":"insert","table":{{"name":"t"}},"columns":[{{"name":"a","type":{{"name":"{type_}"}}}}],"rows":[[{value}]]}}"#
        );
        Box::leak(json.into_boxed_str())
    };
    check(&[
        (
            "postgresql",
            insert("boolean", "true"),
            &["INSERT INTO t (a) VALUES (true)"],
        ),
        (
            "sqlite",
            insert("boolean", "true"),
            &["INSERT INTO t (a) VALUES (1)"],
        ),
        (
            "postgresql",
            insert("boolean", "1"),
            &["INSERT INTO t (a) VALUES (true)"],
        ),
        (
            "mysql",
            insert("string", r#""a\\'b""#),
            &[r"INSERT INTO t (a) VALUES ('a\\''b')"],
        ),
        (
            "postgresql",
            insert("string", r#""a\\'b""#),
            &[r"INSERT INTO t (a) VALUES ('a\''b')"],
        ),
        (
            "mssql",
            insert("unicode", "\"\u{e4}\""),
            &["INSERT INTO t (a) VALUES (N'\u{e4}')"],
        ),
        (
            "oracle",
            insert("date", r#"{"date":"2020-01-02"}"#),
            &["INSERT INTO t (a) VALUES (TO_DATE('2020-01-02', 'YYYY-MM-DD'))"],
        ),
        (
            "mssql",
            insert("largeBinary", r#"{"bytes":"00ff"}"#),
            &["INSERT INTO t (a) VALUES (0x00ff)"],
        ),
        (
            "postgresql",
            insert("largeBinary", r#"{"bytes":"00ff"}"#),
            &[r"INSERT INTO t (a) VALUES ('\x00ff')"],
        ),
        (
            "sqlite",
            insert("uuid", r#""6f9619ff-8b86-d011-b42d-00c04fc964ff""#),
            &["INSERT INTO t (a) VALUES ('6f9619ff8b86d011b42d00c04fc964ff')"],
        ),
        (
            "postgresql",
            insert("bigInteger", r#"{"number":"9223372036854775807"}"#),
            &["INSERT INTO t (a) VALUES (9223372036854775807)"],
        ),
        (
            "mysql",
            insert("text", "\"a\\u0000b\""),
            &[r"INSERT INTO t (a) VALUES ('a\0b')"],
        ),
    ]);
    check_refused(&[
        (
            "postgresql",
            insert("text", "\"a\\u0000b\""),
            &["LITERAL_INVALID", "rows[0][0]"],
        ),
        (
            "postgresql",
            insert("integer", r#"{"number":"1; DROP TABLE t"}"#),
            &["LITERAL_INVALID"],
        ),
        (
            "postgresql",
            insert("integer", r#"{"bytes":"0"}"#),
            &["LITERAL_INVALID"],
        ),
        (
            "postgresql",
            insert("text", r#""\ud800""#),
            &["LONE_SURROGATE", "rows[0][0]"],
        ),
    ]);
}

#[test]
fn bound_rows_are_chunked_by_the_limits_of_the_dialect() {
    let insert = |rows: u32| {
        format!(
            r#"{{"op":"insert","table":{{"name":"t"}},"columns":[{{"name":"a"}},{{"name":"b"}}],"boundRows":{rows}}}"#
        )
    };
    assert_eq!(
        statements("postgresql", "", &insert(2)),
        ["INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)"]
    );
    assert_eq!(statements("oracle", "", &insert(2)).len(), 2);
    assert!(problems("oracle", &insert(u32::MAX)).contains("boundRows"));
    assert_eq!(statements("mssql", "", &insert(1100)).len(), 2);
    let reply = common::ask("sqlite", "", &insert(1500));
    let rows: u32 = reply.index.chunks(4).map(|words| words[3]).sum();
    assert_eq!(rows, 1500);
}

#[test]
fn rows_are_updated_and_deleted() {
    check(&[
        (
            "postgresql",
            r#"{"op":"update","table":{"name":"v"},"set":[{"column":"n","value":"b"}],"where":[{"column":"n","value":"a"}]}"#,
            &["UPDATE v SET n = 'b' WHERE n = 'a'"],
        ),
        (
            "postgresql",
            r#"{"op":"delete","table":{"name":"v"},"where":[{"column":"n","value":null},{"column":"m","value":1}]}"#,
            &["DELETE FROM v WHERE n IS NULL AND m = 1"],
        ),
        (
            "postgresql",
            r#"{"op":"selectColumns","table":{"name":"v"},"columns":["n","m"]}"#,
            &["SELECT n, m FROM v"],
        ),
        (
            "mssql",
            r#"{"op":"insert","table":{"name":"t"},"columns":[{"name":"a"}],"rows":[[1]],"identityInsert":true}"#,
            &[
                "SET IDENTITY_INSERT t ON",
                "INSERT INTO t (a) VALUES (1)",
                "SET IDENTITY_INSERT t OFF",
            ],
        ),
    ]);
}
