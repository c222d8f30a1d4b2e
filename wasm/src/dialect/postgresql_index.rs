//! What PostgreSQL says of indexes.

use crate::clause::options::{entries, flag, scalar_text, text, texts};
use crate::error::{Located, Outcome};
use crate::model::Options;
use crate::model::options::Scalar;
use crate::types::write::{is_word, write_word};
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
        write_class(writer, &scalar_text(class))
            .key(column)
            .at("postgresqlOps")?;
    }
    Ok(())
}

/// `gist_trgm_ops`, `app.my_ops`, `gist_trgm_ops(siglen = 32)`
fn write_class(writer: &mut Writer, class: &str) -> Outcome<()> {
    let (name, parameters) = match class
        .strip_suffix(')')
        .and_then(|rest| rest.split_once('('))
    {
        Some((name, parameters)) => (name, Some(parameters)),
        None => (class, None),
    };
    write_path(writer, name.trim_end())?;
    let Some(parameters) = parameters else {
        return Ok(());
    };
    let mut separator = "(";
    for parameter in parameters.split(',') {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        writer.raw(separator);
        separator = ", ";
        write_word(writer, key.trim())?;
        writer.raw(" = ");
        write_word(writer, value.trim())?;
    }
    writer.raw(")");
    Ok(())
}

/// Words with dots between them.
fn write_path(writer: &mut Writer, path: &str) -> Outcome<()> {
    let mut separator = "";
    for word in path.split('.') {
        writer.raw(separator);
        separator = ".";
        write_word(writer, word)?;
    }
    Ok(())
}

/// ` WITH (fillfactor = 70)`; a value that is no word is written as a text.
pub fn write_storage(writer: &mut Writer, options: &Options) -> Outcome<()> {
    let mut separator = " WITH (";
    for (key, value) in entries(writer, options, "postgresqlWith")? {
        writer.raw(separator);
        separator = ", ";
        write_path(writer, key).at("postgresqlWith")?;
        writer.raw(" = ");
        match value {
            Scalar::Text(text) if !is_word(text) => writer.text(text)?,
            value => writer.raw(&scalar_text(value)),
        }
    }
    if separator == ", " {
        writer.raw(")");
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
    write_storage(writer, options)?;
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
