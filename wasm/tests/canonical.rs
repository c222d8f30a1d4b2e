//! Canonical forms: what a database takes for the same has one text.
#![allow(missing_docs, clippy::indexing_slicing)]

use athanor_kernel::{canonicalize, same_types};

const COLUMNS: &str = r#"{"name":"a","type":{"name":"string","length":20}},
    {"name":"b","type":{"name":"integer"}},
    {"name":"n","type":{"name":"numeric","precision":10,"scale":2}},
    {"name":"d","type":{"name":"dateTime"}},
    {"name":"t","type":{"name":"boolean"}},
    {"name":"My Col","type":{"name":"text"}}"#;

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn form(dialect: &str, sql: &str) -> String {
    let sql = quote(sql);
    let reply = canonicalize(&format!(
        r#"{{"dialect":"{dialect}","tables":[{{"name":"t","columns":[{COLUMNS}],
        "constraints":[{{"kind":"check","sql":{sql}}}]}}]}}"#
    ));
    assert!(reply.good, "{sql}: {}", reply.text);
    let (_, form) = reply.text.split_once("\"form\":").unwrap_or_default();
    form.split("}],\"indexes\"").next().unwrap_or("").to_owned()
}

fn default(dialect: &str, type_: &str, default: &str) -> String {
    let reply = canonicalize(&format!(
        r#"{{"dialect":"{dialect}","tables":[{{"name":"t","columns":[
        {{"name":"c","type":{type_},"default":{default}}}]}}]}}"#
    ));
    assert!(reply.good, "{default}: {}", reply.text);
    let text = reply.text.split_once(",\"default\":");
    text.map_or("", |(_, text)| text.split("}]").next().unwrap_or(""))
        .to_owned()
}

fn same(dialect: &str, groups: &[&[&str]]) {
    for group in groups {
        for sql in *group {
            assert_eq!(
                form(dialect, sql),
                form(dialect, group[0]),
                "{dialect}: {sql}"
            );
        }
    }
    for (index, group) in groups.iter().enumerate() {
        for other in groups.iter().skip(index + 1) {
            assert_ne!(
                form(dialect, group[0]).replace(",\"settled\":false", ""),
                form(dialect, other[0]).replace(",\"settled\":false", ""),
                "{dialect}: {} = {}",
                group[0],
                other[0]
            );
        }
    }
}

#[test]
fn postgresql_expressions_are_the_same_as_they_come_back() {
    same(
        "postgresql",
        &[
            &["b > 0", "((b > 0))", "B>0", "t.b > 0", "\"b\" > 0"],
            &["b >= 0"],
            &["\"B\" > 0"],
            &[
                "a IN ('x', 'y')",
                "((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))",
            ],
            &[
                "a NOT IN ('x', 'y')",
                "((a)::text <> ALL ((ARRAY['x'::character varying, 'y'::character varying])::text[]))",
            ],
            &["a IN ('x')", "a = 'x'", "((a)::text = 'x'::text)"],
            &["b = ANY (ARRAY[1, 2])", "b in (1,2)"],
            &["a LIKE 'x%'", "((a)::text ~~ 'x%'::text)"],
            &["a NOT LIKE 'x%'", "((a)::text !~~ 'x%'::text)"],
            &["a ILIKE 'x%'", "((a)::text ~~* 'x%'::text)"],
            &["n > 0", "(n > (0)::numeric)"],
            &["b > -1", "(b > '-1'::integer)", "(b > (-1))"],
            &["b BETWEEN 1 AND 2", "((b >= 1) AND (b <= 2))"],
            &[
                "b > 1 AND a <> '' AND b < 9",
                "((b > 1) AND ((a)::text <> ''::text) AND (b < 9))",
                "b > 1 AND (a != '' AND b < 9)",
            ],
            &[
                "b > 1 OR a = 'x' AND b < 9",
                "((b > 1) OR (((a)::text = 'x'::text) AND (b < 9)))",
            ],
            &["(b > 1 OR a = 'x') AND b < 9"],
            &["NOT t", "(NOT t)"],
            &["t IS NOT TRUE", "(t IS NOT TRUE)"],
            &["a IS NOT NULL", "(a IS NOT NULL)", "a NOTNULL"],
            &["b + 1 * 2 > 0", "((b + (1 * 2)) > 0)"],
            &["(b + 1) * 2 > 0", "(((b + 1) * 2) > 0)"],
            &["d > now()", "(d > NOW())"],
            &[
                "d > CURRENT_TIMESTAMP",
                "(d > CURRENT_TIMESTAMP)",
                "d > current_timestamp",
            ],
            &[
                "d > '2020-01-01 00:00:00'",
                "(d > '2020-01-01 00:00:00'::timestamp without time zone)",
            ],
            &["length(a) > 2", "(length((a)::text) > 2)"],
            &["lower(a) = a", "(lower((a)::text) = (a)::text)"],
            &["\"My Col\" ~ '^x'", "(\"My Col\" ~ '^x'::text)"],
            &[
                "CASE WHEN b > 0 THEN a ELSE 'x' END = 'y'",
                "(CASE WHEN (b > 0) THEN a ELSE 'x' END = 'y')",
            ],
            &["EXTRACT(year FROM d) > 2000", "extract(YEAR from d) > 2000"],
            &["b::text = '1'", "CAST(b AS TEXT) = '1'"],
            &["a COLLATE \"C\" > 'x'", "((a COLLATE \"C\") > 'x')"],
            &["b <> 1 IS TRUE", "((b <> 1) IS TRUE)"],
            &["a || 'x' = 'yx'", "(((a)::text || 'x'::text) = 'yx'::text)"],
            &[
                "d AT TIME ZONE 'UTC' > '2020-01-01'",
                "((d AT TIME ZONE 'UTC'::text) > '2020-01-01')",
            ],
            &["b % 2 = 0", "((b % 2) = 0)"],
            &["- b < 0", "((- b) < 0)"],
        ],
    );
}

#[test]
fn mysql_expressions_are_the_same_as_they_come_back() {
    same(
        "mysql",
        &[
            &["b > 0", "`b` > 0", "(`t`.`b` > 0)", "B > 0"],
            &[
                "a in ('x','y')",
                "`a` IN ('x','y')",
                "(`a` in (_utf8mb4'x',_utf8mb4'y'))",
            ],
            &[
                "a <> 'x' and b is not null",
                "`a` <> 'x' AND `b` IS NOT NULL",
                "a != 'x' && b is not null",
            ],
            &["a = 'x' || b = 1", "a = 'x' or b = 1"],
            &["t = TRUE", "`t` = 1"],
            &["b % 2 = 0", "`b` MOD 2 = 0", "mod(b, 2) = 0"],
            &["lower(a) = 'x'", "lcase(`a`) = 'x'"],
            &[
                "d > now()",
                "`d` > current_timestamp()",
                "d > CURRENT_TIMESTAMP",
            ],
            &["NOT (b > 0)", "!(`b` > 0)", "b <= 0"],
            &["NOT (b > 0 AND a IS NULL)", "b <= 0 or a is not null"],
            &["NOT (a NOT LIKE 'x')", "a like 'x'"],
            &["NOT (b BETWEEN 1 AND 2)", "b not between 1 and 2"],
            &["b BETWEEN 1 AND 2"],
            &["NOT NOT b"],
            &["b"],
        ],
    );
}

#[test]
fn sqlite_expressions_are_the_same_whatever_their_spelling() {
    same(
        "sqlite",
        &[
            &["b > 0", "( \"b\" > 0 )", "[b]>0", "B > 0 -- why"],
            &["a == 'x'", "a = 'x'"],
            &["a <> 'x'", "a != 'x'"],
            &["b = 1 < 2"],
            &["(b = 1) < 2"],
            &["(SELECT 1)", "( select 1 )"],
        ],
    );
}

#[test]
fn defaults_are_the_same_as_they_come_back() {
    let string = r#"{"name":"string","length":20}"#;
    let groups: &[(&str, &str, &[&str])] = &[
        (
            "postgresql",
            string,
            &[
                r#"{"value":"x"}"#,
                r#"{"text":"'x'::character varying"}"#,
                r#"{"text":"'x'"}"#,
            ],
        ),
        (
            "postgresql",
            string,
            &[r#"{"value":"5"}"#, r#"{"text":"'5'::character varying"}"#],
        ),
        (
            "postgresql",
            r#"{"name":"integer"}"#,
            &[
                r#"{"value":"5"}"#,
                r#"{"text":"5"}"#,
                r#"{"text":"'5'::integer"}"#,
                r#"{"value":5}"#,
            ],
        ),
        (
            "postgresql",
            r#"{"name":"integer"}"#,
            &[
                r#"{"value":"-5"}"#,
                r#"{"text":"'-5'::integer"}"#,
                r#"{"text":"-5"}"#,
                r#"{"text":"(-5)"}"#,
            ],
        ),
        (
            "postgresql",
            r#"{"name":"numeric","precision":10,"scale":2}"#,
            &[
                r#"{"value":"5"}"#,
                r#"{"text":"5.00"}"#,
                r#"{"text":"'5'::numeric"}"#,
            ],
        ),
        (
            "postgresql",
            r#"{"name":"boolean"}"#,
            &[
                r#"{"value":"true"}"#,
                r#"{"text":"true"}"#,
                r#"{"value":true}"#,
                r#"{"text":"'t'::boolean"}"#,
            ],
        ),
        (
            "postgresql",
            r#"{"name":"postgresql.JSONB"}"#,
            &[r#"{"value":"{}"}"#, r#"{"text":"'{}'::jsonb"}"#],
        ),
        (
            "postgresql",
            r#"{"name":"raw","sql":"mood"}"#,
            &[r#"{"value":"ok"}"#, r#"{"text":"'ok'::mood"}"#],
        ),
        (
            "postgresql",
            r#"{"name":"integer"}"#,
            &[
                r#"{"text":"nextval('s'::regclass)"}"#,
                r#"{"text":"nextval('s')"}"#,
            ],
        ),
        (
            "postgresql",
            string,
            &[
                r#"{"text":"NULL::character varying"}"#,
                r#"{"text":"NULL"}"#,
            ],
        ),
        (
            "mysql",
            r#"{"name":"integer"}"#,
            &[r#"{"value":"0"}"#, r#"{"text":"0"}"#, r#"{"text":"'0'"}"#],
        ),
        (
            "mysql",
            string,
            &[r#"{"value":"0"}"#, r#"{"text":"'0'"}"#, r#"{"text":"0"}"#],
        ),
        (
            "mysql",
            r#"{"name":"boolean"}"#,
            &[r#"{"text":"true"}"#, r#"{"text":"1"}"#, r#"{"value":true}"#],
        ),
        (
            "mysql",
            r#"{"name":"dateTime"}"#,
            &[
                r#"{"text":"CURRENT_TIMESTAMP"}"#,
                r#"{"text":"current_timestamp()"}"#,
                r#"{"text":"now()"}"#,
            ],
        ),
        (
            "mysql",
            r#"{"name":"dateTime"}"#,
            &[
                r#"{"text":"CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"}"#,
                r#"{"text":"current_timestamp() ON UPDATE current_timestamp()"}"#,
            ],
        ),
        (
            "sqlite",
            r#"{"name":"integer"}"#,
            &[r#"{"value":"5"}"#, r#"{"text":"5"}"#, r#"{"text":"(5)"}"#],
        ),
        (
            "sqlite",
            r#"{"name":"dateTime"}"#,
            &[
                r#"{"text":"CURRENT_TIMESTAMP"}"#,
                r#"{"text":"current_timestamp"}"#,
                r#"{"text":"(CURRENT_TIMESTAMP)"}"#,
            ],
        ),
    ];
    for (dialect, type_, defaults) in groups {
        for one in *defaults {
            assert_eq!(
                default(dialect, type_, one).replace(",\"settled\":false", ""),
                default(dialect, type_, defaults[0]).replace(",\"settled\":false", ""),
                "{dialect}: {one}"
            );
        }
    }
    assert_ne!(
        default("postgresql", string, r#"{"text":"now()"}"#),
        default("postgresql", string, r#"{"text":"CURRENT_TIMESTAMP"}"#),
    );
}

#[test]
fn types_are_the_same_where_a_side_says_less() {
    let cases = [
        (
            "postgresql",
            r#"{"name":"VARCHAR","length":30}"#,
            r#"{"name":"string"}"#,
            true,
        ),
        (
            "postgresql",
            r#"{"name":"VARCHAR","length":30}"#,
            r#"{"name":"string","length":31}"#,
            false,
        ),
        (
            "postgresql",
            r#"{"name":"TEXT"}"#,
            r#"{"name":"string"}"#,
            false,
        ),
        (
            "postgresql",
            r#"{"name":"TIMESTAMP"}"#,
            r#"{"name":"dateTime","timezone":true}"#,
            false,
        ),
        (
            "postgresql",
            r#"{"name":"TIMESTAMP"}"#,
            r#"{"name":"dateTime"}"#,
            true,
        ),
        (
            "postgresql",
            r#"{"name":"DOUBLE_PRECISION"}"#,
            r#"{"name":"float"}"#,
            true,
        ),
        (
            "postgresql",
            r#"{"name":"NUMERIC","precision":5}"#,
            r#"{"name":"DECIMAL","precision":5,"scale":0}"#,
            true,
        ),
        (
            "postgresql",
            r#"{"name":"raw","sql":"mood"}"#,
            r#"{"name":"postgresql.ENUM","values":["a"],"enumName":"mood"}"#,
            true,
        ),
        (
            "postgresql",
            r#"{"name":"raw","sql":"public.\"Mood\""}"#,
            r#"{"name":"raw","sql":"public.mood"}"#,
            false,
        ),
        (
            "postgresql",
            r#"{"name":"raw","sql":"geometry(Point,4326)"}"#,
            r#"{"name":"raw","sql":"GEOMETRY(point, 4326)"}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.TINYINT","displayWidth":1}"#,
            r#"{"name":"boolean"}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.INTEGER","displayWidth":11}"#,
            r#"{"name":"integer"}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.INTEGER","unsigned":true}"#,
            r#"{"name":"integer"}"#,
            false,
        ),
        (
            "mysql",
            r#"{"name":"mysql.DOUBLE"}"#,
            r#"{"name":"double"}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.LONGTEXT"}"#,
            r#"{"name":"json"}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.ENUM","values":["a","b"]}"#,
            r#"{"name":"enum","values":["a","b"]}"#,
            true,
        ),
        (
            "mysql",
            r#"{"name":"mysql.ENUM","values":["a","b"]}"#,
            r#"{"name":"enum","values":["a","c"]}"#,
            false,
        ),
        (
            "mysql",
            r#"{"name":"mysql.VARCHAR","length":5,"charset":"latin1","collation":"latin1_swedish_ci"}"#,
            r#"{"name":"string","length":5}"#,
            true,
        ),
        (
            "sqlite",
            r#"{"name":"DECIMAL"}"#,
            r#"{"name":"numeric"}"#,
            true,
        ),
        (
            "sqlite",
            r#"{"name":"INT"}"#,
            r#"{"name":"integer"}"#,
            false,
        ),
    ];
    for (dialect, database, target, expected) in cases {
        let reply = same_types(&format!(
            r#"{{"dialect":"{dialect}","serverVersion":"10.11.19-MariaDB","pairs":[[{database},{target}]]}}"#
        ));
        assert_eq!(
            reply.text,
            format!("[{expected}]"),
            "{dialect}: {database} {target}"
        );
    }
}

#[test]
fn expressions_of_any_depth_and_length_have_a_form() {
    let deep = format!("{}b{} > 0", "(".repeat(50_000), ")".repeat(50_000));
    let long = format!("b{} > 0", " + b".repeat(50_000));
    let chain = format!("b > 0{}", " OR b > 0".repeat(50_000));
    for sql in [&deep, &long, &chain] {
        for dialect in ["sqlite", "postgresql", "mysql", "mssql", "oracle"] {
            assert!(form(dialect, sql).len() > 100);
        }
    }
    for sql in [
        "", "(", ")", "a b", "'", "a IN ()", "CASE", "a ::", "NOT", "a NOT", "[", "1 2",
    ] {
        form("postgresql", sql);
    }
}
