//! ALTER COLUMN, with the CHECKs that types bring along.

use super::constraint::{add_to, drop_check};
use super::type_check::type_check;
use crate::clause::options::{Target, check_options};
use crate::dialect::Dialect;
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{AlterColumn, Constraint};
use crate::writer::Writer;

/// The old type's CHECK goes, the column changes, the new type's CHECK comes.
pub fn alter_column(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AlterColumn,
) -> Outcome<()> {
    check_options(writer, Target::AlterColumn, &operation.options)?;
    dialect.check_default_change(operation)?;
    drop_old_check(dialect, writer, operation)?;
    dialect.alter_column(writer, operation)?;
    add_new_check(dialect, writer, operation)
}

fn drop_old_check(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AlterColumn,
) -> Outcome<()> {
    let existing = operation
        .existing
        .as_ref()
        .and_then(|existing| existing.type_.as_ref());
    let (Some(existing), Some(_)) = (existing, &operation.type_) else {
        return Ok(());
    };
    if !writer.facts.constraint_alter || !dialect.drops_type_checks() {
        return Ok(());
    }
    let Some(check) = type_check(writer, &operation.column, existing).at("existing")? else {
        return Ok(());
    };
    match check.name {
        Some(name) => drop_check(dialect, writer, &operation.table, name),
        None => Err(Fault::hinted(
            Code::Argument,
            "The CHECK of the existing type has no name, so that it cannot be dropped",
            "Give the existing type its constraint's name, or leave out createConstraint",
        ))
        .at("existing"),
    }
}

fn add_new_check(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AlterColumn,
) -> Outcome<()> {
    let Some(type_) = &operation.type_ else {
        return Ok(());
    };
    if !writer.facts.constraint_alter {
        return Ok(());
    }
    let column = operation.new_name.as_ref().unwrap_or(&operation.column);
    match type_check(writer, column, type_).at("type")? {
        Some(check) => add_to(dialect, writer, &operation.table, &Constraint::Check(check)),
        None => Ok(()),
    }
}
