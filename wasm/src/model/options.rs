//! Dialect options by the names that people write.

use crate::error::Outcome;
use crate::wire::decode::{Decode, Map, Text, is_object, single};
use crate::wire::json::{Kind, Reader};

/// The options of one table, column, constraint or index, in their order.
pub type Options<'a> = Map<'a, OptionValue<'a>>;

/// The value of one option.
#[derive(Clone, Debug)]
pub enum OptionValue<'a> {
    /// Not set.
    Null,
    /// On or off.
    Bool(bool),
    /// A number as it is written.
    Number(Text<'a>),
    /// A text.
    Text(Text<'a>),
    /// Some texts.
    Texts(Vec<Text<'a>>),
    /// An SQL expression.
    Sql(Text<'a>),
    /// Values by key, such as `fastupdate` → `off`.
    Map(Vec<(Text<'a>, Scalar<'a>)>),
}

/// A value inside a map.
#[derive(Clone, Debug)]
pub enum Scalar<'a> {
    /// On or off.
    Bool(bool),
    /// A number as it is written.
    Number(Text<'a>),
    /// A text.
    Text(Text<'a>),
}

impl<'a> Decode<'a> for OptionValue<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        match reader.peek() {
            Kind::Null => reader.null().map(|_| Self::Null),
            Kind::Bool => reader.bool().map(Self::Bool),
            Kind::Number => reader.number().map(|number| Self::Number(number.into())),
            Kind::Text => reader.text().map(Self::Text),
            Kind::List => Vec::decode(reader).map(Self::Texts),
            Kind::Object | Kind::Nothing => single(reader, &["sql", "map"], |reader, tag| {
                if tag == "map" && is_object(reader) {
                    return Map::decode(reader).map(|Map(entries)| Self::Map(entries));
                }
                reader.text().map(Self::Sql)
            }),
        }
    }
}

impl<'a> Decode<'a> for Scalar<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        match reader.peek() {
            Kind::Bool => reader.bool().map(Self::Bool),
            Kind::Number => reader.number().map(|number| Self::Number(number.into())),
            _ => reader.text().map(Self::Text),
        }
    }
}
