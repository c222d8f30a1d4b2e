//! Types from the texts of catalogs: the way back from `write`.
//!
//! What is not known stays as it is: a raw type is written as it was read.

use std::borrow::Cow;

use super::catalog::{COMMON, Row, Shape};
use super::scan::{Argument, Parts, scan};
use super::write::INTERVAL_FIELDS;
use crate::dialect::facts::Facts;
use crate::model::{Arg, ArgValue, Type};

type Args<'a> = Vec<(Arg, ArgValue<'a>)>;

/// The type that a catalog's text names.
pub fn read_type<'a>(facts: &Facts, text: &'a str) -> Type<'a> {
    let known = scan(&facts.lexicon, text).and_then(|parts| {
        let item = read_single(facts, &parts)?;
        array_of(facts, item, parts.dimensions)
    });
    known.unwrap_or_else(|| {
        let item = text.trim_end_matches("[]");
        let dimensions = (text.len() - item.len()) / 2;
        u32::try_from(dimensions)
            .ok()
            .and_then(|dimensions| array_of(facts, raw(item), dimensions))
            .unwrap_or_else(|| raw(text))
    })
}

fn raw(text: &str) -> Type<'_> {
    Type {
        name: "raw".into(),
        args: vec![(Arg::Sql, ArgValue::Text(text.into()))],
    }
}

/// The type itself without dimensions; none where there are no arrays.
fn array_of<'a>(facts: &Facts, item: Type<'a>, dimensions: u32) -> Option<Type<'a>> {
    if dimensions == 0 {
        return Some(item);
    }
    let mut upper = facts.types.upper.iter();
    upper.find(|row| row.shape == Shape::Array)?;
    let mut args = vec![(Arg::Item, ArgValue::Item(Box::new(item)))];
    if dimensions > 1 {
        args.push((Arg::Dimensions, ArgValue::Number(dimensions)));
    }
    Some(Type {
        name: format!("{}.ARRAY", facts.name).into(),
        args,
    })
}

/// A type that is no array: by its common name where that says all, else by the dialect's own.
fn read_single<'a>(facts: &Facts, parts: &Parts) -> Option<Type<'a>> {
    let pieces = Pieces::of(parts)?;
    let synonyms = facts.types.synonyms;
    find_named(facts, &pieces).or_else(|| {
        let (_, name) = synonyms.iter().find(|(other, _)| *other == pieces.name)?;
        find_named(facts, &pieces.renamed(name))
    })
}

fn find_named<'a>(facts: &Facts, pieces: &Pieces) -> Option<Type<'a>> {
    let bare = find_bare(facts, pieces).and_then(|row| Some((row, fill(row, pieces.clone())?)));
    let said = bare
        .as_ref()
        .is_some_and(|(row, args)| is_common(row, args));
    let own = || {
        let row = lookup(facts.types.own, pieces)?;
        let name = format!("{}.{}", facts.name, row.name);
        Some(named(name.into(), fill(row, pieces.clone())?))
    };
    let bare = bare.map(|(row, args)| named(row.name.into(), args));
    if said { bare } else { own().or(bare) }
}

fn named<'a>(name: Cow<'a, str>, args: Args<'a>) -> Type<'a> {
    Type { name, args }
}

fn lookup(rows: &'static [Row], pieces: &Pieces) -> Option<Row> {
    rows.iter().find(|row| pieces.names(row)).copied()
}

/// An UPPERCASE type; the common ones that the dialect writes otherwise are left out.
fn find_bare(facts: &Facts, pieces: &Pieces) -> Option<Row> {
    let upper = facts.types.upper;
    let listed =
        |row: &&Row| pieces.names(row) && !upper.iter().any(|other| other.name == row.name);
    lookup(upper, pieces).or_else(|| COMMON.iter().find(listed).copied())
}

/// Whether the common type of that name takes these arguments, too.
fn is_common(row: &Row, args: &Args) -> bool {
    COMMON
        .iter()
        .filter(|common| common.name == row.name)
        .any(|common| {
            let takes = common.shape.args();
            args.iter().all(|(arg, _)| takes.contains(arg))
        })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    With,
    Without,
    Local,
}

/// The parts by their meaning; what a shape takes is gone afterwards.
#[derive(Clone, Default)]
struct Pieces {
    name: String,
    zone: Option<Zone>,
    unsigned: bool,
    zerofill: bool,
    /// What stands in parentheses after the name.
    group: Option<Vec<Argument>>,
    /// What stands in parentheses inside of the name, after two words.
    inner: Option<Vec<Argument>>,
    charset: Option<String>,
    collation: Option<String>,
}

impl Pieces {
    fn of(parts: &Parts) -> Option<Self> {
        let mut pieces = Self::default().renamed(&parts.words.join(" "));
        pieces.charset.clone_from(&parts.charset);
        pieces.collation.clone_from(&parts.collation);
        let words = pieces.name.split(' ').count();
        for group in &parts.groups {
            let place = match group.after {
                after if after == words => &mut pieces.group,
                2 => &mut pieces.inner,
                _ => return None,
            };
            if place.replace(group.arguments.clone()).is_some() {
                return None;
            }
        }
        Some(pieces)
    }

    /// The same with another name, whose last words may say more than a name.
    fn renamed(&self, name: &str) -> Self {
        let mut pieces = self.clone();
        let mut name = name;
        pieces.zerofill |= take(&mut name, " ZEROFILL");
        pieces.unsigned |= take(&mut name, " UNSIGNED");
        if take(&mut name, " WITH TIME ZONE") {
            pieces.zone = Some(Zone::With);
        } else if take(&mut name, " WITHOUT TIME ZONE") {
            pieces.zone = Some(Zone::Without);
        } else if take(&mut name, " WITH LOCAL TIME ZONE") {
            pieces.zone = Some(Zone::Local);
        }
        name.clone_into(&mut pieces.name);
        pieces
    }

    /// Whether the name is the row's.
    fn names(&self, row: &Row) -> bool {
        let Some(after) = self.name.strip_prefix(row.sql) else {
            return false;
        };
        match row.shape {
            Shape::Enum | Shape::Array => false,
            Shape::Bits => matches!(after, "" | " VARYING"),
            Shape::DaySecond => after == " DAY TO SECOND",
            Shape::Interval => after
                .strip_prefix(' ')
                .is_none_or(|fields| INTERVAL_FIELDS.contains(&fields)),
            _ => after.is_empty(),
        }
    }

    fn is_empty(&self) -> bool {
        let Self {
            name: _,
            zone,
            unsigned,
            zerofill,
            group,
            inner,
            charset,
            collation,
        } = self;
        zone.is_none()
            && !unsigned
            && !zerofill
            && group.is_none()
            && inner.is_none()
            && charset.is_none()
            && collation.is_none()
    }
}

fn take(name: &mut &str, tail: &str) -> bool {
    let head = name.strip_suffix(tail);
    *name = head.unwrap_or(name);
    head.is_some()
}

/// The arguments of a row; none when the text says more or less than the row writes.
fn fill<'a>(row: Row, mut pieces: Pieces) -> Option<Args<'a>> {
    let mut args = Vec::new();
    fill_group(row.shape, &mut pieces, &mut args)?;
    let takes = row.shape.args();
    if takes.contains(&Arg::Timezone) {
        fill_zone(row.shape, pieces.zone.take(), &mut args)?;
    }
    if takes.contains(&Arg::Unsigned) {
        for (arg, flag) in [
            (Arg::Unsigned, std::mem::take(&mut pieces.unsigned)),
            (Arg::Zerofill, std::mem::take(&mut pieces.zerofill)),
        ] {
            if flag {
                args.push((arg, ArgValue::Flag(true)));
            }
        }
    }
    for (arg, text) in [
        (Arg::Charset, &mut pieces.charset),
        (Arg::Collation, &mut pieces.collation),
    ] {
        if takes.contains(&arg)
            && let Some(text) = text.take()
        {
            args.push((arg, ArgValue::Text(text.into())));
        }
    }
    pieces.is_empty().then_some(args)
}

fn fill_zone(shape: Shape, zone: Option<Zone>, args: &mut Args) -> Option<()> {
    let flag = match (shape, zone) {
        (_, None) => return Some(()),
        (Shape::Zoned, Some(Zone::Without)) => return Some(()),
        (Shape::Zoned | Shape::LocalZone, Some(Zone::With)) => Arg::Timezone,
        (Shape::LocalZone, Some(Zone::Local)) => Arg::LocalTimezone,
        _ => return None,
    };
    args.push((flag, ArgValue::Flag(true)));
    Some(())
}

fn fill_group(shape: Shape, pieces: &mut Pieces, args: &mut Args) -> Option<()> {
    let group = pieces.group.take();
    match shape {
        Shape::Plain | Shape::Boolean(_) | Shape::ZonedName(_) | Shape::LocalZone => {
            group.is_none().then_some(())
        }
        Shape::Enum | Shape::Array => None,
        Shape::Bits => {
            if pieces.name.ends_with(" VARYING") {
                args.push((Arg::Varying, ArgValue::Flag(true)));
            }
            numbers(group.as_deref(), &[Arg::Length], args)
        }
        Shape::Interval => {
            if let Some(fields) = pieces.name.strip_prefix("INTERVAL ") {
                args.push((Arg::Fields, ArgValue::Text(fields.to_owned().into())));
            }
            numbers(group.as_deref(), &[Arg::Precision], args)
        }
        Shape::DaySecond => {
            let inner = pieces.inner.take();
            numbers(inner.as_deref(), &[Arg::DayPrecision], args)?;
            numbers(group.as_deref(), &[Arg::SecondPrecision], args)
        }
        Shape::Members => {
            let values = group?.into_iter().map(|value| match value {
                Argument::Text(text) => Some(text.into()),
                _ => None,
            });
            args.push((Arg::Values, ArgValue::Texts(values.collect::<Option<_>>()?)));
            Some(())
        }
        Shape::LengthMax => match group?.as_slice() {
            [Argument::Words(word)] if word == "MAX" => Some(()),
            group => numbers(Some(group), &[Arg::Length], args),
        },
        Shape::LengthChar => match group?.as_slice() {
            [Argument::Words(words)] => {
                let number = words.strip_suffix(" CHAR")?.parse().ok()?;
                args.push((Arg::Length, ArgValue::Number(number)));
                Some(())
            }
            _ => None,
        },
        Shape::LengthRequired | Shape::CharsetLength => {
            numbers(Some(&group?), &[Arg::Length], args)
        }
        Shape::Length | Shape::Charset => numbers(group.as_deref(), &[Arg::Length], args),
        Shape::Digits | Shape::UnsignedDigits => {
            numbers(group.as_deref(), &[Arg::Precision, Arg::Scale], args)
        }
        Shape::Precision | Shape::Zoned => numbers(group.as_deref(), &[Arg::Precision], args),
        Shape::BinaryPrecision => numbers(group.as_deref(), &[Arg::BinaryPrecision], args),
        Shape::Fraction => numbers(group.as_deref(), &[Arg::Fsp], args),
        Shape::UnsignedWidth => numbers(group.as_deref(), &[Arg::DisplayWidth], args),
    }
}

/// Numbers in their places.
fn numbers(group: Option<&[Argument]>, places: &[Arg], args: &mut Args) -> Option<()> {
    let Some(group) = group else {
        return Some(());
    };
    if group.is_empty() || group.len() > places.len() {
        return None;
    }
    for (arg, argument) in places.iter().zip(group) {
        let Argument::Number(number) = argument else {
            return None;
        };
        let value = match (arg, u32::try_from(*number)) {
            (_, Ok(number)) => ArgValue::Number(number),
            (Arg::Scale, Err(_)) => ArgValue::Negative(*number),
            _ => return None,
        };
        args.push((*arg, value));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::catalog::{COMMON, Row, Shape};
    use super::super::write::write_type;
    use super::read_type;
    use crate::dialect::DIALECTS;
    use crate::dialect::facts::Facts;
    use crate::error::Outcome;
    use crate::model::{Arg, ArgValue, Type};
    use crate::server::Server;
    use crate::writer::Writer;

    fn written(facts: &'static Facts, type_: &Type) -> Outcome<String> {
        let mut writer = Writer::new(facts, Server::default(), 64);
        write_type(&mut writer, type_).map(|()| writer.finish().0)
    }

    fn sample<'a>(arg: Arg) -> Option<ArgValue<'a>> {
        Some(match arg {
            Arg::Length => ArgValue::Number(20),
            Arg::Precision | Arg::BinaryPrecision => ArgValue::Number(6),
            Arg::Scale => ArgValue::Number(2),
            Arg::Fsp | Arg::DayPrecision | Arg::SecondPrecision => ArgValue::Number(3),
            Arg::DisplayWidth => ArgValue::Number(9),
            Arg::Timezone | Arg::LocalTimezone | Arg::Varying => ArgValue::Flag(true),
            Arg::Unsigned | Arg::Zerofill => ArgValue::Flag(true),
            Arg::Charset => ArgValue::Text("latin1".into()),
            Arg::Collation => ArgValue::Text("latin1_bin".into()),
            Arg::Fields => ArgValue::Text("DAY TO SECOND".into()),
            Arg::Values => ArgValue::Texts(vec!["a".into(), "it's \\ (,".into()]),
            Arg::EnumName => ArgValue::Text("my mood".into()),
            Arg::Item => ArgValue::Item(Box::new(Type {
                name: "VARCHAR".into(),
                args: vec![(Arg::Length, ArgValue::Number(5))],
            })),
            Arg::Dimensions => ArgValue::Number(2),
            _ => return None,
        })
    }

    /// The row's type with each set of its arguments.
    fn variants(name: &str, row: Row) -> Vec<Type<'_>> {
        let args: Vec<_> = row
            .shape
            .args()
            .iter()
            .filter_map(|arg| Some((*arg, sample(*arg)?)))
            .collect();
        let set = |bits: usize| {
            let chosen = args.iter().enumerate();
            chosen
                .filter(|(at, _)| bits & (1 << at) != 0)
                .map(|(_, arg)| arg.clone())
                .collect()
        };
        let all = if row.shape == Shape::Enum {
            8
        } else {
            1 << args.len()
        };
        (0..all)
            .map(|bits| Type {
                name: name.into(),
                args: set(bits),
            })
            .collect()
    }

    #[test]
    fn what_is_written_is_read_as_a_type_that_is_written_alike() {
        let mut seen = 0;
        for facts in DIALECTS.map(|dialect| dialect.facts()) {
            let types = facts.types;
            let own = types.own.iter().map(|row| (true, row));
            let bare = [types.generic, types.upper, COMMON].into_iter().flatten();
            for (own, row) in bare.map(|row| (false, row)).chain(own) {
                let name = if own {
                    format!("{}.{}", facts.name, row.name)
                } else {
                    row.name.to_owned()
                };
                for type_ in variants(&name, *row) {
                    let Ok(sql) = written(facts, &type_) else {
                        continue;
                    };
                    let read = read_type(facts, &sql);
                    let again = written(facts, &read).unwrap_or_default();
                    assert_eq!(again, sql, "{}: {type_:?} read as {read:?}", facts.name);
                    seen += 1;
                }
            }
        }
        assert!(seen > 500, "{seen}");
    }
}
