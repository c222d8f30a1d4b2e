//! The names that an SQL text uses, and the text with other names in their place.

use super::lexer::{Kind, Lexer, Token};
use crate::dialect::facts::Facts;
use crate::error::Outcome;
use crate::server::Server;
use crate::wire::decode::{Map, Text};
use crate::writer::Writer;

/// What became of one text.
#[derive(Debug)]
pub struct Identifiers {
    /// The text, with the names that were to change changed.
    pub text: String,
    /// The names in it without their quotes; words of the language and numbers stand among them.
    pub names: Vec<String>,
}

/// Reads the names of a text, and gives those in `renames` their new ones.
pub fn identifiers(facts: &'static Facts, sql: &str, renames: &Map<Text>) -> Outcome<Identifiers> {
    let tokens = tokens(facts, sql)?;
    let mut writer = Writer::new(facts, Server::default(), 0);
    let mut text = String::with_capacity(sql.len());
    let mut names = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens
            .get(index + 1..)
            .and_then(|rest| rest.iter().find(|token| !token.is_blank()));
        let last = tokens
            .get(..index)
            .and_then(|before| before.iter().rev().find(|token| !token.is_blank()));
        let name = unquoted(facts, token).filter(|_| !is_function(token, next));
        let renamed = name
            .as_deref()
            .filter(|_| is_column(last, next))
            .and_then(|name| new_name(renames, name));
        match renamed {
            Some(new) => text.push_str(&writer.aside(|writer| writer.name(new))?),
            None => text.push_str(token.text),
        }
        names.extend(name);
    }
    Ok(Identifiers { text, names })
}

fn tokens<'s>(facts: &'static Facts, sql: &'s str) -> Outcome<Vec<Token<'s>>> {
    let mut lexer = Lexer::new(&facts.lexicon, sql);
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        tokens.push(token);
    }
    Ok(tokens)
}

/// A name without its quotes; nothing for what is no name.
fn unquoted(facts: &Facts, token: &Token) -> Option<String> {
    match token.kind {
        Kind::Word => Some(token.text.to_owned()),
        Kind::Quoted => {
            let open = token.text.chars().next()?;
            let close = match open {
                '[' => ']',
                '"' if facts.lexicon.double_quoted_texts => return None,
                '"' | '`' => open,
                _ => return None,
            };
            let inner = token.text.strip_prefix(open)?.strip_suffix(close)?;
            Some(inner.replace(&format!("{close}{close}"), &close.to_string()))
        }
        _ => None,
    }
}

fn is_function(token: &Token, next: Option<&Token>) -> bool {
    token.kind == Kind::Word
        && next.is_some_and(|next| next.kind == Kind::Mark('('))
        && !is_operator(token)
}

/// Words of the language that a bracket may follow.
fn is_operator(token: &Token) -> bool {
    [
        "AND", "OR", "NOT", "IN", "IS", "LIKE", "GLOB", "BETWEEN", "WHEN", "THEN", "ELSE",
    ]
    .iter()
    .any(|word| token.is_word(word))
}

/// Whether a name stands where a column does: not before a dot, nor as a collation or type.
fn is_column(last: Option<&Token>, next: Option<&Token>) -> bool {
    let qualifies = next.is_some_and(|next| next.kind == Kind::Mark('.'));
    let other = last.is_some_and(|last| last.is_word("COLLATE") || last.is_word("AS"));
    !qualifies && !other
}

fn new_name<'m>(renames: &'m Map<Text>, name: &str) -> Option<&'m str> {
    renames
        .0
        .iter()
        .find(|(old, _)| old.eq_ignore_ascii_case(name))
        .map(|(_, new)| new.as_ref())
}
