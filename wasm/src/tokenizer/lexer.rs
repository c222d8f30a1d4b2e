//! Cuts SQL into tokens, by the rules of a dialect.

use crate::dialect::facts::Lexicon;
use crate::error::{Code, Fault, Outcome};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// White space.
    Space,
    /// A comment.
    Comment,
    /// A comment that the database runs, `/*! … */`.
    Executable,
    /// A text or name in quotes.
    Quoted,
    /// A word or number.
    Word,
    /// Any other character.
    Mark(char),
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token<'s> {
    /// What it is.
    pub kind: Kind,
    /// Where it starts.
    pub start: usize,
    /// The piece itself.
    pub text: &'s str,
}

impl Token<'_> {
    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word, whatever its case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether a database would do nothing with it.
    pub fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Space | Kind::Comment)
    }
}

/// Reads tokens from the front to the back.
pub struct Lexer<'s> {
    lexicon: &'s Lexicon,
    text: &'s str,
    position: usize,
}

fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$' || !letter.is_ascii()
}

/// How many bytes of a text are letters of words; all bytes of a letter that is not ASCII are.
fn word_length(text: &str) -> usize {
    let is_word_byte =
        |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || !byte.is_ascii();
    text.bytes()
        .position(|byte| !is_word_byte(byte))
        .unwrap_or(text.len())
}

impl<'s> Lexer<'s> {
    /// A lexer at the front of `text`.
    pub fn new(lexicon: &'s Lexicon, text: &'s str) -> Self {
        Self {
            lexicon,
            text,
            position: 0,
        }
    }

    /// Goes on at another place.
    pub fn jump(&mut self, position: usize) {
        self.position = position;
    }

    fn rest(&self) -> &'s str {
        self.text.get(self.position..).unwrap_or("")
    }

    /// The next token; none at the end.
    pub fn next(&mut self) -> Outcome<Option<Token<'s>>> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(None);
        };
        let (kind, length) = self.measure(rest, first)?;
        let text = rest.get(..length).unwrap_or(rest);
        let token = Token {
            kind,
            start: self.position,
            text,
        };
        self.position = token.end();
        Ok(Some(token))
    }

    fn measure(&self, rest: &str, first: char) -> Outcome<(Kind, usize)> {
        let lexicon = self.lexicon;
        if first.is_whitespace() {
            let length = rest
                .find(|letter: char| !letter.is_whitespace())
                .unwrap_or(rest.len());
            return Ok((Kind::Space, length));
        }
        if self.starts_line_comment(rest) {
            return Ok((Kind::Comment, rest.find('\n').unwrap_or(rest.len())));
        }
        if rest.starts_with("/*") {
            return self.block_comment(rest);
        }
        match first {
            '\'' => return self.quoted(rest, 1, '\'', lexicon.backslashes),
            '"' => {
                let backslashes = lexicon.double_quoted_texts && lexicon.backslashes;
                return self.quoted(rest, 1, '"', backslashes);
            }
            '`' if lexicon.backticks => return self.quoted(rest, 1, '`', false),
            '[' if lexicon.brackets => return self.quoted(rest, 1, ']', false),
            '$' if lexicon.dollar_quotes => {
                if let Some(found) = self.dollar_quoted(rest)? {
                    return Ok(found);
                }
            }
            _ => {}
        }
        if is_word_letter(first) {
            return self.word(rest);
        }
        Ok((Kind::Mark(first), first.len_utf8()))
    }

    fn starts_line_comment(&self, rest: &str) -> bool {
        if let Some(after) = rest.strip_prefix("--") {
            let spaced = after
                .chars()
                .next()
                .is_none_or(|letter| letter.is_whitespace() || letter.is_control());
            return !self.lexicon.dash_needs_space || spaced;
        }
        self.lexicon.hash_comments && rest.starts_with('#')
    }

    fn block_comment(&self, rest: &str) -> Outcome<(Kind, usize)> {
        let kind = if self.lexicon.hash_comments
            && (rest.starts_with("/*!") || rest.starts_with("/*M!"))
        {
            Kind::Executable
        } else {
            Kind::Comment
        };
        let bytes = rest.as_bytes();
        let mut depth = 1_u32;
        let mut at = 2;
        while let (Some(one), Some(two)) = (bytes.get(at), bytes.get(at + 1)) {
            at += match (one, two) {
                (b'*', b'/') => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok((kind, at + 2));
                    }
                    2
                }
                (b'/', b'*') if self.lexicon.nested_comments => {
                    depth += 1;
                    2
                }
                _ => 1,
            };
        }
        Err(self.unterminated("comment"))
    }

    /// A quoted piece; a doubled quote stands for one.
    fn quoted(
        &self,
        rest: &str,
        open: usize,
        close: char,
        backslashes: bool,
    ) -> Outcome<(Kind, usize)> {
        let body = rest.get(open..).unwrap_or("");
        let mut letters = body.char_indices();
        while let Some((at, letter)) = letters.next() {
            if backslashes && letter == '\\' {
                letters.next();
            } else if letter == close {
                let after = at + letter.len_utf8();
                if !body.get(after..).unwrap_or("").starts_with(close) {
                    return Ok((Kind::Quoted, open + after));
                }
                letters.next();
            }
        }
        Err(self.unterminated("quote"))
    }

    fn dollar_quoted(&self, rest: &str) -> Outcome<Option<(Kind, usize)>> {
        let Some(tag_length) = rest.get(1..).and_then(|body| body.find('$')) else {
            return Ok(None);
        };
        let mark = rest.get(..tag_length + 2).unwrap_or("");
        let tag = mark.trim_matches('$');
        let named = tag
            .chars()
            .all(|letter| is_word_letter(letter) && letter != '$')
            && !tag.starts_with(|letter: char| letter.is_ascii_digit());
        if !named {
            return Ok(None);
        }
        let body = rest.get(mark.len()..).unwrap_or("");
        match body.find(mark) {
            Some(end) => Ok(Some((Kind::Quoted, mark.len() + end + mark.len()))),
            None => Err(self.unterminated("dollar quote")),
        }
    }

    fn word(&self, rest: &str) -> Outcome<(Kind, usize)> {
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or("");
        let after = rest.get(length..).unwrap_or("");
        if after.starts_with('\'') {
            if self.lexicon.escape_strings && word.eq_ignore_ascii_case("e") {
                return self.quoted(rest, length + 1, '\'', true);
            }
            if self.lexicon.q_quotes
                && ["q", "nq"]
                    .iter()
                    .any(|prefix| word.eq_ignore_ascii_case(prefix))
            {
                return self.q_quoted(rest, length + 1);
            }
        }
        Ok((Kind::Word, length))
    }

    /// `q'[ … ]'`: the text ends at the closing bracket with a quote.
    fn q_quoted(&self, rest: &str, open: usize) -> Outcome<(Kind, usize)> {
        let body = rest.get(open..).unwrap_or("");
        let Some(bracket) = body.chars().next() else {
            return Err(self.unterminated("quote"));
        };
        let close = match bracket {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            '<' => '>',
            other => other,
        };
        let inner = body.get(bracket.len_utf8()..).unwrap_or("");
        match inner.find(&format!("{close}'")) {
            Some(end) => Ok((
                Kind::Quoted,
                open + bracket.len_utf8() + end + close.len_utf8() + 1,
            )),
            None => Err(self.unterminated("quote")),
        }
    }

    #[cold]
    fn unterminated(&self, what: &str) -> Box<Fault> {
        let before = self.text.get(..self.position).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        Fault::hinted(
            Code::SqlText,
            format!("A {what} that starts on line {line} of the SQL text does not end"),
            format!("Close the {what}; inside of a quote, its mark is written twice"),
        )
    }
}
