//! What SQL Server does through procedures and SQL in texts.

use super::Commented;
use crate::error::{Located, Outcome};
use crate::model::TableName;
use crate::writer::Writer;

/// A table or column as one text of quoted names, for procedures that take a text.
pub fn path(writer: &mut Writer, table: &TableName, column: Option<&str>) -> Outcome<String> {
    writer.aside(|writer| {
        writer.table(table).at("table")?;
        if let Some(column) = column {
            writer.raw(".");
            writer.name(column).at("column")?;
        }
        Ok(())
    })
}

/// Drops the constraint that holds a column's default; its name is looked up.
pub fn drop_default(writer: &mut Writer, table: &TableName, column: &str) -> Outcome<()> {
    drop_named(writer, table, column, "sys.default_constraints")
}

/// Drops the CHECK of a column.
pub fn drop_check(writer: &mut Writer, table: &TableName, column: &str) -> Outcome<()> {
    drop_named(writer, table, column, "sys.check_constraints")
}

fn drop_named(writer: &mut Writer, table: &TableName, column: &str, catalog: &str) -> Outcome<()> {
    begin_lookup(writer);
    writer.raw(catalog);
    writer.raw(" where parent_object_id = object_id(");
    let object = object_path(table);
    writer.text(&object)?;
    writer.raw(") and col_name(parent_object_id, parent_column_id) = ");
    writer.text(column).at("column")?;
    end_lookup(writer, table)
}

/// Drops the foreign key of a column.
pub fn drop_foreign_key(writer: &mut Writer, table: &TableName, column: &str) -> Outcome<()> {
    begin_lookup(writer);
    writer.raw(
        "sys.foreign_keys fk join sys.foreign_key_columns fkc \
         on fk.object_id=fkc.constraint_object_id where fkc.parent_object_id = object_id(",
    );
    let object = object_path(table);
    writer.text(&object)?;
    writer.raw(") and col_name(fkc.parent_object_id, fkc.parent_column_id) = ");
    writer.text(column).at("column")?;
    end_lookup(writer, table)
}

fn begin_lookup(writer: &mut Writer) {
    writer.raw("declare @const_name varchar(256)\nselect @const_name = QUOTENAME([name]) from ");
}

fn end_lookup(writer: &mut Writer, table: &TableName) -> Outcome<()> {
    let name = path(writer, table, None)?;
    writer.raw("\nexec(");
    writer.text(&format!("alter table {name} drop constraint "))?;
    writer.raw(" + @const_name)");
    writer.end();
    Ok(())
}

/// The argument of `object_id`: names stand in brackets where dots or quotes would cut them.
fn object_path(table: &TableName) -> String {
    let bracketed = |name: &str| {
        if name.contains(['.', '[', ']', '"']) {
            format!("[{}]", name.replace(']', "]]"))
        } else {
            name.to_owned()
        }
    };
    match &table.schema {
        Some(schema) => format!("{}.{}", bracketed(schema), bracketed(&table.name)),
        None => bracketed(&table.name),
    }
}

/// A comment is an extended property, which is added, updated or dropped by a procedure.
pub fn write_comment(writer: &mut Writer, what: &Commented) -> Outcome<()> {
    writer.raw(if what.created {
        "execute sp_"
    } else {
        "exec sp_"
    });
    writer.raw(match (what.comment, what.replaces) {
        (None, _) => "drop",
        (Some(_), true) => "update",
        (Some(_), _) => "add",
    });
    writer.raw("extendedproperty 'MS_Description', ");
    if let Some(comment) = what.comment {
        writer.national_text(comment).at("comment")?;
        writer.raw(", ");
    }
    writer.raw("'schema', ");
    let schema = what.table.schema.as_deref().or(writer.facts.default_schema);
    writer.name(schema.unwrap_or("dbo")).at("table")?;
    writer.raw(", 'table', ");
    writer.name(&what.table.name).at("table")?;
    if let Some(column) = what.column {
        writer.raw(", 'column', ");
        writer.name(column).at("column")?;
    }
    writer.end();
    Ok(())
}
