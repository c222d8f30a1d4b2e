//! Types in one spelling, and when two of them are one.

use std::collections::BTreeMap;

use super::lexeme::{Piece, lexemes};
use crate::dialect::facts::{Facts, Grammar};
use crate::error::Outcome;
use crate::model::{Arg, ArgValue, Type};
use crate::server::Server;
use crate::types::read::read_type;
use crate::types::write::write_type;
use crate::wire::types::push_type;
use crate::writer::Writer;

/// What values a type holds, as far as spelling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Texts of any length.
    Text,
    /// Numbers.
    Number,
    /// true and false
    Boolean,
    /// Anything else.
    Other,
}

/// The kind of a normal type.
pub fn kind_of(type_: &Type) -> Kind {
    match base_of(type_) {
        "VARCHAR" | "TEXT" | "NVARCHAR" | "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" | "ENUM"
        | "SET" | "CHAR" | "NCHAR" | "CLOB" => Kind::Text,
        "raw" if type_.text(Arg::Sql) == Some("bpchar") => Kind::Text,
        "INTEGER" | "INT" | "SMALLINT" | "BIGINT" | "TINYINT" | "MEDIUMINT" | "NUMERIC"
        | "REAL" | "FLOAT" | "DOUBLE" | "DOUBLE_PRECISION" | "YEAR" | "NUMBER" => Kind::Number,
        "BOOLEAN" => Kind::Boolean,
        _ => Kind::Other,
    }
}

/// The name of a normal type.
pub fn base_of<'t>(type_: &'t Type) -> &'t str {
    &type_.name
}

/// The text of a normal type: equal texts, equal types.
pub fn type_text(type_: &Type) -> String {
    let mut text = String::new();
    push_type(&mut text, type_);
    text
}

/// The normal types of a schema, of which most stand in many columns.
#[derive(Default)]
pub struct TypeCache(BTreeMap<String, Type<'static>>);

impl TypeCache {
    /// A type as the database would have it.
    pub fn normal(&mut self, writer: &mut Writer, type_: &Type) -> Outcome<Type<'static>> {
        let text = writer.aside(|writer| write_type(writer, type_))?;
        let (facts, server) = (writer.facts, writer.server);
        if let Some(known) = self.0.get(&text) {
            return Ok(known.clone());
        }
        let made = normal_text(facts, server, &text);
        self.0.insert(text, made.clone());
        Ok(made)
    }
}

/// The type that a text names.
pub fn normal_text(facts: &'static Facts, server: Server, text: &str) -> Type<'static> {
    let mut type_ = owned(read_type(facts, text));
    settle(facts, server, &mut type_);
    type_
}

fn settle(facts: &'static Facts, server: Server, type_: &mut Type<'static>) {
    let bare = type_.name.split_once('.').map(|(_, own)| own.to_owned());
    if let Some(bare) = bare {
        type_.name = bare.into();
    }
    let alike = facts.types.alike;
    if let Some((_, name)) = alike.iter().find(|(other, _)| *other == type_.name) {
        type_.name = (*name).into();
    }
    for (arg, value) in &mut type_.args {
        match (arg, value) {
            (Arg::Item, ArgValue::Item(item)) => settle(facts, server, item),
            (Arg::Sql, ArgValue::Text(sql)) => *sql = raw_text(facts, sql).into(),
            (Arg::Charset, ArgValue::Text(charset)) if charset == "utf8" => {
                *charset = "utf8mb3".into();
            }
            _ => {}
        }
    }
    match facts.grammar {
        Grammar::Postgresql => settle_postgresql(type_),
        Grammar::Mysql => settle_mysql(server, type_),
        Grammar::Sqlite | Grammar::Standard => {}
    }
    type_.args.sort_by_key(|(arg, _)| arg.name());
}

fn settle_postgresql(type_: &mut Type) {
    let precision = type_.number(Arg::Precision);
    match type_.name.as_ref() {
        "FLOAT" => {
            let short = precision.is_some_and(|digits| digits <= 24);
            type_.name = if short { "REAL" } else { "DOUBLE_PRECISION" }.into();
            type_.args.clear();
        }
        "TIMESTAMP" | "TIME" | "INTERVAL" if precision == Some(6) => {
            type_.args.retain(|(arg, _)| *arg != Arg::Precision);
        }
        "ARRAY" => type_.args.retain(|(arg, _)| *arg != Arg::Dimensions),
        _ => {}
    }
}

fn settle_mysql(server: Server, type_: &mut Type) {
    let width = type_.number(Arg::DisplayWidth);
    match type_.name.as_ref() {
        "BOOL" | "BOOLEAN" => {
            type_.name = "TINYINT".into();
            type_.args = vec![(Arg::DisplayWidth, ArgValue::Number(1))];
        }
        "JSON" if server.mariadb => type_.name = "LONGTEXT".into(),
        "FLOAT" if type_.scale().is_none() => {
            if type_
                .number(Arg::Precision)
                .is_some_and(|digits| digits > 24)
            {
                type_.name = "DOUBLE".into();
            }
            type_.args.retain(|(arg, _)| *arg != Arg::Precision);
        }
        "TINYINT" if width == Some(1) => {}
        "TINYINT" | "SMALLINT" | "MEDIUMINT" | "INTEGER" | "BIGINT" | "YEAR"
            if !type_.flag(Arg::Zerofill) =>
        {
            type_.args.retain(|(arg, _)| *arg != Arg::DisplayWidth);
        }
        "DATETIME" | "TIMESTAMP" | "TIME" if type_.number(Arg::Fsp) == Some(0) => {
            type_.args.retain(|(arg, _)| *arg != Arg::Fsp);
        }
        _ => {}
    }
}

/// The text of a type that is not known, in one spelling.
fn raw_text(facts: &Facts, sql: &str) -> String {
    let Some(pieces) = lexemes(&facts.lexicon, facts.grammar, sql) else {
        return sql.to_owned();
    };
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let joined = matches!(piece.piece, Piece::Mark(_));
        let after_dot = index
            .checked_sub(1)
            .and_then(|before| pieces.get(before))
            .is_some_and(|before| matches!(before.piece, Piece::Mark('.' | '(')));
        if index > 0 && !joined && !after_dot {
            text.push(' ');
        }
        match &piece.piece {
            Piece::Word(_) => text.push_str(&piece.text.to_lowercase()),
            Piece::Name(name) if is_plain(name) => text.push_str(name),
            _ => text.push_str(piece.text),
        }
    }
    text
}

/// Whether a quoted name says the same without its quotes; `"char"` does not.
fn is_plain(name: &str) -> bool {
    name != "char"
        && name != "bit"
        && name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn owned(type_: Type) -> Type<'static> {
    Type {
        name: type_.name.into_owned().into(),
        args: type_
            .args
            .into_iter()
            .filter_map(|(arg, value)| Some((arg, owned_value(value)?)))
            .collect(),
    }
}

fn owned_value(value: ArgValue) -> Option<ArgValue<'static>> {
    Some(match value {
        ArgValue::Number(number) => ArgValue::Number(number),
        ArgValue::Negative(number) => ArgValue::Negative(number),
        ArgValue::Flag(flag) => ArgValue::Flag(flag),
        ArgValue::Text(text) => ArgValue::Text(text.into_owned().into()),
        ArgValue::Texts(texts) => ArgValue::Texts(
            texts
                .into_iter()
                .map(|text| text.into_owned().into())
                .collect(),
        ),
        ArgValue::Item(item) => ArgValue::Item(Box::new(owned(*item))),
        ArgValue::Name(_) => return None,
    })
}

/// Whether a target's type asks for no change of a database's: a side that
/// leaves a length, a collation or the like unsaid agrees with any. But a
/// database that says no collation has its `usual` one, where that is known, and
/// one that says no digits of a second has the usual ones.
pub fn is_same(database: &Type, target: &Type, usual: Option<&str>) -> bool {
    database.name == target.name
        && is_same_collation(database, target, usual)
        && is_same_fraction(database, target)
        && [
            Arg::Unsigned,
            Arg::Varying,
            Arg::Timezone,
            Arg::LocalTimezone,
        ]
        .into_iter()
        .all(|flag| database.flag(flag) == target.flag(flag))
        && database.args.iter().all(|(arg, value)| {
            let other = target.args.iter().find(|(other, _)| other == arg);
            other.is_none_or(|(_, other)| is_same_value(*arg, value, other, usual))
        })
}

fn is_same_collation(database: &Type, target: &Type, usual: Option<&str>) -> bool {
    let wanted = target.text(Arg::Collation);
    let unsaid = database.text(Arg::Collation).is_none();
    match (wanted, usual) {
        (Some(wanted), Some(usual)) if unsaid => wanted.eq_ignore_ascii_case(usual),
        _ => true,
    }
}

/// A database that says no digits of a second keeps its usual ones, which are not written.
fn is_same_fraction(database: &Type, target: &Type) -> bool {
    let unsaid = |arg| target.number(arg).is_some() && database.number(arg).is_none();
    let timed = matches!(target.name.as_ref(), "TIMESTAMP" | "TIME" | "INTERVAL");
    !(unsaid(Arg::Fsp) || timed && unsaid(Arg::Precision))
}

fn is_same_value(arg: Arg, database: &ArgValue, target: &ArgValue, usual: Option<&str>) -> bool {
    match (database, target) {
        (ArgValue::Item(database), ArgValue::Item(target)) => is_same(database, target, usual),
        (ArgValue::Text(database), ArgValue::Text(target)) if arg != Arg::Sql => {
            database.eq_ignore_ascii_case(target)
        }
        (database, target) => database == target,
    }
}
