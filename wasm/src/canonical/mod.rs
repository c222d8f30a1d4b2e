//! Canonical forms: what a database takes for the same has one text.
//!
//! An expression is read by its database's own grammar into a tree, without
//! the casts, names and words that the database adds when it gives the
//! expression back. What is not understood is compared by its tokens, so that
//! equal always means the same; `settled` says whether unequal does, too.

mod constraints;
mod indexes;
mod lexeme;
mod normal;
mod operators;
mod parse;
mod scope;
mod tree;

pub use constraints::constraint_form;
pub use indexes::index_form;
pub use normal::{TypeCache, is_same, type_text};
pub use scope::Scope;

use crate::clause::column::write_default_value;
use crate::error::{Located, Outcome};
use crate::model::{Default, Identity, Table, Type};
use crate::wire::decode::Integer;
use crate::writer::Writer;
use lexeme::lexemes;
use normal::Kind;
use parse::Parser;
use tree::Tree;

/// A canonical text.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// The text.
    pub text: String,
    /// Whether another text means another thing for certain.
    pub settled: bool,
}

impl Form {
    /// A text that says all.
    pub fn settled(text: String) -> Self {
        Self {
            text,
            settled: true,
        }
    }
}

/// The columns of a table, as its expressions see them.
pub fn scope_of<'t>(
    writer: &mut Writer,
    types: &mut TypeCache,
    table: &'t Table,
) -> Outcome<Scope<'t>> {
    let mut scope = Scope {
        facts: writer.facts,
        server: writer.server,
        table: &table.name,
        columns: Vec::with_capacity(table.columns.len()),
    };
    for (index, column) in table.columns.iter().enumerate() {
        let type_ = column.type_.as_ref();
        let type_ = type_.map(|type_| types.normal(writer, type_));
        let type_ = type_.transpose().at("type").index(index).at("columns")?;
        let name = scope.known_name(&column.name);
        scope.columns.push((name, type_));
    }
    Ok(scope)
}

/// An expression as a tree.
fn tree_of(scope: &Scope, sql: &str) -> Tree {
    let facts = scope.facts;
    let Some(pieces) = lexemes(&facts.lexicon, facts.grammar, sql) else {
        return Tree::Opaque(sql.to_owned());
    };
    let tree = Parser::new(&pieces, scope).whole();
    tree.unwrap_or_else(|| Tree::Opaque(scope.tokens(&pieces)))
}

/// The canonical text of an expression.
pub fn expression_form(scope: &Scope, sql: &str) -> Form {
    let tree = tree_of(scope, sql);
    Form {
        text: tree.print(),
        settled: !tree.is_vague(),
    }
}

/// The canonical text of a column's default; none where it has none.
pub fn default_form(
    writer: &mut Writer,
    scope: &Scope,
    column: usize,
    default: &Default,
) -> Outcome<Option<Form>> {
    match default {
        Default::Computed { sql, persisted } => {
            let Form { text, settled } = expression_form(scope, sql);
            let stored = persisted.unwrap_or_else(|| scope.facts.stores_computed(scope.server));
            let stored = if stored { "stored" } else { "virtual" };
            let text = format!("computed {stored} {text}");
            Ok(Some(Form { text, settled }))
        }
        Default::Identity(identity) => Ok(Some(Form::settled(identity_text(identity)))),
        Default::Value(_) | Default::Text(_) => {
            let sql = writer.aside(|writer| write_default_value(writer, default, None))?;
            let column = scope.columns.get(column);
            let type_ = column.and_then(|(_, type_)| type_.as_ref());
            Ok(plain_default(scope, &sql, type_))
        }
    }
}

/// A default as SQL; MySQL's may end in ON UPDATE.
fn plain_default(scope: &Scope, sql: &str, type_: Option<&Type>) -> Option<Form> {
    let facts = scope.facts;
    let pieces = lexemes(&facts.lexicon, facts.grammar, sql)?;
    let opaque = || Tree::Opaque(scope.tokens(&pieces));
    let (tree, update) = match Parser::new(&pieces, scope).front() {
        Some((tree, [])) => (tree, None),
        Some((tree, [on, update, rest @ ..])) if on.is_word("ON") && update.is_word("UPDATE") => {
            match Parser::new(rest, scope).whole() {
                Some(update) => (tree, Some(update)),
                None => (opaque(), None),
            }
        }
        _ => (opaque(), None),
    };
    let kind = type_.map_or(Kind::Other, normal::kind_of);
    let tree = scope.default(tree, type_);
    let update = update.map(|update| format!(" on update {}", update.print()));
    let settled = tree
        .as_ref()
        .is_none_or(|tree| !tree.is_vague() && is_kept(tree, kind));
    let text = match (tree, update) {
        (None, None) => return None,
        (None, Some(update)) => format!("default NULL{update}"),
        (Some(tree), update) => format!("default {}{}", tree.print(), update.unwrap_or_default()),
    };
    Some(Form { text, settled })
}

/// Whether a column of this kind keeps a default as it is written, as far as that can be told.
fn is_kept(default: &Tree, kind: Kind) -> bool {
    match default {
        Tree::Text(_) => matches!(kind, Kind::Text | Kind::Boolean),
        Tree::Number(digits) => {
            matches!(kind, Kind::Number | Kind::Boolean) && !digits.contains('e')
        }
        Tree::Word(_) => kind != Kind::Other,
        _ => true,
    }
}

/// What an identity says beyond what it does by itself.
fn identity_text(identity: &Identity) -> String {
    let Identity {
        always,
        on_null: _,
        start,
        increment,
        minvalue,
        maxvalue,
        nominvalue: _,
        nomaxvalue: _,
        cycle,
        cache,
        order: _,
    } = identity;
    let number = |number: &Option<Integer>, unsaid: &[&str]| {
        number
            .map(|number| number.0)
            .filter(|number| !unsaid.contains(number))
            .unwrap_or("-")
            .to_owned()
    };
    let greatest = ["32767", "2147483647", "9223372036854775807"];
    [
        "identity".to_owned(),
        if *always { "always" } else { "by default" }.to_owned(),
        number(start, &["1"]),
        number(increment, &["1"]),
        number(minvalue, &["1"]),
        number(maxvalue, &greatest),
        if *cycle == Some(true) { "cycle" } else { "-" }.to_owned(),
        number(cache, &["1"]),
    ]
    .join(" ")
}
