//! Cuts an SQL text into its statements.

use super::lexer::{Kind, Lexer, Token};
use crate::dialect::facts::{Bodies, Lexicon};
use crate::error::{Code, Fault, Outcome};

/// How often a `GO n` may run its batch.
const MAX_REPEATS: usize = 10_000;

/// What a statement takes beside its text.
const PER_STATEMENT: usize = 32;

/// How many bytes all `GO` lines of a text may make, so that memory suffices.
const MAX_REPEATED_BYTES: usize = 64 * 1024 * 1024;

/// The statements of a text, trimmed and without terminators.
pub fn split(lexicon: &Lexicon, text: &str) -> Outcome<Vec<String>> {
    let mut splitter = Splitter {
        lexicon,
        text,
        statements: Vec::new(),
        current: Statement::default(),
        delimiter: ";".to_owned(),
        repeated: 0,
    };
    splitter.run()?;
    Ok(splitter.statements)
}

/// What is known of the statement that is being read.
#[derive(Default)]
struct Statement {
    start: usize,
    /// Whether there is anything that a database would run.
    filled: bool,
    /// Its first words, in capitals.
    words: Vec<String>,
    /// How many BEGIN and CASE are open.
    depth: usize,
    /// How many parentheses are open.
    parentheses: usize,
    /// Whether the last word was END, whose next word may belong to it.
    after_end: bool,
}

struct Splitter<'s> {
    lexicon: &'s Lexicon,
    text: &'s str,
    statements: Vec<String>,
    current: Statement,
    delimiter: String,
    /// How many bytes GO lines have made.
    repeated: usize,
}

impl Splitter<'_> {
    fn run(&mut self) -> Outcome<()> {
        let (lexicon, text) = (self.lexicon, self.text);
        let mut lexer = Lexer::new(lexicon, text);
        while let Some(token) = lexer.next()? {
            if let Some(next) = self.directive(&token)? {
                lexer.jump(next);
            } else if self.at_delimiter(&token) {
                let after = token.start + self.delimiter.len();
                self.cut(token.start, after);
                lexer.jump(after);
            } else if let Some(before) = self.before_delimiter(&token) {
                lexer.jump(before.end());
                self.read(&before);
            } else {
                self.read(&token);
            }
        }
        self.cut(text.len(), text.len());
        Ok(())
    }

    /// A line that speaks to the client and not to the database; gives where it ends.
    fn directive(&mut self, token: &Token) -> Outcome<Option<usize>> {
        if !matches!(token.kind, Kind::Word | Kind::Mark('/')) || !self.starts_line(token) {
            return Ok(None);
        }
        let rest = self.text.get(token.end()..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        let end = (token.end() + line.len() + 1).min(self.text.len());
        let line = line.trim();
        match self.lexicon.bodies {
            Bodies::Stored if token.is_word("DELIMITER") && !self.current.filled => {
                self.set_delimiter(line)?;
                self.current.start = end;
                Ok(Some(end))
            }
            Bodies::PlSql if token.kind == Kind::Mark('/') && line.is_empty() => {
                self.cut(token.start, end);
                Ok(Some(end))
            }
            Bodies::Batch if token.is_word("GO") => {
                let Some(repeats) = go_count(line) else {
                    return Ok(None);
                };
                if self.cut(token.start, end) {
                    self.repeat_last(repeats)?;
                }
                Ok(Some(end))
            }
            _ => Ok(None),
        }
    }

    fn set_delimiter(&mut self, line: &str) -> Outcome<()> {
        let Some(delimiter) = line.split_whitespace().next() else {
            return Err(Fault::hinted(
                Code::SqlText,
                "A DELIMITER line names no delimiter",
                "Write the delimiter after it, such as DELIMITER //",
            ));
        };
        delimiter.clone_into(&mut self.delimiter);
        Ok(())
    }

    fn starts_line(&self, token: &Token) -> bool {
        let before = self.text.get(..token.start).unwrap_or("");
        before
            .chars()
            .rev()
            .take_while(|letter| *letter != '\n')
            .all(char::is_whitespace)
    }

    fn at_delimiter(&self, token: &Token) -> bool {
        if matches!(
            token.kind,
            Kind::Quoted | Kind::Comment | Kind::Executable | Kind::Space
        ) {
            return false;
        }
        if self.delimiter != ";" {
            return self
                .text
                .get(token.start..)
                .is_some_and(|rest| rest.starts_with(&self.delimiter));
        }
        token.kind == Kind::Mark(';')
            && self.current.depth == 0
            && self.current.parentheses == 0
            && self.lexicon.bodies != Bodies::Batch
            && !self.is_block()
    }

    /// The part of a word before a delimiter: MySQL's client finds it there, too, as in `END$$`.
    fn before_delimiter<'t>(&self, token: &Token<'t>) -> Option<Token<'t>> {
        if self.delimiter == ";" || token.kind != Kind::Word {
            return None;
        }
        let length = token.text.find(&self.delimiter)?;
        Some(Token {
            kind: Kind::Word,
            start: token.start,
            text: token.text.get(..length)?,
        })
    }

    /// Whether the statement is a PL/SQL block, whose semicolons belong to it.
    fn is_block(&self) -> bool {
        if self.lexicon.bodies != Bodies::PlSql {
            return false;
        }
        let words: Vec<&str> = self.current.words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["DECLARE" | "BEGIN", ..] => true,
            ["CREATE", rest @ ..] => {
                let skipped = ["OR", "REPLACE", "EDITIONABLE", "NONEDITIONABLE"];
                let made = rest.iter().find(|word| !skipped.contains(word));
                made.is_some_and(|made| {
                    [
                        "PROCEDURE",
                        "FUNCTION",
                        "PACKAGE",
                        "TRIGGER",
                        "TYPE",
                        "LIBRARY",
                    ]
                    .contains(made)
                })
            }
            _ => false,
        }
    }

    fn read(&mut self, token: &Token) {
        if token.is_blank() {
            return;
        }
        self.current.filled = true;
        match token.kind {
            Kind::Word => self.read_word(&token.text.to_ascii_uppercase()),
            Kind::Mark('(') if self.lexicon.bodies == Bodies::Atomic => {
                self.current.parentheses += 1
            }
            Kind::Mark(')') => {
                self.current.parentheses = self.current.parentheses.saturating_sub(1);
            }
            Kind::Mark(';') => self.current.after_end = false,
            _ => {}
        }
    }

    fn read_word(&mut self, word: &str) {
        let after_end = std::mem::take(&mut self.current.after_end);
        let opens = match word {
            "BEGIN" => self.current.depth > 0 || self.opens_body(),
            "ATOMIC" => self.opens_atomic(),
            "CASE" => self.current.depth > 0 && !after_end,
            _ => false,
        };
        let atomic = self.lexicon.bodies == Bodies::Atomic;
        if opens && !(atomic && word == "BEGIN") {
            self.current.depth += 1;
        }
        let closes_other = after_end && ["IF", "LOOP", "WHILE", "REPEAT"].contains(&word);
        if closes_other {
            // The END before belonged to a block that was not counted.
            self.current.depth += 1;
        }
        if word == "END" && self.current.depth > 0 {
            self.current.depth -= 1;
            self.current.after_end = true;
        }
        if self.current.words.len() < 24 {
            self.current.words.push(word.to_owned());
        }
    }

    /// Whether BEGIN starts the body of a trigger or routine.
    fn opens_body(&self) -> bool {
        let words = &self.current.words;
        let creates = words.first().is_some_and(|first| first == "CREATE");
        let makes = |kinds: &[&str]| words.iter().any(|word| kinds.contains(&word.as_str()));
        match self.lexicon.bodies {
            Bodies::Trigger => creates && makes(&["TRIGGER"]),
            Bodies::Stored => {
                words.is_empty() && self.begins_block()
                    || creates && makes(&["PROCEDURE", "FUNCTION", "TRIGGER", "EVENT"])
            }
            Bodies::Atomic | Bodies::PlSql | Bodies::Batch => false,
        }
    }

    /// MariaDB's `BEGIN NOT ATOMIC … END` outside of routines.
    fn begins_block(&self) -> bool {
        let text = self
            .text
            .get(self.current.start..)
            .unwrap_or("")
            .trim_start();
        let mut words = text.split_whitespace().take(3).map(str::to_ascii_uppercase);
        words.by_ref().next().as_deref() == Some("BEGIN")
            && words.next().as_deref() == Some("NOT")
            && words.next().as_deref() == Some("ATOMIC")
    }

    /// `BEGIN ATOMIC` of an SQL function.
    fn opens_atomic(&self) -> bool {
        let words = &self.current.words;
        self.lexicon.bodies == Bodies::Atomic
            && words.first().is_some_and(|first| first == "CREATE")
            && words.last().is_some_and(|last| last == "BEGIN")
    }

    /// Ends the statement at `end`, and says whether there was any; the next
    /// one starts at `next`.
    fn cut(&mut self, end: usize, next: usize) -> bool {
        let current = std::mem::take(&mut self.current);
        self.current.start = next;
        let mut statement = self.text.get(current.start..end).unwrap_or("").trim();
        if self.lexicon.bodies == Bodies::Batch {
            statement =
                statement.trim_end_matches(|letter: char| letter == ';' || letter.is_whitespace());
        }
        let found = current.filled && !statement.is_empty();
        if found {
            self.statements.push(statement.to_owned());
        }
        found
    }

    /// Makes the last statement stand there so many times.
    fn repeat_last(&mut self, times: usize) -> Outcome<()> {
        let Some(last) = self.statements.pop() else {
            return Ok(());
        };
        self.repeated = self
            .repeated
            .saturating_add(times.saturating_mul(last.len() + PER_STATEMENT));
        if times > MAX_REPEATS || self.repeated > MAX_REPEATED_BYTES {
            return Err(Fault::hinted(
                Code::SqlText,
                format!("\"GO {times}\" repeats more than a script may hold"),
                "Repeat the batch in SQL, with WHILE",
            ));
        }
        self.statements.extend(std::iter::repeat_n(last, times));
        Ok(())
    }
}

/// How often a GO line runs its batch; none when it is no such line.
fn go_count(line: &str) -> Option<usize> {
    let count = line
        .split("--")
        .next()
        .unwrap_or("")
        .trim()
        .trim_end_matches(';');
    if count.is_empty() {
        Some(1)
    } else {
        count.parse().ok()
    }
}
