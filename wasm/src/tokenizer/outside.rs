//! Statements that a database refuses, or ignores, inside of a transaction.

use super::lexer::{Kind, Lexer};
use crate::dialect::facts::{Bodies, Facts};
use crate::server::Server;

/// How many words are looked at.
const WORDS: usize = 24;

/// Whether a statement must run outside of a transaction.
pub fn runs_outside(facts: &Facts, server: Server, statement: &str) -> bool {
    let words = first_words(facts, statement);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match facts.lexicon.bodies {
        Bodies::Atomic => outside_postgresql(server, &words),
        Bodies::Trigger => outside_sqlite(&words),
        Bodies::Batch => matches!(
            words.as_slice(),
            ["CREATE" | "ALTER" | "DROP", "DATABASE" | "FULLTEXT", ..]
                | ["BACKUP" | "RESTORE" | "RECONFIGURE", ..]
        ),
        Bodies::Stored | Bodies::PlSql => false,
    }
}

fn first_words(facts: &Facts, statement: &str) -> Vec<String> {
    let mut lexer = Lexer::new(&facts.lexicon, statement);
    let mut words = Vec::new();
    while let Ok(Some(token)) = lexer.next() {
        match token.kind {
            Kind::Word => words.push(token.text.to_ascii_uppercase()),
            Kind::Quoted => words.push(String::new()),
            _ => {}
        }
        if words.len() == WORDS {
            break;
        }
    }
    words
}

fn outside_postgresql(server: Server, words: &[&str]) -> bool {
    match words {
        ["VACUUM", ..] | ["ALTER", "SYSTEM", ..] | ["DISCARD", "ALL", ..] | ["CLUSTER"] => true,
        [
            "CREATE" | "DROP",
            "DATABASE" | "TABLESPACE" | "SUBSCRIPTION",
            ..,
        ] => true,
        ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..] => true,
        ["CREATE" | "DROP", "INDEX", "CONCURRENTLY", ..] => true,
        ["REINDEX", rest @ ..] => {
            rest.contains(&"CONCURRENTLY") || rest.contains(&"DATABASE") || rest.contains(&"SYSTEM")
        }
        ["ALTER", "TABLE", rest @ ..] => rest.contains(&"DETACH") && rest.contains(&"CONCURRENTLY"),
        ["ALTER", "DATABASE", rest @ ..] => rest.contains(&"TABLESPACE"),
        ["ALTER", "TYPE", rest @ ..] => {
            server.below(12, 0) && rest.windows(2).any(|pair| pair == ["ADD", "VALUE"])
        }
        _ => false,
    }
}

/// PRAGMAs that do nothing, or fail, while a transaction is open.
fn outside_sqlite(words: &[&str]) -> bool {
    match words {
        ["VACUUM" | "ATTACH" | "DETACH", ..] => true,
        ["PRAGMA", rest @ ..] => rest
            .iter()
            .take(2)
            .any(|word| ["FOREIGN_KEYS", "JOURNAL_MODE", "SYNCHRONOUS"].contains(word)),
        _ => false,
    }
}
