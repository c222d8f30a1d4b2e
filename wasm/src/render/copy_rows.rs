//! Rows on their way from one table to another, and their number.

use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{ChangedValues, CopiedColumn, CopyRows, CountRows, TableName};
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
    let target = cast_target(dialect, writer, column)?;
    if target.is_some() {
        writer.raw("CAST(");
    }
    write_column(writer, from, column)?;
    if let Some(target) = target {
        writer.raw(" AS ");
        writer.raw(&target);
        writer.raw(") AS ");
        writer.name(&column.source).at("source")?;
    }
    Ok(())
}

fn write_column(writer: &mut Writer, from: &TableName, column: &CopiedColumn) -> Outcome<()> {
    writer.table(from).at("from")?;
    writer.raw(".");
    writer.name(&column.source).at("source")
}

/// The type that the column's values are cast to, if they are.
fn cast_target(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    column: &CopiedColumn,
) -> Outcome<Option<String>> {
    let CopiedColumn {
        name: _,
        source: _,
        type_,
        source_type,
    } = column;
    let (Some(new), Some(old)) = (type_, source_type) else {
        return Ok(None);
    };
    let new_text = writer.aside(|writer| write_type(writer, new)).at("type")?;
    let old_text = writer
        .aside(|writer| write_type(writer, old))
        .at("sourceType")?;
    dialect.cast(&old_text, &new_text)
}

/// Values that would not be the same after their cast: their number beside the first of them. No
/// statement when nothing is cast.
pub fn changed_values(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &ChangedValues,
) -> Outcome<()> {
    let ChangedValues { table, column } = operation;
    let Some(target) = cast_target(dialect, writer, column).at("column")? else {
        return Ok(());
    };
    let value = writer.aside(|writer| write_column(writer, table, column))?;
    let condition = dialect.cast_changes(&value, &target)?;
    for text in [
        "SELECT substr(quote(",
        &value,
        "), 1, 80) AS value, substr(quote(CAST(",
        &value,
        " AS ",
        &target,
        ")), 1, 80) AS changed, count(*) OVER () AS count FROM ",
    ] {
        writer.raw(text);
    }
    writer.table(table).at("table")?;
    writer.raw(" WHERE ");
    writer.raw(&condition);
    writer.raw(" LIMIT 1");
    writer.end();
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
