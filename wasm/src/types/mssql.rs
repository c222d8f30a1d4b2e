//! The types of SQL Server.

use super::catalog::{Catalog, Row, Shape, row, same};

/// The types of SQL Server.
pub const CATALOG: Catalog = Catalog {
    generic: &[
        row("integer", "INTEGER", Shape::Plain),
        row("string", "VARCHAR", Shape::LengthMax),
        row("text", "VARCHAR", Shape::LengthMax),
        row("boolean", "BIT", Shape::Plain),
        row("dateTime", "DATETIME", Shape::ZonedName("DATETIMEOFFSET")),
        row("smallInteger", "SMALLINT", Shape::Plain),
        row("bigInteger", "BIGINT", Shape::Plain),
        row("unicode", "NVARCHAR", Shape::LengthMax),
        row("unicodeText", "NVARCHAR", Shape::LengthMax),
        row("date", "DATE", Shape::Plain),
        row("time", "TIME", Shape::Plain),
        row("interval", "DATETIME", Shape::Plain),
        row("numeric", "NUMERIC", Shape::Digits),
        row("float", "FLOAT", Shape::Precision),
        row("double", "DOUBLE PRECISION", Shape::Plain),
        row("largeBinary", "VARBINARY", Shape::LengthMax),
        row("json", "NVARCHAR(max)", Shape::Plain),
        row("uuid", "UNIQUEIDENTIFIER", Shape::Plain),
        row("enum", "VARCHAR", Shape::Enum),
    ],
    upper: &[
        same("VARCHAR", Shape::LengthMax),
        same("NVARCHAR", Shape::LengthMax),
        same("VARBINARY", Shape::LengthMax),
        row("JSON", "NVARCHAR(max)", Shape::Plain),
    ],
    own: OWN,
    synonyms: &[],
    alike: &[
        ("DECIMAL", "NUMERIC"),
        ("INT", "INTEGER"),
        ("NVARCHAR", "VARCHAR"),
    ],
    quoted_collations: false,
    usual_collation: None,
    named_enums: false,
    member_enums: false,
    enum_text: same("VARCHAR", Shape::LengthMax),
    boolean_check: false,
};

const OWN: &[Row] = &[
    same("BIT", Shape::Plain),
    same("TINYINT", Shape::Plain),
    same("DATETIME2", Shape::Precision),
    same("DATETIMEOFFSET", Shape::Precision),
    same("SMALLDATETIME", Shape::Plain),
    same("TIME", Shape::Precision),
    same("IMAGE", Shape::Plain),
    same("MONEY", Shape::Plain),
    same("SMALLMONEY", Shape::Plain),
    same("NTEXT", Shape::Plain),
    same("ROWVERSION", Shape::Plain),
    same("TIMESTAMP", Shape::Plain),
    same("SQL_VARIANT", Shape::Plain),
    same("UNIQUEIDENTIFIER", Shape::Plain),
    same("XML", Shape::Plain),
    row("JSON", "NVARCHAR(max)", Shape::Plain),
];
