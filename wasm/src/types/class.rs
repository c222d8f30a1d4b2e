//! What kind of values a type holds, whatever the dialect.

use crate::model::Type;

/// The kinds that decide something beyond a type's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Whole numbers of two bytes.
    Small,
    /// Whole numbers.
    Integer,
    /// Whole numbers of eight bytes.
    Big,
    /// true and false
    Boolean,
    /// Texts of national character sets.
    Unicode,
    /// JSON documents.
    Json,
    /// UUIDs, as the generic type.
    Uuid,
    /// Days.
    Date,
    /// Days with a time.
    DateTime,
    /// A point in time by the type's own name.
    Timestamp,
    /// A length of time, as the generic type.
    Interval,
    /// One of some texts.
    Enum,
    /// Anything else that was named.
    Other,
    /// No type was given.
    Unknown,
}

impl Class {
    /// Whether a column of this kind can count up by itself.
    pub fn counts(self) -> bool {
        matches!(self, Self::Small | Self::Integer | Self::Big)
    }
}

/// The kind of a type, by its name without the dialect.
pub fn class_of(type_: &Type) -> Class {
    let name = type_
        .name
        .split_once('.')
        .map_or(type_.name.as_ref(), |(_, name)| name);
    match name {
        "smallInteger" | "SMALLINT" => Class::Small,
        "integer" | "INTEGER" | "INT" | "TINYINT" | "MEDIUMINT" => Class::Integer,
        "bigInteger" | "BIGINT" => Class::Big,
        "boolean" | "BOOLEAN" | "BOOL" => Class::Boolean,
        "unicode" | "unicodeText" | "NVARCHAR" | "NCHAR" | "NTEXT" | "NVARCHAR2" | "NCLOB" => {
            Class::Unicode
        }
        "json" | "JSON" | "JSONB" => Class::Json,
        "uuid" => Class::Uuid,
        "date" => Class::Date,
        "dateTime" | "DATETIME" => Class::DateTime,
        "TIMESTAMP" => Class::Timestamp,
        "interval" => Class::Interval,
        "enum" => Class::Enum,
        _ => Class::Other,
    }
}
