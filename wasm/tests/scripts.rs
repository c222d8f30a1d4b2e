//! SQL as written: statements, parameters, what runs outside of transactions.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use athanor_kernel::split_sql;
use common::{ask, check, check_refused};

fn check_split(dialect: &str, script: &str, expected: &[&str]) {
    assert_eq!(
        split_sql(dialect, script).unwrap_or_default(),
        expected,
        "{dialect}: {script}"
    );
}

#[test]
fn semicolons_in_quotes_and_comments_do_not_split() {
    for dialect in ["sqlite", "postgresql", "mysql", "oracle"] {
        check_split(
            dialect,
            "a ';' ; b \";\" ; -- ;\nc /* ; */; ;",
            &["a ';'", "b \";\"", "-- ;\nc /* ; */"],
        );
    }
    check_split(
        "postgresql",
        "a /* /* ; */ ; */; b",
        &["a /* /* ; */ ; */", "b"],
    );
    check_split("sqlite", "a /* /* ; */; b", &["a /* /* ; */", "b"]);
    check_split("sqlite", "a [;] `;`; b", &["a [;] `;`", "b"]);
}

#[test]
fn nothing_but_comments_is_no_statement() {
    for dialect in ["sqlite", "postgresql", "mysql", "mssql", "oracle"] {
        check_split(dialect, " \n -- x\n /* y */ ", &[]);
    }
}

#[test]
fn postgresql_quotes_are_read() {
    check_split(
        "postgresql",
        "a $$;$$; b $x$ $$;$x$; c E'\\';'; d",
        &["a $$;$$", "b $x$ $$;$x$", "c E'\\';'", "d"],
    );
    check_split("postgresql", "a '\\'; b$1$;", &["a '\\'", "b$1$"]);
    check_split(
        "postgresql",
        "create rule r as on insert to t do (a; b); c",
        &["create rule r as on insert to t do (a; b)", "c"],
    );
    check_split(
        "postgresql",
        "create function f() returns int begin atomic select case when true then 1 end; end; x",
        &[
            "create function f() returns int begin atomic select case when true then 1 end; end",
            "x",
        ],
    );
}

#[test]
fn sqlite_triggers_are_one_statement() {
    check_split(
        "sqlite",
        "BEGIN; CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; DELETE FROM t; END; COMMIT",
        &[
            "BEGIN",
            "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; DELETE FROM t; END",
            "COMMIT",
        ],
    );
}

#[test]
fn mysql_scripts_are_read_as_its_client_reads_them() {
    check_split(
        "mysql",
        "a # ;\n; b --;\n; c '\\';'",
        &["a # ;", "b --", "c '\\';'"],
    );
    check_split(
        "mysql",
        "DELIMITER //\ncreate procedure p() begin a; end//\nDELIMITER ;\nb;",
        &["create procedure p() begin a; end", "b"],
    );
    check_split(
        "mysql",
        "DELIMITER $$\nbegin a; end$$\nb$$ c$$\nDELIMITER ;\nd$$;",
        &["begin a; end", "b", "c", "d$$"],
    );
    let body = "create trigger t before insert on a for each row begin if x then y; end if; \
                case z when 1 then begin w; end; end case; end";
    check_split("mysql", &format!("{body}; b"), &[body, "b"]);
    check_split(
        "mysql",
        "/*!40101 SET a=1 */; b",
        &["/*!40101 SET a=1 */", "b"],
    );
}

#[test]
fn sql_server_batches_end_at_go() {
    check_split(
        "mssql",
        "declare @a int; set @a = 1;\nGO\nb [;\nGO\n]]]\ngo 2\n",
        &[
            "declare @a int; set @a = 1",
            "b [;\nGO\n]]]",
            "b [;\nGO\n]]]",
        ],
    );
    check_split("mssql", "select go from t", &["select go from t"]);
}

#[test]
fn oracle_blocks_end_at_a_slash() {
    check_split(
        "oracle",
        "begin a; end;\n/\nselect q'[;]' from dual; b\n/\n",
        &["begin a; end;", "select q'[;]' from dual", "b"],
    );
    check_split(
        "oracle",
        "create or replace procedure p as begin a; end;\n/\nc / 2;",
        &["create or replace procedure p as begin a; end;", "c / 2"],
    );
}

#[test]
fn what_does_not_end_is_refused_with_its_line() {
    check_refused(&[
        (
            "sqlite",
            r#"{"op":"execute","sql":"a;\n'b"}"#,
            &["SQL_UNTERMINATED", "line 2"],
        ),
        (
            "sqlite",
            r#"{"op":"execute","sql":"/* b"}"#,
            &["SQL_UNTERMINATED", "comment"],
        ),
        (
            "mssql",
            r#"{"op":"execute","sql":"a\nGO 20000"}"#,
            &["GO 20000", "WHILE"],
        ),
        (
            "postgresql",
            r#"{"op":"execute","sql":"$$ b"}"#,
            &["SQL_UNTERMINATED", "dollar"],
        ),
    ]);
}

#[test]
fn parameters_are_written_into_their_places() {
    check(&[
        (
            "postgresql",
            r#"{"op":"execute","sql":"select :a::int, ':a', \\:a, -:b, a[1:2] -- :c","parameters":{"a":"x'y","b":-1}}"#,
            &["select 'x''y'::int, ':a', :a, - -1, a[1:2] -- :c"],
        ),
        (
            "sqlite",
            r#"{"op":"execute","sql":"select ':x' :y"}"#,
            &["select ':x' :y"],
        ),
    ]);
    check_refused(&[
        (
            "sqlite",
            r#"{"op":"execute","sql":"select :nme","parameters":{"name":1}}"#,
            &["PARAMETER_MISMATCH", r#"Did you mean \"name\"?"#],
        ),
        (
            "sqlite",
            r#"{"op":"execute","sql":"select 1","parameters":{"name":1}}"#,
            &["PARAMETER_MISMATCH", "parameters.name"],
        ),
    ]);
}

#[test]
fn statements_that_refuse_transactions_are_marked() {
    for (dialect, sql, outside) in [
        ("postgresql", "create index concurrently a on b (c)", 1),
        ("postgresql", "-- x\nVACUUM", 1),
        ("postgresql", "alter system set a = 1", 1),
        ("postgresql", "create database x", 1),
        ("postgresql", "create index a on concurrently (c)", 0),
        ("postgresql", "select 'vacuum'", 0),
        ("postgresql 11.4", "alter type a add value 'x'", 1),
        ("postgresql 16.1", "alter type a add value 'x'", 0),
        ("sqlite", "pragma foreign_keys = off", 1),
        ("sqlite", "pragma table_info(t)", 0),
        ("sqlite", "vacuum", 1),
        ("mssql", "create database x", 1),
        ("mysql", "vacuum", 0),
    ] {
        let (name, version) = dialect.split_once(' ').unwrap_or((dialect, ""));
        let operation = format!(r#"{{"op":"execute","sql":"{}"}}"#, sql.replace('\n', "\\n"));
        assert_eq!(
            ask(name, version, &operation).index[2] & 1,
            outside,
            "{dialect}: {sql}"
        );
    }
}
