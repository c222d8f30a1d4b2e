//! The exported functions that compare: tables in, canonical texts out.

use super::decode::{Decode, Text, record};
use super::json::Reader;
use super::reply::{Reply, push_text};
use crate::canonical::{
    Form, Scope, TypeCache, constraint_form, default_form, index_form, is_same, scope_of, type_text,
};
use crate::dialect::find_dialect;
use crate::error::{Located, Outcome};
use crate::model::{Column, Constraint, ConstraintName, Table, Type};
use crate::render::type_check::type_check;
use crate::server::Server;
use crate::types::class::{Class, class_of};
use crate::writer::Writer;

record! {
    /// What `canonicalize` is asked.
    Tables {
        /// The dialect.
        dialect: Text<'a> = "dialect",
        /// What the server says of itself.
        server_version: Option<Text<'a>> = "serverVersion",
        /// The tables.
        tables: Vec<Table<'a>> = "tables",
    }
}

record! {
    /// What `same_types` is asked.
    Pairs {
        /// The dialect.
        dialect: Text<'a> = "dialect",
        /// What the server says of itself.
        server_version: Option<Text<'a>> = "serverVersion",
        /// Pairs of a database's type and a target's.
        pairs: Vec<Vec<Type<'a>>> = "pairs",
    }
}

fn writer_for(dialect: &str, version: Option<&str>) -> Outcome<Writer> {
    let dialect = find_dialect(dialect).at("dialect")?;
    let server = version.map_or_else(Server::default, Server::parse);
    Ok(Writer::new(dialect.facts(), server, 256))
}

/// The canonical forms of tables, as JSON.
pub fn canonicalize(request: &str) -> Reply {
    let made = Tables::decode(&mut Reader::new(request)).and_then(|asked| {
        let Tables {
            dialect,
            server_version,
            tables,
        } = asked;
        let mut writer = writer_for(&dialect, server_version.as_deref())?;
        let mut types = TypeCache::default();
        let mut json = String::with_capacity(request.len());
        push_list(&mut json, &tables, |json, table| {
            let scope = scope_of(&mut writer, &mut types, table)?;
            push_table(json, &mut writer, &scope, table)
        })
        .at("tables")?;
        Ok(Reply::json(json))
    });
    made.unwrap_or_else(|fault| Reply::problems(&[(None, fault)]))
}

/// Whether the types of each pair ask for no change, as JSON.
pub fn same_types(request: &str) -> Reply {
    let made = Pairs::decode(&mut Reader::new(request)).and_then(|asked| {
        let Pairs {
            dialect,
            server_version,
            pairs,
        } = asked;
        let mut writer = writer_for(&dialect, server_version.as_deref())?;
        let usual = writer.facts.types.usual_collation;
        let mut known = TypeCache::default();
        let mut json = String::new();
        push_list(&mut json, &pairs, |json, pair| {
            let mut types = Vec::new();
            for type_ in pair {
                types.push(known.normal(&mut writer, type_)?);
            }
            let same = match types.as_slice() {
                [database, target] => {
                    // MariaDB has had a UUID of its own since 10.7, which others use for the generic type.
                    let generic = pair.last().is_some_and(|one| class_of(one) == Class::Uuid);
                    generic && database.name == "UUID" || is_same(database, target, usual)
                }
                _ => false,
            };
            json.push_str(if same { "true" } else { "false" });
            Ok(())
        })
        .at("pairs")?;
        Ok(Reply::json(json))
    });
    made.unwrap_or_else(|fault| Reply::problems(&[(None, fault)]))
}

fn push_list<T>(
    json: &mut String,
    list: &[T],
    mut push: impl FnMut(&mut String, &T) -> Outcome<()>,
) -> Outcome<()> {
    json.push('[');
    for (index, one) in list.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        push(json, one).index(index)?;
    }
    json.push(']');
    Ok(())
}

fn push_table(json: &mut String, writer: &mut Writer, scope: &Scope, table: &Table) -> Outcome<()> {
    json.push_str("{\"columns\":[");
    for (index, column) in table.columns.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        push_column(json, writer, scope, (index, column))
            .index(index)
            .at("columns")?;
    }
    json.push(']');
    json.push_str(",\"checks\":[");
    let mut separator = "";
    for (index, column) in table.columns.iter().enumerate() {
        let Some(type_) = &column.type_ else {
            continue;
        };
        let check = type_check(writer, &column.name, type_).index(index);
        if let Some(check) = check.at("columns")? {
            json.push_str(separator);
            separator = ",";
            let name = check.name.clone();
            let form = constraint_form(scope, &Constraint::Check(check));
            push_form(json, writer, name.as_ref(), &form)?;
            json.pop();
            json.push_str(&format!(",\"column\":{index}}}"));
        }
    }
    json.push_str("],\"constraints\":");
    push_list(json, &table.constraints, |json, constraint| {
        let form = constraint_form(scope, constraint);
        push_form(json, writer, name_of(constraint), &form)
    })
    .at("constraints")?;
    json.push_str(",\"indexes\":");
    push_list(json, &table.indexes, |json, index| {
        let form = index_form(scope, index);
        push_form(json, writer, index.name.as_ref(), &form)
    })
    .at("indexes")?;
    json.push('}');
    Ok(())
}

fn push_column(
    json: &mut String,
    writer: &mut Writer,
    scope: &Scope,
    (index, column): (usize, &Column),
) -> Outcome<()> {
    json.push('{');
    let mut separator = "";
    if let Some((_, Some(normal))) = scope.columns.get(index) {
        json.push_str("\"type\":");
        push_text(json, &type_text(normal));
        separator = ",";
    }
    if let Some(default) = &column.default
        && let Some(form) = default_form(writer, scope, index, default).at("default")?
    {
        json.push_str(separator);
        json.push_str("\"default\":");
        push_text(json, &form.text);
        push_settled(json, &form);
    }
    json.push('}');
    Ok(())
}

fn push_form(
    json: &mut String,
    writer: &mut Writer,
    name: Option<&ConstraintName>,
    form: &Form,
) -> Outcome<()> {
    json.push('{');
    if let Some(name) = name {
        json.push_str("\"name\":");
        push_text(json, &writer.final_name(name));
        json.push(',');
    }
    json.push_str("\"form\":");
    push_text(json, &form.text);
    push_settled(json, form);
    json.push('}');
    Ok(())
}

fn push_settled(json: &mut String, form: &Form) {
    if !form.settled {
        json.push_str(",\"settled\":false");
    }
}

fn name_of<'c, 'a>(constraint: &'c Constraint<'a>) -> Option<&'c ConstraintName<'a>> {
    match constraint {
        Constraint::PrimaryKey(key) => key.name.as_ref(),
        Constraint::Unique(unique) => unique.name.as_ref(),
        Constraint::ForeignKey(key) => key.name.as_ref(),
        Constraint::Check(check) => check.name.as_ref(),
        Constraint::Exclude(exclude) => exclude.name.as_ref(),
    }
}
