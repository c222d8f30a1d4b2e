//! Identifiers: quoted when they must be, refused when no database takes them.

use std::borrow::Cow;

use super::Writer;
use crate::dialect::facts::{Facts, Unit};
use crate::error::{Code, Fault, Outcome};
use crate::md5::md5_hex;
use crate::model::{ConstraintName, TableName};
use crate::wire::decode::Text;

/// No database limits names to fewer bytes than this.
const SHORT: usize = 30;

impl Writer {
    /// A name, quoted when it must be.
    pub fn name(&mut self, name: &str) -> Outcome<()> {
        if name.len() <= SHORT && self.is_plain(name) {
            self.text.push_str(name);
            return Ok(());
        }
        self.check_name(name)?;
        self.push_name(name);
        Ok(())
    }

    fn push_name(&mut self, name: &str) {
        if self.is_plain(name) {
            self.text.push_str(name);
            return;
        }
        let Facts { open, close, .. } = *self.facts;
        self.text.push(open);
        for letter in name.chars() {
            self.text.push(letter);
            if letter == close {
                self.text.push(letter);
            }
        }
        self.text.push(close);
    }

    fn is_plain(&self, name: &str) -> bool {
        let starts = match name.as_bytes().first() {
            Some(b'_') => !self.facts.quote_underscore,
            Some(first) => first.is_ascii_lowercase(),
            None => false,
        };
        starts
            && name
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$'))
            && !self.facts.keywords.contains(name)
    }

    fn check_name(&self, name: &str) -> Outcome<()> {
        if name.is_empty() {
            return Err(Fault::hinted(
                Code::Identifier,
                "A name is empty",
                "Give a name of one character at least",
            ));
        }
        if name.as_bytes().contains(&0) {
            let shown = name.replace('\0', "\\0");
            return Err(Fault::hinted(
                Code::Identifier,
                format!("The name \"{shown}\" contains NUL, which no database takes"),
                "Remove the NUL character",
            ));
        }
        if self.facts.basic_names {
            self.check_basic(name)?;
        }
        let Some(limit) = self.limit() else {
            return Ok(());
        };
        let length = self.length(name);
        if length <= limit {
            return Ok(());
        }
        let unit = match self.facts.unit {
            Unit::Bytes => "bytes",
            Unit::Characters => "characters",
        };
        let title = self.facts.title;
        Err(Fault::hinted(
            Code::Identifier,
            format!("The name \"{name}\" has {length} {unit}, and {title} takes {limit}"),
            "Choose a shorter name",
        ))
    }

    fn check_basic(&self, name: &str) -> Outcome<()> {
        let title = self.facts.title;
        let wrong = if name.ends_with(char::is_whitespace) {
            "ends in white space"
        } else if name.chars().any(is_astral) {
            "holds a character beyond U+FFFF"
        } else {
            return Ok(());
        };
        Err(Fault::hinted(
            Code::Identifier,
            format!("The name \"{name}\" {wrong}, which {title} refuses"),
            "Choose a name without it",
        ))
    }

    /// The longest identifier of this server.
    fn limit(&self) -> Option<usize> {
        let before = self.facts.max_identifier_before;
        if let Some((_, limit)) = before.filter(|(major, _)| self.server.below(*major, 2)) {
            return Some(limit);
        }
        self.facts.max_identifier
    }

    fn length(&self, name: &str) -> usize {
        match self.facts.unit {
            Unit::Bytes => name.len(),
            Unit::Characters => name.chars().count(),
        }
    }

    /// The name of a constraint or index; a generated one is shortened to the limit.
    pub fn constraint_name(&mut self, name: &ConstraintName) -> Outcome<()> {
        let name = self.final_name(name);
        self.name(&name)
    }

    /// What the database will call a constraint or index.
    pub fn final_name<'n>(&self, name: &'n ConstraintName) -> Cow<'n, str> {
        match (name, self.limit()) {
            (ConstraintName::Generated(text), Some(limit)) if self.length(text) > limit => {
                self.shortened(text, limit).into()
            }
            _ => name.text().into(),
        }
    }

    /// The first letters, and the end of the digest of them all.
    fn shortened(&self, name: &str, limit: usize) -> String {
        let mut short = String::new();
        for letter in name.chars() {
            short.push(letter);
            if self.length(&short) > limit.saturating_sub(8) {
                short.pop();
                break;
            }
        }
        let digest = md5_hex(name);
        short.push('_');
        short.push_str(digest.get(28..).unwrap_or(""));
        short
    }

    /// A name with its schema.
    pub fn qualified(&mut self, schema: Option<&str>, name: &str) -> Outcome<()> {
        if let Some(schema) = schema {
            self.name(schema)?;
            self.raw(".");
        }
        self.name(name)
    }

    /// A table with its schema.
    pub fn table(&mut self, table: &TableName) -> Outcome<()> {
        self.qualified(table.schema.as_deref(), &table.name)
    }

    /// Names between commas.
    pub fn names(&mut self, names: &[Text]) -> Outcome<()> {
        self.list(names, |writer, name| writer.name(name))
    }
}

/// Whether a character lies beyond the basic plane.
pub fn is_astral(letter: char) -> bool {
    u32::from(letter) > 0xFFFF
}
