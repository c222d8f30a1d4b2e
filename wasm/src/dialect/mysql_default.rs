//! The defaults of MySQL's columns.

use super::alter::{self, begin_alter, effective_type};
use crate::clause::column::write_default_value;
use crate::error::{Located, Outcome};
use crate::model::{AlterColumn, Default, Type};
use crate::types::class::{Class, class_of};
use crate::wire::decode::Change;
use crate::writer::Writer;

/// What stands for the moment of an INSERT.
const MOMENTS: [&str; 4] = ["now(", "current_timestamp", "localtime", "localtimestamp"];

/// ` DEFAULT x`, when the default is a value or an expression.
pub fn write_default(
    writer: &mut Writer,
    default: Option<&Default>,
    type_: Option<&Type>,
) -> Outcome<()> {
    let Some(default @ (Default::Value(_) | Default::Text(_))) = default else {
        return Ok(());
    };
    writer.raw(" DEFAULT ");
    write_value(writer, default, type_).at("default")
}

/// `ALTER COLUMN c SET DEFAULT x`
pub fn alter_default(writer: &mut Writer, operation: &AlterColumn) -> Outcome<()> {
    let Change::Set(default) = &operation.default else {
        return alter::alter_default(writer, operation);
    };
    begin_alter(writer, operation, " ALTER COLUMN ")?;
    writer.raw(" SET DEFAULT ");
    write_value(writer, default, effective_type(operation)).at("default")?;
    writer.end();
    Ok(())
}

/// MySQL takes an expression in parentheses alone, but for the moment
/// of a date with a time (<https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html>);
/// before 8.0.13 it took no other, and MariaDB takes a call without them.
fn write_value(writer: &mut Writer, default: &Default, type_: Option<&Type>) -> Outcome<()> {
    let class = type_.map_or(Class::Unknown, class_of);
    let wraps = matches!(default, Default::Text(sql) if is_expression(sql, class))
        && !writer.server.mariadb
        && !writer.server.below(8, 0);
    if wraps {
        writer.raw("(");
    }
    write_default_value(writer, default, type_)?;
    if wraps {
        writer.raw(")");
    }
    Ok(())
}

/// Whether a default is neither a literal, nor in parentheses, nor the moment.
fn is_expression(sql: &str, class: Class) -> bool {
    let sql = sql.trim();
    let lower = sql.to_ascii_lowercase();
    let behind = lower.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
    let literal = lower.starts_with('"')
        || behind.is_empty()
        || behind.trim_start().starts_with('\'')
        || is_number(&lower);
    let moment = matches!(class, Class::DateTime | Class::Timestamp)
        && MOMENTS.iter().any(|word| lower.starts_with(word));
    !literal && !moment && !lower.starts_with('(') && !lower.contains("on update")
}

fn is_number(text: &str) -> bool {
    let digits = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let unsigned = text.trim_start_matches(['+', '-']);
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    digits(mantissa) && digits(exponent.trim_start_matches(['+', '-']))
}
