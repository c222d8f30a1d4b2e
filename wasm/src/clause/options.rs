//! Dialect options: which are known where, and their values.

use crate::error::{Code, Fault, Located, Outcome};
use crate::model::options::Scalar;
use crate::model::{OptionValue, Options};
use crate::nearest::did_you_mean;
use crate::wire::decode::Text;
use crate::writer::Writer;

/// What options are said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// CREATE TABLE
    Table,
    /// DROP TABLE
    DropTable,
    /// A column definition
    Column,
    /// ALTER COLUMN
    AlterColumn,
    /// DROP COLUMN
    DropColumn,
    /// CREATE INDEX and DROP INDEX
    Index,
    /// PRIMARY KEY
    PrimaryKey,
    /// UNIQUE
    Unique,
    /// FOREIGN KEY
    ForeignKey,
    /// CHECK
    Check,
}

use Target::{
    AlterColumn, Check, Column, DropColumn, ForeignKey, Index, PrimaryKey, Table, Unique,
};

/// The dialects' names as they start an option.
const PREFIXES: [&str; 6] = [
    "sqlite",
    "postgresql",
    "mysql",
    "mariadb",
    "mssql",
    "oracle",
];

const KNOWN: &[(&str, &[Target])] = &[
    ("sqliteAutoincrement", &[Table]),
    ("sqliteOnConflict", &[PrimaryKey, Unique, Check]),
    ("sqliteOnConflictNotNull", &[Column]),
    ("sqliteStrict", &[Table]),
    ("sqliteWhere", &[Index]),
    ("sqliteWithRowid", &[Table]),
    ("postgresqlConcurrently", &[Index]),
    ("postgresqlInclude", &[Index, Unique, PrimaryKey]),
    ("postgresqlInherits", &[Table]),
    ("postgresqlNotValid", &[ForeignKey, Check]),
    ("postgresqlNullsNotDistinct", &[Index, Unique]),
    ("postgresqlOnCommit", &[Table]),
    ("postgresqlOps", &[Index]),
    ("postgresqlPartitionBy", &[Table]),
    ("postgresqlTablespace", &[Table, Index]),
    ("postgresqlUsing", &[Table, Index, AlterColumn]),
    ("postgresqlWhere", &[Index]),
    ("postgresqlWith", &[Table, Index]),
    ("postgresqlWithOids", &[Table]),
    ("mysqlAutoIncrement", &[Table]),
    ("mysqlAvgRowLength", &[Table]),
    ("mysqlCharacterSet", &[Table]),
    ("mysqlCharset", &[Table]),
    ("mysqlChecksum", &[Table]),
    ("mysqlCollate", &[Table]),
    ("mysqlCompression", &[Table]),
    ("mysqlConnection", &[Table]),
    ("mysqlDataDirectory", &[Table]),
    ("mysqlDefaultCharset", &[Table]),
    ("mysqlDefaultCollate", &[Table]),
    ("mysqlDelayKeyWrite", &[Table]),
    ("mysqlEncryption", &[Table]),
    ("mysqlEngine", &[Table]),
    ("mysqlIndexDirectory", &[Table]),
    ("mysqlInsertMethod", &[Table]),
    ("mysqlKeyBlockSize", &[Table, Index]),
    ("mysqlLength", &[Index]),
    ("mysqlMaxRows", &[Table]),
    ("mysqlMinRows", &[Table]),
    ("mysqlPackKeys", &[Table]),
    ("mysqlPartitionBy", &[Table]),
    ("mysqlPartitions", &[Table]),
    ("mysqlPrefix", &[Index]),
    ("mysqlRowFormat", &[Table]),
    ("mysqlStatsAutoRecalc", &[Table]),
    ("mysqlStatsPersistent", &[Table]),
    ("mysqlStatsSamplePages", &[Table]),
    ("mysqlSubpartitionBy", &[Table]),
    ("mysqlSubpartitions", &[Table]),
    ("mysqlTablespace", &[Table]),
    ("mysqlUnion", &[Table]),
    ("mysqlUsing", &[Index, PrimaryKey, Unique]),
    ("mysqlWithParser", &[Index]),
    ("mssqlClustered", &[Index, PrimaryKey, Unique]),
    ("mssqlColumnstore", &[Index]),
    ("mssqlDropCheck", &[DropColumn]),
    ("mssqlDropDefault", &[DropColumn]),
    ("mssqlDropForeignKey", &[DropColumn]),
    ("mssqlIdentityIncrement", &[Column]),
    ("mssqlIdentityStart", &[Column]),
    ("mssqlInclude", &[Index]),
    ("mssqlWhere", &[Index]),
    ("oracleBitmap", &[Index]),
    ("oracleCompress", &[Table, Index]),
    ("oracleOnCommit", &[Table]),
    ("oracleTablespace", &[Table, Index]),
];

/// Refuses what the active dialect does not know, and what belongs to no dialect.
pub fn check_options(writer: &Writer, target: Target, options: &Options) -> Outcome<()> {
    for (key, _) in &options.0 {
        if !is_fine(writer, target, key) {
            return Err(unknown_option(writer, target, key))
                .key(key)
                .at("options");
        }
    }
    Ok(())
}

fn is_fine(writer: &Writer, target: Target, key: &str) -> bool {
    let Some((prefix, rest)) = split(key) else {
        return false;
    };
    if !writer.facts.option_prefixes.contains(&prefix) {
        return true;
    }
    let main = writer.facts.name;
    known(target).any(|known| known.strip_prefix(main) == Some(rest))
}

/// The dialect that an option names, and the rest.
fn split(key: &str) -> Option<(&'static str, &str)> {
    PREFIXES.into_iter().find_map(|prefix| {
        let rest = key.strip_prefix(prefix)?;
        rest.starts_with(|letter: char| letter.is_ascii_uppercase())
            .then_some((prefix, rest))
    })
}

fn known(target: Target) -> impl Iterator<Item = &'static str> {
    KNOWN
        .iter()
        .filter(move |(_, targets)| targets.contains(&target))
        .map(|(key, _)| *key)
}

#[cold]
fn unknown_option(writer: &Writer, target: Target, key: &str) -> Box<Fault> {
    let mut fault = Fault::new(Code::Option, format!("Unknown option \"{key}\""));
    let main = writer.facts.name;
    let own = known(target).filter(|known| split(key).is_none() || known.starts_with(main));
    fault.hint = did_you_mean(key, own).or_else(|| {
        let all: Vec<&str> = known(target)
            .filter(|known| known.starts_with(main))
            .collect();
        Some(if all.is_empty() {
            format!("{} takes no option here", writer.facts.title)
        } else {
            format!("{} knows {} here", writer.facts.title, all.join(", "))
        })
    });
    fault
}

/// The value of an option of the active dialect, named with its main prefix.
pub fn find<'o, 'a>(
    writer: &Writer,
    options: &'o Options<'a>,
    key: &str,
) -> Option<&'o OptionValue<'a>> {
    if options.0.is_empty() {
        return None;
    }
    let value = writer
        .server
        .mariadb
        .then(|| options.get(&key.replacen("mysql", "mariadb", 1)))
        .flatten()
        .or_else(|| options.get(key));
    value.filter(|value| !matches!(value, OptionValue::Null))
}

/// An option that is on or off.
pub fn flag(writer: &Writer, options: &Options, key: &str) -> Outcome<Option<bool>> {
    match find(writer, options, key) {
        None => Ok(None),
        Some(OptionValue::Bool(flag)) => Ok(Some(*flag)),
        Some(value) => Err(wrong(key, "true or false", value)),
    }
}

/// An option that is a text or an expression.
pub fn text<'o>(writer: &Writer, options: &'o Options, key: &str) -> Outcome<Option<&'o str>> {
    match find(writer, options, key) {
        None => Ok(None),
        Some(OptionValue::Text(text) | OptionValue::Sql(text) | OptionValue::Number(text)) => {
            Ok(Some(text))
        }
        Some(value) => Err(wrong(key, "a text", value)),
    }
}

/// An option that is some names, or one.
pub fn texts<'o, 'a>(
    writer: &Writer,
    options: &'o Options<'a>,
    key: &str,
) -> Outcome<&'o [Text<'a>]> {
    match find(writer, options, key) {
        None => Ok(&[]),
        Some(OptionValue::Texts(texts)) => Ok(texts),
        Some(OptionValue::Text(text)) => Ok(std::slice::from_ref(text)),
        Some(value) => Err(wrong(key, "a list of names", value)),
    }
}

/// The entries of an option that is a map.
pub type Entries<'o, 'a> = &'o [(Text<'a>, Scalar<'a>)];

/// An option that has values by key.
pub fn entries<'o, 'a>(
    writer: &Writer,
    options: &'o Options<'a>,
    key: &str,
) -> Outcome<Entries<'o, 'a>> {
    match find(writer, options, key) {
        None => Ok(&[]),
        Some(OptionValue::Map(entries)) => Ok(entries),
        Some(value) => Err(wrong(key, "values by key, { key: value }", value)),
    }
}

/// The fault for a value of the wrong kind.
pub fn wrong(key: &str, wanted: &str, value: &OptionValue) -> Box<Fault> {
    let fault = Fault::hinted(
        Code::Option,
        format!(
            "The option \"{key}\" must be {wanted}, but is {}",
            shown(value)
        ),
        format!("Give {wanted}, or leave the option out"),
    );
    let located: Outcome<()> = Err(fault).key(key).at("options");
    match located {
        Err(fault) => fault,
        Ok(()) => Fault::new(Code::Option, key),
    }
}

/// A value as a message quotes it.
fn shown(value: &OptionValue) -> String {
    match value {
        OptionValue::Null => "null".to_owned(),
        OptionValue::Bool(flag) => flag.to_string(),
        OptionValue::Number(number) => number.to_string(),
        OptionValue::Text(text) => format!("\"{text}\""),
        OptionValue::Sql(sql) => format!("the SQL \"{sql}\""),
        OptionValue::Texts(_) => "a list".to_owned(),
        OptionValue::Map(_) => "an object".to_owned(),
    }
}

/// A scalar as SQL takes it in `key = value`.
pub fn scalar_text(value: &Scalar) -> String {
    match value {
        Scalar::Bool(true) => "true".to_owned(),
        Scalar::Bool(false) => "false".to_owned(),
        Scalar::Number(text) | Scalar::Text(text) => text.to_string(),
    }
}
