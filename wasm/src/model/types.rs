//! A column type: its name, and only the arguments that were given.

use super::ConstraintName;
use crate::error::{Located, Outcome};
use crate::same::same;
use crate::wire::decode::{Decode, Text, missing_field, unknown_field};
use crate::wire::json::{Kind, Reader};

/// A type as a person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type<'a> {
    /// `"string"`, `"VARCHAR"`, `"postgresql.JSONB"` or `"raw"`.
    pub name: Text<'a>,
    /// The arguments, in the order of the request.
    pub args: Vec<(Arg, ArgValue<'a>)>,
}

/// The value of one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgValue<'a> {
    /// A number.
    Number(u32),
    /// A number below zero.
    Negative(i32),
    /// A flag.
    Flag(bool),
    /// A text.
    Text(Text<'a>),
    /// Some texts.
    Texts(Vec<Text<'a>>),
    /// The type of an element.
    Item(Box<Type<'a>>),
    /// The name of a constraint.
    Name(ConstraintName<'a>),
}

enum Form {
    Number,
    /// A number that may be below zero.
    Signed,
    /// A number, or the text `max`.
    Length,
    Flag,
    Text,
    Texts,
    Item,
    Name,
}

macro_rules! arguments {
    ($($(#[$note:meta])* $variant:ident = $key:literal as $form:ident,)*) => {
        /// The arguments that some type takes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Arg { $($(#[$note])* $variant,)* }

        impl Arg {
            const NAMES: &'static [&'static str] = &[$($key),*];

            fn find(key: &str) -> Option<(Self, Form)> {
                Some(match key {
                    $(key if same(key, $key) => (Self::$variant, Form::$form),)*
                    _ => return None,
                })
            }

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

arguments! {
    /// How many characters or bytes.
    Length = "length" as Length,
    /// How many digits.
    Precision = "precision" as Number,
    /// How many of them after the point.
    Scale = "scale" as Signed,
    /// Whether a time zone is kept.
    Timezone = "timezone" as Flag,
    /// How texts compare.
    Collation = "collation" as Text,
    /// How texts are encoded.
    Charset = "charset" as Text,
    /// The members of an enum or set.
    Values = "values" as Texts,
    /// Whether negative numbers are left out.
    Unsigned = "unsigned" as Flag,
    /// Whether numbers are padded with zeros.
    Zerofill = "zerofill" as Flag,
    /// How wide a number is shown.
    DisplayWidth = "displayWidth" as Number,
    /// Digits of a fraction of a second.
    Fsp = "fsp" as Number,
    /// The fields of an interval.
    Fields = "fields" as Text,
    /// Whether the length varies.
    Varying = "varying" as Flag,
    /// Whether a program gets decimals; no SQL comes of it.
    Asdecimal = "asdecimal" as Flag,
    /// Binary digits.
    BinaryPrecision = "binaryPrecision" as Number,
    /// Digits of the days of an interval.
    DayPrecision = "dayPrecision" as Number,
    /// Digits of the fraction of a second of an interval.
    SecondPrecision = "secondPrecision" as Number,
    /// Whether times are shown in the session's zone.
    LocalTimezone = "localTimezone" as Flag,
    /// The name of an enum's own type.
    EnumName = "enumName" as Text,
    /// The schema of an enum's own type.
    EnumSchema = "enumSchema" as Text,
    /// Whether the dialect's own enum is used.
    NativeEnum = "nativeEnum" as Flag,
    /// Whether the enum's type is created.
    CreateType = "createType" as Flag,
    /// Whether a CHECK guards the values.
    CreateConstraint = "createConstraint" as Flag,
    /// The name of that CHECK.
    ConstraintName = "constraintName" as Name,
    /// The element type of an array.
    Item = "item" as Item,
    /// How many dimensions an array has.
    Dimensions = "dimensions" as Number,
    /// The text of a raw type.
    Sql = "sql" as Text,
}

impl<'a> Type<'a> {
    fn arg(&self, arg: Arg) -> Option<&ArgValue<'a>> {
        self.args
            .iter()
            .find(|(given, _)| *given == arg)
            .map(|(_, value)| value)
    }

    /// A number that was given.
    pub fn number(&self, arg: Arg) -> Option<u32> {
        match self.arg(arg) {
            Some(ArgValue::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The scale, which may be below zero.
    pub fn scale(&self) -> Option<i64> {
        match self.arg(Arg::Scale) {
            Some(ArgValue::Number(number)) => Some(i64::from(*number)),
            Some(ArgValue::Negative(number)) => Some(i64::from(*number)),
            _ => None,
        }
    }

    /// A flag, false when it is absent.
    pub fn flag(&self, arg: Arg) -> bool {
        self.flag_or(arg, false)
    }

    /// A flag, or what stands in for it.
    pub fn flag_or(&self, arg: Arg, absent: bool) -> bool {
        match self.arg(arg) {
            Some(ArgValue::Flag(flag)) => *flag,
            _ => absent,
        }
    }

    /// A text that was given.
    pub fn text(&self, arg: Arg) -> Option<&str> {
        match self.arg(arg) {
            Some(ArgValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The members of an enum or set.
    pub fn values(&self) -> &[Text<'a>] {
        match self.arg(Arg::Values) {
            Some(ArgValue::Texts(values)) => values,
            _ => &[],
        }
    }

    /// The element type of an array.
    pub fn item(&self) -> Option<&Type<'a>> {
        match self.arg(Arg::Item) {
            Some(ArgValue::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// The name of the CHECK that guards the values.
    pub fn constraint_name(&self) -> Option<&ConstraintName<'a>> {
        match self.arg(Arg::ConstraintName) {
            Some(ArgValue::Name(name)) => Some(name),
            _ => None,
        }
    }
}

impl<'a> Decode<'a> for Type<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        let mut name = None;
        let mut args = Vec::new();
        reader.open_object()?;
        while let Some(key) = reader.next_key()? {
            if key == "name" {
                name = Some(reader.text().at("name")?);
            } else if let Some((arg, form)) = Arg::find(&key) {
                args.push((arg, form.decode(reader).at(arg.name())?));
            } else {
                return Err(unknown_field(&key, Arg::NAMES));
            }
        }
        let name = name.ok_or_else(|| missing_field("name"))?;
        Ok(Self { name, args })
    }
}

impl Form {
    fn decode<'a>(&self, reader: &mut Reader<'a>) -> Outcome<ArgValue<'a>> {
        Ok(match self {
            Self::Length if reader.peek() == Kind::Text => ArgValue::Text(reader.text()?),
            Self::Number | Self::Length => ArgValue::Number(u32::decode(reader)?),
            Self::Signed => match reader.negative() {
                Some(below) => ArgValue::Negative(below),
                None => ArgValue::Number(u32::decode(reader)?),
            },
            Self::Flag => ArgValue::Flag(reader.bool()?),
            Self::Text => ArgValue::Text(reader.text()?),
            Self::Texts => ArgValue::Texts(Vec::decode(reader)?),
            Self::Item => ArgValue::Item(Box::decode(reader)?),
            Self::Name => ArgValue::Name(ConstraintName::decode(reader)?),
        })
    }
}
