//! Rows that move to a new table, and the names in expressions.
#![allow(missing_docs)]

mod common;
use athanor_kernel::identifiers_of;
use common::{check, check_refused};

#[test]
fn rows_are_cast_where_the_new_column_would_keep_the_old_form() {
    check(&[
        (
            "sqlite",
            r#"{"op":"copyRows","from":{"name":"t"},"to":{"name":"u"},"columns":[{"name":"a","source":"a"},{"name":"n","source":"order","type":{"name":"integer"},"sourceType":{"name":"string","length":5}},{"name":"s","source":"s","type":{"name":"text"},"sourceType":{"name":"string"}}]}"#,
            &[
                r#"INSERT INTO u (a, n, s) SELECT t.a, CAST(t."order" AS INTEGER) AS "order", t.s FROM t"#,
            ],
        ),
        (
            "sqlite",
            r#"{"op":"copyRows","from":{"name":"t"},"to":{"name":"u"},"columns":[{"name":"d","source":"d","type":{"name":"date"},"sourceType":{"name":"text"}},{"name":"j","source":"j","type":{"name":"json"},"sourceType":{"name":"text"}},{"name":"c","source":"c","type":{"name":"string","length":9,"collation":"NOCASE"},"sourceType":{"name":"integer"}}]}"#,
            &["INSERT INTO u (d, j, c) SELECT t.d, t.j, CAST(t.c AS VARCHAR(9)) AS c FROM t"],
        ),
        (
            "sqlite",
            r#"{"op":"countRows","table":{"name":"a b"}}"#,
            &[r#"SELECT count(*) AS count FROM "a b""#],
        ),
    ]);
    check(&[
        (
            "sqlite",
            r#"{"op":"changedValues","table":{"name":"t","schema":"s"},"column":{"name":"n","source":"order","type":{"name":"integer"},"sourceType":{"name":"text"}}}"#,
            &[
                r#"SELECT substr(quote(s.t."order"), 1, 80) AS value, substr(quote(CAST(s.t."order" AS INTEGER)), 1, 80) AS changed, count(*) OVER () AS count FROM s.t WHERE s.t."order" <> CAST(s.t."order" AS INTEGER) LIMIT 1"#,
            ],
        ),
        (
            "sqlite",
            r#"{"op":"changedValues","table":{"name":"t"},"column":{"name":"n","source":"n","type":{"name":"date"},"sourceType":{"name":"text"}}}"#,
            &[],
        ),
        (
            "sqlite",
            r#"{"op":"dropTrigger","trigger":{"name":"a b","schema":"temp"}}"#,
            &[r#"DROP TRIGGER "temp"."a b""#],
        ),
    ]);
    check_refused(&[(
        "postgresql",
        r#"{"op":"dropTrigger","trigger":{"name":"a"}}"#,
        &["UNSUPPORTED", "op.execute"],
    )]);
    check_refused(&[(
        "sqlite",
        r#"{"op":"copyRows","from":{"name":"t"},"to":{"name":"u"},"columns":[]}"#,
        &["ARGUMENT_INVALID", "at least one column"],
    )]);
}

#[test]
fn names_in_expressions_are_found_and_renamed_and_nothing_else_is() {
    let cases = [
        ("a > 0 AND b.a < 'a'", r#""x y" > 0 AND b."x y" < 'a'"#),
        (r#"[A] + `a` + "a""#, r#""x y" + "x y" + "x y""#),
        ("a(a) /* a */ -- a", r#"a("x y") /* a */ -- a"#),
        ("a.b COLLATE a", "a.b COLLATE a"),
        ("CAST(a AS a)", r#"CAST("x y" AS a)"#),
        ("aa + ab", "aa + ab"),
        ("NOT (a) IN (a)", r#"NOT ("x y") IN ("x y")"#),
    ];
    for (sql, expected) in cases {
        let quoted = sql.replace('"', "\\\"");
        let reply = identifiers_of(&format!(
            r#"{{"dialect":"sqlite","texts":["{quoted}"],"renames":{{"a":"x y"}}}}"#
        ));
        assert!(reply.good, "{}", reply.text);
        let text = format!(r#"[{{"text":"{}""#, expected.replace('"', "\\\""));
        assert!(reply.text.starts_with(&text), "{sql}: {}", reply.text);
    }
    let reply = identifiers_of(r#"{"dialect":"sqlite","texts":["lower(\"q\"\"r\") > t.c"]}"#);
    assert_eq!(
        reply.text,
        r#"[{"text":"lower(\"q\"\"r\") > t.c","names":["q\"r","t","c"]}]"#
    );
}
