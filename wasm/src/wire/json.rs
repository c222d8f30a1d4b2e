//! A pull parser over the request's JSON: no tree, texts borrowed where they can be.

use std::borrow::Cow;

use super::scan::{is_number, plain_length};
use crate::error::{Code, Fault, Outcome};

/// How deep objects and lists may nest.
const DEPTH: u32 = 64;

/// Reads one JSON text from the front to the back.
pub struct Reader<'a> {
    text: &'a str,
    position: usize,
    depth: u32,
    /// Whether the last thing read was a whole value, so that a comma comes next.
    after_value: bool,
}

/// What the next value is, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number
    Number,
    /// A text
    Text,
    /// A list
    List,
    /// An object
    Object,
    /// Nothing that JSON knows, or the end.
    Nothing,
}

impl<'a> Reader<'a> {
    /// A reader at the front of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            position: 0,
            depth: 0,
            after_value: false,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.position += 1;
        }
    }

    /// What comes next.
    pub fn peek(&mut self) -> Kind {
        self.skip_space();
        match self.byte() {
            Some(b'"') => Kind::Text,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => Kind::Nothing,
        }
    }

    /// The fault for a value of another kind than the wire says.
    #[cold]
    pub fn mismatch(&mut self, wanted: &str) -> Box<Fault> {
        let found = match self.peek() {
            Kind::Null => "null",
            Kind::Bool => "true or false",
            Kind::Number => "a number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Object => "an object",
            Kind::Nothing => return self.syntax("a value is missing"),
        };
        Fault::new(Code::Mismatch, format!("Expected {wanted}, got {found}"))
    }

    #[cold]
    fn syntax(&self, what: &str) -> Box<Fault> {
        let message = format!("The request is not JSON: {what} at byte {0}", self.position);
        Fault::new(Code::Syntax, message)
    }

    fn open(&mut self, byte: u8, wanted: &str) -> Outcome<()> {
        self.skip_space();
        if self.byte() != Some(byte) {
            return Err(self.mismatch(wanted));
        }
        if self.depth >= DEPTH {
            let message = format!("Values are nested deeper than {DEPTH} levels");
            return Err(Fault::new(Code::Depth, message));
        }
        self.position += 1;
        self.depth += 1;
        self.after_value = false;
        Ok(())
    }

    /// Whether another member follows; consumes the comma or the end.
    fn more(&mut self, close: u8) -> Outcome<bool> {
        self.skip_space();
        let Some(byte) = self.byte() else {
            return Err(self.syntax("it ends too early"));
        };
        if byte == close {
            self.position += 1;
            self.depth = self.depth.saturating_sub(1);
            self.after_value = true;
            return Ok(false);
        }
        if self.after_value {
            if byte != b',' {
                return Err(self.syntax("a comma is missing"));
            }
            self.position += 1;
            self.after_value = false;
        }
        Ok(true)
    }

    /// Enters an object.
    pub fn open_object(&mut self) -> Outcome<()> {
        self.open(b'{', "an object")
    }

    /// Enters a list.
    pub fn open_list(&mut self) -> Outcome<()> {
        self.open(b'[', "a list")
    }

    /// Whether the list has another element; leaves the list when not.
    pub fn next_element(&mut self) -> Outcome<bool> {
        self.more(b']')
    }

    /// The next key of the object; leaves the object when there is none.
    pub fn next_key(&mut self) -> Outcome<Option<Cow<'a, str>>> {
        if !self.more(b'}')? {
            return Ok(None);
        }
        let key = self.text()?;
        self.skip_space();
        if self.byte() != Some(b':') {
            return Err(self.syntax("a colon is missing"));
        }
        self.position += 1;
        Ok(Some(key))
    }

    /// A text; borrowed when it has no escapes.
    pub fn text(&mut self) -> Outcome<Cow<'a, str>> {
        self.skip_space();
        if self.byte() != Some(b'"') {
            return Err(self.mismatch("a text"));
        }
        self.position += 1;
        let start = self.position;
        self.skip_plain();
        let plain = self.text.get(start..self.position).unwrap_or("");
        if self.byte() == Some(b'"') {
            self.position += 1;
            self.after_value = true;
            return Ok(Cow::Borrowed(plain));
        }
        self.escaped_text(plain.to_owned()).map(Cow::Owned)
    }

    /// Goes on to the next quote, backslash, control character or the end.
    fn skip_plain(&mut self) {
        let rest = self.text.as_bytes().get(self.position..).unwrap_or(&[]);
        let plain = plain_length(rest);
        self.position += plain;
    }

    #[inline(never)]
    fn escaped_text(&mut self, mut text: String) -> Outcome<String> {
        loop {
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.position += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(self.syntax("a text does not end")),
            }
            let start = self.position;
            self.skip_plain();
            text.push_str(self.text.get(start..self.position).unwrap_or(""));
        }
        self.position += 1;
        self.after_value = true;
        Ok(text)
    }

    fn escape(&mut self) -> Outcome<char> {
        let byte = self.byte();
        self.position += 1;
        Ok(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.syntax("an escape is unknown")),
        })
    }

    fn unicode_escape(&mut self) -> Outcome<char> {
        let first = self.hex4()?;
        if let Some(plain) = char::from_u32(first) {
            return Ok(plain);
        }
        let pair = (first < 0xDC00
            && self
                .text
                .get(self.position..)
                .is_some_and(|rest| rest.starts_with("\\u")))
        .then(|| {
            self.position += 2;
            self.hex4()
        })
        .transpose()?;
        pair.filter(|second| (0xDC00..0xE000).contains(second))
            .and_then(|second| {
                char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            })
            .ok_or_else(|| {
                Fault::new(
                    Code::Surrogate,
                    "A text holds half of a surrogate pair, which no database can store",
                )
            })
    }

    fn hex4(&mut self) -> Outcome<u32> {
        let end = self.position + 4;
        let digits = self
            .text
            .get(self.position..end)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(value) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return Err(self.syntax("an escape is not four hexadecimal digits"));
        };
        self.position = end;
        Ok(value)
    }

    /// A number as it is written.
    pub fn number(&mut self) -> Outcome<&'a str> {
        if self.peek() != Kind::Number {
            return Err(self.mismatch("a number"));
        }
        let start = self.position;
        while let Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E') = self.byte() {
            self.position += 1;
        }
        let number = self.text.get(start..self.position).unwrap_or("");
        if !is_number(number) {
            return Err(self.syntax("a number is malformed"));
        }
        self.after_value = true;
        Ok(number)
    }

    /// `true` or `false`.
    pub fn bool(&mut self) -> Outcome<bool> {
        if self.peek() != Kind::Bool {
            return Err(self.mismatch("true or false"));
        }
        if self.word("true") {
            return Ok(true);
        }
        if self.word("false") {
            return Ok(false);
        }
        Err(self.syntax("a word is unknown"))
    }

    /// Consumes a `null`, when one is next.
    pub fn null(&mut self) -> Outcome<bool> {
        if self.peek() != Kind::Null {
            return Ok(false);
        }
        if self.word("null") {
            return Ok(true);
        }
        Err(self.syntax("a word is unknown"))
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self
            .text
            .get(self.position..)
            .is_some_and(|rest| rest.starts_with(word));
        if found {
            self.position += word.len();
            self.after_value = true;
        }
        found
    }

    /// A whole number below zero; none, and nothing is consumed, when another comes next.
    pub fn negative(&mut self) -> Option<i32> {
        let mark = self.mark();
        let number = self.number().ok().and_then(|number| number.parse().ok());
        let below = number.filter(|number| *number < 0);
        if below.is_none() {
            self.rewind(mark);
        }
        below
    }

    /// Passes over one value.
    pub fn skip_value(&mut self) -> Outcome<()> {
        match self.peek() {
            Kind::Text => self.text().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Bool => self.bool().map(drop),
            Kind::Null => self.null().map(drop),
            Kind::List => {
                self.open_list()?;
                while self.next_element()? {
                    self.skip_value()?;
                }
                Ok(())
            }
            Kind::Object => {
                self.open_object()?;
                while self.next_key()?.is_some() {
                    self.skip_value()?;
                }
                Ok(())
            }
            Kind::Nothing => Err(self.mismatch("a value")),
        }
    }

    /// Where the reader is, to come back to.
    pub fn mark(&self) -> Mark {
        Mark {
            position: self.position,
            depth: self.depth,
            after_value: self.after_value,
        }
    }

    /// Goes back to a mark.
    pub fn rewind(&mut self, mark: Mark) {
        let Mark {
            position,
            depth,
            after_value,
        } = mark;
        self.position = position;
        self.depth = depth;
        self.after_value = after_value;
    }

    /// The text under `key` of the object that comes next, without consuming anything.
    pub fn peek_text(&mut self, key: &str) -> Outcome<Option<Cow<'a, str>>> {
        let mark = self.mark();
        self.open_object()?;
        let mut found = None;
        while let Some(name) = self.next_key()? {
            if name == key {
                found = Some(self.text()?);
                break;
            }
            self.skip_value()?;
        }
        self.rewind(mark);
        Ok(found)
    }

    /// Says that the text must end here.
    pub fn end(&mut self) -> Outcome<()> {
        self.skip_space();
        if self.byte().is_some() {
            return Err(self.syntax("something follows the request"));
        }
        Ok(())
    }
}

/// A place in the text; see [`Reader::mark`].
#[derive(Clone, Copy)]
pub struct Mark {
    position: usize,
    depth: u32,
    after_value: bool,
}
