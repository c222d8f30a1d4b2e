//! CREATE TABLE with all that is created with it.

use super::constraint::{is_written, write_check, write_constraint};
use super::index::create_index;
use super::type_check::type_check;
use crate::clause::column::ColumnSpec;
use crate::clause::options::{Target, check_options};
use crate::dialect::{Commented, Dialect};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{Check, Column, Constraint, CreateTable, Default, PrimaryKey, Table, TableName};
use crate::types::class::class_of;
use crate::writer::Writer;

/// Types of its own, the table, its indexes, its comments.
pub fn create_table(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &CreateTable,
) -> Outcome<()> {
    let CreateTable {
        table,
        if_not_exists,
    } = operation;
    dialect.before_table(writer, operation).at("table")?;
    write_table(dialect, writer, table, *if_not_exists).at("table")?;
    let name = TableName {
        schema: table.schema.clone(),
        name: table.name.clone(),
    };
    for (index, one) in table.indexes.iter().enumerate() {
        create_index(dialect, writer, &name, one)
            .index(index)
            .at("indexes")
            .at("table")?;
    }
    if writer.facts.supports_comments {
        write_comments(dialect, writer, &name, table).at("table")?;
    }
    Ok(())
}

fn write_table(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    table: &Table,
    if_not_exists: bool,
) -> Outcome<()> {
    let Table {
        schema,
        name,
        columns,
        constraints,
        table_constraints: _,
        indexes: _,
        comment: _,
        prefixes,
        options,
    } = table;
    check_options(writer, Target::Table, options)?;
    writer.raw("CREATE ");
    for prefix in prefixes {
        write_prefix(writer, prefix).at("prefixes")?;
    }
    writer.raw("TABLE ");
    if if_not_exists {
        writer.raw("IF NOT EXISTS ");
    }
    writer.qualified(schema.as_deref(), name).at("name")?;
    writer.raw(" (");
    let inline = dialect.key_in_column(writer, options)?;
    let keys = Keys::new(columns, constraints, inline);
    let mut separator = "\n    ";
    for (index, column) in columns.iter().enumerate() {
        writer.raw(separator);
        separator = ",\n    ";
        write_column(dialect, writer, &keys.spec(column))
            .index(index)
            .at("columns")?;
    }
    write_constraints(dialect, writer, table, &keys, separator)?;
    writer.raw("\n)");
    dialect.table_suffix(writer, table)?;
    writer.end();
    Ok(())
}

fn write_prefix(writer: &mut Writer, prefix: &str) -> Outcome<()> {
    let good = prefix
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    if !good || prefix.trim().is_empty() {
        return Err(Fault::hinted(
            Code::Argument,
            format!("\"{prefix}\" is not a word such as TEMPORARY"),
            "Prefixes are words that stand between CREATE and TABLE",
        ));
    }
    writer.raw(prefix);
    writer.raw(" ");
    Ok(())
}

/// What the table's keys say of its columns.
struct Keys<'s, 'a> {
    primary: Option<&'s PrimaryKey<'a>>,
    counting: Option<&'s str>,
    /// Whether the primary key is written with its only column.
    inline: bool,
}

impl<'s, 'a> Keys<'s, 'a> {
    fn new(columns: &'s [Column<'a>], constraints: &'s [Constraint<'a>], inline: bool) -> Self {
        let primary = constraints.iter().find_map(|constraint| match constraint {
            Constraint::PrimaryKey(key) => Some(key),
            _ => None,
        });
        let counting = primary.and_then(|key| counting_column(columns, constraints, key));
        Self {
            primary,
            counting,
            inline: inline && counting.is_some(),
        }
    }

    fn spec(&self, column: &'s Column<'a>) -> ColumnSpec<'s, 'a> {
        let key = self
            .primary
            .is_some_and(|key| key.columns.contains(&column.name));
        let counts = self.counting == Some(column.name.as_ref())
            || !key && column.autoincrement == Some(true);
        ColumnSpec {
            column,
            key,
            counts,
            nullable: column
                .nullable
                .unwrap_or(!key && column.autoincrement != Some(true) && !column.is_identity()),
            inline_key: self.primary.filter(|_| self.inline),
        }
    }
}

/// The column that counts up by itself: the key's only one when nothing speaks
/// against it, or the one that says so.
fn counting_column<'s>(
    columns: &'s [Column],
    constraints: &[Constraint],
    key: &PrimaryKey,
) -> Option<&'s str> {
    let members = || {
        columns
            .iter()
            .filter(|column| key.columns.contains(&column.name))
    };
    let said = members().find(|column| column.autoincrement == Some(true));
    if let Some(column) = said {
        return Some(&column.name);
    }
    let [only] = key.columns.as_slice() else {
        return None;
    };
    let column = members().next()?;
    let refers = constraints.iter().any(|constraint| match constraint {
        Constraint::ForeignKey(key) => key.columns.contains(only),
        _ => false,
    });
    let plain = matches!(&column.default, None | Some(Default::Identity(_)));
    let counts = column
        .type_
        .as_ref()
        .is_some_and(|type_| class_of(type_).counts());
    (counts && plain && !refers && column.autoincrement.is_none()).then_some(column.name.as_ref())
}

/// A column definition with its own CHECKs.
pub fn write_column(dialect: &dyn Dialect, writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
    check_options(writer, Target::Column, &spec.column.options)?;
    check_counting(dialect, spec.column)?;
    dialect.column(writer, spec)?;
    write_column_checks(dialect, writer, spec.column)
}

/// Refuses a column that is to count up and holds no whole numbers.
pub fn check_counting(dialect: &dyn Dialect, column: &Column) -> Outcome<()> {
    let can = column
        .type_
        .as_ref()
        .is_some_and(|type_| dialect.counts(type_));
    if column.autoincrement != Some(true) || can {
        return Ok(());
    }
    let name = &column.name;
    Err(Fault::hinted(
        Code::Argument,
        format!("The column \"{name}\" cannot count up by itself: its type holds no whole numbers"),
        "Give it an integer type, or leave autoincrement out",
    ))
    .at("autoincrement")
}

/// The CHECKs that stand with a column.
pub fn write_column_checks(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    column: &Column,
) -> Outcome<()> {
    for (index, check) in column.checks.iter().enumerate() {
        writer.raw(" ");
        write_check(dialect, writer, check)
            .index(index)
            .at("checks")?;
    }
    Ok(())
}

fn write_constraints(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    table: &Table,
    keys: &Keys,
    mut separator: &'static str,
) -> Outcome<()> {
    if let Some(key) = keys.primary.filter(|_| !keys.inline) {
        writer.raw(separator);
        separator = ",\n    ";
        write_constraint(dialect, writer, &Constraint::PrimaryKey(key.clone()))
            .at("constraints")?;
    }
    let mut checks = type_checks(writer, table)?.into_iter().peekable();
    let first = first_of_columns(table);
    for (index, constraint) in table.constraints.iter().enumerate() {
        while let Some((_, check)) = checks
            .next_if(|(column, _)| index >= first && stands_before(table, *column, constraint))
        {
            writer.raw(separator);
            separator = ",\n    ";
            write_check(dialect, writer, &check)?;
        }
        let key = matches!(constraint, Constraint::PrimaryKey(_));
        if !key
            && is_written(dialect, table.schema.as_deref(), constraint)
                .index(index)
                .at("constraints")?
        {
            writer.raw(separator);
            separator = ",\n    ";
            write_constraint(dialect, writer, constraint)
                .index(index)
                .at("constraints")?;
        }
    }
    for (_, check) in checks {
        writer.raw(separator);
        separator = ",\n    ";
        write_check(dialect, writer, &check)?;
    }
    Ok(())
}

/// The CHECKs of column types, by the column's place.
fn type_checks<'a>(writer: &mut Writer, table: &Table<'a>) -> Outcome<Vec<(usize, Check<'a>)>> {
    let mut checks = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(type_) = &column.type_
            && let Some(check) = type_check(writer, &column.name, type_)
                .index(index)
                .at("columns")?
        {
            checks.push((index, check));
        }
    }
    Ok(checks)
}

/// Where the constraints begin that columns brought along.
fn first_of_columns(table: &Table) -> usize {
    table
        .table_constraints
        .map_or(table.constraints.len(), |count| count as usize)
}

/// Whether a column's CHECK comes before a constraint that a column brought
/// along: after the column's own unique constraint, before its foreign keys.
fn stands_before(table: &Table, column: usize, constraint: &Constraint) -> bool {
    let (columns, own) = match constraint {
        Constraint::Unique(unique) => (&unique.columns, false),
        Constraint::ForeignKey(key) => (&key.columns, true),
        _ => return false,
    };
    let other = columns
        .first()
        .and_then(|first| table.columns.iter().position(|one| one.name == *first));
    other.is_some_and(|other| column < other || (own && column == other))
}

fn write_comments(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    name: &TableName,
    table: &Table,
) -> Outcome<()> {
    let inline = dialect.has_inline_comments();
    if inline {
        return Ok(());
    }
    if let Some(comment) = &table.comment {
        dialect.comment(writer, &created(name, None, comment))?;
    }
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(comment) = &column.comment {
            let what = created(name, Some(&column.name), comment);
            dialect.comment(writer, &what).index(index).at("columns")?;
        }
    }
    Ok(())
}

/// The comment of something that was just made.
pub fn created<'s, 'a>(
    table: &'s TableName<'a>,
    column: Option<&'s str>,
    comment: &'s str,
) -> Commented<'s, 'a> {
    Commented {
        table,
        column,
        comment: Some(comment),
        replaces: false,
        created: true,
    }
}
