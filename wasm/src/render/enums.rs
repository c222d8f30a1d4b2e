//! Enum types: made, unmade, and with other values.

use std::collections::BTreeMap;

use crate::clause::column::write_default_value;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{AlterEnum, CreateEnum, Default, DropEnum, EnumColumn, TableName};
use crate::wire::decode::Text;
use crate::writer::Writer;

/// What a type is called while another takes its place.
const ASIDE: &str = "athanor_old_enum";

/// From which version on a new value may come in a transaction.
const TRANSACTIONAL_SINCE: u32 = 12;

/// CREATE TYPE
pub fn create_enum(writer: &mut Writer, operation: &CreateEnum) -> Outcome<()> {
    let CreateEnum { type_, values } = operation;
    require_enums(writer)?;
    write_create(writer, type_, values)
}

/// DROP TYPE
pub fn drop_enum(writer: &mut Writer, operation: &DropEnum) -> Outcome<()> {
    let DropEnum { type_, if_exists } = operation;
    require_enums(writer)?;
    writer.raw("DROP TYPE ");
    if *if_exists {
        writer.raw("IF EXISTS ");
    }
    writer.table(type_).at("type")?;
    writer.end();
    Ok(())
}

/// Names change first; what is new comes in its place; and when values went or
/// changed places, the type is made anew and its columns move.
pub fn alter_enum(writer: &mut Writer, operation: &AlterEnum) -> Outcome<()> {
    let AlterEnum {
        type_,
        values,
        existing,
        renamed,
        columns,
    } = operation;
    require_enums(writer)?;
    let names: BTreeMap<&str, &str> = renamed
        .iter()
        .map(|one| (one.from.as_ref(), one.to.as_ref()))
        .collect();
    let mut known: Vec<&str> = Vec::with_capacity(existing.len());
    for value in existing {
        let now = names.get(value.as_ref()).copied();
        if let Some(now) = now {
            rename_value(writer, type_, value, now)?;
        }
        known.push(now.unwrap_or(value));
    }
    if is_part(&known, values) {
        return add_values(writer, type_, values, &known);
    }
    make_anew(writer, type_, values, columns)
}

fn require_enums(writer: &Writer) -> Outcome<()> {
    if writer.facts.enum_types {
        return Ok(());
    }
    Err(Fault::unsupported(
        format!("{} has no enum types", writer.facts.title),
        "Give the values with the column's type",
    ))
}

fn write_create(writer: &mut Writer, type_: &TableName, values: &[Text]) -> Outcome<()> {
    writer.raw("CREATE TYPE ");
    writer.table(type_).at("type")?;
    writer.raw(" AS ENUM (");
    writer.list(values, |writer, value| write_label(writer, value))?;
    writer.raw(")");
    writer.end();
    Ok(())
}

/// A label is stored as an identifier.
fn write_label(writer: &mut Writer, label: &str) -> Outcome<()> {
    if writer
        .facts
        .max_identifier
        .is_some_and(|limit| label.len() > limit)
    {
        return Err(Fault::hinted(
            Code::Literal,
            format!(
                "The enum value \"{label}\" has {} bytes, which is too long",
                label.len()
            ),
            "Choose a shorter value",
        ));
    }
    writer.text(label)
}

fn begin(writer: &mut Writer, type_: &TableName, words: &str) -> Outcome<()> {
    writer.raw("ALTER TYPE ");
    writer.table(type_).at("type")?;
    writer.raw(words);
    Ok(())
}

fn rename_value(writer: &mut Writer, type_: &TableName, from: &str, to: &str) -> Outcome<()> {
    begin(writer, type_, " RENAME VALUE ")?;
    writer.text(from)?;
    writer.raw(" TO ");
    write_label(writer, to)?;
    writer.end();
    Ok(())
}

/// Whether all known values are there still, in their order.
fn is_part(known: &[&str], values: &[Text]) -> bool {
    let mut left = values.iter();
    known
        .iter()
        .all(|one| left.by_ref().any(|value| value.as_ref() == *one))
}

fn add_values(
    writer: &mut Writer,
    type_: &TableName,
    values: &[Text],
    known: &[&str],
) -> Outcome<()> {
    let outside = !writer.server.at_least(TRANSACTIONAL_SINCE, 0);
    let mut before: Option<&str> = None;
    for value in values {
        let value = value.as_ref();
        if !known.contains(&value) {
            begin(writer, type_, " ADD VALUE ")?;
            write_label(writer, value)?;
            if let Some(neighbour) = before {
                writer.raw(" AFTER ");
                writer.text(neighbour)?;
            } else if let Some(first) = known.first() {
                writer.raw(" BEFORE ");
                writer.text(first)?;
            }
            writer.end_outside(outside);
        }
        before = Some(value);
    }
    Ok(())
}

fn make_anew(
    writer: &mut Writer,
    type_: &TableName,
    values: &[Text],
    columns: &[EnumColumn],
) -> Outcome<()> {
    begin(writer, type_, " RENAME TO ")?;
    writer.name(ASIDE)?;
    writer.end();
    write_create(writer, type_, values)?;
    for one in columns {
        move_column(writer, type_, one).at("columns")?;
    }
    writer.raw("DROP TYPE ");
    writer.table(&TableName {
        schema: type_.schema.clone(),
        name: ASIDE.into(),
    })?;
    writer.end();
    Ok(())
}

/// The column's values pass through text; a value that is no more stops the statement.
fn move_column(writer: &mut Writer, type_: &TableName, column: &EnumColumn) -> Outcome<()> {
    let EnumColumn {
        table,
        column,
        array,
        default,
    } = column;
    let brackets = if *array { "[]" } else { "" };
    let alter = |writer: &mut Writer| -> Outcome<()> {
        writer.raw("ALTER TABLE ");
        writer.table(table)?;
        writer.raw(" ALTER COLUMN ");
        writer.name(column)
    };
    if default.is_some() {
        alter(writer)?;
        writer.raw(" DROP DEFAULT");
        writer.end();
    }
    alter(writer)?;
    writer.raw(" TYPE ");
    writer.table(type_)?;
    writer.raw(brackets);
    writer.raw(" USING ");
    writer.name(column)?;
    writer.raw(&format!("::text{brackets}::"));
    writer.table(type_)?;
    writer.raw(brackets);
    writer.end();
    if let Some(default) = default {
        restore_default(writer, &alter, default)?;
    }
    Ok(())
}

fn restore_default(
    writer: &mut Writer,
    alter: &dyn Fn(&mut Writer) -> Outcome<()>,
    default: &Default,
) -> Outcome<()> {
    alter(writer)?;
    writer.raw(" SET DEFAULT ");
    write_default_value(writer, default, None)?;
    writer.end();
    Ok(())
}
