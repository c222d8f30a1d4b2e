//! Rows: INSERT, UPDATE, DELETE, and the query of columns.

use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{
    Assignment, Delete, Insert, InsertColumn, Literal, SelectColumns, TableName, TablesExist,
    Update,
};
use crate::writer::Writer;

/// As much SQL as placeholders may make; beyond it, memory is at risk.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// INSERT, one statement a row, or with placeholders for many.
pub fn insert(dialect: &dyn Dialect, writer: &mut Writer, operation: &Insert) -> Outcome<()> {
    let Insert {
        table,
        columns,
        rows,
        bound_rows,
        identity_insert,
    } = operation;
    if columns.is_empty() {
        return Err(Fault::new(
            Code::Argument,
            "An insert needs at least one column",
        ))
        .at("columns");
    }
    if *identity_insert {
        dialect.identity_insert(writer, table, true)?;
    }
    match (rows, bound_rows) {
        (Some(rows), None) => {
            for (index, row) in rows.iter().enumerate() {
                insert_row(writer, table, columns, row)
                    .index(index)
                    .at("rows")?;
            }
        }
        (None, Some(count)) => insert_bound(writer, table, columns, *count)?,
        _ => {
            let message = "An insert has either \"rows\" or \"boundRows\"";
            return Err(Fault::new(Code::Argument, message));
        }
    }
    if *identity_insert {
        dialect.identity_insert(writer, table, false)?;
    }
    Ok(())
}

fn begin_insert(writer: &mut Writer, table: &TableName, columns: &[InsertColumn]) -> Outcome<()> {
    writer.raw("INSERT INTO ");
    writer.table(table).at("table")?;
    writer.raw(" (");
    writer
        .list(columns, |writer, column| writer.name(&column.name))
        .at("columns")?;
    writer.raw(") VALUES (");
    Ok(())
}

fn insert_row(
    writer: &mut Writer,
    table: &TableName,
    columns: &[InsertColumn],
    row: &[Literal],
) -> Outcome<()> {
    if row.len() != columns.len() {
        let message = format!(
            "A row has {} values for {} columns",
            row.len(),
            columns.len()
        );
        return Err(Fault::new(Code::Argument, message));
    }
    begin_insert(writer, table, columns)?;
    for (index, (value, column)) in row.iter().zip(columns).enumerate() {
        if index > 0 {
            writer.raw(", ");
        }
        writer.literal(value, column.type_.as_ref()).index(index)?;
    }
    writer.raw(")");
    writer.end();
    Ok(())
}

/// As many rows a statement as the dialect's limits allow.
fn insert_bound(
    writer: &mut Writer,
    table: &TableName,
    columns: &[InsertColumn],
    count: u32,
) -> Outcome<()> {
    let fit = (writer.facts.max_parameters / columns.len()).clamp(1, writer.facts.max_insert_rows);
    let mut left = count as usize;
    while left > 0 {
        let rows = left.min(fit);
        begin_insert(writer, table, columns)?;
        for row in 0..rows {
            writer.raw(if row > 0 { "), (" } else { "" });
            for index in 0..columns.len() {
                writer.raw(if index > 0 { ", " } else { "" });
                writer.placeholder(row * columns.len() + index + 1);
            }
        }
        writer.raw(")");
        writer.end_bound(u32::try_from(rows).unwrap_or(u32::MAX));
        left -= rows;
        if writer.byte_length() > MOST_BYTES {
            return Err(Fault::hinted(
                Code::Argument,
                format!("An insert of {count} rows makes more than {MOST_BYTES} bytes of SQL"),
                "Insert fewer rows at once",
            ))
            .at("boundRows");
        }
    }
    Ok(())
}

/// UPDATE
pub fn update(writer: &mut Writer, operation: &Update) -> Outcome<()> {
    let Update { table, set, where_ } = operation;
    if set.is_empty() {
        return Err(Fault::new(
            Code::Argument,
            "An update sets at least one column",
        ))
        .at("set");
    }
    writer.raw("UPDATE ");
    writer.table(table).at("table")?;
    writer.raw(" SET ");
    writer
        .list(set, |writer, one| {
            writer.name(&one.column)?;
            writer.raw(" = ");
            writer.literal(&one.value, one.type_.as_ref())
        })
        .at("set")?;
    write_where(writer, where_)?;
    writer.end();
    Ok(())
}

/// DELETE
pub fn delete(writer: &mut Writer, operation: &Delete) -> Outcome<()> {
    let Delete { table, where_ } = operation;
    writer.raw("DELETE FROM ");
    writer.table(table).at("table")?;
    write_where(writer, where_)?;
    writer.end();
    Ok(())
}

fn write_where(writer: &mut Writer, conditions: &[Assignment]) -> Outcome<()> {
    for (
        index,
        Assignment {
            column,
            value,
            type_,
        },
    ) in conditions.iter().enumerate()
    {
        writer.raw(if index > 0 { " AND " } else { " WHERE " });
        writer.name(column).index(index).at("where")?;
        if matches!(value, Literal::Null) {
            writer.raw(" IS NULL");
            continue;
        }
        writer.raw(" = ");
        writer
            .literal(value, type_.as_ref())
            .index(index)
            .at("where")?;
    }
    Ok(())
}

/// One query for all tables: a row for each that exists, with its place in the list.
pub fn tables_exist(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &TablesExist,
) -> Outcome<()> {
    let TablesExist { tables } = operation;
    if tables.is_empty() {
        return Err(Fault::new(Code::Argument, "No table is asked for")).at("tables");
    }
    for (place, table) in tables.iter().enumerate() {
        if place > 0 {
            writer.raw(" UNION ALL ");
        }
        writer.raw(&format!("SELECT {place} AS place"));
        dialect
            .table_exists(writer, table)
            .index(place)
            .at("tables")?;
    }
    writer.end();
    Ok(())
}

/// SELECT columns FROM table
pub fn select_columns(writer: &mut Writer, operation: &SelectColumns) -> Outcome<()> {
    let SelectColumns { table, columns } = operation;
    writer.raw("SELECT ");
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            writer.raw(", ");
        }
        writer.name(column).index(index).at("columns")?;
    }
    writer.raw(" FROM ");
    writer.table(table).at("table")?;
    writer.end();
    Ok(())
}
