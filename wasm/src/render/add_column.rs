//! ADD COLUMN with what comes with it.

use super::constraint::{add_to, write_references};
use super::create_table::{check_counting, created, write_column_checks};
use super::index::create_index;
use super::type_check::type_check;
use crate::clause::column::ColumnSpec;
use crate::clause::options::{Target, check_options};
use crate::dialect::Dialect;
use crate::error::{Located, Outcome};
use crate::model::{AddColumn, Constraint, ForeignKey};
use crate::types::class::class_of;
use crate::writer::Writer;

/// The column, its constraints, its indexes, its comment.
pub fn add_column(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AddColumn,
) -> Outcome<()> {
    let AddColumn {
        table,
        column,
        inline_primary_key: _,
        inline_references: _,
        if_not_exists: _,
        constraints,
        indexes,
    } = operation;
    let inline = inline_reference(writer, operation);
    write_statement(dialect, writer, operation, inline)?;
    if let Some(type_) = &column.type_
        && writer.facts.constraint_alter
        && let Some(check) = type_check(writer, &column.name, type_).at("column")?
    {
        add_to(dialect, writer, table, &Constraint::Check(check))?;
    }
    for (index, constraint) in constraints.iter().enumerate() {
        if inline.is_none() || !matches!(constraint, Constraint::ForeignKey(_)) {
            add_to(dialect, writer, table, constraint)
                .index(index)
                .at("constraints")?;
        }
    }
    for (index, one) in indexes.iter().enumerate() {
        create_index(dialect, writer, table, one)
            .index(index)
            .at("indexes")?;
    }
    if let Some(comment) = &column.comment
        && writer.facts.supports_comments
    {
        dialect.comment(writer, &created(table, Some(&column.name), comment))?;
    }
    Ok(())
}

/// The foreign key that is written with the column: the only one, of one column.
fn inline_reference<'s, 'a>(
    writer: &Writer,
    operation: &'s AddColumn<'a>,
) -> Option<&'s ForeignKey<'a>> {
    if !operation.inline_references || !writer.facts.add_column_clauses {
        return None;
    }
    let mut keys = operation
        .constraints
        .iter()
        .filter_map(|constraint| match constraint {
            Constraint::ForeignKey(key) => Some(key),
            _ => None,
        });
    let key = keys.next().filter(|key| key.columns.len() == 1)?;
    keys.next().is_none().then_some(key)
}

fn write_statement(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AddColumn,
    inline: Option<&ForeignKey>,
) -> Outcome<()> {
    let AddColumn {
        table,
        column,
        inline_primary_key,
        if_not_exists,
        ..
    } = operation;
    check_options(writer, Target::Column, &column.options).at("column")?;
    check_counting(dialect, column).at("column")?;
    writer.raw("ALTER TABLE ");
    writer.table(table).at("table")?;
    writer.raw(writer.facts.add_column);
    if *if_not_exists && writer.facts.add_column_clauses {
        writer.raw("IF NOT EXISTS ");
    }
    dialect.column(writer, &spec(operation)).at("column")?;
    if *inline_primary_key && writer.facts.add_column_clauses {
        writer.raw(" PRIMARY KEY");
    }
    if let Some(key) = inline {
        writer.raw(" ");
        write_references(dialect, writer, key).at("constraints")?;
    }
    if writer.facts.add_column_clauses {
        write_column_checks(dialect, writer, column).at("column")?;
    }
    writer.end();
    Ok(())
}

fn spec<'s, 'a>(operation: &'s AddColumn<'a>) -> ColumnSpec<'s, 'a> {
    let AddColumn {
        column,
        inline_primary_key,
        ..
    } = operation;
    let integer = column
        .type_
        .as_ref()
        .is_some_and(|type_| class_of(type_).counts());
    let said = column.autoincrement == Some(true);
    let alone = *inline_primary_key && column.autoincrement.is_none() && column.default.is_none();
    ColumnSpec {
        column,
        key: *inline_primary_key,
        counts: integer && (said || alone),
        nullable: column
            .nullable
            .unwrap_or(!*inline_primary_key && !said && !column.is_identity()),
        inline_key: None,
    }
}
