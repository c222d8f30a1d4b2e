//! Values that are written into SQL.

use crate::error::Outcome;
use crate::wire::decode::{Decode, Text, single};
use crate::wire::json::{Kind, Reader};

/// A value; JSON's own types stand for themselves, the rest are tagged texts.
#[derive(Clone, Debug)]
pub enum Literal<'a> {
    /// NULL
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, in digits.
    Number(Text<'a>),
    /// A text.
    Text(Text<'a>),
    /// Bytes, in hexadecimal.
    Bytes(Text<'a>),
    /// `YYYY-MM-DD`
    Date(Text<'a>),
    /// `HH:MM:SS[.ffffff]`
    Time(Text<'a>),
    /// `YYYY-MM-DD HH:MM:SS[.ffffff][+HH:MM]`
    DateTime(Text<'a>),
    /// A JSON document.
    Json(Text<'a>),
    /// An SQL expression.
    Sql(Text<'a>),
}

const TAGS: [&str; 7] = ["number", "bytes", "date", "time", "dateTime", "json", "sql"];

impl<'a> Decode<'a> for Literal<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        match reader.peek() {
            Kind::Null => reader.null().map(|_| Self::Null),
            Kind::Bool => reader.bool().map(Self::Bool),
            Kind::Number => reader.number().map(|number| Self::Number(number.into())),
            Kind::Text => reader.text().map(Self::Text),
            Kind::Object => single(reader, &TAGS, |reader, tag| {
                let text = reader.text()?;
                Ok(match tag {
                    "number" => Self::Number(text),
                    "bytes" => Self::Bytes(text),
                    "date" => Self::Date(text),
                    "time" => Self::Time(text),
                    "dateTime" => Self::DateTime(text),
                    "json" => Self::Json(text),
                    _ => Self::Sql(text),
                })
            }),
            Kind::List | Kind::Nothing => Err(reader.mismatch("a literal")),
        }
    }
}
