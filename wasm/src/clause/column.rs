//! Defaults, generated columns and identities.

use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{Column, Default, Identity, Literal, PrimaryKey, Type};
use crate::types::write::write_type;
use crate::writer::Writer;

/// A column with what its table says of it.
pub struct ColumnSpec<'s, 'a> {
    /// The column.
    pub column: &'s Column<'a>,
    /// Whether it is part of the primary key.
    pub key: bool,
    /// Whether it counts up by itself.
    pub counts: bool,
    /// Whether it takes NULL.
    pub nullable: bool,
    /// The primary key, where it is written with its only column.
    pub inline_key: Option<&'s PrimaryKey<'a>>,
}

impl<'a> ColumnSpec<'_, 'a> {
    /// The identity, if it is one.
    pub fn identity(&self) -> Option<&Identity<'a>> {
        match &self.column.default {
            Some(Default::Identity(identity)) => Some(identity),
            _ => None,
        }
    }
}

/// The column's name and a space.
pub fn write_name(writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
    writer.name(&spec.column.name).at("name")?;
    writer.raw(" ");
    Ok(())
}

/// The column's type; only SQLite has columns without one.
pub fn write_column_type(writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
    let Some(type_) = &spec.column.type_ else {
        return Err(Fault::hinted(
            Code::Argument,
            format!("The column \"{}\" has no type", spec.column.name),
            "Give it one, such as sa.integer(); SQLite alone has columns without a type",
        ))
        .at("type");
    };
    write_type(writer, type_).at("type")
}

/// ` DEFAULT x`, when the default is a value or an expression.
pub fn write_default(writer: &mut Writer, spec: &ColumnSpec) -> Outcome<()> {
    let Some(default) = &spec.column.default else {
        return Ok(());
    };
    if matches!(default, Default::Value(_) | Default::Text(_)) {
        writer.raw(" DEFAULT ");
        write_default_value(writer, default, spec.column.type_.as_ref()).at("default")?;
    }
    Ok(())
}

/// The value of a default. A text stays a text whatever the column's type is:
/// the database converts it, as it would in any DEFAULT.
pub fn write_default_value(
    writer: &mut Writer,
    default: &Default,
    type_: Option<&Type>,
) -> Outcome<()> {
    match default {
        Default::Value(Literal::Text(text)) => writer.text(text),
        Default::Value(value) => writer.literal(value, type_),
        Default::Text(sql) => {
            writer.raw(sql);
            Ok(())
        }
        Default::Computed { .. } | Default::Identity(_) => Ok(()),
    }
}

/// ` GENERATED ALWAYS AS IDENTITY (…)`
pub fn write_identity(writer: &mut Writer, identity: &Identity) {
    writer.raw(" GENERATED ");
    writer.raw(if identity.always {
        "ALWAYS"
    } else {
        "BY DEFAULT"
    });
    writer.raw(" AS IDENTITY");
    write_sequence_options(writer, identity);
}

/// ` (INCREMENT BY 2 …)`, when there are any.
pub fn write_sequence_options(writer: &mut Writer, identity: &Identity) {
    let options = sequence_options(identity);
    if !options.is_empty() {
        writer.raw(&format!(" ({})", options.join(" ")));
    }
}

/// The sequence options in the SQL standard's words.
pub fn sequence_options(identity: &Identity) -> Vec<String> {
    let Identity {
        always: _,
        on_null: _,
        start,
        increment,
        minvalue,
        maxvalue,
        nominvalue,
        nomaxvalue,
        cycle,
        cache,
        order: _,
    } = identity;
    let mut options = Vec::new();
    let mut numbered = |word: &str, number: &Option<crate::wire::decode::Integer>| {
        if let Some(number) = number {
            options.push(format!("{word} {}", number.0));
        }
    };
    numbered("INCREMENT BY", increment);
    numbered("START WITH", start);
    numbered("MINVALUE", minvalue);
    numbered("MAXVALUE", maxvalue);
    let mut flagged = |word: &str, on: bool| {
        if on {
            options.push(word.to_owned());
        }
    };
    flagged("NO MINVALUE", *nominvalue);
    flagged("NO MAXVALUE", *nomaxvalue);
    if let Some(cache) = cache {
        options.push(format!("CACHE {}", cache.0));
    }
    match cycle {
        Some(true) => options.push("CYCLE".to_owned()),
        Some(false) => options.push("NO CYCLE".to_owned()),
        None => {}
    }
    options
}
