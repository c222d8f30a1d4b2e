//! The exported functions, on texts: what `abi` does without its pointers.

use super::json::Reader;
use super::reply::{Reply, push_text};
use super::types::push_type;
use crate::ddl::read_ddl;
use crate::dialect::facts::{LimitSql, LockSql, RebuildSql, Timeouts, Unit};
use crate::dialect::{Dialect, find_dialect};
use crate::error::{Code, Fault, Located, Outcome};
use crate::model::Operation;
use crate::render;
use crate::server::Server;
use crate::tokenizer::identifiers::{Identifiers, identifiers};
use crate::tokenizer::split::split;
use crate::types::read::read_type;
use crate::wire::decode::{Decode, Map, Text, missing_field, record, unknown_field};
use crate::writer::Writer;

/// Statements for a batch of operations, or all that is wrong with it.
pub fn render(request: &str) -> Reply {
    let mut problems = Vec::new();
    match render_batch(request, &mut problems) {
        Err(fault) => problems.push((None, fault)),
        Ok(writer) if problems.is_empty() => {
            let (text, marks) = writer.finish();
            return Reply::statements(text, &marks);
        }
        Ok(_) => {}
    }
    Reply::problems(&problems)
}

type Problems = Vec<(Option<u32>, Box<Fault>)>;

/// The dialect and the version come before the operations, so that these can
/// be rendered while they are read.
fn render_batch(request: &str, problems: &mut Problems) -> Outcome<Writer> {
    let mut reader = Reader::new(request);
    let mut dialect = None;
    let mut server = Server::default();
    let mut rendered = None;
    reader.open_object()?;
    while let Some(key) = reader.next_key()? {
        match key.as_ref() {
            "dialect" => dialect = Some(find_dialect(&reader.text()?).at("dialect")?),
            "serverVersion" => server = Server::parse(&reader.text().at("serverVersion")?),
            "ops" => {
                let dialect = dialect.ok_or_else(|| missing_field("dialect"))?;
                let mut writer = Writer::new(dialect.facts(), server, request.len() / 2);
                render_operations(dialect, &mut writer, &mut reader, problems)?;
                rendered = Some(writer);
            }
            other => return Err(unknown_field(other, &["dialect", "serverVersion", "ops"])),
        }
    }
    reader.end()?;
    rendered.ok_or_else(|| missing_field(if dialect.is_some() { "ops" } else { "dialect" }))
}

/// Each operation is read, rendered and let go of before the next one.
fn render_operations(
    dialect: &dyn Dialect,
    writer: &mut Writer,
    reader: &mut Reader,
    problems: &mut Problems,
) -> Outcome<()> {
    reader.open_list().at("ops")?;
    let mut index = 0;
    while reader.next_element()? {
        let mark = reader.mark();
        writer.begin_operation(index);
        let decoded = Operation::decode(reader);
        let broken = decoded.is_err();
        if let Err(fault) =
            decoded.and_then(|operation| render::render(dialect, writer, &operation))
        {
            if fault.code == Code::Syntax {
                return Err(fault);
            }
            problems.push((Some(index), fault));
        }
        if broken {
            reader.rewind(mark);
            reader.skip_value()?;
        }
        index += 1;
    }
    Ok(())
}

record! {
    /// What `describe` and `split` are asked.
    Question {
        /// The dialect.
        dialect: Text<'a> = "dialect",
        /// The text to split.
        sql: Option<Text<'a>> = "sql",
    }
}

record! {
    /// What `parse_types` and `parse_ddl` are asked.
    Texts {
        /// The dialect.
        dialect: Text<'a> = "dialect",
        /// The texts of a catalog.
        texts: Vec<Text<'a>> = "texts",
    }
}

/// The types that a catalog's texts name, as JSON.
pub fn parse_types(request: &str) -> Reply {
    let parsed = Texts::decode(&mut Reader::new(request)).and_then(|asked| {
        let dialect = find_dialect(&asked.dialect).at("dialect")?;
        let mut json = String::from("[");
        for (index, text) in asked.texts.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            push_type(&mut json, &read_type(dialect.facts(), text));
        }
        json.push(']');
        Ok(Reply::json(json))
    });
    parsed.unwrap_or_else(|fault| Reply::problems(&[(None, fault)]))
}

/// What each CREATE statement makes, as a JSON list.
pub fn parse_ddl(request: &str) -> Reply {
    let asked = Texts::decode(&mut Reader::new(request)).and_then(|asked| {
        let Texts { dialect, texts } = asked;
        let dialect = find_dialect(&dialect).at("dialect")?;
        read_ddl(dialect, &texts).map(Reply::json)
    });
    asked.unwrap_or_else(|fault| Reply::problems(&[(None, fault)]))
}

/// The facts of a dialect that the host must know, as JSON.
pub fn describe(request: &str) -> Reply {
    answer(request, |dialect, _| Ok(Reply::json(facts_json(dialect))))
}

/// The statements of an SQL text; none when it cannot be split.
pub fn split_sql(dialect: &str, sql: &str) -> Option<Vec<String>> {
    let dialect = find_dialect(dialect).ok()?;
    split(&dialect.facts().lexicon, sql).ok()
}

/// The statements of an SQL text, asked for in JSON.
pub fn split_text(request: &str) -> Reply {
    answer(request, |dialect, sql| {
        let facts = dialect.facts();
        let mut writer = Writer::new(facts, Server::default(), sql.len());
        for statement in split(&facts.lexicon, sql).at("sql")? {
            writer.raw(&statement);
            writer.end();
        }
        let (text, marks) = writer.finish();
        Ok(Reply::statements(text, &marks))
    })
}

record! {
    /// What `identifiers` is asked.
    RenameTexts {
        /// The dialect.
        dialect: Text<'a> = "dialect",
        /// The texts to read.
        texts: Vec<Text<'a>> = "texts",
        /// New names by the old ones.
        renames: Map<'a, Text<'a>> = "renames",
    }
}

/// The names that SQL texts use, and the texts with some of them renamed, as JSON.
pub fn identifiers_of(request: &str) -> Reply {
    let json = RenameTexts::decode(&mut Reader::new(request)).and_then(|asked| {
        let RenameTexts {
            dialect,
            texts,
            renames,
        } = asked;
        let facts = find_dialect(&dialect).at("dialect")?.facts();
        let mut json = String::from("[");
        for (index, sql) in texts.iter().enumerate() {
            let found = identifiers(facts, sql, &renames).index(index).at("texts")?;
            push_identifiers(&mut json, &found);
        }
        json.push(']');
        Ok(json)
    });
    json.map_or_else(|fault| Reply::problems(&[(None, fault)]), Reply::json)
}

fn push_identifiers(json: &mut String, found: &Identifiers) {
    let Identifiers { text, names } = found;
    json.push_str(if json.len() > 1 {
        ",{\"text\":"
    } else {
        "{\"text\":"
    });
    push_text(json, text);
    json.push_str(",\"names\":[");
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        push_text(json, name);
    }
    json.push_str("]}");
}

fn answer(
    request: &str,
    answer: impl FnOnce(&'static dyn Dialect, &str) -> Outcome<Reply>,
) -> Reply {
    let asked = Question::decode(&mut Reader::new(request)).and_then(|question| {
        let Question { dialect, sql } = question;
        let dialect = find_dialect(&dialect).at("dialect")?;
        answer(dialect, sql.as_deref().unwrap_or(""))
    });
    asked.unwrap_or_else(|fault| Reply::problems(&[(None, fault)]))
}

fn facts_json(dialect: &dyn Dialect) -> String {
    let facts = dialect.facts();
    let mut json = String::from("{\"dialect\":");
    push_text(&mut json, facts.name);
    for (key, text) in [
        ("begin", facts.begin),
        ("commit", facts.commit),
        ("rollback", facts.rollback),
        ("terminator", facts.terminator),
        ("batchSeparator", facts.batch_separator),
        (
            "identifierUnit",
            match facts.unit {
                Unit::Bytes => "bytes",
                Unit::Characters => "characters",
            },
        ),
    ] {
        json.push_str(&format!(",\"{key}\":"));
        push_text(&mut json, text);
    }
    let limit = facts
        .max_identifier
        .map_or("null".to_owned(), |limit| limit.to_string());
    json.push_str(&format!(",\"maxIdentifierLength\":{limit}"));
    json.push_str(",\"defaultSchema\":");
    match facts.default_schema {
        Some(schema) => push_text(&mut json, schema),
        None => json.push_str("null"),
    }
    for (key, flag) in [
        ("transactionalDdl", facts.transactional_ddl),
        ("supportsComments", facts.supports_comments),
        ("altersConstraints", facts.constraint_alter),
        ("uniqueConstraintsAreIndexes", facts.uniques_are_indexes),
        ("foreignKeysMakeIndexes", facts.foreign_keys_make_indexes),
        ("joinedAlters", facts.joined_alters),
        ("altersCounting", facts.alters_counting()),
        ("zeroFills", facts.zero_fills),
        ("enumTypes", facts.enum_types),
    ] {
        json.push_str(&format!(",\"{key}\":{flag}"));
    }
    json.push_str(",\"lock\":");
    match facts.lock {
        Some(lock) => push_lock(&mut json, lock),
        None => json.push_str("null"),
    }
    json.push_str(",\"rebuild\":");
    match facts.rebuild {
        Some(rebuild) => push_rebuild(&mut json, rebuild),
        None => json.push_str("null"),
    }
    let Timeouts { lock, statement } = facts.timeouts;
    json.push_str(",\"timeouts\":{\"lock\":");
    push_limit(&mut json, lock);
    json.push_str(",\"statement\":");
    push_limit(&mut json, statement);
    json.push_str("}}");
    json
}

fn push_limit(json: &mut String, limit: Option<LimitSql>) {
    let Some(LimitSql {
        set,
        set_local,
        read,
        restore,
    }) = limit
    else {
        return json.push_str("null");
    };
    push_texts(
        json,
        &[
            ("set", set),
            ("setLocal", set_local),
            ("read", read),
            ("restore", restore),
        ],
    );
}

fn push_lock(json: &mut String, lock: LockSql) {
    let LockSql {
        prepare,
        acquire,
        acquire_in_transaction,
        holder,
        release,
    } = lock;
    push_texts(
        json,
        &[
            ("prepare", prepare),
            ("acquire", acquire),
            ("acquireInTransaction", acquire_in_transaction),
            ("holder", holder),
            ("release", release),
        ],
    );
}

fn push_rebuild(json: &mut String, rebuild: RebuildSql) {
    let RebuildSql {
        names_kept,
        keep_names,
        follow_names,
        foreign_keys,
        foreign_keys_off,
        foreign_keys_on,
        defer_foreign_keys,
        foreign_key_check,
    } = rebuild;
    push_texts(
        json,
        &[
            ("namesKept", names_kept),
            ("keepNames", keep_names),
            ("followNames", follow_names),
            ("foreignKeys", foreign_keys),
            ("foreignKeysOff", foreign_keys_off),
            ("foreignKeysOn", foreign_keys_on),
            ("deferForeignKeys", defer_foreign_keys),
            ("foreignKeyCheck", foreign_key_check),
        ],
    );
}

/// An object of texts.
fn push_texts(json: &mut String, texts: &[(&str, &str)]) {
    let mut separator = "{";
    for (key, sql) in texts {
        json.push_str(&format!("{separator}\"{key}\":"));
        separator = ",";
        push_text(json, sql);
    }
    json.push('}');
}
