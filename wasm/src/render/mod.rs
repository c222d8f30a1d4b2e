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
        Operation::CreateTable(operation) => {
            apart(|| create_table::create_table(dialect, writer, operation))
        }
        Operation::DropTable(operation) => apart(|| table::drop_table(writer, operation)),
        Operation::RenameTable(operation) => dialect.rename_table(writer, operation),
        Operation::AddColumn(operation) => {
            apart(|| add_column::add_column(dialect, writer, operation))
        }
        Operation::DropColumn(operation) => {
            apart(|| table::drop_column(dialect, writer, operation))
        }
        Operation::AlterColumn(operation) => {
            apart(|| alter_column::alter_column(dialect, writer, operation))
        }
        Operation::CreateIndex(operation) => {
            apart(|| index::create_index(dialect, writer, &operation.table, &operation.index))
        }
        Operation::DropIndex(operation) => apart(|| index::drop_index(dialect, writer, operation)),
        Operation::AddConstraint(operation) => {
            apart(|| constraint::add_constraint(dialect, writer, operation))
        }
        Operation::DropConstraint(operation) => {
            apart(|| constraint::drop_constraint(dialect, writer, operation))
        }
        Operation::SetTableComment(operation) => dialect.set_table_comment(writer, operation),
        Operation::CreateEnum(operation) => apart(|| enums::create_enum(writer, operation)),
        Operation::DropEnum(operation) => apart(|| enums::drop_enum(writer, operation)),
        Operation::AlterEnum(operation) => apart(|| enums::alter_enum(writer, operation)),
        Operation::Insert(operation) => apart(|| rows::insert(dialect, writer, operation)),
        Operation::Update(operation) => apart(|| rows::update(writer, operation)),
        Operation::Delete(operation) => apart(|| rows::delete(writer, operation)),
        Operation::Execute(operation) => apart(|| execute::execute(writer, operation)),
        Operation::TablesExist(operation) => {
            apart(|| rows::tables_exist(dialect, writer, operation))
        }
        Operation::SelectColumns(operation) => apart(|| rows::select_columns(writer, operation)),
        Operation::CopyRows(operation) => {
            apart(|| copy_rows::copy_rows(dialect, writer, operation))
        }
        Operation::CountRows(operation) => apart(|| copy_rows::count_rows(writer, operation)),
        Operation::ChangedValues(operation) => {
            apart(|| copy_rows::changed_values(dialect, writer, operation))
        }
        Operation::DropTrigger(operation) => apart(|| table::drop_trigger(writer, operation)),
        Operation::AlterTable(operation) => {
            apart(|| alter_table::alter_table(dialect, writer, operation))
        }
    }
}

/// Keeps what one kind of operation needs in a function of its own. A run has
/// few kinds, and V8 compiles whatever function is called: all of them in one
/// took it 4 ms.
#[inline(never)]
fn apart(render: impl FnOnce() -> Outcome<()>) -> Outcome<()> {
    render()
}
