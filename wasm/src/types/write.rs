//! Types as SQL.

use super::catalog::{COMMON, Row, Shape, generic_args};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::{Arg, Type};
use crate::nearest::did_you_mean;
use crate::same::same;
use crate::writer::Writer;

/// Writes a type.
pub fn write_type(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    if type_.name == "raw" {
        return write_raw(writer, type_);
    }
    let row = find(writer, type_)?;
    check_args(&row, type_)?;
    write_shape(writer, &row, type_)?;
    write_collation(writer, row.shape, type_)
}

fn write_raw(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    let Some(sql) = type_.text(Arg::Sql) else {
        return Err(Fault::hinted(
            Code::Argument,
            "A raw type needs its \"sql\"",
            "Write it as sa.rawType(\"geometry(Point, 4326)\")",
        ));
    };
    writer.raw(sql);
    Ok(())
}

fn find(writer: &Writer, type_: &Type) -> Outcome<Row> {
    let types = writer.facts.types;
    let name = type_.name.as_ref();
    let common = |name| lookup(types.upper, name).or_else(|| lookup(COMMON, name));
    let found = if !name.as_bytes().contains(&b'.') {
        lookup(types.generic, name).or_else(|| common(name))
    } else if let Some((prefix, own)) = name.split_once('.')
        && is_own(writer, prefix)
    {
        lookup(types.own, own).or_else(|| common(own))
    } else {
        None
    };
    found.ok_or_else(|| unknown_type(writer, name))
}

fn lookup(rows: &'static [Row], name: &str) -> Option<Row> {
    rows.iter().find(|row| same(row.name, name)).copied()
}

fn is_own(writer: &Writer, prefix: &str) -> bool {
    writer.facts.name == prefix || (prefix == "mariadb" && writer.facts.name == "mysql")
}

#[cold]
fn unknown_type(writer: &Writer, name: &str) -> Box<Fault> {
    let title = writer.facts.title;
    let types = writer.facts.types;
    let elsewhere = name
        .split_once('.')
        .is_some_and(|(prefix, _)| !is_own(writer, prefix));
    if elsewhere || generic_args(name).is_some() {
        return Fault::unsupported(
            format!("{title} has no type \"{name}\""),
            "Choose a generic type, or one of the dialect's own",
        );
    }
    let bare = name.split_once('.').map_or(name, |(_, own)| own);
    let known = [types.generic, types.upper, COMMON, types.own]
        .into_iter()
        .flatten();
    let mut fault = Fault::new(Code::NameUnknown, format!("Unknown type \"{name}\""));
    fault.hint = did_you_mean(bare, known.map(|row| row.name));
    fault
}

fn check_args(row: &Row, type_: &Type) -> Outcome<()> {
    if type_.args.is_empty() {
        return Ok(());
    }
    let generic = generic_args(&type_.name).unwrap_or(&[]);
    for (arg, _) in &type_.args {
        if !row.shape.args().contains(arg) && !generic.contains(arg) {
            let known = row.shape.args().iter().map(|arg| arg.name());
            let message = format!("The type \"{}\" takes no \"{}\"", type_.name, arg.name());
            let mut fault = Fault::new(Code::Argument, message);
            fault.hint = did_you_mean(arg.name(), known);
            return Err(fault).at(arg.name());
        }
    }
    Ok(())
}

fn write_shape(writer: &mut Writer, row: &Row, type_: &Type) -> Outcome<()> {
    let zoned = type_.flag(Arg::Timezone);
    match row.shape {
        Shape::Enum => return write_enum(writer, type_),
        Shape::Array => return write_array(writer, type_),
        Shape::ZonedName(other) if zoned => {
            writer.raw(other);
            return Ok(());
        }
        Shape::Boolean(other) if lacks_booleans(writer) => {
            writer.raw(other);
            return Ok(());
        }
        _ => writer.raw(row.sql),
    }
    match row.shape {
        Shape::Plain | Shape::Boolean(_) | Shape::ZonedName(_) | Shape::Enum | Shape::Array => {}
        Shape::Length | Shape::Charset => write_number(writer, type_, Arg::Length, ""),
        Shape::LengthChar => write_number(writer, type_, Arg::Length, " CHAR"),
        Shape::LengthRequired | Shape::CharsetLength => {
            require_length(writer, row, type_)?;
            write_number(writer, type_, Arg::Length, "");
        }
        Shape::LengthMax if type_.number(Arg::Length).is_none() => writer.raw("(max)"),
        Shape::LengthMax => write_number(writer, type_, Arg::Length, ""),
        Shape::Digits | Shape::UnsignedDigits => write_digits(writer, type_),
        Shape::Precision => write_number(writer, type_, Arg::Precision, ""),
        Shape::BinaryPrecision => {
            refuse_decimal_precision(writer, type_)?;
            write_number(writer, type_, Arg::BinaryPrecision, "");
        }
        Shape::Fraction => write_number(writer, type_, Arg::Fsp, ""),
        Shape::UnsignedWidth => write_number(writer, type_, Arg::DisplayWidth, ""),
        Shape::Zoned => {
            write_number(writer, type_, Arg::Precision, "");
            writer.raw(if zoned {
                " WITH TIME ZONE"
            } else {
                " WITHOUT TIME ZONE"
            });
        }
        Shape::LocalZone if type_.flag(Arg::LocalTimezone) => {
            writer.raw(" WITH LOCAL TIME ZONE");
        }
        Shape::LocalZone if zoned => writer.raw(" WITH TIME ZONE"),
        Shape::LocalZone => {}
        Shape::Bits => write_bits(writer, type_),
        Shape::Interval => write_interval(writer, type_)?,
        Shape::DaySecond => {
            writer.raw(" DAY");
            write_number(writer, type_, Arg::DayPrecision, "");
            writer.raw(" TO SECOND");
            write_number(writer, type_, Arg::SecondPrecision, "");
        }
        Shape::Members => write_members(writer, type_)?,
    }
    write_sign(writer, type_);
    Ok(())
}

/// Ten digits in place of ten bits would be three decimal ones.
fn refuse_decimal_precision(writer: &Writer, type_: &Type) -> Outcome<()> {
    if type_.number(Arg::Precision).is_none() {
        return Ok(());
    }
    let title = writer.facts.title;
    Err(Fault::unsupported(
        format!("{title} counts the precision of a FLOAT in binary digits"),
        "Use sa.oracle.float({ binaryPrecision }) there: about 3.32 times the decimal digits",
    ))
    .at("precision")
}

/// Whether the server is too old for booleans.
pub fn lacks_booleans(writer: &Writer) -> bool {
    let since = writer.facts.booleans_since;
    since.is_some_and(|since| writer.server.below(since, 0))
}

fn write_sign(writer: &mut Writer, type_: &Type) {
    if type_.flag(Arg::Unsigned) {
        writer.raw(" UNSIGNED");
    }
    if type_.flag(Arg::Zerofill) {
        writer.raw(" ZEROFILL");
    }
}

fn write_number(writer: &mut Writer, type_: &Type, arg: Arg, unit: &str) {
    if let Some(number) = type_.number(arg) {
        writer.raw("(");
        writer.raw(&number.to_string());
        writer.raw(unit);
        writer.raw(")");
    }
}

fn require_length(writer: &Writer, row: &Row, type_: &Type) -> Outcome<()> {
    if type_.number(Arg::Length).is_some() {
        return Ok(());
    }
    let title = writer.facts.title;
    Err(Fault::hinted(
        Code::Argument,
        format!("{} needs a length on {title}", row.sql),
        "Give the type a length, or choose a text type without one",
    ))
}

fn write_digits(writer: &mut Writer, type_: &Type) {
    match (type_.number(Arg::Precision), type_.scale()) {
        (Some(precision), Some(scale)) => writer.raw(&format!("({precision}, {scale})")),
        (Some(precision), None) => writer.raw(&format!("({precision})")),
        (None, _) => {}
    }
}

fn write_bits(writer: &mut Writer, type_: &Type) {
    if type_.flag(Arg::Varying) {
        writer.raw(" VARYING");
    }
    write_number(writer, type_, Arg::Length, "");
}

/// The fields that an interval can be limited to (PostgreSQL manual, 8.5.4).
pub const INTERVAL_FIELDS: [&str; 13] = [
    "YEAR",
    "MONTH",
    "DAY",
    "HOUR",
    "MINUTE",
    "SECOND",
    "YEAR TO MONTH",
    "DAY TO HOUR",
    "DAY TO MINUTE",
    "DAY TO SECOND",
    "HOUR TO MINUTE",
    "HOUR TO SECOND",
    "MINUTE TO SECOND",
];

fn write_interval(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    if let Some(fields) = type_.text(Arg::Fields) {
        let upper = fields.to_ascii_uppercase();
        if !INTERVAL_FIELDS.contains(&upper.as_str()) {
            let message = format!("Unknown interval fields \"{fields}\"");
            let mut fault = Fault::new(Code::Argument, message);
            fault.hint = did_you_mean(fields, INTERVAL_FIELDS.into_iter())
                .or_else(|| Some(format!("Write one of {}", INTERVAL_FIELDS.join(", "))));
            return Err(fault).at("fields");
        }
        writer.raw(" ");
        writer.raw(&upper);
    }
    if let Some(precision) = type_
        .number(Arg::Precision)
        .or(type_.number(Arg::SecondPrecision))
    {
        writer.raw(&format!(" ({precision})"));
    }
    Ok(())
}

fn write_members(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    if type_.values().is_empty() {
        return Err(Fault::new(
            Code::Argument,
            "An enum or set needs its \"values\"",
        ))
        .at("values");
    }
    writer.raw("(");
    writer.list(type_.values(), |writer, value| writer.text(value))?;
    writer.raw(")");
    Ok(())
}

/// Whether the column's type is the enum's own, and not a text with a CHECK.
pub fn is_native_enum(writer: &Writer, type_: &Type) -> bool {
    let types = writer.facts.types;
    (types.named_enums || types.member_enums) && type_.flag_or(Arg::NativeEnum, true)
}

fn write_enum(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    let types = writer.facts.types;
    if !is_native_enum(writer, type_) {
        writer.raw(types.enum_text.sql);
        let longest = type_
            .values()
            .iter()
            .map(|value| value.chars().count())
            .max()
            .unwrap_or(0);
        let length = type_
            .number(Arg::Length)
            .map_or(longest, |length| length as usize);
        let unit = if types.enum_text.shape == Shape::LengthChar {
            " CHAR"
        } else {
            ""
        };
        writer.raw(&format!("({length}{unit})"));
        return Ok(());
    }
    if types.member_enums {
        writer.raw("ENUM");
        return write_members(writer, type_);
    }
    write_enum_name(writer, type_)
}

/// The name of an enum's own type, with its schema.
pub fn write_enum_name(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    let Some(name) = type_.text(Arg::EnumName) else {
        return Err(Fault::hinted(
            Code::Argument,
            format!("An enum needs a name on {}", writer.facts.title),
            "Give the enum a name, or set nativeEnum to false",
        ))
        .at("enumName");
    };
    writer
        .qualified(type_.text(Arg::EnumSchema), name)
        .at("enumName")
}

fn write_array(writer: &mut Writer, type_: &Type) -> Outcome<()> {
    let Some(item) = type_.item() else {
        return Err(Fault::hinted(
            Code::Argument,
            "An array needs the type of its \"item\"",
            "Write it as sa.array(sa.integer())",
        ))
        .at("item");
    };
    if item.name == "raw" {
        write_raw(writer, item).at("item")?;
        write_dimensions(writer, type_);
        return Ok(());
    }
    let row = find(writer, item).at("item")?;
    if row.shape == Shape::Array {
        return Err(Fault::hinted(
            Code::Argument,
            "The item of an array is an array",
            "Use \"dimensions\" instead",
        ))
        .at("item");
    }
    check_args(&row, item).at("item")?;
    write_shape(writer, &row, item).at("item")?;
    write_dimensions(writer, type_);
    write_collation(writer, row.shape, item)
}

fn write_dimensions(writer: &mut Writer, type_: &Type) {
    let dimensions = type_.number(Arg::Dimensions).unwrap_or(1).clamp(1, 6);
    for _ in 0..dimensions {
        writer.raw("[]");
    }
}

fn write_collation(writer: &mut Writer, shape: Shape, type_: &Type) -> Outcome<()> {
    if shape == Shape::Enum && is_native_enum(writer, type_) && writer.facts.types.named_enums {
        return Ok(());
    }
    if let Some(charset) = type_.text(Arg::Charset) {
        writer.raw(" CHARACTER SET ");
        write_word(writer, charset).at("charset")?;
    }
    let Some(collation) = type_.text(Arg::Collation) else {
        return Ok(());
    };
    writer.raw(" COLLATE ");
    if !writer.facts.types.quoted_collations {
        return write_word(writer, collation).at("collation");
    }
    let quoted = collation.replace('"', "\"\"");
    writer.raw("\"");
    writer.raw(&quoted);
    writer.raw("\"");
    Ok(())
}

/// Whether a text is a word of letters, digits and underscores.
pub fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A word that cannot be quoted, such as a character set.
pub fn write_word(writer: &mut Writer, word: &str) -> Outcome<()> {
    if !is_word(word) {
        return Err(Fault::hinted(
            Code::Argument,
            format!("\"{word}\" is not a plain word of letters, digits and underscores"),
            "Write one word: it stands in the SQL as it is, without quotes",
        ));
    }
    writer.raw(word);
    Ok(())
}
