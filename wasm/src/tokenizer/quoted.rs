//! What stands between quotes.

use crate::dialect::facts::Lexicon;

/// A quoted piece without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// A text.
    Text(String),
    /// A name.
    Name(String),
}

/// Reads a token of [`super::lexer::Kind::Quoted`]; none for dollar quotes and
/// the like, which say nothing of escapes.
pub fn unquote(lexicon: &Lexicon, token: &str) -> Option<Quoted> {
    let open = token.chars().next()?;
    let close = if open == '[' { ']' } else { open };
    let body = token.get(open.len_utf8()..)?.strip_suffix(close)?;
    match open {
        '\'' => Some(Quoted::Text(unescape(body, close, lexicon.backslashes)?)),
        '"' if lexicon.double_quoted_texts => {
            Some(Quoted::Text(unescape(body, close, lexicon.backslashes)?))
        }
        '"' | '`' | '[' => Some(Quoted::Name(unescape(body, close, false)?)),
        _ => None,
    }
}

/// Doubled quotes and, where they are escapes, backslashes taken away.
fn unescape(body: &str, close: char, backslashes: bool) -> Option<String> {
    let mut text = String::with_capacity(body.len());
    let mut letters = body.chars();
    while let Some(letter) = letters.next() {
        if letter == close {
            letters.next();
            text.push(close);
        } else if backslashes && letter == '\\' {
            push_escaped(&mut text, letters.next()?);
        } else {
            text.push(letter);
        }
    }
    Some(text)
}

/// The escapes of MySQL (manual, 11.1.1); `\%` and `\_` keep their backslash.
fn push_escaped(text: &mut String, letter: char) {
    match letter {
        '0' => text.push('\0'),
        'b' => text.push('\u{8}'),
        'n' => text.push('\n'),
        'r' => text.push('\r'),
        't' => text.push('\t'),
        'Z' => text.push('\u{1a}'),
        '%' | '_' => {
            text.push('\\');
            text.push(letter);
        }
        other => text.push(other),
    }
}
