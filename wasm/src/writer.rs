//! The one door for identifiers and literals, and the statements that come out.

use crate::dialect::facts::{BytesStyle, Facts, Placeholder, Unit};
use crate::error::{Code, Fault, Outcome};
use crate::md5::md5_hex;
use crate::model::{ConstraintName, Literal, TableName, Type};
use crate::server::Server;
use crate::types::class::{Class, class_of};
use crate::wire::decode::Text;
use crate::wire::scan::is_number;

/// No database limits names to fewer bytes than this.
const SHORT: usize = 30;

/// Where a statement ends, and what is to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which operation it belongs to.
    pub op: u32,
    /// The end in the text, in UTF-16 units.
    pub end: u32,
    /// Whether it must run outside of a transaction.
    pub outside: bool,
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
        self.end = self
            .end
            .saturating_add(u32::try_from(units).unwrap_or(u32::MAX));
        self.start = self.text.len();
        self.marks.push(Mark {
            op: self.op,
            end: self.end,
            outside,
            bound_rows,
        });
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
            return Err(Fault::new(Code::Identifier, "A name is empty"));
        }
        if name.as_bytes().contains(&0) {
            let shown = name.replace('\0', "\\0");
            return Err(Fault::new(
                Code::Identifier,
                format!("The name \"{shown}\" contains NUL, which no database takes"),
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
        match (name, self.limit()) {
            (ConstraintName::Generated(text), Some(limit)) if self.length(text) > limit => {
                let short = self.shortened(text, limit);
                self.name(&short)
            }
            _ => self.name(name.text()),
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

    /// A text in quotes.
    pub fn text(&mut self, text: &str) -> Outcome<()> {
        self.text.push('\'');
        for letter in text.chars() {
            match letter {
                '\'' => self.text.push_str("''"),
                '\\' if self.facts.double_backslash => self.text.push_str("\\\\"),
                '\0' if self.facts.double_backslash => self.text.push_str("\\0"),
                '\0' => {
                    return Err(Fault::hinted(
                        Code::Literal,
                        format!(
                            "A text contains NUL, which {} cannot write in SQL",
                            self.facts.title
                        ),
                        "Store bytes instead of text",
                    ));
                }
                letter => self.text.push(letter),
            }
        }
        self.text.push('\'');
        Ok(())
    }

    /// A text of Unicode: `N'…'` where the dialect tells them apart.
    pub fn national_text(&mut self, text: &str) -> Outcome<()> {
        if self.facts.national_texts {
            self.text.push('N');
        }
        self.text(text)
    }

    /// A value, written as its column's type wants it.
    pub fn literal(&mut self, value: &Literal, type_: Option<&Type>) -> Outcome<()> {
        let class = type_.map_or(Class::Unknown, class_of);
        match value {
            Literal::Null => self.raw("NULL"),
            Literal::Bool(true) => self.raw(self.facts.true_word),
            Literal::Bool(false) => self.raw(self.facts.false_word),
            Literal::Number(number) => self.number(number, class)?,
            Literal::Text(text) => self.typed_text(text, class)?,
            Literal::Bytes(digits) => self.bytes(digits)?,
            Literal::Date(text) => self.moment(text, "TO_DATE", "YYYY-MM-DD")?,
            Literal::Time(text) => self.text(text)?,
            Literal::DateTime(text) => self.date_time(text)?,
            Literal::Json(text) => self.national_text(text)?,
            Literal::Sql(sql) => self.raw(sql),
        }
        Ok(())
    }

    fn number(&mut self, number: &str, class: Class) -> Outcome<()> {
        if !is_number(number) {
            return Err(Fault::new(
                Code::Literal,
                format!("\"{number}\" is not a number in digits"),
            ));
        }
        match (class, number) {
            (Class::Boolean, "1") => self.raw(self.facts.true_word),
            (Class::Boolean, "0") => self.raw(self.facts.false_word),
            _ => self.raw(number),
        }
        Ok(())
    }

    fn typed_text(&mut self, text: &str, class: Class) -> Outcome<()> {
        match class {
            Class::Unicode => self.national_text(text),
            Class::Unknown | Class::Json if !text.is_ascii() => self.national_text(text),
            Class::Uuid if self.facts.uuid_as_hex => self.text(&text.replace('-', "")),
            Class::Date => self.moment(text, "TO_DATE", "YYYY-MM-DD"),
            Class::DateTime => self.date_time(text),
            _ => self.text(text),
        }
    }

    fn bytes(&mut self, digits: &str) -> Outcome<()> {
        if digits.len() % 2 == 1 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Fault::new(
                Code::Literal,
                "Bytes are written as pairs of hexadecimal digits",
            ));
        }
        let (before, after) = match self.facts.bytes {
            BytesStyle::Quoted => ("X'", "'"),
            BytesStyle::Escaped => ("'\\x", "'"),
            BytesStyle::Number => ("0x", ""),
            BytesStyle::Function => ("HEXTORAW('", "')"),
        };
        self.raw(before);
        self.raw(digits);
        self.raw(after);
        Ok(())
    }

    fn date_time(&mut self, text: &str) -> Outcome<()> {
        let clock = text.get(10..).unwrap_or("");
        if clock.contains(['+', '-', 'Z']) {
            return self.moment(text, "TO_TIMESTAMP_TZ", "YYYY-MM-DD HH24:MI:SS.FFTZH:TZM");
        }
        if clock.contains('.') {
            return self.moment(text, "TO_TIMESTAMP", "YYYY-MM-DD HH24:MI:SS.FF");
        }
        if clock.is_empty() {
            return self.moment(text, "TO_DATE", "YYYY-MM-DD");
        }
        self.moment(text, "TO_DATE", "YYYY-MM-DD HH24:MI:SS")
    }

    fn moment(&mut self, text: &str, function: &str, format: &str) -> Outcome<()> {
        if !self.facts.date_functions || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
            return self.text(text);
        }
        self.raw(function);
        self.raw("(");
        self.text(text)?;
        self.raw(", '");
        self.raw(format);
        self.raw("')");
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

/// Whether a character lies beyond the basic plane.
pub fn is_astral(letter: char) -> bool {
    u32::from(letter) > 0xFFFF
}
