//! What dialects share of ALTER COLUMN.

use super::facts::Facts;
use super::{Commented, Dialect};
use crate::clause::column::write_default_value;
use crate::error::{Fault, Located, Outcome};
use crate::model::{AlterColumn, Default, Type};
use crate::types::write::write_type;
use crate::wire::decode::Change;
use crate::writer::Writer;

/// Generated columns can be neither made nor unmade.
pub fn refuse_computed_change(operation: &AlterColumn) -> Outcome<()> {
    let computed = |default: Option<&Default>| matches!(default, Some(Default::Computed { .. }));
    let existing = operation
        .existing
        .as_ref()
        .and_then(|existing| existing.default.set());
    if operation.default.given() && (computed(operation.default.set()) || computed(existing)) {
        return Err(Fault::unsupported(
            "An existing column cannot become or cease to be a generated column",
            "Add a new column and drop the old one",
        ))
        .at("default");
    }
    Ok(())
}

/// Identities can be neither added, changed nor dropped.
pub fn refuse_identity_change(facts: &Facts, operation: &AlterColumn) -> Outcome<()> {
    if changes_identity(operation) {
        return Err(Fault::unsupported(
            format!(
                "{} cannot add, change or drop the identity of an existing column",
                facts.title
            ),
            "Add a new column with the identity and drop the old one",
        ))
        .at("default");
    }
    Ok(())
}

/// Whether an identity comes, changes or goes.
pub fn changes_identity(operation: &AlterColumn) -> bool {
    let existing = operation
        .existing
        .as_ref()
        .and_then(|existing| existing.default.set());
    let identity = |default: Option<&Default>| matches!(default, Some(Default::Identity(_)));
    operation.default.given() && (identity(operation.default.set()) || identity(existing))
}

/// `ALTER TABLE t <word> c`
pub fn begin_alter(writer: &mut Writer, operation: &AlterColumn, word: &str) -> Outcome<()> {
    writer.raw("ALTER TABLE ");
    writer.table(&operation.table).at("table")?;
    writer.raw(word);
    writer.name(&operation.column).at("column")
}

/// `ALTER COLUMN c SET NOT NULL`
pub fn alter_nullable(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    if let Some(nullable) = operation.nullable {
        begin_alter(writer, operation, " ALTER COLUMN ")?;
        writer.raw(if nullable {
            " DROP NOT NULL"
        } else {
            " SET NOT NULL"
        });
        writer.end();
    }
    Ok(())
}

/// `ALTER COLUMN c SET DEFAULT x`
pub fn alter_default(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    match &operation.default {
        Change::Keep => return Ok(()),
        Change::Drop => {
            begin_alter(writer, operation, " ALTER COLUMN ")?;
            writer.raw(" DROP DEFAULT");
        }
        Change::Set(default) => {
            begin_alter(writer, operation, " ALTER COLUMN ")?;
            writer.raw(" SET DEFAULT ");
            write_default_value(writer, default, effective_type(operation)).at("default")?;
        }
    }
    writer.end();
    Ok(())
}

/// The new type, or what is known of the old one.
pub fn effective_type<'s, 'a>(operation: &'s AlterColumn<'a>) -> Option<&'s Type<'a>> {
    let existing = operation
        .existing
        .as_ref()
        .and_then(|existing| existing.type_.as_ref());
    operation.type_.as_ref().or(existing)
}

/// A statement for the column's comment.
pub fn alter_comment(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AlterColumn,
) -> Outcome<()> {
    if !operation.comment.given() {
        return Ok(());
    }
    let existing = operation.existing.as_ref();
    dialect.comment(
        writer,
        &Commented {
            table: &operation.table,
            column: Some(&operation.column),
            comment: operation.comment.set().map(AsRef::as_ref),
            replaces: existing.is_some_and(|existing| existing.comment.is_some()),
            created: false,
        },
    )
}

/// `ALTER TABLE t <words> c TO d`
pub fn alter_name(writer: &mut Writer, operation: &AlterColumn, words: &str) -> Outcome<()> {
    if let Some(name) = &operation.new_name {
        begin_alter(writer, operation, words)?;
        writer.raw(" TO ");
        writer.name(name).at("newName")?;
        writer.end();
    }
    Ok(())
}

/// Writes the type and says where it is wrong.
pub fn alter_type_name(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    write_type(writer, type_).at("type")
}
