//! SQLite.

use super::alter::{alter_comment, alter_name, alter_nullable};
use super::facts::{
    Bodies, BytesStyle, Facts, Grammar, Lexicon, LimitSql, Placeholder, RebuildSql, Timeouts, Unit,
};
use super::{Commented, Dialect, keywords};
use crate::clause::column::{ColumnSpec, write_column_type, write_name};
use crate::clause::constraint::{write_choice, write_constraint_name};
use crate::clause::options::{flag, text};
use crate::error::{Fault, Located, Outcome};
use crate::model::{
    AlterColumn, Column, CreateTable, Default, ForeignKey, Index, Literal, Options, Table,
    TableName,
};
use crate::tokenizer::lexer::{Kind, Lexer};
use crate::types::sqlite::CATALOG;
use crate::types::write::write_type;
use crate::writer::Writer;

/// SQLite.
pub struct Sqlite;

/// How long a statement waits for other connections (<https://sqlite.org/pragma.html#pragma_busy_timeout>).
const TIMEOUTS: Timeouts = Timeouts {
    lock: Some(LimitSql {
        set: "PRAGMA busy_timeout = {milliseconds}",
        set_local: "",
        read: "PRAGMA busy_timeout",
        restore: "PRAGMA busy_timeout = {timeout}",
    }),
    statement: None,
};

const FACTS: Facts = Facts {
    name: "sqlite",
    title: "SQLite",
    open: '"',
    close: '"',
    keywords: &keywords::SQLITE,
    quote_underscore: false,
    basic_names: false,
    max_identifier: None,
    max_identifier_before: None,
    unit: Unit::Bytes,
    true_word: "1",
    false_word: "0",
    double_backslash: false,
    national_texts: false,
    bytes: BytesStyle::Quoted,
    date_functions: false,
    uuid_as_hex: true,
    placeholder: Placeholder::Question,
    max_parameters: 32_766,
    max_insert_rows: 1_000,
    types: &CATALOG,
    lexicon: Lexicon {
        nested_comments: false,
        hash_comments: false,
        dash_needs_space: false,
        backticks: true,
        brackets: true,
        backslashes: false,
        double_quoted_texts: false,
        dollar_quotes: false,
        escape_strings: false,
        q_quotes: false,
        bodies: Bodies::Trigger,
    },
    grammar: Grammar::Sqlite,
    transactional_ddl: true,
    begin: "BEGIN IMMEDIATE",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    terminator: ";",
    batch_separator: "",
    default_schema: None,
    supports_comments: false,
    keeps_create_text: true,
    lock: None,
    rebuild: Some(REBUILD),
    timeouts: TIMEOUTS,
    constraint_alter: false,
    check_alter_since: Some((3, 53)),
    joined_alters: false,
    uniques_are_indexes: false,
    foreign_keys_make_indexes: false,
    zero_fills: false,
    enum_types: false,
    exclude_constraints: false,
    booleans_since: None,
    add_column: " ADD COLUMN ",
    add_column_clauses: true,
    index_if_not_exists: true,
    index_schema: true,
    index_table_schema: false,
    drop_index_on_table: false,
    references_schema: false,
    on_update: true,
    option_prefixes: &["sqlite"],
};

const REBUILD: RebuildSql = RebuildSql {
    names_kept: "PRAGMA legacy_alter_table",
    keep_names: "PRAGMA legacy_alter_table = ON",
    follow_names: "PRAGMA legacy_alter_table = OFF",
    foreign_keys: "PRAGMA foreign_keys",
    foreign_keys_off: "PRAGMA foreign_keys = OFF",
    foreign_keys_on: "PRAGMA foreign_keys = ON",
    defer_foreign_keys: "PRAGMA defer_foreign_keys = ON",
    foreign_key_check: "PRAGMA foreign_key_check",
};

const CONFLICTS: [&str; 5] = ["ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"];

fn write_conflict(writer: &mut Writer, options: &Options, key: &str) -> Outcome<()> {
    if let Some(action) = text(writer, options, key)? {
        writer.raw(" ON CONFLICT ");
        write_choice(writer, action, &CONFLICTS)
            .key(key)
            .at("options")?;
    }
    Ok(())
}

/// The only types of a STRICT table: <https://sqlite.org/stricttables.html>, section 2.
const STRICT_TYPES: [&str; 6] = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"];

fn check_strict(writer: &mut Writer, table: &str, column: &Column) -> Outcome<()> {
    let name = &column.name;
    let message = match &column.type_ {
        None => format!("Column \"{name}\" of the STRICT table \"{table}\" needs a type"),
        Some(type_) => {
            let sql = writer.aside(|writer| write_type(writer, type_))?;
            let type_text = without_collation(&sql).trim();
            if STRICT_TYPES
                .iter()
                .any(|one| one.eq_ignore_ascii_case(type_text))
            {
                return Ok(());
            }
            format!(
                "Column \"{name}\" of the STRICT table \"{table}\" cannot have the type {type_text}"
            )
        }
    };
    Err(Fault::unsupported(
        message,
        format!(
            "The types of STRICT tables are {}, without a length: choose one of them, on SQLite alone with withVariant(), or leave out sqliteStrict",
            STRICT_TYPES.join(", ")
        ),
    ))
}

/// An expression must stand in parentheses; a word, a literal, or what already
/// stands in them need not.
fn needs_parentheses(sql: &str) -> bool {
    let mut lexer = Lexer::new(&FACTS.lexicon, sql.trim());
    let mut tokens = 0_usize;
    let mut depth = 0_usize;
    let mut closed = 0_usize;
    while let Ok(Some(token)) = lexer.next() {
        tokens += 1;
        match token.kind {
            Kind::Word | Kind::Quoted if depth == 0 => closed += 1,
            Kind::Mark('(') => depth += 1,
            Kind::Mark(')') => {
                depth = depth.saturating_sub(1);
                closed += usize::from(depth == 0);
            }
            _ if depth == 0 => closed += 2,
            _ => {}
        }
    }
    tokens > 0 && closed != 1
}

/// The kinds of values that a column prefers: <https://sqlite.org/datatype3.html>, section 3.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Affinity {
    Integer,
    Text,
    Blob,
    Real,
    Numeric,
}

impl Affinity {
    fn of(type_text: &str) -> Self {
        let text = type_text.to_ascii_uppercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&["INT"]) {
            Self::Integer
        } else if has(&["CHAR", "CLOB", "TEXT"]) {
            Self::Text
        } else if text.is_empty() || has(&["BLOB"]) {
            Self::Blob
        } else if has(&["REAL", "FLOA", "DOUB"]) {
            Self::Real
        } else {
            Self::Numeric
        }
    }
}

/// Whether a type of numeric affinity is meant for numbers.
fn is_number(type_text: &str) -> bool {
    let text = type_text.to_ascii_uppercase();
    text.starts_with("NUM") || text.starts_with("DEC")
}

fn without_collation(type_text: &str) -> &str {
    type_text
        .split_once(" COLLATE ")
        .map_or(type_text, |(type_, _)| type_)
}

impl Sqlite {
    fn default(writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        match &spec.column.default {
            Some(Default::Text(sql)) if needs_parentheses(sql) => {
                writer.raw(" DEFAULT (");
                writer.raw(sql);
                writer.raw(")");
                Ok(())
            }
            Some(Default::Value(Literal::Sql(sql))) if needs_parentheses(sql) => {
                writer.raw(" DEFAULT (");
                writer.raw(sql);
                writer.raw(")");
                Ok(())
            }
            _ => crate::clause::column::write_default(writer, spec),
        }
    }
}

impl Dialect for Sqlite {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn before_table(&self, writer: &mut Writer, operation: &CreateTable) -> Outcome<()> {
        let table = &operation.table;
        if flag(writer, &table.options, "sqliteStrict")? != Some(true) {
            return Ok(());
        }
        for (index, column) in table.columns.iter().enumerate() {
            check_strict(writer, &table.name, column)
                .at("type")
                .index(index)
                .at("columns")?;
        }
        Ok(())
    }

    fn column(&self, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
        write_name(writer, spec)?;
        if spec.column.type_.is_some() {
            write_column_type(writer, spec)?;
        } else {
            writer.raw("NULL");
        }
        Self::default(writer, spec)?;
        if !spec.nullable {
            writer.raw(" NOT NULL");
            write_conflict(writer, &spec.column.options, "sqliteOnConflictNotNull")?;
        }
        if let Some(key) = spec.inline_key.filter(|_| spec.counts) {
            writer.raw(" ");
            write_constraint_name(writer, key.name.as_ref())?;
            writer.raw("PRIMARY KEY");
            write_conflict(writer, &key.options, "sqliteOnConflict")?;
            writer.raw(" AUTOINCREMENT");
        }
        self.computed(writer, spec)
    }

    fn key_in_column(&self, writer: &Writer, options: &Options) -> Outcome<bool> {
        Ok(flag(writer, options, "sqliteAutoincrement")? == Some(true))
    }

    fn table_suffix(&self, writer: &mut Writer, table: &Table) -> Outcome<()> {
        let options = &table.options;
        let rowid = flag(writer, options, "sqliteWithRowid")?;
        let strict = flag(writer, options, "sqliteStrict")?;
        if rowid == Some(false) {
            writer.raw(" WITHOUT ROWID");
        }
        if strict == Some(true) {
            writer.raw(if rowid == Some(false) {
                ", STRICT"
            } else {
                " STRICT"
            });
        }
        Ok(())
    }

    fn comment(&self, _writer: &mut Writer, what: &Commented) -> Outcome<()> {
        if what.created && what.column.is_some() {
            return Ok(());
        }
        Err(Fault::unsupported(
            "SQLite has no comments on tables and columns",
            "Leave the comment out on SQLite",
        ))
    }

    fn alter_column(&self, writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
        let AlterColumn {
            table: _,
            column: _,
            new_name: _,
            type_,
            nullable,
            default,
            comment: _,
            autoincrement: _,
            existing: _,
            options: _,
        } = operation;
        let fixed = nullable.is_some() && !FACTS.alters_checks(writer.server);
        if type_.is_some() || fixed || default.given() {
            return Err(Fault::unsupported(
                "SQLite cannot change the type, default or nullability of a column",
                "Use batchAlterTable, which moves the rows to a new table; for a script, give it the table with copyFrom",
            ));
        }
        alter_comment(self, writer, operation)?;
        alter_nullable(writer, operation)?;
        alter_name(writer, operation, " RENAME COLUMN ")
    }

    fn index_suffix(&self, writer: &mut Writer, index: &Index) -> Outcome<()> {
        if let Some(condition) = text(writer, &index.options, "sqliteWhere")? {
            writer.raw(" WHERE ");
            writer.raw(condition);
        }
        Ok(())
    }

    fn key_suffix(&self, writer: &mut Writer, options: &Options) -> Outcome<()> {
        write_conflict(writer, options, "sqliteOnConflict")
    }

    fn cast(&self, old: &str, new: &str) -> Outcome<Option<String>> {
        let target = without_collation(new);
        let affinity = Affinity::of(target);
        // A CAST to DATE makes 2026 of '2026-01-31'.
        let converts = affinity != Affinity::Numeric || is_number(target);
        let differs = Affinity::of(without_collation(old)) != affinity;
        Ok((converts && differs).then(|| target.to_owned()))
    }

    /// A comparison takes both sides as numbers where one of them is cast to one, so that '12' is
    /// 12 and 'abc' is not 0. The bytes of a text are the text; bytes may be no text.
    fn cast_changes(&self, value: &str, target: &str) -> Outcome<String> {
        Ok(match Affinity::of(target) {
            Affinity::Integer | Affinity::Real | Affinity::Numeric => {
                format!("{value} <> CAST({value} AS {target})")
            }
            Affinity::Text => format!(
                "CASE typeof({value}) WHEN 'blob' THEN 1 WHEN 'text' THEN 0 ELSE {value} <> CAST(CAST({value} AS {target}) AS NUMERIC) END"
            ),
            Affinity::Blob => format!("typeof({value}) IN ('integer', 'real')"),
        })
    }

    /// A foreign key cannot reach into another database file.
    fn check_foreign_key(&self, schema: Option<&str>, key: &ForeignKey) -> Outcome<bool> {
        Ok(schema == key.ref_table.schema.as_deref())
    }

    fn table_exists(&self, writer: &mut Writer, table: &TableName) -> Outcome<()> {
        writer.raw(" FROM ");
        writer.qualified(table.schema.as_deref(), "sqlite_master")?;
        writer.raw(" WHERE type = 'table' AND name = ");
        writer.text(&table.name)
    }
}
