//! The one door for identifiers and literals, and the statements that come out.

mod literals;
mod names;

use crate::dialect::facts::{Facts, Placeholder};
use crate::error::Outcome;
use crate::server::Server;
use crate::tokenizer::kind::{StatementKind, statement_kind};

pub use names::is_astral;

/// Where a statement ends, and what is to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which operation it belongs to.
    pub op: u32,
    /// The end in the text, in UTF-16 units.
    pub end: u32,
    /// Whether it must run outside of a transaction.
    pub outside: bool,
    /// How it stands to transactions.
    pub kind: StatementKind,
    /// How many bound rows it takes.
    pub bound_rows: u32,
}

/// Collects statements as one text.
pub struct Writer {
    /// The facts of the dialect.
    pub facts: &'static Facts,
    /// What is known of the server.
    pub server: Server,
    text: String,
    marks: Vec<Mark>,
    start: usize,
    end: u32,
    op: u32,
}

impl Writer {
    /// An empty writer with room for so many bytes.
    pub fn new(facts: &'static Facts, server: Server, capacity: usize) -> Self {
        Self {
            facts,
            server,
            text: String::with_capacity(capacity),
            marks: Vec::new(),
            start: 0,
            end: 0,
            op: 0,
        }
    }

    /// What follows belongs to this operation.
    pub fn begin_operation(&mut self, op: u32) {
        self.op = op;
        self.text.truncate(self.start);
    }

    /// The whole text, and where its statements end.
    pub fn finish(self) -> (String, Vec<Mark>) {
        (self.text, self.marks)
    }

    /// Ends a statement.
    pub fn end(&mut self) {
        self.mark(false, 0);
    }

    /// Ends a statement that must run outside of a transaction when `outside` says so.
    pub fn end_outside(&mut self, outside: bool) {
        self.mark(outside, 0);
    }

    /// Ends a statement whose placeholders take `rows` rows.
    pub fn end_bound(&mut self, rows: u32) {
        self.mark(false, rows);
    }

    fn mark(&mut self, outside: bool, bound_rows: u32) {
        let statement = self.text.get(self.start..).unwrap_or("");
        let units = if statement.is_ascii() {
            statement.len()
        } else {
            statement.encode_utf16().count()
        };
        let kind = statement_kind(&self.facts.lexicon, statement);
        self.end = self
            .end
            .saturating_add(u32::try_from(units).unwrap_or(u32::MAX));
        self.start = self.text.len();
        self.marks.push(Mark {
            op: self.op,
            end: self.end,
            outside,
            kind,
            bound_rows,
        });
    }

    /// How many statements there are by now.
    pub fn count(&self) -> usize {
        self.marks.len()
    }

    /// Makes the last statement, which begins at `start` with `words`, a clause
    /// of the one before it, and says whether it did.
    pub fn join(&mut self, start: usize, words: &str) -> bool {
        let last = self.text.get(start..self.start).unwrap_or("");
        let Some(clause) = last.strip_prefix(words) else {
            return false;
        };
        let [.., before, _] = self.marks.as_slice() else {
            return false;
        };
        let end = before.end;
        let joined = format!(", {clause}");
        self.text.truncate(start);
        self.text.push_str(&joined);
        self.marks.pop();
        self.start = self.text.len();
        let units = u32::try_from(joined.encode_utf16().count()).unwrap_or(u32::MAX);
        self.end = end.saturating_add(units);
        if let Some(before) = self.marks.last_mut() {
            before.end = self.end;
        }
        true
    }

    /// How many bytes there are by now.
    pub fn byte_length(&self) -> usize {
        self.text.len()
    }

    /// SQL as it is.
    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What `write` writes, apart from the statement.
    pub fn aside(&mut self, write: impl FnOnce(&mut Self) -> Outcome<()>) -> Outcome<String> {
        let start = self.text.len();
        write(self)?;
        let aside = self.text.get(start..).unwrap_or("").to_owned();
        self.text.truncate(start);
        Ok(aside)
    }

    /// Things between commas.
    pub fn list<T>(
        &mut self,
        things: &[T],
        mut write: impl FnMut(&mut Self, &T) -> Outcome<()>,
    ) -> Outcome<()> {
        for (index, thing) in things.iter().enumerate() {
            if index > 0 {
                self.raw(", ");
            }
            write(self, thing)?;
        }
        Ok(())
    }

    /// The mark of the bound value with this number, counted from one.
    pub fn placeholder(&mut self, number: usize) {
        match self.facts.placeholder {
            Placeholder::Question => self.raw("?"),
            Placeholder::Dollar => self.raw(&format!("${number}")),
            Placeholder::AtP => self.raw(&format!("@p{number}")),
            Placeholder::Colon => self.raw(&format!(":{number}")),
        }
    }
}
