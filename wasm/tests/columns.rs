//! Columns: ADD, ALTER and DROP on each dialect.
#![allow(missing_docs, clippy::indexing_slicing)]

mod common;
use common::{check, check_refused, problems, statements};

#[test]
fn a_column_is_added_with_its_default_where_the_dialect_wants_it() {
    let add = r#"{"op":"addColumn","table":{"name":"t"},"column":
        {"name":"c","type":{"name":"integer"},"nullable":false,"default":{"value":"0"}}}"#;
    check(&[
        (
            "postgresql",
            add,
            &["ALTER TABLE t ADD COLUMN c INTEGER DEFAULT '0' NOT NULL"],
        ),
        (
            "sqlite",
            add,
            &["ALTER TABLE t ADD COLUMN c INTEGER DEFAULT '0' NOT NULL"],
        ),
        (
            "mysql",
            add,
            &["ALTER TABLE t ADD COLUMN c INTEGER NOT NULL DEFAULT '0'"],
        ),
        (
            "mssql",
            add,
            &["ALTER TABLE t ADD c INTEGER NOT NULL DEFAULT '0'"],
        ),
        (
            "oracle",
            add,
            &["ALTER TABLE t ADD c INTEGER DEFAULT '0' NOT NULL"],
        ),
    ]);
}

#[test]
fn an_inline_key_counts_up_and_an_inline_reference_needs_no_second_statement() {
    let key = r#"{"op":"addColumn","table":{"name":"t"},"inlinePrimaryKey":true,"column":
        {"name":"id","type":{"name":"integer"},"nullable":false}}"#;
    let reference = r#"{"op":"addColumn","table":{"name":"t"},"inlineReferences":true,"column":
        {"name":"c","type":{"name":"integer"}},"constraints":[{"kind":"foreignKey","name":"fk","columns":["c"],
        "refTable":{"name":"r"},"refColumns":["id"],"onDelete":"cascade"}]}"#;
    check(&[
        (
            "postgresql",
            key,
            &["ALTER TABLE t ADD COLUMN id SERIAL NOT NULL PRIMARY KEY"],
        ),
        (
            "mysql",
            key,
            &["ALTER TABLE t ADD COLUMN id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY"],
        ),
        (
            "mssql",
            key,
            &["ALTER TABLE t ADD id INTEGER NOT NULL IDENTITY"],
        ),
        (
            "sqlite",
            key,
            &["ALTER TABLE t ADD COLUMN id INTEGER NOT NULL PRIMARY KEY"],
        ),
        (
            "sqlite",
            reference,
            &["ALTER TABLE t ADD COLUMN c INTEGER REFERENCES r (id) ON DELETE CASCADE"],
        ),
        (
            "mssql",
            reference,
            &[
                "ALTER TABLE t ADD c INTEGER NULL",
                "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(c) REFERENCES r (id) ON DELETE CASCADE",
            ],
        ),
    ]);
}

#[test]
fn sqlite_refuses_what_only_a_new_table_can_do() {
    check_refused(&[
        (
            "sqlite",
            r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"c"},"constraints":[{"kind":"unique","columns":["c"]}]}"#,
            &["UNSUPPORTED", "batchAlterTable", "constraints[0]"],
        ),
        (
            "sqlite",
            r#"{"op":"alterColumn","table":{"name":"t"},"column":"c","nullable":false}"#,
            &["UNSUPPORTED", "batchAlterTable"],
        ),
    ]);
}

const ALL: &str = r#"{"op":"alterColumn","table":{"schema":"s","name":"t"},"column":"c","newName":"d",
    "type":{"name":"string","length":9},"nullable":false,"default":{"value":"z"},"comment":"k",
    "existing":{"type":{"name":"string","length":5},"nullable":true,"default":{"value":"a"},"comment":"j"}}"#;

#[test]
fn an_alteration_becomes_what_each_dialect_says_for_it() {
    check(&[
        (
            "postgresql",
            ALL,
            &[
                "ALTER TABLE s.t ALTER COLUMN c TYPE VARCHAR(9)",
                "ALTER TABLE s.t ALTER COLUMN c SET NOT NULL",
                "ALTER TABLE s.t ALTER COLUMN c SET DEFAULT 'z'",
                "COMMENT ON COLUMN s.t.c IS 'k'",
                "ALTER TABLE s.t RENAME c TO d",
            ],
        ),
        (
            "mysql",
            ALL,
            &["ALTER TABLE s.t CHANGE c d VARCHAR(9) NOT NULL DEFAULT 'z' COMMENT 'k'"],
        ),
        (
            "mssql",
            ALL,
            &[
                "declare @const_name varchar(256) select @const_name = QUOTENAME([name]) from sys.default_constraints \
                 where parent_object_id = object_id('s.t') and col_name(parent_object_id, parent_column_id) = 'c' \
                 exec('alter table s.t drop constraint ' + @const_name)",
                "ALTER TABLE s.t ALTER COLUMN c VARCHAR(9) NOT NULL",
                "exec sp_updateextendedproperty 'MS_Description', N'k', 'schema', s, 'table', t, 'column', c",
                "ALTER TABLE s.t ADD DEFAULT 'z' FOR c",
                "EXEC sp_rename 's.t.c', d, 'COLUMN'",
            ],
        ),
        (
            "oracle",
            ALL,
            &[
                "ALTER TABLE s.t MODIFY c NOT NULL",
                "ALTER TABLE s.t MODIFY c DEFAULT 'z'",
                "ALTER TABLE s.t MODIFY c VARCHAR2(9 CHAR)",
                "COMMENT ON COLUMN s.t.c IS 'k'",
                "ALTER TABLE s.t RENAME COLUMN c TO d",
            ],
        ),
    ]);
}

#[test]
fn existing_facts_are_asked_for_where_a_dialect_repeats_the_column() {
    let nullable = r#"{"op":"alterColumn","table":{"name":"t"},"column":"c","nullable":false}"#;
    check_refused(&[
        ("mysql", nullable, &["ARGUMENT_INVALID", "existingType"]),
        ("mssql", nullable, &["ARGUMENT_INVALID", "existingType"]),
        (
            "postgresql",
            r#"{"op":"alterColumn","table":{"name":"t"},"column":"c","options":{"postgresqlUsing":"c::int"}}"#,
            &["ARGUMENT_INVALID", "new type"],
        ),
    ]);
}

const IDENTITY: &str = r#"{"op":"alterColumn","table":{"name":"t"},"column":"c",
    "default":{"identity":{"always":true,"start":7}},
    "existing":{"type":{"name":"integer"},"default":{"identity":{}}}}"#;

#[test]
fn an_identity_is_altered_where_that_works() {
    check(&[
        (
            "postgresql",
            IDENTITY,
            &["ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS SET START WITH 7"],
        ),
        (
            "oracle",
            IDENTITY,
            &["ALTER TABLE t MODIFY c GENERATED ALWAYS AS IDENTITY (START WITH 7)"],
        ),
        (
            "postgresql",
            r#"{"op":"alterColumn","table":{"name":"t"},"column":"c","default":null,
            "existing":{"default":{"identity":{}}}}"#,
            &["ALTER TABLE t ALTER COLUMN c DROP IDENTITY"],
        ),
    ]);
    check_refused(&[
        ("mysql", IDENTITY, &["UNSUPPORTED"]),
        ("mssql", IDENTITY, &["UNSUPPORTED"]),
        (
            "postgresql",
            r#"{"op":"alterColumn","table":{"name":"t"},"column":"c","default":{"computed":"a+1"}}"#,
            &["UNSUPPORTED", "generated column"],
        ),
    ]);
}

#[test]
fn a_column_is_dropped_with_what_hangs_on_it() {
    let drop = r#"{"op":"dropColumn","table":{"name":"it's"},"column":"c","options":{"mssqlDropDefault":true}}"#;
    check(&[
        ("postgresql", drop, &[r#"ALTER TABLE "it's" DROP COLUMN c"#]),
        (
            "mssql",
            drop,
            &[
                "declare @const_name varchar(256) select @const_name = QUOTENAME([name]) from sys.default_constraints \
                 where parent_object_id = object_id('it''s') and col_name(parent_object_id, parent_column_id) = 'c' \
                 exec('alter table [it''s] drop constraint ' + @const_name)",
                "ALTER TABLE [it's] DROP COLUMN c",
            ],
        ),
    ]);
}

#[test]
fn generated_columns_follow_the_server() {
    let add = |persisted: &'static str| -> &'static str {
        let column = format!(
            r#"{{"op":"addColumn","table":{{"name":"t"}},"column":{{"name":"c","type":{{"name":"integer"}},
            "default":{{"computed":"a+1"{persisted}}}}}}}"#
        );
        Box::leak(column.into_boxed_str())
    };
    check(&[
        (
            "postgresql",
            add(""),
            &["ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1) STORED"],
        ),
        (
            "postgresql 18.0",
            add(""),
            &["ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1)"],
        ),
        (
            "postgresql 18.0",
            add(r#","persisted":false"#),
            &["ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1) VIRTUAL"],
        ),
        (
            "postgresql",
            add(r#","persisted":false"#),
            &["ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1) VIRTUAL"],
        ),
        (
            "mssql",
            add(r#","persisted":true"#),
            &["ALTER TABLE t ADD c AS (a+1) PERSISTED"],
        ),
    ]);
    check_refused(&[
        (
            "postgresql 17.2",
            add(r#","persisted":false"#),
            &["UNSUPPORTED", "version 18"],
        ),
        ("oracle", add(r#","persisted":true"#), &["UNSUPPORTED"]),
    ]);
}

/// An operation with a type and a default, for as long as the tests run.
fn with(operation: &str, type_: &str, default: &str) -> &'static str {
    let text = match operation {
        "add" => format!(
            r#"{{"op":"addColumn","table":{{"name":"t"}},"column":{{"name":"c","type":{{"name":"{type_}"}},"default":{{"text":"{default}"}}}}}}"#
        ),
        _ => format!(
            r#"{{"op":"alterColumn","table":{{"name":"t"}},"column":"c","default":{{"text":"{default}"}},"existing":{{"type":{{"name":"{type_}"}}}}}}"#
        ),
    };
    Box::leak(text.into_boxed_str())
}

#[test]
fn mysql_takes_an_expression_as_a_default_in_parentheses() {
    check(&[
        (
            "mysql",
            with("add", "uuid", "uuid()"),
            &["ALTER TABLE t ADD COLUMN c CHAR(32) DEFAULT (uuid())"],
        ),
        (
            "mysql 8.4.1",
            with("add", "integer", "1 + 2"),
            &["ALTER TABLE t ADD COLUMN c INTEGER DEFAULT (1 + 2)"],
        ),
        (
            "mysql",
            with("alter", "json", "json_array()"),
            &["ALTER TABLE t ALTER COLUMN c SET DEFAULT (json_array())"],
        ),
        (
            "mysql 10.11.6-MariaDB",
            with("add", "uuid", "uuid()"),
            &["ALTER TABLE t ADD COLUMN c CHAR(32) DEFAULT uuid()"],
        ),
        (
            "mysql 5.7.44",
            with("add", "uuid", "uuid()"),
            &["ALTER TABLE t ADD COLUMN c CHAR(32) DEFAULT uuid()"],
        ),
    ]);
}

#[test]
fn mysql_has_no_parentheses_around_literals_and_the_moment() {
    for default in [
        "0", "-1.5e3", "NULL", "TRUE", "'it''s'", "b'101'", "(a + 1)",
    ] {
        let expected = format!("ALTER TABLE t ADD COLUMN c INTEGER DEFAULT {default}");
        assert_eq!(
            statements("mysql", "", with("add", "integer", default)),
            [expected]
        );
    }
    for default in [
        "now()",
        "CURRENT_TIMESTAMP(3)",
        "now() ON UPDATE now()",
        "LOCALTIME",
    ] {
        let expected = format!("ALTER TABLE t ADD COLUMN c DATETIME DEFAULT {default}");
        assert_eq!(
            statements("mysql", "", with("add", "dateTime", default)),
            [expected]
        );
    }
    assert_eq!(
        statements("mysql", "", with("add", "date", "now()")),
        ["ALTER TABLE t ADD COLUMN c DATE DEFAULT (now())"]
    );
}

#[test]
fn a_column_that_holds_no_whole_numbers_does_not_count_up() {
    const ADD: &str = r#"{"op":"addColumn","table":{"name":"t"},"column":{"name":"c","type":{"name":"uuid"},"autoincrement":true}}"#;
    const CREATE: &str = r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"c","type":{"name":"numeric","precision":8,"scale":2},"autoincrement":true}]}}"#;
    const WHOLE: &str = r#"{"op":"createTable","table":{"name":"t","columns":[{"name":"c","type":{"name":"numeric","precision":8},"autoincrement":true}]}}"#;
    for dialect in ["sqlite", "postgresql", "mysql", "mssql", "oracle"] {
        for operation in [ADD, CREATE] {
            let told = problems(dialect, operation);
            assert!(
                told.contains(r#"The column \"c\" cannot count up"#),
                "{told}"
            );
        }
    }
    check(&[(
        "mssql",
        WHOLE,
        &["CREATE TABLE t (c NUMERIC(8) NOT NULL IDENTITY)"],
    )]);
    check_refused(&[("postgresql", WHOLE, &["ARGUMENT", "autoincrement"])]);
}

#[test]
fn the_check_of_a_boolean_goes_and_the_check_of_an_enum_comes() {
    let alter = r#"{"op":"alterColumn","table":{"name":"t"},"column":"c",
        "type":{"name":"enum","values":["a","b"],"enumName":"e","nativeEnum":false,"createConstraint":true},
        "existing":{"type":{"name":"boolean","createConstraint":true,"constraintName":"ckb"}}}"#;
    check(&[
        (
            "oracle 19.0",
            alter,
            &[
                "ALTER TABLE t DROP CONSTRAINT ckb",
                "ALTER TABLE t MODIFY c VARCHAR(1 CHAR)",
                "ALTER TABLE t ADD CONSTRAINT e CHECK (c IN ('a', 'b'))",
            ],
        ),
        (
            "postgresql",
            alter,
            &[
                "ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)",
                "ALTER TABLE t ADD CONSTRAINT e CHECK (c IN ('a', 'b'))",
            ],
        ),
    ]);
}
