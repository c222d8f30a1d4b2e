//! Values, written as their dialect and their column's type want them.

use super::Writer;
use crate::dialect::facts::BytesStyle;
use crate::error::{Code, Fault, Outcome};
use crate::model::{Literal, Type};
use crate::types::class::{Class, class_of};
use crate::wire::scan::is_number;

impl Writer {
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
}
