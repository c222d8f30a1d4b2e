//! Several changes, of which neighbours become one ALTER TABLE where that is safe.
//!
//! One statement copies the table once, and fails or succeeds as a whole. All
//! of its clauses see the table as it was, so that no name may stand in two: but
//! for the primary key, which is of the columns that there are in the end, and
//! without which no column counts (AUTO_INCREMENT) for a moment.

use super::render;
use crate::dialect::Dialect;
use crate::error::{Located, Outcome};
use crate::model::{
    AddColumn, AlterColumn, AlterTable, Constraint, Default, DropColumn, DropConstraint, Operation,
    TableName,
};
use crate::writer::Writer;

/// The changes in their order.
pub fn alter_table(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &AlterTable,
) -> Outcome<()> {
    let AlterTable { changes } = operation;
    let mut taken: Vec<&str> = Vec::new();
    let mut table = String::new();
    for (index, change) in changes.iter().enumerate() {
        let (start, count) = (writer.byte_length(), writer.count());
        render(dialect, writer, change).index(index).at("changes")?;
        let single = writer.count() == count + 1;
        let joinable = joinable(change).filter(|_| single && writer.facts.joined_alters);
        let Some((name, names)) = joinable else {
            taken.clear();
            table.clear();
            continue;
        };
        let words = writer.aside(|writer| {
            writer.raw("ALTER TABLE ");
            writer.table(name)?;
            writer.raw(" ");
            Ok(())
        })?;
        let free = !names.iter().any(|name| taken.contains(name));
        if words != table || !free || !writer.join(start, &words) {
            taken.clear();
            table = words;
        }
        taken.extend(names);
    }
    Ok(())
}

/// The table of a change that can stand beside others, and the names that it is about.
fn joinable<'o>(operation: &'o Operation) -> Option<(&'o TableName<'o>, Vec<&'o str>)> {
    match operation {
        Operation::AddColumn(AddColumn {
            table,
            column,
            if_not_exists: false,
            inline_references: false,
            ..
        }) if !matches!(column.default, Some(Default::Computed { .. }))
            && column.checks.is_empty() =>
        {
            Some((table, vec![&column.name]))
        }
        Operation::DropColumn(DropColumn {
            table,
            column,
            if_exists: false,
            ..
        }) => Some((table, vec![column])),
        Operation::AlterColumn(AlterColumn {
            table,
            column,
            new_name,
            ..
        }) => {
            let names = [Some(column), new_name.as_ref()].into_iter().flatten();
            Some((table, names.map(AsRef::as_ref).collect()))
        }
        Operation::AddConstraint(operation) => match &operation.constraint {
            Constraint::Unique(unique) => {
                let columns = unique.columns.iter().map(AsRef::as_ref);
                let name = unique.name.as_ref().map(|name| name.text());
                Some((&operation.table, columns.chain(name).collect()))
            }
            Constraint::PrimaryKey(_) => Some((&operation.table, Vec::new())),
            _ => None,
        },
        Operation::DropConstraint(DropConstraint {
            table,
            kind: Some(kind),
            ..
        }) if kind.as_ref() == "primaryKey" => Some((table, Vec::new())),
        Operation::SetTableComment(operation) => Some((&operation.table, Vec::new())),
        _ => None,
    }
}
