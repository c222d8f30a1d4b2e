//! Several changes in one statement, and the changes that SQLite makes by itself.
#![allow(missing_docs)]

mod common;
use common::{check, check_refused};

const CHANGES: &str = r#"{"op":"alterTable","changes":[
  {"op":"addColumn","table":{"name":"t"},"column":{"name":"ä","type":{"name":"integer"}}},
  {"op":"alterColumn","table":{"name":"t"},"column":"b","nullable":false,"existing":{"type":{"name":"string","length":5}}},
  {"op":"dropColumn","table":{"name":"t"},"column":"c"},
  {"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"unique","name":"u","columns":["d"]}},
  {"op":"setTableComment","table":{"name":"t"},"comment":"it's"},
  {"op":"alterColumn","table":{"name":"t"},"column":"ä","nullable":false,"existing":{"type":{"name":"integer"}}},
  {"op":"dropColumn","table":{"name":"u"},"column":"c"},
  {"op":"dropColumn","table":{"name":"u"},"column":"d"},
  {"op":"createIndex","table":{"name":"u"},"index":{"name":"i","columns":["a"]}},
  {"op":"dropColumn","table":{"name":"u"},"column":"e"}]},
  {"op":"dropTable","table":{"name":"z"}}"#;

#[test]
fn neighbours_on_one_table_are_one_statement_on_mysql() {
    check(&[
        (
            "mysql",
            CHANGES,
            &[
                "ALTER TABLE t ADD COLUMN `ä` INTEGER, MODIFY b VARCHAR(5) NOT NULL, DROP COLUMN c, ADD CONSTRAINT u UNIQUE (d), COMMENT 'it''s'",
                "ALTER TABLE t MODIFY `ä` INTEGER NOT NULL",
                "ALTER TABLE u DROP COLUMN c, DROP COLUMN d",
                "CREATE INDEX i ON u (a)",
                "ALTER TABLE u DROP COLUMN e",
                "DROP TABLE z",
            ],
        ),
        (
            "postgresql",
            r#"{"op":"alterTable","changes":[
              {"op":"dropColumn","table":{"name":"u"},"column":"c"},
              {"op":"dropColumn","table":{"name":"u"},"column":"d"}]}"#,
            &["ALTER TABLE u DROP COLUMN c", "ALTER TABLE u DROP COLUMN d"],
        ),
    ]);
}

#[test]
fn keys_that_refer_and_columns_that_compute_stay_statements_of_their_own() {
    check(&[(
        "mysql",
        r#"{"op":"alterTable","changes":[
          {"op":"dropColumn","table":{"name":"u"},"column":"c"},
          {"op":"addConstraint","table":{"name":"u"},"constraint":{"kind":"foreignKey","name":"f","columns":["d"],"refTable":{"name":"r"},"refColumns":["id"]}},
          {"op":"addColumn","table":{"name":"u"},"column":{"name":"g","type":{"name":"integer"},"default":{"computed":"a + 1"}}},
          {"op":"dropColumn","table":{"name":"u"},"column":"h"}]}"#,
        &[
            "ALTER TABLE u DROP COLUMN c",
            "ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY(d) REFERENCES r (id)",
            "ALTER TABLE u ADD COLUMN g INTEGER GENERATED ALWAYS AS (a + 1)",
            "ALTER TABLE u DROP COLUMN h",
        ],
    )]);
}

const NOT_NULL: &str =
    r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":false,"newName":"b"}"#;
const NULL: &str = r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":true}"#;
const TYPE: &str = r#"{"op":"alterColumn","table":{"name":"t"},"column":"a","nullable":true,"type":{"name":"text"}}"#;
const ADD: &str = r#"{"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"check","name":"k","sql":"a > 0"}}"#;
const UNIQUE: &str =
    r#"{"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"unique","columns":["a"]}}"#;
const DROP: &str = r#"{"op":"dropConstraint","table":{"name":"t"},"name":"k","kind":"check"}"#;
const DROP_ANY: &str = r#"{"op":"dropConstraint","table":{"name":"t"},"name":"k"}"#;

#[test]
fn sqlite_changes_checks_and_not_null_by_itself_since_3_53() {
    check(&[
        (
            "sqlite 3.53.2",
            NOT_NULL,
            &[
                "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
                "ALTER TABLE t RENAME COLUMN a TO b",
            ],
        ),
        (
            "sqlite 3.53.0",
            NULL,
            &["ALTER TABLE t ALTER COLUMN a DROP NOT NULL"],
        ),
        ("sqlite 3.53.2", DROP, &["ALTER TABLE t DROP CONSTRAINT k"]),
    ]);
    for operation in [NOT_NULL, DROP] {
        check_refused(&[
            ("sqlite", operation, &["UNSUPPORTED", "batchAlterTable"]),
            ("sqlite 3.52.0", operation, &["UNSUPPORTED"]),
        ]);
    }
    // Its own ADD CONSTRAINT takes NULL in a row for a violation of the CHECK.
    for operation in [TYPE, ADD, UNIQUE, DROP_ANY] {
        check_refused(&[("sqlite 3.53.2", operation, &["UNSUPPORTED"])]);
    }
}

/// An ALTER of the column `id`, by what it becomes and what it was.
fn alter_id(members: &str) -> &'static str {
    let text = format!(r#"{{"op":"alterColumn","table":{{"name":"T"}},"column":"id",{members}}}"#);
    text.leak()
}

#[test]
fn postgresql_turns_a_serial_column_into_an_identity_and_back() {
    check(&[
        (
            "postgresql",
            alter_id(
                r#""default":{"identity":{}},"existing":{"type":{"name":"bigInteger"},"default":null,"autoincrement":true}"#,
            ),
            &[
                "ALTER TABLE \"T\" ALTER COLUMN id DROP DEFAULT",
                "DO 'BEGIN EXECUTE coalesce(''DROP SEQUENCE '' || pg_get_serial_sequence(''\"T\"'', ''id''), ''SELECT''); END'",
                "ALTER TABLE \"T\" ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
                "SELECT setval(pg_get_serial_sequence('\"T\"', 'id'), max(id)) FROM \"T\" HAVING max(id) > 0",
            ],
        ),
        (
            "postgresql",
            alter_id(
                r#""default":null,"existing":{"type":{"name":"bigInteger"},"default":{"identity":{}},"autoincrement":true}"#,
            ),
            &[
                "ALTER TABLE \"T\" ALTER COLUMN id DROP IDENTITY",
                "CREATE SEQUENCE \"T_id_seq\" AS BIGINT OWNED BY \"T\".id",
                "ALTER TABLE \"T\" ALTER COLUMN id SET DEFAULT nextval('\"T_id_seq\"'::regclass)",
                "SELECT setval(pg_get_serial_sequence('\"T\"', 'id'), max(id)) FROM \"T\" HAVING max(id) > 0",
            ],
        ),
        (
            "postgresql",
            alter_id(r#""default":{"identity":{}},"existing":{"default":{"text":"5"}}"#),
            &[
                "ALTER TABLE \"T\" ALTER COLUMN id DROP DEFAULT",
                "ALTER TABLE \"T\" ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
            ],
        ),
    ]);
}

#[test]
fn postgresql_makes_a_column_serial_and_plain_again_where_it_knows_what_it_was() {
    check(&[
        (
            "postgresql",
            alter_id(
                r#""autoincrement":true,"existing":{"type":{"name":"integer"},"autoincrement":false}"#,
            ),
            &[
                "CREATE SEQUENCE \"T_id_seq\" AS INTEGER OWNED BY \"T\".id",
                "ALTER TABLE \"T\" ALTER COLUMN id SET DEFAULT nextval('\"T_id_seq\"'::regclass)",
                "SELECT setval(pg_get_serial_sequence('\"T\"', 'id'), max(id)) FROM \"T\" HAVING max(id) > 0",
            ],
        ),
        (
            "postgresql",
            alter_id(
                r#""autoincrement":false,"existing":{"type":{"name":"integer"},"autoincrement":true}"#,
            ),
            &[
                "ALTER TABLE \"T\" ALTER COLUMN id DROP DEFAULT",
                "DO 'BEGIN EXECUTE coalesce(''DROP SEQUENCE '' || pg_get_serial_sequence(''\"T\"'', ''id''), ''SELECT''); END'",
            ],
        ),
        (
            "postgresql",
            alter_id(r#""autoincrement":true,"existing":{"type":{"name":"integer"}}"#),
            &[],
        ),
    ]);
}

#[test]
fn the_sequence_of_a_serial_column_gets_the_type_of_the_column() {
    check(&[(
        "postgresql",
        alter_id(
            r#""type":{"name":"bigInteger"},"existing":{"type":{"name":"integer"},"autoincrement":true}"#,
        ),
        &[
            "ALTER TABLE \"T\" ALTER COLUMN id TYPE BIGINT",
            "DO 'BEGIN EXECUTE coalesce(''ALTER SEQUENCE '' || pg_get_serial_sequence(''\"T\"'', ''id'') || '' AS BIGINT'', ''SELECT''); END'",
        ],
    )]);
}

#[test]
fn an_identity_whose_options_go_has_the_usual_ones_again() {
    check(&[
        (
            "postgresql",
            alter_id(
                r#""default":{"identity":{}},"existing":{"default":{"identity":{"increment":2,"start":7,"cache":4,"cycle":true,"maxvalue":90}}}"#,
            ),
            &[
                "ALTER TABLE \"T\" ALTER COLUMN id SET CACHE 1 SET INCREMENT BY 1 SET NO CYCLE SET NO MAXVALUE SET START WITH 1",
            ],
        ),
        (
            "postgresql",
            alter_id(r#""default":{"identity":{}},"existing":{"default":{"identity":{}}}"#),
            &[],
        ),
    ]);
}

#[test]
fn mysql_repeats_the_expression_of_a_generated_column() {
    let existing = r#""existing":{"type":{"name":"integer"},"nullable":true,"default":{"computed":"a + 1","persisted":true}}"#;
    check(&[
        (
            "mysql",
            alter_id(&format!(r#""type":{{"name":"bigInteger"}},{existing}"#)),
            &["ALTER TABLE `T` MODIFY id BIGINT GENERATED ALWAYS AS (a + 1) STORED"],
        ),
        (
            "mysql",
            alter_id(&format!(r#""newName":"b","comment":"c",{existing}"#)),
            &["ALTER TABLE `T` CHANGE id b INTEGER GENERATED ALWAYS AS (a + 1) STORED COMMENT 'c'"],
        ),
    ]);
}

#[test]
fn mysql_renames_a_column_and_tells_it_anew_only_where_it_must() {
    let existing = r#""existing":{"type":{"name":"integer"},"nullable":false}"#;
    let rename = alter_id(&format!(r#""newName":"b",{existing}"#));
    let more = alter_id(&format!(r#""newName":"b","nullable":true,{existing}"#));
    check(&[
        (
            "mysql 8.4.0",
            rename,
            &["ALTER TABLE `T` RENAME COLUMN id TO b"],
        ),
        (
            "mysql 10.11.6-MariaDB",
            rename,
            &["ALTER TABLE `T` RENAME COLUMN id TO b"],
        ),
        (
            "mysql",
            rename,
            &["ALTER TABLE `T` CHANGE id b INTEGER NOT NULL"],
        ),
        (
            "mysql 5.7.44",
            rename,
            &["ALTER TABLE `T` CHANGE id b INTEGER NOT NULL"],
        ),
        (
            "mysql 8.4.0",
            more,
            &["ALTER TABLE `T` CHANGE id b INTEGER NULL"],
        ),
    ]);
}

#[test]
fn the_primary_key_of_mysql_is_dropped_without_a_name() {
    let drop = r#"{"op":"dropConstraint","table":{"name":"t"},"kind":"primaryKey"}"#;
    check(&[("mysql", drop, &["ALTER TABLE t DROP PRIMARY KEY"])]);
    check_refused(&[("postgresql", drop, &["without its name"])]);
}

#[test]
fn a_counting_column_comes_and_goes_with_the_primary_key_in_one_statement() {
    check(&[
        (
            "mysql",
            r#"{"op":"alterTable","changes":[
              {"op":"dropConstraint","table":{"name":"t"},"kind":"primaryKey"},
              {"op":"addColumn","table":{"name":"t"},"column":{"name":"id","type":{"name":"integer"},"nullable":false,"autoincrement":true}},
              {"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"primaryKey","columns":["id"]}}]}"#,
            &[
                "ALTER TABLE t DROP PRIMARY KEY, ADD COLUMN id INTEGER NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (id)",
            ],
        ),
        (
            "mysql",
            r#"{"op":"alterTable","changes":[
              {"op":"dropConstraint","table":{"name":"t"},"kind":"primaryKey"},
              {"op":"addConstraint","table":{"name":"t"},"constraint":{"kind":"primaryKey","columns":["a","b"]}},
              {"op":"dropColumn","table":{"name":"t"},"column":"id"}]}"#,
            &["ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a, b), DROP COLUMN id"],
        ),
    ]);
}

#[test]
fn mariadb_drops_what_may_be_gone() {
    let drop =
        r#"{"op":"dropConstraint","table":{"name":"t"},"name":"k","kind":"check","ifExists":true}"#;
    check(&[
        (
            "mysql 10.11.6-MariaDB",
            drop,
            &["ALTER TABLE t DROP CONSTRAINT IF EXISTS k"],
        ),
        ("mysql 8.4.0", drop, &["ALTER TABLE t DROP CHECK k"]),
    ]);
}
