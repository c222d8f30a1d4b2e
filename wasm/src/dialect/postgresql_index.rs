//! What PostgreSQL says of indexes.

use crate::clause::options::{entries, flag, scalar_text, text, texts, wrong};
use crate::error::Outcome;
use crate::model::{OptionValue, Options};
use crate::types::write::write_word;
use crate::writer::Writer;

/// `CONCURRENTLY `, and whether it was.
pub fn write_concurrently(writer: &mut Writer, options: &Options) -> Outcome<bool> {
    let concurrently = flag(writer, options, "postgresqlConcurrently")? == Some(true);
    if concurrently {
        writer.raw("CONCURRENTLY ");
    }
    Ok(concurrently)
}

/// ` USING gin`
pub fn write_method(writer: &mut Writer, options: &Options) -> Outcome<()> {
    if let Some(method) = text(writer, options, "postgresqlUsing")? {
        writer.raw(" USING ");
        write_word(writer, method)?;
    }
    Ok(())
}

/// ` gin_trgm_ops`
pub fn write_operator_class(writer: &mut Writer, options: &Options, column: &str) -> Outcome<()> {
    let classes = entries(writer, options, "postgresqlOps")?;
    if let Some((_, class)) = classes.iter().find(|(name, _)| name == column) {
        writer.raw(" ");
        writer.raw(&scalar_text(class));
    }
    Ok(())
}

/// ` INCLUDE (a, b)`
pub fn write_include(writer: &mut Writer, options: &Options) -> Outcome<()> {
    let include = texts(writer, options, "postgresqlInclude")?;
    if !include.is_empty() {
        writer.raw(" INCLUDE (");
        writer.names(include)?;
        writer.raw(")");
    }
    Ok(())
}

/// ` NULLS NOT DISTINCT`
pub fn write_nulls(writer: &mut Writer, options: &Options) -> Outcome<()> {
    match flag(writer, options, "postgresqlNullsNotDistinct")? {
        Some(true) => writer.raw(" NULLS NOT DISTINCT"),
        Some(false) => writer.raw(" NULLS DISTINCT"),
        None => {}
    }
    Ok(())
}

/// All that follows the columns of an index.
pub fn write_suffix(writer: &mut Writer, options: &Options) -> Outcome<()> {
    write_include(writer, options)?;
    write_nulls(writer, options)?;
    let with = match options.get("postgresqlWith") {
        Some(OptionValue::Null) | None => &[],
        Some(OptionValue::Map(entries)) => entries.as_slice(),
        Some(_) => return Err(wrong("postgresqlWith", "values by key")),
    };
    if !with.is_empty() {
        let with: Vec<String> = with
            .iter()
            .map(|(key, value)| format!("{key} = {}", scalar_text(value)))
            .collect();
        writer.raw(&format!(" WITH ({})", with.join(", ")));
    }
    if let Some(space) = text(writer, options, "postgresqlTablespace")? {
        writer.raw(" TABLESPACE ");
        writer.name(space)?;
    }
    if let Some(condition) = text(writer, options, "postgresqlWhere")? {
        writer.raw(" WHERE ");
        writer.raw(condition);
    }
    Ok(())
}
