//! How a statement stands to transactions, by its first word.

use super::lexer::{Kind, Lexer};
use crate::dialect::facts::Lexicon;

/// What a transaction takes back, and what lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// It changes rows alone: every database takes them back with a transaction.
    Rows,
    /// It lasts as long as the session.
    Session,
    /// It may commit by itself where DDL does.
    Other,
}

const ROWS: [&str; 10] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH", "VALUES", "TABLE", "DO",
];

const SESSION: [&str; 12] = [
    "SET",
    "RESET",
    "USE",
    "PRAGMA",
    "LOCK",
    "UNLOCK",
    "BEGIN",
    "START",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE",
];

/// The kind of a statement. What MySQL runs inside of a comment is no comment.
pub fn statement_kind(lexicon: &Lexicon, statement: &str) -> StatementKind {
    if statement.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return kind_of(first_word(statement));
    }
    let mut lexer = Lexer::new(lexicon, statement);
    while let Ok(Some(token)) = lexer.next() {
        match token.kind {
            Kind::Space | Kind::Comment | Kind::Mark('(') => {}
            Kind::Word => return kind_of(token.text),
            Kind::Executable => {
                let inside = token.text.trim_start_matches(['/', '*', 'M', '!']);
                let inside = inside.trim_start_matches(|letter: char| letter.is_ascii_digit());
                return kind_of(first_word(inside.trim_start()));
            }
            Kind::Quoted | Kind::Mark(_) => break,
        }
    }
    StatementKind::Other
}

fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    text.get(..end.unwrap_or(text.len())).unwrap_or("")
}

fn kind_of(word: &str) -> StatementKind {
    let is = |other: &&str| other.eq_ignore_ascii_case(word);
    if ROWS.iter().any(is) {
        StatementKind::Rows
    } else if SESSION.iter().any(is) {
        StatementKind::Session
    } else {
        StatementKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::{StatementKind, statement_kind};
    use crate::dialect::find_dialect;
    use crate::error::Outcome;

    #[test]
    fn the_kind_goes_by_the_first_word_that_the_database_runs() -> Outcome<()> {
        let lexicon = &find_dialect("mysql")?.facts().lexicon;
        for (sql, kind) in [
            ("-- why\n/* and */ (SELECT 1)", StatementKind::Rows),
            ("insert into t values (1)", StatementKind::Rows),
            ("/*!40101 SET NAMES utf8 */", StatementKind::Session),
            ("/*M!100100 SET x = 1 */", StatementKind::Session),
            ("# why\nset x = 1", StatementKind::Session),
            ("ALTER TABLE a ADD b INT", StatementKind::Other),
            ("CALL p()", StatementKind::Other),
            ("", StatementKind::Other),
            ("'", StatementKind::Other),
        ] {
            assert_eq!(statement_kind(lexicon, sql), kind, "{sql}");
        }
        Ok(())
    }
}
