//! PostgreSQL.

use super::alter::{
    alter_comment, alter_default, alter_name, alter_nullable, alter_type_name, begin_alter,
    changes_identity, refuse_computed_change,
};
use super::facts::{
    Bodies, BytesStyle, Facts, Grammar, Lexicon, LimitSql, LockSql, Placeholder, Timeouts, Unit,
};
use super::{Dialect, keywords, postgresql_identity, postgresql_index};
use crate::clause::column::{ColumnSpec, write_column_type, write_default, write_name};
use crate::clause::constraint::write_choice;
use crate::clause::options::{Target, flag, text, texts};
use crate::error::{Code, Fault, Outcome};
use crate::model::{AlterColumn, Arg, CreateTable, Index, Options, Table, Type};
use crate::types::class::{Class, class_of};
use crate::types::postgresql::CATALOG;
use crate::types::write::{is_native_enum, write_enum_name};
use crate::writer::Writer;

/// PostgreSQL.
pub struct Postgresql;

/// An advisory lock of the session (manual §9.28.10); PostgreSQL keeps it for each database.
const LOCK: LockSql = LockSql {
    prepare: "SELECT set_config(name, '500', false) FROM pg_settings \
              WHERE name = 'client_connection_check_interval'",
    acquire: "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held",
    acquire_in_transaction: "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held",
    holder: "SELECT 'process ' || a.pid || ' of user ' || coalesce(a.usename, '?') \
             || coalesce(' (' || nullif(a.application_name, '') || ')', '') \
             || coalesce(' from ' || host(a.client_addr), '') \
             || ', since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS') AS holder \
             FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
             AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended($1, 0)",
    release: "SELECT pg_advisory_unlock(hashtextextended($1, 0))",
};

/// <https://www.postgresql.org/docs/current/runtime-config-client.html>
const TIMEOUTS: Timeouts = Timeouts {
    lock: Some(LimitSql {
        set: "SET lock_timeout = {milliseconds}",
        set_local: "SET LOCAL lock_timeout = {milliseconds}",
        read: "SELECT current_setting('lock_timeout') AS value",
        restore: "SET lock_timeout = '{value}'",
    }),
    statement: Some(LimitSql {
        set: "SET statement_timeout = {milliseconds}",
        set_local: "SET LOCAL statement_timeout = {milliseconds}",
        read: "SELECT current_setting('statement_timeout') AS value",
        restore: "SET statement_timeout = '{value}'",
    }),
};

const FACTS: Facts = Facts {
    name: "postgresql",
    title: "PostgreSQL",
    open: '"',
    close: '"',
    keywords: &keywords::POSTGRESQL,
    quote_underscore: false,
    basic_names: false,
    max_identifier: Some(63),
    max_identifier_before: None,
    unit: Unit::Bytes,
    true_word: "true",
    false_word: "false",
    double_backslash: false,
    national_texts: false,
    bytes: BytesStyle::Escaped,
    date_functions: false,
    uuid_as_hex: false,
    placeholder: Placeholder::Dollar,
    max_parameters: 65_535,
    max_insert_rows: 1_000,
    types: &CATALOG,
    lexicon: Lexicon {
        nested_comments: true,
        hash_comments: false,
        dash_needs_space: false,
        backticks: false,
        brackets: false,
        backslashes: false,
        double_quoted_texts: false,
        dollar_quotes: true,
        escape_strings: true,
        q_quotes: false,
        bodies: Bodies::Atomic,
    },
    grammar: Grammar::Postgresql,
    transactional_ddl: true,
    begin: "BEGIN",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: ";",
    batch_separator: "",
    default_schema: Some("public"),
    supports_comments: true,
    keeps_create_text: false,
    lock: Some(LOCK),
    rebuild: None,
    timeouts: TIMEOUTS,
    constraint_alter: true,
    check_alter_since: None,
    joined_alters: false,
    uniques_are_indexes: false,
    foreign_keys_make_indexes: false,
    zero_fills: false,
    enum_types: true,
    exclude_constraints: true,
    booleans_since: None,
    add_column: " ADD COLUMN ",
    add_column_clauses: true,
    index_if_not_exists: true,
    index_schema: false,
    index_table_schema: true,
    drop_index_on_table: false,
    references_schema: true,
    on_update: true,
    option_prefixes: &["postgresql"],
};

/// A label of an enum is stored as an identifier.
fn check_label(label: &str) -> Outcome<()> {
    if label.len() <= 63 {
        return Ok(());
    }
    Err(Fault::hinted(
        Code::Literal,
        format!(
            "The enum value \"{label}\" has {} bytes, and PostgreSQL takes 63",
            label.len()
        ),
        "Choose a shorter value",
    ))
}

fn serial(spec: &ColumnSpec) -> Option<&'static str> {
    if !spec.counts || spec.identity().is_some() {
        return None;
    }
    Some(match class_of(spec.column.type_.as_ref()?) {
        Class::Small => "SMALLSERIAL",
        Class::Big => "BIGSERIAL",
        _ => "SERIAL",
    })
}

impl Postgresql {
    /// `CREATE TYPE … AS ENUM`, once for each name.
    fn create_enums<'s>(
        writer: &mut Writer,
        types: impl Iterator<Item = &'s Type<'s>>,
    ) -> Outcome<()> {
        let mut created: Vec<String> = Vec::new();
        for type_ in types {
            let type_ = type_.item().unwrap_or(type_);
            let native = !type_.values().is_empty()
                && class_of(type_) == Class::Enum
                && is_native_enum(writer, type_);
            if !native || !type_.flag_or(Arg::CreateType, true) {
                continue;
            }
            let name = writer.aside(|writer| write_enum_name(writer, type_))?;
            if created.contains(&name) {
                continue;
            }
            writer.raw("CREATE TYPE ");
            writer.raw(&name);
            writer.raw(" AS ENUM (");
            writer.list(type_.values(), |writer, value| {
                check_label(value)?;
                writer.text(value)
            })?;
            writer.raw(")");
            writer.end();
            created.push(name);
        }
        Ok(())
    }
}

impl Dialect for Postgresql {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn column(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        write_name(writer, spec)?;
        if let Some(serial) = serial(spec) {
            writer.raw(serial);
        } else {
            write_column_type(writer, spec)?;
            write_default(writer, spec)?;
        }
        self.computed(writer, spec)?;
        match spec.identity() {
            Some(identity) => {
                self.identity(writer, identity);
                if spec.nullable {
                    writer.raw(" NULL");
                }
            }
            None if !spec.nullable => writer.raw(" NOT NULL"),
            None => {}
        }
        Ok(())
    }

    /// Version 18 has virtual columns and makes them the default; before, there are stored ones alone.
    fn persisted(&self, writer: &mut Writer, persisted: Option<bool>) -> Outcome<()> {
        let virtual_columns = writer.server.at_least(18, 0);
        match persisted {
            Some(false) if writer.server.below(18, 0) => Err(Fault::unsupported(
                "PostgreSQL has virtual generated columns from version 18 on",
                "Set persisted to true, or leave it out",
            )),
            Some(false) => {
                writer.raw(" VIRTUAL");
                Ok(())
            }
            None if virtual_columns => Ok(()),
            Some(true) | None => {
                writer.raw(" STORED");
                Ok(())
            }
        }
    }

    fn before_table(&self, writer: &mut Writer, operation: &CreateTable) -> Outcome<()> {
        let types = operation
            .table
            .columns
            .iter()
            .filter_map(|column| column.type_.as_ref());
        Self::create_enums(writer, types)
    }

    fn table_suffix(&self, writer: &mut Writer, table: &Table) -> Outcome<()> {
        let options = &table.options;
        let inherits = texts(writer, options, "postgresqlInherits")?;
        if !inherits.is_empty() {
            writer.raw(" INHERITS (");
            writer.names(inherits)?;
            writer.raw(")");
        }
        if let Some(by) = text(writer, options, "postgresqlPartitionBy")? {
            writer.raw(" PARTITION BY ");
            writer.raw(by);
        }
        if let Some(method) = text(writer, options, "postgresqlUsing")? {
            writer.raw(" USING ");
            writer.name(method)?;
        }
        postgresql_index::write_storage(writer, options)?;
        match flag(writer, options, "postgresqlWithOids")? {
            Some(true) => writer.raw(" WITH OIDS"),
            Some(false) => writer.raw(" WITHOUT OIDS"),
            None => {}
        }
        if let Some(action) = text(writer, options, "postgresqlOnCommit")? {
            writer.raw(" ON COMMIT ");
            let action = action.replace('_', " ");
            write_choice(writer, &action, &["PRESERVE ROWS", "DELETE ROWS", "DROP"])?;
        }
        if let Some(space) = text(writer, options, "postgresqlTablespace")? {
            writer.raw(" TABLESPACE ");
            writer.name(space)?;
        }
        Ok(())
    }

    fn check_default_change(&self, operation: &AlterColumn) -> Outcome<()> {
        refuse_computed_change(operation)
    }

    fn alter_column(&self, writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let AlterColumn {
            table: _,
            column: _,
            new_name: _,
            type_,
            nullable: _,
            default: _,
            comment: _,
            autoincrement: _,
            existing: _,
            options,
        } = operation;
        let using = text(writer, options, "postgresqlUsing")?;
        if using.is_some() && type_.is_none() {
            return Err(Fault::hinted(
                Code::Argument,
                "\"postgresqlUsing\" says how values become the new type, and no type is given",
                "Give the new type too",
            ));
        }
        if let Some(type_) = type_ {
            begin_alter(writer, operation, " ALTER COLUMN ")?;
            writer.raw(" TYPE ");
            alter_type_name(writer, type_)?;
            if let Some(using) = using {
                writer.raw(" USING ");
                writer.raw(using);
            }
            writer.end();
            postgresql_identity::widen_sequence(writer, operation)?;
        }
        alter_nullable(writer, operation)?;
        if changes_identity(operation) {
            postgresql_identity::alter_identity(writer, operation)?;
        } else {
            alter_default(writer, operation)?;
            postgresql_identity::alter_serial(writer, operation)?;
        }
        alter_comment(self, writer, operation)?;
        alter_name(writer, operation, " RENAME ")
    }

    fn index_concurrently(&self, writer: &mut Writer, options: &Options) -> Outcome<bool> {
        postgresql_index::write_concurrently(writer, options)
    }

    fn index_method(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        postgresql_index::write_method(writer, options)
    }

    fn index_column(&self, writer: &mut Writer, options: &Options, column: &str) -> Outcome<()> {
        postgresql_index::write_operator_class(writer, options, column)
    }

    fn index_suffix(&self, writer: &mut Writer, index: &Index) -> Outcome<()> {
        postgresql_index::write_suffix(writer, &index.options)
    }

    fn key_words(&self, writer: &mut Writer, target: Target, options: &Options) -> Outcome<()> {
        if target == Target::Unique {
            postgresql_index::write_nulls(writer, options)?;
        }
        Ok(())
    }

    fn key_suffix(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        postgresql_index::write_include(writer, options)
    }

    fn check_suffix(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        if flag(writer, options, "postgresqlNotValid")? == Some(true) {
            writer.raw(" NOT VALID");
        }
        Ok(())
    }
}
