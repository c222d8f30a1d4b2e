//! Rows on their way from one table to another, and their number.

use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{CopiedColumn, CopyRows, CountRows, TableName};
use crate::types::write::write_type;
use crate::writer::Writer;

/// INSERT INTO … SELECT, with a CAST where a value would keep the form of its old type.
pub fn copy_rows(dialect: &dyn Dialect, writer: &mut Writer, operation: &CopyRows) -> Outcome<()> {
    let CopyRows { from, to, columns } = operation;
    if columns.is_empty() {
        let message = "A copy of rows needs at least one column";
        return Err(Fault::new(Code::Argument, message)).at("columns");
    }
    writer.raw("INSERT INTO ");
    writer.table(to).at("to")?;
    writer.raw(" (");
    writer
        .list(columns, |writer, column| writer.name(&column.name))
        .at("columns")?;
    writer.raw(") SELECT ");
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            writer.raw(", ");
        }
        write_source(dialect, writer, from, column)
            .index(index)
            .at("columns")?;
    }
    writer.raw(" FROM ");
    writer.table(from).at("from")?;
    writer.end();
    Ok(())
}

fn write_source(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    from: &TableName,
    column: &CopiedColumn,
) -> Outcome<()> {
    let CopiedColumn {
        name: _,
        source,
        type_,
        source_type,
    } = column;
    let target = match (type_, source_type) {
        (Some(new), Some(old)) => {
            let new_text = writer.aside(|writer| write_type(writer, new)).at("type")?;
            let old_text = writer
                .aside(|writer| write_type(writer, old))
                .at("sourceType")?;
            dialect.cast(&old_text, &new_text)?
        }
        _ => None,
    };
    if target.is_some() {
        writer.raw("CAST(");
    }
    writer.table(from).at("from")?;
    writer.raw(".");
    writer.name(source).at("source")?;
    if let Some(target) = target {
        writer.raw(" AS ");
        writer.raw(&target);
        writer.raw(") AS ");
        writer.name(source).at("source")?;
    }
    Ok(())
}

/// SELECT count(*)
pub fn count_rows(writer: &mut Writer, operation: &CountRows) -> Outcome<()> {
    let CountRows { table } = operation;
    writer.raw("SELECT count(*) AS count FROM ");
    writer.table(table).at("table")?;
    writer.end();
    Ok(())
}
