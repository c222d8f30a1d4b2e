//! Tables of types.

use crate::model::Arg;

/// How the arguments of a type are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `NAME`
    Plain,
    /// `NAME(n)`, or `NAME` without a length
    Length,
    /// `NAME(n)`; a length is needed
    LengthRequired,
    /// `NAME(n CHAR)`
    LengthChar,
    /// `NAME(n)`, or `NAME(max)` without a length
    LengthMax,
    /// `NAME(p, s)`
    Digits,
    /// `NAME(p)`
    Precision,
    /// `NAME(p)`, in binary digits
    BinaryPrecision,
    /// `NAME(p) WITH|WITHOUT TIME ZONE`
    Zoned,
    /// Another name when a zone is asked for
    ZonedName(&'static str),
    /// `NAME(fsp)`
    Fraction,
    /// `BIT VARYING(n)`
    Bits,
    /// `INTERVAL fields (p)`
    Interval,
    /// `INTERVAL DAY(d) TO SECOND(s)`
    DaySecond,
    /// `TIMESTAMP WITH [LOCAL] TIME ZONE`
    LocalZone,
    /// `NAME(w) UNSIGNED ZEROFILL`
    UnsignedWidth,
    /// `NAME(p, s) UNSIGNED ZEROFILL`
    UnsignedDigits,
    /// `NAME(n) CHARACTER SET c COLLATE c`; a length may be left out
    Charset,
    /// `NAME(n) CHARACTER SET c COLLATE c`; a length is needed
    CharsetLength,
    /// `NAME('a', 'b') CHARACTER SET c COLLATE c`
    Members,
    /// `NAME`, or another name on servers without booleans
    Boolean(&'static str),
    /// The generic enum
    Enum,
    /// `item[]`
    Array,
}

impl Shape {
    /// The arguments that the shape writes.
    pub const fn args(self) -> &'static [Arg] {
        match self {
            Self::Plain | Self::Boolean(_) => &[],
            Self::Length | Self::LengthRequired | Self::LengthChar | Self::LengthMax => {
                &[Arg::Length, Arg::Collation]
            }
            Self::Digits => &[Arg::Precision, Arg::Scale, Arg::Asdecimal],
            Self::Precision => &[Arg::Precision, Arg::Asdecimal],
            Self::BinaryPrecision => &[Arg::BinaryPrecision, Arg::Asdecimal],
            Self::Zoned => &[Arg::Precision, Arg::Timezone],
            Self::ZonedName(_) => &[Arg::Timezone],
            Self::Fraction => &[Arg::Fsp, Arg::Timezone],
            Self::Bits => &[Arg::Length, Arg::Varying],
            Self::Interval => &[Arg::Fields, Arg::Precision],
            Self::DaySecond => &[Arg::DayPrecision, Arg::SecondPrecision],
            Self::LocalZone => &[Arg::Timezone, Arg::LocalTimezone],
            Self::UnsignedWidth => &[Arg::DisplayWidth, Arg::Unsigned, Arg::Zerofill],
            Self::UnsignedDigits => &[
                Arg::Precision,
                Arg::Scale,
                Arg::Asdecimal,
                Arg::Unsigned,
                Arg::Zerofill,
            ],
            Self::Charset | Self::CharsetLength => &[Arg::Length, Arg::Charset, Arg::Collation],
            Self::Members => &[Arg::Values, Arg::Length, Arg::Charset, Arg::Collation],
            Self::Enum => ENUM,
            Self::Array => &[Arg::Item, Arg::Dimensions],
        }
    }
}

const ENUM: &[Arg] = &[
    Arg::Values,
    Arg::Length,
    Arg::EnumName,
    Arg::EnumSchema,
    Arg::NativeEnum,
    Arg::CreateType,
    Arg::CreateConstraint,
    Arg::ConstraintName,
    Arg::Charset,
    Arg::Collation,
];

/// The arguments that a generic type takes on every dialect, heeded or not.
pub fn generic_args(name: &str) -> Option<&'static [Arg]> {
    Some(match name {
        "string" | "unicode" | "text" | "unicodeText" => &[Arg::Length, Arg::Collation],
        "largeBinary" => &[Arg::Length],
        "numeric" => &[Arg::Precision, Arg::Scale, Arg::Asdecimal],
        "float" | "double" => &[Arg::Precision, Arg::Asdecimal],
        "boolean" => &[Arg::CreateConstraint, Arg::ConstraintName],
        "dateTime" | "time" => &[Arg::Timezone],
        "interval" => &[Arg::DayPrecision, Arg::SecondPrecision],
        "enum" => ENUM,
        "array" => &[Arg::Item, Arg::Dimensions],
        "integer" | "smallInteger" | "bigInteger" | "date" | "json" | "uuid" => &[],
        _ => return None,
    })
}

/// One type of one dialect.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name on the wire, without the dialect.
    pub name: &'static str,
    /// Its name in SQL.
    pub sql: &'static str,
    /// How its arguments are written.
    pub shape: Shape,
}

/// A row whose names differ.
pub const fn row(name: &'static str, sql: &'static str, shape: Shape) -> Row {
    Row { name, sql, shape }
}

/// A row with one name.
pub const fn same(name: &'static str, shape: Shape) -> Row {
    Row {
        name,
        sql: name,
        shape,
    }
}

/// The types of one dialect.
#[derive(Debug)]
pub struct Catalog {
    /// The generic types, such as `string`.
    pub generic: &'static [Row],
    /// UPPERCASE types that differ from the common ones.
    pub upper: &'static [Row],
    /// The dialect's own types, without their prefix.
    pub own: &'static [Row],
    /// Other spellings of its SQL names, in capitals.
    pub synonyms: &'static [(&'static str, &'static str)],
    /// Types that are another one, by their names here.
    pub alike: &'static [(&'static str, &'static str)],
    /// Whether collations are quoted like names.
    pub quoted_collations: bool,
    /// The collation of texts whose columns say none, where it has a name of its own.
    pub usual_collation: Option<&'static str>,
    /// Whether the generic enum is a named type of its own.
    pub named_enums: bool,
    /// Whether the generic enum lists its members in the column.
    pub member_enums: bool,
    /// The type that an enum without one is stored in.
    pub enum_text: Row,
    /// Whether booleans need a CHECK to be booleans.
    pub boolean_check: bool,
}

/// UPPERCASE types that are written alike wherever they exist.
pub const COMMON: &[Row] = &[
    same("INTEGER", Shape::Plain),
    same("INT", Shape::Plain),
    same("SMALLINT", Shape::Plain),
    same("BIGINT", Shape::Plain),
    same("VARCHAR", Shape::Length),
    same("CHAR", Shape::Length),
    same("NVARCHAR", Shape::Length),
    same("NCHAR", Shape::Length),
    same("TEXT", Shape::Length),
    same("CLOB", Shape::Length),
    same("BLOB", Shape::Length),
    same("BINARY", Shape::Length),
    same("VARBINARY", Shape::Length),
    same("NUMERIC", Shape::Digits),
    same("DECIMAL", Shape::Digits),
    same("FLOAT", Shape::Precision),
    same("REAL", Shape::Precision),
    same("DOUBLE", Shape::Precision),
    row("DOUBLE_PRECISION", "DOUBLE PRECISION", Shape::Precision),
    same("BOOLEAN", Shape::Plain),
    same("DATE", Shape::Plain),
    row("TIME", "TIME", Shape::ZonedName("TIME")),
    row("DATETIME", "DATETIME", Shape::ZonedName("DATETIME")),
    row("TIMESTAMP", "TIMESTAMP", Shape::ZonedName("TIMESTAMP")),
    same("JSON", Shape::Plain),
    same("UUID", Shape::Plain),
];
