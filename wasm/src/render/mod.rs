//! Operations as statements.

mod add_column;
mod alter_column;
mod alter_table;
mod constraint;
mod copy_rows;
mod create_table;
mod enums;
mod execute;
mod index;
mod rows;
mod table;
pub mod type_check;

use crate::dialect::Dialect;
use crate::error::Outcome;
use crate::model::Operation;
use crate::writer::Writer;

/// Writes the statements of one operation.
pub fn render(dialect: &dyn Dialect, writer: &mut Writer, operation: &Operation) -> Outcome<()> {
    match operation {
        Operation::CreateTable(operation) => create_table::create_table(dialect, writer, operation),
        Operation::DropTable(operation) => table::drop_table(writer, operation),
        Operation::RenameTable(operation) => dialect.rename_table(writer, operation),
        Operation::AddColumn(operation) => add_column::add_column(dialect, writer, operation),
        Operation::DropColumn(operation) => table::drop_column(dialect, writer, operation),
        Operation::AlterColumn(operation) => alter_column::alter_column(dialect, writer, operation),
        Operation::CreateIndex(operation) => {
            index::create_index(dialect, writer, &operation.table, &operation.index)
        }
        Operation::DropIndex(operation) => index::drop_index(dialect, writer, operation),
        Operation::AddConstraint(operation) => {
            constraint::add_constraint(dialect, writer, operation)
        }
        Operation::DropConstraint(operation) => {
            constraint::drop_constraint(dialect, writer, operation)
        }
        Operation::SetTableComment(operation) => dialect.set_table_comment(writer, operation),
        Operation::CreateEnum(operation) => enums::create_enum(writer, operation),
        Operation::DropEnum(operation) => enums::drop_enum(writer, operation),
        Operation::AlterEnum(operation) => enums::alter_enum(writer, operation),
        Operation::Insert(operation) => rows::insert(dialect, writer, operation),
        Operation::Update(operation) => rows::update(writer, operation),
        Operation::Delete(operation) => rows::delete(writer, operation),
        Operation::Execute(operation) => execute::execute(writer, operation),
        Operation::TableExists(operation) => dialect.table_exists(writer, &operation.table),
        Operation::SelectColumns(operation) => rows::select_columns(writer, operation),
        Operation::CopyRows(operation) => copy_rows::copy_rows(dialect, writer, operation),
        Operation::CountRows(operation) => copy_rows::count_rows(writer, operation),
        Operation::ChangedValues(operation) => {
            copy_rows::changed_values(dialect, writer, operation)
        }
        Operation::DropTrigger(operation) => table::drop_trigger(writer, operation),
        Operation::AlterTable(operation) => alter_table::alter_table(dialect, writer, operation),
    }
}
