//! From JSON to the model: one trait, and the macro that writes it for structs.

use std::borrow::Cow;

use super::json::{Kind, Reader};
use super::scan::digits;
use crate::error::{Code, Fault, Located, Outcome};
use crate::nearest::did_you_mean;

/// A text of the request, borrowed where it has no escapes.
pub type Text<'a> = Cow<'a, str>;

/// What can be read from a request.
pub trait Decode<'a>: Sized {
    /// Reads one value.
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self>;

    /// What stands in when the field is absent; none makes the field required.
    fn absent() -> Option<Self> {
        None
    }
}

/// An object whose fields are read in place, beside a tag that was already looked at.
pub trait Fields<'a>: Sized {
    /// Reads the object; the field `tag` is passed over.
    fn decode_fields(reader: &mut Reader<'a>, tag: &str) -> Outcome<Self>;
}

/// Declares a struct together with its decoder: `field: Type = "wireName"`.
/// With `by "kind"`, the field `kind` may stand in the object and is passed over.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($fields:tt)* }) => {
        $crate::wire::decode::record! { $(#[$meta])* $name by "" { $($fields)* } }
    };
    ($(#[$meta:meta])* $name:ident by $tag:literal { $($(#[$note:meta])* $field:ident: $type:ty = $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name<'a> { $($(#[$note])* pub $field: $type,)* }

        impl<'a> $crate::wire::decode::Fields<'a> for $name<'a> {
            fn decode_fields(
                reader: &mut $crate::wire::json::Reader<'a>,
                tag: &str,
            ) -> $crate::error::Outcome<Self> {
                use $crate::error::Located as _;
                $(let mut $field: Option<$type> = None;)*
                reader.open_object()?;
                while let Some(key) = reader.next_key()? {
                    match key.as_ref() {
                        $(key if $crate::same::same(key, $key) => $field = Some($crate::wire::decode::Decode::decode(reader).at($key)?),)*
                        other if other == tag => reader.skip_value()?,
                        other => return Err($crate::wire::decode::unknown_field(other, &[$($key),*])),
                    }
                }
                Ok(Self { $($field: $crate::wire::decode::settle($field, $key)?,)* })
            }
        }

        impl<'a> $crate::wire::decode::Decode<'a> for $name<'a> {
            fn decode(reader: &mut $crate::wire::json::Reader<'a>) -> $crate::error::Outcome<Self> {
                $crate::wire::decode::Fields::decode_fields(reader, $tag)
            }
        }
    };
}

/// Declares an enum of records that a tag field tells apart.
macro_rules! tagged {
    ($(#[$meta:meta])* $name:ident by $tag:literal { $($(#[$note:meta])* $variant:ident($type:ident) = $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub enum $name<'a> { $($(#[$note])* $variant($type<'a>),)* }

        impl<'a> $crate::wire::decode::Decode<'a> for $name<'a> {
            fn decode(reader: &mut $crate::wire::json::Reader<'a>) -> $crate::error::Outcome<Self> {
                let Some(tag) = reader.peek_text($tag)? else {
                    return Err($crate::wire::decode::missing_field($tag));
                };
                match tag.as_ref() {
                    $(tag if $crate::same::same(tag, $key) => $crate::wire::decode::Fields::decode_fields(reader, $tag).map(Self::$variant),)*
                    other => Err($crate::wire::decode::unknown_name($tag, other, &[$($key),*])),
                }
            }
        }
    };
}

pub(crate) use {record, tagged};

/// A field's value, or what stands in for it.
pub fn settle<'a, T: Decode<'a>>(found: Option<T>, key: &'static str) -> Outcome<T> {
    found.or_else(T::absent).ok_or_else(|| missing_field(key))
}

/// The fault for a required field that is absent.
#[cold]
pub fn missing_field(key: &'static str) -> Box<Fault> {
    Fault::new(
        Code::FieldMissing,
        format!("The field \"{key}\" is missing"),
    )
}

/// The fault for a field that the wire does not know.
#[cold]
pub fn unknown_field(key: &str, known: &[&'static str]) -> Box<Fault> {
    let mut fault = Fault::new(Code::FieldUnknown, format!("Unknown field \"{key}\""));
    fault.hint = did_you_mean(key, known.iter().copied());
    fault
}

/// The fault for a name that is none of the known ones.
#[cold]
pub fn unknown_name(what: &str, name: &str, known: &[&'static str]) -> Box<Fault> {
    let mut fault = Fault::new(Code::NameUnknown, format!("Unknown {what} \"{name}\""));
    fault.hint = did_you_mean(name, known.iter().copied());
    fault
}

impl<'a> Decode<'a> for Text<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        reader.text()
    }
}

/// An absent flag is false.
impl<'a> Decode<'a> for bool {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        reader.bool()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl<'a> Decode<'a> for u32 {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        let number = reader.number()?;
        number.parse().map_err(|_| {
            let message = format!("Expected a whole number from 0 to 4294967295, got {number}");
            Fault::new(Code::Mismatch, message)
        })
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Option<T> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        T::decode(reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Box<T> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        T::decode(reader).map(Box::new)
    }
}

/// An absent list is empty.
impl<'a, T: Decode<'a>> Decode<'a> for Vec<T> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        reader.open_list()?;
        let mut list = Self::new();
        while reader.next_element()? {
            list.push(T::decode(reader).index(list.len())?);
        }
        Ok(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// An object with keys of the caller's choice, in their order.
#[derive(Clone, Debug)]
pub struct Map<'a, T>(pub Vec<(Text<'a>, T)>);

impl<T> Default for Map<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<'_, T> {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Map<'a, T> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        reader.open_object()?;
        let mut entries = Vec::new();
        while let Some(key) = reader.next_key()? {
            let value = T::decode(reader).key(&key)?;
            entries.push((key, value));
        }
        Ok(Self(entries))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

/// What an alteration says of one property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// Nothing: it stays.
    Keep,
    /// `null`: it goes.
    Drop,
    /// It becomes this.
    Set(T),
}

impl<T> Change<T> {
    /// The new value, if there is one.
    pub fn set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Drop => None,
        }
    }

    /// Whether anything is said at all.
    pub fn given(&self) -> bool {
        !matches!(self, Self::Keep)
    }
}

impl<'a, T: Decode<'a>> Decode<'a> for Change<T> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        if reader.null()? {
            return Ok(Self::Drop);
        }
        T::decode(reader).map(Self::Set)
    }

    fn absent() -> Option<Self> {
        Some(Self::Keep)
    }
}

/// A whole number in digits, of any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer<'a>(pub &'a str);

impl<'a> Decode<'a> for Integer<'a> {
    fn decode(reader: &mut Reader<'a>) -> Outcome<Self> {
        let number = reader.number()?;
        if digits(number.strip_prefix('-').unwrap_or(number)) {
            return Ok(Self(number));
        }
        Err(Fault::new(
            Code::Mismatch,
            format!("Expected a whole number, got {number}"),
        ))
    }
}

/// Reads an object of exactly one field, and hands its key on.
pub fn single<'a, T>(
    reader: &mut Reader<'a>,
    known: &[&'static str],
    read: impl FnOnce(&mut Reader<'a>, &'static str) -> Outcome<T>,
) -> Outcome<T> {
    reader.open_object()?;
    let Some(key) = reader.next_key()? else {
        let wanted = known.join("\", \"");
        return Err(Fault::new(
            Code::FieldMissing,
            format!("One of \"{wanted}\" is missing"),
        ));
    };
    let Some(name) = known.iter().find(|name| **name == key) else {
        return Err(unknown_field(&key, known));
    };
    let value = read(reader, name).at(name)?;
    match reader.next_key()? {
        None => Ok(value),
        Some(second) => Err(Fault::new(
            Code::FieldUnknown,
            format!("\"{name}\" and \"{second}\" exclude each other"),
        )),
    }
}

/// Whether an object comes next; a text otherwise.
pub fn is_object(reader: &mut Reader<'_>) -> bool {
    reader.peek() == Kind::Object
}
