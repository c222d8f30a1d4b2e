//! The types of SQLite.

use super::catalog::{Catalog, Row, Shape, row, same};

/// The types of SQLite.
pub const CATALOG: Catalog = Catalog {
    generic: &[
        row("integer", "INTEGER", Shape::Plain),
        row("string", "VARCHAR", Shape::Length),
        row("text", "TEXT", Shape::Length),
        row("boolean", "BOOLEAN", Shape::Plain),
        row("dateTime", "DATETIME", Shape::Plain),
        row("smallInteger", "SMALLINT", Shape::Plain),
        row("bigInteger", "BIGINT", Shape::Plain),
        row("unicode", "VARCHAR", Shape::Length),
        row("unicodeText", "TEXT", Shape::Length),
        row("date", "DATE", Shape::Plain),
        row("time", "TIME", Shape::Plain),
        row("interval", "DATETIME", Shape::Plain),
        row("numeric", "NUMERIC", Shape::Digits),
        row("float", "FLOAT", Shape::Plain),
        row("double", "DOUBLE", Shape::Plain),
        row("largeBinary", "BLOB", Shape::Plain),
        row("json", "JSON", Shape::Plain),
        row("uuid", "CHAR(32)", Shape::Plain),
        row("enum", "VARCHAR", Shape::Enum),
    ],
    upper: &[],
    own: &[
        same("DATE", Shape::Plain),
        same("DATETIME", Shape::Plain),
        same("TIME", Shape::Plain),
        same("JSON", Shape::Plain),
        same("ANY", Shape::Plain),
    ],
    synonyms: &[],
    alike: &[("DECIMAL", "NUMERIC")],
    quoted_collations: true,
    usual_collation: Some("binary"),
    named_enums: false,
    member_enums: false,
    enum_text: ENUM_TEXT,
    boolean_check: true,
};

const ENUM_TEXT: Row = same("VARCHAR", Shape::Length);
