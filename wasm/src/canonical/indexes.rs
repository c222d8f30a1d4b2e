//! Indexes without their names.

use super::constraints::{option_text, options_text, own_key, scalar};
use super::lexeme::{Lexeme, lexemes};
use super::parse::Parser;
use super::tree::Tree;
use super::{Form, Scope, expression_form};
use crate::model::options::Scalar;
use crate::model::{Index, IndexColumn, OptionValue, Options};

/// Options that say something of a single key.
const BY_KEY: [&str; 2] = ["Ops", "Length"];

/// The canonical text of an index.
pub fn index_form(scope: &Scope, index: &Index) -> Form {
    let Index {
        name: _,
        columns,
        unique,
        if_not_exists: _,
        options,
    } = index;
    let mut settled = true;
    let keys: Vec<String> = columns
        .iter()
        .map(|column| {
            let key = key_form(scope, column, options);
            settled &= key.settled;
            key.text
        })
        .collect();
    let (condition, rest) = split_where(scope, options);
    let condition = condition.map_or(String::new(), |sql| {
        let form = expression_form(scope, &sql);
        settled &= form.settled;
        format!(" where {}", form.text)
    });
    let unique = if *unique { "unique index" } else { "index" };
    Form {
        text: format!(
            "{unique} ({}){}{condition}",
            keys.join(", "),
            options_text(scope, &rest)
        ),
        settled,
    }
}

/// The predicate, and the options that speak of the whole index.
fn split_where<'a>(scope: &Scope, options: &Options<'a>) -> (Option<String>, Options<'a>) {
    let mut rest = options.clone();
    let mut condition = None;
    rest.0.retain(|(key, value)| match own_key(scope, key) {
        Some("Where") => {
            condition = option_text(value);
            false
        }
        Some(key) => !BY_KEY.contains(&key),
        None => false,
    });
    (condition, rest)
}

fn key_form(scope: &Scope, column: &IndexColumn, options: &Options) -> Form {
    let (name, tree, said, descending) = match column {
        IndexColumn::Name(name) => (name, Tree::Name(scope.known_name(name)), "", false),
        IndexColumn::Ordered { column, descending } => {
            let tree = Tree::Name(scope.known_name(column));
            (column, tree, "", *descending)
        }
        IndexColumn::Sql(sql) => {
            let (tree, said) = expression_key(scope, sql);
            return with_options(scope, options, sql, (tree, &said, false));
        }
    };
    with_options(scope, options, name, (tree, said, descending))
}

fn with_options(
    scope: &Scope,
    options: &Options,
    key: &str,
    (tree, said, descending): (Tree, &str, bool),
) -> Form {
    let mut text = tree.print();
    for option in BY_KEY {
        if let Some(value) = by_key(scope, options, option, key) {
            text.push(' ');
            text.push_str(&value);
        }
    }
    text.push_str(said);
    if descending {
        text.push_str(" desc");
    }
    Form {
        text,
        settled: !tree.is_vague(),
    }
}

/// What an option says of one key.
fn by_key(scope: &Scope, options: &Options, option: &str, key: &str) -> Option<String> {
    let (_, value) = options
        .0
        .iter()
        .find(|(name, _)| own_key(scope, name) == Some(option))?;
    match value {
        OptionValue::Map(entries) => entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value): &(_, Scalar)| scalar(value)),
        OptionValue::Number(length) => Some(length.to_string()),
        _ => None,
    }
}

/// An expression with what follows it: an operator class, an order.
fn expression_key(scope: &Scope, sql: &str) -> (Tree, String) {
    let facts = scope.facts;
    let Some(pieces) = lexemes(&facts.lexicon, facts.grammar, sql) else {
        return (Tree::Opaque(sql.to_owned()), String::new());
    };
    match Parser::new(&pieces, scope).front() {
        Some((tree, rest)) => (tree, order(scope, rest)),
        None => (Tree::Opaque(scope.tokens(&pieces)), String::new()),
    }
}

/// What is said after an expression, without what holds anyway.
fn order(scope: &Scope, rest: &[Lexeme]) -> String {
    let (rest, nulls) = match rest {
        [before @ .., nulls, place] if nulls.is_word("NULLS") => {
            let place = if place.is_word("FIRST") {
                "first"
            } else {
                "last"
            };
            (before, place)
        }
        rest => (rest, ""),
    };
    let (rest, descending) = match rest {
        [before @ .., word] if word.is_word("DESC") => (before, true),
        [before @ .., word] if word.is_word("ASC") => (before, false),
        rest => (rest, false),
    };
    let mut text = String::new();
    if !rest.is_empty() {
        text.push(' ');
        text.push_str(&scope.tokens(rest));
    }
    if descending {
        text.push_str(" desc");
    }
    // Nulls are the greatest values, where their place can be said.
    if !nulls.is_empty() && (nulls == "first") != descending {
        text.push_str(" nulls ");
        text.push_str(nulls);
    }
    text
}
