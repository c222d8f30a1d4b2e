//! Tables and columns that go.

use crate::clause::options::{Target, check_options};
use crate::dialect::Dialect;
use crate::error::{Fault, Located, Outcome};
use crate::model::{DropColumn, DropTable, DropTrigger};
use crate::writer::Writer;

/// DROP TABLE
pub fn drop_table(writer: &mut Writer, operation: &DropTable) -> Outcome<()> {
    let DropTable {
        table,
        if_exists,
        options,
    } = operation;
    check_options(writer, Target::DropTable, options)?;
    writer.raw("DROP TABLE ");
    if *if_exists {
        writer.raw("IF EXISTS ");
    }
    writer.table(table).at("table")?;
    writer.end();
    Ok(())
}

/// DROP COLUMN
pub fn drop_column(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    operation: &DropColumn,
) -> Outcome<()> {
    check_options(writer, Target::DropColumn, &operation.options)?;
    dialect.drop_column(writer, operation)
}

/// DROP TRIGGER, where tables are made anew
pub fn drop_trigger(writer: &mut Writer, operation: &DropTrigger) -> Outcome<()> {
    let DropTrigger { trigger } = operation;
    if writer.facts.rebuild.is_none() {
        return Err(Fault::unsupported(
            format!("{} drops triggers by their tables", writer.facts.title),
            "Use op.execute",
        ));
    }
    writer.raw("DROP TRIGGER ");
    writer.table(trigger).at("trigger")?;
    writer.end();
    Ok(())
}
