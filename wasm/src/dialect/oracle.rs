//! Oracle.

use super::alter::{
    alter_comment, alter_name, alter_type_name, begin_alter, changes_identity, effective_type,
    refuse_computed_change,
};
use super::facts::{
    Bodies, BytesStyle, Facts, Grammar, Lexicon, LimitSql, Placeholder, Timeouts, Unit,
};
use super::{Dialect, keywords};
use crate::clause::column::{sequence_options, write_default_value};
use crate::clause::constraint::write_choice;
use crate::clause::options::{find, flag, text, wrong};
use crate::error::{Fault, Located, Outcome};
use crate::model::{AlterColumn, Default, Identity, Index, OptionValue, Options, Table, TableName};
use crate::types::oracle::CATALOG;
use crate::wire::decode::Change;
use crate::writer::Writer;

/// Oracle.
pub struct Oracle;

/// Of DDL alone; its session's value cannot be read without rights to `V$PARAMETER`.
const TIMEOUTS: Timeouts = Timeouts {
    lock: Some(LimitSql {
        set: "ALTER SESSION SET DDL_LOCK_TIMEOUT = {wholeSeconds}",
        set_local: "",
        read: "",
        restore: "",
    }),
    statement: None,
};

const FACTS: Facts = Facts {
    name: "oracle",
    title: "Oracle",
    open: '"',
    close: '"',
    keywords: &keywords::ORACLE,
    quote_underscore: true,
    basic_names: false,
    max_identifier: Some(128),
    max_identifier_before: Some((12, 30)),
    unit: Unit::Bytes,
    true_word: "1",
    false_word: "0",
    double_backslash: false,
    national_texts: false,
    bytes: BytesStyle::Function,
    date_functions: true,
    uuid_as_hex: true,
    placeholder: Placeholder::Colon,
    max_parameters: 65_535,
    max_insert_rows: 1,
    types: &CATALOG,
    lexicon: Lexicon {
        nested_comments: false,
        hash_comments: false,
        dash_needs_space: false,
        backticks: false,
        brackets: false,
        backslashes: false,
        double_quoted_texts: false,
        dollar_quotes: false,
        escape_strings: false,
        q_quotes: true,
        bodies: Bodies::PlSql,
    },
    grammar: Grammar::Standard,
    transactional_ddl: false,
    begin: "",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: "",
    batch_separator: "/",
    default_schema: None,
    supports_comments: true,
    keeps_create_text: false,
    lock: None,
    rebuild: None,
    timeouts: TIMEOUTS,
    constraint_alter: true,
    check_alter_since: None,
    joined_alters: false,
    uniques_are_indexes: false,
    foreign_keys_make_indexes: false,
    zero_fills: false,
    enum_types: false,
    exclude_constraints: false,
    booleans_since: Some(23),
    add_column: " ADD ",
    add_column_clauses: false,
    index_if_not_exists: false,
    index_schema: true,
    index_table_schema: true,
    drop_index_on_table: false,
    references_schema: true,
    on_update: false,
    option_prefixes: &["oracle"],
};

/// `COMPRESS`, with a number when there is one.
fn write_compress(writer: &mut Writer, options: &Options) -> Outcome<()> {
    match find(writer, options, "oracleCompress") {
        None | Some(OptionValue::Bool(false)) => {}
        Some(OptionValue::Bool(true)) => writer.raw(" COMPRESS"),
        Some(OptionValue::Number(columns)) => writer.raw(&format!(" COMPRESS {columns}")),
        Some(OptionValue::Text(words) | OptionValue::Sql(words)) => {
            writer.raw(&format!(" COMPRESS FOR {words}"));
        }
        Some(value) => {
            return Err(wrong("oracleCompress", "true, a number or a text", value));
        }
    }
    Ok(())
}

fn write_tablespace(writer: &mut Writer, options: &Options) -> Outcome<()> {
    if let Some(space) = text(writer, options, "oracleTablespace")? {
        writer.raw(" TABLESPACE ");
        writer.name(space)?;
    }
    Ok(())
}

impl Oracle {
    fn alter_default(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        if !operation.default.given() {
            return Ok(());
        }
        begin_alter(writer, operation, " MODIFY ")?;
        if changes_identity(operation) {
            match operation.default.set() {
                Some(Default::Identity(identity)) => Oracle.identity(writer, identity),
                _ => writer.raw(" DROP IDENTITY"),
            }
        } else {
            writer.raw(" DEFAULT ");
            match &operation.default {
                Change::Set(default) => {
                    write_default_value(writer, default, effective_type(operation))
                        .at("default")?;
                }
                Change::Keep | Change::Drop => writer.raw("NULL"),
            }
        }
        writer.end();
        Ok(())
    }
}

impl Dialect for Oracle {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn persisted(&self, writer: &mut Writer, persisted: Option<bool>) -> Outcome<()> {
        match persisted {
            Some(true) => Err(Fault::unsupported(
                "Oracle stores no generated columns",
                "Leave out persisted, or set it to false",
            )),
            Some(false) => {
                writer.raw(" VIRTUAL");
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn identity(&self, writer: &mut Writer, identity: &Identity) {
        writer.raw(" GENERATED ");
        writer.raw(if identity.always {
            "ALWAYS"
        } else {
            "BY DEFAULT"
        });
        if identity.on_null {
            writer.raw(" ON NULL");
        }
        writer.raw(" AS IDENTITY");
        let mut options: Vec<String> = sequence_options(identity)
            .into_iter()
            .map(|option| option.replacen("NO ", "NO", 1))
            .collect();
        match identity.order {
            Some(true) => options.push("ORDER".to_owned()),
            Some(false) => options.push("NOORDER".to_owned()),
            None => {}
        }
        if !options.is_empty() {
            writer.raw(&format!(" ({})", options.join(" ")));
        }
    }

    fn table_suffix(&self, writer: &mut Writer, table: &Table) -> Outcome<()> {
        let options = &table.options;
        if let Some(action) = text(writer, options, "oracleOnCommit")? {
            writer.raw(" ON COMMIT ");
            let action = action.replace('_', " ");
            write_choice(
                writer,
                &action,
                &[
                    "PRESERVE ROWS",
                    "DELETE ROWS",
                    "PRESERVE DEFINITION",
                    "DROP DEFINITION",
                ],
            )?;
        }
        write_compress(writer, options)?;
        write_tablespace(writer, options)
    }

    fn no_comment(&self) -> &'static str {
        "''"
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
            nullable,
            default: _,
            comment: _,
            autoincrement: _,
            existing: _,
            options: _,
        } = operation;
        if let Some(nullable) = nullable {
            begin_alter(writer, operation, " MODIFY ")?;
            writer.raw(if *nullable { " NULL" } else { " NOT NULL" });
            writer.end();
        }
        Self::alter_default(writer, operation)?;
        if let Some(type_) = type_ {
            begin_alter(writer, operation, " MODIFY ")?;
            writer.raw(" ");
            alter_type_name(writer, type_)?;
            writer.end();
        }
        alter_comment(self, writer, operation)?;
        alter_name(writer, operation, " RENAME COLUMN ")
    }

    fn index_words(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        if flag(writer, options, "oracleBitmap")? == Some(true) {
            writer.raw("BITMAP ");
        }
        Ok(())
    }

    fn index_suffix(&self, writer: &mut Writer, index: &Index) -> Outcome<()> {
        write_compress(writer, &index.options)?;
        write_tablespace(writer, &index.options)
    }

    fn table_exists(&self, writer: &mut Writer, table: &TableName) -> Outcome<()> {
        writer.raw(" FROM all_tables WHERE owner = ");
        match &table.schema {
            Some(schema) => catalog_text(writer, schema)?,
            None => writer.raw("SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')"),
        }
        writer.raw(" AND table_name = ");
        catalog_text(writer, &table.name)
    }
}

/// A name as the catalog holds it: in capitals, when it is written without quotes.
fn catalog_text(writer: &mut Writer, name: &str) -> Outcome<()> {
    let written = writer.aside(|writer| writer.name(name))?;
    if written == name {
        return writer.text(&name.to_uppercase());
    }
    writer.text(name)
}
