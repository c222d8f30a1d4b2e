//! Constraints without their names.

use super::{Form, Scope, expression_form};
use crate::dialect::facts::Grammar;
use crate::model::options::Scalar;
use crate::model::{
    Check, Constraint, Exclude, ForeignKey, OptionValue, Options, PrimaryKey, TableName, Unique,
};
use crate::wire::decode::Text;

/// The canonical text of a constraint.
pub fn constraint_form(scope: &Scope, constraint: &Constraint) -> Form {
    match constraint {
        Constraint::PrimaryKey(key) => primary_key(scope, key),
        Constraint::Unique(unique) => unique_form(scope, unique),
        Constraint::ForeignKey(key) => foreign_key(scope, key),
        Constraint::Check(check) => check_form(scope, check),
        Constraint::Exclude(exclude) => exclude_form(scope, exclude),
    }
}

fn primary_key(scope: &Scope, key: &PrimaryKey) -> Form {
    let PrimaryKey {
        name: _,
        columns,
        deferrable,
        initially,
        options,
    } = key;
    let columns = names(scope, columns).join(", ");
    let when = deferred(*deferrable, initially.as_deref());
    let options = options_text(scope, options);
    Form::settled(format!("primary key ({columns}){when}{options}"))
}

fn unique_form(scope: &Scope, unique: &Unique) -> Form {
    let Unique {
        name: _,
        columns,
        deferrable,
        initially,
        options,
    } = unique;
    let mut columns = names(scope, columns);
    columns.sort_unstable();
    let columns = columns.join(", ");
    let when = deferred(*deferrable, initially.as_deref());
    let options = options_text(scope, options);
    Form::settled(format!("unique ({columns}){when}{options}"))
}

fn foreign_key(scope: &Scope, key: &ForeignKey) -> Form {
    let ForeignKey {
        name: _,
        columns,
        ref_table,
        ref_columns,
        on_delete,
        on_update,
        deferrable,
        initially,
        match_,
        options,
    } = key;
    let mut pairs: Vec<_> = names(scope, columns)
        .into_iter()
        .zip(names(scope, ref_columns))
        .map(|(column, other)| format!("{column} -> {other}"))
        .collect();
    pairs.sort_unstable();
    let pairs = if ref_columns.is_empty() {
        names(scope, columns).join(", ")
    } else {
        pairs.join(", ")
    };
    let action = |event: &str, action: &Option<Text>| {
        let action = action.as_deref().unwrap_or("").to_ascii_uppercase();
        let unsaid = match action.as_str() {
            "" | "NO ACTION" => true,
            "RESTRICT" => scope.facts.grammar == Grammar::Mysql,
            _ => false,
        };
        if unsaid {
            String::new()
        } else {
            format!(" on {event} {action}")
        }
    };
    let match_ = match_.as_deref().unwrap_or("").to_ascii_uppercase();
    let match_ = match match_.as_str() {
        "" | "SIMPLE" => String::new(),
        word => format!(" match {word}"),
    };
    Form::settled(format!(
        "foreign key ({pairs}) references {}{}{}{match_}{}{}",
        table_text(scope, ref_table),
        action("delete", on_delete),
        action("update", on_update),
        deferred(*deferrable, initially.as_deref()),
        options_text(scope, options),
    ))
}

/// The canonical text of a CHECK.
pub fn check_form(scope: &Scope, check: &Check) -> Form {
    let Check {
        name: _,
        sql,
        deferrable,
        initially,
        options,
    } = check;
    let Form { text, settled } = expression_form(scope, sql);
    let when = deferred(*deferrable, initially.as_deref());
    let options = options_text(scope, options);
    Form {
        text: format!("check {text}{when}{options}"),
        settled,
    }
}

fn exclude_form(scope: &Scope, exclude: &Exclude) -> Form {
    let Exclude {
        name: _,
        elements,
        using,
        where_,
        ops,
        deferrable,
        initially,
    } = exclude;
    let mut settled = true;
    let mut said = |sql: &str| {
        let form = expression_form(scope, sql);
        settled &= form.settled;
        form.text
    };
    let elements: Vec<_> = elements
        .iter()
        .map(|element| {
            let class = element.column.as_ref().and_then(|column| ops.get(column));
            let key = match (&element.column, &element.sql) {
                (Some(column), _) => scope.known_name(column),
                (None, sql) => said(sql.as_deref().unwrap_or("")),
            };
            let class = class.map_or(String::new(), |class| format!(" {class}"));
            format!("{key}{class} with {}", element.operator)
        })
        .collect();
    let condition = where_
        .as_deref()
        .map_or(String::new(), |sql| format!(" where {}", said(sql)));
    Form {
        text: format!(
            "exclude {} ({}){condition}{}",
            using.as_deref().unwrap_or("gist").to_ascii_lowercase(),
            elements.join(", "),
            deferred(*deferrable, initially.as_deref())
        ),
        settled,
    }
}

fn names(scope: &Scope, names: &[Text]) -> Vec<String> {
    names.iter().map(|name| scope.known_name(name)).collect()
}

fn table_text(scope: &Scope, table: &TableName) -> String {
    let name = scope.known_name(&table.name);
    match &table.schema {
        Some(schema) => format!("{}.{name}", scope.known_name(schema)),
        None => name,
    }
}

/// When a constraint is looked at, where that is not at once.
fn deferred(deferrable: Option<bool>, initially: Option<&str>) -> &'static str {
    let late = initially.is_some_and(|when| when.eq_ignore_ascii_case("DEFERRED"));
    match (deferrable, late) {
        (_, true) => " initially deferred",
        (Some(true), false) => " deferrable",
        _ => "",
    }
}

/// What dialect options say beyond the defaults, sorted.
pub fn options_text(scope: &Scope, options: &Options) -> String {
    let mut said: Vec<String> = options
        .0
        .iter()
        .filter_map(|(key, value)| {
            let key = own_key(scope, key)?;
            let value = option_text(value)?;
            let unsaid = matches!(
                (key, value.to_ascii_lowercase().as_str()),
                ("Concurrently" | "NotValid", _) | ("Using", "btree") | ("OnConflict", "abort")
            );
            (!unsaid).then(|| format!(" {key} {value}"))
        })
        .collect();
    said.sort_unstable();
    said.concat()
}

/// The option's name without its dialect; none for another dialect's.
pub fn own_key<'k>(scope: &Scope, key: &'k str) -> Option<&'k str> {
    let prefixes = scope.facts.option_prefixes;
    prefixes.iter().find_map(|prefix| key.strip_prefix(prefix))
}

/// The text of an option; none where it is off or empty.
pub fn option_text(value: &OptionValue) -> Option<String> {
    Some(match value {
        OptionValue::Null | OptionValue::Bool(false) => return None,
        OptionValue::Bool(true) => "true".to_owned(),
        OptionValue::Number(text) | OptionValue::Text(text) | OptionValue::Sql(text) => {
            text.to_string()
        }
        OptionValue::Texts(texts) if texts.is_empty() => return None,
        OptionValue::Texts(texts) => texts.join(", "),
        OptionValue::Map(entries) if entries.is_empty() => return None,
        OptionValue::Map(entries) => {
            let mut entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| format!("{key} = {}", scalar(value)))
                .collect();
            entries.sort_unstable();
            entries.join(", ")
        }
    })
}

/// A value of a map; numbers and texts of digits are one.
pub fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Bool(flag) => flag.to_string(),
        Scalar::Number(text) | Scalar::Text(text) => text.to_string(),
    }
}
