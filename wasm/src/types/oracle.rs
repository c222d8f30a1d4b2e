//! The types of Oracle.

use super::catalog::{Catalog, Row, Shape, row, same};

/// The types of Oracle.
pub const CATALOG: Catalog = Catalog {
    generic: &[
        row("integer", "INTEGER", Shape::Plain),
        row("string", "VARCHAR2", Shape::LengthChar),
        row("text", "CLOB", Shape::Plain),
        row("boolean", "BOOLEAN", Shape::Boolean("SMALLINT")),
        row("dateTime", "DATE", Shape::Plain),
        row("smallInteger", "SMALLINT", Shape::Plain),
        row("bigInteger", "NUMBER(19)", Shape::Plain),
        row("unicode", "VARCHAR2", Shape::LengthChar),
        row("unicodeText", "CLOB", Shape::Plain),
        row("date", "DATE", Shape::Plain),
        row("time", "TIME", Shape::Plain),
        row("interval", "INTERVAL", Shape::DaySecond),
        row("numeric", "NUMERIC", Shape::Digits),
        row("float", "FLOAT", Shape::Precision),
        row("double", "DOUBLE PRECISION", Shape::Plain),
        row("largeBinary", "BLOB", Shape::Plain),
        row("json", "JSON", Shape::Plain),
        row("uuid", "CHAR(32)", Shape::Plain),
        row("enum", "VARCHAR", Shape::Enum),
    ],
    upper: &[
        same("VARCHAR", Shape::LengthChar),
        row("NVARCHAR", "NVARCHAR2", Shape::Length),
        same("TIMESTAMP", Shape::LocalZone),
    ],
    own: OWN,
    synonyms: &[],
    alike: &[
        ("VARCHAR", "VARCHAR2"),
        ("BIGINT", "NUMBER"),
        ("INTEGER", "NUMBER"),
        ("INT", "NUMBER"),
        ("SMALLINT", "NUMBER"),
        ("DECIMAL", "NUMBER"),
        ("NUMERIC", "NUMBER"),
        ("DOUBLE", "FLOAT"),
        ("DOUBLE_PRECISION", "FLOAT"),
    ],
    quoted_collations: true,
    named_enums: false,
    member_enums: false,
    enum_text: same("VARCHAR", Shape::LengthChar),
    boolean_check: false,
};

const OWN: &[Row] = &[
    same("BFILE", Shape::Plain),
    same("BINARY_DOUBLE", Shape::Plain),
    same("BINARY_FLOAT", Shape::Plain),
    same("FLOAT", Shape::BinaryPrecision),
    same("INTERVAL", Shape::DaySecond),
    same("LONG", Shape::Plain),
    same("NCLOB", Shape::Plain),
    same("NUMBER", Shape::Digits),
    same("VARCHAR2", Shape::LengthChar),
    same("NVARCHAR2", Shape::Length),
    same("RAW", Shape::Length),
    same("ROWID", Shape::Plain),
    same("TIMESTAMP", Shape::LocalZone),
    same("XMLTYPE", Shape::Plain),
    same("VECTOR", Shape::Plain),
];
