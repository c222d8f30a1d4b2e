//! The CHECKs that boolean and enum columns bring along.

use crate::error::{Located, Outcome};
use crate::model::{Arg, Check, Type};
use crate::types::class::{Class, class_of};
use crate::types::write::{is_native_enum, lacks_booleans};
use crate::wire::decode::Map;
use crate::writer::Writer;

/// The CHECK of a column's type, where the dialect needs one and it was asked for.
pub fn type_check<'a>(
    writer: &mut Writer,
    column: &str,
    type_: &Type<'a>,
) -> Outcome<Option<Check<'a>>> {
    if !type_.flag(Arg::CreateConstraint) {
        return Ok(None);
    }
    let class = class_of(type_);
    let needed = match class {
        Class::Boolean => writer.facts.types.boolean_check || lacks_booleans(writer),
        Class::Enum => !is_native_enum(writer, type_),
        _ => false,
    };
    if !needed {
        return Ok(None);
    }
    let sql = writer.aside(|writer| {
        writer.name(column).at("name")?;
        writer.raw(" IN (");
        if class == Class::Boolean {
            writer.raw("0, 1");
        } else {
            writer.list(type_.values(), |writer, value| writer.text(value))?;
        }
        writer.raw(")");
        Ok(())
    })?;
    let fallback = type_.text(Arg::EnumName).filter(|_| class == Class::Enum);
    let name = type_.constraint_name().cloned().or_else(|| {
        fallback.map(|name| crate::model::ConstraintName::Chosen(name.to_owned().into()))
    });
    Ok(Some(Check {
        name,
        sql: sql.into(),
        deferrable: None,
        initially: None,
        options: Map::default(),
    }))
}
