//! Indexes.

use crate::clause::options::{Target, check_options};
use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{DropIndex, Index, IndexColumn, Options, TableName};
use crate::writer::Writer;

/// CREATE INDEX
pub fn create_index(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    table: &TableName,
    index: &Index,
) -> Outcome<()> {
    let Index {
        name,
        columns,
        unique,
        if_not_exists,
        options,
    } = index;
    check_options(writer, Target::Index, options)?;
    writer.raw(if *unique { "CREATE UNIQUE " } else { "CREATE " });
    dialect.index_words(writer, options)?;
    writer.raw("INDEX ");
    let outside = dialect.index_concurrently(writer, options)?;
    if *if_not_exists && writer.facts.index_if_not_exists {
        writer.raw("IF NOT EXISTS ");
    }
    let Some(name) = name else {
        return Err(Fault::hinted(
            Code::Argument,
            "An index needs a name",
            "Name it, or set a naming convention for indexes",
        ));
    };
    let schema = table.schema.as_deref();
    if let Some(schema) = schema.filter(|_| writer.facts.index_schema) {
        writer.name(schema).at("schema").at("table")?;
        writer.raw(".");
    }
    writer.constraint_name(name).at("name")?;
    writer.raw(" ON ");
    let schema = schema.filter(|_| writer.facts.index_table_schema);
    writer.qualified(schema, &table.name).at("table")?;
    dialect.index_method(writer, options)?;
    writer.raw(" (");
    write_columns(dialect, writer, columns, options)?;
    writer.raw(")");
    dialect.index_suffix(writer, index)?;
    writer.end_outside(outside);
    Ok(())
}

fn write_columns(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    columns: &[IndexColumn],
    options: &Options,
) -> Outcome<()> {
    if columns.is_empty() {
        return Err(Fault::new(
            Code::Argument,
            "An index needs at least one column",
        ))
        .at("columns");
    }
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            writer.raw(", ");
        }
        write_column(dialect, writer, column, options)
            .index(index)
            .at("columns")?;
    }
    Ok(())
}

fn write_column(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    column: &IndexColumn,
    options: &Options,
) -> Outcome<()> {
    match column {
        IndexColumn::Name(name) => {
            writer.name(name)?;
            dialect.index_column(writer, options, name)
        }
        IndexColumn::Sql(sql) => {
            writer.raw(sql);
            dialect.index_column(writer, options, sql)
        }
        IndexColumn::Ordered { column, descending } => {
            writer.name(column)?;
            dialect.index_column(writer, options, column)?;
            writer.raw(if *descending { " DESC" } else { " ASC" });
            Ok(())
        }
    }
}

/// DROP INDEX
pub fn drop_index(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &DropIndex,
) -> Outcome<()> {
    check_options(writer, Target::Index, &operation.options)?;
    dialect.drop_index(writer, operation)
}
