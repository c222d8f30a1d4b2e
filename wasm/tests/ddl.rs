//! What is read from CREATE statements as SQLite keeps them.
#![allow(missing_docs)]

use athanor_kernel::parse_ddl;

fn read(text: &str) -> String {
    let quoted = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    let reply = parse_ddl(&format!(r#"{{"dialect":"sqlite","texts":["{quoted}"]}}"#));
    assert!(reply.good, "{text}\n{}", reply.text);
    reply.text
}

fn table(columns: &str, constraints: &str, more: &str) -> String {
    format!(r#"[{{"kind":"table","columns":[{columns}],"constraints":[{constraints}]{more}}}]"#)
}

fn check(cases: &[(&str, &str, &str)]) {
    for (text, columns, constraints) in cases {
        assert_eq!(read(text), table(columns, constraints, ""), "{text}");
    }
}

const A: &str = r#"{"kind":"column","name":"a"}"#;

#[test]
fn names_are_read_in_every_quoting() {
    for name in ["a", "\"a\"", "[a]", "`a`", "'a'", "/* \" */ a -- )\n"] {
        let text = format!("CREATE TABLE t ({name})");
        assert_eq!(read(&text), table(A, "", ""), "{text}");
    }
    check(&[
        (
            "CREATE TABLE [a b].\"check\" (\"primary\" INT, [unique] \"x\"\"y\", `check` TEXT)",
            r#"{"kind":"column","name":"primary","type":"INT"},{"kind":"column","name":"unique","type":"\"x\"\"y\""},{"kind":"column","name":"check","type":"TEXT"}"#,
            "",
        ),
        (
            "CREATE TABLE t (key INT, desc TEXT, generated, a generated always as (1))",
            r#"{"kind":"column","name":"key","type":"INT"},{"kind":"column","name":"desc","type":"TEXT"},{"kind":"column","name":"generated"},{"kind":"column","name":"a","generated":"1"}"#,
            "",
        ),
    ]);
}

#[test]
fn clauses_of_columns_are_told_apart() {
    check(&[
        (
            "CREATE TABLE t (a CONSTRAINT n NOT NULL ON CONFLICT FAIL CONSTRAINT u UNIQUE ON CONFLICT IGNORE CHECK (a <> ')') CHECK((a)))",
            r#"{"kind":"column","name":"a","notNullConflict":"FAIL"}"#,
            r#"{"kind":"unique","name":"u","columns":["a"],"conflict":"IGNORE"},{"kind":"check","columns":[],"sql":"a <> ')'"},{"kind":"check","columns":[],"sql":"(a)"}"#,
        ),
        (
            "CREATE TABLE t (a REFERENCES p ON DELETE SET NULL ON UPDATE NO ACTION MATCH full NOT DEFERRABLE, CHECK (1))",
            A,
            r#"{"kind":"foreignKey","columns":["a"],"referent":"p","referentColumns":[],"onDelete":"SET NULL","onUpdate":"NO ACTION","match":"FULL"},{"kind":"check","columns":[],"sql":"1"}"#,
        ),
        (
            "CREATE TABLE t (a REFERENCES p(x) DEFERRABLE INITIALLY DEFERRED CHECK (a > 0 -- yes )\n))",
            A,
            r#"{"kind":"foreignKey","columns":["a"],"referent":"p","referentColumns":["x"],"deferrable":true,"deferred":true},{"kind":"check","columns":[],"sql":"a > 0"}"#,
        ),
        (
            "CREATE TABLE t (a AS (1+(2)) STORED UNIQUE)",
            r#"{"kind":"column","name":"a","generated":"1+(2)","stored":true}"#,
            r#"{"kind":"unique","columns":["a"]}"#,
        ),
    ]);
}

#[test]
fn defaults_end_where_the_value_does() {
    for (written, read_as) in [
        ("1", "1"),
        ("-1.5", "-1.5"),
        ("- .5e-3", "- .5e-3"),
        ("1.", "1."),
        ("1.5E+7", "1.5E+7"),
        ("0xFF", "0xFF"),
        ("x'00ff'", "x'00ff'"),
        ("'it''s'", "'it''s'"),
        ("(1 /* one */ + 2)", "1   + 2"),
        ("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
        ("true", "true"),
    ] {
        let text = format!("CREATE TABLE t (a DEFAULT {written} NOT NULL)");
        let column = format!(r#"{{"kind":"column","name":"a","default":"{read_as}"}}"#);
        assert_eq!(read(&text), table(&column, "", ""), "{text}");
    }
}

#[test]
fn constraints_of_tables_need_no_commas() {
    check(&[(
        "CREATE TABLE t (a, b, CONSTRAINT p PRIMARY KEY (a, b DESC) ON CONFLICT ROLLBACK UNIQUE (b COLLATE NOCASE) CONSTRAINT x FOREIGN KEY (a, b) REFERENCES t (a, b))",
        r#"{"kind":"column","name":"a"},{"kind":"column","name":"b"}"#,
        r#"{"kind":"primaryKey","name":"p","columns":["a","b"],"ordered":true,"conflict":"ROLLBACK"},{"kind":"unique","columns":["b"],"ordered":true},{"kind":"foreignKey","name":"x","columns":["a","b"],"referent":"t","referentColumns":["a","b"]}"#,
    )]);
    for text in [
        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT)) STRICT, WITHOUT ROWID",
    ] {
        let column = r#"{"kind":"column","name":"a","type":"INTEGER"}"#;
        let key = r#"{"kind":"primaryKey","columns":["a"]}"#;
        assert_eq!(read(text), table(column, key, r#","autoincrement":true"#));
    }
}

#[test]
fn indexes_and_views_are_read() {
    for (text, json) in [
        (
            "CREATE UNIQUE INDEX i ON t(a, \"b c\" DESC, lower(d) ASC, e COLLATE NOCASE) WHERE a > 0 -- end",
            r#"[{"kind":"index","unique":true,"columns":[{"kind":"indexColumn","name":"a"},{"kind":"indexColumn","name":"b c","descending":true},{"kind":"indexColumn","sql":"lower(d) ASC"},{"kind":"indexColumn","sql":"e COLLATE NOCASE"}],"where":"a > 0"}]"#,
        ),
        (
            "CREATE VIEW v (x, [y z]) AS SELECT 1, 2 -- two",
            r#"[{"kind":"view","columns":["x","y z"],"definition":"SELECT 1, 2"}]"#,
        ),
    ] {
        assert_eq!(read(text), json);
    }
}

#[test]
fn what_is_not_understood_is_null() {
    for text in [
        "",
        "CREATE",
        "CREATE VIRTUAL TABLE t USING fts5(a)",
        "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE TABLE t (a",
        "CREATE TABLE t (a CHECK (a)",
        "CREATE TABLE t (a 'x)",
        "CREATE TABLE t (a) WITH FLOWERS",
        "CREATE TABLE t (a, CHECK a)",
        "CREATE TABLE t (a DEFAULT)",
        "CREATE INDEX i ON t(a",
        "CREATE VIEW v AS",
    ] {
        assert_eq!(read(text), "[null]", "{text}");
    }
    let reply = parse_ddl(r#"{"dialect":"oracle","texts":[]}"#);
    assert!(!reply.good && reply.text.contains("UNSUPPORTED"));
}
