//! Identities of existing columns, and the sequences of SERIAL columns that become or were ones.

use super::alter::{alter_default, begin_alter, effective_type};
use crate::clause::column::{sequence_options, write_identity};
use crate::error::{Located, Outcome};
use crate::model::{AlterColumn, Default, Identity};
use crate::types::class::class_of;
use crate::types::write::write_type;
use crate::wire::decode::Change;
use crate::writer::Writer;

/// The longest name, in bytes (manual §4.1.1).
const LONGEST: usize = 63;

/// An identity comes, changes or goes.
pub fn alter_identity(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let existing = operation.existing.as_ref();
    let old = existing.and_then(|existing| existing.default.set());
    let serial = existing.and_then(|existing| existing.autoincrement) == Some(true);
    match (old, &operation.default) {
        (Some(Default::Identity(old)), Change::Set(Default::Identity(new))) => {
            change_identity(writer, operation, old, new)
        }
        (_, Change::Set(Default::Identity(new))) => {
            if old.is_some() || serial {
                alter(writer, operation, " DROP DEFAULT")?;
            }
            if serial {
                drop_sequence(writer, operation)?;
            }
            begin_alter(writer, operation, " ALTER COLUMN ")?;
            writer.raw(" ADD");
            write_identity(writer, new);
            writer.end();
            if serial {
                count_on(writer, operation)?;
            }
            Ok(())
        }
        (_, default) => {
            alter(writer, operation, " DROP IDENTITY")?;
            match default {
                Change::Set(_) => alter_default(writer, operation),
                _ if serial => make_serial(writer, operation),
                _ => Ok(()),
            }
        }
    }
}

/// A column begins or ceases to be SERIAL, where it is known what it was.
pub fn alter_serial(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let before = operation
        .existing
        .as_ref()
        .and_then(|existing| existing.autoincrement);
    match (before, operation.autoincrement) {
        (Some(false), Some(true)) if operation.default.set().is_none() => {
            make_serial(writer, operation)
        }
        (Some(true), Some(false)) => {
            if !operation.default.given() {
                alter(writer, operation, " DROP DEFAULT")?;
            }
            drop_sequence(writer, operation)
        }
        _ => Ok(()),
    }
}

fn change_identity(
    writer: &mut Writer,
    operation: &AlterColumn,
    old: &Identity,
    new: &Identity,
) -> Outcome<()> {
    let mut changes = Vec::new();
    if old.always != new.always {
        let word = if new.always { "ALWAYS" } else { "BY DEFAULT" };
        changes.push(format!("GENERATED {word}"));
    }
    let before = sequence_options(old);
    let mut after = sequence_options(new);
    after.extend(usual_options(old, new));
    after.sort();
    changes.extend(after.into_iter().filter(|one| !before.contains(one)));
    if changes.is_empty() {
        return Ok(());
    }
    begin_alter(writer, operation, " ALTER COLUMN ")?;
    for change in changes {
        writer.raw(" SET ");
        writer.raw(&change);
    }
    writer.end();
    Ok(())
}

/// What an option is that was said and is no more.
fn usual_options(old: &Identity, new: &Identity) -> Vec<String> {
    let mut usual = Vec::new();
    let mut goes = |was: bool, is: bool, words: &str| {
        if was && !is {
            usual.push(words.to_owned());
        }
    };
    let (increment, start) = (old.increment.is_some(), old.start.is_some());
    goes(increment, new.increment.is_some(), "INCREMENT BY 1");
    let counts_up = new
        .increment
        .as_ref()
        .is_none_or(|by| !by.0.starts_with('-'));
    let first = if counts_up {
        &new.minvalue
    } else {
        &new.maxvalue
    };
    let usual_first = if counts_up { "1" } else { "-1" };
    let first = first.as_ref().map_or(usual_first, |first| first.0);
    goes(start, new.start.is_some(), &format!("START WITH {first}"));
    let minvalue = new.minvalue.is_some() || new.nominvalue;
    goes(old.minvalue.is_some(), minvalue, "NO MINVALUE");
    let maxvalue = new.maxvalue.is_some() || new.nomaxvalue;
    goes(old.maxvalue.is_some(), maxvalue, "NO MAXVALUE");
    goes(old.cache.is_some(), new.cache.is_some(), "CACHE 1");
    goes(old.cycle == Some(true), new.cycle.is_some(), "NO CYCLE");
    usual
}

fn alter(writer: &mut Writer, operation: &AlterColumn, words: &str) -> Outcome<()> {
    begin_alter(writer, operation, " ALTER COLUMN ")?;
    writer.raw(words);
    writer.end();
    Ok(())
}

/// The table as a text, and the column as one, which a function takes.
fn write_place(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let table = writer.aside(|writer| writer.table(&operation.table).at("table"))?;
    writer.text(&table)?;
    writer.raw(", ");
    writer.text(&operation.column)
}

fn drop_sequence(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    change_sequence(writer, operation, "DROP SEQUENCE ", "")
}

/// The sequence of a SERIAL column counts as far as the column's new type does.
pub fn widen_sequence(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let (Some(existing), Some(type_)) = (&operation.existing, &operation.type_) else {
        return Ok(());
    };
    let class = class_of(type_);
    let differs = existing
        .type_
        .as_ref()
        .is_some_and(|old| class_of(old) != class);
    let serial = existing.autoincrement == Some(true) && !operation.default.given();
    if !serial || !differs || !class.counts() {
        return Ok(());
    }
    let words = writer.aside(|writer| write_type(writer, type_).at("type"))?;
    change_sequence(
        writer,
        operation,
        "ALTER SEQUENCE ",
        &format!(" AS {words}"),
    )
}

/// A statement about the sequence of a SERIAL column, whose name only the catalog knows; nothing happens where it has none.
fn change_sequence(
    writer: &mut Writer,
    operation: &AlterColumn,
    before: &str,
    after: &str,
) -> Outcome<()> {
    let block = writer.aside(|writer| {
        writer.raw("BEGIN EXECUTE coalesce(");
        writer.text(before)?;
        writer.raw(" || pg_get_serial_sequence(");
        write_place(writer, operation)?;
        writer.raw(")");
        if !after.is_empty() {
            writer.raw(" || ");
            writer.text(after)?;
        }
        writer.raw(", 'SELECT'); END");
        Ok(())
    })?;
    writer.raw("DO ");
    writer.text(&block)?;
    writer.end();
    Ok(())
}

/// The sequence goes on behind the rows that are there.
fn count_on(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let column = writer.aside(|writer| writer.name(&operation.column))?;
    writer.raw("SELECT setval(pg_get_serial_sequence(");
    write_place(writer, operation)?;
    writer.raw(&format!("), max({column})) FROM "));
    writer.table(&operation.table)?;
    writer.raw(&format!(" HAVING max({column}) > 0"));
    writer.end();
    Ok(())
}

/// What SERIAL makes of a new column (manual §8.1.4), for one that is there.
fn make_serial(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let AlterColumn { table, column, .. } = operation;
    let name = sequence_name(&table.name, column);
    let sequence = writer.aside(|writer| writer.qualified(table.schema.as_deref(), &name))?;
    writer.raw(&format!("CREATE SEQUENCE {sequence}"));
    if let Some(type_) = effective_type(operation) {
        writer.raw(" AS ");
        write_type(writer, type_).at("existing")?;
    }
    writer.raw(" OWNED BY ");
    writer.table(table)?;
    writer.raw(".");
    writer.name(column)?;
    writer.end();
    begin_alter(writer, operation, " ALTER COLUMN ")?;
    writer.raw(" SET DEFAULT nextval(");
    writer.text(&sequence)?;
    writer.raw("::regclass)");
    writer.end();
    count_on(writer, operation)
}

/// `table_column_seq`, the longer part cut as the server cuts it.
fn sequence_name(table: &str, column: &str) -> String {
    let (mut table, mut column) = (table.to_owned(), column.to_owned());
    while table.len() + column.len() + "__seq".len() > LONGEST {
        let longer = if table.len() > column.len() {
            &mut table
        } else {
            &mut column
        };
        longer.pop();
    }
    format!("{table}_{column}_seq")
}
