//! Requests that are wrong: what is said, and where.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use athanor_kernel::{describe, render_request, split_text};
use common::{check, check_refused};

#[test]
fn what_the_wire_does_not_know_is_refused_with_its_path() {
    check_refused(&[
        (
            "sqlite",
            r#"{"op":"dropTabel","table":{"name":"t"}}"#,
            &["NAME_UNKNOWN", r#"Did you mean \"dropTable\"?"#],
        ),
        (
            "sqlite",
            r#"{"op":"dropTable","tabel":{"name":"t"}}"#,
            &["FIELD_UNKNOWN", r#"Did you mean \"table\"?"#],
        ),
        (
            "sqlite",
            r#"{"op":"dropTable"}"#,
            &["FIELD_MISSING", r#"\"table\""#],
        ),
        (
            "sqlite",
            r#"{"table":{"name":"t"}}"#,
            &["FIELD_MISSING", r#"\"op\""#],
        ),
        (
            "sqlite",
            r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"a"},{"name":"b","type":{"name":"string","length":"x"}},{"name":7}]}}"#,
            &[
                "TYPE_MISMATCH",
                r#""path":"table.columns[2].name""#,
                "Expected a text, got a number",
            ],
        ),
        (
            "sqlite",
            r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"a","type":{"name":"strin"}}}"#,
            &["NAME_UNKNOWN", "column.type", r#"Did you mean \"string\"?"#],
        ),
        (
            "sqlite",
            r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"a","type":{"name":"integer","length":3}}}"#,
            &["ARGUMENT_INVALID", "column.type.length"],
        ),
        (
            "sqlite",
            r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"a","type":{"name":"postgresql.JSONB"}}}"#,
            &["UNSUPPORTED", "column.type"],
        ),
        (
            "mysql",
            r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"a","type":{"name":"string"}}}"#,
            &["ARGUMENT_INVALID", "VARCHAR needs a length"],
        ),
    ]);
}

#[test]
fn every_operation_is_checked_and_each_problem_names_its_own() {
    check_refused(&[(
        "sqlite",
        r#"{"op":"dropTable","table":{"name":""}},{"op":"nope"},{"op":"dropTable","table":{"name":"t"}},{"op":"dropTable","table":{"name":""}}"#,
        &[r#""op":0"#, r#""op":1"#, r#""op":3"#],
    )]);
}

#[test]
fn the_tag_may_stand_anywhere() {
    check(&[(
        "sqlite",
        r#"{"table":{"name":"t"},"op":"dropTable"}"#,
        &["DROP TABLE t"],
    )]);
}

#[test]
fn what_is_not_json_is_refused() {
    for request in [
        "",
        "{",
        "[]",
        "nul",
        r#"{"dialect":"sqlite"}"#,
        r#"{"dialect":"sqlite","ops":[{]}"#,
        r#"{"dialect":"sqlite","ops":[]} x"#,
        r#"{"dialect":"sqlite","ops":[],"x":1}"#,
        r#"{"ops":[],"dialect":"sqlite"}"#,
        r#"{"dialect":"sqlight","ops":[]}"#,
    ] {
        assert!(!render_request(request).good, "{request}");
    }
}

#[test]
fn depth_is_bounded() {
    let item = r#"{"name":"array","item":"#;
    let deep = format!(
        "{}{}{}",
        item.repeat(5000),
        r#"{"name":"integer"}"#,
        "}".repeat(5000)
    );
    let operation = format!(
        r#"{{"op":"addColumn","table":{{"name":"t"}},"column":{{"name":"a","type":{deep}}}}}"#
    );
    let reply = render_request(&format!(
        r#"{{"dialect":"postgresql","ops":[{operation}]}}"#
    ));
    assert!(
        !reply.good && reply.text.contains("TOO_DEEP"),
        "{}",
        reply.text
    );
}

#[test]
fn an_empty_batch_is_no_statement() {
    let reply = render_request(r#"{"dialect":"mssql","serverVersion":"16.0","ops":[]}"#);
    assert!(reply.good && reply.text.is_empty() && reply.index.is_empty());
}

#[test]
fn describe_and_split_answer_in_json() {
    assert!(
        describe(r#"{"dialect":"oracle"}"#)
            .text
            .contains(r#""batchSeparator":"/""#)
    );
    assert_eq!(
        split_text(r#"{"dialect":"sqlite","sql":"a; \u00e4"}"#).index,
        [0, 1, 0, 0, 0, 2, 0, 0]
    );
    assert!(!describe("{}").good);
}
